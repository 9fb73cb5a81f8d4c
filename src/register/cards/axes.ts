import { axisOfLevel } from "../../matrix";
import type { HeadingMatcher } from "../headings";

export type Axis = "likelihood" | "impact";

/** Which rating a grid's rows stand for, and which its columns; null where nothing tells. */
export interface Axes {
  readonly rows: Axis | null;
  readonly columns: Axis | null;
}

const LONGEST = 60;

/** The axis a short text names. */
export function axisOf(text: string, matcher: HeadingMatcher): Axis | null {
  const concept = text === "" || text.length > LONGEST ? undefined : matcher.match(text)?.concept;
  if (concept === "likelihood") return "likelihood";
  return concept === "impact" || concept === "consequence" || concept === "severity" ? "impact" : null;
}

const ALONG = /\b(?:across|horizontal(?:ly)?|x[- ]axis|columns?|left to right)\b|[→⇒➔►]/i;
const UP = /\b(?:up|upwards?|down|downwards?|vertical(?:ly)?|y[- ]axis|rows?)\b|[↑↓⇑⇓▲▼]/i;

/** What a text that names both axes says of them, "Impact (across), likelihood (up)"; null for a text that names one or none. */
export function axesSaid(text: string, matcher: HeadingMatcher): Axes | null {
  if (text.length > LONGEST) return null;
  const parts = text
    .split(/[,;/|\n]|\band\b/)
    .map((said) => ({
      axis: axisOf(said.replace(ALONG, " ").replace(UP, " ").replace(/[()]/g, " ").trim(), matcher),
      isAlong: ALONG.test(said),
      isUp: UP.test(said),
    }))
    .filter(({ axis }) => axis !== null);
  const [one, two] = parts;
  if (parts.length !== 2 || one!.axis === two!.axis) return null;
  const along = one!.isAlong || two!.isUp,
    up = one!.isUp || two!.isAlong;
  if (along === up) return { rows: null, columns: null };
  return along ? { rows: two!.axis, columns: one!.axis } : { rows: one!.axis, columns: two!.axis };
}

/** The axis that the words of its levels belong to, two of them at least and none to the other: "Rare", "Unlikely". */
export function axisOfWords(words: readonly string[]): Axis | null {
  const axes = words.map(axisOfLevel).filter((axis) => axis !== null);
  return axes.length >= 2 && new Set(axes).size === 1 ? axes[0]! : null;
}
