import {
  bandOfPair,
  DEFAULT_MATRIX,
  inferMatrix,
  levelOf,
  makeMatrix,
  readMatrices,
  ruleScore,
  sameNumber,
  scoreOf,
  withBands,
  withInferredRule,
  type Band,
  type FoundMatrix,
  type Matrix,
} from "../matrix";
import type { Profile } from "../profile";
import { rectA1, type WorkbookSnapshot } from "../workbook";
import type { Register, Risk } from "./model";
import { scoredPairs } from "./rule";
import type { RuledBands } from "./ruledBands";

/** The matrices a workbook's keys give, read once. */
export type Keys = readonly FoundMatrix[];
export const keysOf = (workbook: WorkbookSnapshot): Keys => readMatrices(workbook);

const DEFAULT_OPPORTUNITY: Matrix = { ...DEFAULT_MATRIX, kind: "opportunity" };

/** What a register's rating cells hold, to see which key fits them. */
export interface RatingSample {
  readonly likelihood: readonly (string | number)[];
  readonly impact: readonly (string | number)[];
  /** Ratings with the score beside them, row by row; left out where a layout has no rows. */
  readonly rows?: readonly {
    readonly likelihood: string | number;
    readonly impact: string | number;
    readonly score: number;
  }[];
}

const share = (axis: Matrix["likelihood"], values: readonly (string | number)[]): number =>
  values.length === 0 || axis.length === 0
    ? 0.5
    : values.filter((v) => levelOf(axis, v) !== null || isBetween(axis, v)).length / values.length;

/** Whether a rating stands between two levels of an axis: 3.5. */
const isBetween = (axis: Matrix["likelihood"], value: string | number): boolean =>
  typeof value === "number" &&
  !Number.isInteger(value) &&
  axis.length > 0 &&
  value > axis[0]!.number &&
  value < axis[axis.length - 1]!.number;

/** How many of a sample's ratings stand on a matrix's axes, 0 to 1. */
const fit = (matrix: Matrix, sample: RatingSample): number =>
  (share(matrix.likelihood, sample.likelihood) + share(matrix.impact, sample.impact)) / 2;

/** A key that most of a register's ratings do not stand on is another's key. */
const FITS = 0.5;
/** By so much one key must fit a register's cells better than another that says otherwise. */
const CLEARLY = 0.15;

/** Whether two keys give some pair of ratings another score or another band. */
function contradict(a: Matrix, b: Matrix): boolean {
  if (a.rule !== b.rule && a.scoresKnown && b.scoresKnown) return true;
  return a.likelihood.some((likelihood) =>
    a.impact.some((impact) => {
      const pair = [likelihood.number, impact.number] as const;
      const one = scoreOf(a, ...pair),
        other = scoreOf(b, ...pair);
      if (one !== null && other !== null && !sameNumber(one, other)) return true;
      const band = bandOfPair(a, ...pair),
        otherBand = bandOfPair(b, ...pair);
      return band !== null && otherBand !== null && !named(band).some((word) => named(otherBand).includes(word));
    }),
  );
}
const named = (band: Band): readonly string[] => [
  band.id,
  band.label.toLowerCase(),
  ...band.words.map((w) => w.toLowerCase()),
];

/** How far a register's own scores are those a matrix gives their ratings, 0 to 1; a half where no row tells. */
function bornOut(matrix: Matrix, { rows = [] }: RatingSample): number {
  const told = rows.flatMap(({ likelihood, impact, score }) => {
    const l = matrix.likelihood.length > 0 ? levelOf(matrix.likelihood, likelihood)?.number : Number(likelihood),
      i = matrix.impact.length > 0 ? levelOf(matrix.impact, impact)?.number : Number(impact);
    const given = l === undefined || i === undefined ? null : scoreOf(matrix, l, i);
    return given === null ? [] : [sameNumber(given, score)];
  });
  return told.length === 0 ? 0.5 : told.filter(Boolean).length / told.length;
}

/**
 * The matrix a register's key gives for a kind: of those that its ratings stand on, the one on its own sheet first, then
 * the one its ratings and scores fit clearly better, then the first, where the others say nothing else. null where
 * none fits, and where two that contradict each other fit alike: then nobody knows which one is the register's.
 */
function keyFor(keys: Keys, kind: Risk["kind"], sheet: string, sample: RatingSample): Matrix | null {
  const fitting = keys
    .filter((k) => k.matrix.kind === kind)
    .map((k) => ({ k, axes: fit(k.matrix, sample), fit: fit(k.matrix, sample) + bornOut(k.matrix, sample) }))
    .filter((f) => f.axes >= FITS);
  const home = fitting.filter((f) => f.k.sheet === sheet && f.axes >= 0.8);
  const from = [...(home.length > 0 ? home : fitting)].sort(
    (a, b) => b.fit - a.fit || (b.k.sheets ?? 0) - (a.k.sheets ?? 0),
  );
  const best = from[0];
  if (!best) return null;
  const rivals = from
    .slice(1)
    .filter((f) => best.fit - f.fit < CLEARLY && !isSlip(f.k, best.k) && contradict(best.k.matrix, f.k.matrix));
  if (rivals.length > 0) return null;
  // A page's own grid may show colours alone: another key that says the same says the scores as well.
  const fuller = fitting.find((f) => f.k.matrix.scoresKnown && sameAxes(f.k.matrix, best.k.matrix));
  return !best.k.matrix.scoresKnown && fuller && !contradict(fuller.k.matrix, best.k.matrix)
    ? fuller.k.matrix
    : best.k.matrix;
}

/** So many times as many pages must show the grid that is right. */
const OUTNUMBERED = 3;

/** Whether a key is a form's grid gone wrong on a page: it stands where many more pages show another. */
const isSlip = (odd: Keys[number], usual: Keys[number]): boolean =>
  rectA1(odd.range) === rectA1(usual.range) &&
  odd.sheet !== usual.sheet &&
  (usual.sheets ?? 0) >= OUTNUMBERED * (odd.sheets ?? 1);

const sameAxes = (a: Matrix, b: Matrix): boolean =>
  (["likelihood", "impact"] as const).every(
    (axis) => a[axis].length === b[axis].length && a[axis].every(({ number }, i) => number === b[axis][i]!.number),
  );

/** Workbook, then a profile the user chose, then none yet (the default, for reading): what the cells are read by. */
export function firstMatrices(keys: Keys, profile: Profile, sheet: string, sample: RatingSample): Register["matrices"] {
  const threat = keyFor(keys, "threat", sheet, sample) ?? profile.matrix ?? DEFAULT_MATRIX;
  const opportunity =
    keyFor(keys, "opportunity", sheet, sample) ??
    profile.opportunityMatrix ??
    (threat.source === "default" ? DEFAULT_OPPORTUNITY : { ...threat, kind: "opportunity" as const });
  return { threat, opportunity };
}

/** The same with the bands that the register's own rules give, where no key and no profile gives any. */
export function withRuledBands(first: Register["matrices"], rules: () => RuledBands | null): Register["matrices"] {
  const isWithout = (matrix: Matrix): boolean =>
    matrix.source === "default" || (matrix.source === "workbook" && !matrix.bandsKnown);
  const ruled = Object.values(first).some(isWithout) ? rules() : null;
  if (!ruled) return first;
  const banded = (matrix: Matrix): Matrix =>
    !isWithout(matrix)
      ? matrix
      : matrix.source === "workbook"
        ? withBands(matrix, ruled.bands)
        : makeMatrix({
            source: "workbook",
            where: ruled.where,
            kind: matrix.kind,
            likelihood: [],
            impact: [],
            rule: "lookup",
            bands: ruled.bands,
            scoresKnown: false,
          });
  return { threat: banded(first.threat), opportunity: banded(first.opportunity) };
}

/** The same after reading: a default gives way to what the rows themselves show, and a key without scores takes the rows' rule. */
export function settledMatrices(first: Register["matrices"], risks: readonly Risk[]): Register["matrices"] {
  const settle = (matrix: Matrix, kind: Risk["kind"]): Matrix => {
    if (matrix.source !== "default" && matrix.scoresKnown) return withDecimals(matrix, risks, kind);
    const inferred = inferMatrix(scoredPairs(risks, kind)) ?? ruleOfBoth(risks, kind);
    if (matrix.source === "default") return inferred ? { ...inferred, kind } : matrix;
    return withInferredRule(matrix, inferred);
  };
  return { threat: settle(first.threat, "threat"), opportunity: settle(first.opportunity, "opportunity") };
}

/** So many ratings between the levels, and such a share of all, are a register's own way of rating, not slips. */
const LEAST_BETWEEN = 4;
const SHARE_BETWEEN = 0.2;

/** A key of whole levels allows ratings between them where its register rates many risks so. */
function withDecimals(matrix: Matrix, risks: readonly Risk[], kind: Risk["kind"]): Matrix {
  if (matrix.source === "inferred" || matrix.decimals || matrix.rule === "lookup" || matrix.rule === "words")
    return matrix;
  let [between, all] = [0, 0];
  for (const risk of risks)
    for (const reading of Object.values(risk.kind === kind ? risk.stages : {}))
      for (const part of ["likelihood", "impact"] as const) {
        const value = reading?.[part]?.value ?? null;
        if (value === null) continue;
        all++;
        if (isBetween(matrix[part], value)) between++;
      }
  return between >= LEAST_BETWEEN && between >= all * SHARE_BETWEEN ? { ...matrix, decimals: true } : matrix;
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
