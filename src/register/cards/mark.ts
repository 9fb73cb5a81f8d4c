import { cellKey, type Rect } from "../../workbook";
import type { Grid } from "../grid";
import type { HeadingMatcher } from "../headings";
import type { Stage } from "../model";
import { colourName, warmthOf } from "../../matrix";
import { axesSaid, axisOf, axisOfWords, type Axis } from "./axes";
import { placesOfSymbols, stagesOfSymbols } from "./symbols";
import { isScaleWord, leadingScaleWord, numberWords } from "../scales";

/** A grid in which an X marks where a risk stands. */
export interface Mark {
  /** The marked cell. */
  readonly row: number;
  readonly column: number;
  /** Axis numbers; null where no cell, or more than one, is marked. */
  readonly likelihood: number | null;
  readonly impact: number | null;
  /** The stage its mark stands for, where a line by the grid says so: "○ last quarter  ● this quarter". */
  readonly stage?: Stage;
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

/** The places of a line numbered: by their numbers (written alike: "04. A title" over a 3 is no level), else by the words of one scale that fills the line around a place. */
function numbered(text: (place: number) => string, around: number, least: number, most: number): Line {
  const isBare = /^\d{1,2}$/.test(text(around));
  if (levelNumber(text(around)) !== null || !isScaleWord(text(around)))
    return (place) => (isBare && !/^\d{1,2}$/.test(text(place)) ? null : levelNumber(text(place)));
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

interface Place {
  readonly row: number;
  readonly column: number;
}

/** More marks are no risk's own grids. */
const MOST_MARKS = 6;

/**
 * The X grids between two rows: levels counting along one row and one column (or a block of colours under the axes'
 * names), a mark where the two meet: an X, a dot, or the risk's own reference. Several grids side by side or one below
 * the other each have their mark. Where none is marked (or one twice) the first grid alone, so that its numbers are not
 * taken for ratings; none where there is no grid.
 */
export function findMarks(
  grid: Grid,
  top: number,
  bottom: number,
  matcher: HeadingMatcher,
  reference: string,
): readonly Mark[] {
  const places: Place[] = [];
  const named: Place[] = [];
  const texts: string[] = [];
  for (let row = top; row <= bottom; row++) {
    for (let column = 0; column < grid.width; column++) {
      const text = grid.ownText(row, column);
      if (text !== "") texts.push(text);
      if (MARK.test(text)) places.push({ row, column });
      else if (reference !== "" && text === reference) named.push({ row, column });
    }
  }
  const around = (place: Place, left: number, above: number): Mark | null =>
    axesOf(grid, place, above, bottom, matcher, left) ?? colouredAround(grid, place, above, bottom, matcher, left);
  const told = stagesOfSymbols(texts, matcher);
  const ofStages = [...placesOfSymbols(grid, top, bottom, told.keys())].flatMap(([symbol, place]): Mark[] => {
    const found = around(place, 0, top);
    return found ? [{ ...found, stage: told.get(symbol)! }] : [];
  });
  if (ofStages.length > 0) return ofStages;
  if (places.length === 0) {
    const marked = named.slice(0, MOST_MARKS).flatMap((place) => around(place, 0, top) ?? []);
    if (marked.length === 1) return marked;
  }
  if (places.length === 1) {
    const found = around(places[0]!, 0, top);
    return found ? [found] : [];
  }
  if (places.length > 1 && places.length <= MOST_MARKS) {
    const beside = apart(
      places.map((place) =>
        around(place, 1 + Math.max(-1, ...places.map(({ column }) => (column < place.column ? column : -1))), top),
      ),
    );
    const below = apart(
      places.map((place) =>
        around(place, 0, Math.max(top, ...places.map(({ row }) => (row < place.row ? row + 1 : top)))),
      ),
    );
    const found = beside ?? below;
    if (found) return found;
  }
  // Without a mark of its own: the first axes that stand at a corner.
  const number = (row: number, column: number): number | null => levelNumber(grid.ownText(row, column));
  for (const corner of corners(grid, top, bottom, number)) {
    const found = axesOf(grid, corner, top, bottom, matcher);
    if (found) return [{ ...found, likelihood: null, impact: null }];
  }
  return [];
}

/** Grids that do not overlap; null where one is missing or two share cells. */
function apart(marks: readonly (Mark | null)[]): readonly Mark[] | null {
  const found = marks.flatMap((mark) => mark ?? []);
  const meet = (a: Rect, b: Rect): boolean =>
    a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right;
  return found.length === marks.length && found.every((a, i) => found.every((b, k) => k <= i || !meet(a.area, b.area)))
    ? found
    : null;
}

/** The grid around a place: of the axes that meet in it those with most of their names, then the outermost (scores may fill the grid). */
function axesOf(
  grid: Grid,
  mark: { readonly row: number; readonly column: number },
  top: number,
  bottom: number,
  matcher: HeadingMatcher,
  least = 0,
): Mark | null {
  const lines: { readonly column: number; readonly along: Run }[] = [];
  for (let column = mark.column - 1; column >= Math.max(least, mark.column - LARGEST); column--) {
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

/** The unbroken run of numbers through a place, counting one way by one. */
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

const textsOf = ({ from, to }: Run, text: (place: number) => string): readonly string[] =>
  Array.from({ length: to - from + 1 }, (_, i) => text(from + i));

function placed(
  grid: Grid,
  mark: { readonly row: number; readonly column: number },
  axes: { readonly axisColumn: number; readonly axisRow: number; readonly along: Run; readonly across: Run },
  matcher: HeadingMatcher,
): (Mark & { readonly names: number }) | null {
  const { axisColumn, axisRow, along, across } = axes;
  let rows: Axis | null = null;
  let left = axisColumn;
  for (let column = axisColumn - 1; column >= Math.max(0, axisColumn - 2); column--) {
    for (let row = along.from; row <= along.to; row++) {
      const text = grid.ownText(row, column);
      const name = axesSaid(text, matcher) ? null : axisOf(text, matcher);
      if (name) [rows, left] = [name, column];
    }
  }
  let columns: Axis | null = null;
  const below = axisRow > mark.row;
  let edge = axisRow;
  for (const step of [1, 2]) {
    const row = below ? axisRow + step : axisRow - step;
    for (let column = across.from; column <= across.to && columns === null; column++) {
      const text = grid.ownText(row, column);
      const both = axesSaid(text, matcher);
      if (both) [rows, columns, edge] = [rows ?? both.rows, both.columns, row];
      const name = both ? null : axisOf(text, matcher);
      if (name) [columns, edge] = [name, row];
    }
  }
  const names = (rows === null ? 0 : 1) + (columns === null ? 0 : 1);
  rows ??= axisOfWords(textsOf(along, (row) => grid.ownText(row, axisColumn)));
  columns ??= axisOfWords(textsOf(across, (column) => grid.ownText(axisRow, column)));
  if (rows === null && columns === null) return null;
  const isRowsLikelihood = (rows ?? (columns === "impact" ? "likelihood" : "impact")) === "likelihood";
  if (rows !== null && rows === columns) return null;
  return {
    names,
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

const FEWEST_LEVELS = 3;

/**
 * A grid without numbers: a block of traffic-light colours around the mark, one axis named at its left and the other
 * below or above it. The colours say which way the levels rise.
 */
function colouredAround(
  grid: Grid,
  mark: Place,
  top: number,
  bottom: number,
  matcher: HeadingMatcher,
  least: number,
): Mark | null {
  const warmth = (row: number, column: number): number | null => {
    const fill = row < top || row > bottom || column < least ? undefined : grid.sheet.fills.get(cellKey(row, column));
    return fill === undefined ? null : warmthOf(colourName(fill));
  };
  if (warmth(mark.row, mark.column) === null) return null;
  const reach = (step: (n: number) => number | null): number => {
    let n = 0;
    while (n < LARGEST && step(n + 1) !== null) n++;
    return n;
  };
  const up = reach((n) => warmth(mark.row - n, mark.column));
  const down = reach((n) => warmth(mark.row + n, mark.column));
  const back = reach((n) => warmth(mark.row, mark.column - n));
  const on = reach((n) => warmth(mark.row, mark.column + n));
  const [first, last, left, right] = [mark.row - up, mark.row + down, mark.column - back, mark.column + on];
  const [height, width] = [last - first + 1, right - left + 1];
  if (Math.min(height, width) < FEWEST_LEVELS || Math.max(height, width) > LARGEST || left === 0) return null;
  for (let row = first; row <= last; row++)
    for (let column = left; column <= right; column++)
      if (
        warmth(row, column) === null ||
        (grid.ownText(row, column) !== "" && (row !== mark.row || column !== mark.column))
      )
        return null;
  const named = (places: readonly (readonly [number, number])[]): Axis | null =>
    places.map(([row, column]) => axisOf(grid.ownText(row, column), matcher)).find((axis) => axis !== null) ?? null;
  const rows = named(Array.from({ length: height }, (_, n) => [first + n, left - 1]));
  const across = Array.from({ length: width }, (_, n) => left + n);
  const under = named(across.map((column) => [last + 1, column]));
  const columns = under ?? named(across.map((column) => [first - 1, column]));
  if (rows === null || columns === null || rows === columns) return null;
  // The worst corner and the best one lie across from each other.
  const corner = (isTop: boolean, isLeft: boolean): number => warmth(isTop ? first : last, isLeft ? left : right)!;
  const risesUp = corner(true, false) + corner(true, true) - corner(false, false) - corner(false, true);
  const risesRight = corner(true, false) + corner(false, false) - corner(true, true) - corner(false, true);
  if (risesUp === 0 || risesRight === 0) return null;
  const rowLevel = risesUp > 0 ? down + 1 : up + 1;
  const columnLevel = risesRight > 0 ? back + 1 : on + 1;
  return {
    row: mark.row,
    column: mark.column,
    likelihood: rows === "likelihood" ? rowLevel : columnLevel,
    impact: rows === "likelihood" ? columnLevel : rowLevel,
    area: { top: under ? first : first - 1, bottom: under ? last + 1 : last, left: left - 1, right },
  };
}
