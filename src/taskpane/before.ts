import { compareDays } from "../workbook";
import { counterpart, earlierIn } from "../movement";
import type { Register, RegisterReading } from "../register";

/** Where the period before stands: on another sheet of this workbook, or in a workbook that was picked. */
export type PeriodBefore =
  | { readonly kind: "sheet"; readonly sheet: string }
  | { readonly kind: "file"; readonly name: string; readonly reading: RegisterReading };

/** A register beside the same one a period before. */
export interface Periods {
  readonly now: Register;
  readonly then: Register;
}

/** "Q2", "register-q2.xlsx". */
export const nameOfBefore = (before: PeriodBefore): string => (before.kind === "sheet" ? before.sheet : before.name);

/**
 * The registers that are compared: of those in view (the chosen one, or all), each with the same one a period before.
 * On a sheet that is itself the period before nothing is compared.
 */
export function periodsOf(
  reading: RegisterReading,
  chosen: readonly Register[],
  before: PeriodBefore,
): readonly Periods[] {
  const then =
    before.kind === "sheet"
      ? reading.registers.filter((register) => register.sheet === before.sheet)
      : before.reading.registers;
  const now = chosen.filter((register) => before.kind === "file" || register.sheet !== before.sheet);
  // With two quarters in one workbook and all of them in view, the one that the period before leads to is meant.
  const meant = now.length > 1 && then.length === 1 ? now.filter((one) => earlierIn(one, then).length > 0) : now;
  const present = meant.length === 1 ? meant : now;
  return present.flatMap((one) => {
    const found = counterpart(one, present, then);
    return found ? [{ now: one, then: found }] : [];
  });
}

/** The period before as the checks take it: each register under the name of the sheet it is compared with. */
export const readingBefore = (reading: RegisterReading, periods: readonly Periods[]): RegisterReading => ({
  ...reading,
  registers: periods.map(({ now, then }) => ({ ...then, sheet: now.sheet })),
});

/** The sheets that could be the period before of what is in view; those that state an earlier period first. */
export function sheetsBefore(reading: RegisterReading, chosen: readonly Register[]): readonly string[] {
  const own = new Set(chosen.map(({ sheet }) => sheet));
  const only = own.size === 1 ? chosen[0]! : null;
  const others = reading.registers.filter(({ sheet }) => only === null || sheet !== only.sheet);
  if (new Set(reading.registers.map(({ sheet }) => sheet)).size < 2) return [];
  const earlier = only ? earlierIn(only, others).map(({ sheet }) => sheet) : [];
  return [...new Set([...earlier, ...others.map(({ sheet }) => sheet)])];
}

/** The register on another sheet that states the period right before the latest of those in view; null where there is none. */
export function earlierSheet(chosen: readonly Register[], reading: RegisterReading): Register | null {
  const dated = chosen.filter(({ periodEnd }) => periodEnd);
  const latest = dated.sort((a, b) => compareDays(b.periodEnd!, a.periodEnd!))[0];
  return latest
    ? (earlierIn(
        latest,
        reading.registers.filter(({ sheet }) => sheet !== latest.sheet),
      )[0] ?? null)
    : null;
}
