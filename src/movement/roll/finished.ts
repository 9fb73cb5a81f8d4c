import {
  cellAt,
  cellKey,
  contains,
  isCellError,
  sheetNamed,
  type CellInput,
  type CellRef,
  type CellValue,
  type Edit,
  type Rect,
  type SheetSnapshot,
  type WorkbookSnapshot,
} from "../../workbook";
import { isDone, type Action, type Register, type Risk } from "../../register";
import { named } from "./words";
import type { Writes } from "./writes";

/** An action taken out of the new sheet, and whose it was. */
export interface Finished {
  readonly risk: Risk;
  readonly action: Action;
}

export interface FinishedPlan {
  readonly moved: readonly Finished[];
  /** Looks that go with the cells that move up; on the old sheets' names. */
  readonly formats: readonly Edit[];
  /** Rows that hold nothing any more; on the old sheets' names. */
  readonly blankRows: readonly { readonly sheet: string; readonly row: number }[];
  readonly notes: readonly string[];
}

/** One action's place: its row, and those below it up to the next one's. */
interface Slot {
  readonly top: number;
  readonly bottom: number;
  readonly actions: readonly Action[];
}

/** More blank rows than this between two risks would end the table for any reader. */
const MOST_BLANK = 3;

/**
 * Takes the finished actions out of each risk, and lets its other actions move up into their place, cell by cell, with
 * the looks that mean something (a status's colour, a date's format). Where cells are shared by several actions, or a
 * formula writes them, they are left and said so. `keepRows` leaves rows that become blank where they are.
 */
export function takeOutFinished(
  register: Register,
  workbook: WorkbookSnapshot,
  writes: Writes,
  keepRows: boolean,
): FinishedPlan {
  const moved: Finished[] = [];
  const formats: Edit[] = [];
  const blankRows: { sheet: string; row: number }[] = [];
  const left: Risk[] = [];
  const merges = new Map<SheetSnapshot, (row: number, column: number) => Rect | null>();
  for (const risk of register.risks) {
    const done = risk.actions.filter((action) => isFinished(action));
    const sheet = sheetNamed(workbook, risk.sheet);
    if (done.length === 0 || !sheet) continue;
    if (!merges.has(sheet)) merges.set(sheet, mergeFinder(sheet));
    const table = slotsOf(risk, sheet, merges.get(sheet)!);
    const kept = table?.slots.filter(({ actions }) => !actions.every((action) => done.includes(action)));
    if (!table || !kept || kept.some(({ actions }) => actions.some((action) => done.includes(action)))) {
      left.push(risk);
      continue;
    }
    const emptied = new Set(table.slots.slice(kept.length).map(({ top }) => top));
    const blank = register.layout === "table" ? rowsLeftBlank(sheet, risk, emptied, table.columns) : [];
    if (keepRows && blank.length > MOST_BLANK) {
      left.push(risk);
      continue;
    }
    table.slots.forEach((slot, i) => {
      const from = kept[i];
      if (from === slot) return;
      for (const column of table.columns) {
        const to = { sheet: sheet.name, row: slot.top, column };
        writes.put(to, from ? (cellAt(sheet, from.top, column) as CellInput) : null);
        formats.push(...lookMoved(sheet, from?.top ?? null, to));
      }
    });
    if (!keepRows) blankRows.push(...blank.map((row) => ({ sheet: sheet.name, row })));
    moved.push(...done.map((action) => ({ risk, action })));
  }
  return {
    moved,
    formats,
    blankRows,
    notes:
      left.length === 0
        ? []
        : [
            `Finished actions of ${named(left)} were left: they share cells with other actions, or formulas write them.`,
          ],
  };
}

/** A longer status is a story, in which something may be done and the rest not. */
const LONGEST_STATUS = 80;
const isFinished = ({ status }: Action): boolean =>
  status !== null && status.text.length <= LONGEST_STATUS && isDone(status.text);

/** The places of a risk's actions and the columns they have; null where they cannot be moved one by one. */
function slotsOf(
  risk: Risk,
  sheet: SheetSnapshot,
  mergeAt: (row: number, column: number) => Rect | null,
): { readonly slots: readonly Slot[]; readonly columns: readonly number[] } | null {
  const byRow = new Map<number, Action[]>();
  const columns = new Set<number>();
  for (const action of risk.actions) {
    byRow.set(action.cell.row, [...(byRow.get(action.cell.row) ?? []), action]);
    for (const cell of cellsOf(action)) columns.add(cell.column);
  }
  const tops = [...byRow.keys()].sort((a, b) => a - b);
  const own = [...columns].sort((a, b) => a - b);
  // A table's last action has the risk's last rows; below a card's stand other things.
  const end = mergeAt(tops[tops.length - 1]!, own[0]!)?.bottom ?? tops[tops.length - 1]!;
  const slots = tops.map((top, i): Slot => ({
    top,
    bottom: tops[i + 1] !== undefined ? tops[i + 1]! - 1 : Math.min(end, risk.rows[1]),
    actions: byRow.get(top)!,
  }));
  const isPlain = ({ top, bottom }: Slot, column: number): boolean => {
    if (sheet.formulas.has(cellKey(top, column)) || isCellError(cellAt(sheet, top, column))) return false;
    const merge = mergeAt(top, column);
    if (merge && (merge.top !== top || merge.left !== column || merge.bottom > bottom)) return false;
    for (let row = top + 1; row <= bottom; row++)
      if (hasContent(cellAt(sheet, row, column)) || sheet.formulas.has(cellKey(row, column))) return false;
    return true;
  };
  return slots.every((slot) => own.every((column) => isPlain(slot, column))) ? { slots, columns: own } : null;
}

const cellsOf = (action: Action): readonly CellRef[] =>
  [action, action.owner, action.due, action.revisedDue, action.status].flatMap((part) => (part ? [part.cell] : []));

const hasContent = (value: CellValue): boolean => value !== null && value !== "";

/** Rows of a risk, but for its first, on which nothing stands once the actions in them are gone. */
function rowsLeftBlank(
  sheet: SheetSnapshot,
  risk: Risk,
  emptied: ReadonlySet<number>,
  columns: readonly number[],
): readonly number[] {
  const gone = new Set(columns);
  return [...emptied].filter(
    (row) =>
      row > risk.rows[0] &&
      (sheet.rows[row] ?? []).every(
        (value, column) => (gone.has(column) || !hasContent(value)) && !sheet.formulas.has(cellKey(row, column)),
      ),
  );
}

/** The number format, fill and ink that an action's cell brings to the place it moves to; an emptied status loses its colour. */
function lookMoved(sheet: SheetSnapshot, from: number | null, to: CellRef): readonly Edit[] {
  const key = cellKey(to.row, to.column);
  const source = from === null ? null : cellKey(from, to.column);
  const of = (looks: ReadonlyMap<number, string>, at: number): string | null => looks.get(at) ?? null;
  // A row that becomes empty keeps what the whole column has, and loses what only a status has.
  const fill = source === null ? emptyFill(sheet, to) : of(sheet.fills, source);
  const ink = source === null ? of(sheet.fontColours, key) : of(sheet.fontColours, source);
  const format = source === null ? of(sheet.numberFormats, key) : of(sheet.numberFormats, source);
  const changed = {
    ...(fill !== of(sheet.fills, key) && { fill }),
    ...(ink !== of(sheet.fontColours, key) && { fontColour: ink }),
    ...(format !== of(sheet.numberFormats, key) && { numberFormat: format ?? "General" }),
  };
  return Object.keys(changed).length === 0
    ? []
    : [
        {
          kind: "format",
          sheet: sheet.name,
          ranges: [{ top: to.row, left: to.column, bottom: to.row, right: to.column }],
          format: changed,
        },
      ];
}

/** The fill of an emptied cell: its own where its neighbours have it too, so that stripes stay; else theirs. */
function emptyFill(sheet: SheetSnapshot, { row, column }: CellRef): string | null {
  const at = (c: number): string | null => sheet.fills.get(cellKey(row, c)) ?? null;
  const own = at(column);
  const beside = column > 0 ? at(column - 1) : at(column + 1);
  return own === beside ? own : beside;
}

/** The merged cell over a place, if any; linear in the merges to make. */
function mergeFinder(sheet: SheetSnapshot): (row: number, column: number) => Rect | null {
  const byColumn = new Map<number, Rect[]>();
  for (const merge of sheet.merges)
    for (let column = merge.left; column <= Math.min(merge.right, merge.left + 500); column++)
      byColumn.set(column, [...(byColumn.get(column) ?? []), merge]);
  for (const list of byColumn.values()) list.sort((a, b) => a.top - b.top);
  return (row, column) => {
    const list = byColumn.get(column) ?? [];
    let low = 0;
    let high = list.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const merge = list[middle]!;
      if (contains(merge, row, column)) return merge;
      if (merge.top > row) high = middle - 1;
      else low = middle + 1;
    }
    return null;
  };
}
