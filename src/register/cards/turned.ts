import type { Grid } from "../grid";
import type { Concept, HeadingMatcher } from "../headings";
import { isRatingLike } from "./box";
import { labelAt } from "./labels";
import { windowOf } from "./panes";

/** Labels stand in one of the first columns, perhaps behind a column of groups. */
const DEEPEST_LABELS = 3;
/** And so far down: a longer column of labels is cards below each other. */
const LONGEST = 1000;
/** A register turned on its side names at least so many things about its risks. */
const FEWEST_LABELS = 4;
/** And so large a share of them stands in each risk's column. */
const FILLED = 0.6;

const NAMES: ReadonlySet<Concept> = new Set(["id", "risk", "title"]);

interface Label {
  readonly row: number;
  readonly concept: Concept;
  readonly isRating: boolean;
}

/**
 * A register turned on its side, labels down a column and a risk in each column beside it: a grid for each risk, which
 * shows the labels and its column. Where the labels begin anew further down, so do the risks. null where a sheet is
 * none.
 */
export function turnedOn(grid: Grid, matcher: HeadingMatcher): readonly Grid[] | null {
  if (grid.height > LONGEST) return null;
  for (let column = 0; column < Math.min(DEEPEST_LABELS, grid.width - 2); column++) {
    const labels = labelsIn(grid, column, matcher);
    const first = labels.findIndex(({ concept }) => NAMES.has(concept));
    if (first < 0) continue;
    const head = labels[first]!;
    const isHead = ({ row, concept }: Label): boolean =>
      concept === head.concept && grid.ownText(row, column) === grid.ownText(head.row, column);
    const sets: Label[][] = [];
    for (const label of labels.slice(first)) {
      if (isHead(label)) sets.push([label]);
      else sets.at(-1)!.push(label);
    }
    const panes = sets.map((set) => valueColumns(grid, column, set, matcher));
    // The last set may be short of risks; a set without any is a card of another kind.
    if (panes[0]!.length < 2 || panes.some((columns) => columns.length === 0)) continue;
    const columns = [...new Set(panes.flat())].sort((a, b) => a - b);
    return columns.map((each) => windowOf(grid, (at) => at <= column || at === each));
  }
  return null;
}

function labelsIn(grid: Grid, column: number, matcher: HeadingMatcher): Label[] {
  const labels: Label[] = [];
  for (let row = 0; row < grid.height; row++) {
    const label = labelAt(grid.ownText(row, column), matcher);
    if (label?.isSure) labels.push({ row, concept: label.concept, isRating: label.isRating });
  }
  return labels;
}

/** The columns beside labels that each hold a risk: names that differ, a rating, and something beside most labels. */
function valueColumns(
  grid: Grid,
  column: number,
  labels: readonly Label[],
  matcher: HeadingMatcher,
): readonly number[] {
  const ratings = labels.filter(({ isRating }) => isRating);
  const others = new Set(labels.filter(({ isRating }) => !isRating).map(({ concept }) => concept));
  if (labels.length < FEWEST_LABELS || ratings.length === 0 || others.size < 2) return [];
  const name = labels.filter(({ concept }) => concept === "title" || concept === "risk").at(-1) ?? labels[0]!;
  const found: number[] = [];
  const names = new Set<string>();
  for (let at = column + 1; at < grid.width; at++) {
    const held = labels.filter(({ row }) => grid.text(row, at) !== "");
    if (held.length === 0) continue;
    const isRisk =
      held.length >= labels.length * FILLED &&
      ratings.some(({ row }) => isRatingLike(grid.text(row, at))) &&
      held.filter(({ row }) => labelAt(grid.text(row, at), matcher)?.isSure === true).length < held.length * 0.3;
    if (!isRisk) return [];
    found.push(at);
    names.add(grid.text(name.row, at));
  }
  return names.size > found.length * 0.5 ? found : [];
}
