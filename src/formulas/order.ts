import type { CellValue } from "../workbook";

/** Excel's order: numbers before texts before booleans; texts without case; a blank is 0 or "" as the other side asks. */
export function compare(left: CellValue, right: CellValue): number {
  const kind = (value: CellValue): number => (typeof value === "string" ? 1 : typeof value === "boolean" ? 2 : 0);
  const a = left === null ? (typeof right === "string" ? "" : typeof right === "boolean" ? false : 0) : left;
  const b = right === null ? (typeof left === "string" ? "" : typeof left === "boolean" ? false : 0) : right;
  if (kind(a) !== kind(b)) return kind(a) - kind(b);
  if (typeof a === "string" && typeof b === "string")
    return a.toLowerCase() === b.toLowerCase() ? 0 : a.toLowerCase() < b.toLowerCase() ? -1 : 1;
  return Number(a) - Number(b);
}
