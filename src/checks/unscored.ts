import {
  numberWords,
  pairOf,
  type RatingCell,
  type Register,
  type Risk,
  type Stage,
  type StageReading,
} from "../register";
import type { CellRef } from "../workbook";
import { wayOf } from "./proof";
import { onOneScale } from "./scale";
import { numberOf, oncePer, quoted, ratingText, stageName } from "./walk";

/**
 * Stages without scores: two of them can still be compared where nobody could doubt it. One rating higher and none lower is
 * worse by any matrix, and High is worse than Low.
 */

/** A stage without a score that shows where it stands by its two ratings, or by a word such as High. */
interface Unscored {
  readonly cell: CellRef;
  readonly text: string;
  readonly pair: RatingCell["parts"];
  readonly word: string | null;
}

export function unscored(reading: StageReading | undefined): Unscored | null {
  if (!reading || numberOf(reading.score) !== null) return null;
  const pair = pairOf(reading);
  if (pair) {
    const { likelihood, impact, score } = reading;
    // "B3" as it stands: the places on the axes behind it are ours, not the council's.
    const text =
      likelihood && impact
        ? `likelihood ${ratingText(likelihood)} with impact ${ratingText(impact)}`
        : quoted(score!.text);
    return { cell: (score ?? impact)!.cell, text, pair, word: null };
  }
  if (reading.score || reading.band?.state !== "scored") return null;
  return { cell: reading.band.cell, text: quoted(reading.band.text), pair, word: reading.band.text.trim() };
}

/** The stages that are compared, the earlier first. */
const COMPARED: readonly (readonly [Stage, Stage])[] = [
  ["inherent", "current"],
  ["inherent", "residual"],
  ["current", "residual"],
  ["current", "target"],
  ["residual", "target"],
];

/** How the words of each two stages are ordered ("inherent residual"): where one scale holds them all, and nearly no risk gets worse by it. */
const wordOrders = oncePer((register: Register): ReadonlyMap<string, ReadonlyMap<string, number>> => {
  const orders = new Map<string, ReadonlyMap<string, number>>();
  for (const [earlier, later] of COMPARED) {
    const words = register.risks.flatMap((risk): (readonly [string, string])[] => {
      const [before, after] = [unscored(risk.stages[earlier])?.word, unscored(risk.stages[later])?.word];
      return risk.kind === "threat" && before && after ? [[before, after]] : [];
    });
    const order = words.length < 5 ? null : numberWords(words.flat());
    const at = (word: string): number => order?.get(plainly(word)) ?? 0;
    if (order && words.filter(([before, after]) => at(after) <= at(before)).length >= words.length * 0.8)
      orders.set(`${earlier} ${later}`, order);
  }
  return orders;
});

/** As the scale's words are kept: small letters, single spaces. */
const plainly = (word: string): string =>
  word
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** Whether a threat is plainly worse at the later of two stages that show no scores. */
export function isPlainlyWorse(register: Register, risk: Risk, [earlier, later]: readonly [Stage, Stage]): boolean {
  const before = unscored(risk.stages[earlier]),
    after = unscored(risk.stages[later]);
  if (!before || !after || risk.kind !== "threat") return false;
  if (before.pair && after.pair) {
    const hasColumns = risk.stages[earlier]?.likelihood && risk.stages[later]?.likelihood;
    if (hasColumns && !onOneScale(register, risk, earlier, later)) return false;
    const way = wayOf(register).threat;
    const l = (after.pair.likelihood - before.pair.likelihood) * way,
      i = (after.pair.impact - before.pair.impact) * way;
    return l >= 0 && i >= 0 && l + i > 0;
  }
  if (!before.word || !after.word) return false;
  const order = wordOrders(register).get(`${earlier} ${later}`);
  const [one, two] = [order?.get(plainly(before.word)), order?.get(plainly(after.word))];
  return one !== undefined && two !== undefined && two > one;
}

/** "Residual risk". */
export const levelName = (register: Register, stage: Stage): string => `${stageName(register, stage)} risk`;
