import { shortTextsOf, type Segment } from "./segments";

/** What the cards of one register have in common: a form filled in again and again. */
export interface Common {
  /** The texts that stand on most of the cards: labels rather than what is said of one risk. */
  readonly repeated: ReadonlySet<string>;
  /** Of these, the ones with a value beside them, and how many columns on it stands: where it is missing, it is blank. */
  readonly beside: ReadonlyMap<string, number>;
}

const SHARE = 0.7;
const LONGEST = 60;

export function commonOf(segments: readonly Segment[]): Common {
  const counts = new Map<string, number>();
  for (const segment of segments)
    for (const text of new Set(shortTextsOf(segment)))
      if (text.length <= LONGEST && /\p{L}{2}/u.test(text) && !/:\s*\S/.test(text))
        counts.set(text, (counts.get(text) ?? 0) + 1);
  const enough = Math.max(2, segments.length * SHARE);
  const repeated = new Set([...counts].filter(([, n]) => n >= enough).map(([text]) => text));
  return { repeated, beside: valuesBeside(segments, repeated) };
}

/** Labels with a value beside them on two cards at least and on half of all, always as far away. */
function valuesBeside(segments: readonly Segment[], repeated: ReadonlySet<string>): ReadonlyMap<string, number> {
  const seen = new Map<string, (number | null)[]>();
  for (const { grid, top, bottom } of segments)
    for (let row = top; row <= bottom; row++) {
      let label: { readonly text: string; readonly column: number } | null = null;
      const note = (at: number | null): void => {
        if (label) seen.set(label.text, [...(seen.get(label.text) ?? []), at]);
      };
      for (let column = 0; column < grid.width; column++) {
        const text = grid.ownText(row, column);
        if (text === "") continue;
        const isLabel = repeated.has(text);
        note(isLabel || !label ? null : column - label.column);
        label = isLabel ? { text, column } : null;
      }
      note(null);
    }
  const found = new Map<string, number>();
  for (const [text, places] of seen) {
    const values = places.filter((place) => place !== null);
    if (values.length >= 2 && values.length * 2 >= places.length && new Set(values).size === 1)
      found.set(text, values[0]!);
  }
  return found;
}
