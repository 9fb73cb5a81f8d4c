import { controlsWithoutEffect } from "../../src/checks/rules/controls-without-effect";
import { checkCases } from "../support/cases";

const HEAD = "| Ref | Risk | Inherent score | Controls | Residual score |\n";
checkCases(controlsWithoutEffect, {
  accept: [
    { name: "lower", sheet: `${HEAD}| 1 | A | 20 | Flood wall | 12 |` },
    { name: "no control", sheet: `${HEAD}| 1 | A | 20 | | 20 |\n| 2 | B | 20 | None | 20 |` },
  ],
  reject: [
    {
      name: "the same",
      sheet: `${HEAD}| 1 | A | 20 | Flood wall | 20 |\n| | | | Pumps | |`,
      findings: [
        {
          cell: "E2",
          message: "Residual score is 20, the same as the inherent score, although 2 controls are listed.",
          severity: "advice",
          related: ["C2", "D2"],
          fix: null,
        },
      ],
    },
  ],
});
