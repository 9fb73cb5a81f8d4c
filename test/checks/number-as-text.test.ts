import { numberAsText } from "../../src/checks/rules/number-as-text";
import { checkCases } from "../support/cases";

checkCases(numberAsText, {
  accept: [
    { name: "numbers", sheet: "| Ref | Risk | Likelihood | Impact | Score |\n| 1 | Flood | 4 | 5 | 20 |" },
    {
      name: "a column that holds text throughout",
      sheet: '| Ref | Risk | Likelihood | Impact |\n| 1 | A | "4" | 5 |\n| 2 | B | "3" | 5 |',
    },
    {
      name: "words beside the number",
      sheet:
        "| Ref | Risk | Likelihood | Impact | Score |\n| 1 | A | 4 | 4 | 16 (Major/Likely) |\n| 2 | B | 4 | 4 | 16 |\n| 3 | C | 4 | 4 | 16 |",
    },
    {
      name: "a formula's text",
      parts: { formulas: { E2: '=C2*D2&""' } },
      sheet:
        '| Ref | Risk | Likelihood | Impact | Score |\n| 1 | A | 4 | 4 | "16" |\n| 2 | B | 4 | 4 | 16 |\n| 3 | C | 4 | 4 | 16 |',
    },
    { name: "references are no ratings", sheet: '| Ref | Risk | Score |\n| "1" | A | 4 |\n| 2 | B | 4 |' },
  ],
  reject: [
    {
      name: "in quotes, with spaces, in wide digits",
      sheet:
        '| Ref | Risk | Likelihood | Impact | Score |\n| 1 | A | "4" | 5 | 20 |\n| 2 | B | 3 | " 5 " | 15 |\n| 3 | C | 4 | 4 | "１６" |\n| 4 | D | 1 | 2 | 2 |',
      findings: [
        {
          cell: "C2",
          message: 'Likelihood "4" is held as text, while the column\'s other cells hold numbers.',
          severity: "warning",
          actual: "4",
          expected: 4,
          fix: "safe",
          fixed: 4,
        },
        { cell: "D3", fixed: 5 },
        { cell: "E4", fixed: 16 },
      ],
    },
    {
      name: "a cell formatted as text is given another format first",
      parts: { numberFormats: { C2: "@" } },
      sheet: '| Ref | Risk | Likelihood | Impact |\n| 1 | A | "4" | 5 |\n| 2 | B | 3 | 5 |\n| 3 | C | 3 | 5 |',
      findings: [{ cell: "C2", fixed: 4 }],
    },
  ],
});
