import { cellKey } from "../../workbook";
import type { Grid } from "../grid";
import type { Concept, HeadingMatch, HeadingMatcher } from "../headings";
import type { ColumnReading, Field, Role, Stage, StagePart } from "../model";
import { shapeOf, type Shape } from "../shape";
import { apartFromBrackets, plain } from "../text";
import { isHeadingRow, repeatsHeading, rowHits, type HeadingBlock } from "./find";
import { clusterStages, type RatingColumn } from "./stages";

/** A column while its meaning is being settled. */
export interface Candidate {
  readonly column: number;
  /** The lowest heading over it. */
  readonly leaf: string;
  /** The headings above that one, top first, where they differ from it. */
  readonly groups: readonly string[];
  /** Where the lowest group's cell stands; -1 without a group. */
  readonly groupAt: number;
  /** The cells of all its groups, top first: their columns. */
  readonly groupsAt: readonly number[];
  readonly match: HeadingMatch | null;
  readonly groupMatch: HeadingMatch | null;
  readonly shape: Shape;
  readonly own: Field | null;
}

/** Ticks spread over one column a level: a rating read from where the mark stands. */
export interface TickScale {
  readonly part: "likelihood" | "impact" | "score" | "band";
  readonly columns: readonly { readonly column: number; readonly label: string; readonly number: number }[];
}

/** What a table's columns were read as. */
export interface TableColumns {
  readonly columns: readonly ColumnReading[];
  readonly stageLabels: Readonly<Partial<Record<Stage, string>>>;
  readonly ticks: readonly TickScale[];
  /** Whether the status column speaks of actions, not of the risk. */
  readonly statusOfActions: boolean;
  /** Whether likelihood stands before impact; null where the register shows at most one of them. */
  readonly likelihoodFirst: boolean | null;
  readonly candidates: readonly Candidate[];
}

/** Whether the lowest heading over a column is a cell merged over several. */
function isWide(grid: Grid, block: HeadingBlock, column: number): boolean {
  for (let row = block.naming; row >= block.top; row--) {
    if (grid.text(row, column) === "") continue;
    const merge = grid.mergeAt(row, column);
    return merge !== undefined && merge.right > merge.left;
  }
  return false;
}

/** Rows looked at to see what a column's cells are like. */
const SAMPLE_ROWS = 300;

export function readColumns(grid: Grid, matcher: HeadingMatcher, block: HeadingBlock): TableColumns {
  const candidates = candidatesOf(grid, matcher, block);
  const ticks = tickScales(candidates);
  const ticked = new Set(ticks.flatMap((t) => t.columns.map((c) => c.column)));
  const settled = candidates.map((c) => ({ candidate: c, meaning: ticked.has(c.column) ? null : settle(c) }));
  const readings = new Map<number, { field: Field | null; confidence: number; reasons: string[] }>();
  const stageLabels: Partial<Record<Stage, string>> = {};

  // Ratings first: what is no rating may then be read as text.
  const rated = settleLevels(settled.flatMap(({ candidate, meaning }) => ratingColumn(candidate, meaning, matcher)));
  const isBetween = (concept: (c: Candidate) => boolean, from: number, to: number): boolean =>
    settled.some(
      ({ candidate, meaning }) =>
        candidate.column > from &&
        candidate.column < to &&
        meaning !== null &&
        concept(candidate) &&
        meaning.text !== null,
    );
  const stages = clusterStages(rated, {
    hasControls: (from, to) => isBetween((c) => textRoleOf(c) === "controls", from, to),
    hasActions: (from, to) => isBetween((c) => textRoleOf(c) === "actions", from, to),
    otherColumnsBetween: (from, to) =>
      settled.some(
        ({ candidate, meaning }) => candidate.column > from && candidate.column < to && meaning?.text != null,
      ),
  });
  for (const { column, stage, part, label, confidence, reasons } of stages) {
    readings.set(column.column, { field: `${stage}.${part}`, confidence, reasons: [...reasons] });
    if (label !== "" && stageLabels[stage] === undefined) stageLabels[stage] = label;
  }

  const taken = new Set(readings.keys());
  for (const [column, reading] of settleTexts(
    settled.filter(({ candidate }) => !taken.has(candidate.column) && !ticked.has(candidate.column)),
    [...taken],
  )) {
    readings.set(column, reading);
  }
  for (const { candidate } of settled) {
    if (candidate.own !== null)
      readings.set(candidate.column, {
        field: candidate.own,
        confidence: 1,
        reasons: ["the profile's own heading words"],
      });
  }

  const columns = candidates.map((c): ColumnReading => {
    const reading = readings.get(c.column);
    return {
      column: c.column,
      heading: [...c.groups, c.leaf].filter((t) => t !== "").join(" / "),
      field: reading?.field ?? null,
      confidence: reading?.confidence ?? (c.leaf === "" ? 1 : c.match?.concept === "none" ? 0.8 : 0.5),
      reasons: reading?.reasons ?? (c.leaf === "" ? ["no heading"] : ["kept under its own heading"]),
    };
  });
  return {
    columns,
    stageLabels,
    ticks,
    statusOfActions: speaksOfActions(columns),
    likelihoodFirst: likelihoodBefore(columns),
    candidates,
  };
}

/** Whether the status column's heading speaks of actions. */
export const speaksOfActions = (columns: readonly ColumnReading[]): boolean =>
  /\baction|mitigat|treatment\b/i.test(columns.find((c) => c.field === "status")?.heading ?? "");

/** Whether likelihood stands before impact; null where the columns show at most one of them. */
export function likelihoodBefore(columns: readonly ColumnReading[]): boolean | null {
  const at = (part: StagePart): number => columns.findIndex((c) => c.field?.endsWith(`.${part}`));
  return at("likelihood") < 0 || at("impact") < 0 ? null : at("likelihood") < at("impact");
}

function candidatesOf(grid: Grid, matcher: HeadingMatcher, block: HeadingBlock): Candidate[] {
  const rows = sampleRows(grid, matcher, block);
  const found: Candidate[] = [];
  // A group that is not merged reaches over the blank cells to its right, as far as the row below has names.
  const reach = new Map<number, { text: string; at: number }>();
  for (let row = block.top; row < block.naming; row++) {
    let open: { text: string; at: number } | null = null;
    for (let column = block.left; column <= block.right; column++) {
      const text = grid.ownText(row, column);
      const merge = grid.mergeAt(row, column);
      if (text !== "") open = merge ? null : { text, at: column };
      else if (merge) open = null;
      else if (open && grid.text(block.naming, column) !== "" && grid.ownText(block.naming, open.at) !== "")
        reach.set(cellKey(row, column), open);
    }
  }
  for (let column = block.left; column <= block.right; column++) {
    const levels: { text: string; at: number }[] = [];
    for (let row = block.top; row <= block.naming; row++) {
      const text = grid.text(row, column);
      const level = text !== "" ? { text, at: grid.origin(row, column).column } : reach.get(cellKey(row, column));
      if (level && level.text !== levels[levels.length - 1]?.text) levels.push(level);
    }
    // A spacer under a wide group has no name of its own.
    const lowest = levels[levels.length - 1];
    const isSpacer =
      lowest !== undefined &&
      block.naming > block.top &&
      grid.text(block.naming, column) === "" &&
      isWide(grid, block, column);
    const leaf = isSpacer ? "" : (lowest?.text ?? "");
    const groups = isSpacer ? levels : levels.slice(0, -1);
    const group = groups[groups.length - 1];
    found.push({
      column,
      leaf,
      groups: groups.map((g) => g.text),
      groupAt: group?.at ?? -1,
      groupsAt: groups.map((g) => g.at),
      match: leaf === "" ? null : matcher.match(leaf, true),
      groupMatch: group ? matcher.match(group.text, true) : null,
      shape: shapeOf(
        rows.map((row) => ({
          value: grid.value(row, column),
          format: grid.sheet.numberFormats.get(cellKey(row, column)),
        })),
      ),
      own: matcher.ownField(leaf) ?? (group ? matcher.ownField(`${group.text} ${leaf}`) : null),
    });
  }
  return found;
}

/** The first rows below the headings that hold more than one cell, up to where a gap of three blank rows ends them. */
function sampleRows(grid: Grid, matcher: HeadingMatcher, block: HeadingBlock): number[] {
  const rows: number[] = [];
  const key = keyColumn(grid, matcher, block);
  let blanks = 0;
  let wasLone = false;
  for (let row = block.bottom + 1; row < grid.height && rows.length < SAMPLE_ROWS && blanks < 3; row++) {
    if (grid.isRowBlank(row, block.left, block.right)) {
      blanks++;
      continue;
    }
    // Another table's headings end what belongs to this one.
    if ((blanks > 0 || wasLone) && isHeadingRow(rowHits(grid, matcher, row)) && !repeatsHeading(grid, block, row))
      break;
    blanks = 0;
    let filled = 0;
    for (let column = block.left; column <= block.right && filled < 2; column++)
      if (grid.ownText(row, column) !== "") filled++;
    wasLone = filled < 2;
    if (!wasLone) rows.push(row);
  }
  const keyed = key < 0 ? [] : rows.filter((row) => grid.text(row, key) !== "");
  return keyed.length > 0 ? keyed : rows;
}

/** The column whose cells every risk has, by its heading: the risk's text, else its reference; -1 where no heading says. */
function keyColumn(grid: Grid, matcher: HeadingMatcher, block: HeadingBlock): number {
  let best = -1;
  let rank = KEYS.length;
  for (let column = block.left; column <= block.right; column++) {
    const concept = matcher.match(grid.text(block.naming, column))?.concept;
    const place = concept === undefined ? -1 : KEYS.indexOf(concept);
    if (place >= 0 && place < rank) [best, rank] = [column, place];
  }
  return best;
}
const KEYS: readonly Concept[] = ["risk", "title", "description", "threat", "id"];

/** What heading and cells together make of a column: a part of a rating, a text, either or neither. */
interface Meaning {
  readonly part: StagePart | "severity" | null;
  /** Only taken where nothing better gives the same part. */
  readonly weakPart: boolean;
  /** For a weak part: the role it has where no stage takes it. */
  readonly text: Role | null;
  readonly weight: number;
  readonly reasons: readonly string[];
}

const HOW: Readonly<Record<HeadingMatch["how"], string>> = {
  known: "heading known",
  within: "a word of the heading",
  near: "near spelling of a known heading",
};

function settle(c: Candidate): Meaning | null {
  const match = headingOf(c);
  if (!match) return null;
  const { shape } = c;
  const empty = shape.filled === 0;
  const numeric = shape.numbers >= 0.6 || shape.compound >= 0.6 || shape.numbers + shape.compound >= 0.7;
  const wordy = shape.words >= 0.6 || (shape.leads >= 0.6 && shape.words + shape.leads >= 0.6);
  const listy = shape.isList && shape.statuses < 0.6 && shape.responses < 0.6;
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
  const byCells = (prose: Role | null): Meaning | null => {
    if (numeric) return rating("score", "its cells are numbers");
    if (wordy || (listy && !empty)) return rating("band", "its cells are words of a scale");
    return prose ? text(prose, "its cells are texts") : null;
  };
  switch (match.concept) {
    case "likelihood":
      if (empty || numeric || wordy || listy || shape.letters >= 0.6)
        return rating("likelihood", empty ? "no cell filled yet" : "its cells are ratings");
      return shape.long >= 0.5
        ? text("cause", "its cells are prose")
        : rating("likelihood", "its cells are short", true);
    case "impact":
    case "consequence":
      if (numeric || wordy || shape.letters >= 0.6 || (listy && match.concept === "impact"))
        return rating("impact", "its cells are ratings");
      if (empty) return match.concept === "impact" ? rating("impact", "no cell filled yet") : text("consequence");
      // "C", "I", "A" over ticks are no consequences.
      return c.leaf.length <= 2 ? null : text("consequence", "its cells are texts");
    case "severity":
      if (numeric || wordy || listy) return rating("severity", "its cells are ratings");
      return empty ? rating("severity", "no cell filled yet") : text("consequence", "its cells are texts");
    case "score":
      if (empty) return rating("score", "no cell filled yet");
      return byCells(null);
    case "band":
    case "level":
      if (empty) return rating("band", "no cell filled yet", match.weight < 0.9);
      if (match.stage === null && /\bcontrols?\b/i.test(apartFromBrackets(c.leaf).outside))
        return numeric ? rating("score", "its cells are numbers", true, "adequacy") : text("adequacy");
      return byCells(null);
    case "evaluation":
      return byCells("consequence");
    case "risk":
      return empty ? text("title") : byCells("title");
    case "tolerance":
      if (wordy) return rating("band", "its cells are words of a scale", true);
      return null;
    case "priority":
      if (wordy && shape.statuses < 0.9 && !/rank/i.test(c.leaf))
        return rating("band", "its cells are words of a scale", true, "priority");
      return text("priority");
    case "status":
      if (shape.words >= 0.8 && shape.statuses < 0.2)
        return rating("band", "its cells are words of a scale", true, "status");
      return text("status");
    case "controls":
      return shape.numbers >= 0.6 || shape.words >= 0.8 ? text("adequacy", "its cells are short") : text("controls");
    case "response":
      if (shape.responses < 0.4 && (shape.long >= 0.5 || shape.averageLength > 30))
        return text("actions", "its cells are texts", match.weight * 0.6);
      return text("response");
    case "actions":
      if (shape.numbers >= 0.6 || shape.words >= 0.8) return null;
      if (shape.responses >= 0.6 && shape.averageLength <= 20)
        return text("response", "its cells are kinds of response");
      return text("actions");
    case "id":
      if (shape.averageLength > 30)
        return match.weight === 1 && shape.distinct > 0.8 ? text("title", "its cells are texts", 0.4) : null;
      return text(
        "id",
        shape.ids >= 0.6 ? "its cells are references" : undefined,
        match.weight + (shape.ids >= 0.6 ? 0.2 : 0),
      );
    case "category":
      if (!empty && shape.filled >= 5 && shape.distinct >= 0.95 && shape.averageLength > 15)
        return text("category", "its cells all differ", 0.4);
      return text("category");
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
    if (group === "actions" && c.shape.long >= 0.4) return { ...groupMatch!, weight: 0.4, how: "within" };
    if (c.shape.directions >= 0.7 && c.shape.filled >= 3)
      return { concept: "dot", weight: 0.5, stage: null, how: "within" };
  }
  if (match?.concept === "consequence" && match.weight < 1 && /\b(?:vs|versus)\b/.test(plain(c.leaf))) return null;
  return match;
}

const textRoleOf = (c: Candidate): Role | null => settle(c)?.text ?? null;

function ratingColumn(
  c: Candidate,
  meaning: Meaning | null,
  matcher: HeadingMatcher,
): (RatingColumn & { severity: boolean })[] {
  if (!meaning || meaning.part === null) return [];
  const leaf = matcher.stageOf(c.leaf);
  const group = [...c.groups]
    .reverse()
    .map((text) => ({ text, found: matcher.stageOf(text) }))
    .find((g) => g.found !== null);
  const isTolerance = headingOf(c)?.concept === "tolerance";
  return [
    {
      column: c.column,
      part: meaning.part === "severity" ? "impact" : meaning.part,
      severity: meaning.part === "severity",
      weak: meaning.weakPart,
      weight: meaning.weight,
      leaf: c.leaf,
      leafStage: isTolerance ? null : leaf,
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

/** A severity is the impact where no column is one, else a level. */
function settleLevels(columns: readonly (RatingColumn & { severity: boolean })[]): RatingColumn[] {
  const hasImpact = columns.some((c) => c.part === "impact" && !c.severity && !c.weak);
  const hasLikelihood = columns.some((c) => c.part === "likelihood");
  const settled = columns.map((c) =>
    c.severity && (hasImpact || !hasLikelihood)
      ? { ...c, part: c.wordy === false ? ("score" as const) : ("band" as const) }
      : c,
  );
  return settled;
}

function tickScales(candidates: readonly Candidate[]): TickScale[] {
  const found: TickScale[] = [];
  for (let i = 0; i < candidates.length;) {
    const first = candidates[i]!;
    let j = i + 1;
    if (first.groupAt >= 0) while (j < candidates.length && candidates[j]!.groupAt === first.groupAt) j++;
    const run = candidates.slice(i, j);
    const part = first.groupMatch?.concept;
    const isRating =
      part === "likelihood" ||
      part === "impact" ||
      part === "score" ||
      part === "level" ||
      part === "band" ||
      part === "severity";
    const filled = run.filter((c) => c.shape.filled > 0);
    if (
      isRating &&
      run.length >= 3 &&
      filled.length > 0 &&
      filled.every((c) => c.shape.ticks >= 0.8) &&
      run.every((c) => c.leaf !== "")
    ) {
      const numbers = run.map((c) => Number(apartFromBrackets(c.leaf).outside.trim() || c.leaf));
      found.push({
        part: part === "level" ? "band" : part === "severity" ? "impact" : part,
        columns: run.map((c, k) => ({
          column: c.column,
          label: c.leaf,
          number: Number.isFinite(numbers[k]) ? numbers[k]! : k + 1,
        })),
      });
    }
    i = j;
  }
  return found;
}

type Settled = { readonly candidate: Candidate; readonly meaning: Meaning | null };

/** One column for each role of text: the best heading, then the first; then what is left is promoted where a role is missing. */
function settleTexts(
  settled: readonly Settled[],
  rated: readonly number[],
): Map<number, { field: Field; confidence: number; reasons: string[] }> {
  const taken = new Map<number, { field: Field; confidence: number; reasons: string[] }>();
  const roles = new Map<Role, number>();
  const give = (column: number, role: Role, confidence: number, reasons: readonly string[]): void => {
    taken.set(column, { field: role, confidence: Math.max(0.1, Math.min(1, confidence)), reasons: [...reasons] });
    roles.set(role, column);
  };
  const free = (c: Candidate): boolean => !taken.has(c.column);
  const byRole = new Map<Role, Settled[]>();
  for (const s of settled) {
    const role = s.meaning?.text;
    if (!role) continue;
    const list = byRole.get(role);
    if (list) list.push(s);
    else byRole.set(role, [s]);
  }
  divideMeasures(byRole);
  for (const [role, list] of byRole) {
    const best = [...list].sort((a, b) => score(b) - score(a) || a.candidate.column - b.candidate.column)[0]!;
    give(best.candidate.column, role, best.meaning!.weight, best.meaning!.reasons);
  }

  const firstRated = rated.length > 0 ? Math.min(...rated) : Infinity;
  // Dates and reviews: what stands before the ratings was raised then, what follows is a review.
  for (const { candidate: c } of settled) {
    if (!free(c)) continue;
    const concept = c.match?.concept;
    if (
      concept === "date" &&
      (c.shape.dates >= 0.4 || c.shape.filled === 0) &&
      !roles.has("dateRaised") &&
      c.column < firstRated
    )
      give(c.column, "dateRaised", 0.6, ["a date before the ratings"]);
    else if (concept === "review" && !roles.has("nextReview") && c.shape.long < 0.5)
      give(c.column, "nextReview", 0.6, ["a review's date"]);
  }

  const move = (from: Role, to: Role, why: string): void => {
    const column = roles.get(from);
    if (column === undefined || roles.has(to)) return;
    const reading = taken.get(column)!;
    roles.delete(from);
    give(column, to, reading.confidence * 0.8, [...reading.reasons, why]);
  };
  // The risk's own text: a title, else what describes it, else the nearest thing a row is about.
  const isText = (role: Role): boolean => {
    const s = settled.find(({ candidate }) => candidate.column === roles.get(role));
    return s !== undefined && (s.candidate.shape.filled === 0 || s.candidate.shape.numbers < 0.5);
  };
  if (roles.has("title") && !isText("title")) roles.delete("title");
  for (const role of ["description", "threat", "vulnerability", "consequence", "cause", "asset", "trigger"] as const) {
    if (!roles.has("title") && roles.has(role) && isText(role))
      move(role, "title", "the only column that says what the risk is");
  }
  // Two descriptions and no title: the better heading named the risk, the other describes it.
  const second = (byRole.get("description") ?? []).find(({ candidate }) => free(candidate));
  if (second && !roles.has("description"))
    give(second.candidate.column, "description", second.meaning!.weight, second.meaning!.reasons);
  const category = settled.find(({ candidate }) => candidate.column === roles.get("category"));
  if (!roles.has("title") && category && category.candidate.shape.averageLength > 15)
    move("category", "title", "the only column that says what the risk is");
  // A control's owner, or whoever stands under the actions, owns the risk where nobody else does.
  const actionOwner = settled.find(({ candidate }) => candidate.column === roles.get("actionOwner"));
  if (actionOwner && (/control/i.test(actionOwner.candidate.leaf) || actionOwner.candidate.match?.concept === "owner"))
    move("actionOwner", "owner", "no other column names an owner");
  // A column without a heading left of the first: what its few texts group the rows by.
  const first = settled[0]?.candidate;
  if (
    first &&
    free(first) &&
    first.leaf === "" &&
    !roles.has("category") &&
    first.shape.filled > 0 &&
    first.shape.numbers < 0.2
  )
    give(first.column, "category", 0.4, ["texts beside the rows, no heading"]);
  else if (
    first &&
    free(first) &&
    first.leaf === "" &&
    !roles.has("id") &&
    first.shape.filled > 1 &&
    first.shape.filled * 2 > Math.max(...settled.map(({ candidate }) => candidate.shape.filled)) &&
    first.shape.ids >= 0.9 &&
    first.shape.distinct >= 0.9
  )
    give(first.column, "id", 0.5, ["counts the rows, no heading"]);
  return taken;
}

const FORWARD = /\b(?:additional|further|future|new|proposed|planned|recommended|more|improve\w*|required|next)\b/i;

/** Two columns of mitigation and none of controls: what is additional or planned are the actions, the other are the controls. */
function divideMeasures(byRole: Map<Role, Settled[]>): void {
  const actions = byRole.get("actions") ?? [];
  if (actions.length < 2 || byRole.has("controls")) return;
  const said = ({ candidate }: Settled): string => [...candidate.groups, candidate.leaf].join(" ");
  const forward = actions.filter((s) => FORWARD.test(said(s)));
  if (forward.length === 0 || forward.length === actions.length) return;
  byRole.set("actions", forward);
  byRole.set(
    "controls",
    actions.filter((s) => !forward.includes(s)),
  );
}

/** A text column's claim: its heading, then whether its cells are filled. */
const score = ({ candidate, meaning }: Settled): number => meaning!.weight + (candidate.shape.filled > 0 ? 0.1 : 0);
