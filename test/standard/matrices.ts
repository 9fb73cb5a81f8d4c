import { DEFAULT_MATRIX, makeMatrix, numberedLevels, ragBands, type Band, type Matrix } from "../../src/matrix";
import type { CellValue } from "../../src/workbook";

export const RAG: Matrix = { ...DEFAULT_MATRIX, source: "workbook", where: "Key!B4:G9" };
const zone = (id: string, label = id): Band => ({ id, label, words: [], min: null, max: null, fill: null });
export const band = (id: string, min: number, max: number): Band => ({
  ...zone(id, id[0]!.toUpperCase() + id.slice(1)),
  min,
  max,
});

const byRule = (rule: Matrix["rule"], bands: readonly Band[], size = 5): Matrix =>
  makeMatrix({
    source: "workbook",
    where: "Key",
    likelihood: numberedLevels(size),
    impact: numberedLevels(size),
    rule,
    bands,
  });

const LOOKED_UP = makeMatrix({
  source: "workbook",
  where: "Key",
  likelihood: numberedLevels(3),
  impact: numberedLevels(3),
  rule: "lookup",
  bands: [band("low", 1, 4), band("high", 5, 9)],
  scores: [
    [1, 3, 6],
    [2, 5, 8],
    [4, 7, 9],
  ],
});

/** 5x1 is green and 1x5 red. */
const WEIGHTED = makeMatrix({
  source: "workbook",
  where: "Key",
  likelihood: numberedLevels(5),
  impact: numberedLevels(5),
  rule: "product",
  bands: [zone("green", "Green"), zone("red", "Red")],
  bandIds: Array.from({ length: 5 }, () => Array.from({ length: 5 }, (_, i) => (i >= 3 ? "red" : "green"))),
});

const LETTERS = makeMatrix({
  source: "workbook",
  where: "Key",
  likelihood: ["E", "D", "C", "B", "A"].map((letter, i) => ({ number: i + 1, labels: [letter] })),
  impact: numberedLevels(4),
  rule: "product",
  bands: ragBands([1, 4], [5, 10], [12, 20]),
});

const WORDS = makeMatrix({
  source: "workbook",
  where: "Key",
  likelihood: numberedLevels(3, ["Unlikely", "Possible", "Likely"]),
  impact: numberedLevels(3, ["Minor", "Serious", "Grave"]),
  rule: "words",
  bands: [zone("low", "Low"), zone("medium", "Medium"), zone("high", "High")],
  bandIds: [
    ["low", "low", "medium"],
    ["low", "medium", "high"],
    ["medium", "high", "high"],
  ],
});

export type Expected = readonly [
  likelihood: CellValue,
  impact: CellValue,
  score: CellValue,
  shown: unknown,
  band: unknown,
];

/** A matrix by every rule, and rows scored by it: what stands there, and what is shown. */
export const CASES: readonly [rule: string, matrix: Matrix, rows: readonly Expected[]][] = [
  [
    "product",
    RAG,
    [
      [4, 5, 20, 20, "Red"],
      [2, 3, 6, 6, "Green"],
      [3, 5, null, 15, "Amber"],
      [null, null, null, "", ""],
    ],
  ],
  [
    "sum",
    byRule("sum", [band("low", 2, 5), band("high", 6, 10)]),
    [
      [4, 5, 9, 9, "High"],
      [1, 1, 2, 2, "Low"],
    ],
  ],
  [
    "product plus impact",
    byRule("product-plus-impact", [band("low", 2, 12), band("high", 13, 30)]),
    [
      [4, 5, 25, 25, "High"],
      [2, 3, 9, 9, "Low"],
    ],
  ],
  [
    "a score for each cell",
    LOOKED_UP,
    [
      [1, 3, 6, 6, "High"],
      [3, 1, 4, 4, "Low"],
      [2, 2, 5, 5, "High"],
    ],
  ],
  [
    "bands by pair",
    WEIGHTED,
    [
      [5, 1, 5, 5, "Green"],
      [1, 5, 5, 5, "Red"],
      [3, 3, null, 9, "Green"],
    ],
  ],
  [
    "letters by numerals",
    LETTERS,
    [
      ["A", 4, 20, 20, "Red"],
      ["E", 1, 1, 1, "Green"],
      ["C", 2, 6, 6, "Amber"],
    ],
  ],
  [
    "words",
    WORDS,
    [
      ["Likely", "Grave", null, null, "High"],
      ["Unlikely", "Minor", null, null, "Low"],
      ["Possible", "Serious", null, null, "Medium"],
    ],
  ],
  [
    "a rating off the scale keeps the source's score",
    RAG,
    [
      [4, 5, 20, 20, "Red"],
      [6, 5, 30, 30, ""],
    ],
  ],
  [
    "a rating to come leaves a blank",
    RAG,
    [
      [4, 5, 20, 20, "Red"],
      ["TBC", 5, null, "", ""],
      ["TBC", 5, 15, 15, "Amber"],
    ],
  ],
  [
    "a score against the matrix is kept",
    RAG,
    [
      [4, 5, 18, 18, "Red"],
      [4, 4, 16, 16, "Red"],
    ],
  ],
  [
    "open bands",
    byRule("product", [
      { ...zone("low", "Low"), min: null, max: 9 },
      { ...zone("high", "High"), min: 10, max: null },
    ]),
    [
      [5, 5, 25, 25, "High"],
      [1, 1, 1, 1, "Low"],
    ],
  ],
  [
    "decimals",
    makeMatrix({
      source: "workbook",
      where: "Key",
      likelihood: [1, 1.5, 2].map((number) => ({ number, labels: [] })),
      impact: [1, 2.5].map((number) => ({ number, labels: [] })),
      rule: "product",
      bands: [band("low", 1, 2), band("high", 2.5, 5)],
    }),
    [
      [1.5, 2.5, 3.75, 3.75, "High"],
      [2, 1, 2, 2, "Low"],
    ],
  ],
];

/** Those whose rows all agree with them, as a key that is read again must. */
export const MATRICES = CASES.filter(([name]) => !/keeps the source|blank|against the matrix/.test(name));
