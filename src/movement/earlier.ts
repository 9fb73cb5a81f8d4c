import type { Register } from "../register";
import { compareDays } from "../workbook";
import { matchRisks, SURE } from "./match";

/** So many of the risks must be the same for two sheets to be one register in two periods. */
const SAME_REGISTER = 0.5;

/**
 * The registers of the same workbook that tell of periods before this one, the latest first: of its kind, with an earlier
 * stated period, and for the most part with the same risks. To be offered as the period before.
 */
export function earlierIn(register: Register, registers: readonly Register[]): readonly Register[] {
  const end = register.periodEnd;
  if (!end) return [];
  return registers
    .filter(
      (other) =>
        other.kind === register.kind &&
        other.periodEnd &&
        compareDays(other.periodEnd, end) < 0 &&
        matchRisks(other, register).pairs.filter(({ sure }) => sure >= SURE).length >=
          SAME_REGISTER * Math.min(other.risks.length, register.risks.length),
    )
    .sort((a, b) => compareDays(b.periodEnd!, a.periodEnd!));
}
