import type { Grid } from "../grid";
import type { ColumnReading, Field } from "../model";
import { isIdLike } from "../shape";
import { isBlank, plain } from "../text";
import { repeatsHeading, rowHits, type HeadingBlock } from "./find";
import type { HeadingMatcher } from "../headings";
import type { TableColumns } from "./columns";

/** One risk's rows; the first is where it begins. */
export interface RiskRows {
  readonly first: number;
  last: number;
}

export interface TableRows {
  readonly risks: readonly RiskRows[];
  /** Rows with a reference or a rating but no text. */
  readonly untitled: readonly number[];
  readonly emptyRows: readonly number[];
  /** The last row that belongs to the table. */
  readonly bottom: number;
  /** The row where the search for another table goes on. */
  readonly next: number;
  /** The section row each risk stands under, by the risk's first row. */
  readonly sections: ReadonlyMap<number, Section>;
}

/** A row that names the risks below it: "Strategic risks". */
export interface Section {
  readonly text: string;
  readonly row: number;
  readonly column: number;
}

/** So many blank rows end a table for good, unless a numbered row of it follows. */
const LONGEST_GAP = 20;

/** Reads down from the headings: which rows begin a risk, which carry one on, which are sections, headings repeated, or not of the table. */
export function readRows(grid: Grid, matcher: HeadingMatcher, block: HeadingBlock, table: TableColumns): TableRows {
  const view = viewOf(grid, table.columns, block);
  const risks: RiskRows[] = [];
  const untitled: number[] = [];
  const emptyRows: number[] = [];
  const sections = new Map<number, Section>();
  const seen = new Set<string>();
  let section: Section | null = null;
  let bottom = block.bottom;
  let blanks = 0;
  let next = grid.height;
  let copied: "no" | "unknown" | "yes" = "no";
  for (let row = block.bottom + 1; row < grid.height; row++) {
    if (view.isBlank(row)) {
      blanks++;
      if (blanks > LONGEST_GAP) {
        next = row;
        break;
      }
      continue;
    }
    if (repeatsHeading(grid, block, row)) {
      // The same headings once more: a new page carries on, a filtered copy shows risks we already have.
      while (row + 1 <= row + block.bottom - block.top && row + 1 < grid.height && repeatsHeading(grid, block, row + 1))
        row++;
      copied = blanks > 0 || risks.length > 0 ? "unknown" : "no";
      blanks = 0;
      continue;
    }
    const kind = view.kindOf(row, risks[risks.length - 1] ?? null);
    if (kind !== "risk" && isOtherTable(grid, matcher, row)) {
      next = row;
      break;
    }
    if (blanks > 0 && kind !== "numbered" && !view.fits(row, kind, blanks)) {
      if (kind === "section" && blanks <= 2 && !endsHere(view, row, grid)) {
        section = view.section(row);
        blanks = 0;
        continue;
      }
      next = row;
      break;
    }
    if (kind === "risk") {
      const key = view.key(row);
      if (copied === "unknown") copied = seen.has(key) ? "yes" : "no";
      if (copied === "yes" && seen.has(key)) {
        blanks = 0;
        continue;
      }
      seen.add(key);
      risks.push({ first: row, last: row });
      if (section !== null) sections.set(row, section);
    } else if (kind === "continuation") {
      const open = risks[risks.length - 1];
      if (copied !== "yes" && open) open.last = row;
    } else if (kind === "untitled") untitled.push(row);
    else if (kind === "numbered") emptyRows.push(row);
    else if (kind === "section") {
      if (copied === "no") section = view.section(row);
      blanks = 0;
      continue;
    }
    blanks = 0;
    if (copied !== "yes") bottom = Math.max(bottom, row);
  }
  const lastRisk = risks[risks.length - 1];
  if (lastRisk) bottom = Math.max(bottom, lastRisk.last);
  return { risks, untitled, emptyRows, bottom, next, sections };
}

/** Whether a row names at least three columns of another table. */
function isOtherTable(grid: Grid, matcher: HeadingMatcher, row: number): boolean {
  const hits = rowHits(grid, matcher, row);
  return hits.meanings >= 3 && hits.matched >= hits.filled * 0.6;
}

/** After a gap, a lone text with nothing of the table below it closes the table: a footnote, a signature. */
function endsHere(view: RowView, row: number, grid: Grid): boolean {
  for (let after = row + 1; after < Math.min(grid.height, row + 4); after++) {
    if (view.isBlank(after)) continue;
    return view.kindOf(after, null) !== "risk" || !view.fits(after, "risk", 1);
  }
  return true;
}

type RowKind = "risk" | "continuation" | "untitled" | "numbered" | "section" | "stray";

interface RowView {
  isBlank(row: number): boolean;
  kindOf(row: number, open: RiskRows | null): RowKind;
  /** Whether a row after a gap still looks like the table's own. */
  fits(row: number, kind: RowKind, blanks: number): boolean;
  /** What makes two rows the same risk. */
  key(row: number): string;
  section(row: number): Section | null;
}

function viewOf(grid: Grid, columns: readonly ColumnReading[], block: HeadingBlock): RowView {
  const at = (field: Field): number => columns.find((c) => c.field === field)?.column ?? -1;
  const id = at("id");
  const title = at("title");
  const description = at("description");
  const rated = columns.filter((c) => c.field?.includes(".")).map((c) => c.column);
  const read = columns.filter((c) => c.heading !== "" || c.field !== null).map((c) => c.column);
  // A category beside the rows stands for many of them and says nothing of one.
  const unheaded = new Set(columns.filter((c) => c.heading === "").map((c) => c.column));
  const left = block.left;
  const right = block.right;
  const short = new Set<string>();
  for (let row = block.bottom + 1; row < Math.min(grid.height, block.bottom + 60); row++) {
    for (const column of rated) {
      const text = grid.ownText(row, column);
      if (text !== "" && text.length <= 30) short.add(plain(text));
    }
  }
  /** Blank, or a formula that gives nothing: "", 0, an error over blank ratings. */
  const isIdle = (row: number, column: number): boolean => {
    const value = grid.sheet.rows[row]?.[column] ?? null;
    if (isBlank(value)) return true;
    const from = grid.origin(row, column);
    if (from.row !== row || from.column !== column) return true;
    if (!grid.sheet.formulas.has(row * 16_384 + column)) return value === 0 && rated.includes(column);
    return value === 0 || typeof value === "object" || rated.includes(column);
  };
  const isBlankRow = (row: number): boolean => grid.isRowBlank(row, left, right);
  const own = (row: number, column: number): string => (column < 0 ? "" : grid.ownText(row, column));
  const isMergedFrom = (row: number, column: number, first: number): boolean => {
    const merge = column < 0 ? undefined : grid.mergeAt(row, column);
    return merge !== undefined && merge.top < row && merge.top >= first;
  };
  const isWide = (row: number, column: number): boolean => {
    const merge = grid.mergeAt(row, column);
    return merge !== undefined && merge.right - merge.left + 1 >= Math.max(3, (right - left + 1) * 0.5);
  };
  const filledColumns = (row: number): number[] => read.filter((column) => !isIdle(row, column));
  const kindOf = (row: number, open: RiskRows | null): RowKind => {
    const filled = filledColumns(row);
    const texts = filled.filter((column) => !unheaded.has(column));
    if (texts.length === 0) return filled.length > 0 ? "section" : "stray";
    if (texts.some((column) => isWide(row, column)) && texts.length <= 2) return "section";
    if (open && (isMergedFrom(row, id, open.first) || (own(row, title) === "" && isMergedFrom(row, title, open.first))))
      return "continuation";
    const reference = own(row, id);
    const text = own(row, title) || own(row, description);
    const hasTitle =
      own(row, title) !== "" || (own(row, description) !== "" && (reference !== "" || !open || title < 0));
    if (hasTitle) {
      const lone = texts.length === 1 && texts[0] === title && rated.length > 0;
      if (lone && reference === "" && isSectionLike(text)) return "section";
      return "risk";
    }
    if (texts.length === 1 && texts[0] === id) return isIdLike(reference) ? "numbered" : "section";
    const isRated = rated.some((column) => !isIdle(row, column) && !grid.sheet.formulas.has(row * 16_384 + column));
    if (reference !== "" && isIdLike(reference))
      return isRated ? "untitled" : texts.length <= 2 ? "numbered" : "untitled";
    if (isRated && texts.every((column) => rated.includes(column)))
      return reference === "" && open && row - open.last > 1 ? "stray" : open ? "continuation" : "stray";
    return open ? "continuation" : "stray";
  };
  return {
    isBlank: isBlankRow,
    kindOf,
    fits: (row, kind, blanks) => {
      if (kind === "untitled") return blanks <= 2;
      if (kind === "continuation") return blanks <= 1 && own(row, title) === "";
      if (kind !== "risk") return false;
      if (own(row, id) !== "" && isIdLike(own(row, id)) && id >= 0) return true;
      if (rated.length === 0) return blanks <= 2;
      const held = rated.filter((column) => !isIdle(row, column));
      if (held.length === 0) return blanks <= 1 && filledColumns(row).length >= 3;
      return held.every((column) => {
        const text = grid.ownText(row, column);
        return /^[\d.,\s]+$/.test(text) || short.has(plain(text));
      });
    },
    key: (row) => plain(`${own(row, id)} ${own(row, title)} ${own(row, description)}`),
    section: (row) => {
      for (let column = left; column <= right; column++) {
        const text = grid.ownText(row, column);
        if (text !== "" && !isIdLike(text)) return { text, row, column };
      }
      return null;
    },
  };
}

/** A short text without an end: "Strategic risks", "A. Finance". */
const isSectionLike = (text: string): boolean => text.length <= 60 && !/[.!?]$/.test(text);
