import type { Check } from "../check";
import { findPictures } from "../pictures";
import { count, lower, stageName } from "../walk";

export const matrixPictureMismatch = {
  id: "matrix-picture-mismatch",
  severity: "error",
  group: "The matrix itself",
  title: "The heat map counts other risks than the rows do",
  looksAt:
    "Heat maps in the workbook: a grid of the matrix's own size, with its levels along two sides, that counts risks or lists their references. Each cell against the risks the register has there.",
  why: "Members look at the heat map. Where it was drawn by hand or not brought up to date, it shows last quarter's risks.",
  remedy: "Count again, or let Export draw the heat map from the register.",
  fix: null,
  examples: { wrong: "The heat map shows 2 risks at likelihood 4, impact 5; the register has 3", right: "Both show 3" },
  *run(context) {
    for (const { cell, stage, likelihood, impact, wrong } of findPictures(context)) {
      const by = `by the register's ${lower(stageName(context.register, stage))} ratings`;
      const here = `likelihood ${likelihood}, impact ${impact}`;
      if ("shown" in wrong)
        yield {
          cell,
          message: `The heat map shows ${count(wrong.shown, "risk")} at ${here}; ${by} there ${wrong.stands === 1 ? "is" : "are"} ${wrong.stands}.`,
          actual: wrong.shown,
          expected: wrong.stands,
        };
      else if ("missing" in wrong)
        yield { cell, message: `The heat map does not show ${wrong.missing}; ${by} it stands at ${here}.` };
      else
        yield {
          cell,
          message: `The heat map shows ${wrong.misplaced} at ${here}; ${by} it stands at likelihood ${wrong.at.likelihood}, impact ${wrong.at.impact}.`,
          actual: wrong.misplaced,
        };
    }
  },
} satisfies Check;
