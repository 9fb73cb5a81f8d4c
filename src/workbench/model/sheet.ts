import {
  cellKey,
  contains,
  keyColumn,
  keyRow,
  type CellError,
  type CellValue,
  type ConditionalFormat,
  type Rect,
} from "../../workbook";
import { tidyStyle, type CellStyle, type ModelCell } from "./cell";

export interface ModelTable {
  readonly id: string;
  readonly name: string;
  /** Heading row included. */
  readonly rect: Rect;
  readonly style: string;
}

/** A conditional format as Excel holds it; `raw` is the file's own rule, for kinds we show no face of. */
export interface ModelConditionalFormat extends ConditionalFormat {
  readonly id: string;
  /** Excel's word for its kind: Custom, CellValue, ColorScale, ... */
  readonly type: string;
  readonly raw?: unknown;
}

export interface ModelValidation {
  readonly rects: readonly Rect[];
  /** As Office.js has it: {list: {inCellDropDown, source}}, {wholeNumber: {...}}, ... */
  readonly rule: Readonly<Record<string, unknown>>;
  readonly ignoreBlanks: boolean;
  readonly prompt: Readonly<{ showPrompt: boolean; title: string; message: string }>;
  readonly errorAlert: Readonly<{ showAlert: boolean; style: string; title: string; message: string }>;
}

export interface ColumnSetup {
  /** In characters of the standard font; absent is the standard width. */
  readonly width?: number;
  readonly hidden?: boolean;
}

export interface RowSetup {
  /** In points; absent is the standard height. */
  readonly height?: number;
  readonly hidden?: boolean;
}

/** How a sheet prints, in Office.js's words. */
export interface PageLayout {
  readonly orientation: "Portrait" | "Landscape";
  readonly paperSize: string;
  readonly zoom: Readonly<{ scale?: number; horizontalFitToPages?: number; verticalFitToPages?: number }>;
  /** First and last row repeated on each page. */
  readonly titleRows?: readonly [number, number];
  /** First and last column repeated on each page. */
  readonly titleColumns?: readonly [number, number];
  readonly centreFooter: string;
  /** Rows that begin a new page, 0-based, in order. */
  readonly rowBreaks?: readonly number[];
}

export const NEW_PAGE: PageLayout = {
  orientation: "Portrait",
  paperSize: "A4",
  zoom: { scale: 100 },
  centreFooter: "",
};

export type TouchKind = "cells" | "rowsMoved" | "format" | "layout" | "conditionalFormats" | "tables";

/** What a sheet tells its workbook: throws where no change is under way. */
export type Touch = (sheet: SheetModel, kind: TouchKind, rect?: Rect, before?: CellValue) => void;

/** One sheet, mutable. Every mutator must run inside the workbook's `change`. Rows and columns 0-based. */
export class SheetModel {
  private readonly store = new Map<number, ModelCell>();
  private extent: { used: Rect | null; values: Rect | null } | null = null;
  private readonly columnSetups = new Map<number, ColumnSetup>();
  private readonly rowSetups = new Map<number, RowSetup>();
  private mergeList: readonly Rect[] = [];
  private tableList: readonly ModelTable[] = [];
  private formatList: readonly ModelConditionalFormat[] = [];
  private validationList: readonly ModelValidation[] = [];
  visibility: "visible" | "hidden" | "veryHidden" = "visible";
  isProtected = false;
  tabColour = "";
  frozenRows = 0;
  frozenColumns = 0;
  showGridlines = true;
  page: PageLayout = NEW_PAGE;
  /** Parts of the file's sheet that the workbench has no face for, written back as they were read. */
  kept: Readonly<Record<string, unknown>> = {};
  /** Goes up with each change of content, for whoever caches what follows from it. */
  version = 0;

  constructor(
    readonly id: string,
    public name: string,
    private readonly touch: Touch,
  ) {}

  cell(row: number, column: number): ModelCell | undefined {
    return this.store.get(cellKey(row, column));
  }

  value(row: number, column: number): CellValue {
    return this.cell(row, column)?.value ?? null;
  }

  *cells(): Iterable<[row: number, column: number, cell: ModelCell]> {
    for (const [key, cell] of this.store) yield [keyRow(key), keyColumn(key), cell];
  }

  get hasFormulas(): boolean {
    for (const cell of this.store.values()) if (cell.formula !== undefined) return true;
    return false;
  }

  /** The smallest rectangle that holds every cell with a value, a formula or a format; null for an empty sheet. */
  get used(): Rect | null {
    return this.measure().used;
  }

  /** The smallest rectangle that holds every cell with a value or a formula. */
  get usedByValues(): Rect | null {
    return this.measure().values;
  }

  private measure(): { used: Rect | null; values: Rect | null } {
    if (this.extent) return this.extent;
    const grow = (rect: Rect | null, row: number, column: number): Rect =>
      rect
        ? {
            top: Math.min(rect.top, row),
            left: Math.min(rect.left, column),
            bottom: Math.max(rect.bottom, row),
            right: Math.max(rect.right, column),
          }
        : { top: row, left: column, bottom: row, right: column };
    let used: Rect | null = null,
      values: Rect | null = null;
    for (const [key, cell] of this.store) {
      const row = keyRow(key),
        column = keyColumn(key);
      if (!used || !contains(used, row, column)) used = grow(used, row, column);
      if ((cell.value !== null || cell.formula !== undefined) && (!values || !contains(values, row, column)))
        values = grow(values, row, column);
    }
    return (this.extent = { used, values });
  }

  /** Puts a whole cell; undefined empties it and its format. */
  put(row: number, column: number, cell: ModelCell | undefined): void {
    const key = cellKey(row, column);
    if (cell && (cell.value !== null || cell.formula !== undefined || cell.style || cell.extras))
      this.store.set(key, cell);
    else this.store.delete(key);
    this.extent = null;
    this.version++;
  }

  /** Puts a value or a formula into a cell; its format stays. */
  setContent(row: number, column: number, value: CellValue, formula?: string): void {
    const { style, value: before = null } = this.cell(row, column) ?? {};
    this.put(row, column, { value, ...(formula !== undefined && { formula }), ...(style && { style }) });
    this.touch(this, "cells", { top: row, left: column, bottom: row, right: column }, before);
  }

  /** Tells that rows were put in or taken out, and what stood in these cells moved. */
  tellMoved(rect: Rect): void {
    this.touch(this, "rowsMoved", rect);
  }

  /** What a formula came to. Neither its format nor its text changes. */
  setResult(row: number, column: number, value: CellValue): void {
    const cell = this.cell(row, column);
    if (!cell) return;
    this.store.set(cellKey(row, column), { ...cell, value });
    this.version++;
  }

  /** Changes the format of every cell in the rectangle; `change` gets each cell's own style. */
  restyle(rect: Rect, change: (style: CellStyle, row: number, column: number) => CellStyle): void {
    for (let row = rect.top; row <= rect.bottom; row++)
      for (let column = rect.left; column <= rect.right; column++) {
        const cell = this.cell(row, column);
        const style = tidyStyle(change(cell?.style ?? {}, row, column));
        if (!style && !cell?.style) continue;
        const { value = null, formula, array, extras } = cell ?? {};
        this.put(row, column, {
          value,
          ...(formula !== undefined && { formula }),
          ...(array && { array }),
          ...(style && { style }),
          ...(extras && { extras }),
        });
      }
    this.touch(this, "format", rect);
  }

  get columns(): ReadonlyMap<number, ColumnSetup> {
    return this.columnSetups;
  }

  get rows(): ReadonlyMap<number, RowSetup> {
    return this.rowSetups;
  }

  setColumn(column: number, setup: ColumnSetup): void {
    this.setup(this.columnSetups, column, setup);
  }

  setRow(row: number, setup: RowSetup): void {
    this.setup(this.rowSetups, row, setup);
  }

  private setup<T extends object>(setups: Map<number, T>, at: number, setup: T): void {
    const kept = Object.fromEntries(
      Object.entries({ ...setups.get(at), ...setup }).filter(([, v]) => v !== undefined && v !== false),
    );
    if (Object.keys(kept).length > 0) setups.set(at, kept as T);
    else setups.delete(at);
    this.touch(this, "layout");
  }

  freeze(rows: number, columns: number): void {
    this.frozenRows = rows;
    this.frozenColumns = columns;
    this.touch(this, "layout");
  }

  setLayout(
    setup: Partial<Pick<SheetModel, "showGridlines" | "tabColour" | "page" | "visibility" | "isProtected">>,
  ): void {
    Object.assign(this, setup);
    this.touch(this, "layout");
  }

  get merges(): readonly Rect[] {
    return this.mergeList;
  }

  set merges(merges: readonly Rect[]) {
    this.mergeList = merges;
    this.touch(this, "layout");
  }

  get tables(): readonly ModelTable[] {
    return this.tableList;
  }

  set tables(tables: readonly ModelTable[]) {
    this.tableList = tables;
    this.touch(this, "tables");
  }

  /** First = wins. Their `priority` is their place. */
  get conditionalFormats(): readonly ModelConditionalFormat[] {
    return this.formatList;
  }

  set conditionalFormats(formats: readonly ModelConditionalFormat[]) {
    this.formatList = formats.map((format, priority) => ({ ...format, priority }));
    this.version++;
    this.touch(this, "conditionalFormats");
  }

  get validations(): readonly ModelValidation[] {
    return this.validationList;
  }

  set validations(validations: readonly ModelValidation[]) {
    this.validationList = validations;
    this.touch(this, "layout");
  }

  /** A range of another's merge, or null. */
  mergeAt(row: number, column: number): Rect | null {
    return this.mergeList.find((merge) => contains(merge, row, column)) ?? null;
  }
}

export const isError = (value: CellValue): value is CellError => typeof value === "object" && value !== null;
