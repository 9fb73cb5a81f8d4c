import type { Day, Edit, InteractiveHost, Refusal, WorkbookSnapshot } from "../workbook";
import { readRegisters, type Register, type RegisterReading } from "../register";
import type { Finding } from "../checks";
import type { CheckOptions } from "../report";
import { DEFAULT_PROFILE } from "../profile";
import { periodsOf, readingBefore, type PeriodBefore } from "./before";
import { standInTheWay } from "./bulk";
import { later, NotLoaded } from "./later";
import { createStore, type Store } from "./store";
import type { Submission } from "./submission";
import type { Busy, Change, ChangeWhat, Job, PaneState, Problem } from "./state";

const INITIAL: PaneState = {
  reading: null,
  checked: null,
  busy: null,
  notice: null,
  problem: null,
  ask: null,
  view: "findings",
  stale: false,
  changes: [],
  register: null,
  profile: DEFAULT_PROFILE,
  mappings: [],
  before: null,
  asOfGiven: null,
};

const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/** A job that was called off, or that gave way to a refusal already told; caught where the job was started. */
class Ended extends Error {}

/** What the work needs from outside. Time comes in, so that tests can set it. */
export interface WorkParts {
  readonly host: InteractiveHost;
  readonly submission: Submission;
  readonly now?: () => Date;
  /** Lets the screen be drawn before work that keeps the thread busy. */
  readonly breathe?: () => Promise<void>;
}

/**
 * One job at a time over one workbook: reading, checking, writing, putting back and calling off. What the commands
 * of the pane are made of; each gets the number of its run, and ends quietly where that run has been called off.
 *
 * Before anything is written the workbook is read again, since events are only hints: what is written
 * always follows from the sheet as it stands.
 */
export class Work {
  readonly store: Store<PaneState> = createStore(INITIAL);
  readonly host: InteractiveHost;
  readonly now: () => Date;
  readonly submission: Submission;
  readonly breathe: () => Promise<void>;
  private readonly undo = new Map<number, () => Promise<Refusal | { readonly ok: true }>>();
  /** Counts up with each job; one that finds another number has been called off. */
  private run = 0;
  /** Whether the job that runs has changed the workbook. */
  private wrote = false;
  private ids = 0;
  /** The workbook as it was last read whole; null before. */
  lastRead: WorkbookSnapshot | null = null;
  /** Whether a request is held back just now since the user is typing in a cell. */
  heldBack = false;

  constructor({ host, submission, now = () => new Date(), breathe = nextTask }: WorkParts) {
    this.host = host;
    this.submission = submission;
    this.now = now;
    this.breathe = breathe;
  }

  today(): Day {
    const at = this.now();
    return { year: at.getFullYear(), month: at.getMonth() + 1, day: at.getDate() };
  }

  /** The registers the commands work on: the chosen one, or all. */
  chosen(): readonly Register[] {
    const { reading, register } = this.store.get();
    if (!reading) return [];
    return register === null ? reading.registers : reading.registers.slice(register, register + 1);
  }

  /** Runs a job; nothing happens while another runs. What fails in it is told, never thrown. */
  async job(job: Job, work: (run: number) => Promise<void>): Promise<void> {
    if (this.store.get().busy) return;
    const run = ++this.run;
    this.wrote = false;
    // The last notice stays until a new one takes its place: what comes and goes makes the page jump.
    this.store.set({ busy: { job, step: "reading", waiting: this.heldBack }, problem: null });
    try {
      await work(run);
    } catch (error) {
      if (!(error instanceof Ended) && run === this.run)
        this.store.set({
          problem: problemOf(this.store.get().busy?.job ?? job, error),
          ...(!this.wrote && { notice: null }),
        });
    } finally {
      if (run === this.run) this.store.set({ busy: null });
    }
  }

  /** Says what the job is at now; ends it where it has been called off. */
  step(run: number, step: Busy["step"]): void {
    if (run !== this.run) throw new Ended();
    const { busy } = this.store.get();
    if (busy) this.store.set({ busy: { ...busy, step, waiting: this.heldBack } });
  }

  /** Lets the screen be drawn; ends the job where it has been called off meanwhile. */
  async pause(run: number): Promise<void> {
    await this.breathe();
    if (run !== this.run) throw new Ended();
  }

  /** Reads the workbook as it stands. */
  async read(run: number): Promise<WorkbookSnapshot> {
    this.step(run, "reading");
    const answer = await this.host.read();
    if (run !== this.run) throw new Ended();
    if (!answer.ok) this.refuse(this.store.get().busy?.job ?? "look", answer);
    this.lastRead = answer.workbook;
    this.step(run, "working");
    await this.pause(run);
    return answer.workbook;
  }

  /** Reads the workbook's registers anew, judging nothing. */
  async readAgain(run: number): Promise<readonly Register[]> {
    const workbook = await this.read(run);
    const reading = readRegisters(workbook, this.store.get().profile, this.store.get().mappings);
    this.store.set({ reading, ...this.sameRegister(reading) });
    return this.chosen();
  }

  /** Reads and judges; what it finds is shown at once. */
  async checkNow(run: number): Promise<readonly Finding[]> {
    const { checkWorkbook } = await later.judging();
    const workbook = await this.read(run);
    const { reading, findings, ignored, returned, asOf } = checkWorkbook(workbook, this.checkOptions(workbook));
    this.store.set({
      reading,
      checked: { reading, findings, ignored, returned, asOf, at: this.now() },
      stale: false,
      ...this.sameRegister(reading),
    });
    await this.submission.verify(reading);
    return findings;
  }

  /** How the workbook is to be checked, by all that the user has set. */
  checkOptions(workbook: WorkbookSnapshot): CheckOptions {
    const { asOfGiven, profile, mappings, before } = this.store.get();
    return {
      ignores: this.submission.store.get().ignores,
      profile,
      mappings,
      today: this.today(),
      ...(asOfGiven && { asOf: asOfGiven }),
      ...(before && { previous: this.periodBefore(workbook, before) }),
    };
  }

  /** The registers of the period before, as the checks take them. */
  private periodBefore(workbook: WorkbookSnapshot, before: PeriodBefore): RegisterReading {
    const { profile, mappings } = this.store.get();
    const reading = readRegisters(workbook, profile, mappings);
    const { register } = this.sameRegister(reading);
    const chosen = register === null ? reading.registers : reading.registers.slice(register, register + 1);
    return readingBefore(reading, periodsOf(reading, chosen, before));
  }

  /** Carries out the edits of a job and remembers them, so that they can be put back; then looks again. */
  async write(
    run: number,
    what: ChangeWhat,
    edits: readonly Edit[],
    left: number,
    reason: string | null = null,
  ): Promise<void> {
    const job = this.store.get().busy?.job ?? "fix";
    if (edits.length === 0) return this.nothing(job, reason);
    this.step(run, "writing");
    const answer = await this.host.apply(edits);
    if (!answer.ok) this.refuse(job, answer);
    this.wrote = true;
    const change: Change = { id: ++this.ids, what, madeAt: this.now(), edits, putBackAt: null };
    this.undo.set(change.id, answer.undo);
    // Publishing goes on after the edition has been written.
    const ask = what.kind === "publish" ? this.store.get().ask : null;
    this.store.set({ changes: [change, ...this.store.get().changes], ask });
    this.store.set({ notice: { kind: "changed", change, left } });
    await this.followUp(run);
  }

  putBack = (id: number): Promise<void> =>
    this.job("putBack", async (run) => {
      const change = this.store.get().changes.find((one) => one.id === id);
      const undo = this.undo.get(id);
      if (!change || !undo || change.putBackAt || this.inTheWay(change)) return;
      this.step(run, "writing");
      const answer = await undo();
      if (!answer.ok) this.refuse("putBack", answer);
      this.wrote = true;
      const done: Change = { ...change, putBackAt: this.now() };
      this.store.set({ changes: this.store.get().changes.map((one) => (one.id === id ? done : one)) });
      this.store.set({ notice: { kind: "putBack", change: done } });
      await this.followUp(run);
    });

  /** The newer change that must be put back before this one, since both wrote to one place; null where none. */
  inTheWay(change: Change): Change | null {
    const { changes } = this.store.get();
    // Newest first: the last of those in the way is the one to begin with.
    return (
      changes.find((newer) => newer.id > change.id && !newer.putBackAt && standInTheWay(newer.edits, change.edits)) ??
      null
    );
  }

  /** Calls off what runs, unless it is writing: then only waiting for the cell can be given up. */
  cancel = (): void => {
    const { busy } = this.store.get();
    if (!busy || (busy.step === "writing" && !busy.waiting)) return;
    this.host.cancel?.();
    // A write is called off by its host, which answers; a read can simply be left alone.
    if (busy.step === "writing") return;
    this.run++;
    this.store.set({ busy: null, ...(!this.wrote && { notice: { kind: "cancelled" } }) });
  };

  /** Settles when nothing runs: what the ribbon starts must wait for what the pane has begun. */
  idle(): Promise<void> {
    return new Promise((resolve) => {
      const stop = this.store.subscribe(() => look());
      const look = (): void => {
        if (this.store.get().busy) return;
        stop();
        resolve();
      };
      look();
    });
  }

  /** Keeps the user's choice of register on the same table, wherever it stands in the new reading. */
  sameRegister(reading: RegisterReading): { readonly register: number | null } {
    const { reading: before, register } = this.store.get();
    const old = register === null ? undefined : before?.registers[register];
    if (!old) return { register: null };
    const same = (one: Register): boolean =>
      one.sheet === old.sheet && one.range.top === old.range.top && one.range.left === old.range.left;
    const exact = reading.registers.findIndex(same);
    const at = exact >= 0 ? exact : reading.registers.findIndex((one) => one.sheet === old.sheet);
    return { register: at >= 0 ? at : null };
  }

  /** Ends a command that had nothing to do; the reason is a sentence for the user. */
  nothing(job: Job, reason: string | null): void {
    this.store.set({ notice: { kind: "nothingToDo", job, reason }, ask: null });
  }

  /** Tells a refusal and ends the job. */
  refuse(job: Job, refusal: Refusal): never {
    if (refusal.reason !== "cancelled")
      this.store.set({ problem: { kind: "refused", job, refusal }, ...(!this.wrote && { notice: null }) });
    else if (!this.wrote) this.store.set({ notice: { kind: "cancelled" } });
    throw new Ended();
  }

  /** After a change of ours: what was checked is checked again, else only read again. A job of its own to the user: if it fails, the change still stands. */
  private async followUp(run: number): Promise<void> {
    const { checked } = this.store.get();
    this.store.set({ busy: { job: checked ? "check" : "look", step: "reading", waiting: false }, stale: true });
    if (checked) await this.checkNow(run);
    else await this.readAgain(run);
    this.store.set({ stale: false });
  }
}

const problemOf = (job: Job, error: unknown): Problem =>
  error instanceof NotLoaded ? { kind: "notLoaded", job } : { kind: "fault", job, detail: detailOf(error) };

/** A fault's text, to be copied and sent on. */
export const detailOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? `${error.name}: ${error.message}`) : String(error);
