import { compareDays, dayWords, isoDay, type Day } from "../../workbook";
import type { Action, Register } from "../../register";
import type { Check } from "../check";
import { openActions, statusOf } from "../actions";
import { oncePer, quoted } from "../walk";

/** Colours in a status column: green may mean done or going well, so only amber and red are certainly not done. */
const COLOUR = /^(?:g|green|b|blue|gwyrdd|grey|gray)$/i;

/** An action whose own text says that it is done. */
const SAID_DONE = /^\W*(?:completed|done)\b|\b(?:completed?|done)\W*$/i;

/** Without a status column a date gone by may stand for an action long done: it is told only where nearly all dates lie ahead, of so many at least. */
const LEAST_DATED = 5;
const MOST_PAST = 0.2;

const dueOf = (action: Action) => (action.revisedDue?.day ? action.revisedDue : action.due);

/** The days on which a register's open actions are due. */
const dueDays = oncePer((register: Register): readonly Day[] =>
  [...openActions(register)].flatMap(({ action }) => dueOf(action)?.day ?? []),
);

/** Whether the register keeps its dates to what is still to be done. */
function keepsToCome(register: Register, asOf: Day): boolean {
  const days = dueDays(register);
  const past = days.filter((day) => compareDays(day, asOf) < 0).length;
  return days.length >= LEAST_DATED && past <= days.length * MOST_PAST;
}

export const actionOverdue = {
  id: "action-overdue",
  severity: "warning",
  group: "Actions, controls and dates",
  title: "Action is overdue",
  looksAt:
    "Actions whose due date (or revised date) lies before the register's own date and whose status does not say that they are complete; in a register without a status column only where nearly all its dates lie ahead. A green or blue status may mean complete and is left alone.",
  why: "The reduction of the risk was promised for that day. A committee will ask why it has not come.",
  remedy: "Mark the action as complete, or agree a revised date.",
  fix: null,
  examples: { wrong: "Due 30/06/2021, in progress, in a register of 30/09/2021", right: "Revised date 31/12/2021" },
  perRisk: true,
  *run({ register, asOf }) {
    for (const { risk, action } of openActions(register)) {
      // A revised date in words ("launch in September") may well be later than today.
      if (action.revisedDue && !action.revisedDue.day && action.revisedDue.state !== "blank") continue;
      const date = dueOf(action);
      if (!date?.day || compareDays(date.day, asOf) >= 0) continue;
      // A comment may say that it was done.
      if (!action.status && (!keepsToCome(register, asOf) || (risk.texts.notes?.text.trim() ?? "") !== "")) continue;
      const status = action.status?.text.trim() ?? "";
      if (statusOf(status) === "done" || COLOUR.test(status) || SAID_DONE.test(action.description)) continue;
      yield {
        cell: date.cell,
        related: [action.cell, ...(action.status ? [action.status.cell] : [])],
        risk,
        message: `The action ${quoted(action.description)} was due on ${dayWords(date.day)} and is ${!action.status ? "still listed" : status === "" ? "not marked as complete" : `still ${quoted(status)}`} on ${dayWords(asOf)}.`,
        actual: isoDay(date.day),
      };
    }
  },
} satisfies Check;
