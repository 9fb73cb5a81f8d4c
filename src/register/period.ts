import { daysInMonth, type Day } from "../workbook";
import { monthNamed } from "./dates";

/** A period a register states, and its last day. */
export interface Period {
  /** "2014-08" (a month), "2018-Q3" (a financial year's quarter), "2014-08-12" has the month "2014-08". */
  readonly name: string;
  readonly end: Day;
}

const fullYear = (digits: string): number => (digits.length === 4 ? Number(digits) : 2000 + Number(digits));
const monthEnd = (year: number, month: number): Day => ({ year, month, day: daysInMonth(year, month) });

/** Quarter 1 to 4 of the UK financial year that begins in `year`: Q1 ends in June, Q4 in March of the next year. */
function financialQuarter(year: number, quarter: number): Period {
  const end = quarter === 4 ? monthEnd(year + 1, 3) : monthEnd(year, quarter * 3 + 3);
  return { name: `${year}-Q${quarter}`, end };
}

const QUARTER = /\b(?:q(?:uarter|tr)?\.?\s*([1-4])|([1-4])(?:st|nd|rd|th)?\s*quarter|chwarter\s*([1-4]))\b/i;
const YEARS = /\b((?:20)?\d{2})\s*[/–-]\s*((?:20)?\d{2})\b/;
const MONTH = /\b(\d{1,2}(?:st|nd|rd|th)?\s+)?(\p{L}{3,10})\.?,?\s*[-'’]?\s*(\d{4})\b/u;
const NUMERIC_DAY = /\b(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})\b/;

/** The period a title states: "Version Date: August 2014", "Quarter 3 2018/19", "Q3 2017/18"; null where it states none. */
export function periodIn(text: string): Period | null {
  if (text.length > 300) return null;
  const quarter = QUARTER.exec(text);
  if (quarter) {
    const number = Number(quarter[1] ?? quarter[2] ?? quarter[3]);
    const years = YEARS.exec(text);
    if (years) {
      const [from, to] = [fullYear(years[1]!), fullYear(years[2]!)];
      return to === from + 1 ? financialQuarter(from, number) : null;
    }
    const month = MONTH.exec(text);
    // "Quarter 3, December 2018": the month settles which year it is.
    if (month && monthNamed(month[2]!) > 0) {
      const end = monthEnd(Number(month[3]), monthNamed(month[2]!));
      const found = financialQuarter(end.month <= 3 ? end.year - 1 : end.year, number);
      return found;
    }
    return null;
  }
  const month = MONTH.exec(text);
  if (month && monthNamed(month[2]!) > 0) return ofMonth(Number(month[3]), monthNamed(month[2]!));
  const day = NUMERIC_DAY.exec(text);
  if (day && Number(day[2]) >= 1 && Number(day[2]) <= 12 && Number(day[1]) <= 31)
    return ofMonth(fullYear(day[3]!), Number(day[2]));
  return null;
}

const ofMonth = (year: number, month: number): Period | null =>
  year < 1990 || year > 2100 ? null : { name: `${year}-${String(month).padStart(2, "0")}`, end: monthEnd(year, month) };

/** The first period that one of the texts states; a quarter goes before a month. */
export function firstPeriod(texts: readonly string[]): Period | null {
  const found = texts.map(periodIn).filter((p): p is Period => p !== null);
  return found.find((p) => p.name.includes("Q")) ?? found[0] ?? null;
}
