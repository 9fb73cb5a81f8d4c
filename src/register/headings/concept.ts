import type { Role, StagePart } from "../model";

/**
 * What a heading may mean. Beside the roles and the parts of a rating there are headings whose meaning only
 * the cells below settle:
 * risk: "Risk" over texts is the title, over numbers a score, over words of a scale a band;
 * level: "Risk level", "Rating": a score over numbers, a band over words;
 * severity: an impact where no other column is one, else a level;
 * frequency: a likelihood beside an impact; else how often a control runs, or a review;
 * evaluation: a score over numbers, a consequence over prose;
 * exposure: a score in money or days, where no other column is the score;
 * tolerance: a band over words, a target over numbers; date, review: settled by what stands around them;
 * none: a column we know and have no role for.
 */
export type Concept =
  | Role
  | StagePart
  | "risk"
  | "level"
  | "severity"
  | "frequency"
  | "evaluation"
  | "exposure"
  | "tolerance"
  | "date"
  | "review"
  | "none";

/** The heading words of one language; each entry a list with commas between. */
export interface HeadingWords {
  /** Whole headings, as councils write them: compared without case, accents, marks and what stands in brackets. */
  readonly whole: Readonly<Partial<Record<Concept, string>>>;
  /** Words and phrases that decide wherever they stand in a heading; the longest found wins. */
  readonly within: Readonly<Partial<Record<Concept, string>>>;
}
