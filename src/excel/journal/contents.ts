import type { CellInput, Rect } from "../../workbook";
import { cellsIn, rangeOf, rowBands } from "../ranges";
import type { Question, Task } from "../tasks";
import { asItStood, isFormula } from "../text";
import { bytesOf } from "../write";
import { task, type Contents, type SheetRecord } from "./records";

/** Values, formulas and number formats: taken down, put back, compared with what was written. */

export function contentQuestions(sheet: SheetRecord, whole: Rect, touches: Contents["touches"]): Question[] {
  return rowBands(whole).map((rect) => {
    const contents: Contents = { rect, touches, values: [], formulas: [], numberFormats: [] };
    sheet.contents.push(contents);
    return {
      bytes: cellsIn(rect) * 100,
      ask: (context) => {
        const range = rangeOf(context.workbook.worksheets.getItem(sheet.from), rect);
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

export function restoreContents(
  sheet: SheetRecord,
  { rect, touches, values, formulas, numberFormats }: Contents,
): Task[] {
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

/** Whether a cell holds what was written: numbers to Excel's 15 digits, formulas as any formula. */
export function holds(input: CellInput, value: unknown, formula: unknown): boolean {
  if (input === null) return value === "" && formula === "";
  if (typeof input === "object") return isFormula(value, formula);
  if (isFormula(value, formula)) return false;
  if (typeof input === "number" && typeof value === "number") return Math.abs(input - value) <= Math.abs(input) * 1e-14;
  return value === input;
}
