import type { Risk } from "../register";

/**
 * How alike two risks are worded: words weighed by how rare they are in both registers, cut to their stems.
 * Linear in the texts; a register of 50,000 risks is compared with another in seconds.
 */

/** Words that say nothing of what a risk is about. */
const STOP = new Set(
  `the and for with from that this there are has have been being its our their will may could not that's into than then which who whom
   risk risks failure fail fails failing council councils county authority due lack leading result results resulting caused
   y yr a ac neu risg risgiau cyngor`.split(/\s+/),
);
const STEM = 6;
const MOST_WORDS = 400;

/** The stems of a text in order, without the words that say nothing. */
function stems(text: string): readonly string[] {
  const found: string[] = [];
  for (const [word] of text
    .slice(0, 20_000)
    .normalize("NFKC")
    .toLowerCase()
    .matchAll(/[\p{L}\p{N}]+/gu)) {
    if (word.length > 2 && !STOP.has(word)) found.push(word.replace(/(?:'s|s)$/, "").slice(0, STEM));
    if (found.length === MOST_WORDS) break;
  }
  return found;
}

/** A risk's words, ready to be compared. */
export interface Worded {
  readonly title: ReadonlySet<string>;
  readonly whole: ReadonlyMap<string, number>;
}

/** What a title has weighs more than what its texts have. */
const TITLE = 0.6;

export function worded(risk: Risk): Worded {
  const texts = [
    risk.title,
    risk.texts.description?.text,
    risk.texts.cause?.text,
    risk.texts.trigger?.text,
    risk.texts.consequence?.text,
  ];
  const whole = new Map<string, number>();
  for (const stem of stems(texts.filter(Boolean).join(" "))) whole.set(stem, (whole.get(stem) ?? 0) + 1);
  return { title: new Set(stems(risk.title)), whole };
}

/** How rare each stem is among all the risks of both registers. */
export function rarity(all: readonly Worded[]): (stem: string) => number {
  const counts = new Map<string, number>();
  for (const { whole } of all) for (const stem of whole.keys()) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return (stem) => Math.log(1 + all.length / (counts.get(stem) ?? 1));
}

/** 0 (nothing shared) to 1 (the same words). */
export function likeness(a: Worded, b: Worded, rare: (stem: string) => number): number {
  const ones = (title: ReadonlySet<string>): ReadonlyMap<string, number> =>
    new Map([...title].map((stem) => [stem, 1]));
  const titles = cosine(ones(a.title), ones(b.title), rare);
  const wholes = cosine(a.whole, b.whole, rare);
  const held = (share(a.title, b.whole, rare) + share(b.title, a.whole, rare)) / 2;
  return Math.max(TITLE * titles + (1 - TITLE) * wholes, wholes * 0.9, held * HELD);
}

/** A title taken up in the other's text is a weaker sign than one taken up in its title. */
const HELD = 0.5;

/** How much of a title the other's words hold, by weight. */
function share(title: ReadonlySet<string>, whole: ReadonlyMap<string, number>, rare: (stem: string) => number): number {
  let held = 0,
    all = 0;
  for (const stem of title) {
    all += rare(stem);
    if (whole.has(stem)) held += rare(stem);
  }
  return all === 0 ? 0 : held / all;
}

function cosine(
  a: ReadonlyMap<string, number>,
  b: ReadonlyMap<string, number>,
  rare: (stem: string) => number,
): number {
  const weight = (stem: string, times: number): number => Math.sqrt(times) * rare(stem);
  let dot = 0,
    left = 0,
    right = 0;
  for (const [stem, times] of a) {
    const own = weight(stem, times);
    left += own * own;
    const other = b.get(stem);
    if (other !== undefined) dot += own * weight(stem, other);
  }
  for (const [stem, times] of b) right += weight(stem, times) ** 2;
  return left === 0 || right === 0 ? 0 : dot / Math.sqrt(left * right);
}
