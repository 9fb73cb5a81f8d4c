/* eslint office-addins/load-object-before-read: off -- the rule knows neither ClientResult nor isNullObject, and one test reads without load on purpose */
import pinned from "@microsoft/office-js/package.json";
import { WorkbookModel } from "../../src/workbench/model";
import { openOffice, type OpenOffice } from "./office";

/**
 * What we rely on below the public face of office.js, held to the one version it was measured with. When the
 * library changes, this is where it must be seen first.
 */
let model: WorkbookModel;
let office: OpenOffice;

beforeEach(async () => {
  model = new WorkbookModel("book.xlsx", false, "Register");
  ["ID", "1", "=A2*2"].forEach((text, row) => model.type("Register", row, 0, text));
  office = await openOffice(model);
});

afterEach(() => office.close());

const first = (context: Excel.RequestContext): Excel.Worksheet => context.workbook.worksheets.getItem("Register");
const errorOf = async (work: (context: Excel.RequestContext) => Promise<unknown>): Promise<OfficeExtension.Error> => {
  try {
    await Excel.run(work);
  } catch (error) {
    return error as OfficeExtension.Error;
  }
  throw new Error("It did not fail.");
};

test("the library is the version that was measured", () => expect(pinned.version).toBe("1.1.110"));

test("Office is ready in Excel, with the requirement sets we claim", () => {
  expect(Office.context.host).toBe(Office.HostType.Excel);
  const { isSetSupported } = Office.context.requirements;
  expect([
    isSetSupported("ExcelApi", "1.9"),
    isSetSupported("ExcelApi", "1.17"),
    isSetSupported("ExcelApi", "1.18"),
  ]).toEqual([true, true, false]);
  expect(isSetSupported("SharedRuntime", "1.1")).toBe(true);
});

test("what was not loaded cannot be read", async () => {
  const error = await errorOf(async (context) => {
    const range = first(context).getRange("A1");
    await context.sync();
    return range.values;
  });
  expect(error.code).toBe("PropertyNotLoaded");
});

test("values, formulas, texts and types are read after load and sync", async () => {
  await Excel.run(async (context) => {
    const range = first(context).getRange("A1:A4");
    range.load("values,formulas,text,valueTypes,address,rowCount");
    await context.sync();
    expect(range.values).toEqual([["ID"], [1], [2], [""]]);
    expect(range.formulas).toEqual([["ID"], [1], ["=A2*2"], [""]]);
    expect(range.text).toEqual([["ID"], ["1"], ["2"], [""]]);
    expect(range.valueTypes).toEqual([["String"], ["Double"], ["Double"], ["Empty"]]);
    expect([range.address, range.rowCount]).toEqual(["Register!A1:A4", 4]);
  });
});

test("null objects are null, and so is everything below them", async () => {
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItemOrNullObject("Nowhere");
    const range = sheet.getRange("A1");
    range.load("values");
    const next = first(context).getNextOrNullObject();
    await context.sync();
    expect([sheet.isNullObject, range.isNullObject, next.isNullObject]).toEqual([true, true, true]);
  });
});

test.each([
  [
    "a sheet that is not there",
    "ItemNotFound",
    (context: Excel.RequestContext) => context.workbook.worksheets.getItem("Nowhere").getRange("A1").load("values"),
    "getItem",
  ],
  [
    "values of another size",
    "InvalidArgument",
    (context: Excel.RequestContext) => void (first(context).getRange("A1:B2").values = [[1]]),
    "values",
  ],
  [
    "an address that is none",
    "InvalidArgument",
    (context: Excel.RequestContext) => first(context).getRange("A1:").load("values"),
    "getRange",
  ],
  [
    "an address of more than 8,192 characters",
    "InvalidArgument",
    (context: Excel.RequestContext) =>
      first(context)
        .getRanges(`${"A1,".repeat(3000)}A1`)
        .format.fill.clear(),
    "getRanges",
  ],
  [
    "more than 5,000,000 cells",
    "RangeExceedsLimit",
    (context: Excel.RequestContext) => first(context).getRange("A1:Z1000000").load("values"),
    "",
  ],
  [
    "a name twice",
    "ItemAlreadyExists",
    (context: Excel.RequestContext) => context.workbook.worksheets.add("register"),
    "add",
  ],
])("%s: %s, with the statement that failed", async (_, code, work, statement) => {
  const error = await errorOf(async (context) => {
    work(context);
    await context.sync();
  });
  expect(error.code).toBe(code);
  expect(error.debugInfo.statement).toContain(statement);
});

test("writes of more than 1,500 cells are cut up by the library, and arrive whole", async () => {
  const values = Array.from({ length: 700 }, (_, row) => [row, `row ${row}`, row % 2 === 0 ? null : true]);
  await Excel.run(async (context) => {
    first(context).getRange("C1:E700").values = values;
    await context.sync();
  });
  const sheet = model.sheet("Register")!;
  expect([0, 350, 699].map((row) => [2, 3, 4].map((column) => sheet.value(row, column)))).toEqual([
    [0, "row 0", null],
    [350, "row 350", null],
    [699, "row 699", true],
  ]);
  expect(office.endPoint.traffic.requests).toBe(1);
});

test("null leaves a cell, an empty text empties it", async () => {
  await Excel.run(async (context) => {
    first(context).getRange("A1:A3").values = [[null], [""], ["'=text"]] as unknown[][];
    await context.sync();
  });
  expect([0, 1, 2].map((row) => model.sheet("Register")!.value(row, 0))).toEqual(["ID", null, "=text"]);
});

test("a reference outlives its batch and follows the range", async () => {
  await Excel.run(async (context) => {
    const range = first(context).getRange("A2");
    range.load("values");
    await context.sync();
    range.values = [[21]];
    const doubled = first(context).getRange("A3");
    doubled.load("values");
    await context.sync();
    expect(doubled.values).toEqual([[42]]);
  });
});

test("a request over 5 MB and an answer over 5 MB are refused", async () => {
  const long = "x".repeat(30_000);
  const request = await errorOf(async (context) => {
    first(context).getRange("A1:A200").values = Array.from({ length: 200 }, () => [long]);
    await context.sync();
  });
  expect(request.code).toBe("RequestPayloadSizeLimitExceeded");
  model.change("user", () => {
    for (let row = 0; row < 200; row++) model.sheet("Register")!.setContent(row, 5, long);
  });
  const response = await errorOf(async (context) => {
    first(context).getRange("F1:F200").load("values");
    await context.sync();
  });
  expect(response.code).toBe("ResponsePayloadSizeLimitExceeded");
});

test("a protected sheet is not written", async () => {
  model.change("user", () => model.sheet("Register")!.setLayout({ isProtected: true }));
  const error = await errorOf(async (context) => {
    first(context).getRange("A1").values = [["x"]];
    await context.sync();
  });
  expect(error.code).toBe("AccessDenied");
  expect(model.sheet("Register")!.value(0, 0)).toBe("ID");
});

test("while a cell is edited a batch is refused, or waits when it asks to", async () => {
  office.endPoint.editing = true;
  const refused = await errorOf(async (context) => {
    first(context).getRange("A1").values = [["x"]];
    await context.sync();
  });
  expect(refused.code).toBe("InvalidOperationInCellEditMode");
  const waiting = Excel.run({ delayForCellEdit: true }, async (context) => {
    first(context).getRange("A1").values = [["late"]];
    await context.sync();
  });
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(model.sheet("Register")!.value(0, 0)).toBe("ID");
  office.endPoint.editing = false;
  await waiting;
  expect(model.sheet("Register")!.value(0, 0)).toBe("late");
});

test("a failure leaves what came before it done", async () => {
  office.endPoint.failAt(1, "GeneralException");
  const error = await errorOf(async (context) => {
    for (let n = 0; n < 8; n++)
      first(context)
        .getRange(`B${n + 1}`)
        .untrack().values = [[n]];
    await context.sync();
  });
  expect(error.code).toBe("GeneralException");
  const sheet = model.sheet("Register")!;
  expect([sheet.value(0, 1), sheet.value(7, 1)]).toEqual([0, null]);
});

test("colours, fonts, borders and sizes go there and back", async () => {
  await Excel.run(async (context) => {
    const { format } = first(context).getRanges("A1:B2,D4");
    format.fill.color = "#FF0000";
    format.font.bold = true;
    format.borders.getItem("EdgeTop").style = "Continuous";
    first(context).getRange("C:C").format.columnWidth = 120;
    await context.sync();
    const range = first(context).getRange("A1:A3");
    const cells = range.getCellProperties({
      format: { fill: { color: true, pattern: true }, font: { bold: true }, borders: { style: true } },
    });
    range.load("format/fill/color");
    const width = first(context).getRange("C1").format;
    width.load("columnWidth");
    await context.sync();
    expect(cells.value.map(([cell]) => cell!.format!.fill)).toEqual([
      { color: "#FF0000", pattern: "Solid" },
      { color: "#FF0000", pattern: "Solid" },
      { color: "#FFFFFF", pattern: "None" },
    ]);
    expect(cells.value.map(([cell]) => cell!.format!.borders!.top!.style)).toEqual(["Continuous", "None", "None"]);
    expect(range.format.fill.color).toBeNull();
    expect(width.columnWidth).toBeCloseTo(120, 6);
  });
});

test("conditional formats: added first, read with their ranges, moved, deleted", async () => {
  await Excel.run(async (context) => {
    const formats = first(context).getRanges("A2:A9,C2").conditionalFormats;
    for (const [formula, color] of [
      ["=A2>1", "#111111"],
      ["=A2>2", "#222222"],
    ] as const) {
      const { custom } = formats.add("Custom");
      custom.rule.formula = formula;
      custom.format.fill.color = color;
    }
    await context.sync();
    const all = first(context).getRange().conditionalFormats;
    const count = all.getCount();
    const top = all.getItemAt(0);
    top.load("type,priority");
    const { customOrNullObject } = top;
    customOrNullObject.load("rule/formula,format/fill/color");
    top.cellValueOrNullObject.load("rule");
    const ranges = top.getRanges();
    ranges.load("address");
    await context.sync();
    expect([count.value, top.type, top.priority]).toEqual([2, "Custom", 0]);
    expect([
      customOrNullObject.rule.formula,
      customOrNullObject.format.fill.color,
      top.cellValueOrNullObject.isNullObject,
    ]).toEqual(["=A2>2", "#222222", true]);
    expect(ranges.address).toBe("Register!A2:A9,Register!C2");
    top.delete();
    await context.sync();
  });
  expect(model.sheet("Register")!.conditionalFormats.map((format) => format.formulas)).toEqual([["A2>1"]]);
});

test("tables, lists, frozen panes, print set-up and names", async () => {
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.add("New");
    sheet.getRange("A1:B1").values = [["ID", "ID"]];
    const table = sheet.tables.add("A1:B3", true);
    table.name = "Register_table";
    sheet.getRange("B2:B3").dataValidation.rule = { list: { inCellDropDown: true, source: "Low,High" } };
    sheet.freezePanes.freezeRows(1);
    sheet.pageLayout.orientation = Excel.PageOrientation.landscape;
    sheet.pageLayout.zoom = { horizontalFitToPages: 1 };
    sheet.pageLayout.setPrintTitleRows("$1:$1");
    sheet.pageLayout.setPrintTitleColumns("$A:$B");
    sheet.pageLayout.headersFooters.defaultForAllPages.centerFooter = "Page &P";
    sheet.horizontalPageBreaks.add("A9");
    sheet.horizontalPageBreaks.removePageBreaks();
    sheet.horizontalPageBreaks.add("A5");
    sheet.horizontalPageBreaks.add("A3");
    sheet.horizontalPageBreaks.load("items/rowIndex");
    sheet.showGridlines = false;
    context.workbook.names.add("Start", sheet.getRange("A1"));
    sheet.activate();
    sheet.getRange("B2").select();
    const selected = context.workbook.getSelectedRange();
    selected.load("address");
    await context.sync();
    expect(selected.address).toBe("New!B2");
    expect(sheet.horizontalPageBreaks.items.map(({ rowIndex }) => rowIndex)).toEqual([2, 4]);
  });
  const sheet = model.sheet("New")!;
  expect(sheet.tables.map(({ name, rect }) => [name, rect.bottom])).toEqual([["Register_table", 2]]);
  expect(sheet.value(0, 1)).toBe("ID2");
  expect(sheet.validations[0]!.rule).toEqual({ list: { inCellDropDown: true, source: "Low,High" } });
  expect([
    sheet.frozenRows,
    sheet.showGridlines,
    sheet.page.orientation,
    sheet.page.titleRows,
    sheet.page.titleColumns,
    sheet.page.centreFooter,
  ]).toEqual([1, false, "Landscape", [0, 0], [0, 1], "Page &P"]);
  expect(model.names.get("Start")).toBe("=New!A1");
});

test("settings are kept in the workbook", async () => {
  Office.context.document.settings.set("profile", { name: "council" });
  const status = await new Promise((resolve) =>
    Office.context.document.settings.saveAsync((result) => resolve(result.status)),
  );
  expect(status).toBe("succeeded");
  expect(JSON.parse(model.settings.get("profile")!)).toEqual({ name: "council" });
});

test("custom XML parts are added, found by namespace, read and deleted", async () => {
  await Excel.run(async (context) => {
    context.workbook.customXmlParts.add('<kept xmlns="urn:x">1</kept>');
    context.workbook.customXmlParts.add('<kept xmlns="urn:y">2</kept>');
    const ours = context.workbook.customXmlParts.getByNamespace("urn:y");
    ours.load("items/id");
    await context.sync();
    const xml = ours.items[0]!.getXml();
    await context.sync();
    expect([ours.items.length, xml.value]).toEqual([1, '<kept xmlns="urn:y">2</kept>']);
    ours.items[0]!.delete();
    await context.sync();
  });
  expect([...model.customXml.values()]).toEqual(['<kept xmlns="urn:x">1</kept>']);
});

test("events: what is typed, what recalculates, what is selected", async () => {
  const heard: unknown[] = [];
  await Excel.run(async (context) => {
    const { worksheets } = context.workbook;
    worksheets.onChanged.add((event) => {
      heard.push([
        event.type,
        event.address,
        event.triggerSource,
        event.details?.valueBefore,
        event.details?.valueAfter,
      ]);
      return Promise.resolve();
    });
    worksheets.onCalculated.add((event) => {
      heard.push([event.type, event.address]);
      return Promise.resolve();
    });
    worksheets.onSelectionChanged.add((event) => {
      heard.push([event.type, event.address]);
      return Promise.resolve();
    });
    worksheets.onAdded.add((event) => {
      heard.push([event.type]);
      return Promise.resolve();
    });
    await context.sync();
  });
  model.type("Register", 1, 0, "7");
  model.select("Register", { top: 4, left: 1, bottom: 5, right: 2 });
  model.change("user", () => model.addSheet("More"));
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(heard).toEqual([
    ["WorksheetChanged", "A2", "Unknown", 1, 7],
    ["WorksheetCalculated", "A3"],
    ["WorksheetSelectionChanged", "B5:C6"],
    ["WorksheetAdded"],
  ]);
});

test("a ribbon button runs what is associated with it, to its end", async () => {
  let done = false;
  Office.actions.associate("CheckRegister", (event: Office.AddinCommands.Event) => {
    done = true;
    event.completed();
  });
  await office.endPoint.press("CheckRegister", "checkButton");
  expect(done).toBe(true);
});

test("the task pane's own calls to its runtime are answered, and are no round trips", async () => {
  await Office.addin.showAsTaskpane();
  await Office.addin.setStartupBehavior(Office.StartupBehavior.load);
  expect(office.endPoint.traffic.requests).toBe(0);
});
