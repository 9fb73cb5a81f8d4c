import { colourName, type Band, type Matrix } from "../matrix";
import { matrixFor, type Register, type Risk, type Stage } from "../register";
import { ciede2000, type CellRef } from "../workbook";
import type { CheckContext } from "./check";
import { shownAt } from "./conditional";
import { colourOf, isColour, rowFill } from "./fills";
import { bandClaim, type BandClaim } from "./proof";
import { wholeOf } from "./walk";

/** The colours of score and band cells, beside the bands their figures ask for. */
export interface Coloured extends BandClaim {
  readonly risk: Risk;
  readonly cell: CellRef;
  readonly fill: string;
  readonly conditional: boolean;
  /** The colour its own band is known by. */
  readonly colour: string;
}

type Around = Pick<CheckContext, "workbook" | "register">;
type Part = "score" | "band";

/** The cell of one risk, where it is coloured and its band is known. */
export function colouredCell({ register, workbook }: Around, risk: Risk, stage: Stage, part: Part): Coloured | null {
  const cell = risk.stages[stage]?.[part]?.cell;
  const claim = cell ? bandClaim(register, risk, stage) : null;
  const colour = claim ? colourOf(claim.own) : null;
  if (!cell || !claim || colour === null) return null;
  const { fill, conditional } = shownAt(workbook, cell);
  return fill === null ||
    fill === "unknown" ||
    !isColour(fill, matrixFor(register, risk)) ||
    rowFill({ register, workbook }, risk, cell) === fill
    ? null
    : { ...claim, risk, cell, fill, conditional, colour };
}

export const colouredCells = (context: Around, stage: Stage, part: Part): readonly Coloured[] =>
  context.register.risks.flatMap((risk) => colouredCell(context, risk, stage, part) ?? []);

const KNOWN = new WeakMap<Register, Map<string, boolean>>();

/** Whether a column is coloured by band: not all of one fill over several bands, and mostly in its bands' own colours. */
export function isColouredByBand(context: Around, stage: Stage, part: Part): boolean {
  const register = wholeOf(context.register);
  let known = KNOWN.get(register);
  if (!known) KNOWN.set(register, (known = new Map()));
  const key = `${stage} ${part}`;
  let answer = known.get(key);
  if (answer === undefined) known.set(key, (answer = isByBand(colouredCells({ ...context, register }, stage, part))));
  return answer;
}

function isByBand(all: readonly Coloured[]): boolean {
  const cells = all.filter(({ instead }) => instead === undefined);
  if (cells.length >= 3 && new Set(cells.map((c) => c.fill)).size === 1 && new Set(cells.map((c) => c.own.id)).size > 1)
    return false;
  const right = cells.filter((c) => ciede2000(c.fill, c.colour) < 25).length;
  return cells.length < 5 || right * 2 > cells.length;
}

/** A colour is another band's only when clearly nearer to it (CIEDE2000). */
const NEAR = 15;
const FAR = 25;

/** The band whose colour the fill is, where it is clearly not `own`'s; null otherwise. */
export function otherBand(matrix: Matrix, own: Band, fill: string): Band | null {
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
