import { ciede2000, parseColour, type CellRef } from "../workbook";
import { BAND_FILLS, type Band } from "../matrix";
import type { Risk } from "../register";
import type { CheckContext } from "./check";
import { shownAt } from "./conditional";
import { fieldCell } from "./walk";

/** Whether a fill is a colour at all: white, black and greys say nothing about a band. */
export function isColour(fill: string): boolean {
  const rgb = parseColour(fill);
  return rgb !== null && Math.max(...rgb) - Math.min(...rgb) >= 32;
}

/** The fill of a risk's own text cell: where the score wears the same, the row is coloured, not the score. */
export function rowFill(context: CheckContext, risk: Risk, except: CellRef): string | null {
  const cell = fieldCell(context.register, risk, "title") ?? fieldCell(context.register, risk, "description");
  if (!cell || (cell.row === except.row && cell.column === except.column)) return null;
  const { fill } = shownAt(context.workbook, cell);
  return fill === "unknown" ? null : fill;
}

/** The colour a band is known by: its own fill, else the usual one of the colour it is named after ("Red"). */
export const colourOf = (band: Band): string | null => band.fill ?? BAND_FILLS[band.id]?.fill ?? null;

/** Whether a column is coloured by band: not all of one fill over several bands, and mostly in its bands' own colours. */
export function ownColumn(
  cells: readonly { readonly fill: string; readonly own: Band; readonly colour: string }[],
): boolean {
  if (cells.length >= 3 && new Set(cells.map((c) => c.fill)).size === 1 && new Set(cells.map((c) => c.own.id)).size > 1)
    return false;
  const right = cells.filter((c) => ciede2000(c.fill, c.colour) < 25).length;
  return cells.length < 5 || right * 2 >= cells.length;
}
