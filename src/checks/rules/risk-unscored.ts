import { STAGES, type Register, type Risk, type Stage, type StageReading } from "../../register";
import type { CellRef } from "../../workbook";
import type { Check } from "../check";
import { isClosed, isCovered, oncePer, ratingsOf, riskName } from "../walk";

/** The register's own stages that hold a score or rating for some risk. What stood last quarter scores nobody today. */
const scoredStages = oncePer((register: Register): readonly Stage[] =>
  STAGES.filter(
    (stage) =>
      stage !== "previous" &&
      register.risks.some(
        (risk) => risk.stages[stage] && cellsOf(risk.stages[stage]!).some(({ state }) => state === "scored"),
      ),
  ),
);

const cellsOf = (reading: StageReading): readonly { readonly cell: CellRef; readonly state: string }[] => [
  ...(reading.score ? [reading.score] : []),
  ...ratingsOf(reading).map(({ rating }) => rating),
  ...(reading.band ? [reading.band] : []),
];

/** The first score cell (where there is none, the first a rating or band should stand in), where every cell of every stage is blank; null otherwise. */
function unscored(risk: Risk, stages: readonly Stage[]): CellRef | null {
  const readings = stages.flatMap((stage) => risk.stages[stage] ?? []);
  const all = readings.flatMap(cellsOf);
  if (all.length === 0 || !all.every(({ state }) => state === "blank")) return null;
  const scores = readings.flatMap(({ score }) => score ?? []);
  return [...(scores.length > 0 ? scores : all)].map(({ cell }) => cell).sort(inReadingOrder)[0]!;
}
const inReadingOrder = (a: CellRef, b: CellRef): number => a.row - b.row || a.column - b.column;

export const riskUnscored = {
  id: "risk-unscored",
  severity: "warning",
  group: "Scores",
  title: "Risk is not scored at all",
  looksAt:
    "Each risk that has neither ratings nor a score in any stage the register scores. A dash or N/A says that this is on purpose.",
  why: "A risk without a score has no place in the ranking and no colour: in a report it is as good as absent.",
  remedy: "Ask the risk's owner to rate it, or write N/A where it is deliberately not scored.",
  fix: null,
  examples: { wrong: "Likelihood, impact and score all blank", right: "Likelihood 3, impact 4, score 12; or N/A" },
  perRisk: true,
  *run({ register, workbook }) {
    const stages = scoredStages(register);
    for (const risk of register.risks) {
      const cell = isClosed(risk) ? null : unscored(risk, stages);
      if (!cell || isCovered(workbook, cell)) continue;
      const name = riskName(risk);
      yield {
        cell,
        risk,
        message: `${name.charAt(0).toUpperCase()}${name.slice(1)} has neither ratings nor a score.`,
        actual: null,
      };
    }
  },
} satisfies Check;
