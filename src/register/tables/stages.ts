import type { Stage, StagePart } from "../model";
import type { StageFound } from "../stages";

/** A column that holds a part of a rating. */
export interface RatingColumn {
  readonly column: number;
  /** pair: both ratings in one cell; its stage's score where no other column is that. */
  readonly part: StagePart | "pair";
  readonly weight: number;
  readonly leaf: string;
  readonly leafStage: StageFound | null;
  readonly groupStage: StageFound | null;
  readonly groupText: string;
  /** Where the group's cell stands; -1 without a group. */
  readonly groupAt: number;
  /** Where the cells of all its groups stand, top first. */
  readonly groupsAt: readonly number[];
  readonly reasons: readonly string[];
  /** False where its cells are numbers. */
  readonly wordy: boolean;
  /** Taken only where it completes a stage that lacks its part: a priority in words, a control's score. */
  readonly weak: boolean;
  /** How many of the cells looked at hold something. */
  readonly filled: number;
}

export interface StagedColumn {
  readonly column: RatingColumn;
  readonly stage: Stage;
  readonly part: StagePart;
  readonly label: string;
  readonly confidence: number;
  readonly reasons: readonly string[];
}

/** What stands between ratings; columns 0-based, both ends exclusive. */
export interface Between {
  hasControls(from: number, to: number): boolean;
  hasActions(from: number, to: number): boolean;
  otherColumnsBetween(from: number, to: number): boolean;
}

const NO_WORD = "no word names its stage";

interface Cluster {
  readonly columns: RatingColumn[];
  readonly parts: Set<RatingColumn["part"]>;
  readonly groupAt: number;
  stage: Stage | null;
  label: string;
  reason: string;
}

/**
 * Rating columns gathered into stages. Columns that stand together and show each part once are one stage; a group's
 * heading holds its columns together; the stage is told by the words of the group or of any of its columns. What no
 * word names follows from what stands beside it (see `unnamedStage`).
 */
export function clusterStages(columns: readonly RatingColumn[], between: Between): StagedColumn[] {
  const strong = columns.filter((c) => !c.weak);
  const clusters = withoutLoneRatings(gather(strong, between));
  for (const column of columns) if (column.weak) completes(column, clusters);
  const named = new Map<Stage, Cluster>();
  for (const cluster of clusters)
    if (cluster.stage !== null && !named.has(cluster.stage)) named.set(cluster.stage, cluster);
  const unnamed = clusters.filter((c) => c.stage === null);
  for (const cluster of unnamed) cluster.stage = unnamedStage(cluster, unnamed, named, between);
  const staged: StagedColumn[] = [];
  const seen = new Set<string>();
  for (const cluster of clusters) {
    if (cluster.stage === null) continue;
    const ratingsApart = cluster.parts.has("likelihood") || cluster.parts.has("impact");
    const fullest = Math.max(1, ...cluster.columns.map((c) => c.filled));
    const claim = (c: RatingColumn): number => c.weight + (c.filled / fullest) * 0.5;
    for (const column of [...cluster.columns].sort((a, b) => claim(b) - claim(a) || a.column - b.column)) {
      const part = column.part !== "pair" ? column.part : cluster.parts.has("score") ? "likelihood" : "score";
      const key = `${cluster.stage}.${part}`;
      if (seen.has(key) || (column.part === "pair" && part === "likelihood" && ratingsApart)) continue;
      seen.add(key);
      const reasons = [...column.reasons, cluster.reason];
      staged.push({
        column,
        stage: cluster.stage,
        part,
        label: cluster.label !== "" ? cluster.label : (cluster.columns.find((c) => c.part === "score")?.leaf ?? ""),
        confidence: Math.min(1, column.weight * (cluster.reason === NO_WORD ? 0.9 : 1)),
        reasons,
      });
    }
  }
  return staged;
}

/** A likelihood or an impact alone, without a stage's word, beside whole sets of ratings is not another stage. */
const withoutLoneRatings = (clusters: readonly Cluster[]): Cluster[] =>
  clusters.filter((c) => {
    const lone =
      c.stage === null &&
      c.columns.length === 1 &&
      (c.columns[0]!.part === "likelihood" || c.columns[0]!.part === "impact");
    return !lone || !clusters.some((other) => other.parts.size > 1);
  });

/** Gives a weak column to the nearest stage before it (else after it) that lacks its part; where no stage stands, it is one. */
function completes(column: RatingColumn, clusters: Cluster[]): void {
  const own = column.leafStage?.stage ?? column.groupStage?.stage ?? null;
  const fits = clusters.filter((c) => !c.parts.has(column.part) && (own === null || own === c.stage));
  const before = fits.filter((c) => c.columns[0]!.column < column.column);
  const cluster = before[before.length - 1] ?? fits[0];
  if (cluster) {
    cluster.columns.push(column);
    cluster.parts.add(column.part);
  } else if (clusters.length === 0 && column.part === "band") {
    clusters.push({
      columns: [column],
      parts: new Set([column.part]),
      groupAt: column.groupAt,
      stage: own,
      ...said(column, own),
    });
  }
}

function gather(columns: readonly RatingColumn[], between: Between): Cluster[] {
  const clusters: Cluster[] = [];
  const groupLeafStages = new Map<number, Set<Stage>>();
  for (const c of columns) {
    if (c.groupAt < 0 || !c.leafStage) continue;
    const stages = groupLeafStages.get(c.groupAt) ?? new Set();
    groupLeafStages.set(c.groupAt, stages.add(c.leafStage.stage));
  }
  for (const [i, column] of columns.entries()) {
    const isGroupOfStages = column.groupAt >= 0 && (groupLeafStages.get(column.groupAt)?.size ?? 0) > 1;
    const own = column.leafStage?.stage ?? (isGroupOfStages ? null : (column.groupStage?.stage ?? null));
    const last = clusters[clusters.length - 1];
    const sameGroup = last !== undefined && column.groupAt >= 0 && column.groupAt === last.groupAt && !isGroupOfStages;
    let joins: boolean;
    if (!last) joins = false;
    else if (sameGroup) joins = true;
    else if (own !== null && last.stage !== null && own !== last.stage) joins = false;
    else if (
      column.groupAt >= 0 &&
      last.groupAt >= 0 &&
      column.groupAt !== last.groupAt &&
      !(column.groupsAt.includes(last.groupAt) && !last.parts.has(column.part))
    )
      joins = false;
    else if (!last.parts.has(column.part))
      joins =
        own === null || last.stage === null
          ? !startsAnew(column, last, between) && !(own === null && followsWhole(columns.slice(i), last, between))
          : own === last.stage;
    else {
      // The part again: another stage, unless it stands right beside its like ("Rating (number)", "Rating (text)").
      const previous = last.columns[last.columns.length - 1]!;
      // "Previous score | Score": numbers beside numbers, of which only the first says when it was.
      const before = previous.leafStage?.stage;
      const isAnother =
        own === null && (before === "previous" || before === "target") && !previous.wordy && !column.wordy;
      joins =
        (column.part === "score" || column.part === "band") &&
        !isAnother &&
        !between.otherColumnsBetween(previous.column, column.column) &&
        (own === null || own === last.stage);
    }
    if (!joins) {
      clusters.push({
        columns: [column],
        parts: new Set([column.part]),
        groupAt: column.groupAt,
        stage: own,
        ...said(column, own),
      });
      continue;
    }
    last!.columns.push(column);
    last!.parts.add(column.part);
    // A column's own word outweighs its group's: "Residual Risk" under "Future risk level".
    if (own !== null && (last!.stage === null || column.leafStage !== null))
      Object.assign(last!, { stage: own }, said(column, own));
  }
  return clusters;
}

/**
 * Whether unnamed ratings have a score of their own behind them, after one that its own heading names: "Previous score |
 * Likelihood | Impact | Score". Where each score stands before its ratings, they are the named score's.
 */
function followsWhole(columns: readonly RatingColumn[], last: Cluster, between: Between): boolean {
  const isNamedScore = ({ part, leafStage }: RatingColumn): boolean =>
    (part === "score" || part === "band") && leafStage !== null;
  const isRating = ({ part, leafStage }: RatingColumn): boolean =>
    (part === "likelihood" || part === "impact" || part === "pair") && leafStage === null;
  if (!last.columns.every(isNamedScore)) return false;
  const end = columns.findIndex(
    (one, i) => one.groupAt >= 0 || (i > 0 && between.otherColumnsBetween(columns[i - 1]!.column, one.column)),
  );
  const run = end < 0 ? columns : columns.slice(0, end);
  const score = run.findIndex((one) => !isRating(one));
  if (score <= 0 || run[score]!.part !== "score" || run.slice(score + 1).some(isRating)) return false;
  // Of two named scores, the one that is seldom rated leaves the ratings to the other.
  return run[score]!.leafStage === null || last.stage === "previous" || last.stage === "target";
}

/** A named score after an unnamed set that already has its score, with other columns between, opens a stage of its own. */
function startsAnew(column: RatingColumn, last: Cluster, between: Between): boolean {
  const previous = last.columns[last.columns.length - 1]!.column;
  const apart = between.otherColumnsBetween(previous, column.column);
  if (!apart) return false;
  if (column.part === "likelihood" || column.part === "impact" || column.part === "pair")
    return last.parts.has("score") || last.parts.has("band");
  // Two ratings in one cell are a score where none stands right beside them.
  if (column.part === "score" && last.parts.has("pair")) return true;
  // "Residual band" behind a control column does not belong to likelihood and impact before it, unless they have no level yet.
  return column.leafStage !== null && last.stage === null && (last.parts.has("score") || last.parts.has("band"));
}

function said(column: RatingColumn, stage: Stage | null): { label: string; reason: string } {
  if (stage === null) return { label: column.groupText !== "" ? column.groupText : "", reason: NO_WORD };
  const byLeaf = column.leafStage?.stage === stage;
  if (byLeaf && !(column.groupStage?.stage === stage))
    return { label: column.leaf, reason: `"${column.leafStage!.word}" in its heading` };
  return {
    label: column.groupText !== "" ? column.groupText : column.leaf,
    reason: `"${(column.groupStage ?? column.leafStage)!.word}" in its heading`,
  };
}

/**
 * An unnamed group standing alone is current. Beside a residual group it is inherent, unless controls stand before it
 * and actions between the two: then current. Several unnamed groups are, in order, what stages are still free.
 */
function unnamedStage(
  cluster: Cluster,
  unnamed: readonly Cluster[],
  byWord: ReadonlyMap<Stage, Cluster>,
  between: Between,
): Stage | null {
  const free = (...stages: Stage[]): Stage[] => stages.filter((stage) => !byWord.has(stage));
  if (unnamed.length > 1) {
    const order =
      byWord.has("residual") || byWord.has("inherent")
        ? free("inherent", "current", "residual")
        : free("inherent", "residual", "current");
    return order[unnamed.indexOf(cluster)] ?? null;
  }
  const residual = byWord.get("residual");
  if (residual) {
    const last = cluster.columns[cluster.columns.length - 1]!.column;
    const isLive =
      between.hasControls(-1, cluster.columns[0]!.column) && between.hasActions(last, residual.columns[0]!.column);
    return (isLive ? free("current", "inherent") : free("inherent", "current"))[0] ?? null;
  }
  return free("current", byWord.has("inherent") ? "residual" : "inherent")[0] ?? null;
}
