import type { Check } from "../check";
import { fieldCell, isClosed, listed, quoted, riskName } from "../walk";

/** Marks of the one who answers: "(lead)", "Lead:", "(A)", "accountable". */
const MARKED = /\b(?:lead|accountable|primary|main|principal|overall|senior responsible|sro|chair)\b|\(A\)/i;

/** The first few, each in marks of its own: a cell's line breaks would be lost in one. */
function named(owners: readonly string[]): string {
  const shown = owners.slice(0, 3).map((owner) => quoted(owner, 40));
  return listed(owners.length > 3 ? [...shown, `${owners.length - 3} more`] : shown);
}

export const ownerNotSingle = {
  id: "owner-not-single",
  severity: "advice",
  group: "Identity and ownership",
  title: "Several owners, none of them accountable",
  looksAt: "Risks with more than one owner, where nothing marks one of them as the one who answers.",
  why: "Where several own a risk, each may think that another is looking after it.",
  remedy: "Name one role as accountable, and list the others as contacts.",
  fix: null,
  examples: {
    wrong: "Owner: Director of Finance; Head of Audit",
    right: "Owner: Director of Finance (lead); Head of Audit",
  },
  perRisk: true,
  *run({ register }) {
    for (const risk of register.risks) {
      const cell = risk.owners.length > 1 && !isClosed(risk) ? fieldCell(register, risk, "owner") : null;
      const text = risk.texts.owner?.text ?? risk.owners.join("; ");
      if (!cell || MARKED.test(text)) continue;
      const name = riskName(risk);
      yield {
        cell,
        risk,
        message: `${name.charAt(0).toUpperCase()}${name.slice(1)} has ${risk.owners.length} owners (${named(risk.owners)}), and none is marked as accountable.`,
        actual: risk.owners.length,
        expected: 1,
      };
    }
  },
} satisfies Check;
