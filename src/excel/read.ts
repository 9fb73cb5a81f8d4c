import {
  cellKey,
  type CellValue,
  type ConditionalFormat,
  type Rect,
  type Refusal,
  type SheetSnapshot,
  type WorkbookSnapshot,
} from "../workbook";
import { BLACK, WHITE, cellValue, inkOf, paintOf } from "./cells";
import { readConditionalFormats } from "./conditional";
import { cellsIn, columnsIn, rangeOf, rectOf, rectsOf, rowsIn } from "./ranges";
import { type Outcome, type Session } from "./session";
import { findsMerges } from "./support";
import { isFormula } from "./text";

/**
 * Reading a workbook takes three requests: names and used ranges; values, formulas, number formats; colours,
 * merges, what is hidden. One more for conditional formats, which may fail and is done without, and one more for
 * each further 4 MB, since Excel passes on no more than 5 MB at once.
 */
const MOST_BYTES = 4 * 1024 * 1024;
/** What a cell's value, formula and number format take, until we have seen some. */
const BYTES_A_CELL = 100;
/** What a cell's two colours take. */
const BYTES_A_LOOK = 76;
/** Of a sheet larger than this, colours are read only where they can matter. */
const SMALL_SHEET = 12_000;
/** Headings, legends and keys stand in a sheet's first rows. */
const HEAD_ROWS = 60;
/** A register has a few thousand cells; a workbook is read no further than this. */
const MOST_CELLS = 2_000_000;
/** Sheets whose used range is asked for along with the list of sheets; those beyond cost one more request. */
const SHEETS_AT_ONCE = 40;

interface Shape {
  readonly id: string;
  readonly name: string;
  readonly visibility: SheetSnapshot["visibility"];
  readonly isProtected: boolean;
  readonly tableNames: readonly string[];
  readonly used: Rect | null;
}

/** What is gathered of one sheet while it is read in parts. */
interface Gathered {
  readonly shape: Shape;
  readonly rows: CellValue[][];
  readonly formulas: Map<number, string>;
  readonly numberFormats: Map<number, string>;
  readonly fills: Map<number, string>;
  readonly fontColours: Map<number, string>;
  readonly hiddenRows: Set<number>;
  readonly hiddenColumns: Set<number>;
  merges: Rect[];
  tables: { name: string; range: Rect }[];
  frozenRows: number;
  /** null: some are hidden, and which must be asked. */
  rowsHidden: boolean | null;
  columnsHidden: boolean | null;
  /** Where colours differ; none where the sheet has one colour throughout. */
  looks: Rect[];
  formats: readonly ConditionalFormat[] | null;
  formatCount: number;
}

/** A rectangle of a sheet that is still to be read. */
interface Piece {
  readonly sheet: Gathered;
  readonly rect: Rect;
}

export async function readWorkbook(
  session: Session,
): Promise<{ readonly ok: true; readonly workbook: WorkbookSnapshot } | Refusal> {
  const notes: string[] = [];
  const listed = await readShapes(session);
  if (!listed.ok) return listed;
  const { fileName, date1904, shapes } = listed.value;
  session.names.clear();
  for (const { id, name } of shapes) session.names.set(id, name);
  const sheets = withinLimit(shapes, notes).map(gathering);
  const contents = await readContents(session, sheets);
  if (!contents.ok) return contents;
  const looks = await readLooks(session, sheets, notes);
  if (!looks.ok) return looks;
  await readFormats(session, sheets, notes);
  return { ok: true, workbook: { fileName, date1904, notes, sheets: sheets.map(snapshot) } };
}

const VISIBILITY: Readonly<Record<string, SheetSnapshot["visibility"]>> = {
  Visible: "visible",
  Hidden: "hidden",
  VeryHidden: "veryHidden",
};

/** 1 January 2000 in a workbook that counts from 1900. */
const MILLENNIUM = 36_526;

async function readShapes(
  session: Session,
): Promise<Outcome<{ fileName: string; date1904: boolean; shapes: Shape[] }>> {
  return session.read(async (context) => {
    const book = context.workbook;
    book.load("name");
    const sheets = book.worksheets;
    sheets.load("items/id,items/name,items/visibility,items/protection/protected,items/tables/items/name");
    const millennium = book.functions.date(2000, 1, 1);
    millennium.load("value");
    // How many sheets there are is not known yet: one after the other is followed, beyond the last into nothing.
    const used: Excel.Range[] = [];
    for (let sheet = sheets.getFirst(), n = 0; n < SHEETS_AT_ONCE; sheet = sheet.getNextOrNullObject(), n++)
      used.push(usedRange(sheet));
    await context.sync();
    if (sheets.items.length > used.length) {
      used.push(...sheets.items.slice(used.length).map(usedRange));
      await context.sync();
    }
    const shapes = sheets.items.map((sheet, n): Shape => {
      const range = used[n]!;
      return {
        id: sheet.id,
        name: sheet.name,
        visibility: VISIBILITY[sheet.visibility] ?? "visible",
        isProtected: sheet.protection.protected,
        tableNames: sheet.tables.items.map((table) => table.name),
        used: range.isNullObject ? null : rectOf(range),
      };
    });
    return { fileName: book.name.replace(/^.*[\\/]/, ""), date1904: Number(millennium.value) !== MILLENNIUM, shapes };
  });
}

function usedRange(sheet: Excel.Worksheet): Excel.Range {
  const range = sheet.getUsedRangeOrNullObject(true).untrack();
  range.load("rowIndex,columnIndex,rowCount,columnCount");
  return range;
}

function withinLimit(shapes: readonly Shape[], notes: string[]): Shape[] {
  let left = MOST_CELLS;
  return shapes.map((shape) => {
    if (!shape.used) return shape;
    const cells = cellsIn(shape.used);
    const rows = Math.floor(left / columnsIn(shape.used));
    left -= Math.min(cells, rows * columnsIn(shape.used));
    if (rows >= rowsIn(shape.used)) return shape;
    notes.push(
      rows > 0
        ? `Sheet ${shape.name} was read to row ${(shape.used.top + rows).toLocaleString("en-GB")} only: it is too large.`
        : `Sheet ${shape.name} was not read: the workbook is too large.`,
    );
    return { ...shape, used: rows > 0 ? { ...shape.used, bottom: shape.used.top + rows - 1 } : null };
  });
}

const gathering = (shape: Shape): Gathered => ({
  shape,
  rows: [],
  formulas: new Map(),
  numberFormats: new Map(),
  fills: new Map(),
  fontColours: new Map(),
  hiddenRows: new Set(),
  hiddenColumns: new Set(),
  merges: [],
  tables: [],
  frozenRows: 0,
  rowsHidden: false,
  columnsHidden: false,
  looks: [],
  formats: [],
  formatCount: 0,
});

/** Takes pieces of so many cells together off the front of the queue; one that is too large is taken by rows. */
function take(queue: Piece[], cells: number): Piece[] {
  const taken: Piece[] = [];
  for (let left = cells; queue.length > 0 && left > 0;) {
    const piece = queue[0]!;
    const rows = Math.min(rowsIn(piece.rect), Math.floor(left / columnsIn(piece.rect)) || (taken.length === 0 ? 1 : 0));
    if (rows === 0) break;
    taken.push({ ...piece, rect: { ...piece.rect, bottom: piece.rect.top + rows - 1 } });
    left -= rows * columnsIn(piece.rect);
    if (rows === rowsIn(piece.rect)) queue.shift();
    else queue[0] = { ...piece, rect: { ...piece.rect, top: piece.rect.top + rows } };
  }
  return taken;
}

/** Reads pieces in requests of about 4 MB; where Excel says that one is too large, in smaller ones. */
async function inParts(
  queue: Piece[],
  bytesACell: number,
  read: (pieces: Piece[], first: boolean) => Promise<Outcome<number | void>>,
): Promise<Outcome<void>> {
  let cells = Math.floor(MOST_BYTES / bytesACell);
  let first = true;
  do {
    const rest = [...queue];
    const pieces = take(queue, cells);
    const asked = pieces.reduce((sum, piece) => sum + cellsIn(piece.rect), 0);
    const done = await read(pieces, first);
    if (!done.ok) {
      if (done.reason !== "tooLarge" || asked <= 1) return done;
      queue.splice(0, queue.length, ...rest);
      cells = Math.ceil(asked / 2);
      continue;
    }
    first = false;
    // What the cells really took tells how many the next request may ask for.
    if (typeof done.value === "number" && asked > 0)
      cells = Math.max(1, Math.floor((MOST_BYTES / Math.max(done.value, asked * 20)) * asked));
  } while (queue.length > 0);
  return { ok: true, value: undefined };
}

async function readContents(session: Session, sheets: readonly Gathered[]): Promise<Outcome<void>> {
  const queue = sheets.flatMap((sheet): Piece[] => (sheet.shape.used ? [{ sheet, rect: sheet.shape.used }] : []));
  return inParts(queue, BYTES_A_CELL, (pieces, first) =>
    session.read(async (context) => {
      const ranges = pieces.map(({ sheet, rect }) => {
        const range = rangeOf(context.workbook.worksheets.getItem(sheet.shape.id), rect);
        range.load("values,formulas,numberFormat");
        return range;
      });
      // Once, with the first part: what is of the whole sheet.
      const wholes = first
        ? sheets.flatMap((sheet) => (sheet.shape.used ? [askWhole(context, sheet, sheet.shape.used)] : []))
        : [];
      await context.sync();
      wholes.forEach((keep) => keep());
      let bytes = 0;
      pieces.forEach((piece, n) => {
        const { values, formulas, numberFormat } = ranges[n]!;
        bytes += keepContents(piece, values as unknown[][], formulas as unknown[][], numberFormat as string[][]);
      });
      return bytes;
    }),
  );
}

/** Asks for what is one answer for the whole sheet; the function it returns takes the answer down. */
function askWhole(context: Excel.RequestContext, sheet: Gathered, used: Rect): () => void {
  const worksheet = context.workbook.worksheets.getItem(sheet.shape.id);
  const whole = rangeOf(worksheet, used);
  whole.load("rowHidden,columnHidden,format/fill/color,format/font/color");
  const frozen = worksheet.freezePanes.getLocationOrNullObject().untrack();
  frozen.load("rowCount");
  const tables = sheet.shape.tableNames.map((name) => {
    const range = worksheet.tables.getItem(name).getRange().untrack();
    range.load("address");
    return { name, range };
  });
  const columns =
    cellsIn(used) > SMALL_SHEET ? bodyColumns(used).map((rect) => ({ rect, range: rangeOf(worksheet, rect) })) : [];
  for (const { range } of columns) range.load("format/fill/color,format/font/color");
  return () => {
    sheet.rowsHidden = whole.rowHidden;
    sheet.columnsHidden = whole.columnHidden;
    sheet.frozenRows = frozen.isNullObject || frozen.rowCount >= 1_048_576 ? 0 : frozen.rowCount;
    sheet.tables = tables.flatMap(({ name, range }) => {
      const rect = rectsOf(range.address)[0];
      return rect ? [{ name, range: rect }] : [];
    });
    if (plain(whole)) sheet.looks = [];
    else if (columns.length === 0) sheet.looks = [used];
    else
      sheet.looks = [
        { ...used, bottom: Math.min(used.bottom, used.top + HEAD_ROWS - 1) },
        ...columns.filter(({ range }) => !plain(range)).map(({ rect }) => rect),
      ];
  };
}

const bodyColumns = (used: Rect): Rect[] =>
  rowsIn(used) <= HEAD_ROWS
    ? []
    : Array.from({ length: columnsIn(used) }, (_, n) => ({
        top: used.top + HEAD_ROWS,
        bottom: used.bottom,
        left: used.left + n,
        right: used.left + n,
      }));

/** Neither filled nor coloured anywhere. Excel gives null (or nothing) where cells differ. */
const plain = (range: Excel.Range): boolean => range.format.fill.color === WHITE && range.format.font.color === BLACK;

/** Takes down a piece's values, formulas and number formats; how many bytes they took on the way. */
function keepContents({ sheet, rect }: Piece, values: unknown[][], formulas: unknown[][], formats: string[][]): number {
  let bytes = 0;
  values.forEach((line, r) => {
    const row = rect.top + r;
    while (sheet.rows.length <= row) sheet.rows.push([]);
    const kept: CellValue[] = new Array<CellValue>(rect.left).fill(null);
    line.forEach((value, c) => {
      const formula = formulas[r]![c];
      const key = cellKey(row, rect.left + c);
      const calculated = isFormula(value, formula);
      if (calculated) sheet.formulas.set(key, formula as string);
      if (formats[r]![c] !== "General") sheet.numberFormats.set(key, formats[r]![c]!);
      kept.push(cellValue(value, calculated));
      bytes += lengthOf(value) + lengthOf(formula) + lengthOf(formats[r]![c]) + 9;
    });
    while (kept.length > 0 && kept[kept.length - 1] === null) kept.pop();
    sheet.rows[row] = kept;
  });
  return bytes;
}

/** Bytes in JSON: letters beyond the first 128 take two or three. */
const lengthOf = (value: unknown): number => {
  if (typeof value !== "string") return String(value).length;
  let bytes = value.length;
  for (let i = 0; i < value.length; i++) if (value.charCodeAt(i) > 127) bytes += 2;
  return bytes;
};

/** Columns of long texts wear no bands: their colours are not read in a large sheet. */
const SHORT_TEXT = 40;
function isShort({ sheet, rect }: Piece): boolean {
  let long = 0,
    filled = 0;
  for (let row = rect.top; row <= rect.bottom; row++) {
    const value = sheet.rows[row]?.[rect.left] ?? null;
    if (value === null) continue;
    filled++;
    if (typeof value === "string" && value.length > SHORT_TEXT) long++;
  }
  return long * 2 <= filled;
}

async function readLooks(session: Session, sheets: readonly Gathered[], notes: string[]): Promise<Outcome<void>> {
  const used = sheets.filter((sheet) => sheet.shape.used);
  if (used.length === 0) return { ok: true, value: undefined };
  const pieces = used.flatMap((sheet) =>
    sheet.looks.map((rect): Piece => ({ sheet, rect })).filter((piece, n) => n === 0 || isShort(piece)),
  );
  if (!findsMerges())
    notes.push(
      "This version of Excel does not say which cells are merged: a risk over several merged rows may not be read whole.",
    );
  const read = (counted: boolean): Promise<Outcome<void>> =>
    inParts([...pieces], BYTES_A_LOOK, (part, first) => readLookPart(session, part, first ? used : [], counted));
  const done = await read(true);
  if (done.ok || done.reason !== "failed") return done;
  // To ask for conditional formats can fail by itself: then without them.
  for (const sheet of used) sheet.formats = null;
  notes.push(NO_FORMATS);
  return read(false);
}

const NO_FORMATS =
  "Excel did not tell the conditional formats of this workbook: colours that come from them were not checked.";

const readLookPart = (
  session: Session,
  pieces: readonly Piece[],
  wholes: readonly Gathered[],
  counted: boolean,
): Promise<Outcome<void>> =>
  session.read(async (context) => {
    const sheetOf = (sheet: Gathered): Excel.Worksheet => context.workbook.worksheets.getItem(sheet.shape.id);
    const looks = pieces.map(({ sheet, rect }) =>
      rangeOf(sheetOf(sheet), rect).getCellProperties({ format: { fill: { color: true }, font: { color: true } } }),
    );
    const asked = wholes.map((sheet) => {
      const worksheet = sheetOf(sheet);
      const range = rangeOf(worksheet, sheet.shape.used!);
      const merges = findsMerges() ? range.getMergedAreasOrNullObject() : null;
      merges?.areas.load("items/rowIndex,items/columnIndex,items/rowCount,items/columnCount");
      return {
        sheet,
        merges,
        count: counted ? worksheet.getRange().untrack().conditionalFormats.getCount() : null,
        rows: sheet.rowsHidden === null ? range.getRowProperties({ rowHidden: true }) : null,
        columns: sheet.columnsHidden === null ? range.getColumnProperties({ columnHidden: true }) : null,
      };
    });
    await context.sync();
    pieces.forEach((piece, n) => keepLooks(piece, looks[n]!.value));
    for (const { sheet, merges, count, rows, columns } of asked) {
      const { top, left, bottom, right } = sheet.shape.used!;
      if (merges && !merges.isNullObject) sheet.merges = merges.areas.items.map(rectOf);
      if (count) sheet.formatCount = count.value;
      for (let row = top; row <= bottom; row++)
        if (rows ? rows.value[row - top]?.rowHidden : sheet.rowsHidden) sheet.hiddenRows.add(row);
      for (let column = left; column <= right; column++)
        if (columns ? columns.value[column - left]?.columnHidden : sheet.columnsHidden) sheet.hiddenColumns.add(column);
    }
  });

function keepLooks({ sheet, rect }: Piece, cells: readonly (readonly Excel.CellProperties[])[]): void {
  cells.forEach((line, r) =>
    line.forEach((cell, c) => {
      const key = cellKey(rect.top + r, rect.left + c);
      const fill = paintOf(cell),
        ink = inkOf(cell);
      if (fill) sheet.fills.set(key, fill);
      if (ink) sheet.fontColours.set(key, ink);
    }),
  );
}

async function readFormats(session: Session, sheets: readonly Gathered[], notes: string[]): Promise<void> {
  const some = sheets.filter((sheet) => sheet.formatCount > 0);
  if (some.length === 0) return;
  const found = await readConditionalFormats(
    session,
    some.map((sheet) => ({ id: sheet.shape.id, count: sheet.formatCount })),
  );
  if (!found.ok) notes.push(NO_FORMATS);
  some.forEach((sheet, n) => {
    sheet.formats = found.ok ? found.value[n]! : null;
  });
}

const snapshot = (sheet: Gathered): SheetSnapshot => ({
  name: sheet.shape.name,
  visibility: sheet.shape.visibility,
  rows: sheet.rows,
  formulas: sheet.formulas,
  numberFormats: sheet.numberFormats,
  fills: sheet.fills,
  fontColours: sheet.fontColours,
  merges: sheet.merges,
  hiddenRows: sheet.hiddenRows,
  hiddenColumns: sheet.hiddenColumns,
  tables: sheet.tables,
  conditionalFormats: sheet.formats,
  protected: sheet.shape.isProtected,
  frozenRows: sheet.frozenRows,
});
