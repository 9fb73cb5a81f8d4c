import type { ScoreRule } from "../model";
import { ruleScore, sameNumber } from "../score";

/** How a block of scores follows from the numbers of its rows and columns. */
export interface Fit {
  readonly rule: ScoreRule;
  /** The axis number of each row and each column, in sheet order. */
  readonly rowNumbers: readonly number[];
  readonly columnNumbers: readonly number[];
  /** For product-plus-impact: which of the two is the impact; null where the rule treats both alike. */
  readonly impact: "rows" | "columns" | null;
  /** Cells that differ from the rule. */
  readonly deviations: number;
}

const upTo = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i + 1);

/** How many cells of a key may be wrong while the rest still prove the rule: one in nine, two in twenty-five. */
const allowed = (cells: number): number => Math.max(1, Math.floor(cells * 0.09));

/**
 * The formula that a block of scores follows, for the axis numbers given (null: not known, then 1, 2, 3... either way
 * is tried); null where it follows none. A deviating cell is only forgiven where the axis numbers are known.
 */
export function fitFormula(
  scores: readonly (readonly number[])[],
  rowNumbers: readonly number[] | null,
  columnNumbers: readonly number[] | null,
  forgiving: boolean,
): Fit | null {
  const n = scores.length,
    m = scores[0]!.length;
  const rowWays = rowNumbers ? [rowNumbers] : [upTo(n), [...upTo(n)].reverse()];
  const columnWays = columnNumbers ? [columnNumbers] : [upTo(m), [...upTo(m)].reverse()];
  let best: Fit | null = null;
  const limit = forgiving ? allowed(n * m) : 0;
  for (const rows of rowWays) {
    for (const columns of columnWays) {
      const attempts: readonly (readonly [ScoreRule, Fit["impact"]])[] = [
        ["product", null],
        ["sum", null],
        ["product-plus-impact", "rows"],
        ["product-plus-impact", "columns"],
      ];
      for (const [rule, impact] of attempts) {
        let deviations = 0;
        for (let i = 0; i < n && deviations <= limit; i++) {
          for (let j = 0; j < m && deviations <= limit; j++) {
            const expected =
              impact === "rows" ? ruleScore(rule, columns[j]!, rows[i]!) : ruleScore(rule, rows[i]!, columns[j]!);
            if (!sameNumber(expected!, scores[i]![j]!)) deviations++;
          }
        }
        if (deviations <= limit && (best === null || deviations < best.deviations))
          best = { rule, rowNumbers: rows, columnNumbers: columns, impact, deviations };
      }
    }
  }
  return best;
}

/**
 * Which way a block of values rises: +1 where it never falls from the first line to the last (with at most one step in
 * twelve against it; `slip`: one at least) and its last line is above its first, -1 the other way, 0 where neither holds.
 */
export function rises(values: readonly (readonly number[])[], along: "rows" | "columns", slip = false): 1 | -1 | 0 {
  const n = values.length,
    m = values[0]!.length;
  let up = 0,
    down = 0,
    steps = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < m; j++) {
      const next = along === "rows" ? values[i + 1]?.[j] : values[i]![j + 1];
      if (next === undefined) continue;
      steps++;
      if (next > values[i]![j]!) up++;
      else if (next < values[i]![j]!) down++;
    }
  }
  const against = Math.max(slip && Math.max(up, down) > 2 * Math.min(up, down) ? 1 : 0, Math.floor(steps / 12));
  if (up > down && down <= against && up > steps / 8) return 1;
  if (down > up && up <= against && down > steps / 8) return -1;
  return 0;
}
