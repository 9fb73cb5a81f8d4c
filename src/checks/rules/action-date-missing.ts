import type { Check } from "../check";
import { isBlankField, openActions } from "../actions";
import { quoted } from "../walk";

export const actionDateMissing = {
  id: "action-date-missing",
  severity: "warning",
  group: "Actions, controls and dates",
  title: "Action has no date",
  looksAt:
    "Each action of a register that has a column for due dates, where the due date is blank and no revised date stands either.",
  why: "An action without a date is never late, and so never done.",
  remedy: "Agree a date with the action's owner. An action that never ends can say so: ongoing.",
  fix: null,
  examples: { wrong: "Action: renew the contract; due blank", right: "Action: renew the contract; due 30/09/2021" },
  perRisk: true,
  *run({ register, workbook }) {
    for (const { risk, action } of openActions(register)) {
      if (!action.due || action.due.state !== "blank" || !isBlankField(workbook, action.due)) continue;
      if (action.revisedDue && action.revisedDue.state !== "blank") continue;
      yield {
        cell: action.due.cell,
        related: [action.cell],
        risk,
        message: `The action ${quoted(action.description)} has no due date.`,
        actual: null,
      };
    }
  },
} satisfies Check;
