import type { Grid } from "../grid";
import type { Concept, HeadingMatcher } from "../headings";
import { isRatingLike } from "./box";
import { codeOf } from "./codes";
import { labelAt } from "./labels";
import { windowOf } from "./panes";
import { NAMES, referenceAlone } from "./segments";

/** Labels stand in one of the first columns, perhaps behind a column of groups. */
const DEEPEST_LABELS = 3;
/** And so far down: a longer column of labels is cards below each other. */
const LONGEST = 1000;
/** A register turned on its side names at least so many things about its risks. */
const FEWEST_LABELS = 4;
/** And so large a share of them stands in each risk's column. */
const FILLED = 0.6;

/** A risk's own words look like labels no more often. */
const MISTAKEN = 0.2;

interface Label {
  readonly row: number;
  readonly text: string;
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
  for (let last = 0; last < Math.min(DEEPEST_LABELS, grid.width - 2); last++) {
    const labels = labelsIn(grid, last, matcher);
    const heads = labels.filter(({ row }) => areReferences(grid, row - 1, last));
    const first = labels.findIndex(({ concept }) => NAMES.has(concept));
    if (first < 0 && heads.length === 0) continue;
    const head = labels[first];
    const begins = (label: Label): boolean =>
      heads.length > 0 ? heads.includes(label) : label.concept === head!.concept && label.text === head!.text;
    const sets: Label[][] = [];
    for (const label of labels) {
      if (begins(label)) sets.push([label]);
      else sets.at(-1)?.push(label);
    }
    const panes = sets.map((set) => valueColumns(grid, last, set, matcher));
    // A set without any risk is a card of another kind.
    if (panes[0]!.length < 2 || panes.some((columns) => columns.length === 0)) continue;
    const columns = [...new Set(panes.flat())].sort((a, b) => a - b);
    const shown = withCorners(
      grid,
      heads.map(({ row }) => row - 1),
      last,
    );
    return columns.map((each) => windowOf(shown, (at) => at <= last || at === each));
  }
  return null;
}

/** References over the columns of the risks, and nothing before them: they need no label. */
function areReferences(grid: Grid, row: number, last: number): boolean {
  const texts: string[] = [];
  for (let column = 0; row >= 0 && column < grid.width; column++) {
    const text = grid.ownText(row, column);
    if (text !== "" && column <= last) return false;
    if (text !== "") texts.push(text);
  }
  return (
    texts.length >= 2 &&
    new Set(texts).size === texts.length &&
    texts.every((text) => (codeOf(text) ?? referenceAlone(text)) !== null)
  );
}

/** What the blank corner before references stands for. */
const CORNER = "Ref";

const withCorners = (grid: Grid, rows: readonly number[], column: number): Grid => {
  const said = (row: number, at: number): string | null => (at === column && rows.includes(row) ? CORNER : null);
  return {
    ...grid,
    value: (row, at) => said(row, at) ?? grid.value(row, at),
    text: (row, at) => said(row, at) ?? grid.text(row, at),
    ownText: (row, at) => said(row, at) ?? grid.ownText(row, at),
  };
};

/** The labels of a column; of a column of groups before it where its own cell is blank. */
function labelsIn(grid: Grid, last: number, matcher: HeadingMatcher): Label[] {
  const labels: Label[] = [];
  for (let row = 0; row < grid.height; row++) {
    let text = "";
    for (let column = last; column >= 0 && text === ""; column--) text = grid.ownText(row, column);
    const label = labelAt(text, matcher);
    if (label?.isSure) labels.push({ row, text, concept: label.concept, isRating: label.isRating });
  }
  return labels;
}

/** The columns beside labels that each hold a risk: names that differ, a rating, and something beside most labels. */
function valueColumns(grid: Grid, last: number, labels: readonly Label[], matcher: HeadingMatcher): readonly number[] {
  const ratings = labels.filter(({ isRating }) => isRating);
  const others = new Set(labels.filter(({ isRating }) => !isRating).map(({ concept }) => concept));
  if (labels.length < FEWEST_LABELS || ratings.length === 0 || others.size < 2) return [];
  const name = labels.filter(({ concept }) => concept === "title" || concept === "risk").at(-1) ?? labels[0]!;
  const found: number[] = [];
  const names = new Set<string>();
  for (let at = last + 1; at < grid.width; at++) {
    const held = labels.filter(({ row }) => grid.ownText(row, at) !== "");
    if (held.length === 0) continue;
    // "Owner | Sponsor": a value may be named like its own label.
    const mistaken = held.filter(({ row, concept }) => {
      const label = labelAt(grid.ownText(row, at), matcher);
      return label?.isSure === true && label.concept !== concept;
    });
    const isRisk =
      held.length >= labels.length * FILLED &&
      ratings.some(({ row }) => isRatingLike(grid.ownText(row, at))) &&
      mistaken.length < held.length * MISTAKEN;
    if (!isRisk) return [];
    found.push(at);
    names.add(grid.ownText(name.row, at));
  }
  return names.size > found.length * 0.5 ? found : [];
}
