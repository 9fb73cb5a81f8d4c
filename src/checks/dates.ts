import { MONTHS, type CellRef } from "../workbook";
import type { DateCell, Register, Risk } from "../register";

export type DateRole = "due" | "revisedDue" | "lastReview" | "nextReview" | "targetDate" | "dateRaised";

export const DATE_NAMES: Readonly<Record<DateRole, string>> = {
  due: "due date",
  revisedDue: "revised due date",
  lastReview: "last review",
  nextReview: "next review",
  targetDate: "target date",
  dateRaised: "date raised",
};

/** Every date of a register's risks and actions, each cell once. */
export function* datesOf(
  register: Register,
): Iterable<{ readonly risk: Risk; readonly role: DateRole; readonly date: DateCell }> {
  const seen = new Set<string>();
  const fresh = ({ sheet, row, column }: CellRef, text: string): boolean => {
    const key = `${sheet}!${row},${column}:${text}`;
    return !seen.has(key) && seen.add(key).size > 0;
  };
  for (const risk of register.risks) {
    for (const role of ["lastReview", "nextReview", "targetDate", "dateRaised"] as const) {
      const date = risk.dates[role];
      if (date && fresh(date.cell, date.text)) yield { risk, role, date };
    }
    for (const action of risk.actions) {
      for (const role of ["due", "revisedDue"] as const) {
        const date = action[role];
        if (date && fresh(date.cell, date.text)) yield { risk, role, date };
      }
    }
  }
}

export const monthName = (month: number): string | null => MONTHS[month - 1] ?? null;
