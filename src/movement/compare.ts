import { matrixFor, type Register, type RegisterReading, type Risk, type Role, type StageReading } from "../register";
import { actionChanges } from "./actions";
import { elsewhere, isMarkedClosed } from "./closed";
import { diffWords } from "./diff";
import { matchRisks, referenceOf, type Pair } from "./match";
import type { Movement } from "./model";
import { riseBetween, stageBand, stageScore } from "./rise";
import { worseWay } from "./worse";
import { sameScale } from "./scale";

/** A risk of one period beside the same risk of the period before. */
export interface RiskMatch {
  /** null for a new risk. */
  readonly previous: Risk | null;
  /** null for one that is no longer there. */
  readonly current: Risk | null;
  /** What the match rests on; null where there is only one side. */
  readonly by: "reference" | "wording" | null;
  /** 0 to 1; below `SURE` a person should look. 1 for a risk that stands on one side only. */
  readonly sure: number;
  /** Whether its reference is another one now. */
  readonly renumbered: boolean;
  /** How far its wording is another now: the title's, or the description's where that is the risk's only text. */
  readonly reworded: "slightly" | "heavily" | null;
  /** For a risk on one side only: the other it was probably taken out of, or put together with; or itself in the register it left, or went to. */
  readonly related: {
    readonly how: "split from" | "merged into" | "moved from" | "moved to";
    readonly risk: Risk;
    readonly sure: number;
  } | null;
  /**
   * What has become of the risk. closed: marked so by its status, section or sheet. moved: it stands in another register
   * of the workbook; or, where it is a present risk, it came from one (only `acrossRegisters` can tell). vanished: gone without a word. reopened: it was closed in the period before.
   */
  readonly state: "continues" | "new" | "reopened" | "closed" | "moved" | "vanished";
  /** By the scores of both periods; "new" and "closed" as the state says; null where nobody can say, and for a risk that moved away or vanished. */
  readonly movement: Movement | null;
  readonly changes: readonly Change[];
}

export interface Change {
  readonly kind:
    | "score"
    | "rating"
    | "band"
    | "owner"
    | "text"
    | "reference"
    | "action finished"
    | "action slipped"
    | "action added"
    | "action dropped";
  /** "Risk", "Cause", "Current score"; an action's own words. */
  readonly what: string;
  readonly from: string;
  readonly to: string;
}

/**
 * Every risk of both periods: the present risks in their order, then those that are gone. `around` is the present
 * workbook, whose other registers and sheets tell where a missing risk went.
 */
export function compare(
  previous: Register,
  current: Register,
  around: RegisterReading | null = null,
): readonly RiskMatch[] {
  const matching = matchRisks(previous, current);
  const ofPrevious = new Map(matching.pairs.map((pair) => [pair.p, pair]));
  const ofCurrent = new Map(matching.pairs.map((pair) => [pair.c, pair]));
  const splits = new Map(matching.splits().map((one) => [one.c, one]));
  const merges = new Map(matching.merges().map((one) => [one.p, one]));
  const fields = bothSay(previous, current);
  const alone = { by: null, sure: 1, renumbered: false, reworded: null, changes: [] } as const;
  return [
    ...current.risks.map((risk, c): RiskMatch => {
      const pair = ofCurrent.get(c);
      if (pair) return matched({ previous, current, fields }, pair);
      const from = splits.get(c);
      return {
        ...alone,
        previous: null,
        current: risk,
        related: from ? { how: "split from", risk: previous.risks[from.p]!, sure: from.sure } : null,
        state: "new",
        movement: "new",
      };
    }),
    ...previous.risks.flatMap((risk, p): RiskMatch[] => {
      if (ofPrevious.has(p)) return [];
      const into = merges.get(p);
      const state = isMarkedClosed(previous, risk) ? "closed" : elsewhere(risk, { previous, current }, around);
      return [
        {
          ...alone,
          previous: risk,
          current: null,
          related: into ? { how: "merged into", risk: current.risks[into.c]!, sure: into.sure } : null,
          state,
          movement: state === "closed" ? "closed" : null,
        },
      ];
    }),
  ];
}

interface Sides {
  readonly previous: Register;
  readonly current: Register;
  /** What both registers have a place for. */
  readonly fields: ReadonlySet<string>;
}

function matched(sides: Sides, { p, c, byReference, sure }: Pair): RiskMatch {
  const [previous, current] = [sides.previous.risks[p]!, sides.current.risks[c]!];
  const closed = isMarkedClosed(sides.current, current);
  return {
    previous,
    current,
    by: byReference ? "reference" : "wording",
    sure,
    renumbered:
      referenceOf(previous) !== "" && referenceOf(current) !== "" && referenceOf(previous) !== referenceOf(current),
    reworded: reworded(previous, current),
    related: null,
    state: closed ? "closed" : isMarkedClosed(sides.previous, previous) ? "reopened" : "continues",
    movement: closed ? "closed" : movementBetween(sides, previous, current),
    changes: changesOf(sides, previous, current),
  };
}

/** Where a risk stands at the end of a period. */
const standing = (risk: Risk): StageReading | undefined => risk.stages.current ?? risk.stages.residual;

function movementBetween(sides: Sides, previous: Risk, current: Risk): Movement | null {
  const [before, now] = [standing(previous), standing(current)];
  const matrix = matrixFor(sides.current, current);
  if (!sameScale(matrixFor(sides.previous, previous), matrix)) return null;
  const rise = before && now ? riseBetween(matrix, before, now) : null;
  if (rise === null || rise === 0) return rise === null ? null : "same";
  const way = worseWay(sides.current, current.kind);
  return way === 0 ? null : rise * way > 0 ? "worse" : "better";
}

const plain = (text: string | undefined): string => (text ?? "").normalize("NFKC").replace(/\s+/g, " ").trim();

/** From so many of its words on a text is the same one, gone over. */
const GONE_OVER = 0.6;

function reworded(previous: Risk, current: Risk): RiskMatch["reworded"] {
  const words = (text: string): string =>
    plain(text)
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim();
  const [from, to] = [words(previous.title), words(current.title)];
  if (from === to) return null;
  const count = (text: string): number => text.split(" ").length;
  const kept = diffWords(from, to).reduce((sum, { kind, text }) => sum + (kind === "same" ? count(text) : 0), 0);
  return kept >= GONE_OVER * Math.max(count(from), count(to)) ? "slightly" : "heavily";
}

/** Texts whose change is told, by the name of their column. */
const TEXTS: readonly (readonly [Role, string])[] = [
  ["description", "Description"],
  ["category", "Category"],
  ["cause", "Cause"],
  ["trigger", "Trigger"],
  ["consequence", "Consequence"],
  ["response", "Response"],
  ["contingency", "Contingency"],
  ["notes", "Notes"],
];

const STAGE_NAMES = { inherent: "Inherent", current: "Current", residual: "Residual", target: "Target" } as const;

/** The texts that both registers have a place for: what only one of them has did not change, it is not known. */
function bothSay(previous: Register, current: Register): ReadonlySet<string> {
  const said = ({ columns, risks }: Register): ReadonlySet<string> =>
    new Set([
      ...columns.flatMap(({ field, heading }) => (field === null ? [`other ${plain(heading)}`] : [field])),
      ...risks.flatMap(({ texts, other, controls, actions }) => [
        ...Object.keys(texts),
        ...Object.keys(other).map((heading) => `other ${plain(heading)}`),
        ...(controls.length > 0 ? ["controls"] : []),
        ...(actions.length > 0 ? ["actions"] : []),
      ]),
    ]);
  const now = said(current);
  return new Set([...said(previous)].filter((field) => now.has(field)));
}

function changesOf(
  { previous: before, current: now, fields }: Sides,
  previous: Risk,
  current: Risk,
): readonly Change[] {
  const changes: Change[] = [];
  const differ = (kind: Change["kind"], what: string, from: string, to: string): void => {
    if (from !== to) changes.push({ kind, what, from, to });
  };
  if (referenceOf(previous) !== referenceOf(current)) differ("reference", "ID", plain(previous.id), plain(current.id));
  for (const [name, from, to] of stagesOfBoth(previous, current)) {
    differ("score", named(name, "score"), scoreText(before, previous, from), scoreText(now, current, to));
    for (const part of ["likelihood", "impact"] as const)
      if (from[part]?.value != null && to[part]?.value != null)
        differ("rating", named(name, part), plain(from[part].text), plain(to[part].text));
    const [old, own] = [
      stageBand(matrixFor(before, previous), from)?.label ?? plain(from.band?.text),
      stageBand(matrixFor(now, current), to)?.label ?? plain(to.band?.text),
    ];
    if (old !== "" && own !== "" && old.toLowerCase() !== own.toLowerCase())
      differ("band", named(name, "band"), old, own);
  }
  const owner = ({ texts, owners }: Risk): string => plain(texts.owner?.text ?? owners.join("; "));
  if (fields.has("owner")) differ("owner", "Owner", owner(previous), owner(current));
  differ("text", "Risk", plain(previous.title), plain(current.title));
  for (const [role, name] of TEXTS) {
    const [from, to] = [plain(previous.texts[role]?.text), plain(current.texts[role]?.text)];
    // A register without titles shows its descriptions for them.
    const told = role === "description" && from === plain(previous.title) && to === plain(current.title);
    if (fields.has(role) && !told) differ("text", name, from, to);
  }
  if (fields.has("controls")) differ("text", "Controls", lines(previous.controls), lines(current.controls));
  for (const heading of new Set([...Object.keys(previous.other), ...Object.keys(current.other)]))
    if (fields.has(`other ${plain(heading)}`))
      differ("text", plain(heading), plain(previous.other[heading]?.text), plain(current.other[heading]?.text));
  return fields.has("actions") ? [...changes, ...actionChanges(previous.actions, current.actions)] : changes;
}

/** "Current score"; "Score" where the two periods name the stage otherwise. */
const named = (stage: string, part: string): string =>
  stage === "" ? part.charAt(0).toUpperCase() + part.slice(1) : `${stage} ${part}`;

const lines = (controls: Risk["controls"]): string => controls.map(({ text }) => plain(text)).join("\n");

/** The stages both risks have; where they stand now by another stage than before, the two beside each other. */
function stagesOfBoth(
  previous: Risk,
  current: Risk,
): readonly (readonly [name: string, from: StageReading, to: StageReading])[] {
  const pairs = (["inherent", "current", "residual", "target"] as const).flatMap((stage) => {
    const [from, to] = [previous.stages[stage], current.stages[stage]];
    return from && to ? [[STAGE_NAMES[stage], from, to] as const] : [];
  });
  const [from, to] = [standing(previous), standing(current)];
  return from && to && !pairs.some(([, a, b]) => a === from && b === to) ? [["", from, to], ...pairs] : pairs;
}

function scoreText(register: Register, risk: Risk, stage: StageReading): string {
  const score = stageScore(matrixFor(register, risk), stage);
  return score !== null ? String(score) : plain(stage.score?.text);
}
