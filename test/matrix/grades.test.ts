import { bandNamed, bandOfPair, readMatrices, type Matrix } from "../../src/matrix";
import { sheet, workbook, type SheetParts } from "../support/sheet";

const read = (lines: readonly string[], parts: SheetParts = {}, name = "Risk key"): readonly Matrix[] =>
  readMatrices(workbook(sheet(name, lines.map((line) => `| ${line} |`).join("\n"), parts))).map(({ matrix }) => matrix);
const ranges = (matrix: Matrix | undefined): string =>
  (matrix?.bands ?? []).map(({ label, min, max }) => `${label} ${min}-${max}`).join(", ");

/** A grid of 5 by 5 from A1 on, likelihood 5 on top; what each cell holds by its score. */
const grid = (
  of: (score: number, likelihood: number, impact: number) => string,
  levels: readonly (number | string)[] = [1, 2, 3, 4, 5],
): string[] => [
  ...[5, 4, 3, 2, 1].map(
    (l, n) =>
      `${n === 0 ? "Likelihood" : ""} | ${levels[l - 1]} | ${[1, 2, 3, 4, 5].map((i) => of(l * i, l, i)).join(" | ")}`,
  ),
  ` | | ${levels.join(" | ")}`,
  " | | Impact",
];

describe("bands that are counted: legends", () => {
  test.each([
    [
      "beside their ranges",
      ["Priority 1 | 15-25", "Priority 2 | 8-12", "Priority 3 | 1-6"],
      "Priority 3 1-6, Priority 2 8-12, Priority 1 15-25",
    ],
    ["short", ["P1 | 15+", "P2 | 8-12", "P3 | 1-6"], "P3 1-6, P2 8-12, P1 15-25"],
    [
      "the highest the worst",
      ["Level 1 | 1-6", "Level 2 | 8-12", "Level 3 | 15-25"],
      "Level 1 1-6, Level 2 8-12, Level 3 15-25",
    ],
    [
      "in one cell",
      ["Priority 1 - 15 to 25", "Priority 2 - 8 to 12", "Priority 3 - 1 to 6"],
      "Priority 3 1-6, Priority 2 8-12, Priority 1 15-25",
    ],
    [
      "behind their ranges",
      ["15-25 (Tier 1)", "8-12 (Tier 2)", "1-6 (Tier 3)"],
      "Tier 3 1-6, Tier 2 8-12, Tier 1 15-25",
    ],
    [
      "letters",
      ["Category A: 15 and above", "Category B: 8 and above", "Category C: below 8"],
      "Category C 1-6, Category B 8-12, Category A 15-25",
    ],
    [
      "Roman numerals",
      ["Class I | 15-25", "Class II | 8-12", "Class III | 1-6"],
      "Class III 1-6, Class II 8-12, Class I 15-25",
    ],
    [
      "lower limits",
      ["Level | Score from", "Priority 1 | 15", "Priority 2 | 8", "Priority 3 | 1"],
      "Priority 3 1-6, Priority 2 8-12, Priority 1 15-25",
    ],
  ])("%s", (_, legend, bands) => expect(ranges(read([...grid(String), "", ...legend])[0])).toBe(bands));

  test("known again in a cell, short or long, with its score or without", () => {
    const [matrix] = read(["Priority 1 | 15-25", "Priority 2 | 8-12", "Priority 3 | 1-6"]);
    const named = (text: string): string | undefined => bandNamed(matrix!, text)?.label;
    expect(["Priority 2", "PRIORITY 2", "P2", "p 2", "Priority 2 (12)", "12 Priority 2"].map(named)).toEqual(
      Array(6).fill("Priority 2"),
    );
    expect(["Priority", "Priority 4", "P", "2", "Level 2"].map(named)).toEqual(Array(5).fill(undefined));
  });

  test.each([
    ["two counts mixed", ["Priority 1 | 15-25", "Level 2 | 8-12", "Theme 3 | 1-6"]],
    ["to and fro", ["Priority 1 | 8-12", "Priority 2 | 15-25", "Priority 3 | 1-6"]],
    ["what is counted is no band", ["Step 1 | 15-25", "Step 2 | 8-12", "Step 3 | 1-6"]],
    ["levels of an axis", ["Impact", "Level 1 | 1-6 people", "Level 2 | 8-12 people", "Level 3 | 15-25 people"]],
    ["sums of money", ["Level 1 | £1-£6", "Level 2 | £8-£12", "Level 3 | £15-£25"]],
  ])("no legend: %s", (_, legend) => expect(read(["Scores", ...legend]).map(({ bands }) => bands)).toEqual([]));
});

describe("bands that are counted: in the grid itself", () => {
  const falling = (score: number): string => `Priority ${score >= 15 ? 1 : score >= 8 ? 2 : 3}`;
  const rising = (score: number): string => `Level ${score >= 15 ? 3 : score >= 8 ? 2 : 1}`;

  test.each([
    ["1 the worst", falling, "Priority 3, Priority 2, Priority 1"],
    ["1 the best", rising, "Level 1, Level 2, Level 3"],
    [
      "letters, A the worst",
      (score: number) => `Category ${score >= 15 ? "A" : score >= 8 ? "B" : "C"}`,
      "Category C, Category B, Category A",
    ],
  ])("%s", (_, of, bands) => {
    const [matrix] = read(grid(of));
    expect(matrix!.bands.map(({ label }) => label).join(", ")).toBe(bands);
    expect([
      bandOfPair(matrix!, 5, 5)?.label,
      bandOfPair(matrix!, 2, 5)?.label,
      bandOfPair(matrix!, 1, 1)?.label,
    ]).toEqual([of(25), of(10), of(1)]);
  });

  test("named by swatches beside a grid of scores and colours", () => {
    const fills = Object.fromEntries([
      ...[5, 4, 3, 2, 1].flatMap((l, n) =>
        [1, 2, 3, 4, 5].map((i, m) => [
          `${"CDEFG"[m]}${n + 1}`,
          l * i >= 15 ? "#FF0000" : l * i >= 8 ? "#FFC000" : "#00B050",
        ]),
      ),
      ["B9", "#FF0000"],
      ["B10", "#FFC000"],
      ["B11", "#00B050"],
    ]);
    const [matrix] = read(
      [...grid(String), "", " | Priority 1: act now", " | Priority 2: plan", " | Priority 3: watch"],
      { fills },
    );
    expect(ranges(matrix)).toBe("Priority 3 1-6, Priority 2 8-12, Priority 1 15-25");
  });

  test.each([
    ["axes that do not say which end is which", grid(falling, ["North", "East", "South", "West", "Centre"])],
    ["against the axes one way", grid((_, l, i) => `Priority ${l > i ? 1 : 3}`)],
    ["two counts mixed", grid((score) => (score >= 15 ? "Priority 1" : "Level 2"))],
    ["what is counted is no band", grid((score) => `Step ${score >= 15 ? 1 : score >= 8 ? 2 : 3}`)],
  ])("no grid: %s", (_, lines) => expect(read(lines)).toEqual([]));
});
