import type { Rect } from "../../workbook";
import type { Grid } from "../grid";
import type { HeadingMatcher } from "../headings";

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

/**
 * The X grid between two rows: numbers counting along one row and one column, a mark where the two meet. Without a
 * mark (or with two) the grid alone, so that its numbers are not taken for ratings; null where there is no grid.
 */
export function findMark(grid: Grid, top: number, bottom: number, matcher: HeadingMatcher): Mark | null {
  const marks: { row: number; column: number }[] = [];
  for (let row = top; row <= bottom; row++) {
    for (let column = 0; column < grid.width; column++)
      if (MARK.test(grid.ownText(row, column))) marks.push({ row, column });
  }
  const only = marks.length === 1 ? marks[0]! : null;
  const number = (row: number, column: number): number | null => {
    const text = grid.ownText(row, column);
    return /^\d{1,2}$/.test(text) ? Number(text) : null;
  };
  // With one mark the axes are those that meet in it; without, the first two that stand at a corner.
  const places = only ? [only] : corners(grid, top, bottom, number);
  for (const mark of places) {
    for (let column = mark.column - 1; column >= Math.max(0, mark.column - 12); column--) {
      const along = run((row) => number(row, column), mark.row, top, bottom);
      if (!along) continue;
      for (const step of [1, -1]) {
        for (let row = mark.row + step; row >= top && row <= bottom && Math.abs(row - mark.row) <= 12; row += step) {
          const across = run((c) => number(row, c), mark.column, column + 1, grid.width - 1);
          if (!across || across.length !== along.length) continue;
          const found = placed(grid, mark, { axisColumn: column, axisRow: row, along, across }, matcher);
          if (found) return only ? found : { ...found, likelihood: null, impact: null };
        }
      }
    }
  }
  return null;
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

/** The unbroken run of numbers through a place, counting up or down by one. */
function run(at: (place: number) => number | null, place: number, least: number, most: number): Run | null {
  const here = at(place);
  if (here === null) return null;
  let from = place;
  let to = place;
  while (from > least && at(from - 1) !== null && Math.abs(at(from - 1)! - at(from)!) === 1) from--;
  while (to < most && at(to + 1) !== null && Math.abs(at(to + 1)! - at(to)!) === 1) to++;
  return to - from >= 2 ? { from, to, length: to - from + 1, value: here } : null;
}

function placed(
  grid: Grid,
  mark: { readonly row: number; readonly column: number },
  axes: { readonly axisColumn: number; readonly axisRow: number; readonly along: Run; readonly across: Run },
  matcher: HeadingMatcher,
): Mark | null {
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
