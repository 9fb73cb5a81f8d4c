import { dayWords, isoDay, serialOf } from "../../workbook";
import type { Check } from "../check";
import { isClosed } from "../walk";

export const reviewStale = {
  id: "review-stale",
  severity: "warning",
  group: "Actions, controls and dates",
  title: "Last review is too long ago",
  looksAt: "Risks whose last review is more than a year (or the days the profile sets) before the register's own date.",
  why: "A score that nobody has looked at for so long says more about then than about now.",
  remedy: "Review the risk, and put in the day on which that was done.",
  fix: null,
  examples: { wrong: "Last review 01/03/2019, in a register of 30/09/2021", right: "Last review 01/09/2021" },
  perRisk: true,
  *run({ register, asOf, profile }) {
    for (const risk of register.risks) {
      const last = risk.dates.lastReview;
      if (!last?.day || isClosed(risk)) continue;
      const days = serialOf(asOf)! - serialOf(last.day)!;
      if (days <= profile.reviewDays) continue;
      yield {
        cell: last.cell,
        risk,
        message: `The last review was on ${dayWords(last.day)}, ${spanWords(days)} before ${dayWords(asOf)}.`,
        actual: isoDay(last.day),
      };
    }
  },
} satisfies Check;

/** "45 days", "more than 13 months", "more than 5 years": as people say it. */
function spanWords(days: number): string {
  const months = Math.floor(days / 30.4375),
    years = Math.floor(days / 365.25);
  return months < 3 ? `${days} days` : `more than ${years < 2 ? `${months} months` : `${years} years`}`;
}
