import type { Register } from "../register";
import { compareDays } from "../workbook";

/** The registers of the same workbook that tell of periods before this one: of its kind, each with a stated period; the latest first. */
export function earlierIn(register: Register, registers: readonly Register[]): readonly Register[] {
  const end = register.periodEnd;
  if (!end) return [];
  return registers
    .filter((other) => other.kind === register.kind && other.periodEnd && compareDays(other.periodEnd, end) < 0)
    .sort((a, b) => compareDays(b.periodEnd!, a.periodEnd!));
}
