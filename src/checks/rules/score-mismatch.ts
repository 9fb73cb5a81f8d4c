import { matrixFor, type Register, type StageReading } from "../../register";
import type { Check } from "../check";
import { scoreFix } from "../own";
import { expectedScore, ruleText, sameScore } from "../proof";
import { isOwnCell, numberOf, oncePer, quoted, ratingText, sameCell, scoreName, stagesOf } from "../walk";

/** "B2", "2B". */
const CODE = /^(?:[a-z]\s?[-/]?\s?[1-9]|[1-9]\s?[-/]?\s?[a-z])$/i;

/** Whether a code that names both ratings names those that stand beside it; null where nothing is written so. */
function codeAgrees({ likelihood, impact, score }: StageReading): boolean | null {
  const [l, i] = [numberOf(likelihood), numberOf(impact)];
  if (!score?.parts || !CODE.test(score.text.trim()) || l === null || i === null) return null;
  return score.parts.likelihood === l && score.parts.impact === i;
}

/** Whether the register's codes mostly name the ratings beside them: then one that does not is wrong. */
const codesAgree = oncePer((register: Register): boolean => {
  const told = [...stagesOf(register)].flatMap(({ reading }) => codeAgrees(reading) ?? []);
  return told.filter(Boolean).length >= Math.max(4, told.length * 0.8);
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
      if (codeAgrees(reading) === false && codesAgree(register) && isOwnCell(risk, reading.score!.cell)) {
        const [likelihood, impact] = [reading.likelihood!, reading.impact!];
        yield {
          cell: reading.score!.cell,
          related: [likelihood.cell, impact.cell],
          risk,
          message: `${scoreName(register, stage)} is ${quoted(reading.score!.text)}, while likelihood is ${ratingText(likelihood)} and impact ${ratingText(impact)}.`,
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
