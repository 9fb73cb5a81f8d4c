import type { CellRef, Day, Edit, WorkbookSnapshot } from "../workbook";
import type { Register, Risk } from "../register";
import type { Profile } from "../profile";

export type Severity = "error" | "warning" | "advice";

/** safe: the right value follows from the sheet alone, offered one by one and in bulk. offer: proposed, never in bulk. */
export type FixKind = "safe" | "offer";

export interface CheckContext {
  readonly workbook: WorkbookSnapshot;
  readonly register: Register;
  /** Position in the report's list. */
  readonly registerIndex: number;
  /** Every register of the workbook, this one among them: a number may be missing here and stand there. */
  readonly registers: readonly Register[];
  readonly profile: Profile;
  readonly asOf: Day;
  /** The same register one period before, where the user gave one. */
  readonly previous: Register | null;
  /** The same register in the periods before that one, where the user gave any; the latest first. */
  readonly earlier: readonly Register[];
  /** Owner and contact columns are looked through for personal data only before publication. */
  readonly forPublication: boolean;
}

/** What a check says; the runner adds rule, severity and register. */
export interface Fault {
  /** null where the fault has no cell here (`risk-vanished`). */
  readonly cell: CellRef | null;
  readonly related?: readonly CellRef[];
  readonly risk?: Risk | null;
  /** What is wrong, with the figures in it. One or two short sentences, plain British English. */
  readonly message: string;
  readonly actual?: string | number | null;
  readonly expected?: string | number | null;
  /** Overrides the check's severity where checks.md lets it differ ("else warning"). */
  readonly severity?: Severity;
  /** The edits that put it right; the check must declare `fix`. */
  readonly fix?: readonly Edit[];
  /** Overrides the check's fix kind where checks.md lets it differ ("else offer"). */
  readonly fixKind?: FixKind;
}

/** A check, declared as data: one file each in rules/. The pages in docs/checks/ are made from it. */
export interface Check {
  /** As in the catalogue: "score-mismatch". */
  readonly id: string;
  readonly severity: Severity;
  readonly group:
    | "Scores"
    | "Bands"
    | "Direction of travel"
    | "Identity and ownership"
    | "Actions, controls and dates"
    | "Cells and structure"
    | "The matrix itself";
  /** A few words: "Score does not match its ratings". */
  readonly title: string;
  readonly looksAt: string;
  readonly why: string;
  readonly remedy: string;
  readonly fix: FixKind | null;
  /**
   * It judges each risk by itself: what it says of a risk follows from that risk, and from what is worked out of the whole
   * register once (`oncePer`). So one risk can be judged again alone. Left out where risks are held against each other.
   */
  readonly perRisk?: true;
  readonly examples: { readonly wrong: string; readonly right: string };
  readonly run: (context: CheckContext) => Iterable<Fault>;
}

export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly register: number;
  readonly cell: CellRef | null;
  readonly related: readonly CellRef[];
  readonly risk: Risk | null;
  readonly message: string;
  readonly actual: string | number | null;
  readonly expected: string | number | null;
  readonly fix: FixKind | null;
  readonly edits: readonly Edit[];
}
