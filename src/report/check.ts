import { asOfDay, runChecksInSteps, type Finding } from "../checks";
import type { Profile } from "../profile";
import { counterpart } from "../movement";
import { readInSteps, type Mapping, type Register, type RegisterReading } from "../register";
import { applyIgnores, KEPT_IGNORES, readIgnores, type Ignore, type Sifted } from "../submit";
import { finish, keptValue, type Day, type Steps, type WorkbookSnapshot } from "../workbook";

export interface CheckOptions {
  readonly profile: Profile;
  /** The day that overdue dates are judged by; left out, each register's own period decides, else today. */
  readonly asOf?: Day;
  readonly today: Day;
  /** The same registers one period before. */
  readonly previous?: RegisterReading;
  /** The same in the periods before that one, the latest first: they tell how long a risk has stood above appetite. */
  readonly earlier?: readonly RegisterReading[];
  /** What the user has confirmed of how this workbook is read. */
  readonly mappings?: readonly Mapping[];
  /** Findings to be set aside; left out, those kept with the workbook. */
  readonly ignores?: readonly Ignore[];
}

export interface CheckResult extends Pick<Sifted, "ignored" | "returned"> {
  readonly reading: RegisterReading;
  /** Without those that are ignored. */
  readonly findings: readonly Finding[];
  readonly asOf: Day;
  /** For each register the same one a period before; null where none was given or found. */
  readonly before: readonly (Register | null)[];
}

/** Finds a workbook's registers and checks them: the whole way from cells to findings. */
export const checkWorkbook = (workbook: WorkbookSnapshot, options: CheckOptions): CheckResult =>
  finish(checkInSteps(workbook, options));

/** The same in steps. */
export function* checkInSteps(
  workbook: WorkbookSnapshot,
  { profile, asOf: given, today, previous, earlier, mappings, ignores }: CheckOptions,
): Steps<CheckResult> {
  const reading = yield* readInSteps(workbook, profile, mappings ?? []);
  const asOf = asOfDay(reading, given ?? null, today);
  const before = reading.registers.map((register) =>
    previous ? counterpart(register, reading.registers, previous.registers) : null,
  );
  const { open, ignored, returned } = applyIgnores(
    yield* runChecksInSteps(reading, { profile, asOf, previous: previous ?? null, earlier: earlier ?? [] }),
    ignores ?? readIgnores(keptValue(workbook.kept, KEPT_IGNORES)),
    reading,
  );
  return { reading, before, findings: open, ignored, returned, asOf };
}
