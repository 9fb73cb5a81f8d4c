import { DEFAULT_MATRIX } from "../../src/matrix";
import { addArrows, planArrows, DOT_HEADING } from "../../src/movement";
import { a1, cellKey, contrast, type CellValue, type Edit } from "../../src/workbook";
import { draw, type Drawing } from "./draw";

const matrix = { ...DEFAULT_MATRIX, source: "workbook" as const };

/** Address and text of every cell the edits write. */
const written = (edits: readonly Edit[]): Record<string, unknown> =>
  Object.fromEntries(
    edits.flatMap((edit) =>
      edit.kind === "values"
        ? edit.values.flatMap((row, r) =>
            row.flatMap((value, c) => (value === undefined ? [] : [[a1(edit.top + r, edit.left + c), value]])),
          )
        : [],
    ),
  );

const withDot = (rows: readonly (readonly CellValue[])[], more: Partial<Drawing> = {}) =>
  draw({ columns: ["id", "previous.score", "current.score", "dot"], rows, matrix, ...more });
const options = (drawn: ReturnType<typeof draw>, more = {}) => ({
  workbook: drawn.workbook,
  meaning: "up-is-worse" as const,
  ...more,
});

test("an empty column is filled with arrow and word, and a risk without a previous score left blank", () => {
  const drawn = withDot([
    ["1", 9, 12, null],
    ["2", 12, 9, null],
    ["3", 6, 6, null],
    ["4", null, 6, null],
  ]);
  expect(written(addArrows(drawn.register, options(drawn)))).toEqual({ D2: "▲ Worse", D3: "▼ Better", D4: "▶ Same" });
  expect(written(addArrows(drawn.register, options(drawn, { meaning: "up-is-better" })))).toEqual({
    D2: "▼ Worse",
    D3: "▲ Better",
    D4: "▶ Same",
  });
});

test.each<[string, CellValue, string | null]>([
  ["a bare arrow gains its word", "▲", "▲ Worse"],
  ["a wrong arrow is put right", "▼", "▲ Worse"],
  ["a wrong word is put right", "Static", "▲ Worse"],
  ["a right word stays as the council wrote it", "Increased", null],
  ["prose stays", "Awaiting the outcome of the review", null],
  ["New stays: scores cannot tell it", "New", null],
  ["a dash stays", "-", null],
])("%s", (_name, dot, expected) => {
  const drawn = withDot([["1", 9, 12, dot]]);
  expect(written(addArrows(drawn.register, options(drawn)))).toEqual(expected === null ? {} : { D2: expected });
});

test("what was left alone is said, and written over only when asked", () => {
  const drawn = withDot(
    [
      ["1", 9, 12, "See note"],
      ["2", 9, 12, "▲"],
    ],
    { formulas: { D3: '=IF(C3>B3,"▲","▼")' } },
  );
  const plan = planArrows(drawn.register, options(drawn));
  expect(plan.written).toBe(0);
  expect(plan.kept.map((cell) => a1(cell.row, cell.column))).toEqual(["D2", "D3"]);
  expect(written(addArrows(drawn.register, options(drawn, { overwrite: true })))).toEqual({
    D2: "▲ Worse",
    D3: "▲ Worse",
  });
});

test("a risk over several rows gets its arrow on the first", () => {
  const drawn = withDot([
    ["1", 9, 12, null],
    [null, null, null, null],
    ["2", 12, 9, null],
  ]);
  expect(written(addArrows(drawn.register, options(drawn)))).toEqual({ D2: "▲ Worse", D4: "▼ Better" });
});

test("an opportunity's rise is better", () => {
  const drawn = withDot([["1", 9, 12, null]], { kinds: ["opportunity"] });
  expect(written(addArrows(drawn.register, options(drawn)))).toEqual({ D2: "▲ Better" });
});

describe("a column is added where there is none", () => {
  const without = (more: Partial<Drawing> = {}) =>
    draw({
      top: 2,
      columns: ["id", "previous.score", "current.score"],
      rows: [
        ["1", 9, 12],
        ["2", 12, 12],
      ],
      matrix,
      ...more,
    });

  test("beside the last column, its heading dressed as its neighbour", () => {
    const drawn = without({
      snapshot: { fills: new Map([[cellKey(2, 2), "#1F3864"]]), fontColours: new Map([[cellKey(2, 2), "#FFFFFF"]]) },
    });
    const edits = addArrows(drawn.register, options(drawn));
    expect(written(edits)).toEqual({ D3: DOT_HEADING, D4: "▲ Worse", D5: "▶ Same" });
    expect(edits.find((edit) => edit.kind === "format" && edit.ranges[0]!.top === 2)).toMatchObject({
      format: { fill: "#1F3864", fontColour: "#FFFFFF" },
    });
  });

  test("in the next free column where something stands beside the table", () => {
    const drawn = without({ extra: (set) => set(4, 3, "a remark") });
    expect(written(addArrows(drawn.register, options(drawn)))).toEqual({
      E3: DOT_HEADING,
      E4: "▲ Worse",
      E5: "▶ Same",
    });
  });

  test("not under a merge, not in a hidden column", () => {
    const drawn = without({
      snapshot: { merges: [{ top: 1, left: 3, bottom: 2, right: 4 }], hiddenColumns: new Set([5]) },
    });
    expect(Object.keys(written(addArrows(drawn.register, options(drawn))))).toEqual(["G3", "G4", "G5"]);
  });

  test("what stands above or below the register does not hinder", () => {
    const drawn = without({
      extra: (set) => {
        set(0, 3, "title");
        set(9, 3, "footnote");
      },
    });
    expect(Object.keys(written(addArrows(drawn.register, options(drawn))))).toEqual(["D3", "D4", "D5"]);
  });

  test("not where no score moved or none is known, nor to cards", () => {
    const blank = without({ rows: [["1", null, 12]] });
    expect(planArrows(blank.register, options(blank))).toMatchObject({
      edits: [],
      reason: expect.stringContaining("previous score"),
    });
    const cards = without({ register: { layout: "cards", headerRows: null } });
    expect(planArrows(cards.register, options(cards))).toMatchObject({
      edits: [],
      reason: expect.stringContaining("no place"),
    });
  });
});

test("the ink reads at 4.5:1 or better on whatever fill the cell has", () => {
  for (const fill of ["#FFFFFF", "#C00000", "#FFC000", "#00B050", "#000000", "#7F7F7F", "#D9D9D9"]) {
    const drawn = withDot(
      [
        ["1", 9, 12, null],
        ["2", 12, 9, null],
        ["3", 6, 6, null],
      ],
      { snapshot: { fills: new Map([1, 2, 3].map((row) => [cellKey(row, 3), fill])) } },
    );
    const formats = addArrows(drawn.register, options(drawn)).filter((edit) => edit.kind === "format");
    expect(formats.length).toBeGreaterThan(0);
    for (const edit of formats) expect(contrast(edit.format.fontColour!, fill)).toBeGreaterThanOrEqual(4.5);
  }
});

test("50,000 risks take a moment, and few edits", () => {
  const drawn = withDot(Array.from({ length: 50_000 }, (_, i) => [`${i}`, (i % 5) + 1, (i % 4) + 1, null]));
  const started = Date.now();
  const edits = addArrows(drawn.register, options(drawn));
  expect(Date.now() - started).toBeLessThan(3000);
  expect(edits.length).toBeLessThan(10);
});
