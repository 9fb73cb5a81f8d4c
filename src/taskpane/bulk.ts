import { cellKey, type Edit } from "../workbook";
import type { Finding } from "../checks";

/** The sheet's part that an edit changes: two edits of one part and cell stand in each other's way. */
type Part = "values" | "format" | "conditionalFormats" | "sheet";

/** Calls back for each cell of an edit's reach, as a key; sheet-wide edits have one key for the sheet. False from the callback stops. */
function reach(edit: Edit, each: (part: Part, sheet: string, key: number) => boolean): boolean {
  switch (edit.kind) {
    case "values":
      return edit.values.every((row, r) => row.every((value, c) => value === undefined || each("values", edit.sheet, cellKey(edit.top + r, edit.left + c))));
    case "format":
    case "conditionalFormats":
      for (const range of edit.ranges)
        for (let row = range.top; row <= range.bottom; row++)
          for (let column = range.left; column <= range.right; column++) if (!each(edit.kind, edit.sheet, cellKey(row, column))) return false;
      return true;
    case "addSheet":
      return each("sheet", edit.name, -1);
    case "activate":
      return true;
    default:
      return each("sheet", edit.sheet, -1);
  }
}

const keysOf = (edits: readonly Edit[]): Set<string> => {
  const keys = new Set<string>();
  for (const edit of edits) reach(edit, (part, sheet, key) => (keys.add(`${part} ${key} ${sheet}`), true));
  return keys;
};

/** Whether putting `older` back now would overwrite what `newer` wrote. */
export function standInTheWay(newer: readonly Edit[], older: readonly Edit[]): boolean {
  const keys = keysOf(older);
  return newer.some((edit) => !reach(edit, (part, sheet, key) => !keys.has(`${part} ${key} ${sheet}`)));
}

/** The safe fixes that can be carried out together: where two would change one cell, the first of the list has it; the other shows again after the next check, if it still holds. */
export function safeFixes(findings: readonly Finding[]): Finding[] {
  const taken = new Set<string>();
  const chosen: Finding[] = [];
  for (const finding of findings) {
    if (finding.fix !== "safe" || finding.edits.length === 0) continue;
    const keys = keysOf(finding.edits);
    if ([...keys].some((key) => taken.has(key))) continue;
    for (const key of keys) taken.add(key);
    chosen.push(finding);
  }
  return chosen;
}
