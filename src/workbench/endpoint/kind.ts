import { quoteSheet, rectA1, MAX_COLUMNS, MAX_ROWS, parseRange, columnIndex, type Rect } from "../../workbook";
import type { SheetModel, WorkbookModel } from "../model";

/** An error as Excel answers it: a code of the Excel API and a message. */
export class WireError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

export const invalidArgument = (
  message = "The argument is invalid or missing or has an incorrect format.",
): WireError => new WireError("InvalidArgument", message);
export const notFound = (message = "The requested resource doesn't exist."): WireError =>
  new WireError("ItemNotFound", message);

/** An object of the workbook as the wire names it: what it is, and which one. */
export interface Node<T = unknown> {
  readonly kind: Kind<T>;
  readonly target: T;
}

export type Arguments = readonly unknown[];

/** A type of the Excel API, as data: what can be read, set, reached and called on it, by its name on the wire. */
export interface Kind<T> {
  readonly name: string;
  /** Its identity, answered when it is instantiated. */
  readonly id?: (target: T) => string;
  /** Whether references to it can be kept between batches (ranges). */
  readonly kept?: boolean;
  readonly get?: Readonly<Record<string, (target: T, model: WorkbookModel) => unknown>>;
  readonly set?: Readonly<Record<string, (target: T, value: unknown, model: WorkbookModel) => void>>;
  /** Objects reached by a property. null is a null object. */
  readonly to?: Readonly<Record<string, (target: T, model: WorkbookModel) => Node | null>>;
  /** Methods that answer an object. */
  readonly find?: Readonly<Record<string, (target: T, args: Arguments, model: WorkbookModel) => Node | null>>;
  /** Methods that answer a value, or nothing. */
  readonly call?: Readonly<Record<string, (target: T, args: Arguments, model: WorkbookModel) => unknown>>;
  readonly items?: (target: T, model: WorkbookModel) => readonly Node[];
  /** One item by id or name; null where there is none. */
  readonly item?: (target: T, key: unknown, model: WorkbookModel) => Node | null;
}

export const node = <T>(kind: Kind<T>, target: T): Node => ({ kind, target }) as Node;

/** What every collection answers in the same way. */
export function collection<T>(kind: Kind<T> & Required<Pick<Kind<T>, "items" | "item">>): Kind<T> {
  const needed = (target: T, key: unknown, model: WorkbookModel): Node => {
    const item = kind.item(target, key, model);
    if (!item) throw notFound();
    return item;
  };
  return {
    ...kind,
    find: {
      GetItem: (target, [key], model) => needed(target, key, model),
      GetItemOrNullObject: (target, [key], model) => kind.item(target, key, model),
      GetItemAt: (target, [at], model) => {
        const item = kind.items(target, model)[Number(at)];
        if (!item) throw invalidArgument();
        return item;
      },
      ...kind.find,
    },
    call: { GetCount: (target, _, model) => kind.items(target, model).length, ...kind.call },
    get: { Count: (target, model) => kind.items(target, model).length, ...kind.get },
  };
}

/** One or more rectangles of a sheet; a Range has one, a RangeAreas any number. */
export interface Area {
  readonly sheet: SheetModel;
  readonly rects: readonly Rect[];
}

export const rectOf = (area: Area): Rect => area.rects[0]!;
export const ALL: Rect = { top: 0, left: 0, bottom: MAX_ROWS - 1, right: MAX_COLUMNS - 1 };
export const rowsIn = (rect: Rect): number => rect.bottom - rect.top + 1;
export const columnsIn = (rect: Rect): number => rect.right - rect.left + 1;

export const cross = (a: Rect, b: Rect): Rect | null => {
  const rect = {
    top: Math.max(a.top, b.top),
    left: Math.max(a.left, b.left),
    bottom: Math.min(a.bottom, b.bottom),
    right: Math.min(a.right, b.right),
  };
  return rect.top <= rect.bottom && rect.left <= rect.right ? rect : null;
};

/** What is left of `rect` without `hole`, in up to four pieces. */
export function without(rect: Rect, hole: Rect): Rect[] {
  const shared = cross(rect, hole);
  if (!shared) return [rect];
  const pieces: Rect[] = [];
  if (rect.top < shared.top) pieces.push({ ...rect, bottom: shared.top - 1 });
  if (shared.bottom < rect.bottom) pieces.push({ ...rect, top: shared.bottom + 1 });
  if (rect.left < shared.left) pieces.push({ ...shared, left: rect.left, right: shared.left - 1 });
  if (shared.right < rect.right) pieces.push({ ...shared, left: shared.right + 1, right: rect.right });
  return pieces;
}

const MOST_ADDRESS = 8192;

/** "Register!B4:G9", whole rows and columns as "3:5" and "A:C". */
export const addressOf = (sheet: SheetModel, rect: Rect): string => {
  const all = rectA1(rect).split(":") as [string, string?];
  const [from, to] = [all[0], all[1] ?? all[0]];
  const text =
    rect.top === 0 && rect.bottom === MAX_ROWS - 1
      ? `${from.replace(/\d+/, "")}:${to.replace(/\d+/, "")}`
      : rect.left === 0 && rect.right === MAX_COLUMNS - 1
        ? `${rect.top + 1}:${rect.bottom + 1}`
        : rectA1(rect);
  return `${quoteSheet(sheet.name)}!${text}`;
};

/** An address on the sheet, its own name allowed before it; whole rows and columns too. Without one, the whole sheet. */
export function rectFrom(address: unknown, sheet: SheetModel): Rect {
  if (address === undefined || address === null || address === "") return ALL;
  if (typeof address !== "string") throw invalidArgument();
  if (address.length > MOST_ADDRESS) throw invalidArgument(`The address is longer than ${MOST_ADDRESS} characters.`);
  const bang = address.lastIndexOf("!");
  if (
    bang >= 0 &&
    address.slice(0, bang).replace(/^'|'$/g, "").replace(/''/g, "'").toLowerCase() !== sheet.name.toLowerCase()
  )
    throw invalidArgument();
  const local = address.slice(bang + 1).replace(/\$/g, "");
  const rect = parseRange(local);
  if (rect) return rect;
  const columns = /^([A-Za-z]{1,3}):([A-Za-z]{1,3})$/.exec(local);
  const rows = /^(\d{1,7}):(\d{1,7})$/.exec(local);
  if (columns) {
    const [a, b] = [columnIndex(columns[1]!), columnIndex(columns[2]!)];
    if (a >= 0 && b >= 0) return { ...ALL, left: Math.min(a, b), right: Math.max(a, b) };
  }
  if (rows) {
    const [a, b] = [Number(rows[1]) - 1, Number(rows[2]) - 1];
    if (a >= 0 && b < MAX_ROWS && a <= b) return { ...ALL, top: a, bottom: b };
  }
  throw invalidArgument();
}

/** "A1,B2:B9" as rectangles. */
export function rectsFrom(addresses: unknown, sheet: SheetModel): Rect[] {
  if (addresses === undefined || addresses === null || addresses === "") return [ALL];
  if (typeof addresses !== "string") throw invalidArgument();
  if (addresses.length > MOST_ADDRESS) throw invalidArgument(`The address is longer than ${MOST_ADDRESS} characters.`);
  return addresses.split(",").map((one) => rectFrom(one.trim(), sheet));
}

/** Refuses a change to a protected sheet, as Excel does. */
export function writable(sheet: SheetModel): SheetModel {
  if (sheet.isProtected)
    throw new WireError("AccessDenied", "You cannot perform the requested operation: the sheet is protected.");
  return sheet;
}

/** One value for all, or null where they differ. */
export function uniform<T>(values: Iterable<T>): T | null {
  let first: T | undefined,
    begun = false;
  for (const value of values) {
    if (!begun) [first, begun] = [value, true];
    else if (value !== first) return null;
  }
  return begun ? first! : null;
}

/**
 * Ranges lead to conditional formats and those lead back to ranges: the two range kinds are named here and
 * described in kinds/range.ts, so that both can be reached without a circle of imports.
 */
export const RANGE: { -readonly [K in keyof Kind<Area>]: Kind<Area>[K] } = { name: "Range" };
export const RANGE_AREAS: typeof RANGE = { name: "RangeAreas" };
export const range = (area: Area): Node => node(RANGE, area);
export const areas = (area: Area): Node => node(RANGE_AREAS, area);
