import { bandNamed, bandOfScore, levelOf, scoreOf, type Matrix } from "../../matrix";
import { matrixFor, type RatingCell, type Register, type Risk, type Stage } from "../../register";
import type { Edit, WorkbookSnapshot } from "../../workbook";
import type { Check } from "../check";
import { bandsProved, ruleText, sameScore, scoresProved } from "../proof";
import { formulaOf, numberOf, oncePer, partName, quoted, scoreName, setCell, stagesOf } from "../walk";

/** `4x3=16`: the sum is written out, so no matrix is needed to do it. */
const SPELLED = /^\D{0,20}(\d{1,3})\s*[x×*]\s*[a-z]{0,2}\s?(\d{1,3})\s*=\s*(\d{1,4})\D{0,20}$/iu;

export const scoreWordsMismatch = {
  id: "score-words-mismatch",
  severity: "error",
  group: "Scores",
  title: "Words and number in one cell disagree",
  looksAt:
    "Scores that say in words or as a sum how they came about, such as 16 (Major/Likely) or 4x4=16; ratings with their word, such as 4 (Likely), against the register's other risks.",
  why: "The cell says two things. Whoever reads the words sees another risk than whoever reads the number.",
  remedy: "Find out which of the two is meant, and make the other agree.",
  fix: "offer",
  examples: { wrong: "16 (Moderate/Likely); 4x3=16", right: "12 (Moderate/Likely); 4x3=12" },
  perRisk: true,
  *run({ register, workbook }) {
    for (const { risk, stage, reading } of stagesOf(register)) {
      const written = numberOf(reading.score);
      if (written === null) continue;
      const said = saidBeside(register, risk, reading.score!, written);
      if (!said) continue;
      yield {
        cell: reading.score!.cell,
        risk,
        message: `${scoreName(register, stage)} reads ${quoted(reading.score!.text)}; ${said.message}.`,
        actual: reading.score!.text,
        expected: said.number,
        fix: said.number === null ? [] : withNumber(workbook, reading.score!, written, said.number),
      };
    }
    const risks = new Set(register.risks);
    for (const { risk, stage, part, rating, meant } of oddLevels(register)) {
      if (!risks.has(risk)) continue;
      const name = partName(register, stage, part);
      yield {
        cell: rating.cell,
        risk,
        message: `${name.charAt(0).toUpperCase()}${name.slice(1)} reads ${quoted(rating.text)}; elsewhere ${quoted(rating.words!)} is ${meant}.`,
        actual: rating.text,
        expected: meant,
        fix: withNumber(workbook, rating, rating.value!, meant),
      };
    }
  },
} satisfies Check;

interface Worded {
  readonly risk: Risk;
  readonly stage: Stage;
  readonly part: "likelihood" | "impact";
  readonly rating: RatingCell;
}

/** So many risks give a word the same number, and so many times as many as give it another. */
const SURE = 3;

/** Ratings whose word stands with another number in nearly all other risks, or in the key: "3 (Likely)" among many "4 (Likely)". */
const oddLevels = oncePer((register: Register): readonly (Worded & { readonly meant: number })[] => {
  const words = new Map<string, Worded[]>();
  for (const { risk, stage, reading } of stagesOf(register)) {
    for (const part of ["likelihood", "impact"] as const) {
      const rating = reading[part];
      if (!rating?.words || numberOf(rating) === null || !/\d/.test(rating.text) || rating.words.length > 40) continue;
      const key = `${risk.kind} ${part} ${rating.words.toLowerCase()}`;
      const known = words.get(key);
      if (known) known.push({ risk, stage, part, rating });
      else words.set(key, [{ risk, stage, part, rating }]);
    }
  }
  const odd: (Worded & { readonly meant: number })[] = [];
  for (const worded of words.values()) {
    const counts = new Map<number, number>();
    for (const { rating } of worded) counts.set(rating.value!, (counts.get(rating.value!) ?? 0) + 1);
    const [common, most] = [...counts].sort((a, b) => b[1] - a[1])[0]!;
    const isSure = most >= SURE && (worded.length - most) * SURE <= most;
    const meant = isSure ? common : keyed(matrixFor(register, worded[0]!.risk), worded[0]!);
    if (meant === null || (worded.length - (counts.get(meant) ?? 0)) * 2 > Math.max(2, worded.length)) continue;
    for (const one of worded) if (one.rating.value !== meant) odd.push({ ...one, meant });
  }
  return odd;
});

/** The number a key of the workbook gives a rating's word; null where none does. */
const keyed = (matrix: Matrix, { part, rating }: Worded): number | null =>
  matrix.source === "default" ? null : (levelOf(matrix[part], rating.words!)?.number ?? null);

/** What stands beside the number and denies it; null where nothing does. */
function saidBeside(
  register: Register,
  risk: Risk,
  score: RatingCell,
  written: number,
): { readonly message: string; readonly number: number | null } | null {
  const matrix = matrixFor(register, risk);
  const spelled = SPELLED.exec(score.text);
  if (spelled) {
    const product = Number(spelled[1]) * Number(spelled[2]);
    return product === Number(spelled[3])
      ? null
      : { message: `${spelled[1]} x ${spelled[2]} is ${product}`, number: product };
  }
  if (score.parts && scoresProved(matrix)) {
    const given = scoreOf(matrix, score.parts.likelihood, score.parts.impact);
    if (given === null || sameScore(written, given)) return null;
    const { likelihood, impact } = score.parts;
    return {
      message: `${score.words?.trim() ?? ruleText(register, matrix, `${likelihood}`, `${impact}`, given).replace(/ gives .*$/, "")} gives ${given}`,
      number: given,
    };
  }
  if (score.words === null) return null;
  if (!bandsProved(matrix) || score.parts) return null;
  const named = bandNamed(matrix, score.words),
    own = bandOfScore(matrix, written);
  return named && own && named.id !== own.id
    ? { message: `a score of ${written} is ${quoted(own.label)}`, number: null }
    : null;
}

/** The cell with its last mention of the number replaced. */
function withNumber(workbook: WorkbookSnapshot, score: RatingCell, written: number, given: number): readonly Edit[] {
  if (formulaOf(workbook, score.cell) !== null) return [];
  const number = String(written);
  const at = SPELLED.test(score.text) ? score.text.lastIndexOf(number) : score.text.indexOf(number);
  return at < 0
    ? []
    : setCell(workbook, score.cell, `${score.text.slice(0, at)}${given}${score.text.slice(at + number.length)}`);
}
