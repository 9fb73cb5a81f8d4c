import { a1, type CellRef, type Day, type InteractiveHost, type Refusal } from "../workbook";
import type { Escalate } from "../consolidate";
import type { ArrowMeaning, Profile } from "../profile";
import { labelMappingOf, mappingOf, readRegisters, type Field, type Mapping, type Register } from "../register";
import type { Preferences, WorkbookStore } from "../excel";
import { arrowMeaning } from "../movement";
import type { Digest, GroupBy, Ignore } from "../submit";
import type { Finding } from "../checks";
import { Books } from "./books";
import { Drafts } from "./drafts";
import { safeFixes } from "./bulk";
import { countBySeverity, findingKey } from "./groups";
import { verdictFor, type CheckedBook } from "./lists";
import { periodsOf } from "./before";
import { later } from "./later";
import { Live } from "./live";
import { isTwin, keptProfile, recall, recalledProfile, type Remembered } from "./conventions";
import type { Store } from "./store";
import { Publication } from "./publication";
import { Quarter } from "./quarter";
import type { Edition, Exported } from "./sheets";
import { sha256, Submission, type SubmissionState } from "./submission";
import { detailOf, Work } from "./work";
import type { Ask, Change, Checked, Notice, PaneState, View } from "./state";

/** What the session needs from outside. Time comes in, so that tests can set it. */
export interface SessionParts {
  readonly host: InteractiveHost;
  /** Where it is remembered how this workbook is read; without it, nothing is. */
  readonly memory?: Pick<WorkbookStore, "read" | "write"> & Partial<Pick<WorkbookStore, "clear">>;
  /** Where the user's own default profile is kept on this machine. */
  readonly preferences?: () => Promise<Preferences>;
  /** Opens a new workbook beside this one; false where that cannot be done. */
  readonly openNewWorkbook?: (bytes: Uint8Array) => Promise<boolean>;
  readonly digest?: Digest;
  readonly now?: () => Date;
  /** Lets the screen be drawn before work that keeps the thread busy. */
  readonly breathe?: () => Promise<void>;
}

/** What the export's cover says of a workbook. */
function submissionOf(checked: Checked, verified: SubmissionState["verified"]): NonNullable<Exported["submission"]> {
  const { ready, sentence, inTheWay, notes } = verdictFor({ name: "", checked });
  return { ready, verdict: sentence, inTheWay, notes, stamp: verified?.lines ?? [] };
}

/** The name under which it is remembered how a workbook is read. */
const MEMORY = "reading";
/** The name of the user's own default profile among their preferences. */
const OWN_PROFILE = "profile";

/**
 * Everything the pane and the ribbon can do, one job at a time, over one workbook. It knows nothing of
 * React: views read `store` and call these functions.
 */
export class Session {
  readonly store: Store<PaneState>;
  /** What is ignored, and the stamp. */
  readonly submission: Submission;
  /** Workbooks that were picked or dropped. */
  readonly books: Books;
  /** What the user says of how registers are read, and has not confirmed yet. */
  readonly drafts = new Drafts();
  /** "Check as I type". */
  readonly live: Live;
  /** Two periods beside each other, and the next one. */
  readonly quarter: Quarter;
  /** What must be done before a register goes out. */
  readonly publication: Publication;
  private readonly work: Work;
  private readonly memory: SessionParts["memory"];
  private readonly preferences: SessionParts["preferences"];
  private readonly openNewWorkbook: SessionParts["openNewWorkbook"];

  constructor({ host, memory, preferences, openNewWorkbook, digest = sha256, now, breathe }: SessionParts) {
    this.submission = new Submission(memory, digest);
    this.work = new Work({ host, submission: this.submission, ...(now && { now }), ...(breathe && { breathe }) });
    this.store = this.work.store;
    this.live = new Live(this.work, () => this.check(), preferences);
    this.books = new Books(() => {
      const { profile, asOfGiven } = this.store.get();
      return { profile, asOfGiven, today: this.work.today() };
    }, this.work.breathe);
    this.quarter = new Quarter(this.work, (before) => this.resettle({ before }));
    let { profile, asOfGiven } = this.store.get();
    this.store.subscribe(() => {
      const state = this.store.get();
      if (state.profile === profile && state.asOfGiven === asOfGiven) return;
      ({ profile, asOfGiven } = state);
      void this.books.recheck();
    });
    this.memory = memory;
    this.preferences = preferences;
    this.openNewWorkbook = openNewWorkbook;
    this.publication = new Publication(this.work, memory);
  }

  putBack = (id: number): Promise<void> => this.work.putBack(id);
  inTheWay = (change: Change): Change | null => this.work.inTheWay(change);
  cancel = (): void => this.work.cancel();
  idle = (): Promise<void> => this.work.idle();
  chosen = (): readonly Register[] => this.work.chosen();

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
    await this.live.start();
  }

  /** What the workbook remembers; where it remembers nothing, the user's own default profile. */
  private async remember(): Promise<void> {
    try {
      const recalled = recall(await this.memory?.read(MEMORY));
      if (recalled) return this.store.set(recalled);
      const profile = recalledProfile((await this.preferences?.())?.get(OWN_PROFILE));
      if (profile) this.store.set({ profile });
    } catch {
      // What cannot be recalled is read anew; the user sees how, under "Reading".
    }
  }

  /** Follows the workbook's changes. Returns a function that stops it. */
  async listen(): Promise<() => void> {
    const stopWaiting = this.work.host.onWaiting?.((waiting) => {
      this.work.heldBack = waiting;
      const { busy } = this.store.get();
      if (busy) this.store.set({ busy: { ...busy, waiting } });
    });
    const stopChanged = await this.work.host.onChanged((change) => this.live.heard(change));
    return () => {
      stopWaiting?.();
      stopChanged();
    };
  }

  /** Reads the workbook and says which registers it holds, judging nothing. */
  look = (): Promise<void> =>
    this.work.job("look", async (run) => {
      const workbook = await this.work.read(run);
      const reading = readRegisters(workbook, this.store.get().profile, this.store.get().mappings);
      this.store.set({ reading, stale: false, notice: null, ...this.work.sameRegister(reading) });
    });

  check = (): Promise<void> =>
    this.work.job("check", async (run) => {
      const findings = await this.work.checkNow(run);
      const n = countBySeverity(findings);
      this.store.set({
        notice: { kind: "checked", errors: n.error, warnings: n.warning, advice: n.advice },
        ask: null,
      });
    });

  /** Shows the cell to the user. Not a job: it changes nothing and may be asked for at any time. */
  goTo = async (cell: CellRef): Promise<void> => {
    try {
      const answer = await this.work.host.select(cell);
      if (!answer.ok) this.store.set({ problem: { kind: "refused", job: "goTo", refusal: answer } });
    } catch (error) {
      this.store.set({ problem: { kind: "fault", job: "goTo", detail: detailOf(error) } });
    }
  };

  /** Puts one finding right, if it still stands just as it was shown. */
  fix = (finding: Finding): Promise<void> =>
    this.work.job("fix", async (run) => {
      const fresh = (await this.work.checkNow(run)).find((now) => sameFix(now, finding));
      if (!fresh) return this.store.set({ notice: { kind: "outOfDate" } });
      await this.work.write(
        run,
        { kind: "fix", rule: fresh.rule, cell: fresh.cell ? a1(fresh.cell.row, fresh.cell.column) : "" },
        fresh.edits,
        0,
      );
    });

  /** Puts right all of these that are safe and still stand just as they were shown. */
  fixAll = (shown: readonly Finding[]): Promise<void> =>
    this.work.job("fix", async (run) => {
      const wanted = safeFixes(shown);
      const now = new Map((await this.work.checkNow(run)).map((finding) => [findingKey(finding), finding]));
      const fresh = wanted.flatMap((finding) => {
        const same = now.get(findingKey(finding));
        return same && sameFix(same, finding) ? [same] : [];
      });
      if (fresh.length === 0) return this.store.set({ notice: { kind: "outOfDate" }, ask: null });
      await this.work.write(
        run,
        { kind: "fixAll", count: fresh.length },
        fresh.flatMap((finding) => finding.edits),
        wanted.length - fresh.length,
      );
    });

  colourBands = (style: "conditional" | "fixed" = "conditional"): Promise<void> =>
    this.work.job("bands", async (run) => {
      const { colourBands } = await later.judging();
      const registers = await this.work.readAgain(run);
      const { workbook } = this.store.get().reading!;
      const plans = registers.map((register) => ({ register, plan: colourBands(register, workbook, { style }) }));
      const done = plans.flatMap(({ register, plan }) => (plan.ok && plan.edits.length > 0 ? [register] : []));
      const reason = plans.flatMap(({ plan }) => (plan.ok ? [] : [plan.reason]))[0] ?? null;
      await this.work.write(
        run,
        { kind: "bands", style, sheets: sheetsOf(done) },
        plans.flatMap(({ plan }) => (plan.ok ? plan.edits : [])),
        0,
        reason,
      );
    });

  /** Without a meaning: the one that is settled; where none is, the user is asked. */
  addArrows = (given: ArrowMeaning | null = null): Promise<void> =>
    this.work.job("arrows", async (run) => {
      const { planArrows } = await later.judging();
      const chosen = await this.work.readAgain(run);
      const { reading, profile, before } = this.store.get();
      const registers = before ? (await later.periods()).since(reading!, chosen, before) : chosen;
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
      await this.work.write(
        run,
        { kind: "arrows", sheets: sheetsOf(done) },
        plans.flatMap(({ plan }) => plan.edits),
        0,
        reason,
      );
    });

  /** The chosen registers in the standard layout, as new sheets. */
  export = (edition: Edition = {}, kind: "export" | "publish" = "export"): Promise<void> =>
    this.work.job(kind, async (run) => {
      const { exportEdits, sheetsAdded } = await later.sheets();
      // Its cover says what a check finds, so it is checked as it stands now.
      await this.work.checkNow(run);
      const edits = exportEdits(this.exported()!, edition);
      // What is exported is a register too: the pane stays with the one it was made from.
      const { reading, register } = this.store.get();
      if (register === null && reading?.registers.length === 1) this.store.set({ register: 0 });
      await this.work.write(run, { kind, sheets: sheetsAdded(edits) }, edits, 0);
    });

  /** The same as a new workbook, which is opened where Excel can and offered to be saved. */
  exportFile = (edition: Edition = {}, job: "export" | "publish" = "export"): Promise<void> =>
    this.work.job(job, async (run) => {
      const { exportFile } = await later.newFile();
      await this.work.checkNow(run);
      await this.work.pause(run);
      const { fileName, bytes } = await exportFile(this.exported()!, edition);
      this.work.step(run, "writing");
      const opened = (await this.openNewWorkbook?.(bytes)) ?? false;
      const ask = job === "publish" ? this.store.get().ask : null;
      this.store.set({ notice: { kind: "made", fileName, bytes, opened }, ask });
    });

  /** The chosen registers as an export takes them, as far as the last reading goes; null before it. */
  exported(): Exported | null {
    const { reading, profile, checked, register, asOfGiven, before } = this.store.get();
    if (!reading) return null;
    const findings = checked?.findings.filter((finding) => register === null || finding.register === register) ?? null;
    const registers = this.chosen();
    const periods = before ? periodsOf(reading, registers, before) : [];
    // A verdict is one on the whole workbook: it goes with an export of all of it.
    const whole = checked !== null && registers.length === reading.registers.length;
    return {
      registers,
      reading,
      profile,
      findings,
      asOfGiven,
      today: this.work.today(),
      previous: registers.map((register) => periods.find(({ now }) => now === register)?.then ?? null),
      submission: whole ? submissionOf(checked, this.submission.store.get().verified) : null,
    };
  }

  /** Sets a finding aside, with the reason, and checks again. */
  ignore = (finding: Finding, reason: string, role: string): Promise<void> =>
    this.work.job("check", async (run) => {
      const { checked } = this.store.get();
      if (!checked) return;
      const day = this.work.today();
      await this.told(this.submission.ignore(finding, checked.reading, { reason, role, day }));
      await this.work.checkNow(run);
    });

  stopIgnoring = (ignore: Ignore): Promise<void> =>
    this.work.job("check", async (run) => {
      await this.told(this.submission.stopIgnoring(ignore));
      await this.work.checkNow(run);
    });

  /** Keeps with the workbook what its registers say now, as it was checked. */
  stamp = (): Promise<void> =>
    this.work.job("check", async (run) => {
      await this.work.checkNow(run);
      const { checked, profile } = this.store.get();
      await this.told(this.submission.stamp(checked!, this.work.today(), profile.name));
    });

  /** Checks, and shows what was found in all registers, whichever was chosen. */
  checkAll = async (): Promise<void> => {
    this.chooseRegister(null);
    await this.check();
  };

  /** What was found in these workbooks, as a new sheet of the open one: to be sent back to those who can put it right. */
  listFindings = (told: readonly CheckedBook[], by: GroupBy): Promise<void> =>
    this.work.job("list", async (run) => {
      const { findingsEdits, sheetParts, sheetsAdded } = await later.sheets();
      const shown = this.store.get().checked;
      // This workbook is told as it stands now; the others are files, which do not change.
      if (told.some(({ checked }) => checked === shown)) await this.work.checkNow(run);
      else await this.work.readAgain(run);
      const { reading, checked } = this.store.get();
      const parts = sheetParts(told.map((book) => (book.checked === shown ? { ...book, checked: checked! } : book)));
      const edits = findingsEdits(parts, reading!.workbook, by);
      await this.work.write(run, { kind: "list", sheets: sheetsAdded(edits) }, edits, 0);
    });

  /** The registers of these workbooks as one, on new sheets of the open one. */
  putTogether = (
    books: readonly CheckedBook[],
    labels: Readonly<Record<string, string>>,
    escalate: Escalate,
  ): Promise<void> =>
    this.work.job("together", async (run) => {
      const { togetherIn } = await import("./together");
      const shown = this.store.get().checked;
      if (books.some(({ checked }) => checked === shown)) await this.work.checkNow(run);
      else await this.work.readAgain(run);
      const { reading, checked, profile } = this.store.get();
      const now = books.map((book) => (book.checked === shown ? { ...book, checked: checked! } : book));
      const made = togetherIn(now, labels, escalate, profile, reading!.workbook);
      await this.work.write(run, { kind: "together", sheets: made?.sheets ?? [] }, made?.edits ?? [], 0);
    });

  /** Says so where Excel did not keep what it was given. */
  private async told(answer: Promise<Refusal | { readonly ok: true }>): Promise<void> {
    const kept = await answer;
    this.store.set({ notice: kept.ok ? null : { kind: "notKept", message: kept.message } });
  }

  openAsk = (ask: Ask): void => this.store.set({ ask, notice: null, problem: null });
  closeAsk = (): void => this.store.set({ ask: null });
  dismiss = (): void => this.store.set({ notice: null, problem: null });
  show = (view: View): void => this.store.set({ view, ask: null });
  chooseRegister = (register: number | null): void => this.store.set({ register });

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
  /** The same of cards or pages, with what they say of single labels (by wording) instead. */
  confirmLabels = (register: Register, said: ReadonlyMap<string, Field | null> = new Map()): Promise<void> => {
    const mapping = labelMappingOf(register, said);
    return this.setMapping(register, mapping && [mapping], { kind: "confirmed", sheet: register.sheet });
  };
  forget = (register: Register): Promise<void> =>
    this.setMapping(register, [], { kind: "forgotten", sheet: register.sheet });

  private async setMapping(register: Register, given: readonly Mapping[] | null, notice: Notice): Promise<void> {
    if (!given || this.store.get().busy) return;
    this.drafts.undo(register);
    // What was confirmed of a sheet with the same headings stays that one's.
    const borrowed = isTwin(register, this.store.get().reading?.workbook);
    const others = this.store.get().mappings.filter((mapping) => borrowed || mapping !== register.mapping);
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
}

const sheetsOf = (registers: readonly Register[]): string[] => [
  ...new Set(registers.map((register) => register.sheet)),
];

/** Whether a finding of a new check is the one shown, with the same cure. */
const sameFix = (now: Finding, shown: Finding): boolean =>
  findingKey(now) === findingKey(shown) && JSON.stringify(now.edits) === JSON.stringify(shown.edits);
