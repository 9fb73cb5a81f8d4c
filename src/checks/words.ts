import { distance } from "fastest-levenshtein";
import type { Band } from "../matrix";
import type { CellRef } from "../workbook";
import { matrixFor, STAGES, STAGE_PARTS, type Register, type Risk, type Stage, type StagePart } from "../register";
import { axesProved } from "./proof";
import { isOwnCell, numberOf, oncePer, stagesShown } from "./walk";

/** A word that stands once in a column of few words, one letter from a word that stands there often. */
export interface Misspelling {
  readonly risk: Risk;
  readonly stage: Stage;
  readonly part: StagePart;
  readonly cell: CellRef;
  readonly text: string;
  readonly meant: string;
}

const MOST_WORDS = 12;
const LEAST_USES = 3;

/** A rating that is a key pressed twice (22 for 2) shows itself where at least this many others are all below 10. */
const LEAST_RATINGS = 10;

/** Numbers typed twice: 22 in a column of 1 to 5. `meant` is the number once. */
export function* typedTwice(register: Register): Iterable<Misspelling> {
  for (const stage of stagesShown(register)) {
    for (const part of ["likelihood", "impact"] as const) {
      const ratings = register.risks.flatMap((risk) => {
        const at = risk.stages[stage]?.[part];
        return at?.state === "scored" && at.value !== null ? [{ risk, at, value: at.value }] : [];
      });
      const large = ratings.filter(({ value }) => value >= 10);
      const small = new Set(ratings.filter(({ value }) => value < 10).map(({ value }) => value));
      if (ratings.length - large.length < LEAST_RATINGS || large.length * 20 > ratings.length) continue;
      for (const { risk, at, value } of large) {
        if (value < 100 && value % 11 === 0 && small.has(value / 11))
          yield { risk, stage, part, cell: at.cell, text: String(value), meant: String(value / 11) };
      }
    }
  }
}

/** So many other ratings show a scale of which one of them is no level. */
const LEAST_OTHERS = 12;
/** Scales mostly end here; a lone rating above is a slip rather than a level that is seldom used. */
const USUAL_TOP = 5;

/**
 * A rating outside what all others keep to (0, or a 6 among 1 to 5), whose own score is what a level in use gives: 6 beside 3
 * and a score of 9. Only where scores are products and no key says what the levels are.
 */
export const outsiders = oncePer((register: Register): readonly Misspelling[] => {
  const all = register.risks.flatMap((risk) =>
    STAGES.flatMap((stage) =>
      (["likelihood", "impact"] as const).flatMap((part) => {
        const at = risk.stages[stage]?.[part];
        return at?.state === "scored" && at.value !== null
          ? [{ risk, stage, part, cell: at.cell, value: at.value }]
          : [];
      }),
    ),
  );
  const odd = all.filter(({ value }) => value === 0 || value > USUAL_TOP);
  const [one] = odd;
  const others = all.filter((each) => each !== one).map(({ value }) => value);
  if (!one || odd.length > 1 || others.length < LEAST_OTHERS || !others.every(Number.isInteger)) return [];
  const matrix = matrixFor(register, one.risk);
  if (matrix.rule !== "product" || matrix.source === "default" || axesProved(matrix)) return [];
  const reading = one.risk.stages[one.stage]!;
  const beside = numberOf(one.part === "likelihood" ? reading.impact : reading.likelihood),
    score = numberOf(reading.score);
  const meant = beside && score !== null ? score / beside : 0;
  return others.includes(meant) ? [{ ...one, text: String(one.value), meant: String(meant) }] : [];
});

/**
 * Whether a band that stands beside a score in doubt is no fault of its own: it agrees with the score and is put right with it
 * (`instead` is the score's band, undefined where no score is in doubt), or it is a rating that is wrong.
 */
export const isScoresFault = (
  register: Register,
  risk: Risk,
  stage: Stage,
  shown: Band,
  instead: Band | null | undefined,
): boolean =>
  instead !== undefined &&
  (shown.id === instead?.id || outsiders(register).some((one) => one.stage === stage && isOwnCell(risk, one.cell)));

export function* misspellings(register: Register): Iterable<Misspelling> {
  for (const stage of stagesShown(register)) {
    for (const part of STAGE_PARTS) {
      const uses = new Map<string, { count: number; risk: Risk; cell: CellRef; text: string }>();
      for (const risk of register.risks) {
        const at = risk.stages[stage]?.[part];
        const word = at && /^[\p{L} -]{4,30}$/u.test(at.text.trim()) ? at.text.trim().toLowerCase() : null;
        if (!at || word === null) continue;
        const known = uses.get(word);
        if (known) known.count++;
        else uses.set(word, { count: 1, risk, cell: at.cell, text: at.text.trim() });
      }
      if (uses.size > MOST_WORDS) continue;
      for (const [word, use] of uses) {
        if (use.count > 1) continue;
        const meant = [...uses].find(([other, { count }]) => count >= LEAST_USES && isSlip(word, other));
        if (meant) yield { risk: use.risk, stage, part, cell: use.cell, text: use.text, meant: meant[1].text };
      }
    }
  }
}

/** One letter wrong, missing, doubled or out of order; but not another form of the word (alto, alta; risk, risks). */
function isSlip(word: string, other: string): boolean {
  const swapped = word.length === other.length && [...word].sort().join("") === [...other].sort().join("");
  const far = distance(word, other);
  if (far !== 1 && !(far === 2 && swapped)) return false;
  const [short, long] = word.length <= other.length ? [word, other] : [other, word];
  if (long === `${short}s` || long === `${short}e`) return false;
  const ending = (text: string): boolean => /[aeiou]$/.test(text);
  return !(word.slice(0, -1) === other.slice(0, -1) && ending(word) && ending(other));
}
