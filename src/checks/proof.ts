import { sameNumber, type Band, type Matrix } from "../matrix";
import { STAGES, matrixFor, pairOf, type Register, type Risk, type Stage, type StageReading } from "../register";
import { worseWay } from "../movement";
import type { CellRef } from "../workbook";
import { bandAround, bandForPair, bandForScore, scoreFor } from "./answers";
import { isOwnCell, numberOf, oncePer } from "./walk";

/**
 * What a check may rest on. A matrix nobody chose or wrote down accuses nobody; and a matrix that most of a register's own
 * rows contradict is not the one its scores were made by, whatever sheet it stands on.
 */

/** From this many rows on, a matrix must be borne out by them. */
const ENOUGH = 5;
const MOSTLY = 0.5;

const mayAccuse = (matrix: Matrix): boolean => matrix.source !== "default";

/** Whether the matrix's score rule is known well enough to accuse a score. */
export const scoresProved = (matrix: Matrix): boolean =>
  mayAccuse(matrix) && matrix.rule !== "words" && (matrix.scoresKnown || matrix.source === "inferred");

/** Whether the matrix's bands are known well enough to accuse a word or a colour. */
export const bandsProved = (matrix: Matrix): boolean =>
  mayAccuse(matrix) && matrix.bandsKnown && matrix.bands.length > 1;

/** Whether the matrix says which ratings there are. An inferred one knows only those it saw, unless a key gave its axes. */
export const axesProved = (matrix: Matrix): boolean =>
  (matrix.source === "workbook" || matrix.source === "chosen" || matrix.axesKnown === true) &&
  matrix.likelihood.length > 1 &&
  matrix.impact.length > 1;

/** A score as written, beside what the matrix gives: alike also where the sheet rounds (4.2 x 3.1 shown as 13). */
export function sameScore(written: number, given: number): boolean {
  if (sameNumber(written, given)) return true;
  if (sameNumber(given, Math.round(given))) return false;
  const places = (String(written).split(".")[1] ?? "").length;
  return places < 6 && Math.abs(written - given) <= 0.5 / 10 ** places + 1e-9;
}

interface Tally {
  agree: number;
  of: number;
}
const tallied = ({ agree, of }: Tally, enough = ENOUGH, share = MOSTLY): boolean => of < enough || agree >= of * share;

/** How far the scores of each kind and stage follow from their ratings by the matrix. */
const scoreTallies = oncePer((register: Register): ReadonlyMap<string, Tally> => {
  const tallies = new Map<string, Tally>();
  for (const risk of register.risks) {
    for (const stage of STAGES) {
      const given = risk.stages[stage] && givenScore(register, risk, risk.stages[stage]);
      const written = numberOf(risk.stages[stage]?.score);
      if (given === undefined || given === null || written === null) continue;
      const key = `${risk.kind} ${stage}`;
      const tally = tallies.get(key) ?? { agree: 0, of: 0 };
      tally.of++;
      if (sameScore(written, given)) tally.agree++;
      tallies.set(key, tally);
    }
  }
  return tallies;
});

function givenScore(register: Register, risk: Risk, reading: StageReading): number | null {
  const matrix = matrixFor(register, risk);
  const likelihood = numberOf(reading.likelihood),
    impact = numberOf(reading.impact);
  return scoresProved(matrix) && likelihood !== null && impact !== null ? scoreFor(matrix, likelihood, impact) : null;
}

/** Whether a stage's scores are made by the matrix, so far as its rows show. */
export const followsMatrix = (register: Register, risk: Pick<Risk, "kind">, stage: Stage): boolean =>
  tallied(scoreTallies(register).get(`${risk.kind} ${stage}`) ?? { agree: 0, of: 0 });

/** What the matrix gives for a stage's two ratings; null where a rating is not known or the matrix may not say. */
export function expectedScore(register: Register, risk: Risk, stage: Stage): number | null {
  const reading = risk.stages[stage];
  return reading && followsMatrix(register, risk, stage) ? givenScore(register, risk, reading) : null;
}

/** A stage's score as the register writes it, else as its ratings give it; with the cell that shows it. */
export interface Standing {
  readonly value: number;
  readonly cell: CellRef;
  readonly written: boolean;
}

export function standing(register: Register, risk: Risk, stage: Stage): Standing | null {
  const reading = risk.stages[stage];
  if (!reading) return null;
  const written = numberOf(reading.score);
  if (written !== null)
    return isOwnCell(risk, reading.score!.cell) ? { value: written, cell: reading.score!.cell, written: true } : null;
  if (reading.score && reading.score.state !== "blank") return null;
  const given = expectedScore(register, risk, stage);
  return given === null
    ? null
    : { value: given, cell: (reading.score ?? reading.impact ?? reading.likelihood)!.cell, written: false };
}

/** Whether a stage's written score stands against its own ratings: then it is the score that is in doubt, not the stage. */
export function isContradicted(register: Register, risk: Risk, stage: Stage): boolean {
  const written = numberOf(risk.stages[stage]?.score);
  const given = expectedScore(register, risk, stage);
  return written !== null && given !== null && !sameScore(written, given);
}

/** Above 0 where `now` is worse than `before` for a risk of this kind, below 0 where better; 0 also where a register does not show which it is. */
export const worsening = (register: Register, risk: Pick<Risk, "kind">, before: number, now: number): number =>
  sameNumber(before, now) ? 0 : Math.sign(now - before) * wayOf(register)[risk.kind];

/** Which way each kind's scores get worse; 0 where nobody can say. */
export const wayOf = oncePer((register: Register) => ({
  threat: worseWay(register, "threat"),
  opportunity: worseWay(register, "opportunity"),
}));

/** Fewer rows infer nothing, and fewer that agree prove nothing (as for a matrix inferred from its scores). */
const INFERRED_ROWS = 8;
const INFERRED_SHARE = 0.8;

/**
 * Kinds and stages ("threat inherent") whose bands go by likelihood x impact, where a legend gives ranges of scores but no matrix
 * and no scores are shown: the band words beside the ratings tell.
 */
const bandsByProduct = oncePer((register: Register): ReadonlySet<string> => {
  const tallies = new Map<string, Tally>();
  for (const risk of register.risks) {
    const matrix = matrixFor(register, risk);
    if (matrix.likelihood.length > 0 || matrix.rule !== "lookup" || !bandsProved(matrix)) continue;
    for (const stage of STAGES) {
      const reading = risk.stages[stage];
      const likelihood = numberOf(reading?.likelihood),
        impact = numberOf(reading?.impact);
      if (!reading?.band?.band || likelihood === null || impact === null) continue;
      const tally = tallies.get(`${risk.kind} ${stage}`) ?? { agree: 0, of: 0 };
      tally.of++;
      if (bandForScore(matrix, likelihood * impact)?.id === reading.band.band) tally.agree++;
      tallies.set(`${risk.kind} ${stage}`, tally);
    }
  }
  return new Set(
    [...tallies].filter(([, { agree, of }]) => of >= INFERRED_ROWS && agree >= of * INFERRED_SHARE).map(([key]) => key),
  );
});

/** What a stage's figures say of its band. */
export interface BandClaim {
  readonly own: Band;
  /**
   * The written score stands against its ratings, and `own` is the ratings' band. Then this is the score's, null where it has none;
   * a word or colour that agrees with the score is wrong only where the score is, and is put right with it.
   */
  readonly instead?: Band | null;
}

export function bandClaim(register: Register, risk: Risk, stage: Stage): BandClaim | null {
  const reading = risk.stages[stage];
  const matrix = matrixFor(register, risk);
  if (!reading || !bandsProved(matrix)) return null;
  const pair = pairOf(reading),
    score = numberOf(reading.score);
  const byPair = pair
    ? bandsByProduct(register).has(`${risk.kind} ${stage}`)
      ? bandForScore(matrix, pair.likelihood * pair.impact)
      : bandForPair(matrix, pair.likelihood, pair.impact)
    : null;
  const byScore = score === null || !followsMatrix(register, risk, stage) ? null : bandForScore(matrix, score);
  if (byPair && score !== null && isContradicted(register, risk, stage) && byScore?.id !== byPair.id) {
    const instead = byScore ?? bandAround(matrix, score);
    return instead?.id === byPair.id ? { own: byPair } : { own: byPair, instead };
  }
  const own = byPair ?? byScore;
  return own && { own };
}

/** The band a stage's figures belong to; null where the matrix may not say, or where score and ratings disagree about it. */
export function ownBand(register: Register, risk: Risk, stage: Stage): Band | null {
  const claim = bandClaim(register, risk, stage);
  return claim && claim.instead === undefined ? claim.own : null;
}

/** How often the words of a stage's band column are those its figures ask for. */
const wordTallies = oncePer((register: Register): ReadonlyMap<string, Tally> => {
  const tallies = new Map<string, Tally>();
  for (const risk of register.risks) {
    for (const stage of STAGES) {
      const named = risk.stages[stage]?.band?.band;
      const own = named ? ownBand(register, risk, stage) : null;
      if (!named || !own) continue;
      const key = `${risk.kind} ${stage}`;
      const tally = tallies.get(key) ?? { agree: 0, of: 0 };
      tally.of++;
      if (named === own.id) tally.agree++;
      tallies.set(key, tally);
    }
  }
  return tallies;
});

/** Whether a stage's band words are those of this matrix, so far as its rows show. */
export const wordsFollowMatrix = (register: Register, risk: Pick<Risk, "kind">, stage: Stage): boolean =>
  tallied(wordTallies(register).get(`${risk.kind} ${stage}`) ?? { agree: 0, of: 0 });

/** "likelihood 4 x impact 5 gives 20", in the register's own order and by the matrix's own rule. */
export function ruleText(
  register: Register,
  matrix: Matrix,
  likelihood: string,
  impact: string,
  score: number,
): string {
  const named = { likelihood: `likelihood ${likelihood}`, impact: `impact ${impact}` };
  const [first, second] =
    register.order.first === "impact" ? [named.impact, named.likelihood] : [named.likelihood, named.impact];
  switch (matrix.rule) {
    case "product":
      return `${first} x ${second} gives ${score}`;
    case "sum":
      return `${first} + ${second} gives ${score}`;
    case "product-plus-impact":
      return `${named.likelihood} x ${named.impact}, plus the impact, gives ${score}`;
    default:
      return `the matrix gives ${score} for ${first} and ${second}`;
  }
}
