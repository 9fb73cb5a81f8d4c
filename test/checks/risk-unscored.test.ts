import { riskUnscored } from "../../src/checks/rules/risk-unscored";
import { checkCases } from "../support/cases";

const HEAD = "| Ref | Risk | Likelihood | Impact | Score | Risk status |\n| 1 | Flood | 4 | 5 | 20 | Open |\n";
checkCases(riskUnscored, {
  accept: [
    { name: "scored, or rated by half", sheet: `${HEAD}| 2 | Fire | 4 | | | |` },
    {
      name: "a dash, N/A, TBC and an error are not blank",
      sheet: `${HEAD}| 2 | A | - | - | - | |\n| 3 | B | | | N/A | |\n| 4 | C | | | TBC | |\n| 5 | D | | | #REF! | |`,
    },
    {
      name: "a register without scores",
      sheet: "| Ref | Risk | Likelihood | Impact | Score |\n| 1 | A | | | |\n| 2 | B | | | |",
    },
    { name: "a closed risk", sheet: `${HEAD}| 2 | Fire | | | | Closed |` },
    {
      name: "scored in one stage only",
      sheet: "| Ref | Risk | Inherent score | Residual score |\n| 1 | A | 20 | 12 |\n| 2 | B | 20 | |",
    },
  ],
  reject: [
    {
      name: "nothing in any stage",
      sheet: `${HEAD}| 2 | Fire | | | | |`,
      findings: [{ cell: "E3", message: "Risk 2 has neither ratings nor a score.", severity: "warning", fix: null }],
    },
    {
      name: "the first score cell, though the first stage has ratings alone",
      sheet:
        "| Ref | Risk | Inherent likelihood | Inherent impact | Residual score |\n| 1 | A | 4 | 5 | 12 |\n| 2 | B | | | |",
      findings: [{ cell: "E3" }],
    },
    {
      name: "what stood last quarter scores nobody today",
      sheet: "| Ref | Risk | Previous score | Current score |\n| 1 | A | 20 | 12 |\n| 2 | B | 20 | |",
      findings: [{ cell: "D3" }],
    },
  ],
});
