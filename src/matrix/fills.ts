import { inkFor } from "../workbook";
import type { Band, Matrix } from "./model";

/** A fill and the ink that reads on it at 4.5:1 or better (WCAG 2.2 AA). */
export interface BandFill {
  readonly fill: string;
  readonly ink: string;
}

const withInk = (fill: string): BandFill => ({ fill, ink: inkFor(fill) });

/** Our own fill for each colour a band may be called by, by band id. */
export const BAND_FILLS: Readonly<Record<string, BandFill>> = {
  black: withInk("#1A1A1A"),
  purple: withInk("#7030A0"),
  "dark-red": withInk("#7B0000"),
  red: withInk("#C00000"),
  orange: withInk("#F4772A"),
  amber: withInk("#FFC000"),
  yellow: withInk("#FFF200"),
  "light-green": withInk("#A9D86E"),
  green: withInk("#00B050"),
  "dark-green": withInk("#006B2E"),
  blue: withInk("#2E75B6"),
  "light-blue": withInk("#9DC3E6"),
  grey: withInk("#BFBFBF"),
  white: withInk("#FFFFFF"),
};

/** Colours for bands that are no colours themselves ("Severe", "Minor"), best first, by how many bands there are. */
const RAMPS: Readonly<Record<number, readonly string[]>> = {
  1: ["amber"],
  2: ["green", "red"],
  3: ["green", "amber", "red"],
  4: ["green", "yellow", "orange", "red"],
  5: ["green", "light-green", "yellow", "orange", "red"],
  6: ["dark-green", "green", "yellow", "amber", "orange", "red"],
};

/** The fill a band is coloured with: the council's own where the matrix shows one, else ours by its colour's name, else by its place among the bands. */
export function fillOf(matrix: Matrix, band: Band): BandFill {
  if (band.fill !== null) return withInk(band.fill);
  const named = BAND_FILLS[band.id];
  if (named) return named;
  const place = matrix.bands.findIndex((b) => b.id === band.id);
  const ramp = RAMPS[Math.min(6, Math.max(1, matrix.bands.length))]!;
  const at = matrix.kind === "opportunity" ? matrix.bands.length - 1 - place : place;
  return BAND_FILLS[ramp[Math.max(0, Math.min(ramp.length - 1, at))]!]!;
}
