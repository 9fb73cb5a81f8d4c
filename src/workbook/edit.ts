import type { Rect } from "./address";
import type { TextRun } from "./snapshot";

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
  /**
   * A copy of a sheet with everything on it, right after it, and shown even where the sheet is hidden. The name must be free: see
   * `freeSheetName`. References to the sheet by its own name become references to the copy; its tables are named anew. A copy of a
   * protected sheet is protected too, so that later edits cannot write to it. In a file, charts and pivot tables are not copied.
   */
  | { readonly kind: "copySheet"; readonly from: string; readonly name: string }
  /** Shows or hides a sheet, or whole rows or columns of it (first and last, 0-based and inclusive). Refused where no sheet would be shown. */
  | {
      readonly kind: "visibility";
      readonly sheet: string;
      readonly what:
        "sheet" | { readonly rows: readonly [number, number] } | { readonly columns: readonly [number, number] };
      readonly hidden: boolean;
    }
  /**
   * Takes out whole rows that hold nothing (first and last, 0-based and inclusive); what stands below moves up, and later edits of
   * the list speak of rows as they are then. Refused where a cell in them holds anything or a formula refers to them alone.
   */
  | { readonly kind: "deleteRows"; readonly sheet: string; readonly rows: readonly [number, number] }
  /**
   * Colours parts of a cell's text; together the runs are the text that stands there, which stays as it is. Files hold the
   * colours letter by letter; Excel's add-ins can only colour the whole cell, so there it takes the first run's colour that is not null.
   */
  | {
      readonly kind: "textRuns";
      readonly sheet: string;
      readonly row: number;
      readonly column: number;
      readonly runs: readonly TextRun[];
    }
  /** Brings the sheet to the front and selects the cell. */
  | { readonly kind: "activate"; readonly sheet: string; readonly row: number; readonly column: number };

export interface PrintSetup {
  readonly orientation: "portrait" | "landscape";
  readonly paper: "A4" | "A3";
  /** Fit all columns to one page's width, or to that of `pagesAcross` pages. */
  readonly fitToWidth: boolean;
  /** Where one page's width would make them illegible; left out, 1. */
  readonly pagesAcross?: number;
  /** First and last column to repeat on each page, 0-based. */
  readonly titleColumns?: readonly [number, number];
  /** First and last heading row to repeat on each page, 0-based. */
  readonly titleRows?: readonly [number, number];
  /** Shown centred at the foot of each page, with page numbers. */
  readonly footer?: string;
  /** Rows that begin a new page, 0-based. Excel heeds them only where the sheet is not fitted to its pages. */
  readonly rowBreaks?: readonly number[];
}

/**
 * The sheets whose cells or rows the edits change, by the names they had before: what is written to a copy counts for the sheet it
 * is a copy of, which lends it its protection; what is written to a sheet added by the edits does not count.
 */
export function writtenSheets(edits: readonly Edit[]): string[] {
  const made = new Map<string, string | null>();
  const written = new Set<string>();
  for (const edit of edits) {
    if (edit.kind === "addSheet") made.set(edit.name.toLowerCase(), null);
    else if (edit.kind === "copySheet") made.set(edit.name.toLowerCase(), origin(made, edit.from));
    else if (edit.kind === "activate" || (edit.kind === "visibility" && edit.what === "sheet")) continue;
    else {
      const sheet = origin(made, edit.sheet);
      if (sheet !== null) written.add(sheet);
    }
  }
  return [...written];
}

const origin = (made: ReadonlyMap<string, string | null>, name: string): string | null => {
  const from = made.get(name.toLowerCase());
  return from === undefined ? name : from;
};

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
