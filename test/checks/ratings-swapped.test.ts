import { ratingsSwapped } from "../../src/checks/rules/ratings-swapped";
import { checkCases } from "../support/cases";
import type { Register } from "../../src/register";

const HEAD =
  "| Ref | Risk | Inherent likelihood | Inherent impact | Inherent score | Residual likelihood | Residual impact | Residual score |\n";
const marked = (register: Register): Register => ({
  ...register,
  risks: register.risks.map((risk) => ({
    ...risk,
    marks: [{ stage: "current", cell: { sheet: "Register", row: 9, column: 9 }, likelihood: 5, impact: 2 }],
  })),
});
checkCases(ratingsSwapped, {
  accept: [
    {
      name: "another score, or the same pair",
      sheet: `${HEAD}| 1 | A | 4 | 5 | 20 | 2 | 5 | 10 |\n| 2 | B | 2 | 5 | 10 | 2 | 5 | 10 |\n| 3 | C | 3 | 3 | 9 | 3 | 3 | 9 |`,
    },
    { name: "exchanged, but the scores differ", sheet: `${HEAD}| 1 | A | 2 | 5 | 10 | 5 | 2 | 12 |` },
    {
      name: "most risks: the columns were misread, not the ratings",
      sheet: `${HEAD}${[1, 2, 3, 4].map((n) => `| ${n} | A${n} | 2 | 5 | 10 | 5 | 2 | 10 |`).join("\n")}`,
    },
  ],
  reject: [
    {
      name: "the other stage's order",
      sheet: `${HEAD}| 1 | A | 2 | 5 | 10 | 5 | 2 | 10 |\n| 2 | B | 2 | 2 | 4 | 1 | 2 | 2 |`,
      findings: [
        {
          cell: "F2",
          message:
            "Residual likelihood is 5 and impact 2, but inherent has likelihood 2 and impact 5 for the same score of 10.",
          severity: "warning",
          actual: 5,
          expected: 2,
          related: ["G2", "C2", "D2"],
          fix: "offer",
          fixed: 2,
        },
      ],
    },
    {
      name: "the words beside the score; words of one scale are not put into the other",
      sheet: "| Ref | Risk | Likelihood | Impact | Score |\n| 1 | A | Unlikely | Severe | 10 (Minor/Almost certain) |",
      findings: [
        {
          cell: "C2",
          message: 'Likelihood is 2 and impact 5, but the score says "10 (Minor/Almost certain)".',
          fix: null,
        },
      ],
    },
    {
      name: "the X of the risk's grid",
      touch: marked,
      sheet: "| Ref | Risk | Likelihood | Impact | Score |\n| 1 | A | 2 | 5 | 10 |",
      findings: [
        {
          cell: "C2",
          message: "Likelihood is 2 and impact 5, but the grid's X stands the other way round.",
          related: ["D2", "J10"],
        },
      ],
    },
  ],
});
