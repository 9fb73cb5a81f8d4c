import { rectA1, type Rect } from "../workbook";

/** Excel takes no address longer than 8,192 characters; some room is kept. */
const LONGEST_ADDRESS = 8_000;

/** The rectangles as one or more addresses ("A1:B4,D2"), none longer than Excel takes. */
export function addresses(rects: readonly Rect[]): string[] {
  const found: string[] = [];
  let address = "";
  for (const text of rects.map(rectA1)) {
    if (address !== "" && address.length + 1 + text.length > LONGEST_ADDRESS) {
      found.push(address);
      address = "";
    }
    address += (address === "" ? "" : ",") + text;
  }
  return address === "" ? found : [...found, address];
}

/** A rectangle of a sheet. It is not tracked: no request is needed to release it. */
export const rangeOf = (sheet: Excel.Worksheet, rect: Rect): Excel.Range =>
  sheet.getRangeByIndexes(rect.top, rect.left, rowsIn(rect), columnsIn(rect)).untrack();

export const rowsIn = (rect: Rect): number => rect.bottom - rect.top + 1;
export const columnsIn = (rect: Rect): number => rect.right - rect.left + 1;
export const cellsIn = (rect: Rect): number => rowsIn(rect) * columnsIn(rect);

export const bounds = (rects: readonly Rect[]): Rect => ({
  top: Math.min(...rects.map((r) => r.top)),
  left: Math.min(...rects.map((r) => r.left)),
  bottom: Math.max(...rects.map((r) => r.bottom)),
  right: Math.max(...rects.map((r) => r.right)),
});

export const overlaps = (a: Rect, b: Rect): boolean => a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right;

/** "'My sheet'!A1:B2,'My sheet'!D4" without the sheets' names. */
export const localAddresses = (address: string): string[] =>
  [...address.matchAll(/(?:'(?:[^']|'')*'!|[^',!]+!)?([^,!]+)/g)].map((m) => m[1]!);
