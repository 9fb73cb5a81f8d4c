import { parseRange, type SheetSnapshot } from "../workbook";
import { columnOf, type Field, type Register, type Risk } from "./model";
import { readerOf } from "./tables/risks";
import { isBlank } from "./text";

/** A risk before and after some of its rows were read again. */
export interface Reread {
  readonly was: Risk;
  readonly now: Risk;
}

/** What tells where a risk begins and ends. */
const MARKS: readonly Field[] = ["id", "title", "description"];
/** A row with fewer filled cells may be a heading of a section or nothing at all. */
const LEAST_FILLED = 3;

/**
 * The risks of a register that stand in these rows (0-based), read again from the sheet as it is now, by the columns already
 * known; the cost does not grow with the register. null where more than these risks may have changed: rows outside them,
 * a risk that begins or ends elsewhere now, a key beside the table, cards and pages. Then the register is to be read whole.
 */
export function rereadRisks(
  register: Register,
  rows: Iterable<number>,
  before: SheetSnapshot,
  now: SheetSnapshot,
): readonly Reread[] | null {
  const reader = readerOf(register.risks);
  if (!reader || register.layout !== "table" || before.rows.length !== now.rows.length) return null;
  const marks = MARKS.map((field) => columnOf(register, field)).filter((column) => column !== null);
  const found = new Map<Risk, Reread>();
  for (const row of rows) {
    const was = riskAt(register.risks, row);
    if (!was || isOfKey(register, row) || !standsAlike(marks, before.rows[row] ?? [], now.rows[row] ?? [])) return null;
    if (!found.has(was)) found.set(was, { was, now: reader(now, was) });
  }
  return [...found.values()];
}

/** The risk that stands in a row; a table's risks follow each other from the top. */
function riskAt(risks: readonly Risk[], row: number): Risk | null {
  let low = 0,
    high = risks.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const risk = risks[middle]!;
    if (row < risk.rows[0]) high = middle - 1;
    else if (row > risk.rows[1]) low = middle + 1;
    else return risk;
  }
  return null;
}

/** Whether a row still begins a risk, or carries it on, as it did. */
function standsAlike(marks: readonly number[], before: SheetSnapshot["rows"][number], now: typeof before): boolean {
  const filled = (line: typeof before): number => line.reduce((n: number, value) => n + Number(!isBlank(value)), 0);
  return (
    filled(now) >= LEAST_FILLED &&
    filled(before) >= LEAST_FILLED &&
    marks.every((column) => isBlank(before[column] ?? null) === isBlank(now[column] ?? null))
  );
}

/** Whether a key to the scores stands in the row, beside the table. */
const isOfKey = (register: Register, row: number): boolean =>
  Object.values(register.matrices).some(({ where }) => {
    const at = where.lastIndexOf("!");
    const range = at < 0 ? null : parseRange(where.slice(at + 1));
    const sheet = where
      .slice(0, at)
      .replace(/^'(.*)'$/s, "$1")
      .replace(/''/g, "'");
    // The table's own columns, whose rules give the bands, are no key beside it.
    const isBeside = range !== null && (range.left > register.range.right || range.right < register.range.left);
    return isBeside && sheet === register.sheet && row >= range.top && row <= range.bottom;
  });
