import type { RegisterReading, Risk } from "../register";
import type { Check, Finding } from "./check";
import type { Steps, WorkbookSnapshot } from "../workbook";
import { inOrder, judgeAlone, runEach, runEachInSteps, type RunOptions } from "./run";
import { scoreMismatch } from "./rules/score-mismatch";
import { scoreMissing } from "./rules/score-missing";
import { ratingMissing } from "./rules/rating-missing";
import { riskUnscored } from "./rules/risk-unscored";
import { ratingOffScale } from "./rules/rating-off-scale";
import { scoreImpossible } from "./rules/score-impossible";
import { scoreWordsMismatch } from "./rules/score-words-mismatch";
import { ratingsSwapped } from "./rules/ratings-swapped";
import { numberAsText } from "./rules/number-as-text";
import { scoreOvertyped } from "./rules/score-overtyped";
import { formulaInconsistent } from "./rules/formula-inconsistent";
import { residualAboveInherent } from "./rules/residual-above-inherent";
import { targetAboveCurrent } from "./rules/target-above-current";
import { controlsWithoutEffect } from "./rules/controls-without-effect";
import { unearnedReduction } from "./rules/unearned-reduction";
import { gridMarkMismatch } from "./rules/grid-mark-mismatch";
import { bandFillMismatch } from "./rules/band-fill-mismatch";
import { bandWordMismatch } from "./rules/band-word-mismatch";
import { bandMissing } from "./rules/band-missing";
import { colourOnly } from "./rules/colour-only";
import { contrastLow } from "./rules/contrast-low";
import { bandInconsistent } from "./rules/band-inconsistent";
import { dotMismatch } from "./rules/dot-mismatch";
import { dotMissing } from "./rules/dot-missing";
import { dotUnreadable } from "./rules/dot-unreadable";
import { dotMixedMeaning } from "./rules/dot-mixed-meaning";
import { previousMismatch } from "./rules/previous-mismatch";
import { movementUnexplained } from "./rules/movement-unexplained";
import { riskVanished } from "./rules/risk-vanished";
import { stuckAboveAppetite } from "./rules/stuck-above-appetite";
import { idMissing } from "./rules/id-missing";
import { idDuplicate } from "./rules/id-duplicate";
import { idGap } from "./rules/id-gap";
import { idStyle } from "./rules/id-style";
import { titleMissing } from "./rules/title-missing";
import { titleDuplicate } from "./rules/title-duplicate";
import { ownerMissing } from "./rules/owner-missing";
import { ownerNotSingle } from "./rules/owner-not-single";
import { aboveAppetiteNoAction } from "./rules/above-appetite-no-action";
import { actionOwnerMissing } from "./rules/action-owner-missing";
import { actionDateMissing } from "./rules/action-date-missing";
import { actionStatusMissing } from "./rules/action-status-missing";
import { actionStatusUnknown } from "./rules/action-status-unknown";
import { actionOverdue } from "./rules/action-overdue";
import { actionDateOrder } from "./rules/action-date-order";
import { dateImpossible } from "./rules/date-impossible";
import { dateAsText } from "./rules/date-as-text";
import { reviewOverdue } from "./rules/review-overdue";
import { reviewDateOrder } from "./rules/review-date-order";
import { reviewStale } from "./rules/review-stale";
import { adequacyMissing } from "./rules/adequacy-missing";
import { cellError } from "./rules/cell-error";
import { riskHidden } from "./rules/risk-hidden";
import { scoresMerged } from "./rules/scores-merged";
import { blankRowInside } from "./rules/blank-row-inside";
import { headingDuplicate } from "./rules/heading-duplicate";
import { textCutOff } from "./rules/text-cut-off";
import { placeholderLeft } from "./rules/placeholder-left";
import { externalLink } from "./rules/external-link";
import { personalData } from "./rules/personal-data";
import { periodMismatch } from "./rules/period-mismatch";
import { columnMissing } from "./rules/column-missing";
import { matrixScore } from "./rules/matrix-score";
import { matrixBandsGap } from "./rules/matrix-bands-gap";
import { matrixBandsOverlap } from "./rules/matrix-bands-overlap";
import { matrixNotMonotonic } from "./rules/matrix-not-monotonic";
import { matrixWeakConsistency } from "./rules/matrix-weak-consistency";
import { matrixBetweenness } from "./rules/matrix-betweenness";
import { matrixConsistentColouring } from "./rules/matrix-consistent-colouring";
import { matrixPictureMismatch } from "./rules/matrix-picture-mismatch";

export { aboveAppetite } from "./appetite";
export type * from "./check";
export { unchangedFor } from "./periods";
export { asOfDay, type RunOptions } from "./run";
export { asPartOf } from "./walk";

/** Every check, in the order of the catalogue. To add one: a file in rules/, a line here. */
export const CHECKS: readonly Check[] = [
  scoreMismatch,
  scoreMissing,
  ratingMissing,
  riskUnscored,
  ratingOffScale,
  scoreImpossible,
  scoreWordsMismatch,
  ratingsSwapped,
  numberAsText,
  scoreOvertyped,
  formulaInconsistent,
  residualAboveInherent,
  targetAboveCurrent,
  controlsWithoutEffect,
  unearnedReduction,
  gridMarkMismatch,
  bandFillMismatch,
  bandWordMismatch,
  bandMissing,
  colourOnly,
  contrastLow,
  bandInconsistent,
  dotMismatch,
  dotMissing,
  dotUnreadable,
  dotMixedMeaning,
  previousMismatch,
  movementUnexplained,
  riskVanished,
  stuckAboveAppetite,
  idMissing,
  idDuplicate,
  idGap,
  idStyle,
  titleMissing,
  titleDuplicate,
  ownerMissing,
  ownerNotSingle,
  aboveAppetiteNoAction,
  actionOwnerMissing,
  actionDateMissing,
  actionStatusMissing,
  actionStatusUnknown,
  actionOverdue,
  actionDateOrder,
  dateImpossible,
  dateAsText,
  reviewOverdue,
  reviewDateOrder,
  reviewStale,
  adequacyMissing,
  cellError,
  riskHidden,
  scoresMerged,
  blankRowInside,
  headingDuplicate,
  textCutOff,
  placeholderLeft,
  externalLink,
  personalData,
  periodMismatch,
  columnMissing,
  matrixScore,
  matrixBandsGap,
  matrixBandsOverlap,
  matrixNotMonotonic,
  matrixWeakConsistency,
  matrixBetweenness,
  matrixConsistentColouring,
  matrixPictureMismatch,
];

/** Every finding over a reading, sorted by register, severity and place. */
export const runChecks = (reading: RegisterReading, options: RunOptions): readonly Finding[] =>
  runEach(CHECKS, reading, options);

/** The same in steps. */
export const runChecksInSteps = (reading: RegisterReading, options: RunOptions): Steps<readonly Finding[]> =>
  runEachInSteps(CHECKS, reading, options);

const PER_RISK: ReadonlySet<string> = new Set(CHECKS.filter((check) => check.perRisk).map((check) => check.id));

/** Whether `judgeAlone` asks a check. */
export const isPerRisk = (rule: string): boolean => PER_RISK.has(rule);

/** What the checks that judge each risk by itself say of some risks as they stand now: see `judgeAlone`. */
export const judgeRisks = (
  reading: RegisterReading,
  registerIndex: number,
  risks: readonly Risk[],
  workbook: WorkbookSnapshot,
  options: RunOptions,
): readonly Finding[] => judgeAlone(CHECKS, reading, registerIndex, risks, workbook, options);

/** Findings in the order in which `runChecks` gives them. */
export const findingsInOrder = (findings: readonly Finding[]): readonly Finding[] => inOrder(CHECKS, findings);
