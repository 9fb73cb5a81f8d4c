import type {
  BooleanNumber,
  BorderStyleTypes,
  CellValueType,
  HorizontalAlign,
  ICellData,
  IColumnData,
  IRowData,
  IStyleData,
  IWorkbookData,
  IWorksheetData,
  VerticalAlign,
  WrapStrategy,
} from "@univerjs/core";
import { cellKey, isCellError } from "../../workbook";
import { DEFAULT_FONT, DEFAULT_HEIGHT, DEFAULT_WIDTH } from "../model";
import type { CellStyle, ModelCell, SheetModel, WorkbookModel } from "../model";

/** Excel's sizes in the grid's pixels: a column is n digits of its default font wide and 5 pixels of margin; a point is 4/3 pixels. */
export const columnPixels = (characters: number): number => Math.round(characters * 7 + 5);
export const rowPixels = (points: number): number => Math.round((points * 4) / 3);

/** And back. */
export const pixelsColumn = (pixels: number): number => Math.max(0, (pixels - 5) / 7);
export const pixelsRow = (pixels: number): number => (pixels * 3) / 4;

/** Room for the row numbers and the column letters, in pixels. */
export const ROW_HEADER = 46;
export const COLUMN_HEADER = 20;

/** Empty rows and columns shown beyond what the sheet uses, to type in. */
const SPARE_ROWS = 50;
const SPARE_COLUMNS = 6;
/** Excel's highest row, 409 points, in pixels. */
const MAX_HEIGHT = 545;

export const gridSize = (sheet: SheetModel): { readonly rowCount: number; readonly columnCount: number } => ({
  rowCount: Math.max(100, (sheet.used?.bottom ?? 0) + 1 + SPARE_ROWS),
  columnCount: Math.max(20, (sheet.used?.right ?? 0) + 1 + SPARE_COLUMNS),
});

/* The grid's own codes, written out: its library is a page's and cannot be loaded without one. */
const YES: BooleanNumber.TRUE = 1;
const NO: BooleanNumber.FALSE = 0;
const WRAP: WrapStrategy.WRAP = 3;
const TEXT: CellValueType.STRING = 1;
const NUMBER: CellValueType.NUMBER = 2;
const BOOLEAN: CellValueType.BOOLEAN = 3;
const CENTRE: HorizontalAlign.CENTER = 2;
const HORIZONTAL: Record<string, HorizontalAlign> = {
  left: 1,
  center: 2,
  centerContinuous: 2,
  right: 3,
  justify: 4,
  distributed: 6,
};
const VERTICAL: Record<string, VerticalAlign> = {
  top: 1,
  center: 2,
  bottom: 3,
};
const BORDER: Record<string, BorderStyleTypes> = {
  thin: 1,
  hair: 2,
  dotted: 3,
  dashed: 4,
  dashDot: 5,
  dashDotDot: 6,
  double: 7,
  medium: 8,
  mediumDashed: 9,
  mediumDashDot: 10,
  mediumDashDotDot: 11,
  slantDashDot: 12,
  thick: 13,
};

/** A font that stands where Calibri is not installed: Carlito has the same widths. */
const font = (name: string): string => (name === "Calibri" ? "Calibri, Carlito, Arial" : name);

function newStyle(s: CellStyle): IStyleData {
  const border = (side: { readonly style: string; readonly colour: string } | undefined) =>
    side && { s: BORDER[side.style] ?? 1, cl: { rgb: side.colour } };
  return {
    ff: font(s.fontName ?? DEFAULT_FONT.name),
    fs: s.fontSize ?? DEFAULT_FONT.size,
    ...(s.bold && { bl: YES }),
    ...(s.italic && { it: YES }),
    ...(s.underline && { ul: { s: YES } }),
    ...(s.strike && { st: { s: YES } }),
    ...(s.fill && { bg: { rgb: s.fill } }),
    ...(s.fontColour && { cl: { rgb: s.fontColour } }),
    ...(s.numberFormat && s.numberFormat !== "General" && { n: { pattern: s.numberFormat } }),
    ...(s.horizontal && HORIZONTAL[s.horizontal] && { ht: HORIZONTAL[s.horizontal] }),
    vt: VERTICAL[s.vertical ?? "bottom"] ?? 3,
    ...(s.wrap && { tb: WRAP }),
    ...(s.indent && { pd: { l: 2 + 9 * s.indent } }),
    ...(s.borders && {
      bd: {
        t: border(s.borders.top),
        r: border(s.borders.right),
        b: border(s.borders.bottom),
        l: border(s.borders.left),
      },
    }),
  };
}

const PLAIN: CellStyle = {};
const known = new WeakMap<CellStyle, IStyleData>();
/** Cells that share a style in the model share one in the grid: 50,000 rows have only a handful. */
function style(given: CellStyle = PLAIN): IStyleData {
  let made = known.get(given);
  if (!made) known.set(given, (made = newStyle(given)));
  return made;
}

/** One cell as the grid shows it: its value and its own format. Formulas stay behind; the grid must not calculate. */
export function gridCell(cell: ModelCell | undefined): (ICellData & { s?: IStyleData }) | null {
  if (!cell) return null;
  const { value } = cell;
  const s = style(cell.style);
  if (value === null) return { s };
  if (isCellError(value)) return { v: value.error, t: TEXT, s: { ...s, ht: s.ht ?? CENTRE } };
  if (typeof value === "boolean") return { v: value ? 1 : 0, t: BOOLEAN, s: { ...s, ht: s.ht ?? CENTRE } };
  if (typeof value === "number") return { v: value, t: NUMBER, s };
  return { v: value, t: TEXT, s };
}

export type GridLayout = Pick<
  IWorksheetData,
  "columnData" | "rowData" | "mergeData" | "freeze" | "showGridlines" | "rowCount" | "columnCount"
>;

/** Widths, heights, hidden rows and columns, merges and frozen panes. */
export function gridLayout(sheet: SheetModel): GridLayout {
  const columnData: Record<number, Partial<IColumnData>> = {};
  for (const [column, { width, hidden }] of sheet.columns)
    columnData[column] = {
      ...(width !== undefined && { w: columnPixels(width) }),
      hd: hidden ? YES : NO,
    };
  const rowData: Record<number, Partial<IRowData>> = {};
  for (const [row, { height, hidden }] of sheet.rows)
    rowData[row] = {
      ...(height !== undefined && { h: rowPixels(height), ia: NO }),
      hd: hidden ? YES : NO,
    };
  for (const [row, height] of openHeights(sheet)) rowData[row] = { ...rowData[row], h: height, ia: NO };
  return {
    ...gridSize(sheet),
    columnData,
    rowData,
    mergeData: sheet.merges.map((m) => ({
      startRow: m.top,
      startColumn: m.left,
      endRow: m.bottom,
      endColumn: m.right,
    })),
    freeze: {
      xSplit: sheet.frozenColumns,
      ySplit: sheet.frozenRows,
      startRow: sheet.frozenRows > 0 ? sheet.frozenRows : -1,
      startColumn: sheet.frozenColumns > 0 ? sheet.frozenColumns : -1,
    },
    showGridlines: sheet.showGridlines ? YES : NO,
  };
}

/** Rows whose height the file leaves open are as high as Excel makes them on opening: as their text needs. Pixels by row. */
function openHeights(sheet: SheetModel): Map<number, number> {
  const heights = new Map<number, number>();
  const merged = new Set<number>();
  for (const { top, left } of sheet.merges) merged.add(cellKey(top, left));
  for (const [row, column, { value, style }] of sheet.cells()) {
    if (sheet.rows.get(row)?.height !== undefined || value === null) continue;
    const size = style?.fontSize ?? DEFAULT_FONT.size;
    if (size <= DEFAULT_FONT.size && !style?.wrap) continue;
    let lines = 1;
    if (style?.wrap && typeof value === "string" && !merged.has(cellKey(row, column))) {
      const width = (sheet.columns.get(column)?.width ?? DEFAULT_WIDTH) * 1.1 * (DEFAULT_FONT.size / size);
      lines = value.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / width)), 0);
    }
    const needed = Math.min(MAX_HEIGHT, rowPixels(lines * size * 1.3));
    if (needed > (heights.get(row) ?? rowPixels(DEFAULT_HEIGHT))) heights.set(row, needed);
  }
  return heights;
}

const LEAST_ZOOM = 0.7;

function zoom(sheet: SheetModel, room: number): number {
  let wide = ROW_HEADER;
  for (let column = 0; column <= (sheet.used?.right ?? 0); column++) {
    const { width, hidden } = sheet.columns.get(column) ?? {};
    if (!hidden) wide += columnPixels(width ?? DEFAULT_WIDTH);
  }
  return Math.max(LEAST_ZOOM, Math.min(1, Math.floor((room / wide) * 20) / 20));
}

/**
 * A whole sheet in a window `room` pixels wide, drawn smaller where its columns need more, but still to be read;
 * `named` gives the name a style goes by in the workbook.
 */
export function gridSheet(
  sheet: SheetModel,
  room: number,
  named: (style: IStyleData) => IStyleData | string = (s) => s,
): Partial<IWorksheetData> {
  const cellData: Record<number, Record<number, ICellData>> = {};
  for (const [row, column, cell] of sheet.cells()) {
    const shown = gridCell(cell);
    if (shown) (cellData[row] ??= {})[column] = shown.s ? { ...shown, s: named(shown.s) } : shown;
  }
  return {
    id: sheet.id,
    name: sheet.name,
    hidden: sheet.visibility === "visible" ? NO : YES,
    tabColor: sheet.tabColour ?? "",
    defaultColumnWidth: columnPixels(DEFAULT_WIDTH),
    defaultRowHeight: rowPixels(DEFAULT_HEIGHT),
    rowHeader: { width: ROW_HEADER, hidden: NO },
    columnHeader: { height: COLUMN_HEADER, hidden: NO },
    zoomRatio: zoom(sheet, room),
    scrollTop: 0,
    scrollLeft: 0,
    rightToLeft: NO,
    cellData,
    ...gridLayout(sheet),
  };
}

export type GridWorkbook = Pick<IWorkbookData, "name" | "styles" | "sheetOrder" | "sheets">;

export function gridWorkbook(model: WorkbookModel, room: number): GridWorkbook {
  const styles: Record<string, IStyleData> = {};
  const names = new Map<IStyleData, string>();
  const named = (s: IStyleData): string => {
    let name = names.get(s);
    if (name === undefined) {
      name = `s${names.size}`;
      names.set(s, name);
      styles[name] = s;
    }
    return name;
  };
  const sheets: Record<string, Partial<IWorksheetData>> = {};
  for (const sheet of model.sheets) sheets[sheet.id] = gridSheet(sheet, room, named);
  return {
    name: model.fileName,
    styles,
    sheetOrder: model.sheets.map((sheet) => sheet.id),
    sheets,
  };
}
