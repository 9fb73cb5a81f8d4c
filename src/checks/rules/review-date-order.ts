import { compareDays, dayWords, isoDay } from "../../workbook";
import type { Check } from "../check";

export const reviewDateOrder = {
  id: "review-date-order",
  severity: "error",
  group: "Actions, controls and dates",
  title: "Next review is before the last",
  looksAt: "Risks with both a last and a next review date.",
  why: "One of the two dates is wrong, so nobody knows when the risk is to be looked at.",
  remedy: "Put in the right date: mostly the next review was not moved on after the last one.",
  fix: null,
  examples: {
    wrong: "Last review 30/09/2021, next review 30/06/2021",
    right: "Last review 30/09/2021, next review 31/12/2021",
  },
  perRisk: true,
  *run({ register }) {
    for (const risk of register.risks) {
      const last = risk.dates.lastReview,
        next = risk.dates.nextReview;
      if (!last?.day || !next?.day || compareDays(next.day, last.day) >= 0) continue;
      // A month alone stands for its last day: within one month nothing is out of order.
      if (
        (last.state === "month" || next.state === "month") &&
        last.day.year === next.day.year &&
        last.day.month === next.day.month
      )
        continue;
      yield {
        cell: next.cell,
        related: [last.cell],
        risk,
        message: `The next review, ${dayWords(next.day)}, is before the last, ${dayWords(last.day)}.`,
        actual: isoDay(next.day),
      };
    }
  },
} satisfies Check;
