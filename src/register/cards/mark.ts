import type { Rect } from "../../workbook";
import type { Grid } from "../grid";
import type { HeadingMatcher } from "../headings";
import { isScaleWord, leadingScaleWord, numberWords } from "../scales";

/** A grid in which an X marks where a risk stands. */
export interface Mark {
  /** The marked cell. */
  readonly row: number;
  readonly column: number;
  /** Axis numbers; null where no cell, or more than one, is marked. */
  readonly likelihood: number | null;
  readonly impact: number | null;
  /** The grid with its axis numbers and their labels: cells that say nothing else. */
  readonly area: Rect;
}

const MARK = /^[x✗✘✕●⬤•■★]$/i;

/** A number alone or beside the word of its level: "4", "4 - Likely", "Likely (4)"; null for anything else. */
function levelNumber(text: string): number | null {
  const m = /^(\d{1,2})(?:\s*[-–—:.)]?\s*\p{L}[^\d]*)?$|^\p{L}[^\d]*?[\s([]+(\d{1,2})[)\]]?$/u.exec(text);
  return m && text.length <= 40 ? Number(m[1] ?? m[2]) : null;
}

/** A line of an axis: what its places count. */
type Line = (place: number) => number | null;

/** The places of a line numbered: by their numbers, else by the words of one scale that fills the line around a place. */
function numbered(text: (place: number) => string, around: number, least: number, most: number): Line {
  if (levelNumber(text(around)) !== null || !isScaleWord(text(around))) return (place) => levelNumber(text(place));
  let from = around;
  let to = around;
  while (from > least && isScaleWord(text(from - 1))) from--;
  while (to < most && isScaleWord(text(to + 1))) to++;
  const words = Array.from({ length: to - from + 1 }, (_, i) => text(from + i));
  const numbers = numberWords(words, words.length);
  return (place) => {
    const word = place < from || place > to ? null : leadingScaleWord(words[place - from]!);
    return word === null ? null : (numbers?.get(word) ?? null);
  };
}

/** No grid is larger. */
const LARGEST = 12;
/** Runs of numbers looked at for one mark: a crowded sheet is not searched for ever. */
const MOST_TRIES = 400;

/**
 * The X grid between two rows: levels counting along one row and one column, a mark where the two meet. Without a
 * mark (or with two) the grid alone, so that its numbers are not taken for ratings; null where there is no grid.
 */
export function findMark(grid: Grid, top: number, bottom: number, matcher: HeadingMatcher): Mark | null {
  const marks: { row: number; column: number }[] = [];
  for (let row = top; row <= bottom; row++) {
    for (let column = 0; column < grid.width; column++)
      if (MARK.test(grid.ownText(row, column))) marks.push({ row, column });
  }
  const only = marks.length === 1 ? marks[0]! : null;
  const number = (row: number, column: number): number | null => levelNumber(grid.ownText(row, column));
  // With one mark the axes are those that meet in it; without, the first two that stand at a corner.
  for (const mark of only ? [only] : corners(grid, top, bottom, number)) {
    const found = axesOf(grid, mark, top, bottom, matcher);
    if (found) return only ? found : { ...found, likelihood: null, impact: null };
  }
  return null;
}

/** The grid around a place: of the axes that meet in it those with most of their names, then the outermost (scores may fill the grid). */
function axesOf(
  grid: Grid,
  mark: { readonly row: number; readonly column: number },
  top: number,
  bottom: number,
  matcher: HeadingMatcher,
): Mark | null {
  const lines: { readonly column: number; readonly along: Run }[] = [];
  for (let column = mark.column - 1; column >= Math.max(0, mark.column - LARGEST); column--) {
    const along = run(
      numbered((row) => grid.ownText(row, column), mark.row, top, bottom),
      mark.row,
      top,
      bottom,
    );
    if (along) lines.push({ column, along });
  }
  let best: Mark | null = null;
  let rank = 0;
  let tries = 0;
  for (const { column, along } of lines) {
    for (const step of [1, -1]) {
      for (
        let row = mark.row + step;
        row >= top && row <= bottom && Math.abs(row - mark.row) <= LARGEST && tries < MOST_TRIES;
        row += step
      ) {
        tries++;
        const right = grid.width - 1;
        const text = (c: number): string => grid.ownText(row, c);
        const across = run(numbered(text, mark.column, column + 1, right), mark.column, column + 1, right);
        if (!across || (row >= along.from && row <= along.to)) continue;
        const found = placed(grid, mark, { axisColumn: column, axisRow: row, along, across }, matcher);
        if (found && found.names >= rank) [best, rank] = [found, found.names];
      }
    }
  }
  return best;
}

/** Cells right of a number that has another above or below it: where an unmarked grid may begin. */
function corners(
  grid: Grid,
  top: number,
  bottom: number,
  number: (row: number, column: number) => number | null,
): { row: number; column: number }[] {
  const found: { row: number; column: number }[] = [];
  for (let row = top; row < bottom && found.length < 50; row++) {
    for (let column = 0; column < Math.min(grid.width - 1, 40); column++) {
      if (number(row, column) !== null && number(row + 1, column) !== null && grid.ownText(row, column + 1) === "")
        found.push({ row, column: column + 1 });
    }
  }
  return found;
}

interface Run {
  readonly from: number;
  readonly to: number;
  readonly length: number;
  /** The number beside the mark. */
  readonly value: number;
}

/** The unbroken run of numbers through a place, counting one way by one: "04. A title" over 5, 4, 3 is none of them. */
function run(at: Line, place: number, least: number, most: number): Run | null {
  const here = at(place);
  if (here === null) return null;
  const runs = [1, -1].map((way) => {
    let from = place;
    let to = place;
    const follows = (one: number, next: number): boolean => {
      const [a, b] = [at(one), at(next)];
      return a !== null && b !== null && b - a === way;
    };
    while (from > least && follows(from - 1, from)) from--;
    while (to < most && follows(to, to + 1)) to++;
    return { from, to, length: to - from + 1, value: here };
  });
  const longest = runs[0]!.length >= runs[1]!.length ? runs[0]! : runs[1]!;
  return longest.length >= 3 ? longest : null;
}

function placed(
  grid: Grid,
  mark: { readonly row: number; readonly column: number },
  axes: { readonly axisColumn: number; readonly axisRow: number; readonly along: Run; readonly across: Run },
  matcher: HeadingMatcher,
): (Mark & { readonly names: number }) | null {
  const { axisColumn, axisRow, along, across } = axes;
  const named = (text: string): "likelihood" | "impact" | null => {
    const concept = text === "" || text.length > 60 ? undefined : matcher.match(text)?.concept;
    return concept === "likelihood"
      ? "likelihood"
      : concept === "impact" || concept === "consequence" || concept === "severity"
        ? "impact"
        : null;
  };
  let rows: "likelihood" | "impact" | null = null;
  let left = axisColumn;
  for (let column = axisColumn - 1; column >= Math.max(0, axisColumn - 2); column--) {
    for (let row = along.from; row <= along.to; row++) {
      const name = named(grid.ownText(row, column));
      if (name) [rows, left] = [name, column];
    }
  }
  let columns: "likelihood" | "impact" | null = null;
  const below = axisRow > mark.row;
  let edge = axisRow;
  for (const step of [1, 2]) {
    const row = below ? axisRow + step : axisRow - step;
    for (let column = across.from; column <= across.to && columns === null; column++) {
      const name = named(grid.ownText(row, column));
      if (name) [columns, edge] = [name, row];
    }
  }
  if (rows === null && columns === null) return null;
  const isRowsLikelihood = (rows ?? (columns === "impact" ? "likelihood" : "impact")) === "likelihood";
  if (rows !== null && rows === columns) return null;
  return {
    names: (rows === null ? 0 : 1) + (columns === null ? 0 : 1),
    row: mark.row,
    column: mark.column,
    likelihood: isRowsLikelihood ? along.value : across.value,
    impact: isRowsLikelihood ? across.value : along.value,
    area: {
      top: Math.min(along.from, axisRow, edge),
      bottom: Math.max(along.to, axisRow, edge),
      left,
      right: across.to,
    },
  };
}
