import { colourName, warmthOf } from "../../colours";
import type { Block } from "../blocks";
import { rises } from "../fit";
import { gradeOf, placesOf } from "../grades";
import type { Legend } from "../legends";
import { colourBegun, rankOf } from "../terms";
import type { View } from "../view";
import { buildAlong, type Grid } from "./build";
import { lights, wordsOf } from "./cells";
import { axed, wayOf, type Placed } from "./place";

/** Whatever marks bands has as many kinds as there are bands. */
const MOST_MARKS = 6;

type Ranks = readonly (readonly number[])[];
interface Ways {
  readonly down: 1 | -1;
  readonly across: 1 | -1;
}

/** Which way ranked marks rise, down and across; null where they go to and fro. */
function waysOf(ranks: Ranks): Ways | null {
  const down = rises(ranks, "rows", true),
    across = rises(ranks, "columns", true);
  return down === 0 || across === 0 ? null : { down, across };
}

/**
 * The same for marks of which the order is known and not which end is the worse: the levels along both axes must tell, which run
 * from the lowest to the highest.
 */
function waysByAxes(ranks: Ranks, { rowLabels, columnLabels }: Placed): Ways | null {
  const ways = waysOf(ranks);
  const down = wayOf(rowLabels!),
    across = wayOf(columnLabels!);
  return ways && down !== 0 && across !== 0 && ways.down * down === ways.across * across ? { down, across } : null;
}

/** A grid that shows bands by their names. */
export function readWords(view: View, whole: Block, block: Block, legends: readonly Legend[]): readonly Grid[] {
  const words = wordsOf(view, block);
  const distinct = [...new Set(words.flat().map((word) => word.toLowerCase()))];
  if (distinct.length < 2 || distinct.length > MOST_MARKS) return [];
  const isCounted = distinct.some((word) => gradeOf(word) !== null);
  if (isCounted && placesOf(distinct) === null) return [];
  const rank = (word: string): number =>
    isCounted ? gradeOf(word)!.place : (rankOf(word) ?? warmthOf(colourBegun(word)?.replace(" ", "-") ?? null) ?? -1);
  const ranks = words.map((row) => row.map(rank));
  if (!waysOf(ranks)) return [];
  const placed = axed(view, whole, block);
  // "Priority 1" is the worst in one council and the best in another.
  const ways = placed && (isCounted ? waysByAxes(ranks, placed) : waysOf(ranks));
  return ways ? buildAlong(view, placed!, "words", ways, null, legends) : [];
}

/** A grid that shows bands by the colours of a traffic light alone: empty, or holding counts or references. */
export function readFills(view: View, whole: Block, block: Block, legends: readonly Legend[]): readonly Grid[] {
  if (lights(view, block) < 2) return [];
  const ways = waysOf(
    block.rows.map((r) => block.columns.map((c) => warmthOf(colourName(view.fill(r, c) ?? "")) ?? -1)),
  );
  const placed = ways && axed(view, whole, block);
  return ways && placed?.sure ? buildAlong(view, placed, "words", ways, null, legends, true) : [];
}

/**
 * A grid of zones, one of them blue or purple at least, which by itself is neither the better nor the worse: the colours' places
 * give their order, and the axes say which end is the worse.
 */
export function readZones(view: View, whole: Block, block: Block, legends: readonly Legend[]): readonly Grid[] {
  const names = block.rows.map((r) => block.columns.map((c) => colourName(view.fill(r, c) ?? "") ?? ""));
  if (names.flat().every((name) => warmthOf(name) !== null)) return [];
  const placed = axed(view, whole, block);
  if (!placed?.sure) return [];
  // Shades may be zones of their own, or none.
  const shadeless = names.map((row) => row.map((name) => name.replace(/^.*-/, "")));
  for (const zones of [shadeless, names]) {
    const ranks = ranksByPlace(zones, wayOf(placed.rowLabels!), wayOf(placed.columnLabels!));
    const ways = ranks && waysByAxes(ranks, placed);
    if (ways) return buildAlong(view, placed, "words", ways, null, legends, true);
  }
  return [];
}

/** Zones ranked by how far up both axes they lie in the middle; null for fewer than two or more than there are bands. */
function ranksByPlace(zones: readonly (readonly string[])[], down: number, across: number): Ranks | null {
  const places = new Map<string, number[]>();
  zones.forEach((row, i) =>
    row.forEach((zone, j) => places.set(zone, [...(places.get(zone) ?? []), i * down + j * across])),
  );
  if (places.size < 2 || places.size > MOST_MARKS) return null;
  const order = [...places]
    .map(([zone, list]) => ({ zone, mean: list.reduce((sum, n) => sum + n, 0) / list.length }))
    .sort((a, b) => a.mean - b.mean)
    .map(({ zone }) => zone);
  return zones.map((row) => row.map((zone) => order.indexOf(zone)));
}
