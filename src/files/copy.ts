import type { NamedRange } from "hucre";
import type { Sheet, Workbook } from "hucre/xlsx";
import { renamedSheet } from "../workbook";
import { ready } from "./mend";
import type { OpenSheet } from "./sheet";

/** Sheets with such parts are known by their place in the file: none may come before them that was not there. */
const hasItsPlace = (sheet: Sheet): boolean =>
  [sheet.charts, sheet.pivotTables, sheet.slicers, sheet.timelines].some((parts) => (parts?.length ?? 0) > 0);

/**
 * A copy of a sheet under another name, which must be free: right after the sheet, or, where sheets with charts or pivot tables
 * follow, at the end. Charts, pivot tables and conversations are not copied; everything else is. References to the
 * sheet by name become references to the copy, its tables get free names, and names that mean its cells are made again for the copy.
 */
export function copySheet(workbook: Workbook, source: OpenSheet, name: string): OpenSheet {
  const copy = ready({ ...structuredClone<Sheet>(source), name });
  for (const part of [
    "charts",
    "pivotTables",
    "slicers",
    "timelines",
    "threadedComments",
    "hidden",
    "veryHidden",
  ] as const)
    delete copy[part];
  const own = (formula: string): string => renamedSheet(formula, source.name, name);
  for (const cell of copy.cells.values()) {
    if (cell.formula) cell.formula = own(cell.formula);
    if (cell.hyperlink?.location) cell.hyperlink.location = own(cell.hyperlink.location);
  }
  for (const rule of copy.conditionalRules ?? [])
    rule.formula = Array.isArray(rule.formula) ? rule.formula.map(own) : rule.formula && own(rule.formula);
  for (const rule of copy.dataValidations ?? [])
    for (const part of ["formula1", "formula2"] as const) if (rule[part]) rule[part] = own(rule[part]);
  for (const spark of copy.sparklines ?? []) spark.dataRange = own(spark.dataRange);
  nameTables(workbook, copy);
  const names = (workbook.namedRanges ?? []).flatMap((named): NamedRange[] => {
    const mine = named.scope === undefined ? own(named.range) !== named.range : named.scope === source.name;
    return mine ? [{ ...named, scope: name, range: own(named.range) }] : [];
  });
  if (names.length > 0) workbook.namedRanges = [...(workbook.namedRanges ?? []), ...names];
  const after = workbook.sheets.indexOf(source) + 1;
  const at = workbook.sheets.slice(after).some(hasItsPlace) ? workbook.sheets.length : after;
  workbook.sheets.splice(at, 0, copy);
  if (workbook.activeSheet !== undefined && workbook.activeSheet >= at) workbook.activeSheet++;
  return copy;
}

/** Tables are known by name in the whole workbook: "Risks" becomes "Risks_2", and the copy's own formulas say so. */
function nameTables(workbook: Workbook, copy: OpenSheet): void {
  const taken = new Set([
    ...workbook.sheets.flatMap((sheet) =>
      (sheet.tables ?? []).map((table) => (table.displayName ?? table.name).toLowerCase()),
    ),
    ...(workbook.namedRanges ?? []).map((named) => named.name.toLowerCase()),
  ]);
  for (const table of copy.tables ?? []) {
    const before = table.displayName ?? table.name;
    let n = 2;
    while (taken.has(`${before}_${n}`.toLowerCase())) n++;
    table.name = table.displayName = `${before}_${n}`;
    taken.add(table.name.toLowerCase());
    for (const cell of copy.cells.values())
      if (cell.formula?.includes("[")) cell.formula = renamedTable(cell.formula, before, table.name);
  }
}

/** A table's name stands before a bracket; texts and quoted sheets are passed over. */
const renamedTable = (formula: string, from: string, to: string): string =>
  formula.replace(
    /"(?:[^"]|"")*"|'(?:[^']|'')*'|([\p{L}_\\][\p{L}\p{N}_.\\]*)(?=\[)/gu,
    (token: string, name?: string) => (name?.toLowerCase() === from.toLowerCase() ? to : token),
  );
