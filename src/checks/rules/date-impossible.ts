import { daysInMonth } from "../../workbook";
import type { Check } from "../check";
import { DATE_NAMES, datesOf, monthName } from "../dates";
import { quoted } from "../walk";

export const dateImpossible = {
  id: "date-impossible",
  severity: "error",
  group: "Actions, controls and dates",
  title: "Date does not exist",
  looksAt: "Every date of a risk or an action that names a day the calendar does not have.",
  why: "Excel keeps such a date as text, so that it is never due and never overdue. The day that was meant is not known.",
  remedy: "Ask whoever set the date which day is meant, and put that in.",
  fix: null,
  examples: { wrong: "31/04/2021", right: "30/04/2021" },
  *run({ register }) {
    for (const { risk, role, date } of datesOf(register)) {
      if (date.state !== "impossible") continue;
      yield {
        cell: date.cell,
        risk,
        message: `The ${DATE_NAMES[role]} ${quoted(date.text)} is not on the calendar${reason(date.text)}.`,
        actual: date.text,
      };
    }
  },
} satisfies Check;

/** ": April has 30 days" for a date written day, month, year. */
function reason(text: string): string {
  const m = /(\d{1,2})[./ -](\d{1,2})[./ -](\d{4}|\d{2})\b/.exec(text);
  if (!m) return "";
  const [day, month] = [Number(m[1]), Number(m[2])];
  const year = m[3]!.length === 2 ? 2000 + Number(m[3]) : Number(m[3]);
  const name = monthName(month);
  if (name === null) return `: there is no month ${month}`;
  const days = daysInMonth(year, month);
  return day > days ? `: ${name}${month === 2 ? ` ${year}` : ""} has ${days} days` : "";
}
