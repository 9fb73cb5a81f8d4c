import { scoreOvertyped } from "../../src/checks/rules/score-overtyped";
import { checkCases } from "../support/cases";
import { DEFAULT_MATRIX, SUM } from "../support/register";

const HEAD =
  "| Ref | Risk | Likelihood | Impact | Score |\n| 1 | A | 4 | 5 | 20 |\n| 2 | B | 3 | 5 | 15 |\n| 3 | C | 2 | 2 | 4 |\n";
const three = { E2: "=C2*D2", E3: "=D3*C3", E4: "=PRODUCT(C4:D4)" };
checkCases(scoreOvertyped, {
  accept: [
    { name: "all by formula, all typed, a blank", parts: { formulas: three }, sheet: `${HEAD}| 4 | D | 1 | 2 | |` },
    { name: "typed throughout", sheet: `${HEAD}| 4 | D | 1 | 2 | 2 |` },
    { name: "fewer than three formulas", parts: { formulas: { E2: "=C2*D2", E3: "=C3*D3" } }, sheet: HEAD },
    {
      name: "fewer than 60%",
      parts: { formulas: three },
      sheet: `${HEAD}| 4 | D | 1 | 2 | 2 |\n| 5 | E | 1 | 2 | 2 |\n| 6 | F | 1 | 2 | 2 |`,
    },
    {
      name: "the formula would fail here, or give what the matrix does not",
      matrix: SUM,
      parts: { formulas: three },
      sheet: `${HEAD}| 4 | D | 1 | 2 | 3 |`,
    },
  ],
  reject: [
    {
      name: "one typed among three formulas, whatever the matrix",
      matrix: DEFAULT_MATRIX,
      parts: { formulas: three },
      sheet: `${HEAD}| 4 | D | 1 | 2 | 2 |\n| 5 | E | 3 | 2 | 5 |`,
      findings: [
        {
          cell: "E5",
          message: "Score 2 is typed; 3 of 5 risks have the formula =C5*D5 here.",
          severity: "warning",
          actual: 2,
          expected: "=C5*D5",
          fix: "safe",
          fixed: "=C5*D5",
        },
        { cell: "E6", message: "Score 5 is typed; 3 of 5 risks have the formula =C6*D6 here, which gives 6." },
      ],
    },
  ],
});
