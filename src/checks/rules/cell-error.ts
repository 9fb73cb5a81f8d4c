import { cellAt, isCellError } from "../../workbook";
import { STAGES } from "../../register";
import type { Check, CheckContext } from "../check";
import { riskCells } from "../cells";
import { riskName } from "../walk";

const MEANS: Readonly<Record<string, string>> = {
  "#REF!": "its formula refers to a cell that was deleted",
  "#DIV/0!": "its formula divides by nothing",
  "#N/A": "its formula did not find what it looks up",
  "#VALUE!": "its formula calculates with a text",
  "#NAME?": "its formula uses a name Excel does not know",
  "#NUM!": "its formula gives no number",
  "#NULL!": "its formula's ranges do not meet",
};

export const cellError = {
  id: "cell-error",
  severity: "error",
  group: "Cells and structure",
  title: "Cell shows an error",
  looksAt:
    "Every cell of a risk, for #REF!, #DIV/0!, #N/A and their kin. An error over ratings that are still blank counts as blank.",
  why: "The figure that should stand there is not known, and whatever is worked out from it fails as well.",
  remedy: "Repair the formula, or copy it from a row in which it works.",
  fix: null,
  examples: { wrong: "Score #REF!", right: "Score 12" },
  perRisk: true,
  *run(context) {
    const blank = blankScores(context);
    for (const { risk, sheet, row, column } of riskCells(context)) {
      const value = cellAt(sheet, row, column);
      if (!isCellError(value) || blank.has(`${sheet.name}!${row},${column}`)) continue;
      const means = MEANS[value.error];
      yield {
        cell: { sheet: sheet.name, row, column },
        risk,
        message: `The cell shows ${value.error} in ${riskName(risk)}${means ? `: ${means}` : ""}.`,
        actual: value.error,
      };
    }
  },
} satisfies Check;

/** Score and band cells that were read as blank, whatever their formula shows. */
function blankScores({ register }: CheckContext): ReadonlySet<string> {
  const cells = new Set<string>();
  for (const risk of register.risks) {
    for (const stage of STAGES) {
      for (const part of ["score", "band"] as const) {
        const at = risk.stages[stage]?.[part];
        if (at?.state === "blank") cells.add(`${at.cell.sheet}!${at.cell.row},${at.cell.column}`);
      }
    }
  }
  return cells;
}
