import { bandNamed, bandOfScore, reachableScores, type Band, type Level, type Matrix } from "../matrix";

/**
 * What makes a band, as data: shown once as an Excel formula and once worked out here, so that a cell
 * which the formula would get wrong is found before the formula is written.
 */

/** Scores from `min` to `max`, both included. */
export interface Interval {
  readonly min: number;
  readonly max: number;
}

/** Whether no score of the matrix wears two bands, so that a score alone tells its colour. */
function scoresDecide(matrix: Matrix): boolean {
  const bandBy = new Map<number, string | null>();
  for (const { score, band } of matrix.cells.flat()) {
    if (score === null) continue;
    if (bandBy.has(score) && bandBy.get(score) !== band) return false;
    bandBy.set(score, band);
  }
  return bandBy.size > 0 || matrix.bands.every(hasRange);
}

const hasRange = (band: Band): boolean => band.min !== null || band.max !== null;

/** The scores that wear a band: its stated range, else the runs of reachable scores whose cells wear it. */
function intervalsOf(matrix: Matrix, band: Band): readonly Interval[] {
  const scores = reachableScores(matrix);
  const least = scores[0] ?? 0;
  const stated = { min: band.min ?? least, max: band.max ?? Infinity };
  // A key's cells may wear other colours than its legend says; then the cells go.
  const agrees = (score: number): boolean =>
    (score >= stated.min && score <= stated.max) === (bandOfScore(matrix, score)?.id === band.id);
  if (hasRange(band) && scores.every(agrees)) return [stated];
  const runs: { min: number; max: number }[] = [];
  let open = false;
  for (const score of scores) {
    const wears = bandOfScore(matrix, score)?.id === band.id;
    if (wears && open) runs[runs.length - 1]!.max = score;
    else if (wears) runs.push({ min: score, max: score });
    open = wears;
  }
  return runs;
}

/** What a matrix says of its scores. */
export interface BandScores {
  /** Whether a score alone tells its band. */
  readonly decided: boolean;
  /** By band id. */
  readonly intervals: ReadonlyMap<string, readonly Interval[]>;
}

const worked = new WeakMap<Matrix, BandScores>();
/** Worked out once for each matrix: every cell asks. */
export function bandScores(matrix: Matrix): BandScores {
  let found = worked.get(matrix);
  if (!found) {
    found = {
      decided: scoresDecide(matrix),
      intervals: new Map(matrix.bands.map((band) => [band.id, intervalsOf(matrix, band)])),
    };
    worked.set(matrix, found);
  }
  return found;
}

/** The number a score cell begins with, as the formula below reads it: "16", " 16 ", "16 (Major/Likely)"; null for anything else. */
export function leadingNumber(value: unknown): number | null {
  if (typeof value === "number") return value;
  if (typeof value !== "string") return null;
  const first = value
    .replace(/[\u00a0(]/g, " ")
    .trim()
    .split(" ")[0]!;
  return /^\d{1,6}(\.\d{1,6})?$/.test(first) ? Number(first) : null;
}

/** The same in Excel. `plain` cells are all numbers or blank. */
const numberFormula = (ref: string, plain: boolean): string => {
  if (plain) return ref;
  const text = `TRIM(SUBSTITUTE(SUBSTITUTE(${ref},CHAR(160)," "),"("," "))`;
  return `VALUE(LEFT(${text},FIND(" ",${text}&" ")-1))`;
};

/** TRUE where the number lies in one of the intervals. A blank cell and a text are in none: only the comparison's own errors and ISNUMBER keep a blank from counting as 0. */
export function intervalFormula(ref: string, plain: boolean, intervals: readonly Interval[]): string {
  const number = numberFormula(ref, plain);
  const parts = intervals.map(({ min, max }) => {
    if (min === max) return `${number}=${min}`;
    return Number.isFinite(max) ? `AND(${number}>=${min},${number}<=${max})` : `${number}>=${min}`;
  });
  const any = parts.length === 1 ? parts[0]! : `OR(${parts.join(",")})`;
  return plain ? `AND(ISNUMBER(${ref}),${any})` : any;
}

/** Texts longer than this are no words of a scale, and Excel allows no longer ones in a formula. */
const LONGEST_WORD = 60;
const MOST_WORDS = 40;

/** Every way the column writes a band: its own words, and those of the column's texts that name it. */
export function wordsOf(matrix: Matrix, band: Band, seen: Iterable<string>): readonly string[] {
  const words = new Map<string, string>();
  for (const word of [band.label, band.id, ...band.words, ...seen]) {
    const text = plain(word);
    if (
      text !== "" &&
      text.length <= LONGEST_WORD &&
      words.size < MOST_WORDS &&
      bandNamed(matrix, text)?.id === band.id
    )
      words.set(text.toLowerCase(), text);
  }
  return [...words.values()];
}

const plain = (text: string): string =>
  text
    .replace(/\u00a0/g, " ")
    .replace(/ +/g, " ")
    .trim();

/** Whether a cell's text is one of the words, as the formula below compares them (without case). */
export const isWord = (words: readonly string[], text: string): boolean => {
  const own = plain(text).toLowerCase();
  return own !== "" && words.some((word) => word.toLowerCase() === own);
};

export function wordFormula(ref: string, words: readonly string[]): string {
  const text = `TRIM(SUBSTITUTE(${ref},CHAR(160)," "))`;
  return any(words.map((word) => `${text}="${word.replace(/"/g, '""')}"`));
}

/** TRUE where two rating cells name a pair of levels that wears the band. */
export function pairFormula(
  matrix: Matrix,
  band: Band,
  likelihood: string,
  impact: string,
  plainNumbers: boolean,
): string | null {
  const rows = matrix.likelihood.flatMap((level, i) => {
    const impacts = matrix.impact.filter((_, j) => matrix.cells[i]?.[j]?.band === band.id);
    return impacts.length === 0
      ? []
      : [
          `AND(${levelFormula(likelihood, level, plainNumbers)},${any(impacts.map((one) => levelFormula(impact, one, plainNumbers)))})`,
        ];
  });
  return rows.length === 0 ? null : any(rows);
}

function levelFormula(ref: string, level: Level, plainNumbers: boolean): string {
  if (plainNumbers) return level.number === 0 ? `AND(ISNUMBER(${ref}),${ref}=0)` : `${ref}=${level.number}`;
  const words = level.labels.map(plain).filter((label) => label !== "" && label.length <= LONGEST_WORD);
  const number = `IFERROR(${numberFormula(ref, false)},-1)=${level.number}`;
  return words.length === 0 ? number : `OR(${number},${wordFormula(ref, words)})`;
}

/** The level a rating cell names as `levelFormula` reads it. */
export function levelRead(axis: readonly Level[], value: unknown): Level | null {
  const number = leadingNumber(value);
  if (number !== null) return axis.find((level) => level.number === number) ?? null;
  return typeof value === "string" ? (axis.find((level) => isWord(level.labels, value)) ?? null) : null;
}

const any = (parts: readonly string[]): string => (parts.length === 1 ? parts[0]! : `OR(${parts.join(",")})`);
