import { MONTHS } from "../workbook";
import type { Matrix, ScoreRule } from "../matrix";
import type { Register } from "../register";
import { count, listed } from "./plain";

/** How a register, its period and its matrix are told in words. */

export const RULE_WORDS: Readonly<Record<ScoreRule, string>> = {
  product: "likelihood × impact",
  sum: "likelihood + impact",
  "product-plus-impact": "(likelihood × impact) + impact",
  lookup: "looked up in the matrix",
  words: "words instead of numbers",
};

const PERIOD_QUARTER = /^(\d{4})-Q([1-4])$/;
const PERIOD_MONTH = /^(\d{4})-(\d{2})$/;

/** "2018-Q3" -> "Quarter 3, 2018/19"; "2014-08" -> "August 2014". */
export function periodWords(period: string): string {
  const quarter = PERIOD_QUARTER.exec(period);
  if (quarter) return `Quarter ${quarter[2]}, ${quarter[1]}/${String((Number(quarter[1]) + 1) % 100).padStart(2, "0")}`;
  const month = PERIOD_MONTH.exec(period);
  return month ? `${MONTHS[Number(month[2]) - 1] ?? ""} ${month[1]}`.trim() : period;
}

/** "16 risks", "13 risks", "3 opportunities", "12 risks and 2 opportunities". */
export function risksWords(register: Pick<Register, "risks">): string {
  const opportunities = register.risks.filter((risk) => risk.kind === "opportunity").length;
  const threats = register.risks.length - opportunities;
  const parts = [
    ...(threats > 0 || opportunities === 0 ? [count(threats, "risk")] : []),
    ...(opportunities > 0 ? [count(opportunities, "opportunity", "opportunities")] : []),
  ];
  return listed(parts);
}

export const LAYOUT_WORDS: Readonly<Record<Register["layout"], string>> = {
  table: "table",
  cards: "one card for each risk",
  pages: "one page for each risk",
};

/** "rows 5 to 21", "row 5"; the rows are 0-based. */
export const rowSpan = (top: number, bottom: number): string =>
  top === bottom ? `row ${top + 1}` : `rows ${top + 1} to ${bottom + 1}`;

/** How sure we are, in words. */
export const sureWords = (confidence: number): string =>
  confidence >= 0.9 ? "Sure" : confidence >= 0.7 ? "Fairly sure" : confidence >= 0.5 ? "Not quite sure" : "Unsure";

/** Where the matrix comes from, as one sentence. */
export function matrixSourceWords(matrix: Matrix): string {
  switch (matrix.source) {
    case "workbook":
      return `Read from this workbook: sheet ${matrix.where.replace("!", ", cells ").replace(/'/g, "")}.`;
    case "chosen":
      return `Chosen by you: ${matrix.where}.`;
    case "inferred":
      return `Worked out from the scores themselves: ${matrix.where}.`;
    case "default":
      return "This workbook has no key to its scores. The usual 5 × 5 matrix is shown; no score or colour is judged by it.";
  }
}
