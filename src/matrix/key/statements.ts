import type { Level, ScoreRule } from "../model";
import { axesNamed } from "./terms";
import type { View } from "./view";

/** What a sheet says in sentences of how its scores are made: their formula, and from where to where its ratings run. */

const SHORTEST = 8;
const LONGEST = 300;
const MAX_ROWS = 300;

function* textsOf(view: View): Iterable<string> {
  for (let row = 0; row < Math.min(view.rows, MAX_ROWS); row++)
    for (const value of view.sheet.rows[row] ?? [])
      if (typeof value === "string" && value.length >= SHORTEST && value.length <= LONGEST) yield value;
}

/** "likelihood (1 to 4) times impact (1 to 4)": the formula reads on across the remarks. */
const withoutRemarks = (text: string): string => text.replace(/\s*\([^()]*\d[^()]*\)/g, "");

/** "Score (L x I)", "P*I = rating": the axes by their letters. */
const BY_LETTERS =
  /(?<![\p{L}\p{N}+])\(?(?:[LP]\s?[x×*]\s?[ISC]|[ISC]\s?[x×*]\s?[LP])(?![\p{L}\p{N}]|\s*\)?\s*[+*x×])/u;

/** The score's formula where a sheet states it in words ("Likelihood x Impact = Risk Score"); null where it does not. */
export function statedRule(view: View): ScoreRule | null {
  for (const given of textsOf(view)) {
    const value = withoutRemarks(given);
    const m = /(\p{L}[\p{L} ()]{2,40}?)\s*(x|×|\*|\+|multiplied by|times|plus)\s*(?:the )?(\p{L}[\p{L} ]{2,40})/iu.exec(
      value,
    );
    const first = axesNamed(m?.[1]!.trim() ?? ""),
      second = axesNamed(m?.[3]!.trim() ?? "");
    if (m && ((first.likelihood && second.impact) || (first.impact && second.likelihood))) {
      const sum = /^(?:\+|plus)$/i.test(m[2]!);
      // (impact x likelihood) + impact, and the like, say more than this reads.
      if (/[+]|plus|weight|\/|divided/i.test(value.slice(m.index + m[0].length)) || (!sum && /\+/.test(value)))
        return null;
      return sum ? "sum" : "product";
    }
    if (BY_LETTERS.test(value)) return "product";
    if (sentencesOf(value).some((sentence) => namesBoth(sentence) && isMultiplied(sentence))) return "product";
  }
  return null;
}

const sentencesOf = (text: string): readonly string[] => text.split(/[;\n]|\.(?=\s|$)/);

/** "Likelihood and impact are each marked from 1 to 5 and multiplied". */
const isMultiplied = (sentence: string): boolean =>
  /\bmultipl(?:ied|y)\b/i.test(sentence) && !/[+]|plus|weight|divided|added/i.test(sentence);

const LIKELIHOOD = "(?:likelihoods?|probabilit(?:y|ies))",
  IMPACT = "(?:impacts?|severit(?:y|ies)|consequences?)",
  AXIS = `(?:${LIKELIHOOD}|${IMPACT})`;
const hasLikelihood = new RegExp(`\\b${LIKELIHOOD}\\b`, "i"),
  hasImpact = new RegExp(`\\b${IMPACT}\\b`, "i");
const namesBoth = (text: string): boolean => hasLikelihood.test(text) && hasImpact.test(text);

const RANGE =
  /(?<![\d.,])1\s?(?:to|-|–|—)\s?(\d{1,2})(?![\d%]|[.,]\d|\s*(?:days|weeks|months|years|is\b|are\b|[=:]))/gi;
/** What stands right before a range that is a scale's: its axis, "both are marked", "on a scale of". A range of scores stands after none of these. */
const OF_SCALE = new RegExp(
  `(?:\\b${AXIS}\\s*\\(?\\s*|\\b(?:${AXIS}|both) (?:are|is)(?: each| both)?(?: (?!scores?\\b)\\p{L}+){0,2}\\s*|\\b${AXIS} runs?\\s*|\\b(?:both|each) runs?\\s*|\\bscales?\\s*)(?:from|of|on a scale (?:of|from))?\\s*$`,
  "iu",
);

const MOST_LEVELS = 10;
const LEAST_LEVELS = 3;

/** The levels that a sheet's sentence gives both its axes ("both are marked 1 to 5"); null where none does, or two do not agree. */
export function statedLevels(view: View): readonly Level[] | null {
  const ends = new Set<number>();
  for (const text of textsOf(view)) {
    if (!namesBoth(text)) continue;
    for (const sentence of sentencesOf(text)) {
      if (!namesBoth(sentence) && !/^\s*(?:both|each)\b/i.test(sentence)) continue;
      for (const m of sentence.matchAll(RANGE)) if (OF_SCALE.test(sentence.slice(0, m.index))) ends.add(Number(m[1]));
    }
  }
  const [end] = [...ends];
  return ends.size === 1 && end! >= LEAST_LEVELS && end! <= MOST_LEVELS
    ? Array.from({ length: end! }, (_, i): Level => ({ number: i + 1, labels: [] }))
    : null;
}
