import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { excelHost } from "../../src/excel";
import { readXlsx } from "../../src/files";
import { keyColumn, keyRow, type Rect, type SheetSnapshot, type WorkbookSnapshot } from "../../src/workbook";
import { modelFromXlsx } from "../../src/workbench/model";
import { openOffice } from "../wire/office";

/** A workbook is the same whether it is read from its file or out of Excel. */
const SAMPLES = join(__dirname, "../../samples");
/** A corpus of real workbooks, where there is one: all of it when CORPUS names its folder, else a few. */
const CORPUS = process.env.CORPUS ?? join(__dirname, "../../../shared/corpus");
const STEP = process.env.CORPUS ? 1 : 15;
const workbooks = (folder: string, step: number): string[] =>
  !existsSync(folder)
    ? []
    : readdirSync(folder)
        .filter((name) => name.endsWith(".xlsx"))
        .filter((_, n) => n % step === 0)
        .map((name) => join(folder, name));
const files = [
  ...workbooks(SAMPLES, 1),
  ...workbooks(join(CORPUS, "registers"), STEP),
  ...workbooks(join(CORPUS, "others"), STEP),
];

/** Other programs write brackets round the parts of a text rule's formula; Excel tells the rule, and we write it as Excel does. */
const plainSearch = (formula: string): string => formula.replace(/\(\(("[^"]*")\),\(([A-Z]+\d+)\)\)/g, "($1,$2)");

const WHITE = "#FFFFFF";

/** What a reader uses of a sheet, in the rectangle of its filled cells: Excel says no more beyond it. */
function comparable(sheet: SheetSnapshot, used: Rect | null): unknown {
  const within = (key: number): boolean =>
    used !== null &&
    keyRow(key) >= used.top &&
    keyRow(key) <= used.bottom &&
    keyColumn(key) >= used.left &&
    keyColumn(key) <= used.right;
  const cells = <T>(map: ReadonlyMap<number, T>): [number, T][] =>
    [...map].filter(([key]) => within(key)).sort(([a], [b]) => a - b);
  const lines = (set: ReadonlySet<number>, from: number | undefined, to: number | undefined): number[] =>
    [...set].filter((n) => from !== undefined && n >= from && n <= to!).sort((a, b) => a - b);
  const rows = sheet.rows.map((row) => {
    const copy = row.map((v) => (v === "" ? null : v));
    while (copy.length > 0 && copy[copy.length - 1] === null) copy.pop();
    return copy;
  });
  while (rows.length > 0 && rows[rows.length - 1]!.length === 0) rows.pop();
  return {
    name: sheet.name,
    visibility: sheet.visibility,
    rows,
    formulas: cells(sheet.formulas),
    numberFormats: cells(sheet.numberFormats),
    // A white fill and none look the same, and are the same through getCellProperties.
    fills: cells(sheet.fills).filter(([, fill]) => fill !== WHITE),
    fontColours: cells(sheet.fontColours),
    merges: [...sheet.merges]
      .filter(
        (m) => used && m.top <= used.bottom && m.bottom >= used.top && m.left <= used.right && m.right >= used.left,
      )
      .sort((a, b) => a.top - b.top || a.left - b.left),
    hiddenRows: lines(sheet.hiddenRows, used?.top, used?.bottom),
    hiddenColumns: lines(sheet.hiddenColumns, used?.left, used?.right),
    tables: used ? sheet.tables : [],
    conditionalFormats: used
      ? (sheet.conditionalFormats ?? []).map((format) => ({
          ...format,
          // Their order counts, not its numbers.
          priority: 0,
          // Nobody evaluates the kinds called other.
          formulas: format.kind === "other" ? [] : format.formulas.map(plainSearch),
        }))
      : [],
    protected: sheet.protected,
    frozenRows: used ? sheet.frozenRows : 0,
  };
}

function usedOf(sheet: SheetSnapshot): Rect | null {
  let rect: Rect | null = null;
  const grow = (row: number, column: number): void => {
    rect = rect
      ? {
          top: Math.min(rect.top, row),
          left: Math.min(rect.left, column),
          bottom: Math.max(rect.bottom, row),
          right: Math.max(rect.right, column),
        }
      : { top: row, left: column, bottom: row, right: column };
  };
  sheet.rows.forEach((row, r) =>
    row.forEach((value, c) => {
      if (value !== null) grow(r, c);
    }),
  );
  for (const key of sheet.formulas.keys()) grow(keyRow(key), keyColumn(key));
  return rect;
}

const whole = (workbook: WorkbookSnapshot): unknown => ({
  fileName: workbook.fileName,
  date1904: workbook.date1904,
  sheets: workbook.sheets.map((sheet) => comparable(sheet, usedOf(sheet))),
});

test.each(files.map((file) => [file.slice(file.lastIndexOf("/") + 1), file]))(
  "%s reads alike from its file and out of Excel",
  async (name, file) => {
    const bytes = readFileSync(file);
    const fromFile = await readXlsx(bytes, name);
    if (!fromFile.ok) throw new Error(fromFile.message);
    const model = await modelFromXlsx(bytes, name);
    const office = await openOffice(model);
    const fromExcel = await excelHost().read();
    if (!fromExcel.ok) throw new Error(fromExcel.message);
    const { requests, responseBytes, largestResponse } = office.endPoint.traffic;
    office.close();
    expect(whole(fromExcel.workbook)).toEqual(whole(fromFile.workbook));
    const formats = model.sheets.some((sheet) => sheet.conditionalFormats.length > 0) ? 1 : 0;
    expect(requests).toBeLessThanOrEqual(3 + formats + Math.ceil(responseBytes / (3 * 1024 * 1024)) - 1);
    expect(largestResponse).toBeLessThanOrEqual(5 * 1024 * 1024);
  },
);
