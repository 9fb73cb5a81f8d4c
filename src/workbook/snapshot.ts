import type { Rect } from "./address";

/** An error value a cell shows: #REF!, #DIV/0!, #N/A, ... */
export interface CellError {
  readonly error: string;
}

/** What a cell holds. Dates are serial numbers (day 1 = 1 January 1900, or 1904), told by their number format. Blank is null; "" is an empty text (usually a formula's). */
export type CellValue = string | number | boolean | null | CellError;

export const isCellError = (value: CellValue | undefined): value is CellError =>
  typeof value === "object" && value !== null;

/** One conditional format, as far as we can evaluate it. `formulas` are English A1 text without "=", relative to the top left cell of the first range. */
export interface ConditionalFormat {
  readonly ranges: readonly Rect[];
  /** cellValue: `operator` and `formulas`; formula: `formulas[0]` true; other: a kind we cannot evaluate (icon set, colour scale, ...). */
  readonly kind: "cellValue" | "formula" | "other";
  readonly operator?:
    | "between"
    | "notBetween"
    | "equal"
    | "notEqual"
    | "greaterThan"
    | "lessThan"
    | "greaterThanOrEqual"
    | "lessThanOrEqual";
  readonly formulas: readonly string[];
  /** "#RRGGBB"; absent where the format sets no solid fill. */
  readonly fill?: string;
  readonly fontColour?: string;
  /** Lower goes first. */
  readonly priority: number;
  readonly stopIfTrue: boolean;
}

/** One sheet as plain data. Rows and columns 0-based from A1; maps are keyed by cellKey(row, column) and sparse. */
export interface TextRun {
  readonly text: string;
  /** "#RRGGBB" (upper case); null is the cell's own colour. */
  readonly colour: string | null;
}

export interface SheetSnapshot {
  readonly name: string;
  readonly visibility: "visible" | "hidden" | "veryHidden";
  /** rows[row][column]; rows may be shorter than the sheet is wide, and empty; what is not there is blank. */
  readonly rows: readonly (readonly CellValue[])[];
  /** With the leading "=", English names and A1 references. A shared formula is written out in every cell. */
  readonly formulas: ReadonlyMap<number, string>;
  /** Only those that are not General. */
  readonly numberFormats: ReadonlyMap<number, string>;
  /** Solid fills as "#RRGGBB" (upper case); cells without a fill are absent. */
  readonly fills: ReadonlyMap<number, string>;
  /** Font colours as "#RRGGBB" (upper case); automatic (black) ones are absent. */
  readonly fontColours: ReadonlyMap<number, string>;
  /** Texts whose letters have colours of their own: together the runs are the cell's text; null is the cell's own colour. Absent where the host cannot see them (Excel's add-ins cannot). */
  readonly textRuns?: ReadonlyMap<number, readonly TextRun[]>;
  readonly merges: readonly Rect[];
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: ReadonlySet<number>;
  /** Excel tables, heading row included. */
  readonly tables: readonly { readonly name: string; readonly range: Rect }[];
  /** null where they were not read or could not be. */
  readonly conditionalFormats: readonly ConditionalFormat[] | null;
  readonly protected: boolean;
  /** Rows frozen at the top (a count); a hint to where headings end. */
  readonly frozenRows: number;
}

/** Some rows of a sheet read again, between two columns: the same data as the sheet's own snapshot, keyed alike, and nothing else. */
export interface RowsSnapshot extends Pick<
  SheetSnapshot,
  "formulas" | "numberFormats" | "fills" | "fontColours" | "hiddenRows"
> {
  /** Every row asked for, by its index; its values from the first of `columns` (index 0) to the last, blanks as null. */
  readonly rows: ReadonlyMap<number, readonly CellValue[]>;
  /** First and last column read, 0-based and inclusive. */
  readonly columns: readonly [number, number];
}

export interface WorkbookSnapshot {
  /** The file's name without its folders; "" where the host does not know. */
  readonly fileName: string;
  readonly sheets: readonly SheetSnapshot[];
  /** Whether dates count from 1904. */
  readonly date1904: boolean;
  /** What could not be read, in words for the user: "Sheet Data was read to row 200,000 only". */
  readonly notes: readonly string[];
  /** What we have kept with the workbook, JSON by name; absent where the host was not asked for it. */
  readonly kept?: Readonly<Record<string, string>>;
}

export const cellAt = (sheet: SheetSnapshot, row: number, column: number): CellValue =>
  sheet.rows[row]?.[column] ?? null;

export const sheetNamed = (workbook: WorkbookSnapshot, name: string): SheetSnapshot | undefined =>
  workbook.sheets.find((s) => s.name === name);
