import type { Profile } from "../profile";
import type { Register, RegisterReading } from "../register";
import type { Sifted } from "../submit";
import type { Day, Edit, WorkbookSnapshot } from "../workbook";
import type { Escalate } from "./escalate";

/** A workbook as it was read and checked. */
export interface SourceBook {
  /** The file's name; "" for the workbook that is open. */
  readonly fileName: string;
  readonly reading: RegisterReading;
  readonly sifted: Sifted;
}

/** One register that goes into the corporate one. */
export interface Source {
  readonly fileName: string;
  readonly workbook: WorkbookSnapshot;
  readonly register: Register;
  /** The directorate, as the corporate register names it. Registers of one label stand together. */
  readonly label: string;
  /** What the checks say of this register alone. */
  readonly sifted: Sifted;
  /** The same register a period before, where its workbook holds it: its scores become the previous ones. */
  readonly before: Register | null;
}

export interface ConsolidateOptions {
  readonly profile: Profile;
  /** The day the registers were judged at. */
  readonly asOf: Day;
  /** The workbook that the new sheets go into; one without sheets for a new one. */
  readonly workbook: WorkbookSnapshot;
  /** Which risks the corporate level has to look at. */
  readonly escalate: Escalate;
  /** What was not taken and why, in sentences, for the cover. */
  readonly leftOut?: readonly string[];
}

export interface Consolidated {
  readonly edits: readonly Edit[];
  /** The sheets made, in their order. */
  readonly sheets: readonly string[];
  readonly risks: number;
  readonly escalated: number;
  /** What a reader has to know before the register goes further, a sentence each. */
  readonly notes: readonly string[];
}

/** Why nothing can be put together, as a sentence. */
export interface CannotConsolidate {
  readonly impossible: string;
}
