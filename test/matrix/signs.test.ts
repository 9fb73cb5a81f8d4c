import {
  bandNamed,
  colourOfSign,
  inferMatrix,
  ragBands,
  productMatrix,
  readMatrices,
  type Matrix,
} from "../../src/matrix";
import { sheet, workbook, type SheetParts } from "../support/sheet";

const read = (lines: readonly string[], parts: SheetParts = {}): readonly Matrix[] =>
  readMatrices(workbook(sheet("Risk key", lines.map((line) => `| ${line} |`).join("\n"), parts))).map(
    ({ matrix }) => matrix,
  );
const ranges = (matrix: Matrix | undefined): string =>
  (matrix?.bands ?? []).map(({ label, min, max }) => `${label} ${min}-${max}`).join(", ");

test.each([
  ["🔴", null, "Red"],
  [" 🟠 ", null, "Amber"],
  ["🟩", null, "Green"],
  ["⚫\uFE0F", null, "Black"],
  ["●", "#FF0000", "Red"],
  ["■", "#00B050", "Green"],
  ["●", null, null],
  ["●", "#000080", "Blue"],
  ["●", "#808080", null],
  ["🔴🟢", null, null],
  ["🔴 High", null, null],
  ["🚀", null, null],
  ["x", "#FF0000", null],
])("%s in %s says %s", (text, ink, colour) => expect(colourOfSign(text, ink)).toBe(colour));

test("a cell's sign names the band of its colour: amber for orange, yellow where the key has it, else amber", () => {
  const three = productMatrix(5, ragBands([1, 6], [8, 12], [15, 25]));
  const named = (text: string): string | undefined => bandNamed(three, text)?.label;
  expect(["🔴", "🟠", "🟡", "🟢", "🔴 16", "🔴 High", "🔵", "🔴/🟢"].map(named)).toEqual([
    "Red",
    "Amber",
    "Amber",
    "Green",
    "Red",
    undefined,
    undefined,
    undefined,
  ]);
});

describe("keys in signs", () => {
  test.each([
    ["before their ranges", ["🔴 15 to 25", "🟠 8 to 14", "🟢 7 or less"]],
    ["beside their ranges", ["🔴 | 15-25", "🟠 | 8-14", "🟢 | 1-7"]],
    ["with lower limits", ["🔴 15+", "🟠 8+", "🟢 1+"]],
  ])("a legend: %s", (_, lines) => {
    const [matrix] = read(["Risk scores", ...lines]);
    expect(matrix!.bands.map(({ label }) => label)).toEqual(["Green", "Amber", "Red"]);
    expect(ranges(matrix)).toMatch(/Amber 8-14, Red 15-/);
  });

  test("words beside the signs are the names", () =>
    expect(ranges(read(["Risk scores", "🔴 High: 15 to 25", "🟠 Medium: 8 to 14", "🟢 Low: 1 to 7"])[0])).toBe(
      "Low 1-7, Medium 8-14, High 15-25",
    ));

  test("yellow between green and red is amber too", () => {
    const [matrix] = read(["Risk scores", "🔴 | 15-25", "🟡 | 8-14", "🟢 | 1-7"]);
    expect([bandNamed(matrix!, "Amber"), bandNamed(matrix!, "🟡")].map((band) => band?.label)).toEqual([
      "Yellow",
      "Yellow",
    ]);
  });

  const GRID = (of: (score: number) => string): string[] => [
    ...[4, 3, 2, 1].map(
      (l) => `${l === 4 ? "Likelihood" : ""} | ${l} | ${[1, 2, 3, 4].map((i) => of(l * i)).join(" | ")}`,
    ),
    " | | 1 | 2 | 3 | 4",
    " | | Impact",
  ];

  test("a grid", () => {
    const [matrix] = read(GRID((score) => (score >= 9 ? "🔴" : score >= 4 ? "🟡" : "🟢")));
    expect(matrix!.cells.map((row) => row.map(({ band }) => band![0]).join(""))).toEqual([
      "gggy",
      "gyyy",
      "gyrr",
      "yyrr",
    ]);
  });

  test("a grid of discs in coloured ink, and one in black", () => {
    const ink = (score: number): string => (score >= 9 ? "#FF0000" : score >= 4 ? "#FFC000" : "#00B050");
    const fontColours = Object.fromEntries(
      [4, 3, 2, 1].flatMap((l, n) => [1, 2, 3, 4].map((i) => [`${"CDEF"[i - 1]}${n + 1}`, ink(l * i)])),
    );
    const [matrix] = read(
      GRID(() => "●"),
      { fontColours },
    );
    expect(matrix!.cells.map((row) => row.map(({ band }) => band![0]).join(""))).toEqual([
      "ggga",
      "gaaa",
      "garr",
      "aarr",
    ]);
    expect(read(GRID(() => "●"))).toEqual([]);
  });

  test.each([
    ["progress of actions", ["🔴 overdue by 15 to 25 days", "🟠 8 to 14 days", "🟢 1 to 7 days"]],
    ["the same sign twice", ["🔴 15 to 25", "🔴 8 to 14", "🟢 1 to 7"]],
    ["signs without a colour", ["⬆ 15 to 25", "➡ 8 to 14", "⬇ 1 to 7"]],
  ])("no legend: %s", (_, lines) => expect(read(["Risk scores", ...lines])).toEqual([]));
});

test("rows show the limits of bands that signs stand for", () => {
  const scores = [25, 20, 16, 15, 12, 10, 9, 6, 4, 2];
  const pairs = scores.map((score) => ({
    likelihood: 1,
    impact: score,
    score,
    band: score >= 15 ? "🔴" : score >= 8 ? "🟠" : "🟢",
  }));
  expect(ranges(inferMatrix(pairs) ?? undefined)).toBe("Green 2-6, Amber 9-12, Red 15-25");
});
