import type { Edit } from "../workbook";
import { arrowMeaning, dotText, movementOf, movementOfArrow, readArrow, readDot, type Movement } from "../movement";
import type { ArrowMeaning, Profile } from "../profile";
import type { Register, Risk } from "../register";
import type { CheckContext } from "./check";
import { formulaOf, oncePer, setCell, wholeOf } from "./walk";

/** How the arrows of a register agree with its scores, by either meaning of up. */
export interface ArrowVotes {
  readonly worse: readonly Risk[];
  readonly better: readonly Risk[];
}

/** The threats whose arrow, up or down, fits their scores when up is worse, and those when up is better. */
export const arrowVotes = oncePer((register: Register): ArrowVotes => {
  const worse: Risk[] = [],
    better: Risk[] = [];
  for (const risk of register.risks) {
    const movement = movementOf(register, risk);
    const read = risk.dot ? readArrow(risk.dot.text) : null;
    if (!read || risk.kind !== "threat" || (movement !== "better" && movement !== "worse")) continue;
    const directions = [...new Set(read.directions)];
    if (directions.length !== 1 || directions[0] === "sideways") continue;
    (movementOfArrow(directions[0]!, "up-is-worse", risk.kind) === movement ? worse : better).push(risk);
  }
  return { worse, better };
});

const MEANINGS = new WeakMap<Register, { readonly profile: Profile; readonly meaning: ArrowMeaning | null }>();

/**
 * What up means here: by legend, profile or all arrows agreeing; else by at least three that agree where a single one does not
 * (then that one is odd, not the meaning). null where it is not settled.
 */
export function meaningHere({
  register: asked,
  profile,
}: Pick<CheckContext, "register" | "profile">): ArrowMeaning | null {
  const register = wholeOf(asked);
  const known = MEANINGS.get(register);
  if (known?.profile === profile) return known.meaning;
  const { worse, better } = arrowVotes(register);
  const meaning =
    arrowMeaning(register, profile) ??
    (worse.length >= 3 && better.length <= 1
      ? "up-is-worse"
      : better.length >= 3 && worse.length <= 1
        ? "up-is-better"
        : null);
  MEANINGS.set(register, { profile, meaning });
  return meaning;
}

/** Arrows that go together: up, down, sideways. */
const FAMILIES: readonly (readonly [string, string, string])[] = [
  ["▲", "▼", "▶"],
  ["▲", "▼", "►"],
  ["↑", "↓", "→"],
  ["↑", "↓", "↔"],
  ["⬆", "⬇", "➡"],
  ["⬆", "⬇", "⬌"],
  ["⇧", "⇩", "⇨"],
  ["⇧", "⇩", "⇔"],
  ["⇑", "⇓", "⇒"],
  ["⇑", "⇓", "⇔"],
  ["↗", "↘", "→"],
];

/** What stands in the cells of each kind, and how often. */
const dotsWritten = oncePer((register: Register): Readonly<Record<Risk["kind"], ReadonlyMap<string, number>>> => {
  const counts = { threat: new Map<string, number>(), opportunity: new Map<string, number>() };
  for (const { dot, kind } of register.risks) {
    const text = dot?.text.trim() ?? "";
    if (text !== "") counts[kind].set(text, (counts[kind].get(text) ?? 0) + 1);
  }
  return counts;
});

/** What to write for a movement, in the register's own way: as its other cells write it, else in their arrows, else our arrow and word. null where an arrow would have to be guessed. */
export function dotWriting(context: CheckContext, risk: Risk, movement: Movement): string | null {
  const meaning = meaningHere(context);
  const counts = dotsWritten(context.register)[risk.kind];
  const written = [...counts.keys()];
  const same = [...counts]
    .filter(([text]) => readDot(text, meaning, risk.kind) === movement)
    .sort((a, b) => b[1] - a[1])[0];
  if (same) return same[0];
  const word = movement === "better" ? "Better" : movement === "worse" ? "Worse" : "Same";
  const arrowsOnly = written.length > 0 && written.every((text) => [...text].length <= 2 && readArrow(text));
  const wordsOnly = written.length > 0 && written.every((text) => readArrow(text)?.directions.length === 0);
  if (wordsOnly) return word;
  if (meaning === null && movement !== "same" && risk.kind === "threat") return arrowsOnly ? null : word;
  const full = dotText(movement, meaning ?? "up-is-worse", risk.kind);
  if (!arrowsOnly) return full;
  const place = full.startsWith("▲") ? 0 : full.startsWith("▼") ? 1 : 2;
  const family =
    FAMILIES.find(
      (arrows) =>
        written.some((text) => arrows.some((arrow) => text.startsWith(arrow))) &&
        written.every((text) => arrows.some((arrow) => text.startsWith(arrow))),
    ) ?? FAMILIES[0]!;
  return family[place]!;
}

export function dotFix(context: CheckContext, risk: Risk, movement: Movement): readonly Edit[] {
  const writing = dotWriting(context, risk, movement);
  if (writing === null || !risk.dot || formulaOf(context.workbook, risk.dot.cell) !== null) return [];
  return setCell(context.workbook, risk.dot.cell, writing);
}
