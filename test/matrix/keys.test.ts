import { bandOfPair, bandOfScore, levelOf, readMatrices, scoreOf, type Matrix } from "../../src/matrix";
import { rectA1, type ConditionalFormat, type SheetSnapshot } from "../../src/workbook";
import { sheet, workbook, type SheetParts } from "../support/sheet";

const read = (...sheets: readonly SheetSnapshot[]) => readMatrices(workbook(...sheets));
const one = (drawing: string, parts: SheetParts = {}, name = "Key") => {
  const found = read(sheet(name, drawing, parts));
  expect(found.map((f) => `${f.sheet}!${rectA1(f.range)}`)).toHaveLength(1);
  return found[0]!;
};
const words = (matrix: Matrix, axis: "likelihood" | "impact") => matrix[axis].map((level) => level.labels.join("|"));
const ranges = (matrix: Matrix) => matrix.bands.map((band) => `${band.id} ${band.min}-${band.max}`);

const RED = "#C00000",
  AMBER = "#FFC000",
  GREEN = "#92D050";

/** The grid at `top`, `left` (A1), products of 1 to 5, high impact at the top; fills by score. */
const ragFills = (cells: (row: number, column: number) => string): Record<string, string> => {
  const fills: Record<string, string> = {};
  for (let i = 0; i < 5; i++) {
    for (let j = 0; j < 5; j++) {
      const score = (5 - i) * (j + 1);
      fills[cells(i, j)] = score >= 16 ? RED : score >= 8 ? AMBER : GREEN;
    }
  }
  return fills;
};

describe("grids of scores", () => {
  test("Cambridgeshire's: words with letters, impact up, a corner that names both axes, colours said in sentences", () => {
    const drawing = `
      | SCORING MATRIX (see Risk Scoring worksheet for descriptors) |
      |                     |           |          |          |        |             |
      | VERY HIGH (V)       | 5         | 10       | 15       | 20     | 25          |
      | HIGH (H)            | 4         | 8        | 12       | 16     | 20          |
      | MEDIUM (M)          | 3         | 6        | 9        | 12     | 15          |
      | LOW (L)             | 2         | 4        | 6        | 8      | 10          |
      | NEGLECTIBLE         | 1         | 2        | 3        | 4      | 5           |
      | IMPACT / LIKELIHOOD | VERY RARE | UNLIKELY | POSSIBLE | LIKELY | VERY LIKELY |
      |                     |           |          |          |        |             |
      | Red scores - excess of the Council's risk appetite, action needed |
      | Amber scores - likely to cause some difficulties |
      | Green scores - monitor as necessary |`;
    const found = one(drawing, { fills: ragFills((i, j) => `${"BCDEF"[j]}${i + 3}`) });
    const { matrix } = found;
    expect(matrix).toMatchObject({
      source: "workbook",
      where: "Key!A3:F8",
      kind: "threat",
      rule: "product",
      scoresKnown: true,
      bandsKnown: true,
    });
    expect(words(matrix, "likelihood")).toEqual(["VERY RARE", "UNLIKELY", "POSSIBLE", "LIKELY", "VERY LIKELY"]);
    expect(words(matrix, "impact")).toEqual(["NEGLECTIBLE", "LOW (L)", "MEDIUM (M)", "HIGH (H)", "VERY HIGH (V)"]);
    expect(ranges(matrix)).toEqual(["green 1-6", "amber 8-15", "red 16-25"]);
    expect(levelOf(matrix.impact, "v")?.number).toBe(5);
    // likelihood 3, impact 5 stands at the top of the third column.
    expect(found.cells[2]![4]).toEqual({ sheet: "Key", row: 2, column: 3 });
  });

  test("Lancashire's: one grid for risks and for opportunities, each with its own word", () => {
    const found = read(
      sheet(
        "Key to scores",
        `
        | Key to Scores |
        |        | CATASTROPHIC (for risk)\\nOUTSTANDING (for opportunity) | 5 | 10 | 15 | 20 | 25 |
        |        | MAJOR         | 4    | 8        | 12       | 16     | 20      |
        |        | MODERATE      | 3    | 6        | 9        | 12     | 15      |
        | IMPACT | MINOR         | 2    | 4        | 6        | 8      | 10      |
        |        | INSIGNIFICANT | 1    | 2        | 3        | 4      | 5       |
        |        |               | RARE | UNLIKELY | POSSIBLE | LIKELY | CERTAIN |
        |        |               |      |          | LIKELIHOOD |      |         |`,
      ),
    );
    expect(found.map((f) => [f.matrix.kind, f.matrix.impact[4]!.labels[0]])).toEqual([
      ["threat", "CATASTROPHIC"],
      ["opportunity", "OUTSTANDING"],
    ]);
    for (const { matrix } of found) expect([scoreOf(matrix, 4, 5), matrix.bandsKnown]).toEqual([20, false]);
  });

  test("a risk's X among the scores makes no smaller matrix of the rest", () => {
    const found = read(
      sheet(
        "Page 1",
        `
        |            |   | Impact |
        |            |   | 1 | 2  | 3  | 4  | 5  | 6  |
        | Likelihood | 6 | 6 | 12 | 18 | 24 | 30 | 36 |
        |            | 5 | 5 | 10 | 15 | 20 | 25 | 30 |
        |            | 4 | 4 | 8  | 12 | 16 | 20 | 24 |
        |            | 3 | 3 | 6  | 9  | 12 | 15 | 18 |
        |            | 2 | 2 | 4  | 6  | 8  | X  | 12 |
        |            | 1 | 1 | 2  | 3  | 4  | 5  | 6  |`,
        { fills: { "C3:E8": "#63BE7B", "F3:H8": "#F8696B" } },
      ),
    );
    expect(found.filter(({ matrix }) => matrix.impact.length < 6)).toEqual([]);
  });

  test("a doubled matrix: threats at the left, opportunities mirrored at the right", () => {
    const found = read(
      sheet(
        "Risk matrix",
        `
        |        |   | Threats |   |    |    |    | Opportunities |   |   |   |  |
        | Impact | 5 | 5 | 10 | 15 | 20 | 25 | 25 | 20 | 15 | 10 | 5 |
        |        | 4 | 4 | 8  | 12 | 16 | 20 | 20 | 16 | 12 | 8  | 4 |
        |        | 3 | 3 | 6  | 9  | 12 | 15 | 15 | 12 | 9  | 6  | 3 |
        |        | 2 | 2 | 4  | 6  | 8  | 10 | 10 | 8  | 6  | 4  | 2 |
        |        | 1 | 1 | 2  | 3  | 4  | 5  | 5  | 4  | 3  | 2  | 1 |
        |        |   | 1 | 2  | 3  | 4  | 5  | 5  | 4  | 3  | 2  | 1 |
        |        |   | Likelihood |`,
      ),
    );
    expect(found.map((f) => f.matrix.kind)).toEqual(["threat", "opportunity"]);
    for (const { matrix } of found)
      expect([matrix.rule, scoreOf(matrix, 5, 4), scoreOf(matrix, 1, 2)]).toEqual(["product", 20, 2]);
  });

  test("merged cells, two rows and two columns each", () => {
    const drawing = `
      | Probability |   | Impact |   |   |   |   |   |
      |   |   | 1 |   | 2 |   | 3 |   |
      |   | 3 | 3 |   | 6 |   | 9 |   |
      |   |   |   |   |   |   |   |   |
      |   | 2 | 2 |   | 4 |   | 6 |   |
      |   |   |   |   |   |   |   |   |
      |   | 1 | 1 |   | 2 |   | 3 |   |
      |   |   |   |   |   |   |   |   |`;
    const merges = ["C1:H1", "A3:A8"];
    for (const row of [3, 5, 7])
      merges.push(
        `B${row}:B${row + 1}`,
        ...["C:D", "E:F", "G:H"].map((pair) => `${pair[0]}${row}:${pair[2]}${row + 1}`),
      );
    const { matrix, range } = one(drawing, { merges }, "Risk scoring");
    expect([matrix.rule, matrix.likelihood.length, matrix.impact.length, rectA1(range)]).toEqual([
      "product",
      3,
      3,
      "B2:H8",
    ]);
  });

  test("a word beside each score, in a column of its own", () => {
    const { matrix } = one(
      `
      |            |   | Minor  |   | Moderate |   | Major |   |
      | Likely     | 3 | Low    | 3 | Medium   | 6 | High  | 9 |
      | Possible   | 2 | Low    | 2 | Medium   | 4 | Medium | 6 |
      | Unlikely   | 1 | Low    | 1 | Low      | 2 | Low   | 3 |`,
      { merges: ["C1:D1", "E1:F1", "G1:H1"] },
    );
    expect(ranges(matrix)).toEqual(["low 1-3", "medium 4-6", "high 9-9"]);
    expect(words(matrix, "impact")).toEqual(["Minor", "Moderate", "Major"]);
  });

  test("scores with their band's word in one cell", () => {
    const { matrix } = one(`
      | Impact | 3 | 3 Low | 6 Medium | 9 High   |
      |        | 2 | 2 Low | 4 Medium | 6 Medium |
      |        | 1 | 1 Low | 2 Low    | 3 Low    |
      |        |   | 1     | 2        | 3        |
      |        |   | Likelihood |`);
    expect(ranges(matrix)).toEqual(["low 1-3", "medium 4-6", "high 9-9"]);
    expect(bandOfPair(matrix, 2, 3)?.label).toBe("Medium");
  });

  test("scores by no formula, between known words", () => {
    const { matrix } = one(`
      |               | Negligible | Minor | Moderate | Significant | Severe |
      | Very likely   | 5 | 10 | 15 | 20 | 25 |
      | Likely        | 4 | 9  | 14 | 19 | 24 |
      | Possible      | 3 | 8  | 13 | 18 | 23 |
      | Unlikely      | 2 | 7  | 12 | 17 | 22 |
      | Very unlikely | 1 | 6  | 11 | 16 | 21 |`);
    expect(matrix.rule).toBe("lookup");
    expect([scoreOf(matrix, 1, 5), scoreOf(matrix, 5, 1)]).toEqual([21, 5]);
  });

  test("impact that weighs more: which axis is which follows from the scores themselves", () => {
    const { matrix } = one(
      `
      | Risk scores | 1 | 2  | 3  |
      | 1           | 2 | 4  | 6  |
      | 2           | 3 | 6  | 9  |
      | 3           | 4 | 8  | 12 |`,
      {},
      "Matrix",
    );
    expect([matrix.rule, scoreOf(matrix, 1, 3), scoreOf(matrix, 3, 1)]).toEqual(["product-plus-impact", 6, 4]);
  });

  test("one wrong cell in a key is kept as it stands", () => {
    const { matrix } = one(`
      | Impact | 5 | 5 | 10 | 15 | 20 | 25 |
      |        | 4 | 4 | 8  | 12 | 18 | 20 |
      |        | 3 | 3 | 6  | 9  | 12 | 15 |
      |        | 2 | 2 | 4  | 6  | 8  | 10 |
      |        | 1 | 1 | 2  | 3  | 4  | 5  |
      |        |   | 1 | 2  | 3  | 4  | 5  |
      |        |   | Likelihood |`);
    expect([matrix.rule, scoreOf(matrix, 4, 4)]).toEqual(["product", 18]);
  });

  test("an arrow in the corner says which axis runs down", () => {
    const { matrix } = one(`
      | Likelihood → / Impact ↓ | Rare | Unlikely | Likely |
      | Major                   | 3    | 6        | 9      |
      | Moderate                | 2    | 4        | 6      |
      | Minor                   | 1    | 2        | 3      |`);
    expect([words(matrix, "likelihood")[0], words(matrix, "impact")[0]]).toEqual(["Rare", "Minor"]);
  });
});

describe("bands", () => {
  const grid = `
    | Impact | 5 | 5 | 10 | 15 | 20 | 25 |  |          |
    |        | 4 | 4 | 8  | 12 | 16 | 20 |  | LEGEND_1 |
    |        | 3 | 3 | 6  | 9  | 12 | 15 |  | LEGEND_2 |
    |        | 2 | 2 | 4  | 6  | 8  | 10 |  | LEGEND_3 |
    |        | 1 | 1 | 2  | 3  | 4  | 5  |  |          |
    |        |   | 1 | 2  | 3  | 4  | 5  |  |          |
    |        |   | Likelihood |`;
  const withLegend = (...lines: readonly string[]) =>
    lines.reduce((drawing, line, i) => drawing.replace(`LEGEND_${i + 1}`, line), grid);

  test.each([
    ["a word before the range", ["Red 16-25", "Amber 8-15", "Green 1-6"], ["green 1-6", "amber 8-15", "red 16-25"]],
    ["a word after it", ["16 to 25 High", "8 to 15 Medium", "1 to 6 Low"], ["low 1-6", "medium 8-15", "high 16-25"]],
    ["open ends", [">= 15 High", "5 - 14 Medium", "< 5 Low"], ["low 1-4", "medium 5-14", "high 15-25"]],
    ["above and below", ["Above 15: High", "Medium 8-15", "Low: below 8"], ["low 1-6", "medium 8-15", "high 16-25"]],
    ["20+", ["Extreme (20+)", "High (10-16)", "Low (1-9)"], ["low 1-9", "high 10-16", "extreme 20-25"]],
    [
      "words in a column of their own",
      ["16-25 | High", "8-15 | Medium", "1-6 | Low"],
      ["low 1-6", "medium 8-15", "high 16-25"],
    ],
    [
      "a gap and an overlap are kept",
      ["High 15-25", "Medium 8-15", "Low 1-5"],
      ["low 1-5", "medium 8-15", "high 15-25"],
    ],
    [
      "lists of scores",
      ["Red: 15, 16, 20, 25", "Amber: 8, 9, 10, 12", "Green: 1, 2, 3, 4, 5, 6"],
      ["green 1-6", "amber 8-12", "red 15-25"],
    ],
  ])("from a legend: %s", (_, lines, bands) => {
    expect(ranges(one(withLegend(...lines)).matrix)).toEqual(bands);
  });

  test.each([
    ["chances", ["5-20%", "20-50%", "50-80%"]],
    ["money", ["£1-5k", "£5-10k", "£10-20k"]],
    ["times", ["1-3 months", "3-6 months", "6-12 months"]],
    ["nothing but numbers", ["1-3", "4-6", "7-9"]],
  ])("no legend: %s", (_, lines) => {
    expect(one(withLegend(...lines)).matrix.bandsKnown).toBe(false);
  });

  test("swatches with words on them name the fills", () => {
    const fills = { ...ragFills((i, j) => `${"CDEFG"[j]}${i + 1}`), I2: RED, I3: AMBER, I4: GREEN };
    const { matrix } = one(withLegend("Severe", "Moderate", "Low"), { fills });
    expect(matrix.bands.map((band) => [band.id, band.label, band.fill, band.words])).toEqual([
      ["low", "Low", GREEN, ["Green", "G"]],
      ["moderate", "Moderate", AMBER, ["Amber", "A"]],
      ["severe", "Severe", RED, ["Red", "R"]],
    ]);
  });

  test("without any words a fill is called by its nearest colour", () => {
    const fills: Record<string, string> = {};
    const shade = (score: number) =>
      score >= 20 ? "#000000" : score >= 15 ? "#FF0000" : score >= 10 ? "#FFC000" : score >= 5 ? "#FFFF00" : "#00B050";
    for (let i = 0; i < 5; i++) for (let j = 0; j < 5; j++) fills[`${"CDEFG"[j]}${i + 1}`] = shade((5 - i) * (j + 1));
    expect(ranges(one(withLegend("", "", ""), { fills }).matrix)).toEqual([
      "green 1-4",
      "yellow 5-9",
      "amber 10-12",
      "red 15-16",
      "black 20-25",
    ]);
  });

  test("two shades of one colour are told apart by the darker and the lighter", () => {
    const fills: Record<string, string> = {};
    const shade = (score: number) =>
      score >= 20 ? "#C00000" : score >= 12 ? "#FF0000" : score >= 6 ? "#FFC000" : "#00B050";
    for (let i = 0; i < 5; i++) for (let j = 0; j < 5; j++) fills[`${"CDEFG"[j]}${i + 1}`] = shade((5 - i) * (j + 1));
    expect(ranges(one(withLegend("", "", ""), { fills }).matrix)).toEqual([
      "green 1-5",
      "amber 6-10",
      "red 12-16",
      "dark-red 20-25",
    ]);
  });

  test("by cell, where a score wears two colours", () => {
    const fills = ragFills((i, j) => `${"CDEFG"[j]}${i + 1}`);
    fills["C1"] = AMBER; // likelihood 1, impact 5: amber; likelihood 5, impact 1 stays green
    const { matrix } = one(withLegend("", "", ""), { fills });
    expect([
      bandOfPair(matrix, 1, 5)?.id,
      bandOfPair(matrix, 5, 1)?.id,
      bandOfScore(matrix, 5),
      bandOfScore(matrix, 4)?.id,
    ]).toEqual(["amber", "green", null, "green"]);
    expect(matrix.bands.map((band) => band.min)).toEqual([null, null, null]);
  });

  test("from conditional formats that can be evaluated", () => {
    const rule = (
      operator: ConditionalFormat["operator"],
      formulas: string[],
      fill: string,
      priority: number,
    ): ConditionalFormat => ({
      ranges: [{ top: 0, left: 2, bottom: 4, right: 6 }],
      kind: "cellValue",
      operator,
      formulas,
      fill,
      priority,
      stopIfTrue: false,
    });
    const conditionalFormats = [
      rule("greaterThanOrEqual", ["16"], RED, 1),
      rule("between", ["8", "15"], AMBER, 2),
      {
        ...rule("lessThan", [], GREEN, 3),
        kind: "formula" as const,
        operator: undefined,
        formulas: ["AND(C1>=1,C1<8)"],
      },
    ];
    expect(ranges(one(withLegend("", "", ""), { conditionalFormats }).matrix)).toEqual([
      "green 1-6",
      "amber 8-15",
      "red 16-25",
    ]);
  });

  test.each([
    ["every second row shaded", (i: number) => (i % 2 ? "#DDEBF7" : "#FFFFFF")],
    ["one colour all over", () => "#92D050"],
    ["red and green to and fro", (i: number, j: number) => ((i + j) % 2 ? RED : GREEN)],
  ])("no bands: %s", (_, shade) => {
    const fills: Record<string, string> = {};
    for (let i = 0; i < 5; i++) for (let j = 0; j < 5; j++) fills[`${"CDEFG"[j]}${i + 1}`] = shade(i, j);
    expect(one(withLegend("", "", ""), { fills }).matrix.bandsKnown).toBe(false);
  });

  test("a table of lower and upper limits on another sheet", () => {
    const found = read(
      sheet("Matrix", withLegend("", "", "")),
      sheet(
        "Bands",
        `
        | Rating | Min | Max |
        | Low    | 1   | 6   |
        | Medium | 8   | 15  |
        | High   | 16  | 25  |`,
      ),
    );
    expect(found.map((f) => ranges(f.matrix))).toEqual([["low 1-6", "medium 8-15", "high 16-25"]]);
  });
});

describe("grids without scores", () => {
  test("words only", () => {
    const { matrix } = one(`
      |          | Minor | Moderate | Major  |
      | Likely   | Low   | Medium   | High   |
      | Possible | Low   | Medium   | Medium |
      | Unlikely | Low   | Low      | Low    |`);
    expect(matrix).toMatchObject({ rule: "words", scoresKnown: false });
    expect([bandOfPair(matrix, 3, 3)?.id, bandOfPair(matrix, 1, 3)?.id, scoreOf(matrix, 3, 3)]).toEqual([
      "high",
      "low",
      null,
    ]);
  });

  test("a heat map of counts gives its fills, never its counts", () => {
    const fills = ragFills((i, j) => `${"CDEFG"[j]}${i + 1}`);
    const { matrix } = one(
      `
      | Impact | 5 |   | 1 |   | 2 |   |
      |        | 4 |   |   | 3 |   |   |
      |        | 3 | 1 |   |   |   |   |
      |        | 2 |   | 4 |   |   |   |
      |        | 1 | 2 |   |   |   | 1 |
      |        |   | 1 | 2 | 3 | 4 | 5 |
      |        |   | Likelihood |`,
      { fills },
    );
    expect(matrix).toMatchObject({ rule: "words", scoresKnown: false });
    expect([bandOfPair(matrix, 5, 5)?.id, bandOfPair(matrix, 1, 1)?.id]).toEqual(["red", "green"]);
  });
});

describe("level words and legends without a grid", () => {
  const scales = `
    | Likelihood |                |                  |  | Impact |               |
    | Score      | Level          | Chance           |  | Score  | Level         |
    | 5          | Almost certain | more than 90%    |  | 5      | Catastrophic  |
    | 4          | Likely         | 50% to 90%       |  | 4      | Major         |
    | 3          | Possible       | 20% to 50%       |  | 3      | Moderate      |
    | 2          | Unlikely       | 5% to 20%        |  | 2      | Minor         |
    | 1          | Rare           | less than 5%     |  | 1      | Insignificant |`;

  test("scale tables lend their words to a grid that has numbers alone", () => {
    const found = read(
      sheet("Scales", scales),
      sheet(
        "Matrix",
        `
        | Impact | 5 | 5 | 10 | 15 | 20 | 25 |
        |        | 4 | 4 | 8  | 12 | 16 | 20 |
        |        | 3 | 3 | 6  | 9  | 12 | 15 |
        |        | 2 | 2 | 4  | 6  | 8  | 10 |
        |        | 1 | 1 | 2  | 3  | 4  | 5  |
        |        |   | 1 | 2  | 3  | 4  | 5  |
        |        |   | Likelihood |`,
      ),
    );
    expect(found).toHaveLength(1);
    expect(words(found[0]!.matrix, "likelihood")).toEqual(["Rare", "Unlikely", "Possible", "Likely", "Almost certain"]);
    expect(words(found[0]!.matrix, "impact")[4]).toBe("Catastrophic");
  });

  test("a legend with the rule in words makes a whole matrix of the scales", () => {
    const { matrix } = one(`${scales}
      | |
      | Risk score = likelihood x impact |
      | |
      | Risk rating |
      | High   | 16-25 |
      | Medium | 8-15  |
      | Low    | 1-6   |`);
    expect(matrix).toMatchObject({ rule: "product", scoresKnown: true, bandsKnown: true });
    expect([scoreOf(matrix, 4, 5), bandOfPair(matrix, 4, 5)?.id]).toEqual([20, "high"]);
  });

  test.each<[string, string, string]>([
    [
      "limits in two columns without headings",
      `
      | Risk rating |
      | Severe   | 15 | 25 |
      | Major    | 7  | 14 |
      | Moderate | 4  | 6  |
      | Low      | 1  | 3  |`,
      "low 1-3, moderate 4-6, major 7-14, severe 15-25",
    ],
    [
      "every score with its band",
      `
      | Risk score | Band |
      ${[1, 2, 3, 4, 5, 6, 8, 9, 10, 12].map((n) => `| ${n} | ${n < 4 ? "Green" : n < 10 ? "Amber" : "Red"} |`).join("\n")}`,
      "green 1-3, amber 4-9, red 10-12",
    ],
    ["limits that overlap are none", "| Risk rating |\n| High | 10 | 25 |\n| Medium | 1 | 14 |\n| Low | 1 | 6 |", ""],
    [
      "a register's own scores and bands are no list",
      `
      | Risk | Impact | Score | Band |
      ${[25, 20, 16, 15, 12, 10, 8, 6, 4].map((n) => `| Risk ${n} | 5 | ${n} | ${n > 14 ? "Red" : "Amber"} |`).join("\n")}`,
      "",
    ],
    [
      "what a likelihood's words mean in per cent",
      "| Likelihood of the risk |\n| Low | 0 | 25 |\n| Medium | 26 | 75 |\n| High | 76 | 100 |",
      "",
    ],
  ])("%s", (_, drawn, bands) => {
    const told = read(sheet("Risk key", drawn)).flatMap(({ matrix }) =>
      matrix.bands.map(({ id, min, max }) => `${id} ${min}-${max}`),
    );
    expect(told.join(", ")).toBe(bands);
  });

  test("two scales may share one column of numbers, with words beside them that name no level", () => {
    const shared = read(
      sheet(
        "Scales",
        `
        | Score | Impact       | In money     | Likelihood                |
        | 4     | Very high    | over 1m      | Very high (over 75%)      |
        | 3     | High         | 500k to 1m   | High (50-75%)             |
        | 2     | Medium       | 100k to 500k | Medium (25-50%)           |
        | 1     | Low          | under 100k   | Low (under 25%)           |`,
      ),
    );
    expect(shared).toHaveLength(1);
    expect(words(shared[0]!.matrix, "impact")).toEqual(["Low", "Medium", "High", "Very high"]);
    expect(shared[0]!.matrix.likelihood.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
  });

  test("a level's number may stand before its word with nothing but a space between", () => {
    const found = read(
      sheet(
        "Guidance",
        `
        | Probability      |  | Impact          |
        | 5 Almost certain |  | 5 Catastrophic  |
        | 4 Probable       |  | 4 Major         |
        | 3 Possible       |  | 3 Moderate      |
        | 2 Unlikely       |  | 2 Minor         |
        | 1 Rare           |  | 1 Insignificant |`,
      ),
    );
    expect(words(found[0]!.matrix, "likelihood")).toEqual([
      "Rare",
      "Unlikely",
      "Possible",
      "Probable",
      "Almost certain",
    ]);
    expect(words(found[0]!.matrix, "impact")[0]).toBe("Insignificant");
  });

  test("a list of numbered risks with words for their ratings is no scale", () => {
    expect(
      read(
        sheet(
          "Risks",
          `
          | No | Likelihood | Impact |
          | 1  | High       | Low    |
          | 2  | Medium     | High   |
          | 3  | Low        | Medium |`,
        ),
      ).flatMap(({ matrix }) => [...matrix.likelihood]),
    ).toEqual([]);
  });

  test("without a stated rule its bands are known, its scores are not", () => {
    const { matrix } = one(`
      | Risk rating |
      | High   | 16-25 |
      | Medium | 8-15  |
      | Low    | 1-6   |`);
    expect(matrix).toMatchObject({ scoresKnown: false, bandsKnown: true, likelihood: [], impact: [] });
    expect([scoreOf(matrix, 4, 4), bandOfScore(matrix, 16)?.id, bandOfScore(matrix, 7)]).toEqual([null, "high", null]);
  });
});

describe("no matrix", () => {
  test.each([
    [
      "a register's own scores",
      "Register",
      `
      | Ref | Likelihood | Impact | Score | Likelihood | Impact | Score |
      | 1   | 1 | 1 | 1  | 1 | 1 | 1 |
      | 2   | 2 | 2 | 4  | 1 | 2 | 2 |
      | 3   | 3 | 3 | 9  | 2 | 3 | 6 |
      | 4   | 4 | 4 | 16 | 3 | 4 | 12 |
      | 5   | 5 | 5 | 25 | 4 | 5 | 20 |`,
    ],
    [
      "a register of words",
      "Risk register",
      `
      | Risk  | Likelihood | Impact | Rating |
      | Flood | Low    | Medium | Low    |
      | Fire  | Medium | Medium | Medium |
      | Theft | Medium | High   | High   |
      | Fraud | High   | High   | High   |`,
    ],
    [
      "a times table",
      "Sheet1",
      `
      |   | 1 | 2 | 3 | 4 |
      | 1 | 1 | 2 | 3 | 4 |
      | 2 | 2 | 4 | 6 | 8 |
      | 3 | 3 | 6 | 9 | 12 |`,
    ],
    [
      "prices by quantity",
      "Prices",
      `
      | Packs  | 1  | 2  | 3  |
      | Small  | 5  | 10 | 15 |
      | Medium | 10 | 20 | 30 |
      | Large  | 15 | 30 | 45 |`,
    ],
    [
      "a month's calendar",
      "Calendar",
      `
      | Mon | Tue | Wed | Thu | Fri |
      | 1   | 2   | 3   | 4   | 5   |
      | 8   | 9   | 10  | 11  | 12  |
      | 15  | 16  | 17  | 18  | 19  |`,
    ],
    [
      "rating columns that count up by chance",
      "Register",
      `
      | Likelihood | Impact     |
      | 1 Rare     | 2 Minor    |
      | 2 Unlikely | 3 Moderate |
      | 3 Possible | 4 Major    |
      | 3 Possible | 2 Minor    |`,
    ],
    [
      "bands of chance",
      "Guidance",
      `
      | Likelihood | |
      | High   | 16-25 |
      | Medium | 8-15  |
      | Low    | 1-6   |`,
    ],
  ])("%s", (_, name, drawing) => {
    expect(read(sheet(name, drawing))).toEqual([]);
  });

  test("part of a grid, where the whole follows no rule", () => {
    // Three wrong cells in twenty-five prove nothing; the 4 x 4 corner that is right is no matrix of its own.
    expect(
      read(
        sheet(
          "Key",
          `
          | Impact | 5 | 6 | 11 | 17 | 20 | 25 |
          |        | 4 | 4 | 8  | 12 | 16 | 20 |
          |        | 3 | 3 | 6  | 9  | 12 | 15 |
          |        | 2 | 2 | 4  | 6  | 8  | 10 |
          |        | 1 | 1 | 2  | 3  | 4  | 5  |
          |        |   | 1 | 2  | 3  | 4  | 5  |
          |        |   | Likelihood |`,
        ),
      ).filter((f) => f.matrix.likelihood.length < 5),
    ).toEqual([]);
  });

  test("hostile sheets cost time in proportion: a wide sheet of numbers, a long one of words", () => {
    const wide: SheetSnapshot = {
      ...sheet("Numbers", "| 1 |"),
      rows: Array.from({ length: 1_500 }, (_, r) => Array.from({ length: 200 }, (__, c) => (r * c) % 26)),
    };
    const long: SheetSnapshot = {
      ...sheet("Words", "| 1 |"),
      rows: Array.from({ length: 20_000 }, (_, r) => ["Low", "Medium", "High", `1-${r} 2-3 4-5`, ">".repeat(40)]),
    };
    const start = performance.now();
    expect(read(wide, long).length).toBeLessThan(5);
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
