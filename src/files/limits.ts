/**
 * How much of a file we are ready to read. A register of 50,000 risks over 40 columns is about 2 million
 * cells and 20 MB; what is far beyond that is no register, or is meant to do harm.
 */
export interface Limits {
  /** Of the file itself. */
  readonly fileBytes: number;
  /** Of all its parts together, unpacked, and of one part. */
  readonly unpackedBytes: number;
  readonly partBytes: number;
  /** Unpacked to packed size; only judged above `ratioFloor` unpacked bytes. */
  readonly ratio: number;
  readonly ratioFloor: number;
  readonly parts: number;
  readonly sheets: number;
  /** Filled or formatted cells of all the sheets that are read. */
  readonly cells: number;
  /** Cells of the rectangles from A1 to each sheet's last cell, all sheets together: they are held whole. */
  readonly area: number;
  /** Columns of one sheet, kept where the rectangles have to be cut. */
  readonly columns: number;
  /** Characters of all formulas together, once written out. */
  readonly formulaCharacters: number;
}

export const LIMITS: Limits = {
  fileBytes: 64 * 2 ** 20,
  unpackedBytes: 512 * 2 ** 20,
  partBytes: 384 * 2 ** 20,
  ratio: 300,
  ratioFloor: 64 * 2 ** 20,
  parts: 20_000,
  sheets: 500,
  cells: 4_000_000,
  area: 20_000_000,
  columns: 1_024,
  formulaCharacters: 100_000_000,
};
