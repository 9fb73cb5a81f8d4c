import { bandGaps, type Band, type Matrix, type ScoreFault } from "../../matrix";
import type { Check, CheckContext, Fault } from "../check";
import { keysOf, pairList, placesOf, toldOnce } from "../keys";
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
  run: (context) => toldOnce(faults(context)),
} satisfies Check;

function* faults(context: CheckContext): Iterable<Fault> {
  for (const { matrix, cellOf } of keysOf(context)) {
    for (const { below, above, gaps } of gapsBetween(matrix)) {
      const cells = gaps.flatMap((gap) => gap.cells);
      yield {
        ...placesOf([below?.stated?.max, above?.stated?.min, ...cells.map(cellOf)]),
        message: `${gaps.length === 1 ? "The score" : "The scores"} ${listed(gaps.map((gap) => String(gap.score)))} (${pairList(matrix, cells)}) ${gaps.length === 1 ? "is" : "are"} in no band.`,
        actual: gaps[0]!.score,
      };
    }
  }
}

/** Scores in no band, with the band whose range ends before them and the one whose range begins after them. */
interface Gap {
  readonly below: Band | undefined;
  readonly above: Band | undefined;
  readonly gaps: readonly ScoreFault[];
}

/** The gaps of a key, each between two bands; all as one where the key states no ranges, for then its cells alone show them. */
function gapsBetween(matrix: Matrix): readonly Gap[] {
  const gaps = bandGaps(matrix);
  if (gaps.length === 0) return [];
  if (matrix.bands.some((band) => !band.stated)) return [{ below: undefined, above: undefined, gaps }];
  const found: { readonly below: Band | undefined; readonly above: Band | undefined; readonly gaps: ScoreFault[] }[] =
    [];
  for (const gap of gaps) {
    const below = matrix.bands.filter(({ max }) => max !== null && max < gap.score).sort((a, b) => b.max! - a.max!)[0],
      above = matrix.bands.filter(({ min }) => min !== null && min > gap.score).sort((a, b) => a.min! - b.min!)[0];
    const same = found.find((one) => one.below === below && one.above === above);
    if (same) same.gaps.push(gap);
    else found.push({ below, above, gaps: [gap] });
  }
  return found;
}
