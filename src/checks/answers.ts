import {
  bandNamed,
  bandOfPair,
  bandOfScore,
  reachableScores,
  ruleDeviations,
  sameNumber,
  scoreOf,
  type Band,
  type Matrix,
} from "../matrix";
import { oncePer } from "./walk";

/**
 * What a matrix answers, remembered: thousands of risks ask the same few questions. Texts are remembered up to a limit only,
 * since a hostile workbook may have a different one in every cell.
 */

interface Answers {
  readonly scores: Map<string, number | null>;
  readonly pairs: Map<string, Band | null>;
  readonly bands: Map<number, Band | null>;
  readonly names: Map<string, Band | null>;
}
const answers = oncePer((_: Matrix): Answers => ({
  scores: new Map(),
  pairs: new Map(),
  bands: new Map(),
  names: new Map(),
}));
const MOST = 10_000;

function remembered<K, V>(known: Map<K, V | null>, key: K, ask: () => V | null): V | null {
  let answer = known.get(key);
  if (answer === undefined) {
    answer = ask();
    if (known.size < MOST) known.set(key, answer);
  }
  return answer;
}

/** More deviations than this share of the cells, and the rule is not the matrix's. */
const MOST_ODD = 0.2;

/** Cells of a key whose score breaks the rule of all others: told by `matrix-score`, and fit to judge no risk by. */
export const oddScores = oncePer((matrix: Matrix) => {
  const odd = ruleDeviations(matrix);
  return odd.length > matrix.cells.length * (matrix.cells[0]?.length ?? 0) * MOST_ODD ? [] : odd;
});

const isOdd = (matrix: Matrix, likelihood: number, impact: number): boolean =>
  oddScores(matrix).some(
    ({ cell: [l, i] }) =>
      sameNumber(matrix.likelihood[l]!.number, likelihood) && sameNumber(matrix.impact[i]!.number, impact),
  );

export const scoreFor = (matrix: Matrix, likelihood: number, impact: number): number | null =>
  remembered(answers(matrix).scores, `${likelihood} ${impact}`, () =>
    isOdd(matrix, likelihood, impact) ? null : scoreOf(matrix, likelihood, impact),
  );
export const bandForPair = (matrix: Matrix, likelihood: number, impact: number): Band | null =>
  remembered(answers(matrix).pairs, `${likelihood} ${impact}`, () => bandOfPair(matrix, likelihood, impact));
export const bandForScore = (matrix: Matrix, score: number): Band | null =>
  remembered(answers(matrix).bands, score, () => bandOfScore(matrix, score));
/** The band of a score, also of one that no pair gives: that of the scores next to it, where they share one. */
export function bandAround(matrix: Matrix, score: number): Band | null {
  const band = bandForScore(matrix, score);
  if (band) return band;
  const scores = reachableScores(matrix);
  const below = scores.filter((one) => one < score).at(-1),
    above = scores.find((one) => one > score);
  if (below === undefined || above === undefined || scores.includes(score)) return null;
  const [under, over] = [bandForScore(matrix, below), bandForScore(matrix, above)];
  return under && under.id === over?.id ? under : null;
}
export const bandForName = (matrix: Matrix, text: string): Band | null =>
  remembered(answers(matrix).names, text, () => bandNamed(matrix, text));
