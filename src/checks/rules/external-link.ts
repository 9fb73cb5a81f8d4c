import { cellKey } from "../../workbook";
import type { Check } from "../check";
import { riskCells } from "../cells";
import { quoted } from "../walk";

/** 'C:\\papers\\[Q1.xlsx]Key'!A1, [Q1.xlsx]Key!A1, [1]Key!A1; a table's [Column] has no "!" behind it. */
const OTHER_BOOK = /\[(\d{1,4}|[^[\]]{1,200}\.(?:xl\w{1,2}|ods|csv))\][^'!"[\]]{0,60}'?!|'([^']{0,200}\.xls[xmb]?)'!/i;

export const externalLink = {
  id: "external-link",
  severity: "warning",
  group: "Cells and structure",
  title: "Formula reads another workbook",
  looksAt: "The formulas in the risks' cells, for references to other files.",
  why: "On another computer, or once the other file has moved, the figure is out of date or an error; and the file's path goes out with the register.",
  remedy: "Copy the figures over as values, or bring the other workbook's sheet into this one.",
  fix: null,
  examples: { wrong: "='[Q1 register.xlsx]Register'!G5", right: "The value itself" },
  perRisk: true,
  *run(context) {
    for (const { risk, sheet, row, column } of riskCells(context)) {
      const formula = sheet.formulas.get(cellKey(row, column));
      const found = formula && OTHER_BOOK.exec(formula.replace(/"(?:[^"]|"")*"/g, '""'));
      if (!found) continue;
      const book = (found[1] ?? found[2])!.replace(/^.*[\\/]/, "");
      yield {
        cell: { sheet: sheet.name, row, column },
        risk,
        message: `The formula reads another workbook${/^\d+$/.test(book) ? "" : ` (${quoted(book)})`}.`,
        actual: formula,
      };
    }
  },
} satisfies Check;
