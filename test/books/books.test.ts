import { DEFAULT_PROFILE } from "../../src/profile";
import { checkWorkbook } from "../../src/report";
import { refA1, type WorkbookSnapshot } from "../../src/workbook";
import { CARDS } from "./cards";
import { TABLES, type Book } from "./tables";

/**
 * Whole workbooks in styles that neither the samples nor the generator of test/councils have, with faults planted by
 * hand: every error and warning is one of them, and each is found.
 */
const bookOf = ({ name, sheets }: Book): WorkbookSnapshot => ({
  fileName: `${name}.xlsx`,
  sheets,
  date1904: false,
  notes: [],
});

test.each([...TABLES, ...CARDS].map((book) => [book.name, book] as const))("%s", (_, book) => {
  const { reading, findings } = checkWorkbook(bookOf(book), {
    profile: DEFAULT_PROFILE,
    today: { year: 2024, month: 12, day: 31 },
    asOf: { year: 2024, month: 12, day: 31 },
  });
  expect(reading.registers.reduce((sum, register) => sum + register.risks.length, 0)).toBe(book.risks);
  const main = reading.registers[0]!.sheet;
  const several = new Set(reading.registers.flatMap(({ risks }) => risks.map(({ sheet }) => sheet))).size > 1;
  const told = findings
    .filter(({ severity }) => severity !== "advice")
    .map(({ rule, cell }) => `${rule} ${cell ? refA1(cell, several ? "" : main) : "-"}`);
  expect([...told].sort()).toEqual([...book.faults].sort());
});
