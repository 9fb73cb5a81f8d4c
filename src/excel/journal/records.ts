import type { Edit, Rect } from "../../workbook";
import type { Task } from "../tasks";
import type { OurRule } from "../write";

/** What is taken down of a workbook before it is changed, sheet by sheet. */

export interface Contents {
  readonly rect: Rect;
  /** Whether an edit gives the cell a value. */
  readonly touches: (row: number, column: number) => boolean;
  values: unknown[][];
  formulas: unknown[][];
  numberFormats: string[][];
}

export interface Look {
  readonly rect: Rect;
  readonly asked: Excel.CellPropertiesLoadOptions;
  readonly numberFormat: boolean;
  cells: readonly (readonly Excel.CellProperties[])[];
  numberFormats: string[][];
}

export interface Line {
  readonly at: number;
  size: number;
  standard: boolean;
}

export interface Page {
  orientation: Excel.PageLayout["orientation"];
  paperSize: Excel.PageLayout["paperSize"];
  zoom: Excel.PageLayoutZoomOptions;
  titleRows: string;
  titleColumns: string;
  footer: string;
  /** Rows that begin a new page, 0-based; null: the edits change none. */
  rowBreaks: number[] | null;
}

export interface Validation {
  readonly rect: Rect;
  type: string;
  rule: Excel.DataValidationRule;
  ignoreBlanks: boolean;
  prompt: Excel.DataValidationPrompt;
  errorAlert: Excel.DataValidationErrorAlert;
}

/** Rows or columns that are hidden or not, from `first` on. */
export interface Hidden {
  readonly of: "rows" | "columns";
  readonly first: number;
  was: readonly boolean[];
}

/** Rows to be taken out, as they are numbered when that happens; `rows` are the same by their numbers before all edits. */
export interface TakenOut {
  readonly at: readonly [number, number];
  readonly rows: readonly [number, number];
  /** Whether they are out at the moment. */
  done: boolean;
  /** Why not, found out by asking. */
  refused: string | null;
  merges: readonly Rect[];
  /** The columns that the sheet uses; null where there are none. */
  columns: readonly [number, number] | null;
  ruled: { formats: number; validated: boolean; tables: readonly string[] };
}

export interface SheetRecord {
  readonly name: string;
  /** The sheet that is read for it: a sheet made by the edits is a copy of that one, and needs nothing put back. */
  readonly from: string;
  readonly contents: Contents[];
  readonly looks: Look[];
  readonly columns: Line[];
  readonly rows: Line[];
  readonly validations: Validation[];
  readonly hidden: Hidden[];
  readonly takenOut: TakenOut[];
  /** Tables that the edits make, and those that were there. */
  readonly tables: string[];
  readonly tablesBefore: Set<string>;
  isProtected: boolean;
  frozen: { rows: number; columns: number } | null;
  gridlines: boolean | null;
  page: Page | null;
  /** null: no edit changes conditional formats here. */
  rules: { ids: Set<string>; ours: OurRule[]; gone: OurRule[] } | null;
}

export const isMade = (sheet: SheetRecord): boolean => sheet.from !== sheet.name;

export const record = (name: string, from = name): SheetRecord => ({
  name,
  from,
  contents: [],
  looks: [],
  columns: [],
  rows: [],
  validations: [],
  hidden: [],
  takenOut: [],
  tables: [],
  tablesBefore: new Set(),
  isProtected: false,
  frozen: null,
  gridlines: null,
  page: null,
  rules: null,
});

export type Of<K extends Edit["kind"]> = Extract<Edit, { kind: K }>;

export const task = (sheet: SheetRecord, bytes: number, run: (on: Excel.Worksheet) => void): Task => ({
  bytes,
  run: (context) => run(context.workbook.worksheets.getItem(sheet.name)),
});
