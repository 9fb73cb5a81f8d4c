import type { Stage, StagePart } from "../model";
import type { StageFound } from "../stages";

/** A column that holds a part of a rating. */
export interface RatingColumn {
  readonly column: number;
  readonly part: StagePart;
  readonly weight: number;
  readonly leaf: string;
  readonly leafStage: StageFound | null;
  readonly groupStage: StageFound | null;
  readonly groupText: string;
  /** Where the group's cell stands; -1 without a group. */
  readonly groupAt: number;
  readonly reasons: readonly string[];
  /** False where its cells are numbers. */
  readonly wordy?: boolean;
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

interface Cluster {
  readonly columns: RatingColumn[];
  readonly parts: Set<StagePart>;
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
  const clusters = gather(columns, between);
  const named = new Map<Stage, Cluster>();
  for (const cluster of clusters)
    if (cluster.stage !== null && !named.has(cluster.stage)) named.set(cluster.stage, cluster);
  const unnamed = clusters.filter((c) => c.stage === null);
  for (const cluster of unnamed) {
    cluster.stage = unnamedStage(cluster, unnamed, named, between);
    if (cluster.stage !== null) named.set(cluster.stage, cluster);
  }
  const staged: StagedColumn[] = [];
  const seen = new Set<string>();
  for (const cluster of clusters) {
    if (cluster.stage === null) continue;
    for (const column of [...cluster.columns].sort((a, b) => b.weight - a.weight || a.column - b.column)) {
      const key = `${cluster.stage}.${column.part}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const reasons = [...column.reasons, cluster.reason];
      staged.push({
        column,
        stage: cluster.stage,
        part: column.part,
        label: cluster.label,
        confidence: Math.min(1, column.weight * (cluster.reason.startsWith("no word") ? 0.9 : 1)),
        reasons,
      });
    }
  }
  return staged;
}

function gather(columns: readonly RatingColumn[], between: Between): Cluster[] {
  const clusters: Cluster[] = [];
  const groupLeafStages = new Map<number, Set<Stage>>();
  for (const c of columns) {
    if (c.groupAt < 0 || !c.leafStage) continue;
    const stages = groupLeafStages.get(c.groupAt) ?? new Set();
    groupLeafStages.set(c.groupAt, stages.add(c.leafStage.stage));
  }
  for (const column of columns) {
    const isGroupOfStages = column.groupAt >= 0 && (groupLeafStages.get(column.groupAt)?.size ?? 0) > 1;
    const own = column.leafStage?.stage ?? (isGroupOfStages ? null : (column.groupStage?.stage ?? null));
    const last = clusters[clusters.length - 1];
    const sameGroup = last !== undefined && column.groupAt >= 0 && column.groupAt === last.groupAt && !isGroupOfStages;
    let joins: boolean;
    if (!last) joins = false;
    else if (sameGroup) joins = true;
    else if (own !== null && last.stage !== null && own !== last.stage) joins = false;
    else if (column.groupAt >= 0 && last.groupAt >= 0 && column.groupAt !== last.groupAt) joins = false;
    else if (!last.parts.has(column.part))
      joins = own === null || last.stage === null ? !startsAnew(column, last, between) : own === last.stage;
    else {
      // The part again: another stage, unless it stands right beside its like ("Rating (number)", "Rating (text)").
      const previous = last.columns[last.columns.length - 1]!.column;
      joins =
        (column.part === "score" || column.part === "band") &&
        !between.otherColumnsBetween(previous, column.column) &&
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

/** A named score after an unnamed set that already has its score, with other columns between, opens a stage of its own. */
function startsAnew(column: RatingColumn, last: Cluster, between: Between): boolean {
  const previous = last.columns[last.columns.length - 1]!.column;
  const apart = between.otherColumnsBetween(previous, column.column);
  if (!apart) return false;
  if (column.part === "likelihood" || column.part === "impact")
    return last.parts.has("score") || last.parts.has("band");
  // "Residual band" behind a control column does not belong to likelihood and impact before it, unless they have no level yet.
  return column.leafStage !== null && last.stage === null && (last.parts.has("score") || last.parts.has("band"));
}

function said(column: RatingColumn, stage: Stage | null): { label: string; reason: string } {
  if (stage === null)
    return { label: column.groupText !== "" ? column.groupText : "", reason: "no word names its stage" };
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
 * and actions between the two: then current. Beside others it takes the first of inherent, current, residual that fits.
 */
function unnamedStage(
  cluster: Cluster,
  unnamed: readonly Cluster[],
  named: ReadonlyMap<Stage, Cluster>,
  between: Between,
): Stage | null {
  const first = cluster.columns[0]!.column;
  const last = cluster.columns[cluster.columns.length - 1]!.column;
  const residual = named.get("residual");
  const left = unnamed.filter((c) => c.stage === null);
  if (residual && left.length === 1) {
    const at = residual.columns[0]!.column;
    const isLive = between.hasControls(-1, first) && between.hasActions(last, at);
    if (isLive && !named.has("current")) return "current";
    return !named.has("inherent") ? "inherent" : !named.has("current") ? "current" : null;
  }
  if (named.has("inherent")) return !named.has("current") ? "current" : !residual ? "residual" : null;
  if (left.length >= 2 && left[0] === cluster) return "inherent";
  if (!named.has("current") && left.length === 1 && unnamed.length === 1) return "current";
  if (!residual && unnamed.length >= 2) return "residual";
  return named.has("current") ? (named.has("inherent") ? null : "inherent") : "current";
}
