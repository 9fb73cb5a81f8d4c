import type { Grid } from "../grid";
import type { HeadingMatcher } from "../headings";
import type { ColumnReading, Field, Role, Stage, StagePart } from "../model";
import { candidatesOf, type Candidate } from "./candidates";
import type { HeadingBlock } from "./find";
import { holdsBoth, ratingColumn, settle, settleLevels, textRoleOf } from "./meaning";
import { byPeriod } from "./periods";
import { clusterStages } from "./stages";
import { settleTexts, type Settled } from "./texts";
import { tickScales, type TickScale } from "./ticks";

/** What a table's columns were read as. */
export interface TableColumns {
  readonly columns: readonly ColumnReading[];
  /** Columns whose cells hold both ratings, whatever they were read as. */
  readonly pairs: ReadonlySet<number>;
  readonly stageLabels: Readonly<Partial<Record<Stage, string>>>;
  readonly ticks: readonly TickScale[];
  /** Whether the status column speaks of actions, not of the risk. */
  readonly statusOfActions: boolean;
  /** Whether likelihood stands before impact; null where the register shows at most one of them. */
  readonly likelihoodFirst: boolean | null;
}

export function readColumns(grid: Grid, matcher: HeadingMatcher, block: HeadingBlock): TableColumns {
  const candidates = candidatesOf(grid, matcher, block);
  const scales = tickScales(candidates, matcher);
  const ticked = new Set(scales.flatMap((t) => t.columns.map((c) => c.column)));
  const settled = candidates.map((c) => ({ candidate: c, meaning: ticked.has(c.column) ? null : settle(c) }));
  const readings = new Map<number, { field: Field | null; confidence: number; reasons: string[] }>();
  const stageLabels: Partial<Record<Stage, string>> = {};

  // Ratings first: what is no rating may then be read as text.
  const progress = ragOfActions(settled);
  const rated = byPeriod(
    settleLevels(
      settled.flatMap(({ candidate, meaning }) =>
        candidate === progress ? [] : ratingColumn(candidate, meaning, matcher),
      ),
    ),
  );
  const isBetween = (concept: (c: Candidate) => boolean, from: number, to: number): boolean =>
    settled.some(
      ({ candidate, meaning }) =>
        candidate.column > from &&
        candidate.column < to &&
        meaning !== null &&
        concept(candidate) &&
        meaning.text !== null,
    );
  const told = [...rated, ...scales.map((scale) => scale.asColumn)].sort((a, b) => a.column - b.column);
  const stages = clusterStages(told, {
    hasControls: (from, to) => isBetween((c) => textRoleOf(c) === "controls", from, to),
    hasActions: (from, to) => isBetween((c) => textRoleOf(c) === "actions", from, to),
    otherColumnsBetween: (from, to) =>
      settled.some(
        ({ candidate, meaning }) => candidate.column > from && candidate.column < to && meaning?.text != null,
      ),
  });
  for (const { column, stage, part, label, confidence, reasons } of stages) {
    // Ticked levels have a column each, and no one of them is the rating's.
    if (!ticked.has(column.column))
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
  if (progress && ![...readings.values()].some(({ field }) => field === "status"))
    readings.set(progress.column, {
      field: "status",
      confidence: 0.7,
      reasons: ["red, amber and green behind the actions, where the risk has its own band"],
    });
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
  const pairs = new Set(
    candidates.filter((c) => c.match !== null && holdsBoth(c, c.match.concept)).map((c) => c.column),
  );
  return {
    columns: withPairs(columns, pairs),
    pairs,
    stageLabels,
    ticks: scales.flatMap(({ part, columns: levels, asColumn }) => {
      const stage = stages.find(({ column }) => column === asColumn)?.stage;
      return stage ? [{ part, stage, columns: levels }] : [];
    }),
    statusOfActions: speaksOfActions(columns),
    likelihoodFirst: likelihoodBefore(columns),
  };
}

/** Says of each likelihood whose cells hold the impact as well that they do, where no column is the impact. */
export const withPairs = (columns: readonly ColumnReading[], pairs: ReadonlySet<number>): ColumnReading[] =>
  columns.map(({ isPair: _, ...column }) => {
    const stage = /^(.+)\.likelihood$/.exec(column.field ?? "")?.[1];
    const holds =
      stage !== undefined && pairs.has(column.column) && !columns.some(({ field }) => field === `${stage}.impact`);
    return holds ? { ...column, isPair: true } : column;
  });

/** Whether the status column's heading speaks of actions, or of their red, amber and green. */
export const speaksOfActions = (columns: readonly ColumnReading[]): boolean =>
  /\baction|mitigat|treatment\b|\brag\b/i.test(columns.find((c) => c.field === "status")?.heading ?? "");

const OF_ACTIONS: ReadonlySet<Role | null> = new Set([
  "actions",
  "actionOwner",
  "owner",
  "due",
  "revisedDue",
  "targetDate",
]);

/**
 * The column that tells the actions' progress in red, amber and green: headed so, with no stage's word, behind an
 * action's own columns, in a register whose ratings have a band beside them already. null where there is none.
 */
function ragOfActions(settled: readonly Settled[]): Candidate | null {
  const bands = settled.filter(({ meaning }) => meaning?.part === "band" && !meaning.weakPart);
  const last = bands.at(-1);
  if (!last || bands.length < 2 || !/^rag\b/i.test(last.candidate.leaf) || last.candidate.match?.stage) return null;
  const at = settled.indexOf(last);
  const action = settled.findIndex(({ meaning }) => meaning?.text === "actions");
  const own = action >= 0 && action < at ? settled.slice(action, at) : [];
  const isTheirs =
    own.length > 0 &&
    last.candidate.groupAt === own[0]!.candidate.groupAt &&
    own.every(({ meaning }) => OF_ACTIONS.has(meaning?.text ?? null) && meaning !== null) &&
    !settled.slice(at + 1).some(({ meaning }) => meaning?.part && !meaning.weakPart);
  return isTheirs ? last.candidate : null;
}

/** Whether likelihood stands before impact; null where the columns show at most one of them. */
export function likelihoodBefore(columns: readonly ColumnReading[]): boolean | null {
  const at = (part: StagePart): number => columns.findIndex((c) => c.field?.endsWith(`.${part}`));
  return at("likelihood") < 0 || at("impact") < 0 ? null : at("likelihood") < at("impact");
}
