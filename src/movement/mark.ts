import type { Risk } from "../register";
import { cellAt, cellKey, contrast, sheetNamed, type CellRef, type Edit, type WorkbookSnapshot } from "../workbook";
import type { RiskMatch } from "./compare";
import { diffWords } from "./diff";
import { SURE } from "./match";

/** What marking changed text will do. */
export interface MarkPlan {
  /** Of kind "textRuns", one a cell. */
  readonly edits: readonly Edit[];
  /** Cells left alone: a formula, or a fill on which no red can be read. */
  readonly kept: readonly CellRef[];
  /** Risks left alone because nobody can be sure which risk of the period before they were. */
  readonly unsure: readonly Risk[];
  /** Why nothing can be marked at all; null where something could. */
  readonly reason: string | null;
}

/** Reds from the one that suits a light fill to those for dark ones. */
const REDS = ["#C00000", "#9C0006", "#FF9999", "#FFCCCC"];
const READABLE = 4.5;

/**
 * The edits that colour red what was written since the period before, word by word: in files the words, in Excel the
 * whole cell. Texts stay as they stand. For councils that mark changes so; never without being asked.
 */
export function markChangedText(
  matches: readonly RiskMatch[],
  { workbook }: { readonly workbook: WorkbookSnapshot },
): MarkPlan {
  const edits: Edit[] = [],
    kept: CellRef[] = [],
    unsure: Risk[] = [];
  for (const { previous, current, sure } of matches) {
    if (!current) continue;
    if (previous && sure < SURE) {
      unsure.push(current);
      continue;
    }
    for (const [cell, changed] of changedCells(current, previous, workbook)) {
      const sheet = sheetNamed(workbook, cell.sheet)!;
      const fill = sheet.fills.get(cellKey(cell.row, cell.column)) ?? "#FFFFFF";
      const colour = REDS.find((red) => contrast(red, fill) >= READABLE);
      if (colour === undefined || sheet.formulas.has(cellKey(cell.row, cell.column))) kept.push(cell);
      else
        edits.push({
          kind: "textRuns",
          sheet: cell.sheet,
          row: cell.row,
          column: cell.column,
          runs: changed.map(({ text, added }) => ({ text, colour: added ? colour : null })),
        });
    }
  }
  const reason = edits.length + kept.length + unsure.length > 0 ? null : "No text has changed since the period before.";
  return { edits, kept, unsure, reason };
}

interface Stretch {
  readonly text: string;
  readonly added: boolean;
}

/** One text field of a risk: its cells in order, and what it says. */
interface FieldText {
  readonly cells: readonly CellRef[];
  readonly text: string;
}

function fieldTexts(risk: Risk): ReadonlyMap<string, FieldText> {
  const fields = new Map<string, { cells: CellRef[]; text: string }>();
  const add = (field: string, cell: CellRef, text: string): void => {
    const own = fields.get(field);
    if (!own) fields.set(field, { cells: [cell], text });
    else {
      own.cells.push(cell);
      own.text += `\n${text}`;
    }
  };
  for (const [role, text] of Object.entries(risk.texts)) if (MARKED.has(role)) add(role, text.cell, text.text);
  for (const control of risk.controls) add("controls", control.cell, control.text);
  for (const action of risk.actions) add("actions", action.cell, action.description);
  for (const [heading, text] of Object.entries(risk.other)) add(`other ${heading}`, text.cell, text.text);
  return fields;
}

/** Fields of prose; references, owners, dates and scores are not marked. */
const MARKED: ReadonlySet<string> = new Set(
  "title description cause trigger consequence response contingency notes asset threat vulnerability".split(" "),
);

/** Cells of a risk in which words were written since, each with its text in stretches. */
function* changedCells(
  current: Risk,
  previous: Risk | null,
  workbook: WorkbookSnapshot,
): Iterable<readonly [CellRef, readonly Stretch[]]> {
  const before = previous && fieldTexts(previous);
  const cells = new Map<string, { readonly cell: CellRef; readonly words: readonly Word[] }>();
  const known = new Set<string>();
  for (const [field, { cells: own }] of fieldTexts(current)) {
    const then = before ? before.get(field) : { text: "" };
    const words = own.flatMap((cell) => {
      const key = `${cell.row} ${cell.column} ${cell.sheet}`;
      const sheet = sheetNamed(workbook, cell.sheet);
      const value = sheet ? cellAt(sheet, cell.row, cell.column) : null;
      if (typeof value !== "string" || value.trim() === "") return [];
      if (!cells.has(key)) cells.set(key, { cell, words: wordsOf(value) });
      // Where the period before had no such field, nobody can say what of it is new.
      if (!then) known.add(key);
      return cells.get(key)!.words;
    });
    if (then) keepSame(then.text, [...new Set(words)]);
  }
  for (const [key, { cell, words }] of cells)
    if (!known.has(key) && words.some((word) => word.added)) yield [cell, stretches(words)];
}

/** A word with the spaces behind it; `added` until a field of the period before turns out to hold it. */
interface Word {
  readonly text: string;
  added: boolean;
}

const wordsOf = (text: string): readonly Word[] =>
  (text.match(/\s*\S+\s*?(?=\S|$)|\s+$/g) ?? []).map((word) => ({ text: word, added: word.trim() !== "" }));

function keepSame(before: string, words: readonly Word[]): void {
  const told = words.filter((word) => word.text.trim() !== "");
  let at = 0;
  for (const { kind, text } of diffWords(before, told.map((word) => word.text.trim()).join(" "))) {
    if (kind === "removed") continue;
    for (let n = text.split(" ").length; n > 0; n--, at++) if (kind === "same") told[at]!.added = false;
  }
}

function stretches(words: readonly Word[]): readonly Stretch[] {
  const found: { text: string; added: boolean }[] = [];
  for (const { text, added } of words) {
    const last = found[found.length - 1];
    if (last && last.added === added) last.text += text;
    else found.push({ text, added });
  }
  return found;
}
