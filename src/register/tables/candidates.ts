import { cellKey } from "../../workbook";
import type { Grid } from "../grid";
import type { Concept, HeadingMatch, HeadingMatcher } from "../headings";
import type { Field } from "../model";
import { shapeOf, type Shape } from "../shape";
import { plain } from "../text";
import { isPeriodAlone } from "../periodNames";
import { isHeadingRow, isLegendRow, levelColumns, repeatsHeading, rowHits, type HeadingBlock } from "./find";

/** A column while its meaning is being settled. */
export interface Candidate {
  readonly column: number;
  /** The lowest heading over it. */
  readonly leaf: string;
  /** The headings above that one, top first, where they differ from it. */
  readonly groups: readonly string[];
  /** Where the lowest group's cell stands; -1 without a group. */
  readonly groupAt: number;
  /** The cells of all its groups, top first: their columns. */
  readonly groupsAt: readonly number[];
  readonly match: HeadingMatch | null;
  readonly groupMatch: HeadingMatch | null;
  readonly shape: Shape;
  readonly own: Field | null;
}

/** Whether the lowest heading over a column is a cell merged over several. */
function isWide(grid: Grid, block: HeadingBlock, column: number): boolean {
  for (let row = block.naming; row >= block.top; row--) {
    if (grid.text(row, column) === "") continue;
    const merge = grid.mergeAt(row, column);
    return merge !== undefined && merge.right > merge.left;
  }
  return false;
}

/** Rows looked at to see what a column's cells are like. */
const SAMPLE_ROWS = 300;

/** The columns of a heading block: what stands over each, and what its cells look like. */
export function candidatesOf(grid: Grid, matcher: HeadingMatcher, block: HeadingBlock): readonly Candidate[] {
  const rows = sampleRows(grid, matcher, block);
  const found: Candidate[] = [];
  // A group that is not merged reaches over the blank cells to its right, as far as the row below has names.
  const reach = new Map<number, { text: string; at: number }>();
  const levels = levelColumns(grid, block.naming, block.left, block.right);
  for (let row = block.top; row < block.naming; row++) {
    let open: { text: string; at: number } | null = null;
    for (let column = block.left; column <= block.right; column++) {
      const text = grid.ownText(row, column);
      const merge = grid.mergeAt(row, column);
      if (text !== "") open = merge ? null : { text, at: column };
      // Over levels that have a column each it reaches no further than they do.
      else if (merge || (open && levels.has(open.at) && !levels.has(column))) open = null;
      else if (open && grid.text(block.naming, column) !== "" && grid.ownText(block.naming, open.at) !== "")
        reach.set(cellKey(row, column), open);
    }
  }
  for (let column = block.left; column <= block.right; column++) {
    const over: { text: string; at: number }[] = [];
    for (let row = block.top; row <= block.naming; row++) {
      const text = grid.text(row, column);
      const level = text !== "" ? { text, at: grid.origin(row, column).column } : reach.get(cellKey(row, column));
      if (level && level.text !== over[over.length - 1]?.text) over.push(level);
    }
    // A spacer under a wide group has no name of its own.
    const lowest = over[over.length - 1];
    const isSpacer =
      lowest !== undefined &&
      block.naming > block.top &&
      grid.text(block.naming, column) === "" &&
      isWide(grid, block, column);
    const leaf = isSpacer ? "" : (lowest?.text ?? "");
    const groups = isSpacer ? over : over.slice(0, -1);
    const group = groups[groups.length - 1];
    found.push({
      column,
      leaf,
      groups: groups.map((g) => g.text),
      groupAt: group?.at ?? -1,
      groupsAt: groups.map((g) => g.at),
      match: leaf === "" ? null : matcher.match(leaf, true),
      groupMatch: group ? matcher.match(group.text, true) : null,
      shape: shapeOf(
        rows.map((row) => ({
          value: grid.value(row, column),
          format: grid.sheet.numberFormats.get(cellKey(row, column)),
        })),
      ),
      own: matcher.ownField(leaf) ?? (group ? matcher.ownField(`${group.text} ${leaf}`) : null),
    });
  }
  return withPeriods(withLetters(found));
}

/** A table of measures: its quarters are no scores. */
const MEASURED =
  /\b(?:indicators?|measures?|metrics?|kpis?|kris?|units?|budgets?|forecasts?|spend|baseline|milestones?)\b/i;
/** The highest score a matrix gives that a bare quarter's figures are taken for. */
const HIGHEST = 100;

/** "Q1", "Q2", "Q3" and nothing over them, in a table of risks that shows no other present score: the scores of those periods. */
function withPeriods(found: readonly Candidate[]): readonly Candidate[] {
  const isScored = ({ match, shape }: Candidate): boolean =>
    match !== null &&
    (match.concept === "score" || match.concept === "level" || match.concept === "likelihood") &&
    match.stage !== "target" &&
    match.stage !== "inherent" &&
    shape.filled > 0;
  const ofRisks = found.some(({ leaf }) => /\brisks?\b/i.test(leaf)) && !found.some(({ leaf }) => MEASURED.test(leaf));
  if (!ofRisks || found.some(isScored)) return found;
  const periods = found.filter(
    ({ leaf, match, groups, shape }) =>
      match === null && groups.length === 0 && isPeriodAlone(leaf) && (shape.filled === 0 || isOfScores(shape)),
  );
  const neighbours = periods.every(({ column }, i) => i === 0 || column === periods[i - 1]!.column + 1);
  if (periods.length < 2 || !neighbours || periods.every(({ shape }) => shape.filled === 0)) return found;
  return found.map((c) =>
    periods.includes(c) ? { ...c, match: { concept: "score", weight: 0.5, stage: null, how: "within" } } : c,
  );
}

const isOfScores = ({ numbers, dates, min, max, distinct, filled }: Shape): boolean =>
  numbers >= 0.9 && dates === 0 && min >= 1 && max <= HIGHEST && Number.isInteger(min) && (distinct < 1 || filled < 6);

/** Letters that stand for a likelihood and an impact only beside each other: sannsynlighet and konsekvens, kans and effect. */
const LETTERED: readonly (readonly [likelihood: string, impact: string])[] = [
  ["s", "k"],
  ["k", "i"],
  ["k", "e"],
  ["k", "g"],
  ["p", "g"],
  ["p", "w"],
  ["w", "a"],
  ["w", "s"],
];
/** Confidentiality, integrity and availability by their letters, sorted: an asset's ratings, in the languages we read. */
const ASSET_LETTERS: ReadonlySet<string> = new Set(["a c i", "c d i", "i k t", "i v v", "b i v", "d i p", "d i r"]);

/** Single letters over neighbouring columns, by what they mean together. */
function withLetters(found: readonly Candidate[]): readonly Candidate[] {
  const letters = found.map((c) => (c.leaf.length <= 3 ? plain(c.leaf) : ""));
  const meant = new Map<number, Concept>();
  letters.forEach((letter, at) => {
    if (letter.length !== 1) return;
    const three = letters.slice(at, at + 3);
    if (ASSET_LETTERS.has([...three].sort().join(" "))) for (let i = 0; i < 3; i++) meant.set(at + i, "none");
    const next = letters[at + 1] ?? "";
    for (const [likelihood, impact] of LETTERED) {
      if (letter === likelihood && next === impact) meant.set(at, "likelihood").set(at + 1, "impact");
      if (letter === impact && next === likelihood) meant.set(at, "impact").set(at + 1, "likelihood");
    }
  });
  return found.map((c, at) => {
    const concept = meant.get(at);
    return concept === undefined ? c : { ...c, match: { concept, weight: 1, stage: null, how: "known" } };
  });
}

/** The first rows below the headings that hold more than one cell, up to where a gap of three blank rows ends them. */
function sampleRows(grid: Grid, matcher: HeadingMatcher, block: HeadingBlock): number[] {
  const rows: number[] = [];
  const key = keyColumn(grid, matcher, block);
  let blanks = 0;
  let wasLone = false;
  for (let row = block.bottom + 1; row < grid.height && rows.length < SAMPLE_ROWS && blanks < 3; row++) {
    if (grid.isRowBlank(row, block.left, block.right)) {
      blanks++;
      continue;
    }
    // The same headings on a new page are none of the cells; another table's end what belongs to this one.
    const repeats = repeatsHeading(grid, block, row);
    if ((blanks > 0 || wasLone) && !repeats && isHeadingRow(rowHits(grid, matcher, row))) break;
    if ((blanks > 0 || wasLone) && beginsKey(grid, block, row)) break;
    blanks = 0;
    if (repeats) continue;
    let filled = 0;
    for (let column = block.left; column <= block.right && filled < 2; column++)
      if (grid.ownText(row, column) !== "") filled++;
    wasLone = filled < 2;
    if (!wasLone) rows.push(row);
  }
  const keyed = key < 0 ? [] : rows.filter((row) => grid.text(row, key) !== "");
  return keyed.length > 0 ? keyed : rows;
}

/** Whether a row is the head of a matrix below the table, or a legend's: its levels, at most with a name before them. */
function beginsKey(grid: Grid, block: HeadingBlock, row: number): boolean {
  if (isLegendRow(grid, row, block.left, block.right)) return true;
  const levels = levelColumns(grid, row, block.left, block.right);
  let others = 0;
  for (let column = block.left; column <= block.right; column++)
    if (!levels.has(column) && grid.ownText(row, column) !== "") others++;
  return levels.size >= 3 && others <= 1;
}

/** The column whose cells every risk has, by its heading: the risk's text, else its reference; -1 where no heading says. */
function keyColumn(grid: Grid, matcher: HeadingMatcher, block: HeadingBlock): number {
  let best = -1;
  let rank = KEYS.length;
  for (let column = block.left; column <= block.right; column++) {
    const concept = matcher.match(grid.text(block.naming, column))?.concept;
    const place = concept === undefined ? -1 : KEYS.indexOf(concept);
    if (place >= 0 && place < rank) [best, rank] = [column, place];
  }
  return best;
}
const KEYS: readonly Concept[] = ["risk", "title", "description", "threat", "id"];
