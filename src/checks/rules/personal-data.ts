import { cellAt } from "../../workbook";
import type { Check, Fault } from "../check";
import { riskCells } from "../cells";
import { columnOf } from "../../register";
import { columnName } from "../../workbook";
import { count, listed } from "../walk";

const EMAIL = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,4}/u;
/** Numbers as the UK writes them: 01223 123456, (020) 7946 0000, +44 7700 900123. */
const PHONE =
  /(?<![\d.,/-])(?:\+44[\s-]?\(?0?\)?[\s-]?|\(?0)(?:1\d{2,4}|2\d|3\d{2}|7\d{3}|8\d{2})\)?[\s-]?\d{3,4}[\s-]?\d{3,4}(?![\d.,/-]*\d)/;
const NHS = /(?<!\d)(\d{3})[ -]?(\d{3})[ -]?(\d{4})(?!\d)/g;
const NATIONAL_INSURANCE =
  /\b(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b/;

/** The NHS number's own check digit, modulo 11. */
function isNhsNumber(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < 9; i++) sum += Number(digits[i]) * (10 - i);
  const check = (11 - (sum % 11)) % 11;
  return check !== 10 && check === Number(digits[9]) && !/^(\d)\1+$/.test(digits);
}

const LONGEST = 20_000;

/** What personal data a text holds; null where none. */
function personalIn(text: string): string | null {
  const part = text.slice(0, LONGEST);
  if (EMAIL.test(part)) return "an e-mail address";
  if (NATIONAL_INSURANCE.test(part)) return "a National Insurance number";
  for (const [whole, a, b, c] of part.matchAll(NHS))
    if (!whole.startsWith("0") && isNhsNumber(`${a}${b}${c}`)) return "an NHS number";
  const phone = PHONE.exec(part);
  const digits = phone?.[0].replace(/\D/g, "").replace(/^440?/, "0").length ?? 0;
  return digits === 10 || digits === 11 ? "a telephone number" : null;
}

export const personalData = {
  id: "personal-data",
  severity: "warning",
  group: "Cells and structure",
  title: "Personal data in the register",
  looksAt:
    "The risks' texts, for e-mail addresses, telephone numbers, NHS numbers (by their check digit) and National Insurance numbers. Owner and contact columns only when the register is prepared for publication.",
  why: "Registers are published. Data about a person must not go out with them, and once out cannot be called back.",
  remedy: "Put the role in place of the person, and take numbers and addresses out.",
  fix: null,
  examples: { wrong: "Contact the carer on 01632 960001", right: "Contact the carer (number held by the service)" },
  perRisk: true,
  *run(context) {
    const people = new Set(
      ["owner", "contact", "actionOwner"]
        .map((field) => columnOf(context.register, field as "owner"))
        .filter((column) => column !== null),
    );
    const inColumn = new Map<number, Fault[]>();
    for (const { risk, sheet, row, column } of riskCells(context)) {
      const value = cellAt(sheet, row, column);
      // A number of ten digits is an amount: nobody keeps a telephone number as one.
      const text = typeof value === "string" && value.length >= 9 ? value : null;
      if (text === null || (people.has(column) && !context.forPublication)) continue;
      const found = personalIn(text);
      if (found === null) continue;
      const fault = { cell: { sheet: sheet.name, row, column }, risk, message: `The text holds ${found}.` };
      if (!people.has(column)) yield fault;
      else if (inColumn.has(column)) inColumn.get(column)!.push(fault);
      else inColumn.set(column, [fault]);
    }
    yield* columnFaults(inColumn);
  },
} satisfies Check;

function* columnFaults(inColumn: ReadonlyMap<number, readonly Fault[]>): Iterable<Fault> {
  for (const [column, faults] of inColumn) {
    const kinds = [...new Set(faults.map((fault) => fault.message.replace(/^The text holds (.*)\.$/, "$1")))];
    yield {
      cell: faults[0]!.cell,
      related: faults.slice(1).flatMap((fault) => (fault.cell ? [fault.cell] : [])),
      message: `Column ${columnName(column)} holds ${listed(kinds)} in ${count(faults.length, "cell")}.`,
    };
  }
}
