import { MAX_ROWS, columnIndex, quoteSheet } from "./address";

/** What becomes of rows `top` to `bottom` (0-based, inclusive) when others are taken out or put in; null where they are gone. */
export type RowMove = (top: number, bottom: number) => readonly [number, number] | null;

/** Rows `first` to `last` are taken out. */
export const rowsTakenOut =
  (first: number, last: number): RowMove =>
  (top, bottom) => {
    const gone = last - first + 1;
    const from = top < first ? top : top > last ? top - gone : first;
    const to = bottom < first ? bottom : bottom > last ? bottom - gone : first - 1;
    return from <= to ? [from, to] : null;
  };

/** So many blank rows are put in before row `first`. */
export const rowsPutIn =
  (first: number, count: number): RowMove =>
  (top, bottom) => [top < first ? top : top + count, bottom < first ? bottom : bottom + count];

/** Longer formulas than Excel allows are not looked at. */
const LONGEST = 8_192;

/**
 * Parts of a formula: texts; quoted sheets; brackets (other workbooks, parts of tables); cells, ranges, whole columns, whole rows;
 * names, which swallow what is no reference in them, and sheets, which end in "!"; numbers.
 */
const TOKEN =
  /"(?:[^"]|"")*"|'(?:[^']|'')*'!?|\[[^[\]]*\]|(?:(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7})(?::(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7}))?|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|(\$?)(\d{1,7}):(\$?)(\d{1,7}))(?![\p{L}\p{N}_.(!\\])|[\p{L}_\\][\p{L}\p{N}_.\\?]*(?::[\p{L}_][\p{L}\p{N}_.]*(?=!))?!?|\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|[^]/gu;

/** Where a reference points: on the formula's own sheet (null), on a named one, or on what we cannot follow (several sheets, another workbook). */
type Qualifier = string | null | "elsewhere" | "several";

interface Reference {
  readonly text: string;
  readonly sheet: Qualifier;
  /** 0-based; null for whole columns. */
  readonly rows: readonly [number, number] | null;
  readonly fixed: readonly [boolean, boolean];
  /** The reference with other rows in the place of its own. */
  readonly at: (top: number, bottom: number) => string;
}

/** Goes through a formula; what `change` and `sheet` return stands in the place of each reference, and of each sheet's name (with its "!"). */
function rewrite(formula: string, change: (reference: Reference) => string, sheet = (text: string) => text): string {
  let qualifier: Qualifier = null,
    external = false;
  return formula.replace(TOKEN, (token: string, ...g: (string | undefined)[]) => {
    const on = qualifier,
      outside = external;
    qualifier = null;
    external = token.startsWith("[");
    if (token.endsWith("!") && token !== "!") {
      const name = token.startsWith("'") ? token.slice(1, -2).replace(/''/g, "'") : token.slice(0, -1);
      qualifier = outside || name.includes("[") ? "elsewhere" : name.includes(":") ? "several" : name;
      return qualifier === "elsewhere" || qualifier === "several" ? token : sheet(token);
    }
    if (g[1] !== undefined && columnIndex(g[1]) >= 0 && Number(g[3]) >= 1 && Number(g[3]) <= MAX_ROWS) {
      const [from, to] = [Number(g[3]) - 1, Number(g[7] ?? g[3]) - 1];
      const one = (n: number, at: number): string => `${g[n]}${g[n + 1]}${g[n + 2]}${at + 1}`;
      return change({
        text: token,
        sheet: on,
        rows: [from, to],
        fixed: [g[2] === "$", (g[6] ?? g[2]) === "$"],
        at: (top, bottom) => (g[7] === undefined ? one(0, top) : `${one(0, top)}:${one(4, bottom)}`),
      });
    }
    if (g[9] !== undefined)
      return change({
        text: token,
        sheet: on,
        rows: [Number(g[9]) - 1, Number(g[11]) - 1],
        fixed: [g[8] === "$", g[10] === "$"],
        at: (top, bottom) => `${g[8]}${top + 1}:${g[10]}${bottom + 1}`,
      });
    return token;
  });
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/**
 * A formula (with or without "=") standing on sheet `on` as it must read after rows of `sheet` have moved; null where one of its
 * references is gone or cannot be followed. `relative`: by how many rows its own place moves, for a conditional format or a
 * validation, whose references without "$" are distances from that place.
 */
export function movedFormula(
  formula: string,
  on: string,
  sheet: string,
  move: RowMove,
  relative?: number,
): string | null {
  if (formula.length > LONGEST) return null;
  let lost = false;
  const moved = rewrite(formula, ({ text, sheet: qualifier, rows, fixed, at }) => {
    if (!rows || qualifier === "elsewhere") return text;
    const [top, bottom] = [Math.min(...rows), Math.max(...rows)];
    if (qualifier === "several") {
      const to = move(top, bottom);
      if (to?.[0] !== top || to[1] !== bottom) lost = true;
      return text;
    }
    if (!same(qualifier ?? on, sheet)) return text;
    const to = move(top, bottom);
    const place = (row: number, moving: boolean, end: 0 | 1): number =>
      relative !== undefined && !moving ? row + relative : (to?.[end] ?? -1);
    const [from, until] = [place(top, fixed[0], 0), place(bottom, fixed[1], 1)];
    if (from < 0 || until < 0 || until >= MAX_ROWS) {
      lost = true;
      return text;
    }
    return from === top && until === bottom ? text : at(from, until);
  });
  return lost ? null : moved;
}

/**
 * The rows (0-based, inclusive) of `sheet` that a formula standing on sheet `on` refers to, one pair a reference; whole columns are
 * none. null where it cannot be told: addresses worked out from text, references through several sheets.
 */
export function rowsReferredTo(
  formula: string,
  on: string,
  sheet: string,
): readonly (readonly [number, number])[] | null {
  if (formula.length > LONGEST || /\bINDIRECT\s*\(/i.test(formula)) return null;
  const found: [number, number][] = [];
  let several = false;
  rewrite(formula, ({ text, sheet: qualifier, rows }) => {
    if (qualifier === "several") several = true;
    else if (rows && qualifier !== "elsewhere" && same(qualifier ?? on, sheet))
      found.push([Math.min(...rows), Math.max(...rows)]);
    return text;
  });
  return several ? null : found;
}

/**
 * Whether taking out rows `first` to `last` (0-based, inclusive) of `sheet` would break a formula that stands on sheet `on`: it
 * refers to a cell or range that lies wholly within them, or cannot be followed.
 */
export const losesRows = (formula: string, on: string, sheet: string, first: number, last: number): boolean =>
  rowsReferredTo(formula, on, sheet)?.some(([top, bottom]) => top >= first && bottom <= last) ?? true;

/** A formula with one sheet's name in the place of another's. */
export const renamedSheet = (formula: string, from: string, to: string): string =>
  formula.length > LONGEST
    ? formula
    : rewrite(
        formula,
        ({ text }) => text,
        (token) => {
          const name = token.startsWith("'") ? token.slice(1, -2).replace(/''/g, "'") : token.slice(0, -1);
          return same(name, from) ? `${quoteSheet(to)}!` : token;
        },
      );
