import type { Movement } from "../../movement";
import type { ArrowMeaning, Profile } from "../../profile";
import type { Register, Risk, Stage } from "../../register";
import type { CellInput, Edit, WorkbookSnapshot } from "../../workbook";
import type { MatrixSheet } from "../matrixSheet";
import type { TableColumn } from "../sheet";
import type { StageParts } from "../stages";

export interface RegisterSheet {
  readonly name: string;
  readonly table: string;
  readonly title: string;
  readonly register: Register;
  readonly workbook: WorkbookSnapshot;
  readonly profile: Profile;
  readonly meaning: ArrowMeaning;
  /** By kind; null where the kind does not occur or has no matrix to look up. */
  readonly matrices: Readonly<Record<Risk["kind"], MatrixSheet | null>>;
  /** The name of the sheet with the controls in full, where there is one. */
  readonly controlsSheet: string | null;
  readonly actionsSheet: string | null;
  /** Without the columns that name people. */
  readonly withoutPeople: boolean;
  /** By risk, where they come from several registers; left out, `register`, `matrices` and `meaning` hold for all. */
  readonly origins?: readonly Origin[];
  /** Where the risks come from, in a sentence; left out, from the register's sheet. */
  readonly from?: string;
  /** Columns of the writer's own beside those of the layout. */
  readonly ownColumns?: readonly OwnColumn[];
}

/** Where one risk of a table comes from, and by what it is read. */
export interface Origin {
  readonly register: Register;
  readonly matrix: MatrixSheet | null;
  /** What an arrow up says there; null where nobody knows. */
  readonly meaning: ArrowMeaning | null;
}

/** A column that the layout does not have. */
export interface OwnColumn extends Pick<TableColumn, "heading" | "characters" | "comfortable" | "centred"> {
  /** What formulas and colours know it by. */
  readonly key: string;
  /** The key of the layout's column that it follows. */
  readonly after: string;
  /** What it shows in a row, given what the layout's columns show there. */
  readonly cell: (row: number, shown: (key: string) => CellInput) => string | number | null;
  /** The formula that comes to it, with its "="; null where it is typed. */
  readonly formula?: (row: number, at: (key: string) => string | null) => string | null;
}

/** The register as it was written. Columns are known by key ("current.band", "dot"), rows from 0. */
export interface RegisterTable {
  readonly edits: readonly Edit[];
  /** For formulas elsewhere; null where the layout has no such column. */
  range(key: string): string | null;
  /** One cell, for formulas elsewhere; null where the layout has no such column. */
  at(key: string, row: number): string | null;
  /** What the cell shows. */
  cell(key: string, row: number): CellInput;
  /** How many risks it holds for. */
  count(holds: (risk: Risk, cell: (key: string) => CellInput) => boolean): number;
}

/** A column before it has a place: `key` is what formulas know it by. */
export interface Draft extends TableColumn {
  readonly key: string;
  readonly formula?: OwnColumn["formula"];
}

export interface Row {
  readonly risk: Risk;
  readonly stages: Readonly<Record<Stage, StageParts>>;
  readonly movement: Movement | null;
  readonly matrix: MatrixSheet | null;
  /** What an arrow up says in its register. */
  readonly meaning: ArrowMeaning | null;
  /** The stage a previous score is compared with. */
  readonly now: "current" | "residual";
}

/** The address of a column's cell in a row of the table (0-based); null where the layout has no such column. */
export type Address = (key: string, row: number) => string | null;

export const KIND_WORDS: Readonly<Record<Risk["kind"], string>> = { threat: "Threat", opportunity: "Opportunity" };

export const matricesOf = (rows: readonly Row[]): readonly MatrixSheet[] =>
  [...new Set(rows.map(({ matrix }) => matrix))].filter((matrix) => matrix !== null);
