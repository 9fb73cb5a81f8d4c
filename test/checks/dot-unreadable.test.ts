import { dotUnreadable } from "../../src/checks/rules/dot-unreadable";
import { checkCases } from "../support/cases";

const HEAD = "| Ref | Risk | Previous score | Current score | DOT |\n| 1 | A | 8 | 12 | ▲ |\n| 2 | B | 8 | 8 | ▶ |\n";
checkCases(dotUnreadable, {
  accept: [
    {
      name: "arrows, words, blanks, dashes",
      sheet: `${HEAD}| 3 | C | 8 | 12 | Increased |\n| 4 | D | 8 | 8 | |\n| 5 | E | 8 | 8 | - |`,
    },
    { name: "a column of prose", sheet: "| Ref | Risk | DOT |\n| 1 | A | Stable, on budget |\n| 2 | B | No news |" },
  ],
  reject: [
    {
      name: "a sign no convention reads",
      sheet: `${HEAD}| 3 | C | 8 | 12 | ? |\n| 4 | D | 8 | 8 | zz |`.replace(
        "| 4 | D | 8 | 8 | zz |",
        "| 4 | D | 8 | 8 | ▶ |",
      ),
      findings: [
        {
          cell: "E4",
          message: 'Direction of travel reads "?", which is neither an arrow nor a word for a direction.',
          severity: "warning",
          actual: "?",
          fix: null,
        },
      ],
    },
  ],
});
