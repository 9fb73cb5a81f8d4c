import type { Edit } from "../workbook";
import { levelWords } from "./axes";
import { offTheMaps, type HeatMaps } from "./heatMaps";
import { tableSheet, type Look } from "./sheet";
import { stageHeading } from "./stages";

export interface RiskProfile {
  readonly name: string;
  readonly table: string;
  readonly title: string;
  readonly heatMaps: HeatMaps;
  /** "31 December 2018". */
  readonly written: string;
}

/** The heat maps in words and numbers: one table, a row for each place where risks stand, the highest first. */
export function riskProfile({ name, table, title, heatMaps, written }: RiskProfile, look: Look): readonly Edit[] {
  const rows = heatMaps.maps.flatMap(({ matrix, stage, cells }) => {
    const { likelihood, impact, matrix: own } = matrix.grid;
    return likelihood.levels
      .flatMap((_, l) =>
        impact.levels.map((_, i) => ({
          kind: own.kind === "opportunity" ? "Opportunity" : "Threat",
          stage: stageHeading(stage),
          likelihood: levelWords(likelihood, l),
          impact: levelWords(impact, i),
          cell: cells[l]![i]!,
          score: own.cells[l]?.[i]?.score ?? 0,
        })),
      )
      .filter(({ cell }) => cell.references.length > 0)
      .sort((a, b) => b.score - a.score);
  });
  const kinds = new Set(rows.map(({ kind }) => kind));
  return tableSheet(
    {
      name,
      table,
      title: `Risk profile: ${title}`,
      note: [`How many risks stand where on the scoring matrix on ${written}.`, offTheMaps(heatMaps)]
        .filter(Boolean)
        .join(" "),
      paper: "A4",
      columns: [
        ...(kinds.size > 1 ? [{ heading: "Kind", cells: rows.map(({ kind }) => kind) }] : []),
        { heading: "Stage", cells: rows.map(({ stage }) => stage) },
        { heading: "Likelihood", cells: rows.map(({ likelihood }) => likelihood) },
        { heading: "Impact", cells: rows.map(({ impact }) => impact) },
        { heading: "Band", cells: rows.map(({ cell }) => cell.band?.label ?? null) },
        { heading: "Number of risks", cells: rows.map(({ cell }) => cell.references.length), centred: true },
        { heading: "Risk IDs", cells: rows.map(({ cell }) => cell.references.join(", ")), characters: 60 },
      ].filter(({ cells }) => cells.some((cell) => cell !== null)),
    },
    look,
  );
}
