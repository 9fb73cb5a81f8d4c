import { readFileSync } from "node:fs";
import { cellRect } from "../../../src/workbook";
import { modelFromXlsx, WorkbookModel } from "../../../src/workbench/model";
import { columnPixels, gridCell, gridSheet, gridWorkbook, rowPixels } from "../../../src/workbench/page/render";

test.each([
  [8.43, 64],
  [10, 75],
  [62, 439],
])("a column of %p characters is as wide as in Excel", (characters, pixels) => {
  expect(columnPixels(characters)).toBe(pixels);
});

test("a row of 15 points is 20 pixels high", () => expect(rowPixels(15)).toBe(20));

describe("a cell", () => {
  const model = new WorkbookModel();
  const { id } = model.activeSheet;
  const shown = (text: string) => {
    model.type(id, 0, 0, text);
    const { v, t } = gridCell(model.activeSheet.cell(0, 0)) ?? {};
    return [v, [null, "text", "number", "boolean"][t ?? 0]];
  };
  test.each([
    ["16", 16, "number"],
    ["'16", "16", "text"],
    ["TRUE", 1, "boolean"],
    ["=1/0", "#DIV/0!", "text"],
    ["=2*8", 16, "number"],
    ["▲ Worse", "▲ Worse", "text"],
  ])("%s is shown as %p", (text, value, type) => {
    expect(shown(text)).toEqual([value, type]);
  });

  test("never carries its formula into the grid, which would calculate it itself", () => {
    model.type(id, 1, 0, "=A1");
    expect(gridCell(model.activeSheet.cell(1, 0))).not.toHaveProperty("f");
  });

  test("is nothing where there is neither value nor format", () => {
    expect(gridCell(model.activeSheet.cell(99, 9))).toBeNull();
  });
});

test("a row whose height is left open is as high as its text needs", () => {
  const model = new WorkbookModel();
  const sheet = model.activeSheet;
  model.change("user", () => {
    sheet.setColumn(0, { width: 20 });
    sheet.restyle(cellRect(0, 0), (style) => ({ ...style, wrap: true }));
    sheet.restyle(cellRect(1, 0), (style) => ({ ...style, fontSize: 22 }));
    model.type(sheet.id, 0, 0, "There is a risk that the budget is overspent. ".repeat(4));
    model.type(sheet.id, 1, 0, "Title");
    model.type(sheet.id, 2, 0, "plain");
  });
  const { rowData = {} } = gridSheet(sheet, 1000);
  expect(rowData[0]?.h).toBeGreaterThan(150);
  expect(rowData[1]?.h).toBeGreaterThan(rowPixels(22));
  expect(rowData[2]).toBeUndefined();
});

test.each([
  [5000, 1],
  [1090, 0.75],
  [300, 0.7],
])("in %p pixels a sheet of 1,451 is drawn at %p", (room, ratio) => {
  const model = new WorkbookModel();
  model.change("user", () => model.activeSheet.setColumn(0, { width: 200 }));
  model.type(model.activeSheet.id, 0, 0, "x");
  expect(gridSheet(model.activeSheet, room).zoomRatio).toBe(ratio);
});

test("the sample that opens first is shown as Excel shows it", async () => {
  const model = await modelFromXlsx(
    new Uint8Array(readFileSync("samples/cumbria-2017-q3.xlsx")),
    "cumbria-2017-q3.xlsx",
  );
  const book = gridWorkbook(model, 1150);
  expect(book.sheetOrder).toHaveLength(model.sheets.length);
  const sheet = book.sheets[book.sheetOrder[0]!]!;
  const styleOf = (row: number, column: number) => book.styles[sheet.cellData![row]![column]!.s as string]!;
  expect(sheet.freeze).toMatchObject({ ySplit: model.sheets[0]!.frozenRows, xSplit: model.sheets[0]!.frozenColumns });
  expect(sheet.mergeData!.length).toBe(model.sheets[0]!.merges.length);
  expect(sheet.mergeData!.length).toBeGreaterThan(0);
  expect(styleOf(5, 2)).toMatchObject({ tb: 3 });
  expect(styleOf(4, 2)).toMatchObject({ bl: 1, ht: 2, bg: { rgb: expect.stringMatching(/^#[0-9A-F]{6}$/) } });
  expect(sheet.cellData![5]![4]!.v).toBe(4);
});
