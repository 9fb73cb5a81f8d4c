import type { Finding, Severity } from "../checks";
import { findingKey, type CheckGroup } from "./groups";

/** One line of the list of findings. */
export type Item =
  | { readonly kind: "severity"; readonly key: string; readonly severity: Severity; readonly count: number }
  | {
      readonly kind: "check";
      readonly key: string;
      readonly rule: string;
      readonly severity: Severity;
      readonly count: number;
      readonly open: boolean;
    }
  | { readonly kind: "about"; readonly key: string; readonly rule: string }
  | { readonly kind: "finding"; readonly key: string; readonly finding: Finding; readonly position: number }
  | {
      readonly kind: "more";
      readonly key: string;
      readonly rule: string;
      readonly more: number;
      readonly open: boolean;
    };

/** Of a check with more findings than this, the first few show at once and the rest by a button. */
const MOST = 8;
const FIRST = 5;

/** `open` holds the keys that the user has opened: "about <rule>" and "more <severity> <rule>". */
export function listItems(groups: readonly CheckGroup[], open: ReadonlySet<string>): Item[] {
  const items: Item[] = [];
  const used = new Map<string, number>();
  const totals = new Map<Severity, number>();
  for (const group of groups) totals.set(group.severity, (totals.get(group.severity) ?? 0) + group.findings.length);
  let severity: Severity | null = null;
  let position = 0;
  for (const group of groups) {
    const { rule } = group;
    if (group.severity !== severity)
      items.push({
        kind: "severity",
        key: group.severity,
        severity: group.severity,
        count: totals.get(group.severity)!,
      });
    severity = group.severity;
    const about = `about ${severity} ${rule}`,
      more = `more ${severity} ${rule}`;
    items.push({ kind: "check", key: about, rule, severity, count: group.findings.length, open: open.has(about) });
    if (open.has(about)) items.push({ kind: "about", key: `${about} text`, rule });
    const folded = group.findings.length > MOST;
    const shown = folded && !open.has(more) ? group.findings.slice(0, FIRST) : group.findings;
    for (const finding of shown) {
      // Two findings may say the same of one cell; React needs them apart.
      const base = findingKey(finding),
        n = used.get(base) ?? 0;
      used.set(base, n + 1);
      items.push({ kind: "finding", key: n === 0 ? base : `${base} ${n}`, finding, position: position++ });
    }
    if (folded)
      items.push({ kind: "more", key: more, rule, more: group.findings.length - FIRST, open: open.has(more) });
  }
  return items;
}
