import fc from "fast-check";
import { makeMatrix, numberedLevels, readMatrices, reachableScores, type Band, type Matrix } from "../../src/matrix";
import { workbook } from "../support/sheet";
import { drawKey, type KeyLayout } from "./drawKey";

const LIKELIHOOD: Readonly<Record<number, readonly string[]>> = {
  3: ["Unlikely", "Possible", "Likely"],
  4: ["Rare", "Unlikely", "Likely", "Almost certain"],
  5: ["Rare", "Unlikely", "Possible", "Likely", "Almost certain"],
  6: ["Very rare", "Rare", "Unlikely", "Possible", "Likely", "Almost certain"],
};
const IMPACT: Readonly<Record<number, readonly string[]>> = {
  3: ["Minor", "Moderate", "Major"],
  4: ["Minor", "Moderate", "Major", "Catastrophic"],
  5: ["Insignificant", "Minor", "Moderate", "Major", "Catastrophic"],
  6: ["Insignificant", "Negligible", "Minor", "Moderate", "Major", "Catastrophic"],
};
const SETS: Readonly<Record<number, readonly (readonly [string, string])[]>> = {
  2: [
    ["Green", "#00B050"],
    ["Red", "#FF0000"],
  ],
  3: [
    ["Green", "#92D050"],
    ["Amber", "#FFC000"],
    ["Red", "#FF0000"],
  ],
  4: [
    ["Green", "#00B050"],
    ["Yellow", "#FFFF00"],
    ["Orange", "#ED7D31"],
    ["Red", "#C00000"],
  ],
  5: [
    ["Dark green", "#006100"],
    ["Green", "#70AD47"],
    ["Yellow", "#FFFF00"],
    ["Amber", "#FFC000"],
    ["Red", "#FF0000"],
  ],
};

/** Bands over the matrix's own scores, in as even parts as they make. */
function banded(bare: Matrix, count: number): Matrix {
  const scores = reachableScores(bare);
  const bands = SETS[count]!.map(([label, fill], i): Band => {
    const own = scores.slice(Math.round((i * scores.length) / count), Math.round(((i + 1) * scores.length) / count));
    return {
      id: label.toLowerCase().replace(" ", "-"),
      label,
      words: [],
      min: own[0]!,
      max: own[own.length - 1]!,
      fill,
    };
  });
  return makeMatrix({
    ...bare,
    scores: bare.cells.map((row) => row.map((cell) => cell.score)),
    bands,
    bandsKnown: true,
  });
}

const size = fc.constantFrom(3, 4, 5, 6);
const matrices = fc
  .record({
    likelihoods: size,
    impacts: size,
    rule: fc.constantFrom("product", "sum", "product-plus-impact"),
    bands: fc.constantFrom(2, 3, 4, 5),
  })
  .map(({ likelihoods, impacts, rule, bands }) =>
    banded(
      makeMatrix({
        source: "workbook",
        where: "",
        likelihood: numberedLevels(likelihoods, LIKELIHOOD[likelihoods]),
        impact: numberedLevels(impacts, IMPACT[impacts]),
        rule: rule as Matrix["rule"],
        bands: [],
      }),
      likelihoods * impacts < 12 ? Math.min(3, bands) : bands,
    ),
  );
const layouts: fc.Arbitrary<KeyLayout> = fc.record({
  likelihoodAcross: fc.boolean(),
  likelihoodLowFirst: fc.boolean(),
  impactLowFirst: fc.boolean(),
  labels: fc.constantFrom("numbers", "words", "both", "joined"),
  columnLabels: fc.constantFrom("above", "below"),
  rowLabels: fc.constantFrom("left", "right"),
  titles: fc.constantFrom("merged", "single", "spaced", "corner"),
  cells: fc.constantFrom("scores", "both"),
  fills: fc.boolean(),
  legend: fc.constantFrom("none", "ranges", "coloured"),
  down: fc.integer({ min: 0, max: 5 }),
  right: fc.integer({ min: 0, max: 4 }),
});

const numbersOf = (matrix: Matrix, axis: "likelihood" | "impact"): readonly number[] =>
  matrix[axis].map((level) => level.number);

test("a matrix drawn on a key sheet, whichever way round, is read as itself", () => {
  fc.assert(
    fc.property(matrices, layouts, (matrix, layout) => {
      const found = readMatrices(workbook(drawKey(matrix, layout)));
      expect(found).toHaveLength(1);
      const read = found[0]!.matrix;
      expect(read.rule).toBe(matrix.rule);
      expect(numbersOf(read, "likelihood")).toEqual(numbersOf(matrix, "likelihood"));
      expect(numbersOf(read, "impact")).toEqual(numbersOf(matrix, "impact"));
      expect(read.cells.map((row) => row.map((cell) => cell.score))).toEqual(
        matrix.cells.map((row) => row.map((cell) => cell.score)),
      );
      if (layout.labels !== "numbers") {
        expect(read.likelihood.map((level) => level.labels)).toEqual(matrix.likelihood.map((level) => level.labels));
        expect(read.impact.map((level) => level.labels)).toEqual(matrix.impact.map((level) => level.labels));
      }
      const shown = layout.fills || layout.cells === "both" || layout.legend !== "none";
      expect(read.bandsKnown).toBe(shown);
      if (!shown) return;
      expect(read.cells.map((row) => row.map((cell) => cell.band))).toEqual(
        matrix.cells.map((row) => row.map((cell) => cell.band)),
      );
      expect(read.bands.map((band) => [band.id, band.min, band.max])).toEqual(
        matrix.bands.map((band) => [band.id, band.min, band.max]),
      );
      if (layout.fills) expect(read.bands.map((band) => band.fill)).toEqual(matrix.bands.map((band) => band.fill));
    }),
    { numRuns: 600 },
  );
});

test("a grid of band words alone gives each pair its band", () => {
  fc.assert(
    fc.property(matrices, layouts, fc.boolean(), (matrix, layout, blank) => {
      const drawn = drawKey(matrix, {
        ...layout,
        cells: blank ? "blank" : "words",
        fills: blank || layout.fills,
        legend: "none",
      });
      const found = readMatrices(workbook(drawn));
      // Colours that go either way (all bands but one in a row alike) may leave too little to see; then nothing is claimed.
      if (found.length === 0) return;
      const read = found[0]!.matrix;
      expect(read.scoresKnown).toBe(false);
      expect(read.cells.map((row) => row.map((cell) => cell.band))).toEqual(
        matrix.cells.map((row) => row.map((cell) => cell.band)),
      );
    }),
    { numRuns: 300 },
  );
});
