import type { Concept, HeadingMatcher } from "../headings";
import type { Stage } from "../model";
import { namesPeriod, withoutPeriod } from "../periodNames";
import { apartFromBrackets, plain } from "../text";
import { withoutStage } from "../stages";

/** A cell that names another: what it names, and how sure that is. */
export interface Label {
  readonly text: string;
  readonly concept: Concept;
  readonly stage: Stage | null;
  /** Names a likelihood, an impact, a score or a band of a stage, or a stage itself. */
  readonly isRating: boolean;
  /** Known as it stands, or closed by a colon: not merely a text that holds a known word. */
  readonly isSure: boolean;
}

const LONGEST = 90;
const RATINGS: ReadonlySet<Concept> = new Set(["likelihood", "impact", "score", "band", "level", "severity"]);
/** What may stand beside a stage's word where the label names the stage alone: "Previous quarter", "End year target". */
const STAGE_ONLY =
  /^(?:quarters?|score|rating|risk|risk score|risk rating|level|position|period|year|yr|end|q[1-4]|assessment|\s)*$/;

/** What a text names, where it is a label; null for what is data or prose. */
export function labelAt(text: string, matcher: HeadingMatcher): Label | null {
  if (text.length > LONGEST || !/[\p{L}№#]/u.test(text)) return null;
  const closed = /:\s*$/.test(text);
  const said = text.replace(/:\s*$/, "");
  const confirmed = matcher.saidLabels?.get(plain(said));
  if (confirmed) {
    const { concept, stage } = confirmed;
    return { text: said, concept, stage, isRating: RATINGS.has(concept), isSure: true };
  }
  const found = isDate(said, matcher) ? null : matcher.stageOf(said);
  if (found) {
    const rest = withoutStage(plain(apartFromBrackets(said).outside), found);
    if (STAGE_ONLY.test(rest))
      return { text: said, concept: "level", stage: found.stage, isRating: true, isSure: true };
  }
  const match = matcher.match(said);
  if (!match) return closed ? { text: said, concept: "none", stage: null, isRating: false, isSure: true } : null;
  const isKnown = (match.how === "known" && match.weight >= 0.95) || isPeriodsRating(said, matcher);
  return {
    text: said,
    concept: match.concept,
    stage: match.stage,
    isRating: RATINGS.has(match.concept) && isKnown,
    isSure: isKnown || closed || /\?\s*$/.test(said),
  };
}

/** "Reviewed" alone is when, though a rating that was reviewed is a stage's. */
const isDate = (text: string, matcher: HeadingMatcher): boolean => {
  const match = matcher.match(text);
  return match?.how === "known" && (match.concept === "lastReview" || match.concept === "nextReview");
};

/** "Q2 score", "June 2024 rating": a rating's known name, with its period. */
function isPeriodsRating(text: string, matcher: HeadingMatcher): boolean {
  if (!namesPeriod(text)) return false;
  const rest = matcher.match(withoutPeriod(text));
  return rest !== null && rest.how === "known" && RATINGS.has(rest.concept);
}

/** What a rating's label calls its stage: "Target" of "Target likelihood"; a label of the stage alone as it stands. */
export function stageWords({ text, concept }: Label): string {
  if (concept === "level") return text;
  const words = text.replace(/\b(?:likelihood|probability|impact|consequence|severity|rag)\b.*$/i, "").trim();
  return words === "" ? text : words;
}

/** "Current score: 12": a label we know and its value in one cell; null where it is none. */
export function labelWithValue(text: string, matcher: HeadingMatcher): { label: Label; value: string } | null {
  const m = /^([^:\n]{1,60}):\s*(\S[\s\S]*)$/.exec(text);
  const label = m ? labelAt(m[1]!, matcher) : null;
  return m && label?.isSure && label.concept !== "none" ? { label, value: m[2]!.trim() } : null;
}

/** How sure it is what a label names, 0 to 1, and why. */
export function sureOfLabel(
  { concept, text }: Label,
  matcher: HeadingMatcher,
): { readonly confidence: number; readonly reason: string } {
  if (matcher.saidLabels?.has(plain(text))) return { confidence: 1, reason: "you confirmed it" };
  if (concept === "none") return { confidence: 0.5, reason: "we do not know its words" };
  const match = matcher.match(text);
  const known = match === null || (match.how === "known" && match.weight >= 0.95);
  return known
    ? { confidence: 0.95, reason: "its words are known" }
    : { confidence: 0.6, reason: "some of its words are known" };
}
