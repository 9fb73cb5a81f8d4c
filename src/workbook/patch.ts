import { cellKey } from "./address";
import type { CellValue, RowsSnapshot, SheetSnapshot, WorkbookSnapshot } from "./snapshot";

/** A map with some keys changed, at the cost of the change: what it lies over is neither copied nor touched. */
class Over<V> implements ReadonlyMap<number, V> {
  readonly size: number;

  constructor(
    private readonly under: ReadonlyMap<number, V>,
    /** undefined: the key is gone. */
    private readonly changed: ReadonlyMap<number, V | undefined>,
  ) {
    let { size } = under;
    for (const [key, value] of changed) size += Number(value !== undefined) - Number(under.has(key));
    this.size = size;
  }

  get(key: number): V | undefined {
    return this.changed.has(key) ? this.changed.get(key) : this.under.get(key);
  }

  has(key: number): boolean {
    return this.get(key) !== undefined;
  }

  *entries(): MapIterator<[number, V]> {
    for (const entry of this.under) if (!this.changed.has(entry[0])) yield entry;
    for (const [key, value] of this.changed) if (value !== undefined) yield [key, value];
  }

  [Symbol.iterator] = (): MapIterator<[number, V]> => this.entries();

  *keys(): MapIterator<number> {
    for (const [key] of this) yield key;
  }

  *values(): MapIterator<V> {
    for (const [, value] of this) yield value;
  }

  forEach(each: (value: V, key: number, map: ReadonlyMap<number, V>) => void): void {
    for (const [key, value] of this) each(value, key, this);
  }
}

/**
 * The workbook with some rows of a sheet as they were read again; all else is shared with what it was. The cost is that of
 * the rows, but for the list of rows, which is copied. Laid over each other too often it grows slow: see `flattened`.
 */
export function withRows(workbook: WorkbookSnapshot, name: string, read: RowsSnapshot): WorkbookSnapshot {
  return {
    ...workbook,
    sheets: workbook.sheets.map((sheet) => (sheet.name === name ? patched(sheet, read) : sheet)),
  };
}

function patched(sheet: SheetSnapshot, read: RowsSnapshot): SheetSnapshot {
  const rows = sheet.rows.slice();
  const [left, right] = read.columns;
  for (const [row, values] of read.rows) {
    while (rows.length <= row) rows.push([]);
    const line = rows[row]!;
    rows[row] = trimmed([
      ...Array.from({ length: left }, (_, column) => line[column] ?? null),
      ...values,
      ...line.slice(right + 1),
    ]);
  }
  // A sheet ends with its last row that holds something.
  while (rows.length > 0 && rows[rows.length - 1]!.length === 0) rows.pop();
  const over = <V>(was: ReadonlyMap<number, V>, now: ReadonlyMap<number, V>): ReadonlyMap<number, V> => {
    const changed = new Map<number, V | undefined>();
    for (const row of read.rows.keys())
      for (let key = cellKey(row, left); key <= cellKey(row, right); key++)
        if (was.get(key) !== now.get(key)) changed.set(key, now.get(key));
    return changed.size === 0 ? was : new Over(was, changed);
  };
  return {
    ...sheet,
    rows,
    formulas: over(sheet.formulas, read.formulas),
    numberFormats: over(sheet.numberFormats, read.numberFormats),
    fills: over(sheet.fills, read.fills),
    fontColours: over(sheet.fontColours, read.fontColours),
    hiddenRows: hidden(sheet.hiddenRows, read),
  };
}

const trimmed = (line: CellValue[]): readonly CellValue[] => {
  while (line.length > 0 && line[line.length - 1] === null) line.pop();
  return line;
};

function hidden(before: ReadonlySet<number>, { rows, hiddenRows }: RowsSnapshot): ReadonlySet<number> {
  if ([...rows.keys()].every((row) => before.has(row) === hiddenRows.has(row))) return before;
  const now = new Set(before);
  for (const row of rows.keys()) {
    if (hiddenRows.has(row)) now.add(row);
    else now.delete(row);
  }
  return now;
}

/** The same workbook with its maps made plain again, in sheets of their own. */
export const flattened = (workbook: WorkbookSnapshot): WorkbookSnapshot => ({
  ...workbook,
  sheets: workbook.sheets.map((sheet) => ({
    ...sheet,
    formulas: plain(sheet.formulas),
    numberFormats: plain(sheet.numberFormats),
    fills: plain(sheet.fills),
    fontColours: plain(sheet.fontColours),
  })),
});

const plain = <V>(map: ReadonlyMap<number, V>): ReadonlyMap<number, V> => (map instanceof Over ? new Map(map) : map);
