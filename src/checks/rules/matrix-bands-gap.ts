import { bandGaps } from "../../matrix";
import type { Check } from "../check";
import { keysOf, pairList } from "../keys";
import { listed } from "../walk";

export const matrixBandsGap = {
  id: "matrix-bands-gap",
  severity: "error",
  group: "The matrix itself",
  title: "A score belongs to no band",
  looksAt:
    "The ranges of scores the workbook's own key gives its bands: whether every score a pair of ratings can give lies in one of them.",
  why: "A risk with such a score has no colour and no rule for how it is handled.",
  remedy: "Widen one of the two bands beside the gap.",
  fix: null,
  examples: { wrong: "Green 1 to 6, amber 9 to 15: 8 is in neither", right: "Green 1 to 6, amber 8 to 15" },
  *run(context) {
    for (const { matrix, cellOf } of keysOf(context)) {
      const gaps = bandGaps(matrix);
      if (gaps.length === 0) continue;
      const cells = gaps.flatMap((gap) => gap.cells);
      yield {
        cell: cellOf(cells[0]!),
        related: cells.slice(1).map(cellOf),
        message: `${gaps.length === 1 ? "The score" : "The scores"} ${listed(gaps.map((gap) => String(gap.score)))} (${pairList(matrix, cells)}) ${gaps.length === 1 ? "is" : "are"} in no band.`,
        actual: gaps[0]!.score,
      };
    }
  },
} satisfies Check;
