import type { CellRef } from "../workbook";
import type { Movement } from "../movement";
import type { Risk, StageReading } from "../register";
import { numberOf } from "./walk";

const cellOf = (reading: StageReading): CellRef | undefined =>
  (reading.score ?? reading.band ?? reading.impact ?? reading.likelihood)?.cell;
const textOf = (reading: StageReading): string => {
  const score = numberOf(reading.score);
  if (score !== null) return String(score);
  if (reading.band && reading.band.text !== "") return reading.band.text;
  return [reading.likelihood?.text, reading.impact?.text].filter((text) => text).join(" x ");
};

/** The two figures a movement rests on, in words ("went from 12 to 16"), with their cells. */
export function beforeAndNow(risk: Risk): { readonly text: string; readonly cells: readonly CellRef[] } {
  const before = risk.stages.previous!;
  const now = (risk.stages.current ?? risk.stages.residual)!;
  const [from, to] = [textOf(before), textOf(now)];
  return {
    text: from === to ? `stayed at ${to}` : `went from ${from} to ${to}`,
    cells: [cellOf(before), cellOf(now)].filter((cell) => cell !== undefined),
  };
}

const WORDS: Readonly<Record<Movement, string>> = {
  better: "got better",
  worse: "got worse",
  same: "stayed the same",
  new: "is new",
  closed: "is closed",
};
export const movementWords = (movement: Movement): string => WORDS[movement];
