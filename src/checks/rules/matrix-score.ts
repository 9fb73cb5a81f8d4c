import { oddScores } from "../answers";
import type { Check } from "../check";
import { keysOf, pairText } from "../keys";

export const matrixScore = {
  id: "matrix-score",
  severity: "error",
  group: "The matrix itself",
  title: "A cell of the matrix breaks its own rule",
  looksAt: "The scores in the workbook's own key, against the rule that all the others follow.",
  why: "Every risk with that pair of ratings gets the wrong score, and nobody looks for the fault in the key.",
  remedy: "Put in the score the rule gives, or say on the key why this cell is different.",
  fix: null,
  examples: { wrong: "A key of products in which 4 x 3 holds 13", right: "4 x 3 holds 12" },
  *run(context) {
    for (const { matrix, cellOf } of keysOf(context)) {
      for (const { cell, score, expected } of oddScores(matrix))
        yield {
          cell: cellOf(cell),
          message: `The key gives ${score} for ${pairText(matrix, cell)}; by the rule of its other cells it would be ${expected}.`,
          actual: score,
          expected,
        };
    }
  },
} satisfies Check;
