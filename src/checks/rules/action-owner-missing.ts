import type { Check } from "../check";
import { isBlankField, openActions } from "../actions";
import { quoted } from "../walk";

export const actionOwnerMissing = {
  id: "action-owner-missing",
  severity: "warning",
  group: "Actions, controls and dates",
  title: "Action has no owner",
  looksAt: "Each action of a register that has a column for the actions' owners, where the owner is blank.",
  why: "An action that belongs to nobody is done by nobody.",
  remedy: "Name the role that will carry the action out.",
  fix: null,
  examples: {
    wrong: "Action: renew the contract; owner blank",
    right: "Action: renew the contract; owner: Head of Procurement",
  },
  perRisk: true,
  *run({ register, workbook }) {
    for (const { risk, action } of openActions(register)) {
      if (!action.owner || !isBlankField(workbook, action.owner)) continue;
      yield {
        cell: action.owner.cell,
        related: [action.cell],
        risk,
        message: `The action ${quoted(action.description)} has no owner.`,
        actual: null,
      };
    }
  },
} satisfies Check;
