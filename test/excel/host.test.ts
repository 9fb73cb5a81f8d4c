import { excelHost, workbookStore } from "../../src/excel";
import { cellRect, type Edit, type InteractiveHost } from "../../src/workbook";
import { insertRows, type WorkbookModel } from "../../src/workbench/model";
import type { EndPointOptions } from "../../src/workbench/endpoint";
import { describeModel } from "../wire/describe";
import { openOffice, type OpenOffice } from "../wire/office";
import { smallRegister } from "./register";

let model: WorkbookModel;
let office: OpenOffice;
let host: InteractiveHost;

async function open(options?: EndPointOptions): Promise<void> {
  model = smallRegister();
  office = await openOffice(model, options);
  host = excelHost();
}

afterEach(() => office.close());

const value = (text: string | number, row = 2, column = 1): Edit => ({
  kind: "values",
  sheet: "Register",
  top: row,
  left: column,
  values: [[text]],
});
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

test("rows begin new pages where they are told to, in place of those that did, and are put back", async () => {
  await open();
  const before = describeModel(model);
  const print = { orientation: "portrait", paper: "A4", fitToWidth: false, rowBreaks: [3, 5] } as const;
  const applied = await host.apply([
    { kind: "layout", sheet: "Register", print },
    { kind: "addSheet", name: "Cards" },
    { kind: "layout", sheet: "Cards", print },
  ]);
  if (!applied.ok) throw new Error(applied.message);
  expect(["Register", "Cards"].map((name) => model.sheet(name)!.page.rowBreaks)).toEqual([
    [3, 5],
    [3, 5],
  ]);
  expect(office.endPoint.traffic.requests).toBe(2);
  await applied.undo();
  expect(describeModel(model)).toEqual(before);
});

test("of a row given two heights, the later one holds", async () => {
  await open();
  const rowHeights = [
    { row: 2, points: 20 },
    { row: 3, points: 40 },
    { row: 4, points: 40 },
    { row: 2, points: 40 },
  ];
  expect((await host.apply([{ kind: "layout", sheet: "Register", rowHeights }])).ok).toBe(true);
  expect([2, 3, 4].map((row) => model.sheets[0]!.rows.get(row)?.height)).toEqual([40, 40, 40]);
});

describe("round trips", () => {
  const COMMANDS: readonly (readonly [string, readonly Edit[], number])[] = [
    ["put right one score", [value(12, 2, 4)], 1],
    [
      "put right 2,000 cells",
      [
        {
          kind: "values",
          sheet: "Register",
          top: 10,
          left: 0,
          values: Array.from({ length: 1000 }, (_, n) => [n, `risk ${n}`]),
        },
      ],
      1,
    ],
    [
      "fixed fills on scattered cells",
      [
        {
          kind: "format",
          sheet: "Register",
          ranges: [2, 4, 6].map((row) => ({ top: row, bottom: row, left: 4, right: 4 })),
          format: { fill: "#C00000" },
        },
      ],
      1,
    ],
    [
      "bands as conditional formats, in place of our earlier ones",
      [
        {
          kind: "conditionalFormats",
          sheet: "Register",
          ranges: [{ top: 2, left: 4, bottom: 6, right: 5 }],
          rules: [{ formula: '=(E3>14)*(N("register-check")=0)', fill: "#C00000", fontColour: "#FFFFFF" }],
        },
      ],
      2,
    ],
    [
      "a new sheet with a table",
      [
        { kind: "addSheet", name: "Export" },
        { kind: "values", sheet: "Export", top: 0, left: 0, values: [["ID"], ["R1"]] },
        { kind: "table", sheet: "Export", range: { top: 0, left: 0, bottom: 1, right: 0 }, name: "Risks" },
      ],
      0,
    ],
  ];

  test.each(COMMANDS)("%s: one request writes it", async (name, edits, reads) => {
    await open();
    const applied = await host.apply(edits);
    expect(applied.ok).toBe(true);
    const { requests, requestBytes, responseBytes } = office.endPoint.traffic;
    console.log(
      `${name}: ${requests} round trips (${reads} to read what stood there, 1 to write), ${requestBytes} bytes out, ${responseBytes} bytes in`,
    );
    expect(requests).toBe(reads + 1);
  });

  test("a check takes three, and one more for conditional formats", async () => {
    await open();
    expect((await host.read()).ok).toBe(true);
    const { requests, requestBytes, responseBytes } = office.endPoint.traffic;
    console.log(
      `read with conditional formats: ${requests} round trips, ${requestBytes} bytes out, ${responseBytes} bytes in`,
    );
    expect(requests).toBe(4);
    model.change("user", () => {
      model.sheets[0]!.conditionalFormats = [];
    });
    office.endPoint.traffic.reset();
    await host.read();
    console.log(`read without conditional formats: ${office.endPoint.traffic.requests} round trips`);
    expect(office.endPoint.traffic.requests).toBe(3);
  });

  test("more than 4 MB is read and written in parts, none over Excel's limit", async () => {
    await open();
    const long = "A risk described at length. ".repeat(60);
    const rows = 6000;
    const applied = await host.apply([
      {
        kind: "values",
        sheet: "Register",
        top: 20,
        left: 0,
        values: Array.from({ length: rows }, (_, n) => [n, long]),
      },
    ]);
    expect(applied.ok).toBe(true);
    const wrote = office.endPoint.traffic.requests;
    expect(office.endPoint.traffic.largestRequest).toBeLessThan(5 * 1024 * 1024);
    office.endPoint.traffic.reset();
    const read = await host.read();
    if (!read.ok) throw new Error(read.message);
    const { requests, responseBytes, largestResponse } = office.endPoint.traffic;
    console.log(
      `${rows} rows of long text: written in ${wrote} round trips, read in ${requests} (${(responseBytes / 2 ** 20).toFixed(1)} MB)`,
    );
    expect(read.workbook.sheets[0]!.rows[20 + rows - 1]).toEqual([rows - 1, long]);
    expect(largestResponse).toBeLessThan(5 * 1024 * 1024);
    expect(requests).toBeGreaterThan(4);
  });
});

describe("what stands in the way", () => {
  test("a protected sheet is named, and neither changed nor unprotected", async () => {
    await open();
    model.change("user", () => model.sheets[0]!.setLayout({ isProtected: true }));
    const before = describeModel(model);
    expect(await host.apply([value("x")])).toMatchObject({
      ok: false,
      reason: "protected",
      sheet: "Register",
      message: expect.stringContaining("Register"),
    });
    expect(describeModel(model)).toEqual(before);
    expect((await host.apply([{ kind: "addSheet", name: "Export" }])).ok).toBe(true);
  });

  test("a sheet protected after the edits is not put back, and says so", async () => {
    await open();
    const applied = await host.apply([value("x")]);
    if (!applied.ok) throw new Error(applied.message);
    model.change("user", () => model.sheets[0]!.setLayout({ isProtected: true }));
    expect(await applied.undo()).toMatchObject({ ok: false, reason: "protected", sheet: "Register" });
    expect(model.sheets[0]!.value(2, 1)).toBe("x");
  });

  test("what the user has changed since is not overwritten by Put it back", async () => {
    await open();
    const applied = await host.apply([value("ours")]);
    if (!applied.ok) throw new Error(applied.message);
    model.type("Register", 2, 1, "theirs");
    expect(await applied.undo()).toMatchObject({ ok: false, reason: "failed", message: expect.stringContaining("B3") });
    expect(model.sheets[0]!.value(2, 1)).toBe("theirs");
  });

  test.each([
    ["read", () => host.read()],
    ["apply", () => host.apply([value("late")])],
  ])("%s waits while the user types in a cell, and goes on after", async (_, command) => {
    await open();
    const waits: boolean[] = [];
    host.onWaiting!((waiting) => waits.push(waiting));
    office.endPoint.editing = true;
    const done = command();
    await pause(60);
    expect(waits).toEqual([true]);
    office.endPoint.editing = false;
    expect((await done).ok).toBe(true);
    expect(waits).toEqual([true, false]);
  });

  test("waiting is given up, and nothing is changed when the cell is left", async () => {
    await open();
    const before = describeModel(model);
    office.endPoint.editing = true;
    const done = host.apply([value("late")]);
    await pause(60);
    host.cancel!();
    expect(await done).toMatchObject({ ok: false, reason: "cancelled" });
    office.endPoint.editing = false;
    await pause(60);
    expect(describeModel(model)).toEqual(before);
  });

  test("a sheet that is gone cannot be selected", async () => {
    await open();
    expect(await host.select({ sheet: "Nowhere", row: 0, column: 0 })).toMatchObject({
      ok: false,
      reason: "notFound",
      sheet: "Nowhere",
    });
    expect(await host.select({ sheet: "Key", row: 3, column: 2 })).toEqual({ ok: true });
    expect(model.selection).toEqual({ sheet: "Key", rect: { top: 3, left: 2, bottom: 3, right: 2 } });
  });

  test("conditional formats that cannot be read are done without, and told", async () => {
    await open();
    office.endPoint.failAt(4);
    const read = await host.read();
    if (!read.ok) throw new Error(read.message);
    expect(read.workbook.sheets[0]!.conditionalFormats).toBeNull();
    expect(read.workbook.notes.join()).toMatch(/conditional formats/);
  });
});

describe("older versions of Excel", () => {
  test("1.9 reads all but merges, and says so", async () => {
    await open({ requirements: { excelapi: "1.9" } });
    const read = await host.read();
    if (!read.ok) throw new Error(read.message);
    expect(read.workbook.sheets[0]!.merges).toEqual([]);
    expect(read.workbook.notes.join()).toMatch(/merged/);
    expect(read.workbook.sheets[0]!.conditionalFormats).toHaveLength(3);
  });

  test("1.9 writes and puts back", async () => {
    await open({ requirements: { excelapi: "1.9" } });
    const before = describeModel(model);
    const applied = await host.apply([
      value("-x"),
      {
        kind: "format",
        sheet: "Register",
        ranges: [{ top: 2, left: 4, bottom: 3, right: 5 }],
        format: { fill: null, border: "#123456", numberFormat: "0.0" },
      },
    ]);
    if (!applied.ok) throw new Error(applied.message);
    expect(await applied.undo()).toEqual({ ok: true });
    expect(describeModel(model)).toEqual(before);
  });
});

describe("what others change", () => {
  const listen = async (options: EndPointOptions = {}): Promise<{ heard: unknown[]; stop: () => void }> => {
    await open(options);
    await host.read();
    const heard: unknown[] = [];
    return { heard, stop: await host.onChanged((change) => heard.push(change)) };
  };

  const c3 = cellRect(2, 2),
    e3 = cellRect(2, 4);

  // Before 1.14 an event does not say who raised it, and before 1.10 fewer are raised.
  for (const excelapi of ["1.9", "1.13", "1.17"]) {
    test(`is heard once, with its sheet and cells, and apart from them those that were recalculated (ExcelApi ${excelapi})`, async () => {
      const { heard, stop } = await listen({ requirements: { excelapi } });
      model.type("Register", 2, 2, "5");
      await pause(400);
      stop();
      expect(heard).toEqual([
        {
          cells: new Map([["Register", [c3]]]),
          calculated: new Map([["Register", [e3]]]),
          whole: false,
          looksOnly: false,
        },
      ]);
    });

    test(`our own writing is not heard (ExcelApi ${excelapi})`, async () => {
      const { heard, stop } = await listen({ requirements: { excelapi } });
      await host.apply([
        value(5, 2, 2),
        { kind: "format", sheet: "Register", ranges: [c3], format: { fill: "#00FF00" } },
      ]);
      await pause(700);
      stop();
      expect(heard).toEqual([]);
    });
  }

  test("a colour is heard as a change of looks alone", async () => {
    const { heard, stop } = await listen();
    model.change("user", () => model.needSheet("Register").restyle(c3, (style) => ({ ...style, fill: "#123456" })));
    await pause(400);
    stop();
    expect(heard).toEqual([
      { cells: new Map([["Register", [c3]]]), calculated: new Map(), whole: false, looksOnly: true },
    ]);
  });

  test("a sheet added or renamed is heard as a change of the whole", async () => {
    const { heard, stop } = await listen();
    model.change("user", () => model.addSheet("New"));
    await pause(400);
    model.change("user", () => model.renameSheet(model.needSheet("New"), "Newer"));
    await pause(400);
    stop();
    expect(heard).toMatchObject([
      { whole: true, looksOnly: false },
      { whole: true, looksOnly: false },
    ]);
  });

  test("rows put in or taken out are heard as a change of the whole", async () => {
    const { heard, stop } = await listen();
    model.change("user", () => insertRows(model, model.needSheet("Register"), [2, 2]));
    await pause(400);
    stop();
    expect(heard).toMatchObject([{ whole: true }]);
  });

  test("nothing is heard after it was stopped", async () => {
    const { heard, stop } = await listen();
    stop();
    await pause(30);
    model.type("Register", 2, 2, "4");
    await pause(400);
    expect(heard).toEqual([]);
  });
});

describe("what is kept with the workbook", () => {
  test("is read back, replaced, and taken out whole", async () => {
    await open();
    const store = workbookStore();
    const kept = { profile: 'A & B <"x">', note: "tab\tnew\nline \u0001 😀 é", list: [1, null, true] };
    expect(await store.read("profile")).toBeNull();
    expect(await store.write("profile", kept)).toEqual({ ok: true });
    expect(await store.write("columns", { A: "id" })).toEqual({ ok: true });
    expect(await store.write("profile", kept)).toEqual({ ok: true });
    expect(await store.read("profile")).toEqual(kept);
    expect(model.customXml.size).toBe(2);
    expect(await store.clear()).toEqual({ ok: true });
    expect(model.customXml.size).toBe(0);
  });

  test("what a newer version has kept is left alone", async () => {
    await open();
    model.change("user", () =>
      model.customXml.set(
        "{00000000-0000-4000-9000-000000000001}",
        '<kept xmlns="urn:register-check:workbook:1" version="2" name="profile">{}</kept>',
      ),
    );
    expect(await workbookStore().read("profile")).toBeNull();
    expect(model.customXml.size).toBe(1);
  });
});
