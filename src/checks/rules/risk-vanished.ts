import type { Register } from "../../register";
import type { WorkbookSnapshot } from "../../workbook";
import type { Check } from "../check";
import { sameReference, textsWithNumber } from "../ids";
import { matchPeriods } from "../periods";
import { firstCell, isClosed, oncePer, quoted } from "../walk";

/** Every text of the workbook, for a risk that stands somewhere else in it (a sheet of closed risks). */
const allTexts = oncePer((workbook: WorkbookSnapshot): ReadonlySet<string> => {
  const texts = new Set<string>();
  for (const sheet of workbook.sheets)
    for (const row of sheet.rows)
      for (const value of row)
        if (typeof value === "string" && value.length > 10) texts.add(value.replace(/\s+/g, " ").trim().toLowerCase());
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
    const elsewhere = new Set(
      registers
        .filter((other) => other !== register)
        .flatMap((other: Register) => other.risks.map((risk) => sameReference(risk.id))),
    );
    for (const risk of matchPeriods(register, previous).gone) {
      const id = sameReference(risk.id);
      const listed =
        (id !== "" && /\p{L}/u.test(id) && (elsewhere.has(id) || textsWithNumber(workbook).has(id))) ||
        (risk.title.length > 10 && allTexts(workbook).has(risk.title.replace(/\s+/g, " ").trim().toLowerCase()));
      if (isClosed(risk) || listed) continue;
      yield {
        cell: null,
        related: [firstCell(previous, risk)],
        risk,
        message: `${risk.id === "" ? "The risk" : `Risk ${risk.id}`} ${quoted(risk.title)} stood in the register of the period before and is neither here nor marked as closed.`,
        actual: null,
      };
    }
  },
} satisfies Check;
