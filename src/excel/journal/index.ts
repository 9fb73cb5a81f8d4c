import { a1, cellKey, cellRect, rectA1, type CellInput, type Edit, type Refusal } from "../../workbook";
import { deletionsLast, rectAfter, rowBefore } from "../deletions";
import { cellsIn, rangeOf, rectsOf } from "../ranges";
import { protectedSheet, refuse, type Outcome, type Session } from "../session";
import { askAll, doAll, type Question, type Task } from "../tasks";
import { addRule, replaces, type Known, type OurRule } from "../write";
import { Book } from "./book";
import { contentQuestions, holds, restoreContents } from "./contents";
import { hiddenQuestion, restoreHidden } from "./hidden";
import { layoutQuestions, restoreLayout } from "./layout";
import { EVERY_LOOK, askedFor, lookQuestions, restoreLook } from "./looks";
import { isMade, record, task, type Contents, type Look, type Of, type SheetRecord } from "./records";
import { listRules } from "./rules";
import { formulaQuestion, mergeAgain, putIn, ruledQuestions, takenOutQuestions } from "./takenOut";
import { restoreValidation, validationQuestion } from "./validation";

/**
 * What stood in the workbook before a list of edits, so that it can be put back. Excel's own undo does not
 * reliably take an add-in's changes back. The journal lives in the session only.
 */
export class Journal implements Known {
  private readonly sheets = new Map<string, SheetRecord>();
  /** Sheets that the edits make, in lower case: what each is a copy of before all edits, null for a new one. */
  private readonly made = new Map<string, string | null>();
  private readonly added: string[] = [];
  private readonly book = new Book();
  /** Cells whose parts are to be coloured. */
  private readonly coloured: { sheet: string; row: number; column: number; look: Look }[] = [];
  /** What cells must hold after the edits; the later one wins. */
  private readonly written = new Map<string, Map<number, CellInput>>();

  /** The edits as they are to be done. */
  readonly edits: readonly Edit[];

  private constructor(
    private readonly session: Session,
    edits: readonly Edit[],
  ) {
    this.edits = deletionsLast(edits);
  }

  /** Takes down what the edits are about to change; refused where one of them cannot be done. */
  static async keep(session: Session, edits: readonly Edit[]): Promise<Outcome<Journal>> {
    const journal = new Journal(session, edits);
    const questions = journal.questions();
    const asked = await askAll(session, questions);
    if (!asked.ok) return asked;
    const locked = [...journal.sheets.values()].find((sheet) => sheet.isProtected);
    if (locked) return protectedSheet(locked.from);
    const refused = journal.book.refuseHidingAll(journal.edits) ?? journal.refuseColours() ?? journal.refuseRows();
    if (refused) return refused;
    const sheets = [...journal.sheets.values()];
    const ranges = await askAll(session, [...journal.ruleQuestions(), ...sheets.flatMap(ruledQuestions)]);
    if (!ranges.ok) return ranges;
    const mixed = journal.refuseMixedValidation() ?? journal.refuseRows();
    return mixed ?? { ok: true, value: journal };
  }

  numberFormat(sheet: string, row: number, column: number): string | undefined {
    for (const { rect, numberFormats } of this.sheets.get(sheet)?.contents ?? [])
      if (row >= rect.top && row <= rect.bottom && column >= rect.left && column <= rect.right)
        return numberFormats[row - rect.top]![column - rect.left];
    return undefined;
  }

  ourRules(name: string): readonly OurRule[] {
    const sheet = this.sheets.get(name);
    return sheet && !isMade(sheet) ? (sheet.rules?.ours ?? []) : [];
  }

  rulesOffCopy(name: string): readonly number[] {
    const sheet = this.sheets.get(name);
    return (sheet && isMade(sheet) ? (sheet.rules?.gone ?? []) : []).map((rule) => rule.priority).sort((a, b) => b - a);
  }

  tookOut(edit: Of<"deleteRows">): void {
    const out = this.sheets.get(edit.sheet)?.takenOut.find((one) => !one.done && one.at === edit.rows);
    if (out) out.done = true;
  }

  private on(name: string): SheetRecord | null {
    const from = this.made.get(name.toLowerCase());
    if (from === null) return null;
    const found = this.sheets.get(name) ?? record(name, from);
    this.sheets.set(name, found);
    return found;
  }

  /** Everything that must be known, edit by edit. What is on a sheet that the edits add themselves needs no record. */
  private questions(): Question[] {
    const questions: Question[] = [];
    for (const edit of this.edits) {
      if (edit.kind === "addSheet" || edit.kind === "copySheet") {
        this.added.push(edit.name);
        const from = edit.kind === "copySheet" ? this.made.get(edit.from.toLowerCase()) : null;
        this.made.set(
          edit.name.toLowerCase(),
          edit.kind === "copySheet" && from === undefined ? edit.from : (from ?? null),
        );
      } else if (edit.kind !== "activate" && !Book.concerns(edit)) {
        const sheet = this.on(edit.sheet);
        if (edit.kind === "values") this.remember(edit);
        if (sheet) questions.push(...this.questionsOf(edit, sheet));
        // Excel fills in blank headings and changes those that are there twice.
        if (edit.kind === "table")
          for (let column = edit.range.left; column <= edit.range.right; column++)
            this.written.get(edit.sheet)?.delete(cellKey(edit.range.top, column));
      }
    }
    if (this.edits.some(Book.concerns)) questions.push(this.book.question);
    const shortened = [...this.sheets.values()].filter((sheet) => sheet.takenOut.length > 0);
    if (shortened.length > 0) questions.push(formulaQuestion(shortened));
    for (const sheet of this.sheets.values())
      questions.unshift({
        bytes: 100,
        ask: (context) => askProtection(context.workbook.worksheets.getItem(sheet.from), sheet),
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

  private questionsOf(
    edit: Exclude<Edit, Of<"addSheet"> | Of<"copySheet"> | Of<"activate">>,
    sheet: SheetRecord,
  ): Question[] {
    // Of a copy nothing is put back; what is asked is what must be known to write to it.
    if (isMade(sheet) && edit.kind !== "values" && edit.kind !== "conditionalFormats" && edit.kind !== "deleteRows")
      return [];
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
          listRules(sheet.from, (id, our) => {
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
      case "visibility":
        if (edit.what === "sheet") return [];
        return [
          "rows" in edit.what
            ? hiddenQuestion(sheet, "rows", edit.what.rows)
            : hiddenQuestion(sheet, "columns", edit.what.columns),
        ];
      case "deleteRows": {
        const former = sheet.takenOut.map((out) => ({ rows: out.at }));
        const rows = [rowBefore(edit.rows[0], former), rowBefore(edit.rows[1], former)] as const;
        const emptied = (row: number, column: number): boolean =>
          this.written.get(sheet.name)?.get(cellKey(row, column)) === null;
        return takenOutQuestions(sheet, edit.rows, rows, emptied);
      }
      case "textRuns": {
        const before = sheet.looks.length;
        const questions = lookQuestions(sheet, [cellRect(edit.row, edit.column)], { font: { color: true } }, false);
        this.coloured.push({ sheet: sheet.name, row: edit.row, column: edit.column, look: sheet.looks[before]! });
        return questions;
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

  /** Excel tells an add-in no colour where letters have several: then they could not be put back. */
  private refuseColours(): Refusal | null {
    const mixed = this.coloured.find(({ look }) => !look.cells[0]?.[0]?.format?.font?.color);
    return mixed
      ? refuse(
          "failed",
          `Parts of the text in ${a1(mixed.row, mixed.column)} of sheet “${mixed.sheet}” have colours of their own, which Excel could not put back afterwards. Nothing was changed.`,
          mixed.sheet,
        )
      : null;
  }

  private refuseRows(): Refusal | null {
    for (const { name, takenOut } of this.sheets.values())
      for (const {
        at: [first, last],
        refused,
      } of takenOut)
        if (refused !== null)
          return refuse(
            "failed",
            `${first === last ? `Row ${first + 1}` : `Rows ${first + 1} to ${last + 1}`} of sheet “${name}” cannot be taken out: ${refused}. Nothing was changed.`,
            name,
          );
    return null;
  }

  /** Our earlier rules' ranges, for those an edit may take away. */
  private ruleQuestions(): Question[] {
    return [...this.sheets.values()].flatMap(({ name, from, rules }) =>
      (rules?.ours ?? []).map((rule, n): Question => ({
        bytes: 400,
        ask: (context) => {
          const ranges = context.workbook.worksheets
            .getItem(from)
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
    const locked = this.own().find(({ name }) => now.locked.has(name));
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

  /** The sheets that were there before. */
  private own(): SheetRecord[] {
    return [...this.sheets.values()].filter((sheet) => !isMade(sheet));
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
              now.names.push(sheet.name);
              if (sheet.protection.protected) now.locked.add(sheet.name);
              for (const { name } of sheet.tables.items)
                now.tables.push({ sheet: sheet.name, name: name.toLowerCase() });
            }
          };
        },
      },
    ];
    for (const sheet of this.own()) {
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
    const deletions = sheet.takenOut.filter((out) => out.done).map((out) => ({ rows: out.at }));
    return rectAfter(rect, deletions).map(({ rect: at, shift }): Question => ({
      bytes: cellsIn(at) * 100,
      ask: (context) => {
        const range = rangeOf(context.workbook.worksheets.getItem(sheet.name), at);
        range.load("values,formulas");
        return () =>
          (range.values as unknown[][]).forEach((line, r) =>
            line.forEach((value, c) => {
              const row = at.top + r + shift,
                column = at.left + c;
              const input = cells.get(cellKey(row, column));
              if (
                input !== undefined &&
                touches(row, column) &&
                !holds(input, value, (range.formulas as unknown[][])[r]![c])
              )
                now.changed ??= { sheet: sheet.name, cell: a1(at.top + r, column) };
            }),
          );
      },
    }));
  }

  /** The other way round: what was added goes, then rules and cells as they were. */
  private restoring(now: Now, checked: boolean): Task[] {
    const shown = this.book.restoring(this.edits, now.sheets);
    const tasks: Task[] = [...shown.first];
    const added = [...this.added].filter((name) => now.sheets.has(name.toLowerCase()));
    // A failure can leave a copy behind that has not got its name yet.
    if (!checked && this.edits.some((edit) => edit.kind === "copySheet")) {
      const known = new Set(added.map((name) => name.toLowerCase()));
      added.push(...now.names.filter((name) => !this.book.has(name) && !known.has(name.toLowerCase())));
    }
    for (const name of added.reverse())
      tasks.push({ bytes: 300, run: (context) => context.workbook.worksheets.getItem(name).delete() });
    for (const sheet of this.own()) {
      tasks.push(...putIn(sheet));
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
      for (const hidden of [...sheet.hidden].reverse()) tasks.push(...restoreHidden(sheet, hidden));
      tasks.push(...restoreLayout(sheet), ...mergeAgain(sheet));
    }
    return [...tasks, ...shown.last];
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
  readonly names: string[] = [];
  readonly locked = new Set<string>();
  readonly tables: { sheet: string; name: string }[] = [];
  readonly rules = new Set<string>();
  readonly newRules: { sheet: string; id: string }[] = [];
  changed: { sheet: string; cell: string } | null = null;
}
