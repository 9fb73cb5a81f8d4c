import { colourName, warmthOf } from "./colours";
import { rankOf } from "./key/terms";
import type { Band, Level, Matrix } from "./model";

/** 1 where a list of ranks rises throughout, -1 where it falls; 0 where fewer than two are known or they do neither. */
function trend(ranks: readonly (number | null)[]): 1 | -1 | 0 {
  const known = ranks.filter((rank) => rank !== null);
  if (known.length < 2) return 0;
  for (const way of [1, -1] as const)
    if (known.every((rank, i) => i === 0 || (rank - known[i - 1]!) * way > 0)) return way;
  return 0;
}

const ranksOf = (levels: readonly Level[]): readonly (number | null)[] =>
  levels.map(({ labels }) => labels.map(rankOf).find((rank) => rank !== null) ?? null);

/**
 * Whether a matrix for threats counts from the worst: 1 is almost certain, 1 is catastrophic, and a score of 1 is red. Only where
 * its bands, by their colours or words, or the words of both its axes show it, and nothing else in it shows the opposite.
 */
export function lowIsWorse(matrix: Matrix): boolean {
  if (matrix.kind === "opportunity" || matrix.source === "default" || matrix.rule === "words") return false;
  const bands = matrix.bands.filter(({ min, max }) => min !== null || max !== null);
  const upwards = [...bands].sort((a, b) => (a.min ?? -Infinity) - (b.min ?? -Infinity));
  const fills = trend(upwards.map(({ fill }) => (fill === null ? null : warmthOf(colourName(fill))))),
    words = trend(upwards.map(({ label }) => rankOf(label))),
    likelihood = trend(ranksOf(matrix.likelihood)),
    impact = trend(ranksOf(matrix.impact));
  const told = [fills, words, likelihood, impact];
  return !told.includes(1) && (fills === -1 || words === -1 || (likelihood === -1 && impact === -1));
}

/** The worst band of a matrix for threats; null where it has none. */
export const worstBand = (matrix: Matrix): Band | null =>
  matrix.bands[lowIsWorse(matrix) ? 0 : matrix.bands.length - 1] ?? null;
