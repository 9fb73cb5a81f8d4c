import { isWhole, type Block } from "../blocks";
import { axisOrder, labelsOf, type SideLabels } from "../labels";
import { axisOfLevel, rankOf } from "../terms";
import type { View } from "../view";

/** A window of which it is settled which axis runs down and which across. */
export interface Placed extends Labelled {
  readonly rowsAre: "likelihood" | "impact";
  readonly sure: boolean;
  readonly titled: boolean;
  readonly bothTitled: boolean;
  /** Whether words of a known scale stand along both sides. */
  readonly worded: boolean;
}

/** A window with the labels along its sides. */
export interface Labelled {
  readonly block: Block;
  readonly rowLabels: SideLabels | null;
  readonly columnLabels: SideLabels | null;
}

export const labelled = (view: View, block: Block): Labelled => ({
  block,
  rowLabels: labelsOf(view, block, "rows"),
  columnLabels: labelsOf(view, block, "columns"),
});

/** Settles which axis is which; the dearest step, so the last. */
export function place(view: View, { block, rowLabels, columnLabels }: Labelled): Placed {
  const order = axisOrder(view, block, rowLabels, columnLabels);
  return {
    block,
    rowLabels,
    columnLabels,
    rowsAre: order.rows,
    sure: order.sure,
    titled: order.titled,
    bothTitled: order.bothTitled,
    worded: isWorded(rowLabels) && isWorded(columnLabels),
  };
}

/** Whether words of a known scale stand along a side. */
function isWorded(labels: SideLabels | null): boolean {
  const words = labels?.words.map((list) => list[0] ?? "") ?? [];
  return (
    words.filter((word) => word !== "" && (rankOf(word) !== null || axisOfLevel(word) !== null)).length * 2 >=
      words.length && words.some((w) => w !== "")
  );
}

/** Whether the grid's block ends where the grid and its labels do. */
export function standsAlone(whole: Block, { block, rowLabels, columnLabels }: Labelled): boolean {
  const within =
    (labels: SideLabels | null) =>
    (at: number): boolean =>
      labels !== null &&
      at >= Math.min(labels.innermost, labels.outermost) &&
      at <= Math.max(labels.innermost, labels.outermost);
  return isWhole(whole, block, within(columnLabels), within(rowLabels));
}

/**
 * A window labelled as axes of risk are: both sides bear words of known scales, or (under titles that name both axes) one
 * side bears them, level numbers, letters or chances, and the other anything that tells its lines apart; null for any other.
 */
export function axed(view: View, whole: Block, block: Block): Placed | null {
  const sides = labelled(view, block);
  if (!sides.rowLabels || !sides.columnLabels || !standsAlone(whole, sides)) return null;
  const placed = place(view, sides);
  const both = [sides.rowLabels, sides.columnLabels];
  if (both.some(({ numbers }) => numbers !== null && !isLevels(numbers))) return null;
  const scaled = (labels: SideLabels): boolean => labels.numbers !== null || labels.inOrder || isWorded(labels);
  if (placed.worded) return placed;
  if (!placed.titled || !placed.sure) return null;
  return both.every(scaled) || (placed.bothTitled && both.some(scaled)) ? placed : null;
}

/** Whole numbers one apart that begin with 0 or 1. */
const isLevels = (numbers: readonly number[]): boolean => {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[0]! <= 1 && sorted.every((n, i) => Number.isInteger(n) && n === sorted[0]! + i);
};

/** Whether numbers written along a side rise the way the cells do. */
export const agrees = (labels: SideLabels, direction: 1 | -1): boolean =>
  labels.numbers === null || labels.numbers[1]! > labels.numbers[0]! === (direction === 1);

/**
 * Labels whose numbers fall as the levels rise ("4 - Negligible" up to "1 - Catastrophic"): the numbers as names of the levels beside
 * their words, which must show the way; null where they do not.
 */
export function numberedFromTheWorst(labels: SideLabels, direction: 1 | -1): SideLabels | null {
  const { numbers, words } = labels;
  if (numbers === null || wayOf({ ...labels, numbers: null }) !== direction) return null;
  return { ...labels, numbers: null, words: words.map((list, i) => [...list, String(numbers[i])]) };
}

/** Axis numbers along a side: those written there, else positions counted from the low end. */
export const numbersAlong = (labels: SideLabels, direction: 1 | -1): readonly number[] =>
  labels.numbers ?? labels.words.map((_, i) => (direction === 1 ? i + 1 : labels.words.length - i));

/** Which way the levels along a side rise, by their numbers or by those of their words that stand on a scale; 0 where neither tells. */
export function wayOf({ numbers, words }: SideLabels): 1 | -1 | 0 {
  const along = numbers ?? words.map((list) => list.map(rankOf).find((rank) => rank !== null) ?? null);
  const told = along.filter((n) => n !== null);
  if (told.length < 2 || told.length * 2 < along.length || told[0] === told[told.length - 1]) return 0;
  const up = told[told.length - 1]! > told[0]!;
  return told.every((n, i) => i === 0 || n === told[i - 1]! || n > told[i - 1]! === up) ? (up ? 1 : -1) : 0;
}
