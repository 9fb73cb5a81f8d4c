import type { Risk } from "../register";

/**
 * How alike two risks are worded: words weighed by how rare they are in both registers, cut to their stems.
 * Linear in the texts; a register of 50,000 risks is compared with another in seconds.
 */

/** Words that say nothing of what a risk is about. */
const STOP = new Set(
  `the and for with from that this there are has have been being its our their will may could not that's into than then which who whom
   can does but was were all any also more during between where when within under such
   risk risks failure fail fails failing council councils county authority due lack leading lead leads result results resulting caused causes
   unable inability inadequate insufficient ineffective poor
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

const counted = (all: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const stem of all) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return counts;
};

export type Counts = ReadonlyMap<string, number>;

/** A risk's words, ready to be compared. */
export interface Worded {
  readonly title: Counts;
  /** Title, description, cause, trigger and consequence. */
  readonly whole: Counts;
  /** What is done about it: controls and actions. */
  readonly done: Counts;
  /** What it can be found by: all of these words, and each two that stand beside each other in its title. */
  readonly keys: readonly string[];
}

const KNOWN = new WeakMap<Risk, Worded>();

export function worded(risk: Risk): Worded {
  let known = KNOWN.get(risk);
  if (!known) {
    const { description, cause, trigger, consequence } = risk.texts;
    // One cell may hold both title and description.
    const texts = new Set([risk.title, description?.text, cause?.text, trigger?.text, consequence?.text]);
    const title = stems(risk.title);
    const whole = counted(stems([...texts].filter(Boolean).join(" ")));
    const done = counted(
      stems([...risk.controls.map(({ text }) => text), ...risk.actions.map((one) => one.description)].join(" ")),
    );
    const twos = title.slice(1).map((stem, i) => `${title[i]} ${stem}`);
    known = {
      title: counted([...new Set(title)]),
      whole,
      done,
      keys: [...new Set([...whole.keys(), ...done.keys(), ...twos])],
    };
    KNOWN.set(risk, known);
  }
  return known;
}

/** How much a stem says: the rarer among all the risks of both registers, the more. */
export type Rarity = (stem: string) => number;

export function rarity(all: readonly Worded[]): Rarity {
  const counts = new Map<string, number>();
  for (const { whole, done } of all) {
    for (const stem of whole.keys()) counts.set(stem, (counts.get(stem) ?? 0) + 1);
    for (const stem of done.keys()) if (!whole.has(stem)) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  return (stem) => Math.log(1 + all.length / (counts.get(stem) ?? 1));
}

/** What a title has weighs more than what its texts have. */
const TITLE = 0.6;
/** What is done about two risks may be the same because they are one, or because one team does both. */
const DONE = 0.35;
/** A shorter text whose words stand in a longer one to this share is that text, however much more the longer one says. */
const COVERED = 0.75;

/**
 * 0 (nothing shared) to 1 (the same words): half by how the two weigh the same words, half by how much of one the other takes
 * up, since one year's register says in a sentence what the next one's says on a page.
 */
export function likeness(a: Worded, b: Worded, rare: Rarity): number {
  const wholes = cosine(a.whole, b.whole, rare);
  const weighed = Math.max(TITLE * cosine(a.title, b.title, rare) + (1 - TITLE) * wholes, wholes * 0.9);
  const titles = (share(a.title, [b.whole], rare) + share(b.title, [a.whole], rare)) / 2;
  const covered = Math.max(share(a.whole, [b.whole], rare), share(b.whole, [a.whole], rare));
  const taken = (titles + Math.min(1, covered / COVERED)) / 2;
  const said = (weighed + taken) / 2;
  const done = cosine(a.done, b.done, rare);
  return said + (1 - said) * DONE * done * done;
}

/** How much of what they do not share two risks are forgiven that have the very same done about them. */
const FORGIVEN = 0.5;

/** 0 to 1: by all the words of both alike. Two risks of one title, each with causes of its own, are `likeness` and not this. */
export function sameWords(a: Worded, b: Worded, rare: Rarity): number {
  const whole = cosine(a.whole, b.whole, rare),
    done = cosine(a.done, b.done, rare);
  return whole + (1 - whole) * FORGIVEN * done * done;
}

/** How much of one text others hold between them, by weight: 0 to 1. */
export function share(part: Counts, held: readonly Counts[], rare: Rarity): number {
  let found = 0,
    all = 0;
  for (const stem of part.keys()) {
    const weight = rare(stem);
    all += weight;
    if (held.some((one) => one.has(stem))) found += weight;
  }
  return all === 0 ? 0 : found / all;
}

/** How many words two short texts share, of all they have: 0 to 1. */
export function overlap(a: string, b: string): number {
  const [one, two] = [counted(stems(a)), counted(stems(b))];
  let shared = 0;
  for (const stem of one.keys()) if (two.has(stem)) shared++;
  return one.size + two.size === 0 ? 0 : (2 * shared) / (one.size + two.size);
}

function cosine(a: Counts, b: Counts, rare: Rarity): number {
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
