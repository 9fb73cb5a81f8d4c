import type { Grid } from "../grid";
import type { HeadingMatcher } from "../headings";
import { isIdLike } from "../shape";
import { repeatsHeading, type HeadingBlock } from "../tables/find";
import { labelAt } from "./labels";
import type { Segment } from "./segments";
import { viewOf } from "./view";

/** Of the risks so many are followed by a line of their own. */
const FOLLOWED = 0.8;
/** Rows that are neither, as a share of the risks. */
const OTHERS = 0.1;
const SAMPLE = 30;

/**
 * The risks of a table in which lines of labels follow each risk's row: "Controls | Firewalls" and "Actions | Replace the
 * servers" under its name and scores. Each is a card; null where the table under these headings is none such.
 */
export function linedOn(grid: Grid, block: HeadingBlock, matcher: HeadingMatcher): readonly Segment[] | null {
  let id = -1;
  for (let column = block.left; column <= block.right && id < 0; column++) {
    const label = labelAt(grid.text(block.naming, column), matcher);
    if (label?.isSure && label.concept === "id") id = column;
  }
  if (id < 0) return null;
  const found: { first: number; last: number }[] = [];
  let others = 0;
  for (let row = block.bottom + 1; row < grid.height; row++) {
    if (grid.isRowBlank(row) || repeatsHeading(grid, block, row)) continue;
    const open = found.at(-1);
    if (isIdLike(grid.ownText(row, id))) found.push({ first: row, last: row });
    else if (open?.last === row - 1 && isLine(grid, row, matcher)) open.last = row;
    else others++;
    // A table of many rows shows soon what it is.
    if (found.length + others === SAMPLE && !isLined(found, others)) return null;
  }
  if (found.length < 2 || !isLined(found, others)) return null;
  return found.map((rows) => cardOf(grid, block, rows));
}

const isLined = (found: readonly { readonly first: number; readonly last: number }[], others: number): boolean =>
  found.filter(({ first, last }) => last > first).length >= found.length * FOLLOWED && others <= found.length * OTHERS;

/** A label and what it names, in cells of their own, and nothing else; or labels and values in turn. */
function isLine(grid: Grid, row: number, matcher: HeadingMatcher): boolean {
  const texts: string[] = [];
  for (let column = 0; column < grid.width; column++)
    if (grid.ownText(row, column) !== "") texts.push(grid.ownText(row, column));
  return (
    texts.length > 1 &&
    texts.every((text, i) => {
      const label = labelAt(text, matcher);
      return i % 2 === 1 || (label?.isSure === true && label.concept !== "none");
    })
  );
}

/** A risk's row under the table's headings; its lines below, after a blank row that ends the table. */
function cardOf(grid: Grid, block: HeadingBlock, { first, last }: { first: number; last: number }): Segment {
  const head = first - (block.naming - block.top + 1);
  return {
    grid: viewOf(grid, (row) => {
      if (row < Math.min(block.top, head) || row === first) return row;
      if (row < head) return -1;
      if (row < first) return block.top + row - head;
      return row >= first + 2 && row <= last + 1 ? row - 1 : -1;
    }),
    top: head,
    bottom: last + 1,
    title: null,
    rows: [first, last],
  };
}
