import { cellAt, columnName, sheetNamed } from "../../workbook";
import type { ColumnReading } from "../../register";
import type { Check } from "../check";
import { quoted } from "../walk";

export const headingDuplicate = {
  id: "heading-duplicate",
  severity: "warning",
  group: "Cells and structure",
  title: "Two columns claim the same meaning",
  looksAt: "The headings over one stage's ratings and scores: whether two columns say the same under the same group.",
  why: "Nobody can tell which of the two columns holds the score that counts, and no program can.",
  remedy: "Rename one of the two, or take it out.",
  fix: null,
  examples: { wrong: "Residual risk / Score, twice", right: "Residual risk / Score, and Target risk / Score" },
  *run({ register, workbook }) {
    if (!register.headerRows) return;
    const [top, bottom] = register.headerRows;
    const sheet = sheetNamed(workbook, register.sheet);
    const merges = (sheet?.merges ?? []).filter((merge) => merge.top <= bottom && merge.bottom >= top);
    // One heading over several columns is one; a group over two equal headings is none.
    const underOne = (one: ColumnReading, other: ColumnReading): boolean =>
      merges.some(
        (merge) =>
          [one, other].every(({ column }) => column >= merge.left && column <= merge.right) &&
          one.heading.endsWith(String(cellAt(sheet!, merge.top, merge.left)).trim()),
      );
    const first = new Map<string, ColumnReading>();
    for (const column of register.columns) {
      const key = column.heading.toLowerCase().replace(/\s+/g, " ").trim();
      if (key === "") continue;
      const before = first.get(key);
      if (!before) {
        first.set(key, column);
        continue;
      }
      // Told apart by where they stand: "Impact" beside "Inherent score", and "Impact" beside "Residual score".
      if (before.field && column.field && before.field !== column.field) continue;
      if (!before.field?.includes(".") && !column.field?.includes(".")) continue;
      if (underOne(before, column)) continue;
      const at = (one: ColumnReading) => ({ sheet: register.sheet, row: register.headerRows![1], column: one.column });
      yield {
        cell: at(column),
        related: [at(before)],
        message: `Columns ${columnName(before.column)} and ${columnName(column.column)} are both headed ${quoted(column.heading)}.`,
        actual: column.heading,
      };
    }
  },
} satisfies Check;
