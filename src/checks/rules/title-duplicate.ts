import type { Risk, Role } from "../../register";
import type { Check } from "../check";
import { fieldCell, firstCell, quoted, riskName, rowText } from "../walk";

/** A text of this length is no heading that several risks share. */
const LONG = 40;
const MOST_REPEATED = 0.3;
/** What tells two risks of one short title apart: what they are about. */
const APART: readonly Role[] = ["category", "asset", "threat", "vulnerability"];
/** And, where the title is a few words, what else is said of them. */
const APART_BY_TEXT: readonly Role[] = ["cause", "trigger", "consequence"];
/** A title of so many words says what may happen. */
const SENTENCE = 5;
/** In a register of so many risks a title of two words and more that comes again, where nearly no other does, is asked about whatever else is said. */
const MANY = 8;
const SELDOM = 0.05;

export const titleDuplicate = {
  id: "title-duplicate",
  severity: "warning",
  group: "Identity and ownership",
  title: "Two risks have the same description",
  looksAt: "The titles and descriptions of a register's risks, without regard to capitals and spaces.",
  why: "The same risk twice counts twice in every total, and its two rows drift apart.",
  remedy: "Take out one of the two, or say what makes them different.",
  fix: null,
  examples: { wrong: "Risk 4 and risk 9: Loss of a main supplier", right: "Risk 9: Loss of the payroll supplier" },
  *run({ register }) {
    const first = new Map<string, Risk>();
    const repeated: { risk: Risk; before: Risk }[] = [];
    for (const risk of register.risks) {
      const key = keyOf(risk);
      if (key === null) continue;
      const before = first.get(key);
      if (before) repeated.push({ risk, before });
      else first.set(key, risk);
    }
    const again = titledAgain(register.risks);
    if (register.risks.length >= MANY && again.length <= Math.max(1, register.risks.length * SELDOM))
      for (const one of again) if (!repeated.some(({ risk }) => risk === one.risk)) repeated.push(one);
    if (register.risks.length >= 6 && repeated.length > register.risks.length * MOST_REPEATED) return;
    for (const { risk, before } of repeated) {
      const cellOf = (one: Risk) =>
        fieldCell(register, one, "title") ?? fieldCell(register, one, "description") ?? firstCell(register, one);
      yield {
        cell: cellOf(risk),
        related: [cellOf(before)],
        risk,
        message: `${quoted(risk.title || (risk.texts.description?.text ?? ""))} is also the description of ${riskName(before)} (${rowText(cellOf(before), cellOf(risk).sheet)}).`,
        actual: risk.title,
      };
    }
  },
} satisfies Check;

/** Risks under a title that an earlier one has too, and of the same description, where they have one. */
function titledAgain(risks: readonly Risk[]): { risk: Risk; before: Risk }[] {
  const first = new Map<string, Risk>();
  const again: { risk: Risk; before: Risk }[] = [];
  for (const risk of risks) {
    const wording = plain(`${risk.title} ${risk.texts.description?.text ?? ""}`);
    if (!plain(risk.title).includes(" ")) continue;
    const key = JSON.stringify([risk.kind, wording]);
    const before = first.get(key);
    if (before) again.push({ risk, before });
    else first.set(key, risk);
  }
  return again;
}

const plain = (text: string): string => text.toLowerCase().replace(/\s+/g, " ").trim();

function keyOf(risk: Risk): string | null {
  const wording = plain(`${risk.title} ${risk.texts.description?.text ?? ""}`);
  if (wording === "") return null;
  const roles = wording.split(" ").length >= SENTENCE ? APART : [...APART, ...APART_BY_TEXT];
  const apart = wording.length >= LONG ? [] : roles.map((role) => plain(risk.texts[role]?.text ?? ""));
  return JSON.stringify([risk.kind, wording, ...apart]);
}
