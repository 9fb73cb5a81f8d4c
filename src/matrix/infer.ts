import type { Band, Level, Matrix, ScoreRule } from "./model";
import { makeMatrix } from "./build";
import { ruleScore, sameNumber } from "./score";
import { signColours } from "./signs";

/** One scored row of a register: two ratings (axis numbers), the score beside them, and its band's word where there is one. */
export interface ScoredPair {
  readonly likelihood: number;
  readonly impact: number;
  readonly score: number;
  readonly band?: string;
}

/** Fewer scored rows prove nothing. */
const LEAST_ROWS = 8;
const LEAST_SHARE = 0.8;

const SAID: Readonly<Record<ScoreRule, string>> = {
  product: "likelihood x impact",
  sum: "likelihood + impact",
  "product-plus-impact": "likelihood x impact + impact",
  lookup: "one score for each pair of ratings",
  words: "",
};

/**
 * The rule a register's own rows follow: held by at least 80% of at least 8 of them, and by more rows than any other
 * rule. A lookup is inferred only from pairs that stand more than once. null where no rule is held so widely.
 *
 * The axes stay empty for a formula: eight rows show which ratings are used, never where the scale ends, so that
 * an inferred matrix accuses no rating of being off its scale. A lookup has the levels and the cells that were seen.
 * Bands follow from the rows' words where these divide the scores into ranges (see `inferBands`).
 */
export function inferMatrix(pairs: readonly ScoredPair[]): Matrix | null {
  const rows = pairs.filter((p) => [p.likelihood, p.impact, p.score].every(Number.isFinite));
  if (rows.length < LEAST_ROWS) return null;
  const formulas: readonly ScoreRule[] = ["product", "sum", "product-plus-impact"];
  const held = formulas
    .map((rule) => ({
      rule,
      agree: rows.filter((p) => sameNumber(ruleScore(rule, p.likelihood, p.impact)!, p.score)).length,
    }))
    .sort((a, b) => b.agree - a.agree);
  const [best, next] = held as [(typeof held)[0], (typeof held)[0]];
  const bands = inferBands(rows);
  const parts = { source: "inferred", bands, bandsKnown: bands.length > 0 } as const;
  if (best.agree >= rows.length * LEAST_SHARE && best.agree > next.agree) {
    return makeMatrix({
      ...parts,
      where: `${SAID[best.rule]} in ${best.agree} of ${rows.length} rows`,
      likelihood: [],
      impact: [],
      rule: best.rule,
    });
  }
  const table = inferLookup(rows);
  if (!table) return null;
  return makeMatrix({
    ...parts,
    where: `${SAID.lookup} in ${table.agree} of ${rows.length} rows`,
    likelihood: table.likelihood,
    impact: table.impact,
    rule: "lookup",
    scores: table.scores,
  });
}

const pairKey = (p: ScoredPair): string => `${p.likelihood}|${p.impact}`;

/** The value held by more than half of the list; undefined where none is. */
function majority<T>(values: readonly T[]): { readonly value: T; readonly count: number } | undefined {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  for (const [value, count] of counts) if (count * 2 > values.length) return { value, count };
  return undefined;
}

function inferLookup(rows: readonly ScoredPair[]) {
  const groups = new Map<string, ScoredPair[]>();
  for (const row of rows) {
    const group = groups.get(pairKey(row));
    if (group) group.push(row);
    else groups.set(pairKey(row), [row]);
  }
  const repeated = [...groups.values()].filter((group) => group.length > 1);
  const inRepeated = repeated.reduce((n, group) => n + group.length, 0);
  let agree = 0;
  const settled = new Map<string, number>();
  for (const [key, group] of groups) {
    const most = majority(group.map((p) => p.score));
    if (!most) continue;
    settled.set(key, most.value);
    if (group.length > 1) agree += most.count;
  }
  if (repeated.length < 3 || inRepeated < LEAST_ROWS || agree < inRepeated * LEAST_SHARE) return null;
  const distinct = (of: (p: ScoredPair) => number): readonly Level[] =>
    [...new Set(rows.map(of))].sort((a, b) => a - b).map((number) => ({ number, labels: [] }));
  const likelihood = distinct((p) => p.likelihood),
    impact = distinct((p) => p.impact);
  if (likelihood.length > 12 || impact.length > 12) return null;
  const scores = likelihood.map((l) => impact.map((i) => settled.get(`${l.number}|${i.number}`) ?? null));
  return { likelihood, impact, scores, agree: rows.filter((p) => settled.get(pairKey(p)) === p.score).length };
}

/**
 * Bands from the words beside the scores: where at least 90% of at least 8 rows fit ranges of scores that do not
 * overlap, each word at least twice. A band reaches only as far as the scores seen in it. Empty where a pair of ratings
 * wears a word twice that its score's range denies: then the bands belong to cells, not to scores.
 */
function inferBands(rows: readonly ScoredPair[]): readonly Band[] {
  const worded = rows.flatMap((row) =>
    row.band?.trim() ? [{ ...row, word: wordOf(row.band), key: wordOf(row.band).toLowerCase() }] : [],
  );
  if (worded.length < LEAST_ROWS) return [];
  const byWord = new Map<string, (typeof worded)[number][]>();
  for (const row of worded) {
    const list = byWord.get(row.key);
    if (list) list.push(row);
    else byWord.set(row.key, [row]);
  }
  const words = [...byWord.entries()].filter(([, list]) => list.length > 1);
  if (words.length < 2 || words.length > 6 || new Set(worded.map((row) => row.score)).size > 200) return [];
  const ranked = words
    .map(([key, list]) => ({ key, label: list[0]!.word, scores: list.map((row) => row.score).sort((a, b) => a - b) }))
    .sort((a, b) => a.scores[Math.floor(a.scores.length / 2)]! - b.scores[Math.floor(b.scores.length / 2)]!);
  // Between two neighbours the border stands where the fewest rows are on the wrong side of it.
  const borders: number[] = [-Infinity];
  for (let i = 0; i + 1 < ranked.length; i++) borders.push(bestBorder(ranked[i]!.scores, ranked[i + 1]!.scores));
  borders.push(Infinity);
  const inside = (i: number, score: number): boolean => score > borders[i]! && score <= borders[i + 1]!;
  const bands: Band[] = [];
  let agree = 0;
  for (const [i, band] of ranked.entries()) {
    const own = band.scores.filter((score) => inside(i, score));
    if (own.length < 2) return [];
    agree += own.length;
    bands.push({
      id: idOf(band.label),
      label: band.label,
      words: [],
      min: own[0]!,
      max: own[own.length - 1]!,
      fill: null,
    });
  }
  if (agree < worded.length * 0.9 || new Set(bands.map((b) => b.id)).size < bands.length) return [];
  const odd = new Set<string>();
  for (const row of worded) {
    const i = ranked.findIndex((band) => band.key === row.key);
    if (i >= 0 && inside(i, row.score)) continue;
    const key = `${pairKey(row)}|${row.key}`;
    if (odd.has(key)) return [];
    odd.add(key);
  }
  return bands;
}

/** A band's word as it stands, or the colour of the sign that stands for it. */
const wordOf = (band: string): string => signColours(band)[0] ?? band.trim();

/** The score at or below which a row belongs to the lower of two bands; both lists sorted. */
function bestBorder(lower: readonly number[], upper: readonly number[]): number {
  let best = lower[lower.length - 1]!,
    least = Infinity;
  for (const border of new Set([...lower, upper[0]! - 1e-6])) {
    const wrong = lower.filter((s) => s > border).length + upper.filter((s) => s <= border).length;
    if (wrong < least) [best, least] = [border, wrong];
  }
  return best;
}

/** A band's id from its word: lower case, joined by hyphens. */
export const idOf = (word: string): string =>
  word
    .normalize("NFKC")
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "") || "band";
