import type { Movement } from "./model";

/**
 * What a direction-of-travel cell says, before anybody asks what "up" means here.
 * direction: an arrow, or the words up and down. score: the score went up, down or stayed ("Increased").
 * movement: better, worse, same, new, closed, named outright.
 */
export interface DotWords {
  readonly directions: readonly Direction[];
  readonly scores: readonly ("up" | "down")[];
  readonly movements: readonly Movement[];
}

export type Direction = "up" | "down" | "sideways";

/** Beyond this a cell holds prose, which no convention reads. */
const LONGEST = 80;

const ARROWS: Readonly<Record<Direction, string>> = {
  up: "▲△▴▵↑⇑⇧⇡⬆⭡🠅🠉🠕🡅🡑🡡🡩🡱🡹🔺🔼⏫↟⇞⤊⬈⬀↗🡕🡥🡭🡵🡽➚➹⤴↖⬉",
  down: "▼▽▾▿↓⇓⇩⇣⬇⭣🠇🠋🠗🡇🡓🡣🡫🡳🡻🔻🔽⏬↡⇟⤋⬊⬂↘🡖🡦🡮🡶🡾➘➴⤵↙⬋",
  sideways: "►▶▷▸▹◄◀◁◂◃→←↔⇒⇐⇔⇨⇦⇢⇠⬄⬌➡⬅⮕⭢⭠🠆🠊🠖🡆🡒🡢🡪🡲🡺🡄🡐🡘🡨🡰🡸➔➙➜➝➞➤➢➣➥⟶⟵⟷⇄⇆═",
};

/** The arrows of the Wingdings font by their code, 0xDF to 0xF3; a text without its font shows the letter (é for an arrow up). */
const WINGDINGS: Readonly<Record<Direction, readonly number[]>> = {
  up: [0xe1, 0xe4, 0xe9, 0xec, 0xf1],
  down: [0xe2, 0xe6, 0xea, 0xee, 0xf2],
  sideways: [0xdf, 0xe0, 0xe7, 0xe8, 0xef, 0xf0, 0xf3],
};

const DIRECTIONS: readonly Direction[] = ["up", "down", "sideways"];

const ARROW_OF: ReadonlyMap<string, Direction> = new Map(
  DIRECTIONS.flatMap((direction) => [
    ...[...ARROWS[direction]].map((arrow) => [arrow, direction] as const),
    // Symbol fonts keep their characters in the private use area, where nothing else can be meant.
    ...WINGDINGS[direction].map((code) => [String.fromCodePoint(0xf000 + code), direction] as const),
  ]),
);

/** A Wingdings letter is certain only where it is all the cell holds. */
const LONE: ReadonlyMap<string, Direction> = new Map([
  ...DIRECTIONS.flatMap((direction) =>
    WINGDINGS[direction].map((code) => [String.fromCodePoint(code), direction] as const),
  ),
  ["^", "up"],
  ["=", "sideways"],
  ["->", "sideways"],
  ["-->", "sideways"],
  ["=>", "sideways"],
  ["<->", "sideways"],
  ["<-->", "sideways"],
  ["<>", "sideways"],
]);

type Sense = Direction | "rise" | "fall" | Movement;

/** English, then Welsh. A phrase counts only where nothing but such phrases and fillers stands in the cell. */
const PHRASES: Readonly<Record<Sense, string>> = {
  up: "up, upward, upwards, going up, gone up, i fyny",
  down: "down, downward, downwards, going down, gone down, i lawr",
  sideways: "sideways, across, level trend",
  rise: `increased, increase, increases, increasing, risen, rising, rise, raised, higher, heightened,
    cynyddu, wedi cynyddu, yn cynyddu, cynyddol, wedi codi, yn codi, uwch`,
  fall: `decreased, decrease, decreases, decreasing, reduced, reduce, reduces, reducing, reduction, fallen, falling, fell, lower, lowered, dropped,
    gostwng, wedi gostwng, yn gostwng, gostyngiad, lleihau, wedi lleihau, yn lleihau, lleihad`,
  better: `better, getting better, got better, improved, improve, improves, improving, improvement,
    gwell, gwella, wedi gwella, yn gwella, gwelliant`,
  worse: `worse, getting worse, got worse, worsened, worsen, worsens, worsening, deteriorated, deteriorate, deteriorating, deterioration,
    gwaeth, gwaethygu, wedi gwaethygu, yn gwaethygu, dirywio, wedi dirywio, yn dirywio, dirywiad`,
  same: `same, unchanged, no change, no changes, nil change, not changed, no movement, static, stable, steady, constant, stationary, flat,
    dim newid, heb newid, heb ei newid, dim symudiad, yr un fath, yr un peth, sefydlog, statig, cyson, digyfnewid`,
  new: "new, new entry, newly added, newydd",
  closed: "closed, removed, archived, retired, wedi cau, wedi'i gau, wedi ei gau, ar gau, caewyd",
};

/** Words that say nothing of the direction by themselves. */
const FILLERS: ReadonlySet<string> = new Set(
  `risk risks opportunity score scores rating level trend direction travel of the a is has have been in this since last previous quarter period
   month year report review from overall stayed stays stay staying remained remains remain remaining slightly slight and to now currently still q1 q2 q3 q4
   risg risgiau cyfle sgôr lefel tuedd y yr wedi yn ers diwethaf chwarter cyfnod aros parhau`.split(/\s+/),
);

const SENSE_OF: ReadonlyMap<string, Sense> = new Map(
  (Object.keys(PHRASES) as Sense[]).flatMap((sense) =>
    PHRASES[sense].split(",").map((phrase) => [phrase.trim().replace(/\s+/g, " "), sense] as const),
  ),
);
const LONGEST_PHRASE = 3;

/**
 * Reads an arrow, a word or both out of a direction-of-travel cell; null where any part of it is
 * something else (prose, "TBC", "-"). Whoever wants the movement itself asks `readDot`.
 */
export function readArrow(text: string): DotWords | null {
  const bare = text
    .normalize("NFC")
    .replace(/[\uFE0E\uFE0F\u200B\u200D]/g, "")
    .replace(/\s+/g, " ")
    .trim();
  if (bare === "" || bare.length > LONGEST) return null;
  const lone = LONE.get(bare);
  if (lone) return { directions: [lone], scores: [], movements: [] };
  const change = /^([+\-−–])\s?\d{1,3}$/.exec(bare);
  if (change) return { directions: [], scores: [change[1] === "+" ? "up" : "down"], movements: [] };

  const directions: Direction[] = [];
  let words = "";
  for (const character of bare) {
    const direction = ARROW_OF.get(character);
    if (direction) directions.push(direction);
    words += direction ? " " : character;
  }
  const senses = readWords(words);
  // "12 → 15" is a change of score, not an arrow sideways.
  if (!senses || (senses.length === 0 && /\d/.test(words))) return null;
  const scores: ("up" | "down")[] = [];
  const movements: Movement[] = [];
  for (const sense of senses) {
    if (sense === "up" || sense === "down" || sense === "sideways") directions.push(sense);
    else if (sense === "rise" || sense === "fall") scores.push(sense === "rise" ? "up" : "down");
    else movements.push(sense);
  }
  return directions.length + scores.length + movements.length > 0 ? { directions, scores, movements } : null;
}

/** The senses of a few words; null where a word is neither a phrase of ours nor a filler. */
function readWords(text: string): Sense[] | null {
  const words = text
    .toLowerCase()
    .replace(/[’`]/g, "'")
    .replace(/[^\p{L}\p{N}']+/gu, " ")
    .trim()
    .split(" ")
    .filter((word) => word !== "");
  const senses: Sense[] = [];
  for (let at = 0; at < words.length;) {
    let taken = 0;
    for (let length = Math.min(LONGEST_PHRASE, words.length - at); length > 0 && taken === 0; length--) {
      const sense = SENSE_OF.get(words.slice(at, at + length).join(" "));
      if (!sense) continue;
      senses.push(sense);
      taken = length;
    }
    if (taken === 0 && !FILLERS.has(words[at]!) && !/^\d+$/.test(words[at]!)) return null;
    at += Math.max(taken, 1);
  }
  return senses;
}
