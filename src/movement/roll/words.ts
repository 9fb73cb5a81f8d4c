import type { Risk } from "../../register";

const MOST = 5;

/** "R7", "R7 and R9", "R1, R2, R3, R4, R5 and 3 more": risks by their references, else by their titles' first words. */
export function named(risks: readonly Risk[]): string {
  return listed(risks.map((risk) => risk.id || quoted(risk.title)));
}

export function listed(items: readonly string[]): string {
  const shown = items.length > MOST + 1 ? [...items.slice(0, MOST), `${items.length - MOST} more`] : items;
  return shown.length < 2 ? (shown[0] ?? "") : `${shown.slice(0, -1).join(", ")} and ${shown[shown.length - 1]}`;
}

const LONGEST = 60;

/** A text in quotation marks, on one line, cut where it is long. */
export function quoted(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return `“${line.length <= LONGEST ? line : `${line.slice(0, LONGEST - 1).trimEnd()}…`}”`;
}
