import { scoreImpossible } from "../../src/checks/rules/score-impossible";
import { checkCases } from "../support/cases";
import { DEFAULT_MATRIX, FIVE, INFERRED } from "../support/register";

checkCases(scoreImpossible, {
  accept: [
    { name: "scores some pair gives", sheet: "| Ref | Risk | Score |\n| 1 | A | 6 |\n| 2 | B | 8 |\n| 3 | C | 25 |" },
    {
      name: "its ratings are shown: another check speaks",
      sheet: "| Ref | Risk | Likelihood | Impact | Score |\n| 1 | A | 2 | 3 | 7 |",
    },
    {
      name: "a default or an inferred matrix knows no ends",
      matrix: DEFAULT_MATRIX,
      sheet: "| Ref | Risk | Score |\n| 1 | A | 7 |",
    },
    { name: "an inferred one neither", matrix: INFERRED, sheet: "| Ref | Risk | Score |\n| 1 | A | 7 |" },
    {
      name: "a column on another scale",
      sheet: "| Ref | Risk | Score |\n| 1 | A | 70 |\n| 2 | B | 45 |\n| 3 | C | 33 |\n| 4 | D | 81 |\n| 5 | E | 20 |",
    },
    {
      name: "ratings between two levels are allowed",
      matrix: { ...FIVE, decimals: true },
      sheet: "| Ref | Risk | Score |\n| 1 | A | 7 |\n| 2 | B | 13.5 |\n| 3 | C | 22.5 |",
    },
    {
      name: "a formula that lowers the score by a rule of the sheet's own",
      sheet: "| Ref | Risk | Inherent score | Residual score |\n| 1 | A | 20 | 11 |\n| 2 | B | 16 | 9 |",
      parts: { formulas: { D2: "=ROUND(C2*0.55,0)", D3: "=ROUND(C3*0.55,0)" } },
    },
  ],
  reject: [
    {
      name: "even where ratings between two levels are allowed there is a most",
      matrix: { ...FIVE, decimals: true },
      sheet: "| Ref | Risk | Score |\n| 1 | A | 7.5 |\n| 2 | B | 30 |",
      findings: [{ cell: "C3" }],
    },
    {
      name: "7, 11 and 30 of a 5 by 5 product",
      sheet: "| Ref | Risk | Inherent score | Residual score |\n| 1 | A | 20 | 7 |\n| 2 | B | 30 | 11 |",
      findings: [
        {
          cell: "D2",
          message: "Residual score is 7, which no likelihood and impact give; the nearest are 6 and 8.",
          severity: "error",
          actual: 7,
          fix: null,
        },
        { cell: "C3", message: "Inherent score is 30, which no likelihood and impact give; the most is 25." },
        {
          cell: "D3",
          message: "Residual score is 11, which no likelihood and impact give; the nearest are 10 and 12.",
        },
      ],
    },
  ],
});
