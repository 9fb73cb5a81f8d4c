import { contains, type Rect } from "../../workbook";
import type { Grid } from "../grid";
import type { HeadingMatcher } from "../headings";
import { kindSaid } from "../kind";
import { isIdLike } from "../shape";
import { isRatingLike } from "./box";
import type { Common } from "./common";
import { labelAt, labelWithValue, type Label } from "./labels";
import type { Segment } from "./segments";

/** A cell with something in it. */
export interface Place {
  readonly row: number;
  readonly column: number;
  readonly text: string;
  /** Only part of its cell's text: what follows the label in "Current score: 12". */
  readonly isPart?: boolean;
}

/** A label of a card and what stands beside or below it. */
export interface LabelledValues {
  readonly label: Label;
  readonly at: Place;
  /** Columns the label's cell covers. */
  readonly from: number;
  readonly to: number;
  /** Beside: one value. Below: every value in its columns down to the next label. Empty where the label stands over nothing. */
  readonly values: readonly Place[];
  /** The header row it belongs to; -1 for a label beside its value. */
  readonly headerRow: number;
  /** Where its missing value would stand, as the other cards show. */
  readonly blank?: Place;
}

export interface CardFields {
  /** In reading order: a line that names a stage speaks of what comes after it. */
  readonly labelled: readonly LabelledValues[];
  /** Texts that belong to no label, in reading order. */
  readonly loose: readonly Place[];
}

/**
 * Takes a card or page apart. A row of several labels heads what stands below each of them, down to a blank row or the
 * next label; a label alone is followed by its value, beside it or else below. What `apart` covers (a grid, a rating
 * box) is left out. `common` says which texts stand on most of the cards: labels, also where we do not know them.
 */
export function readFields(
  segment: Segment,
  matcher: HeadingMatcher,
  apart: readonly Rect[],
  { repeated, beside }: Common,
): CardFields {
  const { grid, top, bottom, title } = segment;
  const isName = (text: string): boolean => repeated.has(text) || labelAt(text, matcher)?.isSure === true;
  /**
   * With the places left blank where the other cards show a value: the next label is none. What stands further on and is
   * no label, or right below, may be the value all the same.
   */
  const withBlanks = (cells: readonly Place[]): Place[] =>
    cells.flatMap((cell, i) => {
      const column = cell.column + (beside.get(cell.text) ?? 0);
      const next = cells[i + 1];
      const isBlank =
        column > cell.column &&
        (next ? next.column > column && isName(next.text) : isNothingBelow(cell)) &&
        !apart.some((rect) => contains(rect, cell.row, column));
      return isBlank ? [cell, { row: cell.row, column, text: "" }] : [cell];
    });
  const isNothingBelow = ({ row, column }: Place): boolean => {
    const below = row < bottom ? grid.ownText(row + 1, column) : "";
    return below === "" || isName(below) || labelWithValue(below, matcher) !== null;
  };
  const rows: { row: number; cells: Place[] }[] = [];
  for (let row = top; row <= bottom; row++) {
    const cells: Place[] = [];
    for (let column = 0; column < grid.width; column++) {
      const text = grid.ownText(row, column);
      if (text === "" || (title?.row === row && (title.column === column || title.reference === column))) continue;
      if (!apart.some((rect) => contains(rect, row, column))) cells.push({ row, column, text });
    }
    rows.push({ row, cells: withBlanks(cells) });
  }
  const labels = new Map<Place, Label>();
  const headers = new Set<number>();
  const labelled: LabelledValues[] = [];
  const used = new Set<Place>();
  let table: { readonly isOfReferences: boolean; readonly from: number } | null = null;
  /** Texts of every card, each over something of this one: names, also where we know but the first. */
  const areRepeatedOver = (
    cells: readonly Place[],
    named: readonly (Label | null)[],
    below: readonly Place[],
  ): boolean =>
    cells.length >= 2 &&
    named[0]?.isSure === true &&
    cells.every(({ text }) => repeated.has(text)) &&
    standOver(cells, below) &&
    !isName(below[0]!.text) &&
    labelWithValue(below[0]!.text, matcher) === null &&
    below.some(({ text }) => !repeated.has(text));
  for (const [at, { row, cells }] of rows.entries()) {
    const isLabelIn = (cell: Place, near: readonly Place[] = []): boolean =>
      near.some(({ column, text }) => column === cell.column && labelAt(text, matcher)?.isSure === true);
    const named = cells.map((cell, i): Label | null => {
      const label = labelAt(cell.text, matcher);
      if (!label || label.isSure) return label;
      // Known in part: sure where it stands on every card, or in a column of labels with a value beside it.
      const next = cells[i + 1];
      const isBeside = next !== undefined && labelAt(next.text, matcher) === null;
      const inColumn = isLabelIn(cell, rows[at - 1]?.cells) || isLabelIn(cell, rows[at + 1]?.cells);
      return repeated.has(cell.text) || (table === null && isBeside && inColumn) ? { ...label, isSure: true } : label;
    });
    // A table's entries are none of the card's labels; its first column tells where it ends.
    const [first] = cells;
    const label = named[0];
    const ends =
      table !== null &&
      first !== undefined &&
      ((label?.isSure === true && label.concept !== "none" && first.column <= table.from) ||
        labelWithValue(first.text, matcher) !== null ||
        (table.isOfReferences && first.column === table.from && !isIdLike(first.text)));
    const inTable = table !== null && !ends;
    // Within a table prose stands over prose, and an entry may hold words that we know.
    const below = inTable ? [] : (rows[at + 1]?.cells ?? []);
    const isNamed = !inTable || named.filter((each) => each?.isSure).length >= 2;
    if (isNamed && (isHeaderRow(grid, cells, named, below, matcher) || areRepeatedOver(cells, named, below))) {
      headers.add(row);
      cells.forEach((cell, i) => labels.set(cell, named[i] ?? unknown(cell.text)));
      table = { isOfReferences: named[0]?.concept === "id", from: cells[0]!.column };
      continue;
    }
    if (inTable && first !== undefined) continue;
    table = null;
    cells.forEach((cell, i) => {
      const label = named[i];
      const before = cells[i - 1] && labels.get(cells[i - 1]!);
      // "Residual impact | C": a letter or a word of a scale beside a rating's name is its value, whatever else it may name.
      if (before && (isValueOf(before, cell.text) || isKindOf(before, cell.text))) return;
      if (label?.isSure && isOwn(cells, i, named)) labels.set(cell, label);
      // What stands on every card before a value names it, though we do not know the words.
      else if (!label && repeated.has(cell.text) && cells[i + 1] && !labels.has(cells[i - 1]!))
        labels.set(cell, unknown(cell.text));
      else if (!label?.isSure) {
        const whole = labelWithValue(cell.text, matcher);
        if (!whole) return;
        used.add(cell);
        labelled.push({
          label: whole.label,
          at: cell,
          from: cell.column,
          to: cell.column,
          values: [{ row: cell.row, column: cell.column, text: whole.value, isPart: true }],
          headerRow: -1,
        });
      }
    });
  }
  const span = (cell: Place): { from: number; to: number } => {
    const merge = grid.mergeAt(cell.row, cell.column);
    return merge ? { from: merge.left, to: merge.right } : { from: cell.column, to: cell.column };
  };
  rows.forEach(({ row, cells }, at) => {
    cells.forEach((cell, i) => {
      const label = labels.get(cell);
      if (!label) return;
      used.add(cell);
      const { from, to } = span(cell);
      if (!headers.has(row)) {
        const next = cells[i + 1];
        if (next && !labels.has(next) && !used.has(next)) {
          used.add(next);
          const filled = next.text === "" ? { values: [], blank: next } : { values: [next] };
          labelled.push({ label, at: cell, from, to, ...filled, headerRow: -1 });
          return;
        }
      }
      // Below: down the label's columns (the last label of a row reaches to what stands right of it too).
      const values: Place[] = [];
      for (const below of rows.slice(at + 1)) {
        const inColumns = below.cells.filter((c) => c.text !== "" && c.column >= from && c.column <= to);
        // In a table's block the rows of ratings end none of the columns beside them.
        const isBlank = below.cells.length === 0 && (segment.rows === undefined || grid.isRowBlank(below.row));
        if (isBlank || inColumns.some((c) => labels.has(c) || used.has(c))) break;
        // The next labels end a table, in whichever of its columns they stand.
        if (headers.has(below.row) || below.cells.some((c) => labels.has(c) && c.column <= from)) break;
        values.push(...inColumns);
        if (!headers.has(row) && values.length > 0) break;
      }
      values.forEach((v) => used.add(v));
      labelled.push({ label, at: cell, from, to, values, headerRow: headers.has(row) ? row : -1 });
    });
  });
  const loose = rows.flatMap(({ cells }) => cells.filter((cell) => cell.text !== "" && !used.has(cell)));
  const inOrder = labelled.sort((a, b) => a.at.row - b.at.row || a.at.column - b.at.column);
  return { labelled: inOrder, loose };
}

const unknown = (text: string): Label => ({ text, concept: "none", stage: null, isRating: false, isSure: true });

/** A row of names: no numbers, no prose, most of them labels, two at least. */
function isHeaderRow(
  grid: Grid,
  cells: readonly Place[],
  named: readonly (Label | null)[],
  below: readonly Place[],
  matcher: HeadingMatcher,
): boolean {
  if (cells.length < 2) return false;
  const known = named.filter((label) => label !== null).length;
  if (known < 2 || known < cells.length * 0.6) return false;
  // "Risk owner | (blank) | Directorate | Corporate": labels with values beside them, and the card's next label below.
  const [under] = below;
  const isOver = !(under && under.column === cells[0]!.column && labelAt(under.text, matcher)?.isSure === true);
  if (!isOver && cells.some(({ text }) => labelAt(text, matcher)?.isSure !== true)) return false;
  if (cells.some((cell, i) => !named[i]?.isSure && labelWithValue(cell.text, matcher) !== null)) return false;
  // A number or a date held as text is no name either.
  const isName = ({ row, column, text }: Place): boolean =>
    typeof grid.value(row, column) === "string" && text.length <= 90 && /[\p{L}№#]/u.test(text);
  if (!cells.every(isName)) return false;
  // "Owner: | Director | Category: | Finance": labels and values in turn.
  const turns = named.every((label, i) =>
    i % 2 === 0 ? label?.isSure === true : label?.isSure !== true || isValueOf(named[i - 1]!, cells[i]!.text),
  );
  // The last rating of such a row may be left blank: nothing then stands under the first label, as it would under a heading.
  const isLeftBlank = named.at(-1)?.isRating === true && !below.some(({ column }) => column === cells[0]!.column);
  return (
    !(turns && (cells.length % 2 === 0 || isLeftBlank)) || (named[0]?.isSure === true && areOver(cells, below, matcher))
  );
}

/** Shortest text that is prose rather than the next label. */
const PROSE = 20;

/** Whether each text of a row stands over prose of its own: they are names, though a name may look like a value of the one before it. */
const areOver = (cells: readonly Place[], below: readonly Place[], matcher: HeadingMatcher): boolean =>
  standOver(cells, below) &&
  labelAt(below[0]!.text, matcher) === null &&
  below.every(({ text }) => text.length >= PROSE && labelAt(text, matcher)?.isSure !== true);

const standOver = (cells: readonly Place[], below: readonly Place[]): boolean =>
  cells.length === below.length && cells.every(({ column }, i) => column === below[i]!.column);

/** Whether what stands beside a rating's name, written out, is a rating. */
const isValueOf = (label: Label | null, text: string): boolean =>
  label?.isRating === true && label.text.length > 2 && isRatingLike(text);

/** "Type | Threat": a kind of risk, beside the name of what tells the kinds apart. */
const isKindOf = ({ concept }: Label, text: string): boolean =>
  (concept === "kind" || concept === "category") && text.length <= 20 && kindSaid([text]) !== null;

/** A label in a row of labels and values: not the value of the label before it. */
function isOwn(cells: readonly Place[], i: number, named: readonly (Label | null)[]): boolean {
  const before = named[i - 1];
  if (i === 0 || !before?.isSure) return true;
  // Two labels side by side are both labels; where the row goes on in turns, every second one is a value.
  return cells.length > 2 || named[i]!.isRating || /:\s*$/.test(cells[i]!.text);
}
