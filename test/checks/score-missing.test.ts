import { scoreMissing } from "../../src/checks/rules/score-missing";
import { checkCases } from "../support/cases";
import { DEFAULT_MATRIX } from "../support/register";

checkCases(scoreMissing, {
  accept: [
    { name: "scored", sheet: "| Ref | Risk | Likelihood | Impact | Score |\n| 1 | Flood | 4 | 5 | 20 |" },
    { name: "nothing rated", sheet: "| Ref | Risk | Likelihood | Impact | Score |\n| 1 | Flood | | | |" },
    { name: "one rating only", sheet: "| Ref | Risk | Likelihood | Impact | Score |\n| 1 | Flood | 4 | | |" },
    {
      name: "deliberately not scored",
      sheet: "| Ref | Risk | Likelihood | Impact | Score |\n| 1 | Flood | 4 | 5 | N/A |",
    },
    { name: "no score column", sheet: "| Ref | Risk | Likelihood | Impact |\n| 1 | Flood | 4 | 5 |" },
    {
      name: "under a merged cell",
      parts: { merges: ["E2:E3"] },
      sheet: "| Ref | Risk | Likelihood | Impact | Score |\n| 1 | Flood | 4 | 5 | 20 |\n| 2 | Fire | 4 | 5 | |",
    },
  ],
  reject: [
    {
      name: "the score follows from its ratings",
      sheet: "| Ref | Risk | Likelihood | Impact | Score |\n| 1 | Flood | 4 | 5 | |",
      findings: [
        {
          cell: "E2",
          message: "Score is blank; likelihood 4 x impact 5 gives 20.",
          severity: "error",
          actual: null,
          expected: 20,
          fix: "safe",
          fixed: 20,
        },
      ],
    },
    {
      name: "without a matrix the blank is told and not filled",
      matrix: DEFAULT_MATRIX,
      sheet: "| Ref | Risk | Likelihood | Impact | Score |\n| 1 | Flood | 4 | 5 | |",
      findings: [
        {
          cell: "E2",
          message: "Score is blank, although likelihood 4 and impact 5 are given.",
          expected: null,
          fix: null,
        },
      ],
    },
    {
      name: "by the column's formula",
      parts: { formulas: { E2: "=C2*D2", E3: "=C3*D3", E4: "=C4*D4" } },
      sheet:
        "| Ref | Risk | Likelihood | Impact | Score |\n| 1 | A | 4 | 5 | 20 |\n| 2 | B | 3 | 5 | 15 |\n| 3 | C | 2 | 2 | 4 |\n| 4 | D | Likely | Severe | |",
      findings: [
        { cell: "E5", message: "Score is blank; likelihood Likely (4) x impact Severe (5) gives 20.", fixed: 20 },
      ],
    },
  ],
});
