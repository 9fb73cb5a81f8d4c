import { a1 } from "../workbook";
import type { Finding, Severity } from "../checks";
import type { PaneState } from "./state";

export const SEVERITIES: readonly Severity[] = ["error", "warning", "advice"];

/** The findings of one check at one severity. */
export interface CheckGroup {
  readonly rule: string;
  readonly severity: Severity;
  readonly findings: readonly Finding[];
}

/** The findings of the chosen register, or of all. */
export function findingsOf({ checked, register }: Pick<PaneState, "checked" | "register">): readonly Finding[] {
  if (!checked) return NONE;
  return register === null ? checked.findings : checked.findings.filter((finding) => finding.register === register);
}
const NONE: readonly Finding[] = [];

/** Told apart by what it says and where, so that a finding keeps its identity from one check to the next. */
export const findingKey = (finding: Finding): string =>
  [
    finding.rule,
    finding.cell ? `${finding.cell.sheet}!${a1(finding.cell.row, finding.cell.column)}` : "",
    finding.risk?.id ?? "",
    finding.message,
  ].join("|");

export function countBySeverity(findings: readonly Finding[]): Record<Severity, number> {
  const counts: Record<Severity, number> = { error: 0, warning: 0, advice: 0 };
  for (const finding of findings) counts[finding.severity]++;
  return counts;
}

export interface Filter {
  /** null for all. */
  readonly severity: Severity | null;
  /** Words looked for, without case; "" for all. */
  readonly search: string;
}

export const ALL: Filter = { severity: null, search: "" };

/** What of the findings the user wants to see: the filter, and the explanations and long groups that are open. */
export interface Choice {
  readonly filter: Filter;
  readonly open: ReadonlySet<string>;
}
export const NO_CHOICE: Choice = { filter: ALL, open: new Set() };

/** A cell or a reference is meant whole: G7 is not also G77. */
const ADDRESS = /^[a-z]{1,3}\d+$/;

/** Keeps the findings that have every word of the search in their cell, risk, message or title of the check. */
export function filterFindings(
  findings: readonly Finding[],
  filter: Filter,
  titleOf: (rule: string) => string,
): Finding[] {
  const words = filter.search.toLowerCase().split(/\s+/).filter(Boolean);
  const wanted = words.map((word) => (ADDRESS.test(word) ? new RegExp(`\\b${word}\\b`) : word));
  return findings.filter((finding) => {
    if (filter.severity && finding.severity !== filter.severity) return false;
    if (words.length === 0) return true;
    const { cell, risk } = finding;
    const text = [
      cell ? `${cell.sheet} ${a1(cell.row, cell.column)}` : "",
      risk ? `risk ${risk.id} ${risk.title} ${risk.owners.join(" ")}` : "",
      finding.message,
      titleOf(finding.rule),
    ]
      .join(" ")
      .toLowerCase();
    return wanted.every((word) => (typeof word === "string" ? text.includes(word) : word.test(text)));
  });
}

/** By severity, worst first; within it by check, in the order in which the first finding of each stands. */
export function groupFindings(findings: readonly Finding[]): CheckGroup[] {
  const groups = new Map<string, { rule: string; severity: Severity; findings: Finding[] }>();
  for (const severity of SEVERITIES)
    for (const finding of findings) {
      if (finding.severity !== severity) continue;
      const key = `${severity} ${finding.rule}`;
      const group = groups.get(key);
      if (group) group.findings.push(finding);
      else groups.set(key, { rule: finding.rule, severity, findings: [finding] });
    }
  return [...groups.values()];
}
