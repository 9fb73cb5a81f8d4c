import { bandFillMismatch } from "../../src/checks/rules/band-fill-mismatch";
import { checkCases } from "../support/cases";
import { DEFAULT_MATRIX, FIVE } from "../support/register";
import type { ConditionalFormat } from "../../src/workbook";

const HEAD = "| Ref | Risk | Likelihood | Impact | Score |\n";
const THREE = `${HEAD}| 1 | A | 4 | 5 | 20 |\n| 2 | B | 2 | 5 | 10 |\n| 3 | C | 1 | 2 | 2 |`;
const [RED, AMBER, GREEN] = ["#C00000", "#FFC000", "#00B050"];
const over = (threshold: number, fill: string, priority = 1): ConditionalFormat => ({
  ranges: [{ top: 1, left: 4, bottom: 20, right: 4 }],
  kind: "cellValue",
  operator: "greaterThanOrEqual",
  formulas: [String(threshold)],
  fill,
  priority,
  stopIfTrue: false,
});

/** The worst band black: beyond tolerance. */
const BLACK = { ...FIVE, bands: FIVE.bands.map((band) => (band.id === "red" ? { ...band, fill: "#000000" } : band)) };

checkCases(bandFillMismatch, {
  accept: [
    { name: "black is no colour where no band is black", sheet: THREE, parts: { fills: { E3: "#000000" } } },
    { name: "black worn by a black band", matrix: BLACK, sheet: THREE, parts: { fills: { E2: "#0D0D0D", E3: AMBER } } },
    {
      name: "each in its own colour, or near it",
      sheet: THREE,
      parts: { fills: { E2: "#D01010", E3: AMBER, E4: "#00A550" } },
    },
    { name: "white, grey and no fill", sheet: THREE, parts: { fills: { E2: "#FFFFFF", E3: "#D9D9D9" } } },
    { name: "a colour that is no band's", sheet: THREE, parts: { fills: { E2: "#7030A0" } } },
    { name: "the row is coloured, not the score", sheet: THREE, parts: { fills: { "A2:E2": GREEN } } },
    { name: "the whole column is coloured", sheet: THREE, parts: { fills: { "E2:E4": GREEN } } },
    {
      name: "a default matrix accuses nobody",
      matrix: DEFAULT_MATRIX,
      sheet: THREE,
      parts: { fills: { E2: GREEN, E3: RED } },
    },
    {
      name: "a conditional format gives the right colour",
      sheet: THREE,
      parts: { fills: { E2: GREEN }, conditionalFormats: [over(16, RED)] },
    },
    {
      name: "a format we cannot evaluate stands before",
      sheet: THREE,
      parts: { fills: { E2: GREEN }, conditionalFormats: [{ ...over(1, RED), kind: "other", formulas: [] }] },
    },
    {
      name: "conditional formats could not be read",
      sheet: THREE,
      parts: { fills: { E2: GREEN }, conditionalFormats: null },
    },
    {
      name: "score and ratings disagree: which colour is right is not known",
      sheet: `${HEAD}| 1 | A | 4 | 5 | 2 |`,
      parts: { fills: { E2: GREEN } },
    },
  ],
  reject: [
    {
      name: "black where another band is, and another band's colour where black is",
      matrix: BLACK,
      sheet: THREE,
      parts: { fills: { E2: GREEN, E3: "#000000" } },
      findings: [
        { cell: "E2" },
        { cell: "E3", message: 'Score 10 has the colour of "Red"; it belongs to the band "Amber".' },
      ],
    },
    {
      name: "a red score on green",
      sheet: THREE,
      parts: { fills: { E2: GREEN, E3: AMBER, E4: GREEN } },
      findings: [
        {
          cell: "E2",
          message: 'Score 20 has the colour of "Green"; it belongs to the band "Red".',
          severity: "error",
          actual: GREEN,
          expected: RED,
          fix: "safe",
          fixed: 20,
        },
      ],
    },
    {
      name: "by a conditional format with wrong limits: a fill of the cell's own would not show",
      sheet: THREE,
      parts: { conditionalFormats: [over(10, RED)] },
      findings: [{ cell: "E3", actual: RED, expected: AMBER, fix: null }],
    },
    {
      name: "by a formula",
      sheet: THREE,
      parts: { conditionalFormats: [{ ...over(0, GREEN), kind: "formula", formulas: ['AND(E2>=8,E2<=15,$D2<>"")'] }] },
      findings: [{ cell: "E3", message: 'Score 10 has the colour of "Green"; it belongs to the band "Amber".' }],
    },
    {
      name: "in the band column",
      sheet: "| Ref | Risk | Score | Band |\n| 1 | A | 20 | Red |\n| 2 | B | 10 | Amber |",
      parts: { fills: { D2: AMBER, D3: AMBER } },
      findings: [
        { cell: "D2", message: 'Band "Red" has the colour of "Amber"; it belongs to the band "Red".', fixed: "Red" },
      ],
    },
  ],
});
