import { bandsAreKnown, colourBands, type Colouring } from "../../src/bands";
import {
  BAND_FILLS,
  DEFAULT_MATRIX,
  fillOf,
  makeMatrix,
  numberedLevels,
  productMatrix,
  ragBands,
  type Band,
  type Matrix,
} from "../../src/matrix";
import { a1, contrast, isOurs, parseRange, type CellValue, type Edit } from "../../src/workbook";
import { draw, type Drawing } from "../movement/draw";
import { bed, carryOut, shownFill } from "./bed";

const RAG: Matrix = { ...DEFAULT_MATRIX, source: "workbook" };
const RED = BAND_FILLS.red!.fill,
  AMBER = BAND_FILLS.amber!.fill,
  GREEN = BAND_FILLS.green!.fill;
const COLOURS: Readonly<Record<string, string | null>> = { red: RED, amber: AMBER, green: GREEN, none: null };

const WORDS = makeMatrix({
  source: "chosen",
  where: "words",
  likelihood: numberedLevels(3, ["Low", "Medium", "High"]),
  impact: numberedLevels(3, ["Low", "Medium", "High"]),
  rule: "words",
  bands: [
    { id: "green", label: "Low", words: ["L"], min: null, max: null, fill: null },
    { id: "amber", label: "Medium", words: ["M"], min: null, max: null, fill: null },
    { id: "red", label: "High", words: ["H"], min: null, max: null, fill: null },
  ],
  bandIds: [
    ["green", "green", "amber"],
    ["green", "amber", "red"],
    ["amber", "red", "red"],
  ],
});

const zone = (id: string, fill: string | null = null): Band => ({
  id,
  label: id,
  words: [],
  min: null,
  max: null,
  fill,
});
/** Impact weighs more: 5 is green as 5x1 (likelihood x impact) and red as 1x5, so a score alone tells nothing. */
const WEIGHTED = makeMatrix({
  source: "workbook",
  where: "Key!B2:F6",
  likelihood: numberedLevels(5, ["Rare", "Unlikely", "Possible", "Likely", "Certain"]),
  impact: numberedLevels(5, ["Tiny", "Minor", "Middling", "Major", "Vast"]),
  rule: "product",
  bands: [zone("green"), zone("amber"), zone("red")],
  bandIds: Array.from({ length: 5 }, (_, l) =>
    Array.from({ length: 5 }, (_, i) =>
      i + 1 === 5 || (l + 1) * (i + 1) >= 16 ? "red" : i + 1 >= 3 ? "amber" : "green",
    ),
  ),
});

const edits = (result: Colouring): readonly Edit[] => {
  if (!result.ok) throw new Error(result.reason);
  return result.edits;
};

/** The colour each drawn score cell shows, first by conditional formats, then by fixed fills. */
function colours(drawing: Drawing, field: string): (string | null)[][] {
  const drawn = draw(drawing);
  const column = drawing.columns.indexOf(field as never);
  return (["conditional", "fixed"] as const).map((style) => {
    const model = bed(drawn.workbook, edits(colourBands(drawn.register, drawn.workbook, { style })));
    return drawing.rows.map((_, r) => shownFill(model, "Register", (drawing.top ?? 0) + 1 + r, column));
  });
}

const CASES: readonly [
  name: string,
  matrix: Matrix,
  columns: Drawing["columns"],
  rows: readonly (readonly [...CellValue[], string])[],
][] = [
  [
    "numbers by the ranges, blanks and impossible scores left",
    RAG,
    ["id", "current.score"],
    [
      ["1", 1, "green"],
      ["2", 6, "green"],
      ["3", 7, "none"],
      ["4", 8, "amber"],
      ["5", 15, "amber"],
      ["6", 16, "red"],
      ["7", 25, "red"],
      ["8", null, "none"],
      ["9", 26, "none"],
    ],
  ],
  [
    "numbers held as text",
    RAG,
    ["id", "current.score"],
    [
      ["1", "16", "red"],
      ["2", " 6 ", "green"],
      ["3", "\u00a012", "amber"],
      ["4", 8, "amber"],
      ["5", "", "none"],
      ["6", null, "none"],
    ],
  ],
  [
    "a score with its words",
    RAG,
    ["id", "current.score"],
    [
      ["1", "16 (Major/Likely)", "red"],
      ["2", "12(Moderate)", "amber"],
      ["3", "20 (Critical)", "red"],
      ["4", "4", "green"],
    ],
  ],
  [
    "what is no score",
    RAG,
    ["id", "current.score"],
    [
      ["1", "TBC", "none"],
      ["2", "N/A", "none"],
      ["3", { error: "#REF!" }, "none"],
      ["4", 16, "red"],
      ["5", "-", "none"],
    ],
  ],
  [
    "bands as words",
    RAG,
    ["id", "current.band"],
    [
      ["1", "Red", "red"],
      ["2", "amber", "amber"],
      ["3", "G", "green"],
      ["4", " RED ", "red"],
      ["5", "Purple", "none"],
      ["6", null, "none"],
    ],
  ],
  [
    "scores that are words",
    WORDS,
    ["id", "current.score"],
    [
      ["1", "High", "red"],
      ["2", "low", "green"],
      ["3", "M", "amber"],
      ["4", "High risk", "red"],
      ["5", null, "none"],
    ],
  ],
  [
    "bands by pair, beside their ratings",
    WEIGHTED,
    ["id", "current.score", "current.likelihood", "current.impact"],
    [
      ["1", 5, 5, 1, "green"],
      ["2", 5, 1, 5, "red"],
      ["3", 12, 4, 3, "amber"],
      ["4", null, 1, 5, "none"],
      ["5", 16, 4, 4, "red"],
    ],
  ],
  [
    "bands by pair, ratings as words",
    WEIGHTED,
    ["id", "current.score", "current.likelihood", "current.impact"],
    [
      ["1", 5, "Certain", "Tiny", "green"],
      ["2", 5, "rare", "Vast", "red"],
      ["3", 5, "1", "5", "red"],
      ["4", 12, "4 - Likely", "Middling", "amber"],
    ],
  ],
  [
    "bands by pair, no ratings shown: only scores of one band",
    WEIGHTED,
    ["id", "current.score"],
    [
      ["1", 5, "none"],
      ["2", 25, "red"],
      ["3", 1, "green"],
      ["4", 9, "amber"],
    ],
  ],
  [
    "every stage",
    RAG,
    ["id", "inherent.score", "residual.score", "target.score", "previous.score"],
    [["1", 20, 12, 4, 16, "red"]],
  ],
];

test.each(CASES)("%s", (_name, matrix, columns, rows) => {
  const expected = rows.map((row) => COLOURS[row[row.length - 1] as string]);
  const drawing: Drawing = { columns, rows: rows.map((row) => row.slice(0, -1)), matrix };
  const field = columns.length === 5 ? "inherent.score" : columns[1]!;
  const [conditional, fixed] = colours(drawing, field);
  expect(conditional).toEqual(expected);
  expect(fixed).toEqual(expected);
});

test("every stage's column is coloured", () => {
  const drawn = draw({
    columns: ["id", "inherent.score", "residual.score", "target.score", "previous.score"],
    rows: [["1", 20, 12, 4, 16]],
    matrix: RAG,
  });
  const model = bed(drawn.workbook, edits(colourBands(drawn.register, drawn.workbook, { style: "conditional" })));
  expect([1, 2, 3, 4].map((column) => shownFill(model, "Register", 1, column))).toEqual([RED, AMBER, GREEN, RED]);
});

test("colours follow a score that is typed later, and a blank one loses its colour", () => {
  const drawn = draw({
    columns: ["id", "current.score"],
    rows: [
      ["1", 4],
      ["2", 20],
      ["3", null],
    ],
    matrix: RAG,
  });
  const model = bed(drawn.workbook, edits(colourBands(drawn.register, drawn.workbook, { style: "conditional" })));
  carryOut(model, [{ kind: "values", sheet: "Register", top: 1, left: 1, values: [[16], [null], [9]] }]);
  expect([1, 2, 3].map((row) => shownFill(model, "Register", row, 1))).toEqual([RED, null, AMBER]);
});

test("repeated headings, section rows and totals between risks are left alone", () => {
  const drawn = draw({
    columns: ["id", "current.score", "controls"],
    rows: [
      ["1", 16, "a"],
      [null, null, "b"],
      [null, null, "c"],
      ["2", 20, "d"],
      ["3", 16, "e"],
    ],
    matrix: RAG,
  });
  // Row 6 is no risk's: as where a section's total stands between two risks.
  const register = { ...drawn.register, risks: drawn.register.risks.filter((risk) => risk.id !== "2") };
  const rules = edits(colourBands(register, drawn.workbook, { style: "conditional" })).flatMap((edit) =>
    edit.kind === "conditionalFormats" ? [edit.ranges] : [],
  );
  expect(rules).toEqual([[parseRange("B2"), parseRange("B6")]]);
});

test("a risk over several rows: one range down the column, a merged cell filled whole", () => {
  const drawing: Drawing = {
    columns: ["id", "current.score", "controls"],
    rows: [
      ["1", 16, "a"],
      [null, null, "b"],
      ["2", 9, "c"],
      [null, null, "d"],
    ],
    matrix: RAG,
    snapshot: { merges: [parseRange("B2:B3")!] },
  };
  const drawn = draw(drawing);
  const conditional = edits(colourBands(drawn.register, drawn.workbook, { style: "conditional" }));
  expect(conditional.map((edit) => edit.kind === "conditionalFormats" && edit.ranges)).toEqual([[parseRange("B2:B4")]]);
  const fixed = edits(colourBands(drawn.register, drawn.workbook, { style: "fixed" }));
  expect(fixed.flatMap((edit) => (edit.kind === "format" && edit.format.fill === RED ? edit.ranges : []))).toEqual([
    parseRange("B2:B3"),
  ]);
});

test("a continuation row that holds a number of its own is not taken for the risk's score", () => {
  const drawn = draw({
    columns: ["id", "current.score", "controls"],
    rows: [
      ["1", 16, "a"],
      [null, 25, "b"],
      ["2", 9, "c"],
    ],
    matrix: RAG,
  });
  const model = bed(drawn.workbook, edits(colourBands(drawn.register, drawn.workbook, { style: "conditional" })));
  expect([1, 2, 3].map((row) => shownFill(model, "Register", row, 1))).toEqual([RED, null, AMBER]);
});

test("a text no formula reads rightly has a plain fill instead of a rule", () => {
  const drawn = draw({
    columns: ["id", "current.score"],
    rows: [
      ["1", "4x4=16"],
      ["2", 9],
    ],
    matrix: RAG,
  });
  const risks = drawn.register.risks.map((risk, r) =>
    r > 0 ? risk : { ...risk, stages: { current: { score: { ...risk.stages.current!.score!, value: 16 } } } },
  );
  const model = bed(
    drawn.workbook,
    edits(colourBands({ ...drawn.register, risks }, drawn.workbook, { style: "conditional" })),
  );
  expect([1, 2].map((row) => shownFill(model, "Register", row, 1))).toEqual([RED, AMBER]);
  expect(
    model.needSheet("Register").conditionalFormats.every((format) => format.ranges.every((range) => range.top === 2)),
  ).toBe(true);
});

test("opportunities go by their own matrix", () => {
  const opportunityMatrix: Matrix = {
    ...RAG,
    kind: "opportunity",
    bands: [
      { ...RAG.bands[0]!, fill: "#DDEBF7" },
      { ...RAG.bands[1]!, fill: "#9DC3E6" },
      { ...RAG.bands[2]!, fill: "#2E75B6" },
    ],
  };
  const drawn = draw({
    columns: ["id", "current.score"],
    rows: [
      ["1", 16],
      ["2", 16],
      ["3", 9],
    ],
    kinds: ["threat", "opportunity", "threat"],
    kind: "mixed",
    matrix: RAG,
    opportunityMatrix,
  });
  const model = bed(drawn.workbook, edits(colourBands(drawn.register, drawn.workbook, { style: "conditional" })));
  expect([1, 2, 3].map((row) => shownFill(model, "Register", row, 1))).toEqual([RED, "#2E75B6", AMBER]);
});

test("the council's own fills are used, and the ink reads on each", () => {
  const matrix = productMatrix(
    5,
    ragBands([1, 6], [8, 15], [16, 25]).map((band, i) => ({ ...band, fill: ["#92D050", "#FFE699", "#FF0000"][i]! })),
    "workbook",
  );
  const drawn = draw({
    columns: ["id", "current.score"],
    rows: [
      ["1", 16],
      ["2", 9],
      ["3", 2],
    ],
    matrix,
  });
  for (const style of ["conditional", "fixed"] as const) {
    const result = edits(colourBands(drawn.register, drawn.workbook, { style }));
    const model = bed(drawn.workbook, result);
    expect([1, 2, 3].map((row) => shownFill(model, "Register", row, 1))).toEqual(["#FF0000", "#FFE699", "#92D050"]);
    for (const edit of result) {
      if (edit.kind === "format")
        expect(contrast(edit.format.fill!, edit.format.fontColour!)).toBeGreaterThanOrEqual(4.5);
      if (edit.kind === "conditionalFormats")
        for (const rule of edit.rules) expect(contrast(rule.fill, rule.fontColour)).toBeGreaterThanOrEqual(4.5);
    }
  }
});

test("every rule carries our mark, and colouring again replaces ours alone", () => {
  const drawn = draw({
    columns: ["id", "current.score", "current.band"],
    rows: [
      ["1", 16, "Red"],
      ["2", "9 (Moderate)", "A"],
    ],
    matrix: RAG,
  });
  const result = edits(colourBands(drawn.register, drawn.workbook, { style: "conditional" }));
  const rules = result.flatMap((edit) => (edit.kind === "conditionalFormats" ? edit.rules : []));
  expect(rules.length).toBe(6);
  expect(rules.every((rule) => isOurs(rule.formula) && rule.formula.startsWith("=("))).toBe(true);
  expect(rules.every((rule) => rule.formula.length < 8192 && !rule.formula.includes("{"))).toBe(true);
  const model = bed(drawn.workbook, result);
  carryOut(model, result);
  expect(model.needSheet("Register").conditionalFormats.length).toBe(6);
  carryOut(model, edits(colourBands(drawn.register, drawn.workbook, { style: "fixed" })));
  expect(model.needSheet("Register").conditionalFormats).toEqual([]);
});

describe("nothing is coloured on a guess", () => {
  test("unknown bands are refused with a reason", () => {
    const drawn = draw({ columns: ["id", "current.score"], rows: [["1", 16]] });
    expect(bandsAreKnown(DEFAULT_MATRIX)).toBe(false);
    expect(colourBands(drawn.register, drawn.workbook, { style: "conditional" })).toEqual({
      ok: false,
      reason: expect.stringContaining("bands"),
    });
  });

  test("a word that is a colour needs no matrix", () => {
    const drawn = draw({ columns: ["id", "current.score", "current.band"], rows: [["1", 16, "Red"]] });
    const model = bed(drawn.workbook, edits(colourBands(drawn.register, drawn.workbook, { style: "conditional" })));
    expect([1, 2].map((column) => shownFill(model, "Register", 1, column))).toEqual([null, RED]);
  });

  test("no score column at all", () => {
    const drawn = draw({ columns: ["id", "title"], rows: [["1", "Flood"]], matrix: RAG });
    expect(colourBands(drawn.register, drawn.workbook, { style: "conditional" }).ok).toBe(false);
  });

  test("what stays uncoloured is named", () => {
    const drawn = draw({
      columns: ["id", "current.score"],
      rows: [
        ["1", 16],
        ["2", 7],
        ["3", null],
      ],
      matrix: RAG,
    });
    const result = colourBands(drawn.register, drawn.workbook, { style: "conditional" });
    expect(result).toMatchObject({ ok: true, coloured: 1 });
    expect(result.ok && result.without.map((cell) => a1(cell.row, cell.column))).toEqual(["B3"]);
  });
});

test.each([2, 3, 4, 5, 6])("%i bands have %i fills, also where the highest scores are in none of them", (count) => {
  const bands = Array.from({ length: count }, (_, i): Band => ({
    id: `band-${i}`,
    label: `Band ${i}`,
    words: [],
    min: i * 4 + 1,
    max: i * 4 + 4,
    fill: null,
  }));
  const matrix = productMatrix(5, bands, "chosen");
  const drawn = draw({ columns: ["id", "current.score"], rows: bands.map((band, i) => [`${i}`, band.max]), matrix });
  const model = bed(drawn.workbook, edits(colourBands(drawn.register, drawn.workbook, { style: "conditional" })));
  const shown = bands.map((_, i) => shownFill(model, "Register", i + 1, 1));
  expect(shown).toEqual(bands.map((band) => fillOf(matrix, band).fill));
  expect(new Set(shown).size).toBe(count);
});

test("50,000 risks in a moment, by a handful of rules", () => {
  const drawn = draw({
    columns: ["id", "current.score", "residual.score"],
    rows: Array.from({ length: 50_000 }, (_, i) => [`${i}`, (i % 25) + 1, (i % 5) + 1]),
    matrix: RAG,
  });
  const started = Date.now();
  const result = edits(colourBands(drawn.register, drawn.workbook, { style: "conditional" }));
  expect(Date.now() - started).toBeLessThan(3000);
  expect(result.length).toBeLessThan(6);
});
