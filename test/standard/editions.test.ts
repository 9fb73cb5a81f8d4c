import { a11y, readXlsx as readWorkbook } from "hucre";
import { newXlsx, readXlsx } from "../../src/files";
import { readRegisters } from "../../src/register";
import { registerCsv, standardLayout } from "../../src/standard";
import { readFileSync } from "fs";
import { cellKey, dayOf, type Edit } from "../../src/workbook";
import { draw, type Drawing } from "../movement/draw";
import { AS_OF, exported, SAMPLES } from "./export";
import { RAG } from "./matrices";

const COLUMNS: Drawing["columns"] = [
  ...["id", "title", "cause", "owner", "contact", "previous.score", "current.likelihood", "current.impact"],
  ...["current.score", "controls", "actions", "actionOwner", "due", "status", "nextReview"],
] as Drawing["columns"];
const ROWS: Drawing["rows"] = [
  [
    "R1",
    "Flood",
    "Rain ".repeat(600),
    "Jo Example",
    "Sam Example",
    12,
    4,
    4,
    16,
    "Pumps",
    "Drain",
    "Al Example",
    43400,
    "Open",
    43390,
  ],
  [
    "R2",
    "Fire",
    "Sparks",
    "Jo Example",
    "Sam Example",
    4,
    1,
    4,
    4,
    "Alarms",
    "Test",
    "Al Example",
    43480,
    "Done",
    43390,
  ],
];
const drawn = draw({ columns: COLUMNS, rows: ROWS, matrix: RAG });
const texts = (edits: readonly Edit[]): string =>
  edits
    .flatMap((edit) => (edit.kind === "values" ? edit.values.flat() : []))
    .map((cell) => (typeof cell === "object" && cell !== null ? String(cell.value) : String(cell ?? "")))
    .join("\n");

describe("without people", () => {
  test.each([{}, { plain: true }, { cards: true }])("%p names nobody, and keeps everything else", (options) => {
    const named = texts(standardLayout([drawn.register], drawn.workbook, { asOf: AS_OF, ...options }));
    const bare = texts(
      standardLayout([drawn.register], drawn.workbook, { asOf: AS_OF, ...options, withoutPeople: true }),
    );
    expect(named).toMatch(/Jo Example[^]*Al Example/);
    expect(bare).not.toMatch(/Jo Example|Sam Example|Al Example/);
    expect(bare).toMatch(/Pumps/);
  });

  test("a change of owner is not told either", () => {
    const then = draw({
      columns: COLUMNS,
      rows: ROWS.map((row) => row.map((cell) => (cell === "Jo Example" ? "Di Example" : cell))),
      matrix: RAG,
    });
    const edits = standardLayout([drawn.register], drawn.workbook, {
      asOf: AS_OF,
      previous: [then.register],
      withoutPeople: true,
    });
    expect(texts(edits)).not.toMatch(/Jo Example|Di Example/);
  });
});

describe("the plain edition", () => {
  test("leaves out what was found and whether it is ready: that is for those who put it right", () => {
    const submission = { ready: false, verdict: "Not ready to submit: 1 error.", inTheWay: [], notes: [], stamp: [] };
    const options = { findings: [], submission };
    const labels = (plain: boolean) => texts(exported([drawn.register], drawn.workbook, { ...options, plain }).edits);
    expect(labels(false)).toMatch(/Not ready to submit/);
    expect(labels(true)).not.toMatch(/Not ready to submit|What was found/);
  });

  test("tells in words and numbers where the risks stand on the matrix, the highest first, and which have no place", () => {
    const rated = draw({
      columns: ["id", "title", "current.likelihood", "current.impact", "current.score"],
      rows: [
        ["1", "Flood", 2, 2, 4],
        ["2", "Cyber attack", 4, 4, 16],
        ["3", "Strike", 2, 2, 4],
        ["4", "Fraud", null, null, 12],
      ],
      matrix: RAG,
    });
    const out = exported([rated.register], rated.workbook, { plain: true });
    const { sheet, headings, rows } = out.table("Risk profile");
    expect(headings).toEqual(["Stage", "Likelihood", "Impact", "Band", "Number of risks", "Risk IDs"]);
    expect(rows.map((row) => [row["Stage"], row["Band"], row["Number of risks"], row["Risk IDs"]])).toEqual([
      ["Current", "Red", 1, "2"],
      ["Current", "Green", 2, "1, 3"],
    ]);
    expect(String(rows[0]!["Likelihood"])).toMatch(/^4/);
    expect(out.model.needSheet(sheet).value(1, 0)).toMatch(
      /Scored without likelihood and impact, so not shown: current 1\./,
    );
    expect(exported([rated.register], rated.workbook).model.needSheet("Summary").value(1, 0)).toMatch(
      /so not shown: current 1/,
    );
    const names = exported([drawn.register], drawn.workbook).model.sheets.map(({ name }) => name);
    expect(names).not.toContain("Risk profile");
  });

  test.each(SAMPLES)("%s: one table to a sheet, from column A; an audit finds nothing", async (name) => {
    const read = await readXlsx(new Uint8Array(readFileSync(`samples/${name}`)), name);
    if (!read.ok) throw new Error(read.message);
    const { registers } = readRegisters(read.workbook);
    const edits = standardLayout(
      registers,
      { ...read.workbook, sheets: [] },
      { asOf: AS_OF, plain: true, source: read.workbook },
    );
    for (const edit of edits)
      if (edit.kind === "addSheet") {
        const tables = edits.filter((one) => one.kind === "table" && one.sheet === edit.name);
        if (!/matrix/i.test(edit.name)) expect([edit.name, tables.length]).toEqual([edit.name, 1]);
        for (const table of tables) expect(table.kind === "table" && table.range.left).toBe(0);
      }
    expect(texts(edits)).not.toMatch(/[▲▼▶●■]/);
    const bytes = await newXlsx(edits, { title: "Risk register", creator: "Register Check", description: "Plain" });
    expect(a11y.audit(await readWorkbook(bytes, { readStyles: true }), { contrastSampleLimit: 100_000 })).toEqual([]);
  });
});

test("rows of wrapped text have a height in the file, since not every program finds one", async () => {
  const edits = standardLayout([drawn.register], { ...drawn.workbook, sheets: [] }, { asOf: AS_OF });
  const { sheets } = await readWorkbook(await newXlsx(edits), { readStyles: true });
  const rows = sheets.find(({ name }) => name === "Standard register")!.rowDefs;
  expect(rows?.get(3)?.height).toBeGreaterThan(100);
});

test.each([{}, { plain: true }, { cards: true }])(
  "what begins like a formula is text in the file, and so read again: %p",
  async (edition) => {
    const odd = ["=1+1", "+44 1632 960000", "-2 days", "@SUM(A1)", '=HYPERLINK("x")'];
    const columns: Drawing["columns"] = ["id", "title", "cause", "owner", "controls", "actions", "other:Ward"];
    const one = draw({ columns, rows: odd.map((text) => columns.map(() => text)), matrix: RAG });
    const edits = standardLayout([one.register], { ...one.workbook, sheets: [] }, { asOf: AS_OF, ...edition });
    const read = await readXlsx(await newXlsx(edits), "odd.xlsx");
    if (!read.ok) throw new Error(read.message);
    for (const text of odd) {
      const held = read.workbook.sheets.flatMap(({ rows, formulas }) =>
        rows.flatMap((row, r) => row.flatMap((cell, c) => (cell === text ? [formulas.get(cellKey(r, c))] : []))),
      );
      expect(held.length).toBeGreaterThanOrEqual(columns.length);
      expect(held.filter((formula) => formula !== undefined)).toEqual([]);
    }
  },
);

test("the workings are the last sheet, and hidden", async () => {
  const edits = standardLayout([drawn.register], { ...drawn.workbook, sheets: [] }, { asOf: AS_OF, findings: [] });
  const { sheets } = await readWorkbook(await newXlsx(edits));
  expect(sheets.map(({ name, hidden }) => (hidden ? name : "")).filter(Boolean)).toEqual(["Workings"]);
  expect(sheets[sheets.length - 1]!.name).toBe("Workings");
});

describe("cards", () => {
  const lines = (n: number, words: string): string =>
    Array.from({ length: n }, (_, i) => `${i + 1}. ${words} `.repeat(9).trim()).join("\n");
  const wordy = draw({
    columns: COLUMNS,
    rows: ROWS.map((row) =>
      row.map((cell) =>
        cell === "Pumps" ? lines(30, "Pumps are tested") : cell === "Drain" ? lines(30, "Drains are cleared") : cell,
      ),
    ),
    matrix: RAG,
  });
  const cardsOf = ({ long = false, ...options }: { plain?: boolean; long?: boolean } = {}) => {
    const of = long ? wordy : drawn;
    const out = exported([of.register], of.workbook, { cards: true, ...options });
    const layout = out.edits.find((edit) => edit.kind === "layout" && edit.sheet === "Risk cards");
    if (layout?.kind !== "layout") throw new Error("no cards");
    const sheet = out.model.needSheet("Risk cards");
    const rows = Array.from({ length: sheet.used!.bottom + 1 }, (_, r) => [0, 1, 2].map((c) => sheet.value(r, c)));
    return { out, layout, rows };
  };

  test("begin each on a page of its own, upright A4 at full size, so that Excel heeds the breaks", () => {
    const { layout, rows } = cardsOf();
    expect(layout.print).toMatchObject({ orientation: "portrait", paper: "A4", fitToWidth: false });
    expect(layout.print!.rowBreaks!.map((row) => rows[row]!.slice(0, 2))).toEqual([
      ["R1", "Flood (continued)"],
      ["R2", "Fire"],
    ]);
  });

  test("fill no page beyond its foot, and say on each page whose it is and what goes on", () => {
    const { layout, rows } = cardsOf({ long: true });
    const pages = [3, ...layout.print!.rowBreaks!].map((from, p, all) => ({ from, to: all[p + 1] ?? rows.length }));
    const points = new Map(layout.rowHeights!.map((one) => [one.row, one.points]));
    expect(pages.length).toBeGreaterThan(6);
    for (const { from, to } of pages) {
      expect(rows[from]!.slice(0, 2).join(" ")).toMatch(/^(R1 Flood|R2 Fire)( \(continued\))?$/);
      let sum = 0;
      for (let row = from; row < to; row++) sum += points.get(row)!;
      // Between the margins of upright A4.
      expect(sum).toBeLessThan(734);
    }
    const goesOn = pages.filter(({ from }) => / \(continued\)$/.test(String(rows[from + 1]![0])));
    expect(goesOn.map(({ from }) => rows[from + 1]![0])).toEqual(
      expect.arrayContaining(["Cause (continued)", "Controls (continued)", "Actions (continued)"]),
    );
    // No heading stands alone at a page's foot.
    for (const { to } of pages) expect(String(rows[to - 1]![0])).not.toMatch(/^(Score|Controls|Actions)/);
  });

  test("show scores with their bands, the direction in words, owner, controls and actions", () => {
    const { rows } = cardsOf();
    const second = rows.slice(rows.findIndex(([id]) => id === "R2"));
    expect(second).toEqual(
      expect.arrayContaining([
        ["Owner", "Jo Example", null],
        ["Previous", null, "4"],
        ["Current", "Likelihood 1, impact 4", "4 Green"],
        ["Direction of travel", "▶ Same", null],
        [1, "Alarms", null],
        [1, "Test\nOwner: Al Example", "15/01/2019, Done"],
      ]),
    );
  });

  test("go on in further rows where a text is longer than Excel shows, and lose none of it", () => {
    const { rows, layout } = cardsOf();
    const own = rows.slice(
      0,
      rows.findIndex(([id]) => id === "R2"),
    );
    const parts = own.filter(([label]) => label === "Cause" || label === "Cause (continued)").map(([, text]) => text);
    expect(parts.length).toBeGreaterThan(2);
    expect(parts.join(" ").trim()).toBe("Rain ".repeat(600).trim());
    for (const { points } of layout.rowHeights!) expect(points).toBeLessThanOrEqual(409);
  });

  test("of the plain edition have words alone", () => {
    const { out, rows } = cardsOf({ plain: true });
    expect(rows.flat().join()).not.toMatch(/[▲▼▶]/);
    for (const edit of out.edits) if (edit.kind === "format") expect(edit.format.fill).toBeUndefined();
  });
});

describe("comma-separated values", () => {
  const lines = (csv: string) =>
    csv
      .replace(/^\uFEFF/, "")
      .trimEnd()
      .split("\r\n");

  test.each(["=1+1", "+44 1632", "-2", "@SUM(A1)", "\t=1", "\r=1"])("%j is no formula to a spreadsheet", (text) => {
    const odd = draw({ columns: ["id", "title", "cause"], rows: [["1", "Flood", text]], matrix: RAG });
    const [, row] = registerCsv([odd.register], odd.workbook, { asOf: AS_OF }).split(/\r\n(?=1,)/);
    const cause = row!.slice("1,Flood,".length).replace(/^"/, "");
    expect(cause.startsWith("'") || /^[\w]/.test(cause)).toBe(true);
  });

  test("dates stand day first, as the register shows them; quotes and line breaks are guarded", () => {
    const odd = draw({
      columns: ["id", "title", "nextReview", "lastReview"],
      rows: [["1", 'A "bad" flood,\nin March', 43390, "when the works end"]],
      matrix: RAG,
    });
    expect(dayOf(43390)).toEqual({ year: 2018, month: 10, day: 17 });
    expect(registerCsv([odd.register], odd.workbook, { asOf: AS_OF })).toContain(
      '1,"A ""bad"" flood,\nin March",when the works end,17/10/2018',
    );
  });

  test("several registers stand under one another, each row with its register", () => {
    const other = draw({
      columns: ["id", "title", "category"],
      rows: [["9", "Cyber", "IT"]],
      matrix: RAG,
      sheet: "Children",
    });
    const workbook = { ...drawn.workbook, sheets: [drawn.sheet, other.sheet] };
    const [headings, ...rows] = lines(
      registerCsv([drawn.register, other.register], workbook, { asOf: AS_OF, withoutPeople: true }),
    );
    expect(headings!.split(",").slice(0, 3)).toEqual(["Register", "ID", "Risk"]);
    expect(headings).not.toMatch(/Owner|Contact/);
    expect(rows.map((row) => row.split(",")[0])).toEqual([drawn.register.sheet, drawn.register.sheet, "Children"]);
    expect(rows[2]).toContain("9,Cyber");
  });
});
