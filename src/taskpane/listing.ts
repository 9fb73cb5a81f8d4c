import type { Register } from "../register";
import { listedFindings, listedIgnored, type ListedWorkbook, type SheetPart } from "../submit";
import { isoDay } from "../workbook";
import { verdictFor, type CheckedBook } from "./lists";

/** The same list as text and on the screen. */
export const listedBooks = (books: readonly CheckedBook[]): readonly ListedWorkbook[] =>
  books.map((book) => ({
    name: book.name,
    asOf: isoDay(book.checked.asOf),
    verdict: verdictFor(book).sentence,
    findings: listedFindings(book.checked.findings, book.checked.reading),
    ignored: listedIgnored(book.checked.ignored, book.checked.reading),
  }));

/** And as a sheet. */
export const sheetParts = (books: readonly CheckedBook[]): readonly SheetPart[] =>
  books.map((book) => ({
    name: book.name,
    asOf: isoDay(book.checked.asOf),
    verdict: verdictFor(book).sentence,
    findings: book.checked.findings,
    ignored: book.checked.ignored,
  }));

/** How many risks a register has, and findings of each severity. */
export interface RegisterLine {
  readonly sheet: string;
  readonly kind: Register["kind"];
  readonly risks: number;
  readonly errors: number;
  readonly warnings: number;
  readonly advice: number;
}

/** A line for each register of a workbook. */
export function registerLines({ checked }: CheckedBook): readonly RegisterLine[] {
  return checked.reading.registers.map(({ sheet, kind, risks }, index) => {
    const own = checked.findings.filter((finding) => finding.register === index);
    const count = (severity: string): number => own.filter((finding) => finding.severity === severity).length;
    return {
      sheet,
      kind,
      risks: risks.length,
      errors: count("error"),
      warnings: count("warning"),
      advice: count("advice"),
    };
  });
}
