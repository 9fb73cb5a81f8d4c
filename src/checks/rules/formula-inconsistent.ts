import { a1 } from "../../workbook";
import { type Register, type Risk, type Stage } from "../../register";
import type { Check, CheckContext, Fault } from "../check";
import { shapeOf } from "../../formulas";
import { columnFormula, formulaFix, formulaHere, isRiskRow, valueOfFormula } from "../own";
import { expectedScore, sameScore } from "../proof";
import { formulaOf, listed, numberOf, oncePer, scoreName, stagesShown } from "../walk";

/** Columns that hold a rating of any stage. */
const ratingColumns = oncePer((register: Register): ReadonlySet<number> => {
  const columns = new Set<number>();
  for (const risk of register.risks) {
    for (const stage of stagesShown(register))
      for (const rating of [risk.stages[stage]?.likelihood, risk.stages[stage]?.impact])
        if (rating) columns.add(rating.cell.column);
  }
  return columns;
});

export const formulaInconsistent = {
  id: "formula-inconsistent",
  severity: "error",
  group: "Scores",
  title: "Formula refers to another row or column",
  looksAt:
    "Each score's formula, against the one most of its column holds: whether it refers to another row, or to another stage's ratings.",
  why: "The score is another risk's, or another stage's, and changes when that one does. It is right, if at all, by chance.",
  remedy: "Put in the column's own formula for this row.",
  fix: "safe",
  examples: { wrong: "G7 holds =E6*F6", right: "G7 holds =E7*F7, as the column does" },
  perRisk: true,
  *run(context) {
    const { register } = context;
    for (const stage of stagesShown(register)) {
      if (!columnFormula(context, stage, "score")) continue;
      for (const risk of register.risks) {
        const fault = inconsistent(context, risk, stage);
        if (fault) yield fault;
      }
    }
  },
} satisfies Check;

function inconsistent(context: CheckContext, risk: Risk, stage: Stage): Fault | null {
  const { register, workbook } = context;
  const score = risk.stages[stage]?.score;
  const formula = score ? formulaOf(workbook, score.cell) : null;
  const own = columnFormula(context, stage, "score")!;
  if (!score || formula === null) return null;
  const here = shapeOf(formula, score.cell.row, (row) => isRiskRow(register, row));
  if (!here || here.shape === own.shape) return null;
  const strays = [...here.refs]
    .filter((ref) => !own.refs.has(ref))
    .map((ref) => ref.split(",").map(Number) as [number, number])
    .filter(
      ([offset, column]) =>
        (isRiskRow(register, score.cell.row + offset) && !isOwnRow(risk, score.cell.row + offset)) ||
        ratingColumns(register).has(column),
    );
  // A rating column of its own row that the column's formula reads from the same row is no stray.
  if (strays.length === 0) return null;
  const right = formulaHere(context, stage, "score", score.cell);
  if (right === null) return null;
  const written = numberOf(score);
  const expected = expectedScore(register, risk, stage) ?? numberFrom(valueOfFormula(context, score.cell, right));
  const agrees = written !== null && expected !== null && sameScore(written, expected);
  return {
    cell: score.cell,
    related: strays.map(([offset, column]) => ({ sheet: score.cell.sheet, row: score.cell.row + offset, column })),
    risk,
    severity: agrees ? "warning" : "error",
    message: `${scoreName(register, stage)} is worked out by ${formula}, from ${listed(strays.map(([offset, column]) => a1(score.cell.row + offset, column)))}; the column's own formula here would be ${right}.`,
    actual: formula,
    expected: right,
    fix: formulaFix(context, risk, stage, right),
  };
}

const isOwnRow = (risk: Risk, row: number): boolean => row >= risk.rows[0] && row <= risk.rows[1];
const numberFrom = (value: unknown): number | null => (typeof value === "number" ? value : null);
