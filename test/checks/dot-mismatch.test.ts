import { dotMismatch } from "../../src/checks/rules/dot-mismatch";
import { checkCases } from "../support/cases";
import { DEFAULT_MATRIX } from "../support/register";

const HEAD = "| Ref | Risk | Previous score | Current score | DOT |\n";
const AGREE = `${HEAD}| 1 | A | 8 | 12 | ▲ |\n| 2 | B | 12 | 8 | ▼ |\n| 3 | C | 4 | 9 | ▲ |\n| 4 | D | 9 | 9 | ▶ |`;
checkCases(dotMismatch, {
  accept: [
    {
      name: "one band before and after, other ratings: nobody can say",
      matrix: DEFAULT_MATRIX,
      sheet:
        "| Ref | Risk | Previous likelihood | Previous impact | Previous band | Current likelihood | Current impact | Current band | DOT |\n| 1 | A | 2 | 3 | Green | 2 | 2 | Green | Decreased |",
    },
    { name: "all agree", sheet: AGREE },
    {
      name: "up is better by the profile",
      profile: { arrowMeaning: "up-is-better" },
      sheet: `${HEAD}| 1 | A | 12 | 8 | ▲ |`,
    },
    { name: "an arrow whose meaning is not settled", sheet: `${HEAD}| 1 | A | 12 | 8 | ▲ |\n| 2 | B | 8 | 12 | ▲ |` },
    {
      name: "no previous score, prose, new, closed",
      sheet: `${HEAD}| 1 | A | | 8 | Worse |\n| 2 | B | 8 | 12 | See the note above |\n| 3 | C | 8 | 12 | New |\n| 4 | D | 8 | 12 | Closed |`,
    },
    { name: "an opportunity that grew is better", kind: "opportunity", sheet: `${HEAD}| 1 | A | 8 | 12 | Improved |` },
  ],
  reject: [
    {
      name: "a word against the scores",
      sheet: `${HEAD}| 1 | A | 8 | 12 | Improved |\n| 2 | B | 12 | 8 | Worse |`,
      findings: [
        {
          cell: "E2",
          message:
            'Direction of travel is "Improved" (got better); the score went from 8 to 12, so the risk got worse.',
          severity: "error",
          actual: "Improved",
          expected: "Worse",
          related: ["C2", "D2"],
          fix: "safe",
          fixed: "Worse",
        },
        { cell: "E3", fixed: "Improved" },
      ],
    },
    {
      name: "an arrow, by the profile's meaning of up",
      profile: { arrowMeaning: "up-is-worse" },
      sheet: `${HEAD}| 1 | A | 12 | 8 | ↑ |\n| 2 | B | 12 | 8 | ↓ |`,
      findings: [
        {
          cell: "E2",
          message: 'Direction of travel is "↑" (got worse); the score went from 12 to 8, so the risk got better.',
          fixed: "↓",
        },
      ],
    },
    {
      name: "sideways on a risk that moved, meaning or no meaning; without one no arrow is guessed",
      sheet: `${HEAD}| 1 | A | 12 | 8 | → |`,
      findings: [{ cell: "E2", expected: "got better", fix: null }],
    },
    {
      name: "one odd arrow among three that agree",
      sheet: `${AGREE}\n| 5 | E | 12 | 8 | ▲ |`,
      findings: [{ cell: "E6", expected: "▼", fixed: "▼" }],
    },
    {
      name: "an opportunity that shrank",
      kind: "opportunity",
      sheet: `${HEAD}| 1 | A | 12 | 8 | Improved |`,
      findings: [{ cell: "E2", fixed: "Worse" }],
    },
  ],
});
