import {
  DEFAULT_MATRIX,
  inferMatrix,
  levelOf,
  readMatrices,
  ruleScore,
  sameNumber,
  withInferredRule,
  type FoundMatrix,
  type Matrix,
} from "../matrix";
import type { Profile } from "../profile";
import type { WorkbookSnapshot } from "../workbook";
import type { Register, Risk } from "./model";
import { scoredPairs } from "./rule";

/** The matrices a workbook's keys give, read once. */
export type Keys = readonly FoundMatrix[];
export const keysOf = (workbook: WorkbookSnapshot): Keys => readMatrices(workbook);

const DEFAULT_OPPORTUNITY: Matrix = { ...DEFAULT_MATRIX, kind: "opportunity" };

/** What a register's rating cells hold, to see which key fits them. */
export interface RatingSample {
  readonly likelihood: readonly (string | number)[];
  readonly impact: readonly (string | number)[];
}

const share = (axis: Matrix["likelihood"], values: readonly (string | number)[]): number =>
  values.length === 0 || axis.length === 0
    ? 0.5
    : values.filter((v) => levelOf(axis, v) !== null).length / values.length;

/** How many of a sample's ratings stand on a matrix's axes, 0 to 1. */
const fit = (matrix: Matrix, sample: RatingSample): number =>
  (share(matrix.likelihood, sample.likelihood) + share(matrix.impact, sample.impact)) / 2;

/** A key that most of a register's ratings do not stand on is another's key. */
const FITS = 0.5;

/**
 * The matrix a register's key gives for a kind: of those that its ratings stand on, the one on its own sheet first, then
 * the best fit, then the first. null where none fits.
 */
function keyFor(keys: Keys, kind: Risk["kind"], sheet: string, sample: RatingSample): Matrix | null {
  const fitting = keys
    .filter((k) => k.matrix.kind === kind)
    .map((k) => ({ k, fit: fit(k.matrix, sample) }))
    .filter((f) => f.fit >= FITS);
  fitting.sort(
    (a, b) =>
      Number(b.k.sheet === sheet && b.fit >= 0.8) - Number(a.k.sheet === sheet && a.fit >= 0.8) || b.fit - a.fit,
  );
  return fitting[0]?.k.matrix ?? null;
}

/** Workbook, then a profile the user chose, then none yet (the default, for reading): what the cells are read by. */
export function firstMatrices(keys: Keys, profile: Profile, sheet: string, sample: RatingSample): Register["matrices"] {
  const threat = keyFor(keys, "threat", sheet, sample) ?? profile.matrix ?? DEFAULT_MATRIX;
  const opportunity =
    keyFor(keys, "opportunity", sheet, sample) ??
    profile.opportunityMatrix ??
    (threat.source === "default" ? DEFAULT_OPPORTUNITY : { ...threat, kind: "opportunity" as const });
  return { threat, opportunity };
}

/** The same after reading: a default gives way to what the rows themselves show, and a key without scores takes the rows' rule. */
export function settledMatrices(first: Register["matrices"], risks: readonly Risk[]): Register["matrices"] {
  const settle = (matrix: Matrix, kind: Risk["kind"]): Matrix => {
    if (matrix.source !== "default" && matrix.scoresKnown) return matrix;
    const inferred = inferMatrix(scoredPairs(risks, kind)) ?? ruleOfBoth(risks, kind);
    if (matrix.source === "default") return inferred ? { ...inferred, kind } : matrix;
    return withInferredRule(matrix, inferred);
  };
  return { threat: settle(first.threat, "threat"), opportunity: settle(first.opportunity, "opportunity") };
}

/** Too few to show a rule of their own, the risks of a kind go by the formula that all risks share, where they hold to it as well. */
function ruleOfBoth(risks: readonly Risk[], kind: Risk["kind"]): Matrix | null {
  const both = inferMatrix(scoredPairs(risks));
  const own = scoredPairs(risks, kind);
  if (!both || both.rule === "lookup" || own.length === 0) return null;
  const agree = own.filter((p) => sameNumber(ruleScore(both.rule, p.likelihood, p.impact)!, p.score)).length;
  // Bands are of a kind: a high score is good for the one and bad for the other.
  return agree >= own.length * 0.8 ? { ...both, bands: [], bandsKnown: false } : null;
}
