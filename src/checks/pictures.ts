import { cellAt, parseRange, type CellRef, type SheetSnapshot } from "../workbook";
import { levelOf, sameNumber, type Level, type Matrix } from "../matrix";
import { STAGES, type Stage } from "../register";
import type { CheckContext } from "./check";
import { numberOf, oncePer } from "./walk";

/** A cell of a heat map whose count is not what the register's rows come to. */
export interface PictureFault {
  readonly cell: CellRef;
  readonly stage: Stage;
  readonly likelihood: number;
  readonly impact: number;
  readonly shown: number;
  readonly stands: number;
}

/** A heat map is this register's where all but a few of its cells agree with one stage's rows. */
const LEAST_AGREEING = 0.8;
/** Sheets with more cells than this are looked at from the top only. */
const MOST_ROWS = 400;
const MOST_COLUMNS = 80;

interface Picture {
  readonly cells: readonly { readonly cell: CellRef; readonly l: number; readonly i: number; readonly shown: number }[];
}

/** Counts that differ, in every heat map of the workbook that is clearly this register's. */
export function findPictures(context: CheckContext): readonly PictureFault[] {
  const { register, workbook } = context;
  const matrix = register.matrices.threat;
  if (matrix.likelihood.length < 2 || matrix.impact.length < 2 || matrix.source === "default") return [];
  const counts = new Map<Stage, readonly (readonly number[])[]>();
  for (const stage of STAGES) {
    const counted = countsOf(context, matrix, stage);
    if (counted) counts.set(stage, counted);
  }
  if (counts.size === 0) return [];
  const key = /!(.+)$/.exec(matrix.where)?.[1];
  return workbook.sheets.flatMap((sheet) =>
    picturesOn(sheet, matrix, key && matrix.where.startsWith(sheet.name) ? parseRange(key) : null).flatMap((picture) =>
      faultsOf(picture, matrix, counts),
    ),
  );
}

/** How many risks each pair has, likelihood by impact; null where the stage has no rated risk. */
function countsOf({ register }: CheckContext, matrix: Matrix, stage: Stage): readonly (readonly number[])[] | null {
  const counts = matrix.likelihood.map(() => matrix.impact.map(() => 0));
  let rated = 0;
  for (const risk of register.risks) {
    const likelihood = numberOf(risk.stages[stage]?.likelihood),
      impact = numberOf(risk.stages[stage]?.impact);
    if (risk.kind !== "threat" || likelihood === null || impact === null) continue;
    const l = place(matrix.likelihood, likelihood),
      i = place(matrix.impact, impact);
    if (l < 0 || i < 0) continue;
    counts[l]![i]!++;
    rated++;
  }
  return rated >= 3 ? counts : null;
}

const place = (axis: readonly Level[], value: number): number =>
  axis.findIndex((level) => sameNumber(level.number, value));

/** Grids with one axis's levels down a column and the other's along a row, over whole numbers and blanks. */
function picturesOn(sheet: SheetSnapshot, matrix: Matrix, key: ReturnType<typeof parseRange>): readonly Picture[] {
  const found: Picture[] = [];
  const height = Math.min(sheet.rows.length, MOST_ROWS);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < Math.min(sheet.rows[row]?.length ?? 0, MOST_COLUMNS); column++) {
      if (key && row >= key.top && row <= key.bottom && column >= key.left && column <= key.right) continue;
      for (const [down, across] of [
        [matrix.likelihood, matrix.impact],
        [matrix.impact, matrix.likelihood],
      ] as const) {
        const picture = pictureAt(sheet, row, column, down, across, down === matrix.likelihood);
        if (picture) {
          found.push(picture);
          break;
        }
      }
    }
  }
  return found;
}

/** The grid whose first count stands at row, column: levels in the column before it and in the row above or below it. */
function pictureAt(
  sheet: SheetSnapshot,
  row: number,
  column: number,
  down: readonly Level[],
  across: readonly Level[],
  likelihoodDown: boolean,
): Picture | null {
  if (column === 0) return null;
  const rows = axisOrder(down, (n) => cellAt(sheet, row + n, column - 1));
  if (!rows) return null;
  const columns = [row - 1, row + down.length]
    .map((at) => (at < 0 ? null : axisOrder(across, (n) => cellAt(sheet, at, column + n))))
    .find((order) => order !== null);
  if (!columns) return null;
  const cells: { cell: CellRef; l: number; i: number; shown: number }[] = [];
  for (let a = 0; a < down.length; a++) {
    for (let b = 0; b < across.length; b++) {
      const value = cellAt(sheet, row + a, column + b);
      const shown = value === null || value === "" ? 0 : value;
      if (typeof shown !== "number" || !Number.isInteger(shown) || shown < 0) return null;
      cells.push({
        cell: { sheet: sheet.name, row: row + a, column: column + b },
        l: likelihoodDown ? rows[a]! : columns[b]!,
        i: likelihoodDown ? columns[b]! : rows[a]!,
        shown,
      });
    }
  }
  return { cells };
}

/** Values met so far, by axis: most cells of a sheet are asked about, few say anything new. */
const placesOf = oncePer((_: readonly Level[]): Map<string | number, number> => new Map());
/** A level's name is short; a longer text is prose. */
const LONGEST_LEVEL = 60;

/** The place of the level a cell's value means on an axis; -1 for none. */
function levelAt(axis: readonly Level[], value: ReturnType<typeof cellAt>): number {
  if (typeof value !== "number" && (typeof value !== "string" || value.length > LONGEST_LEVEL)) return -1;
  const known = placesOf(axis);
  let at = known.get(value);
  if (at === undefined) {
    const level = levelOf(axis, value);
    known.set(value, (at = level ? axis.indexOf(level) : -1));
  }
  return at;
}

/** The places of an axis's levels along a line of cells, all there and in order, up or down; null otherwise. */
function axisOrder(axis: readonly Level[], at: (n: number) => ReturnType<typeof cellAt>): readonly number[] | null {
  const first = levelAt(axis, at(0));
  if (first !== 0 && first !== axis.length - 1) return null;
  const order = axis.map((_, n) => (first === 0 ? n : first - n));
  return order.every((place, n) => levelAt(axis, at(n)) === place) ? order : null;
}

function faultsOf(
  picture: Picture,
  matrix: Matrix,
  counts: ReadonlyMap<Stage, readonly (readonly number[])[]>,
): readonly PictureFault[] {
  let best: { stage: Stage; agree: number; filled: number } | null = null;
  for (const [stage, counted] of counts) {
    const agree = picture.cells.filter(({ l, i, shown }) => counted[l]![i] === shown).length;
    // Blanks agree with blanks in any grid: the counts themselves must agree too.
    const filled = picture.cells.filter(({ l, i, shown }) => shown > 0 && counted[l]![i] === shown).length;
    if (!best || agree > best.agree) best = { stage, agree, filled };
  }
  const shownAny = picture.cells.filter(({ shown }) => shown > 0).length;
  if (!best || best.agree < picture.cells.length * LEAST_AGREEING || best.filled * 2 < shownAny || best.filled < 2)
    return [];
  const { stage } = best;
  return picture.cells.flatMap(({ cell, l, i, shown }) => {
    const stands = counts.get(stage)![l]![i]!;
    return stands === shown
      ? []
      : [{ cell, stage, likelihood: matrix.likelihood[l]!.number, impact: matrix.impact[i]!.number, shown, stands }];
  });
}
