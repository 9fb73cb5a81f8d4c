import { asOfDay, runChecks, type Finding } from "../checks";
import type { Profile } from "../profile";
import { readRegisters, type Mapping, type RegisterReading } from "../register";
import type { Day, WorkbookSnapshot } from "../workbook";

export interface CheckOptions {
  readonly profile: Profile;
  /** The day that overdue dates are judged by; left out, each register's own period decides, else today. */
  readonly asOf?: Day;
  readonly today: Day;
  /** The same registers one period before. */
  readonly previous?: RegisterReading;
  /** What the user has confirmed of how this workbook is read. */
  readonly mappings?: readonly Mapping[];
}

export interface CheckResult {
  readonly reading: RegisterReading;
  readonly findings: readonly Finding[];
  readonly asOf: Day;
}

/** Finds a workbook's registers and checks them: the whole way from cells to findings. */
export function checkWorkbook(
  workbook: WorkbookSnapshot,
  { profile, asOf: given, today, previous, mappings }: CheckOptions,
): CheckResult {
  const reading = readRegisters(workbook, profile, mappings);
  const asOf = asOfDay(reading, given ?? null, today);
  return { reading, findings: runChecks(reading, { profile, asOf, previous: previous ?? null }), asOf };
}
