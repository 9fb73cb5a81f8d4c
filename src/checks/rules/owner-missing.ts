import type { Check } from "../check";
import { fieldCell, hasField, isClosed, isCovered, riskName } from "../walk";

export const ownerMissing = {
  id: "owner-missing",
  severity: "warning",
  group: "Identity and ownership",
  title: "Nobody owns the risk",
  looksAt: "Each risk of a register that names owners, where the owner is blank.",
  why: "A risk that nobody answers for is not managed: no one reviews it, and no one can be asked about it.",
  remedy: "Name the role that answers for the risk.",
  fix: null,
  examples: { wrong: "Owner blank", right: "Owner: Director of Finance" },
  perRisk: true,
  *run({ register, workbook }) {
    if (!hasField(register, "owner")) return;
    for (const risk of register.risks) {
      if (risk.owners.length > 0 || (risk.texts.owner?.text.trim() ?? "") !== "" || isClosed(risk)) continue;
      const cell = fieldCell(register, risk, "owner");
      if (!cell || isCovered(workbook, cell)) continue;
      const name = riskName(risk);
      yield { cell, risk, message: `${name.charAt(0).toUpperCase()}${name.slice(1)} has no owner.`, actual: null };
    }
  },
} satisfies Check;
