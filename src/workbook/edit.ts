import type { Rect } from "./address";

/**
 * Every change to a workbook is a list of edits: plain data that a host carries out in order. A host
 * records what stood there before, so that the whole list can be put back.
 */

/**
 * What to put into a cell. A string is written as text, whatever it begins with; null empties the cell. A formula may say what
 * it comes to: a file shows that value until a program recalculates it, and readers that do not calculate know no other.
 */
export type CellInput =
  string | number | boolean | null | { readonly formula: string; readonly value?: string | number | boolean };

export interface CellFormat {
  /** "#RRGGBB"; null takes the fill away. */
  readonly fill?: string | null;
  /** "#RRGGBB"; null is automatic. */
  readonly fontColour?: string | null;
  readonly bold?: boolean;
  readonly italic?: boolean;
  /** In points. */
  readonly fontSize?: number;
  readonly numberFormat?: string;
  readonly wrap?: boolean;
  readonly horizontal?: "left" | "center" | "right";
  readonly vertical?: "top" | "center" | "bottom";
  /** Thin borders all round each cell of the range, in this colour. */
  readonly border?: string;
}

/** One rule of a conditional format of ours: a custom formula, relative to the top left cell of the first range. */
export interface FormatRule {
  /** With the leading "="; ends in OUR_MARK (added by `markOurs`). */
  readonly formula: string;
  readonly fill: string;
  readonly fontColour: string;
}

/** Our conditional formats are known by this text at their formula's end, in Excel and in files. It multiplies by TRUE. */
const OUR_MARK = '*(N("register-check")=0)';
export const markOurs = (formula: string): string => `=(${formula.replace(/^=/, "")})${OUR_MARK}`;
export const isOurs = (formula: string): boolean => formula.endsWith(OUR_MARK);

export type Edit =
  /** values[r][c] goes to (top + r, left + c); undefined leaves the cell as it is. */
  | {
      readonly kind: "values";
      readonly sheet: string;
      readonly top: number;
      readonly left: number;
      readonly values: readonly (readonly (CellInput | undefined)[])[];
    }
  | { readonly kind: "format"; readonly sheet: string; readonly ranges: readonly Rect[]; readonly format: CellFormat }
  /** Takes away our own earlier rules on the sheet that touch these ranges, then adds the new ones (first = highest priority). An empty `rules` only takes away. Others' rules are never touched. */
  | {
      readonly kind: "conditionalFormats";
      readonly sheet: string;
      readonly ranges: readonly Rect[];
      readonly rules: readonly FormatRule[];
    }
  /** Added after the last sheet. The name must be free: see `freeSheetName`. */
  | { readonly kind: "addSheet"; readonly name: string; readonly tabColour?: string }
  | {
      readonly kind: "layout";
      readonly sheet: string;
      readonly columnWidths?: readonly { readonly column: number; readonly characters: number }[];
      readonly rowHeights?: readonly { readonly row: number; readonly points: number }[];
      readonly freezeRows?: number;
      readonly freezeColumns?: number;
      readonly showGridlines?: boolean;
      readonly print?: PrintSetup;
    }
  /** A marked-up Excel table, its heading row included in `range`. The name must be unique in the workbook. */
  | { readonly kind: "table"; readonly sheet: string; readonly range: Rect; readonly name: string }
  | {
      readonly kind: "listValidation";
      readonly sheet: string;
      readonly ranges: readonly Rect[];
      readonly values: readonly string[];
      readonly title: string;
      readonly message: string;
    }
  /** Brings the sheet to the front and selects the cell. */
  | { readonly kind: "activate"; readonly sheet: string; readonly row: number; readonly column: number };

export interface PrintSetup {
  readonly orientation: "portrait" | "landscape";
  readonly paper: "A4" | "A3";
  /** Fit all columns to one page's width. */
  readonly fitToWidth: boolean;
  /** First and last heading row to repeat on each page, 0-based. */
  readonly titleRows?: readonly [number, number];
  /** Shown centred at the foot of each page, with page numbers. */
  readonly footer?: string;
}

/** A name for a new sheet that Excel allows (31 characters, none of []:*?/\) and `taken` does not hold yet (case-insensitively). */
export function freeSheetName(wanted: string, taken: readonly string[]): string {
  const used = new Set(taken.map((name) => name.toLowerCase()));
  const clean =
    wanted
      .replace(/[[\]:*?/\\]/g, " ")
      .replace(/^'+|'+$/g, "")
      .replace(/\s+/g, " ")
      .trim()
      .slice(0, 31) || "Sheet";
  for (let n = 1; ; n++) {
    const tail = n === 1 ? "" : ` (${n})`;
    const name = clean.slice(0, 31 - tail.length).trimEnd() + tail;
    if (!used.has(name.toLowerCase())) return name;
  }
}
