import { axisNamed } from "./terms";
import type { View } from "./view";

/** Where an axis lies, by what it runs along, and by which way it runs where that is not said. */
const DOWN = /\b(?:side|left|rows?|vertical(?:ly)?|y[ -]?axis)\b/,
  ACROSS = /\b(?:top|bottom|columns?|horizontal(?:ly)?|x[ -]?axis)\b/;
const DOWNWARDS = /\b(?:down|up|upwards|downwards)\b/,
  SIDEWAYS = /\b(?:across|along)\b/;

const SHORTEST = 20;
const LONGEST = 200;
const MAX_ROWS = 2_000;

/** Which axis a sentence says runs down the rows: "Likelihood up the side, impact along the bottom". null where it does not say it of both. */
export function rowsSaid(text: string): "likelihood" | "impact" | null {
  if (text.length < SHORTEST || text.length > LONGEST) return null;
  const places = new Map<"likelihood" | "impact", "down" | "across">();
  let isLaid = false;
  for (const clause of text.toLowerCase().split(/[,;.|/]|\b(?:and|with|by|against|versus|vs|x(?![ -]?axis))\b|[×&]/)) {
    const axis = axisNamed(clause.trim().slice(-60));
    if (axis === null) continue;
    const along = DOWN.test(clause) === ACROSS.test(clause) ? null : DOWN.test(clause) ? "down" : "across";
    const way = DOWNWARDS.test(clause) === SIDEWAYS.test(clause) ? null : DOWNWARDS.test(clause) ? "down" : "across";
    const place = along ?? way;
    if (along !== null) isLaid = true;
    if (place === null || places.has(axis)) return null;
    places.set(axis, place);
  }
  // "Likelihood is down and impact up": of a risk, not of a grid.
  if (!isLaid && !/\bacross\b/i.test(text)) return null;
  if (places.size < 2 || places.get("likelihood") === places.get("impact")) return null;
  return places.get("likelihood") === "down" ? "likelihood" : "impact";
}

const known = new WeakMap<View, "likelihood" | "impact" | null>();

/** The same for all grids of a sheet; null where no sentence on it says it, or two say otherwise. */
export function rowsSaidOn(view: View): "likelihood" | "impact" | null {
  let said = known.get(view);
  if (said === undefined) known.set(view, (said = readSentences(view)));
  return said;
}

function readSentences(view: View): "likelihood" | "impact" | null {
  const told = new Set<"likelihood" | "impact">();
  for (let row = 0; row < Math.min(view.rows, MAX_ROWS); row++)
    for (const value of view.sheet.rows[row] ?? []) {
      const said = typeof value === "string" ? rowsSaid(value) : null;
      if (said) told.add(said);
    }
  return told.size === 1 ? [...told][0]! : null;
}
