import { openXlsx } from "hucre/xlsx";
import fc from "fast-check";
import { applyToXlsx, EditError, FileHost, newXlsx, readXlsx } from "../../src/files";
import {
  cellAt,
  cellKey,
  markOurs,
  parseRange,
  rectA1,
  type CellInput,
  type CellValue,
  type Edit,
  type Rect,
  type SheetSnapshot,
  type WorkbookSnapshot,
} from "../../src/workbook";
import { book, type BookXml } from "./package";

const rect = (address: string): Rect => parseRange(address)!;

async function read(bytes: Uint8Array): Promise<WorkbookSnapshot> {
  const result = await readXlsx(bytes, "register.xlsx");
  if (!result.ok) throw new Error(result.message);
  return result.workbook;
}

/** A register as some other program wrote it: formulas shared down a column, dates, a note in rich text, somebody's conditional format. */
const REGISTER: BookXml = {
  strings:
    "<si><t>Id</t></si><si><t>Score</t></si><si><r><t>Loss </t></r><r><rPr><b/></rPr><t>of staff</t></r></si><si><t>_x005F_x0041_</t></si>",
  styles:
    `<numFmts><numFmt numFmtId="170" formatCode="dd/mm/yyyy"/></numFmts><fonts><font><sz val="10"/><name val="Arial"/></font></fonts>` +
    `<fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor indexed="2"/></patternFill></fill></fills>` +
    `<borders><border/></borders><cellXfs><xf numFmtId="0" fontId="0" fillId="0"/><xf numFmtId="170" fontId="0" fillId="0"/><xf numFmtId="0" fontId="0" fillId="2"/></cellXfs>` +
    `<dxfs><dxf><fill><patternFill><bgColor rgb="FFFFFF00"/></patternFill></fill></dxf></dxfs><colors><indexedColors><rgbColor rgb="00000000"/><rgbColor rgb="00FFFFFF"/><rgbColor rgb="0000B050"/></indexedColors></colors>`,
  sheets: [
    {
      name: "Risk register",
      rows:
        `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="D1" t="s"><v>1</v></c></row>` +
        `<row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2"><v>4</v></c><c r="C2"><v>5</v></c><c r="D2"><f t="shared" ref="D2:D4" si="0">B2*C2</f><v>20</v></c><c r="E2" s="1"><v>41912</v></c></row>` +
        `<row r="3"><c r="A3" t="s"><v>3</v></c><c r="B3"><v>2</v></c><c r="C3"><v>3</v></c><c r="D3"><f t="shared" si="0"/><v>6</v></c><c r="E3" s="2"/><c r="F3" t="str"><f>IF(D3&gt;9,"High","Low")</f><v>Low</v></c></row>` +
        `<row r="4"><c r="B4"><v>1</v></c><c r="C4"><v>1</v></c><c r="D4"><f t="shared" si="0"/><v>1</v></c><c r="E4" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>`,
      after: `<conditionalFormatting sqref="D2:D4"><cfRule type="cellIs" dxfId="0" priority="1" operator="greaterThan"><formula>15</formula></cfRule></conditionalFormatting><dataValidations count="1"><dataValidation type="list" sqref="B2:C4"><formula1>"1,2,3,4,5"</formula1></dataValidation></dataValidations>`,
    },
    { name: "Key's", rows: `<row r="1"><c r="A1"><v>1</v></c></row>` },
  ],
  names: `<definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">'Risk register'!$A$1:$E$4</definedName><definedName name="_xlnm.Print_Titles" localSheetId="1">'Key''s'!$1:$1</definedName></definedNames>`,
};
const SOURCE = book(REGISTER);
const SHEET = "Risk register";

const after = async (...edits: Edit[]): Promise<SheetSnapshot> =>
  (await read(await applyToXlsx(SOURCE, edits))).sheets[0]!;

const values = (top: number, left: number, cells: (CellInput | undefined)[][], sheet = SHEET): Edit => ({
  kind: "values",
  sheet,
  top,
  left,
  values: cells,
});

test("with no edits a copy reads as its source does", async () => {
  const [before, copy] = [await read(SOURCE), await read(await applyToXlsx(SOURCE, []))];
  expect(copy).toEqual(before);
});

describe("values", () => {
  test.each<[string, CellInput, CellValue]>([
    ["a number", 7, 7],
    ["a text", "Moved", "Moved"],
    ["a truth value", false, false],
    ["nothing", null, null],
    ["a text like a formula", "=1+1", "=1+1"],
    ["a text with a sign", "+44 or -1", "+44 or -1"],
    ["a text with an at sign", "@home", "@home"],
    ["a text like an error", "#REF!", "#REF!"],
    ["a text like an escape", "_x0041_", "_x0041_"],
    ["a text with marks and breaks", ' <b> & "x"\n\ty ', ' <b> & "x"\n\ty '],
    ["a text XML has no way to carry", "a\u0001b", "a\u0001b"],
  ])("%s, over a text, a number, a formula, a date, rich text and a blank", async (_, input, expected) => {
    const places = [
      [0, 0],
      [1, 1],
      [1, 3],
      [1, 4],
      [1, 0],
      [9, 9],
    ] as const;
    const sheet = await after(...places.map(([r, c]) => values(r, c, [[input]])));
    expect(places.map(([r, c]) => cellAt(sheet, r, c))).toEqual(places.map(() => expected));
    expect(sheet.formulas.has(cellKey(1, 3))).toBe(false);
  });

  test("what the edit leaves out stays as it is", async () => {
    const sheet = await after(
      values(1, 1, [
        [undefined, 2],
        [undefined, undefined, undefined],
      ]),
    );
    expect(sheet.rows[1]!.slice(1, 4)).toEqual([4, 2, 20]);
    expect(sheet.rows[2]!.slice(1, 4)).toEqual([2, 3, 6]);
  });

  test("the master of a shared formula can be typed over without its children", async () => {
    const sheet = await after(values(1, 3, [[18]]));
    expect([2, 3].map((r) => sheet.formulas.get(cellKey(r, 3)))).toEqual(["=B3*C3", "=B4*C4"]);
    expect([1, 2, 3].map((r) => cellAt(sheet, r, 3))).toEqual([18, 6, 1]);
  });

  test("a formula shows the value it is given, and keeps newer functions alive", async () => {
    const sheet = await after(
      values(1, 3, [
        [{ formula: '=IFNA(B2*C2,"none")', value: 20 }],
        [{ formula: "=B3*C3" }],
        [{ formula: '="x"', value: "x" }],
      ]),
    );
    expect([1, 2, 3].map((r) => cellAt(sheet, r, 3))).toEqual([20, null, "x"]);
    expect(sheet.formulas.get(cellKey(1, 3))).toBe('=IFNA(B2*C2,"none")');
    const raw = await openXlsx(await applyToXlsx(SOURCE, [values(1, 3, [[{ formula: "=IFNA(B2,1)" }]])]), {
      readStyles: true,
    });
    expect(raw.sheets[0]!.cells!.get("1,3")!.formula).toBe("_xlfn.IFNA(B2,1)");
  });

  test("errors and texts that formulas came to are still shown", async () => {
    const sheet = await after(values(9, 0, [[1]]));
    expect([cellAt(sheet, 3, 4), cellAt(sheet, 2, 5)]).toEqual([{ error: "#DIV/0!" }, "Low"]);
  });

  const input: fc.Arbitrary<CellInput | undefined> = fc.oneof(
    fc.constant(undefined),
    fc.constant(null),
    fc.boolean(),
    // Hundredths, since one may land in a date's cell; 60 is the 29 February 1900 that never was.
    fc
      .integer({ min: -1e6, max: 1e6 })
      .map((n) => n / 100)
      .filter((n) => n !== 60),
    fc
      .string({ maxLength: 20, unit: fc.constantFrom(..."ab =+-@#_x0041&<>\"'\n\t\u00e9\u25b2", "_x000D_", "#N/A") })
      .filter((s) => s !== ""),
  );

  test("any values, anywhere: they stand there, and nothing else has changed", async () => {
    const before = (await read(SOURCE)).sheets[0]!;
    await fc.assert(
      fc.asyncProperty(
        fc.nat(8),
        fc.nat(8),
        fc.array(fc.array(input, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
        async (top, left, cells) => {
          const sheet = await after(values(top, left, cells));
          const formulas = new Map(before.formulas);
          const expected = (r: number, c: number): CellValue => {
            const given = cells[r - top]?.[c - left];
            if (r < top || c < left || given === undefined) return cellAt(before, r, c);
            formulas.delete(cellKey(r, c));
            return given as CellValue;
          };
          for (let r = 0; r < 14; r++) for (let c = 0; c < 14; c++) expect(cellAt(sheet, r, c)).toEqual(expected(r, c));
          expect(sheet.formulas).toEqual(formulas);
          expect(sheet.numberFormats).toEqual(before.numberFormats);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe("formats", () => {
  test("fill, font colour and number format are set, and taken away", async () => {
    const set: Edit = {
      kind: "format",
      sheet: SHEET,
      ranges: [rect("D2:D3"), rect("H9")],
      format: { fill: "#c00000", fontColour: "#FFFFFF", numberFormat: "0.0", bold: true },
    };
    const sheet = await after(set);
    for (const key of [cellKey(1, 3), cellKey(2, 3), cellKey(8, 7)]) {
      expect([sheet.fills.get(key), sheet.fontColours.get(key), sheet.numberFormats.get(key)]).toEqual([
        "#C00000",
        "#FFFFFF",
        "0.0",
      ]);
    }
    expect([cellAt(sheet, 1, 3), sheet.formulas.get(cellKey(1, 3))]).toEqual([20, "=B2*C2"]);
    const gone = await after(set, {
      kind: "format",
      sheet: SHEET,
      ranges: [rect("A1:H9")],
      format: { fill: null, fontColour: null, numberFormat: "General" },
    });
    expect([gone.fills.size, gone.fontColours.size, gone.numberFormats.size]).toEqual([0, 0, 0]);
  });

  test("the rest of a cell's look stays", async () => {
    const bytes = await applyToXlsx(SOURCE, [
      {
        kind: "format",
        sheet: SHEET,
        ranges: [rect("A2")],
        format: {
          bold: true,
          wrap: true,
          horizontal: "center",
          vertical: "top",
          border: "#808080",
          fontSize: 14,
          italic: true,
        },
      },
    ]);
    const style = (await openXlsx(bytes, { readStyles: true })).sheets[0]!.cells!.get("1,0")!.style!;
    expect(style.font).toMatchObject({ name: "Arial", size: 14, bold: true, italic: true });
    expect(style.alignment).toEqual({ wrapText: true, horizontal: "center", vertical: "top" });
    expect(style.border).toMatchObject({ top: { style: "thin", color: { rgb: "808080" } }, left: { style: "thin" } });
    expect((await read(bytes)).sheets[0]!.fills.get(cellKey(2, 4))).toBe("#00B050");
  });

  test("a date is a number with a date's format", async () => {
    const sheet = await after(values(4, 4, [[41_913]]), {
      kind: "format",
      sheet: SHEET,
      ranges: [rect("E5")],
      format: { numberFormat: "dd mmm yyyy" },
    });
    expect([cellAt(sheet, 4, 4), sheet.numberFormats.get(cellKey(4, 4))]).toEqual([41_913, "dd mmm yyyy"]);
  });

  test("a format over the whole grid is refused", async () => {
    await expect(
      after({ kind: "format", sheet: SHEET, ranges: [rect("A1:XFD1048576")], format: { bold: true } }),
    ).rejects.toThrow(EditError);
  });
});

describe("conditional formats", () => {
  const rule = (test: string, fill: string) => ({ formula: markOurs(test), fill, fontColour: "#FFFFFF" });
  const bands = (...addresses: string[]): Edit => ({
    kind: "conditionalFormats",
    sheet: SHEET,
    ranges: addresses.map(rect),
    rules: [rule("=D2>=16", "#C00000"), rule("=D2<=6", "#00B050")],
  });
  const shown = (sheet: SheetSnapshot): string[] =>
    sheet.conditionalFormats!.map((f) => `${f.ranges.map(rectA1).join(" ")} ${f.fill} ${f.formulas[0]}`);
  const THEIRS = "D2:D4 #FFFF00 15";

  test("ours go first, others' stay", async () => {
    expect(shown(await after(bands("D2:D4")))).toEqual([
      'D2:D4 #C00000 (D2>=16)*(N("register-check")=0)',
      'D2:D4 #00B050 (D2<=6)*(N("register-check")=0)',
      THEIRS,
    ]);
  });

  test("a second time they replace the first, and only where they touch", async () => {
    const twice = await after(bands("D2:D4"), bands("F2:F4"), bands("D3:D4"));
    expect(shown(twice).filter((line) => line.includes("#C00000"))).toEqual([
      'D3:D4 #C00000 (D2>=16)*(N("register-check")=0)',
      'F2:F4 #C00000 (D2>=16)*(N("register-check")=0)',
    ]);
    expect(shown(twice)).toContain(THEIRS);
  });

  test("over several ranges each has the formula for its own first cell", async () => {
    expect(shown(await after(bands("D2:D4", "F7:F9"))).filter((line) => line.includes("#C00000"))).toEqual([
      'D2:D4 #C00000 (D2>=16)*(N("register-check")=0)',
      'F7:F9 #C00000 (F7>=16)*(N("register-check")=0)',
    ]);
  });

  test("without rules ours are taken away, and nothing more", async () => {
    expect(
      shown(
        await after(bands("D2:D4"), { kind: "conditionalFormats", sheet: SHEET, ranges: [rect("A1:Z99")], rules: [] }),
      ),
    ).toEqual([THEIRS]);
  });
});

describe("sheets, tables, lists, layout", () => {
  test("a table's headings are made texts, filled and unique", async () => {
    const bytes = await applyToXlsx(SOURCE, [
      { kind: "addSheet", name: "New one", tabColour: "#C00000" },
      values(
        0,
        0,
        [
          ["Score", "score", 2014, null, "two\nlines"],
          [1, 2, 3, 4, 5],
        ],
        "New one",
      ),
      { kind: "table", sheet: "New one", range: rect("A1:E2"), name: "Risks" },
      { kind: "activate", sheet: "New one", row: 0, column: 0 },
    ]);
    const workbook = await read(bytes);
    expect(workbook.sheets.map((s) => s.name)).toEqual([SHEET, "Key's", "New one"]);
    expect(workbook.sheets[2]!.rows[0]).toEqual(["Score", "score 2", "2014", "Column D", "two\nlines"]);
    expect(workbook.sheets[2]!.tables).toEqual([{ name: "Risks", range: rect("A1:E2") }]);
    const raw = await openXlsx(bytes);
    expect([raw.activeSheet, raw.sheets[2]!.view?.tabColor?.rgb]).toEqual([2, "C00000"]);
    expect(raw.sheets[2]!.tables![0]!.columns.map((c) => c.name)).toEqual([
      "Score",
      "score 2",
      "2014",
      "Column D",
      "two_x000a_lines",
    ]);
  });

  test("a list takes the place of others where it stands, and theirs stays around it", async () => {
    const bytes = await applyToXlsx(SOURCE, [
      {
        kind: "listValidation",
        sheet: SHEET,
        ranges: [rect("C3:D3")],
        values: ["Low", "High"],
        title: "Band",
        message: "Choose a band",
      },
    ]);
    const lists = (await openXlsx(bytes)).sheets[0]!.dataValidations!;
    expect(lists.map((v) => [v.range, v.values])).toEqual([
      ["B2:C2 B4:C4 B3", ["1", "2", "3", "4", "5"]],
      ["C3:D3", ["Low", "High"]],
    ]);
    expect(lists[1]).toMatchObject({
      allowBlank: true,
      showErrorMessage: true,
      errorTitle: "Band",
      errorMessage: "Choose a band",
    });
  });

  test.each([[["Yes, in part", "No"]], [Array.from({ length: 60 }, (_, i) => `Status ${i}`)], [[]]])(
    "a list no file can hold lets any value be typed: %j",
    async (choices) => {
      const bytes = await applyToXlsx(SOURCE, [
        { kind: "listValidation", sheet: "Key's", ranges: [rect("A1")], values: choices, title: "t", message: "m" },
      ]);
      expect((await openXlsx(bytes)).sheets[1]!.dataValidations ?? []).toEqual([]);
    },
  );

  test("widths, heights, frozen panes, gridlines and print", async () => {
    const bytes = await applyToXlsx(SOURCE, [
      {
        kind: "layout",
        sheet: SHEET,
        columnWidths: [{ column: 2, characters: 20 }],
        rowHeights: [{ row: 7, points: 30 }],
        freezeRows: 1,
        freezeColumns: 2,
        showGridlines: false,
        print: { orientation: "landscape", paper: "A3", fitToWidth: true, titleRows: [0, 1], footer: "R & D" },
      },
    ]);
    const raw = await openXlsx(bytes);
    const sheet = raw.sheets[0]!;
    expect(sheet.columns![2]!.width).toBe(20.71);
    expect(sheet.rowDefs!.get(7)!.height).toBe(30);
    expect(sheet.freezePane).toEqual({ rows: 1, columns: 2 });
    expect(sheet.view!.showGridLines).toBe(false);
    expect(sheet.pageSetup).toMatchObject({
      orientation: "landscape",
      paperSize: "a3",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: "$1:$2",
      printArea: "$A$1:$E$4",
    });
    expect(sheet.headerFooter!.oddFooter).toBe("&CR && D  Page &P of &N");
    expect((await read(bytes)).sheets[0]!.frozenRows).toBe(1);
  });

  test("names of print ranges quote the sheet's name", async () => {
    const { readDirectory, readPart } = await import("../../src/files/zip");
    const bytes = await applyToXlsx(SOURCE, []);
    const xml = new TextDecoder().decode(
      (await readPart(
        bytes,
        readDirectory(bytes)!.find((e) => e.name === "xl/workbook.xml")!,
      ))!,
    );
    expect(xml).toContain(`>'Risk register'!$A$1:$E$4<`);
    expect(xml).toContain(`>'Key''s'!$1:$1<`);
  });
});

describe("what cannot be done is said, and nothing is written", () => {
  test.each<[string, Edit, string]>([
    ["a sheet that is not there", values(0, 0, [[1]], "Elsewhere"), "notFound"],
    ["a sheet's name twice", { kind: "addSheet", name: "RISK REGISTER" }, "failed"],
  ])("%s", async (_, edit, reason) => {
    await expect(applyToXlsx(SOURCE, [edit])).rejects.toMatchObject({ reason });
  });

  test("no workbook, and a new one without a sheet", async () => {
    await expect(applyToXlsx(new Uint8Array([1, 2, 3]), [])).rejects.toThrow(EditError);
    await expect(newXlsx([])).rejects.toThrow(EditError);
  });
});

test("the same edits give the same bytes, whatever the clock says", async () => {
  const edits: Edit[] = [
    { kind: "addSheet", name: "Register" },
    values(0, 0, [["a", 1, { formula: "=B1" }]], "Register"),
  ];
  const properties = { title: "Register", creator: "Risk team", date: { year: 2014, month: 8, day: 31 } };
  const made = [
    await newXlsx(edits, properties),
    await applyToXlsx(SOURCE, edits, properties),
    await applyToXlsx(SOURCE, edits),
  ];
  jest.useFakeTimers({
    now: new Date("2031-05-05T05:05:05Z"),
    doNotFake: ["nextTick", "setImmediate", "queueMicrotask", "setTimeout"],
  });
  try {
    expect([
      await newXlsx(edits, properties),
      await applyToXlsx(SOURCE, edits, properties),
      await applyToXlsx(SOURCE, edits),
    ]).toEqual(made);
  } finally {
    jest.useRealTimers();
  }
  const raw = await openXlsx(made[0]!);
  expect(raw.properties).toMatchObject({
    title: "Register",
    creator: "Risk team",
    modified: new Date("2014-08-31T12:00:00Z"),
  });
});

describe("a workbook in a file, as a host", () => {
  test("reads, changes, puts back", async () => {
    const host = new FileHost(SOURCE, "register.xlsx");
    const before = await host.read();
    const applied = await host.apply([values(1, 1, [[1]])]);
    expect(applied.ok).toBe(true);
    const changed = await host.read();
    expect(changed.ok && cellAt(changed.workbook.sheets[0]!, 1, 1)).toBe(1);
    expect(applied.ok && (await applied.undo())).toEqual({ ok: true });
    expect(await host.read()).toEqual(before);
    expect(host.bytes).toBe(SOURCE);
  });

  test("puts nothing back over a later change", async () => {
    const host = new FileHost(SOURCE, "register.xlsx");
    const first = await host.apply([values(1, 1, [[1]])]);
    await host.apply([values(1, 1, [[2]])]);
    expect(first.ok && (await first.undo())).toMatchObject({ ok: false, reason: "failed" });
    const now = await host.read();
    expect(now.ok && cellAt(now.workbook.sheets[0]!, 1, 1)).toBe(2);
  });

  test("does all of the edits or none", async () => {
    const host = new FileHost(SOURCE, "register.xlsx");
    expect(await host.apply([values(1, 1, [[1]]), values(0, 0, [[1]], "Elsewhere")])).toMatchObject({
      ok: false,
      reason: "notFound",
      sheet: "Elsewhere",
    });
    expect(host.bytes).toBe(SOURCE);
  });

  test("leaves a protected sheet alone, and may add beside it", async () => {
    const bytes = book({
      sheets: [
        { name: "Locked", rows: `<row r="1"><c r="A1"><v>1</v></c></row>`, after: `<sheetProtection sheet="1"/>` },
      ],
    });
    const host = new FileHost(bytes, "register.xlsx");
    expect(await host.apply([values(0, 0, [[2]], "Locked")])).toMatchObject({
      ok: false,
      reason: "protected",
      sheet: "Locked",
    });
    expect(await host.apply([{ kind: "addSheet", name: "Export" }, values(0, 0, [[2]], "Export")])).toMatchObject({
      ok: true,
    });
    const now = await host.read();
    expect(now.ok && now.workbook.sheets.map((s) => s.protected)).toEqual([true, false]);
  });

  test("says why it cannot read", async () => {
    const host = new FileHost(new TextEncoder().encode("Risk,Score"), "register.xlsx");
    expect(await host.read()).toMatchObject({ ok: false });
    expect(await host.apply([])).toMatchObject({ ok: false });
  });
});
