import type { CellRef, Edit } from "../../workbook";
import type { Period } from "../period";

export interface RollOptions {
  /** The period to roll to; left out, the one that follows the register's own. */
  readonly to?: Period;
  /** Leaves rows on which nothing stands any more: some workbooks cannot lose a row. */
  readonly keepRows?: boolean;
}

/** Next period's working sheet: what it takes, and what was done to it. */
export interface RollForward {
  /** The sheet rolled; of a register with a page for each risk, the first of its sheets. */
  readonly sheet: string;
  /** The new sheet's name. */
  readonly name: string;
  /** Every sheet copied: one, or as many as the register has pages. */
  readonly copies: readonly { readonly from: string; readonly to: string }[];
  /** In words: "Q2 2018/19", "September 2018"; null where the register states no period. */
  readonly from: string | null;
  readonly to: string | null;
  /** The copies first, then changes to new sheets only (and to a list of finished actions that is there already). */
  readonly edits: readonly Edit[];
  /** Risks whose previous ratings or score now say what the current ones said. */
  readonly previousFilled: number;
  readonly arrowsEmptied: number;
  readonly actionsMoved: number;
  /** Risks whose plan for the next period stands as its progress now. */
  readonly plansMoved: number;
  /** Titles, headings and labels that name the next period now; cells of the new sheets. */
  readonly labelsMoved: readonly { readonly cell: CellRef; readonly from: string; readonly to: string }[];
  /** What is left for the user, in plain words. */
  readonly notes: readonly string[];
}

/** Why nothing can be rolled, in words for the user. */
export interface CannotRoll {
  readonly impossible: string;
}
