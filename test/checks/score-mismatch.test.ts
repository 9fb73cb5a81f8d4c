import { scoreMismatch } from "../../src/checks/rules/score-mismatch";
import { checkCases } from "../support/cases";
import { DEFAULT_MATRIX, FIVE, INFERRED, SUM, withParts } from "../support/register";

/** A is the best end; no scores, only colours. */
const LETTERED = {
  ...FIVE,
  rule: "words",
  scoresKnown: false,
  likelihood: FIVE.likelihood.map((level, i) => ({ ...level, labels: ["ABCDE"[i]!] })),
  impact: FIVE.impact.map((level) => ({ ...level, labels: [] })),
  cells: FIVE.cells.map((row) => row.map((cell) => ({ ...cell, score: null }))),
} as const;

checkCases(scoreMismatch, {
  accept: [
    {
      name: "every score follows",
      sheet: "| Ref | Risk | Likelihood | Impact | Score |\n| 1 | Flood | 4 | 5 | 20 |\n| 2 | Fire | 1 | 5 | 5 |",
    },
    {
      name: "a default matrix accuses nobody",
      matrix: DEFAULT_MATRIX,
      sheet: "| Ref | Risk | Likelihood | Impact | Score |\n| 1 | Flood | 4 | 5 | 18 |",
    },
    {
      name: "a sum is right by a matrix of sums",
      matrix: SUM,
      sheet: "| Ref | Risk | Likelihood | Impact | Score |\n| 1 | Flood | 4 | 5 | 9 |",
    },
    {
      name: "a rating off the scale is another check's",
      sheet: "| Ref | Risk | Likelihood | Impact | Score |\n| 1 | Flood | 6 | 5 | 30 |",
    },
    {
      name: "blank, TBC and N/A are no scores",
      sheet:
        "| Ref | Risk | Likelihood | Impact | Score |\n| 1 | Flood | 4 | 5 | |\n| 2 | Fire | 4 | 5 | TBC |\n| 3 | Fog | 4 | 5 | N/A |",
    },
    {
      name: "a score rounded by the sheet",
      matrix: INFERRED,
      sheet:
        "| Ref | Risk | Likelihood | Impact | Score |\n| 1 | Flood | 4.2 | 3.1 | 13 |\n| 2 | Fire | 4.2 | 3.1 | 13.02 |",
    },
    {
      name: "most rows deny the matrix: it is not the one they were scored by",
      sheet:
        "| Ref | Risk | Likelihood | Impact | Score |\n| 1 | A | 4 | 5 | 9 |\n| 2 | B | 3 | 5 | 8 |\n| 3 | C | 2 | 5 | 7 |\n| 4 | D | 1 | 5 | 6 |\n| 5 | E | 1 | 1 | 1 |",
    },
  ],
  reject: [
    {
      name: "a score written as a letter and a numeral, and ratings that say another letter",
      matrix: LETTERED,
      touch: withParts((text) => ["ABCDE".indexOf(text[0]!) + 1, Number(text[1])], false),
      sheet:
        "| Ref | Risk | Likelihood | Impact | Score |\n| 1 | A | B | 2 | B2 |\n| 2 | B | C | 5 | B5 |\n| 3 | C | A | 1 | A1 |\n| 4 | D | D | 3 | D3 |\n| 5 | E | B | 4 | B4 |",
      findings: [
        {
          cell: "E3",
          message: 'Score is "B5"; likelihood is C (3) and impact 5.',
          actual: "B5",
          related: ["C3", "D3"],
        },
      ],
    },
    {
      name: "the score is wrong",
      sheet: "| Ref | Risk | Likelihood | Impact | Score |\n| 1 | Flood | 4 | 5 | 18 |\n| 2 | Fire | 1 | 5 | 5 |",
      findings: [
        {
          cell: "E2",
          message: "Score is 18; likelihood 4 x impact 5 gives 20.",
          severity: "error",
          actual: 18,
          expected: 20,
          related: ["C2", "D2"],
          fix: "safe",
          fixed: 20,
        },
      ],
    },
    {
      name: "impact first, in the council's own words and levels",
      register: {
        order: { first: "impact", from: "heading" },
        stageLabels: { inherent: "Gross risk", residual: "Net risk" },
      },
      sheet:
        "| Ref | Risk | Inherent impact | Inherent likelihood | Inherent score | Residual likelihood | Residual impact | Residual score |\n| 1 | Flood | Major | Likely | 16 | 1 | 4 | 5 |",
      findings: [{ cell: "H2", message: "Net score is 5; impact 4 x likelihood 1 gives 4.", fixed: 4 }],
    },
    {
      name: "by an inferred rule",
      matrix: INFERRED,
      sheet: "| Ref | Risk | Likelihood | Impact | Score |\n| 1 | A | 4 | 5 | 20 |\n| 2 | B | 3 | 5 | 51 |",
      findings: [{ cell: "E3", expected: 15, fixed: 15 }],
    },
    {
      name: "the column's own formula is put back",
      parts: { formulas: { E2: "=C2*D2", E3: "=C3*D3", E4: "=D4*C4", E5: "=PRODUCT(C5:D5)" } },
      sheet:
        "| Ref | Risk | Likelihood | Impact | Score |\n| 1 | A | 4 | 5 | 20 |\n| 2 | B | 3 | 5 | 15 |\n| 3 | C | 2 | 2 | 4 |\n| 4 | D | 1 | 2 | 2 |\n| 5 | E | 3 | 3 | 12 |",
      findings: [{ cell: "E6", expected: 9, fixed: "=C6*D6" }],
    },
    {
      name: "a formula that does not give the right score is not written",
      parts: { formulas: { E2: "=C2*D2", E3: "=C3*D3", E4: "=C4*D4" } },
      matrix: SUM,
      sheet:
        "| Ref | Risk | Likelihood | Impact | Score |\n| 1 | A | 2 | 2 | 4 |\n| 2 | B | 2 | 2 | 4 |\n| 3 | C | 2 | 2 | 4 |\n| 4 | D | 1 | 2 | 2 |",
      findings: [{ cell: "E5", expected: 3, fixed: 3 }],
    },
    {
      name: "words beside the number stay",
      sheet: "| Ref | Risk | Likelihood | Impact | Score |\n| 1 | Flood | 4 | 4 | 12 (Major/Likely) |",
      findings: [{ cell: "E2", actual: 12, expected: 16, fixed: "16 (Major/Likely)" }],
    },
    {
      name: "a number put into a cell formatted as text stays a number",
      parts: { numberFormats: { E2: "@" } },
      sheet: "| Ref | Risk | Likelihood | Impact | Score |\n| 1 | Flood | 4 | 4 | 12 |",
      findings: [{ cell: "E2", fixed: 16 }],
    },
  ],
});
