import {
  cellAt,
  cellKey,
  contains,
  isCellError,
  type CellRef,
  type CellValue,
  type ConditionalFormat,
  type SheetSnapshot,
  type WorkbookSnapshot,
} from "../workbook";
import { UNKNOWN, compile, type Compiled, type Computed } from "../formulas";
import { oncePer, sheetOf } from "./walk";

/** What a cell shows: the first conditional format that holds, over its own fill. "unknown" where a format stands before that which we cannot evaluate. */
export interface Shown {
  /** "#RRGGBB"; null for none. */
  readonly fill: string | null | "unknown";
  /** "#RRGGBB"; null is automatic. */
  readonly ink: string | null | "unknown";
  /** Whether a conditional format gives the fill, so that a fill of the cell's own would not be seen. */
  readonly conditional: boolean;
  /** The same of the text's colour. */
  readonly conditionalInk: boolean;
}

interface Ready {
  readonly format: ConditionalFormat;
  readonly top: number;
  readonly left: number;
  readonly formulas: readonly (Compiled | null)[];
}

/** Rows are looked up in blocks of this many, so that a format split into thousands of pieces costs no more than a whole one. */
const BLOCK = 64;
/** A sheet whose formats would fill more places than this is not evaluated at all. */
const MOST_PLACES = 500_000;

interface SheetFormats {
  /** In priority order. */
  readonly at: (row: number, column: number) => readonly Ready[];
  readonly readable: boolean;
}

const formatsOf = oncePer((sheet: SheetSnapshot): SheetFormats => {
  if (sheet.conditionalFormats === null) return { at: () => [], readable: false };
  const height = sheet.rows.length;
  const width = sheet.rows.reduce((most, row) => Math.max(most, row.length), 0);
  const blocks = new Map<number, Ready[]>();
  let places = 0;
  for (const format of [...sheet.conditionalFormats].sort((a, b) => a.priority - b.priority)) {
    const first = format.ranges[0];
    if (!first) continue;
    const ready: Ready = {
      format,
      top: first.top,
      left: first.left,
      formulas: format.formulas.map((formula) => compile(formula)),
    };
    for (const range of format.ranges) {
      for (let column = range.left; column <= Math.min(range.right, width - 1); column++) {
        for (
          let block = Math.floor(range.top / BLOCK);
          block <= Math.floor(Math.min(range.bottom, height - 1) / BLOCK);
          block++
        ) {
          if (++places > MOST_PLACES) return { at: () => [], readable: false };
          const key = cellKey(block, column);
          const list = blocks.get(key);
          if (!list) blocks.set(key, [ready]);
          else if (list[list.length - 1] !== ready) list.push(ready);
        }
      }
    }
  }
  return {
    at: (row, column) =>
      (blocks.get(cellKey(Math.floor(row / BLOCK), column)) ?? []).filter(({ format }) =>
        format.ranges.some((range) => contains(range, row, column)),
      ),
    readable: true,
  };
});

/** What the cell shows, conditional formats included. */
export function shownAt(workbook: WorkbookSnapshot, cell: CellRef): Shown {
  const sheet = sheetOf(workbook, cell);
  if (!sheet) return { fill: null, ink: null, conditional: false, conditionalInk: false };
  const key = cellKey(cell.row, cell.column);
  const own: Shown = {
    fill: sheet.fills.get(key) ?? null,
    ink: sheet.fontColours.get(key) ?? null,
    conditional: false,
    conditionalInk: false,
  };
  const formats = formatsOf(sheet);
  if (!formats.readable) return { ...own, fill: "unknown", ink: "unknown" };
  let fill: string | undefined, ink: string | undefined;
  const shown = (under: Pick<Shown, "fill" | "ink">): Shown => ({
    fill: fill ?? under.fill,
    ink: ink ?? under.ink,
    conditional: fill !== undefined,
    conditionalInk: ink !== undefined,
  });
  for (const ready of formats.at(cell.row, cell.column)) {
    const { format } = ready;
    // A colour scale or an icon set may or may not colour the cell.
    const holds = format.kind === "other" ? UNKNOWN : applies(ready, workbook, sheet, cell);
    if (holds === UNKNOWN) {
      const touches =
        format.kind === "other" ||
        format.stopIfTrue ||
        (format.fill !== undefined && fill === undefined) ||
        (format.fontColour !== undefined && ink === undefined);
      if (touches) return shown({ fill: "unknown", ink: "unknown" });
      continue;
    }
    if (!holds) continue;
    fill ??= format.fill;
    ink ??= format.fontColour;
    if (format.stopIfTrue) break;
  }
  return shown(own);
}

function applies(
  { format, formulas, top, left }: Ready,
  workbook: WorkbookSnapshot,
  sheet: SheetSnapshot,
  cell: CellRef,
): boolean | typeof UNKNOWN {
  const around = {
    sheet,
    other: (name: string) => workbook.sheets.find((s) => s.name.toLowerCase() === name.toLowerCase()),
  };
  const value = (i: number): Computed =>
    formulas[i]?.at(around, cell.row - top, cell.column - left) ?? (formulas[i] === undefined ? null : UNKNOWN);
  if (format.kind === "formula") return asTruth(value(0));
  const here = cellAt(sheet, cell.row, cell.column);
  const one = value(0);
  const two = format.operator === "between" || format.operator === "notBetween" ? value(1) : null;
  if (one === UNKNOWN || two === UNKNOWN) return UNKNOWN;
  return holdsFor(format.operator, here, one, two);
}

const asTruth = (value: Computed): boolean | typeof UNKNOWN =>
  value === UNKNOWN ? UNKNOWN : value === true || (typeof value === "number" && value !== 0);

/** Excel's cell-value rules: an empty cell meets none of the comparisons but "equal to" nothing and "not equal to" something. */
function holdsFor(
  operator: ConditionalFormat["operator"],
  here: CellValue,
  one: CellValue,
  two: CellValue,
): boolean | typeof UNKNOWN {
  if (isCellError(here) || isCellError(one) || isCellError(two)) return false;
  const blank = here === null || here === "";
  switch (operator) {
    case "equal":
      return order(here, one) === 0;
    case "notEqual":
      return order(here, one) !== 0;
    case "greaterThan":
      return !blank && order(here, one) > 0;
    case "lessThan":
      return blank ? UNKNOWN : order(here, one) < 0;
    case "greaterThanOrEqual":
      return blank ? UNKNOWN : order(here, one) >= 0;
    case "lessThanOrEqual":
      return blank ? UNKNOWN : order(here, one) <= 0;
    case "between":
    case "notBetween": {
      if (blank) return UNKNOWN;
      const [low, high] = order(one, two) <= 0 ? [one, two] : [two, one];
      return (order(here, low) >= 0 && order(here, high) <= 0) === (operator === "between");
    }
    default:
      return UNKNOWN;
  }
}

/** Numbers before texts before booleans; texts without case. */
function order(a: CellValue, b: CellValue): number {
  const rank = (value: CellValue): number => (typeof value === "string" ? 1 : typeof value === "boolean" ? 2 : 0);
  const x = a === null && typeof b === "string" ? "" : a,
    y = b === null && typeof a === "string" ? "" : b;
  if (rank(x) !== rank(y)) return rank(x) - rank(y);
  if (typeof x === "string" && typeof y === "string")
    return x.toLowerCase() === y.toLowerCase() ? 0 : x.toLowerCase() < y.toLowerCase() ? -1 : 1;
  return Number(x) - Number(y);
}
