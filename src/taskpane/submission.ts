import type { Finding } from "../checks";
import type { WorkbookStore } from "../excel";
import type { RegisterReading } from "../register";
import {
  ignoreFinding,
  ignoresToKeep,
  KEPT_IGNORES,
  KEPT_STAMP,
  readIgnores,
  type Digest,
  type Ignore,
  type Stamp,
} from "../submit";
import { isoDay, type Day, type Refusal } from "../workbook";
import { countBySeverity } from "./groups";
import { later } from "./later";
import type { Checked } from "./state";
import { createStore, type Store } from "./store";

export interface SubmissionState {
  readonly ignores: readonly Ignore[];
  /** What the workbook was stamped as; null where it was not. */
  readonly stamp: Stamp | null;
  /** Whether it still says so, as last checked, and in which words; null before the check. */
  readonly verified: { readonly unchanged: boolean; readonly lines: readonly string[] } | null;
  /** The role last given for an ignored finding. */
  readonly role: string;
}

type Answer = Refusal | { readonly ok: true };

/** The browser's own SHA-256; a page that is not served safely has none. */
export const sha256: Digest = async (bytes) =>
  [...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");

/** What is ignored and what was stamped, kept with the workbook. It holds in the pane even where Excel does not keep it. */
export class Submission {
  readonly store: Store<SubmissionState> = createStore<SubmissionState>({
    ignores: [],
    stamp: null,
    verified: null,
    role: "",
  });

  constructor(
    private readonly memory: Pick<WorkbookStore, "read" | "write"> | undefined,
    private readonly digest: Digest,
  ) {}

  async recall(): Promise<void> {
    if (!this.memory) return;
    const ignores = readIgnores(await this.memory.read(KEPT_IGNORES));
    this.store.set({ ignores });
    const kept = await this.memory.read(KEPT_STAMP);
    if (kept) this.store.set({ stamp: (await later.judging()).readStamp(kept) });
  }

  ignore(finding: Finding, reading: RegisterReading, why: { reason: string; role: string; day: Day }): Promise<Answer> {
    this.store.set({ role: why.role });
    return this.keepIgnores(
      ignoreFinding(this.store.get().ignores, finding, reading, { ...why, day: isoDay(why.day) }),
    );
  }

  stopIgnoring(ignore: Ignore): Promise<Answer> {
    return this.keepIgnores(this.store.get().ignores.filter((one) => one !== ignore));
  }

  async stamp({ reading, findings, ignored }: Checked, day: Day, profile: string): Promise<Answer> {
    const { error, warning, advice } = countBySeverity(findings);
    const counts = { errors: error, warnings: warning, advice, ignored: ignored.length };
    const { makeStamp } = await later.judging();
    const stamp = await makeStamp(reading, { day, profile, counts }, this.digest);
    this.store.set({ stamp });
    await this.verify(reading);
    return this.keep(KEPT_STAMP, stamp);
  }

  /** Compares what stands in the workbook with its stamp. */
  async verify(reading: RegisterReading): Promise<void> {
    const { stamp } = this.store.get();
    if (!stamp) return;
    const { verifiedWords, verifyStamp } = await later.judging();
    const found = await verifyStamp(stamp, reading, this.digest);
    this.store.set({ verified: { unchanged: found.unchanged, lines: verifiedWords(stamp, found) } });
  }

  private keepIgnores(ignores: readonly Ignore[]): Promise<Answer> {
    this.store.set({ ignores });
    return this.keep(KEPT_IGNORES, ignoresToKeep(ignores));
  }

  private keep = async (name: string, value: unknown): Promise<Answer> =>
    (await this.memory?.write(name, value)) ?? { ok: true };
}
