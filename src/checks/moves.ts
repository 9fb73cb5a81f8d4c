import type { CellRef } from "../workbook";
import { movementOf, type Movement } from "../movement";
import type { Register, Risk, Stage, StageReading } from "../register";
import { expectedScore } from "./proof";
import { isOwnCell, numberOf } from "./walk";

/**
 * A risk's movement where its figures prove it. Two alike bands alone do not prove that a risk stayed the same while its ratings
 * differ, nor two other bands that it moved while they do not.
 */
export function provedMovement(register: Register, risk: Risk): Movement | null {
  const movement = movementOf(register, risk);
  if (movement === null || beforeAndNow(risk).cells.some((cell) => !isOwnCell(risk, cell))) return null;
  const stages: readonly Stage[] = ["previous", risk.stages.current ? "current" : "residual"];
  const scores = stages.map((stage) => risk.stages[stage]?.score);
  // A score that shows an error or something unreadable is not made good by the band beside it.
  if (scores.some((score) => score && score.state !== "scored" && score.state !== "blank")) return null;
  if (
    stages.every(
      (stage) => numberOf(risk.stages[stage]?.score) !== null || expectedScore(register, risk, stage) !== null,
    )
  )
    return movement;
  const [before, now] = stages.map((stage) => risk.stages[stage]!) as [StageReading, StageReading];
  const rises = (["likelihood", "impact"] as const).map((part) => {
    const from = numberOf(before[part]),
      to = numberOf(now[part]);
    return from === null || to === null ? null : Math.sign(to - from);
  });
  if (rises.includes(null)) return movement;
  return rises.every((rise) => rise === 0) === (movement === "same") ? movement : null;
}

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
