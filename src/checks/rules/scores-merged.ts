import { rectA1, sheetNamed } from "../../workbook";
import { STAGES, type Risk } from "../../register";
import type { Check } from "../check";
import { count, listed } from "../walk";

export const scoresMerged = {
  id: "scores-merged",
  severity: "error",
  group: "Cells and structure",
  title: "One merged cell serves two risks' scores",
  looksAt: "Merged cells in score columns that reach over more than one risk.",
  why: "Only the first risk has the score; to Excel the others are blank. Sorting the register tears them apart for good.",
  remedy: "Unmerge the cell and put each risk's own score in its own row.",
  fix: null,
  examples: { wrong: "G5:G6 merged over risks 4 and 5", right: "G5 and G6, a score each" },
  *run({ register, workbook }) {
    const sheet = sheetNamed(workbook, register.sheet);
    if (!sheet || !register.headerRows || sheet.merges.length === 0) return;
    const scoreColumns = new Set(
      register.risks.flatMap((risk) =>
        STAGES.flatMap((stage) => (risk.stages[stage]?.score ? [risk.stages[stage]!.score!.cell.column] : [])),
      ),
    );
    // Each row's risk, so that a merge asks only for the rows it covers.
    const riskAt = new Map<number, Risk>();
    for (const risk of register.risks)
      if (risk.sheet === sheet.name) for (let row = risk.rows[0]; row <= risk.rows[1]; row++) riskAt.set(row, risk);
    for (const merge of sheet.merges) {
      if (
        merge.top === merge.bottom ||
        merge.left !== merge.right ||
        !scoreColumns.has(merge.left) ||
        merge.bottom - merge.top > 5_000
      )
        continue;
      const risks = new Set<Risk>();
      for (let row = merge.top; row <= merge.bottom; row++) if (riskAt.has(row)) risks.add(riskAt.get(row)!);
      if (risks.size < 2) continue;
      const [first] = risks;
      yield {
        cell: { sheet: sheet.name, row: merge.top, column: merge.left },
        risk: first!,
        message: `One merged cell (${rectA1(merge)}) holds the score of ${count(risks.size, "risk")}${[...risks].every((risk) => risk.id !== "") && risks.size <= 5 ? `: ${listed([...risks].map((risk) => risk.id))}` : ""}.`,
        actual: rectA1(merge),
      };
    }
  },
} satisfies Check;
