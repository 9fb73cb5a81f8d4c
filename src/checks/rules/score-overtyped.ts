import type { Check } from "../check";
import { columnFormula, formulaFix, formulaHere, valueOfFormula } from "../own";
import { expectedScore, sameScore } from "../proof";
import { formulaOf, numberOf, scoreName, stagesShown } from "../walk";

export const scoreOvertyped = {
  id: "score-overtyped",
  severity: "warning",
  group: "Scores",
  title: "Score is typed over the column's formula",
  looksAt: "Typed scores in a column in which most of the other risks work the score out by one formula.",
  why: "A typed score stays as it is when the ratings change, and nobody sees that this one row no longer follows.",
  remedy: "Put the column's formula back. If the score was typed on purpose, say why in the register's notes.",
  fix: "safe",
  examples: { wrong: "G7 holds 12, where G6 holds =E6*F6", right: "G7 holds =E7*F7" },
  perRisk: true,
  *run(context) {
    const { register, workbook } = context;
    for (const stage of stagesShown(register)) {
      const own = columnFormula(context, stage, "score");
      if (!own) continue;
      for (const risk of register.risks) {
        const score = risk.stages[stage]?.score;
        const written = numberOf(score);
        if (!score || written === null || formulaOf(workbook, score.cell) !== null) continue;
        const formula = formulaHere(context, stage, "score", score.cell);
        if (formula === null) continue;
        const gives = valueOfFormula(context, score.cell, formula);
        const expected = expectedScore(register, risk, stage);
        // Where the formula would give a wrong score, or an error, it was typed over for a reason.
        if (
          typeof gives !== "symbol" &&
          (typeof gives !== "number" || (expected !== null && !sameScore(gives, expected)))
        )
          continue;
        yield {
          cell: score.cell,
          risk,
          message: `${scoreName(register, stage)} ${written} is typed; ${own.holders} of ${own.of} risks have the formula ${formula} here${typeof gives === "number" && !sameScore(gives, written) ? `, which gives ${gives}` : ""}.`,
          actual: written,
          expected: formula,
          fix: formulaFix(context, risk, stage, formula),
        };
      }
    }
  },
} satisfies Check;
