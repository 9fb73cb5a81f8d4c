import { ciede2000, type CellRef } from "../../workbook";
import { matrixFor, type Risk, type Stage } from "../../register";
import type { Check, CheckContext } from "../check";
import { bandForName } from "../answers";
import { shownAt } from "../conditional";
import { isColour, rowFill } from "../fills";
import { bandFix } from "../own";
import { ownBand } from "../proof";
import { count, partName, stagesShown } from "../walk";

/** Fewer coloured cells than this show no convention. */
const LEAST = 3;
const LIKE_BAND = 20;

export const colourOnly = {
  id: "colour-only",
  severity: "advice",
  group: "Bands",
  title: "Band is shown by colour alone",
  looksAt: "Stages whose band is told by the colour of the cells and nowhere in words.",
  why: "One man in twelve cannot tell red from green, a screen reader reads no colours, and a black-and-white print shows none. Public bodies must not rely on colour alone.",
  remedy: "Write the band's word in its own column, or beside the score; Export does so.",
  fix: "offer",
  examples: { wrong: "A red cell that says nothing", right: "A red cell that says Red" },
  *run(context) {
    const { register } = context;
    for (const stage of stagesShown(register)) {
      const cells = colouredCells(context, stage);
      if (cells.length < LEAST || cells.length * 2 < register.risks.filter((risk) => risk.stages[stage]).length)
        continue;
      if (register.risks.some((risk) => saysBand(context, risk, stage))) continue;
      const blank = register.risks.filter((risk) => risk.stages[stage]?.band?.state === "blank");
      const edits = blank.flatMap((risk) => {
        const own = ownBand(register, risk, stage);
        return own ? bandFix(context, risk, stage, own) : [];
      });
      const name = partName(register, stage, "band");
      yield {
        cell: cells[0]!,
        related: cells.slice(1),
        message: `${name.charAt(0).toUpperCase()}${name.slice(1)} is shown by colour alone in ${count(cells.length, "cell")}; no word says it.`,
        fix: edits,
      };
    }
  },
} satisfies Check;

/** Score or band cells of a stage that wear one of their matrix's colours. */
function colouredCells(context: CheckContext, stage: Stage): readonly CellRef[] {
  return context.register.risks.flatMap((risk) => {
    const cell = (risk.stages[stage]?.band ?? risk.stages[stage]?.score)?.cell;
    if (!cell) return [];
    const matrix = matrixFor(context.register, risk);
    const { fill } = shownAt(context.workbook, cell);
    if (fill === null || fill === "unknown" || !isColour(fill, matrix) || rowFill(context, risk, cell) === fill)
      return [];
    return matrix.bands.some((band) => band.fill !== null && ciede2000(band.fill, fill) < LIKE_BAND) ? [cell] : [];
  });
}

function saysBand({ register }: CheckContext, risk: Risk, stage: Stage): boolean {
  const { band, score } = risk.stages[stage] ?? {};
  if (band && band.text !== "") return true;
  return score !== undefined && (score.words !== null || bandForName(matrixFor(register, risk), score.text) !== null);
}
