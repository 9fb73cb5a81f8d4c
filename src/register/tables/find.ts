import { isCellError, type CellValue } from "../../workbook";
import type { Grid } from "../grid";
import type { HeadingMatcher } from "../headings";
import { isScaleWord, leadingScaleWord } from "../scales";
import { isTick } from "../shape";
import { apartFromBrackets, plain } from "../text";

/** Headings are looked for in so many rows below the last table (or the top), blank ones not counted. */
const SEARCHED_ROWS = 60;
/** And never further down than this in rows altogether. */
const SEARCHED_DEPTH = 400;
/** Columns without a heading that may stand between two that have one. */
const WIDEST_GAP = 2;

/** The heading rows of a table (0-based, inclusive) and the columns it spans. */
export interface HeadingBlock {
  readonly top: number;
  readonly bottom: number;
  /** The last row whose texts name columns; rows after it up to `bottom` only explain them. */
  readonly naming: number;
  readonly left: number;
  readonly right: number;
}

/** So wide is a table whose levels have a column each. */
const WIDE = 10;

interface RowHits {
  readonly filled: number;
  /** Different meanings among the row's texts. */
  readonly meanings: number;
  readonly matched: number;
}

export function rowHits(grid: Grid, matcher: HeadingMatcher, row: number): RowHits {
  const meanings = new Set<string>();
  let filled = 0;
  let matched = 0;
  const cells = grid.sheet.rows[row] ?? [];
  const levels = cells.length < WIDE ? null : levelColumns(grid, row, 0, Math.min(cells.length, grid.width) - 1);
  for (let column = 0; column < Math.min(cells.length, grid.width); column++) {
    const value = cells[column] ?? null;
    if (value === null || value === "") continue;
    // Levels that have a column each are named beside the headings, and are none.
    if (levels?.has(column) && typeof value === "string") continue;
    filled++;
    if (typeof value !== "string" || value.length > 160) continue;
    const own = matcher.ownField(value);
    if (own !== null) {
      matched++;
      meanings.add(own);
      continue;
    }
    const match = matcher.match(value);
    if (!match || (isScaleWord(value) && match.weight < 1)) continue;
    matched++;
    if (match.concept !== "none") meanings.add(match.concept);
  }
  return { filled, meanings: meanings.size, matched };
}

/** "L4", "Impact 3", "2 - Unlikely": a level with its number; NaN for a word of a scale alone; null for anything else. */
function levelIn(value: CellValue): number | null {
  if (typeof value === "number") return Number.isInteger(value) && value >= 0 && value <= 12 ? value : null;
  if (typeof value !== "string" || value.length > 40) return null;
  const m = /^(?:\p{L}{1,2}\s?)?(\d{1,2})(?:\s*[-–—:.)]?\s*\p{L}[^\d]*)?$/u.exec(value.trim());
  return m ? Number(m[1]) : isScaleWord(value) ? NaN : null;
}

/** The columns of a row that hold a scale's levels side by side: three at least, counting by one, or words of a scale. */
export function levelColumns(grid: Grid, row: number, left: number, right: number): ReadonlySet<number> {
  const found = new Set<number>();
  for (let column = left; column <= right; column++) {
    const run: number[] = [];
    let last: number | null = null;
    for (; column + run.length <= right;) {
      const level = levelIn(
        grid.ownText(row, column + run.length) === "" ? null : grid.value(row, column + run.length),
      );
      if (level === null) break;
      const steps = last === null || (Number.isNaN(level) && Number.isNaN(last)) || Math.abs(level - last) === 1;
      if (!steps) break;
      run.push(column + run.length);
      last = level;
    }
    if (run.length >= 3) {
      for (const each of run) found.add(each);
      column += run.length - 1;
    }
  }
  return found;
}

/** The next row, from `from` on, that reads as the main heading row of a table; -1 where there is none. */
export function findHeadingRow(grid: Grid, matcher: HeadingMatcher, from: number): number {
  let seen = 0;
  for (let row = from; row < Math.min(grid.height, from + SEARCHED_DEPTH) && seen < SEARCHED_ROWS; row++) {
    const hits = rowHits(grid, matcher, row);
    if (hits.filled === 0) continue;
    seen++;
    if (!isHeading(hits)) continue;
    // A row of groups or a key may come first; the row that names most columns leads.
    const next = row + 1 < grid.height ? rowHits(grid, matcher, row + 1) : null;
    if (next && isHeading(next) && next.meanings > hits.meanings && next.matched > hits.matched) continue;
    return row;
  }
  return -1;
}

/** Surely headings: three meanings or more, and hardly a cell that is none. */
export const isHeadingRow = (hits: RowHits): boolean => hits.meanings >= 3 && hits.matched >= hits.filled * 0.7;

const isHeading = (hits: RowHits): boolean => hits.meanings >= 3 && hits.matched >= hits.filled * 0.4;

/** The whole heading block around a main heading row: groups above, further names and guidance below. */
export function headingBlock(grid: Grid, matcher: HeadingMatcher, main: number): HeadingBlock {
  const { left, right } = columnsOf(grid, matcher, main);
  let top = main;
  for (let column = left; column <= right; column++) {
    const merge = grid.mergeAt(main, column);
    if (merge && merge.top < top && main - merge.top <= 2) top = merge.top;
  }
  for (let row = top - 1; row >= 0 && main - row <= 2; row--) {
    if (!isGroupRow(grid, matcher, row, left, right)) break;
    top = row;
  }
  let naming = main;
  for (let row = main + 1; row <= main + 2 && row < grid.height; row++) {
    if (!continuesHeading(grid, matcher, row, naming, left, right)) break;
    naming = row;
  }
  for (let column = left; column <= right; column++) {
    const merge = grid.mergeAt(naming, column);
    if (
      merge &&
      merge.bottom > naming &&
      merge.bottom - main <= 2 &&
      merge.top >= top &&
      merge.right - merge.left < right - left
    ) {
      // A heading merged down over rows that belong to it; data never starts inside a merged heading.
      if (grid.ownText(merge.top, merge.left) !== "") naming = merge.bottom;
    }
  }
  let bottom = naming;
  if (isGuidance(grid, matcher, bottom + 1, naming, left, right)) bottom++;
  return { top, bottom, naming, left, right };
}

/** The run of columns the heading row names: gaps of one or two columns are spacers; a matrix or key beside the table is left out. */
function columnsOf(grid: Grid, matcher: HeadingMatcher, main: number): { left: number; right: number } {
  interface Run {
    left: number;
    right: number;
    meanings: Set<string>;
    scaleWords: number;
    filled: number;
  }
  const runs: Run[] = [];
  const levels =
    main + 1 < grid.height ? levelsUnderGroups(grid, matcher, main + 1, main, 0, grid.width - 1) : new Set<number>();
  // Levels that have a column each for a mark, under the name of a rating one row up.
  const marked = main === 0 ? new Set<number>() : markedLevels(grid, matcher, main);
  for (let column = 0; column < grid.width; column++) {
    // A group over several columns heads them all.
    const text = grid.text(main, column);
    const open = runs[runs.length - 1];
    if (text === "" && levels.has(column) && open?.right === column - 1) {
      open.right = column;
      continue;
    }
    const around =
      text === ""
        ? [main + 1, main - 1].map((row) => (row < 0 || row >= grid.height ? "" : grid.ownText(row, column)))
        : [];
    const said =
      text !== ""
        ? text
        : (around.find((t) => t !== "" && !t.endsWith(":") && matcher.match(t) !== null && !isScaleWord(t)) ?? "");
    if (said === "") continue;
    let run = runs[runs.length - 1];
    if (!run || column - run.right > 1) {
      run = { left: column, right: column, meanings: new Set(), scaleWords: 0, filled: 0 };
      runs.push(run);
    }
    run.right = column;
    run.filled++;
    if (marked.has(column)) {
      run.meanings.add("likelihood");
      continue;
    }
    for (const name of [said, main + 1 < grid.height ? grid.ownText(main + 1, column) : ""]) {
      const match =
        name === "" || (name.length > 1 && isScaleWord(plainly(name))) ? null : matcher.match(name, name === said);
      if (match) run.meanings.add(match.concept);
    }
    if (isScaleWord(said) || /^\d+$/.test(said)) run.scaleWords++;
  }
  let core = runs[0]!;
  for (const run of runs) if (run.meanings.size > core.meanings.size) core = run;
  let { left, right } = core;
  const isLevel = (row: number, column: number): boolean =>
    row < grid.height && (typeof grid.value(row, column) === "number" || levelIn(grid.text(row, column)) !== null);
  const belongs = (run: Run): boolean =>
    !isLegend(grid, main + 1, run.left, run.right) &&
    !isLegend(grid, main + 2, run.left, run.right) &&
    // A word with levels to its right is the corner of a matrix beside the table.
    !isLevel(main, run.right + 1) &&
    !isLevel(main + 1, run.right + 1) &&
    !isMatrixHead(grid, main + 1, run.left, run.right) &&
    (run.scaleWords < 2 || run.scaleWords * 2 < run.filled) &&
    [...run.meanings].some((m) => m !== "none" || run.filled === 1);
  const at = runs.indexOf(core);
  const hasCells = (column: number): boolean => {
    for (let row = main + 1; row < Math.min(grid.height, main + 30); row++)
      if (grid.ownText(row, column) !== "") return true;
    return false;
  };
  for (let i = at + 1; i < runs.length && runs[i]!.left - right - 1 <= WIDEST_GAP && belongs(runs[i]!); i++)
    right = runs[i]!.right;
  for (let i = at - 1; i >= 0 && left - runs[i]!.right - 1 <= WIDEST_GAP && belongs(runs[i]!); i--)
    left = runs[i]!.left;
  // Numbers or groups beside the first heading, without one of their own.
  if (left > 0 && grid.text(main, left - 1) === "" && hasCells(left - 1)) left--;
  return { left, right };
}

/** Whether a row is the head of a matrix: levels across, and levels down before them. */
function isMatrixHead(grid: Grid, row: number, left: number, right: number): boolean {
  const across = levelColumns(grid, row, left, right);
  const before = Math.min(...across) - 1;
  const isDown = (at: number): boolean => at < grid.height && levelIn(grid.value(at, before)) !== null;
  return across.size > 0 && before >= 0 && isDown(row + 1) && isDown(row + 2);
}

/** "1-4", "15 to 25", "> 12", "20+": scores that share a band. */
const RANGE = /^(?:[<>≤≥]=?\s?\d{1,3}|\d{1,3}\s?(?:[-–—+]|to|a|bis|till?|do|до)\s?(?:\d{1,3})?)$/i;

/** Whether a row says what a level or a range of scores is called, and nothing else: "1-4 | Low", "5 | Very high". */
export function isLegendRow(grid: Grid, row: number, left: number, right: number): boolean {
  const texts: string[] = [];
  for (let column = left; column <= right && texts.length <= 3; column++) {
    const text = grid.ownText(row, column);
    if (text !== "") texts.push(text);
  }
  return (
    (texts.length === 2 || texts.length === 3) &&
    texts.some((text) => isScaleWord(text)) &&
    texts.some((text) => /^\d{1,3}$/.test(text) || RANGE.test(text)) &&
    texts.every((text) => /^\d{1,3}$/.test(text) || RANGE.test(text) || isScaleWord(text))
  );
}

/** Whether the rows from `top` on are a legend beside a table: ranges of scores and their words, or levels counted by one. */
function isLegend(grid: Grid, top: number, left: number, right: number): boolean {
  if (right - left > 2) return false;
  let row = top;
  let ranges = 0;
  const levels: number[] = [];
  for (; row < grid.height && isLegendRow(grid, row, left, right); row++) {
    for (let column = left; column <= right; column++) {
      const text = grid.ownText(row, column);
      if (RANGE.test(text)) ranges++;
      else if (/^\d{1,3}$/.test(text)) levels.push(Number(text));
    }
  }
  const rows = row - top;
  // One number a row, up or down by one: two ratings beside each other are a risk's.
  const step = levels.length > 1 ? levels[1]! - levels[0]! : 0;
  const counted =
    rows >= 3 &&
    levels.length === rows &&
    Math.abs(step) === 1 &&
    levels.every((level, i) => i === 0 || level - levels[i - 1]! === step);
  return rows >= 2 && rows <= 8 && grid.isRowBlank(row, left, right) && (ranges === rows || (ranges === 0 && counted));
}

/** The levels of a heading row that head marks: under the name of a rating, and nothing below them but a mark here and there. */
function markedLevels(grid: Grid, matcher: HeadingMatcher, main: number): ReadonlySet<number> {
  const levels = levelsUnderGroups(grid, matcher, main, main - 1, 0, grid.width - 1);
  const marked = new Set<number>();
  let marks = 0;
  for (const column of levels) {
    let others = 0;
    for (let row = main + 1; row < Math.min(grid.height, main + 30); row++) {
      const text = grid.ownText(row, column);
      if (isTick(text)) marks++;
      else if (text !== "" && plain(text) !== plain(grid.ownText(main, column))) others++;
    }
    if (others === 0) marked.add(column);
  }
  return marks === 0 ? new Set() : marked;
}

/** A heading without its brackets: "L (target)" is the letter L. */
const plainly = (name: string): string => (apartFromBrackets(name).outside.trim().length > 1 ? name : "");

/** Whether a row above the headings groups them: short texts over several columns each, at least one of which we know. */
function isGroupRow(grid: Grid, matcher: HeadingMatcher, row: number, left: number, right: number): boolean {
  let texts = 0;
  let known = 0;
  for (let column = left; column <= right; column++) {
    const text = grid.ownText(row, column);
    if (text === "") continue;
    if (typeof grid.value(row, column) !== "string" || text.length > 80 || text.endsWith(":")) return false;
    const merge = grid.mergeAt(row, column);
    // One cell over (nearly) the whole table is its title.
    if (merge && merge.right - merge.left + 1 >= (right - left + 1) * 0.9) return false;
    texts++;
    const spans = merge !== undefined && merge.right > merge.left;
    if (
      matcher.stageOf(text) !== null ||
      matcher.match(text) !== null ||
      (spans && /risk|assess|treat|rating|control/i.test(text))
    )
      known++;
  }
  if (texts === 0) return false;
  if (texts === 1) {
    const first = firstText(grid, row, left, right);
    return first > left && known === 1 && grid.mergeAt(row, first) !== undefined;
  }
  return known * 3 >= texts;
}

const firstText = (grid: Grid, row: number, left: number, right: number): number => {
  for (let column = left; column <= right; column++) if (grid.ownText(row, column) !== "") return column;
  return -1;
};

/** Whether a row names columns further: under groups or under nothing, in words we know, with no data beside them. */
function continuesHeading(
  grid: Grid,
  matcher: HeadingMatcher,
  row: number,
  above: number,
  left: number,
  right: number,
): boolean {
  let texts = 0;
  let others = 0;
  let matched = 0;
  let underSingle = 0;
  const levels = levelsUnderGroups(grid, matcher, row, above, left, right);
  for (let column = left; column <= right; column++) {
    const text = grid.ownText(row, column);
    if (text === "" || levels.has(column)) continue;
    const value = grid.value(row, column);
    const isNumber = typeof value !== "string" || isCellError(value);
    if (isNumber) {
      others++;
      continue;
    }
    texts++;
    if (text.length > 160) return false;
    const match = matcher.match(text);
    if (match && !(isScaleWord(text) && match.weight < 1)) matched++;
    const merge = grid.mergeAt(above, column);
    const isGroup = merge !== undefined && merge.right > merge.left;
    if (!isGroup && /\p{L}|[#№]/u.test(grid.text(above, column))) underSingle++;
  }
  if (texts === 0) return levels.size > 0 && others === 0;
  if (others > texts * 0.25) return others <= 10 && texts === 0;
  // Only names we know, wherever they stand: still headings, unless they are single words of data ("Risk", "Open").
  if (matched === texts && underSingle === texts) return texts >= 2 && firstText(grid, row, left, right) > left + 2;
  return matched >= 1 && matched >= texts * 0.5 && underSingle <= texts * 0.34;
}

/** Levels that have a column each, under the name of a rating. */
function levelsUnderGroups(
  grid: Grid,
  matcher: HeadingMatcher,
  row: number,
  above: number,
  left: number,
  right: number,
): ReadonlySet<number> {
  const levels = levelColumns(grid, row, left, right);
  const named = new Set<number>();
  let rating = false;
  for (let column = left; column <= right; column++) {
    const over = grid.text(above, column);
    if (over !== "") {
      const concept = matcher.match(over, true)?.concept;
      const merge = grid.mergeAt(above, column);
      const isWideEnough = merge === undefined ? grid.ownText(above, column + 1) === "" : merge.right > merge.left;
      rating = isWideEnough && (concept === "likelihood" || concept === "impact" || concept === "severity");
    }
    if (rating && levels.has(column)) named.add(column);
  }
  return named;
}

/** Whether the row under the headings explains them ("Use the scale in the notes ..."): prose in every column, also where ratings belong. */
function isGuidance(
  grid: Grid,
  matcher: HeadingMatcher,
  row: number,
  naming: number,
  left: number,
  right: number,
): boolean {
  let filled = 0;
  let headed = 0;
  let prose = 0;
  let rated = 0;
  for (let column = left; column <= right; column++) {
    const heading = grid.text(naming, column);
    if (heading === "") continue;
    headed++;
    const text = grid.ownText(row, column);
    if (text === "") continue;
    filled++;
    if (typeof grid.value(row, column) !== "string") return false;
    if (text.length > 20) prose++;
    const concept = matcher.match(heading, true)?.concept;
    if (concept === "id" && text.length <= 12) return false;
    if (
      concept === "likelihood" ||
      concept === "impact" ||
      concept === "score" ||
      concept === "level" ||
      concept === "band"
    ) {
      if (leadingScaleWord(text) !== null || /^\d/.test(text) || text.length < 20) return false;
      if (concept !== "impact") rated++;
    }
  }
  return rated >= 1 && filled >= headed * 0.5 && prose >= filled * 0.6;
}

/** What stands over each column of a block, plain; kept with the block, since every row is compared with it. */
const overColumns = new WeakMap<HeadingBlock, ReadonlyMap<number, ReadonlySet<string>>>();

function headingsOver(grid: Grid, block: HeadingBlock): ReadonlyMap<number, ReadonlySet<string>> {
  const known = overColumns.get(block);
  if (known) return known;
  const over = new Map<number, Set<string>>();
  for (let column = block.left; column <= block.right; column++) {
    const texts = new Set<string>();
    for (let row = block.top; row <= block.naming; row++) {
      const said = plain(grid.ownText(row, column));
      if (said !== "") texts.add(said);
    }
    over.set(column, texts);
  }
  overColumns.set(block, over);
  return over;
}

/** Whether a row repeats the headings (a new printed page, a filtered copy): nearly all its cells are what stands over them. */
export function repeatsHeading(grid: Grid, block: HeadingBlock, row: number): boolean {
  const over = headingsOver(grid, block);
  let filled = 0;
  let same = 0;
  for (let column = block.left; column <= block.right; column++) {
    const text = grid.ownText(row, column);
    if (text === "") continue;
    filled++;
    if (text.length <= 160 && over.get(column)!.has(plain(text))) same++;
    else if (same === 0 && filled >= 3) return false;
  }
  return same >= 2 && same >= filled * 0.7;
}
