import { falls } from "../../matrix";
import type { Check } from "../check";
import { keysOf, pairText } from "../keys";

export const matrixNotMonotonic = {
  id: "matrix-not-monotonic",
  severity: "warning",
  group: "The matrix itself",
  title: "The matrix falls where it should rise",
  looksAt:
    "Neighbouring cells of the workbook's own key: whether the score or the band falls as likelihood or impact rises by one level.",
  why: "A risk would look better because it became more likely or more harmful.",
  remedy: "Look at the cell named: mostly it was mistyped or miscoloured.",
  fix: null,
  examples: { wrong: "4 x 3 is red and 5 x 3 is amber", right: "Both are red" },
  *run(context) {
    for (const { matrix, cellOf } of keysOf(context)) {
      const found = falls(matrix);
      // Where it falls everywhere the key was read upside down, and says nothing.
      if (found.length > matrix.cells.length * matrix.cells[0]!.length * 0.3) continue;
      for (const { from, to, what } of found)
        yield {
          cell: cellOf(to),
          related: [cellOf(from)],
          message: `The ${what} falls from ${pairText(matrix, from)} to ${pairText(matrix, to)}.`,
        };
    }
  },
} satisfies Check;
