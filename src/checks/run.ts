import type { Day } from "../workbook";
import type { Profile } from "../profile";
import { counterpart } from "../movement";
import type { RegisterReading } from "../register";
import type { Check, Finding, Severity } from "./check";

export interface RunOptions {
  readonly profile: Profile;
  /** Overdue and review checks are judged at this day. */
  readonly asOf: Day;
  /** The workbook of the period before, where the user gave one. */
  readonly previous?: RegisterReading | null;
  /** Look for personal data in owner and contact columns too. */
  readonly forPublication?: boolean;
}

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, advice: 2 };

/** Runs the checks over every register: findings by register, then severity, then place. */
export function runEach(checks: readonly Check[], reading: RegisterReading, options: RunOptions): readonly Finding[] {
  const findings: Finding[] = [];
  for (const [registerIndex, register] of reading.registers.entries()) {
    const context = {
      workbook: reading.workbook,
      register,
      registerIndex,
      registers: reading.registers,
      profile: options.profile,
      asOf: options.asOf,
      previous: options.previous ? counterpart(register, reading.registers, options.previous.registers) : null,
      forPublication: options.forPublication ?? false,
    };
    for (const check of checks) {
      const set = options.profile.severities[check.id];
      if (set === "off") continue;
      for (const fault of check.run(context)) {
        const edits = fault.fix ?? [];
        findings.push({
          rule: check.id,
          severity: set ?? fault.severity ?? check.severity,
          register: registerIndex,
          cell: fault.cell,
          related: fault.related ?? [],
          risk: fault.risk ?? null,
          message: fault.message,
          actual: fault.actual ?? null,
          expected: fault.expected ?? null,
          fix: edits.length > 0 ? (fault.fixKind ?? check.fix) : null,
          edits,
        });
      }
    }
  }
  const row = (finding: Finding): number => finding.cell?.row ?? Infinity;
  const column = (finding: Finding): number => finding.cell?.column ?? Infinity;
  return findings
    .map((finding, i) => ({ finding, i }))
    .sort(
      (a, b) =>
        a.finding.register - b.finding.register ||
        RANK[a.finding.severity] - RANK[b.finding.severity] ||
        near(row(a.finding), row(b.finding)) ||
        near(column(a.finding), column(b.finding)) ||
        a.i - b.i,
    )
    .map(({ finding }) => finding);
}

const near = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);

/**
 * The day a reading is judged at: the one given; else the last day of the period its registers state (the latest, where they
 * state several); else today.
 */
export function asOfDay(reading: RegisterReading, given: Day | null | undefined, today: Day): Day {
  if (given) return given;
  const ends = reading.registers.flatMap((register) => (register.periodEnd ? [register.periodEnd] : []));
  return ends.sort((a, b) => b.year - a.year || b.month - a.month || b.day - a.day)[0] ?? today;
}
