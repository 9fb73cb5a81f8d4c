import { losesRows, movedFormula, rowsPutIn, rowsTakenOut } from "../../workbook";
import { rangeOf, rectOf, rectsOf } from "../ranges";
import { findsMerges } from "../support";
import type { Question, Task } from "../tasks";
import { rowsOf } from "../write";
import { hiddenQuestion } from "./hidden";
import { layoutQuestions } from "./layout";
import { isMade, task, type Look, type SheetRecord, type TakenOut } from "./records";
import { validationQuestion } from "./validation";

/**
 * Rows that hold nothing are taken out, and put in again: what they looked like, how high they were, what was merged and what might
 * be typed there. Refused where that could not be put back exactly.
 */

/** More rows than this are no gap in a register. */
const MOST_ROWS = 200;
const BYTES_A_CELL = 500;
/** Sheets whose formulas are looked through in one request; one more for the rest. */
const SHEETS_AT_ONCE = 40;

const EVERYTHING: Excel.CellPropertiesFormatLoadOptions = {
  fill: { color: true, pattern: true },
  font: { color: true, bold: true, italic: true, name: true, size: true, underline: true, strikethrough: true },
  borders: { color: true, style: true, weight: true },
  horizontalAlignment: true,
  verticalAlignment: true,
  wrapText: true,
  indentLevel: true,
};

/** `emptied`: whether the edits empty a cell before its row goes. */
export function takenOutQuestions(
  sheet: SheetRecord,
  at: readonly [number, number],
  rows: readonly [number, number],
  emptied: (row: number, column: number) => boolean,
): Question[] {
  const out: TakenOut = {
    at,
    rows,
    done: false,
    refused: null,
    merges: [],
    columns: null,
    ruled: { formats: 0, validated: false, tables: [] },
  };
  sheet.takenOut.push(out);
  const [first, last] = rows;
  if (last - first >= MOST_ROWS) {
    out.refused = "they are too many";
    return [];
  }
  const around: Question = {
    bytes: 40 * (last - first + 1) * BYTES_A_CELL,
    ask: (context) => {
      const on = context.workbook.worksheets.getItem(sheet.from);
      const whole = rowsOf(on, rows);
      const range = on.getUsedRangeOrNullObject(false).untrack().getIntersectionOrNullObject(whole).untrack();
      range.load("rowIndex,columnIndex,rowCount,columnCount,values,formulas,numberFormat");
      const asked = {
        cells: range.getCellProperties({ format: EVERYTHING }),
        rules: whole.conditionalFormats.getCount(),
      };
      const merges = findsMerges() ? whole.getMergedAreasOrNullObject() : null;
      merges?.areas.load("items/rowIndex,items/columnIndex,items/rowCount,items/columnCount");
      whole.dataValidation.load("type");
      on.tables.load("items/name");
      return () => {
        out.ruled = {
          formats: asked.rules.value,
          validated: whole.dataValidation.type !== "None",
          tables: on.tables.items.map((table) => table.name),
        };
        if (merges && !merges.isNullObject) out.merges = merges.areas.items.map(rectOf);
        if (range.isNullObject) return;
        const rect = rectOf(range);
        out.columns = [rect.left, rect.right];
        (range.formulas as unknown[][]).forEach((line, r) =>
          line.forEach((formula, c) => {
            if (formula !== "" && !emptied(rect.top + r, rect.left + c))
              out.refused ??= `row ${rect.top + r + 1} is not empty`;
          }),
        );
        sheet.looks.push({
          rect,
          asked: { format: EVERYTHING },
          numberFormat: true,
          cells: asked.cells.value,
          numberFormats: range.numberFormat as string[][],
        } satisfies Look);
      };
    },
  };
  if (isMade(sheet)) return [around];
  const heights = Array.from({ length: last - first + 1 }, (_, n) => ({ row: first + n, points: 0 }));
  return [
    around,
    ...layoutQuestions({ kind: "layout", sheet: sheet.name, rowHeights: heights }, sheet),
    hiddenQuestion(sheet, "rows", rows),
  ];
}

/** Whether a formula anywhere, or a name, would lose what it refers to, or could not be put back as it was. */
export const formulaQuestion = (sheets: readonly SheetRecord[]): Question => ({
  bytes: 200_000,
  ask: (context) => {
    const { worksheets, names } = context.workbook;
    const asked = { sheets: worksheets.getCount() };
    names.load("items/formula");
    const looked: { one: Excel.Worksheet; formulas: Excel.RangeAreas }[] = [];
    for (let one = worksheets.getFirst(), n = 0; n < SHEETS_AT_ONCE; one = one.getNextOrNullObject(), n++) {
      one.load("name");
      one.names.load("items/formula");
      const formulas = one.getRange().untrack().getSpecialCellsOrNullObject("Formulas").untrack();
      formulas.areas.load("items/formulas");
      looked.push({ one, formulas });
    }
    return () => {
      for (const sheet of sheets)
        for (const out of sheet.takenOut) {
          if (asked.sheets.value > SHEETS_AT_ONCE) out.refused ??= "this workbook has too many sheets to look through";
          const check = (formula: unknown, on: string): void => {
            if (typeof formula === "string" && formula.startsWith("=") && breaks(formula, on, sheet.from, out.rows))
              out.refused ??= "a formula refers to it";
          };
          for (const { formula } of names.items) check(formula, "");
          for (const { one, formulas } of looked) {
            if (one.isNullObject) break;
            for (const { formula } of one.names.items) check(formula, one.name);
            if (!formulas.isNullObject)
              for (const area of formulas.areas.items)
                for (const line of area.formulas as unknown[][]) for (const formula of line) check(formula, one.name);
          }
        }
    };
  },
});

/** A reference that begins or ends in the rows would come back shorter than it was. */
function breaks(formula: string, on: string, sheet: string, [first, last]: readonly [number, number]): boolean {
  if (losesRows(formula, on, sheet, first, last)) return true;
  const out = movedFormula(formula, on, sheet, rowsTakenOut(first, last))!;
  return out !== formula && movedFormula(out, on, sheet, rowsPutIn(first, last - first + 1)) !== formula;
}

/** What could be asked only once it was known that there is something: rules and tables that begin or end in the rows, and lists. */
export function ruledQuestions(sheet: SheetRecord): Question[] {
  return sheet.takenOut.flatMap((out): Question[] => {
    if (out.refused !== null) return [];
    const { formats, validated, tables } = out.ruled;
    const [first, last] = out.rows;
    const edge = (address: string, what: string): void => {
      for (const { top, bottom } of rectsOf(address))
        if ((top >= first && top <= last) || (bottom >= first && bottom <= last))
          out.refused ??= `${what} begins or ends in it`;
    };
    const questions: Question[] = [];
    if (formats > 0 || tables.length > 0)
      questions.push({
        bytes: 300 * (formats + tables.length),
        ask: (context) => {
          const on = context.workbook.worksheets.getItem(sheet.from);
          const whole = rowsOf(on, out.rows);
          const asked = Array.from({ length: formats }, (_, n) =>
            whole.conditionalFormats.getItemAt(n).getRanges().untrack(),
          );
          for (const areas of asked) areas.load("address");
          const framed = tables.map((name) => on.tables.getItem(name).getRange().untrack());
          for (const range of framed) range.load("address");
          return () => {
            for (const { address } of asked) edge(address, "a conditional format");
            for (const { address } of framed) edge(address, "a table");
          };
        },
      });
    if (validated && out.columns && !isMade(sheet))
      for (let column = out.columns[0]; column <= out.columns[1]; column++)
        questions.push(validationQuestion(sheet, { top: first, bottom: last, left: column, right: column }));
    return questions;
  });
}

/** Rows put in again, the last that went first. Each is a request of its own: after a failure it is certain which are in. */
export const putIn = (sheet: SheetRecord): Task[] =>
  [...sheet.takenOut].reverse().flatMap((out) =>
    out.done
      ? [
          {
            ...task(sheet, 300, (on) => void rowsOf(on, out.at).insert("Down").untrack()),
            done: () => {
              out.done = false;
            },
          },
        ]
      : [],
  );

/** Cells merged as they were. */
export const mergeAgain = (sheet: SheetRecord): Task[] =>
  sheet.takenOut.flatMap((out) =>
    out.merges.map((rect) =>
      task(sheet, 600, (on) => {
        const range = rangeOf(on, rect);
        range.unmerge();
        range.merge(false);
      }),
    ),
  );
