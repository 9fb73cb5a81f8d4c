import { cellAt, cellKey, sheetNamed, type WorkbookSnapshot } from "../../workbook";
import { columnOf, type Register, type Risk } from "../../register";
import { readArrow } from "../arrows";
import { named } from "./words";
import type { Writes } from "./writes";

/** Empties what an arrow or a word of direction says; a formula works the next one out by itself, and prose is the council's own. */
export function emptyArrows(
  register: Register,
  workbook: WorkbookSnapshot,
  writes: Writes,
): { readonly emptied: number; readonly notes: readonly string[] } {
  const column = columnOf(register, "dot");
  const kept: Risk[] = [];
  let emptied = 0;
  for (const risk of register.risks) {
    if (!risk.dot) continue;
    const sheet = sheetNamed(workbook, risk.dot.cell.sheet);
    const [first, last] = column === null ? [risk.dot.cell.row, risk.dot.cell.row] : risk.rows;
    let any = false;
    let prose = false;
    for (let row = first; sheet && row <= last; row++) {
      const at = column ?? risk.dot.cell.column;
      const value = cellAt(sheet, row, at);
      if (value === null || sheet.formulas.has(cellKey(row, at))) continue;
      if (readArrow(typeof value === "string" ? value : String(value)) === null) {
        prose ||= typeof value === "string" && /\p{L}{3}/u.test(value);
        continue;
      }
      writes.put({ sheet: sheet.name, row, column: at }, null);
      any = true;
    }
    if (any) emptied++;
    if (prose) kept.push(risk);
  }
  return {
    emptied,
    notes:
      kept.length === 0
        ? []
        : [`Direction of travel of ${named(kept)} is text, not an arrow, and was left: bring it up to date by hand.`],
  };
}
