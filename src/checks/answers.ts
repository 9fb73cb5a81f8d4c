import { bandNamed, bandOfPair, bandOfScore, scoreOf, type Band, type Matrix } from "../matrix";
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

export const scoreFor = (matrix: Matrix, likelihood: number, impact: number): number | null =>
  remembered(answers(matrix).scores, `${likelihood} ${impact}`, () => scoreOf(matrix, likelihood, impact));
export const bandForPair = (matrix: Matrix, likelihood: number, impact: number): Band | null =>
  remembered(answers(matrix).pairs, `${likelihood} ${impact}`, () => bandOfPair(matrix, likelihood, impact));
export const bandForScore = (matrix: Matrix, score: number): Band | null =>
  remembered(answers(matrix).bands, score, () => bandOfScore(matrix, score));
export const bandForName = (matrix: Matrix, text: string): Band | null =>
  remembered(answers(matrix).names, text, () => bandNamed(matrix, text));
