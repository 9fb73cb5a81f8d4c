import { cellAt, keyRow, rowsReferredTo, sheetNamed, type SheetSnapshot, type WorkbookSnapshot } from "../../workbook";
import type { Register } from "../../register";
import type { Check } from "../check";
import { isRiskRow } from "../own";

export const blankRowInside = {
  id: "blank-row-inside",
  severity: "advice",
  group: "Cells and structure",
  title: "An empty row cuts the register in two",
  looksAt: "Empty rows between two risks of a table.",
  why: "Excel takes the rows below for another table: filters, sorting and Ctrl+A stop at the gap, and screen readers announce an end.",
  remedy:
    "Delete the empty row: we offer to take it out, where no formula looks at it. To set groups apart, give them a column instead.",
  fix: "offer",
  examples: { wrong: "Risks in rows 5 to 9 and 11 to 20, row 10 empty", right: "Risks in rows 5 to 19" },
  *run({ register, workbook }) {
    const sheet = sheetNamed(workbook, register.sheet);
    if (!sheet || !register.headerRows || register.risks.length < 2) return;
    const numbered = new Set(register.emptyRows);
    const last = register.risks[register.risks.length - 1]!.rows[1];
    const gaps: Gap[] = [];
    for (let row = register.risks[0]!.rows[0]; row <= last; row++) {
      if (!isEmpty(sheet, register, numbered, row)) continue;
      let end = row;
      while (end < last && isEmpty(sheet, register, numbered, end + 1)) end++;
      // Before a repeated heading or a section's title the gap belongs to the layout.
      if (isRiskRow(register, row - 1) && isRiskRow(register, end + 1)) gaps.push([row, end]);
      row = end;
    }
    if (gaps.length === 0) return;
    const needed = lookedAt(workbook, sheet, gaps);
    for (const gap of gaps) {
      const [row, end] = gap;
      yield {
        cell: { sheet: sheet.name, row, column: register.range.left },
        message:
          end === row
            ? `Row ${row + 1} is empty, with risks above and below it.`
            : `Rows ${row + 1} to ${end + 1} are empty, with risks above and below them.`,
        ...(!needed.has(gap) && { fix: [{ kind: "deleteRows", sheet: sheet.name, rows: gap }] }),
      };
    }
  },
} satisfies Check;

/** First and last empty row. */
type Gap = readonly [number, number];

/** The gaps that a formula stands in or looks at alone: taken out, the formula would come to #REF!. */
function lookedAt(workbook: WorkbookSnapshot, sheet: SheetSnapshot, gaps: readonly Gap[]): ReadonlySet<Gap> {
  const byRow = new Map<number, Gap>();
  for (const gap of gaps) for (let row = gap[0]; row <= gap[1]; row++) byRow.set(row, gap);
  const found = new Set<Gap>();
  for (const on of workbook.sheets) {
    for (const [key, formula] of on.formulas) {
      const own = on === sheet ? byRow.get(keyRow(key)) : undefined;
      if (own) found.add(own);
      const rows = rowsReferredTo(formula, on.name, sheet.name);
      // Nobody knows what it looks at.
      if (!rows) return new Set(gaps);
      for (const [top, bottom] of rows) {
        const gap = byRow.get(top);
        if (gap && gap === byRow.get(bottom)) found.add(gap);
      }
    }
  }
  return found;
}

const isEmpty = (sheet: SheetSnapshot, register: Register, numbered: ReadonlySet<number>, row: number): boolean => {
  if (isRiskRow(register, row) || numbered.has(row)) return false;
  for (let column = 0; column < (sheet.rows[row]?.length ?? 0); column++) {
    const value = cellAt(sheet, row, column);
    if (value !== null && value !== "") return false;
  }
  return true;
};
