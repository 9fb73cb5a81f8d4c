import { gridMarkMismatch } from "../../src/checks/rules/grid-mark-mismatch";
import { checkCases } from "../support/cases";
import type { Register } from "../../src/register";

const marked =
  (likelihood: number, impact: number) =>
  (register: Register): Register => ({
    ...register,
    risks: register.risks.map((risk) => ({
      ...risk,
      marks: [{ stage: "current", cell: { sheet: "Register", row: 9, column: 9 }, likelihood, impact }],
    })),
  });
checkCases(gridMarkMismatch, {
  accept: [
    {
      name: "the X stands where the ratings say",
      touch: marked(4, 5),
      sheet: "| Ref | Risk | Likelihood | Impact | Score |\n| 1 | A | 4 | 5 | 20 |",
    },
    {
      name: "the score alone is wrong: both ratings are printed where the X stands",
      touch: marked(4, 5),
      sheet: "| Ref | Risk | Likelihood | Impact | Score |\n| 1 | A | 4 | 5 | 16 |",
    },
    { name: "no grid", sheet: "| Ref | Risk | Likelihood | Impact | Score |\n| 1 | A | 4 | 5 | 20 |" },
  ],
  reject: [
    {
      name: "other ratings",
      touch: marked(4, 3),
      sheet: "| Ref | Risk | Likelihood | Impact | Score |\n| 1 | A | 4 | 5 | 20 |",
      findings: [
        {
          cell: "J10",
          message: "The mark stands at likelihood 4 and impact 3; printed are likelihood 4 and impact 5.",
          severity: "error",
          related: ["C2", "D2"],
          fix: null,
        },
      ],
    },
    {
      name: "another score",
      touch: marked(4, 3),
      sheet: "| Ref | Risk | Score |\n| 1 | A | 16 |",
      findings: [
        {
          cell: "J10",
          message: "The mark stands at likelihood 4 and impact 3, which gives 12; the score printed is 16.",
          actual: 12,
          expected: 16,
        },
      ],
    },
  ],
});
