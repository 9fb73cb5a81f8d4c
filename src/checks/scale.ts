import { reachableScores, ruleScore, sameNumber, type Matrix } from "../matrix";
import { STAGES, type Register, type Risk, type Stage } from "../register";
import { axesProved, followsMatrix, scoresProved } from "./proof";
import { numberOf, oncePer } from "./walk";

/** How the scores of a stage are scaled, so far as its rows show. */
interface Scale {
  readonly scores: readonly number[];
  /** Whether most of its risks show both ratings. */
  readonly rated: boolean;
  readonly mostRating: number;
}

/** Every stage's scale by kind: "threat residual". */
const scales = oncePer((register: Register): ReadonlyMap<string, Scale> => {
  const found = new Map<string, { scores: number[]; rated: number; rows: number; mostRating: number }>();
  for (const risk of register.risks) {
    for (const stage of STAGES) {
      const reading = risk.stages[stage];
      const score = numberOf(reading?.score);
      const likelihood = numberOf(reading?.likelihood),
        impact = numberOf(reading?.impact);
      if (score === null && (likelihood === null || impact === null)) continue;
      const key = `${risk.kind} ${stage}`;
      const scale = found.get(key) ?? { scores: [], rated: 0, rows: 0, mostRating: 0 };
      found.set(key, scale);
      scale.rows++;
      if (score !== null) scale.scores.push(score);
      if (likelihood === null || impact === null) continue;
      scale.rated++;
      scale.mostRating = Math.max(scale.mostRating, likelihood, impact);
    }
  }
  return new Map(
    [...found].map(([key, { scores, rated, rows, mostRating }]) => [
      key,
      { scores, rated: rated * 2 >= rows, mostRating },
    ]),
  );
});

/** Words by which a heading says its stage, and none of its scale. */
const STAGE_WORDS =
  /\b(?:inherent|gross|raw|pure|original|initial|unmitigated|current|live|now|residual|net|mitigated|controlled|reassessed|target|planned|desired|expected|previous|last|prior|quarter|period|end|year|before|after|pre|post|controls?|mitigation|risks?)\b/gi;

/** What a stage's score column is headed, without its stage: "score" of "Residual risk / Score". null where it has no heading of its own. */
const scoreHeadings = oncePer((register: Register): ReadonlyMap<Stage, string> => {
  const headings = new Map<Stage, string>();
  for (const stage of STAGES) {
    const heading = register.columns.find((column) => column.field === `${stage}.score`)?.heading ?? "";
    const own = heading.slice(heading.lastIndexOf("/") + 1).replace(STAGE_WORDS, " ");
    const bare = own
      .toLowerCase()
      .replace(/[^\p{L}]+/gu, " ")
      .trim();
    if (bare !== "") headings.set(stage, bare);
  }
  return headings;
});

/** Ratings go no further than this where no axis says how far. */
const HIGHEST = 12;

/** The scores a register's matrix can give: its own, else what its rule gives for the ratings seen. Empty where nobody can say. */
function givenBy(matrix: Matrix, mostRating: number): readonly number[] {
  if (!scoresProved(matrix)) return [];
  if (axesProved(matrix)) return reachableScores(matrix);
  const levels = Array.from({ length: Math.min(Math.floor(mostRating), HIGHEST) }, (_, n) => n + 1);
  return levels.flatMap((l) => levels.flatMap((i) => ruleScore(matrix.rule, l, i) ?? []));
}

/** Between whole levels there are ratings for any score, where they are allowed. */
const isGiven = (matrix: Matrix, given: readonly number[], score: number): boolean =>
  matrix.decimals
    ? score >= Math.min(...given) && score <= Math.max(...given)
    : given.some((one) => sameNumber(one, score));

const MOSTLY = 0.8;

/**
 * Whether two stages' scores are on one scale. Two that both show their ratings and follow one matrix are. A stage that shows a
 * score alone is, where nearly all its scores are such as the matrix gives and they reach beyond a single rating (a 1 to 5 would
 * fit a product of 1 to 25 by chance) or stand under the same heading.
 */
export function onOneScale(register: Register, risk: Pick<Risk, "kind">, one: Stage, other: Stage): boolean {
  const a = scales(register).get(`${risk.kind} ${one}`),
    b = scales(register).get(`${risk.kind} ${other}`);
  if (!a || !b || !followsMatrix(register, risk, one) || !followsMatrix(register, risk, other)) return false;
  const [less, more] = [Math.min(a.mostRating, b.mostRating), Math.max(a.mostRating, b.mostRating)];
  // A scale of 1 to 5 beside one of 1 to 10: nobody rates the same risk so far apart everywhere.
  if (a.rated && b.rated) return more <= less * 2.5;
  const headings = scoreHeadings(register);
  const alike = headings.has(one) && headings.get(one) === headings.get(other);
  const matrix = register.matrices[risk.kind];
  const given = givenBy(matrix, more);
  const mostRating = axesProved(matrix)
    ? Math.max(...[matrix.likelihood, matrix.impact].map((axis) => axis[axis.length - 1]!.number))
    : more;
  const highest = (scale: Scale): number => scale.scores.reduce((most, score) => Math.max(most, score), -Infinity);
  const wider = Math.max(highest(a), highest(b));
  return [a, b].every((scale) => {
    if (scale.rated) return true;
    if (scale.scores.length === 0) return false;
    if (given.length > 0) {
      const known = scale.scores.filter((score) => isGiven(matrix, given, score)).length;
      return (
        known >= scale.scores.length * MOSTLY && (alike || highest(scale) > mostRating || given.length <= mostRating)
      );
    }
    // No matrix to hold them against: alike where both reach as far as each other, or beyond a rating where ratings are shown.
    return mostRating > 0 ? highest(scale) > mostRating : highest(scale) * 2 >= wider;
  });
}
