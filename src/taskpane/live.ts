import type { Preferences } from "../excel";
import type { CheckResult, LiveCheck } from "../report";
import { sinceWhole, type HeardChange, type Steps } from "../workbook";
import { countBySeverity } from "./groups";
import { later } from "./later";
import { liveWords } from "./liveWords";
import type { Checked } from "./state";
import { createStore, type Store } from "./store";
import type { Work } from "./work";

interface LiveState {
  readonly on: boolean;
  /** For screen readers, once the typing has paused: what is found now. "" before anything has changed. */
  readonly said: string;
}

/** The name among the user's preferences. */
const PREFERENCE = "checkAsITyped";
/** A workbook of so many rows is settled before the eye would see what was known earlier. */
const SMALL = 2_000;
/** Work goes on for so long before the page may draw and answer, in milliseconds. */
const SLICE = 12;
/** What is found is told once nothing has changed for so long, in milliseconds. */
const PAUSE = 1_500;

/**
 * "Check as I type": what others change is read again as far as it was touched, and the findings follow. It works between the
 * pane's jobs, never beside one; while the user is in a cell it waits. Where it cannot follow it says that the check is out
 * of date, as the pane does without it.
 */
export class Live {
  readonly store: Store<LiveState> = createStore<LiveState>({ on: false, said: "" });
  private heardOf: readonly HeardChange[] = [];
  private check: LiveCheck | null = null;
  /** What `check` follows from, or has shown last; where the pane holds another, a job has checked since. */
  private ours: Checked | null = null;
  private unsettled = false;
  private lost = false;
  private running: Promise<void> | null = null;
  private telling: ReturnType<typeof setTimeout> | undefined;
  private toldCounts = "";

  constructor(
    private readonly work: Work,
    private readonly checkNow: () => Promise<void>,
    private readonly preferences: (() => Promise<Preferences>) | undefined,
  ) {
    // A check that the user asked for is made ready to be followed while nothing else runs.
    work.store.subscribe(() => {
      const { checked, busy } = work.store.get();
      if (checked !== this.ours && !busy) this.run();
    });
  }

  /** Takes up the user's choice; where it is on, the workbook is checked at once. */
  async start(): Promise<void> {
    try {
      if ((await this.preferences?.())?.get(PREFERENCE) === true) await this.turn(true);
    } catch {
      // Without preferences it begins as it does for a new user: off.
    }
  }

  /** Turns it on or off, and remembers it on this machine. */
  turn = async (on: boolean): Promise<void> => {
    if (on === this.store.get().on) return;
    this.store.set({ on, said: "" });
    clearTimeout(this.telling);
    const { reading, checked, stale } = this.work.store.get();
    if (on && reading && reading.registers.length > 0 && (!checked || stale)) {
      await this.work.idle();
      await this.checkNow();
    }
    this.run();
    (await this.preferences?.())?.set(PREFERENCE, on);
  };

  /** Somebody has changed the workbook. */
  heard(change: HeardChange): void {
    const { reading, checked } = this.work.store.get();
    if (this.store.get().on && checked) {
      this.heardOf = sinceWhole([...this.heardOf, change]);
      this.run();
    } else if (reading && !change.looksOnly) this.work.store.set({ stale: true });
  }

  /** Settles when there is nothing left to follow. */
  settled(): Promise<void> {
    return this.running ?? Promise.resolve();
  }

  private run(): void {
    if (this.running || !this.store.get().on) return;
    this.running = this.followAll()
      .catch(() => {
        // Whatever went wrong, the pane no longer knows that it is up to date; Check again begins anew.
        this.ours = null;
        this.work.store.set({ stale: true });
      })
      .finally(() => (this.running = null));
  }

  private async followAll(): Promise<void> {
    while (this.store.get().on && (await this.next()));
  }

  /** Does what is next; false where nothing is left. */
  private async next(): Promise<boolean> {
    if (this.work.store.get().busy) {
      await this.work.idle();
      return true;
    }
    const { checked } = this.work.store.get();
    if (!checked) return false;
    if (checked !== this.ours) {
      await this.takeUp(checked);
      return true;
    }
    const [change, ...later] = this.heardOf;
    this.heardOf = later;
    if (change) await this.follow(change);
    else if (this.unsettled) await this.settle();
    else return false;
    return true;
  }

  private async takeUp(checked: Checked): Promise<void> {
    const { LiveCheck } = await later.judging();
    const { lastRead } = this.work;
    const { workbook } = checked.reading;
    const raw = lastRead && lastRead.sheets === workbook.sheets ? lastRead : workbook;
    this.ours = checked;
    this.check = new LiveCheck(raw, { ...checked, before: [] }, (of) => this.work.checkOptions(of));
    this.unsettled = this.lost = false;
    this.toldCounts = countsOf(checked);
    await this.inSteps(this.check.prepare());
  }

  /** Whether the pane still shows what we follow, and nothing else runs. */
  private stands(): boolean {
    const { checked, busy } = this.work.store.get();
    return checked === this.ours && !busy && this.store.get().on;
  }

  private async follow(change: HeardChange): Promise<void> {
    const check = this.check!;
    const wanted = check.toRead(change);
    const { host } = this.work;
    const parts = [];
    for (const { sheet, rows, columns } of wanted.rows)
      parts.push({ sheet, read: await host.readRows(sheet, rows, columns) });
    // A sheet that has been renamed or deleted in the meantime; we hear of it later.
    const gone = parts.some(({ read }) => !read.ok && read.reason === "notFound");
    const whole = wanted.whole || gone ? await host.read() : null;
    // A job has come between: what was heard is followed from what it found.
    if (!this.stands()) return void (this.heardOf = sinceWhole([change, ...this.heardOf]));
    let changed = false;
    if (whole?.ok) {
      check.replace(whole.workbook);
      this.lost = false;
    } else {
      for (const { sheet, read } of parts) changed = (read.ok && check.take(sheet, read.rows)) || changed;
      this.lost ||= wanted.lost || whole?.ok === false || parts.some(({ read }) => !read.ok);
    }
    if (this.lost) this.work.store.set({ stale: true });
    if (!changed && !whole?.ok) return;
    this.unsettled = true;
    if (check.rows > SMALL) this.show(check.result);
  }

  private async settle(): Promise<void> {
    const result = await this.inSteps(this.check!.settle());
    if (!result) return;
    this.unsettled = false;
    this.show(result);
    await this.work.submission.verify(result.reading);
    this.tellSoon();
  }

  private show({ reading, findings, ignored, returned, asOf }: CheckResult): void {
    const { work } = this;
    this.ours = { ...this.ours!, reading, findings, ignored, returned, asOf, at: work.now() };
    work.store.set({ reading, checked: this.ours, stale: this.lost, ...work.sameRegister(reading) });
  }

  /** Goes through the steps and lets the page draw and answer between them; null where something else comes first. */
  private async inSteps<T>(steps: Steps<T>): Promise<T | null> {
    for (let since = performance.now(); ;) {
      const step = steps.next();
      if (step.done) return step.value;
      if (performance.now() - since < SLICE) continue;
      await this.work.breathe();
      if (this.heardOf.length > 0 || !this.stands()) return null;
      since = performance.now();
    }
  }

  private tellSoon(): void {
    clearTimeout(this.telling);
    this.telling = setTimeout(() => {
      const { checked } = this.work.store.get();
      if (!checked || countsOf(checked) === this.toldCounts) return;
      this.toldCounts = countsOf(checked);
      this.store.set({ said: liveWords.said(countBySeverity(checked.findings)) });
    }, PAUSE);
  }
}

const countsOf = ({ findings }: Checked): string => Object.values(countBySeverity(findings)).join(" ");
