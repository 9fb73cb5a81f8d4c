import type { Grid } from "../grid";
import type { HeadingMatcher } from "../headings";
import { codedColumns } from "./codes";
import { labelAt, type Label } from "./labels";
import { referenceAlone, titleParts } from "./segments";
import { viewOf } from "./view";

/** No sheet shows more cards side by side. */
const MOST_PANES = 6;
/** Cards are no narrower. */
const NARROWEST = 3;

/**
 * A sheet divided into what stands side by side: cards two in a row are read one column of cards after the other.
 * Two cards begin in one row where it holds two title lines, one label of the risk twice, or two references with their
 * names; the whole sheet where that is nowhere so.
 */
export function panesOf(grid: Grid, matcher: HeadingMatcher): readonly Grid[] {
  const votes = new Map<string, { readonly columns: readonly number[]; rows: number }>();
  for (let row = 0; row < Math.min(grid.height, 2000); row++) {
    const columns = startsIn(grid, row, matcher);
    if (columns.length < 2) continue;
    const key = columns.join();
    const vote = votes.get(key);
    if (vote) vote.rows++;
    else votes.set(key, { columns, rows: 1 });
  }
  const [best] = [...votes.values()].sort((a, b) => b.rows - a.rows || b.columns.length - a.columns.length);
  if (!best) return [grid];
  const lefts = [0, ...best.columns.slice(1)];
  return lefts.map((left, i) => windowOf(grid, (column) => column >= left && column < (lefts[i + 1] ?? grid.width)));
}

/** The columns of a row in which cards begin; none or one where they do not stand side by side. */
function startsIn(grid: Grid, row: number, matcher: HeadingMatcher): readonly number[] {
  const titles: { column: number; id: string }[] = [];
  const labels = new Map<string, number[]>();
  let before: Label | null = null;
  for (let column = 0; column < grid.width; column++) {
    const text = grid.ownText(row, column);
    if (text === "") continue;
    const isValue = before?.isSure === true;
    before = labelAt(text, matcher);
    if (text.length > 300) continue;
    const id = titleParts(text)?.id ?? referenceAlone(text);
    // "4 - Significant" beside a label is its value.
    if (id !== null && !isValue) titles.push({ column, id });
    const label = before;
    if (!label?.isSure || (label.concept !== "id" && label.concept !== "risk" && label.concept !== "title")) continue;
    const said = `${label.concept} ${label.text}`;
    labels.set(said, [...(labels.get(said) ?? []), column]);
  }
  const [twice = []] = [...labels.values()].filter((columns) => columns.length > 1);
  const numbered = new Set(titles.map(({ id }) => id)).size > 1 ? titles.map(({ column }) => column) : twice;
  const starts = numbered.length > 0 ? numbered : codedColumns(grid, row, matcher);
  const isWide = starts.every((column, i) => i === 0 || column - starts[i - 1]! >= NARROWEST);
  return isWide && starts.length <= MOST_PANES ? starts : [];
}

/** A grid in which only some columns hold anything; places stay what they are. */
export function windowOf(grid: Grid, isIn: (column: number) => boolean): Grid {
  let width = grid.width;
  while (width > 0 && !isIn(width - 1)) width--;
  return viewOf(grid, (row, column) => (isIn(column) ? row : -1), width);
}
