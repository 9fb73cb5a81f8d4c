import type { Grid } from "../grid";
import type { HeadingMatcher } from "../headings";
import { isPeriodAlone } from "../periodNames";
import { isRatingLike } from "./box";
import { labelAt, labelWithValue } from "./labels";

/** "CR01", "K-1", "HR/FIN/4", 7: the letters that a register's references share, and a number. */
const CODE = /^((?:[A-Z]{1,6}[\s./-]?){0,3})(\d{1,3})[a-z]?$/;
/** "SC01 Custody healthcare", "7 Custody healthcare": the reference and the name in one cell. */
const LED = /^((?:[A-Z]{1,6}[\s./-]?){0,3}\d{1,3}[a-z]?)\s+(\p{Lu}.*)$/su;
/** Longer texts name no risk. */
const LONGEST_NAME = 300;

interface Code {
  readonly form: string;
  readonly number: number;
}

/** A text that is nothing but a reference, taken apart; null where it is none. */
export function codeOf(text: string): Code | null {
  const m = isPeriodAlone(text) ? null : CODE.exec(text.trim());
  return m && { form: m[1]!.replace(/[\s./-]+$/, ""), number: Number(m[2]) };
}

/** A reference without a label, and the name of the risk beside it or behind it. */
export interface CodedTitle {
  readonly row: number;
  /** Where the reference stands. */
  readonly column: number;
  readonly code: Code;
  readonly id: string;
  readonly name: string;
  /** Where the name stands; the reference's own column where both share a cell. */
  readonly nameColumn: number;
}

interface Cell {
  readonly column: number;
  readonly text: string;
}

function cellsOf(grid: Grid, row: number): Cell[] {
  const cells: Cell[] = [];
  for (let column = 0; column < grid.width; column++) {
    const text = grid.ownText(row, column);
    if (text !== "") cells.push({ column, text });
  }
  return cells;
}

/** The reference and the name that begin at one of a row's texts; null where they do not. */
function titleAt(row: number, [cell, next]: readonly Cell[], matcher: HeadingMatcher): CodedTitle | null {
  const { column, text } = cell!;
  const code = codeOf(text);
  if (code) {
    const isNamed = next !== undefined && isName(next.text, matcher);
    return isNamed ? { row, column, code, id: text.trim(), name: next.text, nameColumn: next.column } : null;
  }
  const m = text.length <= LONGEST_NAME ? LED.exec(text) : null;
  const led = m && isName(m[2]!, matcher) ? codeOf(m[1]!) : null;
  return led && { row, column, code: led, id: m![1]!, name: m![2]!, nameColumn: column };
}

/** The same whatever the name is, also where it was left out. */
function anyTitleAt(row: number, [cell, next]: readonly Cell[]): CodedTitle | null {
  const { column, text } = cell!;
  const code = codeOf(text);
  if (code) return { row, column, code, id: text.trim(), name: next?.text ?? "", nameColumn: next?.column ?? column };
  const led = ledTitle(text);
  return led && { row, column, code: codeOf(led.id)!, id: led.id, name: led.rest, nameColumn: column };
}

const isName = (text: string, matcher: HeadingMatcher): boolean =>
  text.length <= LONGEST_NAME &&
  /\p{L}{3}/u.test(text) &&
  !isRatingLike(text) &&
  labelAt(text, matcher)?.isSure !== true &&
  labelWithValue(text, matcher) === null;

/** Labels and their values in turn, or in one cell each. */
const areFields = (cells: readonly Cell[], matcher: HeadingMatcher): boolean =>
  cells.every(
    ({ text }, i) =>
      labelWithValue(text, matcher) !== null ||
      (labelAt(text, matcher)?.isSure === true) === (i % 2 === 0) ||
      cells.every((each) => labelAt(each.text, matcher)?.isSure === true),
  );

/** The reference and the name that a row begins with, where nothing follows but labels and their values. */
function titleIn(grid: Grid, row: number, matcher: HeadingMatcher): CodedTitle | null {
  const cells = cellsOf(grid, row);
  const title = cells.length === 0 ? null : titleAt(row, cells, matcher);
  return title && areFields(cells.slice(title.nameColumn === title.column ? 1 : 2), matcher) ? title : null;
}

/** A page's own title stands in its first rows. */
const TITLE_ROWS = 6;

/** The form of references with which sheets begin, for each sheet that shares it with another: "CRR1 | Cyber attack" on one, "CRR2 | Fraud" on the next. */
export function formsOfPages(grids: readonly Grid[], matcher: HeadingMatcher): ReadonlyMap<Grid, string> {
  const forms = new Map<Grid, string>();
  for (const grid of grids)
    for (let row = 0; row < Math.min(TITLE_ROWS, grid.height) && !forms.has(grid); row++) {
      const form = titleIn(grid, row, matcher)?.code.form;
      if (form !== undefined && form !== "") forms.set(grid, form);
    }
  const all = [...forms.values()];
  return new Map([...forms].filter(([, form]) => all.filter((other) => other === form).length > 1));
}

/** "LC1 Pool accident": the reference before a name, where letters lead it; null where there is none. */
export function ledTitle(text: string): { readonly id: string; readonly rest: string } | null {
  const m = text.length <= LONGEST_NAME ? LED.exec(text.trim()) : null;
  const code = m && codeOf(m[1]!);
  return code && code.form !== "" ? { id: m[1]!, rest: m[2]! } : null;
}

/**
 * The lines in which cards begin that name their risks by nothing but a reference and a name: in one column and of one
 * form (`form`, where it is known); references without letters count up by one. A reference of that form there begins a card also where its name
 * was left out.
 */
export function codedTitles(grid: Grid, matcher: HeadingMatcher, form?: string): readonly CodedTitle[] {
  const groups = new Map<string, CodedTitle[]>();
  for (let row = 0; row < grid.height; row++) {
    const title = titleIn(grid, row, matcher);
    if (!title || (form !== undefined && title.code.form !== form)) continue;
    const key = `${title.column} ${title.code.form}`;
    const group = groups.get(key);
    if (group) group.push(title);
    else groups.set(key, [title]);
  }
  const [best] = [...groups.values()].filter(areOneSet).sort((a, b) => b.length - a.length);
  if (!best) return [];
  const [{ column, code }] = best as [CodedTitle];
  const found = new Map(best.map((title) => [title.row, title]));
  for (let row = best[0]!.row; row < grid.height && code.form !== ""; row++) {
    if (found.has(row) || grid.ownText(row, column) === "") continue;
    const title = anyTitleAt(row, cellsOf(grid, row));
    if (title?.column === column && title.code.form === code.form) found.set(row, title);
  }
  return [...found.values()].sort((a, b) => a.row - b.row);
}

function areOneSet(titles: readonly CodedTitle[]): boolean {
  const numbers = titles.map(({ code }) => code.number);
  if (titles[0]!.code.form === "") return numbers.every((n, i) => n === numbers[0]! + i);
  // A reference given twice is a slip.
  return new Set(numbers).size > numbers.length * 0.4;
}

/** The columns of a row that holds nothing but such references and names, side by side; none where it is no such row. */
export function codedColumns(grid: Grid, row: number, matcher: HeadingMatcher): readonly number[] {
  let cells: readonly Cell[] = cellsOf(grid, row);
  const titles: CodedTitle[] = [];
  while (cells.length > 0) {
    const title = titleAt(row, cells, matcher);
    if (!title || (titles[0] && titles[0].code.form !== title.code.form)) return [];
    titles.push(title);
    cells = cells.slice(title.nameColumn === title.column ? 1 : 2);
  }
  return titles.length >= 2 && titles[0]!.code.form !== "" && areOneSet(titles)
    ? titles.map(({ column }) => column)
    : [];
}
