import type { Register } from "../../register";
import type { Check } from "../check";
import { referencesOf } from "../ids";
import { fieldCell, isClosed, isCovered, oncePer, quoted } from "../walk";

const mostlyReferenced = oncePer(
  (register: Register): boolean => referencesOf(register).length * 2 > register.risks.length,
);

export const idMissing = {
  id: "id-missing",
  severity: "warning",
  group: "Identity and ownership",
  title: "Risk has no reference",
  looksAt: "Risks without a reference, in a register whose other risks mostly have one.",
  why: "Minutes and actions name risks by their reference. A risk without one is hard to speak of and easily lost.",
  remedy: "Give the risk the next free reference.",
  fix: null,
  examples: { wrong: "CR1, blank, CR3", right: "CR1, CR2, CR3" },
  perRisk: true,
  *run({ register, workbook }) {
    if (!mostlyReferenced(register)) return;
    for (const risk of register.risks) {
      const cell = risk.id.trim() === "" && !isClosed(risk) ? fieldCell(register, risk, "id") : null;
      if (!cell || isCovered(workbook, cell)) continue;
      yield {
        cell,
        risk,
        message: `The risk ${quoted(risk.title)} has no reference, though the others have one.`,
        actual: null,
      };
    }
  },
} satisfies Check;
