import type { FixKind, Severity } from "../checks";
import type { MatrixSource, ScoreRule } from "../matrix";
import type { Movement } from "../movement";
import type { Field, Role, Stage } from "../register";

/**
 * The report of one file, as JSON. Rows are the sheet's own, from 1, inclusive; columns are letters; days
 * are "2014-09-30". Roles and stages the register does not have are left out; a stage that is null stands
 * in the sheet and is not scored; a role that is null stands in the sheet and is blank.
 */
export interface Report {
  readonly version: 1;
  /** As it was given. */
  readonly file: string;
  readonly asOf: string | null;
  /** Why the file could not be read; null where it was. */
  readonly error: string | null;
  /** What was left out in reading; absent where nothing was. */
  readonly notes?: readonly string[];
  readonly registers: readonly ReportRegister[];
  readonly findings: readonly ReportFinding[];
  /** Findings set aside by the user, with the reason; not counted. Absent where there are none. */
  readonly ignored?: readonly ReportIgnored[];
  /** Whether the workbook can be submitted, in one sentence; absent where it could not be read. */
  readonly verdict?: { readonly ready: boolean; readonly sentence: string };
  readonly summary: {
    readonly risks: number;
    readonly errors: number;
    readonly warnings: number;
    readonly advice: number;
  };
}

export interface ReportRegister {
  readonly sheet: string;
  readonly range: string;
  readonly layout: "table" | "cards" | "pages";
  readonly kind: "threats" | "opportunities" | "mixed";
  readonly period: string | null;
  /** 0 to 1. */
  readonly confidence: number;
  /** First and last heading row; tables only. */
  readonly headerRows?: readonly [number, number];
  /** Tables only: the letter each role stands in, ratings by stage. */
  readonly columns?: Readonly<Partial<Record<Role, string>>> &
    Readonly<Partial<Record<Stage, Readonly<Record<string, string>>>>>;
  readonly stageLabels: Readonly<Partial<Record<Stage, string>>>;
  readonly matrix: ReportMatrix;
  /** Only where threats and opportunities share the register. */
  readonly opportunityMatrix?: ReportMatrix;
  readonly risks: readonly ReportRisk[];
}

export interface ReportMatrix {
  readonly source: MatrixSource;
  readonly where: string;
  /** The levels' names, worst last. */
  readonly likelihood: readonly string[];
  readonly impact: readonly string[];
  readonly rule: ScoreRule;
  readonly bands: readonly {
    readonly id: string;
    readonly label: string;
    readonly min: number | null;
    readonly max: number | null;
    readonly fill: string | null;
  }[];
  /** Likelihood by impact; where the rule is no formula or the bands are no ranges. */
  readonly cells?: readonly (readonly { readonly score: number | null; readonly band: string | null }[])[];
}

export interface ReportStage {
  /** Axis numbers; words and letters are mapped to theirs. */
  readonly likelihood?: number | null;
  readonly impact?: number | null;
  readonly score?: number | null;
  /** The band the sheet names, else the one the matrix gives. */
  readonly band?: string | null;
  /** The score's cell as it stands. */
  readonly text?: string;
}

export interface ReportControl {
  readonly text: string;
  readonly adequacy?: string | null;
  readonly assurance?: string | null;
}

export interface ReportAction {
  readonly description: string;
  readonly owner?: string | null;
  /** A day where the cell holds one, else its text. */
  readonly due?: string | null;
  readonly revisedDue?: string | null;
  readonly status?: string | null;
}

/** Roles that are plain text in the report; days where a cell holds one. */
export type TextRole = Exclude<Role, "id" | "title" | "kind" | "owner" | "contact" | "controls" | "actions" | "dot">;

export type ReportRisk = {
  readonly id: string;
  readonly title: string;
  readonly kind: "threat" | "opportunity";
  readonly sheet: string;
  readonly rows: readonly [number, number];
  readonly owners?: readonly string[];
  readonly contacts?: readonly string[];
  readonly dot?: string | null;
  readonly movement: Movement | null;
  readonly controls?: readonly ReportControl[];
  readonly actions?: readonly ReportAction[];
  /** Columns with no role of ours, by heading. */
  readonly other: Readonly<Record<string, string>>;
  /** Cards and pages: where each field stands, with its sheet. */
  readonly cells?: Readonly<Partial<Record<Field, string>>>;
} & Readonly<Partial<Record<TextRole, string | null>>> &
  Readonly<Partial<Record<Stage, ReportStage | null>>>;

export interface ReportFinding {
  readonly rule: string;
  readonly severity: Severity;
  /** Place in `registers`. */
  readonly register: number;
  readonly sheet: string;
  readonly cell: string | null;
  readonly related: readonly string[];
  /** The risk's reference. */
  readonly risk: string | null;
  readonly message: string;
  readonly actual: string | number | null;
  readonly expected: string | number | null;
  readonly fix: FixKind | null;
}

export interface ReportIgnored extends ReportFinding {
  readonly reason: string;
  /** Who decided, as a role. */
  readonly role: string;
  /** "2018-12-31". */
  readonly day: string;
}
