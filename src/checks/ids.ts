import { cellAt, type CellRef, type SheetSnapshot } from "../workbook";
import { columnOf, type Register, type Risk } from "../register";
import { fieldCell, oncePer } from "./walk";
import type { CheckContext } from "./check";

/** A reference taken apart: "CR 13" is "CR", " ", "13". null for one without a number at its end. */
export interface Reference {
  readonly text: string;
  readonly letters: string;
  readonly between: string;
  readonly digits: string;
  readonly number: number;
}

/** A number in which letters that look like digits were typed: the O of "CR1O", the l of "CR2l". Only behind a digit. */
const LOOKALIKE = /^(.*\d)([OoIl]{1,2})$/su;
const DIGIT: Readonly<Record<string, string>> = { O: "0", o: "0", I: "1", l: "1" };

/** The reference with digits where letters look like them; null where none do. */
export function withDigits(text: string): string | null {
  const m = LOOKALIKE.exec(text.trim());
  return m && `${m[1]!}${[...m[2]!].map((letter) => DIGIT[letter]).join("")}`;
}

export function parseReference(text: string): Reference | null {
  const m = /^(.{0,40}?)([\s\-_/.:#]*)(\d{1,6})$/su.exec(text.trim());
  // "1.10" and "1.1" are one number to Excel: what stands behind a point counts nothing.
  if (!m || /\d$/.test(m[1]!)) return null;
  return { text: text.trim(), letters: m[1]!, between: m[2]!, digits: m[3]!, number: Number(m[3]) };
}

/** References alike: without case, and without spaces at the ends or doubled. */
export const sameReference = (text: string): string => text.normalize("NFKC").replace(/\s+/g, " ").trim().toLowerCase();

export interface RiskReference {
  readonly risk: Risk;
  readonly cell: CellRef;
  readonly text: string;
}

/** The risks that have a reference, with its cell. */
export const referencesOf = oncePer((register: Register): readonly RiskReference[] =>
  register.risks.flatMap((risk) => {
    const cell = fieldCell(register, risk, "id");
    return cell && risk.id.trim() !== "" ? [{ risk, cell, text: risk.id.trim() }] : [];
  }),
);

/** References that stand in the workbook without being a risk of this register: other registers' risks, numbered rows without a text. */
export function otherReferences(context: CheckContext): ReadonlySet<string> {
  const found = new Set<string>();
  for (const register of context.registers) {
    if (register !== context.register) for (const { text } of referencesOf(register)) found.add(sameReference(text));
    for (const { id } of register.untitled) if (id) found.add(sameReference(id.text));
    const column = columnOf(register, "id");
    const sheet = context.workbook.sheets.find((s) => s.name === register.sheet);
    if (column === null || !sheet) continue;
    for (const row of register.emptyRows) {
      const value = cellAt(sheet, row, column);
      if (typeof value === "string" || typeof value === "number") found.add(sameReference(String(value)));
    }
  }
  return found;
}

/** Every short text of a sheet that ends in a number, for references listed elsewhere (a sheet of closed risks). */
export const textsWithNumberOn = oncePer((sheet: SheetSnapshot): ReadonlySet<string> => {
  const found = new Set<string>();
  for (const row of sheet.rows)
    for (const value of row)
      if (typeof value === "string" && value.length <= 30 && /\d\s*$/.test(value)) found.add(sameReference(value));
  return found;
});
