import { bandMissing } from "../../src/checks/rules/band-missing";
import { checkCases } from "../support/cases";
import { DEFAULT_MATRIX } from "../support/register";

const HEAD = "| Ref | Risk | Likelihood | Impact | Score | Band |\n| 1 | A | 4 | 4 | 16 | R |\n";
checkCases(bandMissing, {
  accept: [
    { name: "filled in, or not scored", sheet: `${HEAD}| 2 | B | | | | |` },
    { name: "a column nobody fills in", sheet: "| Ref | Risk | Score | Band |\n| 1 | A | 16 | |\n| 2 | B | 4 | |" },
  ],
  reject: [
    {
      name: "in the register's own word",
      sheet: `${HEAD}| 2 | B | 4 | 5 | 20 | |`,
      findings: [
        {
          cell: "F3",
          message: 'Band is blank beside a score of 20, which is "Red".',
          severity: "advice",
          expected: "R",
          fix: "safe",
          fixed: "R",
        },
      ],
    },
    {
      name: "without a matrix told and not filled",
      matrix: DEFAULT_MATRIX,
      sheet: `${HEAD}| 2 | B | 4 | 5 | 20 | |`,
      findings: [{ cell: "F3", message: "Band is blank beside a score of 20.", fix: null }],
    },
  ],
});
