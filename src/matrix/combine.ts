import { makeMatrix } from "./build";
import type { Band, Matrix } from "./model";

/**
 * A key that gives bands or level words but no scores, completed by the rule its register's rows follow. The key's own
 * word stands wherever it says something (its axes too), but the whole counts as inferred: the weaker of the two. The key itself
 * where the rows show no formula, where it has scores already.
 */
export function withInferredRule(key: Matrix, inferred: Matrix | null): Matrix {
  if (key.scoresKnown || inferred === null || inferred.rule === "lookup" || inferred.rule === "words") return key;
  const byCell = key.rule === "words";
  const whole = makeMatrix({
    source: "inferred",
    where: `${key.where}; ${inferred.where}`,
    kind: key.kind,
    likelihood: key.likelihood,
    impact: key.impact,
    rule: inferred.rule,
    bands: key.bands,
    ...(byCell && { bandIds: key.cells.map((row) => row.map((cell) => cell.band)) }),
    bandsKnown: key.bandsKnown,
    axesKnown: key.likelihood.length > 0 && key.impact.length > 0,
    appetite: key.appetite,
    doubts: key.doubts,
  });
  return byCell ? { ...whole, bands: rangesOf(whole) } : whole;
}

/** A key that shows scores or levels but no bands, with bands that the workbook gives elsewhere. */
export const withBands = (key: Matrix, bands: readonly Band[]): Matrix =>
  makeMatrix({ ...key, scores: key.cells.map((row) => row.map(({ score }) => score)), bands, bandsKnown: true });

/** Ranges for bands that were given by cell, where no score wears two of them; the bands as they are otherwise. */
function rangesOf({ bands, cells }: Matrix): readonly Band[] {
  const ranged = bands.map((band): Band => {
    const scores = cells.flat().flatMap((cell) => (cell.band === band.id && cell.score !== null ? [cell.score] : []));
    return scores.length === 0 ? band : { ...band, min: Math.min(...scores), max: Math.max(...scores) };
  });
  const apart = ranged.every((band, k) => band.min !== null && (k === 0 || band.min > ranged[k - 1]!.max!));
  return apart ? ranged : bands;
}
