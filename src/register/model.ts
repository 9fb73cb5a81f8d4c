import type { CellRef, Day, Rect, WorkbookSnapshot } from "../workbook";
import type { Matrix } from "../matrix";
import type { Concept } from "./headings";
import type { Mapping } from "./mapping";

/** When a score holds. See "Stages" in docs: the heading's own word decides. */
export type Stage = "inherent" | "current" | "residual" | "previous" | "target";
export const STAGES: readonly Stage[] = ["inherent", "current", "residual", "previous", "target"];

/** The four things a stage may show. */
export type StagePart = "likelihood" | "impact" | "score" | "band";
export const STAGE_PARTS: readonly StagePart[] = ["likelihood", "impact", "score", "band"];

/** Everything else a column, label or table of a register may be. */
export const ROLES = [
  "id",
  "title",
  "description",
  "category",
  "cause",
  "trigger",
  "consequence",
  "asset",
  "threat",
  "vulnerability",
  "owner",
  "contact",
  "controls",
  "adequacy",
  "assurance",
  "response",
  "contingency",
  "priority",
  "actions",
  "actionOwner",
  "due",
  "revisedDue",
  "status",
  "dateRaised",
  "dot",
  "lastReview",
  "nextReview",
  "targetDate",
  "notes",
  "kind",
] as const;
export type Role = (typeof ROLES)[number];

/** A role with its stage where it has one: "owner", "inherent.score". */
export type Field = Role | `${Stage}.${StagePart}`;

/**
 * blank: nothing there (also a formula's "", and a formula's 0 or error over blank ratings).
 * scored: read as a number, or (band, words) as a word of the scale.
 * notScored: deliberately none ("-", "N/A"). placeholder: "TBC". error: #REF! and the like. unreadable: something else.
 */
export type RatingState = "blank" | "scored" | "notScored" | "placeholder" | "error" | "unreadable";

/** A likelihood, impact or score as its cell writes it. */
export interface RatingCell {
  readonly cell: CellRef;
  readonly state: RatingState;
  /** Axis number or score; null unless scored. For words and letters the axis number of the level. */
  readonly value: number | null;
  /** The cell's own text, trimmed ("" for blank). */
  readonly text: string;
  /** Words beside the number in the same cell: "Major/Likely" of "16 (Major/Likely)". */
  readonly words: string | null;
  /** The two ratings a score cell spells out: `4x4=16`, `4,3`, "Major/Likely". */
  readonly parts: { readonly likelihood: number; readonly impact: number } | null;
  /** Held as text though nothing but a number. */
  readonly numberAsText: boolean;
}

export interface BandCell {
  readonly cell: CellRef;
  readonly text: string;
  readonly state: RatingState;
  /** Id of the matrix's band the text names; null where it names none. */
  readonly band: string | null;
}

/** What one stage of one risk says. A part is absent where the register has no such column or label. */
export interface StageReading {
  readonly likelihood?: RatingCell;
  readonly impact?: RatingCell;
  readonly score?: RatingCell;
  readonly band?: BandCell;
}

/** A field of text with its cell(s). */
export interface TextCell {
  readonly cell: CellRef;
  readonly text: string;
}

export interface DateCell {
  readonly cell: CellRef;
  readonly text: string;
  readonly day: Day | null;
  /** exact: a real date. month: a month alone, taken as its last day. text: a date written as text. impossible: 31/04/2021. none: no date at all (prose, TBC). */
  readonly state: "exact" | "month" | "text" | "impossible" | "none" | "blank" | "error";
}

export interface Control {
  readonly text: string;
  readonly cell: CellRef;
  readonly adequacy: TextCell | null;
  readonly assurance: TextCell | null;
}

export interface Action {
  readonly description: string;
  /** The description's cell; where the action has none, the first of its other cells. */
  readonly cell: CellRef;
  /** null where the register has no such column; a TextCell with text "" where it has one and the cell is blank. */
  readonly owner: TextCell | null;
  readonly due: DateCell | null;
  readonly revisedDue: DateCell | null;
  readonly status: TextCell | null;
}

/** An X (or its like) in a risk's own grid: the pair of ratings it marks, and for which stage. */
export interface GridMark {
  readonly stage: Stage;
  readonly cell: CellRef;
  /** Axis numbers. */
  readonly likelihood: number;
  readonly impact: number;
}

export interface Risk {
  /** The reference as shown; "" where blank. */
  readonly id: string;
  readonly title: string;
  readonly kind: "threat" | "opportunity";
  readonly sheet: string;
  /** First and last row, 0-based and inclusive. */
  readonly rows: readonly [number, number];
  readonly stages: Readonly<Partial<Record<Stage, StageReading>>>;
  /** The matrix this risk is judged by: register.matrices[kind]. */
  readonly texts: Readonly<Partial<Record<Role, TextCell>>>;
  readonly owners: readonly string[];
  readonly contacts: readonly string[];
  readonly dates: Readonly<Partial<Record<"lastReview" | "nextReview" | "targetDate" | "dateRaised", DateCell>>>;
  readonly dot: TextCell | null;
  readonly controls: readonly Control[];
  readonly actions: readonly Action[];
  /** Where the risk has a grid of its own with its place marked in it; left out where it has none. */
  readonly marks?: readonly GridMark[];
  /** Columns and labels with no role of ours, by their heading. Nothing read is lost. */
  readonly other: Readonly<Record<string, TextCell>>;
}

/** What a column of a table was read as. */
export interface ColumnReading {
  /** 0-based. */
  readonly column: number;
  /** The heading as shown, its group before it: "Inherent Risk / Score". */
  readonly heading: string;
  readonly field: Field | null;
  /** Its cells hold both ratings ("4 x 5"); the field is the stage's likelihood, and no column is its impact. */
  readonly isPair?: true;
  /** 0 to 1, and what it rests on, in plain words. */
  readonly confidence: number;
  readonly reasons: readonly string[];
}

/** What a label of cards or pages was read as. */
export interface LabelReading {
  /** As shown. */
  readonly label: string;
  readonly field: Field | null;
  /** What it was taken for, and its stage; the stage is null where the label names none, or the lines above it do. */
  readonly concept: Concept;
  readonly stage: Stage | null;
  /** Where it stands first. */
  readonly cell: CellRef;
  /** 0 to 1, and what it rests on, in plain words. */
  readonly confidence: number;
  readonly reasons: readonly string[];
}

/** How scores follow from ratings in this register, said aloud: "likelihood x impact in 31 of 32 rows". */
export interface RuleReading {
  readonly rule: "product" | "sum" | "product-plus-impact" | "lookup" | "words" | "none";
  readonly agree: number;
  readonly of: number;
}

/** What became of the user's confirmation when the sheet was read again: it stood as it was, its columns had moved, or some were not there any more. */
export type MappingState = "used" | "followed" | "changed";

/** A row within a table that is no risk: its headings once more, a row that names the risks below it, or one that says nothing of a risk (a total, a note). */
export interface LeftOut {
  /** 0-based. */
  readonly row: number;
  readonly why: "heading" | "section" | "other";
}

export interface Register {
  readonly sheet: string;
  /** The whole of it, headings included. */
  readonly range: Rect;
  readonly layout: "table" | "cards" | "pages";
  readonly kind: "threats" | "opportunities" | "mixed";
  /** "2014-08" (a month), "2018-Q3" (financial year's quarter: Q3 2018/19); null where the register states none. */
  readonly period: string | null;
  /** Last day of the stated period; null where none is stated. */
  readonly periodEnd: Day | null;
  /** Last day of the financial year its title names, where it states no period but one year. */
  readonly yearEnd?: Day;
  readonly confidence: number;
  readonly reasons: readonly string[];
  /** Where the user has confirmed how this register is read: whether that still held. Left out where nothing was confirmed. */
  readonly mappingState?: MappingState;
  /** What they confirmed. */
  readonly mapping?: Mapping;
  /** First and last heading row, 0-based; null for cards and pages. */
  readonly headerRows: readonly [number, number] | null;
  /** Tables only; every column of the table, in order. */
  readonly columns: readonly ColumnReading[];
  /** Cards and pages only: every label, each wording once, in the order of the sheet. */
  readonly labels?: readonly LabelReading[];
  /** The council's own words for its stages. */
  readonly stageLabels: Readonly<Partial<Record<Stage, string>>>;
  /** Which comes first where two ratings share a cell or a heading is silent; how we know. */
  readonly order: { readonly first: "likelihood" | "impact"; readonly from: "heading" | "evidence" | "default" };
  readonly matrices: { readonly threat: Matrix; readonly opportunity: Matrix };
  readonly rule: RuleReading;
  readonly risks: readonly Risk[];
  /** Rows with a reference and a typed rating or score but no text: not risks, but reported (`title-missing`). */
  readonly untitled: readonly { readonly id: TextCell | null; readonly row: number; readonly cell: CellRef }[];
  /** Numbered rows with nothing else on them (placeholders for risks to come). */
  readonly emptyRows: readonly number[];
  /** Tables only: the other rows between the headings and the end that are no risks, from the top; as many as are told. */
  readonly leftOut?: readonly LeftOut[];
  /** Legends the workbook gives for its arrows: "▲ risk increased". Empty where none. */
  readonly arrowLegend: readonly {
    readonly arrow: string;
    readonly meaning: "better" | "worse" | "same" | "new" | "closed";
    readonly cell: CellRef;
  }[];
}

export interface RegisterReading {
  readonly workbook: WorkbookSnapshot;
  readonly registers: readonly Register[];
}

/** The matrix a risk is judged by. */
export const matrixFor = (register: Register, risk: Pick<Risk, "kind">): Matrix => register.matrices[risk.kind];

/**
 * A stage's two ratings, as axis numbers: of their own cells, else of a score cell that writes both and no number
 * ("B2", "Major/Likely"). null where one is not known.
 */
export function pairOf({ likelihood, impact, score }: StageReading): RatingCell["parts"] {
  if (!likelihood && !impact) return score?.state === "scored" && score.value === null ? score.parts : null;
  const [l, i] = [likelihood?.value ?? null, impact?.value ?? null];
  return l !== null && i !== null ? { likelihood: l, impact: i } : null;
}

/** Whether a stage's two ratings stand in one cell: "4 x 5". */
export const isPairCell = ({ likelihood, impact }: StageReading): boolean =>
  likelihood !== undefined &&
  impact !== undefined &&
  likelihood.cell.column === impact.cell.column &&
  likelihood.cell.row === impact.cell.row;

/** The column (0-based) a field stands in; null where the table has none. */
export const columnOf = (register: Register, field: Field): number | null =>
  register.columns.find((c) => c.field === field)?.column ?? null;
