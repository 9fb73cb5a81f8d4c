import { STAGE_PARTS, columnOf, isPairCell, type Register, type Risk, type StageReading } from "../register";
import {
  cellAt,
  cellKey,
  sheetNamed,
  type CellRef,
  type CellValue,
  type Edit,
  type WorkbookSnapshot,
} from "../workbook";
import type { RiskMatch } from "./compare";
import { SURE } from "./match";

/** What filling in the previous scores will do. */
export interface FillPlan {
  readonly edits: readonly Edit[];
  /** Cells filled. */
  readonly written: number;
  /** Cells left alone because something else stands there, or a formula. */
  readonly kept: readonly CellRef[];
  /** Risks left alone because nobody can be sure which risk of the period before they were. */
  readonly unsure: readonly Risk[];
  /** Why nothing can be written at all; null where something could. */
  readonly reason: string | null;
}

/**
 * The edits that fill blank previous scores, ratings and bands with the present ones of the period before. Only blank
 * cells without a formula are filled; a score that differs is for `previous-mismatch` to tell.
 */
export function fillPrevious(
  register: Register,
  matches: readonly RiskMatch[],
  { workbook }: { readonly workbook: WorkbookSnapshot },
): FillPlan {
  const nothing = (reason: string): FillPlan => ({ edits: [], written: 0, kept: [], unsure: [], reason });
  const hasPlace =
    STAGE_PARTS.some((part) => columnOf(register, `previous.${part}`) !== null) ||
    register.risks.some((risk) => risk.stages.previous);
  if (!hasPlace) return nothing("The register has no place for a previous score.");
  const writes: { readonly cell: CellRef; readonly value: CellValue }[] = [];
  const kept: CellRef[] = [],
    unsure: Risk[] = [];
  for (const { previous, current, sure } of matches) {
    const then = previous?.stages.current ?? previous?.stages.residual;
    if (!current || !then) continue;
    if (sure < SURE) {
      unsure.push(current);
      continue;
    }
    const into = current.stages.previous;
    for (const part of STAGE_PARTS) {
      // How both would be written in one cell is the register's own way, which one rating does not tell.
      if (into && isPairCell(into) && (part === "likelihood" || part === "impact")) continue;
      const cell = into?.[part]?.cell;
      const value = shownValue(then, part);
      const sheet = cell && sheetNamed(workbook, cell.sheet);
      if (!cell || !sheet || value === null) continue;
      const stands = cellAt(sheet, cell.row, cell.column);
      const typed = !sheet.formulas.has(cellKey(cell.row, cell.column));
      if (typed && (stands === null || (typeof stands === "string" && stands.trim() === "")))
        writes.push({ cell, value });
      else if (String(stands) !== String(value)) kept.push(cell);
    }
  }
  if (writes.length === 0 && kept.length + unsure.length === 0)
    return nothing("No previous score is blank whose risk was scored in the period before.");
  return {
    edits: writes.map(({ cell, value }) => ({
      kind: "values",
      sheet: cell.sheet,
      top: cell.row,
      left: cell.column,
      values: [[value as string | number]],
    })),
    written: writes.length,
    kept,
    unsure,
    reason: null,
  };
}

/** What a part of a stage says, as it is to be written: a number where it is one; null where it says nothing. */
function shownValue(stage: StageReading, part: (typeof STAGE_PARTS)[number]): string | number | null {
  if (part === "band") return stage.band?.state === "scored" ? stage.band.text : null;
  const rating = stage[part];
  if (rating?.state !== "scored") return null;
  return /^\d+(?:\.\d+)?$/.test(rating.text) && rating.value !== null ? rating.value : rating.text;
}
