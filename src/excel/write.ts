import {
  cellRect,
  columnName,
  contains,
  rectA1,
  type CellFormat,
  type Edit,
  type PrintSetup,
  type Rect,
} from "../workbook";
import { addresses, columnsIn, overlaps, rangeOf, rowsIn } from "./ranges";
import type { Task } from "./tasks";
import { asValue } from "./text";

/** What must be known of the workbook before an edit can be written. */
export interface Known {
  /** The number format of a cell that an edit gives a value to; undefined on a new sheet. */
  numberFormat(sheet: string, row: number, column: number): string | undefined;
  /** Our own earlier conditional formats on a sheet. */
  ourRules(sheet: string): readonly OurRule[];
  /** Places (0 the first, the last first) of those of our rules on a sheet to be copied that later edits take away from the copy. */
  rulesOffCopy(name: string): readonly number[];
  /** Told that rows are out. */
  tookOut(edit: Extract<Edit, { kind: "deleteRows" }>): void;
}

export interface OurRule {
  readonly id: string;
  readonly ranges: readonly Rect[];
  readonly formula: string;
  readonly fill: string;
  readonly fontColour: string;
  /** Its place among the sheet's rules, 0 the first. */
  readonly priority: number;
}

/** A value edit is cut into parts of about this many bytes. */
const PART_BYTES = 512 * 1024;
/** What a request says beside the values: the range, the call. */
const CALL_BYTES = 600;

const sheetOf = (context: Excel.RequestContext, name: string): Excel.Worksheet =>
  context.workbook.worksheets.getItem(name);

/** The parts of all edits, in the order in which they must be done. */
export function tasksOf(edits: readonly Edit[], known: Known): Task[] {
  return edits.flatMap((edit, at) => {
    if (edit.kind === "values") return valueTasks(edit, known, textFormatBefore(edits.slice(0, at), edit.sheet));
    if (edit.kind !== "conditionalFormats") return tasksOfOne(edit, known);
    const alike = (other: Edit): other is RulesEdit =>
      other.kind === "conditionalFormats" && other.sheet === edit.sheet;
    return ruleTasks(edit, edits.slice(0, at).filter(alike), edits.slice(at + 1).filter(alike), known);
  });
}

function tasksOfOne(edit: Exclude<Edit, RulesEdit | ValuesEdit>, known: Known): Task[] {
  switch (edit.kind) {
    case "format":
      return formatTasks(edit);
    case "addSheet":
      return [
        {
          bytes: CALL_BYTES,
          run: (context) => {
            const sheet = context.workbook.worksheets.add(edit.name);
            if (edit.tabColour) sheet.tabColor = edit.tabColour;
          },
        },
      ];
    case "layout":
      return layoutTasks(edit);
    case "table":
      return [
        {
          bytes: CALL_BYTES,
          run: (context) => {
            const table = sheetOf(context, edit.sheet).tables.add(rectA1(edit.range), true);
            table.name = edit.name;
          },
        },
      ];
    case "listValidation":
      return addresses(edit.ranges).map((address) => ({
        bytes: CALL_BYTES * 2 + address.length + edit.values.join(",").length,
        run: (context) => {
          const { dataValidation } = sheetOf(context, edit.sheet).getRanges(address).untrack();
          // A rule laid over another of a different kind is refused by Excel: the old one goes first.
          dataValidation.clear();
          dataValidation.rule = { list: { inCellDropDown: true, source: edit.values.join(",") } };
          dataValidation.ignoreBlanks = true;
          dataValidation.prompt = {
            showPrompt: edit.message !== "",
            title: edit.title.slice(0, 32),
            message: edit.message.slice(0, 255),
          };
          dataValidation.errorAlert = {
            showAlert: true,
            style: "Stop",
            title: edit.title.slice(0, 32),
            message: edit.message.slice(0, 255),
          };
        },
      }));
    case "copySheet":
      return [
        {
          bytes: CALL_BYTES,
          run: (context) => {
            const source = sheetOf(context, edit.from);
            const copy = source.copy("After", source);
            copy.name = edit.name;
            copy.visibility = "Visible";
            for (const at of known.rulesOffCopy(edit.name))
              copy.getRange().untrack().conditionalFormats.getItemAt(at).delete();
          },
        },
      ];
    case "visibility":
      return [{ bytes: CALL_BYTES, run: (context) => show(sheetOf(context, edit.sheet), edit.what, edit.hidden) }];
    case "deleteRows":
      return [
        {
          bytes: CALL_BYTES,
          run: (context) => rowsOf(sheetOf(context, edit.sheet), edit.rows).delete("Up"),
          done: () => known.tookOut(edit),
        },
      ];
    case "textRuns": {
      const colour = edit.runs.find((run) => run.colour !== null)?.colour;
      return colour
        ? [
            {
              bytes: CALL_BYTES,
              run: (context) => {
                rangeOf(sheetOf(context, edit.sheet), cellRect(edit.row, edit.column)).format.font.color = colour;
              },
            },
          ]
        : [];
    }
    case "activate":
      return [
        {
          bytes: CALL_BYTES,
          run: (context) => {
            const sheet = sheetOf(context, edit.sheet);
            sheet.activate();
            sheet.getRangeByIndexes(edit.row, edit.column, 1, 1).untrack().select();
          },
        },
      ];
  }
}

/** Whole rows. */
export const rowsOf = (sheet: Excel.Worksheet, [first, last]: readonly [number, number]): Excel.Range =>
  sheet.getRange(`${first + 1}:${last + 1}`).untrack();

function show(sheet: Excel.Worksheet, what: Extract<Edit, { kind: "visibility" }>["what"], hidden: boolean): void {
  if (what === "sheet") sheet.visibility = hidden ? "Hidden" : "Visible";
  else hideLines(sheet, "rows" in what ? "rows" : "columns", "rows" in what ? what.rows : what.columns, hidden);
}

/** Hides or shows whole rows or columns. */
export function hideLines(
  sheet: Excel.Worksheet,
  of: "rows" | "columns",
  [first, last]: readonly [number, number],
  hidden: boolean,
): void {
  if (of === "rows") rowsOf(sheet, [first, last]).rowHidden = hidden;
  else sheet.getRange(`${columnName(first)}:${columnName(last)}`).untrack().columnHidden = hidden;
}

type ValuesEdit = Extract<Edit, { kind: "values" }>;

/** The number format that an earlier edit of the list gives a cell, if any. */
type Formatted = (row: number, column: number) => string | undefined;

function textFormatBefore(edits: readonly Edit[], sheet: string): Formatted {
  const formats = edits.flatMap((edit) =>
    edit.kind === "format" && edit.sheet === sheet && edit.format.numberFormat !== undefined ? [edit] : [],
  );
  return (row, column) => {
    for (let n = formats.length - 1; n >= 0; n--)
      if (formats[n]!.ranges.some((rect) => contains(rect, row, column))) return formats[n]!.format.numberFormat;
    return undefined;
  };
}

function valueTasks({ sheet, top, left, values }: ValuesEdit, known: Known, formatted: Formatted): Task[] {
  const width = Math.max(0, ...values.map((row) => row.length));
  if (width === 0) return [];
  // Number formats to be set before the values, and again after them; null leaves a cell's.
  const before: (string | null)[][] = [],
    after: (string | null)[][] = [];
  const rows = values.map((line, r) =>
    Array.from({ length: width }, (_, c) => {
      const input = line[c];
      const wanted = formatted(top + r, left + c);
      const format = wanted ?? known.numberFormat(sheet, top + r, left + c);
      // A cell formatted as text would make text of a number or a formula: it becomes General first.
      const numeric = input !== undefined && input !== null && typeof input !== "string" && format === "@";
      (before[r] ??= [])[c] = numeric ? "General" : null;
      (after[r] ??= [])[c] = numeric && wanted === "@" ? "@" : null;
      return asValue(input, format);
    }),
  );
  const some = (formats: readonly (readonly (string | null)[])[]): boolean =>
    formats.some((line) => line.some((format) => format !== null));
  const tasks: Task[] = [];
  for (let from = 0; from < rows.length;) {
    let bytes = CALL_BYTES,
      to = from;
    while (to < rows.length && (to === from || bytes < PART_BYTES)) bytes += bytesOf(rows[to++]!) + width * 12;
    const part = rows.slice(from, to),
      first = before.slice(from, to),
      last = after.slice(from, to);
    const rect = { top: top + from, left, bottom: top + to - 1, right: left + width - 1 };
    tasks.push({
      bytes,
      run: (context) => {
        const range = rangeOf(sheetOf(context, sheet), rect);
        if (some(first)) range.numberFormat = first as string[][];
        range.values = part;
        if (some(last)) range.numberFormat = last as string[][];
      },
    });
    from = to;
  }
  return tasks;
}

/** The size of values in a request: a batch is JSON in JSON, so quotes and backslashes double, and other letters take up to three bytes. */
export const bytesOf = (values: readonly unknown[]): number => {
  let bytes = 4;
  for (const value of values) {
    if (typeof value !== "string") bytes += 12;
    else {
      bytes += value.length + 5;
      for (let i = 0; i < value.length; i++) {
        const code = value.charCodeAt(i);
        if (code > 127) bytes += 2;
        else if (code < 32 || code === 34 || code === 92) bytes += 1;
      }
    }
  }
  return bytes;
};

const HORIZONTAL = { left: "Left", center: "Center", right: "Right" } as const;
const VERTICAL = { top: "Top", center: "Center", bottom: "Bottom" } as const;
const BLACK = "#000000";

type FormatEdit = Extract<Edit, { kind: "format" }>;

function formatTasks({ sheet, ranges, format }: FormatEdit): Task[] {
  const { numberFormat, border, ...look } = format;
  const tasks: Task[] = [];
  const on = (rects: readonly Rect[], bytes: number, run: (areas: Excel.RangeAreas) => void): void => {
    for (const address of addresses(rects))
      tasks.push({
        bytes: bytes + address.length,
        run: (context) => run(sheetOf(context, sheet).getRanges(address).untrack()),
      });
  };
  if (numberFormat !== undefined) for (const rect of ranges) tasks.push(numberFormatTask(sheet, rect, numberFormat));
  if (Object.values(look).some((value) => value !== undefined))
    on(ranges, CALL_BYTES * 2, (areas) => writeLook(areas.format, look));
  if (border !== undefined) {
    // Excel knows no lines between rows where there is one row.
    for (const tall of [false, true])
      for (const wide of [false, true]) {
        const alike = ranges.filter((rect) => rowsIn(rect) > 1 === tall && columnsIn(rect) > 1 === wide);
        const sides = [
          ...OUTER,
          ...(tall ? (["InsideHorizontal"] as const) : []),
          ...(wide ? (["InsideVertical"] as const) : []),
        ];
        on(alike, CALL_BYTES * 3, (areas) => {
          for (const side of sides) {
            const line = areas.format.borders.getItem(side);
            line.style = "Continuous";
            line.color = border;
          }
        });
      }
  }
  return tasks;
}

/** One number format for all cells of a rectangle: Excel takes a single value for all. */
export const numberFormatTask = (sheet: string, rect: Rect, numberFormat: string): Task => ({
  bytes: CALL_BYTES + numberFormat.length,
  run: (context) => {
    rangeOf(sheetOf(context, sheet), rect).numberFormat = numberFormat as unknown as string[][];
  },
});

const OUTER = ["EdgeTop", "EdgeBottom", "EdgeLeft", "EdgeRight"] as const;

function writeLook(look: Excel.RangeFormat, format: Omit<CellFormat, "numberFormat" | "border">): void {
  if (format.fill === null) look.fill.clear();
  else if (format.fill !== undefined) look.fill.color = format.fill;
  if (format.fontColour !== undefined) look.font.color = format.fontColour ?? BLACK;
  if (format.bold !== undefined) look.font.bold = format.bold;
  if (format.italic !== undefined) look.font.italic = format.italic;
  if (format.fontSize !== undefined) look.font.size = format.fontSize;
  if (format.wrap !== undefined) look.wrapText = format.wrap;
  if (format.horizontal !== undefined) look.horizontalAlignment = HORIZONTAL[format.horizontal];
  if (format.vertical !== undefined) look.verticalAlignment = VERTICAL[format.vertical];
}

type RulesEdit = Extract<Edit, { kind: "conditionalFormats" }>;

/** Whether an edit takes a rule of ours away. */
export const replaces = (edit: RulesEdit, rule: Pick<OurRule, "ranges">): boolean =>
  edit.ranges.some((range) => rule.ranges.some((other) => overlaps(range, other)));

/** `before` and `after`: the other such edits on the sheet. */
function ruleTasks(edit: RulesEdit, before: readonly RulesEdit[], after: readonly RulesEdit[], known: Known): Task[] {
  // A copy's rules have no ids yet: they were taken away when it was made.
  const gone = known
    .ourRules(edit.sheet)
    .filter((rule) => replaces(edit, rule) && !before.some((other) => replaces(other, rule)));
  const tasks: Task[] = gone.map(({ id }) => ({
    bytes: CALL_BYTES,
    run: (context) => sheetOf(context, edit.sheet).getRange().untrack().conditionalFormats.getItem(id).delete(),
  }));
  // What a later edit takes away again is not added at all.
  if (after.some((other) => replaces(other, edit))) return tasks;
  // Each rule added goes before all others: the last one is added first.
  for (const rule of [...edit.rules].reverse()) tasks.push(...addRule(edit.sheet, edit.ranges, rule));
  return tasks;
}

export function addRule(
  sheet: string,
  ranges: readonly Rect[],
  rule: { readonly formula: string; readonly fill: string; readonly fontColour: string; readonly priority?: number },
): Task[] {
  const base = ranges[0];
  if (!base) return [];
  const [first, ...others] = addresses(ranges);
  const corner = rectA1({ ...base, bottom: base.top, right: base.left });
  // A formula is relative to the first cell: where the ranges need several rules, each begins with that cell.
  return [first!, ...others.map((address) => `${corner},${address}`)].map((address) => ({
    bytes: CALL_BYTES + address.length + rule.formula.length,
    run: (context) => {
      const format = sheetOf(context, sheet).getRanges(address).untrack().conditionalFormats.add("Custom");
      const { custom } = format;
      custom.rule.formula = rule.formula;
      if (rule.fill) custom.format.fill.color = rule.fill;
      if (rule.fontColour) custom.format.font.color = rule.fontColour;
      if (rule.priority !== undefined) format.priority = rule.priority;
    },
  }));
}

type LayoutEdit = Extract<Edit, { kind: "layout" }>;

/** Excel's width in points of a column so many characters wide: 7 pixels each, 5 beside them, at 96 pixels an inch. */
const pointsOf = (characters: number): number => ((characters * 7 + 5) * 72) / 96;

function layoutTasks(edit: LayoutEdit): Task[] {
  const tasks: Task[] = [];
  const task = (bytes: number, run: (sheet: Excel.Worksheet) => void): void =>
    void tasks.push({ bytes, run: (context) => run(sheetOf(context, edit.sheet)) });
  for (const { column, characters } of edit.columnWidths ?? [])
    task(CALL_BYTES, (sheet) => {
      sheet.getRangeByIndexes(0, column, 1, 1).untrack().format.columnWidth = pointsOf(characters);
    });
  for (const [points, rows] of byHeight(edit.rowHeights ?? []))
    for (const address of addresses(rows))
      task(CALL_BYTES + address.length, (sheet) => {
        sheet.getRanges(address).untrack().format.rowHeight = points;
      });
  if (edit.freezeRows !== undefined || edit.freezeColumns !== undefined)
    task(CALL_BYTES, (sheet) => freeze(sheet, edit.freezeRows ?? 0, edit.freezeColumns ?? 0));
  if (edit.showGridlines !== undefined)
    task(CALL_BYTES, (sheet) => {
      sheet.showGridlines = edit.showGridlines!;
    });
  if (edit.print) task(CALL_BYTES * 2, (sheet) => setPrint(sheet, edit.print!));
  const breaks = edit.print?.rowBreaks;
  if (breaks) task(CALL_BYTES * (breaks.length + 1), (sheet) => setRowBreaks(sheet, breaks));
  return tasks;
}

/** Rows by their height, those below each other as one: a sheet of cards has thousands of rows, and few heights. */
function byHeight(heights: NonNullable<LayoutEdit["rowHeights"]>): ReadonlyMap<number, readonly Rect[]> {
  const found = new Map<number, Rect[]>();
  for (const [row, points] of new Map(heights.map((one) => [one.row, one.points]))) {
    const rects = found.get(points) ?? [];
    found.set(points, rects);
    const last = rects[rects.length - 1];
    if (last?.bottom === row - 1) rects[rects.length - 1] = { ...last, bottom: row };
    else rects.push({ top: row, left: 0, bottom: row, right: 0 });
  }
  return found;
}

/** The rows (0-based) that begin a new page, in place of those that did. */
export function setRowBreaks(sheet: Excel.Worksheet, rows: readonly number[]): void {
  const breaks = sheet.horizontalPageBreaks;
  breaks.removePageBreaks();
  for (const row of rows) breaks.add(rectA1({ top: row, left: 0, bottom: row, right: 0 }));
}

export function freeze(sheet: Excel.Worksheet, rows: number, columns: number): void {
  if (rows > 0 && columns > 0) sheet.freezePanes.freezeAt(sheet.getRangeByIndexes(0, 0, rows, columns).untrack());
  else if (rows > 0) sheet.freezePanes.freezeRows(rows);
  else if (columns > 0) sheet.freezePanes.freezeColumns(columns);
  else sheet.freezePanes.unfreeze();
}

function setPrint(sheet: Excel.Worksheet, print: PrintSetup): void {
  const page = sheet.pageLayout;
  page.orientation = print.orientation === "landscape" ? "Landscape" : "Portrait";
  page.paperSize = print.paper;
  page.zoom = print.fitToWidth ? { horizontalFitToPages: print.pagesAcross ?? 1 } : { scale: 100 };
  if (print.titleRows) page.setPrintTitleRows(`$${print.titleRows[0] + 1}:$${print.titleRows[1] + 1}`);
  if (print.titleColumns)
    page.setPrintTitleColumns(`$${columnName(print.titleColumns[0])}:$${columnName(print.titleColumns[1])}`);
  page.headersFooters.defaultForAllPages.centerFooter = `${print.footer ? `${print.footer.replace(/&/g, "&&")} – ` : ""}Page &P of &N`;
}
