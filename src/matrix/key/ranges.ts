import { plainText } from "../words";
import { signColours } from "../signs";
import { gradeBefore } from "./grades";

/** A range of scores as a legend writes it; an open or exclusive end says so. */
export interface ScoreRange {
  readonly min: number | null;
  readonly max: number | null;
  /** "> 15" and "above 15" leave 15 itself out. */
  readonly minExclusive: boolean;
  readonly maxExclusive: boolean;
  /** What else the text says, its range and fillers taken out: "Red", "High". */
  readonly words: string;
}

const N = "(\\d{1,4}(?:\\.\\d{1,2})?)";
const range = (
  min: string | null | undefined,
  max: string | null | undefined,
  minExclusive = false,
  maxExclusive = false,
): Omit<ScoreRange, "words"> => ({
  min: min == null ? null : Number(min),
  max: max == null ? null : Number(max),
  minExclusive,
  maxExclusive,
});

type Reader = readonly [RegExp, (m: RegExpExecArray) => Omit<ScoreRange, "words"> | null];
const READERS: readonly Reader[] = [
  [new RegExp(`(?:between )?${N} ?(?:-|to|and|hasta|bis|til|a|\\.\\.) ?${N}`), (m) => range(m[1], m[2])],
  [
    new RegExp(
      `${N} ?(?:\\+|plus\\b|>=|=>|(?:and|or|&) (?:above|over|more|higher|greater|upwards?)|upwards?|en adelante|oder mehr|o mas|eller mer)`,
    ),
    (m) => range(m[1], null),
  ],
  [
    new RegExp(`${N} ?(?:<=|=<|(?:and|or|&) (?:below|under|less|lower|fewer)|o menos|oder weniger)`),
    (m) => range(null, m[1]),
  ],
  [
    new RegExp(`(?:>=|=>|at least|min(?:imum)?(?: of)?|from|greater than or equal to|more than or equal to) ?${N}`),
    (m) => range(m[1], null),
  ],
  [
    new RegExp(`(?:<=|=<|at most|maximum(?: of)?|up to|no more than|less than or equal to) ?${N}`),
    (m) => range(null, m[1]),
  ],
  [
    new RegExp(`(?:>|above|over|greater than|more than|higher than|exceed(?:s|ing)?) ?${N}`),
    (m) => range(m[1], null, true),
  ],
  [new RegExp(`(?:<|below|under|less than|lower than|fewer than) ?${N}`), (m) => range(null, m[1], false, true)],
  [
    /(\d{1,3}(?:, ?\d{1,3}){1,12})(?:,? ?(?:and|or|&) ?(\d{1,3}))?(?!\d)/,
    (m) => list([...m[1]!.split(","), ...(m[2] === undefined ? [] : [m[2]])].map((n) => n.trim())),
  ],
];

/** "15, 16, 20, 25"; null for what is no rising list ("1,000"). */
function list(members: readonly string[]): Omit<ScoreRange, "words"> | null {
  const rising = members.every((n, i) => !/^0\d/.test(n) && (i === 0 || Number(n) > Number(members[i - 1])));
  return rising ? range(members[0], members[members.length - 1]) : null;
}

/**
 * The range of scores a short text states, with its remaining words; null for none. Percentages, money, dates and spans
 * of time are no scores.
 */
export function scoreRange(given: string): ScoreRange | null {
  if (given.length > 160 || !/\d/.test(given)) return null;
  const told = gradeBefore(dashed(given));
  const own = told && /\d/.test(told.rest) ? scoreRange(told.rest) : null;
  if (own) return { ...own, words: told!.grade };
  const text = dashed(given);
  const low = text.toLowerCase();
  for (const [pattern, read] of READERS) {
    const m = pattern.exec(low);
    if (!m) continue;
    if (isOfOthers(low, m)) return null;
    const found = read(m);
    if (!found || (found.min !== null && found.max !== null && found.min > found.max)) return null;
    // Only the clause the range stands in names the band: "6-10 Tolerable risk: ..." and "Red 16-25 - act now".
    const ahead = text.slice(0, m.index),
      behind = text.slice(m.index + m[0].length);
    const words =
      [clause(ahead), clause(behind)].find((part) => /\p{L}{2}|^[RAG]$/u.test(part)) ??
      signColours(ahead + behind)[0] ??
      "";
    return { ...found, words };
  }
  return null;
}

/** Whether what stands before or behind a range makes it one of money, chances, spans of time or people. */
function isOfOthers(low: string, m: RegExpExecArray): boolean {
  const before = low.slice(Math.max(0, m.index - 2), m.index),
    after = low.slice(m.index + m[0].length, m.index + m[0].length + 12);
  return (
    /[£$€]\s*$|[\d.,/]$/.test(before) ||
    /^\s*(?:%|per ?cent|£|€|k\b|m\b|\/\d|[.,]?\d|million|thousand|days?\b|weeks?\b|months?\b|years?\b|hours?\b|x\b|times\b|people|staff|in \d)/.test(
      after,
    )
  );
}

/** A band as a sentence tells it. */
export interface ToldBand {
  readonly name: string;
  readonly range: Omit<ScoreRange, "words">;
}

const BAND_WORDS =
  /\b(?:(?:dark|light|very|extremely) )?(?:red|amber|orange|yellow|green|blue|black|purple|low|medium|moderate|high|severe|critical|extreme|significant|major|minor|tolerable|acceptable|unacceptable)\b/g;
/** "R = 12 to 16": a letter for a colour, where a limit follows. */
const BAND_LETTERS = /(?<![\p{L}\p{N}])[ragyb](?=\s?[=:-]\s?[<>]?=?\s?\d)/gu;
const LETTERS: Readonly<Record<string, string>> = { r: "red", a: "amber", g: "green", y: "yellow", b: "blue" };
const MOST_TOLD = 12;
const AXES = /\b(?:likelihood|probability|impact|consequence|severity)\b/;

/**
 * The bands a text tells in sentences, where each clause pairs one band's word with one range, or words and ranges take
 * turns throughout; empty where they do neither: then it is not certain which belongs to which.
 */
export function toldBands(given: string): readonly ToldBand[] {
  const text = dashed(given)
    .toLowerCase()
    .replace(BAND_LETTERS, (letter) => LETTERS[letter]!);
  if ([...text.matchAll(BAND_WORDS)].length < 2) return [];
  const clauses = text.split(/[;\n]|\.(?=\s|$)/).map((clause) => ({ clause, tokens: tokensOf(clause) }));
  // "Likelihood 1-5 x severity 1-5": the scales, and no band's range.
  const told = clauses
    .filter(({ clause, tokens }) => !(AXES.test(clause) && tokens.every(({ name }) => name === null)))
    .map(({ tokens }) => tokens)
    .filter((tokens) => tokens.some(({ range }) => range !== null));
  const pairs: ToldBand[] = [];
  for (const tokens of told) {
    const own = pairsOf(tokens);
    if (!own) return [];
    pairs.push(...own);
  }
  return pairs;
}

interface Token {
  readonly at: number;
  readonly name: string | null;
  readonly range: Omit<ScoreRange, "words"> | null;
}

/** The band words and the ranges of a clause, in its order. */
function tokensOf(clause: string): readonly Token[] {
  const tokens: Token[] = [];
  let rest = clause;
  for (let n = 0; n < MOST_TOLD; n++) {
    const next = READERS.flatMap(([pattern, read]) => {
      const m = pattern.exec(rest);
      return m ? [{ m, read }] : [];
    }).sort((a, b) => a.m.index - b.m.index || b.m[0].length - a.m[0].length)[0];
    if (!next) break;
    const found = isOfOthers(rest, next.m) ? null : next.read(next.m);
    if (found && (found.min === null || found.max === null || found.min <= found.max))
      tokens.push({ at: next.m.index, name: null, range: found });
    // What is taken is blanked out, so that places stay as they are.
    rest = rest.slice(0, next.m.index) + " ".repeat(next.m[0].length) + rest.slice(next.m.index + next.m[0].length);
  }
  for (const m of rest.matchAll(BAND_WORDS)) tokens.push({ at: m.index, name: m[0], range: null });
  return tokens.sort((a, b) => a.at - b.at);
}

/** Each band with its range: the words of one band may stand together ("high (red)"); null where they do not take turns. */
function pairsOf(tokens: readonly Token[]): readonly ToldBand[] | null {
  const turns = tokens.filter(({ name }, i) => name === null || i === 0 || tokens[i - 1]!.name === null);
  if (
    turns.length % 2 !== 0 ||
    turns.some(({ name }, i) => (name === null) === (turns[0]!.name === null) && i % 2 === 1)
  )
    return null;
  const pairs: ToldBand[] = [];
  for (let i = 0; i < turns.length; i += 2) {
    const [one, other] = [turns[i]!, turns[i + 1]!];
    const name = one.name ?? other.name,
      range = one.range ?? other.range;
    if (name === null || range === null) return null;
    pairs.push({ name: name.slice(0, 1).toUpperCase() + name.slice(1), range });
  }
  return pairs;
}

const dashed = (given: string): string =>
  plainText(given)
    .replace(/[‐-―−]/g, "-")
    .replace(/≥/g, ">=")
    .replace(/≤/g, "<=");

const clause = (text: string): string =>
  text
    .replace(/\b(?:score[sd]?|points?|total|rating of|range|between|of|is|are|=)\b|=/gi, " ")
    .replace(/^[^\p{L}\p{N}]+/u, "")
    .split(/[:;,.()[\]\n]| - /)[0]!
    .replace(/[\s–-]+$/, "")
    .trim();
