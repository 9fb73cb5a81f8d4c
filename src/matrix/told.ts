import { colourName, warmthOf } from "./colours";
import { legendBands } from "./key/bands";
import type { Band } from "./model";
import { plainNumber, plainWord } from "./words";

/** What something says of a score from 1 up to MOST_SCORES: a band's word, or the fill it shows; null for nothing. Index 0 is score 1. */
export type Said = readonly (string | null)[];

/** Ten levels a side. */
export const MOST_SCORES = 100;
const MOST_BANDS = 6;
/** Two colours may mark anything. */
const LEAST_COLOURS = 3;
const WORD_LENGTH = 40;

/** The scores that pairs of ratings from 1 to `levels` can give. */
const products = (levels: number): readonly number[] =>
  [
    ...new Set(Array.from({ length: levels * levels }, (_, n) => (1 + (n % levels)) * (1 + Math.floor(n / levels)))),
  ].sort((a, b) => a - b);
const ALL = Array.from({ length: MOST_SCORES }, (_, n) => n + 1);
/** A rule may pass over scores that no pair gives ("8 to 12, 15 to 25"). */
const DOMAINS: readonly (readonly number[])[] = [ALL, products(10), products(5)];

interface Run {
  readonly what: string;
  readonly min: number;
  readonly max: number;
}

/** The stretches of scores of which the same is said, lowest first: none left out up to the last, none said twice; null where it is not so. */
function runsOf(said: Said): readonly Run[] | null {
  for (const domain of DOMAINS) {
    const last = Math.max(0, ...domain.filter((score) => said[score - 1] != null));
    const runs: Run[] = [];
    let isWhole = last > 0;
    for (const score of domain.filter((one) => one <= last)) {
      const what = said[score - 1] ?? null;
      const before = runs[runs.length - 1];
      if (what === null) isWhole = false;
      else if (before?.what === what) runs[runs.length - 1] = { ...before, max: score };
      else runs.push({ what, min: score, max: score });
    }
    if (isWhole && runs.length <= MOST_BANDS && new Set(runs.map((run) => run.what)).size === runs.length) return runs;
  }
  return null;
}

const isWord = (text: string): boolean =>
  text.length <= WORD_LENGTH && plainNumber(text) === null && /\p{L}/u.test(text);

/** Whether the fills grow warmer from run to run (for opportunities they may as well cool): a traffic light's, and no highlight's. */
function isTrafficLight(runs: readonly Run[], kind: "threat" | "opportunity"): boolean {
  const warmth = runs.map(({ what }) => warmthOf(colourName(what)) ?? -1);
  const climbs = (way: 1 | -1): boolean =>
    warmth.every((one, i) => one >= 0 && (i === 0 || (one - warmth[i - 1]!) * way > 0));
  return runs.length >= LEAST_COLOURS && (climbs(1) || (kind === "opportunity" && climbs(-1)));
}

/** What a register's own rules and rows say of its scores. */
export interface Sayings {
  /** The words its formulas give. */
  readonly words: Said | null;
  /** The fills its conditional formats show. */
  readonly fills: Said | null;
  /** The words that stand beside its scores. */
  readonly beside: readonly { readonly score: number; readonly word: string }[];
}

/**
 * The bands that a register's own rules divide scores into: by the words its formulas give, by the fills its conditional formats
 * show, or by both. Empty where they are no bands, and where the two contradict each other.
 */
export function toldBands({ words, fills, beside }: Sayings, kind: "threat" | "opportunity"): readonly Band[] {
  const worded = words && runsOf(words),
    filled = fills && runsOf(fills);
  const named = worded && worded.length >= 2 && worded.every(({ what }) => isWord(what)) ? worded : null;
  const coloured = filled && isTrafficLight(filled, kind) ? filled : null;
  if (named && coloured) {
    const fillsOf = named.map(
      ({ what }) => new Set(ALL.flatMap((score) => (words![score - 1] === what ? (fills![score - 1] ?? []) : []))),
    );
    const isOne =
      fillsOf.every((set) => set.size === 1) && new Set(fillsOf.flatMap((set) => [...set])).size === named.length;
    return isOne
      ? bandsOf(
          named,
          (i) => named[i]!.what,
          (i) => [...fillsOf[i]!][0]!,
        )
      : [];
  }
  if (named)
    return bandsOf(
      named,
      (i) => named[i]!.what,
      () => null,
    );
  if (!coloured) return [];
  const names = coloured.map((run) => wordOf(run, beside));
  const told =
    names.every((name) => name !== null) && new Set(names.map((name) => plainWord(name!))).size === names.length;
  return bandsOf(
    coloured,
    (i) => (told ? names[i]! : ""),
    (i) => coloured[i]!.what,
  );
}

/** The last band has no end where whatever lies above is in it. */
const bandsOf = (
  runs: readonly Run[],
  name: (i: number) => string,
  fill: (i: number) => string | null,
): readonly Band[] =>
  legendBands(
    {
      entries: runs.map(({ min, max }, i) => ({
        name: name(i),
        fill: fill(i),
        range: { min, max: max === MOST_SCORES ? null : max, minExclusive: false, maxExclusive: false },
      })),
    },
    [],
  );

/** The word that stands beside nearly all the scores of a stretch; null where none does. */
function wordOf({ min, max }: Run, beside: Sayings["beside"]): string | null {
  const words = beside.filter(({ score }) => score >= min && score <= max).map(({ word }) => word);
  const most = words.find(
    (word) => words.filter((other) => plainWord(other) === plainWord(word)).length >= words.length * MOSTLY,
  );
  return most !== undefined && isWord(most) ? most : null;
}
const MOSTLY = 0.8;
