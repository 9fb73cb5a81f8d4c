import { dotMissing } from "../../src/checks/rules/dot-missing";
import { checkCases } from "../support/cases";

const HEAD = "| Ref | Risk | Previous score | Current score | DOT |\n";
checkCases(dotMissing, {
  accept: [
    { name: "filled in", sheet: `${HEAD}| 1 | A | 8 | 12 | ▲ |` },
    { name: "no previous score, no present one", sheet: `${HEAD}| 1 | A | | 12 | |\n| 2 | B | 12 | | |` },
    { name: "no such column", sheet: "| Ref | Risk | Previous score | Current score |\n| 1 | A | 8 | 12 |" },
  ],
  reject: [
    {
      name: "an empty column: words, since no arrow's meaning is settled",
      sheet: `${HEAD}| 1 | A | 8 | 12 | |\n| 2 | B | 12 | 8 | |\n| 3 | C | 8 | 8 | |`,
      findings: [
        {
          cell: "E2",
          message: "Direction of travel is blank; the score went from 8 to 12, so the risk got worse.",
          severity: "warning",
          expected: "Worse",
          fix: "safe",
          fixed: "Worse",
        },
        { cell: "E3", fixed: "Better" },
        {
          cell: "E4",
          message: "Direction of travel is blank; the score stayed at 8, so the risk stayed the same.",
          fixed: "▶ Same",
        },
      ],
    },
    {
      name: "in the register's own arrows",
      profile: { arrowMeaning: "up-is-better" },
      sheet: `${HEAD}| 1 | A | 12 | 8 | ⇧ |\n| 2 | B | 8 | 12 | |\n| 3 | C | 8 | 8 | |\n| 4 | D | 12 | 8 | |`,
      findings: [
        { cell: "E3", fixed: "⇩" },
        { cell: "E4", fixed: "⇨" },
        { cell: "E5", fixed: "⇧" },
      ],
    },
    {
      name: "in the register's own words",
      sheet: `${HEAD}| 1 | A | 8 | 12 | Increased |\n| 2 | B | 8 | 12 | |\n| 3 | C | 9 | 9 | |`,
      findings: [
        { cell: "E3", fixed: "Increased" },
        { cell: "E4", fixed: "Same" },
      ],
    },
  ],
});
