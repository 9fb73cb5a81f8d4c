import { applyToXlsx, readXlsx, type Limits, LIMITS } from "../../src/files";
import { a1, cellAt, parseRange, rectA1, type SheetSnapshot, type WorkbookSnapshot } from "../../src/workbook";
import { book, bookParts, zip, type BookXml } from "./package";

async function read(xml: BookXml): Promise<WorkbookSnapshot> {
  const result = await readXlsx(book(xml), "register.xlsx");
  if (!result.ok) throw new Error(result.message);
  return result.workbook;
}

const only = async (xml: BookXml): Promise<SheetSnapshot> => (await read(xml)).sheets[0]!;

/** A map by cell as { A1: value }. */
const byCell = <T>(map: ReadonlyMap<number, T>): Record<string, T> =>
  Object.fromEntries([...map].map(([key, value]) => [a1(Math.floor(key / 16_384), key % 16_384), value]));

const STYLES =
  `<numFmts count="1"><numFmt numFmtId="170" formatCode="dd/mm/yyyy"/></numFmts>` +
  `<fonts><font><sz val="11"/></font><font><color rgb="FFC00000"/></font><font><color theme="1"/></font></fonts>` +
  `<fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>` +
  `<fill><patternFill patternType="solid"><fgColor rgb="FFFFC000"/><bgColor indexed="64"/></patternFill></fill>` +
  `<fill><patternFill patternType="solid"><fgColor theme="0" tint="-0.1499984740745262"/></patternFill></fill>` +
  `<fill><patternFill patternType="lightUp"><fgColor rgb="FFFF0000"/></patternFill></fill>` +
  `<fill><patternFill patternType="solid"><fgColor indexed="2"/></patternFill></fill></fills>` +
  `<borders><border/></borders>` +
  `<cellXfs><xf numFmtId="0" fontId="0" fillId="0"/><xf numFmtId="170" fontId="0" fillId="0"/><xf numFmtId="0" fontId="1" fillId="2"/>` +
  `<xf numFmtId="0" fontId="2" fillId="3"/><xf numFmtId="0" fontId="0" fillId="4"/><xf numFmtId="17" fontId="0" fillId="5"/><xf numFmtId="30" fontId="0" fillId="0"/></cellXfs>` +
  `<dxfs><dxf><font><color rgb="FFFFFFFF"/></font><fill><patternFill><bgColor rgb="FFC00000"/></patternFill></fill></dxf></dxfs>`;

describe("values", () => {
  test("texts, numbers, truth values, blanks, errors and formulas' results", async () => {
    const sheet = await only({
      strings: `<si><t>Risk</t></si><si><r><t>Loss of </t></r><r><rPr><b/></rPr><t>staff</t></r></si>`,
      sheets: [
        {
          rows:
            `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1"><v>4.5</v></c><c r="D1" t="b"><v>1</v></c><c r="E1" t="e"><v>#REF!</v></c></row>` +
            `<row r="3"><c r="A3" t="inlineStr"><is><t>in line</t></is></c><c r="B3"><f>C1*2</f><v>9</v></c><c r="C3" t="str"><f>IF(1,"","")</f><v></v></c>` +
            `<c r="D3" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="E3"/><c r="F3" t="str"><f>"High"</f><v>High</v></c></row>`,
        },
      ],
    });
    expect(sheet.rows).toEqual([
      ["Risk", "Loss of staff", 4.5, true, { error: "#REF!" }],
      [],
      ["in line", 9, "", { error: "#DIV/0!" }, null, "High"],
    ]);
    expect(byCell(sheet.formulas)).toEqual({ B3: "=C1*2", C3: '=IF(1,"","")', D3: "=1/0", F3: '="High"' });
  });

  test("a text that looks like an error is a text", async () => {
    const sheet = await only({
      strings: "<si><t>#N/A</t></si>",
      sheets: [{ rows: `<row r="1"><c r="A1" t="s"><v>0</v></c></row>` }],
    });
    expect(sheet.rows).toEqual([["#N/A"]]);
  });

  test("a number with a link on it stays a number", async () => {
    const sheet = await only({
      sheets: [
        {
          rows: `<row r="1"><c r="A1"><v>16</v></c></row>`,
          after: `<hyperlinks><hyperlink ref="A1" location="Key!A1"/></hyperlinks>`,
        },
      ],
    });
    expect(sheet.rows).toEqual([[16]]);
  });

  test("cells without an address follow each other", async () => {
    const sheet = await only({
      sheets: [{ rows: `<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>` }],
    });
    expect(sheet.rows).toEqual([[1, 2], [3]]);
  });
});

describe("dates are serial numbers", () => {
  test.each([
    // stored, from 1904?
    [41912, false],
    [41912.75, false],
    [1, false],
    [59, false],
    [61, false],
    [40450, true],
    [0, true],
    [2_958_465, false],
  ])("%f (1904: %s)", async (serial, date1904) => {
    const workbook = await read({
      styles: STYLES,
      workbookPr: date1904 ? `<workbookPr date1904="1"/>` : "",
      sheets: [{ rows: `<row r="1"><c r="A1" s="1"><v>${serial}</v></c></row>` }],
    });
    expect(workbook.date1904).toBe(date1904);
    expect(cellAt(workbook.sheets[0]!, 0, 0)).toBe(serial);
    expect(byCell(workbook.sheets[0]!.numberFormats)).toEqual({ A1: "dd/mm/yyyy" });
  });

  test("by a built-in format, and by one that has no name", async () => {
    const sheet = await only({
      styles: STYLES,
      sheets: [{ rows: `<row r="1"><c r="A1" s="5"><v>41883</v></c><c r="B1" s="6"><v>41883</v></c></row>` }],
    });
    expect(sheet.rows).toEqual([[41883, 41883]]);
    expect(byCell(sheet.numberFormats)).toEqual({ A1: "mmm-yy", B1: "yyyy-mm-dd" });
  });

  test("a number that no date can be is left out rather than made up", async () => {
    const sheet = await only({
      styles: STYLES,
      sheets: [{ rows: `<row r="1"><c r="A1" s="1"><v>1e15</v></c><c r="B1"><v>2</v></c></row>` }],
    });
    expect(sheet.rows).toEqual([[null, 2]]);
  });
});

describe("formulas", () => {
  test("a shared formula is written out in each cell, with its result", async () => {
    const sheet = await only({
      sheets: [
        {
          rows:
            `<row r="2"><c r="C2"><f t="shared" ref="C2:C4" si="0">A2*$B$1</f><v>1</v></c></row>` +
            `<row r="3"><c r="C3"><f t="shared" si="0"/><v>2</v></c></row><row r="4"><c r="C4" t="str"><f t="shared" si="0"/><v>x</v></c></row>`,
        },
      ],
    });
    expect(byCell(sheet.formulas)).toEqual({ C2: "=A2*$B$1", C3: "=A3*$B$1", C4: "=A4*$B$1" });
    expect(sheet.rows.slice(1).map((row) => row[2])).toEqual([1, 2, "x"]);
  });

  test("an array formula stands in each of its cells", async () => {
    const sheet = await only({
      sheets: [
        {
          rows: `<row r="1"><c r="A1"><f t="array" ref="A1:A2">B1:B2*2</f><v>2</v></c></row><row r="2"><c r="A2"><v>4</v></c></row>`,
        },
      ],
    });
    expect(byCell(sheet.formulas)).toEqual({ A1: "=B1:B2*2", A2: "=B1:B2*2" });
  });

  test("newer functions have the names Excel shows", async () => {
    const sheet = await only({
      sheets: [{ rows: `<row r="1"><c r="A1"><f>_xlfn.IFNA(B1,_xlfn._xlws.FILTER(C:C,D:D))</f><v>2</v></c></row>` }],
    });
    expect(byCell(sheet.formulas)).toEqual({ A1: "=IFNA(B1,FILTER(C:C,D:D))" });
  });
});

test("fills and font colours as shown: solid ones, the theme resolved, the workbook's own palette", async () => {
  const sheet = await only({
    styles:
      STYLES +
      `<colors><indexedColors><rgbColor rgb="00000000"/><rgbColor rgb="00FFFFFF"/><rgbColor rgb="0000B050"/></indexedColors></colors>`,
    sheets: [
      {
        rows: `<row r="1"><c r="A1" s="2"/><c r="B1" s="3"><v>1</v></c><c r="C1" s="4"><v>1</v></c><c r="D1" s="5"><v>1</v></c><c r="E1"><v>1</v></c></row>`,
      },
    ],
  });
  expect(byCell(sheet.fills)).toEqual({ A1: "#FFC000", B1: "#D9D9D9", D1: "#00B050" });
  expect(byCell(sheet.fontColours)).toEqual({ A1: "#C00000" });
});

test("hidden rows, columns and sheets, merges, frozen rows, protection, tables", async () => {
  const workbook = await read({
    sheets: [
      {
        before: `<sheetViews><sheetView workbookViewId="0"><pane ySplit="3" topLeftCell="A4" state="frozen"/></sheetView></sheetViews><cols><col min="2" max="3" hidden="1" width="0"/></cols>`,
        rows: `<row r="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="1"><c r="A2"><v>1</v></c></row>`,
        after: `<sheetProtection sheet="1"/><mergeCells><mergeCell ref="A5:C6"/><mergeCell ref="nonsense"/></mergeCells>`,
        rels: `<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/table" Target="../tables/table1.xml"/>`,
      },
      { name: "Old", state: "hidden", after: `<sheetProtection objects="1"/>` },
      { name: "Deep", state: "veryHidden" },
    ],
    parts: {
      "xl/tables/table1.xml": `<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="1" name="T" displayName="Risks" ref="A1:B4"><tableColumns count="2"><tableColumn id="1" name="a"/><tableColumn id="2" name="b"/></tableColumns></table>`,
    },
  });
  const [sheet, old, deep] = workbook.sheets;
  expect([...sheet!.hiddenRows]).toEqual([1]);
  expect([...sheet!.hiddenColumns]).toEqual([1, 2]);
  expect(sheet!.merges.map(rectA1)).toEqual(["A5:C6"]);
  expect(sheet!.frozenRows).toBe(3);
  expect(sheet!.tables).toEqual([{ name: "Risks", range: parseRange("A1:B4") }]);
  expect([sheet!.protected, old!.protected]).toEqual([true, false]);
  expect([sheet!.visibility, old!.visibility, deep!.visibility]).toEqual(["visible", "hidden", "veryHidden"]);
});

test("conditional formats in their order, those we cannot evaluate said to be other", async () => {
  const sheet = await only({
    styles: STYLES,
    sheets: [
      {
        rows: `<row r="1"><c r="A1"><v>1</v></c></row>`,
        after:
          `<conditionalFormatting sqref="D5:D9 F5"><cfRule type="cellIs" dxfId="0" priority="3" operator="between" stopIfTrue="1"><formula>15</formula><formula>25</formula></cfRule></conditionalFormatting>` +
          `<conditionalFormatting sqref="E5"><cfRule type="expression" dxfId="0" priority="1"><formula>_xlfn.IFNA(E5,0)&gt;1</formula></cfRule></conditionalFormatting>` +
          `<conditionalFormatting sqref="E5"><cfRule type="containsText" dxfId="0" priority="4" operator="containsText" text="High"><formula>NOT(ISERROR(SEARCH("High",E5)))</formula></cfRule></conditionalFormatting>` +
          `<conditionalFormatting sqref="E5"><cfRule type="colorScale" priority="2"><colorScale><cfvo type="min"/><cfvo type="max"/><color rgb="FFFF0000"/><color rgb="FF00FF00"/></colorScale></cfRule></conditionalFormatting>`,
      },
    ],
  });
  const shown = { fill: "#C00000", fontColour: "#FFFFFF" };
  expect(sheet.conditionalFormats).toEqual([
    {
      ranges: [parseRange("E5")],
      kind: "formula",
      formulas: ["IFNA(E5,0)>1"],
      ...shown,
      priority: 1,
      stopIfTrue: false,
    },
    { ranges: [parseRange("E5")], kind: "other", formulas: [], priority: 2, stopIfTrue: false },
    {
      ranges: [parseRange("D5:D9"), parseRange("F5")],
      kind: "cellValue",
      operator: "between",
      formulas: ["15", "25"],
      ...shown,
      priority: 3,
      stopIfTrue: true,
    },
    {
      ranges: [parseRange("E5")],
      kind: "formula",
      formulas: ['NOT(ISERROR(SEARCH("High",E5)))'],
      ...shown,
      priority: 4,
      stopIfTrue: false,
    },
  ]);
});

describe("conditional formats that look at other sheets, kept by Excel in its extension", () => {
  const rows = `<row r="1"><c r="A1"><v>1</v></c></row>`;
  const rule = (type: string, inside: string, more = ""): string =>
    `<x14:conditionalFormatting><x14:cfRule type="${type}" priority="2" ${more}>${inside}</x14:cfRule><xm:sqref>C3:C9 E3</xm:sqref></x14:conditionalFormatting>`;
  const after =
    `<conditionalFormatting sqref="B1:B2"><cfRule type="containsErrors" dxfId="0" priority="1"><formula>ISERROR(B1)</formula></cfRule></conditionalFormatting>` +
    `<extLst><ext><x14:conditionalFormattings>` +
    rule(
      "expression",
      `<xm:f>C3&gt;Key!$B$2</xm:f><x14:dxf><font><color theme="0"/></font><fill><patternFill><bgColor rgb="FFC00000"/></patternFill></fill></x14:dxf>`,
    ) +
    rule("cellIs", `<xm:f>Key!$B$3</xm:f><x14:dxf/>`, `operator="greaterThan" stopIfTrue="1"`) +
    rule("iconSet", `<x14:iconSet><x14:cfvo type="percent"><xm:f>0</xm:f></x14:cfvo></x14:iconSet>`) +
    `</x14:conditionalFormattings></ext></extLst>`;
  const ranges = [parseRange("C3:C9"), parseRange("E3")];
  const read14 = [
    {
      ranges,
      kind: "formula",
      formulas: ["C3>Key!$B$2"],
      fill: "#C00000",
      fontColour: "#FFFFFF",
      priority: 2,
      stopIfTrue: false,
    },
    { ranges, kind: "cellValue", operator: "greaterThan", formulas: ["Key!$B$3"], priority: 2, stopIfTrue: true },
  ];

  test("are read like the others; those by error are said to be there", async () => {
    const sheet = await only({ styles: STYLES, sheets: [{ rows, after }] });
    expect(sheet.conditionalFormats).toEqual([
      { ranges: [parseRange("B1:B2")], kind: "other", formulas: [], priority: 1, stopIfTrue: false },
      ...read14,
      expect.objectContaining({ ranges, kind: "other" }),
    ]);
  });

  test("outlive a change to the workbook", async () => {
    const result = await readXlsx(await applyToXlsx(book({ styles: STYLES, sheets: [{ rows, after }] }), []), "x.xlsx");
    expect(result.ok && result.workbook.sheets[0]!.conditionalFormats).toEqual(read14);
  });

  test("without an end cost no more than a look", async () => {
    const start = performance.now();
    await only({ sheets: [{ rows, after: "<!--" + "<x14:conditionalFormatting ".repeat(100_000) + "-->" }] });
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

describe("what cannot be read is told plainly", () => {
  const ole = (name: string): Uint8Array =>
    new Uint8Array([
      0xd0,
      0xcf,
      0x11,
      0xe0,
      0xa1,
      0xb1,
      0x1a,
      0xe1,
      ...new Array(500).fill(0),
      ...[...name].flatMap((c) => [c.charCodeAt(0), 0]),
      ...new Array(500).fill(0),
    ]);
  const whole = book({ sheets: [{ rows: `<row r="1"><c r="A1"><v>1</v></c></row>` }] });
  const parts = bookParts({ sheets: [{}] });
  test.each([
    ["a text file", new TextEncoder().encode("Risk,Score\nFire,16\n"), "not an Excel workbook"],
    ["a web page", new TextEncoder().encode("<html><table></table></html>"), "not an Excel workbook"],
    ["nothing", new Uint8Array(0), "empty"],
    ["two letters", new TextEncoder().encode("PK"), "damaged"],
    ["a locked workbook", ole("EncryptedPackage"), "password"],
    ["an old workbook", ole("Workbook"), "Excel 97"],
    ["a truncated file", whole.subarray(0, whole.length - 30), "damaged"],
    ["half a file", whole.subarray(whole.length / 2), "not an Excel workbook"],
    ["another zip file", zip({ "readme.txt": "hello" }), "not an Excel workbook"],
    [
      "OpenDocument",
      zip({ mimetype: "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>" }),
      "OpenDocument",
    ],
    [
      "a missing sheet",
      zip(Object.fromEntries(Object.entries(parts).filter(([name]) => !name.includes("sheet1")))),
      "no worksheet",
    ],
    ["broken XML", zip({ ...parts, "xl/worksheets/sheet1.xml": "<worksheet><sheetData><row" }), "damaged"],
    ["a cell outside the sheet", book({ sheets: [{ rows: `<row r="1"><c r="XFE1"><v>1</v></c></row>` }] }), "damaged"],
    ["a part without a size", zip(parts, { sizes: { "xl/worksheets/sheet1.xml": 0 } }), "damaged"],
    ["a part longer than it says", zip(parts, { sizes: { "xl/worksheets/sheet1.xml": 20 } }), "damaged"],
  ])("%s", async (_, bytes, said) => {
    const result = await readXlsx(bytes, "register.xlsx");
    expect(result).toMatchObject({ ok: false, message: expect.stringContaining(said) });
  });

  test("any single damaged byte is survived", async () => {
    for (let at = 0; at < whole.length; at += 7) {
      const bytes = whole.slice();
      bytes[at]! ^= 0xff;
      const result = await readXlsx(bytes, "x.xlsx");
      expect(typeof result.ok).toBe("boolean");
    }
  });
});

describe("bounds", () => {
  const few: Limits = {
    ...LIMITS,
    fileBytes: 200_000,
    unpackedBytes: 3_000_000,
    ratioFloor: 1_000_000,
    ratio: 100,
    sheets: 3,
    cells: 1_000,
    area: 5_000,
    columns: 10,
  };
  const one = `<row r="1"><c r="A1"><v>1</v></c></row>`;
  const refused = async (bytes: Uint8Array): Promise<string> => {
    const result = await readXlsx(bytes, "x.xlsx", few);
    expect(result).toMatchObject({ ok: false, reason: "tooLarge" });
    return result.ok ? "" : result.message;
  };

  test("of the file, of what it unpacks to, of how far it unpacks, of its sheets", async () => {
    await refused(new Uint8Array(200_001));
    await refused(book({ sheets: [{ rows: one, after: `<!--${" ".repeat(3_000_000)}-->` }] }));
    await refused(book({ sheets: [{ rows: one, after: `<!--${" ".repeat(1_500_000)}-->` }] }));
    await refused(book({ sheets: [{}, {}, {}, {}] }));
  });

  test("a zip bomb is refused before it is unpacked", async () => {
    // What it says of itself is enough: unpacked, this one would be found to be merely damaged.
    const bomb = { "xl/media/a.bin": 80 * 2 ** 20, "xl/worksheets/sheet1.xml": 1 };
    const bytes = zip({ ...bookParts({ sheets: [{ rows: one }] }), "xl/media/a.bin": "boom" }, { sizes: bomb });
    expect(await readXlsx(bytes, "bomb.xlsx")).toMatchObject({ ok: false, reason: "tooLarge" });
  });

  test("a sheet with too many cells is left out, and said", async () => {
    const many = Array.from(
      { length: 501 },
      (_, r) => `<row r="${r + 1}"><c r="A${r + 1}"><v>1</v></c><c r="B${r + 1}"><v>1</v></c></row>`,
    ).join("");
    const result = await readXlsx(book({ sheets: [{ rows: one }, { name: "Data", rows: many }] }), "x.xlsx", few);
    expect(result.ok && result.workbook.sheets.map((s) => s.name)).toEqual(["Sheet1"]);
    expect(result.ok && result.workbook.notes).toEqual(["Sheet Data was not read: it is too large."]);
  });

  test("a cell far out does not make a sheet of the whole grid", async () => {
    const far = `<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row><row r="1048576"><c r="A1048576"><v>3</v></c></row>`;
    const start = performance.now();
    const result = await readXlsx(book({ sheets: [{ rows: far }, { rows: far }] }), "x.xlsx");
    expect(result.ok && result.workbook.sheets.map((s) => s.rows)).toEqual([[[1]], [[1]]]);
    expect(result.ok && result.workbook.notes[0]).toMatch(
      /^Sheet Sheet1 was read to row [\d,]+ and column AMJ only\.$/,
    );
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  test("width settings without end are not followed", async () => {
    const result = await readXlsx(
      book({
        sheets: [
          { rows: one },
          { rows: one, before: `<cols>${`<col min="1" max="16384" width="9"/>`.repeat(1_000)}</cols>` },
        ],
      }),
      "x.xlsx",
    );
    expect(result.ok && result.workbook.notes).toEqual(["Sheet Sheet2 was not read: it is too large."]);
  });

  test("shared formulas are not written out without end", async () => {
    const long = `"${"x".repeat(2_000)}"&amp;A1`;
    const rows =
      `<row r="1"><c r="B1"><f t="shared" ref="B1:B400" si="0">${long}</f><v>1</v></c></row>` +
      Array.from(
        { length: 399 },
        (_, r) => `<row r="${r + 2}"><c r="B${r + 2}"><f t="shared" si="0"/><v>1</v></c></row>`,
      ).join("");
    const result = await readXlsx(book({ sheets: [{ rows }] }), "x.xlsx", { ...LIMITS, formulaCharacters: 100_000 });
    expect(result.ok && result.workbook.sheets[0]!.formulas.size).toBe(49);
    expect(result.ok && result.workbook.notes).toEqual(["Some formulas were not read: there are too many of them."]);
  });
});

test("reading takes time in proportion to the cells", async () => {
  const sheet = (rows: number): Uint8Array =>
    book({
      sheets: [
        {
          rows: Array.from(
            { length: rows },
            (_, r) =>
              `<row r="${r + 1}">${"ABCDEFGHIJ"
                .split("")
                .map((c) => `<c r="${c}${r + 1}" s="0"><v>${r}</v></c>`)
                .join("")}</row>`,
          ).join(""),
        },
      ],
    });
  const time = async (bytes: Uint8Array): Promise<number> => {
    const start = performance.now();
    expect((await readXlsx(bytes, "x.xlsx")).ok).toBe(true);
    return performance.now() - start;
  };
  const [small, large] = [sheet(500), sheet(5_000)];
  await time(small);
  const best = Math.min(await time(small), await time(small), await time(small));
  expect(await time(large)).toBeLessThan(best * 25 + 100);
});

test("the file's name is kept without its folders", async () => {
  for (const name of ["/a/b/register.xlsx", "C:\\a\\register.xlsx", "register.xlsx"]) {
    const result = await readXlsx(book({ sheets: [{}] }), name);
    expect(result.ok && result.workbook.fileName).toBe("register.xlsx");
  }
});

test("a chart on a sheet of its own is passed over", async () => {
  const parts = bookParts({
    sheets: [{ name: "Chart" }, { name: "Register", rows: `<row r="1"><c r="A1"><v>7</v></c></row>` }],
  });
  const rels = parts["xl/_rels/workbook.xml.rels"]!.replace(
    `relationships/worksheet" Target="worksheets/sheet1.xml"`,
    `relationships/chartsheet" Target="chartsheets/sheet1.xml"`,
  );
  const result = await readXlsx(zip({ ...parts, "xl/_rels/workbook.xml.rels": rels }), "x.xlsx");
  expect(result.ok && result.workbook.sheets.map((s) => [s.name, s.rows])).toEqual([["Register", [[7]]]]);
});
