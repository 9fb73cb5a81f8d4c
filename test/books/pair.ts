import type { Sheet } from "./build";

/** A workbook that says nothing wrong, and the same with faults planted in it: rule and cell, errors and warnings, all of them. */
export interface Pair {
  readonly name: string;
  /** The clean workbook, made anew each time. */
  readonly make: () => readonly Sheet[];
  readonly plant: (sheets: readonly Sheet[]) => void;
  readonly faults: readonly string[];
  /** Risks of all its registers together. */
  readonly risks: number;
  /** What the first register's columns are, from the left; "-" for one without a part of ours. */
  readonly fields?: string;
}
