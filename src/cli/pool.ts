import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { unreadableReport, type Report } from "../report";
import { Checker, type CheckSettings } from "./files";

/**
 * Files are checked in a thread of its own, so that one that takes for ever or eats all memory costs
 * itself only: the thread is ended, the file reported, and the next one gets a new thread.
 */

/** How long one file may take, in milliseconds, and how much memory, in megabytes. */
export const TIME_PER_FILE = 120_000;
const MEMORY_PER_FILE = 3_072;

/** The report of each file, in order, as it comes. */
export async function* checkEach(
  files: readonly string[],
  settings: CheckSettings,
  program: string,
  time = TIME_PER_FILE,
): AsyncGenerator<Report> {
  let worker: Worker | null = null;
  try {
    for (const file of files) {
      worker ??= new Worker(program, {
        workerData: settings,
        resourceLimits: { maxOldGenerationSizeMb: MEMORY_PER_FILE },
      });
      const report = await reportFrom(worker, file, time);
      if (report.lost) {
        await worker.terminate();
        worker = null;
      }
      yield report.report;
    }
  } finally {
    await worker?.terminate();
  }
}

function reportFrom(
  worker: Worker,
  file: string,
  time: number,
): Promise<{ readonly report: Report; readonly lost: boolean }> {
  return new Promise((resolve) => {
    const end = (report: Report, lost: boolean): void => {
      clearTimeout(timer);
      worker.removeAllListeners();
      // A late fault of a thread that is being ended must not end the program.
      worker.on("error", () => undefined);
      resolve({ report, lost });
    };
    const timer = setTimeout(
      () => end(unreadableReport(file, `This file was given up after ${Math.round(time / 1000)} seconds.`), true),
      time,
    );
    worker.on("message", (report: Report) => end(report, false));
    worker.on("error", (fault: NodeJS.ErrnoException) =>
      end(
        unreadableReport(
          file,
          fault.code === "ERR_WORKER_OUT_OF_MEMORY"
            ? "This file needs more memory than it may have."
            : `This file could not be checked: ${fault.message}`,
        ),
        true,
      ),
    );
    worker.on("exit", () => end(unreadableReport(file, "This file could not be checked."), true));
    worker.postMessage(file);
  });
}

/** The thread's side: answers each file with its report. Does nothing in the main thread. */
export function serveAsWorker(): boolean {
  if (isMainThread || !parentPort) return false;
  const port = parentPort;
  const checker = new Checker(workerData as CheckSettings);
  port.on("message", (file: string) => void checker.check(file).then((report) => port.postMessage(report)));
  return true;
}
