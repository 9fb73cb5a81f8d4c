import { bandNamed, bandOfScore, reachableScores, scoreOf, type Band, type Matrix } from "../matrix";
import type { ArrowMeaning, Profile } from "../profile";
import { matrixFor, pairOf, type Register, type Risk, type StageReading } from "../register";
import { readArrow, type Direction } from "./arrows";
import type { Movement } from "./model";

/** How a risk moved by the register's own figures: its previous stage against current, else residual; null where either is not known. Never "new" or "closed": that takes another period's register. */
export function movementOf(register: Register, risk: Risk): Movement | null {
  const before = risk.stages.previous;
  // Where the register has a current stage, a blank one is not made good by the residual: that is another question.
  const now = risk.stages.current ?? risk.stages.residual;
  if (!before || !now) return null;
  const rise = riseBetween(matrixFor(register, risk), before, now);
  if (rise === null) return null;
  if (rise === 0) return "same";
  return rise > 0 === (risk.kind === "opportunity") ? "better" : "worse";
}

/** Above 0 where the later stage scores higher, below where lower; null where the two cannot be compared. */
export function riseBetween(matrix: Matrix, before: StageReading, now: StageReading): number | null {
  const from = stageScore(matrix, before);
  const to = stageScore(matrix, now);
  if (from !== null && to !== null && onOneScale(matrix, from, to)) return Math.sign(to - from);
  const [fromBand, toBand] = [bandIndex(matrix, before, from), bandIndex(matrix, now, to)];
  if (fromBand !== null && toBand !== null) return Math.sign(toBand - fromBand);
  if (from !== null || to !== null) return null;
  return ratingsRise(before, now);
}

/** The score a stage shows, else what the matrix gives for its ratings; null where neither is known. */
export function stageScore(matrix: Matrix, stage: StageReading): number | null {
  if (stage.score?.state === "scored" && stage.score.value !== null) return stage.score.value;
  if (stage.score && stage.score.state !== "blank" && stage.score.state !== "scored") return null;
  const pair = pairOf(stage);
  return pair && matrix.source !== "default" ? scoreOf(matrix, pair.likelihood, pair.impact) : null;
}

/** Without any score rule two pairs still compare where neither rating goes against the other. */
function ratingsRise(before: StageReading, now: StageReading): number | null {
  const from = pairOf(before);
  const to = pairOf(now);
  if (!from || !to) return null;
  const moves = [Math.sign(to.likelihood - from.likelihood), Math.sign(to.impact - from.impact)];
  if (moves.includes(1) && moves.includes(-1)) return null;
  return moves.includes(1) ? 1 : moves.includes(-1) ? -1 : 0;
}

/** A score out of 100 beside one out of 25 says nothing; two that leave the matrix together are on one scale, if not on this one. */
function onOneScale(matrix: Matrix, a: number, b: number): boolean {
  if (matrix.source === "default") return true;
  let range = RANGES.get(matrix);
  if (!range) {
    const scores = reachableScores(matrix);
    range = [scores[0] ?? -Infinity, scores[scores.length - 1] ?? Infinity];
    RANGES.set(matrix, range);
  }
  const [least, most] = range;
  const within = (score: number): boolean => score >= least && score <= most;
  return within(a) === within(b);
}

/** Least and most score of a matrix, worked out once: every risk asks for it. */
const RANGES = new WeakMap<Matrix, readonly [number, number]>();

/** The band a stage names, else the one its score has; null where neither is known. */
export function stageBand(matrix: Matrix, stage: StageReading): Band | null {
  const at = bandIndex(matrix, stage, stageScore(matrix, stage));
  return at === null ? null : matrix.bands[at]!;
}

/** Place of a stage's band in the matrix's order, best (least) first. */
function bandIndex(matrix: Matrix, stage: StageReading, score: number | null): number | null {
  const word =
    stage.band?.band ??
    (stage.score?.state === "scored" && stage.score.value === null ? bandNamed(matrix, stage.score.text)?.id : null);
  const id =
    word ??
    (score !== null && matrix.bandsKnown && matrix.source !== "default" ? bandOfScore(matrix, score)?.id : null);
  const at = id === null || id === undefined ? -1 : matrix.bands.findIndex((band) => band.id === id);
  return at < 0 ? null : at;
}

/**
 * The movement a direction-of-travel cell states. A word beside an arrow decides. An arrow up or down
 * needs to know what up means; a sideways one does not. null: unreadable, or two parts that disagree.
 */
export function readDot(text: string, meaning: ArrowMeaning | null, kind: Risk["kind"]): Movement | null {
  const read = readArrow(text);
  if (!read) return null;
  const said = new Set<Movement>([
    ...read.movements,
    ...read.scores.map((change) => ((change === "up") === (kind === "opportunity") ? "better" : "worse")),
  ]);
  if (said.size === 0) {
    for (const direction of read.directions) {
      const movement = movementOfArrow(direction, meaning, kind);
      if (movement === null) return null;
      said.add(movement);
    }
  }
  return said.size === 1 ? [...said][0]! : null;
}

/** What an arrow says; null for up and down on a threat while their meaning is unknown. */
export function movementOfArrow(
  direction: Direction,
  meaning: ArrowMeaning | null,
  kind: Risk["kind"],
): Movement | null {
  if (direction === "sideways") return "same";
  const up = direction === "up";
  // An opportunity's arrow up is good news in either meaning: its score went up, or things got better.
  if (kind === "opportunity") return up ? "better" : "worse";
  if (meaning === null) return null;
  return up === (meaning === "up-is-better") ? "better" : "worse";
}

/** What we write: "▲ Worse", "▼ Better", "▶ Same", "New", "Closed". */
export function dotText(movement: Movement, meaning: ArrowMeaning, kind: Risk["kind"]): string {
  switch (movement) {
    case "same":
      return "▶ Same";
    case "new":
      return "New";
    case "closed":
      return "Closed";
    default: {
      const up = movementOfArrow("up", meaning, kind) === movement;
      return `${up ? "▲" : "▼"} ${movement === "better" ? "Better" : "Worse"}`;
    }
  }
}

/** Fewer arrows than this prove no convention. */
const ENOUGH_ARROWS = 3;

/** What an arrow up means in this register, settled by its legend, else the profile, else all its arrows agreeing with their scores; null where none of them settles it. */
export function arrowMeaning(register: Register, profile: Profile): ArrowMeaning | null {
  return meaningByLegend(register) ?? profile.arrowMeaning ?? meaningByArrows(register);
}

function meaningByLegend(register: Register): ArrowMeaning | null {
  const meanings = new Set<ArrowMeaning>();
  for (const entry of register.arrowLegend) {
    if (entry.meaning !== "better" && entry.meaning !== "worse") continue;
    for (const direction of readArrow(entry.arrow)?.directions ?? []) {
      if (direction !== "sideways")
        meanings.add((direction === "up") === (entry.meaning === "better") ? "up-is-better" : "up-is-worse");
    }
  }
  return meanings.size === 1 ? [...meanings][0]! : null;
}

function meaningByArrows(register: Register): ArrowMeaning | null {
  const possible = new Set<ArrowMeaning>(["up-is-worse", "up-is-better"]);
  let arrows = 0;
  for (const risk of register.risks) {
    const movement = movementOf(register, risk);
    const directions = new Set(risk.dot ? readArrow(risk.dot.text)?.directions : []);
    if (movement === null || directions.size !== 1) continue;
    arrows++;
    const [direction] = [...directions];
    for (const meaning of possible)
      if (movementOfArrow(direction!, meaning, risk.kind) !== movement) possible.delete(meaning);
  }
  return arrows >= ENOUGH_ARROWS && possible.size === 1 ? [...possible][0]! : null;
}
