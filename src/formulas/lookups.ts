import type { CellValue } from "../workbook";
import { compare } from "./order";

/** Rows of cells that a formula looks things up in. */
export type Table = readonly (readonly CellValue[])[];

/** How MATCH and its kin look: for the value itself, for the last one not above it, or for the last one not below it. */
export type Match = "exact" | "below" | "above";

const NOT_FOUND = { error: "#N/A" } as const;

/**
 * Where a value stands in a list, 0-based; "absent" where it does not; null where the list is not in the order that Excel's own
 * search relies on, or the value holds a wildcard: then what Excel answers is not ours to say.
 */
function placeIn(list: readonly CellValue[], wanted: CellValue, match: Match): number | "absent" | null {
  if (match === "exact") {
    if (typeof wanted === "string" && /[*?~]/.test(wanted)) return null;
    const at = list.findIndex((value) => value !== null && compare(value, wanted) === 0);
    return at < 0 ? "absent" : at;
  }
  const way = match === "below" ? 1 : -1;
  const told = list.findIndex((value) => value === null);
  const filled = told < 0 ? list : list.slice(0, told);
  if (list.slice(filled.length).some((value) => value !== null)) return null;
  if (
    filled.some((value, i) => typeof value !== typeof filled[0] || (i > 0 && compare(value, filled[i - 1]!) * way < 0))
  )
    return null;
  if (filled.length === 0 || typeof wanted !== typeof filled[0]) return "absent";
  const beyond = filled.findIndex((value) => compare(value, wanted) * way > 0);
  const at = (beyond < 0 ? filled.length : beyond) - 1;
  return at < 0 ? "absent" : at;
}

const columnOf = (table: Table, column: number): readonly CellValue[] => table.map((row) => row[column] ?? null);

/** A table of one row or one column as a list; null for any other. */
const listOf = (table: Table): readonly CellValue[] | null =>
  table.length === 1 ? table[0]! : table.every((row) => row.length === 1) ? columnOf(table, 0) : null;

/** VLOOKUP; null where it cannot be told. */
export function vlookup(wanted: CellValue, table: Table, column: number, match: Match): CellValue {
  const at = placeIn(columnOf(table, 0), wanted, match);
  if (at === null || at === "absent") return at === null ? null : NOT_FOUND;
  return table[at]![column - 1] ?? null;
}

/** LOOKUP, over one list and the answers beside it, or over a table's first and last line. */
export function lookup(wanted: CellValue, table: Table, answers: Table | null): CellValue {
  const across = answers === null && table[0]!.length > table.length;
  const list = answers ? listOf(table) : across ? table[0]! : columnOf(table, 0);
  const told = answers ? listOf(answers) : across ? table[table.length - 1]! : columnOf(table, table[0]!.length - 1);
  if (!list || !told) return null;
  const at = placeIn(list, wanted, "below");
  if (at === null || at === "absent") return at === null ? null : NOT_FOUND;
  return told[at] ?? null;
}

/** MATCH: 1-based. */
export function matchIn(wanted: CellValue, table: Table, match: Match): CellValue {
  const list = listOf(table);
  const at = list && placeIn(list, wanted, match);
  return at === null ? null : at === "absent" ? NOT_FOUND : at + 1;
}

/** INDEX of a table by a row and a column, 1-based; of a list by its place alone. */
export function indexIn(table: Table, row: number, column: number | null): CellValue {
  const [r, c] = column !== null ? [row, column] : table.length === 1 ? [1, row] : [row, 1];
  if (!Number.isInteger(r) || !Number.isInteger(c) || r < 1 || c < 1) return null;
  return r > table.length || c > table[0]!.length ? { error: "#REF!" } : (table[r - 1]![c - 1] ?? null);
}
