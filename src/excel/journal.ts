import {
  a1,
  cellKey,
  isOurs,
  rectA1,
  type CellFormat,
  type CellInput,
  type Edit,
  type Rect,
  type Refusal,
} from "../workbook";
import { addresses, bounds, cellsIn, columnsIn, localAddress, rangeOf, rectsOf } from "./ranges";
import { protectedSheet, refuse, type Outcome, type Session } from "./session";
import { askAll, doAll, type Question, type Task } from "./tasks";
import { asItStood, isFormula } from "./text";
import { addRule, bytesOf, freeze, numberFormatTask, replaces, type Known, type OurRule } from "./write";

/**
 * What stood in the workbook before a list of edits, so that it can be put back. Excel's own undo does not
 * reliably take an add-in's changes back. The journal lives in the session only.
 */

interface Contents {
  readonly rect: Rect;
  /** Whether an edit gives the cell a value. */
  readonly touches: (row: number, column: number) => boolean;
  values: unknown[][];
  formulas: unknown[][];
  numberFormats: string[][];
}

interface Look {
  readonly rect: Rect;
  readonly asked: Excel.CellPropertiesLoadOptions;
  readonly numberFormat: boolean;
  cells: readonly (readonly Excel.CellProperties[])[];
  numberFormats: string[][];
}

interface Line {
  readonly at: number;
  size: number;
  standard: boolean;
}

interface Page {
  orientation: Excel.PageLayout["orientation"];
  paperSize: Excel.PageLayout["paperSize"];
  zoom: Excel.PageLayoutZoomOptions;
  titleRows: string;
  footer: string;
}

interface Validation {
  readonly rect: Rect;
  type: string;
  rule: Excel.DataValidationRule;
  ignoreBlanks: boolean;
  prompt: Excel.DataValidationPrompt;
  errorAlert: Excel.DataValidationErrorAlert;
}

interface SheetRecord {
  readonly name: string;
  readonly contents: Contents[];
  readonly looks: Look[];
  readonly columns: Line[];
  readonly rows: Line[];
  readonly validations: Validation[];
  /** Tables that the edits make, and those that were there. */
  readonly tables: string[];
  readonly tablesBefore: Set<string>;
  isProtected: boolean;
  frozen: { rows: number; columns: number } | null;
  gridlines: boolean | null;
  page: Page | null;
  /** null: no edit changes conditional formats here. */
  rules: { ids: Set<string>; ours: OurRule[]; gone: OurRule[] } | null;
}

const record = (name: string): SheetRecord => ({
  name,
  contents: [],
  looks: [],
  columns: [],
  rows: [],
  validations: [],
  tables: [],
  tablesBefore: new Set(),
  isProtected: false,
  frozen: null,
  gridlines: null,
  page: null,
  rules: null,
});

type Of<K extends Edit["kind"]> = Extract<Edit, { kind: K }>;

const MAX_ROWS = 1_048_576;
/** A question is about so many cells at most, so that a request can be filled well. */
const CELLS_A_QUESTION = 4_000;

export class Journal implements Known {
  private readonly sheets = new Map<string, SheetRecord>();
  private readonly added: string[] = [];
  /** What cells must hold after the edits; the later one wins. */
  private readonly written = new Map<string, Map<number, CellInput>>();

  private constructor(
    private readonly session: Session,
    private readonly edits: readonly Edit[],
  ) {}

  /** Takes down what the edits are about to change; refused where one of them cannot be done. */
  static async keep(session: Session, edits: readonly Edit[]): Promise<Outcome<Journal>> {
    const journal = new Journal(session, edits);
    const questions = journal.questions();
    const asked = await askAll(session, questions);
    if (!asked.ok) return asked;
    const locked = [...journal.sheets.values()].find((sheet) => sheet.isProtected);
    if (locked) return protectedSheet(locked.name);
    const mixed = journal.refuseMixedValidation();
    if (mixed) return mixed;
    const ranges = await askAll(session, journal.ruleQuestions());
    return ranges.ok ? { ok: true, value: journal } : ranges;
  }

  numberFormat(sheet: string, row: number, column: number): string | undefined {
    for (const { rect, numberFormats } of this.sheets.get(sheet)?.contents ?? [])
      if (row >= rect.top && row <= rect.bottom && column >= rect.left && column <= rect.right)
        return numberFormats[row - rect.top]![column - rect.left];
    return undefined;
  }

  ourRules(sheet: string): readonly OurRule[] {
    return this.sheets.get(sheet)?.rules?.ours ?? [];
  }

  private on(name: string): SheetRecord | null {
    if (this.added.some((added) => added.toLowerCase() === name.toLowerCase())) return null;
    const found = this.sheets.get(name) ?? record(name);
    this.sheets.set(name, found);
    return found;
  }

  /** Everything that must be known, edit by edit. What is on a sheet that the edits add themselves needs no record. */
  private questions(): Question[] {
    const questions: Question[] = [];
    for (const edit of this.edits) {
      if (edit.kind === "addSheet") this.added.push(edit.name);
      else if (edit.kind === "activate") continue;
      else {
        const sheet = this.on(edit.sheet);
        if (sheet) questions.push(...this.questionsOf(edit, sheet));
        if (edit.kind === "values") this.remember(edit);
        // Excel fills in blank headings and changes those that are there twice.
        if (edit.kind === "table")
          for (let column = edit.range.left; column <= edit.range.right; column++)
            this.written.get(edit.sheet)?.delete(cellKey(edit.range.top, column));
      }
    }
    for (const sheet of this.sheets.values())
      questions.unshift({
        bytes: 100,
        ask: (context) => askProtection(context.workbook.worksheets.getItem(sheet.name), sheet),
      });
    return questions;
  }

  private remember({ sheet, top, left, values }: Of<"values">): void {
    const cells = this.written.get(sheet) ?? new Map<number, CellInput>();
    this.written.set(sheet, cells);
    values.forEach((line, r) =>
      line.forEach((input, c) => {
        if (input !== undefined) cells.set(cellKey(top + r, left + c), input);
      }),
    );
  }

  private questionsOf(edit: Exclude<Edit, Of<"addSheet"> | Of<"activate">>, sheet: SheetRecord): Question[] {
    switch (edit.kind) {
      case "values": {
        const width = Math.max(0, ...edit.values.map((line) => line.length));
        if (width === 0) return [];
        const rect = {
          top: edit.top,
          left: edit.left,
          bottom: edit.top + edit.values.length - 1,
          right: edit.left + width - 1,
        };
        return contentQuestions(
          sheet,
          rect,
          (row, column) => edit.values[row - edit.top]?.[column - edit.left] !== undefined,
        );
      }
      case "format":
        return lookQuestions(sheet, edit.ranges, askedFor(edit.format), edit.format.numberFormat !== undefined);
      case "conditionalFormats": {
        if (sheet.rules) return [];
        const rules = (sheet.rules = { ids: new Set<string>(), ours: [] as OurRule[], gone: [] });
        return [
          listRules(sheet.name, (id, our) => {
            rules.ids.add(id);
            if (our) rules.ours.push(our);
          }),
        ];
      }
      case "layout":
        return layoutQuestions(edit, sheet);
      case "table": {
        sheet.tables.push(edit.name);
        // Excel makes its headings texts; its style may stay on the cells when it is no table any more.
        const headings = { ...edit.range, bottom: edit.range.top };
        return [
          {
            bytes: 1_000,
            ask: (context) => {
              const { tables } = context.workbook.worksheets.getItem(sheet.name);
              tables.load("items/name");
              return () => tables.items.forEach(({ name }) => sheet.tablesBefore.add(name.toLowerCase()));
            },
          },
          ...contentQuestions(sheet, headings, () => true),
          ...lookQuestions(sheet, [edit.range], EVERY_LOOK, false),
        ];
      }
      case "listValidation":
        return edit.ranges.map((rect) => validationQuestion(sheet, rect));
    }
  }

  /** Where several rules stand under one range, what stood there could not be put back. */
  private refuseMixedValidation(): Refusal | null {
    for (const { name, validations } of this.sheets.values())
      for (const { rect, type } of validations)
        if (type === "Inconsistent" || type === "MixedCriteria")
          return refuse(
            "failed",
            `On sheet “${name}” the cells ${rectA1(rect)} have different lists or rules for what may be typed. Nothing was changed.`,
            name,
          );
    return null;
  }

  /** Our earlier rules' ranges, for those an edit may take away. */
  private ruleQuestions(): Question[] {
    return [...this.sheets.values()].flatMap(({ name, rules }) =>
      (rules?.ours ?? []).map((rule, n): Question => ({
        bytes: 400,
        ask: (context) => {
          const ranges = context.workbook.worksheets
            .getItem(name)
            .getRange()
            .untrack()
            .conditionalFormats.getItem(rule.id)
            .getRanges()
            .untrack();
          ranges.load("address");
          return () => {
            const found = { ...rule, ranges: rectsOf(ranges.address) };
            rules!.ours[n] = found;
            if (
              this.edits.some(
                (edit) => edit.kind === "conditionalFormats" && edit.sheet === name && replaces(edit, found),
              )
            )
              rules!.gone.push(found);
          };
        },
      })),
    );
  }

  /**
   * Puts everything back. `checked`: only where the cells still hold what the edits wrote; otherwise it is refused
   * and nothing is changed.
   */
  async putBack(checked: boolean): Promise<Refusal | { readonly ok: true }> {
    const now = new Now();
    const asked = await askAll(this.session, this.presentQuestions(now, checked));
    if (!asked.ok) return asked;
    const locked = [...this.sheets.values()].find(({ name }) => now.locked.has(name));
    if (locked) return protectedSheet(locked.name);
    if (now.changed)
      return refuse(
        "failed",
        `Sheet “${now.changed.sheet}” has been changed since (${now.changed.cell}): to put it back now would lose that. Nothing was changed.`,
        now.changed.sheet,
      );
    const done = await doAll(this.session, this.restoring(now, checked));
    return done.ok ? { ok: true } : done.refusal;
  }

  private presentQuestions(now: Now, checked: boolean): Question[] {
    const questions: Question[] = [
      {
        bytes: 2_000,
        ask: (context) => {
          const sheets = context.workbook.worksheets;
          sheets.load("items/name,items/protection/protected,items/tables/items/name");
          return () => {
            for (const sheet of sheets.items) {
              now.sheets.add(sheet.name.toLowerCase());
              if (sheet.protection.protected) now.locked.add(sheet.name);
              for (const { name } of sheet.tables.items)
                now.tables.push({ sheet: sheet.name, name: name.toLowerCase() });
            }
          };
        },
      },
    ];
    for (const sheet of this.sheets.values()) {
      const { rules } = sheet;
      if (rules)
        questions.push(
          listRules(sheet.name, (id, our) => {
            // A failure can leave a rule of ours behind that does not say yet that it is: then every new one is ours.
            if (!rules.ids.has(id) && (our || !checked)) now.newRules.push({ sheet: sheet.name, id });
            now.rules.add(id);
          }),
        );
      if (checked) questions.push(...sheet.contents.flatMap((contents) => this.sameQuestion(sheet, contents, now)));
    }
    return questions;
  }

  /** Whether the cells still hold what we wrote. */
  private sameQuestion(sheet: SheetRecord, { rect, touches }: Contents, now: Now): Question[] {
    const cells = this.written.get(sheet.name);
    if (!cells) return [];
    return [
      {
        bytes: cellsIn(rect) * 100,
        ask: (context) => {
          const range = rangeOf(context.workbook.worksheets.getItem(sheet.name), rect);
          range.load("values,formulas");
          return () =>
            (range.values as unknown[][]).forEach((line, r) =>
              line.forEach((value, c) => {
                const input = cells.get(cellKey(rect.top + r, rect.left + c));
                if (
                  input !== undefined &&
                  touches(rect.top + r, rect.left + c) &&
                  !holds(input, value, (range.formulas as unknown[][])[r]![c])
                )
                  now.changed ??= { sheet: sheet.name, cell: a1(rect.top + r, rect.left + c) };
              }),
            );
        },
      },
    ];
  }

  /** The other way round: what was added goes, then rules and cells as they were. */
  private restoring(now: Now, checked: boolean): Task[] {
    const tasks: Task[] = [];
    for (const name of [...this.added].reverse())
      if (now.sheets.has(name.toLowerCase()))
        tasks.push({ bytes: 300, run: (context) => context.workbook.worksheets.getItem(name).delete() });
    for (const sheet of this.sheets.values()) {
      const made = new Set(sheet.tables.map((name) => name.toLowerCase()));
      for (const { name } of now.tables.filter((table) => table.sheet === sheet.name))
        // A failure can leave a table behind that has not got its name yet.
        if (checked ? made.has(name) : sheet.tables.length > 0 && !sheet.tablesBefore.has(name))
          tasks.push(task(sheet, 300, (on) => void on.tables.getItem(name).convertToRange()));
      for (const { sheet: name, id } of now.newRules)
        if (name === sheet.name)
          tasks.push(task(sheet, 300, (on) => on.getRange().untrack().conditionalFormats.getItem(id).delete()));
      // Rules that went (not those an earlier failure left standing) come back, each to its place.
      const gone = [...(sheet.rules?.gone ?? [])].sort((a, b) => a.priority - b.priority);
      for (const rule of gone) if (!now.rules.has(rule.id)) tasks.push(...addRule(sheet.name, rule.ranges, rule));
      for (const validation of sheet.validations) tasks.push(restoreValidation(sheet, validation));
      // In the order of the edits from the last to the first, so that what stood first stands in the end; formats before values.
      for (const contents of [...sheet.contents].reverse()) tasks.push(...restoreContents(sheet, contents));
      for (const look of [...sheet.looks].reverse()) tasks.push(...restoreLook(sheet, look));
      tasks.push(...restoreLayout(sheet));
    }
    return tasks;
  }
}

function askProtection(on: Excel.Worksheet, sheet: SheetRecord): () => void {
  on.protection.load("protected");
  return () => {
    sheet.isProtected = on.protection.protected;
  };
}

/** The workbook as it is when the edits are to be put back. */
class Now {
  readonly sheets = new Set<string>();
  readonly locked = new Set<string>();
  readonly tables: { sheet: string; name: string }[] = [];
  readonly rules = new Set<string>();
  readonly newRules: { sheet: string; id: string }[] = [];
  changed: { sheet: string; cell: string } | null = null;
}

const task = (sheet: SheetRecord, bytes: number, run: (on: Excel.Worksheet) => void): Task => ({
  bytes,
  run: (context) => run(context.workbook.worksheets.getItem(sheet.name)),
});

/** Whether a cell holds what was written: numbers to Excel's 15 digits, formulas as any formula. */
function holds(input: CellInput, value: unknown, formula: unknown): boolean {
  if (input === null) return value === "" && formula === "";
  if (typeof input === "object") return isFormula(value, formula);
  if (isFormula(value, formula)) return false;
  if (typeof input === "number" && typeof value === "number") return Math.abs(input - value) <= Math.abs(input) * 1e-14;
  return value === input;
}

/** Rectangles cut into bands of rows of a bearable size. */
function bands(rect: Rect): Rect[] {
  const rows = Math.max(1, Math.floor(CELLS_A_QUESTION / columnsIn(rect)));
  const found: Rect[] = [];
  for (let top = rect.top; top <= rect.bottom; top += rows)
    found.push({ ...rect, top, bottom: Math.min(rect.bottom, top + rows - 1) });
  return found;
}

function contentQuestions(sheet: SheetRecord, whole: Rect, touches: Contents["touches"]): Question[] {
  return bands(whole).map((rect) => {
    const contents: Contents = { rect, touches, values: [], formulas: [], numberFormats: [] };
    sheet.contents.push(contents);
    return {
      bytes: cellsIn(rect) * 100,
      ask: (context) => {
        const range = rangeOf(context.workbook.worksheets.getItem(sheet.name), rect);
        range.load("values,formulas,numberFormat");
        return () => {
          contents.values = range.values;
          contents.formulas = range.formulas;
          contents.numberFormats = range.numberFormat as string[][];
        };
      },
    };
  });
}

function restoreContents(sheet: SheetRecord, { rect, touches, values, formulas, numberFormats }: Contents): Task[] {
  const formats: (string | null)[][] = [];
  const inputs = values.map((line, r) =>
    line.map((value, c) => {
      const touched = touches(rect.top + r, rect.left + c);
      (formats[r] ??= [])[c] = touched ? numberFormats[r]![c]! : null;
      return touched ? asItStood(value, formulas[r]![c], numberFormats[r]![c]!) : null;
    }),
  );
  const bytes =
    inputs.reduce((sum, line) => sum + bytesOf(line), 600) + formats.reduce((sum, line) => sum + bytesOf(line), 600);
  // The number format goes first: it decides what a value becomes.
  return [
    task(sheet, bytes, (on) => {
      const range = rangeOf(on, rect);
      range.numberFormat = formats as string[][];
      range.values = inputs as unknown[][];
    }),
  ];
}

/** The parts of a look that a format changes. */
function askedFor(format: CellFormat): Excel.CellPropertiesFormatLoadOptions {
  const font: Excel.CellPropertiesFontLoadOptions = {
    ...(format.fontColour !== undefined && { color: true }),
    ...(format.bold !== undefined && { bold: true }),
    ...(format.italic !== undefined && { italic: true }),
    ...(format.fontSize !== undefined && { size: true }),
  };
  return {
    ...(format.fill !== undefined && { fill: { color: true, pattern: true } }),
    ...(Object.keys(font).length > 0 && { font }),
    ...(format.wrap !== undefined && { wrapText: true }),
    ...(format.horizontal !== undefined && { horizontalAlignment: true }),
    ...(format.vertical !== undefined && { verticalAlignment: true }),
    ...(format.border !== undefined && { borders: { color: true, style: true, weight: true } }),
  };
}

const EVERY_LOOK: Excel.CellPropertiesFormatLoadOptions = {
  fill: { color: true, pattern: true },
  font: { color: true, bold: true },
  borders: { color: true, style: true, weight: true },
};

/** What one cell's look takes in an answer. */
const lookBytes = ({ fill, font, borders, ...rest }: Excel.CellPropertiesFormatLoadOptions): number =>
  20 +
  (fill ? 48 : 0) +
  (font ? 10 + Object.keys(font).length * 20 : 0) +
  (borders ? 260 : 0) +
  Object.keys(rest).length * 34;

function lookQuestions(
  sheet: SheetRecord,
  ranges: readonly Rect[],
  format: Excel.CellPropertiesFormatLoadOptions,
  numberFormat: boolean,
): Question[] {
  const asked = { format };
  const some = Object.keys(format).length > 0;
  if (!some && !numberFormat) return [];
  // Many small ranges that lie close together are one question.
  const around = ranges.length > 1 ? bounds(ranges) : null;
  const cells = ranges.reduce((sum, rect) => sum + cellsIn(rect), 0);
  const rects = around && cellsIn(around) <= cells * 3 ? [around] : ranges;
  return rects.flatMap(bands).map((rect) => {
    const look: Look = { rect, asked, numberFormat, cells: [], numberFormats: [] };
    sheet.looks.push(look);
    return {
      bytes: cellsIn(rect) * (lookBytes(format) + (numberFormat ? 14 : 0)) + 300,
      ask: (context) => {
        const range = rangeOf(context.workbook.worksheets.getItem(sheet.name), rect);
        const properties = some ? range.getCellProperties(asked) : null;
        if (numberFormat) range.load("numberFormat");
        return () => {
          if (properties) look.cells = properties.value;
          if (numberFormat) look.numberFormats = range.numberFormat as string[][];
        };
      },
    };
  });
}

/** Groups a rectangle's cells that are alike into rectangles, so that each kind is written once. */
function restoreLook(sheet: SheetRecord, { rect, cells, numberFormats }: Look): Task[] {
  const tasks: Task[] = [];
  for (const [row, runs] of alike(rect, (r, c) => numberFormats[r]?.[c] ?? null))
    for (const run of runs)
      if (run.value !== null)
        tasks.push(
          numberFormatTask(sheet.name, { top: row, bottom: run.bottom, left: run.left, right: run.right }, run.value),
        );
  if (cells.length === 0) return tasks;
  // A fill that was not there cannot be set, only taken away.
  const unfilled = everywhere(rect, (r, c) => cells[r]![c]!.format?.fill?.pattern === "None");
  for (const address of addresses(unfilled))
    tasks.push(task(sheet, address.length + 400, (on) => on.getRanges(address).untrack().format.fill.clear()));
  const settable = cells.map((line) =>
    line.map(({ format }): Excel.SettableCellProperties => ({ format: settableFormat(format ?? {}) })),
  );
  if (settable.some((line) => line.some((cell) => Object.keys(cell.format!).length > 0)))
    tasks.push(
      task(sheet, JSON.stringify(settable).length * 1.2 + 400, (on) => rangeOf(on, rect).setCellProperties(settable)),
    );
  return tasks;
}

function settableFormat({ fill, font, borders, ...rest }: Excel.CellPropertiesFormat): Excel.CellPropertiesFormat {
  const sides =
    borders &&
    Object.fromEntries(
      Object.entries(borders).map(([side, line]) => [
        side,
        (line as Excel.CellBorder).style === "None" ? { style: "None" } : line,
      ]),
    );
  return {
    ...rest,
    ...(font && { font }),
    ...(fill &&
      fill.pattern !== "None" && { fill: fill.pattern === "Solid" || !fill.pattern ? { color: fill.color } : fill }),
    ...(sides && { borders: sides as Excel.CellBorderCollection }),
  };
}

/** Runs of cells of one value, row by row; equal rows that follow each other are one. */
function alike<T>(
  rect: Rect,
  value: (r: number, c: number) => T,
): Map<number, { left: number; right: number; bottom: number; value: T }[]> {
  const found = new Map<number, { left: number; right: number; bottom: number; value: T }[]>();
  let before: { left: number; right: number; bottom: number; value: T }[] = [];
  for (let row = rect.top; row <= rect.bottom; row++) {
    const runs: typeof before = [];
    for (let column = rect.left; column <= rect.right; column++) {
      const here = value(row - rect.top, column - rect.left);
      const last = runs[runs.length - 1];
      if (last && last.value === here) last.right = column;
      else runs.push({ left: column, right: column, bottom: row, value: here });
    }
    const same =
      runs.length === before.length &&
      runs.every(
        (run, n) => run.value === before[n]!.value && run.left === before[n]!.left && run.right === before[n]!.right,
      );
    if (same) for (const run of before) run.bottom = row;
    else found.set(row, (before = runs));
  }
  return found;
}

/** The rectangles in which something holds. */
const everywhere = (rect: Rect, holdsAt: (r: number, c: number) => boolean): Rect[] =>
  [...alike(rect, holdsAt)].flatMap(([top, runs]) =>
    runs.flatMap(({ left, right, bottom, value }) => (value ? [{ top, left, bottom, right }] : [])),
  );

/** Lists a sheet's conditional formats: each one's id, and what it says where it is ours. */
const listRules = (sheet: string, tell: (id: string, our: OurRule | null) => void): Question => ({
  bytes: 20_000,
  ask: (context) => {
    const formats = context.workbook.worksheets.getItem(sheet).getRange().untrack().conditionalFormats;
    formats.load(
      "items/id,items/type,items/priority,items/customOrNullObject/rule/formula,items/customOrNullObject/format/fill/color,items/customOrNullObject/format/font/color",
    );
    return () => {
      for (const { id, type, priority, customOrNullObject: custom } of formats.items) {
        const formula = type === "Custom" && !custom.isNullObject ? custom.rule.formula : "";
        tell(
          id,
          isOurs(formula)
            ? {
                id,
                formula,
                priority,
                ranges: [],
                fill: custom.format.fill.color,
                fontColour: custom.format.font.color,
              }
            : null,
        );
      }
    };
  },
});

function layoutQuestions(edit: Of<"layout">, sheet: SheetRecord): Question[] {
  const questions: Question[] = [];
  const ask = (bytes: number, question: (on: Excel.Worksheet) => () => void): void =>
    void questions.push({ bytes, ask: (context) => question(context.workbook.worksheets.getItem(sheet.name)) });
  for (const { column } of edit.columnWidths ?? []) {
    const line: Line = { at: column, size: 0, standard: false };
    sheet.columns.push(line);
    ask(100, (on) => {
      const { format } = on.getRangeByIndexes(0, column, 1, 1).untrack();
      format.load("columnWidth,useStandardWidth");
      return () => {
        line.size = format.columnWidth;
        line.standard = format.useStandardWidth;
      };
    });
  }
  for (const { row } of edit.rowHeights ?? []) {
    const line: Line = { at: row, size: 0, standard: false };
    sheet.rows.push(line);
    ask(100, (on) => {
      const { format } = on.getRangeByIndexes(row, 0, 1, 1).untrack();
      format.load("rowHeight,useStandardHeight");
      return () => {
        line.size = format.rowHeight;
        line.standard = format.useStandardHeight;
      };
    });
  }
  if ((edit.freezeRows !== undefined || edit.freezeColumns !== undefined) && !sheet.frozen) {
    const frozen = (sheet.frozen = { rows: 0, columns: 0 });
    ask(100, (on) => {
      const range = on.freezePanes.getLocationOrNullObject().untrack();
      range.load("rowCount,columnCount");
      return () => {
        if (range.isNullObject) return;
        frozen.rows = range.rowCount >= MAX_ROWS ? 0 : range.rowCount;
        frozen.columns = range.columnCount >= 16_384 ? 0 : range.columnCount;
      };
    });
  }
  if (edit.showGridlines !== undefined && sheet.gridlines === null) {
    sheet.gridlines = true;
    ask(100, (on) => {
      on.load("showGridlines");
      return () => {
        sheet.gridlines = on.showGridlines;
      };
    });
  }
  if (edit.print && !sheet.page) {
    const page: Page = (sheet.page = { orientation: "Portrait", paperSize: "A4", zoom: {}, titleRows: "", footer: "" });
    ask(400, (on) => {
      const layout = on.pageLayout;
      layout.load("orientation,paperSize,zoom");
      const titles = layout.getPrintTitleRowsOrNullObject().untrack();
      titles.load("address");
      const footer = layout.headersFooters.defaultForAllPages;
      footer.load("centerFooter");
      return () => {
        page.orientation = layout.orientation;
        page.paperSize = layout.paperSize;
        page.zoom = layout.zoom;
        page.titleRows = titles.isNullObject ? "" : localAddress(titles.address);
        page.footer = footer.centerFooter;
      };
    });
  }
  return questions;
}

function restoreLayout(sheet: SheetRecord): Task[] {
  const tasks: Task[] = [];
  for (const { at, size, standard } of sheet.columns)
    tasks.push(
      task(sheet, 400, (on) => {
        const { format } = on.getRangeByIndexes(0, at, 1, 1).untrack();
        if (standard) format.useStandardWidth = true;
        else format.columnWidth = size;
      }),
    );
  for (const { at, size, standard } of sheet.rows)
    tasks.push(
      task(sheet, 400, (on) => {
        const { format } = on.getRangeByIndexes(at, 0, 1, 1).untrack();
        if (standard) format.useStandardHeight = true;
        else format.rowHeight = size;
      }),
    );
  const { frozen, gridlines, page } = sheet;
  if (frozen) tasks.push(task(sheet, 400, (on) => freeze(on, frozen.rows, frozen.columns)));
  if (gridlines !== null)
    tasks.push(
      task(sheet, 300, (on) => {
        on.showGridlines = gridlines;
      }),
    );
  if (page)
    tasks.push(
      task(sheet, 900, (on) => {
        const layout = on.pageLayout;
        layout.orientation = page.orientation;
        layout.paperSize = page.paperSize;
        layout.zoom = page.zoom;
        layout.setPrintTitleRows(page.titleRows);
        layout.headersFooters.defaultForAllPages.centerFooter = page.footer;
      }),
    );
  return tasks;
}

function validationQuestion(sheet: SheetRecord, rect: Rect): Question {
  const kept: Validation = {
    rect,
    type: "None",
    rule: {},
    ignoreBlanks: true,
    prompt: { showPrompt: false, title: "", message: "" },
    errorAlert: { showAlert: false, style: "Stop", title: "", message: "" },
  };
  sheet.validations.push(kept);
  return {
    bytes: 800,
    ask: (context) => {
      const { dataValidation } = rangeOf(context.workbook.worksheets.getItem(sheet.name), rect);
      dataValidation.load("type,rule,ignoreBlanks,prompt,errorAlert");
      return () => {
        kept.type = dataValidation.type;
        kept.rule = dataValidation.rule;
        kept.ignoreBlanks = dataValidation.ignoreBlanks;
        kept.prompt = dataValidation.prompt;
        kept.errorAlert = dataValidation.errorAlert;
      };
    },
  };
}

const restoreValidation = (
  sheet: SheetRecord,
  { rect, type, rule, ignoreBlanks, prompt, errorAlert }: Validation,
): Task =>
  task(sheet, 1_200, (on) => {
    const { dataValidation } = rangeOf(on, rect);
    dataValidation.clear();
    if (type === "None") return;
    dataValidation.rule = rule;
    dataValidation.ignoreBlanks = ignoreBlanks;
    dataValidation.prompt = prompt;
    dataValidation.errorAlert = errorAlert;
  });
