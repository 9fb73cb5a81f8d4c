import {
  dayExists,
  dayOf,
  daysInMonth,
  isCellError,
  isDateFormat,
  isMonthFormat,
  type CellValue,
  type Day,
} from "../workbook";
import type { DateCell } from "./model";
import { cellText, plain } from "./text";

/** What a cell says of a day; without the cell it stands in. */
export type DateReading = Omit<DateCell, "cell">;

/** Months by the first letters of their names in the languages we read (plain text); the longest that fits decides. */
const MONTHS: readonly (readonly string[])[] = [
  ["jan", "ion", "ene", "janv", "янв"],
  ["feb", "chwef", "fev", "фев"],
  ["mar", "maw", "mrz", "марта", "март"],
  ["apr", "ebr", "abr", "avr", "апр"],
  ["may", "mai", "maj", "maio", "мая", "май"],
  ["jun", "meh", "juin", "июн"],
  ["jul", "gorff", "juil", "июл"],
  ["aug", "awst", "ago", "aout", "авг"],
  ["sep", "medi", "set", "сен"],
  ["oct", "hyd", "okt", "out", "окт"],
  ["nov", "tach", "ноя"],
  ["dec", "rhag", "dic", "dez", "des", "дек"],
];

/** 1 to 12; 0 for what is no month's name. */
export function monthNamed(word: string): number {
  const name = plain(word);
  let best = 0;
  let length = 0;
  MONTHS.forEach((starts, i) => {
    for (const start of starts) {
      if (name.startsWith(start) && start.length > length && name.length <= 11) [best, length] = [i + 1, start.length];
    }
  });
  return best;
}

/** 14 -> 2014, 87 -> 1987, 2014 -> 2014. */
const fullYear = (digits: string): number => {
  const year = Number(digits);
  return digits.length > 2 ? year : year < 70 ? 2000 + year : 1900 + year;
};

const monthEnd = (year: number, month: number): Day => ({ year, month, day: daysInMonth(year, month) });

/** Serial numbers of 1950 to 2199: a number without a date's format is read as a date only in these. */
const isLikelySerial = (serial: number): boolean => serial >= 18_264 && serial < 109_575;

export interface DateOptions {
  readonly order: "day-month" | "month-day";
  readonly date1904: boolean;
}

/**
 * A cell of a date column. Day before month, unless the profile says otherwise (a first number above 12 or a second
 * above 12 settles itself). A month alone means its last day. What is not wholly a date stays text ("none").
 */
export function readDate(value: CellValue, format: string | undefined, options: DateOptions): DateReading {
  if (isCellError(value)) return { text: value.error, day: null, state: "error" };
  const text = cellText(value);
  if (text === "") return { text, day: null, state: "blank" };
  if (typeof value === "number") {
    const formatted = format !== undefined && isDateFormat(format);
    const day = formatted || isLikelySerial(value) ? dayOf(value, options.date1904) : null;
    if (!day) return { text, day: null, state: "none" };
    if (formatted && format !== undefined && isMonthFormat(format) && day.day === 1)
      return { text, day: monthEnd(day.year, day.month), state: "month" };
    return { text, day, state: "exact" };
  }
  return { text, ...readDateText(text, options.order) };
}

/** A date written as text; state "none" where the text is not wholly one. */
export function readDateText(written: string, order: DateOptions["order"]): Pick<DateCell, "day" | "state"> {
  const none = { day: null, state: "none" } as const;
  if (written.length > 40) return none;
  const text = written
    .normalize("NFKC")
    .toLowerCase()
    .replace(/^(?:by|before|until|end of|end|the|due|from|on)\s+/g, "")
    .replace(/^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+/, "")
    .replace(/(\d)(?:st|nd|rd|th)\b/g, "$1")
    .replace(/\s+/g, " ")
    .trim();
  const whole = (day: Day): Pick<DateCell, "day" | "state"> =>
    dayExists(day) ? { day, state: "text" } : { day: null, state: "impossible" };
  let m = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ t]\d{1,2}:\d{2}.*)?$/.exec(text);
  if (m) return whole({ year: Number(m[1]), month: Number(m[2]), day: Number(m[3]) });
  m = /^(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{4}|\d{2})(?: \d{1,2}:\d{2}.*)?$/.exec(text);
  if (m) {
    const [a, b] = [Number(m[1]), Number(m[2])];
    const dayFirst = a > 12 ? true : b > 12 ? false : order === "day-month";
    return whole({ year: fullYear(m[3]!), month: dayFirst ? b : a, day: dayFirst ? a : b });
  }
  m = /^(\d{1,2})[- /.]?(?: of | de )?\s?(\p{L}+)\.?,?(?:[- /]| de )?'?(\d{4}|\d{2})$/u.exec(text);
  if (m && monthNamed(m[2]!) > 0) return whole({ year: fullYear(m[3]!), month: monthNamed(m[2]!), day: Number(m[1]) });
  m = /^(\p{L}+)\.? (\d{1,2}),? (\d{4})$/u.exec(text);
  if (m && monthNamed(m[1]!) > 0) return whole({ year: Number(m[3]), month: monthNamed(m[1]!), day: Number(m[2]) });
  m = /^(\p{L}{3,})\.?(?:[- /,]+| de )'?(\d{4}|\d{2})$/u.exec(text);
  if (m && monthNamed(m[1]!) > 0) return { day: monthEnd(fullYear(m[2]!), monthNamed(m[1]!)), state: "month" };
  m = /^(\d{1,2})[-/](\d{4})$/.exec(text);
  if (m && Number(m[1]) >= 1 && Number(m[1]) <= 12)
    return { day: monthEnd(Number(m[2]), Number(m[1])), state: "month" };
  return none;
}
