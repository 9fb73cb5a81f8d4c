import type { Check } from "../check";
import { isBlankField, openActions } from "../actions";
import { quoted } from "../walk";

export const actionStatusMissing = {
  id: "action-status-missing",
  severity: "warning",
  group: "Actions, controls and dates",
  title: "Action has no status",
  looksAt: "Each action of a register that has a column for the actions' status, where the status is blank.",
  why: "Nobody can see whether the action is done, under way or forgotten.",
  remedy: "Ask the action's owner how it stands, and put that in.",
  fix: null,
  examples: {
    wrong: "Action: renew the contract; status blank",
    right: "Action: renew the contract; status: in progress",
  },
  perRisk: true,
  *run({ register, workbook }) {
    for (const { risk, action } of openActions(register)) {
      if (!action.status || !isBlankField(workbook, action.status)) continue;
      yield {
        cell: action.status.cell,
        related: [action.cell],
        risk,
        message: `The action ${quoted(action.description)} has no status.`,
        actual: null,
      };
    }
  },
} satisfies Check;
