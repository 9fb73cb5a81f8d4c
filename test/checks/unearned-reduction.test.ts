import { unearnedReduction } from "../../src/checks/rules/unearned-reduction";
import { checkCases } from "../support/cases";

const HEAD = "| Ref | Risk | Inherent score | Controls | Residual score |\n| 1 | A | 20 | Flood wall | 12 |\n";
checkCases(unearnedReduction, {
  accept: [
    { name: "controls listed, or no reduction", sheet: `${HEAD}| 2 | B | 20 | | 20 |` },
    { name: "no such column", sheet: "| Ref | Risk | Inherent score | Residual score |\n| 1 | A | 20 | 8 |" },
    {
      name: "a column no risk uses",
      sheet: "| Ref | Risk | Inherent score | Controls | Residual score |\n| 1 | A | 20 | | 8 |",
    },
    { name: "a merged control serves two risks", parts: { merges: ["D2:D3"] }, sheet: `${HEAD}| 2 | B | 20 | | 8 |` },
  ],
  reject: [
    {
      name: "no control",
      sheet: `${HEAD}| 2 | B | 20 | | 8 |\n| 3 | C | 20 | None | 8 |`,
      findings: [
        {
          cell: "E3",
          message: "Residual score is 8, down from the inherent score of 20, but no control is listed.",
          severity: "warning",
          related: ["C3", "D3"],
          fix: null,
        },
        { cell: "E4" },
      ],
    },
    {
      name: "no control, where the score with controls is called the current one",
      sheet: `${HEAD.replace("Residual", "Current")}| 2 | B | 20 | | 8 |`,
      findings: [{ cell: "E3" }],
    },
    {
      name: "no action",
      sheet:
        "| Ref | Risk | Current score | Actions | Target score |\n| 1 | A | 20 | Build | 8 |\n| 2 | B | 20 | | 8 |",
      findings: [
        { cell: "E3", message: "Target score is 8, down from the current score of 20, but no action is listed." },
      ],
    },
  ],
});
