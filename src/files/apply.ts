import { openXlsx, saveXlsx, writeXlsx, type ConditionalRule, type DataValidation, type Workbook } from "hucre/xlsx";
import { columnName, isOurs, parseRange, rectA1, type Day, type Edit, type Rect } from "../workbook";
import { shiftFormula } from "./formulas";
import { copySheet } from "./copy";
import { EditError } from "./fault";
import { readKeptOf, withKept } from "./kept";
import { setLayout, setVisibility } from "./layout";
import { mend, ready } from "./mend";
import { openBounded } from "./read";
import { takeOutRows } from "./rows";
import { colourRuns, colourWhole } from "./runs";
import { restyler, setCell, setStyle, type OpenSheet } from "./sheet";
import { cellText, fileFormula } from "./text";

/** What a workbook's file says about itself. */
export interface Properties {
  readonly title?: string;
  readonly subject?: string;
  readonly description?: string;
  readonly keywords?: string;
  readonly creator?: string;
  readonly company?: string;
  /** The day the file is dated by: the same workbook gives the same bytes, whatever the clock says. */
  readonly date?: Day;
}

/** Files are dated by this day where nothing says otherwise. */
const NO_DAY: Day = { year: 2000, month: 1, day: 1 };
const noon = (day: Day): Date => new Date(Date.UTC(day.year, day.month - 1, day.day, 12));

/**
 * A copy of a workbook with the edits carried out in order. Rejects with an EditError where they cannot be,
 * or the workbook cannot be read. The same bytes and edits give the same bytes.
 */
export async function applyToXlsx(
  bytes: Uint8Array,
  edits: readonly Edit[],
  properties: Properties = {},
): Promise<Uint8Array> {
  const opened = await openBounded(bytes);
  if (!opened.ok) throw new EditError("failed", opened.message);
  if (opened.notes.length > 0) throw new EditError("tooLarge", "This workbook is too large to be changed here.");
  const workbook = await openXlsx(bytes, { readStyles: true });
  mend(workbook, opened);
  carryOut(workbook, edits);
  workbook.properties = {
    ...workbook.properties,
    ...described(properties),
    modified: properties.date ? noon(properties.date) : (workbook.properties?.modified ?? noon(NO_DAY)),
  };
  const saved = await saveXlsx(workbook);
  // The library leaves these parts out.
  const kept = await readKeptOf(bytes);
  return Object.keys(kept).length > 0 ? ((await withKept(saved, kept)) ?? saved) : saved;
}

/** A new workbook made of the edits alone; the first of them must add a sheet. */
export async function newXlsx(edits: readonly Edit[], properties: Properties = {}): Promise<Uint8Array> {
  const workbook: Workbook = { sheets: [], defaultFont: { name: "Calibri", size: 11, family: 2 } };
  carryOut(workbook, edits);
  if (workbook.sheets.length === 0) throw new EditError("failed", "A workbook needs at least one sheet.");
  const date = noon(properties.date ?? NO_DAY);
  return writeXlsx({
    sheets: workbook.sheets.map((sheet) => ({ ...sheet, charts: undefined, pivotTables: undefined })),
    namedRanges: workbook.namedRanges,
    defaultFont: workbook.defaultFont,
    activeSheet: workbook.activeSheet,
    properties: { ...described(properties), created: date, modified: date },
  });
}

const described = (properties: Properties): Record<string, string> =>
  Object.fromEntries(
    Object.entries(properties).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );

/** Cells that one list of edits may format: whole columns are formatted by their used cells. */
const MAX_FORMATTED = 5_000_000;

function carryOut(workbook: Workbook, edits: readonly Edit[]): void {
  const sheets = new Map(workbook.sheets.map((sheet) => [sheet.name.toLowerCase(), ready(sheet)]));
  const sheetOf = (name: string): OpenSheet => {
    const sheet = sheets.get(name.toLowerCase());
    if (!sheet) throw new EditError("notFound", `There is no sheet called ${name} in this workbook.`, name);
    return sheet;
  };
  const freeName = (name: string): void => {
    if (sheets.has(name.toLowerCase())) throw new EditError("failed", `There is already a sheet called ${name}.`, name);
  };
  let formatted = 0;
  for (const edit of edits) {
    switch (edit.kind) {
      case "addSheet": {
        freeName(edit.name);
        const sheet = ready({
          name: edit.name,
          rows: [],
          ...(edit.tabColour && { view: { tabColor: { rgb: edit.tabColour.replace("#", "") } } }),
        });
        workbook.sheets.push(sheet);
        sheets.set(edit.name.toLowerCase(), sheet);
        break;
      }
      case "values": {
        const sheet = sheetOf(edit.sheet);
        edit.values.forEach((row, r) =>
          row.forEach((input, c) => input !== undefined && setCell(sheet, edit.top + r, edit.left + c, input)),
        );
        break;
      }
      case "format": {
        const sheet = sheetOf(edit.sheet);
        const style = restyler(edit.format, workbook.defaultFont);
        for (const range of edit.ranges) {
          formatted += (range.bottom - range.top + 1) * (range.right - range.left + 1);
          if (formatted > MAX_FORMATTED)
            throw new EditError("tooLarge", "There are too many cells to format.", edit.sheet);
          for (let r = range.top; r <= range.bottom; r++)
            for (let c = range.left; c <= range.right; c++) {
              setStyle(sheet, r, c, style);
              if (edit.format.fontColour !== undefined) colourWhole(sheet, r, c, edit.format.fontColour);
            }
        }
        break;
      }
      case "conditionalFormats":
        setConditionalFormats(sheetOf(edit.sheet), edit.ranges, edit.rules);
        break;
      case "layout":
        setLayout(workbook, sheetOf(edit.sheet), edit);
        break;
      case "table":
        addTable(workbook, sheetOf(edit.sheet), edit.range, edit.name);
        break;
      case "listValidation":
        setListValidation(sheetOf(edit.sheet), edit);
        break;
      case "copySheet":
        freeName(edit.name);
        sheets.set(edit.name.toLowerCase(), copySheet(workbook, sheetOf(edit.from), edit.name));
        break;
      case "visibility":
        setVisibility(workbook, sheetOf(edit.sheet), edit);
        break;
      case "deleteRows":
        takeOutRows(workbook, sheetOf(edit.sheet), edit.rows);
        break;
      case "textRuns":
        colourRuns(sheetOf(edit.sheet), edit, workbook.defaultFont);
        break;
      case "activate":
        workbook.activeSheet = workbook.sheets.indexOf(sheetOf(edit.sheet));
        break;
    }
  }
}

const rectsOf = (sqref: string): Rect[] =>
  sqref
    .trim()
    .split(/\s+/)
    .flatMap((text) => parseRange(text) ?? []);
const touch = (a: Rect, b: Rect): boolean =>
  a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom;

const isOurRule = (rule: ConditionalRule): boolean =>
  rule.type === "expression" && typeof rule.formula === "string" && isOurs(rule.formula);

function setConditionalFormats(
  sheet: OpenSheet,
  ranges: readonly Rect[],
  rules: readonly { readonly formula: string; readonly fill: string; readonly fontColour: string }[],
): void {
  const kept = (sheet.conditionalRules ?? []).filter(
    (rule) => !isOurRule(rule) || !rectsOf(rule.range).some((rect) => ranges.some((range) => touch(rect, range))),
  );
  const first = ranges[0];
  // A range each: programs disagree about which cell a rule over several ranges is relative to.
  const added = rules.flatMap((rule, n) =>
    ranges.map((range): ConditionalRule => ({
      type: "expression",
      priority: n + 1,
      formula: fileFormula(shiftFormula(rule.formula, range.top - first!.top, range.left - first!.left)),
      range: rectA1(range),
      style: {
        fill: { type: "pattern", pattern: "solid", bgColor: { rgb: rule.fill.replace("#", "") } },
        font: { color: { rgb: rule.fontColour.replace("#", "") } },
      },
    })),
  );
  // Ours come first, as Excel puts what is added last; the others keep their order after them.
  const later = [...kept].sort((a, b) => a.priority - b.priority);
  later.forEach((rule, n) => (rule.priority = rules.length + n + 1));
  sheet.conditionalRules = [...added, ...kept];
}

/** The plainest of Excel's table styles, so that it does not compete with the bands' colours. */
const TABLE_STYLE = "TableStyleLight1";

function addTable(workbook: Workbook, sheet: OpenSheet, range: Rect, name: string): void {
  if (
    workbook.sheets.some((s) => s.tables?.some((t) => (t.displayName ?? t.name).toLowerCase() === name.toLowerCase()))
  ) {
    throw new EditError("failed", `There is already a table called ${name}.`, sheet.name);
  }
  const taken = new Set<string>();
  const columns: { name: string }[] = [];
  for (let c = range.left; c <= range.right; c++) {
    // Excel mends a file whose headings are not text, not there or not unique; so they are made so here.
    const value = sheet.rows[range.top]?.[c] ?? null;
    const wanted = value === null || value === "" ? `Column ${columnName(c)}` : String(value);
    let heading = wanted;
    for (let n = 2; taken.has(heading.toLowerCase()); n++) heading = `${wanted} ${n}`;
    taken.add(heading.toLowerCase());
    if (heading !== value) setCell(sheet, range.top, c, heading);
    columns.push({ name: heading.replace(/\r?\n/g, "_x000a_") });
  }
  (sheet.tables ??= []).push({
    name,
    displayName: name,
    range: rectA1(range),
    columns,
    style: TABLE_STYLE,
    showRowStripes: false,
  });
}

/** The most a list of choices may take in a file when it is written out. */
const MAX_LIST = 255;

function setListValidation(sheet: OpenSheet, edit: Extract<Edit, { kind: "listValidation" }>): void {
  const others = (sheet.dataValidations ?? []).flatMap((validation): DataValidation[] => {
    const rects = rectsOf(validation.range);
    if (!rects.some((rect) => edit.ranges.some((range) => touch(rect, range)))) return [validation];
    const left = edit.ranges.reduce<Rect[]>((rest, range) => rest.flatMap((rect) => without(rect, range)), rects);
    return left.length > 0 ? [{ ...validation, range: left.map(rectA1).join(" ") }] : [];
  });
  // A choice with a comma in it, or more than Excel takes, cannot be written as a list: then any value may be typed.
  const writable =
    edit.values.length > 0 &&
    edit.values.every((value) => !/[,"]/.test(value)) &&
    edit.values.join(",").length <= MAX_LIST;
  sheet.dataValidations = writable
    ? [
        ...others,
        {
          type: "list",
          values: edit.values.map(cellText),
          range: edit.ranges.map(rectA1).join(" "),
          allowBlank: true,
          showErrorMessage: true,
          errorStyle: "stop",
          errorTitle: edit.title.slice(0, 32),
          errorMessage: edit.message.slice(0, 225),
        },
      ]
    : others;
}

/** What is left of a rectangle beside another. */
function without(rect: Rect, hole: Rect): Rect[] {
  if (!touch(rect, hole)) return [rect];
  const top = Math.max(rect.top, hole.top),
    bottom = Math.min(rect.bottom, hole.bottom);
  const parts: Rect[] = [
    { ...rect, bottom: hole.top - 1 },
    { ...rect, top: hole.bottom + 1 },
    { top, bottom, left: rect.left, right: hole.left - 1 },
    { top, bottom, left: hole.right + 1, right: rect.right },
  ];
  return parts.filter((p) => p.top <= p.bottom && p.left <= p.right);
}
