import { cellKey, type Edit } from "../workbook";
import type { Finding } from "../checks";

/** The sheet's part that an edit changes: two edits of one part and cell stand in each other's way. */
type Part = "values" | "format" | "conditionalFormats" | "sheet";

/** Calls back for each cell of an edit's reach, as a key; sheet-wide edits have one key for the sheet. False from the callback stops. */
function reach(edit: Edit, each: (part: Part, sheet: string, key: number) => boolean): boolean {
  switch (edit.kind) {
    case "values":
      return edit.values.every((row, r) =>
        row.every(
          (value, c) => value === undefined || each("values", edit.sheet, cellKey(edit.top + r, edit.left + c)),
        ),
      );
    case "format":
    case "conditionalFormats":
      for (const range of edit.ranges)
        for (let row = range.top; row <= range.bottom; row++)
          for (let column = range.left; column <= range.right; column++)
            if (!each(edit.kind, edit.sheet, cellKey(row, column))) return false;
      return true;
    case "textRuns":
      return each("format", edit.sheet, cellKey(edit.row, edit.column));
    case "addSheet":
    case "copySheet":
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

const shifted = (edits: readonly Edit[]): string[] =>
  edits.flatMap((edit) => (edit.kind === "deleteRows" ? [edit.sheet] : []));
const touches = (edits: readonly Edit[], sheets: readonly string[]): boolean =>
  sheets.length > 0 && edits.some((edit) => "sheet" in edit && sheets.includes(edit.sheet));

/** Whether putting `older` back now would overwrite what `newer` wrote, or find its rows under other numbers. */
export function standInTheWay(newer: readonly Edit[], older: readonly Edit[]): boolean {
  if (touches(older, shifted(newer)) || touches(newer, shifted(older))) return true;
  const keys = keysOf(older);
  return newer.some((edit) => !reach(edit, (part, sheet, key) => !keys.has(`${part} ${key} ${sheet}`)));
}

/**
 * The safe fixes that can be carried out together. Where two would change one cell, the first of the list has
 * it; and a fix that was worked out from a cell which another changes (an arrow from a score) waits until the
 * next check has seen the new value. What waits shows again then, if it still holds.
 */
export function safeFixes(findings: readonly Finding[]): Finding[] {
  const safe = findings.filter((finding) => finding.fix === "safe" && finding.edits.length > 0);
  const keys = new Map(safe.map((finding) => [finding, keysOf(finding.edits)]));
  const writers = new Map<string, Finding>();
  for (const finding of safe)
    if (changesMeaning(finding)) for (const key of keys.get(finding)!) if (!writers.has(key)) writers.set(key, finding);
  const waits = (finding: Finding): boolean =>
    finding.related.some((cell) => {
      const writer = writers.get(`values ${cellKey(cell.row, cell.column)} ${cell.sheet}`);
      return writer !== undefined && writer !== finding;
    });
  const taken = new Set<string>();
  const ready = safe.filter((finding) => !waits(finding));
  // Two that wait for each other would never begin: then one goes first.
  const chosen: Finding[] = [];
  for (const finding of ready.length > 0 ? ready : safe.slice(0, 1)) {
    const own = keys.get(finding)!;
    if ([...own].some((key) => taken.has(key))) continue;
    for (const key of own) taken.add(key);
    chosen.push(finding);
  }
  return chosen;
}

/** A number held as text becomes the same number: what was worked out from it stays right. */
const changesMeaning = ({ actual, expected }: Finding): boolean =>
  actual === null || expected === null || Number(actual) !== Number(expected);
