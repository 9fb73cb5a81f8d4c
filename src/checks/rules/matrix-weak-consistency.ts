import { weakConsistency } from "../../matrix";
import type { Check } from "../check";
import { keysOf, pairList } from "../keys";

export const matrixWeakConsistency = {
  id: "matrix-weak-consistency",
  severity: "advice",
  group: "The matrix itself",
  title: "A red risk can be smaller than a green one",
  looksAt:
    "The workbook's own key, for red cells that may stand for smaller risks than green ones (weak consistency, the first of Cox's axioms for risk matrices). With both axes split evenly and cells counted from 1, the least of (i-1)(j-1) over the worst band's cells must not be below the most of i*j over the best band's. Opportunities are judged the other way round.",
  why: "The matrix sends attention to a risk that may be smaller than one it waves through. Councils weight impact on purpose; this is advice for whoever owns the matrix, not about any risk.",
  remedy: "Look at the cells named: bring the lowest red ones down a band, or the highest green ones up.",
  fix: null,
  examples: {
    wrong: "Red reaches down to 2 x 5, green up to 4 x 2",
    right: "Red from 16, green up to 6 on a 5 by 5 matrix of products",
  },
  *run(context) {
    for (const { matrix, cellOf } of keysOf(context)) {
      const cells = weakConsistency(matrix);
      if (cells === null || cells.length === 0) continue;
      yield {
        cell: cellOf(cells[0]!),
        related: cells.slice(1).map(cellOf),
        message: `A risk in the worst band may be smaller than one in the best: compare ${pairList(matrix, cells)} (likelihood x impact).`,
        actual: cells.length,
      };
    }
  },
} satisfies Check;
