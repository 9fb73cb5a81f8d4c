import { excelHost } from "../../src/excel";
import type { Edit, InteractiveHost } from "../../src/workbook";
import { markOurs } from "../../src/workbook";
import type { WorkbookModel } from "../../src/workbench/model";
import { describeModel } from "../wire/describe";
import { openOffice, type OpenOffice } from "../wire/office";
import { smallRegister } from "./register";

/** Sheets copied, things hidden and shown, rows taken out, texts coloured: in Excel, undone, and undone after a failure half-way. */
let model: WorkbookModel;
let office: OpenOffice;
let host: InteractiveHost;

beforeEach(async () => {
  model = smallRegister();
  model.change("user", () => {
    const sheet = model.sheets[0]!;
    // Row 8 is empty and looks like something; a risk and a total follow.
    sheet.restyle({ top: 7, left: 1, bottom: 7, right: 3 }, () => ({
      fill: "#EEEEEE",
      italic: true,
      numberFormat: "0.0",
    }));
    sheet.setRow(7, { height: 9 });
    ["R6", "Fraud", "2", "3", "=C9*D9", "6", "Register!E9"].forEach((text, column) =>
      model.type("Register", 8, column, column === 6 ? "=Register!E9" : text),
    );
    model.type("Register", 9, 4, "=SUM(E3:E9)");
    sheet.tables = [
      { id: "t1", name: "Old", rect: { top: 11, left: 0, bottom: 13, right: 1 }, style: "TableStyleLight1" },
    ];
    model.type("Key", 3, 0, "=Register!E9");
    model.addSheet("Notes");
  });
  office = await openOffice(model);
  host = excelHost();
  office.endPoint.traffic.reset();
});

afterEach(() => office.close());

const copy: Edit = { kind: "copySheet", from: "Register", name: "Q3" };
const score = (sheet: string, row: number, value: number | null): Edit => ({
  kind: "values",
  sheet,
  top: row,
  left: 4,
  values: [[value]],
});

const LISTS: readonly (readonly [string, readonly Edit[]])[] = [
  ["a copy", [copy]],
  [
    "a copy that is written to",
    [copy, score("Q3", 2, 5), { kind: "values", sheet: "Q3", top: 3, left: 5, values: [["=x"]] }],
  ],
  [
    "a copy whose colours are made anew",
    [
      copy,
      {
        kind: "conditionalFormats",
        sheet: "Q3",
        ranges: [{ top: 2, left: 4, bottom: 6, right: 4 }],
        rules: [{ formula: markOurs("=E3>20"), fill: "#00B050", fontColour: "#000000" }],
      },
    ],
  ],
  ["a copy of a copy", [copy, { kind: "copySheet", from: "Q3", name: "Q4" }, score("Q4", 2, 1)]],
  ["the sheet hidden behind its copy", [copy, { kind: "visibility", sheet: "Register", what: "sheet", hidden: true }]],
  [
    "rows and columns hidden and shown",
    [
      { kind: "visibility", sheet: "Register", what: { rows: [2, 4] }, hidden: true },
      { kind: "visibility", sheet: "Register", what: { rows: [3, 3] }, hidden: false },
      { kind: "visibility", sheet: "Register", what: { columns: [5, 6] }, hidden: false },
      { kind: "visibility", sheet: "Register", what: { columns: [0, 0] }, hidden: true },
    ],
  ],
  ["an empty row taken out", [{ kind: "deleteRows", sheet: "Register", rows: [7, 7] }]],
  [
    "an empty row taken out between other edits",
    [
      score("Register", 4, 9),
      { kind: "deleteRows", sheet: "Register", rows: [7, 7] },
      score("Register", 7, 10),
      {
        kind: "format",
        sheet: "Register",
        ranges: [{ top: 6, left: 4, bottom: 7, right: 4 }],
        format: { fill: "#123456" },
      },
      { kind: "values", sheet: "Register", top: 7, left: 6, values: [[{ formula: "=C8*D8" }]] },
      { kind: "activate", sheet: "Register", row: 7, column: 4 },
    ],
  ],
  [
    "a row emptied and taken out",
    [
      { kind: "values", sheet: "Register", top: 8, left: 0, values: [[null, null, null, null, null, null, null]] },
      { kind: "deleteRows", sheet: "Register", rows: [7, 7] },
    ],
  ],
  ["an empty row taken out of a copy", [copy, { kind: "deleteRows", sheet: "Q3", rows: [7, 7] }, score("Q3", 7, 3)]],
  [
    "parts of a text coloured",
    [
      {
        kind: "textRuns",
        sheet: "Register",
        row: 2,
        column: 1,
        runs: [
          { text: "Loss of ", colour: null },
          { text: "a supplier", colour: "#C00000" },
        ],
      },
    ],
  ],
];

test.each(LISTS)("%s, and put back", async (name, edits) => {
  const before = describeModel(model);
  const applied = await host.apply(edits);
  if (!applied.ok) throw new Error(applied.message);
  const { requests } = office.endPoint.traffic;
  const rows = edits.some((edit) => edit.kind === "deleteRows");
  const ours = edits.some((edit) => edit.kind === "conditionalFormats");
  console.log(`${name}: ${requests} requests`);
  // One to read what stands there, one to write; one for rules and tables around a row, one for each run of rows.
  expect(requests).toBeLessThanOrEqual(2 + (rows ? 2 : 0) + (ours ? 1 : 0));
  expect(describeModel(model)).not.toEqual(before);
  const undone = await applied.undo();
  expect(undone).toEqual({ ok: true });
  expect(describeModel(model)).toEqual(before);
});

test.each(LISTS)("%s: a failure at any request is put back", async (_, edits) => {
  const before = describeModel(model);
  for (let at = 1; ; at++) {
    office.endPoint.failAt(at, "GeneralException", "Excel is out of sorts");
    const applied = await host.apply(edits);
    if (applied.ok) {
      office.endPoint.failAt(1_000);
      expect(await applied.undo()).toEqual({ ok: true });
      expect(at).toBeGreaterThan(1);
      expect(describeModel(model)).toEqual(before);
      return;
    }
    expect(applied.reason).toBe("failed");
    expect(describeModel(model)).toEqual(before);
  }
});

describe("refused, with nothing changed", () => {
  const taken = (rows: readonly [number, number]): Edit => ({ kind: "deleteRows", sheet: "Register", rows });
  const type = (sheet: string, row: number, column: number, text: string) => (): void =>
    model.type(sheet, row, column, text);
  const change = (work: () => void) => (): void => void model.change("user", work);
  const CASES: readonly (readonly [string, () => void, readonly Edit[], string])[] = [
    ["a row that holds something", () => undefined, [taken([6, 7])], "row 7 is not empty"],
    [
      "a row that a formula refers to alone",
      type("Notes", 0, 0, "=Register!B8"),
      [taken([7, 7])],
      "a formula refers to it",
    ],
    [
      "a row where a range ends",
      type("Notes", 0, 0, "=SUM(Register!E3:E8)"),
      [taken([7, 7])],
      "a formula refers to it",
    ],
    [
      "a row that a name means",
      change(() => model.names.set("Gap", "=Register!$A$8:$C$8")),
      [taken([7, 7])],
      "a formula refers to it",
    ],
    [
      "a row where a conditional format ends",
      change(() => {
        const sheet = model.sheets[0]!;
        sheet.conditionalFormats = sheet.conditionalFormats.map((format) => ({
          ...format,
          ranges: [{ top: 2, left: 4, bottom: 7, right: 4 }],
        }));
      }),
      [taken([7, 7])],
      "a conditional format begins or ends in it",
    ],
    [
      "letters of several colours",
      change(() =>
        model.sheets[0]!.put(2, 1, {
          value: "Loss of a supplier",
          extras: {
            richText: [{ text: "Loss " }, { text: "of a supplier", font: { color: { rgb: "FF0000" } } }],
          },
        }),
      ),
      LISTS.find(([name]) => name === "parts of a text coloured")![1],
      "have colours of their own",
    ],
    [
      "the only sheet shown",
      () => undefined,
      ["Register", "Key", "Notes"].map((sheet): Edit => ({ kind: "visibility", sheet, what: "sheet", hidden: true })),
      "the only one shown",
    ],
    [
      "a copy of a protected sheet that would be written to",
      change(() => model.sheets[0]!.setLayout({ isProtected: true })),
      [copy, score("Q3", 2, 1)],
      "is protected",
    ],
  ];

  test.each(CASES)("%s", async (_, prepare, edits, why) => {
    prepare();
    const before = describeModel(model);
    const refused = await host.apply(edits);
    expect(refused).toMatchObject({ ok: false });
    expect((refused as { message: string }).message).toContain(why);
    expect(describeModel(model)).toEqual(before);
  });
});

test("a protected sheet can be copied; its copy is protected too", async () => {
  model.change("user", () => model.sheets[0]!.setLayout({ isProtected: true }));
  const before = describeModel(model);
  const applied = await host.apply([copy]);
  if (!applied.ok) throw new Error(applied.message);
  expect(model.sheets.map((sheet) => [sheet.name, sheet.isProtected])).toEqual([
    ["Register", true],
    ["Q3", true],
    ["Key", false],
    ["Notes", false],
  ]);
  expect(await applied.undo()).toEqual({ ok: true });
  expect(describeModel(model)).toEqual(before);
});

test("what somebody changed in a moved row is not overwritten when rows are put back", async () => {
  const applied = await host.apply([{ kind: "deleteRows", sheet: "Register", rows: [7, 7] }, score("Register", 7, 99)]);
  if (!applied.ok) throw new Error(applied.message);
  model.type("Register", 7, 4, "6");
  const now = describeModel(model);
  expect(await applied.undo()).toMatchObject({ ok: false, message: expect.stringContaining("E8") as string });
  expect(describeModel(model)).toEqual(now);
});
