import { sameNumber } from "../../matrix";
import type { Check } from "../check";
import { matchPeriods, onOneScale, present } from "../periods";
import { formulaOf, lower, numberOf, scoreName, setCell } from "../walk";

export const previousMismatch = {
  id: "previous-mismatch",
  severity: "error",
  group: "Direction of travel",
  title: "Previous score is not last period's score",
  looksAt: "Each previous score, against the score the same risk had in the register of the period before.",
  why: "The direction of travel is worked out from it. A wrong previous score makes a risk look better or worse than it is.",
  remedy: "Put in the score of the period before.",
  fix: "safe",
  examples: { wrong: "Previous score 12, while last quarter's register says 16", right: "Previous score 16" },
  *run({ register, previous, workbook }) {
    if (!previous) return;
    for (const [risk, then] of matchPeriods(register, previous).before) {
      const score = risk.stages.previous?.score;
      const written = numberOf(score);
      const was = present(previous, then);
      if (!score || written === null || !was?.written || sameNumber(written, was.value)) continue;
      if (!onOneScale(register, risk, previous, then)) continue;
      yield {
        cell: score.cell,
        risk,
        message: `${scoreName(register, "previous")} is ${written}; the register of the period before says ${was.value} (${lower(scoreName(previous, then.stages.current ? "current" : "residual"))}).`,
        actual: written,
        expected: was.value,
        fix: formulaOf(workbook, score.cell) === null ? setCell(workbook, score.cell, was.value) : [],
      };
    }
  },
} satisfies Check;
