import { bandOfPair, readMatrices, type Matrix } from "../../src/matrix";
import { rowsSaid } from "../../src/matrix/key/sentences";
import { sheet, workbook } from "../support/sheet";

test.each([
  ["Likelihood down the side, impact along the top", "likelihood"],
  ["In each grid likelihood runs up the side and impact along the bottom.", "likelihood"],
  ["Impact is shown on the vertical axis and likelihood on the horizontal axis", "impact"],
  ["Rows are consequence; columns are probability", "impact"],
  ["Impact (down) by likelihood (across)", "impact"],
  ["Likelihood (across the bottom) and impact (up the left)", "impact"],
  ["The x-axis is likelihood, the y-axis is impact", "impact"],
  ["Likelihood and impact are multiplied", null],
  ["The likelihood has gone up and the impact is down", null],
  ["Impact across the council, likelihood unchanged", null],
  ["Likelihood down the side and impact down the side", null],
  ["Likelihood down the side, impact along the top; likelihood along the top for projects", null],
  ["The grid has five rows and five columns", null],
])("%s", (text, rows) => expect(rowsSaid(text)).toBe(rows));

/** A grid of colours with numbers alone along its sides: green along the bottom, and red up the left more than to the right. */
const FILLS = Object.fromEntries(
  ["aarr", "gaar", "ggaa", "gggg"].flatMap((row, r) =>
    [...row].map((c, i) => [`${"BCDE"[i]}${r + 2}`, { g: "#00B050", a: "#FFC000", r: "#FF0000" }[c]!]),
  ),
);
const keys = (...texts: readonly string[]): readonly Matrix[] =>
  readMatrices(
    workbook(
      sheet(
        "Risk guide",
        [
          "| |",
          ...[4, 3, 2, 1].map((n) => `| ${n} | | | | |`),
          "| | 1 | 2 | 3 | 4 |",
          ...Array<string>(12).fill("||"),
          ...texts.map((text) => `| ${text} |`),
        ].join("\n"),
        { fills: FILLS },
      ),
    ),
  ).map(({ matrix }) => matrix);

describe("a sentence on the sheet says which axis is which", () => {
  test.each([
    ["likelihood up", "Likelihood runs up the side and impact along the bottom.", "amber", "green"],
    ["impact up", "Impact runs up the side and likelihood along the bottom.", "green", "amber"],
  ])("%s", (_, text, likely, harmful) => {
    const [matrix] = keys(text);
    expect([bandOfPair(matrix!, 4, 1)?.id, bandOfPair(matrix!, 1, 4)?.id]).toEqual([likely, harmful]);
  });

  test.each([
    ["no sentence", []],
    [
      "two that contradict each other",
      ["Likelihood up the side, impact along the top.", "Impact up the side, likelihood along the top."],
    ],
    ["of one axis only", ["Likelihood runs up the side."]],
  ])("no key: %s", (_, texts) => expect(keys(...texts)).toEqual([]));
});
