import { isOthersLevel, type Concept, type HeadingMatch, type HeadingMatcher } from "../headings";
import type { Role, StagePart } from "../model";
import { bothNamed } from "../order";
import { apartFromBrackets, plain } from "../text";
import type { Candidate } from "./candidates";
import { namesPeriod } from "../periodNames";
import type { RatingColumn } from "./stages";

/** What heading and cells together make of a column: a part of a rating, a text, either or neither. */
export interface Meaning {
  readonly part: StagePart | "pair" | "severity" | "frequency" | null;
  /** Only taken where nothing better gives the same part. */
  readonly weakPart: boolean;
  /** For a weak part: the role it has where no stage takes it. */
  readonly text: Role | null;
  readonly weight: number;
  readonly reasons: readonly string[];
}

const HOW: Readonly<Record<HeadingMatch["how"], string>> = {
  known: "heading known",
  within: "only a word of its heading is known",
  near: "near spelling of a known heading",
};

const PAIRED = "its cells hold a likelihood and an impact";

/** Concepts that a column of both ratings may go by; the first two only where its heading or its cells name both. */
const BOTH: ReadonlySet<Concept> = new Set(["likelihood", "impact", "score", "level", "band", "evaluation"]);

/** Whether a column's cells are both ratings of its stage: "4 x 5", "L4 I5", "Likely/Major". */
export function holdsBoth({ leaf, shape }: Candidate, concept: Concept): boolean {
  if (!BOTH.has(concept) || shape.filled < 3 || Math.max(shape.pairs, shape.wordPairs) < 0.8) return false;
  return (concept !== "likelihood" && concept !== "impact") || shape.namedPairs >= 0.8 || bothNamed(leaf) !== null;
}

const SPEAKS_OF_ACTIONS = /\b(?:actions?|mitigations?|measures|improvements?)\b/i;

/** "Risk reference and title": more than a reference. */
const SAYS_TEXT = /\b(?:title|name|description|risk)\b/i;

/** What a column means by its heading and its cells; null where neither says. */
export function settle(c: Candidate): Meaning | null {
  const match = headingOf(c);
  if (!match) return null;
  const { shape } = c;
  const empty = shape.filled === 0;
  const numeric = shape.numbers >= 0.6 || shape.compound >= 0.6 || shape.numbers + shape.compound >= 0.7;
  const wordy = shape.words >= 0.6 || (shape.leads >= 0.6 && shape.words + shape.leads >= 0.6);
  const listy = shape.isList && shape.statuses < 0.6 && shape.responses < 0.6;
  // An appetite in words (Low, Open, Cautious) is the council's own statement, and no band of the risk's.
  const isAppetite = /\bappetite\b/i.test(c.leaf);
  const reasons = [HOW[match.how]];
  const rating = (part: Meaning["part"], why: string, weakPart = false, role: Role | null = null): Meaning => ({
    part,
    weakPart,
    text: role,
    weight: match.weight,
    reasons: [...reasons, why],
  });
  const text = (role: Role, why?: string, weight = match.weight): Meaning => ({
    part: null,
    weakPart: false,
    text: role,
    weight,
    reasons: why ? [...reasons, why] : reasons,
  });
  const isPair = holdsBoth(c, match.concept);
  const byCells = (prose: Role | null): Meaning | null => {
    if (isPair) return rating("pair", PAIRED);
    if (numeric) return rating("score", "its cells are numbers");
    // References look like codes, but none stands twice.
    if (shape.codes >= 0.6 && (match.concept !== "risk" || shape.distinct < 1))
      return rating("score", "its cells are a letter by a numeral");
    if (shape.wordPairs >= 0.8) return rating("score", "its cells are two words of a scale");
    if (wordy || (listy && !empty)) return rating("band", "its cells are words of a scale");
    return prose ? text(prose, "its cells are texts") : null;
  };
  switch (match.concept) {
    case "frequency":
      return numeric || wordy || listy ? rating("frequency", "its cells are ratings") : null;
    case "likelihood":
      if (isPair) return rating("pair", PAIRED);
      if (empty || numeric || wordy || listy || shape.letters >= 0.6 || shape.prefixed >= 0.6)
        return rating("likelihood", empty ? "no cell filled yet" : "its cells are ratings");
      return shape.long >= 0.5
        ? text("cause", "its cells are prose")
        : rating("likelihood", "its cells are short", true);
    case "impact":
    case "consequence":
      if (isPair) return rating("pair", PAIRED);
      if (numeric || wordy || shape.letters >= 0.6 || shape.prefixed >= 0.6 || (listy && match.concept === "impact"))
        return rating("impact", "its cells are ratings");
      if (empty) return match.concept === "impact" ? rating("impact", "no cell filled yet") : text("consequence");
      // "C", "I", "A" over ticks are no consequences.
      return c.leaf.length <= 2 ? null : text("consequence", "its cells are texts");
    case "severity":
      if (numeric || wordy || listy || shape.prefixed >= 0.6) return rating("severity", "its cells are ratings");
      return empty ? rating("severity", "no cell filled yet") : text("consequence", "its cells are texts");
    case "score":
      if (empty) return rating("score", "no cell filled yet");
      return byCells(null);
    case "band":
    case "level":
      if (empty) return rating("band", "no cell filled yet", match.weight < 0.9);
      if (!numeric && isAppetite) return null;
      if (match.stage === null && /\bcontrols?\b/i.test(apartFromBrackets(c.leaf).outside))
        return numeric ? rating("score", "its cells are numbers", true, "adequacy") : text("adequacy");
      return byCells(null);
    case "evaluation":
      return byCells("consequence");
    case "risk":
      // 1, 2, 3 or R1, R2, R3 down the page under "Risk": its number.
      if (match.stage === null && (shape.counts || (shape.ids >= 0.9 && shape.distinct === 1 && shape.numbers === 0)))
        return text("id", "its cells are references");
      return empty ? text("title") : byCells("title");
    case "exposure":
      return numeric || empty ? rating("score", "its cells are amounts", true) : null;
    case "tolerance":
      if (wordy && !isAppetite) return rating("band", "its cells are words of a scale", true);
      return null;
    case "priority":
      if (wordy && shape.statuses < 0.9 && !/rank/i.test(c.leaf))
        return rating("band", "its cells are words of a scale", true, "priority");
      // "Gross rank" beside both ratings: the place that the matrix gives them.
      if (numeric && match.stage !== null) return rating("score", "its cells are numbers", true, "priority");
      return text("priority");
    case "status":
      if (shape.words >= 0.8 && shape.statuses < 0.2)
        return rating("band", "its cells are words of a scale", true, "status");
      return text("status");
    case "controls":
      return shape.numbers >= 0.6 || shape.words >= 0.8 ? text("adequacy", "its cells are short") : text("controls");
    case "response":
      // Kinds of response are few and come again; what is done about each risk is its own.
      if (shape.responses < 0.4 && (shape.long >= 0.5 || shape.averageLength > 30 || isOwnTo(shape)))
        return text("actions", "its cells are texts", match.weight * 0.6);
      return text("response");
    case "actions":
      if (shape.numbers >= 0.6 || shape.words >= 0.8) return null;
      if (shape.dates >= 0.6) return text("due", "its cells are dates");
      if (shape.responses >= 0.6 && shape.averageLength <= 20)
        return text("response", "its cells are kinds of response");
      return text("actions");
    case "id":
      if (shape.averageLength > 30)
        return (match.weight === 1 || SAYS_TEXT.test(c.leaf)) && shape.distinct > 0.8
          ? text("title", "its cells are texts", 0.4)
          : null;
      return text(
        "id",
        shape.ids >= 0.6 ? "its cells are references" : undefined,
        match.weight + (shape.ids >= 0.6 ? 0.2 : 0),
      );
    case "category":
      // "Clasificación" over high, medium and low grades the risk.
      if (wordy) return rating("band", "its cells are words of a scale", true, "category");
      if (!empty && shape.filled >= 5 && shape.distinct >= 0.95 && shape.averageLength > 15)
        return text("category", "its cells all differ", 0.4);
      return text("category");
    case "due":
      // "Further actions and timescale" over texts tells what is done, and only then when.
      if (match.how === "within" && shape.dates < 0.3 && shape.averageLength > 15 && SPEAKS_OF_ACTIONS.test(c.leaf))
        return text("actions", "its cells are texts");
      return text("due", shape.dates >= 0.6 ? "its cells are dates" : undefined);
    case "title":
      // "Type of risk" over a few words again and again groups the risks; over texts that all differ it names them.
      return text(/\btype\b/i.test(c.leaf) && shape.filled > 2 && shape.distinct < 0.7 ? "category" : "title");
    case "date":
    case "review":
    case "none":
      return null;
    default:
      return text(match.concept as Role);
  }
}

/** Concepts too general to stand without their group: "Description" under "Actions" is an action. */
const GENERAL: ReadonlySet<Concept> = new Set([
  "description",
  "title",
  "owner",
  "status",
  "due",
  "revisedDue",
  "targetDate",
  "date",
  "notes",
  "id",
  "level",
  "score",
  "band",
  "category",
  "adequacy",
  "contact",
]);

const LEVELS: ReadonlySet<Concept> = new Set(["level", "score", "band"]);

const OWN_REFERENCE = /^(?:\S+ ){1,2}(?:ref|reference|id|no|number)$/;
const POST = /\b(?:lead|leads|manager|officer|director|sponsor|champion|custodian|steward|trustee)$/;
const isNames = ({ long, numbers, dates, words, statuses }: Candidate["shape"]): boolean =>
  long < 0.5 && numbers < 0.1 && dates < 0.1 && words < 0.2 && statuses < 0.2;

/** The heading's meaning with its group's: an action's owner, a threat's description. */
function headingOf(c: Candidate): HeadingMatch | null {
  const { match, groupMatch } = c;
  const group = groupMatch?.concept ?? null;
  const as = (concept: Concept): HeadingMatch => ({ concept, weight: 0.95, stage: null, how: "known" });
  if (match && group && GENERAL.has(match.concept)) {
    if (group === "actions" || group === "response") {
      if (match.concept === "description" || match.concept === "title") return as("actions");
      if (match.concept === "owner" || match.concept === "contact")
        return /risk/i.test(c.leaf) ? match : as("actionOwner");
      if (match.concept === "date" || match.concept === "targetDate") return as("due");
      if (match.concept === "id" || LEVELS.has(match.concept)) return as("none");
    }
    if (group === "controls") {
      if (match.concept === "description" || match.concept === "title") return as("controls");
      if (match.concept === "owner") return as("actionOwner");
      if (LEVELS.has(match.concept)) return as("adequacy");
      if (match.concept === "id" || match.concept === "category") return as("none");
    }
    // The "Total" of an asset's valuation.
    if (LEVELS.has(match.concept) && isOthersLevel(plain(c.groups.at(-1)!))) return as("none");
    // "Total" of several impacts, the "Score" of a likelihood: the rating itself.
    if ((group === "impact" || group === "likelihood") && LEVELS.has(match.concept) && groupMatch!.weight >= 0.95)
      return as(group);
    if (
      group === "threat" ||
      group === "vulnerability" ||
      group === "asset" ||
      group === "cause" ||
      group === "consequence"
    ) {
      if (match.concept === "description" || match.concept === "title") return as(group);
      if (match.concept === "id" || LEVELS.has(match.concept)) return as("none");
    }
  }
  if (!match && c.leaf !== "") {
    if ((group === "actions" || group === "response") && c.shape.dates >= 0.7)
      return { ...groupMatch!, concept: "due", weight: 0.5, how: "within" };
    if (group === "actions" && c.shape.long >= 0.4) return { ...groupMatch!, weight: 0.4, how: "within" };
    // "Joint risk", "Risk to data subjects" over texts that all differ: what the risk is.
    if (/\brisks?$|^risks? to\b/.test(plain(c.leaf)) && c.shape.distinct >= 0.8 && c.shape.averageLength > 15)
      return { concept: "title", weight: 0.5, stage: null, how: "within" };
    // "Service manager", "Chief officer lead": somebody's post.
    if (POST.test(plain(c.leaf)) && c.shape.filled >= 3 && isNames(c.shape))
      return { concept: "owner", weight: 0.5, stage: null, how: "within" };
    // "Q1", "Q2", "Q3" under "Risk score": the score of that period.
    if (groupMatch && LEVELS.has(groupMatch.concept) && namesPeriod(c.leaf)) return groupMatch;
    // "BAF ref", "Datix no": a body's own name for its references.
    if (OWN_REFERENCE.test(plain(c.leaf)) && c.shape.ids >= 0.8 && c.shape.distinct >= 0.9 && c.shape.filled >= 3)
      return { concept: "id", weight: 0.5, stage: null, how: "within" };
    // "By" over dates is when, over names by whom.
    if (plain(c.leaf) === "by" && c.shape.dates >= 0.6 && c.shape.filled >= 3)
      return { concept: "due", weight: 0.5, stage: null, how: "within" };
    if (plain(c.leaf) === "by" && c.shape.filled >= 3 && isNames(c.shape))
      return { concept: "actionOwner", weight: 0.5, stage: null, how: "within" };
    if (c.shape.directions >= 0.7 && c.shape.filled >= 3)
      return { concept: "dot", weight: 0.5, stage: null, how: "within" };
  }
  if (match?.concept === "consequence" && match.weight < 1 && /\b(?:vs|versus)\b/.test(plain(c.leaf))) return null;
  return match;
}

/** Phrases that all differ. */
const isOwnTo = ({ filled, distinct, averageLength }: Candidate["shape"]): boolean =>
  filled >= 3 && distinct >= 0.9 && averageLength > 15;

export const textRoleOf = (c: Candidate): Role | null => settle(c)?.text ?? null;

/** A column of ratings while others may still say what it is. */
type UnsettledColumn = RatingColumn & { readonly severity: boolean; readonly frequency: boolean };

/** The column as a part of a rating, with what its headings say of its stage; none where it is no rating. */
export function ratingColumn(c: Candidate, meaning: Meaning | null, matcher: HeadingMatcher): UnsettledColumn[] {
  if (!meaning || meaning.part === null) return [];
  const leaf = matcher.stageOf(c.leaf);
  const group = [...c.groups]
    .reverse()
    .map((text) => ({ text, found: matcher.stageOf(text) }))
    .find((g) => g.found !== null);
  // "Expected value", "Risk tolerance": no stage's words, though they look so.
  const said = headingOf(c)?.concept;
  const isStageless = said === "tolerance" || said === "exposure";
  return [
    {
      column: c.column,
      part: meaning.part === "severity" ? "impact" : meaning.part === "frequency" ? "likelihood" : meaning.part,
      severity: meaning.part === "severity",
      frequency: meaning.part === "frequency",
      weak: meaning.weakPart,
      weight: meaning.weight,
      leaf: c.leaf,
      leafStage: isStageless ? null : leaf,
      groupStage: group?.found ?? null,
      groupText: group?.text ?? c.groups[c.groups.length - 1] ?? "",
      groupAt: c.groupAt,
      groupsAt: c.groupsAt,
      reasons: meaning.reasons,
      wordy: c.shape.numbers + c.shape.compound < 0.6,
      filled: c.shape.filled,
    },
  ];
}

/** A severity is the impact where no column is one, else a level. A frequency is the likelihood only beside an impact, where no column is one. */
export function settleLevels(columns: readonly UnsettledColumn[]): RatingColumn[] {
  const hasImpact = columns.some((c) => c.part === "impact" && !c.severity && !c.weak);
  const isRated = columns.some((c) => c.part === "likelihood" && !c.frequency);
  const isFrequent = !isRated && columns.some((c) => c.frequency) && columns.some((c) => c.part === "impact");
  const hasLikelihood = isRated || isFrequent;
  const kept = columns.filter((c) => !c.frequency || isFrequent);
  const settled = kept.map((c) =>
    c.severity && (hasImpact || !hasLikelihood)
      ? { ...c, part: c.wordy === false ? ("score" as const) : ("band" as const) }
      : c,
  );
  return settled;
}
