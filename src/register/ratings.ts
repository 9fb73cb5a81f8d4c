import { isNumberedAnew, levelOf, type Level } from "../matrix";
import { isCellError, type CellValue } from "../workbook";
import type { RatingState } from "./model";
import { isScaleWord, leadingScaleWord } from "./scales";
import { cellText, plain } from "./text";

/** A rating or score as its cell writes it; without the cell it stands in. */
export interface RatingReading {
  readonly state: RatingState;
  readonly value: number | null;
  readonly text: string;
  readonly words: string | null;
  readonly parts: { readonly likelihood: number; readonly impact: number } | null;
  readonly numberAsText: boolean;
}

/** The level a text names on an axis; a lone letter also where the axis's labels begin with it ("B Unlikely"). */
function levelOn(axis: readonly Level[], text: string): Level | null {
  const level = levelOf(axis, text);
  if (level || !/^\s*[A-Za-z]\s*$/.test(text)) return level;
  const letter = new RegExp(`^\\s*\\(?${text.trim()}(?:[\\s).:-]|$)`, "i");
  const lettered = axis.filter((l) => l.labels.some((label) => letter.test(label)));
  return lettered.length === 1 ? lettered[0]! : null;
}

/** What a cell is read by. */
export interface RatingContext {
  readonly part: "likelihood" | "impact" | "score";
  /** Which rating comes first where two stand in one cell. */
  readonly first: "likelihood" | "impact";
  /** The axes of the matrix, where their words are known; empty where they are not. */
  readonly likelihood: readonly Level[];
  readonly impact: readonly Level[];
  /** Numbers of the column's own words (plain), where a known scale gives them. */
  readonly numbers?: ReadonlyMap<string, number> | null;
  /** Words (plain) that the column holds again and again: a scale of its own, though we cannot number it. */
  readonly own?: ReadonlySet<string>;
  /** Whether the column's cells are pairs of ratings ("4,3"), so that a comma is no decimal point. */
  readonly pairs?: boolean;
}

const PLACEHOLDER =
  /^(?:t\.?b\.?[cadn]\.?|to be (?:confirmed|determined|agreed|assessed|advised|completed|decided|scored)|x{2,}|\?+|pending|awaiting.*|\[.*\]|insert.*|select.*|choose.*|i'?w gadarnhau|not yet (?:scored|assessed|rated)|unspecified)$/i;
const NOT_SCORED =
  /^(?:[-–—_.]+|n\/?\s?a\.?|n\.a\.|none|nil|not applicable|not scored|not assessed|not rated|dim|amherthnasol|no aplica|entfallt|entfällt|keine)$/i;

const ROMAN: Readonly<Record<string, number>> = {
  i: 1,
  ii: 2,
  iii: 3,
  iv: 4,
  v: 5,
  vi: 6,
  vii: 7,
  viii: 8,
  ix: 9,
  x: 10,
};

const NUMBER = "\\d{1,4}(?:[.,]\\d{1,4})?";
const ALONE = new RegExp(`^[-+]?${NUMBER}\\s?%?$`);
const PRODUCT = new RegExp(
  `^[a-z]{0,2}\\s?(${NUMBER})\\s?[x×*✕·]\\s?[a-z]{0,2}\\s?(${NUMBER})(?:\\s?[=:]\\s?(${NUMBER}))?$`,
  "i",
);
/** "16 = 4x4", "16 (4x4)". */
const SCORE_OF = new RegExp(
  `^(${NUMBER})\\s?[=(:]\\s?[a-z]{0,2}(${NUMBER})\\s?[x×*,/]\\s?[a-z]{0,2}(${NUMBER})\\s?\\)?$`,
  "i",
);
const PAIR = /^\(?\s?(\d{1,2})\s?[,/;:-]\s?(\d{1,2})\s?\)?$/;
const NAME = "(likelihood|probability|impact|consequence|severity|[lpics])";
/** "L4 x I3 = 12", "Impact 4 Likelihood 3": each rating under its own name or letter. */
export const NAMED_PAIR = new RegExp(
  `^${NAME}\\s?[=:-]?\\s?(\\d{1,2})[\\s,;x×*/+]{0,3}${NAME}\\s?[=:-]?\\s?(\\d{1,2})(?:[\\s,;=:(]{1,3}(?:(?:score|total|rating)[\\s=:(]{0,3})?(\\d{1,3})\\)?)?$`,
  "i",
);
/** "4 x 5", "4/5", "L4 I5": both ratings, and no score made of them. */
export function isPairAlone(said: string): boolean {
  if (PAIR.test(said)) return true;
  const made = NAMED_PAIR.exec(said)?.[5] ?? PRODUCT.exec(said)?.[3];
  return made === undefined && (NAMED_PAIR.test(said) || PRODUCT.test(said));
}
const LEADING = new RegExp(`^(${NUMBER})\\s*(?:[-–—:=/.]|\\(|\\[|\\s)\\s*(\\D.*)$`);
const TRAILING = new RegExp(`^(\\D.*?)\\s*(?:[-–—:=/]|\\(|\\[|\\s)\\s*(${NUMBER})\\s*[)\\]]?$`);

const toNumber = (digits: string): number => Number(digits.replace(",", "."));

/** Full-width digits and signs made plain, single spaces, none inside brackets' edges. */
const tidy = (text: string): string => text.normalize("NFKC").replace(/\s+/g, " ").trim();

/**
 * What a cell says for a likelihood, an impact or a score. Never guesses: a word without a number in the matrix or
 * a known scale is "scored" with value null where it is a word of a scale, else "unreadable".
 */
export function readRating(value: CellValue, context: RatingContext): RatingReading {
  const plainly = (state: RatingState, text: string): RatingReading => ({
    state,
    value: null,
    text,
    words: null,
    parts: null,
    numberAsText: false,
  });
  if (isCellError(value)) return plainly("error", value.error);
  const text = cellText(value);
  if (text === "") return plainly("blank", "");
  const scored = (number: number | null, more: Partial<RatingReading> = {}): RatingReading => ({
    ...plainly("scored", text),
    value: number,
    ...more,
  });
  const axis = context.part === "score" ? [] : context[context.part];
  // "1" may be what the council calls its worst level.
  const placeOf = (number: number): number =>
    isNumberedAnew(axis) ? (levelOf(axis, number)?.number ?? number) : number;
  if (typeof value === "number") return Number.isFinite(value) ? scored(placeOf(value)) : plainly("unreadable", text);
  if (typeof value === "boolean") return plainly("unreadable", text);
  if (text.length > 200) return leadingWord(text, context) ?? plainly("unreadable", text);
  const said = tidy(text)
    .replace(/^["']+|["']+$/g, "")
    .trim();
  if (said === "") return plainly("blank", text);
  if (PLACEHOLDER.test(said)) return plainly("placeholder", text);
  if (NOT_SCORED.test(said)) return plainly("notScored", text);
  if (ALONE.test(said) && !(context.pairs && /^\d{1,2},\d{1,2}$/.test(said))) {
    const percent = said.endsWith("%");
    const number = toNumber(said.replace(/\s?%$/, "").replace(/^\+/, ""));
    return percent ? scored(number / 100) : scored(placeOf(number), { numberAsText: true });
  }
  const two = twoRatings(said, context);
  if (two) return scored(two.score, { parts: two.parts });
  return context.part === "score"
    ? readScore(said, context, scored, plainly)
    : readLevel(said, context, scored, plainly);
}

const inOrder = (one: number, two: number, first: RatingContext["first"]): { likelihood: number; impact: number } =>
  first === "likelihood" ? { likelihood: one, impact: two } : { likelihood: two, impact: one };

/** "4x4=16", "4 x 4", "16 (4x4)", "4,3", "4/5", "L4 I3". In a rating's own column "4/5" is four out of five. */
function twoRatings(
  said: string,
  context: RatingContext,
): { score: number | null; parts: RatingReading["parts"] } | null {
  if (context.part !== "score") return null;
  const named = namedPair(said);
  if (named) return named;
  const product = PRODUCT.exec(said);
  if (product)
    return {
      score: product[3] ? toNumber(product[3]) : null,
      parts: inOrder(toNumber(product[1]!), toNumber(product[2]!), context.first),
    };
  const scoreOf = SCORE_OF.exec(said);
  if (scoreOf)
    return {
      score: toNumber(scoreOf[1]!),
      parts: inOrder(toNumber(scoreOf[2]!), toNumber(scoreOf[3]!), context.first),
    };
  const pair = PAIR.exec(said);
  if (pair) return { score: null, parts: inOrder(Number(pair[1]), Number(pair[2]), context.first) };
  return null;
}

/** "L4 x I3 = 12": both ratings by their names or letters, whichever comes first. */
function namedPair(said: string): { score: number | null; parts: NonNullable<RatingReading["parts"]> } | null {
  const named = NAMED_PAIR.exec(said);
  if (!named) return null;
  const isLikelihood = (name: string): boolean => /^[lp]/i.test(name);
  const [a, b] = [Number(named[2]), Number(named[4])];
  if (isLikelihood(named[1]!) === isLikelihood(named[3]!)) return null;
  const parts = isLikelihood(named[1]!) ? { likelihood: a, impact: b } : { likelihood: b, impact: a };
  return { score: named[5] ? Number(named[5]) : null, parts };
}

type Scored = (number: number | null, more?: Partial<RatingReading>) => RatingReading;
type Plainly = (state: RatingState, text: string) => RatingReading;

function readScore(said: string, context: RatingContext, scored: Scored, plainly: Plainly): RatingReading {
  const lead = LEADING.exec(said);
  if (lead) {
    const words = unwrap(lead[2]!);
    return words.length <= 60
      ? scored(toNumber(lead[1]!), { words, parts: wordPair(words, context) })
      : plainly("unreadable", said);
  }
  const tail = TRAILING.exec(said);
  if (tail && tail[1]!.length <= 40) {
    const words = unwrap(tail[1]!);
    return scored(toNumber(tail[2]!), { words, parts: wordPair(words, context) });
  }
  const pair = wordPair(said, context) ?? letterPair(said, context);
  if (pair) return scored(null, { words: said, parts: pair });
  if (isScaleWord(said) || context.own?.has(plain(said)))
    return scored(context.numbers?.get(plain(said)) ?? null, { words: said });
  return plainly("unreadable", said);
}

const unwrap = (text: string): string =>
  text
    .replace(/^[([\s]+/, "")
    .replace(/[)\]\s.:;-]+$/, "")
    .trim();

/** "Major/Likely": each word is looked for on both axes; where both fit both, the order decides. "Red (likelihood 3, impact 5)": by their names. */
function wordPair(words: string, context: RatingContext): RatingReading["parts"] {
  const named = namedPair(/[([]\s*([^()[\]]+?)\s*[)\]]?$/.exec(words)?.[1] ?? words);
  if (named?.score === null) return named.parts;
  const halves = words.split(/\s*[/,|&]\s*|\s+[x×-]\s+/);
  if (halves.length !== 2) return null;
  const [one, two] = halves as [string, string];
  const on = (axis: readonly Level[], word: string): number | null =>
    word === "" ? null : (levelOn(axis, word)?.number ?? null);
  const straight = { likelihood: on(context.likelihood, one), impact: on(context.impact, two) };
  const turned = { likelihood: on(context.likelihood, two), impact: on(context.impact, one) };
  const whole = (pair: {
    likelihood: number | null;
    impact: number | null;
  }): pair is { likelihood: number; impact: number } => pair.likelihood !== null && pair.impact !== null;
  if (whole(straight) && whole(turned)) return context.first === "likelihood" ? straight : turned;
  return whole(straight) ? straight : whole(turned) ? turned : null;
}

/** "B2", "2B": a letter of one axis beside a numeral of the other, by the axes' own labels. */
function letterPair(said: string, context: RatingContext): RatingReading["parts"] {
  const m =
    /^([a-z])\s?[-/]?\s?([1-9]|[ivx]{1,4})$/i.exec(said) ?? /^([1-9]|[ivx]{1,4})\s?[-/]?\s?([a-z])$/i.exec(said);
  return m ? wordPair(`${m[1]}/${m[2]}`, context) : null;
}

function readLevel(said: string, context: RatingContext, scored: Scored, plainly: Plainly): RatingReading {
  const axis = context.part === "likelihood" ? context.likelihood : context.impact;
  const outOf = /^(\d{1,2})\s?(?:\/|out of|of)\s?(\d{1,2})$/i.exec(said);
  if (outOf && Number(outOf[1]) <= Number(outOf[2])) return scored(Number(outOf[1]));
  const level = axis.length > 0 ? levelOn(axis, said) : null;
  const numberFirst = LEADING.exec(said);
  const numberLast = numberFirst ? null : TRAILING.exec(said);
  const words = numberFirst ? unwrap(numberFirst[2]!) : numberLast ? unwrap(numberLast[1]!) : null;
  if (level) return scored(level.number, { words: words ?? (/\p{L}/u.test(said) ? said : null) });
  if (words !== null) {
    const prefix = /^(?:[LIPCS]|likelihood|probability|impact|consequence|severity)$/i.test(words);
    const apart = prefix || isScaleWord(words) || /[-–—:=(.[]/.test(said);
    const number = toNumber((numberFirst?.[1] ?? numberLast?.[2])!);
    if (apart && words.length <= 60) return scored(number, { words: prefix ? null : words });
  }
  const lettered = /^[LIPCS]\s?[-:=]?\s?(\d{1,2})$/i.exec(said);
  if (lettered) return scored(Number(lettered[1]));
  const word = plain(said);
  const roman = ROMAN[word];
  // A column of Roman numerals alone: among other letters an "I" or a "V" is the register's own word.
  if (roman !== undefined && [...(context.own ?? [])].every((own) => ROMAN[own] !== undefined))
    return scored(roman, { words: said });
  const numbered = context.numbers?.get(word);
  if (numbered !== undefined) return scored(numbered, { words: said });
  if (isScaleWord(said) || context.own?.has(word)) return scored(null, { words: said });
  return leadingWord(said, context) ?? plainly("unreadable", said);
}

/** "Low, as everyone has the time": the word it begins with, where a mark sets it apart from the rest. */
function leadingWord(text: string, context: RatingContext): RatingReading | null {
  const word = leadingScaleWord(text);
  if (word === null) return null;
  const axis = context.part === "likelihood" ? context.likelihood : context.part === "impact" ? context.impact : [];
  const value = levelOf(axis, word)?.number ?? context.numbers?.get(word) ?? null;
  return { state: "scored", value, text, words: text.slice(0, 60), parts: null, numberAsText: false };
}
