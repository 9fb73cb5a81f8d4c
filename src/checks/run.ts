import { compareDays, finish, type Day, type Steps, type WorkbookSnapshot } from "../workbook";
import type { Profile } from "../profile";
import { counterpart } from "../movement";
import type { Register, RegisterReading, Risk } from "../register";
import type { Check, CheckContext, Finding, Severity } from "./check";
import { asPartOf } from "./walk";

export interface RunOptions {
  readonly profile: Profile;
  /** Overdue and review checks are judged at this day. */
  readonly asOf: Day;
  /** The workbook of the period before, where the user gave one. */
  readonly previous?: RegisterReading | null;
  /** Workbooks of the periods before that one, the latest first. */
  readonly earlier?: readonly RegisterReading[];
  /** Look for personal data in owner and contact columns too. */
  readonly forPublication?: boolean;
}

/** Runs the checks over every register: findings by register, then severity, then place. */
export const runEach = (checks: readonly Check[], reading: RegisterReading, options: RunOptions): readonly Finding[] =>
  finish(runEachInSteps(checks, reading, options));

/** The same in steps, a check a step. */
export function* runEachInSteps(
  checks: readonly Check[],
  reading: RegisterReading,
  options: RunOptions,
): Steps<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const registerIndex of reading.registers.keys()) {
    const context = contextOf(reading, registerIndex, options);
    for (const check of checks) {
      for (const finding of findingsOf(check, context)) findings.push(finding);
      yield;
    }
  }
  return inOrder(checks, findings);
}

/**
 * What the checks that judge each risk by itself say of some risks of a register as they stand now in `workbook`. All
 * that is known of the register as a whole is taken as it was: the cost is that of the risks, not of the register.
 */
export function judgeAlone(
  checks: readonly Check[],
  reading: RegisterReading,
  registerIndex: number,
  risks: readonly Risk[],
  workbook: WorkbookSnapshot,
  options: RunOptions,
): readonly Finding[] {
  const whole = reading.registers[registerIndex]!;
  const register: Register = asPartOf(whole, { ...whole, risks, untitled: [], emptyRows: [] });
  const context = { ...contextOf(reading, registerIndex, options), workbook, register };
  return checks.filter((check) => check.perRisk).flatMap((check) => [...findingsOf(check, context)]);
}

function contextOf(reading: RegisterReading, registerIndex: number, options: RunOptions): CheckContext {
  const register = reading.registers[registerIndex]!;
  return {
    workbook: reading.workbook,
    register,
    registerIndex,
    registers: reading.registers,
    profile: options.profile,
    asOf: options.asOf,
    previous: options.previous ? counterpart(register, reading.registers, options.previous.registers) : null,
    earlier: (options.earlier ?? []).flatMap(
      ({ registers }) => counterpart(register, reading.registers, registers) ?? [],
    ),
    forPublication: options.forPublication ?? false,
  };
}

function* findingsOf(check: Check, context: CheckContext): Iterable<Finding> {
  const set = context.profile.severities[check.id];
  if (set === "off") return;
  for (const fault of check.run(context)) {
    const edits = fault.fix ?? [];
    yield {
      rule: check.id,
      severity: set ?? fault.severity ?? check.severity,
      register: context.registerIndex,
      cell: fault.cell,
      related: fault.related ?? [],
      risk: fault.risk ?? null,
      message: fault.message,
      actual: fault.actual ?? null,
      expected: fault.expected ?? null,
      fix: edits.length > 0 ? (fault.fixKind ?? check.fix) : null,
      edits,
    };
  }
}

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, advice: 2 };

/** By register, severity, place, then in the order of the checks; what one check says of one place stays in its order. */
export function inOrder(checks: readonly Check[], findings: readonly Finding[]): Finding[] {
  const order = new Map(checks.map((check, i) => [check.id, i]));
  const row = (finding: Finding): number => finding.cell?.row ?? Infinity;
  const column = (finding: Finding): number => finding.cell?.column ?? Infinity;
  return [...findings].sort(
    (a, b) =>
      a.register - b.register ||
      RANK[a.severity] - RANK[b.severity] ||
      near(row(a), row(b)) ||
      near(column(a), column(b)) ||
      order.get(a.rule)! - order.get(b.rule)!,
  );
}

const near = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);

/**
 * The day a reading is judged at: the one given; else the last day of the period its registers state (the latest, where they
 * state several); else that of the financial year they name, unless it has not come yet; else today.
 */
export function asOfDay(reading: RegisterReading, given: Day | null | undefined, today: Day): Day {
  if (given) return given;
  const latest = (days: readonly Day[]): Day | undefined => [...days].sort((a, b) => compareDays(b, a))[0];
  const stated = latest(reading.registers.flatMap(({ periodEnd }) => periodEnd ?? []));
  if (stated) return stated;
  const year = latest(reading.registers.flatMap(({ yearEnd }) => yearEnd ?? []));
  return year && compareDays(year, today) < 0 ? year : today;
}
