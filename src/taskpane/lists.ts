import type { CheckResult } from "../report";
import type { Register } from "../register";
import { listedFindings, verdictOf, type ListedWorkbook, type SheetPart, type Verdict } from "../submit";
import { isoDay } from "../workbook";

/** A workbook that was checked: the open one, or one that was dropped. */
export interface CheckedBook {
  readonly name: string;
  readonly checked: Pick<CheckResult, "reading" | "findings" | "ignored" | "returned" | "asOf">;
}

const verdicts = new WeakMap<CheckedBook["checked"], Verdict>();

/** Whether it can go to committee. */
export function verdictFor({ checked }: CheckedBook): Verdict {
  const known = verdicts.get(checked);
  if (known) return known;
  const verdict = verdictOf(checked.reading, { ...checked, open: checked.findings });
  verdicts.set(checked, verdict);
  return verdict;
}

/** The same list as text and on the screen. */
export const listedBooks = (books: readonly CheckedBook[]): readonly ListedWorkbook[] =>
  books.map((book) => ({
    name: book.name,
    asOf: isoDay(book.checked.asOf),
    verdict: verdictFor(book).sentence,
    findings: listedFindings(book.checked.findings, book.checked.reading),
  }));

/** And as a sheet. */
export const sheetParts = (books: readonly CheckedBook[]): readonly SheetPart[] =>
  books.map((book) => ({
    name: book.name,
    asOf: isoDay(book.checked.asOf),
    verdict: verdictFor(book).sentence,
    findings: book.checked.findings,
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
