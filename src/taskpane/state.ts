import type { Day, Edit, Refusal } from "../workbook";
import type { Mapping, RegisterReading } from "../register";
import type { Finding } from "../checks";
import type { Profile } from "../profile";
import type { IgnoredFinding, ReturnedFinding } from "../submit";
import type { PeriodBefore } from "./before";

/** What runs at the moment. One job at a time. */
export type Job =
  | "look"
  | "check"
  | "fix"
  | "bands"
  | "arrows"
  | "export"
  | "list"
  | "previous"
  | "mark"
  | "movement"
  | "together"
  | "roll"
  | "publish"
  | "putBack";

export interface Busy {
  readonly job: Job;
  /** reading the workbook, working on what was read, writing to the workbook. Only writing cannot be called off. */
  readonly step: "reading" | "working" | "writing";
  /** Excel waits until the user has left the cell. */
  readonly waiting: boolean;
}

/** What a change did, as data; `words.ts` says it. */
export type ChangeWhat =
  | { readonly kind: "fix"; readonly rule: string; readonly cell: string }
  | { readonly kind: "fixAll"; readonly count: number }
  | { readonly kind: "bands"; readonly style: "conditional" | "fixed"; readonly sheets: readonly string[] }
  | { readonly kind: "arrows"; readonly sheets: readonly string[] }
  | { readonly kind: "export"; readonly sheets: readonly string[] }
  | { readonly kind: "list"; readonly sheets: readonly string[] }
  | { readonly kind: "previous"; readonly count: number }
  | { readonly kind: "mark"; readonly count: number }
  | { readonly kind: "movement"; readonly sheets: readonly string[] }
  | { readonly kind: "together"; readonly sheets: readonly string[] }
  | { readonly kind: "roll"; readonly from: string; readonly sheets: readonly string[] }
  | { readonly kind: "publish"; readonly sheets: readonly string[] };

/** One change made in this session. */
export interface Change {
  readonly id: number;
  readonly what: ChangeWhat;
  readonly madeAt: Date;
  readonly edits: readonly Edit[];
  /** null while it stands. */
  readonly putBackAt: Date | null;
}

/** Told to the user once something has ended well, or ended without effect. */
export type Notice =
  | { readonly kind: "checked"; readonly errors: number; readonly warnings: number; readonly advice: number }
  | { readonly kind: "changed"; readonly change: Change; readonly left: number }
  | { readonly kind: "putBack"; readonly change: Change }
  /** The reason is a sentence for the user; null where the job says enough. */
  | { readonly kind: "nothingToDo"; readonly job: Job; readonly reason: string | null }
  | { readonly kind: "outOfDate" }
  /** What the user set could not be remembered with the workbook; it holds while the pane is open. */
  | { readonly kind: "notKept"; readonly message: string }
  /** How a register is read is remembered with the workbook, or no longer. */
  | { readonly kind: "confirmed"; readonly sheet: string }
  | { readonly kind: "forgotten"; readonly sheet: string }
  /** Name of the profile that workbooks begin with from now on; null for none. */
  | { readonly kind: "ownDefault"; readonly name: string | null }
  /** A workbook was made; it stands open beside this one, or is only there to be saved. */
  | { readonly kind: "made"; readonly fileName: string; readonly bytes: Uint8Array; readonly opened: boolean }
  /** What was kept in the workbook has been taken out. */
  | { readonly kind: "cleared" }
  | { readonly kind: "cancelled" };

/** What went wrong. A bug of ours carries its text, so that it can be copied and sent on. */
export type Problem =
  | { readonly kind: "refused"; readonly job: Job | "goTo"; readonly refusal: Refusal }
  | { readonly kind: "fault"; readonly job: Job | "goTo" | "keep"; readonly detail: string }
  /** A part of our own code could not be fetched. */
  | { readonly kind: "notLoaded"; readonly job: Job };

/** A screen that asks something before a command runs. */
export type Ask = "bands" | "arrows" | "export" | "fixAll" | "roll" | "publish";

/** What the lower part of the pane shows. */
export type View = "findings" | "quarter" | "submit" | "read" | "changes";

export interface Checked {
  readonly reading: RegisterReading;
  /** Without those that are ignored. */
  readonly findings: readonly Finding[];
  readonly ignored: readonly IgnoredFinding[];
  /** Of the findings, those that were ignored once. */
  readonly returned: readonly ReturnedFinding[];
  readonly asOf: Day;
  readonly at: Date;
}

export interface PaneState {
  /** What was found when the workbook was last read; null until then. */
  readonly reading: RegisterReading | null;
  /** What the last check said; null before the first. */
  readonly checked: Checked | null;
  readonly busy: Busy | null;
  readonly notice: Notice | null;
  readonly problem: Problem | null;
  readonly ask: Ask | null;
  readonly view: View;
  /** Somebody has changed the workbook since it was last read. */
  readonly stale: boolean;
  /** Newest first. */
  readonly changes: readonly Change[];
  /** Position in reading.registers; null for all of them. */
  readonly register: number | null;
  readonly profile: Profile;
  /** What the user has confirmed of how this workbook's registers are read. */
  readonly mappings: readonly Mapping[];
  /** The period before, which the checks and the arrows go by until it is taken away; null for none. */
  readonly before: PeriodBefore | null;
  /** The as-of date the user set; null for the register's own. */
  readonly asOfGiven: Day | null;
}
