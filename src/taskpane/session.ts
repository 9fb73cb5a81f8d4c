import {
  a1,
  type CellRef,
  type Day,
  type Edit,
  type InteractiveHost,
  type Refusal,
  type WorkbookSnapshot,
} from "../workbook";
import { DEFAULT_PROFILE, type ArrowMeaning, type Profile } from "../profile";
import { mappingOf, readRegisters, type Field, type Mapping, type Register, type RegisterReading } from "../register";
import type { Preferences, WorkbookStore } from "../excel";
import { colourBands } from "../bands";
import { arrowMeaning, planArrows } from "../movement";
import { standardLayout } from "../standard";
import { findingsEdits, verdictOf, type Digest, type Ignore } from "../submit";
import { checkWorkbook } from "../report";
import { asOfDay, type Finding } from "../checks";
import { safeFixes, standInTheWay } from "./bulk";
import { countBySeverity, findingKey } from "./groups";
import { keptProfile, recall, recalledProfile, type Remembered } from "./conventions";
import { createStore, type Store } from "./store";
import { sha256, Submission } from "./submission";
import type { Ask, Busy, Change, ChangeWhat, Job, Notice, PaneState, View } from "./state";

/** What the session needs from outside. Time comes in, so that tests can set it. */
export interface SessionParts {
  readonly host: InteractiveHost;
  /** Where it is remembered how this workbook is read; without it, nothing is. */
  readonly memory?: Pick<WorkbookStore, "read" | "write">;
  /** Where the user's own default profile is kept on this machine. */
  readonly preferences?: () => Promise<Preferences>;
  readonly digest?: Digest;
  readonly now?: () => Date;
  /** Lets the screen be drawn before work that keeps the thread busy. */
  readonly breathe?: () => Promise<void>;
}

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
  asOfGiven: null,
};

const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/** The name under which it is remembered how a workbook is read. */
const MEMORY = "reading";
/** The name of the user's own default profile among their preferences. */
const OWN_PROFILE = "profile";

/** A job that was called off, or that gave way to a refusal already told; caught where the job was started. */
class Ended extends Error {}

/**
 * Everything the pane and the ribbon can do, one job at a time, over one workbook. It knows nothing of
 * React: views read `store` and call these functions.
 *
 * Before anything is written the workbook is read again, since events are only hints: what is written
 * always follows from the sheet as it stands.
 */
export class Session {
  readonly store: Store<PaneState> = createStore(INITIAL);
  /** What is ignored, and the stamp. */
  readonly submission: Submission;
  private readonly host: InteractiveHost;
  private readonly memory: SessionParts["memory"];
  private readonly preferences: SessionParts["preferences"];
  private readonly now: () => Date;
  private readonly breathe: () => Promise<void>;
  private readonly undo = new Map<number, () => Promise<Refusal | { readonly ok: true }>>();
  /** Counts up with each job; one that finds another number has been called off. */
  private run = 0;
  /** Whether the job that runs has changed the workbook. */
  private wrote = false;
  private ids = 0;

  constructor({
    host,
    memory,
    preferences,
    digest = sha256,
    now = () => new Date(),
    breathe = nextTask,
  }: SessionParts) {
    this.submission = new Submission(memory, digest);
    this.host = host;
    this.memory = memory;
    this.preferences = preferences;
    this.now = now;
    this.breathe = breathe;
  }

  /** Looks at the workbook for the first time and follows its changes from then on. */
  async start(): Promise<void> {
    await this.remember();
    try {
      await this.submission.recall();
    } catch {
      // What cannot be recalled counts as not ignored and not stamped: nothing is hidden from the user.
    }
    await this.look();
    try {
      await this.listen();
    } catch {
      // Events are only hints: without them Check again still reads everything anew, and so does each command.
    }
  }

  /** What the workbook remembers; where it remembers nothing, the user's own default profile. */
  private async remember(): Promise<void> {
    try {
      const recalled = recall(await this.memory?.read(MEMORY));
      if (recalled) return this.store.set(recalled);
      const profile = recalledProfile((await this.preferences?.())?.get(OWN_PROFILE));
      if (profile) this.store.set({ profile });
    } catch {
      // What cannot be recalled is read anew; the user sees how, under "What we read".
    }
  }

  /** Follows the workbook's changes. Returns a function that stops it. */
  async listen(): Promise<() => void> {
    const stopWaiting = this.host.onWaiting?.((waiting) => {
      const { busy } = this.store.get();
      if (busy) this.store.set({ busy: { ...busy, waiting } });
    });
    const stopChanged = await this.host.onChanged(() => {
      if (this.store.get().reading) this.store.set({ stale: true });
    });
    return () => {
      stopWaiting?.();
      stopChanged();
    };
  }

  /** Reads the workbook and says which registers it holds, judging nothing. */
  look = (): Promise<void> =>
    this.job("look", async (run) => {
      const workbook = await this.read(run);
      const reading = readRegisters(workbook, this.store.get().profile, this.store.get().mappings);
      this.store.set({ reading, stale: false, notice: null, ...this.sameRegister(reading) });
    });

  check = (): Promise<void> =>
    this.job("check", async (run) => {
      const findings = await this.checkNow(run);
      const n = countBySeverity(findings);
      this.store.set({
        notice: { kind: "checked", errors: n.error, warnings: n.warning, advice: n.advice },
        ask: null,
      });
    });

  /** Shows the cell to the user. Not a job: it changes nothing and may be asked for at any time. */
  goTo = async (cell: CellRef): Promise<void> => {
    try {
      const answer = await this.host.select(cell);
      if (!answer.ok) this.store.set({ problem: { kind: "refused", job: "goTo", refusal: answer } });
    } catch (error) {
      this.store.set({ problem: { kind: "fault", job: "goTo", detail: detailOf(error) } });
    }
  };

  /** Puts one finding right, if it still stands just as it was shown. */
  fix = (finding: Finding): Promise<void> =>
    this.job("fix", async (run) => {
      const fresh = (await this.checkNow(run)).find((now) => sameFix(now, finding));
      if (!fresh) return this.store.set({ notice: { kind: "outOfDate" } });
      await this.write(
        run,
        { kind: "fix", rule: fresh.rule, cell: fresh.cell ? a1(fresh.cell.row, fresh.cell.column) : "" },
        fresh.edits,
        0,
      );
    });

  /** Puts right all of these that are safe and still stand just as they were shown. */
  fixAll = (shown: readonly Finding[]): Promise<void> =>
    this.job("fix", async (run) => {
      const wanted = safeFixes(shown);
      const now = new Map((await this.checkNow(run)).map((finding) => [findingKey(finding), finding]));
      const fresh = wanted.flatMap((finding) => {
        const same = now.get(findingKey(finding));
        return same && sameFix(same, finding) ? [same] : [];
      });
      if (fresh.length === 0) return this.store.set({ notice: { kind: "outOfDate" }, ask: null });
      await this.write(
        run,
        { kind: "fixAll", count: fresh.length },
        fresh.flatMap((finding) => finding.edits),
        wanted.length - fresh.length,
      );
    });

  colourBands = (style: "conditional" | "fixed" = "conditional"): Promise<void> =>
    this.job("bands", async (run) => {
      const registers = await this.readAgain(run);
      const { workbook } = this.store.get().reading!;
      const plans = registers.map((register) => ({ register, plan: colourBands(register, workbook, { style }) }));
      const done = plans.flatMap(({ register, plan }) => (plan.ok && plan.edits.length > 0 ? [register] : []));
      const reason = plans.flatMap(({ plan }) => (plan.ok ? [] : [plan.reason]))[0] ?? null;
      await this.write(
        run,
        { kind: "bands", style, sheets: sheetsOf(done) },
        plans.flatMap(({ plan }) => (plan.ok ? plan.edits : [])),
        0,
        reason,
      );
    });

  /** Without a meaning: the one that is settled; where none is, the user is asked. */
  addArrows = (given: ArrowMeaning | null = null): Promise<void> =>
    this.job("arrows", async (run) => {
      const registers = await this.readAgain(run);
      const { reading, profile } = this.store.get();
      const meanings = registers.map((register) => arrowMeaning(register, profile) ?? given);
      // A register with nothing to compare needs no answer from the user.
      const plans = registers.map((register, i) => ({
        register,
        meaning: meanings[i],
        plan: planArrows(register, { workbook: reading!.workbook, meaning: meanings[i] ?? "up-is-worse" }),
      }));
      if (plans.some(({ meaning, plan }) => !meaning && plan.edits.length > 0))
        return this.store.set({ ask: "arrows", notice: null });
      const done = plans.flatMap(({ register, plan }) => (plan.edits.length > 0 ? [register] : []));
      const reason = plans.find(({ plan }) => plan.reason !== null)?.plan.reason ?? null;
      await this.write(
        run,
        { kind: "arrows", sheets: sheetsOf(done) },
        plans.flatMap(({ plan }) => plan.edits),
        0,
        reason,
      );
    });

  export = (plain = false): Promise<void> =>
    this.job("export", async (run) => {
      // Its cover says what a check finds, so it is checked as it stands now.
      await this.checkNow(run);
      const edits = this.exportEdits(plain);
      const sheets = edits.flatMap((edit) => (edit.kind === "addSheet" ? [edit.name] : []));
      // What is exported is a register too: the pane stays with the one it was made from.
      const { reading, register } = this.store.get();
      if (register === null && reading?.registers.length === 1) this.store.set({ register: 0 });
      await this.write(run, { kind: "export", sheets }, edits, 0);
    });

  /** The edits an export of the chosen registers makes, as far as the last reading goes; its screen shows the sheets beforehand. */
  exportEdits(plain: boolean): readonly Edit[] {
    const { reading, profile, checked, register, asOfGiven } = this.store.get();
    if (!reading) return [];
    const findings = checked?.findings.filter((finding) => register === null || finding.register === register);
    return standardLayout(this.chosen(), reading.workbook, {
      profile,
      plain,
      asOf: asOfDay(reading, asOfGiven, this.today()),
      ...(findings && { findings }),
    });
  }

  /** Sets a finding aside, with the reason, and checks again. */
  ignore = (finding: Finding, reason: string, role: string): Promise<void> =>
    this.job("check", async (run) => {
      const { checked } = this.store.get();
      if (!checked) return;
      const day = this.today();
      await this.told(this.submission.ignore(finding, checked.reading, { reason, role, day }));
      await this.checkNow(run);
    });

  stopIgnoring = (ignore: Ignore): Promise<void> =>
    this.job("check", async (run) => {
      await this.told(this.submission.stopIgnoring(ignore));
      await this.checkNow(run);
    });

  /** Keeps with the workbook what its registers say now, as it was checked. */
  stamp = (): Promise<void> =>
    this.job("check", async (run) => {
      await this.checkNow(run);
      const { checked, profile } = this.store.get();
      await this.told(this.submission.stamp(checked!, this.today(), profile.name));
    });

  /** The findings as a new sheet, to be sent back with the workbook. */
  listFindings = (): Promise<void> =>
    this.job("export", async (run) => {
      const findings = await this.checkNow(run);
      const { reading, ignored, returned, asOf } = this.store.get().checked!;
      const verdict = verdictOf(reading, { open: findings, ignored, returned }).sentence;
      const edits = findingsEdits(findings, reading.workbook, { asOf, verdict });
      const sheets = edits.flatMap((edit) => (edit.kind === "addSheet" ? [edit.name] : []));
      await this.write(run, { kind: "export", sheets }, edits, 0);
    });

  /** Says so where Excel did not keep what it was given. */
  private async told(answer: Promise<Refusal | { readonly ok: true }>): Promise<void> {
    const kept = await answer;
    this.store.set({ notice: kept.ok ? null : { kind: "notKept", message: kept.message } });
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

  openAsk = (ask: Ask): void => this.store.set({ ask, notice: null, problem: null });
  closeAsk = (): void => this.store.set({ ask: null });
  dismiss = (): void => this.store.set({ notice: null, problem: null });
  show = (view: View): void => this.store.set({ view, ask: null });
  chooseRegister = (register: number | null): void => this.store.set({ register });

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

  /** A new as-of date or profile changes what the checks say: they run again if they ran before. */
  setAsOf = (asOfGiven: Day | null): Promise<void> => this.resettle({ asOfGiven });
  setProfile = async (profile: Profile): Promise<void> => {
    if (this.store.get().busy) return;
    await this.resettle({ profile });
    await this.keep();
  };

  /** The user confirms how a table was read, with what they say of single columns (by column, 0-based) instead. */
  confirm = (register: Register, said: ReadonlyMap<number, Field | null> = new Map()): Promise<void> => {
    const mapping = mappingOf(register, said);
    return this.setMapping(register, mapping && [mapping], { kind: "confirmed", sheet: register.sheet });
  };
  forget = (register: Register): Promise<void> =>
    this.setMapping(register, [], { kind: "forgotten", sheet: register.sheet });

  private async setMapping(register: Register, given: readonly Mapping[] | null, notice: Notice): Promise<void> {
    if (!given || this.store.get().busy) return;
    const others = this.store.get().mappings.filter((mapping) => mapping !== register.mapping);
    await this.resettle({ mappings: [...others, ...given] });
    if (this.store.get().problem) return;
    this.store.set({ notice });
    await this.keep();
  }

  /** Makes the present profile the one that workbooks of this user begin with. */
  makeDefault = async (): Promise<void> => {
    try {
      const preferences = await this.preferences?.();
      const { profile } = this.store.get();
      const kept = keptProfile(profile);
      if (kept) preferences?.set(OWN_PROFILE, kept);
      else preferences?.remove(OWN_PROFILE);
      this.store.set({ notice: { kind: "ownDefault", name: kept && profile.name } });
    } catch (error) {
      this.store.set({ problem: { kind: "fault", job: "keep", detail: detailOf(error) } });
    }
  };

  /** Remembers with the workbook how it is read; where Excel does not keep it, says so. */
  private keep = async (): Promise<void> => {
    if (!this.memory) return;
    const { profile, mappings } = this.store.get();
    const remembered: Remembered = { profile: keptProfile(profile), mappings };
    try {
      const answer = await this.memory.write(MEMORY, remembered);
      if (!answer.ok) this.store.set({ notice: { kind: "notKept", message: answer.message } });
    } catch (error) {
      this.store.set({ problem: { kind: "fault", job: "keep", detail: detailOf(error) } });
    }
  };

  private resettle(parts: Partial<PaneState>): Promise<void> {
    if (this.store.get().busy) return Promise.resolve();
    this.store.set(parts);
    return this.store.get().checked ? this.check() : this.look();
  }

  /** The registers the commands work on: the chosen one, or all. */
  chosen(): readonly Register[] {
    const { reading, register } = this.store.get();
    if (!reading) return [];
    return register === null ? reading.registers : reading.registers.slice(register, register + 1);
  }

  private async job(job: Job, work: (run: number) => Promise<void>): Promise<void> {
    if (this.store.get().busy) return;
    const run = ++this.run;
    this.wrote = false;
    // The last notice stays until a new one takes its place: what comes and goes makes the page jump.
    this.store.set({ busy: { job, step: "reading", waiting: false }, problem: null });
    try {
      await work(run);
    } catch (error) {
      if (!(error instanceof Ended) && run === this.run)
        this.store.set({
          problem: { kind: "fault", job: this.store.get().busy?.job ?? job, detail: detailOf(error) },
          ...(!this.wrote && { notice: null }),
        });
    } finally {
      if (run === this.run) this.store.set({ busy: null });
    }
  }

  private step(run: number, step: Busy["step"]): void {
    if (run !== this.run) throw new Ended();
    const { busy } = this.store.get();
    if (busy) this.store.set({ busy: { ...busy, step, waiting: false } });
  }

  private refuse(job: Job, refusal: Refusal): never {
    if (refusal.reason !== "cancelled")
      this.store.set({ problem: { kind: "refused", job, refusal }, ...(!this.wrote && { notice: null }) });
    else if (!this.wrote) this.store.set({ notice: { kind: "cancelled" } });
    throw new Ended();
  }

  private async read(run: number): Promise<WorkbookSnapshot> {
    this.step(run, "reading");
    const answer = await this.host.read();
    if (run !== this.run) throw new Ended();
    if (!answer.ok) this.refuse(this.store.get().busy?.job ?? "look", answer);
    this.step(run, "working");
    await this.breathe();
    if (run !== this.run) throw new Ended();
    return answer.workbook;
  }

  /** Reads and judges; what it finds is shown at once. */
  private async checkNow(run: number): Promise<readonly Finding[]> {
    const workbook = await this.read(run);
    const { asOfGiven, profile, mappings } = this.store.get();
    const { reading, findings, ignored, returned, asOf } = checkWorkbook(workbook, {
      ignores: this.submission.store.get().ignores,
      profile,
      mappings,
      today: this.today(),
      ...(asOfGiven && { asOf: asOfGiven }),
    });
    this.store.set({
      reading,
      checked: { reading, findings, ignored, returned, asOf, at: this.now() },
      stale: false,
      ...this.sameRegister(reading),
    });
    await this.submission.verify(reading);
    return findings;
  }

  private today(): Day {
    const at = this.now();
    return { year: at.getFullYear(), month: at.getMonth() + 1, day: at.getDate() };
  }

  private async readAgain(run: number): Promise<readonly Register[]> {
    const workbook = await this.read(run);
    const reading = readRegisters(workbook, this.store.get().profile, this.store.get().mappings);
    this.store.set({ reading, ...this.sameRegister(reading) });
    return this.chosen();
  }

  private async write(
    run: number,
    what: ChangeWhat,
    edits: readonly Edit[],
    left: number,
    reason: string | null = null,
  ): Promise<void> {
    const job = this.store.get().busy?.job ?? "fix";
    if (edits.length === 0) return this.store.set({ notice: { kind: "nothingToDo", job, reason }, ask: null });
    this.step(run, "writing");
    const answer = await this.host.apply(edits);
    if (!answer.ok) this.refuse(job, answer);
    this.wrote = true;
    const change: Change = { id: ++this.ids, what, madeAt: this.now(), edits, putBackAt: null };
    this.undo.set(change.id, answer.undo);
    this.store.set({ changes: [change, ...this.store.get().changes], ask: null });
    this.store.set({ notice: { kind: "changed", change, left } });
    await this.followUp(run);
  }

  /** After a change of ours: what was checked is checked again, else only read again. A job of its own to the user: if it fails, the change still stands. */
  private async followUp(run: number): Promise<void> {
    const { checked } = this.store.get();
    this.store.set({ busy: { job: checked ? "check" : "look", step: "reading", waiting: false }, stale: true });
    if (checked) await this.checkNow(run);
    else await this.readAgain(run);
    this.store.set({ stale: false });
  }

  /** Keeps the user's choice of register on the same table, wherever it stands in the new reading. */
  private sameRegister(reading: RegisterReading): { readonly register: number | null } {
    const { reading: before, register } = this.store.get();
    const old = register === null ? undefined : before?.registers[register];
    if (!old) return { register: null };
    const same = (one: Register): boolean =>
      one.sheet === old.sheet && one.range.top === old.range.top && one.range.left === old.range.left;
    const exact = reading.registers.findIndex(same);
    const at = exact >= 0 ? exact : reading.registers.findIndex((one) => one.sheet === old.sheet);
    return { register: at >= 0 ? at : null };
  }
}

const sheetsOf = (registers: readonly Register[]): string[] => [
  ...new Set(registers.map((register) => register.sheet)),
];

/** Whether a finding of a new check is the one shown, with the same cure. */
const sameFix = (now: Finding, shown: Finding): boolean =>
  findingKey(now) === findingKey(shown) && JSON.stringify(now.edits) === JSON.stringify(shown.edits);

const detailOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? `${error.name}: ${error.message}`) : String(error);
