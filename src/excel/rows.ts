import { cellKey, type CellValue, type Rect, type Refusal, type RowsSnapshot } from "../workbook";
import { cellsIn, rangeOf, rowBands } from "./ranges";
import { cellValue, inkOf, paintOf } from "./cells";
import { refuse, type Session } from "./session";
import { askAll, type Question } from "./tasks";
import { isFormula } from "./text";

/** What a cell's value, formula, number format and two colours take in an answer. */
const BYTES_A_CELL = 180;

/** Reads some rows of a sheet again; the request is as large as they are, not as the sheet. */
export async function readRows(
  session: Session,
  sheet: string,
  rows: readonly (readonly [number, number])[],
  columns: readonly [number, number],
): Promise<{ readonly ok: true; readonly rows: RowsSnapshot } | Refusal> {
  const found = {
    columns,
    rows: new Map<number, readonly CellValue[]>(),
    formulas: new Map<number, string>(),
    numberFormats: new Map<number, string>(),
    fills: new Map<number, string>(),
    fontColours: new Map<number, string>(),
    hiddenRows: new Set<number>(),
  } satisfies RowsSnapshot;
  const [left, right] = columns;
  const rects = rows.flatMap(([top, bottom]) => rowBands({ top, bottom, left, right }));
  const asked = await askAll(
    session,
    rects.map((rect) => question(sheet, rect, found)),
  );
  if (asked.ok) return { ok: true, rows: found };
  return asked.reason === "notFound"
    ? refuse("notFound", `There is no sheet “${sheet}” any more. Check again.`, sheet)
    : asked;
}

interface Found extends RowsSnapshot {
  readonly rows: Map<number, readonly CellValue[]>;
  readonly formulas: Map<number, string>;
  readonly numberFormats: Map<number, string>;
  readonly fills: Map<number, string>;
  readonly fontColours: Map<number, string>;
  readonly hiddenRows: Set<number>;
}

const question = (sheet: string, rect: Rect, found: Found): Question => ({
  bytes: cellsIn(rect) * BYTES_A_CELL,
  ask: (context) => {
    const range = rangeOf(context.workbook.worksheets.getItem(sheet), rect);
    range.load("values,formulas,numberFormat");
    const asked = {
      looks: range.getCellProperties({ format: { fill: { color: true }, font: { color: true } } }),
      lines: range.getRowProperties({ rowHidden: true }),
    };
    return () => {
      const [lines, colours] = [asked.lines.value, asked.looks.value];
      (range.values as unknown[][]).forEach((line, r) => {
        const row = rect.top + r;
        if (lines[r]?.rowHidden) found.hiddenRows.add(row);
        found.rows.set(
          row,
          line.map((value, c) => {
            const key = cellKey(row, rect.left + c);
            const formula: unknown = range.formulas[r]![c];
            const calculated = isFormula(value, formula);
            if (calculated) found.formulas.set(key, formula as string);
            const numberFormat = range.numberFormat[r]![c] as string;
            if (numberFormat !== "General") found.numberFormats.set(key, numberFormat);
            const look = colours[r]?.[c];
            const fill = paintOf(look),
              ink = inkOf(look);
            if (fill) found.fills.set(key, fill);
            if (ink) found.fontColours.set(key, ink);
            return cellValue(value, calculated);
          }),
        );
      });
    };
  },
});
