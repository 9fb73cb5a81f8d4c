/**
 * Cells and ranges. Inside the code rows and columns are 0-based; in A1 text, in reports and on the
 * screen they are as Excel shows them (row 1, column A).
 */

/** A rectangle of cells; all four edges 0-based and inclusive. */
export interface Rect {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** One cell of a named sheet; row and column 0-based. */
export interface CellRef {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** Excel's grid: 1,048,576 rows by 16,384 columns. */
export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;

/** A number that stands for a cell in a Map; unique within a sheet. Row and column 0-based. */
export const cellKey = (row: number, column: number): number => row * MAX_COLUMNS + column;
export const keyRow = (key: number): number => Math.floor(key / MAX_COLUMNS);
export const keyColumn = (key: number): number => key % MAX_COLUMNS;

/** 0 -> "A", 25 -> "Z", 26 -> "AA". */
export function columnName(column: number): string {
  let name = "";
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26)) name = String.fromCharCode(65 + ((n - 1) % 26)) + name;
  return name;
}

/** "A" -> 0, "AA" -> 26; -1 for what is no column. */
export function columnIndex(name: string): number {
  if (!/^[A-Za-z]{1,3}$/.test(name)) return -1;
  let n = 0;
  for (const letter of name.toUpperCase()) n = n * 26 + letter.charCodeAt(0) - 64;
  return n <= MAX_COLUMNS ? n - 1 : -1;
}

/** (0, 0) -> "A1". */
export const a1 = (row: number, column: number): string => `${columnName(column)}${row + 1}`;

/** A rectangle as "B4:G9", or "B4" where it is one cell. */
export const rectA1 = (rect: Rect): string =>
  rect.top === rect.bottom && rect.left === rect.right
    ? a1(rect.top, rect.left)
    : `${a1(rect.top, rect.left)}:${a1(rect.bottom, rect.right)}`;

/** A cell of `ref` as seen from `sheet`: "C4" on the same sheet, "Key!C4" or "'My key'!C4" on another. */
export const refA1 = (ref: CellRef, sheet?: string): string =>
  ref.sheet === sheet ? a1(ref.row, ref.column) : `${quoteSheet(ref.sheet)}!${a1(ref.row, ref.column)}`;

/** A sheet's name as a formula needs it: Key, 'Risk register', 'Children''s'. */
export const quoteSheet = (name: string): string =>
  /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !/^[A-Za-z]{1,3}\d+$/.test(name) && !/^[RrCc]\d*$/.test(name)
    ? name
    : `'${name.replace(/'/g, "''")}'`;

/** "B4", "$B$4" or "B4:G9" (no sheet's name) to a rectangle; null for anything else. */
export function parseRange(text: string): Rect | null {
  const m = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})(?::\$?([A-Za-z]{1,3})\$?(\d{1,7}))?$/.exec(text.trim());
  if (!m) return null;
  const left = columnIndex(m[1]!),
    top = Number(m[2]) - 1;
  const right = m[3] === undefined ? left : columnIndex(m[3]),
    bottom = m[4] === undefined ? top : Number(m[4]) - 1;
  if (left < 0 || right < 0 || top < 0 || bottom < 0 || top >= MAX_ROWS || bottom >= MAX_ROWS) return null;
  return {
    top: Math.min(top, bottom),
    left: Math.min(left, right),
    bottom: Math.max(top, bottom),
    right: Math.max(left, right),
  };
}

export const contains = (rect: Rect, row: number, column: number): boolean =>
  row >= rect.top && row <= rect.bottom && column >= rect.left && column <= rect.right;

export const cellRect = (row: number, column: number): Rect => ({ top: row, left: column, bottom: row, right: column });
