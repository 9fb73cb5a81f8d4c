import type { RegisterReading } from "../register";
import type { Check, Finding } from "./check";
import { runEach, type RunOptions } from "./run";
import { scoreMismatch } from "./rules/score-mismatch";
import { scoreMissing } from "./rules/score-missing";
import { ratingMissing } from "./rules/rating-missing";
import { ratingOffScale } from "./rules/rating-off-scale";
import { numberAsText } from "./rules/number-as-text";
import { residualAboveInherent } from "./rules/residual-above-inherent";
import { bandFillMismatch } from "./rules/band-fill-mismatch";
import { bandWordMismatch } from "./rules/band-word-mismatch";
import { dotMismatch } from "./rules/dot-mismatch";
import { dotMissing } from "./rules/dot-missing";
import { idDuplicate } from "./rules/id-duplicate";
import { idGap } from "./rules/id-gap";
import { ownerMissing } from "./rules/owner-missing";
import { actionStatusMissing } from "./rules/action-status-missing";
import { dateImpossible } from "./rules/date-impossible";
import { cellError } from "./rules/cell-error";

export type * from "./check";
export { asOfDay, type RunOptions } from "./run";

/** Every check, in the order of the catalogue. To add one: a file in rules/, a line here. */
export const CHECKS: readonly Check[] = [
  scoreMismatch,
  scoreMissing,
  ratingMissing,
  ratingOffScale,
  numberAsText,
  residualAboveInherent,
  bandFillMismatch,
  bandWordMismatch,
  dotMismatch,
  dotMissing,
  idDuplicate,
  idGap,
  ownerMissing,
  actionStatusMissing,
  dateImpossible,
  cellError,
];

/** Every finding over a reading, sorted by register, severity and place. */
export const runChecks = (reading: RegisterReading, options: RunOptions): readonly Finding[] => runEach(CHECKS, reading, options);
