import type { CellValue } from "../../src/workbook";
import type { CouncilMatrix } from "./matrices";

/** How a council writes a likelihood or an impact. */
export type RatingForm =
  | "number"
  | "text"
  | "nbsp"
  | "full-width"
  | "words"
  | "number-word"
  | "word-number"
  | "roman"
  | "prefixed"
  | "out-of"
  | "decimal"
  | "initial"
  | "lettered"
  | "ticks";

/** How a council writes a score. The last four show the two ratings in its place. */
export type ScoreForm =
  | "number"
  | "formula"
  | "nbsp"
  | "full-width"
  | "words-beside"
  | "spelled-out"
  | "bracketed"
  | "band-beside"
  | "band-before"
  | "times"
  | "comma"
  | "slash"
  | "word-pair"
  | "letter-pair";

/** Score forms that stand for both ratings: a stage has no other column then. */
export const PAIRS: ReadonlySet<ScoreForm> = new Set(["times", "comma", "slash", "word-pair", "letter-pair"]);

/** Which axis is lettered, and whether A is its worst end. */
export interface Letters {
  readonly axis: "likelihood" | "impact";
  readonly worstFirst: boolean;
}

export interface Forms {
  readonly rating: RatingForm;
  readonly score: ScoreForm;
  readonly matrix: CouncilMatrix;
  readonly likelihoodWords: readonly string[];
  readonly impactWords: readonly string[];
  readonly bandWords: readonly string[];
  readonly letters: Letters | null;
  readonly impactFirst: boolean;
}

const ROMAN = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"];
const fullWidth = (n: number): string =>
  String(n).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

/** The letter of a level, A for the best or the worst one. */
export function letterOf({ letters, matrix }: Forms, level: number): string {
  const many = letters?.axis === "impact" ? matrix.impacts : matrix.likelihoods;
  return String.fromCharCode(64 + (letters?.worstFirst ? many + 1 - level : level));
}

/** The level's word; "" where the council has none. */
export const levelWord = (forms: Forms, axis: "likelihood" | "impact", level: number): string =>
  (axis === "likelihood" ? forms.likelihoodWords : forms.impactWords)[level - 1] ?? "";

/** A likelihood or impact as the council writes it. */
export function ratingCell(forms: Forms, axis: "likelihood" | "impact", level: number): CellValue {
  const word = levelWord(forms, axis, level);
  const many = axis === "likelihood" ? forms.matrix.likelihoods : forms.matrix.impacts;
  switch (forms.rating) {
    case "number":
    case "decimal":
    case "ticks":
      return level;
    case "text":
      return String(level);
    case "nbsp":
      return `\u00a0${level}\u00a0`;
    case "full-width":
      return fullWidth(level);
    case "words":
      return word;
    case "number-word":
      return `${level} - ${word}`;
    case "word-number":
      return `${word} (${level})`;
    case "roman":
      return ROMAN[level]!;
    case "prefixed":
      return `${axis === "likelihood" ? "L" : "I"}${level}`;
    case "out-of":
      return `${level}/${many}`;
    case "initial":
      return word.slice(0, 1).toUpperCase();
    case "lettered":
      return forms.letters?.axis === axis ? letterOf(forms, level) : level;
  }
}

/** A score as it is shown: two decimals at most. */
export const scoreShown = (matrix: CouncilMatrix, likelihood: number, impact: number): number =>
  Math.round(matrix.score(likelihood, impact) * 100) / 100;

/** A score as the council writes it. */
export function scoreCell(forms: Forms, likelihood: number, impact: number): CellValue {
  const score = scoreShown(forms.matrix, likelihood, impact);
  const [one, two] = forms.impactFirst ? [impact, likelihood] : [likelihood, impact];
  const [likelihoodWord, impactWord] = [levelWord(forms, "likelihood", likelihood), levelWord(forms, "impact", impact)];
  const band = forms.bandWords[forms.matrix.band(likelihood, impact)] ?? "";
  switch (forms.score) {
    case "number":
    case "formula":
      return score;
    case "nbsp":
      return ` ${score}\u00a0`;
    case "full-width":
      return fullWidth(score);
    case "words-beside":
      return `${score} (${impactWord}/${likelihoodWord})`;
    case "spelled-out":
      return `${one}x${two}=${score}`;
    case "bracketed":
      return `${score} (${one}x${two})`;
    case "band-beside":
      return `${score} ${band}`;
    case "band-before":
      return `${band} (${score})`;
    case "times":
      return `${one} x ${two}`;
    case "comma":
      return `${one},${two}`;
    case "slash":
      return `${one}/${two}`;
    case "word-pair":
      return `${impactWord}/${likelihoodWord}`;
    case "letter-pair":
      return forms.letters!.axis === "likelihood"
        ? `${letterOf(forms, likelihood)}${impact}`
        : `${letterOf(forms, impact)}${likelihood}`;
  }
}
