import type { Entry } from "./consolidate";
import { standingOf, type Standing } from "./escalate";

export interface Ranked {
  readonly entry: Entry;
  /** Place among the entries. */
  readonly row: number;
  readonly standing: Standing;
}

/**
 * Risks from the gravest down: by how far their band is from the worst of its own matrix, then by score within one matrix.
 * Scores of two matrices are never held against each other: there the sources' order stands. What has no band comes last.
 */
export function ranked(entries: readonly Entry[]): readonly Ranked[] {
  const matrices = [...new Set(entries.map(({ matrix }) => matrix))];
  const known = entries.flatMap((entry, row) => {
    const standing = standingOf(entry.source.register, entry.risk);
    if (entry.risk.kind !== "threat" || (standing.band === null && standing.score === null)) return [];
    const bands = standing.matrix.bands;
    const at = bands.findIndex(({ id }) => id === standing.band?.id);
    return [
      {
        entry,
        row,
        standing,
        short: at < 0 ? Infinity : bands.length - 1 - at,
        matrix: matrices.indexOf(entry.matrix),
      },
    ];
  });
  return known.sort(
    (a, b) =>
      (a.short === b.short ? 0 : a.short - b.short) ||
      a.matrix - b.matrix ||
      (b.standing.score ?? -Infinity) - (a.standing.score ?? -Infinity) ||
      a.row - b.row,
  );
}
