import { formulaInconsistent } from "../../src/checks/rules/formula-inconsistent";
import { checkCases } from "../support/cases";

const HEAD =
  "| Ref | Risk | Likelihood | Impact | Score |\n| 1 | A | 4 | 5 | 20 |\n| 2 | B | 3 | 5 | 15 |\n| 3 | C | 2 | 2 | 4 |\n";
const three = { E2: "=C2*D2", E3: "=D3*C3", E4: "=PRODUCT(C4:D4)" };
checkCases(formulaInconsistent, {
  accept: [
    {
      name: "three ways to write one product",
      parts: { formulas: { ...three, E5: "=$C5*$D5" } },
      sheet: `${HEAD}| 4 | D | 1 | 2 | 2 |`,
    },
    {
      name: "the same cells in another form",
      parts: { formulas: { ...three, E5: "=IF(C5=0,0,C5*D5)" } },
      sheet: `${HEAD}| 4 | D | 1 | 2 | 2 |`,
    },
    {
      name: "a key beside the table",
      parts: {
        formulas: Object.fromEntries([2, 3, 4, 5].map((row) => [`E${row}`, `=INDEX($J$20:$N$24,C${row},D${row})`])),
      },
      sheet: `${HEAD}| 4 | D | 1 | 2 | 2 |`,
    },
    { name: "no formula that most hold", parts: { formulas: { E2: "=C2*D2", E3: "=C2*D3" } }, sheet: HEAD },
  ],
  reject: [
    {
      name: "another row",
      parts: { formulas: { ...three, E5: "=C4*D4" } },
      sheet: `${HEAD}| 4 | D | 1 | 2 | 4 |`,
      findings: [
        {
          cell: "E5",
          message: "Score is worked out by =C4*D4, from C4 and D4; the column's own formula here would be =C5*D5.",
          severity: "error",
          actual: "=C4*D4",
          expected: "=C5*D5",
          fix: "safe",
          fixed: "=C5*D5",
        },
      ],
    },
    {
      name: "another row, fixed by dollars",
      parts: { formulas: { ...three, E5: "=C5*$D$2" } },
      sheet: `${HEAD}| 4 | D | 1 | 2 | 5 |`,
      findings: [{ cell: "E5", severity: "error" }],
    },
    {
      name: "right by chance is a warning",
      parts: { formulas: { ...three, E5: "=C4*D5" } },
      sheet: `${HEAD}| 4 | D | 2 | 2 | 4 |`,
      findings: [{ cell: "E5", severity: "warning", fixed: "=C5*D5" }],
    },
    {
      name: "another stage's rating",
      parts: {
        formulas: Object.fromEntries([2, 3, 4, 5].map((row) => [`H${row}`, row === 5 ? "=C5*G5" : `=F${row}*G${row}`])),
      },
      sheet: `| Ref | Risk | Inherent likelihood | Inherent impact | Inherent score | Residual likelihood | Residual impact | Residual score |\n${[1, 2, 3].map((n) => `| ${n} | R${n} | 4 | 4 | 16 | 2 | 4 | 8 |`).join("\n")}\n| 4 | D | 4 | 4 | 16 | 2 | 4 | 16 |`,
      findings: [
        {
          cell: "H5",
          message: "Residual score is worked out by =C5*G5, from C5; the column's own formula here would be =F5*G5.",
          related: ["C5"],
          fixed: "=F5*G5",
        },
      ],
    },
  ],
});
