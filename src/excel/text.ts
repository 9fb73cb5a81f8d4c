import type { CellInput } from "../workbook";

/**
 * Excel reads what is written as a value as if it were typed: "=x" and "-x" become formulas, "4-5" a date,
 * "16" a number, "TRUE" a truth. An apostrophe before it keeps it as text, and is no part of it.
 */
const RISKY = /^[=+\-@'\s]|^#|^(?:true|false)\s*$/i;
/** No number or date is written longer. */
const LONGEST_NUMBER = 60;

/** A text as it must be written to stay that text, in a cell of this number format. */
export function asText(text: string, numberFormat = "General"): string {
  if (text === "") return "";
  if (numberFormat === "@") return text.startsWith("'") ? `'${text}` : text;
  return RISKY.test(text) || (text.length <= LONGEST_NUMBER && /[\d\u0660-\u0669\uff10-\uff19]/.test(text))
    ? `'${text}`
    : text;
}

/** A cell's input as Excel wants it: null leaves a cell, "" empties it. */
export function asValue(input: CellInput | undefined, numberFormat?: string): string | number | boolean | null {
  if (input === undefined) return null;
  if (input === null) return "";
  if (typeof input === "string") return asText(input, numberFormat);
  return typeof input === "object" ? (input.formula.startsWith("=") ? input.formula : `=${input.formula}`) : input;
}

/** What stood in a cell, read as value and formula, as it must be written to stand there again. */
export function asItStood(value: unknown, formula: unknown, numberFormat: string): string | number | boolean {
  if (isFormula(value, formula)) return formula as string;
  if (typeof value !== "string") return value as number | boolean;
  return ERROR.test(value) ? value : asText(value, numberFormat);
}

/** A text that begins with "=" is read as its own formula; a formula never comes to its own text. */
export const isFormula = (value: unknown, formula: unknown): boolean =>
  typeof formula === "string" && formula.startsWith("=") && formula !== value;

export const ERROR =
  /^#(?:N\/A|REF!|DIV\/0!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|UNKNOWN!|BUSY!|GETTING_DATA|EXTERNAL!|PYTHON!)$/;
