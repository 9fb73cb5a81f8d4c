import type { ArrowMeaning, Profile } from "../profile";
import { matrixFor, type Register, type Risk } from "../register";
import { readArrow, type Direction } from "./arrows";
import type { Movement } from "./model";
import { riseBetween } from "./rise";
import { worseWay } from "./worse";

/** How a risk moved by the register's own figures: its previous stage against current, else residual; null where either is not known. Never "new" or "closed": that takes another period's register. */
export function movementOf(register: Register, risk: Risk): Movement | null {
  const before = risk.stages.previous;
  // Where the register has a current stage, a blank one is not made good by the residual: that is another question.
  const now = risk.stages.current ?? risk.stages.residual;
  if (!before || !now) return null;
  const rise = riseBetween(matrixFor(register, risk), before, now);
  if (rise === null) return null;
  if (rise === 0) return "same";
  const way = worseWay(register, risk.kind);
  return way === 0 ? null : rise * way > 0 ? "worse" : "better";
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
