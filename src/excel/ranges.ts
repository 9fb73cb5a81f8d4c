import { MAX_COLUMNS, MAX_ROWS, columnIndex, parseRange, rectA1, type Rect } from "../workbook";

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

/** Where a range is whose indexes and counts have been loaded. */
export const rectOf = (range: Excel.Range): Rect => ({
  top: range.rowIndex,
  left: range.columnIndex,
  bottom: range.rowIndex + range.rowCount - 1,
  right: range.columnIndex + range.columnCount - 1,
});

export const rowsIn = (rect: Rect): number => rect.bottom - rect.top + 1;
export const columnsIn = (rect: Rect): number => rect.right - rect.left + 1;
export const cellsIn = (rect: Rect): number => rowsIn(rect) * columnsIn(rect);

/** A question is about so many cells at most, so that a request can be filled well. */
const CELLS_A_QUESTION = 4_000;

/** A rectangle cut into bands of rows of a bearable size. */
export function rowBands(rect: Rect): Rect[] {
  const rows = Math.max(1, Math.floor(CELLS_A_QUESTION / columnsIn(rect)));
  const found: Rect[] = [];
  for (let top = rect.top; top <= rect.bottom; top += rows)
    found.push({ ...rect, top, bottom: Math.min(rect.bottom, top + rows - 1) });
  return found;
}

export const bounds = (rects: readonly Rect[]): Rect => ({
  top: Math.min(...rects.map((r) => r.top)),
  left: Math.min(...rects.map((r) => r.left)),
  bottom: Math.max(...rects.map((r) => r.bottom)),
  right: Math.max(...rects.map((r) => r.right)),
});

export const overlaps = (a: Rect, b: Rect): boolean =>
  a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right;

/** "'My sheet'!A1:B2,'My sheet'!D:E" as rectangles; whole columns and rows reach to the sheet's end. */
export function rectsOf(address: string): Rect[] {
  return [...address.matchAll(/(?:'(?:[^']|'')*'!|[^',!]+!)?([^,!]+)/g)].flatMap((m): Rect | Rect[] => {
    const local = m[1]!.replace(/\$/g, "");
    const columns = /^([A-Z]{1,3}):([A-Z]{1,3})$/i.exec(local);
    if (columns)
      return { top: 0, bottom: MAX_ROWS - 1, left: columnIndex(columns[1]!), right: columnIndex(columns[2]!) };
    const rows = /^(\d{1,7}):(\d{1,7})$/.exec(local);
    if (rows) return { top: Number(rows[1]) - 1, bottom: Number(rows[2]) - 1, left: 0, right: MAX_COLUMNS - 1 };
    return parseRange(local) ?? [];
  });
}

/** An address without the sheet's name. */
export const localAddress = (address: string): string => address.slice(address.lastIndexOf("!") + 1);
