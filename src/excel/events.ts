import type { Session } from "./session";
import { tellsTrigger } from "./support";

type Change = { readonly sheet: string | null; readonly address: string | null };

/** Changes that follow each other faster than this are told as one, in milliseconds. */
const CALM = 300;
/** An address of more parts than this says no more than "this sheet". */
const MOST_PARTS = 20;

interface Event {
  readonly worksheetId: string;
  readonly address?: string;
  readonly triggerSource?: string;
}

/**
 * Listens to what others change: cells, results of formulas (they raise an event of their own), sheets. Our own
 * writing is left out. Excel's events are hints: what happened is to be read from the workbook.
 */
export async function hearChanges(session: Session, listener: (change: Change) => void): Promise<() => void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let gathered: Map<string, Set<string>> = new Map();
  const tell = (): void => {
    const heard = gathered;
    gathered = new Map();
    listener(joined(heard, session.names));
  };
  const hear = (event: Event): Promise<void> => {
    const own =
      tellsTrigger() && event.triggerSource !== undefined ? event.triggerSource === "ThisLocalAddin" : session.writing;
    if (!own) {
      const parts = gathered.get(event.worksheetId) ?? new Set();
      gathered.set(event.worksheetId, parts.add(event.address ?? ""));
      clearTimeout(timer);
      timer = setTimeout(tell, CALM);
    }
    return Promise.resolve();
  };
  const added = await session.read(async (context) => {
    const { worksheets } = context.workbook;
    const handlers = [
      worksheets.onChanged.add(hear),
      worksheets.onCalculated.add(hear),
      worksheets.onAdded.add(hear),
      worksheets.onDeleted.add(hear),
    ];
    await context.sync();
    return handlers;
  });
  return () => {
    clearTimeout(timer);
    if (!added.ok) return;
    void session.read(async () => {
      const { context } = added.value[0]!;
      for (const handler of added.value) handler.remove();
      await context.sync();
    });
  };
}

function joined(heard: ReadonlyMap<string, ReadonlySet<string>>, names: ReadonlyMap<string, string>): Change {
  const [first, ...others] = heard;
  if (!first || others.length > 0) return { sheet: null, address: null };
  const [id, parts] = first;
  const known = parts.size <= MOST_PARTS && !parts.has("");
  return { sheet: names.get(id) ?? null, address: known ? [...parts].join(",") : null };
}
