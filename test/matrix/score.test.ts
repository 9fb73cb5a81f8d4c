import {
  BAND_FILLS,
  DEFAULT_MATRIX,
  bandNamed,
  bandOfPair,
  bandOfScore,
  fillOf,
  isOnAxis,
  levelOf,
  makeMatrix,
  numberedLevels,
  productMatrix,
  ragBands,
  reachableScores,
  scoreOf,
  withInferredRule,
  inferMatrix,
  type Level,
} from "../../src/matrix";
import { contrast } from "../../src/workbook";

const LIKELIHOOD = numberedLevels(5, ["Rare", "Unlikely", "Possible", "Likely", "Almost certain"]);
const IMPACT: readonly Level[] = [
  { number: 1, labels: ["NEGLECTIBLE"] },
  { number: 2, labels: ["LOW (L)"] },
  { number: 3, labels: ["MEDIUM (M)"] },
  { number: 4, labels: ["HIGH (H)"] },
  { number: 5, labels: ["VERY HIGH (V)"] },
];
const LETTERS: readonly Level[] = ["E", "D", "C", "B", "A"].map((letter, i) => ({ number: i + 1, labels: [letter] }));

describe("levelOf", () => {
  test.each<[readonly Level[], string | number, number | null]>([
    [LIKELIHOOD, 4, 4],
    [LIKELIHOOD, "4", 4],
    [LIKELIHOOD, " 4\u00a0", 4],
    [LIKELIHOOD, "４", 4],
    [LIKELIHOOD, "4.0", 4],
    [LIKELIHOOD, "4 - Likely", 4],
    [LIKELIHOOD, "4. Likely", 4],
    [LIKELIHOOD, "Likely (4)", 4],
    [LIKELIHOOD, "Likely - 4", 4],
    [LIKELIHOOD, "(4) Likely", 4],
    [LIKELIHOOD, "L4", 4],
    [LIKELIHOOD, "Likelihood: 4", 4],
    [LIKELIHOOD, "LIKELY", 4],
    [LIKELIHOOD, "almost-certain", 5],
    [LIKELIHOOD, "Almost  Certain", 5],
    [LIKELIHOOD, "IV", 4],
    [LIKELIHOOD, "AC", 5],
    [IMPACT, "Very High", 5],
    [IMPACT, "VERY HIGH (V)", 5],
    [IMPACT, "very-high", 5],
    [IMPACT, "V", 5],
    [IMPACT, "h", 4],
    [LETTERS, "A", 5],
    [LETTERS, "e", 1],
    // Off the axis, unknown, contradicting, or able to mean two things: never guessed.
    [LIKELIHOOD, 0, null],
    [LIKELIHOOD, 3.5, null],
    [LIKELIHOOD, "6", null],
    [LIKELIHOOD, "4 - Rare", null],
    [LIKELIHOOD, "4 weeks", null],
    [LIKELIHOOD, "Probable", null],
    [LIKELIHOOD, "Likely/Rare", null],
    [LIKELIHOOD, "Very likely", null],
    [LIKELIHOOD, "X", null],
    [LIKELIHOOD, "", null],
    [LIKELIHOOD, "-", null],
    [numberedLevels(5), "High", null],
  ])("%# %s", (axis, value, number) => {
    expect(levelOf(axis, value)?.number ?? null).toBe(number);
  });
});

test("every default fill can be read upon", () => {
  for (const { fill, ink } of Object.values(BAND_FILLS)) expect(contrast(fill, ink)).toBeGreaterThanOrEqual(4.5);
});

describe("scores and bands", () => {
  test.each([
    [4, 4, 16, "red"],
    [2, 3, 6, "green"],
    [1, 5, 5, "green"],
    [3, 5, 15, "amber"],
    [0, 3, null, null],
    [3.5, 2, null, null],
  ])("the default matrix at %d, %d", (likelihood, impact, score, band) => {
    expect([
      scoreOf(DEFAULT_MATRIX, likelihood, impact),
      bandOfPair(DEFAULT_MATRIX, likelihood, impact)?.id ?? null,
    ]).toEqual([score, band]);
  });

  test("a score no pair gives has no band and is not reachable", () => {
    expect([bandOfScore(DEFAULT_MATRIX, 7), bandOfScore(DEFAULT_MATRIX, 12)?.id]).toEqual([null, "amber"]);
    expect(reachableScores(DEFAULT_MATRIX)).toEqual([1, 2, 3, 4, 5, 6, 8, 9, 10, 12, 15, 16, 20, 25]);
  });

  test("ratings between levels count only where the matrix allows decimals", () => {
    const parts = {
      source: "chosen",
      where: "",
      likelihood: numberedLevels(6),
      impact: numberedLevels(6),
      rule: "product",
      bands: ragBands([0, 8.99], [9, 17.99], [18, 36]),
    } as const;
    const decimals = makeMatrix({ ...parts, decimals: true }),
      whole = makeMatrix(parts);
    expect([
      scoreOf(decimals, 4.2, 2.5),
      bandOfPair(decimals, 4.2, 2.5)?.id,
      bandOfScore(decimals, 10.5)?.id,
      isOnAxis(decimals, "likelihood", 4.2),
      isOnAxis(decimals, "impact", 6.1),
    ]).toEqual([10.5, "amber", "amber", true, false]);
    expect([scoreOf(whole, 4.2, 2.5), isOnAxis(whole, "likelihood", 4.2), isOnAxis(whole, "likelihood", 4)]).toEqual([
      null,
      false,
      true,
    ]);
  });

  const named = makeMatrix({
    source: "chosen",
    where: "",
    likelihood: numberedLevels(5),
    impact: numberedLevels(5),
    rule: "product",
    bands: [
      { id: "low", label: "Low", words: ["Green", "G"], min: 1, max: 6, fill: null },
      { id: "medium", label: "Medium", words: ["Amber", "A"], min: 8, max: 15, fill: null },
      { id: "high", label: "High", words: ["Red", "R", "Extreme"], min: 16, max: 25, fill: "#FF0000" },
    ],
  });
  test.each([
    ["High", "high"],
    [" RED ", "high"],
    ["r", "high"],
    ["High risk", "high"],
    ["16 High", "high"],
    ["High (16)", "high"],
    ["amber", "medium"],
    ["Very high", null],
    ["Low to medium", null],
    ["Low/Medium", null],
    ["16", null],
    ["", null],
  ])("the band named %s", (text, id) => {
    expect(bandNamed(named, text)?.id ?? null).toBe(id);
  });

  test("a band is coloured by its own fill, else by its name, else by its place", () => {
    const fills = named.bands.map((band) => fillOf(named, band).fill);
    expect(fills).toEqual([BAND_FILLS["green"]!.fill, BAND_FILLS["amber"]!.fill, "#FF0000"]);
    expect(fillOf(DEFAULT_MATRIX, DEFAULT_MATRIX.bands[2]!).fill).toBe(BAND_FILLS["red"]!.fill);
  });
});

test("a legend without scores is completed by its register's rule, and then counts as inferred", () => {
  const legend = makeMatrix({
    source: "workbook",
    where: "Key!A1:B3",
    likelihood: [],
    impact: [],
    rule: "lookup",
    bands: ragBands([1, 6], [8, 15], [16, 25]),
    scoresKnown: false,
  });
  const rows = Array.from({ length: 10 }, (_, i) => ({
    likelihood: (i % 5) + 1,
    impact: (i % 3) + 2,
    score: ((i % 5) + 1) * ((i % 3) + 2),
  }));
  const whole = withInferredRule(legend, inferMatrix(rows));
  expect([whole.source, scoreOf(whole, 4, 5), bandOfPair(whole, 4, 5)?.id]).toEqual(["inferred", 20, "red"]);
  expect(withInferredRule(legend, null)).toBe(legend);
  const colours = makeMatrix({
    source: "workbook",
    where: "Page!A1:D4",
    likelihood: numberedLevels(2),
    impact: numberedLevels(2),
    rule: "words",
    bands: ragBands([1, 1], [2, 2], [4, 4]).map((band) => ({ ...band, min: null, max: null })),
    bandIds: [
      ["green", "amber"],
      ["amber", "red"],
    ],
    scoresKnown: false,
  });
  const scored = withInferredRule(colours, inferMatrix(rows));
  expect([scoreOf(scored, 2, 2), bandOfScore(scored, 2)?.id, scored.bands.map((band) => band.max)]).toEqual([
    4,
    "amber",
    [1, 2, 4],
  ]);
  expect(withInferredRule(productMatrix(5, []), inferMatrix(rows)).source).toBe("default");
});
