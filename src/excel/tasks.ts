import type { Refusal } from "../workbook";
import type { Outcome, Session } from "./session";

/**
 * Excel takes and gives at most 5 MB a request. What is to be asked or done is cut into small parts that each
 * know about how large they are, and as many of them as fit go into one request.
 */
export interface Part {
  /** About how many bytes it takes, in the direction that counts: the answer of a question, the request of a change. */
  readonly bytes: number;
}

/** Asks for something; the function it returns takes the answer down after the request. */
export interface Question extends Part {
  readonly ask: (context: Excel.RequestContext) => () => void;
}

/** Changes something. */
export interface Task extends Part {
  readonly run: (context: Excel.RequestContext) => void;
  /** Told when it is done. Such a task is a request of its own: of one that fails it is certain that nothing was done. */
  readonly done?: () => void;
}

const MOST_BYTES = 4 * 1024 * 1024;

function takeFront<T extends Part>(parts: readonly T[], alone: (part: T) => boolean = () => false): T[] {
  let bytes = 0,
    n = 0;
  while (n < parts.length && (n === 0 || bytes + parts[n]!.bytes <= MOST_BYTES)) {
    if (alone(parts[n]!)) return parts.slice(0, Math.max(n, 1));
    bytes += parts[n++]!.bytes;
  }
  return parts.slice(0, n);
}

/** One request: everything is asked, then every answer taken down. */
async function ask(context: Excel.RequestContext, questions: readonly Question[]): Promise<void> {
  const keep = questions.map((question) => question.ask(context));
  await context.sync();
  keep.forEach((take) => take());
}

/** One request: everything is done. */
async function run(context: Excel.RequestContext, tasks: readonly Task[]): Promise<void> {
  context.application.suspendScreenUpdatingUntilNextSync();
  for (const task of tasks) task.run(context);
  await context.sync();
}

/** Asks everything, in as few requests as can be; where an answer is larger than thought, in smaller ones. */
export async function askAll(session: Session, questions: readonly Question[]): Promise<Outcome<void>> {
  let rest = questions;
  let group = takeFront(rest);
  while (group.length > 0) {
    const asking = group;
    const done = await session.read((context) => ask(context, asking));
    if (!done.ok && (done.reason !== "tooLarge" || group.length === 1)) return done;
    if (done.ok) {
      rest = rest.slice(group.length);
      group = takeFront(rest);
    } else group = group.slice(0, Math.ceil(group.length / 2));
  }
  return { ok: true, value: undefined };
}

/** Does everything, in as few requests as can be. Where one fails, those before it stay done: `done` says whether any was. */
export async function doAll(
  session: Session,
  tasks: readonly Task[],
): Promise<{ readonly ok: true } | { readonly ok: false; readonly refusal: Refusal; readonly touched: boolean }> {
  let rest = tasks;
  let begun = false;
  while (rest.length > 0) {
    const group = takeFront(rest, (task) => task.done !== undefined);
    const done = await session.write((context) => run(context, group));
    // A request that Excel refuses whole (given up while waiting, too large) has changed nothing; a failed one may have.
    if (!done.ok)
      return {
        ok: false,
        refusal: done,
        touched: begun || (done.reason !== "cancelled" && done.reason !== "tooLarge"),
      };
    begun = true;
    group.forEach((task) => task.done?.());
    rest = rest.slice(group.length);
  }
  return { ok: true };
}
