import type { CellFormat, Rect } from "../../workbook";
import { addresses, bounds, cellsIn, rangeOf, rowBands } from "../ranges";
import type { Question, Task } from "../tasks";
import { numberFormatTask } from "../write";
import { task, type Look, type SheetRecord } from "./records";

/** Fills, fonts, alignment, borders, number formats: taken down and put back, the parts that an edit changes. */

/** The parts of a look that a format changes. */
export function askedFor(format: CellFormat): Excel.CellPropertiesFormatLoadOptions {
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

export const EVERY_LOOK: Excel.CellPropertiesFormatLoadOptions = {
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

export function lookQuestions(
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
  return rects.flatMap(rowBands).map((rect) => {
    const look: Look = { rect, asked, numberFormat, cells: [], numberFormats: [] };
    sheet.looks.push(look);
    return {
      bytes: cellsIn(rect) * (lookBytes(format) + (numberFormat ? 14 : 0)) + 300,
      ask: (context) => {
        const range = rangeOf(context.workbook.worksheets.getItem(sheet.from), rect);
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
export function restoreLook(sheet: SheetRecord, { rect, cells, numberFormats }: Look): Task[] {
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
