import { betweenness } from "../../matrix";
import type { Check } from "../check";
import { keysOf, pairList } from "../keys";

export const matrixBetweenness = {
  id: "matrix-betweenness",
  severity: "advice",
  group: "The matrix itself",
  title: "One step leads from green straight to red",
  looksAt:
    "The workbook's own key, by Cox's second axiom for risk matrices (betweenness): no cell of the best band has one of the worst band beside, above or diagonally above it. Not judged on a matrix of two bands.",
  why: "The smallest change of one rating takes a risk from nothing to do to the top of the agenda. Councils weight impact on purpose; this is advice for whoever owns the matrix, not about any risk.",
  remedy: "Put a middle band between the cells named and the red ones.",
  fix: null,
  examples: { wrong: "3 x 3 green, 4 x 4 red", right: "3 x 3 amber, 4 x 4 red" },
  *run(context) {
    for (const { matrix, cellOf } of keysOf(context)) {
      const cells = betweenness(matrix);
      if (cells === null || cells.length === 0) continue;
      yield {
        cell: cellOf(cells[0]!),
        related: cells.slice(1).map(cellOf),
        message: `One step up from ${pairList(matrix, cells)} (likelihood x impact) leads from the best band straight to the worst.`,
        actual: cells.length,
      };
    }
  },
} satisfies Check;
