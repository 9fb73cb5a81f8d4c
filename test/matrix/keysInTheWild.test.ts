import { bandOfPair, readMatrices, scoreOf, type Matrix } from "../../src/matrix";
import { sheet, workbook, type SheetParts } from "../support/sheet";

const ranges = (matrix: Matrix) => matrix.bands.map((band) => `${band.id} ${band.min}-${band.max}`).join(", ");
const words = (matrix: Matrix, axis: "likelihood" | "impact") =>
  matrix[axis].map((level) => level.labels[0] ?? String(level.number)).join(", ");
const read = (drawing: string, parts: SheetParts = {}, name = "Key") =>
  readMatrices(workbook(sheet(name, drawing, parts)));
const one = (drawing: string, parts: SheetParts = {}, name = "Key"): Matrix => {
  const found = read(drawing, parts, name);
  expect(found).toHaveLength(1);
  return found[0]!.matrix;
};
const FILLS: Readonly<Record<string, string>> = {
  g: "#92D050",
  y: "#FFFF00",
  a: "#FFC000",
  r: "#FF0000",
  k: "#000000",
  b: "#0070C0",
};
/** Fills of a grid's rows, from a cell on. */
const paint = (rows: string, column: string, top: number): Record<string, string> =>
  Object.fromEntries(
    rows
      .split(" ")
      .flatMap((row, i) =>
        [...row].map((c, j) => [`${String.fromCharCode(column.charCodeAt(0) + j)}${top + i}`, FILLS[c]!]),
      ),
  );

const GRID = `
  | Impact | 5 | 5 | 10 | 15 | 20 | 25 |  | L0 |
  |        | 4 | 4 | 8  | 12 | 16 | 20 |  | L1 |
  |        | 3 | 3 | 6  | 9  | 12 | 15 |  | L2 |
  |        | 2 | 2 | 4  | 6  | 8  | 10 |  | L3 |
  |        | 1 | 1 | 2  | 3  | 4  | 5  |  | L4 |
  |        |   | 1 | 2  | 3  | 4  | 5  |
  |        |   | Likelihood |`;
const beside = (...lines: readonly string[]): string =>
  [0, 1, 2, 3, 4].reduce((grid, n) => grid.replace(`L${n}`, lines[n] ?? ""), GRID);

describe("legends with one limit a band", () => {
  test.each([
    [
      "and above, plus, from",
      ["Red | 15 and above", "Amber | 8+", "Green | from 1"],
      "green 1-6, amber 8-12, red 15-25",
    ],
    ["above", ["High: >12", "Medium: >6", "Low: >0"], "low 1-6, medium 8-12, high 15-25"],
    ["at least", ["High: at least 15", "Medium: at least 6", "Low: at least 1"], "low 1-5, medium 6-12, high 15-25"],
    [
      "or more, the last one below",
      ["Red 20 or more", "Amber 10 or more", "Green below 10"],
      "green 1-9, amber 10-16, red 20-25",
    ],
    ["up to", ["Green | up to 6", "Amber | up to 12", "Red | up to 25"], "green 1-6, amber 8-12, red 15-25"],
    ["below", ["Low < 5", "Medium < 12", "High < 26"], "low 1-4, medium 5-10, high 12-25"],
    ["a column headed From", ["Band | From", "Green | 1", "Amber | 8", "Red | 16"], "green 1-6, amber 8-15, red 16-25"],
    [
      "a column headed Minimum score, worst first",
      ["Rating | Minimum score", "Extreme | 20", "High | 10", "Low | 1"],
      "low 1-9, high 10-16, extreme 20-25",
    ],
    [
      "a column headed Up to",
      ["Band | Up to", "Green | 6", "Amber | 15", "Red | 25"],
      "green 1-6, amber 8-15, red 16-25",
    ],
  ])("%s", (_, lines, bands) => expect(ranges(one(beside(...lines)))).toBe(bands));

  test.each([
    ["injuries", ["Major | more than 10 injuries", "Moderate | more than 4 injuries", "Minor | more than 1 injury"]],
    ["the same limit twice", ["Red | 15 and above", "Amber | 15 and above", "Green | from 1"]],
    ["names to and fro", ["High | 15+", "Low | 8+", "Medium | 1+"]],
  ])("no legend: %s", (_, lines) => expect(one(beside(...lines)).bandsKnown).toBe(false));
});

describe("legends told in sentences", () => {
  test.each([
    "Red risks are those scoring 15 or more; amber 8 to 12; green 6 or less",
    "Risks that score 15 or more are red. Those of 8 to 12 are amber. Scores of 6 or less are green.",
    "Green is a score of 1 to 6, amber 8 to 12 and red 15 to 25.",
    "Risk scores: 15-25 (red), 8-12 (amber), 1-6 (green).",
    "Scoring: likelihood 1-4 x impact 1-4. Green risks 1 to 6; amber risks 8 to 12; red risks 15 to 25.",
  ])("%s", (text) => {
    const matrix = one(`${GRID.replace(/L\d/g, "")}\n| ${text} |`);
    expect(ranges(matrix)).toBe("green 1-6, amber 8-12, red 15-25");
  });

  test("without a grid its bands are known, its scores are not, and what it leaves out is in no band", () => {
    const matrix = one("| Red risks are those scoring 15 or more; amber 8 to 12 |", {}, "Risk guidance");
    expect(matrix).toMatchObject({ source: "workbook", scoresKnown: false, bandsKnown: true });
    expect(ranges(matrix)).toBe("amber 8-12, red 15-null");
  });

  test.each([
    "The risk was reduced from high (15-20) to medium (8-12) this quarter",
    "Risk score 15 or more, 8 to 12 and 1 to 6: red amber green",
    "Red risks need 2 or more actions, and amber risks are reviewed within 3 months",
    "Likelihood is high above 50%, medium 20% to 50% and low below 20%; so risks are rated",
  ])("no legend: %s", (text) => expect(read(`| ${text} |`, {}, "Risk guidance")).toEqual([]));
});

describe("legends in a register's own sheet", () => {
  const REGISTER = ["Ref | Risk | Likelihood | Impact | Score", "1 | Flooding | 4 | 4 | 16", "2 | Fire | 2 | 4 | 8"];

  test("below it", () => {
    const matrix = one(
      [...REGISTER, " ", "Key to risk scores", "Red | 15-25", "Amber | 8-12", "Green | 1-6"]
        .map((line) => `| ${line} |`)
        .join("\n"),
      {},
      "Register",
    );
    expect([ranges(matrix), matrix.scoresKnown, matrix.where]).toEqual([
      "green 1-6, amber 8-12, red 15-25",
      false,
      "Register!A6:C8",
    ]);
  });

  test("beside it", () => {
    const key = ["RAG | Score", "Red | 15 or more", "Amber | 8-14", "Green | less than 8"];
    const matrix = one([...REGISTER, "3 | Theft | 1 | 4 | 4"].map((line, i) => `| ${line} | | ${key[i]} |`).join("\n"));
    expect(ranges(matrix)).toBe("green null-7, amber 8-14, red 15-null");
  });
});

describe("axes written in every way", () => {
  const CELLS = {
    likelihoods: ["4 | 8 | 12 | 16", "3 | 6 | 9 | 12", "2 | 4 | 6 | 8", "1 | 2 | 3 | 4"],
    words: [
      "Medium | High | Extreme | Extreme",
      "Medium | High | High | Extreme",
      "Low | Medium | High | High",
      "Low | Low | Medium | Medium",
    ],
    blank: [" | | | ", " | | | ", " | | | ", " | | | "],
  };
  const drawn = (cells: keyof typeof CELLS, down: readonly string[], across: readonly string[]): string =>
    [
      ` | Impact | | |`,
      `Likelihood | ${across.join(" | ")}`,
      ...down.map((label, i) => `${label} | ${CELLS[cells][i]}`),
    ]
      .map((line) => `| ${line} |`)
      .join("\n");
  const IMPACTS = ["Minor", "Moderate", "Major", "Catastrophic"];

  test.each([
    ["letters, A the worst", ["A", "B", "C", "D"], ["1", "2", "3", "4"], "D, C, B, A", "1, 2, 3, 4"],
    ["letters, A the best", ["D", "C", "B", "A"], ["1", "2", "3", "4"], "A, B, C, D", "1, 2, 3, 4"],
    ["Roman numerals", ["IV", "III", "II", "I"], ["I", "II", "III", "IV"], "I, II, III, IV", "I, II, III, IV"],
    [
      "Roman numerals, I the worst",
      ["I", "II", "III", "IV"],
      ["IV", "III", "II", "I"],
      "IV, III, II, I",
      "IV, III, II, I",
    ],
    [
      "a letter before each word",
      ["A Very likely", "B Likely", "C Possible", "D Rare"],
      ["I. Minor", "II. Moderate", "III. Major", "IV. Catastrophic"],
      "Rare, Possible, Likely, Very likely",
      "Minor, Moderate, Major, Catastrophic",
    ],
    ["chances", ["> 90%", "50-90%", "10-50%", "< 10%"], IMPACTS, "< 10%, 10-50%, 50-90%, > 90%", IMPACTS.join(", ")],
    [
      "descriptions",
      [
        "Has happened here this year",
        "Has happened to a neighbour",
        "Could happen within ten years",
        "Hard to imagine",
      ],
      IMPACTS,
      "Hard to imagine, Could happen within ten years, Has happened to a neighbour, Has happened here this year",
      IMPACTS.join(", "),
    ],
  ])("%s", (_, down, across, likelihoods, impacts) => {
    const scored = one(drawn("likelihoods", down, across));
    expect([words(scored, "likelihood"), words(scored, "impact")]).toEqual([likelihoods, impacts]);
    expect([scored.rule, scoreOf(scored, 4, 3)]).toEqual(["product", 12]);
    const worded = one(drawn("words", down, across));
    expect([worded.rule, words(worded, "likelihood"), bandOfPair(worded, 4, 2)?.label]).toEqual([
      "words",
      likelihoods,
      "High",
    ]);
    const coloured = one(drawn("blank", down, across), { fills: paint("aarr gaar ggaa ggga", "B", 3) });
    expect([words(coloured, "likelihood"), bandOfPair(coloured, 4, 4)?.id, bandOfPair(coloured, 1, 1)?.id]).toEqual([
      likelihoods,
      "red",
      "green",
    ]);
  });

  test.each([
    ["one letter a line, merged down", "P\\nR\\nO\\nB\\nA\\nB\\nI\\nL\\nI\\nT\\nY"],
    ["letters set apart", "P R O B A B I L I T Y"],
    ["plain", "Probability"],
  ])("an axis title: %s", (_, title) => {
    const matrix = one(
      `
      | ${title} | 3 | 3 | 6 | 9 |
      |          | 2 | 2 | 4 | 6 |
      |          | 1 | 1 | 2 | 3 |
      |          |   | Minor | Moderate | Major |
      |          |   | SEVERITY |`,
      { merges: ["A1:A3", "C5:E5"] },
    );
    expect([words(matrix, "likelihood"), words(matrix, "impact")]).toEqual(["1, 2, 3", "Minor, Moderate, Major"]);
  });

  test.each([
    [
      "a register of words, its titles at the left",
      `
      | Risk  | Likelihood | Impact | Rating |
      | Flood | Low    | Medium | Low    |
      | Fire  | Medium | Medium | Medium |
      | Theft | Medium | High   | High   |`,
    ],
    [
      "a table of who does what, under titles that name both axes",
      `
      | Likelihood and impact reviewed | Team A | Team B | Team C |
      | April | Low | Medium | High |
      | May | Medium | Low | High |
      | June | High | Low | Medium |`,
    ],
  ])("no matrix: %s", (_, drawing) => expect(read(drawing)).toEqual([]));
});

describe("sizes and zones", () => {
  const product = (size: number): string => {
    const up = Array.from({ length: size }, (_, i) => i + 1);
    return [
      ...[...up].reverse().map((i) => `| ${i} | ${up.map((l) => l * i).join(" | ")} |`),
      `| Impact / Likelihood | ${up.join(" | ")} |`,
    ].join("\n");
  };

  test("10 by 10, to 100", () => {
    const matrix = one(`${product(10)}\n| |\n| Red: 60 to 100 |\n| Amber: 25 to 59 |\n| Green: 1 to 24 |`);
    expect([matrix.likelihood.length, ranges(matrix), scoreOf(matrix, 10, 10)]).toEqual([
      10,
      "green 1-24, amber 25-59, red 60-100",
      100,
    ]);
  });

  test.each([
    ["two zones, blue and green", "gbbbb ggbbb gggbb ggggb ggggg", "green 1-9, blue 10-25"],
    ["five zones, black beyond tolerance", "yarkk yarrk yyaar gyyaa ggyyy", null],
    ["two zones, green and red", "grrrr ggrrr gggrr ggggr ggggg", "green 1-9, red 10-25"],
  ])("%s", (_, colours, bands) => {
    const matrix = one(product(5), { fills: paint(colours, "B", 1) });
    if (bands !== null) expect(ranges(matrix)).toBe(bands);
    const names = new Set([...colours].filter((c) => c !== " ")).size;
    expect([matrix.bands.length, matrix.doubts, bandOfPair(matrix, 5, 5)?.id]).toEqual([
      names,
      undefined,
      { b: "blue", k: "black", r: "red" }[colours[4]!],
    ]);
  });

  test("1 at the top, likelihood across, scores by formulas", () => {
    const matrix = one(
      `
      |        | Likelihood |   |   |   |
      |        |            | Rare | Possible | Likely |
      | Impact | Minor      | 1 | 2 | 3 |
      |        | Moderate   | 2 | 4 | 6 |
      |        | Major      | 3 | 6 | 9 |`,
      { formulas: { C3: "=1*1", D3: "=1*2", E5: "=3*3" }, fills: paint("gga gar arr", "C", 3) },
    );
    expect([words(matrix, "likelihood"), words(matrix, "impact"), ranges(matrix)]).toEqual([
      "Rare, Possible, Likely",
      "Minor, Moderate, Major",
      "green 1-2, amber 3-4, red 6-9",
    ]);
  });

  test("a mirrored matrix for opportunities alone, its heading at the far left", () => {
    const matrix = one(
      `
      | Opportunities |
      | Impact | 3 | 9 | 6 | 3 |
      |        | 2 | 6 | 4 | 2 |
      |        | 1 | 3 | 2 | 1 |
      |        |   | 3 | 2 | 1 |
      |        |   | Likelihood |`,
      {},
      "Matrix",
    );
    expect([matrix.kind, scoreOf(matrix, 3, 2), scoreOf(matrix, 1, 2)]).toEqual(["opportunity", 6, 2]);
  });
});
