import { cellAt, cellKey, type CellValue, type Rect, type SheetSnapshot } from "../workbook";
import { cellText, isBlank } from "./text";

/** Wider than any register; cells further right are left alone. */
const WIDEST = 256;
/** Merges larger than this are decoration (a filled page), not a cell of a register. */
const LARGEST_MERGE = 20_000;

/** A sheet as a reader sees it: a merged cell's value holds for all of it, and comes from its top left cell. */
export interface Grid {
  readonly sheet: SheetSnapshot;
  readonly height: number;
  readonly width: number;
  /** The value shown at a place, merged cells followed to their origin. */
  value(row: number, column: number): CellValue;
  text(row: number, column: number): string;
  /** The text that stands in this very cell: "" in a merged cell's other places. */
  ownText(row: number, column: number): string;
  /** Where the value shown at a place comes from. */
  origin(row: number, column: number): { readonly row: number; readonly column: number };
  /** Where a place stands on the sheet: elsewhere only where the grid shows the sheet in another order. */
  place(row: number, column: number): { readonly row: number; readonly column: number };
  mergeAt(row: number, column: number): Rect | undefined;
  /** Whether the row has a value of its own between two columns (inclusive). */
  isRowBlank(row: number, left?: number, right?: number): boolean;
}

export function gridOf(sheet: SheetSnapshot): Grid {
  const merges = new Map<number, Rect>();
  let width = 0;
  for (const row of sheet.rows) width = Math.max(width, Math.min(row.length, WIDEST));
  const height = sheet.rows.length;
  for (const rect of sheet.merges) {
    const bottom = Math.min(rect.bottom, height - 1);
    const right = Math.min(rect.right, WIDEST - 1);
    if ((bottom - rect.top + 1) * (right - rect.left + 1) > LARGEST_MERGE) continue;
    for (let row = rect.top; row <= bottom; row++) {
      for (let column = rect.left; column <= right; column++) merges.set(cellKey(row, column), rect);
    }
  }
  return viewOf(sheet, height, width, (row, column) => merges.get(cellKey(row, column)));
}

/** The same grid over the sheet as it is after a change to some cells' contents; the cost does not grow with the sheet. */
export const gridAfter = ({ height, width, mergeAt }: Grid, sheet: SheetSnapshot): Grid =>
  viewOf(sheet, height, width, mergeAt);

function viewOf(sheet: SheetSnapshot, height: number, width: number, mergeAt: Grid["mergeAt"]): Grid {
  const origin = (row: number, column: number): { row: number; column: number } => {
    const rect = mergeAt(row, column);
    return rect ? { row: rect.top, column: rect.left } : { row, column };
  };
  const value = (row: number, column: number): CellValue => {
    const from = origin(row, column);
    return cellAt(sheet, from.row, from.column);
  };
  const ownText = (row: number, column: number): string => {
    const from = origin(row, column);
    return from.row === row && from.column === column ? cellText(cellAt(sheet, row, column)) : "";
  };
  const isRowBlank = (row: number, left = 0, right = width - 1): boolean => {
    const cells = sheet.rows[row];
    if (!cells) return true;
    for (let column = left; column <= Math.min(right, cells.length - 1); column++)
      if (!isBlank(cells[column] ?? null)) return false;
    return true;
  };
  const place = (row: number, column: number): { row: number; column: number } => ({ row, column });
  const text = (row: number, column: number): string => cellText(value(row, column));
  return { sheet, height, width, value, text, ownText, origin, place, mergeAt, isRowBlank };
}
