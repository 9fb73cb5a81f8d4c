import type { Rect, Steps } from "../../workbook";
import type { Grid } from "../grid";
import { speaksOfOpportunities } from "../kind";
import type { ColumnReading, Field, LeftOut } from "../model";
import { isIdLike } from "../shape";
import { isBlank, plain } from "../text";
import { isHeadingRow, isLegendRow, levelColumns, repeatsHeading, rowHits, type HeadingBlock } from "./find";
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
  readonly leftOut: readonly LeftOut[];
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
const LONGEST_GAP = 3;

/** Told to a person, who looks at no more. */
const MOST_LEFT_OUT = 500;

/** Some milliseconds' work. */
const ROWS_A_STEP = 256;

/** A page's foot and the next one's head hold no more rows than this. */
const PAGE_BREAK = 14;

/** Headings over one risk each, so often, are a form. */
const FORMS = 2;

/** Reads down from the headings (to a key's grid, where one stands `below`): which rows begin a risk, which carry one on, which are sections, headings repeated, or not of the table. */
export function* readRows(
  grid: Grid,
  matcher: HeadingMatcher,
  block: HeadingBlock,
  table: TableColumns,
  below: readonly Rect[],
): Steps<TableRows> {
  const view = viewOf(grid, table.columns, block);
  const risks: RiskRows[] = [];
  const untitled: number[] = [];
  const emptyRows: number[] = [];
  const leftOut: LeftOut[] = [];
  const leave = (from: number, to: number, why: LeftOut["why"]): void => {
    for (let at = from; at < to && leftOut.length < MOST_LEFT_OUT; at++) leftOut.push({ row: at, why });
  };
  const sections = new Map<number, Section>();
  const ids = new Set<string>();
  const keys = new Set<string>();
  let section: Section | null = null;
  let bottom = block.bottom;
  let blanks = 0;
  let repeats = 0;
  let row = block.bottom + 1;
  for (; row < grid.height; row++) {
    if (row % ROWS_A_STEP === 0) yield;
    const key = below.find(({ top, bottom: end }) => row >= top && row <= end);
    if (key) {
      row = key.bottom + 1;
      break;
    }
    if (view.isBlank(row)) {
      blanks++;
      if (blanks > LONGEST_GAP && repeatAhead(grid, block, row) < 0) break;
      continue;
    }
    const repeat =
      view.isLone(row) || blanks > 0 || repeatsHeading(grid, block, row) ? repeatAhead(grid, block, row) : -1;
    if (repeat >= 0) {
      // The same headings once more: a new page of this table, or another table that begins with risks or references we know.
      const after = afterRepeat(grid, block, repeat);
      // Where every risk has its own headings, only the first reference begins anew: another one is there twice.
      const known = repeats >= FORMS && risks.length === repeats + 1 ? new Set([...ids].slice(0, 1)) : ids;
      if (
        !carriesOn(view, grid, after, known, keys) ||
        (blanks > 0 && isTitledAnew(view, grid, block, row, repeat, after, ids)) ||
        spokenOf(grid, block, row, repeat) !== spokenOf(grid, block, block.top - 4, block.top)
      ) {
        row = repeat;
        break;
      }
      leave(repeat, after, "heading");
      repeats++;
      row = after - 1;
      blanks = 0;
      continue;
    }
    const kind = view.kindOf(row, risks[risks.length - 1] ?? null);
    const afterBreak = blanks > 0 || (section !== null && section.row === row - 1);
    if ((kind !== "risk" || afterBreak) && isHeadingRow(rowHits(grid, matcher, row))) break;
    if (afterBreak && (view.headsScale(row) || view.beginsLegend(row))) break;
    if (afterBreak && namesRisks(grid, matcher, row, table)) break;
    if (blanks > 0 && kind !== "numbered" && !view.fits(row, kind, blanks)) {
      if (kind !== "section" || blanks > 2 || endsHere(view, row, grid)) break;
    }
    blanks = 0;
    if (kind === "section") {
      section = view.section(row);
      leave(row, row + 1, "section");
      continue;
    }
    if (kind === "stray") {
      leave(row, row + 1, "other");
      continue;
    }
    if (kind === "risk") {
      risks.push({ first: row, last: row });
      keys.add(view.key(row));
      ids.add(view.id(row));
      if (section !== null) sections.set(row, section);
    } else if (kind === "continuation") risks[risks.length - 1]!.last = row;
    else if (kind === "untitled") untitled.push(row);
    else if (kind === "numbered") emptyRows.push(row);
    bottom = Math.max(bottom, row);
  }
  return { risks, untitled, emptyRows, leftOut, bottom, next: row, sections };
}

/** Whether a row that seems to begin a risk only says what such rows hold, as a short table of closed risks does: "Ref | Risk | Reason". */
function namesRisks(grid: Grid, matcher: HeadingMatcher, row: number, { columns }: TableColumns): boolean {
  const concepts = columns.map(({ column, field }) => ({
    field,
    concept: matcher.match(grid.ownText(row, column))?.concept ?? null,
  }));
  return (
    concepts.some(({ field, concept }) => field === "id" && concept === "id") &&
    concepts.some(({ concept }) => concept === "risk" || concept === "title" || concept === "description")
  );
}

/** The next row that repeats the headings, looking past a page's foot and head; -1 where data or nothing follows instead. */
function repeatAhead(grid: Grid, block: HeadingBlock, from: number): number {
  for (let row = from; row < Math.min(grid.height, from + PAGE_BREAK); row++) {
    if (repeatsHeading(grid, block, row)) return row;
    let filled = 0;
    for (let column = block.left; column <= block.right; column++) if (grid.ownText(row, column) !== "") filled++;
    if (filled > 2) return -1;
  }
  return -1;
}

/** The first row after repeated headings, groups and names alike. */
function afterRepeat(grid: Grid, block: HeadingBlock, repeat: number): number {
  let row = repeat + 1;
  while (
    row <= repeat + block.bottom - block.top &&
    row < grid.height &&
    (repeatsHeading(grid, block, row) ||
      (row - repeat < block.naming - block.top && grid.mergeAt(repeat, block.left)?.bottom === row))
  )
    row++;
  return row;
}

/** Whether what follows repeated headings goes on with the table: its first risk is new, and its reference too. */
function carriesOn(
  view: RowView,
  grid: Grid,
  from: number,
  ids: ReadonlySet<string>,
  keys: ReadonlySet<string>,
): boolean {
  for (let row = from; row < Math.min(grid.height, from + 4); row++) {
    if (view.isBlank(row)) continue;
    if (view.kindOf(row, null) !== "risk") continue;
    const id = view.id(row);
    return !keys.has(view.key(row)) && (id === "" || !ids.has(id));
  }
  return true;
}

/** "S" of "S12", "HR" of "HR-3": the letters a reference begins with. */
const prefixOf = (id: string): string => /^\p{L}*/u.exec(id)![0];

/** Whether repeated headings begin another table: a title of its own over them, and references that begin with other letters. */
function isTitledAnew(
  view: RowView,
  grid: Grid,
  block: HeadingBlock,
  from: number,
  repeat: number,
  after: number,
  ids: ReadonlySet<string>,
): boolean {
  const texts = (top: number, bottom: number): string[] => {
    const found: string[] = [];
    for (let row = Math.max(0, top); row < bottom; row++)
      for (let column = block.left; column <= block.right; column++) {
        const text = grid.ownText(row, column);
        if (text !== "" && text.length <= 80) found.push(plain(text));
      }
    return found;
  };
  const above = new Set(texts(block.top - 6, block.top));
  const isTitled = texts(from, repeat).some(
    (text) => /\p{L}{3}/u.test(text) && !/\bpage\b/.test(text) && !above.has(text),
  );
  if (!isTitled) return false;
  const first = prefixOf(view.id(after));
  return first !== "" && ids.size > 0 && ![...ids].some((id) => prefixOf(id) === first);
}

/** Whether the texts between two rows speak of opportunities. */
function spokenOf(grid: Grid, block: HeadingBlock, from: number, to: number): boolean {
  for (let row = Math.max(0, from); row < to; row++) {
    for (let column = block.left; column <= block.right; column++) {
      const text = grid.ownText(row, column);
      if (text.length <= 120 && speaksOfOpportunities(text) && !/risk/i.test(text)) return true;
    }
  }
  return false;
}

/** After a gap, a lone text with nothing of the table below it closes the table: a footnote, a signature. */
function endsHere(view: RowView, row: number, grid: Grid): boolean {
  for (let after = row + 1; after < Math.min(grid.height, row + 4); after++) {
    if (view.isBlank(after)) continue;
    return view.kindOf(after, null) !== "risk" || !view.fits(after, "risk", 1);
  }
  return true;
}

/** Columns whose cells are never a level. */
const PROSE: ReadonlySet<Field | null> = new Set<Field>([
  "title",
  "description",
  "cause",
  "consequence",
  "threat",
  "vulnerability",
  "asset",
  "controls",
  "actions",
  "contingency",
  "owner",
]);

type RowKind = "risk" | "continuation" | "untitled" | "numbered" | "section" | "stray";

interface RowView {
  isBlank(row: number): boolean;
  kindOf(row: number, open: RiskRows | null): RowKind;
  /** Whether a row after a gap still looks like the table's own. */
  fits(row: number, kind: RowKind, blanks: number): boolean;
  /** Nothing but one or two texts: a title, a page's foot. */
  isLone(row: number): boolean;
  /** A scale's levels side by side, also where the table holds texts: a matrix below it. */
  headsScale(row: number): boolean;
  /** A legend below the table: what a level is called, or a few words over such a row. */
  beginsLegend(row: number): boolean;
  /** The row's own reference, plain. */
  id(row: number): string;
  /** What makes two rows the same risk. */
  key(row: number): string;
  section(row: number): Section | null;
}

function viewOf(grid: Grid, columns: readonly ColumnReading[], block: HeadingBlock): RowView {
  const at = (field: Field): number => columns.find((c) => c.field === field)?.column ?? -1;
  const id = at("id");
  const title = at("title");
  const description = at("description");
  // A row with a reference is a risk where any of these says what it is about.
  const saying = (["description", "threat", "vulnerability", "cause", "consequence"] as const)
    .map(at)
    .filter((column) => column >= 0);
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
  const isAsFull = (texts: readonly number[], first: number): boolean => {
    const above = filledColumns(first).filter((column) => column !== title && column !== id && column !== description);
    return above.length >= 4 && above.every((column) => texts.includes(column));
  };
  const kindOf = (row: number, open: RiskRows | null): RowKind => {
    const filled = filledColumns(row);
    const texts = filled.filter((column) => !unheaded.has(column));
    if (texts.length === 0) return filled.length > 0 ? "section" : "stray";
    if (texts.some((column) => isWide(row, column)) && texts.length <= 2) return "section";
    if (texts.length > 1 && texts.every((column) => EXPLAINS.test(own(row, column)))) return "stray";
    if (open && (isMergedFrom(row, id, open.first) || (own(row, title) === "" && isMergedFrom(row, title, open.first))))
      return "continuation";
    const reference = own(row, id);
    const text = own(row, title) || own(row, description);
    const isNew = reference !== "" || !open || title < 0;
    const hasTitle =
      own(row, title) !== "" ||
      (isNew && own(row, description) !== "") ||
      (reference !== "" && saying.some((column) => own(row, column) !== ""));
    if (hasTitle) {
      if ((reference === "" && SUMS_UP.test(plain(text))) || (!isIdLike(reference) && SUMS_UP.test(plain(reference))))
        return "stray";
      const lone = texts.length === 1 && texts[0] === title && rated.length > 0;
      if (lone && reference === "" && isSectionLike(text)) return "section";
      return "risk";
    }
    if (texts.length === 1 && texts[0] === id) return isIdLike(reference) ? "numbered" : "section";
    const isRated = rated.some((column) => !isIdle(row, column) && !grid.sheet.formulas.has(row * 16_384 + column));
    if (reference !== "" && isIdLike(reference))
      return isRated ? "untitled" : texts.length <= 2 ? "numbered" : "untitled";
    // Without a text, but as full as the risk above it, ratings, owner and all: another risk whose text is missing.
    if (open && isRated && isAsFull(texts, open.first)) return "untitled";
    // What carries a risk on says something: a control, an action, a name. Numbers alone belong to nobody.
    const says = texts.some((column) => !rated.includes(column) && /\p{L}{2}/u.test(own(row, column)));
    return open && says ? "continuation" : "stray";
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
    isLone: (row) => {
      let filled = 0;
      for (let column = left; column <= right && filled <= 2; column++) if (own(row, column) !== "") filled++;
      return filled <= 2;
    },
    headsScale: (row) => {
      const levels = levelColumns(grid, row, left, right);
      return columns.some((c) => PROSE.has(c.field) && levels.has(c.column));
    },
    beginsLegend: (row) =>
      isLegendRow(grid, row, left, right) ||
      (row + 1 < grid.height && isLegendRow(grid, row + 1, left, right) && filledColumns(row).length <= 3),
    id: (row) => plain(own(row, id)),
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

/** "Total", "Average score": a row that sums the others up. */
const SUMS_UP =
  /^(?:(?:grand|sub|overall) ?)?(?:totals?|average|mean|median|maximum|minimum|sum|count|number|no)(?: (?:of )?(?:(?:red|amber|green|high|medium|low|open|closed) )?(?:risks?|scores?|risk scores?|number of risks))?$/;

/** "4 = Very likely", "Red = 12-16": a key below the table. */
const EXPLAINS = /^[^=]{1,30}=\s*[^=]{1,60}$/;

/** A short text without an end: "Strategic risks", "A. Finance". */
const isSectionLike = (text: string): boolean => text.length <= 60 && !/[.!?]$/.test(text);
