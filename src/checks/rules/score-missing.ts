import { matrixFor } from "../../register";
import type { Check } from "../check";
import { scoreFix } from "../own";
import { expectedScore, ruleText } from "../proof";
import { isCovered, numberOf, ratingText, scoreName, stagesOf } from "../walk";

export const scoreMissing = {
  id: "score-missing",
  severity: "error",
  group: "Scores",
  title: "Score is missing",
  looksAt: "Each stage that has a score column, where both ratings stand and the score is blank.",
  why: "A risk without a score drops out of every ranking, chart and threshold, although everything needed to score it is there.",
  remedy: "Put in the score the matrix gives for the two ratings.",
  fix: "safe",
  examples: { wrong: "Likelihood 4, impact 5, score blank", right: "Likelihood 4, impact 5, score 20" },
  perRisk: true,
  *run(context) {
    const { register } = context;
    for (const { risk, stage, reading } of stagesOf(register)) {
      const { likelihood, impact, score } = reading;
      if (score?.state !== "blank" || numberOf(likelihood) === null || numberOf(impact) === null) continue;
      if (isCovered(context.workbook, score.cell)) continue;
      const expected = expectedScore(register, risk, stage);
      const pair = `likelihood ${ratingText(likelihood!)} and impact ${ratingText(impact!)}`;
      yield {
        cell: score.cell,
        related: [likelihood!.cell, impact!.cell],
        risk,
        message:
          expected === null
            ? `${scoreName(register, stage)} is blank, although ${pair} are given.`
            : `${scoreName(register, stage)} is blank; ${ruleText(register, matrixFor(register, risk), ratingText(likelihood!), ratingText(impact!), expected)}.`,
        actual: null,
        expected,
        fix: expected === null ? [] : scoreFix(context, risk, stage, expected),
      };
    }
  },
} satisfies Check;
