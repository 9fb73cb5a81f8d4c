import { consistentColouring } from "../../matrix";
import type { Check } from "../check";
import { keysOf, pairList } from "../keys";

export const matrixConsistentColouring = {
  id: "matrix-consistent-colouring",
  severity: "advice",
  group: "The matrix itself",
  title: "Cells of like risk wear different colours",
  looksAt:
    "The workbook's own key, for cells that stand for risks of like size and differ in colour (consistent colouring, the third of Cox's axioms for risk matrices). Our reading of it, which can be decided cell by cell: with lo = (i-1)(j-1) and hi = i*j for the cell i, j counted from 1, a cell should be red exactly when its hi is at least the least hi of any red cell and its lo at least the greatest hi of any green one; green exactly when its lo is at most the greatest lo of any green cell and its hi at most the least lo of any red one.",
  why: "Two risks of the same size can be treated differently, only because of where they stand in the matrix. Councils weight impact on purpose; this is advice for whoever owns the matrix, not about any risk.",
  remedy: "Look at the cells named and give each the band of the cells like it, or record why it differs.",
  fix: null,
  examples: {
    wrong: "Bands 1 to 4, 5 to 12, 15 to 25 on a 5 by 5 matrix of products",
    right: "Bands 1 to 6, 8 to 15, 16 to 25",
  },
  *run(context) {
    for (const { matrix, cellOf } of keysOf(context)) {
      const cells = consistentColouring(matrix);
      if (cells === null || cells.length === 0) continue;
      yield {
        cell: cellOf(cells[0]!),
        related: cells.slice(1).map(cellOf),
        message: `The band of ${pairList(matrix, cells)} (likelihood x impact) differs from that of cells that stand for risks of like size.`,
        actual: cells.length,
      };
    }
  },
} satisfies Check;
