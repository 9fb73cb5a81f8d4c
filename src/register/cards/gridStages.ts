import type { Rect } from "../../workbook";
import type { HeadingMatcher } from "../headings";
import type { GridMark, Stage } from "../model";
import { isIdLike } from "../shape";
import type { LabelledValues } from "./fields";
import { labelAt } from "./labels";
import type { Mark } from "./mark";
import { NAMES, type Segment } from "./segments";

/** The reference beside or below the label that names it; "" where none is. */
export function referenceBeside({ grid, top, bottom }: Segment, matcher: HeadingMatcher): string {
  for (let row = top; row <= bottom; row++)
    for (let column = 0; column < grid.width; column++) {
      const label = labelAt(grid.ownText(row, column), matcher);
      if (!label?.isSure || !NAMES.has(label.concept)) continue;
      let next = column + 1;
      while (next < grid.width && grid.ownText(row, next) === "") next++;
      const found = [grid.ownText(row, next), grid.ownText(row + 1, column)].find(
        (text) => isIdLike(text) && /\p{L}.*\d/u.test(text),
      );
      if (found !== undefined) return found;
    }
  return "";
}

/** How far above or below a grid its stage is named. */
const NAMED_WITHIN = 2;
/** How far from a grid its score stands. */
const UNDER = 3;

/** Where a card's grids are marked: a grid alone shows the current place, several need their stages' names. */
export function marksOf({ grid }: Segment, grids: readonly Mark[], matcher: HeadingMatcher): GridMark[] {
  const marked = grids.flatMap(({ row, column, likelihood, impact, area, stage: told }) => {
    if (likelihood === null || impact === null) return [];
    const stage = told ?? stageBeside(grid, area, matcher);
    return [{ stage, cell: { sheet: grid.sheet.name, row, column }, likelihood, impact }];
  });
  if (marked.length === 1 && grids[0]!.stage === undefined)
    return marked.map((mark) => ({ ...mark, stage: "current" }));
  const stages = new Set(marked.map(({ stage }) => stage));
  if (stages.has(null) || stages.size < marked.length) return [];
  return marked.map((mark) => ({ ...mark, stage: mark.stage! }));
}

/** The stage of the one of several grids that a rating's label without a stage stands right under, or right over. */
export function stageOfGrid(
  { grid }: Segment,
  { at, from }: LabelledValues,
  grids: readonly Mark[],
  matcher: HeadingMatcher,
): Stage | null {
  if (grids.length < 2 || grids.some(({ stage }) => stage !== undefined)) return null;
  const near = grids.find(
    ({ area: { top, bottom, left, right } }) =>
      from >= left &&
      from <= right &&
      ((at.row > bottom && at.row <= bottom + UNDER) || (at.row < top && at.row >= top - UNDER)),
  );
  return near ? stageBeside(grid, near.area, matcher) : null;
}

/** The stage that a line right above a grid names, or right below it. */
function stageBeside(grid: Segment["grid"], { top, bottom, left, right }: Rect, matcher: HeadingMatcher): Stage | null {
  const lines = [1, NAMED_WITHIN].flatMap((n) => [top - n, bottom + n]);
  for (const row of [...lines.filter((line) => line < top), ...lines.filter((line) => line > bottom)])
    for (let column = left; row >= 0 && column <= right; column++) {
      const text = grid.ownText(row, column);
      const found = text.length > 0 && text.length <= 40 ? matcher.stageOf(text) : null;
      if (found) return found.stage;
    }
  return null;
}
