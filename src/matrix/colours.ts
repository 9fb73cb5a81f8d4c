import { ciede2000, parseColour } from "../workbook";

/** What colours look like in workbooks: the palettes of Excel and of councils, some strong and some pale. */
const SEEN: Readonly<Record<string, readonly string[]>> = {
  red: ["#FF0000", "#C00000", "#E00000", "#EF5B5B", "#FF8080", "#FF7C80", "#FFC7CE", "#F8696B", "#D9534F"],
  "dark-red": ["#7B0000", "#800000", "#660000"],
  orange: ["#ED7D31", "#FF6600", "#F79646", "#FF8000", "#F4B183", "#F79824", "#E26B0A"],
  amber: ["#FFC000", "#FFBF00", "#FFA500", "#FF9900", "#FFB600", "#FFCC00", "#FFD966", "#FDCA40", "#FFE699"],
  yellow: ["#FFFF00", "#FFFF66", "#FFEB9C", "#FFFF99", "#FFEB84", "#FFF200"],
  "light-green": ["#92D050", "#C6E0B4", "#A9D18E", "#C6EFCE", "#CCFFCC", "#99CC00", "#BCE659", "#A8D08C"],
  green: ["#00B050", "#00FF00", "#70AD47", "#33CC33", "#63BE7B", "#008000", "#5CB85C", "#00CC66", "#2EC4B6"],
  "dark-green": ["#006100", "#003300", "#006B2E", "#375623", "#00602B"],
  blue: ["#0070C0", "#4472C4", "#5B9BD5", "#0000FF", "#2E75B6", "#1F4E79", "#002060"],
  "light-blue": ["#9DC3E6", "#DDEBF7", "#BDD7EE", "#00B0F0", "#B4C6E7"],
  purple: ["#7030A0", "#800080", "#B4A7D6"],
  black: ["#000000", "#1A1A1A"],
};

/** A workbook has few fills and each is asked for often. */
const named = new Map<string, string | null>();
const MAX_NAMED = 5_000;

/** The nearest name for a fill by CIEDE2000; null for white, grey and what is no colour. */
export function colourName(fill: string): string | null {
  const known = named.get(fill);
  if (known !== undefined) return known;
  const name = nearestName(fill);
  if (named.size < MAX_NAMED) named.set(fill, name);
  return name;
}

function nearestName(fill: string): string | null {
  const rgb = parseColour(fill);
  if (!rgb) return null;
  const spread = Math.max(...rgb) - Math.min(...rgb);
  if (spread < 24) return Math.max(...rgb) < 50 ? "black" : null;
  let best: string | null = null,
    least = Infinity;
  for (const [name, seen] of Object.entries(SEEN)) {
    for (const colour of seen) {
      const distance = ciede2000(fill, colour);
      if (distance < least) [best, least] = [name, distance];
    }
  }
  return best;
}

const WARMTH = ["dark-green", "green", "light-green", "yellow", "amber", "orange", "red", "dark-red", "black"];
/** Where a colour stands between safe and alarming; null for those (blue, purple) that councils use either way. */
export const warmthOf = (name: string | null): number | null => {
  const at = name === null ? -1 : WARMTH.indexOf(name);
  return at < 0 ? null : at;
};
