import { MAX_COLUMNS, MAX_ROWS } from "../../../workbook";
import { copySheet, type ModelTable, type PageLayout, type SheetModel, type WorkbookModel } from "../../model";
import {
  ALL,
  WireError,
  areas,
  collection,
  columnsIn,
  cross,
  invalidArgument,
  node,
  notFound,
  range,
  rectFrom,
  rectOf,
  rectsFrom,
  rowsIn,
  writable,
  type Area,
  type Kind,
  type Node,
} from "../kind";
import "./range";
import { NAMES } from "./names";

const VISIBILITY = { visible: "Visible", hidden: "Hidden", veryHidden: "VeryHidden" } as const;

const sheetNode = (sheet: SheetModel): Node => node(WORKSHEET, sheet);

/** A name Excel would give a sheet: at most 31 characters, none of :\/?*[], not begun or ended by an apostrophe. */
function sheetName(name: unknown, model: WorkbookModel, own?: SheetModel): string {
  if (
    typeof name !== "string" ||
    name === "" ||
    name.length > 31 ||
    /[:\\/?*[\]]|^'|'$/.test(name) ||
    name.toLowerCase() === "history"
  )
    throw invalidArgument();
  const other = model.sheets.find((s) => s.name.toLowerCase() === name.toLowerCase());
  if (other && other !== own)
    throw new WireError("ItemAlreadyExists", "A resource with the same name or identifier already exists.");
  return name;
}

const used = (sheet: SheetModel, valuesOnly: unknown): Node | null => {
  const rect = valuesOnly === true ? sheet.usedByValues : sheet.used;
  return rect && range({ sheet, rects: [rect] });
};

const neighbour = (
  sheet: SheetModel,
  step: number,
  visibleOnly: unknown,
  model: WorkbookModel,
): SheetModel | undefined => {
  for (let at = model.sheets.indexOf(sheet) + step; ; at += step) {
    const found = model.sheets[at];
    if (!found || visibleOnly !== true || found.visibility === "visible") return found;
  }
};

const needed = (sheet: SheetModel | undefined): Node => {
  if (!sheet) throw notFound();
  return sheetNode(sheet);
};

function deleteSheet(sheet: SheetModel, model: WorkbookModel): void {
  const others = model.sheets.filter((s) => s !== sheet && s.visibility === "visible");
  if (others.length === 0)
    throw new WireError("InvalidOperation", "A workbook must contain at least one visible worksheet.");
  if (sheet.visibility === "veryHidden")
    throw new WireError("InvalidOperation", "A very hidden worksheet cannot be deleted.");
  model.deleteSheet(sheet);
}

/** Where a copy goes, by Excel's words for it. */
function copyOf(sheet: SheetModel, position: unknown, relativeTo: unknown, model: WorkbookModel): Node {
  const beside = (relativeTo as Node<SheetModel> | null)?.target;
  const at = beside ? model.sheets.indexOf(beside) : -1;
  const places: Readonly<Record<string, number>> = {
    None: 0,
    Beginning: 0,
    End: model.sheets.length,
    Before: at,
    After: at + 1,
  };
  const place = places[String(position ?? "None")];
  if (place === undefined || ((position === "Before" || position === "After") && at < 0)) throw invalidArgument();
  return sheetNode(copySheet(model, sheet, place));
}

const PROTECTION: Kind<SheetModel> = {
  name: "WorksheetProtection",
  get: { Protected: (sheet) => sheet.isProtected },
  call: {
    Protect: (sheet) => {
      if (sheet.isProtected) throw new WireError("AccessDenied", "The sheet is protected already.");
      sheet.setLayout({ isProtected: true });
    },
    Unprotect: (sheet) => sheet.setLayout({ isProtected: false }),
  },
};

const FREEZE: Kind<SheetModel> = {
  name: "WorksheetFreezePanes",
  find: {
    GetLocationOrNullObject: (sheet) => {
      const { frozenRows: rows, frozenColumns: columns } = sheet;
      if (rows === 0 && columns === 0) return null;
      return range({
        sheet,
        rects: [
          { top: 0, left: 0, bottom: rows ? rows - 1 : MAX_ROWS - 1, right: columns ? columns - 1 : MAX_COLUMNS - 1 },
        ],
      });
    },
  },
  call: {
    FreezeRows: (sheet, [count]) => sheet.freeze(Number(count ?? 1), 0),
    FreezeColumns: (sheet, [count]) => sheet.freeze(0, Number(count ?? 1)),
    FreezeAt: (sheet, [given]) => {
      const rect = (given as Node<Area> | null)?.target ? rectOf((given as Node<Area>).target) : rectFrom(given, sheet);
      sheet.freeze(
        rowsIn(rect) === MAX_ROWS ? 0 : rect.bottom + 1,
        columnsIn(rect) === MAX_COLUMNS ? 0 : rect.right + 1,
      );
    },
    Unfreeze: (sheet) => sheet.freeze(0, 0),
  },
};

const setPage = (sheet: SheetModel, patch: Partial<PageLayout>): void =>
  sheet.setLayout({ page: { ...sheet.page, ...patch } });

const FOOTER: Kind<SheetModel> = {
  name: "HeaderFooter",
  get: { CenterFooter: (sheet) => sheet.page.centreFooter },
  set: { CenterFooter: (sheet, text) => setPage(sheet, { centreFooter: String(text) }) },
};

const FOOTERS: Kind<SheetModel> = {
  name: "HeaderFooterGroup",
  to: { DefaultForAllPages: (sheet) => node(FOOTER, sheet) },
};

const PAGE: Kind<SheetModel> = {
  name: "PageLayout",
  get: {
    Orientation: (sheet) => sheet.page.orientation,
    PaperSize: (sheet) => sheet.page.paperSize,
    Zoom: (sheet) => sheet.page.zoom,
  },
  set: {
    Orientation: (sheet, orientation) => {
      if (orientation !== "Portrait" && orientation !== "Landscape") throw invalidArgument();
      setPage(sheet, { orientation });
    },
    PaperSize: (sheet, paperSize) => setPage(sheet, { paperSize: String(paperSize) }),
    Zoom: (sheet, zoom) =>
      setPage(sheet, {
        zoom: Object.fromEntries(Object.entries(zoom as object).filter(([, v]) => v !== null && v !== undefined)),
      }),
  },
  to: { HeadersFooters: (sheet) => node(FOOTERS, sheet) },
  find: {
    GetPrintTitleRowsOrNullObject: (sheet) => {
      const rows = sheet.page.titleRows;
      return rows ? range({ sheet, rects: [{ ...ALL, top: rows[0], bottom: rows[1] }] }) : null;
    },
    GetPrintTitleColumnsOrNullObject: (sheet) => {
      const columns = sheet.page.titleColumns;
      return columns ? range({ sheet, rects: [{ ...ALL, left: columns[0], right: columns[1] }] }) : null;
    },
  },
  call: {
    SetPrintTitleRows: (sheet, [given]) => {
      if (given === "") return setPage(sheet, { titleRows: undefined });
      const rect = (given as Node<Area> | null)?.target ? rectOf((given as Node<Area>).target) : rectFrom(given, sheet);
      setPage(sheet, { titleRows: [rect.top, rect.bottom] });
    },
    SetPrintTitleColumns: (sheet, [given]) => {
      if (given === "") return setPage(sheet, { titleColumns: undefined });
      const rect = (given as Node<Area> | null)?.target ? rectOf((given as Node<Area>).target) : rectFrom(given, sheet);
      setPage(sheet, { titleColumns: [rect.left, rect.right] });
    },
  },
};

interface PageBreak {
  readonly sheet: SheetModel;
  /** The row that begins the page, 0-based. */
  readonly row: number;
}

const setRowBreaks = (sheet: SheetModel, rows: readonly number[]): void =>
  setPage(sheet, { rowBreaks: rows.length > 0 ? [...new Set(rows)].sort((a, b) => a - b) : undefined });

const PAGE_BREAK: Kind<PageBreak> = {
  name: "PageBreak",
  get: { RowIndex: ({ row }) => row, ColumnIndex: () => 0 },
  find: {
    GetCellAfterBreak: ({ sheet, row }) => range({ sheet, rects: [{ top: row, left: 0, bottom: row, right: 0 }] }),
  },
  call: {
    Delete: ({ sheet, row }) =>
      setRowBreaks(
        sheet,
        (sheet.page.rowBreaks ?? []).filter((other) => other !== row),
      ),
  },
};

/** Excel allows so many on a sheet. */
const MOST_BREAKS = 1026;

const PAGE_BREAKS: Kind<SheetModel> = collection<SheetModel>({
  name: "PageBreakCollection",
  items: (sheet) => (sheet.page.rowBreaks ?? []).map((row) => node(PAGE_BREAK, { sheet, row })),
  item: (sheet, at) => {
    const row = sheet.page.rowBreaks?.[Number(at)];
    return row === undefined ? null : node(PAGE_BREAK, { sheet, row });
  },
  find: {
    Add: (sheet, [given]) => {
      const rect = (given as Node<Area> | null)?.target ? rectOf((given as Node<Area>).target) : rectFrom(given, sheet);
      const rows = sheet.page.rowBreaks ?? [];
      // No page begins above the first row.
      if (rect.top === 0 || rows.length >= MOST_BREAKS) throw invalidArgument();
      setRowBreaks(sheet, [...rows, rect.top]);
      return node(PAGE_BREAK, { sheet, row: rect.top });
    },
  },
  call: { RemovePageBreaks: (sheet) => setRowBreaks(sheet, []) },
});

interface Held {
  readonly sheet: SheetModel;
  readonly id: string;
}

const tableOf = ({ sheet, id }: Held): ModelTable => {
  const found = sheet.tables.find((t) => t.id === id);
  if (!found) throw notFound();
  return found;
};

const changeTable = (held: Held, patch: Partial<ModelTable>): void => {
  tableOf(held);
  writable(held.sheet).tables = held.sheet.tables.map((t) => (t.id === held.id ? { ...t, ...patch } : t));
};

const TABLE: Kind<Held> = {
  name: "Table",
  id: ({ id }) => id,
  get: {
    Id: ({ id }) => id,
    Name: (held) => tableOf(held).name,
    Style: (held) => tableOf(held).style,
    ShowHeaders: () => true,
    ShowTotals: () => false,
  },
  set: {
    Name: (held, name, model) => {
      const text = String(name);
      if (!/^[\p{L}_\\][\p{L}\p{N}_.\\]{0,254}$/u.test(text) || /^([A-Za-z]{1,3}\d+|[RrCc]\d*)$/.test(text))
        throw invalidArgument();
      const taken =
        model.sheets.some((s) =>
          s.tables.some((t) => t.id !== held.id && t.name.toLowerCase() === text.toLowerCase()),
        ) || [...model.names.keys()].some((n) => n.toLowerCase() === text.toLowerCase());
      if (taken)
        throw new WireError("ItemAlreadyExists", "A resource with the same name or identifier already exists.");
      changeTable(held, { name: text });
    },
    Style: (held, style) => changeTable(held, { style: String(style) }),
  },
  find: {
    GetRange: (held) => range({ sheet: held.sheet, rects: [tableOf(held).rect] }),
    ConvertToRange: (held) => {
      const { rect } = tableOf(held);
      writable(held.sheet).tables = held.sheet.tables.filter((t) => t.id !== held.id);
      return range({ sheet: held.sheet, rects: [rect] });
    },
  },
  to: { Worksheet: ({ sheet }) => sheetNode(sheet) },
  call: {
    Delete: (held) => {
      const { rect } = tableOf(held);
      writable(held.sheet).tables = held.sheet.tables.filter((t) => t.id !== held.id);
      for (let row = rect.top; row <= rect.bottom; row++)
        for (let column = rect.left; column <= rect.right; column++) held.sheet.put(row, column, undefined);
    },
  },
};

function addTable(sheet: SheetModel, given: unknown, hasHeaders: unknown, model: WorkbookModel): Node {
  writable(sheet);
  if (hasHeaders !== true) throw invalidArgument("A table without headings is not known here.");
  const rect = (given as Node<Area> | null)?.target?.rects?.[0] ?? rectFrom(given, sheet);
  if (rowsIn(rect) < 2 || sheet.tables.some((t) => cross(t.rect, rect)) || sheet.merges.some((m) => cross(m, rect)))
    throw invalidArgument("A table cannot overlap another table or merged cells.");
  const numbers = model.sheets.flatMap((s) => s.tables.map((t) => Number(/^Table(\d+)$/.exec(t.name)?.[1] ?? 0)));
  const n = Math.max(0, ...numbers) + 1;
  const ids = model.sheets.flatMap((s) => s.tables.map((t) => Number(/t(\d+)$/.exec(t.id)?.[1] ?? 0)));
  const id = `${sheet.id}t${Math.max(0, ...ids) + 1}`;
  // Excel makes its headings texts, none of them blank, none of them twice.
  const seen = new Set<string>();
  for (let column = rect.left, unnamed = 0; column <= rect.right; column++) {
    const value = sheet.value(rect.top, column);
    const text =
      value === null || value === "" ? `Column${++unnamed}` : typeof value === "object" ? value.error : String(value);
    let heading = text;
    for (let again = 2; seen.has(heading.toLowerCase()); again++) heading = `${text}${again}`;
    seen.add(heading.toLowerCase());
    if (heading !== value) sheet.setContent(rect.top, column, heading);
  }
  sheet.tables = [...sheet.tables, { id, name: `Table${n}`, rect, style: "TableStyleMedium2" }];
  return node(TABLE, { sheet, id });
}

const tablesOn = (sheets: readonly SheetModel[]): Held[] =>
  sheets.flatMap((sheet) => sheet.tables.map(({ id }) => ({ sheet, id })));
const tableNamed = (sheets: readonly SheetModel[], key: unknown): Node | null => {
  const held = tablesOn(sheets).find(
    (t) => t.id === key || tableOf(t).name.toLowerCase() === String(key).toLowerCase(),
  );
  return held ? node(TABLE, held) : null;
};

const SHEET_TABLES: Kind<SheetModel> = collection<SheetModel>({
  name: "TableCollection",
  items: (sheet) => tablesOn([sheet]).map((held) => node(TABLE, held)),
  item: (sheet, key) => tableNamed([sheet], key),
  find: { Add: (sheet, [address, headers], model) => addTable(sheet, address, headers, model) },
});

export const TABLES: Kind<WorkbookModel> = collection<WorkbookModel>({
  name: "TableCollection",
  items: (model) => tablesOn(model.sheets).map((held) => node(TABLE, held)),
  item: (model, key) => tableNamed(model.sheets, key),
  find: {
    Add: (model, [address, headers]) => {
      const target = (address as Node<Area> | null)?.target;
      return addTable(target?.sheet ?? model.activeSheet, address, headers, model);
    },
  },
});

const WORKSHEET: Kind<SheetModel> = {
  name: "Worksheet",
  id: (sheet) => sheet.id,
  get: {
    Id: (sheet) => sheet.id,
    Name: (sheet) => sheet.name,
    Position: (sheet, model) => model.sheets.indexOf(sheet),
    Visibility: (sheet) => VISIBILITY[sheet.visibility],
    TabColor: (sheet) => sheet.tabColour,
    ShowGridlines: (sheet) => sheet.showGridlines,
    StandardWidth: () => 8.43,
    StandardHeight: () => 15,
  },
  set: {
    Name: (sheet, name, model) => model.renameSheet(sheet, sheetName(name, model, sheet)),
    Visibility: (sheet, value, model) => {
      const found = Object.entries(VISIBILITY).find(([, word]) => word === value);
      if (!found) throw invalidArgument();
      if (value !== "Visible" && !model.sheets.some((s) => s !== sheet && s.visibility === "visible"))
        throw new WireError("InvalidOperation", "A workbook must contain at least one visible worksheet.");
      sheet.setLayout({ visibility: found[0] as SheetModel["visibility"] });
    },
    TabColor: (sheet, colour) => sheet.setLayout({ tabColour: String(colour).toUpperCase() }),
    ShowGridlines: (sheet, on) => sheet.setLayout({ showGridlines: on === true }),
    // On the web office.js sets it by this name.
    Gridlines: (sheet, on) => sheet.setLayout({ showGridlines: on === true }),
  },
  to: {
    Protection: (sheet) => node(PROTECTION, sheet),
    FreezePanes: (sheet) => node(FREEZE, sheet),
    PageLayout: (sheet) => node(PAGE, sheet),
    HorizontalPageBreaks: (sheet) => node(PAGE_BREAKS, sheet),
    Tables: (sheet) => node(SHEET_TABLES, sheet),
    Names: (sheet) => node(NAMES, { sheet }),
  },
  find: {
    GetRange: (sheet, [address], model) => {
      const name = typeof address === "string" ? model.names.get(address) : undefined;
      return range({ sheet, rects: [rectFrom(name?.replace(/^=/, "") ?? address, sheet)] });
    },
    GetRanges: (sheet, [address]) => areas({ sheet, rects: rectsFrom(address, sheet) }),
    GetRangeByIndexes: (sheet, args) => {
      const [top, left, rows, columns] = args.map(Number) as [number, number, number, number];
      const rect = { top, left, bottom: top + rows - 1, right: left + columns - 1 };
      if (
        !args.every((n) => Number.isInteger(n)) ||
        top < 0 ||
        left < 0 ||
        rows < 1 ||
        columns < 1 ||
        rect.bottom >= MAX_ROWS ||
        rect.right >= MAX_COLUMNS
      )
        throw invalidArgument();
      return range({ sheet, rects: [rect] });
    },
    Copy: (sheet, [position, relativeTo], model) => copyOf(sheet, position, relativeTo, model),
    GetCell: (sheet, [row, column]) =>
      range({ sheet, rects: [{ top: Number(row), bottom: Number(row), left: Number(column), right: Number(column) }] }),
    GetUsedRange: (sheet, [valuesOnly]) =>
      used(sheet, valuesOnly) ?? range({ sheet, rects: [{ top: 0, left: 0, bottom: 0, right: 0 }] }),
    GetUsedRangeOrNullObject: (sheet, [valuesOnly]) => used(sheet, valuesOnly),
    GetNext: (sheet, [visibleOnly], model) => needed(neighbour(sheet, 1, visibleOnly, model)),
    GetNextOrNullObject: (sheet, [visibleOnly], model) => {
      const next = neighbour(sheet, 1, visibleOnly, model);
      return next ? sheetNode(next) : null;
    },
    GetPrevious: (sheet, [visibleOnly], model) => needed(neighbour(sheet, -1, visibleOnly, model)),
    GetPreviousOrNullObject: (sheet, [visibleOnly], model) => {
      const before = neighbour(sheet, -1, visibleOnly, model);
      return before ? sheetNode(before) : null;
    },
  },
  call: {
    Activate: (sheet, _, model) => {
      if (sheet.visibility !== "visible")
        throw new WireError("InvalidOperation", "A hidden worksheet cannot be activated.");
      model.activate(sheet.name, "pane");
    },
    Delete: (sheet, _, model) => deleteSheet(sheet, model),
  },
};

export const WORKSHEETS: Kind<WorkbookModel> = collection<WorkbookModel>({
  name: "WorksheetCollection",
  items: (model) => model.sheets.map(sheetNode),
  item: (model, key) => {
    const sheet = model.sheet(String(key));
    return sheet ? sheetNode(sheet) : null;
  },
  find: {
    Add: (model, [name]) =>
      sheetNode(
        name === undefined || name === null || name === "" ? model.addSheet() : model.addSheet(sheetName(name, model)),
      ),
    GetActiveWorksheet: (model) => sheetNode(model.activeSheet),
    GetFirst: (model, [visibleOnly]) =>
      needed(model.sheets.find((s) => visibleOnly !== true || s.visibility === "visible")),
    GetLast: (model, [visibleOnly]) =>
      needed([...model.sheets].reverse().find((s) => visibleOnly !== true || s.visibility === "visible")),
  },
  call: {
    GetCount: (model, [visibleOnly]) =>
      model.sheets.filter((s) => visibleOnly !== true || s.visibility === "visible").length,
  },
});
