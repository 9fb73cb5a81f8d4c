import { inOrder, whenOf, type When } from "../periodNames";
import type { RatingColumn } from "./stages";

/**
 * Scores of several periods beside each other ("Q2 score", "Q3 score"; "June", "September" over their ratings): the
 * latest that is filled in is the present one, the one before it is the previous score, and older ones are history.
 */

/** The period a column names, to tell which columns are of the same one; null where it names none. */
function keyOf({ leaf, groupText }: RatingColumn): string | null {
  const when = whenOf(leaf) ?? whenOf(groupText);
  return when && JSON.stringify(when);
}

/** The columns with the present and the previous period told apart; what is older still is left out: it keeps its own heading. */
export function byPeriod(columns: readonly RatingColumn[]): RatingColumn[] {
  const stageOf = ({ leafStage, groupStage }: RatingColumn) => leafStage?.stage ?? groupStage?.stage ?? null;
  const groups = new Map<string, { readonly column: RatingColumn; readonly when: When | null }[]>();
  for (const column of columns) {
    const key = `${stageOf(column) ?? ""} ${column.part}`;
    const one = { column, when: whenOf(column.leaf) ?? whenOf(column.groupText) };
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  const told = new Map<RatingColumn, "previous" | "current">();
  const history = new Set<RatingColumn>();
  for (const [key, group] of groups) {
    const [stage, part] = key.split(" ") as [string, string];
    if (stage === "previous" || stage === "target" || groups.has(`previous ${part}`)) continue;
    const present = stage === "" ? groups.get(`current ${part}`) : undefined;
    const lone = group.length === 1 && present?.length === 1 && group[0]!.when !== null;
    const order = lone ? [...group, present[0]!] : group.length > 1 ? inOrder(group) : null;
    const filled = order?.filter(({ column }) => column.filled > 0) ?? [];
    const [before, now] = filled.slice(-2);
    if (!order || !before || !now) continue;
    told.set(before.column, "previous");
    if (stage === "") told.set(now.column, "current");
    for (const { column } of order) if (column !== before.column && column !== now.column) history.add(column);
  }
  // "Q2 likelihood" beside a Q1 and a Q2 score is of the quarter that its score is of.
  const ofPeriod = new Map([...told].map(([column, stage]) => [keyOf(column), stage]));
  for (const column of columns)
    if (!told.has(column) && !history.has(column) && stageOf(column) === null) {
      const when = keyOf(column);
      const stage = when === null ? undefined : ofPeriod.get(when);
      if (stage) told.set(column, stage);
    }
  return columns.flatMap((column) => {
    const stage = told.get(column);
    if (history.has(column)) return [];
    return [stage ? { ...column, leafStage: { stage, word: column.leaf } } : column];
  });
}
