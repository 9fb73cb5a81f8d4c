import type { Register } from "../../src/register";
import { cellAt, isCellError, serialOf, sheetNamed, type CellValue, type WorkbookSnapshot } from "../../src/workbook";
import type { WorkbookModel } from "../../src/workbench/model";

const plain = (value: CellValue): string =>
  (isCellError(value) ? value.error : String(value ?? "")).replace(/\s+/g, " ").trim();

/** A line without its number or bullet: lists are taken apart, and numbered anew. */
const bare = (line: string): string => plain(line).replace(/^(?:\d+[.)]|[•▪·*-])\s*/, "");

/** Texts that stand in the cells of most of a register's risks alike: the labels of its cards or pages. */
function labelsOf({ layout, range, risks }: Register, workbook: WorkbookSnapshot): ReadonlySet<string> {
  if (layout === "table") return new Set();
  const counts = new Map<string, number>();
  for (const { sheet, rows } of risks) {
    const texts = new Set<string>();
    const from = sheetNamed(workbook, sheet)!;
    for (let row = rows[0]; row <= rows[1]; row++)
      for (let column = range.left; column <= range.right; column++) {
        const value = cellAt(from, row, column);
        if (typeof value === "string") texts.add(plain(value));
      }
    for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return new Set([...counts].flatMap(([text, n]) => (n * 2 > risks.length ? [text] : [])));
}

/** The texts and numbers of a risk's rows in the source that stand nowhere in an export of it. */
export function lostFrom(
  registers: readonly Register[],
  workbook: WorkbookSnapshot,
  model: Pick<WorkbookModel, "sheets">,
): readonly string[] {
  const cells = model.sheets.flatMap((sheet) => [...sheet.cells()].map(([, , cell]) => plain(cell.value)));
  const whole = cells.join("\n");
  const exact = new Set(cells);
  const lost: string[] = [];
  const dates = new Set(
    registers.flatMap(({ risks }) =>
      risks.flatMap(({ actions }) =>
        actions.flatMap(({ due, revisedDue }) =>
          [due, revisedDue].flatMap((date) =>
            date?.day && exact.has(String(serialOf({ ...date.day, ...(date.state === "month" && { day: 1 }) })))
              ? [`${date.cell.row},${date.cell.column}`]
              : [],
          ),
        ),
      ),
    ),
  );
  const inParts = (text: string): boolean =>
    text.split(/\s[–-]\s|^(?:risk\s+)?\d+\.\s*/i).every((part) => whole.includes(part.trim()));
  for (const register of registers) {
    const labels = labelsOf(register, workbook);
    for (const { sheet, rows } of register.risks) {
      const from = sheetNamed(workbook, sheet)!;
      for (let row = rows[0]; row <= rows[1]; row++)
        for (let column = register.range.left; column <= register.range.right; column++) {
          const value = cellAt(from, row, column);
          if (value === null || value === "") continue;
          const found =
            typeof value === "string"
              ? whole.includes(plain(value)) || value.split("\n").every((line) => whole.includes(bare(line)))
              : exact.has(plain(value));
          // Cards and pages say what each field is beside it; a card's heading may hold its number, title and owner.
          if (register.layout !== "table" && (labels.has(plain(value)) || inParts(plain(value)))) continue;
          // A month's date is written as Excel writes a month, and two dates in one cell go each to its action.
          if (dates.has(`${row},${column}`)) continue;
          if (!found) lost.push(`${row + 1},${column + 1}: ${plain(value)}`);
        }
    }
  }
  return lost;
}
