import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { unreadableReport, type Report } from "../report";
import { Checker, type CheckSettings } from "./files";

/**
 * Files are checked in a thread of its own, so that one that takes for ever or eats all memory costs
 * itself only: the thread is ended, the file reported, and the next one gets a new thread.
 */

/** How long one file may take, in milliseconds, and how much memory, in megabytes. */
const TIME_PER_FILE = 300_000;
const MEMORY_PER_FILE = 3_072;

/** What came of one file: its report, or why the thread gave none. */
type Outcome = { readonly report: Report } | { readonly lost: string };

class Thread {
  private readonly worker: Worker;
  private settle: ((outcome: Outcome) => void) | null = null;

  constructor(program: string, settings: CheckSettings) {
    this.worker = new Worker(program, {
      workerData: settings,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_PER_FILE },
    });
    const settle = (outcome: Outcome): void => this.settle?.(outcome);
    this.worker.on("message", (report: Report) => settle({ report }));
    this.worker.on("error", (fault: NodeJS.ErrnoException) =>
      settle({
        lost:
          fault.code === "ERR_WORKER_OUT_OF_MEMORY"
            ? "This file needs more memory than it may have."
            : `This file could not be checked, through a fault of this program: ${fault.message}`,
      }),
    );
    this.worker.on("exit", () => settle({ lost: "This file could not be checked: its thread ended." }));
  }

  async check(file: string, time: number): Promise<Outcome> {
    let timer: NodeJS.Timeout | undefined;
    try {
      return await new Promise<Outcome>((resolve) => {
        this.settle = resolve;
        timer = setTimeout(
          () => resolve({ lost: `This file was given up after ${Math.round(time / 1000)} seconds.` }),
          time,
        );
        this.worker.postMessage(file);
      });
    } finally {
      clearTimeout(timer);
      this.settle = null;
    }
  }

  async end(): Promise<void> {
    await this.worker.terminate();
  }
}

/** The report of each file, in order, as it comes. `program` is the file this program runs from. */
export async function* checkEach(
  files: readonly string[],
  settings: CheckSettings,
  program: string,
  time = TIME_PER_FILE,
): AsyncGenerator<Report> {
  let thread: Thread | null = null;
  try {
    for (const file of files) {
      thread ??= new Thread(program, settings);
      const outcome: Outcome = await thread.check(file, time);
      if ("report" in outcome) yield outcome.report;
      else {
        await thread.end();
        thread = null;
        yield unreadableReport(file, outcome.lost);
      }
    }
  } finally {
    await thread?.end();
  }
}

/** The thread's side: answers each file with its report. False, and nothing done, in the main thread. */
export function serveAsWorker(): boolean {
  if (isMainThread || !parentPort) return false;
  const port = parentPort;
  const checker = new Checker(workerData as CheckSettings);
  port.on("message", (file: string) => void checker.check(file).then((report) => port.postMessage(report)));
  return true;
}
