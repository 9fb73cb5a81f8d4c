import { STAGES, isPairCell, type Stage } from "../../register";
import type { Check } from "../check";
import { formulaOf, isCovered, numberOf, oncePer, partName, scoreName, stagesOf } from "../walk";
import type { Register } from "../../register";

/** Stages in which at least one risk is rated: a pair of columns nobody fills in asks for nothing. */
const ratedStages = oncePer(
  (register: Register): ReadonlySet<Stage> =>
    new Set(
      STAGES.filter((stage) =>
        register.risks.some(
          (risk) => numberOf(risk.stages[stage]?.likelihood) !== null || numberOf(risk.stages[stage]?.impact) !== null,
        ),
      ),
    ),
);

export const ratingMissing = {
  id: "rating-missing",
  severity: "error",
  group: "Scores",
  title: "Rating is missing",
  looksAt:
    "Each stage that has both a likelihood and an impact column, where one rating is blank while the other, or a typed score, stands.",
  why: "Without both ratings nobody can tell how the score came about, and the risk cannot be placed on the matrix.",
  remedy: "Ask the risk's owner for the missing rating. It cannot be worked out from the sheet.",
  fix: null,
  examples: { wrong: "Likelihood 4, impact blank, score 20", right: "Likelihood 4, impact 5, score 20" },
  perRisk: true,
  *run({ register, workbook }) {
    const rated = ratedStages(register);
    for (const { risk, stage, reading } of stagesOf(register)) {
      const { likelihood, impact, score } = reading;
      if (!likelihood || !impact || !rated.has(stage)) continue;
      // 4x5=20 spells both ratings out.
      if (score?.parts && likelihood.state === "blank" && impact.state === "blank") continue;
      const typed = numberOf(score) !== null && formulaOf(workbook, score!.cell) === null;
      const pair = [
        { part: "likelihood", rating: likelihood, other: impact },
        { part: "impact", rating: impact, other: likelihood },
      ] as const;
      const inOneCell = isPairCell(reading);
      for (const { part, rating, other } of inOneCell ? pair.slice(0, 1) : pair) {
        if (rating.state !== "blank" || isCovered(workbook, rating.cell)) continue;
        const beside =
          other.state === "scored"
            ? `${other === impact ? "impact" : "likelihood"} is ${other.text}`
            : typed
              ? `${scoreName(register, stage).toLowerCase()} is ${score!.text}`
              : null;
        if (beside === null) continue;
        const name = inOneCell
          ? `${partName(register, stage, "likelihood")} and impact are`
          : `${partName(register, stage, part)} is`;
        yield {
          cell: rating.cell,
          related: [
            ...(other.state === "scored" ? [other.cell] : []),
            ...(numberOf(score) !== null ? [score!.cell] : []),
          ],
          risk,
          message: `${name.charAt(0).toUpperCase()}${name.slice(1)} blank, while ${beside}.`,
          actual: null,
        };
      }
    }
  },
} satisfies Check;
