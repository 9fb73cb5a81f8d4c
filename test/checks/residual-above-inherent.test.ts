import { residualAboveInherent } from "../../src/checks/rules/residual-above-inherent";
import { checkCases } from "../support/cases";
import { DEFAULT_MATRIX, INFERRED } from "../support/register";

const HEAD =
  "| Ref | Risk | Inherent likelihood | Inherent impact | Inherent score | Residual likelihood | Residual impact | Residual score |\n";
const LOW_TO_HIGH = {
  ...DEFAULT_MATRIX,
  bands: DEFAULT_MATRIX.bands.map((band, i) => ({ ...band, label: ["Low", "Medium", "High"][i]!, words: [] })),
};

checkCases(residualAboveInherent, {
  accept: [
    {
      name: "words that no one scale holds, or that get worse too often to be ordered so",
      matrix: LOW_TO_HIGH,
      sheet: `| Ref | Risk | Inherent band | Residual band |\n${[
        ["Low", "High"],
        ["Low", "Medium"],
        ["Medium", "High"],
        ["High", "Medium"],
        ["Medium", "Medium"],
      ]
        .map(([before, after], i) => `| ${i} | Risk ${i} | ${before} | ${after} |`)
        .join("\n")}`,
    },
    {
      name: "another scale: totals that no pair of ratings gives",
      matrix: INFERRED,
      sheet:
        "| Ref | Risk | Inherent likelihood | Inherent impact | Inherent score | Current score |\n| 1 | A | 1 | 4 | 4 | 11 |\n| 2 | B | 4 | 3 | 12 | 17 |\n| 3 | C | 1 | 3 | 3 | 18.4 |",
    },
    { name: "lower or equal", sheet: `${HEAD}| 1 | A | 4 | 5 | 20 | 2 | 5 | 10 |\n| 2 | B | 2 | 2 | 4 | 2 | 2 | 4 |` },
    { name: "not scored yet", sheet: `${HEAD}| 1 | A | 1 | 1 | 1 | | | |\n| 2 | B | 1 | 1 | 1 | | | TBC |` },
    { name: "an opportunity that grew", kind: "opportunity", sheet: `${HEAD}| 1 | A | 2 | 2 | 4 | 4 | 5 | 20 |` },
    { name: "the inherent score denies its own ratings", sheet: `${HEAD}| 1 | A | 4 | 5 | 2 | 2 | 5 | 10 |` },
    {
      name: "another scale: a score alone that never goes beyond 5, under another heading",
      touch: (register) => ({
        ...register,
        columns: register.columns.map((column) =>
          column.field === "residual.score" ? { ...column, heading: "Residual level" } : column,
        ),
      }),
      sheet:
        "| Ref | Risk | Inherent likelihood | Inherent impact | Inherent score | Residual score |\n| 1 | A | 1 | 2 | 2 | 3 |\n| 2 | B | 4 | 5 | 20 | 5 |",
    },
    {
      name: "another scale: 1 to 5 beside 1 to 10",
      matrix: DEFAULT_MATRIX,
      sheet: `${HEAD}| 1 | A | 1 | 3 | 3 | 8 | 9 | 72 |\n| 2 | B | 2 | 3 | 6 | 10 | 9 | 90 |`,
    },
    {
      name: "target and previous are other questions",
      sheet: "| Ref | Risk | Current score | Target score | Previous score |\n| 1 | A | 8 | 12 | 20 |",
    },
  ],
  reject: [
    {
      name: "residual above inherent",
      sheet: `${HEAD}| 1 | A | 2 | 5 | 10 | 4 | 5 | 20 |`,
      findings: [
        {
          cell: "H2",
          message: "Residual score is 20, above the inherent score of 10.",
          severity: "error",
          related: ["E2"],
          fix: null,
        },
      ],
    },
    {
      name: "whatever the matrix",
      matrix: DEFAULT_MATRIX,
      sheet: `${HEAD}| 1 | A | 2 | 5 | 10 | 4 | 5 | 20 |`,
      findings: [{ cell: "H2" }],
    },
    {
      name: "an opportunity that shrank",
      kind: "opportunity",
      sheet: `${HEAD}| 1 | A | 4 | 5 | 20 | 2 | 5 | 10 |`,
      findings: [{ cell: "H2", message: "Residual score is 10, below the inherent score of 20." }],
    },
    {
      name: "a score alone on the same scale; a stage the sheet does not name is a warning",
      register: { stageLabels: { residual: "Residual" } },
      sheet:
        "| Ref | Risk | Current likelihood | Current impact | Current score | Residual score |\n| 1 | A | 2 | 4 | 8 | 10 |\n| 2 | B | 5 | 4 | 20 | 15 |",
      findings: [{ cell: "F2", severity: "warning", message: "Residual score is 10, above the current score of 8." }],
    },
    {
      name: "High, Medium and Low alone, as a parish has them",
      matrix: LOW_TO_HIGH,
      sheet: `| Ref | Risk | Inherent band | Residual band |\n${[
        ["High", "Low"],
        ["Medium", "High"],
        ["Medium", "Low"],
        ["High", "Medium"],
        ["Medium", "Medium"],
      ]
        .map(([before, after], i) => `| ${i} | Risk ${i} | ${before} | ${after} |`)
        .join("\n")}`,
      findings: [
        {
          cell: "D3",
          related: ["C3"],
          severity: "error",
          message: 'Residual risk is "High", above the inherent risk of "Medium".',
        },
      ],
    },
    {
      name: "no matrix and no scores: one rating higher and none lower is worse by any matrix",
      matrix: DEFAULT_MATRIX,
      sheet:
        "| Ref | Risk | Inherent likelihood | Inherent impact | Residual likelihood | Residual impact |\n| 1 | A | 3 | 4 | 4 | 4 |\n| 2 | B | 3 | 4 | 4 | 3 |",
      findings: [
        {
          cell: "F2",
          message:
            "Residual risk is likelihood 4 with impact 4, above the inherent risk of likelihood 3 with impact 4.",
        },
      ],
    },
    {
      name: "ratings without a score column",
      sheet:
        "| Ref | Risk | Inherent likelihood | Inherent impact | Residual likelihood | Residual impact |\n| 1 | A | 1 | 5 | 2 | 5 |",
      findings: [{ cell: "F2", related: ["D2"] }],
    },
  ],
});
