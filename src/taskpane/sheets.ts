import { asOfDay, type Finding } from "../checks";
import type { Profile } from "../profile";
import type { Register, RegisterReading } from "../register";
import { standardLayout, type StandardOptions } from "../standard";
import type { Day, Edit } from "../workbook";

export { findingsEdits } from "../submit";

/** What lays out new sheets. It is large, and loaded when the first is asked for. */

/** What an export is made from. */
export interface Exported {
  readonly registers: readonly Register[];
  readonly reading: RegisterReading;
  readonly profile: Profile;
  readonly findings: readonly Finding[] | null;
  readonly asOfGiven: Day | null;
  readonly today: Day;
}

/** How the user wants it. */
export type Edition = Pick<StandardOptions, "plain" | "submission" | "previous">;

/** The edits that add the registers in the standard layout to their workbook. */
export function exportEdits(
  { registers, reading, profile, findings, asOfGiven, today }: Exported,
  edition: Edition,
): readonly Edit[] {
  return standardLayout(registers, reading.workbook, {
    ...edition,
    profile,
    asOf: asOfDay(reading, asOfGiven, today),
    ...(findings && { findings }),
  });
}

/** The names of the sheets that edits add. */
export const sheetsAdded = (edits: readonly Edit[]): readonly string[] =>
  edits.flatMap((edit) => (edit.kind === "addSheet" ? [edit.name] : edit.kind === "copySheet" ? [edit.name] : []));
