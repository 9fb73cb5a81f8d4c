import { columnName, sheetNamed, type CellRef, type Edit } from "../../workbook";
import { STAGES, STAGE_PARTS } from "../../register";
import type { Check } from "../check";
import { firstCell, listed, riskName } from "../walk";

export const riskHidden = {
  id: "risk-hidden",
  severity: "warning",
  group: "Cells and structure",
  title: "Part of the register is hidden",
  looksAt: "Risks in hidden rows, ratings and scores in hidden columns, registers on hidden sheets.",
  why: "What is hidden is neither read nor printed, but still counts in totals; and it goes out with the file when that is published.",
  remedy:
    "Show it, or take it out if it is not meant to be there. A filter hides rows too: clear it. We offer to show the row, the column or the sheet.",
  fix: "offer",
  examples: { wrong: "Row 12, risk CR9, is hidden", right: "Every risk is in sight" },
  *run({ register, workbook }) {
    // Pages may have a sheet each.
    for (const name of new Set([register.sheet, ...register.risks.map((risk) => risk.sheet)])) {
      const sheet = sheetNamed(workbook, name);
      if (!sheet || sheet.visibility === "visible") continue;
      const page = name === register.sheet ? null : register.risks.find((risk) => risk.sheet === name)!;
      yield {
        cell: page
          ? firstCell(register, page)
          : { sheet: sheet.name, row: register.range.top, column: register.range.left },
        risk: page,
        message: `${page ? `The page of ${riskName(page)}` : "The register"} stands on the hidden sheet "${sheet.name}".`,
        actual: sheet.visibility,
        fix: [{ kind: "visibility", sheet: sheet.name, what: "sheet", hidden: false }],
      };
    }
    for (const risk of register.risks) {
      const on = sheetNamed(workbook, risk.sheet);
      const hidden: number[] = [];
      for (let row = risk.rows[0]; on && row <= risk.rows[1]; row++) if (on.hiddenRows.has(row)) hidden.push(row);
      if (hidden.length === 0) continue;
      const name = riskName(risk);
      yield {
        cell: register.headerRows
          ? { sheet: risk.sheet, row: hidden[0]!, column: register.range.left }
          : firstCell(register, risk),
        risk,
        message:
          hidden.length > risk.rows[1] - risk.rows[0]
            ? `${name.charAt(0).toUpperCase()}${name.slice(1)} is hidden (row ${risk.rows[0] + 1}).`
            : `Part of ${name} is hidden (row ${listed(hidden.slice(0, 4).map((row) => String(row + 1)))}).`,
        fix: runs(hidden).map((rows): Edit => ({
          kind: "visibility",
          sheet: risk.sheet,
          what: { rows },
          hidden: false,
        })),
      };
    }
    const columns = new Map<string, CellRef>();
    for (const risk of register.risks) {
      for (const stage of STAGES) {
        for (const part of STAGE_PARTS) {
          const cell = risk.stages[stage]?.[part]?.cell;
          const key = `${cell?.sheet}!${cell?.column}`;
          if (cell && sheetNamed(workbook, cell.sheet)?.hiddenColumns.has(cell.column) && !columns.has(key))
            columns.set(key, { ...cell, row: register.headerRows?.[1] ?? cell.row });
        }
      }
    }
    for (const cell of columns.values()) {
      const heading = register.columns.find((c) => c.column === cell.column)?.heading;
      yield {
        cell,
        message: `Column ${columnName(cell.column)}${heading ? ` (${heading.replace(/\s+/g, " ").slice(0, 60)})` : ""} is hidden, and holds ratings or scores.`,
        fix: [
          {
            kind: "visibility",
            sheet: cell.sheet,
            what: { columns: [cell.column, cell.column] },
            hidden: false,
          },
        ],
      };
    }
  },
} satisfies Check;

/** Numbers in rising order as runs, each its first and last. */
function runs(numbers: readonly number[]): [number, number][] {
  const found: [number, number][] = [];
  for (const n of numbers) {
    const last = found[found.length - 1];
    if (last && last[1] === n - 1) last[1] = n;
    else found.push([n, n]);
  }
  return found;
}
