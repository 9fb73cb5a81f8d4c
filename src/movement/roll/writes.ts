import { cellKey, keyColumn, keyRow, type CellInput, type CellRef, type Edit } from "../../workbook";

/** Cells to be written, by sheet; the last word on a cell counts. */
export class Writes {
  private readonly sheets = new Map<string, Map<number, CellInput>>();

  put(cell: CellRef, value: CellInput): void {
    const cells = this.sheets.get(cell.sheet) ?? new Map<number, CellInput>();
    this.sheets.set(cell.sheet, cells.set(cellKey(cell.row, cell.column), value));
  }

  has({ sheet, row, column }: CellRef): boolean {
    return this.sheets.get(sheet)?.has(cellKey(row, column)) ?? false;
  }

  /** One edit for each run of cells down a column. */
  edits(): readonly Edit[] {
    return [...this.sheets].flatMap(([sheet, cells]) => {
      const keys = [...cells.keys()].sort((a, b) => keyColumn(a) - keyColumn(b) || a - b);
      const found: { kind: "values"; sheet: string; top: number; left: number; values: CellInput[][] }[] = [];
      for (const key of keys) {
        const [row, left] = [keyRow(key), keyColumn(key)];
        const last = found[found.length - 1];
        if (last && last.left === left && last.top + last.values.length === row) last.values.push([cells.get(key)!]);
        else found.push({ kind: "values", sheet, top: row, left, values: [[cells.get(key)!]] });
      }
      return found;
    });
  }
}
