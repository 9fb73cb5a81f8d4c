import {
  bandGaps,
  bandOfPair,
  bandOfScore,
  bandOverlaps,
  contradictions,
  falls,
  readMatrices,
  type Matrix,
} from "../../src/matrix";
import { sheet, workbook } from "../support/sheet";

const FILLS: Readonly<Record<string, string>> = { g: "#92D050", a: "#FFC000", r: "#C00000" };

/** A key of products, high impact at the top, its cells coloured as drawn (g, a, r; - for none), with lines beside it. */
function key(size: number, colours: string, beside: readonly string[] = []): Matrix {
  const up = Array.from({ length: size }, (_, i) => i + 1);
  const lines = [...up]
    .reverse()
    .map((impact, n) => `| ${impact} | ${up.map((l) => l * impact).join(" | ")} | | ${beside[n] ?? ""} |`);
  const drawing = [...lines, `| Impact / Likelihood | ${up.join(" | ")} |`].join("\n");
  const fills = Object.fromEntries(
    colours
      .trim()
      .split(/\s+/)
      .flatMap((row, r) => [...row].flatMap((c, i) => (FILLS[c] ? [[`${"BCDEFG"[i]}${r + 1}`, FILLS[c]]] : []))),
  );
  const found = readMatrices(workbook(sheet("Risk key", drawing, { fills })));
  expect(found).toHaveLength(1);
  return found[0]!.matrix;
}
const ranges = (matrix: Matrix) => matrix.bands.map((band) => `${band.id} ${band.min}-${band.max}`).join(", ");
/** The cells without a band, likelihood x impact. */
const without = (matrix: Matrix) =>
  matrix.cells.flatMap((row, l) => row.flatMap((cell, i) => (cell.band === null ? [`${l + 1}x${i + 1}`] : []))).join();

describe("a miscoloured cell: the others keep their bands, and nothing is judged by it", () => {
  test.each([
    ["3x3, the worst corner green", 3, "arg gar gga", "green 1-2, amber 3-4, red 6-9", "3x3", "red"],
    ["3x3, the worst corner amber", 3, "ara gar gga", "green 1-2, amber 3-4, red 6-9", "3x3", "red"],
    ["3x3, the best corner red", 3, "arr gar rga", "green 1-2, amber 3-4, red 6-9", "1x1", "green"],
    ["4x4, the worst corner green", 4, "garg gaar ggaa gggg", "green 1-4, amber 6-9, red 12-16", "4x4", "red"],
    ["4x4, the best corner red", 4, "garr gaar ggaa rggg", "green 1-4, amber 6-9, red 12-16", "1x1", "green"],
    [
      "5x5, the worst corner green",
      5,
      "gaarg gaarr ggaaa gggaa ggggg",
      "green 1-6, amber 8-15, red 16-25",
      "5x5",
      "red",
    ],
    [
      "5x5, a red one amid amber: green or amber",
      5,
      "gaarr gaarr ggraa gggaa ggggg",
      "green 1-6, amber 8-15, red 16-25",
      "3x3",
      null,
    ],
  ])("%s", (_, size, colours, bands, odd, said) => {
    const matrix = key(size, colours);
    expect([ranges(matrix), without(matrix)]).toEqual([bands, odd]);
    expect(matrix.doubts!.map((doubt) => [doubt.by, doubt.said])).toEqual([["neighbours", said]]);
    const [l, i] = odd.split("x").map(Number) as [number, number];
    expect(bandOfPair(matrix, l, i)).toBeNull();
    // The fault is told once, at that cell.
    expect(falls(matrix).map(({ from, to }) => [from, to].some((at) => at.join() === [l - 1, i - 1].join()))).toEqual([
      true,
    ]);
    expect([bandGaps(matrix), bandOverlaps(matrix)]).toEqual([[], []]);
    expect(contradictions(matrix)).toHaveLength(1);
  });

  test.each([
    ["half the cells to and fro", 3, "rgr grg rgr"],
    ["two neighbours exchanged, where either may be the wrong one", 3, "arr gra gga"],
    ["three of sixteen", 4, "garg gaag ggaa rggg"],
  ])("no bands claimed: %s", (_, size, colours) => {
    const matrix = key(size, colours);
    expect(matrix.doubts ?? []).toEqual([]);
    if (matrix.bandsKnown) expect(without(matrix)).toBe("");
  });
});

describe("a legend and colours that contradict each other", () => {
  const FIVE = "gaarr gaarr ggaaa gggaa ggggg";

  test("the score in dispute has no band; all others are as both say", () => {
    const matrix = key(5, FIVE, ["Red | 15-25", "Amber | 8-12", "Green | 1-6"]);
    expect([ranges(matrix), without(matrix)]).toEqual(["green 1-6, amber 8-12, red 15-25", "3x5,5x3"]);
    expect([bandOfScore(matrix, 15), bandOfScore(matrix, 16)?.id, bandOfScore(matrix, 12)?.id]).toEqual([
      null,
      "red",
      "amber",
    ]);
    expect(contradictions(matrix)).toEqual([
      "The key shows the score 15 as Amber, its legend says Red. Nothing is judged by that score until the key is put right.",
    ]);
  });

  test("a legend of quite other ranges leaves only what both say", () => {
    const matrix = key(5, FIVE, ["Red | 10-25", "Amber | 5-9", "Green | 1-4"]);
    const scores = [...new Set(matrix.cells.flat().flatMap((cell) => (cell.band ? [cell.score] : [])))];
    expect(scores.sort((a, b) => a! - b!)).toEqual([1, 2, 3, 4, 8, 9, 16, 20, 25]);
  });

  test("a legend's gap is a gap and no contradiction: the colour decides the cell", () => {
    const matrix = key(5, FIVE, ["Red | 16-25", "Amber | 9-15", "Green | 1-6"]);
    expect([bandGaps(matrix).map((gap) => gap.score), bandOfScore(matrix, 8)?.id, matrix.doubts]).toEqual([
      [8],
      "amber",
      undefined,
    ]);
  });

  test("a legend that agrees says nothing", () =>
    expect(contradictions(key(5, FIVE, ["Red | 16-25", "Amber | 8-15", "Green | 1-6"]))).toEqual([]));
});

describe("gaps and overlaps in a small key's legend are told, not swallowed", () => {
  test.each([
    ["3x3, 3 in no band", 3, ["Red 6-9", "Amber 4 to 5", "Green 1-2"], [3], []],
    ["3x3, 9 above all bands", 3, ["Red 6-8", "Amber 3-4", "Green 1-2"], [9], []],
    ["3x3, 3 and 6 in two bands", 3, ["Red 6-9", "Amber 3 to 6", "Green 1-3"], [], [3, 6]],
    ["4x4, 6 in no band", 4, ["High 8-16", "Medium 4-5", "Low 1-3"], [6], []],
    ["5x5, a wide overlap", 5, ["Red 12-25", "Amber 6-15", "Green 1-8"], [], [6, 8, 12, 15]],
  ])("%s", (_, size, beside, gaps, overlaps) => {
    const matrix = key(size, "", beside);
    expect(bandGaps(matrix).map((fault) => fault.score)).toEqual(gaps);
    expect(bandOverlaps(matrix).map((fault) => fault.score)).toEqual(overlaps);
  });

  test.each([
    ["another scale's ranges", 3, ["Red 16-25", "Amber 8-15", "Green 1-6"]],
    ["half of the scores forgotten", 3, ["Red 9-10", "Amber 6-7", "Green 4-5"]],
  ])("no legend of this key: %s", (_, size, beside) => expect(key(size, "", beside).bandsKnown).toBe(false));
});
