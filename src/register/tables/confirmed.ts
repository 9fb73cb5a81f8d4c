import type { Grid } from "../grid";
import type { HeadingMatcher } from "../headings";
import { confirmColumns, standsAsConfirmed, type TableMapping } from "../mapping";
import type { MappingState } from "../model";
import { likelihoodBefore, readColumns, speaksOfActions, withPairs, type TableColumns } from "./columns";
import { headingBlock, type HeadingBlock } from "./find";

/** A table whose headings stand just as the user confirmed them. */
export interface StandingTable {
  readonly mapping: TableMapping;
  readonly block: HeadingBlock;
  readonly columns: TableColumns;
}

/** What is said of a register whose reading the user confirmed. */
export interface Confirmed {
  readonly mapping: TableMapping;
  readonly state: MappingState;
  readonly columns: TableColumns;
  /** In plain words. */
  readonly reasons: readonly string[];
}

/** The tables that stand on a sheet as they were confirmed, from the top: their headings need not be looked for. */
export function standingTables(
  grid: Grid,
  matcher: HeadingMatcher,
  mappings: readonly TableMapping[],
): StandingTable[] {
  const standing = mappings.flatMap((mapping) => {
    const [top, bottom] = mapping.headerRows;
    const left = mapping.columns[0]!.column;
    const right = mapping.columns[mapping.columns.length - 1]!.column;
    if (bottom >= grid.height || right - left + 1 !== mapping.columns.length) return [];
    // The last heading row names columns, or only explains them.
    for (const naming of bottom > top ? [bottom, bottom - 1] : [bottom]) {
      const block: HeadingBlock = { top, bottom, naming, left, right };
      const columns = readColumns(grid, matcher, block);
      if (!standsAsConfirmed(mapping, columns.columns)) continue;
      // Columns added at its end since belong to it too.
      const whole = headingBlock(grid, matcher, naming);
      const grown = whole.left === left && whole.right > right && whole.top === top && whole.bottom === bottom;
      return [
        grown ? { mapping, block: whole, columns: readColumns(grid, matcher, whole) } : { mapping, block, columns },
      ];
    }
    return [];
  });
  return standing.sort((a, b) => a.block.top - b.block.top);
}

/** A table's columns as the user confirmed them, by the mapping that most of its headings agree with; null where none is of this table. */
export function confirmedTable(mappings: readonly TableMapping[], fresh: TableColumns): Confirmed | null {
  let best: Confirmed | null = null;
  let most = 0;
  for (const mapping of mappings) {
    const held = confirmColumns(mapping, fresh.columns);
    if (!held || held.found <= most) continue;
    most = held.found;
    best = {
      mapping,
      state: held.state,
      columns: withColumns(fresh, held.columns, mapping.stageLabels),
      reasons: [saidOf(held.state, held.missing)],
    };
  }
  return best;
}

/**
 * The columns of a table as the user confirmed those of another sheet, where its headings are the same, one by one: next
 * quarter's sheet, copied beside the old one. The latest confirmation counts.
 */
export function twinTable(twins: readonly TableMapping[], fresh: TableColumns): Confirmed | null {
  const mapping = twins.filter((each) => standsAsConfirmed(each, fresh.columns)).at(-1);
  const held = mapping && confirmColumns(mapping, fresh.columns);
  if (!mapping || !held) return null;
  return {
    mapping,
    state: "followed",
    columns: withColumns(fresh, held.columns, mapping.stageLabels),
    reasons: [`its headings are those of the sheet ${mapping.sheet}, so it is read as you confirmed that one`],
  };
}

export const CHANGED = "the sheet has changed since you confirmed how it is read, so it was read afresh";

function saidOf(state: MappingState, missing: readonly string[]): string {
  if (state === "used") return "you confirmed how it is read";
  if (state === "followed")
    return "its columns have moved since you confirmed them, and were followed by their headings";
  const named = missing.slice(0, 5).map((heading) => `“${heading}”`);
  return `the sheet has changed since you confirmed how it is read: the heading${missing.length > 1 ? "s" : ""} ${named.join(", ")}${missing.length > 5 ? " and others" : ""} cannot be told any more`;
}

/** All that follows from a table's columns, for these. */
function withColumns(
  fresh: TableColumns,
  columns: TableColumns["columns"],
  labels: TableMapping["stageLabels"],
): TableColumns {
  const fieldAt = new Map(columns.map((c) => [c.column, c.field]));
  return {
    ...fresh,
    columns: withPairs(columns, fresh.pairs),
    stageLabels: Object.fromEntries(
      Object.entries({ ...fresh.stageLabels, ...labels }).filter(([stage]) =>
        columns.some((c) => c.field?.startsWith(`${stage}.`)),
      ),
    ),
    ticks: fresh.ticks.filter((tick) => tick.columns.every((c) => fieldAt.get(c.column) === null)),
    statusOfActions: speaksOfActions(columns),
    likelihoodFirst: likelihoodBefore(columns),
  };
}
