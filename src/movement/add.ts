import {
  cellAt,
  cellKey,
  contrast,
  inkFor,
  sheetNamed,
  type CellRef,
  type Edit,
  type Rect,
  type SheetSnapshot,
  type WorkbookSnapshot,
} from "../workbook";
import type { ArrowMeaning } from "../profile";
import { columnOf, type Register, type Risk } from "../register";
import { readArrow } from "./arrows";
import type { Movement } from "./model";
import { dotText, movementOf, readDot } from "./movement";

export interface ArrowOptions {
  readonly workbook: WorkbookSnapshot;
  /** Settled by `arrowMeaning`, or asked of the user. */
  readonly meaning: ArrowMeaning;
  /** Also write over cells that hold something we cannot read, or a formula. */
  readonly overwrite?: boolean;
}

/** What Add arrows will do. */
export interface ArrowPlan {
  readonly edits: readonly Edit[];
  readonly written: number;
  /** Cells left alone because they hold text we cannot read, or a formula. */
  readonly kept: readonly CellRef[];
  /** Why nothing can be written at all; null where something could. */
  readonly reason: string | null;
}

/** Reads on white at 4.5:1 or better; darker than the bands' fills, since here the text carries the colour. */
const COLOURS: Readonly<Record<Movement, string>> = {
  better: "#006100",
  worse: "#9C0006",
  same: "#404040",
  new: "#1F3864",
  closed: "#404040",
};
const READABLE = 4.5;
const COLUMN_CHARACTERS = 14;
export const DOT_HEADING = "Direction of travel";

/** The edits that write arrow and word into the direction-of-travel column, which is added beside the table where there is none. */
export const addArrows = (register: Register, options: ArrowOptions): readonly Edit[] =>
  planArrows(register, options).edits;

/** As `addArrows`, with what was left alone and why. A risk without a previous score gets nothing. */
export function planArrows(register: Register, options: ArrowOptions): ArrowPlan {
  const nothing = (reason: string): ArrowPlan => ({ edits: [], written: 0, kept: [], reason });
  const moved = register.risks.flatMap((risk) => {
    const movement = movementOf(register, risk);
    return movement === null ? [] : [{ risk, movement }];
  });
  if (moved.length === 0) return nothing("No risk has both a previous score and a present one.");

  const heading = columnOf(register, "dot") ?? register.risks.find((risk) => risk.dot)?.dot?.cell.column ?? null;
  const sheet = sheetNamed(options.workbook, register.sheet);
  const added = heading === null && sheet && register.headerRows ? freeColumn(sheet, register) : null;
  if (heading === null && added === null)
    return nothing("The register has no place for a direction of travel, and none can be added to this layout.");

  const kept: CellRef[] = [];
  const writes: Write[] = [];
  for (const { risk, movement } of moved) {
    const cell =
      risk.dot?.cell ??
      (columnOf(register, "dot") !== null || added !== null
        ? { sheet: risk.sheet, row: risk.rows[0], column: columnOf(register, "dot") ?? added! }
        : null);
    const on = cell && sheetNamed(options.workbook, cell.sheet);
    if (!cell || !on) continue;
    const stands = standing(on, cell, risk, movement, options);
    if (stands === "kept") kept.push(cell);
    if (stands !== "write") continue;
    writes.push({
      cell,
      text: dotText(movement, options.meaning, risk.kind),
      colour: readableOn(COLOURS[movement], on.fills.get(cellKey(cell.row, cell.column))),
    });
  }
  const edits = [...writeValues(writes), ...formats(writes)];
  return {
    edits: added !== null && writes.length > 0 ? [...columnHeading(sheet!, register, added), ...edits] : edits,
    written: writes.length,
    kept,
    reason: null,
  };
}

interface Write {
  readonly cell: CellRef;
  readonly text: string;
  readonly colour: string;
}

/** write: blank, or an arrow or word that we can say better. right: it already says so in words. kept: not ours to touch. */
function standing(
  sheet: SheetSnapshot,
  cell: CellRef,
  risk: Risk,
  movement: Movement,
  options: ArrowOptions,
): "write" | "right" | "kept" {
  const value = cellAt(sheet, cell.row, cell.column);
  const text = risk.dot?.text ?? (typeof value === "string" ? value : "");
  if (sheet.formulas.has(cellKey(cell.row, cell.column))) return options.overwrite ? "write" : "kept";
  if (value === null || text.trim() === "") return "write";
  const read = readArrow(text);
  if (!read) return options.overwrite ? "write" : "kept";
  // New and closed are known from the period before, not from the scores.
  if (read.movements.includes("new") || read.movements.includes("closed")) return "right";
  const inWords = read.movements.length + read.scores.length > 0;
  return inWords && readDot(text, options.meaning, risk.kind) === movement ? "right" : "write";
}

const readableOn = (ink: string, fill: string | undefined): string =>
  fill === undefined || contrast(ink, fill) >= READABLE ? ink : inkFor(fill);

/** The first column to the right of the table that holds nothing over all the register's rows; null where the sheet has none. */
function freeColumn(sheet: SheetSnapshot, register: Register): number | null {
  const { top, bottom, right } = register.range;
  const used = new Set<number>(sheet.hiddenColumns);
  for (let row = top; row <= bottom; row++) {
    sheet.rows[row]?.forEach((value, column) => {
      if (column > right && value !== null) used.add(column);
    });
  }
  for (const merge of sheet.merges) {
    if (merge.bottom < top || merge.top > bottom || merge.right <= right) continue;
    for (let column = Math.max(merge.left, right + 1); column <= Math.min(merge.right, right + SEARCHED); column++)
      used.add(column);
  }
  for (let column = right + 1; column <= right + SEARCHED && column < LAST_COLUMN; column++)
    if (!used.has(column)) return column;
  return null;
}
/** A free column further off than this would not be seen as the table's. */
const SEARCHED = 50;
const LAST_COLUMN = 16_384;

/** The heading of an added column, looking like the heading beside it. */
function columnHeading(sheet: SheetSnapshot, register: Register, column: number): readonly Edit[] {
  const [first, last] = register.headerRows!;
  const beside = (map: ReadonlyMap<number, string>): string | undefined => {
    for (let row = last; row >= first; row--) {
      const found = map.get(cellKey(row, register.range.right));
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const fill = beside(sheet.fills);
  const fontColour = beside(sheet.fontColours);
  return [
    { kind: "values", sheet: sheet.name, top: last, left: column, values: [[DOT_HEADING]] },
    { kind: "layout", sheet: sheet.name, columnWidths: [{ column, characters: COLUMN_CHARACTERS }] },
    {
      kind: "format",
      sheet: sheet.name,
      ranges: [{ top: first, left: column, bottom: last, right: column }],
      format: {
        ...(fill && { fill }),
        ...(fontColour && { fontColour }),
        bold: true,
        wrap: true,
        horizontal: "center",
        vertical: "center",
      },
    },
  ];
}

/** One edit a column where the cells stand in one column of a table, leaving out every row between. */
function writeValues(writes: readonly Write[]): readonly Edit[] {
  return [...group(writes, ({ cell }) => `${cell.column} ${cell.sheet}`).values()].map((column) => {
    const { sheet, column: left } = column[0]!.cell;
    const rows = column.map((write) => write.cell.row);
    const top = rows.reduce((a, b) => Math.min(a, b));
    const values: [string | undefined][] = Array.from(
      { length: rows.reduce((a, b) => Math.max(a, b)) - top + 1 },
      () => [undefined],
    );
    for (const write of column) values[write.cell.row - top] = [write.text];
    return { kind: "values", sheet, top, left, values };
  });
}

function formats(writes: readonly Write[]): readonly Edit[] {
  return [...group(writes, ({ cell, colour }) => `${colour} ${cell.sheet}`).values()].map((coloured) => ({
    kind: "format",
    sheet: coloured[0]!.cell.sheet,
    ranges: runs(coloured.map((write) => write.cell)),
    format: { fontColour: coloured[0]!.colour, bold: true, wrap: true, horizontal: "center", vertical: "center" },
  }));
}

/** Cells of one sheet as as few rectangles as runs down a column make. */
function runs(cells: readonly CellRef[]): readonly Rect[] {
  const sorted = [...cells].sort((a, b) => a.column - b.column || a.row - b.row);
  const found: { top: number; left: number; bottom: number; right: number }[] = [];
  for (const { row, column } of sorted) {
    const last = found[found.length - 1];
    if (last && last.left === column && last.bottom + 1 === row) last.bottom = row;
    else found.push({ top: row, left: column, bottom: row, right: column });
  }
  return found;
}

function group<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const into = groups.get(key(item));
    if (into) into.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}
