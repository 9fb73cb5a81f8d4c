import { bandOverlaps, type Band, type CellIndex, type Matrix } from "../../matrix";
import type { Check, CheckContext, Fault } from "../check";
import { keysOf, placesOf, toldOnce } from "../keys";
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
  run: (context) => toldOnce(faults(context)),
} satisfies Check;

function* faults(context: CheckContext): Iterable<Fault> {
  for (const { matrix, cellOf } of keysOf(context)) {
    for (const { scores, bands, cells } of overlapsOf(matrix)) {
      const upper = bands[bands.length - 1]!;
      yield {
        ...placesOf([upper.stated?.min, ...bands.slice(0, -1).map((band) => band.stated?.max), ...cells.map(cellOf)]),
        message: `${scores.length === 1 ? `The score ${scores[0]!} is` : `The scores ${listed(scores.map(String))} are`} in the bands ${listed(bands.map((band) => quoted(band.label)))}.`,
        actual: scores[0]!,
      };
    }
  }
}

/** Bands that meet in scores, told once for all these scores. */
interface Overlap {
  /** The one whose range begins later last. */
  readonly bands: readonly Band[];
  readonly scores: readonly number[];
  readonly cells: readonly CellIndex[];
}

function overlapsOf(matrix: Matrix): readonly Overlap[] {
  const found: { readonly bands: readonly Band[]; readonly scores: number[]; readonly cells: CellIndex[] }[] = [];
  for (const { score, bands, cells } of bandOverlaps(matrix)) {
    const upwards = [...bands].sort((a, b) => (a.min ?? -Infinity) - (b.min ?? -Infinity));
    const same = found.find((one) => one.bands.map(({ id }) => id).join() === upwards.map(({ id }) => id).join());
    if (same) {
      same.scores.push(score);
      same.cells.push(...cells);
    } else found.push({ bands: upwards, scores: [score], cells: [...cells] });
  }
  return found;
}
