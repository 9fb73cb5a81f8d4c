import { readFileSync } from "node:fs";
import { excelHost, workbookStore } from "../../src/excel";
import { newXlsx, readXlsx } from "../../src/files";
import { readRegisters } from "../../src/register";
import { DEFAULT_PROFILE } from "../../src/profile";
import { Session } from "../../src/taskpane/session";
import { modelFromXlsx, type WorkbookModel } from "../../src/workbench/model";
import { openOffice, type OpenOffice } from "../wire/office";

/** What is done each quarter, on Microsoft's own library over our wire, with the samples that ship. */
let model: WorkbookModel;
let office: OpenOffice;
let session: Session;
const made: { bytes: Uint8Array | null } = { bytes: null };

const picked = (bytes: Uint8Array, name: string) => ({
  name,
  size: bytes.length,
  arrayBuffer: async () => bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer,
});
const sample = (name: string) => picked(readFileSync(`samples/${name}.xlsx`), `${name}.xlsx`);
const names = (): string[] => model.sheets.map((sheet) => sheet.name);
const state = () => session.store.get();

/** Three risks of a quarter; what is left out of a line is as it was. */
const register = async (title: string, lines: readonly (readonly (string | number | null)[])[]): Promise<Uint8Array> =>
  newXlsx([
    { kind: "addSheet", name: "Register" },
    {
      kind: "values",
      sheet: "Register",
      top: 0,
      left: 0,
      values: [
        [title],
        [null],
        [
          "Ref",
          "Risk",
          "Owner",
          "Previous score",
          "Current likelihood",
          "Current impact",
          "Current score",
          "Direction of travel",
        ],
        ...lines,
      ],
    },
  ]);
const THEN = [
  ["R1", "A child comes to harm that the service could have prevented", "Director of Children", null, 4, 4, 16, null],
  ["R2", "Savings planned for the year are not delivered", "Director of Finance", null, 3, 5, 15, null],
  ["R3", "A bridge has to be closed without notice", "Head of Highways", null, 2, 3, 6, null],
  ["R4", "Care providers leave the market", "Director of Adults", null, 3, 3, 9, null],
  ["R5", "Key staff leave and cannot be replaced", "Head of People", null, 2, 2, 4, null],
] as const;
const NOW = [
  ["R1", "A child comes to harm that the service could have prevented", "Director of Children", 12, 5, 4, 20, null],
  ["R2", "Savings planned for the year are not delivered in full", "Director of Finance", null, 2, 5, 10, null],
  ["R3", "A bridge has to be closed without notice", "Director of Place", null, 2, 3, 6, null],
  ["R4", "Care providers leave the market", "Director of Adults", null, 3, 3, 9, null],
  ["R6", "The depot floods after heavy rain", "Head of Property", null, 3, 4, 12, null],
] as const;

beforeAll(async () => {
  model = await modelFromXlsx(await register("Corporate risk register, Quarter 3 2018/19", NOW), "q3.xlsx");
  office = await openOffice(model);
  session = new Session({
    host: excelHost(),
    memory: workbookStore(),
    now: () => new Date(2019, 0, 15, 14, 5),
    openNewWorkbook: async (bytes) => ((made.bytes = bytes), true),
  });
  await session.start();
});
afterAll(() => office.close());

test("the register is found", () => {
  expect(state().problem).toBeNull();
  expect(state().reading!.registers.map(({ risks }) => risks.length)).toEqual([5]);
});

test.each([
  ["a file that is no workbook", picked(Buffer.from("no workbook"), "q2.xlsx"), /not an Excel workbook/],
  ["another kind of file", picked(Buffer.from("x"), "q2.pdf"), /Only Excel workbooks that end in \.xlsx/],
  ["a file too large to be read", { ...picked(Buffer.from("x"), "q2.xlsx"), size: 10 ** 9 }, /larger than 32 MB/],
  [
    "a file that has gone",
    { ...picked(Buffer.from("x"), "q2.xlsx"), arrayBuffer: () => Promise.reject(new Error("gone")) },
    /could not be opened/,
  ],
])("%s is refused as the period before, in words", async (_, file, said) => {
  await session.quarter.compareWithFile(file);
  expect(session.quarter.store.get()).toMatchObject({ reading: null, refused: { name: file.name } });
  expect(session.quarter.store.get().refused!.message).toMatch(said);
  expect(state().before).toBeNull();
});

test("the period before feeds the check until it is taken away", async () => {
  await session.check();
  const rules = (): string[] => state().checked!.findings.map(({ rule }) => rule);
  expect(rules()).not.toContain("previous-mismatch");
  await session.quarter.compareWithFile(
    picked(await register("Corporate risk register, Quarter 2 2018/19", THEN), "q2.xlsx"),
  );
  expect(session.quarter.store.get().refused).toBeNull();
  expect(rules()).toEqual(expect.arrayContaining(["previous-mismatch", "risk-vanished"]));
  await session.quarter.forget();
  expect(rules()).not.toContain("previous-mismatch");
  await session.quarter.compareWithFile(
    picked(await register("Corporate risk register, Quarter 2 2018/19", THEN), "q2.xlsx"),
  );
});

test("previous scores: blank ones are filled from the period before, one that differs stays", async () => {
  const column = () => [3, 4, 5, 6, 7].map((row) => model.sheet("Register")!.value(row, 3));
  await session.quarter.fillPrevious();
  expect(state().problem).toBeNull();
  expect(column()).toEqual([12, 15, 6, 9, null]);
  expect(state().changes[0]!.what).toEqual({ kind: "previous", count: 3 });
  await session.putBack(state().changes[0]!.id);
  expect(column()).toEqual([12, null, null, null, null]);
});

test("arrows come from the period before, also where the sheet has no previous scores", async () => {
  await session.addArrows("up-is-worse");
  const dots = [3, 4, 5, 6, 7].map((row) => model.sheet("Register")!.value(row, 7));
  // The last is new: it has nothing to be compared with.
  expect(dots).toEqual(["▲ Worse", "▼ Better", "▶ Same", "▶ Same", null]);
  await session.putBack(state().changes[0]!.id);
  expect(model.sheet("Register")!.value(3, 7)).toBeNull();
});

test("text that changed is marked, and put back", async () => {
  const ink = () => model.sheet("Register")!.cell(4, 1)?.style?.fontColour ?? null;
  const before = ink();
  await session.quarter.markChanges();
  expect(state().problem).toBeNull();
  expect(ink()).not.toBe(before);
  await session.putBack(state().changes[0]!.id);
  expect(ink()).toBe(before);
});

test("what moved, as a sheet", async () => {
  await session.quarter.writeMovement();
  expect(names()).toEqual(["Register", "Movement"]);
  await session.putBack(state().changes[0]!.id);
  expect(names()).toEqual(["Register"]);
});

test("rolled forward: a new sheet with the present scores as previous ones, which the pane goes on with; put back, it is gone", async () => {
  await session.quarter.rollForward("Register");
  expect(state().problem).toBeNull();
  expect(names()).toHaveLength(2);
  const added = model.sheets[1]!;
  expect([3, 4, 5, 6, 7].map((row) => added.value(row, 3))).toEqual([20, 10, 6, 9, 12]);
  expect(added.value(0, 0)).toMatch(/Quarter 4 2018\/19/);
  expect(model.sheet("Register")!.value(3, 3)).toBe(12);
  expect(state().reading!.registers[state().register!]!.sheet).toBe(added.name);
  await session.quarter.compareWithSheet("Register");
  expect(state().before).toEqual({ kind: "sheet", sheet: "Register" });
  await session.quarter.forget();
  await session.putBack(state().changes[0]!.id);
  expect(names()).toEqual(["Register"]);
});

test("a sheet that is gone cannot be rolled forward, and it is said", async () => {
  await session.quarter.rollForward("Elsewhere");
  expect(state().notice).toMatchObject({
    kind: "nothingToDo",
    reason: "Sheet Elsewhere holds no register any longer.",
  });
});

test("a new workbook holds the export and reads as the same register", async () => {
  await session.exportFile({ plain: true });
  expect(state().notice).toMatchObject({ kind: "made", fileName: "q3 (plain edition).xlsx", opened: true });
  const read = await readXlsx(made.bytes!, "made.xlsx");
  expect(read.ok && readRegisters(read.workbook, DEFAULT_PROFILE).registers[0]!.risks.map(({ id }) => id)).toEqual(
    expect.arrayContaining(["R1", "R2", "R3", "R4", "R6"]),
  );
});

test("before publication personal data is looked for, owners too; then what is kept is taken out", async () => {
  model.type("Register", 5, 2, "jo@example.org");
  await session.stamp();
  expect(model.customXml.size).toBeGreaterThan(0);
  await session.publication.look();
  expect(session.publication.store.get().personal!.map(({ rule, cell }) => [rule, cell?.column])).toEqual([
    ["personal-data", 2],
  ]);
  await session.publication.clear();
  expect(state().problem).toBeNull();
  expect(model.customXml.size).toBe(0);
});

test("the Cumbrian registers of two years are compared, in any layout", async () => {
  await session.quarter.compareWithFile(sample("cumbria-2017-q3-cards"));
  expect(session.quarter.store.get().refused).toBeNull();
  expect(state().before).toMatchObject({ kind: "file", name: "cumbria-2017-q3-cards.xlsx" });
});
