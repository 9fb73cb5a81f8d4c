import { targetAboveCurrent } from "../../src/checks/rules/target-above-current";
import { checkCases } from "../support/cases";
import { DEFAULT_MATRIX, FIVE } from "../support/register";

checkCases(targetAboveCurrent, {
  accept: [
    {
      name: "at or below",
      sheet: "| Ref | Risk | Current score | Target score |\n| 1 | A | 20 | 12 |\n| 2 | B | 8 | 8 |\n| 3 | C | 8 | |",
    },
    {
      name: "an opportunity that is to grow",
      kind: "opportunity",
      sheet: "| Ref | Risk | Current score | Target score |\n| 1 | A | 8 | 20 |",
    },
    {
      name: "another scale",
      sheet: "| Ref | Risk | Current score | Target score |\n| 1 | A | 20 | 90 |\n| 2 | B | 12 | 80 |",
    },
    {
      name: "an appetite is a limit, and no target",
      sheet: "| Ref | Risk | Current score | Target score |\n| 1 | A | 8 | 12 |\n| 2 | B | 20 | 12 |",
      register: { stageLabels: { current: "Current score", target: "Risk appetite score" } },
    },
  ],
  reject: [
    {
      name: "scores of ratings between the levels, where they are allowed",
      matrix: { ...FIVE, decimals: true },
      sheet:
        "| Ref | Risk | Current score | Target score |\n| 1 | A | 8.75 | 12.25 |\n| 2 | B | 17.5 | 10.5 |\n| 3 | C | 13.3 | 8.4 |",
      findings: [{ cell: "D2" }],
    },
    {
      name: "no matrix and no scores: one rating higher and none lower",
      matrix: DEFAULT_MATRIX,
      sheet:
        "| Ref | Risk | Current likelihood | Current impact | Target likelihood | Target impact |\n| 1 | A | 2 | 4 | 3 | 4 |\n| 2 | B | 3 | 4 | 2 | 4 |",
      findings: [
        {
          cell: "F2",
          related: ["D2"],
          message: "Target risk is likelihood 3 with impact 4, above the current risk of likelihood 2 with impact 4.",
        },
      ],
    },
    {
      name: "above",
      sheet: "| Ref | Risk | Current score | Target score |\n| 1 | A | 8 | 12 |",
      findings: [
        {
          cell: "D2",
          message: "Target score is 12, above the current score of 8.",
          severity: "warning",
          related: ["C2"],
          fix: null,
        },
      ],
    },
    {
      name: "against the residual where there is no current",
      sheet: "| Ref | Risk | Residual score | Target score |\n| 1 | A | 8 | 12 |",
      findings: [{ cell: "D2" }],
    },
    {
      name: "an opportunity that is to shrink",
      kind: "opportunity",
      sheet: "| Ref | Risk | Current score | Target score |\n| 1 | A | 12 | 8 |",
      findings: [{ cell: "D2", message: "Target score is 8, below the current score of 12." }],
    },
  ],
});
