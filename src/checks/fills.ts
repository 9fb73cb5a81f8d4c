import { parseColour, type CellRef } from "../workbook";
import { BAND_FILLS, colourName, type Band, type Matrix } from "../matrix";
import type { Risk } from "../register";
import type { CheckContext } from "./check";
import { shownAt } from "./conditional";
import { fieldCell } from "./walk";

/** Darker than this in all three is black. */
const BLACK = 48;

/**
 * Whether a fill says something of a band: white, black and greys are decoration, but for black where one of the matrix's own
 * bands is black ("beyond tolerance").
 */
export function isColour(fill: string, { bands }: Pick<Matrix, "bands">): boolean {
  const rgb = parseColour(fill);
  return (
    rgb !== null &&
    (Math.max(...rgb) - Math.min(...rgb) >= 32 ||
      (isBlack(rgb) && bands.some((band) => band.fill !== null && isBlack(parseColour(band.fill)))))
  );
}
const isBlack = (rgb: readonly number[] | null): boolean => rgb !== null && rgb.every((channel) => channel < BLACK);

/** What people call a colour: "amber", "light green", "white"; its code where it has no name. */
export function colourWords(colour: string): string {
  const name = colourName(colour);
  if (name !== null) return name.replace("-", " ");
  const rgb = parseColour(colour);
  return !rgb ? colour : Math.min(...rgb) >= 245 ? "white" : "grey";
}

/** The fill of a risk's own text cell: where the score wears the same, the row is coloured, not the score. */
export function rowFill(
  context: Pick<CheckContext, "workbook" | "register">,
  risk: Risk,
  except: CellRef,
): string | null {
  const cell = fieldCell(context.register, risk, "title") ?? fieldCell(context.register, risk, "description");
  if (!cell || (cell.row === except.row && cell.column === except.column)) return null;
  const { fill } = shownAt(context.workbook, cell);
  return fill === "unknown" ? null : fill;
}

/** The colour a band is known by: its own fill, else the usual one of the colour it is named after ("Red"). */
export const colourOf = (band: Band): string | null => band.fill ?? BAND_FILLS[band.id]?.fill ?? null;
