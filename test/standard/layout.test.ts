import { DEFAULT_MATRIX, makeMatrix, numberedLevels, type Matrix } from "../../src/matrix";
import { DEFAULT_PROFILE } from "../../src/profile";
import { contrast, freeSheetName, isDateFormat, type CellValue, type Edit } from "../../src/workbook";
import { standardLayout } from "../../src/standard";
import { draw, emptySheet, type Drawing } from "../movement/draw";
import { AS_OF, exported, type Exported } from "./export";

const RAG: Matrix = makeMatrix({
  source: "workbook",
  where: "Key!B4:G9",
  likelihood: numberedLevels(5, ["Rare", "Unlikely", "Possible", "Likely", "Certain"]),
  impact: numberedLevels(5, ["Tiny", "Minor", "Middling", "Major", "Vast"]),
  rule: "product",
  bands: DEFAULT_MATRIX.bands,
});

const WHOLE: readonly (readonly [Drawing["columns"][number], CellValue, string | null])[] = [
  ["id", "CR1", "ID"],
  ["other:Linked aims", "Safe places", null],
  ["title", "Flood", "Risk"],
  ["description", "The depot floods", "Description"],
  ["category", "Property", "Category"],
  ["cause", "Rain", "Cause"],
  ["trigger", "A blocked drain", "Trigger"],
  ["consequence", "Services stop", "Consequence"],
  ["owner", "Head of Assets", "Owner"],
  ["contact", "Depot manager", "Contact"],
  ["inherent.likelihood", 5, "Inherent likelihood"],
  ["inherent.impact", 4, "Inherent impact"],
  ["inherent.score", 20, "Inherent score"],
  ["inherent.band", "Red", "Inherent band"],
  ["controls", "Pumps", "Controls"],
  ["current.likelihood", 4, "Current likelihood"],
  ["current.impact", 4, "Current impact"],
  ["current.score", 16, "Current score"],
  ["current.band", "Red", "Current band"],
  ["residual.likelihood", 3, "Residual likelihood"],
  ["residual.impact", 4, "Residual impact"],
  ["residual.score", 12, "Residual score"],
  ["residual.band", "Amber", "Residual band"],
  ["previous.score", 12, "Previous score"],
  ["dot", "▲", "Direction of travel"],
  ["target.likelihood", 2, "Target likelihood"],
  ["target.impact", 3, "Target impact"],
  ["target.score", 6, "Target score"],
  ["target.band", "Green", "Target band"],
  ["targetDate", 43465, "Target date"],
  ["actions", "Clear the drains", "Actions open"],
  ["due", 43400, "Next action due"],
  ["lastReview", 43300, "Last review"],
  ["nextReview", 43390, "Next review"],
  ["notes", "To be watched", "Notes"],
];

const whole = (more: Partial<Drawing> = {}) =>
  draw({ columns: WHOLE.map(([field]) => field), rows: [WHOLE.map(([, value]) => value)], matrix: RAG, ...more });

test("the columns stand in the standard order, what has none of its own at the right", () => {
  const drawn = whole();
  expect(exported([drawn.register], drawn.workbook).table("Standard register").headings).toEqual([
    ...WHOLE.flatMap(([, , heading]) => (heading ? [heading] : [])),
    "Linked aims",
  ]);
});

test("columns that no risk uses are left out", () => {
  const drawn = draw({
    columns: ["id", "title", "owner", "current.score", "cause"],
    rows: [
      ["1", "Flood", "Head of Assets", 16, null],
      ["2", "Fire", null, 4, null],
    ],
    matrix: RAG,
  });
  expect(exported([drawn.register], drawn.workbook).table("Standard register").headings).toEqual([
    "ID",
    "Risk",
    "Owner",
    "Current score",
    "Current band",
  ]);
});

test("a profile drops and renames columns; a formula that lost its ratings becomes a figure", () => {
  const drawn = whole();
  const profile = {
    ...DEFAULT_PROFILE,
    exportColumns: { drop: ["Category", "Inherent likelihood"], rename: { Risk: "Risk title", Owner: "Risk title" } },
  };
  const out = exported([drawn.register], drawn.workbook, { profile });
  const { headings } = out.table("Standard register");
  expect(headings).not.toContain("Category");
  expect(headings).toEqual(expect.arrayContaining(["Risk title", "Risk title (2)"]));
  expect(out.input("Standard register", "Inherent score", 0)).toBe(20);
  expect(out.input("Standard register", "Current score", 0)).toMatchObject({ value: 16 });
});

test("actions and controls have a row each, by risk ID", () => {
  const drawn = draw({
    columns: ["id", "title", "controls", "adequacy", "actions", "actionOwner", "due", "revisedDue", "status"],
    rows: [
      ["1", "Flood", "Pumps", "Good", "Clear drains", "Depot manager", 43400, null, "Complete"],
      [null, null, "Insurance", null, "=Buy pumps", "Buyer", 43465, 43496, "Open"],
      ["2", "Fire", "Alarms", "Good", "Test alarms", null, 43480, null, "Open"],
    ],
    matrix: RAG,
  });
  const out = exported([drawn.register], drawn.workbook);
  expect(out.table("Actions").rows).toEqual([
    {
      "Risk ID": "1",
      "Belongs to": "Flood",
      Number: 1,
      Action: "Clear drains",
      "Action owner": "Depot manager",
      Due: 43400,
      "Revised due": null,
      Status: "Complete",
    },
    {
      "Risk ID": "1",
      "Belongs to": "Flood",
      Number: 2,
      Action: "=Buy pumps",
      "Action owner": "Buyer",
      Due: 43465,
      "Revised due": 43496,
      Status: "Open",
    },
    {
      "Risk ID": "2",
      "Belongs to": "Fire",
      Number: 1,
      Action: "Test alarms",
      "Action owner": null,
      Due: 43480,
      "Revised due": null,
      Status: "Open",
    },
  ]);
  expect(out.table("Controls").rows.map((row) => [row["Risk ID"], row.Control, row.Adequacy])).toEqual([
    ["1", "Pumps", "Good"],
    ["1", "Insurance", null],
    ["2", "Alarms", "Good"],
  ]);
  expect(out.table("Standard register").rows.map((row) => [row["Actions open"], row["Next action due"]])).toEqual([
    [1, 43496],
    [1, 43480],
  ]);
});

test("dates are serial numbers in day, month, year, also where the workbook counts from 1904; a month shows as one", () => {
  const columns: Drawing["columns"] = ["id", "title", "nextReview", "lastReview"];
  const drawn = draw({ columns, rows: [["1", "Flood", 43390, "when the works end"]], matrix: RAG });
  const [risk] = drawn.register.risks;
  const month = {
    ...risk!,
    dates: {
      ...risk!.dates,
      nextReview: { ...risk!.dates.nextReview!, day: { year: 2018, month: 9, day: 30 }, state: "month" as const },
    },
  };
  const register = { ...drawn.register, risks: [month] };
  const formats = (edits: readonly Edit[]) =>
    edits.flatMap((edit) =>
      edit.kind === "format" && edit.sheet === "Standard register" && edit.format.numberFormat
        ? [edit.format.numberFormat]
        : [],
    );
  const out = exported([register], drawn.workbook);
  expect(out.table("Standard register").rows[0]).toMatchObject({
    "Next review": 43344,
    "Last review": "when the works end",
  });
  expect(formats(out.edits)).toEqual(expect.arrayContaining(["dd/mm/yyyy", "mmm yyyy"]));
  expect(formats(out.edits).every(isDateFormat)).toBe(true);
  expect(exported([register], { ...drawn.workbook, date1904: true }).table("Standard register").rows[0]).toMatchObject({
    "Next review": 43344 - 1462,
  });
});

test("ratings and statuses have lists to choose from, in the form the register writes them", () => {
  const lists = (out: Exported) =>
    Object.fromEntries(
      out.edits.flatMap((edit) => (edit.kind === "listValidation" ? [[edit.title, edit.values]] : [])),
    );
  const drawn = draw({
    columns: ["id", "title", "current.likelihood", "current.impact", "current.score", "actions", "status"],
    rows: [
      ["1", "Flood", "Likely", 4, 16, "Clear drains", "Open"],
      ["2", "Fire", "Rare", 4, 4, "Test alarms", "Complete"],
    ],
    matrix: RAG,
  });
  const out = exported([drawn.register], drawn.workbook);
  expect(lists(out)).toEqual({
    "Current likelihood": ["Rare", "Unlikely", "Possible", "Likely", "Certain"],
    "Current impact": ["1", "2", "3", "4", "5"],
    Status: ["Complete", "Open"],
  });
  expect(out.table("Standard register").rows[0]).toMatchObject({
    "Current likelihood": "Likely",
    "Current impact": 4,
    "Current score": 16,
  });
});

test("the matrix sheet shows axes, scores, bands in words and what each band spans", () => {
  const drawn = whole();
  const { model } = exported([drawn.register], drawn.workbook);
  const sheet = model.needSheet("Matrix");
  const row = (r: number) => Array.from({ length: 7 }, (_, c) => sheet.value(r, c));
  expect(row(3)).toEqual(["Likelihood down", "Impact across", "Tiny", "Minor", "Middling", "Major", "Vast"]);
  expect(row(4)).toEqual(["Name", "Level", 1, 2, 3, 4, 5]);
  expect(row(5)).toEqual(["Certain", 5, 5, 10, 15, 20, 25]);
  expect(row(9)).toEqual(["Rare", 1, 1, 2, 3, 4, 5]);
  expect(row(13)).toEqual(["Certain", 5, "Green", "Amber", "Amber", "Red", "Red"]);
  expect([19, 20, 21, 22].map((r) => row(r).slice(0, 4))).toEqual([
    ["Band", "From score", "To score", "Also written"],
    ["Green", 1, 6, "G"],
    ["Amber", 8, 15, "A"],
    ["Red", 16, 25, "R"],
  ]);
});

test("the cover says what it is, where it came from and what was found", () => {
  const drawn = whole({
    top: 2,
    extra: (set) => {
      set(0, 0, "Corporate risk register");
      set(1, 0, "Approved in December");
    },
    register: {
      period: "2018-Q3",
      stageLabels: { inherent: "Gross risk", current: "Current" },
      rule: { rule: "product", agree: 4, of: 4 },
    },
  });
  const { model } = exported([drawn.register], drawn.workbook, { findings: [] });
  const cover = model.needSheet("Cover");
  const lines = Array.from({ length: 30 }, (_, r) => [cover.value(r, 0), cover.value(r, 1)]);
  expect(lines[0]![0]).toBe("Corporate risk register");
  expect(Object.fromEntries(lines)).toMatchObject({
    "Made from": "drawn.xlsx",
    "As-of date": 43465,
    Period: "Q3 2018/19 (October to December 2018)",
    Matrix: "Read from the source workbook, Key!B4:G9.",
    Scores: "Likelihood x impact in 4 of 4 scores.",
    Stages: "Inherent is what the source calls “Gross risk”.",
    "What was found": "Nothing to put right.",
    "Above the register": "Approved in December",
  });
});

describe("names", () => {
  test("are free in the workbook, and unique among the new ones", () => {
    const drawn = whole();
    const taken = {
      ...drawn.workbook,
      sheets: [
        ...drawn.workbook.sheets,
        emptySheet("COVER"),
        {
          ...emptySheet("Matrix"),
          tables: [{ name: "RiskRegister", range: { top: 0, left: 0, bottom: 1, right: 1 } }],
        },
      ],
    };
    const edits = standardLayout([drawn.register, drawn.register], taken, { asOf: AS_OF });
    const sheets = edits.flatMap((edit) => (edit.kind === "addSheet" ? [edit.name] : []));
    const tables = edits.flatMap((edit) => (edit.kind === "table" ? [edit.name] : []));
    const all = [...taken.sheets.map((sheet) => sheet.name), ...sheets].map((name) => name.toLowerCase());
    expect(new Set(all).size).toBe(all.length);
    expect(sheets[0]).toBe("Cover (2)");
    expect(sheets.every((name) => name === freeSheetName(name, []))).toBe(true);
    expect(new Set(tables.map((name) => name.toLowerCase())).size).toBe(tables.length);
    expect(tables).not.toContain("RiskRegister");
  });

  test("registers of several sheets are told apart by them; one matrix serves both", () => {
    const [one, two] = [whole({ sheet: "Adults" }), whole({ sheet: "Children" })];
    const workbook = { ...one.workbook, sheets: [one.sheet, two.sheet] };
    const names = standardLayout([one.register, two.register], workbook, { asOf: AS_OF }).flatMap((edit) =>
      edit.kind === "addSheet" ? [edit.name] : [],
    );
    expect(names).toEqual([
      "Cover",
      "Summary - Adults",
      "Register - Adults",
      "Actions - Adults",
      "Controls - Adults",
      "Summary - Children",
      "Register - Children",
      "Actions - Children",
      "Controls - Children",
      "Matrix",
      "Workings - Adults",
      "Workings - Children",
    ]);
  });
});

describe("accessibility", () => {
  const drawn = draw({
    columns: [
      "id",
      "title",
      "cause",
      "current.likelihood",
      "current.impact",
      "current.score",
      "previous.score",
      "controls",
      "actions",
      "due",
      "status",
      "other:ID",
      "other:Line\nbreak",
    ],
    rows: [
      ["1", "Flood", "Rain ".repeat(400), 4, 4, 16, 9, "Pumps", "Drains", 43400, "Open", "x", "y"],
      ["2", "Fire", "", 1, 1, 1, 1, null, null, null, null, null, null],
    ],
    matrix: RAG,
  });
  const out = exported([drawn.register], drawn.workbook);
  const tables = out.edits.flatMap((edit) => (edit.kind === "table" ? [edit] : []));

  test("every table starts in column A, has unique headings and no blank row or column", () => {
    expect(tables.length).toBe(8);
    for (const { sheet: name, range } of tables) {
      const sheet = out.model.needSheet(name);
      const line = (row: number) => Array.from({ length: range.right + 1 }, (_, c) => sheet.value(row, c));
      const headings = line(range.top);
      expect(range.left).toBe(0);
      expect(
        headings.every((heading) => typeof heading === "string" && heading.trim() !== "" && !heading.includes("\n")),
      ).toBe(true);
      expect(new Set(headings.map((heading) => String(heading).toLowerCase())).size).toBe(headings.length);
      for (let row = range.top; row <= range.bottom; row++)
        expect(line(row).some((value) => value !== null && value !== "")).toBe(true);
      for (let c = 0; c <= range.right; c++)
        expect(
          Array.from({ length: range.bottom - range.top }, (_, r) => sheet.value(range.top + 1 + r, c)).some(
            (value) => value !== null,
          ),
        ).toBe(true);
      // At most a caption stands below: the table ends where it says.
      expect(sheet.value(range.bottom + 1, 1)).toBeNull();
    }
  });

  test("text reads at 4.5:1 or better on every fill", () => {
    const looks = out.edits.flatMap((edit): { fill?: string | null; fontColour?: string | null }[] =>
      edit.kind === "format" && edit.format.fill
        ? [edit.format]
        : edit.kind === "conditionalFormats"
          ? [...edit.rules]
          : [],
    );
    expect(looks.length).toBeGreaterThan(5);
    for (const { fill, fontColour } of looks)
      expect(contrast(fill!, fontColour ?? "#000000")).toBeGreaterThanOrEqual(4.5);
  });

  test("long text is wrapped in a column and row that can show it", () => {
    const layout = out.edits.find((edit) => edit.kind === "layout" && edit.sheet === "Standard register");
    if (layout?.kind !== "layout") throw new Error("no layout");
    const cause = out.table("Standard register").headings.indexOf("Cause");
    const width = layout.columnWidths!.find(({ column }) => column === cause)!.characters;
    const height = layout.rowHeights!.find(({ row }) => row === 3)!.points;
    // At least as many letters as there are, of a font no wider than the sheet's own.
    expect((width * 1.16 * height) / 12.75).toBeGreaterThan(2000);
    expect(height).toBeLessThanOrEqual(409);
    expect(layout).toMatchObject({
      freezeRows: 3,
      print: { orientation: "landscape", paper: "A3", fitToWidth: true, titleRows: [2, 2] },
    });
  });

  test("the cursor is left in the first cell of the cover", () => {
    expect(out.edits[out.edits.length - 1]).toEqual({ kind: "activate", sheet: "Cover", row: 0, column: 0 });
  });
});

test("the plain edition has no fills, colours, symbols or formulas, and says the same in words", () => {
  const drawn = draw({
    columns: ["id", "title", "current.likelihood", "current.impact", "current.score", "previous.score"],
    rows: [
      ["1", "Flood", 4, 4, 16, 9],
      ["2", "Fire", 1, 1, 1, 1],
    ],
    matrix: RAG,
  });
  const out = exported([drawn.register], drawn.workbook, { plain: true });
  for (const edit of out.edits) {
    expect(edit.kind).not.toBe("conditionalFormats");
    if (edit.kind === "format") expect([edit.format.fill, edit.format.fontColour]).toEqual([undefined, undefined]);
    if (edit.kind === "values")
      for (const cell of edit.values.flat())
        expect(String(typeof cell === "object" ? cell : cell)).not.toMatch(/[▲▼▶]|object/);
  }
  expect(
    out
      .table("Standard register")
      .rows.map((row) => [row["Current score"], row["Current band"], row["Direction of travel"]]),
  ).toEqual([
    [16, "Red", "Worse"],
    [1, "Green", "Same"],
  ]);
});

test.each([{}, { cards: true }, { plain: true }])(
  "5,000 risks take a moment of the processor's time: %p",
  (edition) => {
    const drawn = draw({
      columns: ["id", "title", "cause", "current.likelihood", "current.impact", "current.score"],
      rows: Array.from({ length: 5000 }, (_, i) => [
        `${i}`,
        `Risk ${i}`,
        "Rain falls on the just and the unjust alike. ".repeat(5),
        (i % 5) + 1,
        (i % 4) + 1,
        ((i % 5) + 1) * ((i % 4) + 1),
      ]),
      matrix: RAG,
    });
    const started = process.cpuUsage();
    const edits = standardLayout([drawn.register], drawn.workbook, { asOf: AS_OF, ...edition });
    const { user, system } = process.cpuUsage(started);
    const seconds = (user + system) / 1e6;
    console.log(`5,000 risks, ${JSON.stringify(edition)}: ${seconds.toFixed(1)} s`);
    expect(seconds).toBeLessThan(3);
    expect(edits.length).toBeLessThan(200);
  },
);
