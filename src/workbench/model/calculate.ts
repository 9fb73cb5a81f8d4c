import { calculateFormulas } from "@cj-tech-master/excelts/formula";
import type {
  CellLike,
  FormulaResultLike,
  RowLike,
  WorkbookLike,
  WorksheetLike,
} from "@cj-tech-master/excelts/formula";
import { rectA1, type CellValue, type Rect } from "../../workbook";
import type { ModelCell } from "./cell";
import type { SheetModel } from "./sheet";
import type { WorkbookModel } from "./workbook";

/** The formula engine's own numbers for what a cell is. */
const EMPTY = 0,
  CONSTANT = 2,
  FORMULA = 6;

export interface Recalculated {
  readonly sheet: SheetModel;
  /** Cells whose value changed, in runs down the columns. */
  readonly rects: readonly Rect[];
}

/** A formula to be worked out beside the workbook's own, in a cell of its sheet that is not there. */
export interface SideFormula {
  readonly sheet: SheetModel;
  readonly row: number;
  readonly column: number;
  /** With "=". */
  readonly formula: string;
}

/** Works all formulas out anew, and says which cells' values changed. */
export function calculate(model: WorkbookModel): readonly Recalculated[] {
  if (!model.sheets.some((sheet) => sheet.hasFormulas)) return [];
  const changed = new Map<SheetModel, [row: number, column: number][]>();
  const view = viewOf(model, (sheet, row, column, value) => {
    const before = sheet.value(row, column);
    if (same(before, value)) return;
    if (sheet.cell(row, column)?.formula === undefined) sheet.put(row, column, { ...sheet.cell(row, column), value });
    else sheet.setResult(row, column, value);
    let cells = changed.get(sheet);
    if (!cells) changed.set(sheet, (cells = []));
    cells.push([row, column]);
  });
  calculateFormulas(view);
  return [...changed].map(([sheet, cells]) => ({ sheet, rects: runs(cells) }));
}

/** Works out formulas that stand in no cell (a conditional format's, say); the workbook stays as it is. */
export function evaluate(model: WorkbookModel, formulas: readonly SideFormula[]): readonly CellValue[] {
  const places = new Map<SheetModel, Map<number, number>>();
  const results = formulas.map((): CellValue => null);
  formulas.forEach(({ sheet, row, column }, at) => {
    const of = places.get(sheet) ?? new Map<number, number>();
    places.set(sheet, of.set(row * 16384 + column, at));
  });
  const view = viewOf(
    model,
    (sheet, row, column, value) => {
      const at = places.get(sheet)?.get(row * 16384 + column);
      if (at !== undefined) results[at] = value;
    },
    formulas,
  );
  calculateFormulas(view);
  return results;
}

type Write = (sheet: SheetModel, row: number, column: number, value: CellValue) => void;

/** The workbook in the shapes the engine reads; its rows and columns are 1-based. */
function viewOf(model: WorkbookModel, write: Write, beside: readonly SideFormula[] = []): WorkbookLike {
  const worksheets = model.sheets.map((sheet, index) => {
    const extra = beside.filter((formula) => formula.sheet === sheet);
    return sheetView(sheet, index + 1, write, extra);
  });
  const names = [...model.names].map(([name, range]) => {
    const at = name.lastIndexOf("!");
    const scope = at < 0 ? -1 : model.sheets.findIndex((s) => s.name === name.slice(0, at));
    return { name: name.slice(at + 1), ranges: [range.replace(/^=/, "")], ...(scope >= 0 && { localSheetId: scope }) };
  });
  return {
    worksheets,
    getWorksheet: (id) => worksheets.find((w) => w.id === id || w.name.toLowerCase() === String(id).toLowerCase()),
    definedNames: { getAllEntries: () => names, getAllNames: () => names },
    properties: { date1904: model.date1904 },
  };
}

function sheetView(sheet: SheetModel, id: number, write: Write, beside: readonly SideFormula[]): WorksheetLike {
  const byRow = new Map<number, CellLike[]>();
  const known = new Map<number, CellLike>();
  const view = (row: number, column: number, cell: ModelCell | undefined): CellLike => {
    const key = row * 16384 + column;
    const found = known.get(key) ?? new CellView(sheet, row, column, cell, write);
    known.set(key, found);
    return found;
  };
  const list = (row: number, cell: CellLike): void => {
    const cells = byRow.get(row);
    if (cells) cells.push(cell);
    else byRow.set(row, [cell]);
  };
  for (const [row, column, cell] of sheet.cells())
    if (cell.value !== null || cell.formula !== undefined) list(row, view(row, column, cell));
  for (const { row, column, formula } of beside) list(row, view(row, column, { value: null, formula }));
  for (const [row, setup] of sheet.rows) if (setup.hidden && !byRow.has(row)) byRow.set(row, []);
  const rows = [...byRow.keys()].sort((a, b) => a - b);
  const used = sheet.usedByValues;
  const eachRow = (...given: unknown[]): void => {
    const callback = given[given.length - 1] as (row: RowLike, number: number) => void;
    for (const row of rows) {
      const eachCell = (...args: unknown[]): void => {
        const tell = args[args.length - 1] as (cell: CellLike, column: number) => void;
        for (const cell of byRow.get(row)!) tell(cell, cell.col);
      };
      callback({ hidden: sheet.rows.get(row)?.hidden === true, eachCell }, row + 1);
    }
  };
  return {
    id,
    name: sheet.name,
    dimensions: used && { top: used.top + 1, left: used.left + 1, bottom: used.bottom + 1, right: used.right + 1 },
    eachRow,
    findCell: (row, column) => known.get((row - 1) * 16384 + column - 1),
    getCell: (row, column) => view(row - 1, column - 1, sheet.cell(row - 1, column - 1)),
    mergedRegions: sheet.merges.map((m) => ({
      top: m.top + 1,
      left: m.left + 1,
      bottom: m.bottom + 1,
      right: m.right + 1,
    })),
    getTables: () =>
      sheet.tables.map(({ name, rect }) => ({
        table: {
          name,
          tl: { row: rect.top + 1, col: rect.left + 1 },
          columns: Array.from({ length: rect.right - rect.left + 1 }, (_, c) => ({
            name: String(textOf(sheet.value(rect.top, rect.left + c))),
          })),
          rows: new Array<unknown>(rect.bottom - rect.top).fill(null),
          headerRow: true,
        },
      })),
  };
}

class CellView implements CellLike {
  readonly row: number;
  readonly col: number;
  readonly type: number;
  readonly formula?: string;
  readonly model: CellLike["model"];

  constructor(
    private readonly sheet: SheetModel,
    row: number,
    column: number,
    private readonly cell: ModelCell | undefined,
    private readonly write: Write,
  ) {
    this.row = row + 1;
    this.col = column + 1;
    const { formula, array } = cell ?? {};
    this.type = formula !== undefined ? FORMULA : (cell?.value ?? null) === null ? EMPTY : CONSTANT;
    const first = !array || (array.top === row && array.left === column);
    if (formula !== undefined && first) this.formula = formula.slice(1);
    this.model = array
      ? { shareType: "array", ref: rectA1(array), ...(this.formula !== undefined && { formula: this.formula }) }
      : {};
  }

  get value(): unknown {
    return this.cell?.value ?? null;
  }

  /** The engine sets `value` on the cells that an array formula spills into. */
  set value(value: unknown) {
    this.write(this.sheet, this.row - 1, this.col - 1, (value ?? null) as CellValue);
  }

  get result(): FormulaResultLike {
    return this.cell?.value ?? undefined;
  }

  /** Where a formula comes to nothing, Excel shows 0. */
  set result(value: FormulaResultLike) {
    const result = value === undefined ? 0 : value instanceof Date ? 0 : value;
    this.write(this.sheet, this.row - 1, this.col - 1, result);
  }
}

const textOf = (value: CellValue): string =>
  value === null ? "" : typeof value === "object" ? value.error : String(value);

/** Equal, numbers to 12 digits: engines differ in the last ones. */
function same(a: CellValue, b: CellValue): boolean {
  if (a === b) return true;
  if (typeof a === "number" && typeof b === "number") return Math.abs(a - b) <= Math.abs(a) * 1e-12;
  return typeof a === "object" && typeof b === "object" && a !== null && b !== null && a.error === b.error;
}

function runs(cells: [row: number, column: number][]): Rect[] {
  cells.sort((a, b) => a[1] - b[1] || a[0] - b[0]);
  const rects: Rect[] = [];
  for (const [row, column] of cells) {
    const last = rects[rects.length - 1];
    if (last && last.left === column && last.bottom === row - 1) rects[rects.length - 1] = { ...last, bottom: row };
    else rects.push({ top: row, left: column, bottom: row, right: column });
  }
  return rects;
}
