import type { Rect } from "../../workbook";
import type { Level } from "../model";
import { numberAndWords, plainNumber, plainWord } from "../words";
import { axisNamed, axisOfLevel } from "./terms";
import type { View } from "./view";

/** A table of one axis's levels: "5 | Almost certain | more than 90%". Levels lowest first. */
export interface Scale {
  readonly axis: "likelihood" | "impact";
  readonly levels: readonly Level[];
  readonly rect: Rect;
}

const MAX_LEVELS = 10;
const LABEL_LENGTH = 60;
const MAX_SCALE_ROWS = 2_000;

/** The number a cell gives for a level, alone or before its word. */
function levelNumber(
  view: View,
  row: number,
  column: number,
): { readonly number: number; readonly words: string } | null {
  const value = view.sheet.rows[row]?.[column];
  if (typeof value === "number")
    return Number.isInteger(value) && value >= 0 && value <= MAX_LEVELS ? { number: value, words: "" } : null;
  if (typeof value !== "string" || value.length > 120 || !/\d/.test(value)) return null;
  const alone = plainNumber(value);
  if (alone !== null)
    return Number.isInteger(alone) && alone >= 0 && alone <= MAX_LEVELS ? { number: alone, words: "" } : null;
  const { number, words, apart } = numberAndWords(value);
  // "5 Almost certain" is a level, "4 weeks" is none.
  const isLevel = apart || axisOfLevel(words) !== null;
  return number !== null && isLevel && Number.isInteger(number) && number <= MAX_LEVELS && /\p{L}{2}/u.test(words)
    ? { number, words }
    : null;
}

/** Every scale table on a sheet: 3 to 10 whole numbers one apart down a column, their words in the same or the next cells, under a heading that names an axis. */
export function scalesOf(view: View): readonly Scale[] {
  const found: Scale[] = [];
  const rows = Math.min(view.rows, MAX_SCALE_ROWS);
  let width = 0;
  for (let r = 0; r < rows; r++) width = Math.max(width, Math.min(view.columns, view.sheet.rows[r]?.length ?? 0));
  for (let column = 0; column < width; column++) {
    let run: Step[] = [];
    // A rating column has runs like a scale's by chance; a scale stands by itself, no other level number right before or after it.
    let joined = false;
    const close = (joins: boolean): void => {
      if (run.length >= 3 && run.length <= MAX_LEVELS && !joined && !joins) {
        const scale = toScale(view, column, run);
        found.push(...(sharedScales(view, column, run) ?? (scale ? [scale] : [])));
      }
      joined = joins;
      run = [];
    };
    for (let row = 0; row < rows; row++) {
      const level = levelNumber(view, row, column);
      const last = run[run.length - 1];
      if (!level) {
        // Merged and spaced tables leave a row or two between levels.
        if (last && row - last.row > 2) close(false);
        continue;
      }
      const step = last === undefined ? 0 : level.number - last.number;
      const steady = run.length < 2 || step === run[1]!.number - run[0]!.number;
      // The next table of a stack stands off by a heading at least.
      const spacing = run.length < 2 ? 1 : run[1]!.row - run[0]!.row;
      if (last !== undefined && (Math.abs(step) !== 1 || !steady)) close(row - last.row <= spacing);
      run.push({ row, ...level });
    }
    close(false);
  }
  return found;
}

/** One level of a scale table as it stands: its row, its number, and the words in the number's own cell. */
interface Step {
  readonly row: number;
  readonly number: number;
  readonly words: string;
}

/** Whether texts can be a scale's words: short, and each another. */
const usable = (texts: readonly string[]): boolean =>
  texts.every((t) => t.length <= LABEL_LENGTH && /\p{L}{2}/u.test(t)) &&
  new Set(texts.map(plainWord)).size === texts.length;

/** Levels lowest first; null where they start above 1: then the scale has been read in part only. */
function levelsOf(run: readonly Step[], words: readonly string[]): readonly Level[] | null {
  const levels = run.map(({ number }, i) => ({ number, labels: [words[i]!] })).sort((a, b) => a.number - b.number);
  return levels[0]!.number > 1 ? null : levels;
}

/** What heads the numbers that two scales share. */
const SHARED = /^(?:|score|scores|rating|level|value|points?|grade|scale|rank|weight|weighting|number)$/;
/** So many columns to the right of the shared numbers. */
const SHARED_REACH = 8;

/** Two scales over one column of numbers, each in a column of its own: "Score | Likelihood | Impact". */
function sharedScales(view: View, column: number, run: readonly Step[]): readonly Scale[] | null {
  const [top, bottom] = [run[0]!.row, run[run.length - 1]!.row];
  const head = top - 1;
  if (head < 0 || !SHARED.test(plainWord(view.text(head, column)))) return null;
  const scales: Scale[] = [];
  for (let c = column + 1; c <= column + SHARED_REACH; c++) {
    const axis = axisNamed(view.text(head, c));
    // A word of its own: a banner merged across all columns names none of them.
    const words = run.map(({ row }) => (typeof view.sheet.rows[row]?.[c] === "string" ? view.text(row, c) : ""));
    if (axis === null || scales.some((scale) => scale.axis === axis) || !usable(words)) continue;
    const levels = levelsOf(run, words);
    if (levels) scales.push({ axis, levels, rect: { top, bottom, left: column, right: c } });
  }
  return scales.length === 2 ? scales : null;
}

function toScale(view: View, column: number, run: readonly Step[]): Scale | null {
  const top = run[0]!.row,
    bottom = run[run.length - 1]!.row;
  const sides = [run.map((r) => r.words), ...[1, -1].map((d) => run.map((r) => view.text(r.row, column + d)))];
  const at = sides.findIndex(usable);
  if (at < 0) return null;
  const words = sides[at]!;
  const axis = headingAxis(view, top, column) ?? axisOfWords(words);
  if (axis === null) return null;
  const levels = levelsOf(run, words);
  if (levels === null) return null;
  return {
    axis,
    levels,
    rect: { top, bottom, left: Math.max(0, column - (at === 2 ? 1 : 0)), right: column + (at === 1 ? 1 : 0) },
  };
}

/** The axis named nearest above a table, up to three rows up and a column to either side. */
function headingAxis(view: View, top: number, column: number): "likelihood" | "impact" | null {
  for (let row = top - 1; row >= Math.max(0, top - 3); row--) {
    for (const c of [column, column - 1, column + 1]) {
      const axis = c < 0 ? null : axisNamed(view.text(row, c));
      if (axis) return axis;
    }
  }
  return null;
}

function axisOfWords(words: readonly string[]): "likelihood" | "impact" | null {
  const told = words.map(axisOfLevel);
  for (const axis of ["likelihood", "impact"] as const)
    if (told.filter((t) => t === axis).length * 2 > words.length && told.every((t) => t === null || t === axis))
      return axis;
  return null;
}
