import { MONTHS, daysInMonth, type Day } from "../workbook";

/** A stated period: "2014-08" is a month, "2018-Q3" the third quarter of the financial year 2018/19. */
export type Period =
  | { readonly kind: "month"; readonly year: number; readonly month: number }
  /** `year` is the one the financial year begins in; `quarter` 1 is April to June. */
  | { readonly kind: "quarter"; readonly year: number; readonly quarter: number };

/** "2014-08" or "2018-Q3" to a period; null for anything else. */
export function readPeriod(text: string | null): Period | null {
  const found = /^(\d{4})-(?:Q([1-4])|(0[1-9]|1[0-2]))$/.exec(text ?? "");
  if (!found) return null;
  const year = Number(found[1]);
  return found[2] !== undefined
    ? { kind: "quarter", year, quarter: Number(found[2]) }
    : { kind: "month", year, month: Number(found[3]) };
}

/** "August 2014", "Q3 2018/19 (October to December 2018)". */
export function periodWords(period: Period): string {
  if (period.kind === "month") return `${MONTHS[period.month - 1]} ${period.year}`;
  const last = lastDayOf(period);
  const next = String((period.year + 1) % 100).padStart(2, "0");
  return `Q${period.quarter} ${period.year}/${next} (${MONTHS[last.month - 3]} to ${MONTHS[last.month - 1]} ${last.year})`;
}

/** "Aug 2014", "Q3 2018/19": where the months are known. */
export const shortPeriod = (period: Period): string =>
  period.kind === "month"
    ? `${MONTHS[period.month - 1]!.slice(0, 3)} ${period.year}`
    : `Q${period.quarter} ${period.year}/${String((period.year + 1) % 100).padStart(2, "0")}`;

/** The day a period ends on. */
export function lastDayOf(period: Period): Day {
  const month = period.kind === "month" ? period.month : ((period.quarter * 3 + 2) % 12) + 1;
  const year = period.kind === "quarter" && period.quarter === 4 ? period.year + 1 : period.year;
  return { year, month, day: daysInMonth(year, month) };
}

/** The period after: a month by a month, a quarter by a quarter. */
export function nextPeriod(period: Period): Period {
  if (period.kind === "month")
    return period.month === 12
      ? { ...period, year: period.year + 1, month: 1 }
      : { ...period, month: period.month + 1 };
  return period.quarter === 4
    ? { ...period, year: period.year + 1, quarter: 1 }
    : { ...period, quarter: period.quarter + 1 };
}
