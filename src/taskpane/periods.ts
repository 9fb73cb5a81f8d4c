import { aboveAppetite, unchangedFor } from "../checks";
import type { Profile } from "../profile";
import {
  acrossRegisters,
  compare,
  earlierIn,
  fillPrevious,
  markChangedText,
  planRollForward,
  withPrevious,
  type RiskMatch,
} from "../movement";
import type { Register, RegisterReading, Risk } from "../register";
import { movementSheet, namesFor } from "../standard";
import type { CellRef, Edit, WorkbookSnapshot } from "../workbook";
import { periodsOf, type PeriodBefore, type Periods } from "./before";

/** What is done with two periods. It is loaded when the first two are compared, or the first sheet rolled forward. */

export interface Compared extends Periods {
  readonly matches: readonly RiskMatch[];
  /** Latest first: this period's register, the one it is compared with, and earlier ones on other sheets of this workbook. */
  readonly periods: readonly Register[];
}

export function compareAll(reading: RegisterReading, periods: readonly Periods[]): readonly Compared[] {
  const lists = acrossRegisters(periods.map(({ now, then }) => compare(then, now, reading)));
  return periods.map(({ now, then }, i) => ({
    now,
    then,
    matches: lists[i]!,
    periods: [now, then, ...earlierIn(then, reading.registers).filter((one) => one !== now)],
  }));
}

/** Since when a risk has stood above appetite at the score it has: the periods, the present one first; none where it moved, or is not above. */
export function stuckFor(risk: Risk, { now, periods }: Compared, profile: Profile): readonly Register[] {
  const unchanged = aboveAppetite({ register: now, profile }, risk) ? unchangedFor(risk, periods) : [];
  return unchanged.length > 1 ? unchanged : [];
}

/** What one of the commands would do to all that was compared. */
export interface PeriodPlan {
  readonly edits: readonly Edit[];
  /** Cells written to; for the movement sheet its risks. */
  readonly count: number;
  readonly kept: readonly CellRef[];
  /** Risks left alone, since nobody can be sure which they were. */
  readonly unsure: number;
  readonly reason: string | null;
}

const together = (plans: readonly PeriodPlan[]): PeriodPlan => ({
  edits: plans.flatMap(({ edits }) => edits),
  count: plans.reduce((sum, { count }) => sum + count, 0),
  kept: plans.flatMap(({ kept }) => kept),
  unsure: plans.reduce((sum, { unsure }) => sum + unsure, 0),
  reason: plans.find(({ reason }) => reason !== null)?.reason ?? null,
});

export const planFill = (compared: readonly Compared[], workbook: WorkbookSnapshot): PeriodPlan =>
  together(
    compared.map(({ now, matches }) => {
      const { edits, written, kept, unsure, reason } = fillPrevious(now, matches, { workbook });
      return { edits, count: written, kept, unsure: unsure.length, reason };
    }),
  );

export const planMark = (compared: readonly Compared[], workbook: WorkbookSnapshot): PeriodPlan =>
  together(
    compared.map(({ matches }) => {
      const { edits, kept, unsure, reason } = markChangedText(matches, { workbook });
      return { edits, count: edits.length, kept, unsure: unsure.length, reason };
    }),
  );

export function planMovementSheet(
  compared: readonly Compared[],
  workbook: WorkbookSnapshot,
  profile: Profile,
): PeriodPlan {
  const names = namesFor(workbook);
  const edits = compared.flatMap(({ now, matches }) => movementSheet(now, matches, { workbook, profile, names }));
  const sheet = edits.find((edit) => edit.kind === "addSheet")?.name;
  return {
    edits: sheet === undefined ? edits : [...edits, { kind: "activate", sheet, row: 0, column: 0 }],
    count: compared.reduce((sum, { matches }) => sum + matches.length, 0),
    kept: [],
    unsure: 0,
    reason: null,
  };
}

/** The registers with the scores of the period before as their previous ones, where they have none themselves. */
export function since(
  reading: RegisterReading,
  chosen: readonly Register[],
  before: PeriodBefore,
): readonly Register[] {
  const compared = compareAll(reading, periodsOf(reading, chosen, before));
  return chosen.map((register) => {
    const found = compared.find(({ now }) => now === register);
    return found ? withPrevious(register, found.matches) : register;
  });
}

/** What is rolled forward together: the registers of one sheet, or one register over many pages. */
export interface Rollable {
  readonly sheet: string;
  readonly registers: readonly Register[];
}

export function rollable(registers: readonly Register[]): readonly Rollable[] {
  const groups = new Map<string, Register[]>();
  for (const register of registers) {
    if (register.risks.length === 0) continue;
    const held = groups.get(register.sheet);
    if (held) held.push(register);
    else groups.set(register.sheet, [register]);
  }
  return [...groups].map(([sheet, held]) => ({ sheet, registers: held }));
}

export { planRollForward };
