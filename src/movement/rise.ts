import { bandNamed, bandOfScore, reachableScores, scoreOf, type Band, type Matrix } from "../matrix";
import { pairOf, type StageReading } from "../register";

/** Above 0 where the later stage scores higher, below where lower; null where the two cannot be compared. */
export function riseBetween(matrix: Matrix, before: StageReading, now: StageReading): number | null {
  const from = stageScore(matrix, before);
  const to = stageScore(matrix, now);
  if (from !== null && to !== null && onOneScale(matrix, from, to)) return Math.sign(to - from);
  const [fromBand, toBand] = [bandIndex(matrix, before, from), bandIndex(matrix, now, to)];
  if (fromBand !== null && toBand !== null) return Math.sign(toBand - fromBand);
  if (from !== null || to !== null) return null;
  return ratingsRise(before, now);
}

/** The same by scores or ratings alone, whatever their bands are. */
export function figuresRise(matrix: Matrix, before: StageReading, now: StageReading): number | null {
  const from = stageScore(matrix, before);
  const to = stageScore(matrix, now);
  return from !== null && to !== null ? Math.sign(to - from) : ratingsRise(before, now);
}

/** The score a stage shows, else what the matrix gives for its ratings; null where neither is known. */
export function stageScore(matrix: Matrix, stage: StageReading): number | null {
  if (stage.score?.state === "scored" && stage.score.value !== null) return stage.score.value;
  if (stage.score && stage.score.state !== "blank" && stage.score.state !== "scored") return null;
  const pair = pairOf(stage);
  return pair && matrix.source !== "default" ? scoreOf(matrix, pair.likelihood, pair.impact) : null;
}

/** Without any score rule two pairs still compare where neither rating goes against the other. */
function ratingsRise(before: StageReading, now: StageReading): number | null {
  const from = pairOf(before);
  const to = pairOf(now);
  if (!from || !to) return null;
  const moves = [Math.sign(to.likelihood - from.likelihood), Math.sign(to.impact - from.impact)];
  if (moves.includes(1) && moves.includes(-1)) return null;
  return moves.includes(1) ? 1 : moves.includes(-1) ? -1 : 0;
}

/** A score out of 100 beside one out of 25 says nothing; two that leave the matrix together are on one scale, if not on this one. */
function onOneScale(matrix: Matrix, a: number, b: number): boolean {
  if (matrix.source === "default") return true;
  let range = RANGES.get(matrix);
  if (!range) {
    const scores = reachableScores(matrix);
    range = [scores[0] ?? -Infinity, scores[scores.length - 1] ?? Infinity];
    RANGES.set(matrix, range);
  }
  const [least, most] = range;
  const within = (score: number): boolean => score >= least && score <= most;
  return within(a) === within(b);
}

/** Least and most score of a matrix, worked out once: every risk asks for it. */
const RANGES = new WeakMap<Matrix, readonly [number, number]>();

/** The band a stage names, else the one its score has; null where neither is known. */
export function stageBand(matrix: Matrix, stage: StageReading): Band | null {
  const at = bandIndex(matrix, stage, stageScore(matrix, stage));
  return at === null ? null : matrix.bands[at]!;
}

/** Place of a stage's band in the matrix's order, best (least) first. */
function bandIndex(matrix: Matrix, stage: StageReading, score: number | null): number | null {
  const word =
    stage.band?.band ??
    (stage.score?.state === "scored" && stage.score.value === null ? bandNamed(matrix, stage.score.text)?.id : null);
  const id =
    word ??
    (score !== null && matrix.bandsKnown && matrix.source !== "default" ? bandOfScore(matrix, score)?.id : null);
  const at = id === null || id === undefined ? -1 : matrix.bands.findIndex((band) => band.id === id);
  return at < 0 ? null : at;
}
