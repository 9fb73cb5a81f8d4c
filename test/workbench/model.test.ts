import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { readXlsx } from "../../src/files";
import { cellKey, type SheetSnapshot, type WorkbookSnapshot } from "../../src/workbook";
import {
  WorkbookModel,
  displayed,
  modelFromXlsx,
  modelToXlsx,
  shownText,
  typed,
  type ModelChange,
} from "../../src/workbench/model";

describe("what is typed", () => {
  test.each([
    ["16", 16],
    ["£1,250.50", 1250.5],
    ["50%", 0.5],
    ["(5)", -5],
    ["TRUE", true],
    ["#N/A", { error: "#N/A" }],
    ["'16", "16"],
    ["31/12/2024", 45657],
    ["31/04/2024", "31/04/2024"],
    ["Sep-24", 45536],
    ["Likely", "Likely"],
    ["", null],
  ])("%j is %j", (text, value) => expect(typed(text).value).toEqual(value));

  test("a formula is one, with = or + or -", () => {
    expect([typed("=A1*2").formula, typed("+A1").formula, typed("-A1").formula, typed("=A1", "@").formula]).toEqual([
      "=A1*2",
      "=A1",
      "=-A1",
      undefined,
    ]);
  });
});

describe("what is shown", () => {
  test.each([
    [45657, "dd/mm/yyyy", "31/12/2024"],
    [0.25, "0%", "25%"],
    [1234.5, "#,##0.00", "1,234.50"],
    [12, undefined, "12"],
    [0.1 + 0.2, undefined, "0.3"],
    [true, undefined, "TRUE"],
    [null, undefined, ""],
    [{ error: "#DIV/0!" }, undefined, "#DIV/0!"],
  ])("%j as %s", (value, numberFormat, text) =>
    expect(shownText({ value, ...(numberFormat && { style: { numberFormat } }) })).toBe(text),
  );
});

describe("calculation", () => {
  const sheet = "Register";
  const register = (): WorkbookModel => {
    const model = new WorkbookModel("r.xlsx", false, sheet);
    model.change("user", () => {
      const key = model.addSheet("Key");
      [
        [1, 5, 10],
        [2, 10, 20],
      ].forEach((line, row) => line.forEach((value, column) => key.setContent(row, column, value)));
      model.names.set("Scores", "=Key!$B$1:$C$2");
    });
    [
      ["3", "4", "=A1*B1"],
      ["", "", '=IF(A2="","",A2*B2)'],
      ["1", "2", "=INDEX(Scores,A3,B3)"],
      ["", "", "=SUM(C1:C3)"],
    ].forEach((line, row) => line.forEach((text, column) => model.type(sheet, row, column, text)));
    return model;
  };

  test("follows what is typed, over names and other sheets, and says what changed", () => {
    const model = register();
    const values = (): unknown[] => [0, 1, 2, 3].map((row) => model.sheet(sheet)!.value(row, 2));
    expect(values()).toEqual([12, "", 10, 22]);
    const heard: ModelChange[] = [];
    model.onChange((change) => heard.push(change));
    model.type(sheet, 0, 0, "5");
    expect(values()).toEqual([20, "", 10, 30]);
    expect(heard.filter((change) => change.source === "calc").map((change) => change.rect)).toEqual([
      { top: 0, left: 2, bottom: 0, right: 2 },
      { top: 3, left: 2, bottom: 3, right: 2 },
    ]);
    model.type("Key", 0, 2, "15");
    expect(values()).toEqual([20, "", 15, 35]);
  });

  test("one change of many cells is calculated once, at its end", () => {
    const model = register();
    const heard: ModelChange[] = [];
    model.onChange((change) => heard.push(change));
    model.change("pane", () => {
      model.sheet(sheet)!.setContent(0, 0, 2);
      model.sheet(sheet)!.setContent(0, 1, 2);
    });
    expect(heard.map((change) => [change.source, change.kind])).toEqual([
      ["pane", "cells"],
      ["calc", "cells"],
      ["calc", "cells"],
    ]);
    expect(model.sheet(sheet)!.value(0, 2)).toBe(4);
  });

  test("outside a change nothing can be changed", () => {
    expect(() => register().sheet(sheet)!.setContent(0, 0, 1)).toThrow(/inside change/);
  });

  test("conditional formats show where they hold, the first one winning", () => {
    const model = register();
    const on = model.sheet(sheet)!;
    const ranges = [{ top: 0, left: 2, bottom: 3, right: 2 }];
    model.change("user", () => {
      on.conditionalFormats = [
        {
          id: "1",
          type: "Custom",
          kind: "formula",
          formulas: ['AND(C1>15,C1<>"")'],
          ranges,
          fill: "#C00000",
          priority: 0,
          stopIfTrue: false,
        },
        {
          id: "2",
          type: "CellValue",
          kind: "cellValue",
          operator: "between",
          formulas: ["10", "30"],
          ranges,
          fill: "#FFC000",
          fontColour: "#000001",
          priority: 1,
          stopIfTrue: false,
        },
      ];
    });
    const look = displayed(model, on);
    expect([0, 1, 2, 3].map((row) => look.get(cellKey(row, 2)))).toEqual([
      { fill: "#FFC000", fontColour: "#000001" },
      undefined,
      { fill: "#FFC000", fontColour: "#000001" },
      { fill: "#C00000", fontColour: "#000001" },
    ]);
  });
});

describe("files", () => {
  const SAMPLES = join(__dirname, "../../samples");
  const samples = readdirSync(SAMPLES).filter((name) => name.endsWith(".xlsx"));
  const plain = (sheet: SheetSnapshot): unknown => ({
    ...sheet,
    formulas: [...sheet.formulas],
    numberFormats: [...sheet.numberFormats].sort(),
    fills: [...sheet.fills].sort(),
    fontColours: [...sheet.fontColours].sort(),
    hiddenRows: [...sheet.hiddenRows],
    hiddenColumns: [...sheet.hiddenColumns],
    conditionalFormats: (sheet.conditionalFormats ?? []).map((format) => ({ ...format, priority: 0 })),
  });

  test.each(samples)("%s is the same when it was opened, saved and opened again", async (name) => {
    const bytes = readFileSync(join(SAMPLES, name));
    const read = async (file: Uint8Array): Promise<WorkbookSnapshot> => {
      const got = await readXlsx(file, name);
      if (!got.ok) throw new Error(got.message);
      return got.workbook;
    };
    const saved = await modelToXlsx(await modelFromXlsx(bytes, name));
    const [before, after] = [await read(bytes), await read(saved)];
    expect(after.sheets.map(plain)).toEqual(before.sheets.map(plain));
  });

  test("a file that is none is told in words", async () => {
    await expect(modelFromXlsx(new Uint8Array([1, 2, 3]), "x.xlsx")).rejects.toThrow(/not an Excel workbook/);
  });
});
