import type { CellValue } from "../workbook";
import { ERROR } from "./text";

/** What Excel says of a cell, as our snapshots hold it. */

export const WHITE = "#FFFFFF";
export const BLACK = "#000000";

/** Excel gives "" for a blank cell; from a formula it is an empty text. */
export function cellValue(value: unknown, calculated: boolean): CellValue {
  if (value === "" || value === null || value === undefined) return calculated ? "" : null;
  if (typeof value === "string") return ERROR.test(value) ? { error: value } : value;
  return value as number | boolean;
}

/** A cell's fill; undefined where it has none, which reads as white. */
export const paintOf = (cell: Excel.CellProperties | undefined): string | undefined =>
  other(WHITE, cell?.format?.fill?.color);

/** A cell's font colour; undefined where it is black. */
export const inkOf = (cell: Excel.CellProperties | undefined): string | undefined =>
  other(BLACK, cell?.format?.font?.color);

const other = (usual: string, colour: string | undefined): string | undefined => {
  const upper = colour?.toUpperCase();
  return upper && upper !== usual ? upper : undefined;
};
