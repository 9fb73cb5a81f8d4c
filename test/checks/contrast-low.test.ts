import { contrastLow } from "../../src/checks/rules/contrast-low";
import { checkCases } from "../support/cases";

const SHEET = "| Ref | Risk | Score |\n| 1 | A | 20 |\n| 2 | B | 10 |";
checkCases(contrastLow, {
  accept: [
    {
      name: "black on amber, white on red, black on nothing",
      parts: { fills: { C2: "#C00000", C3: "#FFC000" }, fontColours: { C2: "#FFFFFF" } },
      sheet: SHEET,
    },
    { name: "no text, no matter", parts: { fills: { D2: "#FFC000" }, fontColours: { D2: "#FFFFFF" } }, sheet: SHEET },
    {
      name: "text in its fill's own colour is hidden on purpose",
      parts: { fills: { C2: "#C00000" }, fontColours: { C2: "#C00000" } },
      sheet: SHEET,
    },
  ],
  reject: [
    {
      name: "a heading too: how large its text is nobody knows",
      parts: { fills: { A1: "#767676" }, fontColours: { A1: "#D9D9D9" } },
      sheet: SHEET,
      findings: [{ cell: "A1", actual: 3.2 }],
    },
    {
      name: "white on amber, once for all alike",
      parts: { fills: { C2: "#FFC000", C3: "#FFC000" }, fontColours: { C2: "#FFFFFF", C3: "#FFFFFF" } },
      sheet: SHEET,
      findings: [
        {
          cell: "C2",
          message: "White text on amber has a contrast of 1.6 to 1, in 2 cells; at least 4.5 to 1 can be read by all.",
          severity: "advice",
          related: ["C3"],
          expected: "#000000",
          fix: "safe",
        },
      ],
    },
    {
      name: "by a conditional format: told, not written over",
      parts: {
        conditionalFormats: [
          {
            ranges: [{ top: 1, left: 2, bottom: 2, right: 2 }],
            kind: "cellValue",
            operator: "greaterThan",
            formulas: ["15"],
            fill: "#FFC000",
            fontColour: "#FFFFFF",
            priority: 1,
            stopIfTrue: false,
          },
        ],
      },
      sheet: SHEET,
      findings: [{ cell: "C2", fix: null }],
    },
    {
      name: "the letters' colour alone by a conditional format: a colour of the cell's own would not be seen",
      parts: {
        conditionalFormats: [
          {
            ranges: [{ top: 1, left: 2, bottom: 2, right: 2 }],
            kind: "cellValue",
            operator: "greaterThan",
            formulas: ["15"],
            fontColour: "#00B050",
            priority: 1,
            stopIfTrue: false,
          },
        ],
      },
      sheet: SHEET,
      findings: [{ cell: "C2", actual: 2.8, fix: null }],
    },
  ],
});
