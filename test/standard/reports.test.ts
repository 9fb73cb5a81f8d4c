import type { Finding } from "../../src/checks";
import { DEFAULT_MATRIX, makeMatrix, numberedLevels, type Matrix } from "../../src/matrix";
import type { CellInput, CellValue } from "../../src/workbook";
import { draw, type Drawing } from "../movement/draw";
import { carryOut } from "../bands/bed";
import { exported, formulasOf, type Exported } from "./export";

const RAG: Matrix = makeMatrix({
  source: "workbook",
  where: "Key!B4:G9",
  likelihood: numberedLevels(3, ["Rare", "Possible", "Likely"]),
  impact: numberedLevels(3),
  rule: "product",
  bands: DEFAULT_MATRIX.bands.map((band, i) => ({ ...band, min: [1, 3, 6][i]!, max: [2, 4, 9][i]! })),
});

const COLUMNS: Drawing["columns"] = ["id", "title", "owner", "current.likelihood", "current.impact", "current.score"];
const registerOf = (rows: readonly (readonly CellValue[])[], more: Partial<Drawing> = {}) =>
  draw({ columns: COLUMNS, rows, matrix: RAG, ...more });

const NOW: readonly (readonly CellValue[])[] = [
  ["1", "Flood of the depot", "Head of Assets", 3, 3, 9],
  ["2", "Cyber attack on pensions", "Head of IT", 2, 2, 4],
  ["4", "Teachers leave for other work", "Head of Schools", 2, 2, 4],
];
const THEN: readonly (readonly CellValue[])[] = [
  ["1", "Flood of the depot", "Head of Assets", 2, 3, 6],
  ["2", "Cyber attack on pensions", "Chief Executive", 2, 2, 4],
  ["3", "Bridges fail under heavy lorries", "Head of Highways", 1, 3, 3],
];

const lines = (out: Exported, name: string): readonly (readonly unknown[])[] => {
  const sheet = out.model.needSheet(name);
  const used = sheet.usedByValues!;
  return Array.from({ length: used.bottom + 1 }, (_, r) =>
    Array.from({ length: used.right + 1 }, (_, c) => sheet.value(r, c)),
  );
};
const under = (out: Exported, heading: string, count: number, skip = 2): readonly (readonly unknown[])[] => {
  const all = lines(out, "Summary");
  const at = all.findIndex((line) => line[0] === heading);
  expect(at).toBeGreaterThan(0);
  return all.slice(at + skip, at + skip + count);
};

describe("the summary", () => {
  test("counts bands, by formulas that follow the register", () => {
    const drawn = registerOf(NOW);
    const out = exported([drawn.register], drawn.workbook);
    const bands = () => under(out, "Risks by band", 3).map((line) => line.slice(0, 2));
    expect(bands()).toEqual([
      ["Red", 1],
      ["Amber", 2],
      ["Green", 0],
    ]);
    const { headings } = out.table("Standard register");
    carryOut(out.model, [
      { kind: "values", sheet: "Standard register", top: 4, left: headings.indexOf("Current impact"), values: [[1]] },
    ]);
    expect(bands()).toEqual([
      ["Red", 1],
      ["Amber", 1],
      ["Green", 1],
    ]);
  });

  const map = (out: Exported) => under(out, "Current: how many, and which", 3).map((line) => line.slice(0, 4));

  test("shows how many risks stand in each cell of the matrix, and which", () => {
    const drawn = registerOf(NOW);
    expect(map(exported([drawn.register], drawn.workbook))).toEqual([
      ["3 Likely", "", "", "1 risk, Red\n1"],
      ["2 Possible", "", "2 risks, Amber\n2, 4", ""],
      ["1 Rare", "", "", ""],
    ]);
  });

  test("a changed rating moves its risk on the map, reference and all", () => {
    const drawn = registerOf(NOW);
    const out = exported([drawn.register], drawn.workbook);
    const { headings } = out.table("Standard register");
    const type = (row: number, heading: string, value: CellInput) =>
      carryOut(out.model, [
        {
          kind: "values",
          sheet: "Standard register",
          top: 3 + row,
          left: headings.indexOf(heading),
          values: [[value]],
        },
      ]);
    type(0, "Current likelihood", 2);
    type(0, "Current impact", 2);
    type(1, "ID", "CR2");
    expect(map(out)[1]).toEqual(["2 Possible", "", "3 risks, Amber\n1, CR2, 4", ""]);
    type(2, "Current impact", null);
    expect(map(out)[1]).toEqual(["2 Possible", "", "2 risks, Amber\n1, CR2", ""]);
  });

  test("stages stand beside each other", () => {
    const drawn = draw({
      columns: [
        ...["id", "title", "inherent.likelihood", "inherent.impact", "residual.likelihood", "residual.impact"],
        ...["target.likelihood", "target.impact"],
      ] as Drawing["columns"],
      rows: [["1", "Flood", 3, 3, 2, 3, 1, 1]],
      matrix: RAG,
    });
    const row = lines(exported([drawn.register], drawn.workbook), "Summary").find(
      (line) => line[0] === "Inherent: how many, and which",
    )!;
    expect(row.filter((cell) => cell !== null)).toEqual([
      "Inherent: how many, and which",
      "Residual: how many, and which",
      "Target: how many, and which",
    ]);
  });

  test("lists the highest scores", () => {
    const drawn = registerOf(NOW);
    expect(
      under(exported([drawn.register], drawn.workbook), "Highest current scores", 2, 1).map(([line]) => line),
    ).toEqual(["1: Flood of the depot (9, Red)", "2: Cyber attack on pensions (4, Amber)"]);
  });

  test("a full cell names as many risks as it has room for; beyond 300 risks, references are typed and counts live", () => {
    const many = (n: number) => {
      const drawn = registerOf(Array.from({ length: n }, (_, i) => [`R${i + 1}`, `Risk ${i + 1}`, "Head", 2, 2, 4]));
      return exported([drawn.register], drawn.workbook);
    };
    const few = many(30);
    expect(map(few)[1]![2]).toMatch(/^30 risks, Amber\nR1, R2, R3, .{80,90}…$/);
    expect(few.model.sheets.map(({ name }) => name)).toContain("Workings");
    const lot = many(301);
    expect(map(lot)[1]![2]).toMatch(/^301 risks, Amber\nR1, R2, .{80,100}…$/);
    expect(lot.model.sheets.map(({ name }) => name)).not.toContain("Workings");
    expect(lines(lot, "Summary")[1]![0]).toMatch(/References in the heat maps .* are as they were on 31 December 2018/);
    for (const out of [few, lot])
      for (const { sheet, row, column, value } of formulasOf(out.edits))
        expect(out.model.needSheet(sheet).value(row, column)).toEqual(value);
  });

  test("threats and opportunities with one matrix share a map; with two, each has its own", () => {
    const one = registerOf(NOW, { kinds: ["threat", "opportunity", "threat"], kind: "mixed" });
    expect(
      lines(exported([one.register], one.workbook), "Summary").filter((line) => String(line[0]).includes("how many,"))
        .length,
    ).toBe(1);
    const two = registerOf(NOW, {
      kinds: ["threat", "opportunity", "threat"],
      kind: "mixed",
      opportunityMatrix: {
        ...RAG,
        kind: "opportunity",
        bands: RAG.bands.map((band) => ({ ...band, fill: "#2E75B6" })),
      },
    });
    const out = exported([two.register], two.workbook);
    expect(lines(out, "Summary").filter((line) => String(line[0]).includes("how many,")).length).toBe(2);
    expect(under(out, "Opportunities by band", 3).map((line) => line.slice(0, 2))).toEqual([
      ["Red", 0],
      ["Amber", 1],
      ["Green", 0],
    ]);
    for (const { sheet, row, column, value } of formulasOf(out.edits))
      expect(out.model.needSheet(sheet).value(row, column)).toEqual(value);
  });
});

describe("the period before", () => {
  const [then, now] = [registerOf(THEN), registerOf(NOW)];
  const out = exported([now.register], now.workbook, { previous: [then.register] });

  test("gives previous scores and live directions; a risk that was not there is new", () => {
    expect(
      out.table("Standard register").rows.map((row) => [row["Previous score"], row["Direction of travel"]]),
    ).toEqual([
      [6, "▲ Worse"],
      [4, "▶ Same"],
      [null, "New"],
    ]);
    for (const { sheet, row, column, value } of formulasOf(out.edits))
      expect(out.model.needSheet(sheet).value(row, column)).toEqual(value);
  });

  test("gives a row for each change", () => {
    expect(out.table("Changes").rows).toEqual([
      {
        "Risk ID": "1",
        "Belongs to": "Flood of the depot",
        Direction: "Worse",
        Change: "Score",
        What: "Current score",
        Before: "6",
        Now: "9",
        "How sure the match is": "Sure, by reference",
      },
      {
        "Risk ID": "1",
        "Belongs to": "Flood of the depot",
        Direction: "Worse",
        Change: "Rating",
        What: "Current likelihood",
        Before: "2",
        Now: "3",
        "How sure the match is": "Sure, by reference",
      },
      {
        "Risk ID": "2",
        "Belongs to": "Cyber attack on pensions",
        Direction: "Same",
        Change: "Owner",
        What: "Owner",
        Before: "Chief Executive",
        Now: "Head of IT",
        "How sure the match is": "Sure, by reference",
      },
      {
        "Risk ID": "4",
        "Belongs to": "Teachers leave for other work",
        Direction: "New",
        Change: "New",
        What: null,
        Before: null,
        Now: "Teachers leave for other work",
        "How sure the match is": "Sure",
      },
      {
        "Risk ID": "3",
        "Belongs to": "Bridges fail under heavy lorries",
        Direction: "No longer there",
        Change: "No longer there",
        What: null,
        Before: "Bridges fail under heavy lorries",
        Now: null,
        "How sure the match is": "Sure",
      },
    ]);
  });

  test("is counted in the summary", () => {
    expect(under(out, "Direction of travel", 5).map((line) => line.slice(0, 2))).toEqual([
      ["Worse", 1],
      ["Better", 0],
      ["Same", 1],
      ["New", 1],
      ["Closed", 0],
    ]);
  });

  test("that is the same gives no sheet of changes, where no risk stands above appetite", () => {
    const calm = registerOf(NOW.map((row) => row.map((cell) => (typeof cell === "number" ? 1 : cell))));
    const same = exported([calm.register], calm.workbook, { previous: [calm.register] });
    expect(same.model.sheets.map((sheet) => sheet.name)).not.toContain("Changes");
  });

  describe("with those before it", () => {
    const period = (
      name: string,
      quarter: number,
      rows: readonly (readonly [string, string, number, number, number])[],
    ) =>
      draw({
        columns: ["id", "title", "current.likelihood", "current.impact", "current.score"],
        rows,
        matrix: RAG,
        register: { period: name, periodEnd: { year: 2018, month: quarter * 3, day: 30 } },
      });
    const steady = ["1", "Flood of the depot", 3, 3, 9] as const;
    const third = period("2018-Q3", 4, [steady, ["2", "Cyber attack", 3, 3, 9], ["3", "Fire in the archive", 2, 2, 4]]);
    const second = period("2018-Q2", 3, [
      steady,
      ["2", "Cyber attack", 3, 3, 9],
      ["3", "Fire in the archive", 2, 2, 4],
    ]);
    const first = period("2018-Q1", 2, [steady, ["2", "Cyber attack", 1, 3, 3], ["3", "Fire in the archive", 2, 2, 4]]);
    const options = { previous: [second.register], earlier: [[first.register]] };

    test("tells how long risks have stood above appetite: in the summary, the longest first", () => {
      const { model } = exported([third.register], third.workbook, options);
      const sheet = model.needSheet("Summary");
      const lines = Array.from({ length: sheet.used!.bottom + 1 }, (_, r) => String(sheet.value(r, 0) ?? ""));
      const from = lines.findIndex((line) => line.startsWith("Above appetite"));
      expect(lines.slice(from).filter(Boolean)).toEqual([
        "Above appetite, unchanged for 3 periods, since Q1 2018/19",
        '1: Flood of the depot (9, in the worst band "Red")',
        "Above appetite, unchanged for 2 periods, since Q2 2018/19",
        '2: Cyber attack (9, in the worst band "Red")',
      ]);
    });

    test.each([false, true])("and among the changes (plain: %s)", (plain) => {
      const { rows } = exported([third.register], third.workbook, { ...options, plain }).table("Changes");
      expect(rows.map((row) => [row["Risk ID"], row.Change, row.What, row.Now])).toEqual([
        ["1", "Still above appetite", "Unchanged for 3 periods, since Q1 2018/19", '9, in the worst band "Red"'],
        ["2", "Still above appetite", "Unchanged for 2 periods, since Q2 2018/19", '9, in the worst band "Red"'],
      ]);
    });

    test("says nothing of it where no period before is known", () => {
      const { model } = exported([third.register], third.workbook);
      const sheet = model.needSheet("Summary");
      for (let r = 0; r <= sheet.used!.bottom; r++) expect(String(sheet.value(r, 0))).not.toMatch(/^Above appetite/);
    });
  });

  test("does not write over a previous score that the register itself gives", () => {
    const own = draw({ columns: [...COLUMNS, "previous.score"], rows: NOW.map((row) => [...row, 1]), matrix: RAG });
    expect(
      exported([own.register], own.workbook, { previous: [then.register] })
        .table("Standard register")
        .rows.map((row) => row["Previous score"]),
    ).toEqual([1, 1, 1]);
  });
});

test("findings have a row each, with the source's own cells", () => {
  const drawn = registerOf(NOW);
  const [risk] = drawn.register.risks;
  const findings: readonly Finding[] = [
    {
      rule: "score-mismatch",
      severity: "error",
      register: 0,
      cell: { sheet: "Register", row: 1, column: 5 },
      related: [],
      risk: risk!,
      message: "Score is 18; likelihood 4 x impact 5 gives 20.",
      actual: 18,
      expected: 20,
      fix: "safe",
      edits: [],
    },
    {
      rule: "id-gap",
      severity: "advice",
      register: 0,
      cell: null,
      related: [],
      risk: null,
      message: "Number 3 is missing.",
      actual: null,
      expected: null,
      fix: null,
      edits: [],
    },
  ];
  const out = exported([drawn.register], drawn.workbook, { findings });
  expect(out.table("Findings").rows).toEqual([
    {
      Severity: "Error",
      Cell: "Register!F2",
      About: "1",
      "What was found": "Score is 18; likelihood 4 x impact 5 gives 20.",
      "Stands there": 18,
      Expected: 20,
      "Can be put right for you": "Yes",
      Check: "score-mismatch",
    },
    {
      Severity: "Advice",
      Cell: null,
      About: null,
      "What was found": "Number 3 is missing.",
      "Stands there": null,
      Expected: null,
      "Can be put right for you": "No",
      Check: "id-gap",
    },
  ]);
  const cover = lines(out, "Cover").find(([label]) => label === "What was found")!;
  expect(cover[1]).toBe("1 error, 0 warnings, 1 piece of advice: see the sheet Findings.");
});
