import { compareDays, dayWords, isoDay } from "../../workbook";
import type { Check } from "../check";
import { openActions, statusOf } from "../actions";
import { quoted } from "../walk";

/** Colours in a status column: green may mean done or going well, so only amber and red are certainly not done. */
const COLOUR = /^(?:g|green|b|blue|gwyrdd|grey|gray)$/i;

/** An action whose own text says that it is done. */
const SAID_DONE = /^\W*(?:completed|done)\b|\b(?:completed?|done)\W*$/i;

export const actionOverdue = {
  id: "action-overdue",
  severity: "warning",
  group: "Actions, controls and dates",
  title: "Action is overdue",
  looksAt:
    "Actions whose due date (or revised date) lies before the register's own date and whose status does not say that they are complete. Only where the register has a status column; a green or blue status may mean complete and is left alone.",
  why: "The reduction of the risk was promised for that day. A committee will ask why it has not come.",
  remedy: "Mark the action as complete, or agree a revised date.",
  fix: null,
  examples: { wrong: "Due 30/06/2021, in progress, in a register of 30/09/2021", right: "Revised date 31/12/2021" },
  perRisk: true,
  *run({ register, asOf }) {
    for (const { risk, action } of openActions(register)) {
      // A revised date in words ("launch in September") may well be later than today.
      if (action.revisedDue && !action.revisedDue.day && action.revisedDue.state !== "blank") continue;
      const date = action.revisedDue?.day ? action.revisedDue : action.due;
      if (!date?.day || !action.status || compareDays(date.day, asOf) >= 0) continue;
      const status = action.status.text.trim();
      if (statusOf(status) === "done" || COLOUR.test(status) || SAID_DONE.test(action.description)) continue;
      yield {
        cell: date.cell,
        related: [action.cell, action.status.cell],
        risk,
        message: `The action ${quoted(action.description)} was due on ${dayWords(date.day)} and is ${status === "" ? "not marked as complete" : `still ${quoted(status)}`} on ${dayWords(asOf)}.`,
        actual: isoDay(date.day),
      };
    }
  },
} satisfies Check;
