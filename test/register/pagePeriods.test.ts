import { readRegisters } from "../../src/register";
import type { SheetSnapshot, WorkbookSnapshot } from "../../src/workbook";
import { makeCouncil } from "../councils/generate";

/** A generated register of a page a risk. */
const { workbook, truths } = makeCouncil(20189, "all");
const pages = workbook.sheets.filter(({ name }) => truths[0]!.risks.some(({ sheet }) => sheet === name));
const others = workbook.sheets.filter((sheet) => !pages.includes(sheet));
const named = (sheet: SheetSnapshot, tail: string): SheetSnapshot => ({ ...sheet, name: `${sheet.name} ${tail}` });
const book = (sheets: readonly SheetSnapshot[]): WorkbookSnapshot => ({ ...workbook, sheets: [...sheets, ...others] });
const read = (sheets: readonly SheetSnapshot[]): string[][] =>
  readRegisters(book(sheets)).registers.map(({ risks }) => risks.map(({ sheet }) => sheet));
const names = (sheets: readonly SheetSnapshot[]): string[] => sheets.map(({ name }) => name);

const next = pages.map((sheet) => named(sheet, "next"));
const fourth = pages.map((sheet) => named(sheet, "Q4 2020-21"));
const third = pages.map((sheet) => named(sheet, "Q3 2020-21"));
const [first, ...rest] = fourth as [SheetSnapshot, ...SheetSnapshot[]];

test("the generated register has enough pages", () => expect(pages.length).toBeGreaterThanOrEqual(3));

test.each<readonly [string, readonly SheetSnapshot[], readonly (readonly SheetSnapshot[])[]]>([
  ["pages of one period", pages, [pages]],
  ["this period's pages behind the last one's", [...pages, ...next], [pages, next]],
  ["each page behind its old one", pages.flatMap((sheet, i) => [sheet, next[i]!]), [pages, next]],
  ["quarters in the sheets' names", [...third, ...fourth], [third, fourth]],
  ["this quarter's pages first", [...fourth, ...third], [fourth, third]],
  ["a risk that is new this quarter", [...third.slice(1), first, ...rest], [third.slice(1), fourth]],
  ["a page that stands twice by a slip", [...pages, named(pages[0]!, "copy")], [[...pages, named(pages[0]!, "copy")]]],
])("%s", (_, sheets, wanted) => {
  expect(read(sheets)).toEqual(wanted.map(names));
});

test("each is of its own period", () => {
  const { registers } = readRegisters(book([...third, ...fourth]));
  expect(registers.map(({ period }) => period)).toEqual(["2020-Q3", "2020-Q4"]);
});
