import { MAX_COLUMNS, MAX_ROWS, columnIndex, columnName } from "../workbook";

/**
 * A file stores a formula that is copied down or across once, in its first cell; the other cells only
 * say which one they share. To write it out in each of them its relative references are moved.
 */

/**
 * The parts of a formula that must be told apart. Strings and quoted sheet names come first, so that
 * what looks like a reference inside them is never touched; then bracketed parts (structured references,
 * workbook numbers), names and functions, which swallow letters and digits that are no reference.
 */
const TOKEN =
  /"(?:[^"]|"")*"|'(?:[^']|'')*'|\[[^[\]]*\]|(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7})(?![A-Za-z0-9_.(!\\\u0080-\uffff])|(\$?)([A-Za-z]{1,3}):(\$?)([A-Za-z]{1,3})(?![A-Za-z0-9_.($!\\\u0080-\uffff])|(\$?)(\d{1,7}):(\$?)(\d{1,7})(?![A-Za-z0-9_.(!\\])|[A-Za-z_\\\u0080-\uffff][A-Za-z0-9_.\\?\u0080-\uffff]*|\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|[^]/g;

const OFF_THE_SHEET = "#REF!";

/**
 * A formula as it reads in a cell `rows` down and `columns` right of where it stands. Relative parts
 * move (A1, A$1, A:B, 1:2), absolute ones ($) stay; a reference that leaves the sheet becomes #REF!.
 */
export function shiftFormula(formula: string, rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return formula;
  const row = (fixed: string, digits: string): string | null => {
    const n = Number(digits) + (fixed ? 0 : rows);
    return n >= 1 && n <= MAX_ROWS ? `${fixed}${n}` : null;
  };
  const column = (fixed: string, letters: string): string | null => {
    const from = columnIndex(letters);
    if (fixed || from < 0) return from < 0 ? null : fixed + letters;
    const n = from + columns;
    return n >= 0 && n < MAX_COLUMNS ? columnName(n) : null;
  };
  const both = (a: string | null, b: string | null, between: string): string =>
    a === null || b === null ? OFF_THE_SHEET : a + between + b;
  return formula.replace(TOKEN, (token: string, ...g: (string | undefined)[]) => {
    if (g[1] !== undefined) {
      // Past the last column or row it is a name: "XYZ2014".
      return columnIndex(g[1]) < 0 || Number(g[3]) < 1 || Number(g[3]) > MAX_ROWS
        ? token
        : both(column(g[0]!, g[1]), row(g[2]!, g[3]!), "");
    }
    if (g[5] !== undefined) return both(column(g[4]!, g[5]), column(g[6]!, g[7]!), ":");
    if (g[9] !== undefined) return both(row(g[8]!, g[9]), row(g[10]!, g[11]!), ":");
    return token;
  });
}

/** Excel hides these marks of newer functions from its users. */
export const withoutPrefixes = (formula: string): string => formula.replace(/_xlfn\.(?:_xlws\.)?|_xludf\./g, "");
