import { compile, shapeOf, shiftedFormula, tokensOf, UNKNOWN } from "../../src/formulas";
import { shownAt } from "../../src/checks/conditional";
import { cellKey, type CellValue, type ConditionalFormat } from "../../src/workbook";
import { sheet, workbook } from "../support/sheet";

const on = sheet("Register", '| 4 | 5 | | "High" | #N/A | TRUE |\n| 2 | 3 | "7" | | | |');
const key = sheet("Risk key", "| 16 |\n| 1 | Low |\n| 4 | Medium |\n| 9 | High |");
const around = { sheet: on, other: (name: string) => (name === "Risk key" ? key : undefined) };
const value = (formula: string, rows = 0): unknown => compile(formula)?.at(around, rows) ?? null;

test.each([
  ["=A1*B1", 20],
  ["=A1+B1*2", 14],
  ["=(A1+B1)*2", 18],
  ["=-A1^2", 16],
  ["=50%*A1", 2],
  ["=A1>=4", true],
  ["=AND(A1>=4,B1<>5)", false],
  ["=OR(A1=1,B1=5)", true],
  ["=NOT(A1=4)", false],
  ['=D1="high"', true],
  ['=IF(A1*B1>=16,"Red",IF(A1*B1>=8,"Amber","Green"))', "Red"],
  ["=ISBLANK(C1)", true],
  ["=C1=0", true],
  ['=C1=""', true],
  ["=LEN(D1)", 4],
  ["=N(D1)", 0],
  ['=LEFT(D1,1)&"!"', "H!"],
  ["=C2*2", 14],
  ["=PRODUCT(A1:B1)", 20],
  ["=SUM(A1:B2)", 14],
  ["=MAX(A1:B2)", 5],
  ["='Risk key'!A1", 16],
  ['=ISNUMBER(SEARCH("ig",D1))', true],
  ["=IFERROR(E1,0)", 0],
  ["=E1+1", { error: "#N/A" }],
  ["=A1/0", { error: "#DIV/0!" }],
  ["=D1>A1", true],
  ['=IFS(A1>=5,"Red",A1>=3,"Amber",TRUE,"Green")', "Amber"],
  ['=CHOOSE(A2,"Low","Medium")', "Medium"],
  ['=LOOKUP(7,{1,4,9},{"Low","Medium","High"})', "Medium"],
  ['=LOOKUP(0,{1,4,9},{"Low","Medium","High"})', { error: "#N/A" }],
  ["=LOOKUP(9,'Risk key'!A2:B4)", "High"],
  ["=VLOOKUP(8,'Risk key'!$A$2:$B$4,2,TRUE)", "Medium"],
  ["=VLOOKUP(8,'Risk key'!$A$2:$B$4,2)", "Medium"],
  ["=VLOOKUP(8,'Risk key'!$A$2:$B$4,2,FALSE)", { error: "#N/A" }],
  ["=VLOOKUP(4,'Risk key'!$A$2:$B$4,2,0)", "Medium"],
  ["=INDEX('Risk key'!B2:B4,MATCH(30,'Risk key'!A2:A4))", "High"],
  ["=INDEX('Risk key'!A2:B4,2,2)", "Medium"],
  ["=MATCH(5,{9;4;1},-1)", 1],
  ["=VLOOKUP(A1,A1:B2,2)", UNKNOWN],
  ["=VLOOKUP(4,'Risk key'!A2:B9,2,TRUE)", "Medium"],
  ["=VLOOKUP(4,Names!A2:B9,2,TRUE)", UNKNOWN],
  ["=Missing!A1", UNKNOWN],
  ["=A1:B2", UNKNOWN],
  ["=named_range", null],
  ["=A1+", null],
  ["={1,2}", UNKNOWN],
  ["={1,A1}", null],
  [`=${"(".repeat(60)}1${")".repeat(60)}`, null],
] as const)("%s", (formula, expected) => expect(value(formula)).toEqual(expected));

test("what a formula would say if a cell held something else", () => {
  const supposing = new Map<number, CellValue>([[cellKey(0, 0), 3]]);
  const said = (formula: string): unknown => compile(formula)?.at({ ...around, supposing });
  expect([said("=A1*B1"), said("=SUM(A1:B1)"), said("='Risk key'!A1"), said("=A2")]).toEqual([15, 8, 16, 2]);
});

test("references move with the cell, fixed ones do not", () => {
  expect(value("=A1*$B$1", 1)).toBe(10);
  expect(value("=A$1*B1", 1)).toBe(12);
});

test.each([
  ["=C2*D2", 1, 4, "=C5*D5"],
  ["=$C2*D$2+Key!B4", 1, 4, "=$C5*D$2+Key!B7"],
  ['=IF(C2="A2",1,SUM(C2:D2))', 1, 2, '=IF(C3="A2",1,SUM(C3:D3))'],
  ["=LOG10(C2)", 1, 2, "=LOG10(C3)"],
  ["=C1", 1, 0, null],
] as const)("%s filled from row %i to %i", (formula, from, to, expected) =>
  expect(shiftedFormula(formula, from, to)).toBe(expected),
);

test("one product in many forms, another row apart", () => {
  const shape = (formula: string): string | undefined => shapeOf(formula, 4, (row) => row >= 1 && row <= 10)?.shape;
  expect(
    new Set(["=B5*C5", "=C5*B5", "=PRODUCT(B5:C5)", "=PRODUCT(C5,B5)", "=$B5*$C5", "=(B5*C5)", "=+B5*C5"].map(shape))
      .size,
  ).toBe(1);
  expect(shape("=B4*C4")).not.toBe(shape("=B5*C5"));
  expect(shape("=B5*C5+1")).not.toBe(shape("=B5*C5"));
  expect(shapeOf("=INDEX($J$20:$N$24,B5,C5)", 4, () => false)?.shape).toBe(
    shapeOf("=INDEX($J$20:$N$24,B9,C9)", 8, () => false)?.shape,
  );
  expect(tokensOf(`=${"A1+".repeat(4000)}1`)).toBeNull();
});

const rule = (parts: Partial<ConditionalFormat>): ConditionalFormat => ({
  ranges: [{ top: 0, left: 0, bottom: 9, right: 0 }],
  kind: "cellValue",
  operator: "greaterThanOrEqual",
  formulas: ["16"],
  fill: "#C00000",
  priority: 1,
  stopIfTrue: false,
  ...parts,
});
const shown = (formats: readonly ConditionalFormat[] | null, row = 0): string | null | undefined =>
  shownAt(
    workbook(sheet("S", "| 20 |\n| 4 |\n| |\n| Red |", { conditionalFormats: formats, fills: { A1: "#FFFFFF" } })),
    { sheet: "S", row, column: 0 },
  ).fill;

test.each([
  ["a limit", [rule({})], 0, "#C00000"],
  ["a limit not reached", [rule({})], 1, null],
  ["the own fill where no rule holds", [rule({ formulas: ["21"] })], 0, "#FFFFFF"],
  ["the first that holds", [rule({ formulas: ["1"], fill: "#00B050", priority: 2 }), rule({})], 0, "#C00000"],
  [
    "a rule without a fill lets the next speak",
    [rule({ fill: undefined, fontColour: "#FFFFFF" }), rule({ fill: "#00B050", priority: 2 })],
    0,
    "#00B050",
  ],
  [
    "unless it stops",
    [rule({ fill: undefined, stopIfTrue: true }), rule({ fill: "#00B050", priority: 2 })],
    0,
    "#FFFFFF",
  ],
  ["between", [rule({ operator: "between", formulas: ["25", "16"] })], 0, "#C00000"],
  ["a text", [rule({ operator: "equal", formulas: ['"red"'] })], 3, "#C00000"],
  [
    "a formula relative to the range's first cell",
    [rule({ kind: "formula", formulas: ["AND(A1>0,A1<16)"] })],
    1,
    "#C00000",
  ],
  [
    "our own mark at its end",
    [rule({ kind: "formula", formulas: ['(A1>=16)*(N("register-check")=0)'] })],
    0,
    "#C00000",
  ],
  ["a function we do not know", [rule({ kind: "formula", formulas: ["OFFSET(A1,1,0)>2"] })], 0, "unknown"],
  ["a colour scale", [rule({ kind: "other", formulas: [] })], 0, "unknown"],
  [
    "a colour scale behind a rule that settles it",
    [rule({}), rule({ kind: "other", formulas: [], priority: 2 })],
    0,
    "#C00000",
  ],
  ["formats that could not be read", null, 0, "unknown"],
] as const)("shown colour: %s", (_, formats, row, expected) => expect(shown(formats, row)).toBe(expected));
