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
