import { isOfOtherPeriod } from "../../movement";
import type { SheetSnapshot } from "../../workbook";
import type { Check } from "../check";
import { sameReference, textsWithNumberOn } from "../ids";
import { hasProse, matchPeriods } from "../periods";
import { firstCell, isClosed, oncePer, oneLine, quoted } from "../walk";

const plain = (text: string): string => text.replace(/\s+/g, " ").trim().toLowerCase();

/** Every text of a sheet, for a risk that stands somewhere else in the workbook (a sheet of closed risks). */
const textsOn = oncePer((sheet: SheetSnapshot): ReadonlySet<string> => {
  const texts = new Set<string>();
  for (const row of sheet.rows)
    for (const value of row) if (typeof value === "string" && value.length > 10) texts.add(plain(value));
  return texts;
});

export const riskVanished = {
  id: "risk-vanished",
  severity: "warning",
  group: "Direction of travel",
  title: "Risk of the period before is gone",
  looksAt: "Each risk of the register of the period before that is neither in this one nor marked as closed.",
  why: "A risk that disappears without a word was perhaps only deleted by mistake. Members who remember it will ask.",
  remedy: "Put the risk back, or list it as closed with the reason.",
  fix: null,
  examples: {
    wrong: "CR9 stood in last quarter's register and stands nowhere in this one",
    right: "CR9 is listed, or listed as closed",
  },
  *run({ register, registers, previous, workbook }) {
    if (!previous) return;
    const { before, gone } = matchPeriods(register, previous);
    if (gone.length === 0) return;
    // That it stands on last quarter's own sheet, in the same workbook, is no answer to where it is now.
    const others = registers.filter((other) => other !== register);
    const past = new Set(others.filter((other) => isOfOtherPeriod(other, previous, register)));
    const sheetsPast = new Set([...past].flatMap((other) => [other.sheet, ...other.risks.map(({ sheet }) => sheet)]));
    const elsewhere = new Set(
      others.filter((other) => !past.has(other)).flatMap((other) => other.risks.map((risk) => sameReference(risk.id))),
    );
    const sheets = workbook.sheets.filter(({ name }) => !sheetsPast.has(name) || name === register.sheet);
    const holders = new Map(register.risks.map((one) => [sameReference(one.id), one]));
    for (const risk of gone) {
      const id = sameReference(risk.id);
      const holder = id === "" ? undefined : holders.get(id);
      // Under its reference stands something else: another risk where that has a past of its own, or a text to be known by.
      if (holder && !before.has(holder) && !(hasProse(holder) && hasProse(risk))) continue;
      const listed =
        (id !== "" &&
          /\p{L}/u.test(id) &&
          (elsewhere.has(id) ||
            sheets.some((sheet) => !(holder && sheet.name === register.sheet) && textsWithNumberOn(sheet).has(id)))) ||
        (risk.title.length > 10 && sheets.some((sheet) => textsOn(sheet).has(plain(risk.title))));
      if (isClosed(risk) || listed) continue;
      yield {
        cell: null,
        related: [firstCell(previous, risk)],
        risk,
        message: `${risk.id === "" ? "The risk" : `Risk ${oneLine(risk.id)}`} ${quoted(risk.title)} stood in the register of the period before and is neither here nor marked as closed${holder ? `; ${oneLine(risk.id)} is now ${quoted(holder.title)}` : ""}.`,
        actual: null,
      };
    }
  },
} satisfies Check;
