import { ratingMissing } from "../../src/checks/rules/rating-missing";
import { checkCases } from "../support/cases";
import { DEFAULT_MATRIX } from "../support/register";

checkCases(ratingMissing, {
  accept: [
    { name: "both stand", sheet: "| Ref | Risk | Likelihood | Impact | Score |\n| 1 | Flood | 4 | 5 | 20 |" },
    { name: "a score column alone", sheet: "| Ref | Risk | Score |\n| 1 | Flood | 20 |" },
    {
      name: "neither rating nor score",
      sheet: "| Ref | Risk | Likelihood | Impact | Score |\n| 1 | Flood | | | |\n| 2 | Fire | 1 | 1 | 1 |",
    },
    {
      name: "a formula's 0 over blank ratings",
      parts: { formulas: { E2: "=C2*D2" } },
      sheet: "| Ref | Risk | Likelihood | Impact | Score |\n| 1 | Flood | | | 0 |\n| 2 | Fire | 1 | 1 | 1 |",
    },
    {
      name: "rating columns nobody fills in",
      sheet: "| Ref | Risk | Likelihood | Impact | Score |\n| 1 | Flood | | | 20 |\n| 2 | Fire | | | 12 |",
    },
    {
      name: "the score spells the ratings out",
      sheet: "| Ref | Risk | Likelihood | Impact | Score |\n| 1 | Flood | | | 4x5=20 |\n| 2 | Fire | 1 | 1 | 1 |",
    },
    {
      name: "deliberately not rated",
      sheet: "| Ref | Risk | Likelihood | Impact | Score |\n| 1 | Flood | - | 5 | - |",
    },
  ],
  reject: [
    {
      name: "one of the two is blank, whatever the matrix",
      matrix: DEFAULT_MATRIX,
      sheet: "| Ref | Risk | Likelihood | Impact | Score |\n| 1 | Flood | 4 | | 20 |\n| 2 | Fire | | 5 | |",
      findings: [
        {
          cell: "D2",
          message: "Impact is blank, while likelihood is 4.",
          severity: "error",
          related: ["C2", "E2"],
          fix: null,
        },
        { cell: "C3", message: "Likelihood is blank, while impact is 5.", related: ["D3"] },
      ],
    },
    {
      name: "a typed score without either",
      sheet:
        "| Ref | Risk | Residual likelihood | Residual impact | Residual score | Inherent score |\n| 1 | Flood | | | 20 | 20 |\n| 2 | Fire | 1 | 1 | 1 | 1 |",
      findings: [
        { cell: "C2", message: "Residual likelihood is blank, while residual score is 20.", related: ["E2"] },
        { cell: "D2", message: "Residual impact is blank, while residual score is 20." },
      ],
    },
  ],
});
