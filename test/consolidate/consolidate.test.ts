import { a11y, readXlsx as readWorkbook } from "hucre";
import { consolidate, sourcesOf } from "../../src/consolidate";
import { newXlsx } from "../../src/files";
import { DEFAULT_PROFILE } from "../../src/profile";
import { pairOf, readRegisters, STAGES, type Register, type Risk } from "../../src/register";
import type { WorkbookSnapshot } from "../../src/workbook";
import { bed } from "../bands/bed";
import { makeCouncil } from "../councils/generate";
import { draw, type Drawing } from "../movement/draw";
import { AS_OF, formulasOf, SAMPLES } from "../standard/export";
import { lostFrom } from "../standard/lost";
import { told } from "../standard/told";
import { band, CASES, RAG } from "../standard/matrices";
import { makeMatrix, numberedLevels, scoreOf } from "../../src/matrix";
import { directorate, EMPTY, handedIn, opened, options, put, sample } from "./put";

const text = (value: unknown): string =>
  String(value ?? "")
    .replace(/\s+/g, " ")
    .trim();

/** The table on a sheet, its formulas calculated: a record a row, by heading. */
function tableOn(edits: Parameters<typeof bed>[1], name: string): readonly Readonly<Record<string, unknown>>[] {
  const sheet = bed(EMPTY, edits).needSheet(name);
  const edit = edits!.find((one) => one.kind === "table" && one.sheet === name);
  if (edit?.kind !== "table") throw new Error(`no table on ${name}`);
  const { top, left, bottom, right } = edit.range;
  const headings = Array.from({ length: right - left + 1 }, (_, c) => String(sheet.value(top, left + c)));
  return Array.from({ length: bottom - top }, (_, r) =>
    Object.fromEntries(headings.map((heading, c) => [heading, sheet.value(top + 1 + r, left + c)])),
  );
}

const REGISTER = "Corporate risk register";

/** Four directorates on one matrix, and the six samples, which share none. */
const four = async (): Promise<readonly WorkbookSnapshot[]> => {
  const one = await sample(SAMPLES[0]!);
  return ["Adults", "Children and Families", "Highways", "Finance"].map((name) => directorate(one, name));
};
const six = (): Promise<readonly WorkbookSnapshot[]> => Promise.all(SAMPLES.map(sample));
const generated = (): readonly WorkbookSnapshot[] => Array.from({ length: 12 }, (_, n) => makeCouncil(40 + n).workbook);

const TOGETHER: readonly [string, () => Promise<readonly WorkbookSnapshot[]>][] = [
  ["four directorates on one matrix", four],
  ["all six samples", six],
  ["generated councils, every one its own matrix", async () => generated()],
];

describe.each(TOGETHER)("%s", (_name, workbooks) => {
  test("every risk of every source stands there once, under a reference of its own, and leads back to its cell", async () => {
    const books = await workbooks();
    const done = put(books);
    const rows = tableOn(done.edits, REGISTER);
    const risks = done.sources.flatMap((source) => source.register.risks.map((risk) => ({ source, risk })));
    expect(rows).toHaveLength(risks.length);
    expect(done.risks).toBe(risks.length);
    const ids = rows.map((row) => text(row["ID"]).toLowerCase());
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).not.toContain("");
    risks.forEach(({ source, risk }, r) => {
      const row = rows[r]!;
      expect([text(row["Directorate"]), text(row["Source file"]), text(row["Source sheet"])]).toEqual([
        source.label,
        source.fileName,
        risk.sheet,
      ]);
      expect(text(row["Source reference"] ?? "")).toBe(text(risk.id));
      // The cell named is one of the risk's own.
      const [, letters, number] = /^([A-Z]+)(\d+)$/.exec(text(row["Source cell"]))!;
      expect(letters).toBeTruthy();
      expect(Number(number) - 1).toBeGreaterThanOrEqual(risk.rows[0]);
      expect(Number(number) - 1).toBeLessThanOrEqual(risk.rows[1]);
    });
  });

  test("every formula comes to what was said it would, and to no error", async () => {
    const { edits } = put(await workbooks());
    const model = bed(EMPTY, edits);
    const formulas = formulasOf(edits);
    expect(formulas.length).toBeGreaterThan(100);
    const wrong = formulas.flatMap(({ sheet, row, column, formula, value }) => {
      const shown = model.needSheet(sheet).value(row, column);
      return (shown ?? "") === (value ?? "") ? [] : [{ sheet, row, column, formula, value, shown }];
    });
    expect(wrong.slice(0, 5)).toEqual([]);
  });

  test("read again, it is one register with the same scores, texts, actions and controls", async () => {
    const done = put(await workbooks());
    const again = readRegisters(await opened(await newXlsx(done.edits, { date: AS_OF })));
    expect(again.registers).toHaveLength(1);
    const [read] = again.registers;
    const was = done.sources.flatMap(({ register }) => register.risks.map((risk) => ({ register, risk })));
    expect(read!.risks).toHaveLength(was.length);
    was.forEach(({ register, risk }, r) =>
      expect([risk.id, scores(read!.risks[r]!, risk, register)]).toEqual([risk.id, scores(risk, risk, register)]),
    );
    const [now, then] = [told(read!), done.sources.flatMap(({ register }) => told(register))];
    const said = (risk: (typeof now)[number]) => [text(risk.title), risk.kind, risk.actions, risk.controls];
    expect(now.map(said)).toEqual(then.map(said));
  });

  test("every text and number of the risks stands somewhere, of cards and pages too", async () => {
    const done = put(await workbooks());
    const model = bed(EMPTY, done.edits);
    const lost = done.sources.flatMap(({ register, workbook }) =>
      lostFrom([register], workbook, model).map((one) => `${workbook.fileName} ${one}`),
    );
    expect(done.sources.length).toBeGreaterThan(3);
    expect(lost.slice(0, 5)).toEqual([]);
  });

  test("an audit for accessibility finds nothing", async () => {
    const { edits } = put(await workbooks());
    const bytes = await newXlsx(edits, { title: REGISTER, creator: "Register Check", description: "Put together" });
    expect(a11y.audit(await readWorkbook(bytes, { readStyles: true }), { contrastSampleLimit: 100_000 })).toEqual([]);
    const tables = edits.flatMap((edit) => (edit.kind === "table" ? [edit.name.toLowerCase()] : []));
    expect(new Set(tables).size).toBe(tables.length);
  });
});

/** What a risk scores; where its source has ratings alone, what its own matrix gives for them. */
const scores = (risk: Risk, source: Risk, register: Register) =>
  STAGES.flatMap((stage) => {
    const was = source.stages[stage];
    const value = risk.stages[stage]?.score?.value ?? null;
    const pair = was && pairOf(was);
    const given = pair ? scoreOf(register.matrices[source.kind], pair.likelihood, pair.impact) : null;
    if (was?.score?.value == null && (value === null || value === given)) return [];
    return [[stage, value]];
  });

/** A register drawn cell by cell, as a source. */
const drawn = (label: string, drawing: Drawing) => {
  const { register, workbook } = draw(drawing);
  return {
    fileName: `${label}.xlsx`,
    workbook,
    register,
    label,
    sifted: { open: [], ignored: [], returned: [] },
    before: null,
  };
};

const COLUMNS: Drawing["columns"] = ["id", "title", "current.likelihood", "current.impact", "current.score"];
const rowsOf = (...rows: readonly (readonly [string, number, number])[]): Drawing["rows"] =>
  rows.map(([id, l, i], n) => [id, `Risk ${id || n} of this service`, l, i, l * i]);
const join = (sources: Parameters<typeof consolidate>[0], more: Parameters<typeof options>[0] = {}) => {
  const done = consolidate(sources, options(more));
  if ("impossible" in done) throw new Error(done.impossible);
  return done;
};

describe("references", () => {
  test.each<[string, readonly (readonly string[])[], readonly string[]]>([
    ["stay where no other risk has them", [["A1", "A2"], ["B1"]], ["A1", "A2", "B1"]],
    [
      "are told apart by the directorate's code",
      [
        ["1", "2"],
        ["1", "3"],
      ],
      ["ADU-1", "2", "HS-1", "3"],
    ],
    ["are told apart without regard to case and spaces", [["CR 1"], ["cr  1"]], ["ADU-CR 1", "HS-cr 1"]],
    ["are told apart within one register too", [["1", "1"], ["2"]], ["ADU-1", "ADU-1 (2)", "2"]],
    ["never take the place of one that stays", [["1", "HS-1"], ["1"]], ["ADU-1", "HS-1", "HS-1 (2)"]],
    ["that are missing are made of code and row", [["", "2"], ["3"]], ["ADU row 2", "2", "3"]],
  ])("%s", (_name, ids, expected) => {
    const sources = ids.map((own, s) =>
      drawn(["Adults", "Housing and Streets"][s]!, {
        columns: ["title", "id", "current.likelihood", "current.impact", "current.score"],
        rows: own.map((id, n) => [`Risk ${n} of ${s}`, id, 2, 3, 6]),
        matrix: RAG,
      }),
    );
    expect(tableOn(join(sources).edits, REGISTER).map((row) => row["ID"])).toEqual(expected);
  });
});

const FIVE = makeMatrix({
  source: "workbook",
  where: "Key",
  likelihood: numberedLevels(10),
  impact: numberedLevels(10),
  rule: "product",
  bands: [band("minor", 1, 30), band("moderate", 31, 60), band("grave", 61, 100)],
});
const FOUR_BANDS = makeMatrix({
  source: "workbook",
  where: "Key",
  likelihood: numberedLevels(5),
  impact: numberedLevels(5),
  rule: "product",
  bands: [band("low", 1, 4), band("moderate", 5, 9), band("high", 10, 14), band("severe", 15, 25)],
});

describe("directorates on different matrices", () => {
  const ten = drawn("Estates", { columns: COLUMNS, rows: rowsOf(["E1", 10, 7], ["E2", 5, 9]), matrix: FIVE });
  const rag = drawn("Adults", {
    columns: COLUMNS,
    rows: rowsOf(["A1", 5, 4], ["A2", 3, 4], ["A3", 4, 5]),
    matrix: RAG,
  });

  test("each risk is scored by its own, and bands have a common level where they are as many", () => {
    const { edits, notes } = join([ten, rag]);
    const rows = tableOn(edits, REGISTER);
    const shown = rows.map((row) => [
      row["ID"],
      row["Current score"],
      row["Current band"],
      row["Matrix"],
      row["Level (3 is worst)"],
    ]);
    expect(shown).toEqual([
      ["E1", 70, "Grave", "Matrix A", 3],
      ["E2", 45, "Moderate", "Matrix A", 2],
      ["A1", 20, "Red", "Matrix B", 3],
      ["A2", 12, "Amber", "Matrix B", 2],
      ["A3", 20, "Red", "Matrix B", 3],
    ]);
    expect(notes.join(" ")).toMatch(/scores of different matrices are not compared/);
  });

  test("a change of rating follows the risk's own matrix", () => {
    const { edits } = join([ten, rag]);
    const model = bed(EMPTY, edits);
    const sheet = model.needSheet(REGISTER);
    const rows = tableOn(edits, REGISTER);
    const column = Object.keys(rows[0]!).indexOf("Current likelihood");
    model.change("user", () => sheet.setContent(3, column, 1, undefined));
    expect(sheet.value(3, Object.keys(rows[0]!).indexOf("Current score"))).toBe(7);
    expect(sheet.value(3, Object.keys(rows[0]!).indexOf("Current band"))).toBe("Minor");
  });

  test("bands of different numbers have no common level", () => {
    const sheet = drawn("Housing", { columns: COLUMNS, rows: rowsOf(["H1", 5, 5]), matrix: FOUR_BANDS });
    const headings = Object.keys(tableOn(join([ten, sheet]).edits, REGISTER)[0]!);
    expect(headings.filter((heading) => heading.startsWith("Level"))).toEqual([]);
    expect(headings).toContain("Matrix");
  });

  test("scores of different scales are never held against each other: bands rank first", () => {
    const { edits, sheets } = join([ten, rag]);
    const summary = bed(EMPTY, edits).needSheet(sheets[1]!);
    const lines = [...summary.cells()].map(([, , cell]) => String(cell.value ?? ""));
    const ranking = lines.filter((line) => /^(?:E|A)\d: /.test(line)).map((line) => line.slice(0, 2));
    expect(ranking).toEqual(["E1", "A1", "A3", "E2", "A2"]);
  });

  test("one matrix, read from two workbooks, is one: no Matrix column, and one heat map", () => {
    const other = drawn("Housing", {
      columns: COLUMNS,
      rows: rowsOf(["H1", 5, 5]),
      matrix: { ...RAG, where: "Keys!A1" },
    });
    const { edits, sheets } = join([rag, other]);
    expect(sheets.filter((name) => /^Matrix/.test(name))).toEqual(["Matrix"]);
    expect(Object.keys(tableOn(edits, REGISTER)[0]!)).not.toContain("Matrix");
    const summary = bed(EMPTY, edits).needSheet("Portfolio summary");
    const cells = [...summary.cells()].map(([, , cell]) => String(cell.value ?? ""));
    expect(cells).toContain(
      "2 risks, Red\nA1, H1".replace("A1, H1", "A3, H1").replace("2 risks", "1 risk").replace("A3, H1", "H1"),
    );
  });

  test("a matrix that nobody gave is not taken for one that somebody did", () => {
    const assumed = drawn("Housing", { columns: COLUMNS, rows: rowsOf(["H1", 5, 5]) });
    expect(join([rag, assumed]).sheets.filter((name) => /^Matrix/.test(name))).toEqual(["Matrix A", "Matrix B"]);
  });
});

describe("escalation", () => {
  const source = drawn("Adults", {
    columns: COLUMNS,
    rows: rowsOf(["A1", 5, 4], ["A2", 3, 4], ["A3", 1, 2]),
    matrix: RAG,
  });
  const chances = drawn("Adults", {
    columns: COLUMNS,
    rows: rowsOf(["O1", 5, 5]),
    kind: "opportunities",
    matrix: RAG,
  });
  const appetite = { ...DEFAULT_PROFILE, appetite: { score: 10, byCategory: {} } };
  test.each([
    ["red", {}, ["A1"]],
    ["appetite", {}, ["A1"]],
    ["appetite", { profile: appetite }, ["A1", "A2"]],
    ["red", { profile: appetite }, ["A1"]],
    ["all", {}, ["A1", "A2", "A3", "O1"]],
  ] as const)("by %s: %#", (escalate, more, expected) => {
    const done = join([source, chances], { escalate, ...more });
    expect(done.escalated).toBe(expected.length);
    const rows = tableOn(done.edits, REGISTER).flatMap((row) => (row["Escalated"] === "Yes" ? [row["ID"]] : []));
    expect(rows).toEqual(expected);
    expect(
      tableOn(done.edits, "Escalated risks")
        .map((row) => row["ID"])
        .sort(),
    ).toEqual([...expected].sort());
  });

  test("nothing to escalate makes no sheet of it", () => {
    const quiet = drawn("Adults", { columns: COLUMNS, rows: rowsOf(["A1", 1, 1]), matrix: RAG });
    const done = join([quiet]);
    expect(done.escalated).toBe(0);
    expect(done.sheets).not.toContain("Escalated risks");
  });
});

describe("what goes in", () => {
  test("directorates are called by title, else sheet, else file; registers of one sheet alike", async () => {
    expect(put(await four()).sources.map(({ label }) => label)).toEqual([
      "Adults",
      "Children and Families",
      "Highways",
      "Finance",
    ]);
    const lancashire = put([await sample("lancashire-2018-q3.xlsx")]);
    expect(new Set(lancashire.sources.map(({ label }) => label)).size).toBe(1);
    expect(lancashire.sources.map(({ register }) => register.kind)).toEqual(["threats", "opportunities"]);
  });

  test("an earlier period of a register is not counted twice, and is told", async () => {
    const { sources, leftOut, edits } = put(await six());
    expect(sources.map(({ fileName }) => fileName)).not.toContain("cumbria-2017-q3.xlsx");
    expect(leftOut.join(" ")).toMatch(/cumbria-2017-q3\.xlsx, sheet .+ is an earlier period of cumbria-2019-q2\.xlsx/);
    const cover = bed(EMPTY, edits).needSheet("Cover");
    expect([...cover.cells()].map(([, , cell]) => text(cell.value)).join(" ")).toContain(leftOut[0]!);
  });

  test("the very same risk of two registers is kept twice and told", () => {
    const rows = rowsOf(["A1", 5, 4], ["A2", 3, 4]);
    const two = ["Adults", "Housing"].map((label) => drawn(label, { columns: COLUMNS, rows, matrix: RAG }));
    const { risks, notes } = join(two);
    expect(risks).toBe(4);
    expect(notes.filter((note) => /same reference and wording/.test(note))).toHaveLength(2);
  });

  test("written beside its sources it is no further register; its own sheets are taken once", async () => {
    const source = await sample(SAMPLES[0]!);
    const reading = readRegisters(source);
    const { sources } = sourcesOf([handedIn(source)]);
    const done = consolidate(sources, options({ workbook: source }));
    if ("impossible" in done) throw new Error(done.impossible);
    const corporate = await opened(await newXlsx(done.edits));
    const both = readRegisters({ ...source, sheets: [...source.sheets, ...corporate.sheets] });
    expect(both.registers.map(({ sheet }) => sheet)).toEqual(reading.registers.map(({ sheet }) => sheet));
    expect(both.registers.map(told)).toEqual(reading.registers.map(told));
  });

  test("no sheet that is there already is touched", async () => {
    const source = await sample(SAMPLES[0]!);
    const { edits } = put([source], {
      workbook: { ...source, sheets: [...source.sheets, { ...source.sheets[0]!, name: "Cover" }] },
    });
    const made = new Set(edits.flatMap((edit) => (edit.kind === "addSheet" ? [edit.name] : [])));
    expect(made.has("Cover")).toBe(false);
    for (const edit of edits) if ("sheet" in edit) expect(made).toContain(edit.sheet);
  });

  test("nothing to put together is said", () => {
    expect(consolidate([], options())).toEqual({ impossible: "There are no risks to put together." });
  });

  test("twice over, the bytes are the same", async () => {
    const bytes = async () => newXlsx(put(await four()).edits, { date: AS_OF });
    expect(Buffer.compare(await bytes(), await bytes())).toBe(0);
  });

  test("matrices by every rule stand beside each other, each with its scores", () => {
    const sources = CASES.map(([rule, matrix, rows], n) =>
      drawn(`Service ${n}`, {
        columns: ["id", "title", "current.likelihood", "current.impact", "current.score"],
        rows: rows.map(([l, i, s], r) => [`S${n}.${r}`, `Risk ${r} by ${rule}`, l, i, s]),
        matrix,
      }),
    );
    const shown = tableOn(join(sources).edits, REGISTER).map((row) => [
      row["Current score"] ?? null,
      row["Current band"] ?? "",
    ]);
    const expected = CASES.flatMap(([, , rows]) => rows.map(([, , , score, word]) => [score, word]));
    expect(shown.map(([score, word]) => [text(score), text(word)])).toEqual(
      expected.map(([score, word]) => [text(score), text(word)]),
    );
  });
});
