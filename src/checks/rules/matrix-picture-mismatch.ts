import type { Check } from "../check";
import { findPictures } from "../pictures";
import { count, lower, stageName } from "../walk";

export const matrixPictureMismatch = {
  id: "matrix-picture-mismatch",
  severity: "error",
  group: "The matrix itself",
  title: "The heat map counts other risks than the rows do",
  looksAt:
    "Heat maps in the workbook: a grid of the matrix's own size, with its levels along two sides, that counts risks. Each cell's count against the risks the register has there.",
  why: "Members look at the heat map. Where it was drawn by hand or not brought up to date, it shows last quarter's risks.",
  remedy: "Count again, or let Export draw the heat map from the register.",
  fix: null,
  examples: { wrong: "The heat map shows 2 risks at likelihood 4, impact 5; the register has 3", right: "Both show 3" },
  *run(context) {
    for (const { cell, stage, likelihood, impact, shown, stands } of findPictures(context)) {
      yield {
        cell,
        message: `The heat map shows ${count(shown, "risk")} at likelihood ${likelihood}, impact ${impact}; by the register's ${lower(stageName(context.register, stage))} ratings there ${stands === 1 ? "is" : "are"} ${stands}.`,
        actual: shown,
        expected: stands,
      };
    }
  },
} satisfies Check;
