import type { CellRef, Rect } from "./address";
import type { Edit } from "./edit";
import type { RowsSnapshot, WorkbookSnapshot } from "./snapshot";

/** What stood in the way, told so that a user can act on it. */
export interface Refusal {
  readonly ok: false;
  readonly reason: "protected" | "editing" | "tooLarge" | "cancelled" | "notFound" | "failed";
  /** A sentence for the user, in plain English. */
  readonly message: string;
  readonly sheet?: string;
}

/** `undo` puts back what the edits changed; it is itself refused (not thrown) where it cannot. */
export interface Applied {
  readonly ok: true;
  readonly undo: () => Promise<Refusal | { readonly ok: true }>;
}

/** A workbook somewhere: in Excel, in a file, in the workbench. */
export interface Host {
  read(): Promise<{ readonly ok: true; readonly workbook: WorkbookSnapshot } | Refusal>;
  /** All of the edits or none: where a part fails, what was done is put back. */
  apply(edits: readonly Edit[]): Promise<Applied | Refusal>;
}

/** What was heard of changes somebody made, as far as it was told: hints where to look, not what stands there. */
export interface HeardChange {
  /** Cells that were typed, pasted, emptied, coloured, hidden or shown, by the names of their sheets. */
  readonly cells: ReadonlyMap<string, readonly Rect[]>;
  /** Sheets on which formulas were worked out again, with the cells where they were told; null where they were not. */
  readonly calculated: ReadonlyMap<string, readonly Rect[] | null>;
  /** Rows, columns or sheets came, went or moved, or more changed than could be told: only reading the whole workbook tells. */
  readonly whole: boolean;
  /** Nothing but looks: colours, number formats, what is hidden. */
  readonly looksOnly: boolean;
}

/** The changes still to be followed: those before one that asks for the whole workbook are in it already. */
export function sinceWhole(changes: readonly HeardChange[]): readonly HeardChange[] {
  let at = changes.length - 1;
  while (at > 0 && !changes[at]!.whole) at--;
  return at > 0 ? changes.slice(at) : changes;
}

/** A host with a user in front of it. */
export interface InteractiveHost extends Host {
  /**
   * Reads only these rows of a sheet again (each first and last, 0-based and inclusive), between two columns (likewise): in one
   * request however long the sheet is, and one more for each further 4 MB of what is asked for.
   */
  readRows(
    sheet: string,
    rows: readonly (readonly [number, number])[],
    columns: readonly [number, number],
  ): Promise<{ readonly ok: true; readonly rows: RowsSnapshot } | Refusal>;
  select(cell: CellRef): Promise<Refusal | { readonly ok: true }>;
  /** Calls back, debounced, when somebody other than us has changed the workbook. Returns a function that stops it. */
  onChanged(listener: (change: HeardChange) => void): Promise<() => void>;
  /** Calls back with true when a read or apply must wait until the user has finished typing in a cell, with false when it waits no longer. Returns a function that stops it. */
  onWaiting?(listener: (waiting: boolean) => void): () => void;
  /** Gives up what is waiting for the user to leave the cell: it answers with reason "cancelled" and changes nothing. */
  cancel?(): void;
}
