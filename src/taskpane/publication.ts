import type { Finding } from "../checks";
import { later } from "./later";
import { createStore, type Store } from "./store";
import type { Work } from "./work";
import type { WorkbookStore } from "../excel";

export interface PublicationState {
  /** Personal data found in the chosen registers, owners and contacts among it; null until it was looked for. */
  readonly personal: readonly Finding[] | null;
  /** Whether what was kept in the workbook has been taken out. */
  readonly cleared: boolean;
}

/** The one check whose findings must not go out. */
const PERSONAL = "personal-data";

/** Before a register is published: what personal data it holds, and taking out what we keep in the workbook. */
export class Publication {
  readonly store: Store<PublicationState> = createStore<PublicationState>({ personal: null, cleared: false });

  constructor(
    private readonly work: Work,
    private readonly memory: Partial<Pick<WorkbookStore, "clear">> | undefined,
  ) {}

  /** Looks for personal data in the chosen registers, as they stand now. */
  look = (): Promise<void> =>
    this.work.job("publish", async (run) => {
      const { asOfDay, runChecks } = await later.judging();
      await this.work.readAgain(run);
      const { reading, profile, register, asOfGiven } = this.work.store.get();
      if (!reading) return;
      const findings = runChecks(reading, {
        profile: { ...profile, severities: {} },
        asOf: asOfDay(reading, asOfGiven, this.work.today()),
        forPublication: true,
      });
      const personal = findings.filter(
        (finding) => finding.rule === PERSONAL && (register === null || finding.register === register),
      );
      this.store.set({ personal });
    });

  /** Takes out of the workbook everything that was kept in it: how it is read, what is ignored, the stamp. */
  clear = (): Promise<void> =>
    this.work.job("publish", async (run) => {
      this.work.step(run, "writing");
      const answer = (await this.memory?.clear?.()) ?? { ok: true };
      if (!answer.ok) this.work.refuse("publish", answer);
      this.store.set({ cleared: true });
      this.work.store.set({ notice: { kind: "cleared" } });
    });
}
