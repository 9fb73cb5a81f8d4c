import { matrixFor } from "../../register";
import type { Check } from "../check";
import { scoreFix } from "../own";
import { expectedScore, ruleText, sameScore } from "../proof";
import { isOwnCell, numberOf, ratingText, sameCell, scoreName, stagesOf } from "../walk";

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
