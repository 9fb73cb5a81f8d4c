import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { excelHost } from "../../src/excel";
import { applyToXlsx, readXlsx } from "../../src/files";
import { markOurs, type Edit, type SheetSnapshot } from "../../src/workbook";
import { modelFromXlsx } from "../../src/workbench/model";
import { openOffice } from "../wire/office";

/** The same edits make the same of a workbook, in Excel and in a file. */
const NAME = "cumbria-2017-q3.xlsx";
const bytes = readFileSync(join(__dirname, "../../samples", NAME));

const edits = (sheet: string): Edit[] => [
  { kind: "values", sheet, top: 3, left: 1, values: [["=not a formula", 16, "16", undefined, true, null]] },
  { kind: "values", sheet, top: 20, left: 2, values: [[{ formula: "=D4*E4", value: 0 }], ["4-5"], ["▲ Worse"]] },
  {
    kind: "format",
    sheet,
    ranges: [
      { top: 4, left: 3, bottom: 6, right: 4 },
      { top: 9, left: 3, bottom: 9, right: 3 },
    ],
    format: { fill: "#C00000", fontColour: "#FFFFFF", bold: true, numberFormat: "0" },
  },
  {
    kind: "format",
    sheet,
    ranges: [{ top: 5, left: 3, bottom: 5, right: 3 }],
    format: { fill: null, fontColour: null },
  },
  {
    kind: "conditionalFormats",
    sheet,
    ranges: [{ top: 3, left: 5, bottom: 18, right: 5 }],
    rules: [
      { formula: markOurs("=F4>=16"), fill: "#C00000", fontColour: "#FFFFFF" },
      { formula: markOurs("=F4>=8"), fill: "#FFC000", fontColour: "#000000" },
    ],
  },
  {
    kind: "conditionalFormats",
    sheet,
    ranges: [{ top: 3, left: 5, bottom: 18, right: 5 }],
    rules: [{ formula: markOurs("=F4>=15"), fill: "#B00000", fontColour: "#FFFFFF" }],
  },
  { kind: "addSheet", name: "Export" },
  {
    kind: "values",
    sheet: "Export",
    top: 0,
    left: 0,
    values: [
      ["ID", "Score"],
      ["R1", { formula: `='${sheet}'!F4`, value: 0 }],
      ["-2", 12],
    ],
  },
  { kind: "table", sheet: "Export", range: { top: 0, left: 0, bottom: 2, right: 1 }, name: "Export_register" },
  { kind: "layout", sheet: "Export", freezeRows: 1, columnWidths: [{ column: 0, characters: 12 }] },
];

/** What calculation makes of formulas is Excel's affair: a file shows it once it is opened there. */
const plain = (sheet: SheetSnapshot): unknown => ({
  name: sheet.name,
  rows: sheet.rows.map((row, r) => row.map((value, c) => (sheet.formulas.has(r * 16384 + c) ? "formula" : value))),
  formulas: [...sheet.formulas].sort(([a], [b]) => a - b),
  numberFormats: [...sheet.numberFormats].sort(([a], [b]) => a - b),
  fills: [...sheet.fills].sort(([a], [b]) => a - b),
  fontColours: [...sheet.fontColours].sort(([a], [b]) => a - b),
  conditionalFormats: sheet.conditionalFormats!.map((format) => ({ ...format, priority: 0 })),
  tables: sheet.tables,
  frozenRows: sheet.frozenRows,
});

test("the hosts agree", async () => {
  const model = await modelFromXlsx(bytes, NAME);
  const sheet = model.sheets[0]!.name;
  const office = await openOffice(model);
  const host = excelHost();
  const applied = await host.apply(edits(sheet));
  if (!applied.ok) throw new Error(applied.message);
  const inExcel = await host.read();
  office.close();
  const inFile = await readXlsx(await applyToXlsx(bytes, edits(sheet)), NAME);
  if (!inExcel.ok || !inFile.ok) throw new Error("not read");
  expect(inExcel.workbook.sheets.map(plain)).toEqual(inFile.workbook.sheets.map(plain));
});

const FOLDER = join(__dirname, "../../samples");

/** Everything both hosts can tell; tables are named anew by each in its own way. */
const whole = (sheet: SheetSnapshot): unknown => ({
  ...(plain(sheet) as object),
  tables: sheet.tables.map(({ range }) => range),
  merges: [...sheet.merges].sort((a, b) => a.top - b.top || a.left - b.left),
  hiddenRows: [...sheet.hiddenRows].sort((a, b) => a - b),
  hiddenColumns: [...sheet.hiddenColumns].sort((a, b) => a - b),
  visibility: sheet.visibility,
});

test.each(readdirSync(FOLDER).filter((file) => file.endsWith(".xlsx")))(
  "the hosts agree on copies, empty rows and what is hidden: %s",
  async (name) => {
    const file = readFileSync(join(FOLDER, name));
    const before = await readXlsx(file, name);
    if (!before.ok) throw new Error(before.message);
    const source = before.workbook.sheets[0]!;
    const isBlank = (row: number): boolean =>
      (source.rows[row] ?? []).every((value) => value === null) &&
      !source.merges.some((merge) => row >= merge.top && row <= merge.bottom);
    const gap = source.rows.findIndex((_, row) => row > 0 && isBlank(row));
    const list: Edit[] = [
      { kind: "copySheet", from: source.name, name: "Next quarter's" },
      { kind: "visibility", sheet: source.name, what: { columns: [1, 2] }, hidden: true },
      { kind: "visibility", sheet: "Next quarter's", what: { rows: [4, 6] }, hidden: true },
      ...(gap > 0 ? [{ kind: "deleteRows", sheet: "Next quarter's", rows: [gap, gap] } as Edit] : []),
      { kind: "values", sheet: "Next quarter's", top: 9, left: 0, values: [["after"]] },
    ];
    const office = await openOffice(await modelFromXlsx(file, name));
    const host = excelHost();
    const applied = await host.apply(list);
    const inExcel = await host.read();
    office.close();
    if (!applied.ok) throw new Error(applied.message);
    const inFile = await readXlsx(await applyToXlsx(file, list), name);
    if (!inExcel.ok || !inFile.ok) throw new Error("not read");
    console.log(`${name}: ${gap > 0 ? `row ${gap + 1} taken out of the copy` : "no empty row"}`);
    const told = (sheets: readonly SheetSnapshot[]): unknown[] => sheets.map(whole);
    expect(told(inExcel.workbook.sheets)).toEqual(told(inFile.workbook.sheets));
  },
);
