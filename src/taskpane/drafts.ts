import type { Field, Register } from "../register";
import { createStore, type Store } from "./store";

/** What the user says that columns (by number) or labels (by wording) are, and has not confirmed yet. */
export type Draft = ReadonlyMap<string, Field | null>;

interface DraftsState {
  /** By register. */
  readonly drafts: ReadonlyMap<string, Draft>;
}

/** One register among those of a workbook, as long as nothing moves above it. */
const keyOf = ({ sheet, layout, range }: Register): string => [layout, range.top, range.left, sheet].join(" ");

const NOTHING: Draft = new Map();

/** The drafts of a session: kept until they are confirmed or undone, whatever else is looked at meanwhile. */
export class Drafts {
  readonly store: Store<DraftsState> = createStore({ drafts: new Map() });

  of = (register: Register): Draft => this.store.get().drafts.get(keyOf(register)) ?? NOTHING;

  say = (register: Register, draft: Draft): void => {
    const drafts = new Map(this.store.get().drafts);
    if (draft.size > 0) drafts.set(keyOf(register), draft);
    else drafts.delete(keyOf(register));
    this.store.set({ drafts });
  };

  undo = (register: Register): void => this.say(register, NOTHING);
}

/** A column's name in a draft: once another heading stands there, what was said of it counts no more. */
export const columnKey = ({ column, heading }: Register["columns"][number]): string => `${column} ${heading}`;

/** What a draft says of a table's columns, by number. */
export function saidOfColumns({ columns }: Register, draft: Draft): ReadonlyMap<number, Field | null> {
  return new Map(
    columns.flatMap((each) => {
      const field = draft.get(columnKey(each));
      return field === undefined ? [] : [[each.column, field] as const];
    }),
  );
}
