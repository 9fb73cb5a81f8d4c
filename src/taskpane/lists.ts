import type { CheckResult } from "../report";
import { verdictOf, type Verdict } from "../submit";
import type { Book } from "./books";

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

/** Those that could be read and hold a register. */
export const withRegisters = (books: readonly Book[]): readonly (Book & { readonly checked: CheckResult })[] =>
  books.filter((book): book is Book & { readonly checked: CheckResult } => book.checked !== null);
