import { bandNamed, colourOfSign, type Matrix } from "../matrix";
import { isCellError, type CellRef, type CellValue } from "../workbook";
import type { BandCell } from "./model";
import { readRating } from "./ratings";
import { cellText } from "./text";

/** A cell that names a band: by its word or letter, with the score beside it, or by a sign and the ink ("#RRGGBB") it is drawn in. */
export function bandCell(cell: CellRef, value: CellValue, matrix: Matrix, ink: string | null = null): BandCell {
  const text = cellText(value);
  if (isCellError(value)) return { cell, text, state: "error", band: null };
  if (text === "") return { cell, text, state: "blank", band: null };
  const band = bandNamed(matrix, text) ?? bandNamed(matrix, colourOfSign(text, ink) ?? "");
  if (band) return { cell, text, state: "scored", band: band.id };
  const { state } = readRating(value, { part: "score", first: "likelihood", likelihood: [], impact: [] });
  return { cell, text, state, band: null };
}
