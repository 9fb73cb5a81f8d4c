import { cellError } from "../../src/checks/rules/cell-error";
import { checkCases } from "../support/cases";
import { DEFAULT_MATRIX } from "../support/register";

checkCases(cellError, {
  accept: [
    { name: "none", sheet: "| Ref | Risk | Likelihood | Impact | Score |\n| 1 | Flood | 4 | 5 | 20 |" },
    {
      name: "an error over blank ratings counts as blank",
      parts: { formulas: { E2: "=C2/D2" } },
      sheet: "| Ref | Risk | Likelihood | Impact | Score |\n| 1 | Flood | | | #DIV/0! |",
    },
  ],
  reject: [
    {
      name: "in any cell of a risk, whatever the matrix",
      matrix: DEFAULT_MATRIX,
      sheet:
        "| Ref | Risk | Likelihood | Impact | Score | Notes |\n| 1 | Flood | 4 | 5 | #REF! | |\n| 2 | Fire | 4 | 5 | 20 | #N/A |",
      findings: [
        {
          cell: "E2",
          message: "The cell shows #REF! in risk 1: its formula refers to a cell that was deleted.",
          severity: "error",
          actual: "#REF!",
          fix: null,
        },
        { cell: "F3", actual: "#N/A" },
      ],
    },
  ],
});
