import { distance } from "fastest-levenshtein";
import { LANGUAGES, type Concept } from "./headings/index";
export type { Concept } from "./headings/index";
import type { Field, Stage } from "./model";
import { stageFinder, withoutStage, type StageFinder } from "./stages";
import { apartFromBrackets, holds, listed, plain } from "./text";

/** What a heading says by its words alone. */
export interface HeadingMatch {
  readonly concept: Concept;
  /** 1: a heading we know as it stands; less: known without a stage word, by a word within, by a near spelling. */
  readonly weight: number;
  readonly stage: Stage | null;
  readonly how: "known" | "within" | "near";
}

const WHOLE = new Map<string, Concept>();
const WITHIN: (readonly [string, Concept])[] = [];
for (const language of LANGUAGES) {
  for (const [concept, list] of Object.entries(language.whole)) {
    for (const words of listed(list)) if (!WHOLE.has(words)) WHOLE.set(words, concept as Concept);
  }
  for (const [concept, list] of Object.entries(language.within)) {
    for (const words of listed(list)) WITHIN.push([words, concept as Concept]);
  }
}
/** More words first, then longer ones: "action owner" outweighs "owner". */
const wordCount = (text: string): number => text.split(" ").length;
WITHIN.sort((a, b) => wordCount(b[0]) - wordCount(a[0]) || b[0].length - a[0].length);

/** Known headings by length, for near spellings: only those long enough that one slip leaves no other word. */
const NEAR = new Map<number, string[]>();
for (const words of WHOLE.keys()) {
  if (words.length < 6) continue;
  const group = NEAR.get(words.length);
  if (group) group.push(words);
  else NEAR.set(words.length, [words]);
}

/** The nearest known heading within a slip in six letters; null where none, or two that mean different things, are as near. */
function nearest(words: string): Concept | null {
  const allowed = Math.min(3, Math.floor(words.length / 6));
  if (allowed < 1) return null;
  let best = allowed + 1;
  let concept: Concept | null = null;
  for (let length = words.length - allowed; length <= words.length + allowed; length++) {
    for (const known of NEAR.get(length) ?? []) {
      const slips = distance(words, known);
      if (slips > allowed || slips > best) continue;
      const meant = WHOLE.get(known)!;
      if (slips < best) [best, concept] = [slips, meant];
      else if (concept !== meant) concept = null;
    }
  }
  return concept;
}

/** Words that say nothing of what a column is. */
const FILLER =
  /\b(?:the|of|a|an|to|for|and|in|this|please|select|enter|new|overall|current|existing|risks?|opportunit(?:y|ies)|score|rating)\b/g;
const OTHERS_LEVEL =
  /\b(?:assets?|threats?|vulnerabilit\w*|vulnarabilit\w*|vendors?|suppliers?|data|access|maturity|confidence|effectiveness|cost|detect\w*|quality|credit|test|customer|performance|activos?|amenazas?|vulnerabilidad(?:es)?|ativos?|ameacas?|actifs?|menaces?)\b/;
/** A level, but an asset's, a vendor's: none of the risk's. */
export const isOthersLevel = (words: string): boolean =>
  OTHERS_LEVEL.test(words) &&
  /\b(?:score|rating|level|value|scale|valuation)$|^(?:valor|valoracion|nivel|niveau|valeur|wert|livello|valore)\b/.test(
    words,
  );
/** Concepts whose heading may carry a stage's word. */
const STAGED: ReadonlySet<Concept> = new Set([
  "likelihood",
  "impact",
  "score",
  "band",
  "level",
  "severity",
  "priority",
  "risk",
  "evaluation",
]);

/** Of these, the ratings themselves. */
const RATED: ReadonlySet<Concept> = new Set(["likelihood", "impact"]);

/** A matcher of headings, with a profile's own words before ours; results are kept, so that rows are cheap to ask about. */
export interface HeadingMatcher {
  /** Near spellings are tried only where `near` is said: they cost more, and data must not look like a heading. */
  match(heading: string, near?: boolean): HeadingMatch | null;
  readonly stageOf: StageFinder;
  /** The field a profile's own words give this heading; null where they give none. */
  ownField(heading: string): Field | null;
  /** What the user has said of labels, by their plain wording; left out where nothing was. */
  readonly saidLabels?: ReadonlyMap<string, { readonly concept: Concept; readonly stage: Stage | null }>;
}

/** Longer texts are no headings. */
const LONGEST = 160;

export function headingMatcher(
  ownWords: Readonly<Partial<Record<Field, readonly string[]>>> = {},
  ownStages: Readonly<Partial<Record<Stage, readonly string[]>>> = {},
): HeadingMatcher {
  const stageOf = stageFinder(ownStages);
  const own = new Map<string, Field>();
  for (const [field, words] of Object.entries(ownWords)) for (const word of words) own.set(plain(word), field as Field);
  const kept = new Map<string, HeadingMatch | null>();
  const keptNear = new Map<string, HeadingMatch | null>();
  const match = (heading: string, near = false): HeadingMatch | null => {
    if (heading.length > LONGEST) return null;
    const keep = near ? keptNear : kept;
    const known = keep.get(heading);
    if (known !== undefined) return known;
    const found = matchHeading(heading, near, stageOf);
    // A sheet may hold a million different texts: what is kept is bounded.
    if (keep.size < 20_000) keep.set(heading, found);
    return found;
  };
  return { match, stageOf, ownField: (heading) => (own.size === 0 ? null : (own.get(plain(heading)) ?? null)) };
}

/** Ratings multiplied by their letters, in whatever language: "SxK", "P x G", "W*A*D". */
const LETTERS_MULTIPLIED = /^\p{Lu}{1,2}(?:\s?[x×✕✖*·]\s?\p{Lu}{1,2}){1,2}$/u;

/** "P x I", "Kans x gevolg", "Likelihood*Severity": a likelihood multiplied by an impact. */
function isProduct(outside: string): boolean {
  if (LETTERS_MULTIPLIED.test(outside.trim())) return true;
  const factors = outside.split(/\s*[*×✕✖·]\s*|\s+x\s+/i).map((factor) => WHOLE.get(plain(factor)));
  return (
    factors.length === 2 &&
    factors.includes("likelihood") &&
    factors.some((factor) => factor === "impact" || factor === "severity" || factor === "consequence")
  );
}

function matchHeading(heading: string, near: boolean, stageOf: StageFinder): HeadingMatch | null {
  const { outside } = apartFromBrackets(heading);
  const full = plain(heading);
  // "PROBABILIDAD 1-5", "Risk score 0-100": the scale beside the word is not part of it.
  const bare = plain(outside.replace(/\d+\s*[-–to]+\s*\d+\s*$/, ""));
  if (full === "" || (bare === "" && full.length < 2)) return null;
  const found = stageOf(heading);
  if (isProduct(outside)) return { concept: "score", weight: 1, stage: found?.stage ?? null, how: "known" };
  const staged = (concept: Concept, weight: number, how: HeadingMatch["how"]): HeadingMatch => ({
    concept,
    weight,
    stage: found && STAGED.has(concept) ? found.stage : null,
    how,
  });
  for (const words of [bare, full, bare.split(" ").join("")]) {
    const concept = WHOLE.get(words);
    if (concept !== undefined && words !== "") return staged(concept, 1, "known");
  }
  // "Likelihood before | Likelihood after": of controls, where nothing else is said.
  const sided = /^(.*\S) (before|after)$|^(before|after) (\S.*)$/.exec(bare);
  const side = sided && WHOLE.get(sided[1] ?? sided[4]!);
  if (side && STAGED.has(side)) {
    const stage = (sided[2] ?? sided[3]) === "before" ? "inherent" : "residual";
    return { concept: side, weight: 0.95, stage, how: "known" };
  }
  // "Tebygolrwydd / Likelihood": one thing said in two languages.
  const twice = outside.split(/[/|\n]/).map(plain);
  const [meant] = twice.map((part) => WHOLE.get(part));
  if (twice.length === 2 && meant !== undefined && twice.every((part) => WHOLE.get(part) === meant))
    return staged(meant, 0.95, "known");
  if (found) {
    const rest = withoutStage(bare, found);
    const concept = rest === "" ? "level" : WHOLE.get(rest);
    if (concept !== undefined && STAGED.has(concept)) return staged(concept, 0.95, "known");
  }
  // "Priority level: impact x probability": what is multiplied says more than the first word.
  for (const [words, concept] of WITHIN) {
    if (wordCount(words) < 3) break;
    if (holds(bare, words)) return staged(concept, 0.85, "within");
  }
  // Every part of "Mitigation / Response" or "Owner\n(role)" may be the known one; the first that is, counts.
  for (const part of outside.split(/[/\n\r:;|]/)) {
    const concept = WHOLE.get(plain(part));
    if (concept !== undefined && bare.length > 0) return staged(concept, 0.85, "within");
  }
  if (found) {
    // "Impact if it occurs, before mitigation": what is left without the stage's own words may name the rating.
    const rest = withoutStage(bare, found);
    const first = wordCount(rest) <= 14 ? WITHIN.find(([words]) => holds(rest, words)) : undefined;
    if (first && RATED.has(first[1])) return staged(first[1], bare.length > 60 ? 0.5 : 0.75, "within");
  }
  if (wordCount(bare) <= 14) {
    // "Vulnerability score", "Vendor rating": a level, but not the risk's.
    if (isOthersLevel(bare)) return staged("none", 0.6, "within");
    for (const [words, concept] of WITHIN) {
      if (!holds(bare, words)) continue;
      const isLevel = concept === "score" || concept === "level" || concept === "severity";
      if (isLevel && OTHERS_LEVEL.test(bare)) return staged("none", 0.6, "within");
      return staged(concept, bare.length > 60 ? 0.5 : 0.75, "within");
    }
  }
  const filtered = bare.replace(FILLER, " ").replace(/\s+/g, " ").trim();
  const plainly = filtered === "" ? undefined : WHOLE.get(filtered);
  if (plainly !== undefined && plainly !== "id") return staged(plainly, 0.7, "within");
  if (near) {
    // "Risk reference and title", "Controls & actions": the first of two that we know.
    const both = bare.split(" and ");
    const known = both.length === 2 ? both.map((part) => WHOLE.get(part)).find((c) => c !== undefined) : undefined;
    if (known !== undefined) return staged(known, 0.7, "within");
    const rest = found ? withoutStage(bare, found) : bare;
    for (const words of [bare, rest]) {
      const concept = words === "" ? null : nearest(words);
      if (concept !== null) return staged(concept, 0.7, "near");
    }
    for (const word of bare.split(" ")) {
      if (word.length < 8) continue;
      const concept = nearest(word);
      if (concept !== null && concept !== "id" && concept !== "title" && concept !== "none")
        return staged(concept, 0.6, "near");
    }
  }
  return found && bare.length <= 40 && /\b(?:risks?|riesgo|risiko|risque|risco|risg|rating|score)\b/.test(bare)
    ? staged("level", 0.6, "within")
    : null;
}
