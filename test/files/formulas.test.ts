import fc from "fast-check";
import { shiftFormula, withoutPrefixes } from "../../src/files/formulas";
import { fileFormula } from "../../src/files/text";
import { a1 } from "../../src/workbook";

describe("a shared formula written out in another cell", () => {
  test.each([
    // formula, rows down, columns right, what it must read
    ["E5*F5", 1, 0, "E6*F6"],
    ["E5*F5", 0, 2, "G5*H5"],
    ["$E5*F$5", 2, 3, "$E7*I$5"],
    ["$E$5", 9, 9, "$E$5"],
    ["SUM(A1:B2,C3)", 1, 1, "SUM(B2:C3,D4)"],
    ["SUM(A:A)+SUM($B:C)", 5, 1, "SUM(B:B)+SUM($B:D)"],
    ["SUM(1:1)+SUM($2:3)", 1, 5, "SUM(2:2)+SUM($2:4)"],
    ['"A1 is "&A1', 1, 0, '"A1 is "&A2'],
    ['"say ""A1"""&A1', 1, 0, '"say ""A1"""&A2'],
    ["'Key A1'!B2", 1, 1, "'Key A1'!C3"],
    ["'It''s A1'!B2", 1, 1, "'It''s A1'!C3"],
    ["Sheet1!A1", 1, 1, "Sheet1!B2"],
    ["[1]Sheet1!A1", 1, 0, "[1]Sheet1!A2"],
    ["LOG10(A1)", 1, 0, "LOG10(A2)"],
    ["ATAN2(A1,B1)", 1, 0, "ATAN2(A2,B2)"],
    ["XYZ2014*A1", 1, 0, "XYZ2014*A2"],
    ["Rate_A1+A1", 1, 0, "Rate_A1+A2"],
    ["A1.total+A1", 1, 0, "A1.total+A2"],
    ["Table1[Score A1]*A1", 1, 0, "Table1[Score A1]*A2"],
    ["Table1[[#This Row],[A1]]*A1", 1, 0, "Table1[[#This Row],[A1]]*A2"],
    ["XFE1+XFD1", 1, 0, "XFE1+XFD2"],
    ["A1", -1, 0, "#REF!"],
    ["A1+B2", 0, -1, "#REF!+A2"],
    ["XFD1", 0, 1, "#REF!"],
    ["A1048576", 1, 0, "#REF!"],
    ["SUM(A:B)", 0, -1, "SUM(#REF!)"],
    ["1.5e3*A1", 1, 0, "1.5e3*A2"],
    ["IF(A1=TRUE,{1,2;3,4},-A1%)", 1, 0, "IF(A2=TRUE,{1,2;3,4},-A2%)"],
    ['an unclosed "A1', 1, 0, 'an unclosed "A2'],
  ])("%s moved by %i down, %i right", (formula, rows, columns, expected) => {
    expect(shiftFormula(formula, rows, columns)).toBe(expected);
  });

  test("there and back again is the same formula", () => {
    const reference = fc
      .record({
        row: fc.integer({ min: 100, max: 900_000 }),
        column: fc.integer({ min: 100, max: 16_000 }),
        fixRow: fc.boolean(),
        fixColumn: fc.boolean(),
      })
      .map(({ row, column, fixRow, fixColumn }) =>
        a1(row, column).replace(/^([A-Z]+)(\d+)$/, `${fixColumn ? "$" : ""}$1${fixRow ? "$" : ""}$2`),
      );
    const formula = fc
      .array(
        fc.oneof(
          reference,
          fc.constantFrom("+", "*", "(", ")", ",", '"x A1"', "'a B2'!", "SUM(", "Name_1", "3.5", "Sheet9!"),
        ),
        { maxLength: 12 },
      )
      .map((parts) => parts.join(" "));
    fc.assert(
      fc.property(
        formula,
        fc.integer({ min: -99, max: 99 }),
        fc.integer({ min: -99, max: 99 }),
        (text, rows, columns) => {
          expect(shiftFormula(shiftFormula(text, rows, columns), -rows, -columns)).toBe(text);
        },
      ),
    );
  });

  test("a long formula takes time in proportion to its length", () => {
    const time = (n: number): number => {
      const formula = '"'.repeat(n) + "'".repeat(n) + "[".repeat(n);
      const start = performance.now();
      shiftFormula(formula, 1, 1);
      return performance.now() - start;
    };
    time(1_000);
    expect(time(8_001)).toBeLessThan(500);
  });
});

describe("marks of newer functions", () => {
  test.each([
    ["=IFNA(A1,0)", "_xlfn.IFNA(A1,0)"],
    ["=FILTER(A:A,B:B)", "_xlfn._xlws.FILTER(A:A,B:B)"],
    ['=IF(A1="IFNA(",XOR(1,0),SUM(1))', 'IF(A1="IFNA(",_xlfn.XOR(1,0),SUM(1))'],
    ["='IFNA('!A1", "'IFNA('!A1"],
    ["=STDEV.S(A1:A9)", "_xlfn.STDEV.S(A1:A9)"],
  ])("%s", (shown, stored) => {
    expect(fileFormula(shown)).toBe(stored);
    expect(`=${withoutPrefixes(stored)}`).toBe(shown);
  });
});
