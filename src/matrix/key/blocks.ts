import type { View } from "./view";

/**
 * Rectangles of like cells on a sheet: where a grid may stand. Cells may be merged or set apart evenly (a word beside
 * each score, a spacer column), so a block keeps its rows and columns as lists.
 */
export interface Block {
  /** Sheet rows, top to bottom; 0-based. */
  readonly rows: readonly number[];
  /** Sheet columns, left to right; 0-based. */
  readonly columns: readonly number[];
  /** have[i][j]: whether a like cell stands at (rows[i], columns[j]). */
  readonly have: readonly (readonly boolean[])[];
  /** One half of a doubled block: the line beside it may be the other half's, no labels. */
  readonly half?: boolean;
}

const MAX_STEP = 4;
/** 10 levels, an axis line at either side, and the mirrored half beside it. */
const MAX_BLOCK_ROWS = 14;
const MAX_BLOCK_COLUMNS = 24;
const LEAST = 3;
/** Lines of axis numbers and the like that may run on from a grid, at each side. */
const MAX_TRIM = 3;
const MAX_LEVELS = 10;

interface Run {
  readonly columns: readonly number[];
  readonly step: number;
}
interface Group {
  readonly rows: number[];
  readonly runs: Run[];
  /** 0 while there is only one row. */
  step: number;
  /** Sheet row after the last row's cells. */
  next: number;
  tooTall: boolean;
}

/** Runs of at least three like cells in a row, each touching the one before or at one even distance. */
function runsOf(
  view: View,
  row: number,
  width: number,
  like: (row: number, column: number) => boolean,
): readonly Run[] {
  const runs: Run[] = [];
  let columns: number[] = [],
    step = 0,
    next = 0;
  const finish = (): void => {
    if (columns.length >= LEAST && columns.length <= MAX_BLOCK_COLUMNS) runs.push({ columns, step });
  };
  for (let column = 0; column < width; column++) {
    if (!like(row, column)) continue;
    const last = columns[columns.length - 1];
    const gap = last === undefined ? 0 : column - last;
    if (last !== undefined && gap <= MAX_STEP && (columns.length === 1 || gap === step || column === next)) {
      if (columns.length === 1) step = gap;
      columns.push(column);
    } else {
      finish();
      const joins = last !== undefined && gap <= MAX_STEP;
      columns = joins ? [last, column] : [column];
      step = joins ? gap : 0;
    }
    next = view.end(row, column)[1] + 1;
  }
  finish();
  return runs;
}

/** How many columns two runs share. */
function shared(a: readonly number[], b: readonly number[]): number {
  const set = new Set(a);
  return b.filter((column) => set.has(column)).length;
}

/** Every block of at least 3 by 3 cells for which `like` answers true. Passes once over the sheet; `widthOf` says where a row ends. */
export function blocksOf(
  view: View,
  like: (row: number, column: number) => boolean,
  widthOf: (row: number) => number = (row) => Math.min(view.columns, view.sheet.rows[row]?.length ?? 0),
): readonly Block[] {
  const done: Group[] = [];
  let open: Group[] = [];
  for (let row = 0; row < view.rows; row++) {
    const runs = runsOf(view, row, widthOf(row), like);
    for (const run of runs) {
      const group = open.find((g) => {
        const gap = row - g.rows[g.rows.length - 1]!;
        const last = g.runs[g.runs.length - 1]!.columns;
        if (last[last.length - 1]! < run.columns[0]! || last[0]! > run.columns[run.columns.length - 1]!) return false;
        return (
          gap > 0 &&
          gap <= MAX_STEP &&
          (g.step === 0 || g.step === gap || g.next === row) &&
          shared(last, run.columns) >= LEAST
        );
      });
      if (!group) {
        open.push({ rows: [row], runs: [run], step: 0, next: view.end(row, run.columns[0]!)[0] + 1, tooTall: false });
        continue;
      }
      if (group.step === 0) group.step = row - group.rows[0]!;
      if (group.rows.length >= MAX_BLOCK_ROWS) {
        // A register's own columns: followed to their end so that their tail is no new block.
        group.tooTall = true;
        group.rows.shift();
        group.runs.shift();
      }
      group.rows.push(row);
      group.runs.push(run);
      group.next = view.end(row, run.columns[0]!)[0] + 1;
    }
    const closed = open.filter((g) => row - g.rows[g.rows.length - 1]! >= MAX_STEP);
    if (closed.length > 0) {
      done.push(...closed);
      open = open.filter((g) => row - g.rows[g.rows.length - 1]! < MAX_STEP);
    }
  }
  return [...done, ...open].filter((g) => !g.tooTall && g.rows.length >= LEAST).flatMap(toBlock);
}

function toBlock(group: Group): readonly Block[] {
  const columns = [...new Set(group.runs.flatMap((run) => run.columns))].sort((a, b) => a - b);
  if (columns.length > MAX_BLOCK_COLUMNS) return [];
  const have = group.runs.map((run) => {
    const set = new Set(run.columns);
    return columns.map((column) => set.has(column));
  });
  return [{ rows: group.rows, columns, have }];
}

/** Whether a window leaves no line of like cells out that runs on from it and is not one of its label lines. */
export function isWhole(
  block: Block,
  window: Block,
  isLabelRow: (row: number) => boolean,
  isLabelColumn: (column: number) => boolean,
): boolean {
  const top = block.rows.indexOf(window.rows[0]!),
    bottom = top + window.rows.length,
    left = block.columns.indexOf(window.columns[0]!),
    right = left + window.columns.length;
  const across = (i: number): boolean =>
    block.have[i] !== undefined && !isLabelRow(block.rows[i]!) && block.have[i]!.slice(left, right).every(Boolean);
  const down = (j: number): boolean =>
    block.columns[j] !== undefined &&
    !isLabelColumn(block.columns[j]!) &&
    block.have.slice(top, bottom).every((row) => row[j]);
  return !across(top - 1) && !across(bottom) && !down(left - 1) && !down(right);
}

/**
 * A block whose second half mirrors its first (5 10 15 20 25 | 25 20 15 10 5: threats beside opportunities), taken apart
 * at the mirror, which may be a column of axis numbers; any other block as it is.
 */
export function halvesOf(block: Block, valueAt: (row: number, column: number) => number | null): readonly Block[] {
  const n = block.columns.length;
  const same = (left: number, right: number): boolean =>
    block.rows.every((row) => valueAt(row, block.columns[left]!) === valueAt(row, block.columns[right]!));
  for (let right = LEAST; right <= n - LEAST; right++) {
    for (const left of [right - 1, right - 2]) {
      if (left < LEAST - 1) continue;
      if (![0, 1, 2].every((k) => same(left - k, right + k)) || same(right, right + 1)) continue;
      const cut = (from: number, to: number): Block => ({
        rows: block.rows,
        columns: block.columns.slice(from, to),
        have: block.have.map((row) => row.slice(from, to)),
        half: true,
      });
      return [cut(0, left + 1), cut(right, n)];
    }
  }
  return [block];
}

function isFull(block: Block, top: number, bottom: number, left: number, right: number): boolean {
  for (let i = top; i < bottom; i++) for (let j = left; j < right; j++) if (!block.have[i]![j]) return false;
  return true;
}

/** The complete rectangles inside a block, from 3 x 3 to 10 x 10, largest first: with up to three lines taken off each side. */
export function windowsOf(block: Block): readonly Block[] {
  const found: Block[] = [];
  const width = block.columns.length,
    height = block.rows.length;
  for (let left = 0; left <= MAX_TRIM; left++) {
    for (let right = width; right >= width - MAX_TRIM; right--) {
      if (right - left < LEAST || right - left > MAX_LEVELS) continue;
      for (let top = 0; top <= MAX_TRIM; top++) {
        for (let bottom = height; bottom >= height - MAX_TRIM; bottom--) {
          if (bottom - top < LEAST || bottom - top > MAX_LEVELS) continue;
          if (!isFull(block, top, bottom, left, right)) continue;
          const have = block.have.slice(top, bottom).map((row) => row.slice(left, right));
          found.push({ rows: block.rows.slice(top, bottom), columns: block.columns.slice(left, right), have });
        }
      }
    }
  }
  const area = (b: Block): number => b.rows.length * b.columns.length;
  return found.sort((a, b) => area(b) - area(a));
}
