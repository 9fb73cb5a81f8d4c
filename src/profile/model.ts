import type { Matrix } from "../matrix";
import type { Field, Stage } from "../register/model";

/** What an upward arrow says: the score went up (so: worse, for a threat), or things got better. */
export type ArrowMeaning = "up-is-worse" | "up-is-better";

/** A council's conventions. Everything is optional but the name; what is left out is read from the workbook or takes its default. */
export interface Profile {
  /** Shown to the user: "Cambridgeshire 2014". */
  readonly name: string;
  /** Whether the user picked it. Only a chosen profile's matrix may accuse a score or a colour. */
  readonly chosen: boolean;
  readonly matrix: Matrix | null;
  readonly opportunityMatrix: Matrix | null;
  /** The highest acceptable score, by category (lower case) where it differs; null where none is set. */
  readonly appetite: { readonly score: number; readonly byCategory: Readonly<Record<string, number>> } | null;
  /** Further heading words by field, beside those we know: {"inherent.score": ["Opening score"]}. */
  readonly headingWords: Readonly<Partial<Record<Field, readonly string[]>>>;
  readonly stageWords: Readonly<Partial<Record<Stage, readonly string[]>>>;
  /** null: settled from the register (legend, then at least 3 readable arrows that agree). */
  readonly arrowMeaning: ArrowMeaning | null;
  readonly required: readonly Field[];
  /** By check id. "off" silences it. */
  readonly severities: Readonly<Record<string, "error" | "warning" | "advice" | "off">>;
  /** Columns of the standard layout to drop, and to rename. */
  readonly exportColumns: { readonly drop: readonly string[]; readonly rename: Readonly<Record<string, string>> };
  /** How dates written as text are read: 3/4/2021 is 3 April by "day-month". */
  readonly dateOrder: "day-month" | "month-day";
  /** After how many days without a review `review-stale` speaks. */
  readonly reviewDays: number;
}

/** Nothing chosen: what a register is read by until the user says more. */
export const DEFAULT_PROFILE: Profile = {
  name: "No profile",
  chosen: false,
  matrix: null,
  opportunityMatrix: null,
  appetite: null,
  headingWords: {},
  stageWords: {},
  arrowMeaning: null,
  required: [],
  severities: {},
  exportColumns: { drop: [], rename: {} },
  dateOrder: "day-month",
  reviewDays: 365,
};
