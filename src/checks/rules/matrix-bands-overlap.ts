import { bandOverlaps } from "../../matrix";
import type { Check } from "../check";
import { keysOf } from "../keys";
import { listed, quoted } from "../walk";

export const matrixBandsOverlap = {
  id: "matrix-bands-overlap",
  severity: "error",
  group: "The matrix itself",
  title: "A score belongs to two bands",
  looksAt:
    "The ranges of scores the workbook's own key gives its bands: whether any score a pair of ratings can give lies in two of them.",
  why: "Two people will colour the same risk differently, and both can point to the key.",
  remedy: "Settle which of the two bands the score belongs to.",
  fix: null,
  examples: { wrong: "Green 1 to 8, amber 8 to 15: 8 is in both", right: "Green 1 to 6, amber 8 to 15" },
  *run(context) {
    for (const { matrix, cellOf } of keysOf(context)) {
      for (const { score, bands, cells } of bandOverlaps(matrix))
        yield {
          cell: cellOf(cells[0]!),
          related: cells.slice(1).map(cellOf),
          message: `The score ${score} is in the bands ${listed(bands.map((band) => quoted(band.label)))}.`,
          actual: score,
        };
    }
  },
} satisfies Check;
