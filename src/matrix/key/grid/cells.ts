import { colourName, warmthOf } from "../../colours";
import { numberAndWords, plainNumber } from "../../words";
import type { Block } from "../blocks";
import { gradeOf } from "../grades";
import { isBandName, isBandWord } from "../terms";
import type { View } from "../view";

const MAX_SCORE = 1000;
const CELL_LENGTH = 40;

/** The score a grid's cell holds: a number, or a number with a band's word ("16 High"). */
export function scoreIn(view: View, row: number, column: number): number | null {
  const value = view.sheet.rows[row]?.[column];
  if (typeof value === "number") return value >= 0 && value <= MAX_SCORE ? value : null;
  // References end in digits too ("R123"), and a register has many.
  if (
    typeof value !== "string" ||
    value.length > CELL_LENGTH ||
    !/^[\s([]*\d|[\s:;=/|([–—-]\d+(?:\.\d+)?[)\]]?\s*$/.test(value)
  )
    return null;
  const alone = plainNumber(value);
  if (alone !== null) return alone >= 0 && alone <= MAX_SCORE ? alone : null;
  const { number, words } = numberAndWords(value);
  return number !== null && isBandWord(words) ? number : null;
}

/** The band's word in a grid's cell, or in the cell before or after it where each score has its word beside it; "" for none. */
function wordIn(view: View, row: number, column: number): string {
  const value = view.value(row, column);
  if (typeof value !== "string" || value.length > CELL_LENGTH) return "";
  if (gradeOf(value)) return value.trim();
  const { words } = numberAndWords(value);
  return /\p{L}/u.test(words) ? words.trim() : "";
}

/** Whether a cell holds a band's name and no score. */
export function isNamed(view: View, row: number, column: number): boolean {
  const value = view.sheet.rows[row]?.[column];
  if (typeof value !== "string" || value.length > CELL_LENGTH) return false;
  return /\d/.test(value) ? gradeOf(value) !== null : isBandName(value);
}

/** The bands' words in a window's cells, or beside them. */
export function wordsOf(view: View, block: Block): readonly (readonly string[])[] {
  const at = (shift: number): readonly (readonly string[])[] =>
    block.rows.map((r) => block.columns.map((c) => wordIn(view, r, c + shift)));
  const own = at(0);
  if (own.some((row) => row.some((word) => word !== ""))) return own;
  const apart = block.columns[1]! - block.columns[0]! > 1;
  const beside = apart
    ? [at(-1), at(1)].find((words) => words.every((row) => row.every((word) => word !== "" && isBandWord(word))))
    : undefined;
  return beside ?? own;
}

/** How many different colours of a traffic light the cells wear. */
export function lights(view: View, block: Block): number {
  const names = new Set<string>();
  for (const r of block.rows)
    for (const c of block.columns) {
      const name = colourName(view.fill(r, c) ?? "");
      if (name !== null && warmthOf(name) !== null)
        names.add(/green/.test(name) ? "green" : /red|black/.test(name) ? "red" : "amber");
    }
  return names.size;
}
