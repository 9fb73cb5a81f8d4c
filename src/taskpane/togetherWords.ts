import type { Escalate } from "../consolidate";

const count = (n: number, noun: string): string => `${n.toLocaleString("en-GB")} ${noun}${n === 1 ? "" : "s"}`;

/** Everything the pane says about putting several registers into one. */
export const words = {
  open: "One register from all of these…",
  title: "One register from all of these",
  about:
    "A corporate register on new sheets of this workbook: every risk of every directorate, with the cell it came from, and a summary of the whole. The workbooks themselves stay as they are.",
  loading: "Looking at the registers…",
  failed: "A part of Register Check is missing. Close the pane, open it again, and try once more.",
  label: (book: string, sheet: string): string => `Directorate of ${book}, sheet ${sheet}`,
  risks: (n: number): string => `${count(n, "risk")}.`,
  total: (risks: number, registers: number): string =>
    `${count(risks, "risk")} from ${count(registers, "sheet")} would go in. A reference that two risks share gets its directorate’s code before it. Directorates with different matrices keep their own.`,
  leftOut: "Not taken",
  escalate: "Escalate to the corporate level",
  rules: {
    appetite: "Risks above the appetite; where none is set, those in the worst band",
    red: "Risks in the worst band of their own matrix",
    all: "Every risk",
  } satisfies Record<Escalate, string>,
  go: "Write the corporate register",
  close: "Close",
};
