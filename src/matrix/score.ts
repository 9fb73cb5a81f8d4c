import type { Band, Level, Matrix, ScoreRule } from "./model";
import { signColours } from "./signs";
import { initials, numberAndWords, plainNumber, plainWord, romanNumber, wordForms } from "./words";

/** Two scores or ratings are one where rounding alone tells them apart (0.1 x 3). */
export const sameNumber = (a: number, b: number): boolean => Math.abs(a - b) < 1e-6;

/** What a formula rule gives for two ratings; null for rules that are no formula. */
export function ruleScore(rule: ScoreRule, likelihood: number, impact: number): number | null {
  const tidy = (n: number): number => Math.round(n * 1e6) / 1e6;
  switch (rule) {
    case "product":
      return tidy(likelihood * impact);
    case "sum":
      return tidy(likelihood + impact);
    case "product-plus-impact":
      return tidy(likelihood * impact + impact);
    case "lookup":
    case "words":
      return null;
  }
}

const indexOn = (axis: readonly Level[], rating: number): number =>
  axis.findIndex((level) => sameNumber(level.number, rating));

/**
 * The score of two ratings (axis numbers); null where one is not on its axis, or the matrix gives no scores
 * (a legend that states no rule).
 * A matrix without axes (inferred, no key) answers by its rule for any ratings.
 */
export function scoreOf(matrix: Matrix, likelihood: number, impact: number): number | null {
  if (!matrix.scoresKnown) return null;
  if (matrix.likelihood.length === 0 || matrix.impact.length === 0) return ruleScore(matrix.rule, likelihood, impact);
  const score = matrix.cells[indexOn(matrix.likelihood, likelihood)]?.[indexOn(matrix.impact, impact)]?.score ?? null;
  return (
    score ??
    (matrix.decimals && isOnAxis(matrix, "likelihood", likelihood) && isOnAxis(matrix, "impact", impact)
      ? ruleScore(matrix.rule, likelihood, impact)
      : null)
  );
}

/** Whether a rating is on an axis: one of its levels or, where the matrix allows decimals, anything from the lowest to the highest. An axis that is not known holds any rating. */
export function isOnAxis(matrix: Matrix, axis: "likelihood" | "impact", rating: number): boolean {
  const levels = matrix[axis];
  if (levels.length === 0 || indexOn(levels, rating) >= 0) return true;
  return matrix.decimals === true && rating >= levels[0]!.number && rating <= levels[levels.length - 1]!.number;
}

const bandById = (matrix: Matrix, id: string | null | undefined): Band | null =>
  id == null ? null : (matrix.bands.find((b) => b.id === id) ?? null);

/** The band whose range holds the score; null where none or more than one does. */
export function bandInRange(bands: readonly Band[], score: number): Band | null {
  const held = bands.filter(
    (b) =>
      (b.min !== null || b.max !== null) &&
      (b.min === null || score >= b.min - 1e-9) &&
      (b.max === null || score <= b.max + 1e-9),
  );
  return held.length === 1 ? held[0]! : null;
}

/** The band of two ratings (axis numbers); null where one is not on its axis or the cell wears none. */
export function bandOfPair(matrix: Matrix, likelihood: number, impact: number): Band | null {
  if (matrix.likelihood.length > 0 && matrix.impact.length > 0 && !matrix.decimals) {
    return bandById(
      matrix,
      matrix.cells[indexOn(matrix.likelihood, likelihood)]?.[indexOn(matrix.impact, impact)]?.band,
    );
  }
  const score = scoreOf(matrix, likelihood, impact);
  return score === null ? null : bandInRange(matrix.bands, score);
}

/** The band of a score, where every cell that gives this score wears the same one; null otherwise, and for a score no pair gives. */
export function bandOfScore(matrix: Matrix, score: number): Band | null {
  if (!matrix.scoresKnown || matrix.decimals || matrix.likelihood.length === 0 || matrix.impact.length === 0)
    return bandInRange(matrix.bands, score);
  let found: string | null = null;
  for (const row of matrix.cells) {
    for (const cell of row) {
      if (cell.score === null || !sameNumber(cell.score, score)) continue;
      if (cell.band === null || (found !== null && found !== cell.band)) return null;
      found = cell.band;
    }
  }
  return bandById(matrix, found);
}

/** Every score some pair gives, lowest first, each once. Empty where the axes are not known or the matrix has words only. */
export function reachableScores(matrix: Matrix): readonly number[] {
  const scores = matrix.cells.flatMap((row) => row.flatMap((cell) => (cell.score === null ? [] : [cell.score])));
  return scores.sort((a, b) => a - b).filter((score, i) => i === 0 || !sameNumber(score, scores[i - 1]!));
}

/** What may stand behind a band's word without changing it: "High risk", "Red rated". */
const AFTER_BAND = /(?:risks?|rated|rating|band|level|opportunit(?:y|ies))$/;

const bandForms = (band: Band): ReadonlySet<string> =>
  new Set(
    [band.id, band.label, ...band.words]
      .flatMap((word) => [plainWord(word), ...wordForms(word)])
      .flatMap((word) => [word, word.replace(AFTER_BAND, "")])
      .filter((word) => word !== ""),
  );

/** The band a text names: its word, letter or label, also with a score beside it ("16 High", "High (16)", "HIGH RISK"). null where it names none, or two. */
export function bandNamed(matrix: Matrix, text: string): Band | null {
  const exact = plainWord(text);
  const signs = signColours(text);
  if (signs.length > 0) return signs.map((colour) => bandNamed(matrix, colour)).find((band) => band !== null) ?? null;
  if (exact === "") return null;
  const forms = new Set([exact, ...wordForms(text)].flatMap((word) => [word, word.replace(AFTER_BAND, "")]));
  const named = matrix.bands.filter((band) => {
    for (const form of bandForms(band)) if (forms.has(form)) return true;
    return false;
  });
  if (named.length > 1) {
    const own = (band: Band): readonly string[] => [band.id, band.label, ...band.words].map(plainWord);
    // "Priority 2 (12)" names one of several priorities only with its number.
    const closest = [
      named.filter((band) => own(band).includes(exact)),
      named.filter((band) => own(band).some((word) => forms.has(word))),
    ].find((closer) => closer.length > 0);
    return closest?.length === 1 ? closest[0]! : null;
  }
  return named[0] ?? null;
}

/** Whether every level is called by a number of the council's own beside its place: "1 - Catastrophic" is the worst of four. */
export const isNumberedAnew = (axis: readonly Level[]): boolean =>
  axis.length > 0 && axis.every((level) => level.labels.some((label) => /^\d{1,2}$/.test(label)));

/**
 * The level a cell's text or number means, by the axis's own numbers and labels: 4, "4", "4 - Likely", "Likely (4)",
 * "L4", "Likely", "IV", a letter. Case, spaces and hyphens do not matter. null for what is not on the axis, for what
 * could mean two levels, and where number and word disagree ("4 - Rare").
 */
export function levelOf(axis: readonly Level[], value: string | number): Level | null {
  if (isNumberedAnew(axis)) {
    const number = plainNumber(String(value)) ?? numberAndWords(String(value)).number;
    const named = typeof value === "number" ? null : levelNamed(axis, value);
    if (number !== null) {
      const level = axis.find(({ labels }) => labels.includes(String(number))) ?? null;
      return named && named !== level ? null : level;
    }
  }
  if (typeof value === "number") return axis[indexOn(axis, value)] ?? null;
  const alone = plainNumber(value);
  if (alone !== null) return axis[indexOn(axis, alone)] ?? null;
  const named = levelNamed(axis, value);
  if (named === "two") return null;
  const roman = romanNumber(value);
  const counted = roman === null ? null : (axis[indexOn(axis, roman)] ?? null);
  // "I" may be the first level or the initial of another one's word.
  if (
    named &&
    counted &&
    named !== counted &&
    !named.labels.some((label) => wordForms(label).includes(plainWord(value)))
  )
    return null;
  const { number, words, apart } = numberAndWords(value);
  if (number !== null) {
    const level = axis[indexOn(axis, number)] ?? null;
    if (named) return level === named ? level : null;
    // Words we do not know do not contradict a number that is set apart from them; "4 weeks" is no rating.
    return apart && words.length <= 60 ? level : null;
  }
  if (named) return named;
  const prefixed = /^\s*(?:[LIPCS]|likelihood|probability|impact|consequence|severity)\s*[-=:]?\s*(\d{1,2})\s*$/i.exec(
    value.normalize("NFKC"),
  );
  if (prefixed) return axis[indexOn(axis, Number(prefixed[1]))] ?? null;
  return counted;
}

/** The one level whose labels (or, where the axis's initials all differ, whose initials) the text gives. */
function levelNamed(axis: readonly Level[], text: string): Level | "two" | null {
  const exact = plainWord(text);
  if (exact === "") return null;
  const whole = axis.filter((level) => level.labels.some((label) => plainWord(label) === exact));
  if (whole.length === 1) return whole[0]!;
  const forms = wordForms(text);
  const hits = axis.filter((level) =>
    level.labels.some((label) => wordForms(label).some((form) => forms.includes(form))),
  );
  if (hits.length > 0) return hits.length === 1 ? hits[0]! : "two";
  if (exact.length > 3 || !/^\p{L}+$/u.test(exact)) return null;
  const byInitials = axis.filter((level) =>
    level.labels.some((label) => /\p{L}{2}/u.test(label) && initials(label) === exact),
  );
  return byInitials.length === 1 ? byInitials[0]! : byInitials.length > 1 ? "two" : null;
}
