import { refA1 } from "../../src/workbook";
import { bandGaps, bandOfPair, bandOverlaps, levelOf, readMatrices, type Matrix } from "../../src/matrix";
import { sheet, workbook, type SheetParts } from "../support/sheet";

const read = (lines: readonly string[], parts: SheetParts = {}, name = "Guide"): readonly Matrix[] =>
  readMatrices(workbook(sheet(name, lines.map((line) => `| ${line} |`).join("\n"), parts))).map(({ matrix }) => matrix);
const ranges = (matrix: Matrix | undefined): string =>
  (matrix?.bands ?? []).map(({ label, min, max }) => `${label} ${min}-${max}`).join(", ");
const places = (matrix: Matrix | undefined): string =>
  (matrix?.bands ?? [])
    .map(({ stated }) => (stated ? `${refA1(stated.min, "Guide")} ${refA1(stated.max, "Guide")}` : "none"))
    .join(", ");
const sizes = (matrix: Matrix | undefined): string =>
  matrix ? `${matrix.likelihood.length}x${matrix.impact.length} ${matrix.rule} ${matrix.source}` : "none";

const FIVE = [1, 2, 3, 4, 5];
/** A grid of products, 7 lines long: likelihood 5 on top, from the first column on. */
const grid = (title = "Likelihood"): string[] => [
  ...[5, 4, 3, 2, 1].map((l) => `${l === 5 ? title : ""} | ${l} | ${FIVE.map((i) => l * i).join(" | ")}`),
  ` | | ${FIVE.join(" | ")}`,
  " | | Impact",
];

describe("where a key states its ranges", () => {
  test.each([
    [
      "a text beside each band",
      ["Rating | Score", "Low | 1-6", "Medium | 8-12", "High | 15-25"],
      "B10 B10, B11 B11, B12 B12",
    ],
    [
      "a column for each limit",
      ["Rating | From | To", "High | 15 | 25", "Medium | 8 | 12", "Low | 1 | 6"],
      "B12 C12, B11 C11, B10 C10",
    ],
    ["limits without headings", ["", "Low | 1 | 6", "Medium | 8 | 12", "High | 15 | 25"], "B10 C10, B11 C11, B12 C12"],
    ["a sentence", ["Low 1-6, Medium 8-12, High 15-25", "", ""], "A9 A9, A9 A9, A9 A9"],
  ])("%s", (_, legend, expected) => {
    const [matrix] = read([...grid(), "", ...legend]);
    expect([ranges(matrix), places(matrix)]).toEqual(["Low 1-6, Medium 8-12, High 15-25", expected]);
  });

  test("colours alone state none", () => {
    const [matrix] = read(grid(), {
      fills: { "C1:G5": "#FFC000", "C5:G5": "#92D050", "C4:C5": "#92D050", "E1:G2": "#FF0000" },
    });
    expect([matrix!.bands.length, matrix!.bands.every(({ stated }) => stated === undefined)]).toEqual([3, true]);
  });
});

describe("letters that count bands", () => {
  const table = (heading: string, names: readonly string[]): string[] => [
    `${heading} | Min score | Max score | Response`,
    ...names.map((name, n) => `${name} | ${[20, 12, 5, 1][n]} | ${[25, 19, 10, 4][n]} | Do`),
  ];
  test.each(["Grade", "Risk category", "Band", "Tier"])("under %s", (heading) => {
    const [matrix] = read([...grid(), "", ...table(heading, ["A", "B", "C", "D"])]);
    expect(ranges(matrix)).toBe("D 1-4, C 5-10, B 12-19, A 20-25");
  });
  test.each([
    ["under what counts nothing", "Owner", ["A", "B", "C", "D"]],
    ["out of their order", "Grade", ["A", "C", "B", "D"]],
    ["with one left out", "Grade", ["A", "B", "C", "E"]],
  ])("%s they name no bands", (_, heading, names) => {
    const [matrix] = read([...grid(), "", ...table(heading, names)]);
    expect(matrix!.bands).toEqual([]);
  });
  test("a gap between two of them is one", () => {
    const [matrix] = read([
      ...grid(),
      "",
      "Grade | Min score | Max score",
      "A | 20 | 25",
      "B | 12 | 19",
      "C | 5 | 9",
      "D | 1 | 4",
    ]);
    expect(bandGaps(matrix!).map(({ score }) => score)).toEqual([10]);
  });
});

describe("levels that a sentence states", () => {
  const legend = ["Rating | Score", "Low | 1-6", "Medium | 8-12", "High | 15-25"];
  test.each([
    ["Score = likelihood x impact; both are marked 1 to 5.", "5x5 product workbook"],
    ["Likelihood and impact are each scored from 1 to 5 and multiplied", "5x5 product workbook"],
    ["The score is likelihood (1 to 5) times impact (1 to 5)", "5x5 product workbook"],
    ["Probability x severity (scales 1-5)", "5x5 product workbook"],
    ["Likelihood and impact run from 1 to 5", "5x5 lookup workbook"],
    ["Likelihood x impact", "0x0 product workbook"],
    ["Likelihood x impact: scores of 1 to 5 are looked at once a year", "0x0 product workbook"],
    ["Likelihood x impact. Risks scoring 1 to 5 are closed.", "0x0 product workbook"],
    ["Likelihood x impact (1 to 5 is low)", "0x0 product workbook"],
    ["Likelihood is marked 1 to 5, impact is marked 1 to 4", "0x0 lookup workbook"],
    ["Likelihood and impact are multiplied, plus a weighting of 2", "0x0 lookup workbook"],
  ])("%s", (sentence, expected) => {
    const [matrix] = read([...legend, "", sentence], {}, "Key");
    expect([ranges(matrix), sizes(matrix)]).toEqual(["Low 1-6, Medium 8-12, High 15-25", expected]);
  });
  test("the ranges are then judged over the scores there are", () => {
    const [gap] = read([
      "Rating | Score",
      "Low | 1 to 4",
      "Medium | 6 to 12",
      "High | 15 to 25",
      "",
      "Likelihood x impact; both are marked 1 to 5",
    ]);
    const [overlap] = read([
      "Rating | From | To",
      "Low | 1 | 8",
      "Medium | 8 | 14",
      "High | 15 | 25",
      "",
      "Likelihood x impact; both are marked 1 to 5",
    ]);
    expect([bandGaps(gap!).map(({ score }) => score), bandOverlaps(overlap!).map(({ score }) => score)]).toEqual([
      [5],
      [8],
    ]);
  });
});

describe("a matrix written line by line", () => {
  const word = (score: number): string => (score >= 9 ? "High" : score >= 4 ? "Medium" : "Low");
  const lines = (of: (l: number, i: number) => string, head: string, levels = [1, 2, 3, 4]): string[] => [
    head,
    ...levels.flatMap((l) => levels.map((i) => `${l} | ${i} | ${of(l, i)}`)),
  ];
  test("scores and bands", () => {
    const [matrix] = read(lines((l, i) => `${l * i} | ${word(l * i)}`, "Likelihood | Severity | Score | Rating"));
    expect([sizes(matrix), ranges(matrix)]).toEqual(["4x4 product workbook", "Low 1-3, Medium 4-8, High 9-16"]);
  });
  test("bands alone, impact first", () => {
    const [matrix] = read(lines((i, l) => word(l + 2 * i - 2), "Impact | Likelihood | Level"));
    expect([sizes(matrix), bandOfPair(matrix!, 4, 1)?.label, bandOfPair(matrix!, 1, 4)?.label]).toEqual([
      "4x4 words workbook",
      "Medium",
      "Medium",
    ]);
    expect([bandOfPair(matrix!, 4, 4)?.label, bandOfPair(matrix!, 3, 1)?.label]).toEqual(["High", "Low"]);
  });
  test.each([
    ["a pair is left out", (list: string[]) => list.slice(0, -1)],
    ["a pair stands twice", (list: string[]) => [...list, list[1]!]],
    [
      "nothing stands beside the pairs",
      (list: string[]) => list.map((line) => line.split(" | ").slice(0, 2).join(" | ")),
    ],
  ])("none where %s", (_, change) => {
    expect(read(change(lines((l, i) => `${l * i} | ${word(l * i)}`, "Likelihood | Impact | Score | Rating")))).toEqual(
      [],
    );
  });
});

describe("levels along a grid", () => {
  const WORDS = ["Remote", "Unlikely", "Even chance", "Probable", "Near certain"];
  const lettered = (mark: (letter: string, word: string) => string): string[] => [
    "Likelihood | 1 Trivial | 2 Minor | 3 Moderate | 4 Serious | 5 Severe",
    ...[5, 4, 3, 2, 1].map(
      (l) =>
        `${mark("ABCDE"[l - 1]!, WORDS[l - 1]!)} | ${FIVE.map((i) => l + 5 * i - 5 + (l > 2 ? i : 0)).join(" | ")}`,
    ),
  ];
  test.each([
    ["E Near certain", (letter: string, word: string) => `${letter} ${word}`],
    ["E = Near certain", (letter: string, word: string) => `${letter} = ${word}`],
  ])("a letter and a word: %s", (_, mark) => {
    const [matrix] = read(["Impact", ...lettered(mark)]);
    const numbers = ["A", "C", "Even chance", "E", "F"].map(
      (text) => levelOf(matrix!.likelihood, text)?.number ?? null,
    );
    expect([sizes(matrix), numbers]).toEqual(["5x5 lookup workbook", [1, 3, 3, 5, null]]);
  });
});

describe("two grids on a sheet, each with its own legend", () => {
  const legend = (names: readonly string[]): string[] => [
    "Rating | Score",
    `${names[0]!} | 15 to 25`,
    `${names[1]!} | 5 to 12`,
    `${names[2]!} | 1 to 4`,
  ];
  const book = [
    "Threat matrix",
    ...grid(),
    "",
    ...legend(["High", "Medium", "Low"]),
    "",
    "Opportunity matrix",
    ...grid(),
    "",
    ...legend(["Outstanding", "Moderate", "Minor"]),
  ];
  const fills = (top: number, [low, middle, high]: readonly string[]): Record<string, string> =>
    Object.fromEntries(
      [5, 4, 3, 2, 1].flatMap((l, n) =>
        FIVE.map((i) => [`${"CDEFG"[i - 1]!}${top + n}`, l * i >= 15 ? high! : l * i >= 5 ? middle! : low!]),
      ),
    );
  test("and a band too pale to count as a colour is still a band", () => {
    const found = read(book, {
      fills: {
        ...fills(2, ["#92D050", "#FFC000", "#FF0000"]),
        ...fills(16, ["#D9D2E9", "#9FC5E8", "#00594C"]),
      },
    });
    expect(found.map((matrix) => `${matrix.kind}: ${ranges(matrix)}`)).toEqual([
      "threat: Low 1-4, Medium 5-12, High 15-25",
      "opportunity: Minor 1-4, Moderate 5-12, Outstanding 15-25",
    ]);
    expect(found.map((matrix) => bandGaps(matrix))).toEqual([[], []]);
  });
});

test.each([
  ["Score (L x I)", "product"],
  ["Rating (PxI)", "product"],
  ["Score (L x I) + I", "none"],
  ["Score", "none"],
])("scales and bands under %j", (heading, rule) => {
  const scale = (n: number): string =>
    `${n} ${["Rare", "Unlikely", "Possible", "Likely", "Almost certain"][n - 1]} | | ${n} ${["Insignificant", "Minor", "Moderate", "Major", "Catastrophic"][n - 1]}`;
  const [matrix] = read([
    "Likelihood (L) | | Impact (I)",
    ...FIVE.map(scale),
    "",
    `Rating | ${heading}`,
    "High | 15 or more",
    "Medium | 8 to 14",
    "Low | 7 or less",
  ]);
  expect(sizes(matrix)).toBe(rule === "product" ? "5x5 product workbook" : "5x5 lookup workbook");
});

test("a grid's own rows are no legend: a level after its scores looks like a band and its limits", () => {
  const [matrix] = read([
    "6 | 9 | 12 | 3 - Major | IMPACT",
    "4 | 6 | 8 | 2 - Moderate |",
    "2 | 3 | 4 | 1 - Minor |",
    "1 - Unlikely | 2 - Possible | 3 - Likely | |",
    "LIKELIHOOD | | | |",
  ]);
  expect([sizes(matrix), matrix!.bandsKnown]).toEqual(["3x3 product-plus-impact workbook", false]);
});

describe("levels numbered from the worst, beside words that show the way", () => {
  const CODED = [
    "Likelihood | A - Very high | A4 | A3 | A2 | A1",
    "| B - High | B4 | B3 | B2 | B1",
    "| C - Low | C4 | C3 | C2 | C1",
    "| D - Very low | D4 | D3 | D2 | D1",
    "| | 4 - Negligible | 3 - Marginal | 2 - Critical | 1 - Catastrophic",
    "| | Impact",
  ];
  const [RED, AMBER, GREEN] = ["#FF0000", "#FFC000", "#00B050"];
  const colour = (l: number, i: number): string => (l * i >= 9 ? RED! : l * i >= 4 ? AMBER! : GREEN!);
  const fills = Object.fromEntries(
    [4, 3, 2, 1].flatMap((l, row) => [1, 2, 3, 4].map((i, column) => [`${"CDEF"[column]}${row + 1}`, colour(l, i)])),
  );
  const [matrix] = read(CODED, { fills });

  test("are read by their places, and named by their numbers", () => {
    expect(sizes(matrix)).toBe("4x4 words workbook");
    const named = (axis: "likelihood" | "impact", value: string | number) => levelOf(matrix![axis], value)?.number;
    expect(
      ["1", 1, "2", "4", "Catastrophic", "4 - Negligible", "4 - Critical", "5"].map((v) => named("impact", v)),
    ).toEqual([4, 4, 3, 1, 4, 1, undefined, undefined]);
    expect(["A", "D", "Very high"].map((v) => named("likelihood", v))).toEqual([4, 1, 4]);
    expect(
      [
        [4, 4],
        [1, 1],
        [3, 2],
      ].map(([l, i]) => bandOfPair(matrix!, l!, i!)?.label),
    ).toEqual(["Red", "Green", "Amber"]);
  });

  test("are not read where nothing but the numbers shows the way", () => {
    const bare = CODED.map((line) =>
      line
        .replace(" - Negligible", "")
        .replace(" - Marginal", "")
        .replace(" - Critical", "")
        .replace(" - Catastrophic", ""),
    );
    expect(read(bare, { fills })).toEqual([]);
  });
});
