import type { Grid } from "../grid";
import type { HeadingMatcher } from "../headings";
import { isIdLike } from "../shape";
import { labelAt, type Label } from "./labels";
import { NAMES, type Segment } from "./segments";
import { viewOf } from "./view";

/** So many rows of headings stand below each other at most. */
const MOST_LINES = 3;
/** A line of headings names so many columns. */
const FEWEST_HEADINGS = 3;
/** And knows so large a share of its texts. */
const KNOWN = 0.6;
/** Rows out of the lines' order, as a share of the risks. */
const IRREGULAR = 0.1;
const SAMPLE = 30;

/**
 * The risks of a table with several lines of headings, where each risk has a row for each line: its name, owner and
 * scores in the first, its controls and its target in the second. Each is a card: a line of headings, the risk's row,
 * the next line, its next row. null where a heading row begins no such table.
 */
export function stackedOn(grid: Grid, main: number, matcher: HeadingMatcher): readonly Segment[] | null {
  for (const top of [main - 1, main]) {
    const lines = linesFrom(grid, top, matcher);
    if (lines === 0) continue;
    const column = idColumn(grid, top, matcher);
    const starts = column < 0 ? [] : startsOf(grid, top + lines, column, lines);
    if (starts.length >= 2) return starts.map((start) => cardOf(grid, top, lines, start));
  }
  return null;
}

function labelsIn(grid: Grid, row: number, matcher: HeadingMatcher): { column: number; label: Label | null }[] {
  const found: { column: number; label: Label | null }[] = [];
  for (let column = 0; column < grid.width; column++) {
    const text = grid.ownText(row, column);
    if (text !== "") found.push({ column, label: labelAt(text, matcher) });
  }
  return found;
}

const isName = (label: Label | null): boolean => label?.isSure === true && NAMES.has(label.concept);

/** How many lines of headings begin in a row: the first names the risk, the others what else is said of it; 0 for a single line. */
function linesFrom(grid: Grid, top: number, matcher: HeadingMatcher): number {
  if (top < 0) return 0;
  const isLine = (row: number): boolean => {
    const labels = labelsIn(grid, row, matcher);
    const known = labels.filter(({ label }) => label?.isSure === true);
    const isMerged = labels.some(({ column }) => {
      const merge = grid.mergeAt(row, column);
      return merge !== undefined && merge.bottom > merge.top;
    });
    return !isMerged && known.length >= FEWEST_HEADINGS && known.length >= labels.length * KNOWN;
  };
  const names = (row: number): boolean => labelsIn(grid, row, matcher).some(({ label }) => isName(label));
  if (!isLine(top) || !names(top)) return 0;
  // Names under a group, or under nothing, belong to the line above them.
  const isApart = (row: number): boolean => {
    const labels = labelsIn(grid, row, matcher);
    const under = labels.filter(({ column }) => {
      const merge = grid.mergeAt(row - 1, column);
      return grid.ownText(row - 1, column) !== "" && (merge === undefined || merge.right === merge.left);
    });
    return under.length >= labels.length * KNOWN;
  };
  let lines = 1;
  while (lines < MOST_LINES && isLine(top + lines) && !names(top + lines) && isApart(top + lines)) lines++;
  return lines === 1 ? 0 : lines;
}

const idColumn = (grid: Grid, row: number, matcher: HeadingMatcher): number =>
  labelsIn(grid, row, matcher).find(({ label }) => label?.isSure === true && label.concept === "id")?.column ?? -1;

/** The rows in which risks begin: a reference, and no other before the next risk's lines. Empty where they do not keep that order. */
function startsOf(grid: Grid, first: number, column: number, lines: number): readonly number[] {
  const starts: number[] = [];
  let odd = 0;
  for (let row = first; row < grid.height; row++) {
    if (grid.isRowBlank(row)) continue;
    if (!isIdLike(grid.ownText(row, column))) {
      odd++;
      continue;
    }
    const own = Array.from({ length: lines - 1 }, (_, n) => row + n + 1);
    const isRegular = own.every((line) => !grid.isRowBlank(line) && !isIdLike(grid.ownText(line, column)));
    if (!isRegular) odd++;
    starts.push(row);
    row += isRegular ? lines - 1 : 0;
    // A table of many rows shows soon what it is.
    if (starts.length === SAMPLE && odd > starts.length * IRREGULAR) return [];
  }
  return odd <= starts.length * IRREGULAR ? starts : [];
}

/** A risk's rows, each under its own line of headings; the first of them where it stands on the sheet. */
function cardOf(grid: Grid, top: number, lines: number, start: number): Segment {
  const head = start - 1;
  const bottom = head + lines * 2 - 1;
  return {
    grid: viewOf(grid, (row) => {
      if (row < Math.min(top, head)) return row;
      if (row < head || row > bottom) return -1;
      const line = (row - head) >> 1;
      return (row - head) % 2 === 0 ? top + line : start + line;
    }),
    top: head,
    bottom,
    title: null,
    rows: [start, start + lines - 1],
  };
}
