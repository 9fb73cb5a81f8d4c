import { ratingOffScale } from "../../src/checks/rules/rating-off-scale";
import { checkCases } from "../support/cases";
import { DEFAULT_MATRIX, FIVE, INFERRED, SUM } from "../support/register";

/** Headings that state their scale. */
const STATED: Readonly<Record<string, string>> = {
  Likelihood: "Likelihood (1-3)",
  Impact: "Impact (3 = high, 1 = low)",
};

const HEAD = "| Ref | Risk | Likelihood | Impact | Score |\n";
/** Six risks whose scores are the products of ratings from 1 to 5. */
const scored = `${HEAD}${[
  [5, 4],
  [4, 4],
  [3, 5],
  [2, 4],
  [1, 3],
  [2, 2],
]
  .map(([l, i], n) => `| ${n + 1} | ${"ABCDEF"[n]} | ${l} | ${i} | ${l! * i!} |\n`)
  .join("")}`;

checkCases(ratingOffScale, {
  accept: [
    {
      name: "numbers and words of the scale",
      sheet:
        "| Ref | Risk | Likelihood | Impact | Score |\n| 1 | Flood | 1 | 5 | 5 |\n| 2 | Fire | Likely | Major | 16 |",
    },
    {
      name: "blank, N/A, TBC",
      sheet: "| Ref | Risk | Likelihood | Impact | Score |\n| 1 | Flood | | | |\n| 2 | Fire | N/A | TBC | |",
    },
    {
      name: "a default matrix accuses nobody",
      matrix: DEFAULT_MATRIX,
      sheet: "| Ref | Risk | Likelihood | Impact | Score |\n| 1 | Flood | 6 | 0 | 0 |",
    },
    {
      name: "an inferred rule knows no ends",
      matrix: INFERRED,
      sheet: "| Ref | Risk | Likelihood | Impact | Score |\n| 1 | Flood | 9 | 9 | 81 |",
    },
    {
      name: "ratings between two levels are allowed",
      matrix: { ...FIVE, decimals: true },
      sheet:
        "| Ref | Risk | Likelihood | Impact | Score |\n| 1 | Flood | 3.5 | 4.2 | 14.7 |\n| 2 | Fire | 4 | 4.5 | 18 |",
    },
    {
      name: "most ratings are on another scale",
      sheet:
        "| Ref | Risk | Likelihood | Impact |\n| 1 | A | 6 | 9 |\n| 2 | B | 7 | 8 |\n| 3 | C | 10 | 2 |\n| 4 | D | 8 | 6 |\n| 5 | E | 9 | 7 |\n| 6 | F | 6 | 6 |",
    },
    {
      name: "the highest of all, and the score agrees or says nothing",
      matrix: INFERRED,
      sheet: `${scored}| 7 | G | 6 | 3 | 18 |`,
    },
    {
      name: "two of them are a way of rating",
      matrix: INFERRED,
      sheet: `${scored}| 7 | G | 6 | 3 | 9 |\n| 8 | H | 6 | 2 | 12 |`,
    },
    {
      name: "other forms of a word are no slips",
      matrix: DEFAULT_MATRIX,
      sheet:
        "| Ref | Risk | Likelihood | Impact |\n| 1 | A | alta | Likely |\n| 2 | B | alto | Unlikely |\n| 3 | C | alto | Unlikely |\n| 4 | D | alto | Unlikely |",
    },
  ],
  reject: [
    {
      name: "outside, between, and no word of it",
      matrix: SUM,
      sheet:
        "| Ref | Risk | Likelihood | Impact | Score |\n| 1 | A | 6 | 5 | |\n| 2 | B | 3.5 | 0 | |\n| 3 | C | 4 | Very bad | |\n| 4 | D | 1 | 1 | 2 |\n| 5 | E | 1 | 1 | 2 |\n| 6 | F | 2 | 3 | 5 |",
      findings: [
        { cell: "C2", message: "Likelihood is 6; the scale is 1 to 5.", severity: "error", actual: 6, fix: null },
        { cell: "C3", actual: 3.5 },
        { cell: "D3", message: "Impact is 0; the scale is 1 to 5." },
        { cell: "D4", message: 'Impact is "Very bad"; the scale is 1 to 5.', actual: "Very bad" },
      ],
    },
    {
      name: "the scale in its own words",
      sheet: "| Ref | Risk | Residual likelihood | Residual impact | Inherent score |\n| 1 | A | 7 | 5 | 1 |",
      findings: [
        {
          cell: "C2",
          message: "Residual likelihood is 7; the scale is 1 to 5 (Rare, Unlikely, Possible, Likely, Almost certain).",
        },
      ],
    },
    {
      name: "outside what all others keep to, where the score proves it",
      matrix: INFERRED,
      sheet: `${scored}| 7 | G | 6 | 3 | 9 |`,
      findings: [
        {
          cell: "C8",
          message: "Likelihood is 6, outside what every other risk keeps to; the score beside it is what 3 gives.",
          actual: 6,
        },
      ],
    },
    {
      name: "a scale that the heading states, without a key",
      matrix: DEFAULT_MATRIX,
      touch: (register) => ({
        ...register,
        columns: register.columns.map((column) => ({ ...column, heading: STATED[column.heading] ?? column.heading })),
      }),
      sheet:
        "| Ref | Risk | Likelihood | Impact |\n| 1 | A | 1 | 3 |\n| 2 | B | 2 | 4 |\n| 3 | C | 4 | 1 |\n| 4 | D | 3 | 2 |\n| 5 | E | 1 | 2 |\n| 6 | F | 1 | 2 |",
      findings: [
        { cell: "D3", message: "Impact is 4; the heading says 1 to 3.", actual: 4 },
        { cell: "C4", message: "Likelihood is 4; the heading says 1 to 3.", actual: 4 },
      ],
    },
    {
      name: "a word of another scale than the key's",
      sheet:
        "| Ref | Risk | Likelihood | Impact |\n| 1 | A | Likely | 3 |\n| 2 | B | Rare | 4 |\n| 3 | C | Seldom | 1 |\n| 4 | D | Possible | 2 |\n| 5 | E | Likely | 2 |\n| 6 | F | Likely | 2 |",
      findings: [{ cell: "C4", actual: "Seldom" }],
    },
    {
      name: "a key pressed twice, proved by ten others",
      matrix: DEFAULT_MATRIX,
      sheet: `| Ref | Risk | Likelihood | Impact |\n${[1, 2, 2, 3, 2, 4, 2, 5, 1, 2, 3, 2, 2, 2, 2, 2, 3, 2, 1, 22].map((rating, i) => `| ${i + 1} | Risk | ${rating} | 3 |`).join("\n")}`,
      findings: [
        {
          cell: "C21",
          message: "Likelihood is 22, far beyond every other risk's; perhaps 2 was typed twice.",
          actual: 22,
        },
      ],
    },
    {
      name: "a slip of the keyboard, proved by the column's other words",
      matrix: DEFAULT_MATRIX,
      sheet:
        "| Ref | Risk | Band |\n| 1 | A | Medium |\n| 2 | B | Medium |\n| 3 | C | High |\n| 4 | D | Medium |\n| 5 | E | Mediun |\n| 6 | F | Hgih |\n| 7 | G | High |\n| 8 | H | High |",
      findings: [
        {
          cell: "C6",
          message: '"Mediun" is no level of band; the register\'s other risks say "Medium".',
          expected: "Medium",
        },
        { cell: "C7", expected: "High" },
      ],
    },
  ],
});
