import { cellAt, parseRange, type CellRef, type SheetSnapshot } from "../workbook";
import { levelOf, sameNumber, type Level, type Matrix } from "../matrix";
import { STAGES, type Stage } from "../register";
import type { CheckContext } from "./check";
import { numberOf, oncePer } from "./walk";

/** A cell of a heat map that is not what the register's rows come to. Likelihood and impact are the cell's own. */
export interface PictureFault {
  readonly cell: CellRef;
  readonly stage: Stage;
  readonly likelihood: number;
  readonly impact: number;
  /** How many risks the cell counts, and how many stand there; or the reference of a risk that it shows or leaves out. */
  readonly wrong:
    | { readonly shown: number; readonly stands: number }
    | { readonly misplaced: string; readonly at: { readonly likelihood: number; readonly impact: number } }
    | { readonly missing: string };
}

/** A heat map is this register's where all but a few of its cells agree with one stage's rows. */
const LEAST_AGREEING = 0.8;
/** Sheets with more cells than this are looked at from the top only. */
const MOST_ROWS = 400;
const MOST_COLUMNS = 80;

interface PictureCell {
  readonly cell: CellRef;
  readonly l: number;
  readonly i: number;
  /** The risks counted; of references, how many there are. */
  readonly shown: number;
  /** References of risks, plain; null where the cell counts. */
  readonly refs: readonly string[] | null;
}

interface Picture {
  readonly cells: readonly PictureCell[];
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
  const ids = idsOf(register);
  const key = /!(.+)$/.exec(matrix.where)?.[1];
  return workbook.sheets.flatMap((sheet) =>
    picturesOn(sheet, matrix, ids, key && matrix.where.startsWith(sheet.name) ? parseRange(key) : null).flatMap(
      (picture) =>
        picture.cells.some(({ refs }) => refs !== null)
          ? misplaced(picture, matrix, register)
          : faultsOf(picture, matrix, counts),
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
function picturesOn(
  sheet: SheetSnapshot,
  matrix: Matrix,
  ids: ReadonlySet<string>,
  key: ReturnType<typeof parseRange>,
): readonly Picture[] {
  const found: Picture[] = [];
  const height = Math.min(sheet.rows.length, MOST_ROWS);
  for (let row = 0; row < height; row++) {
    // A level stands before the first count, which may be a blank beyond the row's last value.
    for (let column = 1; column <= Math.min(sheet.rows[row]?.length ?? 0, MOST_COLUMNS); column++) {
      // A text is no count and no reference: said before its neighbours are asked what levels they name.
      const first = cellAt(sheet, row, column);
      if (typeof first === "string" && first !== "" && refsIn(first, ids) === null) continue;
      if (key && row >= key.top && row <= key.bottom && column >= key.left && column <= key.right) continue;
      for (const [down, across] of [
        [matrix.likelihood, matrix.impact],
        [matrix.impact, matrix.likelihood],
      ] as const) {
        const picture = pictureAt(sheet, row, column, down, across, down === matrix.likelihood, ids);
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
  ids: ReadonlySet<string>,
): Picture | null {
  const rows = axisOrder(down, (n) => cellAt(sheet, row + n, column - 1));
  if (!rows) return null;
  const columns = [row - 1, row + down.length]
    .map((at) => (at < 0 ? null : axisOrder(across, (n) => cellAt(sheet, at, column + n))))
    .find((order) => order !== null);
  if (!columns) return null;
  const cells: PictureCell[] = [];
  for (let a = 0; a < down.length; a++) {
    for (let b = 0; b < across.length; b++) {
      const value = cellAt(sheet, row + a, column + b);
      const refs = typeof value === "string" && value !== "" ? refsIn(value, ids) : null;
      const shown = refs?.length ?? (value === null || value === "" ? 0 : value);
      if (typeof shown !== "number" || !Number.isInteger(shown) || shown < 0) return null;
      cells.push({
        cell: { sheet: sheet.name, row: row + a, column: column + b },
        l: likelihoodDown ? rows[a]! : columns[b]!,
        i: likelihoodDown ? columns[b]! : rows[a]!,
        shown,
        refs,
      });
    }
  }
  // Beside lists of references a number alone is one of them.
  if (!cells.some(({ refs }) => refs !== null)) return { cells };
  return {
    cells: cells.map((each) =>
      each.refs === null && each.shown > 0 ? { ...each, refs: [String(each.shown)], shown: 1 } : each,
    ),
  };
}

const plainId = (id: string): string => id.toLowerCase().replace(/[\s.]+/g, "");

/** The register's references, plain; those that stand twice name nobody. */
function idsOf({ risks }: CheckContext["register"]): ReadonlySet<string> {
  const once = new Set<string>(),
    again = new Set<string>();
  for (const { id } of risks) (once.has(plainId(id)) ? again : once).add(plainId(id));
  return new Set([...once].filter((id) => id !== "" && !again.has(id)));
}

/** The references a cell lists ("CR1, CR4"), plain; null where it holds anything else. */
function refsIn(text: string, ids: ReadonlySet<string>): readonly string[] | null {
  if (text.length > 200) return null;
  const refs = text
    .split(/[,;&\n\r]+|\s+and\s+/)
    .map(plainId)
    .filter((ref) => ref !== "");
  return refs.length > 0 && refs.every((ref) => ids.has(ref)) ? refs : null;
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
    return stands === shown ? [] : [{ cell, stage, ...levels(matrix, l, i), wrong: { shown, stands } }];
  });
}

const levels = (matrix: Matrix, l: number, i: number): { readonly likelihood: number; readonly impact: number } => ({
  likelihood: matrix.likelihood[l]!.number,
  impact: matrix.impact[i]!.number,
});

/** Fewer references in their right places show no stage. */
const LEAST_PLACED = 3;

/** References that stand where the stage's ratings do not put them, and risks the map leaves out, where most of it is right. */
function misplaced(picture: Picture, matrix: Matrix, register: CheckContext["register"]): readonly PictureFault[] {
  const shown = picture.cells.flatMap((cell) => (cell.refs ?? []).map((ref) => ({ ref, cell })));
  let best: { stage: Stage; right: number; at: ReadonlyMap<string, { id: string; l: number; i: number }> } | null =
    null;
  for (const stage of STAGES) {
    const at = new Map<string, { id: string; l: number; i: number }>();
    for (const risk of register.risks) {
      const likelihood = numberOf(risk.stages[stage]?.likelihood),
        impact = numberOf(risk.stages[stage]?.impact);
      if (risk.kind !== "threat" || likelihood === null || impact === null) continue;
      at.set(plainId(risk.id), {
        id: risk.id,
        l: place(matrix.likelihood, likelihood),
        i: place(matrix.impact, impact),
      });
    }
    const right = shown.filter(({ ref, cell }) => at.get(ref)?.l === cell.l && at.get(ref)?.i === cell.i).length;
    if (!best || right > best.right) best = { stage, right, at };
  }
  if (!best || best.right < LEAST_PLACED || best.right < shown.length * LEAST_AGREEING) return [];
  const { stage, at, right } = best;
  const faults = shown.flatMap(({ ref, cell }): readonly PictureFault[] => {
    const stands = at.get(ref);
    if (!stands || stands.l < 0 || stands.i < 0 || (stands.l === cell.l && stands.i === cell.i)) return [];
    const wrong = { misplaced: stands.id, at: levels(matrix, stands.l, stands.i) };
    return [{ cell: cell.cell, stage, ...levels(matrix, cell.l, cell.i), wrong }];
  });
  // A map of the top risks alone leaves the others out on purpose.
  const known = new Set(shown.map(({ ref }) => ref));
  if (right < at.size * LEAST_AGREEING) return faults;
  const missing = [...at].flatMap(([ref, stands]): readonly PictureFault[] => {
    const cell = known.has(ref) ? undefined : picture.cells.find(({ l, i }) => l === stands.l && i === stands.i);
    return cell ? [{ cell: cell.cell, stage, ...levels(matrix, cell.l, cell.i), wrong: { missing: stands.id } }] : [];
  });
  return [...faults, ...missing];
}
