import type { Severity } from "../checks";
import { count, listed } from "./plain";

/** The words of "Check as I type". */
export const liveWords = {
  label: "Check as I type",
  hint: "Findings follow while you work in the sheet.",
  said: ({ error, warning, advice }: Readonly<Record<Severity, number>>): string =>
    `Checked as you typed: ${listed([count(error, "error"), count(warning, "warning"), count(advice, "piece of advice", "pieces of advice")])}.`,
};
