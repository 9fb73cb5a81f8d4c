import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { consolidateFiles, type ConsolidateCall } from "../../src/cli/consolidate";
import { newXlsx, readXlsx } from "../../src/files";
import { DEFAULT_PROFILE } from "../../src/profile";
import { readRegisters } from "../../src/register";
import type { CellInput } from "../../src/workbook";

const folder = mkdtempSync(join(tmpdir(), "register-check-together-"));
const at = (name: string): string => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const HEADINGS = ["Ref", "Risk", "Owner", "Likelihood", "Impact", "Score"];
const register = (title: string, tail: string): Promise<Uint8Array> => {
  const rows: CellInput[][] = Array.from({ length: 9 }, (_, n) => {
    const [l, i] = [(n % 5) + 1, ((n * 2) % 5) + 1];
    return [`${n + 1}`, `Something goes wrong with ${tail} number ${n + 1}`, "Head of Service", l, i, l * i];
  });
  return newXlsx([
    { kind: "addSheet", name: "Risk register" },
    { kind: "values", sheet: "Risk register", top: 0, left: 0, values: [[title], [], HEADINGS, ...rows] },
  ]);
};

beforeAll(async () => {
  writeFileSync(at("a.xlsx"), await register("Adults Directorate Risk Register", "care homes"));
  writeFileSync(at("h.xlsx"), await register("Highways Risk Register Q3 2018/19", "bridges"));
  writeFileSync(at("none.xlsx"), await newXlsx([{ kind: "addSheet", name: "Empty" }]));
  writeFileSync(at("text.xlsx"), "Ref,Risk\n");
});

const CALL: ConsolidateCall = {
  profile: DEFAULT_PROFILE,
  asOf: { year: 2018, month: 12, day: 31 },
  today: { year: 2026, month: 1, day: 1 },
  escalate: "appetite",
  labels: [],
};
const run = (files: readonly string[], call: Partial<ConsolidateCall> = {}, output = "out.xlsx") =>
  consolidateFiles(
    files.map((file) => at(file)),
    at(output),
    { ...CALL, ...call },
  );
const lines = async (...given: Parameters<typeof run>): Promise<string> => {
  const done = await run(...given);
  return done.ok ? done.lines.join("\n") : `refused: ${done.message}`;
};

test("two workbooks become one register, and it says how many risks are whose", async () => {
  expect(await lines(["a.xlsx", "h.xlsx"])).toMatch(
    /^18 risks of 2 registers, \d+ escalated\.\nAdults: 9 risks\.\nHighways: 9 risks\./,
  );
  const read = await readXlsx(new Uint8Array(readFileSync(at("out.xlsx"))), "out.xlsx");
  if (!read.ok) throw new Error(read.message);
  const { registers } = readRegisters(read.workbook);
  expect(registers.map(({ sheet }) => sheet)).toEqual(["Corporate risk register"]);
  expect(registers[0]!.risks.map(({ id }) => id)).toEqual(
    ["ADU", "HIG"].flatMap((code) => Array.from({ length: 9 }, (_, n) => `${code}-${n + 1}`)),
  );
  expect(read.workbook.sheets.map(({ name }) => name).slice(0, 2)).toEqual(["Cover", "Portfolio summary"]);
});

test("the same call gives the same bytes", async () => {
  await run(["a.xlsx", "h.xlsx"], {}, "one.xlsx");
  await run(["a.xlsx", "h.xlsx"], {}, "two.xlsx");
  expect(Buffer.compare(readFileSync(at("one.xlsx")), readFileSync(at("two.xlsx")))).toBe(0);
});

test.each<[string, readonly string[], RegExp]>([
  ["by file", ["h.xlsx=Roads and Bridges"], /\nAdults: 9 risks\.\nRoads and Bridges: 9 risks\./],
  ["in order", ["Care", "Roads"], /\nCare: 9 risks\.\nRoads: 9 risks\./],
  ["alike for both", ["Place", "Place"], /\nPlace: 18 risks\./],
  ["too few", ["Care"], /^refused: There are 1 labels for 2 workbooks/],
  [
    "of a file that was not given",
    ["x.xlsx=Care"],
    /^refused: No workbook and no sheet with a register is called x\.xlsx/,
  ],
  ["of nobody", ["a.xlsx="], /^refused: The label a\.xlsx= names nobody/],
])("labels %s", async (_name, labels, expected) => {
  expect(await lines(["a.xlsx", "h.xlsx"], { labels })).toMatch(expected);
});

test.each<[string, readonly string[], RegExp]>([
  [
    "a workbook without a register is told and left out",
    ["a.xlsx", "none.xlsx"],
    /none\.xlsx: no risk register was found/,
  ],
  ["one given twice is taken once", ["a.xlsx", "a.xlsx"], /^9 risks of 1 register[^]*given twice and is taken once/],
  ["none with a register is refused", ["none.xlsx"], /^refused: No risk register was found in these workbooks/],
  ["what is no workbook is refused by name", ["a.xlsx", "text.xlsx"], /^refused: .*text\.xlsx: /],
  ["what is not there is refused by name", ["gone.xlsx"], /^refused: .*gone\.xlsx: There is no such file/],
])("%s", async (_name, files, expected) => {
  expect(await lines(files)).toMatch(expected);
});

test("an output that cannot be written is said", async () => {
  expect(await lines(["a.xlsx"], {}, "no/such/folder/out.xlsx")).toMatch(/^refused: .* could not be written/);
});
