import { ciede2000, type CellRef } from "../../workbook";
import { matrixFor, type Register, type Risk, type Stage } from "../../register";
import { colourName, type Band, type Matrix } from "../../matrix";
import type { Check, CheckContext } from "../check";
import { colourOf, isColour, ownColumn, rowFill } from "../fills";
import { fillFor } from "../own";
import { bandsProved, ownBand } from "../proof";
import { shownAt } from "../conditional";
import { partName, quoted, stagesShown } from "../walk";
import { inkFor } from "../../workbook";

/** A colour is another band's only when clearly nearer to it (CIEDE2000). */
const NEAR = 15;
const FAR = 25;

/** The band whose colour the fill is, where it is clearly not `own`'s; null otherwise. */
function otherBand(matrix: Matrix, own: Band, fill: string): Band | null {
  const colour = colourOf(own);
  if (colour === null || !(ciede2000(fill, colour) > FAR)) return null;
  // A key that names colours and shows none: any shade of another band's name will do.
  if (own.fill === null) {
    const name = colourName(fill)?.replace(/^(?:light|dark)-/, "");
    return matrix.bands.find((band) => band.fill === null && band.id === name && band.id !== own.id) ?? null;
  }
  const near = matrix.bands.filter(
    (band) => band.id !== own.id && band.fill !== null && ciede2000(fill, band.fill) < NEAR,
  );
  return near.sort((a, b) => ciede2000(fill, a.fill!) - ciede2000(fill, b.fill!))[0] ?? null;
}

interface Coloured {
  readonly risk: Risk;
  readonly stage: Stage;
  readonly part: "score" | "band";
  readonly cell: CellRef;
  readonly fill: string;
  readonly conditional: boolean;
  readonly own: Band;
  /** The colour its own band is known by. */
  readonly colour: string;
}

/** The coloured cells of one column whose band is known. */
function colouredCells(context: CheckContext, stage: Stage, part: "score" | "band"): readonly Coloured[] {
  return context.register.risks.flatMap((risk) => {
    const cell = risk.stages[stage]?.[part]?.cell;
    const own = cell ? ownBand(context.register, risk, stage) : null;
    const matrix = matrixFor(context.register, risk);
    const colour = own ? colourOf(own) : null;
    if (!cell || !own || colour === null) return [];
    const { fill, conditional } = shownAt(context.workbook, cell);
    if (fill === null || fill === "unknown" || !isColour(fill, matrix) || rowFill(context, risk, cell) === fill)
      return [];
    return [{ risk, stage, part, cell, fill, conditional, own, colour }];
  });
}

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
        const cells = colouredCells(context, stage, part);
        if (!ownColumn(cells)) continue;
        for (const { risk, cell, fill, conditional, own } of cells) {
          const other = otherBand(matrixFor(register, risk), own, fill);
          if (!other) continue;
          const right = fillFor(context, risk, own);
          yield {
            cell,
            risk,
            message: `${said(register, risk, stage, part)} has the colour of ${quoted(other.label)}; it belongs to the band ${quoted(own.label)}.`,
            actual: fill,
            expected: right,
            // A fill of the cell's own would stay hidden behind a conditional format.
            fix: conditional
              ? []
              : [
                  {
                    kind: "format",
                    sheet: cell.sheet,
                    ranges: [{ top: cell.row, left: cell.column, bottom: cell.row, right: cell.column }],
                    format: { fill: right, fontColour: inkFor(right) },
                  },
                ],
          };
        }
      }
    }
  },
} satisfies Check;

function said(register: Register, risk: Risk, stage: Stage, part: "score" | "band"): string {
  const text = risk.stages[stage]![part]!.text;
  const name = partName(register, stage, part);
  const named = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  return text === "" ? named : `${named} ${part === "band" ? quoted(text) : text}`;
}
