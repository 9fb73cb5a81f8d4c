import type { Refusal } from "../workbook";
import { groupsUndo } from "./support";

export type Outcome<T> = { readonly ok: true; readonly value: T } | Refusal;

export const refuse = (reason: Refusal["reason"], message: string, sheet?: string): Refusal => ({
  ok: false,
  reason,
  message,
  ...(sheet !== undefined && { sheet }),
});

export const protectedSheet = (sheet: string): Refusal =>
  refuse(
    "protected",
    `Sheet “${sheet}” is protected, so nothing was changed. Unprotect it in Excel (Review, Unprotect Sheet) and try again, or export to a new sheet.`,
    sheet,
  );

const IN_CELL_EDIT = "InvalidOperationInCellEditMode";

/** How long Excel may need to tell everybody of what we wrote, in milliseconds. */
const ECHO = 250;
/** Where Excel cannot hold a request back until the cell is left, we ask again after this long. */
const ASK_AGAIN = 500;

/** Runs our requests one after another, waits where the user is typing in a cell, and knows when we ourselves are writing. */
export class Session {
  private last: Promise<unknown> = Promise.resolve();
  private writes = 0;
  private writtenAt = -Infinity;
  private readonly waitingListeners = new Set<(waiting: boolean) => void>();
  private readonly cancels = new Set<() => void>();
  /** Sheet names by id, as last read. */
  readonly names = new Map<string, string>();

  /** Whether a change heard of now may be our own. */
  get writing(): boolean {
    return this.writes > 0 || Date.now() - this.writtenAt < ECHO;
  }

  onWaiting(listener: (waiting: boolean) => void): () => void {
    this.waitingListeners.add(listener);
    return () => this.waitingListeners.delete(listener);
  }

  cancel(): void {
    for (const cancel of [...this.cancels]) cancel();
  }

  /** One command after another: a second waits until the first has ended. */
  command<T>(work: () => Promise<T>): Promise<T> {
    const run = this.last.then(work, work);
    this.last = run.catch(() => undefined);
    return run;
  }

  /** Runs a request that reads. */
  read<T>(work: (context: Excel.RequestContext) => Promise<T>): Promise<Outcome<T>> {
    return this.attempt(() => Excel.run(work));
  }

  /** Runs a request that writes; Excel's own undo takes it back in one step where Excel can. */
  async write<T>(work: (context: Excel.RequestContext) => Promise<T>): Promise<Outcome<T>> {
    this.writes++;
    try {
      return await this.attempt(() => (groupsUndo() ? Excel.run({ mergeUndoGroup: true }, work) : Excel.run(work)));
    } finally {
      this.writes--;
      this.writtenAt = Date.now();
    }
  }

  /**
   * While the user is typing in a cell Excel refuses every request whole. Then we wait with a request that only
   * asks, and that Excel holds back until the cell is left: to give it up changes nothing. After it the real one is made.
   */
  private async attempt<T>(run: () => Promise<T>): Promise<Outcome<T>> {
    for (;;) {
      try {
        return { ok: true, value: await run() };
      } catch (error) {
        if (codeOf(error) !== IN_CELL_EDIT) return refusalOf(error);
      }
      if (!(await this.cellLeft())) return refuse("cancelled", "Nothing was changed: you were still typing in a cell.");
    }
  }

  private async cellLeft(): Promise<boolean> {
    let cancel = (): void => undefined;
    const cancelled = new Promise<false>((resolve) => {
      cancel = () => resolve(false);
    });
    this.cancels.add(cancel);
    this.tellWaiting(true);
    try {
      return await Promise.race([cancelled, askUntilFree(() => this.cancels.has(cancel))]);
    } finally {
      this.cancels.delete(cancel);
      this.tellWaiting(false);
    }
  }

  private tellWaiting(waiting: boolean): void {
    for (const listener of [...this.waitingListeners]) listener(waiting);
  }
}

/** The least that can be asked. */
async function ask(context: Excel.RequestContext): Promise<void> {
  context.application.load("calculationMode");
  await context.sync();
}

/** Resolves once Excel answers again; other errors are left to the request that follows. */
async function askUntilFree(wanted: () => boolean): Promise<true> {
  while (wanted()) {
    try {
      await Excel.run({ delayForCellEdit: true }, ask);
      return true;
    } catch (error) {
      if (codeOf(error) !== IN_CELL_EDIT) return true;
    }
    await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN));
  }
  return true;
}

const codeOf = (error: unknown): string =>
  typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";

/** What Excel's error means to the user. */
function refusalOf(error: unknown): Refusal {
  const code = codeOf(error);
  const detail =
    error instanceof Error || (typeof error === "object" && error !== null && "message" in error)
      ? String((error as Error).message)
      : String(error);
  switch (code) {
    case "AccessDenied":
      return refuse("protected", "Excel does not allow this change: the sheet or the workbook is protected.");
    case "ItemNotFound":
      return refuse("notFound", "A sheet or table that was there before is gone. Check again.");
    case "RequestPayloadSizeLimitExceeded":
    case "ResponsePayloadSizeLimitExceeded":
    case "RangeExceedsLimit":
      return refuse("tooLarge", "This is more than Excel can pass on at once.");
    default:
      return refuse("failed", `Excel could not do this: ${detail}`);
  }
}
