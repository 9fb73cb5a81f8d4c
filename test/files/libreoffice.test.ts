import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { applyToXlsx, newXlsx, readXlsx } from "../../src/files";
import { cellAt, markOurs, parseRange, type CellValue, type Edit } from "../../src/workbook";
import { book } from "./package";

/**
 * What we write, opened by another program: LibreOffice, where the machine has it. It recalculates every
 * formula, and shows conditional formats when it writes a web page.
 */
const office = (process.env.PATH ?? "")
  .split(delimiter)
  .map((folder) => join(folder, "soffice"))
  .find(existsSync);

const SHEET = "Risk register";
const rect = (address: string) => parseRange(address)!;
const EDITS: Edit[] = [
  { kind: "addSheet", name: SHEET },
  {
    kind: "values",
    sheet: SHEET,
    top: 0,
    left: 0,
    values: [
      ["Id", "Likelihood", "Impact", "Score", "Note", "Review"],
      ["R1", 4, 5, { formula: "=B2*C2", value: 1 }, "=1+1", 41_912],
      ["R2", 2, 3, { formula: "=B3*C3" }, "#N/A", 41_913],
      ["R3", 3, 4, { formula: '=IFNA(INDEX($D$2:$D$3,MATCH("R2",$A$2:$A$3,0)),"none")' }, "-5", null],
      ["R4", null, null, { formula: '=IF(OR(B5="",C5=""),"",B5*C5)', value: "" }, "@home", null],
    ],
  },
  { kind: "format", sheet: SHEET, ranges: [rect("F2:F3")], format: { numberFormat: "dd/mm/yyyy" } },
  {
    kind: "conditionalFormats",
    sheet: SHEET,
    ranges: [rect("D2:D5"), rect("C2:C5")],
    rules: [
      { formula: markOurs('=AND(D2<>"",D2>=16)'), fill: "#C00000", fontColour: "#FFFFFF" },
      { formula: markOurs('=AND(D2<>"",D2<=6)'), fill: "#00B050", fontColour: "#000000" },
    ],
  },
  { kind: "table", sheet: SHEET, range: rect("A1:F5"), name: "Risks" },
  {
    kind: "layout",
    sheet: SHEET,
    freezeRows: 1,
    print: { orientation: "landscape", paper: "A3", fitToWidth: true, titleRows: [0, 0], footer: "Risks" },
  },
];

const SOURCE = book({
  sheets: [
    {
      name: "Old one",
      rows: `<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">B1+1</f><v>5</v></c><c r="B1"><v>4</v></c></row><row r="2"><c r="A2"><f t="shared" si="0"/><v>7</v></c><c r="B2"><v>6</v></c></row>`,
    },
  ],
  names: `<definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">'Old one'!$A$1:$B$2</definedName></definedNames>`,
});

if (office) {
  const folder = mkdtempSync(join(tmpdir(), "register-check-"));
  // By its own default LibreOffice trusts the values it finds; here it must work each of them out.
  mkdirSync(join(folder, "profile", "user"), { recursive: true });
  writeFileSync(
    join(folder, "profile", "user", "registrymodifications.xcu"),
    `<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>`,
  );
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const converted = (bytes: Uint8Array, to: "xlsx" | "html"): Uint8Array => {
    const [from, out] = [join(folder, "in.xlsx"), join(folder, "out")];
    writeFileSync(from, bytes);
    execFileSync(
      office,
      [
        "--headless",
        `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`,
        "--convert-to",
        to,
        "--outdir",
        out,
        from,
      ],
      { stdio: "ignore", timeout: 60_000 },
    );
    return readFileSync(join(out, `in.${to}`));
  };

  describe.each([
    ["a new workbook", () => newXlsx(EDITS, { title: "Risks" })],
    ["a workbook with new sheets", () => applyToXlsx(SOURCE, EDITS)],
  ])("%s in LibreOffice", (_, make) => {
    test("recalculates to the right values, and texts are texts", async () => {
      const read = await readXlsx(converted(await make(), "xlsx"), "x.xlsx");
      const sheet = read.ok ? read.workbook.sheets.find((s) => s.name === SHEET)! : null;
      const column = (c: number): CellValue[] => [1, 2, 3, 4].map((r) => cellAt(sheet!, r, c));
      expect(column(3)).toEqual([20, 6, 6, ""]);
      expect(column(4)).toEqual(["=1+1", "#N/A", "-5", "@home"]);
      expect(column(5)).toEqual([41_912, 41_913, null, null]);
      const old = read.ok ? read.workbook.sheets.find((s) => s.name === "Old one") : undefined;
      if (old) expect([cellAt(old, 0, 0), cellAt(old, 1, 0)]).toEqual([5, 7]);
    }, 90_000);

    test("shows the bands", async () => {
      const page = Buffer.from(converted(await make(), "html")).toString("utf8");
      const cells = (page.match(/<td[^>]*sdval[^>]*>/g) ?? []).map((tag) =>
        `${/sdval="([^"]*)"/.exec(tag)![1]} ${/bgcolor="([^"]*)"/.exec(tag)?.[1] ?? ""}`.trim(),
      );
      expect(cells).toEqual(expect.arrayContaining(["20 #C00000", "6 #00B050"]));
      // The impact column has the rules for its own cells: 5, 3 and 4 are all green, and no likelihood is coloured.
      expect(cells.filter((cell) => /^[1-5] #/.test(cell)).sort()).toEqual(["3 #00B050", "4 #00B050", "5 #00B050"]);
    }, 90_000);
  });
} else {
  test("LibreOffice is not on this machine, so what it makes of our files is not tested here", () =>
    expect(office).toBeUndefined());
}
