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
/** "Quarter three", "third quarter". */
const NUMBERS = ["one", "two", "three", "four"];
const ORDINALS = ["first", "second", "third", "fourth"];
const WORDED = new RegExp(`\\b(?:quarter\\s+(${NUMBERS.join("|")})|(${ORDINALS.join("|")})\\s+quarter)\\b`, "i");
/** Halves and months of a financial year, beside which it is named: "H1 2021/22", "Period 9 2021/22". */
const HALF = /\b(?:h([12])|half[\s-]?year\s*([12])|(first|second)\s+half|mid[\s-]?year)\b/i;
const FINANCIAL_MONTH = /\b(?:month|period)\s*(\d{1,2})\b/i;
const YEARS = /\b((?:20)?\d{2})\s*[/–-]\s*((?:20)?\d{2})\b/;
const MONTH = /\b(\d{1,2}(?:st|nd|rd|th)?\s+)?(\p{L}{3,10})\.?,?\s*[-'’]?\s*(\d{4})\b/u;
/** "Sept 23", a sheet's name: nothing may follow the year, and it is no day of "23 Sept". */
const SHORT_MONTH =
  /(?:^|[\s(_-])(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?[\s_-]*['’]?([1-3]\d)\)?$/i;
/** The last month of a season; a winter lies in two years. */
const SEASON = /\b(spring|summer|autumn)\s+(20\d{2})\b(?!\s*[/–-]\s*\d)/i;
const SEASONS: Readonly<Record<string, number>> = { spring: 5, summer: 8, autumn: 11 };
const NUMERIC_DAY = /\b(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})\b/;

/** The period a title states: "Version Date: August 2014", "Quarter 3 2018/19", "Q3 2017/18"; null where it states none. */
export function periodIn(text: string): Period | null {
  if (text.length > 300) return null;
  const number = quarterIn(text);
  const years = YEARS.exec(text);
  if (number > 0) {
    if (years) {
      return isOneYear(years) ? financialQuarter(fullYear(years[1]!), number) : null;
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
  const inYear = years && isOneYear(years) ? monthOfYear(text) : 0;
  // The first month of a financial year is April.
  if (inYear > 0) return ofMonth(fullYear(years![1]!) + (inYear > 9 ? 1 : 0), ((inYear + 2) % 12) + 1);
  const day = NUMERIC_DAY.exec(text);
  if (day && Number(day[2]) >= 1 && Number(day[2]) <= 12 && Number(day[1]) <= 31)
    return ofMonth(fullYear(day[3]!), Number(day[2]));
  const season = SEASON.exec(text);
  if (season) return ofMonth(Number(season[2]), SEASONS[season[1]!.toLowerCase()]!);
  const short = SHORT_MONTH.exec(text.trim());
  return short ? ofMonth(fullYear(short[2]!), monthNamed(short[1]!)) : null;
}

/** 1 to 4; 0 where no quarter is named. */
function quarterIn(text: string): number {
  const figure = QUARTER.exec(text);
  if (figure) return Number(figure[1] ?? figure[2] ?? figure[3]);
  const word = WORDED.exec(text);
  return word ? NUMBERS.indexOf(word[1]?.toLowerCase() ?? "") + ORDINALS.indexOf(word[2]?.toLowerCase() ?? "") + 2 : 0;
}

/** The month of a financial year (1 April to 12 March) that a half or a numbered month ends with; 0 where neither is named. */
function monthOfYear(text: string): number {
  const half = HALF.exec(text);
  if (half) return /1|first|mid/i.test(half[0]) ? 6 : 12;
  const month = Number(FINANCIAL_MONTH.exec(text)?.[1] ?? 0);
  return month <= 12 ? month : 0;
}

const isOneYear = (years: RegExpExecArray): boolean => fullYear(years[2]!) === fullYear(years[1]!) + 1;

const FINANCIAL_YEAR = /\b(20\d{2})\s*[/–-]\s*((?:20)?\d{2})\b/g;

/** The last day of the one financial year the texts name: "Risk register 2013/14"; null where they name none or several. */
export function financialYearEnd(texts: readonly string[]): Day | null {
  const years = new Set(
    texts
      .filter((text) => text.length <= 300)
      .flatMap((text) => [...text.matchAll(FINANCIAL_YEAR)])
      .map((found) => (isOneYear(found) ? Number(found[1]) + 1 : 0)),
  );
  const [year] = years;
  return year && years.size === 1 ? monthEnd(year, 3) : null;
}

const ofMonth = (year: number, month: number): Period | null =>
  year < 1990 || year > 2100 ? null : { name: `${year}-${String(month).padStart(2, "0")}`, end: monthEnd(year, month) };

/** The first period that one of the texts states; a quarter goes before a month. */
export function firstPeriod(texts: readonly string[]): Period | null {
  const found = texts.map(periodIn).filter((p): p is Period => p !== null);
  return found.find((p) => p.name.includes("Q")) ?? found[0] ?? null;
}
