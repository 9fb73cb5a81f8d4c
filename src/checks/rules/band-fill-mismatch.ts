import { matrixFor, type Register, type Risk, type Stage } from "../../register";
import { colouredCells, isColouredByBand, otherBand } from "../bandColours";
import type { Check } from "../check";
import { fillEdit, fillFor } from "../own";
import { bandsProved } from "../proof";
import { pairText, partName, quoted, stagesShown } from "../walk";
import { isScoresFault } from "../words";

export const bandFillMismatch = {
  id: "band-fill-mismatch",
  severity: "error",
  group: "Bands",
  title: "Cell shows another band's colour",
  looksAt:
    "The colour a score or band cell shows, whether filled by hand or by a conditional format, against the colour its band has on the council's own matrix.",
  why: "Readers go by the colour first. A red risk shown in green is passed over; a green one shown in red takes up a committee's time.",
  remedy: "Give the cell its own band's colour, or let Colour bands do so for the whole column.",
  fix: "safe",
  examples: { wrong: "Score 20 on green, where 16 to 25 is red", right: "Score 20 on red" },
  *run(context) {
    const { register } = context;
    if (!Object.values(register.matrices).some(bandsProved)) return;
    for (const stage of stagesShown(register)) {
      for (const part of ["score", "band"] as const) {
        if (!isColouredByBand(context, stage, part)) continue;
        for (const { risk, cell, fill, conditional, own, instead } of colouredCells(context, stage, part)) {
          const other = otherBand(matrixFor(register, risk), own, fill);
          if (!other || isScoresFault(register, risk, stage, other, instead)) continue;
          const right = fillFor(context, risk, own);
          const { band, score } = risk.stages[stage]!;
          // The word may agree with the colour, and both be wrong.
          const isSaidToo = part === "band" && band?.band === other.id;
          const belongs =
            instead !== undefined
              ? pairText(risk.stages[stage]!)
              : isSaidToo && score?.state === "scored"
                ? `a score of ${score.text}`
                : "it";
          yield {
            cell,
            risk,
            message: `${said(register, risk, stage, part, isSaidToo)} has the colour of ${quoted(other.label)}; ${belongs} belongs to the band ${quoted(own.label)}.`,
            actual: fill,
            expected: right,
            // A fill of the cell's own would stay hidden behind a conditional format.
            fix: conditional ? [] : [fillEdit(cell, right)],
          };
        }
      }
    }
  },
} satisfies Check;

function said(register: Register, risk: Risk, stage: Stage, part: "score" | "band", isSaidToo: boolean): string {
  const text = isSaidToo ? "" : risk.stages[stage]![part]!.text;
  const name = partName(register, stage, part);
  const named = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  return text === "" ? named : `${named} ${part === "band" ? quoted(text) : text}`;
}
