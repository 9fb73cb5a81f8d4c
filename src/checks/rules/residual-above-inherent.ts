import {
  numberWords,
  pairOf,
  stageFinder,
  type RatingCell,
  type Register,
  type Stage,
  type StageReading,
} from "../../register";
import type { CellRef } from "../../workbook";
import type { Check, Severity } from "../check";
import { isContradicted, standing, worsening } from "../proof";
import { onOneScale } from "../scale";
import { lower, numberOf, oncePer, quoted, scoreName, stageName } from "../walk";

const PAIRS: readonly (readonly [Stage, Stage])[] = [
  ["inherent", "current"],
  ["inherent", "residual"],
  ["current", "residual"],
];

/** A stage without a score that shows where it stands by its two ratings, or by a word such as High. */
interface Unscored {
  readonly cell: CellRef;
  readonly text: string;
  readonly pair: RatingCell["parts"];
  readonly word: string | null;
}

function unscored(reading: StageReading | undefined): Unscored | null {
  if (!reading || numberOf(reading.score) !== null) return null;
  const pair = pairOf(reading);
  if (pair) {
    const { cell } = (reading.score ?? reading.impact)!;
    return { cell, text: `likelihood ${pair.likelihood} with impact ${pair.impact}`, pair, word: null };
  }
  if (reading.score || reading.band?.state !== "scored") return null;
  return { cell: reading.band.cell, text: quoted(reading.band.text), pair, word: reading.band.text.trim() };
}

const levelName = (register: Register, stage: Stage): string => `${stageName(register, stage)} risk`;

/** How the words of each two stages are ordered ("inherent residual"): where one scale holds them all, and nearly no risk gets worse by it. */
const wordOrders = oncePer((register: Register): ReadonlyMap<string, ReadonlyMap<string, number>> => {
  const orders = new Map<string, ReadonlyMap<string, number>>();
  for (const [earlier, later] of PAIRS) {
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

/** Whether a threat without scores is plainly worse at the later stage: no rating lower and one higher, or the higher word. */
function isPlainlyWorse(register: Register, pair: readonly [Stage, Stage], before: Unscored, after: Unscored): boolean {
  if (before.pair && after.pair) {
    const [l, i] = [after.pair.likelihood - before.pair.likelihood, after.pair.impact - before.pair.impact];
    return l >= 0 && i >= 0 && l + i > 0;
  }
  if (!before.word || !after.word) return false;
  const order = wordOrders(register).get(pair.join(" "));
  const [one, two] = [order?.get(plainly(before.word)), order?.get(plainly(after.word))];
  return one !== undefined && two !== undefined && two > one;
}

export const residualAboveInherent = {
  id: "residual-above-inherent",
  severity: "error",
  group: "Scores",
  title: "Risk is worse after its controls than before",
  looksAt:
    "The score after controls (current, residual) against the score before them, in the same risk and on the same scale; where no scores are shown, the ratings, or words such as Low and High. For an opportunity: whether it is lower.",
  why: "Controls cannot make a risk worse. One of the two scores is wrong, and a reader will ask which.",
  remedy:
    "Look at both scores with the risk's owner: mostly the ratings of one stage were typed into the other's columns.",
  fix: null,
  examples: { wrong: "Inherent score 12, residual score 16", right: "Inherent score 16, residual score 12" },
  perRisk: true,
  *run({ register, profile }) {
    const stageOf = stageFinder(profile.stageWords);
    const isNamed = (stage: Stage): boolean => stageOf(register.stageLabels[stage] ?? "") !== null;
    for (const risk of register.risks) {
      const told = new Set<Stage>();
      for (const pair of PAIRS) {
        const [earlier, later] = pair;
        const severity: Severity = isNamed(earlier) && isNamed(later) ? "error" : "warning";
        const [one, two] = [unscored(risk.stages[earlier]), unscored(risk.stages[later])];
        if (one && two && risk.kind === "threat" && !standing(register, risk, later)) {
          const isRated = risk.stages[earlier]?.likelihood && risk.stages[later]?.likelihood;
          if (isRated && !onOneScale(register, risk, earlier, later)) continue;
          if (told.has(later) || !isPlainlyWorse(register, pair, one, two)) continue;
          told.add(later);
          yield {
            cell: two.cell,
            related: [one.cell],
            risk,
            severity,
            message: `${levelName(register, later)} is ${two.text}, above the ${lower(levelName(register, earlier))} of ${one.text}.`,
            actual: two.text,
          };
          continue;
        }
        const before = standing(register, risk, earlier),
          after = standing(register, risk, later);
        if (!before || !after || told.has(later) || worsening(risk, before.value, after.value) <= 0) continue;
        // A score that denies its own ratings proves nothing about another stage.
        if (isContradicted(register, risk, earlier) || !onOneScale(register, risk, earlier, later)) continue;
        told.add(later);
        yield {
          cell: after.cell,
          related: [before.cell],
          risk,
          severity,
          message: `${scoreName(register, later)} is ${after.value}, ${risk.kind === "threat" ? "above" : "below"} the ${lower(scoreName(register, earlier))} of ${before.value}.`,
          actual: after.value,
        };
      }
    }
  },
} satisfies Check;
