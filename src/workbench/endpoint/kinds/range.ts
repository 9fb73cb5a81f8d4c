import { MAX_COLUMNS, MAX_ROWS, type CellValue, type Rect } from "../../../workbook";
import {
  asTyped,
  deleteRows,
  hasSeveralInks,
  insertRows,
  shownText,
  typed,
  type CellStyle,
  type ModelCell,
  type WorkbookModel,
} from "../../model";
import {
  RANGE,
  RANGE_AREAS,
  WireError,
  addressOf,
  areas,
  collection,
  columnsIn,
  cross,
  invalidArgument,
  node,
  notFound,
  range,
  rectOf,
  rowsIn,
  writable,
  type Area,
  type Kind,
  type Node,
} from "../kind";
import { CONDITIONAL_FORMATS } from "./conditional";
import {
  FILL_PARTS,
  FONT_PARTS,
  FORMAT_PARTS,
  charactersOf,
  formatOf,
  pointsOf,
  readBorder,
  restyle,
  writeBorder,
} from "./format";
import { VALIDATION } from "./validation";

/** Excel reads no more cells than this at once. */
const MOST_CELLS = 5_000_000;

const one = (area: Area, rect: Rect): Node => range({ sheet: area.sheet, rects: [rect] });

/** A rectangle moved or resized; an error where it leaves the sheet. */
function within(area: Area, rect: Rect): Node {
  if (
    rect.top < 0 ||
    rect.left < 0 ||
    rect.bottom >= MAX_ROWS ||
    rect.right >= MAX_COLUMNS ||
    rect.top > rect.bottom ||
    rect.left > rect.right
  )
    throw invalidArgument();
  return one(area, rect);
}

function table<T>(area: Area, get: (row: number, column: number) => T): T[][] {
  const rect = rectOf(area);
  if (rowsIn(rect) * columnsIn(rect) > MOST_CELLS)
    throw new WireError("RangeExceedsLimit", "The cell count in the range has exceeded the maximum supported number.");
  const rows: T[][] = [];
  for (let row = rect.top; row <= rect.bottom; row++) {
    const cells: T[] = [];
    for (let column = rect.left; column <= rect.right; column++) cells.push(get(row, column));
    rows.push(cells);
  }
  return rows;
}

const plain = (value: CellValue): string | number | boolean =>
  value === null ? "" : typeof value === "object" ? value.error : value;
const typeOf = (value: CellValue): string =>
  value === null
    ? "Empty"
    : typeof value === "object"
      ? "Error"
      : typeof value === "number"
        ? "Double"
        : typeof value === "boolean"
          ? "Boolean"
          : "String";

/** Values as an array of arrays of the range's size; a single one stands for all. */
function matrix(area: Area, given: unknown): (row: number, column: number) => unknown {
  if (!Array.isArray(given)) return () => given;
  const rect = rectOf(area);
  const rows = given as unknown[];
  const fits =
    rows.length === rowsIn(rect) && rows.every((row) => Array.isArray(row) && row.length === columnsIn(rect));
  if (!fits)
    throw invalidArgument(
      "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
    );
  return (row, column) => (rows[row - rect.top] as unknown[])[column - rect.left];
}

/** Values and formulas are written in one way: as if typed. null leaves a cell, "" empties it. */
function write(area: Area, given: unknown, model: WorkbookModel): void {
  const { sheet } = area;
  writable(sheet);
  const value = matrix(area, given);
  const rect = rectOf(area);
  const formats: [row: number, column: number, format: string][] = [];
  for (let row = rect.top; row <= rect.bottom; row++)
    for (let column = rect.left; column <= rect.right; column++) {
      const input = value(row, column);
      if (input === null || input === undefined) continue;
      const format = sheet.cell(row, column)?.style?.numberFormat ?? "General";
      if (typeof input === "object") throw invalidArgument();
      const entered =
        typeof input === "string"
          ? typed(input, format, model.date1904)
          : { value: (format === "@" ? asTyped(input as CellValue, undefined, false, false) : input) as CellValue };
      if (typeof entered.value === "number" && !Number.isFinite(entered.value)) throw invalidArgument();
      sheet.setContent(row, column, entered.value, entered.formula);
      if (entered.numberFormat && format === "General") formats.push([row, column, entered.numberFormat]);
    }
  for (const [row, column, numberFormat] of formats)
    sheet.restyle({ top: row, left: column, bottom: row, right: column }, (style) => ({ ...style, numberFormat }));
}

function writeNumberFormats(area: Area, given: unknown): void {
  for (const rect of area.rects) {
    const value = matrix({ ...area, rects: [rect] }, given);
    restyle({ ...area, rects: [rect] }, (style, row, column) => {
      const format = value(row, column);
      if (format === null || format === undefined) return style;
      if (typeof format !== "string") throw invalidArgument();
      return { ...style, numberFormat: format };
    });
  }
}

/** The parts of a cell's look that were asked for, in the shape of CellProperties. */
function cellProperties(
  asked: Readonly<Record<string, unknown>>,
  cell: ModelCell | undefined,
  address: string,
): Record<string, unknown> {
  const style = cell?.style ?? {};
  const out: Record<string, unknown> = {};
  if (asked.address) out.address = address;
  const format = asked.format as Readonly<Record<string, unknown>> | undefined;
  if (!format) return out;
  const pick = (parts: typeof FONT_PARTS, wanted: unknown): Record<string, unknown> =>
    Object.fromEntries(
      Object.keys(wanted as object)
        .filter((name) => parts[name])
        .map((name) => [name, parts[name]!.read(style)]),
    );
  const read: Record<string, unknown> = pick(FORMAT_PARTS, format);
  if (format.fill) read.fill = pick(FILL_PARTS, format.fill);
  if (format.font) {
    const font = (read.font = pick(FONT_PARTS, format.font));
    if (font.color !== undefined && cell && hasSeveralInks(cell)) font.color = null;
  }
  if (format.borders) {
    const wanted = Object.keys(format.borders);
    read.borders = Object.fromEntries(
      (["top", "bottom", "left", "right"] as const).map((edge) => [
        edge,
        Object.fromEntries(Object.entries(readBorder(style.borders?.[edge])).filter(([name]) => wanted.includes(name))),
      ]),
    );
  }
  out.format = read;
  return out;
}

function withProperties(style: CellStyle, given: Readonly<Record<string, unknown>>): CellStyle {
  const format = (given.format ?? {}) as Readonly<Record<string, Record<string, unknown>>>;
  let next = style;
  const lay = (parts: typeof FONT_PARTS, values: Readonly<Record<string, unknown>> | undefined): void => {
    for (const [name, value] of Object.entries(values ?? {}))
      if (value !== null && value !== undefined && parts[name]?.write) next = { ...next, ...parts[name].write(value) };
  };
  lay(FORMAT_PARTS, format);
  lay(FILL_PARTS, format.fill);
  if (format.fill?.pattern === "None") next = { ...next, fill: undefined };
  lay(FONT_PARTS, format.font);
  if (format.borders) {
    const borders = { ...next.borders };
    for (const edge of ["top", "bottom", "left", "right"] as const) {
      const properties = format.borders[edge] as Record<string, unknown> | undefined;
      if (!properties) continue;
      const border = writeBorder(borders[edge], properties);
      if (border) borders[edge] = border;
      else delete borders[edge];
    }
    next = { ...next, borders };
  }
  return next;
}

/** The cells that hold what is asked for, as few rectangles as rows make. */
function specialCells(area: Area, kind: unknown): Rect[] {
  const wanted = String(kind).toLowerCase();
  const rects: Rect[] = [];
  for (const rect of area.rects) {
    const bounded = area.sheet.used && cross(rect, area.sheet.used);
    if (!bounded) continue;
    for (let row = bounded.top; row <= bounded.bottom; row++)
      for (let column = bounded.left; column <= bounded.right; column++) {
        const cell = area.sheet.cell(row, column);
        const held =
          wanted === "formulas"
            ? cell?.formula !== undefined
            : wanted === "constants"
              ? cell !== undefined && cell.formula === undefined && cell.value !== null
              : wanted === "blanks"
                ? (cell?.value ?? null) === null && cell?.formula === undefined
                : wanted === "visible"
                  ? !area.sheet.rows.get(row)?.hidden && !area.sheet.columns.get(column)?.hidden
                  : null;
        if (held === null) throw invalidArgument(`Special cells of kind ${String(kind)} are not known here.`);
        if (!held) continue;
        const last = rects[rects.length - 1];
        if (last && last.top === row && last.right === column - 1) rects[rects.length - 1] = { ...last, right: column };
        else rects.push({ top: row, left: column, bottom: row, right: column });
      }
    // Equal spans that follow each other are one.
    for (let n = rects.length - 1; n > 0; n--) {
      const [above, below] = [rects[n - 1]!, rects[n]!];
      if (above.left === below.left && above.right === below.right && above.bottom + 1 === below.top)
        rects.splice(n - 1, 2, { ...above, bottom: below.bottom });
    }
  }
  return rects;
}

function usedIn(area: Area, valuesOnly: unknown): Rect | null {
  const used = valuesOnly === true ? area.sheet.usedByValues : area.sheet.used;
  return used && cross(used, rectOf(area));
}

/** Rows (or columns) of a range are hidden: all, none, or null for some. */
function hidden(area: Area, of: "rows" | "columns"): boolean | null {
  const setups = area.sheet[of];
  const [from, to] = of === "rows" ? [rectOf(area).top, rectOf(area).bottom] : [rectOf(area).left, rectOf(area).right];
  let some = 0;
  for (const [at, setup] of setups) if (setup.hidden && at >= from && at <= to) some++;
  return some === 0 ? false : some === to - from + 1 ? true : null;
}

function hide(area: Area, of: "rows" | "columns", on: boolean): void {
  writable(area.sheet);
  const rect = rectOf(area);
  const [from, to] = of === "rows" ? [rect.top, rect.bottom] : [rect.left, rect.right];
  for (let at = from; at <= to; at++)
    if (of === "rows") area.sheet.setRow(at, { hidden: on });
    else area.sheet.setColumn(at, { hidden: on });
}

/** Settings of whole rows or columns, an object each. */
function lineProperties(
  area: Area,
  of: "rows" | "columns",
  asked: Readonly<Record<string, unknown>>,
): Record<string, unknown>[] {
  const rect = rectOf(area);
  const [from, to] = of === "rows" ? [rect.top, rect.bottom] : [rect.left, rect.right];
  const format = asked.format as Readonly<Record<string, unknown>> | undefined;
  return Array.from({ length: to - from + 1 }, (_, n) => {
    const at = from + n;
    const out: Record<string, unknown> = {};
    if (of === "rows") {
      if (asked.rowIndex) out.rowIndex = at;
      if (asked.rowHidden) out.rowHidden = area.sheet.rows.get(at)?.hidden === true;
      if (format?.rowHeight) out.format = { rowHeight: area.sheet.rows.get(at)?.height ?? 15 };
    } else {
      if (asked.columnIndex) out.columnIndex = at;
      if (asked.columnHidden) out.columnHidden = area.sheet.columns.get(at)?.hidden === true;
      if (format?.columnWidth) out.format = { columnWidth: pointsOf(area.sheet.columns.get(at)?.width ?? 8.43) };
    }
    return out;
  });
}

function setLineProperties(area: Area, of: "rows" | "columns", given: unknown): void {
  writable(area.sheet);
  const from = of === "rows" ? rectOf(area).top : rectOf(area).left;
  (given as readonly Readonly<Record<string, unknown>>[]).forEach((line, n) => {
    const format = line.format as Readonly<Record<string, unknown>> | undefined;
    if (of === "rows") {
      if (format?.rowHeight !== undefined) area.sheet.setRow(from + n, { height: Number(format.rowHeight) });
      if (line.rowHidden !== undefined) area.sheet.setRow(from + n, { hidden: line.rowHidden === true });
    } else {
      if (format?.columnWidth !== undefined)
        area.sheet.setColumn(from + n, { width: charactersOf(Number(format.columnWidth)) });
      if (line.columnHidden !== undefined) area.sheet.setColumn(from + n, { hidden: line.columnHidden === true });
    }
  });
}

function merge(area: Area, across: unknown): void {
  const { sheet } = area;
  writable(sheet);
  for (const rect of area.rects) {
    const parts =
      across === true
        ? Array.from({ length: rowsIn(rect) }, (_, n) => ({ ...rect, top: rect.top + n, bottom: rect.top + n }))
        : [rect];
    sheet.merges = [
      ...sheet.merges.filter((m) => !cross(m, rect)),
      ...parts.filter((p) => rowsIn(p) * columnsIn(p) > 1),
    ];
    for (const part of parts)
      for (let row = part.top; row <= part.bottom; row++)
        for (let column = part.left; column <= part.right; column++)
          if ((row !== part.top || column !== part.left) && sheet.cell(row, column))
            sheet.setContent(row, column, null);
  }
}

/** Only whole rows are known here: they move everything below them. */
function wholeRows(area: Area, shift: unknown, wanted: string): readonly [number, number] {
  const rect = rectOf(area);
  if (columnsIn(rect) !== MAX_COLUMNS || shift !== wanted) throw invalidArgument("Only whole rows can be moved here.");
  writable(area.sheet);
  return [rect.top, rect.bottom];
}

const contentsOf = (area: Area, row: number, column: number): string | number | boolean => {
  const cell = area.sheet.cell(row, column);
  return cell?.formula ?? plain(cell?.value ?? null);
};

function clear(area: Area, what: unknown): void {
  const { sheet } = area;
  writable(sheet);
  const which = String(what ?? "All").toLowerCase();
  for (const rect of area.rects) {
    const used = sheet.used && cross(rect, sheet.used);
    if (!used) continue;
    if (which === "all" || which === "contents")
      for (let row = used.top; row <= used.bottom; row++)
        for (let column = used.left; column <= used.right; column++)
          if (sheet.cell(row, column)) sheet.setContent(row, column, null);
    if (which === "all" || which === "formats") sheet.restyle(used, () => ({}));
  }
}

/** What a Range and a RangeAreas have in common. */
const SHARED: Pick<Kind<Area>, "kept" | "to" | "call"> = {
  kept: true,
  to: {
    Format: formatOf,
    ConditionalFormats: (area) => node(CONDITIONAL_FORMATS, area),
    DataValidation: (area) => node(VALIDATION, area),
  },
  call: {
    Clear: (area, [what]) => clear(area, what),
    _KeepReference: () => null,
  },
};

Object.assign(RANGE, {
  ...SHARED,
  get: {
    Address: (area) => addressOf(area.sheet, rectOf(area)),
    AddressLocal: (area) => addressOf(area.sheet, rectOf(area)),
    CellCount: (area) => rowsIn(rectOf(area)) * columnsIn(rectOf(area)),
    RowIndex: (area) => rectOf(area).top,
    ColumnIndex: (area) => rectOf(area).left,
    RowCount: (area) => rowsIn(rectOf(area)),
    ColumnCount: (area) => columnsIn(rectOf(area)),
    RowHidden: (area) => hidden(area, "rows"),
    ColumnHidden: (area) => hidden(area, "columns"),
    IsEntireRow: (area) => columnsIn(rectOf(area)) === MAX_COLUMNS,
    IsEntireColumn: (area) => rowsIn(rectOf(area)) === MAX_ROWS,
    Values: (area) => table(area, (row, column) => plain(area.sheet.value(row, column))),
    Formulas: (area) => table(area, (row, column) => contentsOf(area, row, column)),
    FormulasLocal: (area) => table(area, (row, column) => contentsOf(area, row, column)),
    NumberFormat: (area) =>
      table(area, (row, column) => area.sheet.cell(row, column)?.style?.numberFormat ?? "General"),
    ValueTypes: (area) => table(area, (row, column) => typeOf(area.sheet.value(row, column))),
    Text: (area, model) => table(area, (row, column) => shownText(area.sheet.cell(row, column), model.date1904)),
  },
  set: {
    Values: write,
    Formulas: write,
    FormulasLocal: write,
    NumberFormat: writeNumberFormats,
    RowHidden: (area, on) => hide(area, "rows", on === true),
    ColumnHidden: (area, on) => hide(area, "columns", on === true),
  },
  to: { ...SHARED.to },
  find: {
    Insert: (area, [shift], model) => {
      insertRows(model, area.sheet, wholeRows(area, shift, "Down"));
      return one(area, rectOf(area));
    },
    GetCell: (area, [row, column]) => {
      const { top, left } = rectOf(area);
      return within(area, {
        top: top + Number(row),
        bottom: top + Number(row),
        left: left + Number(column),
        right: left + Number(column),
      });
    },
    GetRow: (area, [row]) =>
      within(area, { ...rectOf(area), top: rectOf(area).top + Number(row), bottom: rectOf(area).top + Number(row) }),
    GetColumn: (area, [column]) =>
      within(area, {
        ...rectOf(area),
        left: rectOf(area).left + Number(column),
        right: rectOf(area).left + Number(column),
      }),
    GetEntireRow: (area) => within(area, { ...rectOf(area), left: 0, right: MAX_COLUMNS - 1 }),
    GetEntireColumn: (area) => within(area, { ...rectOf(area), top: 0, bottom: MAX_ROWS - 1 }),
    GetLastRow: (area) => one(area, { ...rectOf(area), top: rectOf(area).bottom }),
    GetLastColumn: (area) => one(area, { ...rectOf(area), left: rectOf(area).right }),
    GetLastCell: (area) => one(area, { ...rectOf(area), top: rectOf(area).bottom, left: rectOf(area).right }),
    GetOffsetRange: (area, [rows, columns]) => {
      const { top, left, bottom, right } = rectOf(area);
      return within(area, {
        top: top + Number(rows),
        bottom: bottom + Number(rows),
        left: left + Number(columns),
        right: right + Number(columns),
      });
    },
    GetResizedRange: (area, [rows, columns]) =>
      within(area, {
        ...rectOf(area),
        bottom: rectOf(area).bottom + Number(rows),
        right: rectOf(area).right + Number(columns),
      }),
    GetAbsoluteResizedRange: (area, [rows, columns]) =>
      within(area, {
        ...rectOf(area),
        bottom: rectOf(area).top + Number(rows) - 1,
        right: rectOf(area).left + Number(columns) - 1,
      }),
    GetBoundingRect: (area, [other]) => {
      const a = rectOf(area),
        b = rectOf(asArea(other, area));
      return one(area, {
        top: Math.min(a.top, b.top),
        left: Math.min(a.left, b.left),
        bottom: Math.max(a.bottom, b.bottom),
        right: Math.max(a.right, b.right),
      });
    },
    GetIntersection: (area, [other]) => {
      const rect = cross(rectOf(area), rectOf(asArea(other, area)));
      if (!rect) throw notFound();
      return one(area, rect);
    },
    GetIntersectionOrNullObject: (area, [other]) => {
      const rect = cross(rectOf(area), rectOf(asArea(other, area)));
      return rect && one(area, rect);
    },
    GetUsedRange: (area, [valuesOnly]) =>
      one(
        area,
        usedIn(area, valuesOnly) ?? {
          top: rectOf(area).top,
          left: rectOf(area).left,
          bottom: rectOf(area).top,
          right: rectOf(area).left,
        },
      ),
    GetUsedRangeOrNullObject: (area, [valuesOnly]) => {
      const rect = usedIn(area, valuesOnly);
      return rect && one(area, rect);
    },
    GetMergedAreasOrNullObject: (area) => {
      const rects = area.sheet.merges.filter((m) => cross(m, rectOf(area)));
      return rects.length > 0 ? areas({ sheet: area.sheet, rects }) : null;
    },
    GetSpecialCells: (area, [kind]) => {
      const rects = specialCells(area, kind);
      if (rects.length === 0) throw notFound();
      return areas({ sheet: area.sheet, rects });
    },
    GetSpecialCellsOrNullObject: (area, [kind]) => {
      const rects = specialCells(area, kind);
      return rects.length > 0 ? areas({ sheet: area.sheet, rects }) : null;
    },
  },
  call: {
    ...SHARED.call,
    Delete: (area, [shift], model) => deleteRows(model, area.sheet, wholeRows(area, shift, "Up")),
    Select: (area, _, model) => model.select(area.sheet.name, rectOf(area), "pane"),
    Merge: (area, [across]) => merge(area, across),
    Unmerge: (area) => {
      writable(area.sheet).merges = area.sheet.merges.filter((m) => !cross(m, rectOf(area)));
    },
    GetCellProperties: (area, [asked]) =>
      table(area, (row, column) =>
        cellProperties(
          asked as Record<string, unknown>,
          area.sheet.cell(row, column),
          addressOf(area.sheet, { top: row, left: column, bottom: row, right: column }),
        ),
      ),
    SetCellProperties: (area, [given]) => {
      const value = matrix(area, given);
      restyle(area, (style, row, column) =>
        withProperties(style, (value(row, column) ?? {}) as Record<string, unknown>),
      );
    },
    GetRowProperties: (area, [asked]) => lineProperties(area, "rows", asked as Record<string, unknown>),
    GetColumnProperties: (area, [asked]) => lineProperties(area, "columns", asked as Record<string, unknown>),
    SetRowProperties: (area, [given]) => setLineProperties(area, "rows", given),
    SetColumnProperties: (area, [given]) => setLineProperties(area, "columns", given),
    _ValidateArraySize: (area, [rows, columns]) => {
      if (rowsIn(rectOf(area)) !== rows || columnsIn(rectOf(area)) !== columns)
        throw invalidArgument(
          "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
        );
      return null;
    },
  },
} satisfies Partial<Kind<Area>>);

function asArea(given: unknown, on: Area): Area {
  const target = (given as Node<Area> | null)?.target;
  if (!target?.rects || target.sheet !== on.sheet) throw invalidArgument();
  return target;
}

const RANGES: Kind<Area> = collection<Area>({
  name: "RangeCollection",
  items: (area) => area.rects.map((rect) => one(area, rect)),
  item: (area, at) => (area.rects[Number(at)] ? one(area, area.rects[Number(at)]!) : null),
});

Object.assign(RANGE_AREAS, {
  ...SHARED,
  get: {
    Address: (area) => area.rects.map((rect) => addressOf(area.sheet, rect)).join(","),
    AddressLocal: (area) => area.rects.map((rect) => addressOf(area.sheet, rect)).join(","),
    AreaCount: (area) => area.rects.length,
    CellCount: (area) => area.rects.reduce((sum, rect) => sum + rowsIn(rect) * columnsIn(rect), 0),
  },
  to: { ...SHARED.to, Areas: (area) => node(RANGES, area) },
} satisfies Partial<Kind<Area>>);

/** The sheet's cell that a merge or a plain cell stands for, as Excel selects it. */
export const selected = (model: WorkbookModel): Node =>
  range({ sheet: model.activeSheet, rects: [model.selection.rect] });
