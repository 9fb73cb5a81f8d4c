import { readXlsx as readWorkbook, type Cell, type ConditionalRule, type Sheet, type Workbook } from "hucre/xlsx";
import type { Color, FillStyle } from "hucre";
import {
  cellKey,
  columnName,
  parseRange,
  type CellValue,
  type ConditionalFormat,
  type Rect,
  type Refusal,
  type SheetSnapshot,
  type TextRun,
  type WorkbookSnapshot,
} from "../workbook";
import { passedOver, type PassedOver } from "./formats";
import { shiftFormula, withoutPrefixes } from "./formulas";
import { readKeptOf } from "./kept";
import { LIMITS, type Limits } from "./limits";
import { paletteOf } from "./palette";
import { extentOf, workbookParts, type SheetExtent, type SheetPart } from "./parts";
import { readDirectory, readPart } from "./zip";

export type Read = { readonly ok: true; readonly workbook: WorkbookSnapshot } | Refusal;

const refuse = (reason: Refusal["reason"], message: string): Refusal => ({ ok: false, reason, message });
const MB = 2 ** 20;

/**
 * Reads an .xlsx or .xlsm workbook. Never throws for bad input: what cannot be read is refused with a
 * sentence for the user; what was left out is told in the workbook's notes.
 */
export async function readXlsx(bytes: Uint8Array, fileName: string, limits: Limits = LIMITS): Promise<Read> {
  try {
    const opened = await openBounded(bytes, limits);
    if (!opened.ok) return opened;
    const workbook = snapshotOf(opened, fileName.replace(/^.*[\\/]/, ""), limits);
    return { ok: true, workbook: { ...workbook, kept: await readKeptOf(bytes) } };
  } catch {
    return refuse("failed", DAMAGED);
  }
}

const DAMAGED = "This file is damaged and cannot be read. Open it in Excel, let Excel repair it, and save it again.";
const NOT_A_WORKBOOK = "This is not an Excel workbook. Save it in Excel as an Excel Workbook (.xlsx) and try again.";

export interface Opened {
  readonly ok: true;
  readonly workbook: Workbook;
  /** By sheet's name. */
  readonly passedOver: ReadonlyMap<string, readonly PassedOver[]>;
  readonly indexedColours: readonly string[];
  readonly notes: readonly string[];
}

/** Opens a workbook once every size in it has been found bearable. */
export async function openBounded(bytes: Uint8Array, limits: Limits = LIMITS): Promise<Opened | Refusal> {
  if (bytes.length > limits.fileBytes) {
    return refuse(
      "tooLarge",
      `This file is larger than ${Math.round(limits.fileBytes / MB)} MB, the most that can be read.`,
    );
  }
  if (bytes.length === 0) return refuse("failed", "This file is empty.");
  const kind = kindOf(bytes);
  if (kind !== null) return kind;
  const entries = readDirectory(bytes);
  if (!entries) return refuse("failed", DAMAGED);
  const unpacked = entries.reduce((sum, e) => sum + e.size, 0);
  const greedy =
    entries.length > limits.parts || unpacked > limits.unpackedBytes || entries.some((e) => e.size > limits.partBytes);
  if (greedy || (unpacked > limits.ratioFloor && unpacked > bytes.length * limits.ratio)) {
    return refuse("tooLarge", "This file unpacks to more than can be read safely.");
  }
  // A packed part that declares no size would be unpacked without a bound.
  if (entries.some((e) => e.method === 8 && e.size === 0 && e.compressedSize !== 2 && !e.name.endsWith("/")))
    return refuse("failed", DAMAGED);
  const found = await workbookParts(bytes, entries);
  if (!found) {
    if (entries.some((e) => e.name === "mimetype")) {
      return refuse("failed", "This is an OpenDocument file. Save it as an Excel Workbook (.xlsx) and try again.");
    }
    return refuse("failed", NOT_A_WORKBOOK);
  }
  if (entries.some((e) => /(^|\/)workbook\.bin$/.test(e.name))) {
    return refuse(
      "failed",
      "This is a binary workbook (.xlsb). Save it in Excel as an Excel Workbook (.xlsx) and try again.",
    );
  }
  if (found.sheets.length > limits.sheets)
    return refuse("tooLarge", `This workbook has more than ${limits.sheets} sheets, the most that can be read.`);

  const notes: string[] = [];
  const kept: { part: SheetPart; extent: SheetExtent }[] = [];
  const formats = new Map<string, readonly PassedOver[]>();
  let cells = 0;
  for (const part of found.sheets) {
    if (!part.entry) continue; // a chart on a sheet of its own has no cells
    const xml = await readPart(bytes, part.entry);
    if (!xml) return refuse("failed", DAMAGED);
    const extent = extentOf(xml);
    if (cells + extent.cells > limits.cells || extent.columnSettings > 20 * 16_384) {
      notes.push(`Sheet ${part.name} was not read: it is too large.`);
      continue;
    }
    cells += extent.cells;
    kept.push({ part, extent });
    formats.set(part.name, passedOver(xml));
  }
  if (kept.length === 0)
    return refuse(
      notes.length ? "tooLarge" : "failed",
      notes.length ? "This workbook is too large to be read." : "This workbook has no worksheet.",
    );
  const cut = cutTo(
    kept.map((k) => k.extent),
    limits,
  );
  for (const { part, extent } of cut ? kept : []) {
    if (extent.rows > cut!.rows || extent.columns > cut!.columns) {
      notes.push(
        `Sheet ${part.name} was read to row ${cut!.rows.toLocaleString("en-GB")} and column ${columnName(cut!.columns - 1)} only.`,
      );
    }
  }
  const wanted = new Set(kept.map((k) => k.part.index));
  const workbook = await readWorkbook(bytes, {
    readStyles: true,
    sheets: (_, index) => wanted.has(index),
    ...(cut && { range: `A1:${columnName(cut.columns - 1)}${cut.rows}` }),
  });
  return { ok: true, workbook, passedOver: formats, indexedColours: found.indexedColours, notes };
}

/** What a file that is no zip file is, by its first bytes; null for a zip file. */
function kindOf(bytes: Uint8Array): Refusal | null {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return null;
  const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
  if (!ole.every((b, i) => bytes[i] === b)) return refuse("failed", NOT_A_WORKBOOK);
  return holds(bytes, "EncryptedPackage")
    ? refuse(
        "protected",
        "This workbook is locked with a password. Open it in Excel, save a copy without the password, and try again.",
      )
    : refuse(
        "failed",
        "This is a workbook of Excel 97 to 2003 (.xls). Save it in Excel as an Excel Workbook (.xlsx) and try again.",
      );
}

/** Whether the bytes hold a name in UTF-16, as an OLE file's directory writes it. */
function holds(bytes: Uint8Array, name: string): boolean {
  const wanted = [...name].flatMap((c) => [c.charCodeAt(0), 0]);
  for (let at = bytes.indexOf(wanted[0]!); at >= 0; at = bytes.indexOf(wanted[0]!, at + 1)) {
    if (wanted.every((b, i) => bytes[at + i] === b)) return true;
  }
  return false;
}

/** The rows and columns that all sheets are cut to, so that their rectangles fit; null where they fit whole. */
function cutTo(extents: readonly SheetExtent[], limits: Limits): { rows: number; columns: number } | null {
  const area = (rows: number, columns: number): number =>
    extents.reduce((sum, e) => sum + Math.min(e.rows, rows) * Math.min(e.columns, columns), 0);
  if (area(Infinity, Infinity) <= limits.area) return null;
  let rows = Math.max(...extents.map((e) => e.rows));
  while (rows > 1 && area(rows, limits.columns) > limits.area) rows = Math.floor(rows / 2);
  return { rows, columns: limits.columns };
}

function snapshotOf(opened: Opened, fileName: string, limits: Limits): WorkbookSnapshot {
  const { workbook } = opened;
  const date1904 = workbook.dateSystem === "1904";
  const colour = paletteOf(workbook.themeColors, opened.indexedColours);
  const notes = [...opened.notes];
  const budget = { left: limits.formulaCharacters };
  const sheets = workbook.sheets.map((sheet) =>
    sheetOf(sheet, opened.passedOver.get(sheet.name) ?? [], date1904, colour, workbook.defaultFont?.color, budget),
  );
  if (budget.left < 0) notes.push("Some formulas were not read: there are too many of them.");
  return { fileName, sheets, date1904, notes };
}

type Palette = ReturnType<typeof paletteOf>;

/** A text's runs by colour; null where none of them differs from the cell. `own` is the cell's colour; null is black. */
function runsOf({ value, richText }: Cell, own: string | null, colour: Palette): readonly TextRun[] | null {
  if (!richText || richText.map(({ text }) => text).join("") !== value) return null;
  const ink = own ?? BLACK;
  // A run without a font is written in the cell's; one whose font names no colour is black.
  const runs = richText.map(({ text, font }) => ({ text, colour: font ? (colour(font.color) ?? BLACK) : ink }));
  return runs.every((run) => run.colour === ink)
    ? null
    : runs.map((run) => (run.colour === ink ? { ...run, colour: null } : run));
}

function sheetOf(
  sheet: Sheet,
  extra: readonly PassedOver[],
  date1904: boolean,
  colour: Palette,
  defaultInk: Color | undefined,
  budget: { left: number },
): SheetSnapshot {
  const formulas = new Map<number, string>();
  const numberFormats = new Map<number, string>();
  const fills = new Map<number, string>();
  const fontColours = new Map<number, string>();
  const textRuns = new Map<number, readonly TextRun[]>();
  const errors = new Map<number, string>();
  const shared = sharedFormulas(sheet);
  for (const [place, cell] of sheet.cells ?? []) {
    const comma = place.indexOf(",");
    const row = Number(place.slice(0, comma)),
      column = Number(place.slice(comma + 1));
    const key = cellKey(row, column);
    if (
      typeof cell.value === "string" &&
      (cell.type === "error" || (cell.formula !== undefined && ERROR_TEXT.test(cell.value)))
    ) {
      errors.set(key, cell.value);
    }
    const formula = formulaIn(cell, row, column, shared);
    if (formula && (budget.left -= formula.length) >= 0) formulas.set(key, formula);
    const style = cell.style;
    const format = style?.numFmt ?? (cell.value instanceof Date ? NAMELESS_DATE : undefined);
    if (format && format !== "General") numberFormats.set(key, format);
    const fill = solid(style?.fill, colour);
    if (fill) fills.set(key, fill);
    const ink = colour(style?.font?.color ?? (style?.font ? undefined : defaultInk));
    if (ink && ink !== BLACK) fontColours.set(key, ink);
    const runs = runsOf(cell, ink ?? null, colour);
    if (runs) textRuns.set(key, runs);
  }
  spreadArrays(sheet, formulas);
  return {
    name: sheet.name,
    visibility: sheet.veryHidden ? "veryHidden" : sheet.hidden ? "hidden" : "visible",
    rows: valuesOf(sheet.rows, errors, date1904),
    formulas,
    numberFormats,
    fills,
    fontColours,
    textRuns,
    merges: (sheet.merges ?? [])
      .map((m) => ({ top: m.startRow, left: m.startCol, bottom: m.endRow, right: m.endCol }))
      .filter(isRect),
    hiddenRows: new Set([...(sheet.rowDefs ?? [])].filter(([, def]) => def.hidden).map(([row]) => row)),
    hiddenColumns: new Set((sheet.columns ?? []).flatMap((def, column) => (def.hidden ? [column] : []))),
    tables: (sheet.tables ?? []).flatMap((t) => {
      const range = parseRange(t.range ?? "");
      return range ? [{ name: t.displayName ?? t.name, range }] : [];
    }),
    conditionalFormats: [...(sheet.conditionalRules ?? []), ...extra]
      .map((rule) => conditionalFormat(rule, colour))
      .sort((a, b) => a.priority - b.priority),
    protected: sheet.protection?.sheet === true,
    frozenRows: Math.floor(sheet.freezePane?.rows ?? 0),
  };
}

const BLACK = "#000000";
/** A formula's error where a program has kept it as a text: no formula gives such a text otherwise. */
const ERROR_TEXT = /^#(?:REF!|DIV\/0!|N\/A|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!)$/;
/** The reader names no format for the built-in dates of East Asian Excel (27 to 58). */
export const NAMELESS_DATE = "yyyy-mm-dd";

const isRect = (r: Rect): boolean =>
  [r.top, r.left, r.bottom, r.right].every(Number.isInteger) &&
  r.top >= 0 &&
  r.left >= 0 &&
  r.bottom >= r.top &&
  r.right >= r.left;

/** Excel's serial number of what the reader gives as a Date; to 1e-8 of a day, since it has passed through milliseconds. */
export function serialOfDate(date: Date, date1904: boolean): number | null {
  const days = date.getTime() / 86_400_000;
  if (!Number.isFinite(days)) return null; // a number no date can be
  // 1970-01-01 is 25,569, or 24,107 from 1904; before 1 March 1900 one less, since Excel counts a 29 February 1900.
  const serial = date1904 ? days + 24_107 : days + 25_569 - (days + 25_569 < 61 ? 1 : 0);
  return Math.round(serial * 1e8) / 1e8;
}

/** Rows of plain values, cut after their last filled cell. */
function valuesOf(rows: Sheet["rows"], errors: ReadonlyMap<number, string>, date1904: boolean): CellValue[][] {
  const kept = rows.map((row, r) => {
    let length = row.length;
    while (length > 0 && (row[length - 1] ?? null) === null) length--;
    const values = new Array<CellValue>(length);
    for (let c = 0; c < length; c++) {
      const value = row[c] ?? null;
      values[c] = value instanceof Date ? serialOfDate(value, date1904) : value;
      if (typeof value === "string" && errors.has(cellKey(r, c))) values[c] = { error: value };
    }
    return values;
  });
  while (kept.length > 0 && kept[kept.length - 1]!.length === 0) kept.pop();
  return kept;
}

interface Master {
  readonly formula: string;
  readonly row: number;
  readonly column: number;
}

/** Each shared formula's text and the cell it is written for, by its number. */
export function sharedFormulas(sheet: Sheet): ReadonlyMap<number, Master> {
  const masters = new Map<number, Master>();
  for (const [place, cell] of sheet.cells ?? []) {
    if (cell.formulaType !== "shared" || !cell.formula || cell.formulaSharedIndex === undefined) continue;
    const [row, column] = place.split(",").map(Number) as [number, number];
    if (!masters.has(cell.formulaSharedIndex) || cell.formulaRef)
      masters.set(cell.formulaSharedIndex, { formula: cell.formula, row, column });
  }
  return masters;
}

/** A cell's formula with "=", a shared one written out for this cell; undefined where it has none. */
export function formulaIn(
  cell: Cell,
  row: number,
  column: number,
  shared: ReadonlyMap<number, Master>,
): string | undefined {
  if (cell.formula) return `=${withoutPrefixes(cell.formula)}`;
  const master =
    cell.formula === "" && cell.formulaSharedIndex !== undefined ? shared.get(cell.formulaSharedIndex) : undefined;
  return master && `=${withoutPrefixes(shiftFormula(master.formula, row - master.row, column - master.column))}`;
}

/** An array formula over several cells stands in its first; Excel shows it in each. One that spills is shown in its first alone. */
function spreadArrays(sheet: Sheet, formulas: Map<number, string>): void {
  let spread = 0;
  for (const cell of sheet.cells?.values() ?? []) {
    if (cell.formulaType !== "array" || !cell.formula || cell.formulaDynamic) continue;
    const range = parseRange(cell.formulaRef ?? "");
    if (!range) continue;
    const formula = `=${withoutPrefixes(cell.formula)}`;
    const bottom = Math.min(range.bottom, sheet.rows.length - 1);
    for (let r = range.top; r <= bottom; r++) {
      const right = Math.min(range.right, (sheet.rows[r]?.length ?? 0) - 1);
      if ((spread += right - range.left + 1) > MAX_SPREAD) return;
      for (let c = range.left; c <= right; c++) {
        const key = cellKey(r, c);
        if (!formulas.has(key)) formulas.set(key, formula);
      }
    }
  }
}

/** Cells that array formulas may cover in one sheet: their ranges may overlap without end in a hostile file. */
const MAX_SPREAD = 1_000_000;

/** The colour of a solid fill in a cell. */
function solid(fill: FillStyle | undefined, colour: Palette): string | null {
  return fill?.type === "pattern" && fill.pattern === "solid" ? colour(fill.fgColor) : null;
}

/** The kinds of conditional format whose formula the file carries ready made. */
export const BY_FORMULA: ReadonlySet<string> = new Set([
  "expression",
  "containsText",
  "notContainsText",
  "beginsWith",
  "endsWith",
  "containsBlanks",
  "notContainsBlanks",
]);

/** Ranges one conditional format may name; thousands of them slow every later step and mean nothing. */
const MAX_RANGES = 10_000;

function conditionalFormat(rule: ConditionalRule | PassedOver, colour: Palette): ConditionalFormat {
  const formulas = rule.formula === undefined ? [] : typeof rule.formula === "string" ? [rule.formula] : rule.formula;
  const ranges = rule.range
    .trim()
    .split(/\s+/)
    .slice(0, MAX_RANGES)
    .flatMap((text) => parseRange(text) ?? []);
  const kind =
    rule.type === "cellIs" && rule.operator
      ? "cellValue"
      : BY_FORMULA.has(rule.type) && formulas.length > 0
        ? "formula"
        : "other";
  // In a conditional format a solid fill's colour is the background's; many writers leave the pattern out.
  const fill = rule.style?.fill;
  const shown =
    fill?.type === "pattern" && (fill.pattern === "solid" || fill.pattern === "none")
      ? colour(fill.bgColor ?? fill.fgColor)
      : null;
  const ink = colour(rule.style?.font?.color);
  return {
    ranges,
    kind,
    ...(kind === "cellValue" && { operator: rule.operator }),
    formulas: formulas.map(withoutPrefixes),
    ...(shown && { fill: shown }),
    ...(ink && { fontColour: ink }),
    priority: Number.isFinite(rule.priority) ? rule.priority : Number.MAX_SAFE_INTEGER,
    stopIfTrue: rule.stopIfTrue === true,
  };
}
