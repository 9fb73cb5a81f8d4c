import { plainNumber, plainWord } from "../words";
import type { LegendEntry } from "./legends";
import { isBandName } from "./terms";
import { statedIn, type View } from "./view";

/** Bands told row by row, and where: row and column of the first name and number, and of the last. */
export interface ListedBands {
  readonly entries: readonly LegendEntry[];
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

const MAX_LIST_ROWS = 2_000;
const NAME_LENGTH = 40;
/** Fewer rows may be a scale of ratings, or the risks of a short register. */
const LEAST_SCORES = 8;
const LEAST_TOP = 9;

const entry = (name: string, min: number, max: number): LegendEntry => ({
  name,
  range: { min, max, minExclusive: false, maxExclusive: false },
  fill: null,
});

/** Bands without headings: a name beside two columns of limits ("Severe | 15 | 25"), or every score with its band ("16 | High"). */
export function listedBands(view: View): readonly ListedBands[] {
  const found: ListedBands[] = [];
  const rows = Math.min(view.rows, MAX_LIST_ROWS);
  const number = (row: number, column: number): number | null => {
    const value = view.sheet.rows[row]?.[column];
    return typeof value === "number" ? value : typeof value === "string" ? plainNumber(value) : null;
  };
  for (let column = 0; column + 1 < view.columns; column++) {
    for (let row = 0; row < rows; row++) {
      if (number(row, column) === null) continue;
      let bottom = row;
      while (bottom + 1 < rows && number(bottom + 1, column) !== null) bottom++;
      const run = Array.from({ length: bottom - row + 1 }, (_, n) => row + n);
      const bands = limits(view, run, column, number) ?? scores(view, run, column, number);
      if (bands) found.push(bands);
      row = bottom;
    }
  }
  return found;
}

type Numbers = (row: number, column: number) => number | null;

/** The bands' names in a column beside the numbers; null where a cell holds none. */
function namesIn(view: View, run: readonly number[], column: number): readonly string[] | null {
  if (column < 0) return null;
  const names = run.map((row) => view.text(row, column));
  return names.every((name) => name !== "" && name.length <= NAME_LENGTH && isBandName(name)) ? names : null;
}

/** Lower and upper limits side by side, each row's range right after or before the next one's. */
function limits(view: View, run: readonly number[], column: number, number: Numbers): ListedBands | null {
  if (run.length < 3 || run.length > 7 || !run.every((row) => number(row, column + 1) !== null)) return null;
  const ranges = run.map((row) => [number(row, column)!, number(row, column + 1)!] as const);
  if (ranges.some(([min, max]) => min > max)) return null;
  const upwards = [...ranges].sort((a, b) => a[0] - b[0]);
  if (upwards.some(([min], n) => n > 0 && min <= upwards[n - 1]![1])) return null;
  for (const beside of [column - 1, column + 2]) {
    const names = namesIn(view, run, beside);
    if (names && new Set(names.map(plainWord)).size === names.length)
      return {
        entries: ranges.map(([min, max], n) => ({
          ...entry(names[n]!, min, max),
          stated: statedIn(view, [run[n]!, column], [run[n]!, column + 1]),
        })),
        top: run[0]!,
        bottom: run[run.length - 1]!,
        left: Math.min(beside, column),
        right: Math.max(beside, column + 1),
      };
  }
  return null;
}

/** Each score once, rising or falling, each band's scores together, and nothing on the other side of the pair: a register has its ratings there. */
function scores(view: View, run: readonly number[], column: number, number: Numbers): ListedBands | null {
  if (run.length < LEAST_SCORES || run.length > 100) return null;
  const values = run.map((row) => number(row, column)!);
  const step = Math.sign(values[1]! - values[0]!);
  if (step === 0 || values.some((value, n) => n > 0 && Math.sign(value - values[n - 1]!) !== step)) return null;
  if (Math.max(...values) < LEAST_TOP || Math.min(...values) < 0) return null;
  for (const side of [1, -1]) {
    const names = namesIn(view, run, column + side);
    const isAlone = run.every((row) => column === 0 || view.text(row, column - side) === "");
    if (!names || !isAlone) continue;
    const groups: { name: string; values: number[] }[] = [];
    names.forEach((name, n) => {
      const last = groups[groups.length - 1];
      if (last && plainWord(last.name) === plainWord(name)) last.values.push(values[n]!);
      else groups.push({ name, values: [values[n]!] });
    });
    const distinct = new Set(groups.map((group) => plainWord(group.name))).size === groups.length;
    if (!distinct || groups.length < 2 || groups.length > 7) continue;
    return {
      entries: groups.map((group) => entry(group.name, Math.min(...group.values), Math.max(...group.values))),
      top: run[0]!,
      bottom: run[run.length - 1]!,
      left: Math.min(column, column + side),
      right: Math.max(column, column + side),
    };
  }
  return null;
}
