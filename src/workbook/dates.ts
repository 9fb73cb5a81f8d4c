/** A calendar day; month 1 to 12. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const MS = 86_400_000;
/** Serial 0 of the 1900 system is 1899-12-30 for every day from 1 March 1900 on (Excel's 29 February 1900 never was). */
const EPOCH_1900 = Date.UTC(1899, 11, 30) / MS;
const EPOCH_1904 = Date.UTC(1904, 0, 1) / MS;

export const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** Whether such a day is on the calendar, in the years 1900 to 9999. */
export const dayExists = ({ year, month, day }: Day): boolean =>
  year >= 1900 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);

/** Excel's serial number of a day; null for a day that does not exist. */
export const serialOf = (date: Day, date1904 = false): number | null =>
  dayExists(date) ? Date.UTC(date.year, date.month - 1, date.day) / MS - (date1904 ? EPOCH_1904 : EPOCH_1900) : null;

/** The day of a serial number (its time of day dropped); null outside 1900 to 9999. */
export function dayOf(serial: number, date1904 = false): Day | null {
  if (!Number.isFinite(serial) || serial < 0 || serial > 2_958_466) return null;
  const date = new Date((Math.floor(serial) + (date1904 ? EPOCH_1904 : EPOCH_1900)) * MS);
  const found = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
  return dayExists(found) ? found : null;
}

/** January first. */
export const MONTHS: readonly string[] =
  "January February March April May June July August September October November December".split(" ");

/** "30 September 2014". */
export const dayWords = ({ day, month, year }: Day): string => `${day} ${MONTHS[month - 1]} ${year}`;

/** "2014-09-30". */
export const isoDay = ({ year, month, day }: Day): string =>
  `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;

/** "2014-09-30" to a day; null for anything else or a day that does not exist. */
export function parseIsoDay(text: string): Day | null {
  const m = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const day = m && { year: Number(m[1]), month: Number(m[2]), day: Number(m[3]) };
  return day && dayExists(day) ? day : null;
}

/** "31 December 2018" of "2018-12-31"; what is no day stays as it is. */
export function isoDayWords(text: string): string {
  const day = parseIsoDay(text);
  return day ? dayWords(day) : text;
}

/** Below 0 where a is before b. */
export const compareDays = (a: Day, b: Day): number => a.year - b.year || a.month - b.month || a.day - b.day;

/** Whether a number format shows a date (its literals, colours and conditions apart, it has d, m or y). */
export function isDateFormat(format: string): boolean {
  const bare = format.split(";")[0]!.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h|m|s)[^\]]*\]/gi, "");
  return /[dy]/i.test(bare) || (/m/i.test(bare) && !/[hs]/i.test(bare));
}

/** Whether a date format shows month and year but no day: "mmm-yy". Such a date means the month's last day when a month's first is stored. */
export const isMonthFormat = (format: string): boolean =>
  isDateFormat(format) && !/d/i.test(format.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, ""));
