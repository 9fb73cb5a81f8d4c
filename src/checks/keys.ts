import { cellAt, parseRange, sheetNamed, type CellRef, type CellValue, type Rect } from "../workbook";
import { bandNamed, sameNumber, type CellIndex, type Level, type Matrix, type MatrixCell } from "../matrix";
import type { CheckContext, Fault } from "./check";

/** A matrix written down in the workbook, with the place of each of its cells. */
export interface Key {
  readonly matrix: Matrix;
  readonly sheet: string;
  readonly range: Rect;
  /** The sheet's cell of a matrix cell (likelihood index, impact index); the key's first cell where that cannot be told. */
  readonly cellOf: (index: CellIndex) => CellRef;
}

/** "Key!B4:G9", "'Risk key'!B4:G9". */
function placeOf(where: string): { readonly sheet: string; readonly range: Rect } | null {
  const at = where.lastIndexOf("!");
  const range = at < 0 ? null : parseRange(where.slice(at + 1));
  return (
    range && {
      sheet: where
        .slice(0, at)
        .replace(/^'(.*)'$/s, "$1")
        .replace(/''/g, "'"),
      range,
    }
  );
}

/** The workbook's own matrices that judge this register's risks, each told by the first register it judges. */
export function keysOf({ register, registers, workbook }: CheckContext): readonly Key[] {
  const earlier = new Set(
    registers.slice(0, registers.indexOf(register)).flatMap((other) => used(other).map((matrix) => matrix.where)),
  );
  const told = new Set<string>();
  return used(register).flatMap((matrix) => {
    const place = placeOf(matrix.where);
    if (!place || earlier.has(matrix.where) || told.has(matrix.where) || !sheetNamed(workbook, place.sheet)) return [];
    told.add(matrix.where);
    return [{ matrix, ...place, cellOf: cellFinder({ workbook }, matrix, place.sheet, place.range) }];
  });
}

const used = (register: CheckContext["register"]): readonly Matrix[] =>
  (["threat", "opportunity"] as const)
    .filter((kind) => register.risks.some((risk) => risk.kind === kind))
    .map((kind) => register.matrices[kind])
    .filter((matrix) => matrix.source === "workbook" && matrix.cells.length > 0);

/** How a matrix may lie in a sheet: likelihood down or across, each axis rising or falling. */
const WAYS = [0, 1, 2, 3, 4, 5, 6, 7].map((n) => ({
  down: (n & 1) === 0,
  likelihoodFalls: (n & 2) !== 0,
  impactFalls: (n & 4) !== 0,
}));
/** A larger key than this is no matrix. */
const LARGEST = 40;

function cellFinder(
  { workbook }: Pick<CheckContext, "workbook">,
  matrix: Matrix,
  sheetName: string,
  range: Rect,
): Key["cellOf"] {
  const sheet = sheetNamed(workbook, sheetName)!;
  const corner = { sheet: sheetName, row: range.top, column: range.left };
  const [tall, wide] = [matrix.cells.length, matrix.cells[0]!.length];
  const doubted = ([i, j]: CellIndex): string | null =>
    matrix.doubts?.find(({ cell }) => cell[0] === i && cell[1] === j)?.shown ?? null;
  if (range.bottom - range.top > LARGEST || range.right - range.left > LARGEST) return () => corner;
  for (let top = range.top; top <= range.bottom; top++) {
    for (let left = range.left; left <= range.right; left++) {
      const fitting = WAYS.flatMap((way) => {
        const place = ([i, j]: CellIndex): CellRef => {
          const l = way.likelihoodFalls ? tall - 1 - i : i,
            m = way.impactFalls ? wide - 1 - j : j;
          return { sheet: sheetName, row: top + (way.down ? l : m), column: left + (way.down ? m : l) };
        };
        const inside = ({ row, column }: CellRef): boolean =>
          row >= top &&
          row < top + (way.down ? tall : wide) &&
          column >= left &&
          column < left + (way.down ? wide : tall);
        const fits = matrix.cells.every((row, i) =>
          row.every((cell, j) => {
            const at = place([i, j]);
            return (
              at.row <= range.bottom &&
              at.column <= range.right &&
              holds(matrix, cell, doubted([i, j]), cellAt(sheet, at.row, at.column))
            );
          }),
        );
        if (!fits) return [];
        // A symmetrical key fits several ways: its likelihoods stand beside their own rows or columns.
        const labelled = matrix.likelihood.filter((level, i) => {
          const { row, column } = place([i, 0]);
          const line = way.down
            ? Array.from({ length: range.right - range.left + 1 }, (_, n) => ({ row, column: range.left + n }))
            : Array.from({ length: range.bottom - range.top + 1 }, (_, n) => ({ row: range.top + n, column }));
          return line.some(
            (at) => !inside({ ...at, sheet: sheetName }) && names(level, cellAt(sheet, at.row, at.column)),
          );
        }).length;
        return [{ place, labelled }];
      });
      if (fitting.length > 0) return fitting.sort((a, b) => b.labelled - a.labelled)[0]!.place;
    }
  }
  return () => corner;
}

/** Whether a cell of the sheet says what a matrix cell holds: its score, or its band where the matrix has bands alone. */
function holds(matrix: Matrix, { score, band }: MatrixCell, doubted: string | null, value: CellValue): boolean {
  if (score === null) {
    const shown = band ?? doubted;
    return shown !== null && typeof value === "string" && bandNamed(matrix, value)?.id === shown;
  }
  const number =
    typeof value === "number"
      ? value
      : typeof value === "string"
        ? Number(/\d+(?:\.\d+)?/.exec(value)?.[0] ?? NaN)
        : NaN;
  return sameNumber(number, score);
}

/** Whether a label of the key names a level. */
function names({ number, labels }: Level, value: CellValue): boolean {
  if (typeof value === "number") return sameNumber(value, number);
  if (typeof value !== "string") return false;
  const text = value.toLowerCase();
  return labels.some((label) => label !== "" && text.includes(label.toLowerCase()));
}

/** The cells a fault of the key's is shown by: first the one to mend, then the rest, none twice. */
export function placesOf(cells: readonly (CellRef | undefined)[]): {
  readonly cell: CellRef;
  readonly related: readonly CellRef[];
} {
  const known = cells.filter((cell) => cell !== undefined);
  const distinct = known.filter((cell, i) => known.findIndex((other) => isSameCell(other, cell)) === i);
  return { cell: distinct[0]!, related: distinct.slice(1) };
}

/** Faults of ranges that two matrices share, told once. */
export function* toldOnce(faults: Iterable<Fault>): Iterable<Fault> {
  const told = new Set<string>();
  for (const fault of faults) {
    const what = JSON.stringify([fault.cell, fault.message]);
    if (!told.has(what)) yield fault;
    told.add(what);
  }
}

const isSameCell = (a: CellRef, b: CellRef): boolean => a.sheet === b.sheet && a.row === b.row && a.column === b.column;

/** "likelihood 4, impact 2", by the axes' own numbers. */
export const pairText = (matrix: Matrix, [i, j]: CellIndex): string =>
  `likelihood ${matrix.likelihood[i]!.number}, impact ${matrix.impact[j]!.number}`;

/** A few cells in words: "4 x 2 and 2 x 4", likelihood first. */
export const pairList = (matrix: Matrix, cells: readonly CellIndex[], most = 6): string => {
  const named = cells.slice(0, most).map(([i, j]) => `${matrix.likelihood[i]!.number} x ${matrix.impact[j]!.number}`);
  return cells.length > most
    ? `${named.join(", ")} and ${cells.length - most} more`
    : named.length < 2
      ? (named[0] ?? "")
      : `${named.slice(0, -1).join(", ")} and ${named[named.length - 1]}`;
};
