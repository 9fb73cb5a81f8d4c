import { makeMatrix, numberedLevels, ragBands, type Matrix } from "../../src/matrix";
import { matrixBandsGap } from "../../src/checks/rules/matrix-bands-gap";
import { matrixBandsOverlap } from "../../src/checks/rules/matrix-bands-overlap";
import { matrixBetweenness } from "../../src/checks/rules/matrix-betweenness";
import { matrixConsistentColouring } from "../../src/checks/rules/matrix-consistent-colouring";
import { matrixNotMonotonic } from "../../src/checks/rules/matrix-not-monotonic";
import { matrixPictureMismatch } from "../../src/checks/rules/matrix-picture-mismatch";
import { matrixScore } from "../../src/checks/rules/matrix-score";
import { scoreImpossible } from "../../src/checks/rules/score-impossible";
import { scoreMismatch } from "../../src/checks/rules/score-mismatch";
import { matrixWeakConsistency } from "../../src/checks/rules/matrix-weak-consistency";
import { checkCases } from "../support/cases";
import { FIVE } from "../support/register";
import { sheet } from "../support/sheet";

const SHEET = "| Ref | Risk | Score |\n| 1 | Flood | 4 |";
/** Likelihood down with the highest on top, impact across, as such keys are drawn. */
const KEY = sheet(
  "Key",
  `| Likelihood | | | | | |\n${[5, 4, 3, 2, 1].map((l) => `| ${l} | ${[1, 2, 3, 4, 5].map((i) => l * i).join(" | ")} |`).join("\n")}\n| | 1 | 2 | 3 | 4 | 5 |`,
);
const onKey = (matrix: Matrix, key = KEY) => ({
  sheet: SHEET,
  others: [key],
  matrix: { ...matrix, where: "Key!A1:F7" },
});
const LIKELY = ["Rare", "Unlikely", "Possible", "Likely", "Certain"];
const HARM = ["Small", "Minor", "Moderate", "Major", "Disaster"];
/** Likelihood across in words, impact down. */
const across = (cell: (l: number, i: number) => string | number) =>
  sheet(
    "Key",
    `| Likelihood | | | | | |\n| | ${LIKELY.join(" | ")} |\n${[1, 2, 3, 4, 5].map((i) => `| ${HARM[i - 1]} | ${[1, 2, 3, 4, 5].map((l) => cell(l, i)).join(" | ")} |`).join("\n")}`,
  );
const ACROSS = across((l, i) => l * i);
const BANDS_ACROSS = across((l, i) => ((l === 5 && i === 3) || l * i <= 6 ? "Green" : l * i <= 15 ? "Amber" : "Red"));
const worded = (matrix: Matrix): Matrix => ({
  ...matrix,
  likelihood: numberedLevels(5, LIKELY),
  impact: numberedLevels(5, HARM),
});
const product = (
  green: readonly [number, number],
  amber: readonly [number, number],
  red: readonly [number, number],
): Matrix =>
  makeMatrix({
    source: "workbook",
    where: "Key!A1:F7",
    likelihood: numberedLevels(5),
    impact: numberedLevels(5),
    rule: "product",
    bands: ragBands(green, amber, red),
  });
/** The same with each band's limits in H and I, the best band in row 2. */
const stated = (matrix: Matrix): Matrix => ({
  ...matrix,
  bands: matrix.bands.map((band, n) => ({
    ...band,
    stated: { min: { sheet: "Key", row: n + 1, column: 7 }, max: { sheet: "Key", row: n + 1, column: 8 } },
  })),
});
const good = product([1, 6], [8, 15], [16, 25]);
/** The good matrix with one cell (likelihood, impact) changed. */
const changed = (l: number, i: number, cell: Partial<Matrix["cells"][number][number]>): Matrix => ({
  ...good,
  cells: good.cells.map((row, a) => row.map((old, b) => (a === l - 1 && b === i - 1 ? { ...old, ...cell } : old))),
});

checkCases(matrixScore, {
  accept: [
    { name: "every cell by the rule", ...onKey(good) },
    {
      name: "a chosen matrix stands in no sheet",
      sheet: SHEET,
      matrix: { ...changed(4, 3, { score: 13 }), source: "chosen" },
    },
  ],
  reject: [
    {
      name: "the cell itself is named, however the key lies",
      ...onKey(changed(4, 3, { score: 13 }), {
        ...KEY,
        rows: KEY.rows.map((row, r) => row.map((value, c) => (r === 2 && c === 3 ? 13 : value))),
      }),
      findings: [
        {
          cell: "Key!D3",
          message: "The key gives 13 for likelihood 4, impact 3; by the rule of its other cells it would be 12.",
          severity: "error",
          actual: 13,
          expected: 12,
          fix: null,
        },
      ],
    },
  ],
});

describe("a key's mistyped cell judges no risk", () => {
  const odd = changed(5, 5, { score: 26 });
  const sheetOf = (score: number): string =>
    `| Ref | Risk | Likelihood | Impact | Score |\n| 1 | Flood | 5 | 5 | ${score} |\n| 2 | Fire | 4 | 4 | 16 |`;
  checkCases(scoreMismatch, {
    accept: [25, 26].map((score) => ({ name: `a score of ${score}`, sheet: sheetOf(score), matrix: odd })),
    reject: [
      {
        name: "its other cells do",
        sheet: sheetOf(25).replace("| 16 |", "| 12 |"),
        matrix: odd,
        findings: [{ cell: "E3", expected: 16 }],
      },
    ],
  });
  checkCases(scoreImpossible, {
    accept: [{ name: "25 is what it should hold", sheet: "| Ref | Risk | Score |\n| 1 | Flood | 25 |", matrix: odd }],
    reject: [
      {
        name: "7 is given by none",
        sheet: "| Ref | Risk | Score |\n| 1 | Flood | 7 |",
        matrix: odd,
        findings: [{ cell: "C2", actual: 7 }],
      },
    ],
  });
});

checkCases(matrixBandsGap, {
  accept: [{ name: "every reachable score has its band; 7 is no gap", ...onKey(good) }],
  reject: [
    {
      name: "8 is in none",
      ...onKey(product([1, 6], [9, 15], [16, 25])),
      findings: [
        {
          cell: "Key!E5",
          message: "The score 8 (2 x 4 and 4 x 2) is in no band.",
          severity: "error",
          actual: 8,
          related: ["Key!C3"],
          fix: null,
        },
      ],
    },
    {
      name: "ranges that are stated: the band that ends before each gap, then the one that begins after it",
      ...onKey(stated(product([1, 6], [9, 12], [16, 20]))),
      findings: [
        {
          cell: "Key!I2",
          message: "The score 8 (2 x 4 and 4 x 2) is in no band.",
          related: ["Key!H3", "Key!E5", "Key!C3"],
        },
        {
          cell: "Key!I3",
          message: "The score 15 (3 x 5 and 5 x 3) is in no band.",
          related: ["Key!H4", "Key!F4", "Key!D2"],
        },
        { cell: "Key!I4", message: "The score 25 (5 x 5) is in no band.", related: ["Key!F2"] },
      ],
    },
  ],
});

checkCases(matrixBandsOverlap, {
  accept: [{ name: "each score in one", ...onKey(good) }],
  reject: [
    {
      name: "8 is in two",
      ...onKey(product([1, 8], [8, 15], [16, 25])),
      findings: [
        {
          cell: "Key!E5",
          message: 'The score 8 is in the bands "Green" and "Amber".',
          severity: "error",
          actual: 8,
          fix: null,
        },
      ],
    },
    {
      name: "ranges that are stated: the one that begins later, then the one that ends too late, once for all their scores",
      ...onKey(stated(product([1, 6], [8, 16], [15, 25]))),
      findings: [
        {
          cell: "Key!H4",
          message: 'The scores 15 and 16 are in the bands "Amber" and "Red".',
          related: ["Key!I3", "Key!F4", "Key!D2", "Key!E3"],
        },
      ],
    },
  ],
});

checkCases(matrixNotMonotonic, {
  accept: [{ name: "rises or stays", ...onKey(good) }],
  reject: [
    {
      name: "a red cell beside a lower band",
      ...onKey(changed(5, 5, { band: "amber" })),
      findings: [
        {
          cell: "Key!F2",
          message: "The band falls from likelihood 4, impact 5 to likelihood 5, impact 5.",
          severity: "warning",
          related: ["Key!F3"],
          fix: null,
        },
        { cell: "Key!F2", related: ["Key!E2"] },
      ],
    },
    {
      name: "products are the same either way round: the labels say where the likelihood stands",
      ...onKey(worded(changed(5, 3, { band: "green" })), ACROSS),
      findings: [
        { cell: "Key!F5", message: "The band falls from likelihood 4, impact 3 to likelihood 5, impact 3." },
        { cell: "Key!F5", message: "The band falls from likelihood 5, impact 2 to likelihood 5, impact 3." },
      ],
    },
    {
      name: "a key of bands alone, its odd cell without one",
      ...onKey(
        worded({
          ...changed(5, 3, { band: null }),
          rule: "words",
          scoresKnown: false,
          doubts: [{ cell: [4, 2], shown: "green", said: "amber", by: "neighbours" }],
          cells: changed(5, 3, { band: null }).cells.map((row) => row.map(({ band }) => ({ score: null, band }))),
        }),
        BANDS_ACROSS,
      ),
      findings: [{ cell: "Key!F5" }],
    },
  ],
});

checkCases(matrixWeakConsistency, {
  accept: [
    { name: "1-6, 8-15, 16-25 passes", ...onKey(good) },
    {
      name: "not run without a green",
      ...onKey({ ...good, cells: good.cells.map((row) => row.map((cell) => ({ ...cell, band: "red" }))) }),
    },
  ],
  reject: [
    {
      name: "red reaches down to 2 x 5, whose least is 4; green up to 2 x 3, whose most is 6",
      ...onKey(changed(2, 5, { band: "red" })),
      findings: [{ cell: "Key!F5", severity: "advice", fix: null }],
    },
  ],
});

checkCases(matrixBetweenness, {
  accept: [
    { name: "1-6, 8-15, 16-25 passes", ...onKey(good) },
    {
      name: "not judged on two bands",
      ...onKey({
        ...good,
        bands: [good.bands[0]!, good.bands[2]!],
        cells: good.cells.map((row) => row.map((cell) => ({ ...cell, band: cell.score! > 6 ? "red" : "green" }))),
      }),
    },
  ],
  reject: [
    {
      name: "3 x 3 green beside 4 x 4 red",
      ...onKey(changed(3, 3, { band: "green" })),
      findings: [
        {
          cell: "Key!D4",
          message: "One step up from 3 x 3 (likelihood x impact) leads from the best band straight to the worst.",
          severity: "advice",
          fix: null,
        },
      ],
    },
  ],
});

checkCases(matrixConsistentColouring, {
  accept: [{ name: "1-6, 8-15, 16-25 passes", ...onKey(good) }],
  reject: [
    {
      name: "1-4, 5-12, 15-25 fails",
      ...onKey(product([1, 4], [5, 12], [15, 25])),
      findings: [{ cell: "Key!F6", severity: "advice", fix: null }],
    },
  ],
});

const RISKS =
  "| Ref | Risk | Likelihood | Impact | Score |\n| 1 | A | 4 | 5 | 20 |\n| 2 | B | 4 | 5 | 20 |\n| 3 | C | 2 | 3 | 6 |\n| 4 | D | 1 | 1 | 1 |";
const heatMap = (at45: number) =>
  sheet(
    "Heat map",
    `| Likelihood | | | | | |\n| 5 | | | | | |\n| 4 | | | | | ${at45} |\n| 3 | | | | | |\n| 2 | | | 1 | | |\n| 1 | 1 | | | | |\n| | 1 | 2 | 3 | 4 | 5 |`,
  );
/** A heat map that lists references, as the pairs "4,5" hold them. */
const listing = (at: Readonly<Record<string, string>>) =>
  sheet(
    "Heat map",
    `| Likelihood |\n${[5, 4, 3, 2, 1].map((l) => `| ${l} | ${[1, 2, 3, 4, 5].map((i) => at[`${l},${i}`] ?? "").join(" | ")} |`.replace(/[ |]*$/, " |")).join("\n")}\n| | 1 | 2 | 3 | 4 | 5 |`,
  );
const REFERRED =
  "| Ref | Risk | Likelihood | Impact |\n| CR1 | A | 4 | 5 |\n| CR2 | B | 4 | 5 |\n| CR3 | C | 2 | 3 |\n| CR4 | D | 1 | 1 |\n| CR5 | E | 3 | 3 |";
checkCases(matrixPictureMismatch, {
  accept: [
    {
      name: "the heat map lists the risks where the rows put them",
      matrix: FIVE,
      others: [listing({ "4,5": "CR1, CR2", "2,3": "CR 3", "1,1": "CR4", "3,3": "CR5" })],
      sheet: REFERRED,
    },
    {
      name: "a map of the top risks alone leaves others out",
      matrix: FIVE,
      others: [listing({ "4,5": "CR1 & CR2", "3,3": "CR5" })],
      sheet: REFERRED,
    },
    {
      name: "a map that is another register's",
      matrix: FIVE,
      others: [listing({ "1,2": "CR1", "2,2": "CR2", "2,3": "CR3", "5,5": "CR4, CR5" })],
      sheet: REFERRED,
    },
    { name: "the heat map counts what the rows do", matrix: FIVE, others: [heatMap(2)], sheet: RISKS },
    {
      name: "the key's own scores are no counts",
      matrix: { ...FIVE, where: "Key!A1:F7" },
      others: [KEY],
      sheet: RISKS,
    },
    {
      name: "a grid of something else",
      matrix: FIVE,
      others: [
        sheet(
          "Other",
          "| 5 | 7 | 3 | 4 | 1 | 2 |\n| 4 | 9 | 9 | 9 | 9 | 9 |\n| 3 | 1 | 2 | 3 | 4 | 5 |\n| 2 | 3 | 3 | 3 | 3 | 3 |\n| 1 | 8 | 8 | 8 | 8 | 8 |\n| | 1 | 2 | 3 | 4 | 5 |",
        ),
      ],
      sheet: RISKS,
    },
  ],
  reject: [
    {
      name: "a reference left where the risk was last quarter",
      matrix: FIVE,
      others: [listing({ "4,5": "CR1, CR2", "2,3": "CR3", "1,1": "CR4", "4,3": "CR5" })],
      sheet: REFERRED,
      findings: [
        {
          cell: "'Heat map'!D3",
          message:
            "The heat map shows CR5 at likelihood 4, impact 3; by the register's current ratings it stands at likelihood 3, impact 3.",
          actual: "CR5",
        },
      ],
    },
    {
      name: "a risk that is not on the map",
      matrix: FIVE,
      others: [listing({ "4,5": "CR1", "2,3": "CR3", "1,1": "CR4", "3,3": "CR5" })],
      sheet: REFERRED,
      findings: [
        {
          cell: "'Heat map'!F3",
          message:
            "The heat map does not show CR2; by the register's current ratings it stands at likelihood 4, impact 5.",
        },
      ],
    },
    {
      name: "last quarter's count",
      matrix: FIVE,
      others: [heatMap(3)],
      sheet: RISKS,
      findings: [
        {
          cell: "'Heat map'!F3",
          message:
            "The heat map shows 3 risks at likelihood 4, impact 5; by the register's current ratings there are 2.",
          severity: "error",
          actual: 3,
          expected: 2,
          fix: null,
        },
      ],
    },
  ],
});
