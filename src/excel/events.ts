import type { HeardChange, Rect } from "../workbook";
import { rectsOf } from "./ranges";
import type { Session } from "./session";
import { hearsNames, hearsRows, hearsSorting, tellsTrigger } from "./support";

/** Changes that follow each other faster than this are told as one, in milliseconds. */
const CALM = 300;
/** Changes in more parts of one sheet than this are told as a change of the whole. */
const MOST_PARTS = 500;

interface Event {
  readonly worksheetId: string;
  readonly address?: string;
  readonly changeType?: string;
  readonly triggerSource?: string;
}

/** What is heard of a sheet until it is told. */
interface Heard {
  readonly cells: Rect[];
  /** null: Excel did not tell which. */
  calculated: Rect[] | null | undefined;
}

/**
 * Listens to what others change: cells and their looks, results of formulas (they raise an event of their own), rows, sheets.
 * Our own writing is left out. Excel's events are hints where to look; what happened is to be read from the workbook.
 */
export async function hearChanges(session: Session, listener: (change: HeardChange) => void): Promise<() => void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sheets = new Map<string, Heard>();
  let whole = false,
    looksOnly = true;
  const tell = (): void => {
    const heard = sheets;
    const change = { whole, looksOnly };
    sheets = new Map();
    [whole, looksOnly] = [false, true];
    listener(told(heard, change, session.names));
  };
  const sheetOf = (id: string): Heard => {
    const known = sheets.get(id);
    if (known) return known;
    const fresh: Heard = { cells: [], calculated: undefined };
    sheets.set(id, fresh);
    return fresh;
  };
  /** Takes an event down, unless our own writing raised it. */
  const hear =
    (take: (event: Event) => void, isLook = false) =>
    (event: Event): Promise<void> => {
      const own =
        tellsTrigger() && event.triggerSource !== undefined
          ? event.triggerSource === "ThisLocalAddin"
          : session.writing;
      if (own) return Promise.resolve();
      take(event);
      looksOnly &&= isLook;
      clearTimeout(timer);
      timer = setTimeout(tell, CALM);
      return Promise.resolve();
    };
  const cells = ({ worksheetId, address, changeType }: Event): void => {
    const rects = changeType === undefined || changeType === "RangeEdited" ? rectsOf(address ?? "") : [];
    const heard = sheetOf(worksheetId).cells;
    // Rows, columns and cells that were put in or taken out move what stands beside them.
    if (rects.length === 0 || heard.length + rects.length > MOST_PARTS) whole = true;
    else heard.push(...rects);
  };
  const structure = (): void => void (whole = true);
  const calculated = ({ worksheetId, address }: Event): void => {
    const rects = rectsOf(address ?? "");
    const sheet = sheetOf(worksheetId);
    if (rects.length === 0 || sheet.calculated === null) sheet.calculated = null;
    else (sheet.calculated ??= []).push(...rects);
  };
  const added = await session.read(async (context) => {
    const { worksheets } = context.workbook;
    const handlers = [
      worksheets.onChanged.add(hear(cells)),
      worksheets.onFormatChanged.add(hear(cells, true)),
      worksheets.onCalculated.add(hear(calculated)),
      worksheets.onAdded.add(hear(structure)),
      worksheets.onDeleted.add(hear(structure)),
      ...(hearsSorting()
        ? [worksheets.onRowSorted.add(hear(structure)), worksheets.onColumnSorted.add(hear(structure))]
        : []),
      ...(hearsRows() ? [worksheets.onRowHiddenChanged.add(hear(cells, true))] : []),
      ...(hearsNames() ? [worksheets.onNameChanged.add(hear(structure))] : []),
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

/** What was heard, by the sheets' names; a sheet we have not read yet makes it a change of the whole. */
function told(
  heard: ReadonlyMap<string, Heard>,
  change: Pick<HeardChange, "whole" | "looksOnly">,
  names: ReadonlyMap<string, string>,
): HeardChange {
  const cells = new Map<string, readonly Rect[]>(),
    calculated = new Map<string, readonly Rect[] | null>();
  let { whole } = change;
  for (const [id, sheet] of heard) {
    const name = names.get(id);
    if (name === undefined) {
      whole = true;
      continue;
    }
    if (sheet.cells.length > 0) cells.set(name, sheet.cells);
    if (sheet.calculated !== undefined) calculated.set(name, sheet.calculated);
  }
  return { cells, calculated, whole, looksOnly: change.looksOnly };
}
