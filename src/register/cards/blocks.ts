import type { Grid } from "../grid";
import type { HeadingMatcher } from "../headings";
import { findHeadingRow, headingBlock, repeatsHeading, type HeadingBlock } from "../tables/find";
import { plain } from "../text";
import { partOf, stageOf } from "./box";
import { labelAt } from "./labels";
import { linedOn } from "./lined";
import { NAMES, type Segment } from "./segments";
import { stackedOn } from "./stacked";
import { viewOf } from "./view";

/** Rows below the headings in which the column of names is looked for. */
const SAMPLE_ROWS = 60;
/** So many headings are tried on a sheet. */
const MOST_TRIES = 10;

/** The column that says what each row of a risk holds: its stages, or the parts of a rating. */
interface Side {
  readonly column: number;
  /** What its cells may name. */
  readonly names: (text: string) => boolean;
  /** What it says in a risk's first row, plain. */
  readonly first: string;
}

interface Heading {
  /** Where it stands. */
  readonly row: number;
  /** Whether its column is of ratings, or says what they are. */
  readonly isRated: boolean;
}

/**
 * The risks of a table that gives each several rows: one for each stage ("Inherent", "Current", "Target" down a column,
 * the ratings across), one for each rating (the stages across), one under each of several rows of headings, or lines of
 * labels below its own. Each is a card of its own, the table's headings over it; null where a sheet holds no such table.
 */
export function blocksOn(grid: Grid, matcher: HeadingMatcher): readonly Segment[] | null {
  let from = 0;
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const main = findHeadingRow(grid, matcher, from);
    if (main < 0) return null;
    const block = headingBlock(grid, matcher, main);
    const side = sideOf(grid, block, matcher);
    const blocks = side && blocksOf(grid, block, side, matcher);
    if (blocks) return blocks;
    const others = stackedOn(grid, main, matcher) ?? linedOn(grid, block, matcher);
    if (others) return others;
    from = main + 1;
  }
  return null;
}

/** The lowest heading over a column, and where it stands. */
function headingAt(grid: Grid, block: HeadingBlock, column: number): { readonly row: number; readonly text: string } {
  for (let row = block.naming; row > block.top; row--)
    if (grid.ownText(row, column) !== "") return { row, text: grid.ownText(row, column) };
  return { row: block.top, text: grid.ownText(block.top, column) };
}

function sideOf(grid: Grid, block: HeadingBlock, matcher: HeadingMatcher): Side | null {
  for (let column = block.left; column < block.right; column++) {
    for (const [kind, other] of [
      [stageOf, partOf],
      [partOf, stageOf],
    ] as const) {
      const isOf = (of: typeof kind, text: string): boolean => {
        const label = text === "" ? null : labelAt(text, matcher);
        return label?.isRating === true && of(label) !== null;
      };
      const names = (text: string): boolean => isOf(kind, text);
      let isHeaded = false;
      for (let at = column + 1; at <= block.right; at++) isHeaded ||= isOf(other, headingAt(grid, block, at).text);
      const first = isHeaded ? cycleOf(textsBelow(grid, block, column), names) : null;
      if (first !== null) return { column, names, first };
    }
  }
  return null;
}

function textsBelow(grid: Grid, block: HeadingBlock, column: number): string[] {
  const texts: string[] = [];
  for (let row = block.bottom + 1; row < Math.min(grid.height, block.bottom + 1 + SAMPLE_ROWS); row++)
    if (grid.ownText(row, column) !== "") texts.push(grid.ownText(row, column));
  return texts;
}

/** What a column's names begin with, where they go round and round: two names at least, each one once between. */
function cycleOf(texts: readonly string[], names: (text: string) => boolean): string | null {
  const end = texts.findIndex((text) => !names(text));
  const round = texts.slice(0, end < 0 ? texts.length : end).map(plain);
  const [first] = round;
  const starts = round.flatMap((text, i) => (text === first ? [i] : []));
  if (starts.length < 2) return null;
  const rounds = starts.map((start, i) => round.slice(start, starts[i + 1] ?? round.length));
  const isRound = (each: readonly string[]): boolean => new Set(each).size === each.length;
  return rounds[0]!.length >= 2 && rounds.every(isRound) ? first! : null;
}

/** Of a table's blocks so many say which risk they are. */
const NAMED = 0.8;

function blocksOf(
  grid: Grid,
  block: HeadingBlock,
  { column, names, first }: Side,
  matcher: HeadingMatcher,
): readonly Segment[] | null {
  const headings = new Map<number, Heading>();
  const nameColumns: number[] = [];
  for (let at = block.left; at <= block.right; at++) {
    const { row, text } = headingAt(grid, block, at);
    const label = labelAt(text, matcher);
    headings.set(at, { row, isRated: at === column || label?.isRating === true });
    if (label?.isSure && at < column && NAMES.has(label.concept)) nameColumns.push(at);
  }
  const isNamed = (row: number): boolean => nameColumns.some((at) => grid.ownText(row, at) !== "");
  const found: { first: number; last: number }[] = [];
  let repeated = 0;
  for (let row = block.bottom + 1; row < grid.height; row++) {
    const text = grid.ownText(row, column);
    const open = found.at(-1);
    if (repeatsHeading(grid, block, row)) repeated++;
    else if (plain(text) === first) {
      // The risk's name may have a row of its own above its stages.
      const isAbove = row - 1 > (open?.last ?? block.bottom) && isNamed(row - 1) && !isNamed(row);
      found.push({ first: isAbove ? row - 1 : row, last: row });
    } else if (open?.last === row - 1 && (names(text) || carriesOn(grid, row, block.left, column))) open.last = row;
  }
  // Headings over each risk are a card's own.
  if (repeated * 2 >= found.length || found.filter((rows) => isNamed(rows.first)).length < found.length * NAMED)
    return null;
  return found.map((rows) => ({
    grid: underHeadings(grid, block.top, headings, rows),
    top: rows.first - 1,
    bottom: rows.last,
    title: null,
    rows: [rows.first, rows.last],
  }));
}

/** More of what stands right of the names (an action, a control), and nothing of another risk. */
const carriesOn = (grid: Grid, row: number, left: number, column: number): boolean =>
  !grid.isRowBlank(row) && grid.isRowBlank(row, left, column);

/**
 * A sheet with some of its rows right under its headings, and with what stands above these. What is filled down from a
 * risk's first row stands there alone.
 */
function underHeadings(
  grid: Grid,
  top: number,
  headings: ReadonlyMap<number, Heading>,
  { first, last }: { readonly first: number; readonly last: number },
): Grid {
  const isFilledDown = (row: number, column: number): boolean =>
    headings.get(column)?.isRated === false && grid.ownText(row, column) === grid.ownText(first, column);
  return viewOf(grid, (row, column) => {
    if (row === first - 1) return headings.get(column)?.row ?? -1;
    if (row < top || row === first) return row;
    return row < first || row > last || isFilledDown(row, column) ? -1 : row;
  });
}
