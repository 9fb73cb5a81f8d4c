import { MONTHS } from "../../workbook";
import type { Period } from "../period";

/** A stretch of whole months. `start` counts months from January of year 0: 2018-04 is 2018 * 12 + 3. */
export interface Span {
  readonly start: number;
  readonly months: number;
}

const APRIL = 3;

/** The financial year that begins in April of `year`. */
export const financialYear = (year: number): Span => ({ start: year * 12 + APRIL, months: 12 });
/** A quarter (1 to 4) or half (1 or 2) of it. */
export const quarterOf = (year: number, quarter: number): Span => ({
  start: year * 12 + APRIL + (quarter - 1) * 3,
  months: 3,
});
export const halfOf = (year: number, half: number): Span => ({ start: year * 12 + APRIL + (half - 1) * 6, months: 6 });
/** `month` 1 to 12. */
export const monthOf = (year: number, month: number): Span => ({ start: year * 12 + month - 1, months: 1 });

export const spanOf = (period: Period): Span =>
  period.kind === "month" ? monthOf(period.year, period.month) : quarterOf(period.year, period.quarter);

/** The year a span's financial year begins in, and which of its parts (1 on) the span is. */
export const yearOf = ({ start }: Span): number => Math.floor((start - APRIL) / 12);
export const partOf = ({ start, months }: Span): number =>
  Math.floor((start - APRIL - yearOf({ start, months }) * 12) / months) + 1;

/** Whether a span is one that the financial year is divided in: a quarter, a half, a year. */
export const isFinancial = ({ start, months }: Span): boolean => months > 1 && (start - APRIL) % months === 0;

/** The step from one period's register to the next one's. */
export interface Turn {
  readonly from: Span;
  readonly to: Span;
  /** Months between two registers, as a rule; more than the span itself where a month stands for a quarter. */
  readonly cadence: number;
  /** False where the register names a quarter or half of no year: `from` is then of any year. */
  readonly hasYear: boolean;
}

/** Where a span that begins at `start` goes: what was before becomes now, what is now becomes next, what is next the one after; null for any other. */
function movedStart({ from, to, cadence }: Turn, start: number): number | null {
  switch (start - from.start) {
    case -cadence:
      return from.start;
    case 0:
      return to.start;
    case cadence:
      return to.start + cadence;
    default:
      return null;
  }
}

/**
 * What a span that a label names becomes: one as long as the period by one step; a longer one (the year) when the new
 * period is no longer in it; a shorter one (a month, a day's) where it begins or ends a period. null: it is none of these.
 */
export function moved(turn: Turn, span: Span): Span | null {
  const { from, to } = turn;
  if (span.months === from.months) {
    const start = movedStart(turn, span.start);
    return start === null ? null : { start, months: span.months };
  }
  if (span.months > from.months) {
    if (from.start < span.start || from.start + from.months > span.start + span.months) return null;
    const years = Math.floor((to.start - span.start) / span.months);
    return { start: span.start + years * span.months, months: span.months };
  }
  for (const offset of [0, from.months - span.months]) {
    const start = movedStart(turn, span.start - offset);
    if (start !== null) return { start: start + offset, months: span.months };
  }
  return null;
}

/** "Q2 2018/19", "H1 2018/19", "2018/19", "September 2018"; without a year "Q2". */
export function spanWords(span: Span, hasYear = true, slash = "/"): string {
  const year = yearOf(span);
  const years = `${year}${slash}${String((year + 1) % 100).padStart(2, "0")}`;
  if (!isFinancial(span)) {
    const last = span.start + span.months - 1;
    return `${MONTHS[last % 12]} ${Math.floor(last / 12)}`;
  }
  const part = span.months === 12 ? "" : `${span.months === 3 ? "Q" : "H"}${partOf(span)}`;
  return [part, hasYear ? years : ""].filter(Boolean).join(" ");
}
