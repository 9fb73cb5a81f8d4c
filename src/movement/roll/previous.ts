import { cellAt, isCellError, sheetNamed, type CellInput, type CellRef, type WorkbookSnapshot } from "../../workbook";
import { scoreOf } from "../../matrix";
import { columnOf, matrixFor, STAGE_PARTS, type Register, type Risk, type StageReading } from "../../register";
import { named } from "./words";
import type { Writes } from "./writes";

/**
 * Current becomes previous: each previous cell takes what stands in the risk's current one (else its residual one), as
 * that cell writes it. A formula's value is taken, not the formula: the new sheet's current figures will move on.
 */
export function carryCurrent(
  register: Register,
  workbook: WorkbookSnapshot,
  writes: Writes,
): { readonly filled: number; readonly notes: readonly string[] } {
  const blank: Risk[] = [];
  let filled = 0;
  for (const risk of register.risks) {
    const { previous } = risk.stages;
    if (!previous) continue;
    const now = risk.stages.current ?? risk.stages.residual;
    let any = false;
    for (const part of STAGE_PARTS) {
      const into = previous[part];
      if (!into) continue;
      const value = now?.[part]
        ? valueOf(workbook, risk, now[part])
        : part === "score" && now
          ? matrixScore(register, risk, now)
          : null;
      writes.put(into.cell, value);
      any ||= value !== null;
    }
    if (any) filled++;
    else blank.push(risk);
  }
  carryUntitled(register, workbook, writes);
  if (!register.risks.some((risk) => risk.stages.previous))
    return {
      filled,
      notes: [
        "The register has no place for a previous score, so none was filled in. Compare the two sheets to see what moves.",
      ],
    };
  return {
    filled,
    notes:
      blank.length === 0
        ? []
        : [
            `Previous score of ${named(blank)} left blank: ${blank.length === 1 ? "its current score is" : "their current scores are"} blank.`,
          ],
  };
}

/** What a rating's, score's or band's cell holds. A mark in a grid stands for its number; what counts as blank is blank. */
function valueOf(workbook: WorkbookSnapshot, risk: Risk, part: NonNullable<StageReading["score" | "band"]>): CellInput {
  if (part.state === "blank" || part.state === "error") return null;
  const isMark = risk.marks?.some(({ cell }) => sameCell(cell, part.cell)) ?? false;
  if (isMark && "value" in part) return part.value;
  const sheet = sheetNamed(workbook, part.cell.sheet);
  const value = sheet ? cellAt(sheet, part.cell.row, part.cell.column) : null;
  return isCellError(value) ? null : value;
}

/** Where the register has no score of its own, the score its known matrix gives for its ratings. */
function matrixScore(register: Register, risk: Risk, now: StageReading): number | null {
  const matrix = matrixFor(register, risk);
  const [likelihood, impact] = [now.likelihood?.value ?? null, now.impact?.value ?? null];
  return matrix.source === "default" || likelihood === null || impact === null
    ? null
    : scoreOf(matrix, likelihood, impact);
}

/** Rows with a reference and a rating but no text are no risks, but their figures move on too. */
function carryUntitled(register: Register, workbook: WorkbookSnapshot, writes: Writes): void {
  const sheet = sheetNamed(workbook, register.sheet);
  if (!sheet) return;
  const stage = register.columns.some(({ field }) => field?.startsWith("current.")) ? "current" : "residual";
  for (const part of STAGE_PARTS) {
    const [from, to] = [columnOf(register, `${stage}.${part}`), columnOf(register, `previous.${part}`)];
    if (from === null || to === null) continue;
    for (const { row } of register.untitled) {
      const value = cellAt(sheet, row, from);
      writes.put({ sheet: sheet.name, row, column: to }, isCellError(value) ? null : value);
    }
  }
}

const sameCell = (a: CellRef, b: CellRef): boolean => a.sheet === b.sheet && a.row === b.row && a.column === b.column;
