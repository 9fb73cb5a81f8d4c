import type { CellRef } from "../../workbook";
import type { Check } from "../check";
import { referencesOf, sameReference } from "../ids";
import { quoted, rowText } from "../walk";

/** Where more of the references than this stand twice, the column is no reference (a category, a group). */
const MOST_REPEATED = 0.3;

export const idDuplicate = {
  id: "id-duplicate",
  severity: "error",
  group: "Identity and ownership",
  title: "Two risks have the same reference",
  looksAt: "The references of a register's risks, without regard to capitals and spaces.",
  why: "Minutes, actions and last quarter's register name risks by their reference. With two of one name nobody knows which is meant.",
  remedy: "Give one of the two a reference of its own. Keep the older risk's as it is, since earlier papers name it.",
  fix: null,
  examples: { wrong: "R10, R11, R10", right: "R10, R11, R12" },
  *run({ register }) {
    const first = new Map<string, CellRef>();
    const repeated: { cell: CellRef; before: CellRef; at: (typeof references)[number] }[] = [];
    const references = referencesOf(register);
    for (const at of references) {
      const key = sameReference(at.text);
      const before = first.get(key);
      if (before) repeated.push({ cell: at.cell, before, at });
      else first.set(key, at.cell);
    }
    if (references.length >= 6 && repeated.length > references.length * MOST_REPEATED) return;
    for (const { cell, before, at } of repeated) {
      // One merged reference over two rows is one reference, not two.
      if (cell.sheet === before.sheet && cell.row === before.row && cell.column === before.column) continue;
      yield {
        cell,
        related: [before],
        risk: at.risk,
        message: `Reference ${quoted(at.text)} is used by an earlier risk too (${rowText(before, cell.sheet)}).`,
        actual: at.text,
      };
    }
  },
} satisfies Check;
