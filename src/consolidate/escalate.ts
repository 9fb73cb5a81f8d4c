import { aboveAppetite } from "../checks";
import { bandOfPair, bandOfScore, worstBand, type Band, type Matrix } from "../matrix";
import { isClosed, stageScore } from "../movement";
import type { Profile } from "../profile";
import { matrixFor, pairOf, type Register, type Risk } from "../register";
import { bandsAreKnown } from "../bands";

/** red: in the worst band of its own matrix. appetite: above the appetite, or red where none is set. all: every risk. */
export type Escalate = "red" | "appetite" | "all";
export const ESCALATE: readonly Escalate[] = ["red", "appetite", "all"];

/** Where the risks of a register stand now: its current stage, and residual only where it has none. */
export const nowOf = (register: Register): "current" | "residual" =>
  register.risks.some(({ stages }) => stages.current) ? "current" : "residual";

/** A risk's score and band as they are now, by its own matrix; null where they are not known. */
export interface Standing {
  readonly score: number | null;
  readonly band: Band | null;
  readonly matrix: Matrix;
}

export function standingOf(register: Register, risk: Risk): Standing {
  const matrix = matrixFor(register, risk);
  const stage = risk.stages[nowOf(register)];
  if (!stage) return { score: null, band: null, matrix };
  const score = stageScore(matrix, stage);
  const named = matrix.bands.find(({ id }) => id === stage.band?.band) ?? null;
  const pair = pairOf(stage);
  const known = bandsAreKnown(matrix);
  const given =
    (known && score !== null ? bandOfScore(matrix, score) : null) ??
    (known && pair ? bandOfPair(matrix, pair.likelihood, pair.impact) : null);
  return { score, band: named ?? given, matrix };
}

/** Whether a band is the worst of its matrix. */
const isWorst = ({ band, matrix }: Standing): boolean =>
  band !== null && matrix.bands.length > 1 && worstBand(matrix)!.id === band.id;

/** Why a risk has to be looked at higher up, in words; null where the rule does not take it. */
export function escalation(register: Register, risk: Risk, rule: Escalate, profile: Profile): string | null {
  if (rule === "all") return "Every risk is taken.";
  // A high opportunity is good news, and what is closed is nobody's to escalate.
  if (risk.kind === "opportunity" || isClosed(risk)) return null;
  const standing = standingOf(register, risk);
  const { score, band } = standing;
  const red = isWorst(standing) ? `${score === null ? "I" : `${score}, i`}n the worst band “${band!.label}”` : null;
  if (rule === "red") return red;
  const above = aboveAppetite({ register, profile }, risk);
  if (above) return above.text;
  return score === null ? red : null;
}

export const ESCALATE_WORDS: Readonly<Record<Escalate, string>> = {
  red: "Risks in the worst band of their own matrix, where they stand now.",
  appetite:
    "Risks above the appetite where they stand now; where no appetite is set, those in the worst band of their own matrix.",
  all: "Every risk.",
};
