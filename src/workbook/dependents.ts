import { columnIndex, type Rect } from "./address";
import type { WorkbookSnapshot } from "./snapshot";

/** Some rows of some sheets, 0-based. */
type RowsBySheet = ReadonlyMap<string, ReadonlySet<number>>;

/** Which rows' formulas read which others. Made once for a workbook; asking costs no more than what is found. */
export interface Dependents {
  /**
   * The rows whose formulas may come to something else once these cells have changed, through as many formulas as it takes; the
   * cells' own rows are among them only where one looks at another. Formulas that look where their text does not say, or change by
   * themselves, are taken along on the sheets named in `restless`.
   */
  of(changed: ReadonlyMap<string, readonly Rect[]>, restless: readonly string[]): RowsBySheet;
  /** Every row of a sheet that holds a formula. */
  formulaRows(sheet: string): ReadonlySet<number>;
}

/** What a formula looks at on other rows than its own, or on other sheets. */
interface Reach {
  readonly refs: readonly { readonly sheet: string; readonly top: number; readonly bottom: number }[];
  /** It looks at what its text does not tell (names, OFFSET) or changes by itself (TODAY). */
  readonly open: boolean;
}

/** A reference over more rows than this is looked through one by one; there are few different ones. */
const TALL = 8;
/** Longer formulas than Excel allows are taken to look anywhere. */
const LONGEST = 8_192;

const TOKEN =
  /"(?:[^"]|"")*"|(?:('(?:[^']|'')*'|[\p{L}_][\p{L}\p{N}_.]*)!)?(?:\$?[A-Za-z]{1,3}\$?(\d{1,7})(?::\$?[A-Za-z]{1,3}\$?(\d{1,7}))?|\$?([A-Za-z]{1,3}):\$?([A-Za-z]{1,3})|\$?(\d{1,7}):\$?(\d{1,7}))(?![\p{L}\p{N}_.(!])|\[[^[\]]*\]|([\p{L}_\\][\p{L}\p{N}_.\\]*)(\(?)|\d+(?:\.\d*)?|[^]/gu;

/** Functions that change without any cell changing, or look where their arguments do not say. */
const RESTLESS = /^(?:TODAY|NOW|RAND|RANDBETWEEN|RANDARRAY|OFFSET|INDIRECT|CELL|INFO)$/i;
const NO_NAME = /^(?:TRUE|FALSE)$/i;
const EVERY_ROW = { top: 0, bottom: Infinity };

function reachOf(formula: string, sheet: string, row: number): Reach {
  if (formula.length > LONGEST) return { refs: [], open: true };
  const refs: { sheet: string; top: number; bottom: number }[] = [];
  let open = false;
  for (const [token, on, from, to, column, , firstRow, lastRow, word, call] of formula.matchAll(TOKEN)) {
    if (word !== undefined) {
      if (call === "(" ? RESTLESS.test(word) : !NO_NAME.test(word)) open = true;
    } else if (token.startsWith("[")) {
      // A table's own row, "[@Impact]", is this row; any other part of a table may be anywhere.
      if (!/^\[@|^\[#This Row\]/i.test(token)) open = true;
    } else if (from !== undefined || column !== undefined || firstRow !== undefined) {
      const name = on === undefined ? sheet : on.replace(/^'(.*)'$/s, "$1").replace(/''/g, "'");
      const rows =
        from !== undefined
          ? { top: Number(from) - 1, bottom: Number(to ?? from) - 1 }
          : firstRow !== undefined
            ? { top: Number(firstRow) - 1, bottom: Number(lastRow) - 1 }
            : columnIndex(column!) >= 0
              ? EVERY_ROW
              : null;
      if (rows === null || name.includes("[")) open = true;
      else if (name !== sheet || rows.top !== row || rows.bottom !== row)
        refs.push({
          sheet: name.toLowerCase(),
          top: Math.min(rows.top, rows.bottom),
          bottom: Math.max(rows.top, rows.bottom),
        });
    }
  }
  return { refs, open };
}

interface Reader {
  readonly sheet: string;
  readonly row: number;
}

/** What reads the rows of one sheet. */
interface Read {
  /** By row, for references over few rows. */
  readonly low: Map<number, Reader[]>;
  /** By reference, for those over many. */
  readonly tall: Map<string, { readonly top: number; readonly bottom: number; readonly readers: Reader[] }>;
}

export function dependentsOf(workbook: WorkbookSnapshot): Dependents {
  const read = new Map<string, Read>();
  const restless = new Map<string, Reader[]>();
  const formulaRows = new Map<string, Set<number>>();
  for (const { name, formulas } of workbook.sheets) {
    const rows = new Set<number>();
    formulaRows.set(name, rows);
    const moving: Reader[] = [];
    restless.set(name, moving);
    for (const [key, formula] of formulas) {
      const row = Math.floor(key / 16_384);
      rows.add(row);
      const reader = { sheet: name, row };
      const { refs, open } = reachOf(formula, name, row);
      if (open) moving.push(reader);
      for (const { sheet, top, bottom } of refs) {
        let on = read.get(sheet);
        if (!on) read.set(sheet, (on = { low: new Map(), tall: new Map() }));
        if (bottom - top < TALL) {
          for (let at = top; at <= bottom; at++) {
            const readers = on.low.get(at);
            if (readers) readers.push(reader);
            else on.low.set(at, [reader]);
          }
        } else {
          const known = on.tall.get(`${top}:${bottom}`);
          if (known) known.readers.push(reader);
          else on.tall.set(`${top}:${bottom}`, { top, bottom, readers: [reader] });
        }
      }
    }
  }
  return {
    formulaRows: (sheet) => formulaRows.get(sheet) ?? new Set(),
    of: (changed, sheets) => {
      const found = new Map<string, Set<number>>();
      const next: { readonly sheet: string; readonly top: number; readonly bottom: number }[] = [];
      const add = ({ sheet, row }: Reader): void => {
        let rows = found.get(sheet);
        if (!rows) found.set(sheet, (rows = new Set()));
        if (rows.has(row)) return;
        rows.add(row);
        next.push({ sheet, top: row, bottom: row });
      };
      for (const [sheet, rects] of changed) for (const { top, bottom } of rects) next.push({ sheet, top, bottom });
      for (const sheet of sheets) restless.get(sheet)?.forEach(add);
      for (let rows = next.pop(); rows; rows = next.pop()) {
        const { top, bottom } = rows;
        const on = read.get(rows.sheet.toLowerCase());
        if (!on) continue;
        if (bottom - top < on.low.size) for (let row = top; row <= bottom; row++) on.low.get(row)?.forEach(add);
        else for (const [row, readers] of on.low) if (row >= top && row <= bottom) readers.forEach(add);
        for (const one of on.tall.values()) if (one.top <= bottom && one.bottom >= top) one.readers.forEach(add);
      }
      return found;
    },
  };
}
