import { matrixFor, pairOf, type Register, type StageReading } from "../../register";
import type { Check } from "../check";
import { scoreFix } from "../own";
import { expectedScore, ruleText, sameScore } from "../proof";
import { isOwnCell, numberOf, oncePer, quoted, ratingsOf, ratingText, sameCell, scoreName, stagesOf } from "../walk";
import { outsiders } from "../words";

/** A score that its cell writes as two ratings ("B4", "Major/Likely"), beside a column for each of them; null where it is none. */
function twice(reading: StageReading): { readonly agree: boolean } | null {
  const parts = reading.score?.state === "scored" && reading.score.value === null ? reading.score.parts : null;
  const ratings = parts ? pairOf(reading) : null;
  if (!parts || !ratings) return null;
  return { agree: parts.likelihood === ratings.likelihood && parts.impact === ratings.impact };
}

/** Kinds and stages ("threat residual") that write their scores so: five at least, and two in three agree with their ratings. */
const writtenTwice = oncePer((register: Register): ReadonlySet<string> => {
  const tallies = new Map<string, { agree: number; of: number }>();
  for (const { risk, stage, reading } of stagesOf(register)) {
    const said = twice(reading);
    if (!said) continue;
    const tally = tallies.get(`${risk.kind} ${stage}`) ?? { agree: 0, of: 0 };
    tallies.set(`${risk.kind} ${stage}`, tally);
    tally.of++;
    if (said.agree) tally.agree++;
  }
  return new Set([...tallies].filter(([, { agree, of }]) => of >= 5 && agree * 3 >= of * 2).map(([key]) => key));
});

export const scoreMismatch = {
  id: "score-mismatch",
  severity: "error",
  group: "Scores",
  title: "Score does not match its ratings",
  looksAt:
    "Each score that stands beside its likelihood and its impact, against what the council's own matrix gives for the two.",
  why: "A score that does not follow from its ratings puts the risk in the wrong place: it may be reported to the wrong committee, or to none.",
  remedy:
    "Put in the score the matrix gives. If the score is right, one of the two ratings is wrong: correct that instead.",
  fix: "safe",
  examples: { wrong: "Likelihood 4, impact 5, score 18", right: "Likelihood 4, impact 5, score 20" },
  perRisk: true,
  *run(context) {
    const { register } = context;
    for (const { risk, stage, reading } of stagesOf(register)) {
      if (twice(reading)?.agree === false && writtenTwice(register).has(`${risk.kind} ${stage}`)) {
        yield {
          cell: reading.score!.cell,
          related: [reading.likelihood!.cell, reading.impact!.cell],
          risk,
          message: `${scoreName(register, stage)} is ${quoted(reading.score!.text)}; likelihood is ${ratingText(reading.likelihood!)} and impact ${ratingText(reading.impact!)}.`,
          actual: reading.score!.text,
        };
        continue;
      }
      const written = numberOf(reading.score);
      const expected = expectedScore(register, risk, stage);
      if (written === null || expected === null || sameScore(written, expected)) continue;
      if (!isOwnCell(risk, reading.score!.cell)) continue;
      // Ratings read from the X of the risk's own grid: `grid-mark-mismatch` speaks.
      if (
        sameCell(reading.likelihood!.cell, reading.impact!.cell) &&
        risk.marks?.some((mark) => sameCell(mark.cell, reading.impact!.cell))
      )
        continue;
      // A rating that is off the scale is told by itself.
      if (outsiders(register).some(({ cell }) => ratingsOf(reading).some(({ rating }) => sameCell(rating.cell, cell))))
        continue;
      const { likelihood, impact, score } = {
        likelihood: reading.likelihood!,
        impact: reading.impact!,
        score: reading.score!,
      };
      yield {
        cell: score.cell,
        related: [likelihood.cell, impact.cell],
        risk,
        message: `${scoreName(register, stage)} is ${written}; ${ruleText(register, matrixFor(register, risk), ratingText(likelihood), ratingText(impact), expected)}.`,
        actual: written,
        expected,
        fix: scoreFix(context, risk, stage, expected),
      };
    }
  },
} satisfies Check;
