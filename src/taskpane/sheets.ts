import { asOfDay, type Finding } from "../checks";
import type { Profile } from "../profile";
import type { Register, RegisterReading } from "../register";
import { standardLayout, type StandardOptions } from "../standard";
import type { Day, Edit } from "../workbook";

export { findingsEdits } from "../submit";
export { sheetParts } from "./listing";

/** What lays out new sheets. It is large, and loaded when the first is asked for. */

/** What an export is made from. */
export interface Exported extends Required<Pick<StandardOptions, "previous">> {
  readonly registers: readonly Register[];
  readonly reading: RegisterReading;
  readonly profile: Profile;
  readonly findings: readonly Finding[] | null;
  readonly asOfGiven: Day | null;
  readonly today: Day;
  /** What the cover says of the whole; null where only a part is exported, or nothing has been checked. */
  readonly submission: StandardOptions["submission"] | null;
}

/** How the user wants it. */
export interface Edition {
  /** For publication. */
  readonly plain?: boolean;
  /** A page for each risk too. */
  readonly cards?: boolean;
  /** Without the columns that name people. */
  readonly withoutPeople?: boolean;
}

/** What a standard layout is told, wherever it is written to. */
export const optionsOf = (
  { reading, profile, findings, asOfGiven, today, previous, submission }: Exported,
  edition: Edition,
): StandardOptions => ({
  ...edition,
  profile,
  previous,
  asOf: asOfDay(reading, asOfGiven, today),
  ...(findings && { findings }),
  ...(submission && { submission }),
});

/** The edits that add the registers in the standard layout to their workbook. */
export const exportEdits = (exported: Exported, edition: Edition): readonly Edit[] =>
  standardLayout(exported.registers, exported.reading.workbook, optionsOf(exported, edition));

/** The names of the sheets that edits add. */
export const sheetsAdded = (edits: readonly Edit[]): readonly string[] =>
  edits.flatMap((edit) => (edit.kind === "addSheet" ? [edit.name] : edit.kind === "copySheet" ? [edit.name] : []));
