import {
  cellAt,
  cellKey,
  type CellRef,
  type CellValue,
  type Rect,
  type SheetSnapshot,
  type WorkbookSnapshot,
} from "../../src/workbook";

/** A copy of a workbook to plant faults in. Cells are given as in the snapshot; nothing of the original changes. */
export class Draft {
  private readonly sheets = new Map<string, Mutable>();
  constructor(private readonly book: WorkbookSnapshot) {}

  value({ sheet, row, column }: CellRef): CellValue {
    return cellAt(this.sheet(sheet) as SheetSnapshot, row, column);
  }
  formula({ sheet, row, column }: CellRef): string | undefined {
    return this.sheet(sheet).formulas.get(cellKey(row, column));
  }
  fill({ sheet, row, column }: CellRef): string | undefined {
    return this.sheet(sheet).fills.get(cellKey(row, column));
  }
  put({ sheet, row, column }: CellRef, value: CellValue, formula?: string): this {
    const on = this.sheet(sheet);
    while (on.rows.length <= row) on.rows.push([]);
    while (on.rows[row]!.length <= column) on.rows[row]!.push(null);
    on.rows[row]![column] = value;
    if (formula === undefined) on.formulas.delete(cellKey(row, column));
    else on.formulas.set(cellKey(row, column), formula);
    return this;
  }
  format(
    { sheet, row, column }: CellRef,
    look: { readonly fill?: string; readonly ink?: string; readonly number?: string },
  ): this {
    const on = this.sheet(sheet),
      key = cellKey(row, column);
    if (look.fill) on.fills.set(key, look.fill);
    if (look.ink) on.fontColours.set(key, look.ink);
    if (look.number) on.numberFormats.set(key, look.number);
    return this;
  }
  /** Copies a cell's value and look; a formula's cell keeps its own formula and takes the value. */
  copy(from: CellRef, to: CellRef): this {
    const source = this.sheet(from.sheet),
      target = this.sheet(to.sheet);
    const a = cellKey(from.row, from.column),
      b = cellKey(to.row, to.column);
    this.put(to, this.value(from), this.formula(to));
    for (const map of ["fills", "fontColours", "numberFormats"] as const) {
      const look = source[map].get(a);
      if (look === undefined) target[map].delete(b);
      else target[map].set(b, look);
    }
    return this;
  }
  merge(sheet: string, rect: Rect): this {
    this.sheet(sheet).merges.push(rect);
    return this;
  }
  hide(sheet: string, what: { readonly row?: number; readonly column?: number; readonly sheet?: true }): this {
    const on = this.sheet(sheet);
    if (what.row !== undefined) on.hiddenRows.add(what.row);
    if (what.column !== undefined) on.hiddenColumns.add(what.column);
    if (what.sheet) on.visibility = "hidden";
    return this;
  }
  mergeAt({ sheet, row, column }: CellRef): boolean {
    return this.sheet(sheet).merges.some(
      (m) => row >= m.top && row <= m.bottom && column >= m.left && column <= m.right,
    );
  }
  snapshot(): WorkbookSnapshot {
    return {
      ...this.book,
      sheets: this.book.sheets.map((sheet) => (this.sheets.get(sheet.name) as SheetSnapshot | undefined) ?? sheet),
    };
  }

  private sheet(name: string): Mutable {
    let copy = this.sheets.get(name);
    if (!copy) {
      const sheet = this.book.sheets.find((s) => s.name === name);
      if (!sheet) throw new Error(`no sheet ${name}`);
      copy = {
        ...sheet,
        rows: sheet.rows.map((row) => [...row]),
        formulas: new Map(sheet.formulas),
        numberFormats: new Map(sheet.numberFormats),
        fills: new Map(sheet.fills),
        fontColours: new Map(sheet.fontColours),
        merges: [...sheet.merges],
        hiddenRows: new Set(sheet.hiddenRows),
        hiddenColumns: new Set(sheet.hiddenColumns),
      };
      this.sheets.set(name, copy);
    }
    return copy;
  }
}

interface Mutable extends Omit<
  SheetSnapshot,
  | "rows"
  | "formulas"
  | "numberFormats"
  | "fills"
  | "fontColours"
  | "merges"
  | "hiddenRows"
  | "hiddenColumns"
  | "visibility"
> {
  rows: CellValue[][];
  formulas: Map<number, string>;
  numberFormats: Map<number, string>;
  fills: Map<number, string>;
  fontColours: Map<number, string>;
  merges: Rect[];
  hiddenRows: Set<number>;
  hiddenColumns: Set<number>;
  visibility: SheetSnapshot["visibility"];
}
