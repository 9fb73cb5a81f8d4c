import { MONTHS, dayOf, serialOf } from "../../workbook";
import type { CellValue } from "../../workbook";

/** What Excel (set to British dates) makes of a text that is typed, or written as a value, into a cell. */
export interface Typed {
  readonly value: CellValue;
  /** With the leading "="; its value is calculated later. */
  readonly formula?: string;
  /** A format the typing brings along, for a cell that is General. */
  readonly numberFormat?: string;
}

const ERRORS = new Set(["#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!"]);

const monthOf = (name: string): number => {
  const said = name.toLowerCase();
  return said.length < 3 ? 0 : MONTHS.findIndex((month) => month.toLowerCase().startsWith(said)) + 1;
};

/** Excel's window for two-digit years: 00 to 29 are this century. */
const fullYear = (text: string): number =>
  text.length > 2 ? Number(text) : Number(text) < 30 ? 2000 + Number(text) : 1900 + Number(text);

function typedDate(text: string, date1904: boolean, thisYear: number): Typed | null {
  const date = (year: number, month: number, day: number, numberFormat: string): Typed | null => {
    const value = serialOf({ year, month, day }, date1904);
    return value === null ? null : { value, numberFormat };
  };
  let m = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})$/.exec(text);
  if (m) return date(fullYear(m[3]!), Number(m[2]), Number(m[1]), "dd/mm/yyyy");
  m = /^(\d{4})[/-](\d{1,2})[/-](\d{1,2})$/.exec(text);
  if (m) return date(Number(m[1]), Number(m[2]), Number(m[3]), "dd/mm/yyyy");
  m = /^(\d{1,2})[/-](\d{1,2})$/.exec(text);
  if (m) return date(thisYear, Number(m[2]), Number(m[1]), "dd-mmm");
  m = /^(\d{1,2})[ -]([A-Za-z]{3,9})(?:[ -](\d{4}|\d{2}))?$/.exec(text);
  if (m && monthOf(m[2]!))
    return date(m[3] ? fullYear(m[3]) : thisYear, monthOf(m[2]!), Number(m[1]), m[3] ? "dd-mmm-yy" : "dd-mmm");
  m = /^([A-Za-z]{3,9})[ -](\d{4}|\d{2})$/.exec(text);
  if (m && monthOf(m[1]!)) return date(fullYear(m[2]!), monthOf(m[1]!), 1, "mmm-yy");
  return null;
}

/** `text` as typed into a cell of this number format. "" empties the cell; a leading apostrophe makes it text. */
export function typed(text: string, numberFormat = "General", date1904 = false): Typed {
  if (text === "") return { value: null };
  if (text.startsWith("'")) return { value: text.slice(1) };
  if (numberFormat === "@") return { value: text };
  if (text.length > 1 && /^[=+@]/.test(text))
    return { value: null, formula: text.startsWith("=") ? text : `=${text.replace(/^[+@]/, "")}` };
  const trimmed = text.trim();
  const number = /^[-+]?[£$€]?\s?(\d{1,3}(,\d{3})+|\d*)(\.\d*)?(e[-+]?\d+)?(%?)$/i.exec(trimmed);
  if (number && /\d/.test(trimmed)) {
    const value = Number(trimmed.replace(/[£$€,%\s]/g, ""));
    if (Number.isFinite(value)) return number[5] ? { value: value / 100, numberFormat: "0%" } : { value };
  }
  const bracketed = /^\((\d+(\.\d+)?)\)$/.exec(trimmed);
  if (bracketed) return { value: -Number(bracketed[1]) };
  if (text.length > 1 && text.startsWith("-")) return { value: null, formula: `=${text}` };
  if (/^(true|false)$/i.test(trimmed)) return { value: trimmed.toLowerCase() === "true" };
  if (ERRORS.has(trimmed.toUpperCase())) return { value: { error: trimmed.toUpperCase() } };
  const thisYear = new Date().getFullYear();
  return typedDate(trimmed, date1904, thisYear) ?? { value: text };
}

/** The text of a cell as its editor shows it: what would have to be typed to get it again. */
export function asTyped(value: CellValue, formula: string | undefined, isDate: boolean, date1904: boolean): string {
  if (formula !== undefined) return formula;
  if (value === null) return "";
  if (typeof value === "object") return value.error;
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  const day = typeof value === "number" && isDate ? dayOf(value, date1904) : null;
  if (day) return `${String(day.day).padStart(2, "0")}/${String(day.month).padStart(2, "0")}/${day.year}`;
  return typeof value === "string" && typed(value).value !== value ? `'${value}` : String(value);
}
