import { dotMixedMeaning } from "../../src/checks/rules/dot-mixed-meaning";
import { checkCases } from "../support/cases";

const HEAD =
  "| Ref | Risk | Previous score | Current score | DOT |\n| 1 | A | 8 | 12 | ▲ |\n| 2 | B | 12 | 8 | ▼ |\n| 3 | C | 4 | 9 | ▲ |\n";
checkCases(dotMixedMeaning, {
  accept: [
    { name: "one meaning", sheet: HEAD },
    { name: "one odd row is dot-mismatch", sheet: `${HEAD}| 4 | D | 12 | 8 | ▲ |` },
    { name: "words", sheet: `${HEAD}| 4 | D | 12 | 8 | Improved |\n| 5 | E | 8 | 12 | Worse |` },
  ],
  reject: [
    {
      name: "at least two each way",
      sheet: `${HEAD}| 4 | D | 12 | 8 | ▲ |\n| 5 | E | 8 | 12 | ▼ |`,
      findings: [
        {
          cell: "E5",
          message: "An arrow up means worse beside the scores of 3 risks, but better in 2 others (rows 5 and 6).",
          severity: "error",
          related: ["E6", "E2", "E3", "E4"],
          fix: null,
        },
      ],
    },
  ],
});
