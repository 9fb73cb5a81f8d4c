import { isCellError, type CellValue } from "../workbook";

/** A cell's value as text: numbers as they are written, errors as shown, blanks "". Spaces at the ends (also non-breaking) are dropped. */
export function cellText(value: CellValue): string {
  if (value === null) return "";
  if (isCellError(value)) return value.error;
  if (typeof value === "string") return value.replace(/^[\s\u00a0\u200b\ufeff]+|[\s\u00a0\u200b\ufeff]+$/g, "");
  return String(value);
}

/** Nothing but spaces, or nothing at all. */
export const isBlank = (value: CellValue): boolean =>
  value === null || (typeof value === "string" && !/[^\s\u00a0\u200b\ufeff]/.test(value));

const PLAIN_LETTERS: Readonly<Record<string, string>> = { ø: "o", æ: "ae", œ: "oe", ł: "l", đ: "d" };

/**
 * Words as headings and scales are compared: full-width forms made plain, no case, no accents, no marks,
 * single spaces. "№" and "#" become "no", "&" becomes "and", "×" becomes "x".
 */
export function plain(text: string): string {
  return text
    .replace(/[#\u2116]/g, " no ")
    .replace(/&/g, " and ")
    .replace(/[×✕✖]/g, " x ")
    .replace(/ß/g, "ss")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[øæœłđ]/g, (letter) => PLAIN_LETTERS[letter]!)
    .replace(/['’]s\b/g, "s")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** What stands outside brackets, and what stands inside them. An unclosed bracket reaches to the end. */
export function apartFromBrackets(text: string): { outside: string; inside: string } {
  const inside: string[] = [];
  const outside = text.replace(/[([{]([^)\]}]*)[)\]}]?/g, (_, held: string) => {
    inside.push(held);
    return " ";
  });
  return { outside, inside: inside.join(" ") };
}

/** Whether `words` (plain, single spaces) holds `phrase` as whole words. */
export const holds = (words: string, phrase: string): boolean => ` ${words} `.includes(` ${phrase} `);

/** A list of words or phrases written with commas between. */
export const listed = (list: string): string[] =>
  list
    .split(",")
    .map((word) => plain(word))
    .filter((word) => word !== "");
