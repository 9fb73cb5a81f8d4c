import { colourOnly } from "../../src/checks/rules/colour-only";
import { checkCases } from "../support/cases";

const FILLS = { D2: "#C00000", D3: "#FFC000", D4: "#00B050" };
const SCORES = "| Ref | Risk | Owner | Score |\n| 1 | A | X | 20 |\n| 2 | B | X | 10 |\n| 3 | C | X | 2 |";
checkCases(colourOnly, {
  accept: [
    { name: "no colours", sheet: SCORES },
    {
      name: "words in a band column",
      parts: { fills: FILLS },
      sheet:
        "| Ref | Risk | Owner | Score | Band |\n| 1 | A | X | 20 | Red |\n| 2 | B | X | 10 | Amber |\n| 3 | C | X | 2 | Green |",
    },
    { name: "words beside the score", parts: { fills: FILLS }, sheet: SCORES.replace("20", "20 (Major/Likely)") },
    {
      name: "colours that are no band's",
      parts: { fills: { D2: "#7030A0", D3: "#7030A0", D4: "#7030A0" } },
      sheet: SCORES,
    },
  ],
  reject: [
    {
      name: "coloured scores",
      parts: { fills: FILLS },
      sheet: SCORES,
      findings: [
        {
          cell: "D2",
          message: "Band is shown by colour alone in 3 cells; no word says it.",
          severity: "advice",
          related: ["D3", "D4"],
          fix: null,
        },
      ],
    },
    {
      name: "coloured cells without a word: the words are proposed",
      parts: { fills: FILLS },
      sheet: "| Ref | Risk | Score | Band |\n| 1 | A | 20 | |\n| 2 | B | 10 | |\n| 3 | C | 2 | |",
      findings: [{ cell: "D2", fix: "offer" }],
    },
  ],
});
