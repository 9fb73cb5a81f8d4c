import type { Rect } from "../../workbook";
import type { Grid } from "../grid";
import type { HeadingMatcher } from "../headings";
import type { Stage, StagePart } from "../model";
import { orderSaid } from "../order";
import { isScaleWord, leadingScaleWord } from "../scales";
import { labelAt, stageWords, type Label } from "./labels";

/** One place of a rating box: what stands (or would stand) there. */
export interface BoxCell {
  readonly stage: Stage;
  readonly part: StagePart;
  readonly row: number;
  readonly column: number;
}

/** Ratings laid out as a small table: stages by parts, or stages over their score and its two digits. */
export interface RatingBox {
  readonly area: Rect;
  readonly cells: readonly BoxCell[];
  /** The council's own words for the stages. */
  readonly labels: Readonly<Partial<Record<Stage, string>>>;
  /** Where the direction of travel stands (or would stand), where the box has a heading for it. */
  readonly dot: { readonly row: number; readonly column: number } | null;
}

interface Named {
  readonly row: number;
  /** Columns its cell covers. */
  readonly column: number;
  readonly to: number;
  readonly label: Label;
}

/** Headings of one box stand no further apart than this many columns. */
const WIDEST_GAP = 3;
/** And a row's own name no further left of its values. */
const FURTHEST_NAME = 6;

const PARTS: Readonly<Partial<Record<Label["concept"], StagePart>>> = {
  likelihood: "likelihood",
  impact: "impact",
  severity: "impact",
  consequence: "impact",
  score: "score",
  level: "score",
  band: "band",
};
/** What a label names, by the value too: a level is a score in numbers, a band in words. */
export const partNamed = (concept: Label["concept"], value: string): StagePart | undefined =>
  concept === "level" && /\p{L}{2}/u.test(value) && !/\d/.test(value.normalize("NFKC")) ? "band" : PARTS[concept];

/** The part of a rating that a label names, without a stage. */
export const partOf = (label: Label): StagePart | null =>
  label.stage === null ? (PARTS[label.concept] ?? null) : null;
/** The stage that a label names, without a part. */
export const stageOf = (label: Label): Stage | null => (label.concept === "level" ? label.stage : null);

/** What may be a rating: a number, a pair, a word of a scale or a dash; no sentence. */
export function isRatingLike(text: string): boolean {
  const said = text.normalize("NFKC").trim();
  return (
    said.length <= 40 &&
    (/^[^\p{L}]{0,3}\d/u.test(said) ||
      /^\p{L}{1,2}\s?\d{1,2}\b/u.test(said) ||
      isScaleWord(said) ||
      leadingScaleWord(said) !== null ||
      /^(?:[-–—]|n\/?a|tbc|[ivx]{1,4}|[a-f])$/i.test(said))
  );
}

/**
 * The rating boxes between two rows: parts (Likelihood, Impact, Score) along a row with stages down its side, stages
 * along a row with parts down its side, or names along a row over their values, a stage's score perhaps over its two
 * digits. `first` says which rating the digits begin with.
 */
export function findBoxes(
  grid: Grid,
  top: number,
  bottom: number,
  matcher: HeadingMatcher,
  first: "likelihood" | "impact",
): RatingBox[] {
  const named = new Map<number, Named[]>();
  for (let row = top; row <= bottom; row++) {
    const cells: Named[] = [];
    for (let column = 0; column < grid.width; column++) {
      const text = grid.ownText(row, column);
      if (text === "") continue;
      const label = labelAt(text, matcher);
      if (!label?.isRating) continue;
      cells.push({ row, column, to: grid.mergeAt(row, column)?.right ?? column, label });
    }
    if (cells.length > 0) named.set(row, cells);
  }
  const boxes: RatingBox[] = [];
  const isFree = (cell: Named): boolean =>
    !boxes.some(
      ({ area }) =>
        cell.row >= area.top && cell.row <= area.bottom && cell.column >= area.left && cell.column <= area.right,
    );
  for (const [row, cells] of named) {
    for (const kind of [partOf, stageOf])
      for (const heads of runs(cells.filter((cell) => kind(cell.label) !== null && isFree(cell)))) {
        // "Rating | Likelihood | Impact | Score": the first head may stand over the stages' names.
        const box = crossBox(grid, heads, named, row, bottom) ?? crossBox(grid, heads.slice(1), named, row, bottom);
        if (box) boxes.push(box);
      }
    for (const heads of runs(cells.filter(isFree))) {
      if (headsNames(heads, named.get(row + 1) ?? [])) continue;
      const box = headedBox(grid, heads, named, row, bottom, first);
      if (box) boxes.push(withDirection(grid, box, row, matcher));
    }
  }
  return boxes.map((box) => withHeading(grid, box, top));
}

/** The box with the line right over it that names it and says nothing else: "Risk rating (Likelihood x Impact)". */
function withHeading(grid: Grid, box: RatingBox, top: number): RatingBox {
  const row = box.area.top - 1;
  if (row < top) return box;
  const texts: string[] = [];
  for (let column = box.area.left; column <= box.area.right; column++) {
    const text = grid.ownText(row, column);
    if (text !== "") texts.push(text);
  }
  const [only] = texts;
  return texts.length === 1 && only!.length <= 90 && orderSaid([only!]) !== null
    ? { ...box, area: { ...box.area, top: row } }
    : box;
}

/** Cells of one row that stand together. */
function runs(cells: readonly Named[]): Named[][] {
  const found: Named[][] = [];
  for (const cell of cells) {
    const run = found[found.length - 1];
    if (run && cell.column - lastOf(run).to <= WIDEST_GAP) run.push(cell);
    else found.push([cell]);
  }
  return found;
}

/** Heads of one kind along a row, names of the other kind down its side, a value (or its blank) where they meet. */
function crossBox(
  grid: Grid,
  heads: readonly Named[],
  named: ReadonlyMap<number, readonly Named[]>,
  row: number,
  bottom: number,
): RatingBox | null {
  if (heads.length === 0) return null;
  const left = heads[0]!.column;
  const other = partOf(heads[0]!.label) !== null ? stageOf : partOf;
  const cells: BoxCell[] = [];
  const labels: Partial<Record<Stage, string>> = {};
  const sides: Named[] = [];
  const seen = new Set<string>();
  for (let below = row + 1; below <= bottom; below++) {
    const side = (named.get(below) ?? []).find(
      (cell) =>
        other(cell.label) !== null &&
        cell.to < left &&
        left - cell.to <= FURTHEST_NAME &&
        (sides.length === 0 || cell.column === sides[0]!.column),
    );
    // The risk's own name may stand in a row between the heads and the first of the names at the side.
    if (!side && below === row + 1 && isEmpty(grid, below, left, lastOf(heads).to) && !grid.isRowBlank(below)) continue;
    if (!side || !isEmpty(grid, below, side.to + 1, left - 1)) break;
    const values = heads.map((head) => grid.ownText(below, valueColumn(grid, below, head)));
    if (values.some((value) => !isValue(value) && !isInitial(value))) break;
    sides.push(side);
    for (const head of heads) {
      const stage = (stageOf(head.label) ?? stageOf(side.label))!;
      const column = valueColumn(grid, below, head);
      const naming = partOf(head.label) === null ? side.label : head.label;
      const part = partNamed(naming.concept, grid.ownText(below, column))!;
      if (seen.has(`${stage}.${part}`)) continue;
      seen.add(`${stage}.${part}`);
      cells.push({ stage, part, row: below, column });
      labels[stage] ??= (stageOf(head.label) ? head : side).label.text;
    }
  }
  const isFilled = cells.some((cell) => grid.ownText(cell.row, cell.column) !== "");
  if (!isFilled || (heads.length === 1 && sides.length === 1)) return null;
  return {
    area: { top: row, bottom: lastOf(sides).row, left: sides[0]!.column, right: lastOf(heads).to },
    cells,
    labels,
    dot: null,
  };
}

/**
 * Names along a row over their values; a stage may be named in the row above them, a score may stand over its two digits,
 * with the ratings' own names between or without.
 */
function headedBox(
  grid: Grid,
  heads: readonly Named[],
  named: ReadonlyMap<number, readonly Named[]>,
  row: number,
  bottom: number,
  first: "likelihood" | "impact",
): RatingBox | null {
  if (heads.length < 2 || row + 1 > bottom) return null;
  const isApart = heads.some((head, i) => i > 0 && !isEmpty(grid, row, heads[i - 1]!.to + 1, head.column - 1));
  if (isApart) return null;
  const above = named.get(row - 1) ?? [];
  const cells: BoxCell[] = [];
  const labels: Partial<Record<Stage, string>> = {};
  const seen = new Set<string>();
  let { top, lowest } = { top: row, lowest: row + 1 };
  let filled = 0;
  // Where the other heads have two digits under their score, a head of two columns with one has left the other blank.
  const isDigits = row + 2 <= bottom && heads.some((head) => digitsUnder(grid, row + 2, head) !== null);
  for (const head of heads) {
    const over = above.find((cell) => stageOf(cell.label) !== null && cell.column <= head.column && cell.to >= head.to);
    const stage = head.label.stage ?? over?.label.stage ?? null;
    const column = valueColumn(grid, row + 1, head);
    const text = grid.ownText(row + 1, column);
    const part = partNamed(head.label.concept, text);
    if (stage === null || part === undefined) return null;
    if (!isValue(text)) return null;
    if (text !== "") filled++;
    if (over && head.label.stage === null) top = row - 1;
    if (seen.has(`${stage}.${part}`)) return null;
    seen.add(`${stage}.${part}`);
    labels[stage] ??= stageWords((over ?? head).label);
    cells.push({ stage, part, row: row + 1, column });
    const names = part === "score" && row + 3 <= bottom ? bothNamedUnder(named.get(row + 2) ?? [], head) : null;
    if (names) {
      if (!names.every(({ column }) => isValue(grid.ownText(row + 3, column)))) return null;
      lowest = row + 3;
      for (const each of names) cells.push({ stage, part: partOf(each.label)!, row: row + 3, column: each.column });
      continue;
    }
    const digits = isDigits ? (digitsUnder(grid, row + 2, head) ?? digitAndBlank(grid, row + 2, head)) : null;
    if (!digits || part !== "score") continue;
    lowest = row + 2;
    const [one, two] =
      first === "likelihood" ? (["likelihood", "impact"] as const) : (["impact", "likelihood"] as const);
    cells.push(
      { stage, part: one, row: row + 2, column: digits[0] },
      { stage, part: two, row: row + 2, column: digits[1] },
    );
  }
  return filled === 0
    ? null
    : { area: { top, bottom: lowest, left: heads[0]!.column, right: lastOf(heads).to }, cells, labels, dot: null };
}

/** The names of likelihood and impact among cells, where they and nothing else stand under a head; null elsewhere. */
function bothNamedUnder(cells: readonly Named[], head: Named): readonly Named[] | null {
  const under = cells.filter((cell) => cell.column >= head.column && cell.to <= head.to);
  const parts = new Set(under.map(({ label }) => partOf(label)));
  return under.length === 2 && parts.has("likelihood") && parts.has("impact") ? under : null;
}

/** Whether the cells below heads are names of several ratings ("L", "I", "Score"), though a letter may look like a value. */
const headsNames = (heads: readonly Named[], below: readonly Named[]): boolean =>
  heads.some(
    (head) =>
      new Set(
        below.filter((cell) => cell.column >= head.column && cell.to <= head.to).map((cell) => partOf(cell.label)),
      ).size >= 2,
  );

/** The box with the direction of travel, where a heading beside its own names one. */
function withDirection(grid: Grid, box: RatingBox, row: number, matcher: HeadingMatcher): RatingBox {
  for (let column = box.area.right + 1; column <= box.area.right + 2; column++) {
    const text = grid.ownText(row, column);
    if (text === "") continue;
    if (labelAt(text, matcher)?.concept !== "dot") break;
    const to = grid.mergeAt(row, column)?.right ?? column;
    return { ...box, area: { ...box.area, right: to }, dot: { row: row + 1, column } };
  }
  return box;
}

/** The columns of the two digits under a stage's score; null where there are not just two. */
function digitsUnder(grid: Grid, row: number, head: Named): readonly [number, number] | null {
  const held: number[] = [];
  for (let column = head.column; column <= head.to; column++) if (grid.ownText(row, column) !== "") held.push(column);
  return held.length === 2 && held.every((column) => isRatingLike(grid.ownText(row, column)))
    ? [held[0]!, held[1]!]
    : null;
}

/** The columns of a digit and of its missing neighbour, under a head that covers just these two; null for anything else. */
function digitAndBlank(grid: Grid, row: number, { column, to }: Named): readonly [number, number] | null {
  const texts = [grid.ownText(row, column), grid.ownText(row, to)];
  return to === column + 1 &&
    !grid.mergeAt(row, column) &&
    texts.filter((text) => text === "").length === 1 &&
    texts.some((text) => /^\d{1,2}$/.test(text))
    ? [column, to]
    : null;
}

/** A rating, its blank, or the error of a formula that should give one. */
const isValue = (text: string): boolean => text === "" || isRatingLike(text) || /^#[A-Z/0?!]{3,8}$/.test(text);
/** "P" for Possible, in a box whose row says what it rates. */
const isInitial = (text: string): boolean => /^\p{Lu}$/u.test(text);
const lastOf = <T>(list: readonly T[]): T => list[list.length - 1]!;

/** Whether nothing stands between two columns of a row. */
function isEmpty(grid: Grid, row: number, from: number, to: number): boolean {
  for (let column = from; column <= to; column++) if (grid.ownText(row, column) !== "") return false;
  return true;
}

/** Where the value under a head stands: in the head's first column, else in another that it covers. */
function valueColumn(grid: Grid, row: number, head: Named): number {
  for (let column = head.column; column <= head.to; column++) if (grid.ownText(row, column) !== "") return column;
  return head.column;
}
