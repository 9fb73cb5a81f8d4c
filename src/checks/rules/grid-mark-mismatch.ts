import { scoreFor } from "../answers";
import { matrixFor, type StageReading } from "../../register";
import type { CellRef } from "../../workbook";
import type { Check } from "../check";
import { sameScore, scoresProved } from "../proof";
import { numberOf, sameCell, scoreName } from "../walk";

/** Whether both ratings stand in cells of their own, and not in the grid alone. */
const isPrinted = (reading: StageReading | undefined, mark: CellRef): boolean =>
  [reading?.likelihood, reading?.impact].every((rating) => numberOf(rating) !== null && !sameCell(rating!.cell, mark));

export const gridMarkMismatch = {
  id: "grid-mark-mismatch",
  severity: "error",
  group: "Scores",
  title: "The X in the grid says something else",
  looksAt: "The X in a risk's own grid, against the ratings and the score printed beside it.",
  why: "The picture and the figures show two different risks. Members look at the picture.",
  remedy: "Find out which of the two is meant, and move the X or correct the figures.",
  fix: null,
  examples: { wrong: "X at likelihood 4, impact 3; score 16", right: "X at likelihood 4, impact 4; score 16" },
  *run({ register }) {
    for (const risk of register.risks) {
      for (const mark of risk.marks ?? []) {
        const reading = risk.stages[mark.stage];
        const likelihood = numberOf(reading?.likelihood),
          impact = numberOf(reading?.impact),
          score = numberOf(reading?.score);
        const matrix = matrixFor(register, risk);
        const given = scoresProved(matrix) ? scoreFor(matrix, mark.likelihood, mark.impact) : null;
        const here = `The mark stands at likelihood ${mark.likelihood} and impact ${mark.impact}`;
        if ((likelihood !== null && likelihood !== mark.likelihood) || (impact !== null && impact !== mark.impact)) {
          yield {
            cell: mark.cell,
            related: [reading!.likelihood?.cell, reading!.impact?.cell].filter((cell) => cell !== undefined),
            risk,
            message: `${here}; printed are likelihood ${likelihood ?? "blank"} and impact ${impact ?? "blank"}.`,
            actual: `${mark.likelihood} x ${mark.impact}`,
            expected: `${likelihood ?? "?"} x ${impact ?? "?"}`,
          };
        } else if (
          // Beside ratings that agree with the mark the score alone is wrong: `score-mismatch` speaks.
          !isPrinted(reading, mark.cell) &&
          score !== null &&
          given !== null &&
          !sameScore(score, given)
        ) {
          yield {
            cell: mark.cell,
            related: [reading!.score!.cell],
            risk,
            message: `${here}, which gives ${given}; the ${scoreName(register, mark.stage).toLowerCase()} printed is ${score}.`,
            actual: given,
            expected: score,
          };
        }
      }
    }
  },
} satisfies Check;
