import { reachableScores, sameNumber, type Matrix } from "../matrix";

const written = ({ source }: Matrix): boolean => source === "workbook" || source === "chosen";

/**
 * Whether the scores of two periods mean the same: a council that goes from a 4x4 matrix to a 5x5 one has not made a risk
 * worse. Only two matrices that are written down (or chosen) can differ; an inferred one knows no more than it saw.
 */
export function sameScale(one: Matrix, other: Matrix): boolean {
  if (one === other || !written(one) || !written(other)) return true;
  const [a, b] = [reachableScores(one), reachableScores(other)];
  if (a.length > 0 && b.length > 0) return a.length === b.length && a.every((score, i) => sameNumber(score, b[i]!));
  const [most, now] = [worstScore(one, a), worstScore(other, b)];
  return most === null || now === null || sameNumber(most, now);
}

/** The worst score there is, by the pairs of ratings, else by the bands; null where a band has no end. */
function worstScore({ bands, bandsKnown }: Matrix, reachable: readonly number[]): number | null {
  if (reachable.length > 0) return Math.max(...reachable);
  const ends = bands.map(({ max }) => max);
  return bandsKnown && ends.length > 1 && ends.every((end) => end !== null && Number.isFinite(end))
    ? Math.max(...(ends as number[]))
    : null;
}
