import { readRegisters } from "../register";
import { keptValue, type Edit } from "../workbook";
import { periodsOf, type PeriodBefore } from "./before";
import { READING_KEPT, readBook, type PickedFile } from "./books";
import { recall } from "./conventions";
import type { Compared, PeriodPlan } from "./periods";
import { later } from "./later";
import { createStore, type Store } from "./store";
import { words } from "./quarterWords";
import type { ChangeWhat, Job } from "./state";
import type { Work } from "./work";

export interface QuarterState {
  /** The file that is being read as the period before; null where none is. */
  readonly reading: string | null;
  /** A file that could not be used, and why. */
  readonly refused: { readonly name: string; readonly message: string } | null;
}

const sheetsIn = (edits: readonly Edit[]): readonly string[] =>
  edits.flatMap((edit) => (edit.kind === "addSheet" || edit.kind === "copySheet" ? [edit.name] : []));

/** What a risk officer does each quarter: compare with the period before, write what moved, make the next one's sheet. */
export class Quarter {
  readonly store: Store<QuarterState> = createStore<QuarterState>({ reading: null, refused: null });

  constructor(
    private readonly work: Work,
    /** Makes another period the one before, and checks or looks again. */
    private readonly settle: (before: PeriodBefore | null) => Promise<void>,
  ) {}

  compareWithSheet = (sheet: string): Promise<void> => this.compareWith({ kind: "sheet", sheet });
  forget = (): Promise<void> => this.compareWith(null);

  /** Reads a workbook as the period before. What stands in the way is told beside the place for it. */
  compareWithFile = async (file: PickedFile): Promise<void> => {
    if (this.store.get().reading !== null) return;
    this.store.set({ reading: file.name, refused: null });
    try {
      const refuse = (message: string): void => this.store.set({ refused: { name: file.name, message } });
      const read = await readBook(file);
      if (!read.ok) return refuse(read.message);
      await this.work.breathe();
      const mappings = recall(keptValue(read.workbook.kept, READING_KEPT))?.mappings;
      const reading = readRegisters(read.workbook, this.work.store.get().profile, mappings);
      if (reading.registers.length === 0) return refuse(words.before.noRegister);
      await this.compareWith({ kind: "file", name: file.name, reading });
    } finally {
      this.store.set({ reading: null });
    }
  };

  /** Fills blank previous scores with the present ones of the period before. */
  fillPrevious = (): Promise<void> =>
    this.fromCompared("previous", async (compared) => {
      const plan = (await later.periods()).planFill(compared, this.work.store.get().reading!.workbook);
      return [{ kind: "previous", count: plan.count }, plan];
    });

  /** Colours red what was written since the period before. */
  markChanges = (): Promise<void> =>
    this.fromCompared("mark", async (compared) => {
      const plan = (await later.periods()).planMark(compared, this.work.store.get().reading!.workbook);
      return [{ kind: "mark", count: plan.count }, plan];
    });

  /** What moved, as a new sheet. */
  writeMovement = (): Promise<void> =>
    this.fromCompared("movement", async (compared) => {
      const { reading, profile } = this.work.store.get();
      const plan = (await later.periods()).planMovementSheet(compared, reading!.workbook, profile);
      return [{ kind: "movement", sheets: sheetsIn(plan.edits) }, plan];
    });

  /** Makes next period's working sheet of a copy of this one; the pane goes on with the new sheet. */
  rollForward = (sheet: string): Promise<void> =>
    this.work.job("roll", async (run) => {
      await this.work.readAgain(run);
      const { rollable, planRollForward } = await later.periods();
      const { reading } = this.work.store.get();
      const found = rollable(reading!.registers).find((one) => one.sheet === sheet);
      const plan = found ? planRollForward(found.registers, reading!.workbook) : { impossible: words.roll.gone(sheet) };
      if ("impossible" in plan) return this.work.nothing("roll", plan.impossible);
      await this.work.write(run, { kind: "roll", from: plan.sheet, sheets: sheetsIn(plan.edits) }, plan.edits, 0);
      const at = this.work.store.get().reading!.registers.findIndex((register) => register.sheet === plan.name);
      if (at >= 0) this.work.store.set({ register: at });
    });

  /** Compares what stands there now, and carries out what a command makes of it. */
  private fromCompared(
    job: Job,
    plan: (compared: readonly Compared[]) => Promise<readonly [ChangeWhat, PeriodPlan]>,
  ): Promise<void> {
    return this.work.job(job, async (run) => {
      const chosen = await this.work.readAgain(run);
      const { reading, before } = this.work.store.get();
      if (!before) return this.work.nothing(job, words.before.none);
      const { compareAll } = await later.periods();
      const compared = compareAll(reading!, periodsOf(reading!, chosen, before));
      if (compared.length === 0) return this.work.nothing(job, words.compare.noPair);
      await this.work.pause(run);
      const [what, { edits, reason }] = await plan(compared);
      await this.work.write(run, what, edits, 0, reason);
    });
  }

  private async compareWith(before: PeriodBefore | null): Promise<void> {
    this.store.set({ refused: null });
    await this.settle(before);
  }
}
