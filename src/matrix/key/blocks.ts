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
}

const MAX_STEP = 4;
/** 10 levels, an axis line at either side, and the mirrored half beside it. */
const MAX_BLOCK_ROWS = 14;
const MAX_BLOCK_COLUMNS = 24;
const LEAST = 3;

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
function runsOf(view: View, row: number, like: (row: number, column: number) => boolean): readonly Run[] {
  const runs: Run[] = [];
  let columns: number[] = [], step = 0, next = 0;
  const finish = (): void => {
    if (columns.length >= LEAST && columns.length <= MAX_BLOCK_COLUMNS) runs.push({ columns, step });
  };
  const width = Math.min(view.columns, view.sheet.rows[row]?.length ?? 0);
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

/** Every block of at least 3 by 3 cells for which `like` answers true. Passes once over the sheet. */
export function blocksOf(view: View, like: (row: number, column: number) => boolean): readonly Block[] {
  const done: Group[] = [];
  let open: Group[] = [];
  for (let row = 0; row < view.rows; row++) {
    const runs = runsOf(view, row, like);
    for (const run of runs) {
      const group = open.find((g) => {
        const gap = row - g.rows[g.rows.length - 1]!;
        const last = g.runs[g.runs.length - 1]!.columns;
        if (last[last.length - 1]! < run.columns[0]! || last[0]! > run.columns[run.columns.length - 1]!) return false;
        return gap > 0 && gap <= MAX_STEP && (g.step === 0 || g.step === gap || g.next === row) && shared(last, run.columns) >= LEAST;
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

const MAX_TRIM = 3;
const MAX_LEVELS = 10;

/** The complete rectangles inside a block, from 3 x 3 to 10 x 10, largest first: with up to three lines taken off each side, and each half of a doubled block. */
export function* windowsOf(block: Block): Generator<Block> {
  const found: Block[] = [];
  const halves: (readonly [number, number])[] = [[0, block.columns.length]];
  if (block.columns.length >= 2 * LEAST + 1 || block.columns.length === 2 * LEAST) {
    for (const middle of [Math.floor(block.columns.length / 2), Math.ceil(block.columns.length / 2)]) halves.push([0, middle], [middle, block.columns.length]);
  }
  const seen = new Set<string>();
  for (const [from, to] of halves) {
    for (let left = from; left <= from + MAX_TRIM; left++) {
      for (let right = to; right >= to - MAX_TRIM; right--) {
        if (right - left < LEAST || right - left > MAX_LEVELS) continue;
        for (let top = 0; top <= MAX_TRIM; top++) {
          for (let bottom = block.rows.length; bottom >= block.rows.length - MAX_TRIM; bottom--) {
            if (bottom - top < LEAST || bottom - top > MAX_LEVELS) continue;
            const key = `${left},${right},${top},${bottom}`;
            if (seen.has(key)) continue;
            seen.add(key);
            const have = block.have.slice(top, bottom).map((row) => row.slice(left, right));
            if (have.every((row) => row.every(Boolean))) found.push({ rows: block.rows.slice(top, bottom), columns: block.columns.slice(left, right), have });
          }
        }
      }
    }
  }
  const area = (b: Block): number => b.rows.length * b.columns.length;
  yield* found.sort((a, b) => area(b) - area(a));
}
