import { compareDays, dayWords, isoDay } from "../../workbook";
import type { Check } from "../check";
import { isClosed } from "../walk";

export const reviewOverdue = {
  id: "review-overdue",
  severity: "warning",
  group: "Actions, controls and dates",
  title: "Review is overdue",
  looksAt: "Risks whose next review lies before the register's own date.",
  why: "The scores shown may no longer hold: the day on which somebody was to look at them has passed.",
  remedy: "Review the risk, and put in the day of the next review.",
  fix: null,
  examples: { wrong: "Next review 30/06/2021, in a register of 30/09/2021", right: "Next review 31/12/2021" },
  perRisk: true,
  *run({ register, asOf }) {
    for (const risk of register.risks) {
      const next = risk.dates.nextReview;
      if (!next?.day || isClosed(risk) || compareDays(next.day, asOf) >= 0) continue;
      yield {
        cell: next.cell,
        risk,
        message: `The next review was due on ${dayWords(next.day)}, before ${dayWords(asOf)}.`,
        actual: isoDay(next.day),
      };
    }
  },
} satisfies Check;
