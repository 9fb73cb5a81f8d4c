import {
  cellKey,
  contains,
  type CellValue,
  type ConditionalFormat,
  type Rect,
  type SheetSnapshot,
} from "../../src/workbook";

/** A sheet under construction; rows and columns 0-based. */
export class Drawing {
  readonly rows: CellValue[][] = [];
  readonly formulas = new Map<number, string>();
  readonly numberFormats = new Map<number, string>();
  readonly fills = new Map<number, string>();
  readonly fontColours = new Map<number, string>();
  readonly merges: Rect[] = [];
  readonly conditionalFormats: ConditionalFormat[] = [];
  readonly hiddenRows = new Set<number>();
  readonly hiddenColumns = new Set<number>();
  frozenRows = 0;
  constructor(readonly name: string) {}

  put(
    row: number,
    column: number,
    value: CellValue,
    more: { formula?: string; format?: string; fill?: string | null } = {},
  ): void {
    while (this.rows.length <= row) this.rows.push([]);
    const cells = this.rows[row]!;
    while (cells.length <= column) cells.push(null);
    cells[column] = value;
    const key = cellKey(row, column);
    if (more.formula) this.formulas.set(key, more.formula);
    if (more.format) this.numberFormats.set(key, more.format);
    if (more.fill) this.fills.set(key, more.fill);
  }

  merge(top: number, left: number, bottom: number, right: number): void {
    if (top !== bottom || left !== right) this.merges.push({ top, left, bottom, right });
  }

  /** Lets a row be passed over: how far the drawing goes. */
  get height(): number {
    return this.rows.length;
  }

  isMerged(row: number, column: number): boolean {
    return this.merges.some((m) => contains(m, row, column));
  }

  snapshot(): SheetSnapshot {
    return {
      name: this.name,
      visibility: "visible",
      rows: this.rows,
      formulas: this.formulas,
      numberFormats: this.numberFormats,
      fills: this.fills,
      fontColours: this.fontColours,
      merges: this.merges,
      hiddenRows: this.hiddenRows,
      hiddenColumns: this.hiddenColumns,
      tables: [],
      conditionalFormats: this.conditionalFormats,
      protected: false,
      frozenRows: this.frozenRows,
    };
  }
}
