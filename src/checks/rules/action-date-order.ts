import { compareDays, dayWords, isoDay } from "../../workbook";
import type { Check } from "../check";
import { openActions } from "../actions";

export const actionDateOrder = {
  id: "action-date-order",
  severity: "warning",
  group: "Actions, controls and dates",
  title: "Revised date is before the original",
  looksAt: "Actions with both a due date and a revised one.",
  why: "Dates are revised because they cannot be kept. A revised date before the original is mostly a slip, often in the year.",
  remedy: "Ask the action's owner which of the two dates is right.",
  fix: null,
  examples: { wrong: "Due 30/09/2021, revised 31/03/2021", right: "Due 30/09/2021, revised 31/03/2022" },
  perRisk: true,
  *run({ register }) {
    for (const { risk, action } of openActions(register)) {
      const due = action.due,
        revised = action.revisedDue;
      if (!due?.day || !revised?.day || compareDays(revised.day, due.day) >= 0) continue;
      // A month alone stands for its last day: within one month nothing is out of order.
      if (
        (due.state === "month" || revised.state === "month") &&
        due.day.year === revised.day.year &&
        due.day.month === revised.day.month
      )
        continue;
      yield {
        cell: revised.cell,
        related: [due.cell],
        risk,
        message: `The revised date ${dayWords(revised.day)} is before the original ${dayWords(due.day)}.`,
        actual: isoDay(revised.day),
      };
    }
  },
} satisfies Check;
