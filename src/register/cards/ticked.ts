import type { Grid } from "../grid";
import type { HeadingMatcher } from "../headings";
import type { Stage } from "../model";
import { numberWords } from "../scales";
import { isTick } from "../shape";
import { levelColumns } from "../tables/find";
import { plain } from "../text";
import type { BoxCell, RatingBox } from "./box";
import { labelAt, stageWords } from "./labels";

/** A rating shown by a tick under its level. */
export interface Tick {
  readonly stage: Stage;
  readonly part: "likelihood" | "impact";
  readonly row: number;
  readonly column: number;
  readonly level: number;
}

/** Ratings ticked along a line of levels, with what stands in figures behind them. */
export interface TickedBox extends RatingBox {
  readonly ticks: readonly Tick[];
}

/** How far above its levels a line names their stage. */
const NAMED_WITHIN = 2;

/** A row of levels and what each is: by its number, else by a scale that holds all the words. */
function levelsIn(grid: Grid, row: number): ReadonlyMap<number, number> {
  const columns = [...levelColumns(grid, row, 0, grid.width - 1)];
  const texts = columns.map((column) => grid.ownText(row, column));
  const words = texts.some((text) => !/\d/.test(text)) ? numberWords(texts, texts.length) : null;
  const levels = texts.map((text) => words?.get(plain(text)) ?? Number(/\d{1,2}/.exec(text)?.[0] ?? NaN));
  const counts = levels.every((level, i) => i === 0 || Math.abs(level - levels[i - 1]!) === 1);
  return counts ? new Map(columns.map((column, i) => [column, levels[i]!])) : new Map();
}

/**
 * What a card shows by ticks: "1 2 3 4 5" over a tick in the row of Likelihood and one in the row of Impact, or
 * "Likelihood | Rare | Unlikely | Possible" over a tick.
 */
export function findTicked(grid: Grid, top: number, bottom: number, matcher: HeadingMatcher): TickedBox[] {
  const boxes: TickedBox[] = [];
  for (let row = top; row < bottom; row++) {
    const levels = levelsIn(grid, row);
    const card = { top, bottom };
    const box =
      levels.size === 0
        ? null
        : (lineOver(grid, row, levels, card, matcher) ?? boxUnder(grid, row, levels, card, matcher));
    if (!box) continue;
    boxes.push(box);
    row = box.area.bottom;
  }
  return boxes;
}

function boxUnder(
  grid: Grid,
  row: number,
  levels: ReadonlyMap<number, number>,
  card: { readonly top: number; readonly bottom: number },
  matcher: HeadingMatcher,
): TickedBox | null {
  const [left, right] = [Math.min(...levels.keys()), Math.max(...levels.keys())];
  const stage = stageOver(grid, row, { left, right, top: card.top }, matcher);
  const sides: { row: number; column: number; part: Tick["part"] }[] = [];
  const ticks: Tick[] = [];
  for (let below = row + 1; below <= card.bottom; below++) {
    const side = sideOf(grid, below, left, matcher);
    if (!side || sides.some(({ part }) => part === side.part)) break;
    const held = [...levels.keys()].filter((column) => grid.ownText(below, column) !== "");
    if (held.length > 1 || held.some((column) => !isTick(grid.ownText(below, column)))) break;
    sides.push({ row: below, ...side });
    for (const column of held)
      ticks.push({ stage: stage.stage, part: side.part, row: below, column, level: levels.get(column)! });
  }
  if (ticks.length === 0 || sides.length < 2) return null;
  const figures = figuresBehind(grid, row, right, sides, stage.stage, matcher);
  return {
    area: {
      top: row,
      bottom: sides.at(-1)!.row,
      left: Math.min(...sides.map(({ column }) => column)),
      right: Math.max(right, ...figures.map(({ column }) => column)),
    },
    cells: figures,
    labels: stage.words === null ? {} : { [stage.stage]: stage.words },
    dot: null,
    ticks,
  };
}

/** Levels behind their rating's name, over one tick. */
function lineOver(
  grid: Grid,
  row: number,
  levels: ReadonlyMap<number, number>,
  card: { readonly top: number },
  matcher: HeadingMatcher,
): TickedBox | null {
  const [left, right] = [Math.min(...levels.keys()), Math.max(...levels.keys())];
  const side = sideOf(grid, row, left, matcher);
  const held: number[] = [];
  for (let column = 0; column < grid.width; column++) if (grid.ownText(row + 1, column) !== "") held.push(column);
  const [column] = held;
  const level = column === undefined || held.length > 1 ? undefined : levels.get(column);
  if (!side || level === undefined || !isTick(grid.ownText(row + 1, column!))) return null;
  const { stage, words } = stageOver(grid, row, { left, right, top: card.top }, matcher);
  return {
    area: { top: row, bottom: row + 1, left: side.column, right },
    cells: [],
    labels: words === null ? {} : { [stage]: words },
    dot: null,
    ticks: [{ stage, part: side.part, row: row + 1, column: column!, level }],
  };
}

/** The rating that a row is of, by its label before the levels. */
function sideOf(
  grid: Grid,
  row: number,
  left: number,
  matcher: HeadingMatcher,
): { column: number; part: Tick["part"] } | null {
  for (let column = left - 1; column >= 0; column--) {
    const text = grid.ownText(row, column);
    if (text === "") continue;
    const label = labelAt(text, matcher);
    if (!label?.isRating) return null;
    if (label.concept === "likelihood") return { column, part: "likelihood" };
    return label.concept === "impact" || label.concept === "severity" ? { column, part: "impact" } : null;
  }
  return null;
}

/** The stage that a line over the levels names, or the text before them; the current one where nothing does. */
function stageOver(
  grid: Grid,
  row: number,
  { left, right, top }: { readonly left: number; readonly right: number; readonly top: number },
  matcher: HeadingMatcher,
): { readonly stage: Stage; readonly words: string | null } {
  for (let at = row; at >= Math.max(top, row - NAMED_WITHIN); at--)
    for (let column = 0; column <= (at === row ? left - 1 : right); column++) {
      const label = labelAt(grid.ownText(at, column), matcher);
      if (label?.isRating && label.stage !== null) return { stage: label.stage, words: stageWords(label) };
    }
  return { stage: "current", words: null };
}

/** The columns behind the levels: one with a figure in each row is the ratings', one with a single figure the score's. */
function figuresBehind(
  grid: Grid,
  row: number,
  right: number,
  sides: readonly { readonly row: number; readonly part: Tick["part"] }[],
  stage: Stage,
  matcher: HeadingMatcher,
): readonly BoxCell[] {
  const cells: BoxCell[] = [];
  for (let column = right + 1; column < grid.width; column++) {
    const label = labelAt(grid.ownText(row, column), matcher);
    if (!label) continue;
    if (!label.isRating || label.stage !== null) break;
    const filled = sides.filter((side) => grid.ownText(side.row, column) !== "");
    const isOfBoth = grid.mergeAt(sides[0]!.row, column) !== undefined || filled.length === 1;
    const isScore = label.concept === "score" || (label.concept === "level" && isOfBoth);
    if (label.concept === "band") cells.push({ stage, part: "band", row: sides[0]!.row, column });
    else if (isScore && !cells.some(({ part }) => part === "score"))
      cells.push({ stage, part: "score", row: (filled[0] ?? sides[0]!).row, column });
    else if (!cells.some(({ part }) => part === "likelihood" || part === "impact"))
      cells.push(...sides.map((side) => ({ stage, part: side.part, row: side.row, column })));
  }
  return cells;
}
