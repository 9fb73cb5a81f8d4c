import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { openXlsx } from "hucre/xlsx";
import { applyToXlsx, FileHost, newXlsx, readXlsx } from "../../src/files";
import {
  cellAt,
  cellKey,
  markOurs,
  parseRange,
  type Edit,
  type Rect,
  type SheetSnapshot,
  type WorkbookSnapshot,
} from "../../src/workbook";

/** Sheets copied, things hidden and shown, rows taken out, texts coloured: in files. */
const rect = (address: string): Rect => parseRange(address)!;

async function read(bytes: Uint8Array): Promise<WorkbookSnapshot> {
  const result = await readXlsx(bytes, "register.xlsx");
  if (!result.ok) throw new Error(result.message);
  return result.workbook;
}

/** A register with an empty row (row 4 as people count), a total, a key that looks at it, and something of everything. */
const MAKE: readonly Edit[] = [
  { kind: "addSheet", name: "Register", tabColour: "#C00000" },
  {
    kind: "values",
    sheet: "Register",
    top: 0,
    left: 0,
    values: [
      ["ID", "Risk", "Likelihood", "Impact", "Score"],
      ["R1", "Flood", 3, 4, { formula: "=C2*D2", value: 12 }],
      ["R2", "Fire", 2, 5, { formula: "=C3*D3", value: 10 }],
      [],
      ["R3", "Fraud", 1, 4, { formula: "=C5*D5", value: 4 }],
      ["", "Most", null, null, { formula: "=MAX(Register!E2:E5)", value: 12 }],
    ],
  },
  { kind: "addSheet", name: "Key" },
  {
    kind: "values",
    sheet: "Key",
    top: 0,
    left: 0,
    values: [
      ["Top", { formula: "=Register!E6", value: 12 }],
      ["Third", { formula: "=Register!$E$5" }],
    ],
  },
  { kind: "format", sheet: "Register", ranges: [rect("A5:B5")], format: { fill: "#FFC000", bold: true } },
  {
    kind: "conditionalFormats",
    sheet: "Register",
    ranges: [rect("E2:E5")],
    rules: [{ formula: markOurs("=AND(E2>9,E2<$E$6)"), fill: "#C00000", fontColour: "#FFFFFF" }],
  },
  {
    kind: "listValidation",
    sheet: "Register",
    ranges: [rect("C2:D5")],
    values: ["1", "2", "3"],
    title: "Rating",
    message: "1 to 3",
  },
  { kind: "table", sheet: "Register", range: rect("G1:H6"), name: "Actions" },
  {
    kind: "layout",
    sheet: "Register",
    columnWidths: [{ column: 1, characters: 40 }],
    rowHeights: [{ row: 4, points: 44 }],
    freezeRows: 1,
    print: { orientation: "landscape", paper: "A3", fitToWidth: true, titleRows: [0, 0], footer: "Risks" },
  },
];
const source = newXlsx(MAKE);
const after = async (...edits: Edit[]): Promise<WorkbookSnapshot> => read(await applyToXlsx(await source, edits));
const copy: Edit = { kind: "copySheet", from: "Register", name: "Q3's register" };

describe("a copy of a sheet", () => {
  test("holds what the sheet holds, right after it; what names the sheet names the copy", async () => {
    const { sheets } = await after(copy);
    expect(sheets.map((sheet) => sheet.name)).toEqual(["Register", "Q3's register", "Key"]);
    const [was, is] = sheets as [SheetSnapshot, SheetSnapshot];
    expect(is.formulas.get(cellKey(5, 4))).toBe("=MAX('Q3''s register'!E2:E5)");
    const formulas = (sheet: SheetSnapshot) => [...sheet.formulas].filter(([key]) => key !== cellKey(5, 4));
    expect({ ...is, formulas: formulas(is) }).toEqual({
      ...was,
      name: "Q3's register",
      formulas: formulas(was),
      tables: [{ name: "Actions_2", range: rect("G1:H6") }],
    });
    expect(sheets[2]!.formulas.get(cellKey(0, 1))).toBe("=Register!E6");
  });

  test("has the sheet's own print set-up, widths, lists and names", async () => {
    const file = await openXlsx(await applyToXlsx(await source, [copy]));
    const [was, is] = file.sheets as [(typeof file.sheets)[0], (typeof file.sheets)[0]];
    for (const part of [
      "columns",
      "rowDefs",
      "dataValidations",
      "freezePane",
      "pageSetup",
      "headerFooter",
      "view",
    ] as const)
      expect({ [part]: is[part] }).toEqual({ [part]: was[part] });
    expect(is.pageSetup?.printTitlesRow).toBe("$1:$1");
  });

  test("is written to alone", async () => {
    const { sheets } = await after(copy, { kind: "values", sheet: "Q3's register", top: 1, left: 2, values: [[1]] });
    expect([cellAt(sheets[0]!, 1, 2), cellAt(sheets[1]!, 1, 2)]).toEqual([3, 1]);
  });

  test("of every sample reads the same", async () => {
    const folder = join(__dirname, "../../samples");
    for (const name of readdirSync(folder).filter((file) => file.endsWith(".xlsx"))) {
      const bytes = readFileSync(join(folder, name));
      const before = await read(bytes);
      const from = before.sheets[0]!.name;
      const now = await read(await applyToXlsx(bytes, [{ kind: "copySheet", from, name: "Copy" }]));
      expect(now.sheets.map((sheet) => sheet.name)).toEqual([
        from,
        "Copy",
        ...before.sheets.slice(1).map((sheet) => sheet.name),
      ]);
      expect({ ...now.sheets[1], name: from, tables: [] }).toEqual({ ...now.sheets[0], tables: [] });
    }
  });

  test("needs a free name and a sheet that is there", async () => {
    await expect(applyToXlsx(await source, [{ ...copy, name: "KEY" } as Edit])).rejects.toThrow(
      "already a sheet called KEY",
    );
    await expect(applyToXlsx(await source, [{ ...copy, from: "No" } as Edit])).rejects.toThrow("no sheet called No");
  });
});

describe("an empty row taken out", () => {
  const out: Edit = { kind: "deleteRows", sheet: "Register", rows: [3, 3] };

  test("everything below moves up, and what refers to it follows", async () => {
    const { sheets } = await after(out);
    const [register, key] = sheets as [SheetSnapshot, SheetSnapshot];
    expect(register.rows.map((row) => row[0])).toEqual(["ID", "R1", "R2", "R3", ""]);
    expect([...register.formulas.values()]).toEqual(["=C2*D2", "=C3*D3", "=C4*D4", "=MAX(Register!E2:E4)"]);
    expect([...key.formulas.values()]).toEqual(["=Register!E5", "=Register!$E$4"]);
    expect(register.fills.get(cellKey(3, 0))).toBe("#FFC000");
    expect(register.conditionalFormats!.map(({ ranges, formulas }) => [ranges, formulas])).toEqual([
      [[rect("E2:E4")], [markOurs("=AND(E2>9,E2<$E$5)").slice(1)]],
    ]);
    expect(register.tables).toEqual([{ name: "Actions", range: rect("G1:H5") }]);
    expect(register.frozenRows).toBe(1);
    const file = (await openXlsx(await applyToXlsx(await source, [out]))).sheets[0]!;
    expect(file.rowDefs?.get(3)?.height).toBe(44);
    expect(file.dataValidations?.[0]?.range).toBe("C2:D4");
  });

  test("later edits speak of rows as they are then", async () => {
    const { sheets } = await after(out, {
      kind: "values",
      sheet: "Register",
      top: 3,
      left: 1,
      values: [["Fraud again"]],
    });
    expect(sheets[0]!.rows[3]!.slice(0, 2)).toEqual(["R3", "Fraud again"]);
  });

  test.each<[string, readonly Edit[], string]>([
    ["a row that holds something", [{ ...out, rows: [3, 4] } as Edit], "row 5 is not empty"],
    [
      "a row that a formula refers to alone",
      [{ kind: "values", sheet: "Key", top: 5, left: 0, values: [[{ formula: "=SUM(Register!A4:B4)" }]] }, out],
      "a formula refers to it",
    ],
    [
      "addresses worked out from text",
      [
        { kind: "values", sheet: "Key", top: 5, left: 0, values: [[{ formula: '=INDIRECT("Register!A"&ROW())' }]] },
        out,
      ],
      "a formula refers to it",
    ],
  ])("%s stays", async (_, edits, why) => {
    const bytes = await source;
    const host = new FileHost(bytes, "register.xlsx");
    const refused = await host.apply(edits);
    expect(refused).toMatchObject({ ok: false, reason: "failed", sheet: "Register" });
    expect((refused as { message: string }).message).toContain(why);
    expect(host.bytes).toBe(bytes);
  });
});

describe("hidden and shown", () => {
  test("rows, columns and sheets", async () => {
    const { sheets } = await after(
      { kind: "visibility", sheet: "Register", what: { rows: [1, 8] }, hidden: true },
      { kind: "visibility", sheet: "Register", what: { rows: [2, 7] }, hidden: false },
      { kind: "visibility", sheet: "Register", what: { columns: [2, 9] }, hidden: true },
      { kind: "visibility", sheet: "Register", what: { columns: [3, 8] }, hidden: false },
      { kind: "visibility", sheet: "Register", what: "sheet", hidden: true },
    );
    expect([...sheets[0]!.hiddenRows]).toEqual([1, 8]);
    expect([...sheets[0]!.hiddenColumns]).toEqual([2, 9]);
    expect(sheets.map((sheet) => sheet.visibility)).toEqual(["hidden", "visible"]);
  });

  test("one sheet is always shown", async () => {
    const hide = (sheet: string): Edit => ({ kind: "visibility", sheet, what: "sheet", hidden: true });
    await expect(applyToXlsx(await source, [hide("Register"), hide("Key")])).rejects.toThrow("the only one shown");
  });
});

describe("parts of a text coloured", () => {
  const runs = (...list: [string, string | null][]): Edit => ({
    kind: "textRuns",
    sheet: "Register",
    row: 4,
    column: 1,
    runs: list.map(([text, colour]) => ({ text, colour })),
  });

  test("the text is the same, letters have their colours, the cell's font stays", async () => {
    const bytes = await applyToXlsx(await source, [runs(["Fr", null], ["aud", "#c00000"])]);
    const [sheet] = (await read(bytes)).sheets;
    expect(cellAt(sheet!, 4, 1)).toBe("Fraud");
    const cell = (await openXlsx(bytes, { readStyles: true })).sheets[0]!.cells!.get("4,1")!;
    expect(cell.richText!.map(({ text, font }) => [text, font?.bold, font?.color?.rgb?.slice(-6)])).toEqual([
      ["Fr", true, undefined],
      ["aud", true, "C00000"],
    ]);
  });

  test("another text than the one that stands there is refused", async () => {
    await expect(applyToXlsx(await source, [runs(["Fra", null], ["ut", "#C00000"])])).rejects.toThrow(
      "no longer holds the text",
    );
  });
});

test("all of it in one list is undone in one step", async () => {
  const bytes = await source;
  const host = new FileHost(bytes, "register.xlsx");
  const applied = await host.apply([
    copy,
    { kind: "deleteRows", sheet: "Q3's register", rows: [3, 3] },
    { kind: "visibility", sheet: "Register", what: "sheet", hidden: true },
  ]);
  if (!applied.ok) throw new Error(applied.message);
  expect((await read(host.bytes)).sheets[1]!.rows).toHaveLength(5);
  expect(await applied.undo()).toEqual({ ok: true });
  expect(host.bytes).toBe(bytes);
});

test("a protected sheet can be copied, but its copy not written to", async () => {
  const file = await openXlsx(await source);
  file.sheets[0]!.protection = { sheet: true };
  const { saveXlsx } = await import("hucre/xlsx");
  const host = new FileHost(await saveXlsx(file), "register.xlsx");
  const write: Edit = { kind: "values", sheet: "Q3's register", top: 0, left: 0, values: [["x"]] };
  expect(await host.apply([copy, write])).toMatchObject({ ok: false, reason: "protected", sheet: "Register" });
  expect(await host.apply([copy])).toMatchObject({ ok: true });
  expect((await read(host.bytes)).sheets.map((sheet) => sheet.protected)).toEqual([true, true, false]);
});
