import type { Band, CellDoubt, Matrix } from "./model";
import { reachableScores, ruleScore, sameNumber } from "./score";

/** A cell of a matrix: likelihood index and impact index, 0-based, lowest level first. */
export type CellIndex = readonly [number, number];

/** A score with the cells that give it. */
export interface ScoreFault {
  readonly score: number;
  readonly cells: readonly CellIndex[];
}

const indexes = (matrix: Matrix): readonly CellIndex[] =>
  matrix.cells.flatMap((row, i) => row.map((_, j): CellIndex => [i, j]));
const scoreAt = (matrix: Matrix, [i, j]: CellIndex): number | null => matrix.cells[i]![j]!.score;
const doubtAt = (matrix: Matrix, [i, j]: CellIndex): CellDoubt | undefined =>
  matrix.doubts?.find(({ cell }) => cell[0] === i && cell[1] === j);
/** The band a cell shows, also where the rest of the key denies it: the key is judged as it is drawn. */
const bandAt = (matrix: Matrix, at: CellIndex): string | null =>
  doubtAt(matrix, at)?.shown ?? matrix.cells[at[0]]![at[1]]!.band;
const cellsScoring = (matrix: Matrix, score: number): readonly CellIndex[] =>
  indexes(matrix).filter((at) => scoreAt(matrix, at) !== null && sameNumber(scoreAt(matrix, at)!, score));

const isRange = (band: Band): boolean => band.min !== null || band.max !== null;
const holds = (band: Band, score: number): boolean =>
  isRange(band) && (band.min === null || score >= band.min - 1e-9) && (band.max === null || score <= band.max + 1e-9);

/** Whether the bands are ranges of scores at all; bands that belong to cells have neither gaps nor overlaps. */
const ranged = (matrix: Matrix): boolean =>
  matrix.bandsKnown && matrix.scoresKnown && matrix.bands.length > 0 && matrix.bands.every(isRange);

/** Reachable scores in no band's range. A score no pair gives is no gap, nor one whose cells the key contradicts. */
export const bandGaps = (matrix: Matrix): readonly ScoreFault[] =>
  !ranged(matrix)
    ? []
    : reachableScores(matrix)
        .filter((score) => !matrix.bands.some((band) => holds(band, score)))
        .map((score) => ({ score, cells: cellsScoring(matrix, score) }))
        .filter(({ cells }) => !cells.every((at) => doubtAt(matrix, at)));

/** Reachable scores in the ranges of two bands or more. */
export const bandOverlaps = (matrix: Matrix): readonly (ScoreFault & { readonly bands: readonly Band[] })[] =>
  !ranged(matrix)
    ? []
    : reachableScores(matrix)
        .map((score) => ({
          score,
          bands: matrix.bands.filter((band) => holds(band, score)),
          cells: cellsScoring(matrix, score),
        }))
        .filter((fault) => fault.bands.length > 1);

/** Cells whose score is not what the matrix's own formula gives. None for a lookup, which has no formula. */
export const ruleDeviations = (
  matrix: Matrix,
): readonly { readonly cell: CellIndex; readonly score: number; readonly expected: number }[] =>
  indexes(matrix).flatMap((cell) => {
    const score = scoreAt(matrix, cell),
      expected = ruleScore(matrix.rule, matrix.likelihood[cell[0]]!.number, matrix.impact[cell[1]]!.number);
    return score === null || expected === null || sameNumber(score, expected) ? [] : [{ cell, score, expected }];
  });

/**
 * Neighbouring cells at which the score or the band falls as likelihood or impact rises by one level. Where one cell
 * stands out of an order that all others keep, it is that cell, told once.
 */
export function falls(
  matrix: Matrix,
): readonly { readonly from: CellIndex; readonly to: CellIndex; readonly what: "score" | "band" }[] {
  const rank = new Map(matrix.bands.map((band, i) => [band.id, i]));
  const found: { from: CellIndex; to: CellIndex; what: "score" | "band" }[] = [];
  const odd = new Set(matrix.doubts?.flatMap(({ by, cell }) => (by === "neighbours" ? [cell.join()] : [])));
  const told = new Set<string>();
  for (const from of indexes(matrix)) {
    const [i, j] = from;
    for (const to of [
      [i + 1, j],
      [i, j + 1],
    ] as const) {
      if (!matrix.cells[to[0]]?.[to[1]]) continue;
      const before = scoreAt(matrix, from),
        after = scoreAt(matrix, to);
      if (before !== null && after !== null && after < before && !sameNumber(after, before))
        found.push({ from, to, what: "score" });
      const low = rank.get(bandAt(matrix, from) ?? ""),
        high = rank.get(bandAt(matrix, to) ?? "");
      if (low === undefined || high === undefined || high >= low) continue;
      const sure = [from, to].find((at) => odd.has(at.join()))?.join();
      if (sure !== undefined && told.has(sure)) continue;
      if (sure !== undefined) told.add(sure);
      found.push({ from, to, what: "band" });
    }
  }
  return found;
}

/** The cells of the two outermost bands, by Cox's names: red is the worst, green the best. */
interface Extremes {
  readonly red: readonly CellIndex[];
  readonly green: readonly CellIndex[];
}

/**
 * null where there is no red or no green. Bands stand in order of rising score for either kind of matrix, so that for
 * opportunities the greatest band takes red's part and the least green's: the axioms mirrored.
 */
function extremes(matrix: Matrix): Extremes | null {
  if (!matrix.bandsKnown || matrix.bands.length < 2) return null;
  const wearing = (band: Band): readonly CellIndex[] => indexes(matrix).filter((at) => bandAt(matrix, at) === band.id);
  const green = wearing(matrix.bands[0]!),
    red = wearing(matrix.bands[matrix.bands.length - 1]!);
  return red.length > 0 && green.length > 0 ? { red, green } : null;
}

/** With axes split evenly, a cell's least and greatest risk in units of one cell: (i-1)(j-1) and i*j, counted from 1. */
const low = ([i, j]: CellIndex): number => i * j;
const high = ([i, j]: CellIndex): number => (i + 1) * (j + 1);

/** Cells that break one of Cox's axioms; an empty list where it holds, null where it cannot be judged (no red or no green). */
export type AxiomFault = readonly CellIndex[] | null;

/** Weak consistency: no point of a red cell is a smaller risk than a point of a green one. Lists the red and green cells that break it. */
export function weakConsistency(matrix: Matrix): AxiomFault {
  const found = extremes(matrix);
  if (!found) return null;
  const leastRed = Math.min(...found.red.map(low)),
    mostGreen = Math.max(...found.green.map(high));
  if (leastRed >= mostGreen) return [];
  return [...found.red.filter((at) => low(at) < mostGreen), ...found.green.filter((at) => high(at) > leastRed)];
}

/** Betweenness: a small step never leads from green straight to red. Lists the green cells from which it does. Not judged on two bands. */
export function betweenness(matrix: Matrix): AxiomFault {
  const found = extremes(matrix);
  if (!found || matrix.bands.length < 3) return null;
  const red = new Set(found.red.map(([i, j]) => `${i},${j}`));
  return found.green.filter(
    ([i, j]) => red.has(`${i + 1},${j}`) || red.has(`${i},${j + 1}`) || red.has(`${i + 1},${j + 1}`),
  );
}

/**
 * Consistent colouring, in our decidable reading: a cell should be red exactly when its greatest risk is at least the
 * least such of any red cell and its least risk is at least the greatest risk of any green cell; green exactly when its
 * least risk is at most the greatest such of any green cell and its greatest risk at most the least risk of any red
 * cell. Lists the cells that differ.
 */
export function consistentColouring(matrix: Matrix): AxiomFault {
  const found = extremes(matrix);
  if (!found) return null;
  const leastRedHigh = Math.min(...found.red.map(high)),
    leastRedLow = Math.min(...found.red.map(low));
  const mostGreenHigh = Math.max(...found.green.map(high)),
    mostGreenLow = Math.max(...found.green.map(low));
  const red = matrix.bands[matrix.bands.length - 1]!.id,
    green = matrix.bands[0]!.id;
  return indexes(matrix).filter((at) => {
    const shouldBeRed = high(at) >= leastRedHigh && low(at) >= mostGreenHigh;
    const shouldBeGreen = low(at) <= mostGreenLow && high(at) <= leastRedLow;
    return shouldBeRed !== (bandAt(matrix, at) === red) || shouldBeGreen !== (bandAt(matrix, at) === green);
  });
}
