import { rectA1, sheetNamed, type Rect } from "../../workbook";
import { STAGES, STAGE_PARTS, type Risk, type StagePart } from "../../register";
import type { Check } from "../check";
import { count, listed } from "../walk";

/** A stage's likelihood, impact, score and band side by side, and not many more. */
const WIDEST = 8;
const columnsIn = ({ left, right }: Rect): readonly number[] =>
  Array.from({ length: right - left + 1 }, (_, n) => left + n);

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
    const columnsOf = (parts: readonly StagePart[]): ReadonlySet<number> =>
      new Set(
        register.risks.flatMap((risk) =>
          STAGES.flatMap((stage) => parts.flatMap((part) => risk.stages[stage]?.[part]?.cell.column ?? [])),
        ),
      );
    const scoreColumns = columnsOf(["score"]),
      // A merge that begins with a text, or reaches over the whole width, is no score's.
      ratingColumns = columnsOf(STAGE_PARTS);
    // Each row's risk, so that a merge asks only for the rows it covers.
    const riskAt = new Map<number, Risk>();
    for (const risk of register.risks)
      if (risk.sheet === sheet.name) for (let row = risk.rows[0]; row <= risk.rows[1]; row++) riskAt.set(row, risk);
    for (const merge of sheet.merges) {
      if (
        merge.top === merge.bottom ||
        merge.right - merge.left > WIDEST ||
        !columnsIn(merge).some((column) => scoreColumns.has(column)) ||
        !columnsIn(merge).every((column) => ratingColumns.has(column)) ||
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
