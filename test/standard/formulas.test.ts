import { makeMatrix, numberedLevels, productMatrix, type Matrix } from "../../src/matrix";
import type { Register } from "../../src/register";
import type { CellValue } from "../../src/workbook";
import { carryOut } from "../bands/bed";
import { draw, type Drawing } from "../movement/draw";
import { exported, formulasOf } from "./export";
import { band, CASES, RAG } from "./matrices";

const STAGE: Drawing["columns"] = ["id", "title", "current.likelihood", "current.impact", "current.score"];
describe.each(CASES)("%s", (_rule, matrix, rows) => {
  const drawn = draw({
    columns: STAGE,
    rows: rows.map(([l, i, s], r) => [`${r + 1}`, `Risk ${r + 1}`, l, i, s]),
    matrix,
  });
  const out = exported([drawn.register], drawn.workbook);

  test("the formulas, once calculated, give the source's scores and our bands", () => {
    const { rows: shown } = out.table("Standard register");
    // A column that no risk uses is left out.
    expect(shown.map((row) => [row["Current score"] ?? null, row["Current band"]])).toEqual(
      rows.map(([, , , score, word]) => [score, word]),
    );
  });

  test("each formula comes to what was said it would", () => {
    for (const { sheet, row, column, value } of formulasOf(out.edits))
      expect([sheet, row, column, out.model.needSheet(sheet).value(row, column)]).toEqual([sheet, row, column, value]);
  });
});

test("a changed rating changes score, band and direction; an emptied one empties them", () => {
  const drawn = draw({
    columns: [...STAGE, "previous.score"],
    rows: [
      ["1", "Flood", 4, 4, 16, 12],
      ["2", "Fire", 2, 2, 4, 4],
    ],
    matrix: RAG,
  });
  const out = exported([drawn.register], drawn.workbook);
  const { headings } = out.table("Standard register");
  const type = (row: number, heading: string, value: number | null) =>
    carryOut(out.model, [
      { kind: "values", sheet: "Standard register", top: 3 + row, left: headings.indexOf(heading), values: [[value]] },
    ]);
  const shown = () =>
    out
      .table("Standard register")
      .rows.map((row) => [row["Current score"], row["Current band"], row["Direction of travel"]]);
  expect(shown()).toEqual([
    [16, "Red", "▲ Worse"],
    [4, "Green", "▶ Same"],
  ]);
  type(0, "Current likelihood", 1);
  type(1, "Current impact", 5);
  expect(shown()).toEqual([
    [4, "Green", "▼ Better"],
    [10, "Amber", "▲ Worse"],
  ]);
  type(0, "Current likelihood", null);
  expect(shown()[0]).toEqual(["", "", ""]);
});

describe("a figure the source prints is never changed silently", () => {
  const row = (columns: Drawing["columns"], cells: readonly CellValue[], matrix: Matrix = RAG) => {
    const drawn = draw({ columns: ["id", "title", ...columns], rows: [["1", "Flood", ...cells]], matrix });
    const out = exported([drawn.register], drawn.workbook);
    return { out, row: out.table("Standard register").rows[0]! };
  };
  const CURRENT: Drawing["columns"] = ["current.likelihood", "current.impact", "current.score", "current.band"];

  test("a score that differs is typed, and the note has both figures", () => {
    const { out, row: shown } = row(CURRENT, [4, 5, 18, null]);
    expect(out.input("Standard register", "Current score", 0)).toBe(18);
    expect(shown.Notes).toMatch(/Current score: the source says 18, its matrix gives 20 for likelihood 4 and impact 5/);
  });

  test("a band that differs is typed, and noted", () => {
    const { out, row: shown } = row(CURRENT, [4, 5, 20, "Amber"]);
    expect(out.input("Standard register", "Current band", 0)).toBe("Amber");
    expect(shown.Notes).toMatch(/Current band: the source says Amber, its matrix gives Red/);
  });

  test("a band in other words becomes the council's own word, without a note", () => {
    const { row: shown } = row(CURRENT, [4, 5, 20, "R"]);
    expect(shown).toMatchObject({ "Current band": "Red" });
    expect(shown).not.toHaveProperty("Notes");
  });

  test("what was written beside a number stands at the right", () => {
    const { row: shown } = row(["current.score"], ["16 (Major/Likely)"]);
    expect(shown).toMatchObject({
      "Current score": 16,
      "Current band": "Red",
      "Current score (as written)": "16 (Major/Likely)",
    });
  });

  test("ratings spelt out in a score become ratings, where they give that very score", () => {
    const drawn = draw({
      columns: ["id", "title", "current.score"],
      rows: [
        ["1", "Flood", "4x4=16"],
        ["2", "Fire", "4x3=16"],
      ],
      matrix: RAG,
    });
    const risks = drawn.register.risks.map((risk, r) => ({
      ...risk,
      stages: {
        current: { score: { ...risk.stages.current!.score!, value: 16, parts: { likelihood: 4, impact: 4 - r } } },
      },
    }));
    const out = exported([{ ...drawn.register, risks }], drawn.workbook);
    expect(out.table("Standard register").rows).toMatchObject([
      { "Current likelihood": 4, "Current impact": 4, "Current score": 16 },
      { "Current likelihood": null, "Current impact": null, "Current score": 16 },
    ]);
    expect(out.input("Standard register", "Current score", 1)).toBe(16);
  });

  test("an arrow against its scores is kept beside ours, and noted", () => {
    const { row: shown } = row(["previous.score", "current.score", "dot"], [12, 16, "Improved"]);
    expect(shown).toMatchObject({ "Direction of travel": "▲ Worse", "Direction of travel (as written)": "Improved" });
    expect(shown.Notes).toMatch(/the source says Improved, its scores say worse/);
  });

  test("words where there are no two scores stay as they are", () => {
    const { row: shown } = row(["current.score", "dot"], [16, "New risk this quarter, under review"]);
    expect(shown["Direction of travel"]).toBe("New risk this quarter, under review");
  });
});

describe("the direction of travel", () => {
  const shown = (kinds: readonly ("threat" | "opportunity")[], register: Partial<Register> = {}) => {
    const drawn = draw({
      columns: ["id", "title", "previous.score", "current.score"],
      rows: [
        ["1", "A", 9, 12],
        ["2", "B", 12, 9],
        ["3", "C", 9, 9],
        ["4", "D", null, 9],
      ],
      kinds,
      kind: "mixed",
      matrix: RAG,
      register,
    });
    const out = exported([drawn.register], drawn.workbook);
    for (const { sheet, row, column, value } of formulasOf(out.edits))
      expect(out.model.needSheet(sheet).value(row, column)).toEqual(value);
    return out.table("Standard register").rows.map((row) => row["Direction of travel"]);
  };
  test("of threats", () =>
    expect(shown(["threat", "threat", "threat", "threat"])).toEqual(["▲ Worse", "▼ Better", "▶ Same", ""]));
  test("of opportunities, whose rise is better", () =>
    expect(shown(["opportunity", "opportunity", "opportunity", "opportunity"])).toEqual([
      "▲ Better",
      "▼ Worse",
      "▶ Same",
      "",
    ]));
  test("of both in one table", () =>
    expect(shown(["threat", "opportunity", "threat", "opportunity"])).toEqual(["▲ Worse", "▼ Worse", "▶ Same", ""]));
  test("where up means better", () =>
    expect(
      shown(["threat", "threat", "threat", "threat"], {
        arrowLegend: [{ arrow: "▲", meaning: "better", cell: { sheet: "Key", row: 0, column: 0 } }],
      }),
    ).toEqual(["▼ Worse", "▲ Better", "▶ Same", ""]));

  test("by bands where the register shows no scores", () => {
    const drawn = draw({
      columns: ["id", "title", "previous.band", "current.band"],
      rows: [["1", "A", "Amber", "Red"]],
      matrix: RAG,
    });
    expect(exported([drawn.register], drawn.workbook).table("Standard register").rows[0]).toMatchObject({
      "Direction of travel": "▲ Worse",
      "Current band": "Red",
      "Previous band": "Amber",
    });
  });
});

describe("a matrix nobody gave", () => {
  const assumed = (rows: readonly (readonly CellValue[])[]) => {
    const drawn = draw({ columns: STAGE, rows });
    return exported([drawn.register], drawn.workbook);
  };

  test("an assumed one gives no bands, and no formula where its rows do not bear it out", () => {
    const out = assumed([
      ["1", "A", 4, 5, 9],
      ["2", "B", 2, 2, 4],
      ["3", "C", 1, 3, 4],
      ["4", "D", 3, 3, null],
    ]);
    const { headings, rows } = out.table("Standard register");
    expect(headings).not.toContain("Current band");
    expect(rows.map((row) => row["Current score"])).toEqual([9, 4, 4, null]);
    expect(out.input("Standard register", "Current score", 0)).toBe(9);
  });

  test("an assumed one that three rows bear out gives formulas, and says that it is assumed", () => {
    const out = assumed([
      ["1", "A", 4, 5, 20],
      ["2", "B", 2, 2, 4],
      ["3", "C", 1, 3, 3],
    ]);
    expect(out.input("Standard register", "Current score", 0)).toMatchObject({ value: 20 });
    expect(out.model.needSheet("Matrix").value(1, 0)).toMatch(/Assumed/);
  });

  test("an inferred one without a key has the axes its ratings need", () => {
    const matrix: Matrix = {
      ...productMatrix(5, [], "inferred", "likelihood x impact in 8 of 8 rows"),
      likelihood: [],
      impact: [],
      cells: [],
      bandsKnown: false,
    };
    const drawn = draw({
      columns: STAGE,
      rows: [
        ["1", "A", 4, 3, 12],
        ["2", "B", 2, 2, 4],
        ["3", "C", 4, 1, null],
      ],
      matrix,
    });
    const out = exported([drawn.register], drawn.workbook);
    expect(out.table("Standard register").rows.map((row) => row["Current score"])).toEqual([12, 4, 4]);
    expect(out.edits.some((edit) => edit.kind === "listValidation")).toBe(false);
  });
});

test("threats and opportunities with matrices of their own, in one table", () => {
  const opportunityMatrix = makeMatrix({
    source: "workbook",
    where: "Key",
    kind: "opportunity",
    likelihood: numberedLevels(5),
    impact: numberedLevels(5),
    rule: "sum",
    bands: [band("small", 2, 5), band("grand", 6, 10)],
  });
  const drawn = draw({
    columns: STAGE,
    rows: [
      ["1", "Flood", 4, 4, 16],
      ["2", "Grant", 4, 4, 8],
      ["3", "Fire", 1, 1, 1],
    ],
    kinds: ["threat", "opportunity", "threat"],
    kind: "mixed",
    matrix: RAG,
    opportunityMatrix,
  });
  const out = exported([drawn.register], drawn.workbook);
  expect(out.table("Standard register").rows).toMatchObject([
    { Kind: "Threat", "Current score": 16, "Current band": "Red" },
    { Kind: "Opportunity", "Current score": 8, "Current band": "Grand" },
    { Kind: "Threat", "Current score": 1, "Current band": "Green" },
  ]);
  const formulas = formulasOf(out.edits)
    .filter(({ sheet }) => sheet === "Standard register")
    .map(({ formula }) => formula.replace(/([A-Z])\d+/g, "$1"));
  expect(new Set(formulas.filter((formula) => formula.includes("MATCH"))).size).toBe(2);
});

test("no formula needs a newer Excel than 2016, and none is longer than Excel allows", () => {
  const drawn = draw({ columns: [...STAGE, "previous.score"], rows: [["1", "Flood", 4, 4, 16, 12]], matrix: RAG });
  const known = new Set("IF OR AND IFERROR INDEX MATCH ISNUMBER COUNTIF COUNTIFS CHAR LEFT LEN".split(" "));
  for (const { formula } of formulasOf(exported([drawn.register], drawn.workbook).edits)) {
    for (const [, name] of formula.matchAll(/([A-Z][A-Z0-9.]+)\(/g)) expect(known).toContain(name);
    expect(formula.length).toBeLessThan(8192);
  }
});
