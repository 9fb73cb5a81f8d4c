import type { CellRef } from "../workbook";

/** A scoring matrix: what a council makes of a likelihood and an impact. */

/** One level of an axis. `number` is what a register writes for it (mostly 1, 2, 3...; decimals occur). `labels` are the words and letters that mean it: "Likely", "4 - Likely", "B", "H". */
export interface Level {
  readonly number: number;
  readonly labels: readonly string[];
}

/** A band: red, amber, green and their kin. */
export interface Band {
  /** Lower case, unique in the matrix: "red", "amber", "dark-green", "severe". */
  readonly id: string;
  /** The council's word for it, as shown. */
  readonly label: string;
  /** Other words that mean it in cells: "R", "High", "Extreme". Compared without case or spaces at the ends. */
  readonly words: readonly string[];
  /** Score range, inclusive; both null where the band is no range of scores. */
  readonly min: number | null;
  readonly max: number | null;
  /** "#RRGGBB"; null where the workbook shows none. */
  readonly fill: string | null;
  /** Where the workbook's key states the range, if it states one in a table, a list or a legend. */
  readonly stated?: RangeCells;
}

/** The cells of a range's two limits; one and the same where it is a text ("8 to 12"). */
export interface RangeCells {
  readonly min: CellRef;
  readonly max: CellRef;
}

/** product: L x I. sum: L + I. product-plus-impact: (L x I) + I. lookup: a score a cell, no formula. words: bands only, no numbers. */
export type ScoreRule = "product" | "sum" | "product-plus-impact" | "lookup" | "words";

/** score is null where the matrix has bands only; band is a Band's id, null where the cell wears none. */
export interface MatrixCell {
  readonly score: number | null;
  readonly band: string | null;
}

/**
 * A cell of a key that its neighbours or the key's legend deny. Which side is wrong is for the council to say: the cell
 * has no band in the matrix, so that no risk is judged by it.
 */
export interface CellDoubt {
  /** Likelihood index and impact index, lowest level first. */
  readonly cell: readonly [number, number];
  /** Id of the band the cell itself shows. */
  readonly shown: string;
  /** Id of the band that the cells around it, or the legend, leave it; null where they leave it more than one. */
  readonly said: string | null;
  readonly by: "neighbours" | "legend";
}

/** Where a matrix comes from; what a check may rest on follows from it (a default matrix accuses nobody). */
export type MatrixSource = "workbook" | "chosen" | "inferred" | "default";

export interface Matrix {
  readonly source: MatrixSource;
  /** "Key!B4:G9" for a workbook's own; the profile's name for a chosen one; a sentence for an inferred one ("31 of 32 rows"). */
  readonly where: string;
  /** A mirrored matrix for opportunities is a matrix of its own. */
  readonly kind: "threat" | "opportunity";
  /** Lowest first (for a threat: worst last). Empty where unknown (inferred without a key). */
  readonly likelihood: readonly Level[];
  readonly impact: readonly Level[];
  readonly rule: ScoreRule;
  /** Whether the axes are a key's own though the rule was inferred; absent elsewhere. */
  readonly axesKnown?: boolean;
  /** Whether ratings between two levels are allowed (3.5, 4.2); absent: only the levels themselves. */
  readonly decimals?: boolean;
  /** cells[likelihood index][impact index]. Always whole where both axes are known. */
  readonly cells: readonly (readonly MatrixCell[])[];
  /** Best first, worst last (for an opportunity: least first). Empty where no bands are known. */
  readonly bands: readonly Band[];
  /** Whether the workbook or the profile gives the score rule, and the bands. A key may show scores but no colours. */
  readonly scoresKnown: boolean;
  readonly bandsKnown: boolean;
  /** The highest acceptable score; null where none is set. */
  readonly appetite: number | null;
  /** Where the key contradicts itself; left out where it does not. */
  readonly doubts?: readonly CellDoubt[];
}
