import { losesRows, movedFormula, renamedSheet, rowsPutIn, rowsTakenOut } from "../../src/workbook";

/** Rows 10 to 12 (as a person counts them) of Register are taken out; the formula stands on Register unless it says otherwise. */
const CASES: readonly (readonly [formula: string, after: string | null, on?: string])[] = [
  ["=A9*B9", "=A9*B9"],
  ["=A13*$B$14", "=A10*$B$11"],
  ["=A11", null],
  ["=SUM(A10:B12)", null],
  ["=SUM(A9:A12)", "=SUM(A9:A9)"],
  ["=SUM(A10:A20)", "=SUM(A10:A17)"],
  ["=SUM(A:A)+SUM($5:$20)", "=SUM(A:A)+SUM($5:$17)"],
  ["=SUM(10:12)", null],
  ['="A11"&A20', '="A11"&A17'],
  ["=Key!A11+A20", "=Key!A11+A17"],
  ["='Risk register'!A11", "='Risk register'!A11"],
  ["=Register!A20", "=Register!A17", "Key"],
  ["='register'!A11", null, "Key"],
  ["=A20", "=A20", "Key"],
  ["='[Last year.xlsx]Register'!A11+[1]Register!A11", "='[Last year.xlsx]Register'!A11+[1]Register!A11"],
  ["=SUM(Jan:Register!A2)", "=SUM(Jan:Register!A2)"],
  ["=SUM(Jan:Register!A20)", null],
  ["=LOG10(A20)+Table1[[#This Row],[A11]]+CR11_total+A20A", "=LOG10(A17)+Table1[[#This Row],[A11]]+CR11_total+A20A"],
  ["=#REF!+A20", "=#REF!+A17"],
  ["=IF(A20>1E5,A9,XFE11)", "=IF(A17>1E5,A9,XFE11)"],
];

test.each(CASES.map(([formula, after, on = "Register"]) => ({ formula, after, on })))(
  "$formula becomes $after",
  ({ formula, after, on }) => {
    expect(movedFormula(formula, on, "Register", rowsTakenOut(9, 11))).toBe(after);
    expect(losesRows(formula, on, "Register", 9, 11)).toBe(after === null || formula.includes("Jan:"));
  },
);

test("what is taken out and put in again reads as before", () => {
  for (const [formula, after, on = "Register"] of CASES)
    if (after !== null && !formula.includes("A9:A12") && !formula.includes("A10:A20"))
      expect(movedFormula(after, on, "Register", rowsPutIn(9, 3))).toBe(formula);
});

test("addresses worked out from text cannot be followed", () => {
  expect(losesRows('=INDIRECT("A"&B20)', "Key", "Register", 9, 11)).toBe(true);
  expect(losesRows("=INDIRECTLY+1", "Key", "Register", 9, 11)).toBe(false);
});

test("a conditional format's own references move with it", () => {
  expect(movedFormula("E20>$F$20", "Register", "Register", rowsTakenOut(9, 11), -3)).toBe("E17>$F$17");
  expect(movedFormula("E20>$F$20", "Register", "Register", rowsTakenOut(9, 11), 0)).toBe("E20>$F$17");
});

test.each([
  ["=Register!A1+'Register'!B2+Key!C3", "='Q3 register'!A1+'Q3 register'!B2+Key!C3"],
  ['="Register!A1"&register!A1', "=\"Register!A1\"&'Q3 register'!A1"],
  ["='[Book.xlsx]Register'!A1", "='[Book.xlsx]Register'!A1"],
])("%s on a copy of Register: %s", (formula, after) => {
  expect(renamedSheet(formula, "Register", "Q3 register")).toBe(after);
});

test("a long formula of quotes takes no time", () => {
  const started = performance.now();
  movedFormula(`=${"'".repeat(8_000)}A1`, "Register", "Register", rowsTakenOut(9, 11));
  movedFormula(`=${"A1:".repeat(2_600)}`, "Register", "Register", rowsTakenOut(9, 11));
  expect(performance.now() - started).toBeLessThan(1_000);
});
