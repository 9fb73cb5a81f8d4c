import { readFileSync, writeFileSync } from "node:fs";
import type { Log } from "sarif";
import { applyToXlsx, readXlsx, withKept } from "../../src/files";
import { DEFAULT_PROFILE } from "../../src/profile";
import { checkWorkbook, type Report } from "../../src/report";
import { ignoreFinding, ignoresToKeep, KEPT_IGNORES, KEPT_STAMP } from "../../src/submit";
import { keptJson, type CellInput, type Edit } from "../../src/workbook";
import { ONE_WRONG, registerFile, SHEET, shippedProgram } from "../support/program";

const { at, run } = shippedProgram();

const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(at(name)));
const change = async (from: string, to: string, edits: readonly Edit[]): Promise<void> =>
  writeFileSync(at(to), await applyToXlsx(bytesOf(from), edits));
const value = (row: number, column: number, held: CellInput): Edit => ({
  kind: "values",
  sheet: SHEET,
  top: row,
  left: column,
  values: [[held]],
});

beforeAll(async () => {
  writeFileSync(at("plain.xlsx"), await registerFile(ONE_WRONG));
  expect(await run("stamp", "plain.xlsx", "-o", "stamped.xlsx")).toMatchObject({ code: 0 });
});

describe("verify", () => {
  test("unchanged since it was stamped", async () => {
    const { code, out } = await run("verify", "stamped.xlsx");
    expect([code, out]).toEqual([0, expect.stringMatching(/^stamped\.xlsx: Unchanged since it was checked on /)]);
  });
  test("still unchanged with other colours and widths, in a file written anew", async () => {
    await change("stamped.xlsx", "coloured.xlsx", [
      { kind: "format", sheet: SHEET, ranges: [{ top: 1, left: 0, bottom: 9, right: 5 }], format: { fill: "#FFC000" } },
      { kind: "layout", sheet: SHEET, columnWidths: [{ column: 1, characters: 60 }] },
    ]);
    expect(await run("verify", "coloured.xlsx")).toMatchObject({ code: 0 });
  });
  test("a changed figure names its risk, exit code 1", async () => {
    await change("stamped.xlsx", "changed.xlsx", [value(2, 5, 12)]);
    const { code, out } = await run("verify", "changed.xlsx");
    expect(code).toBe(1);
    expect(out).toMatch(/^changed\.xlsx: Changed since it was checked on .*\n {2}Changed: risk R2\.\n$/);
  });
  test("no stamp is 1, a file that cannot be read is 2 and outranks it", async () => {
    expect(await run("verify", "plain.xlsx")).toMatchObject({
      code: 1,
      out: expect.stringMatching(/no stamp/) as string,
    });
    expect(await run("verify", "nowhere.xlsx", "plain.xlsx", "stamped.xlsx")).toMatchObject({ code: 2 });
  });
  test("a stamp that somebody has tampered with is none", async () => {
    writeFileSync(at("forged.xlsx"), (await withKept(bytesOf("stamped.xlsx"), { [KEPT_STAMP]: '{"version":1}' }))!);
    expect(await run("verify", "forged.xlsx")).toMatchObject({ code: 1 });
  });
});

describe("stamp", () => {
  test("says whether it is ready, and what stands in the way", async () => {
    const { out } = await run("stamp", "plain.xlsx", "-o", "again.xlsx");
    expect(out).toMatch(/^again\.xlsx: Stamped\.\n {2}Not ready to submit: 1 error\.\n {2}1 error is still/);
  });
  test("stamped again, the later stamp holds", async () => {
    await change("stamped.xlsx", "mended.xlsx", [value(1, 5, 20)]);
    expect(await run("stamp", "mended.xlsx", "-o", "restamped.xlsx")).toMatchObject({ code: 0 });
    expect(await run("verify", "mended.xlsx", "restamped.xlsx")).toMatchObject({ code: 1 });
    expect(await run("verify", "restamped.xlsx")).toMatchObject({ code: 0 });
  });
  test("never writes over its source", async () =>
    expect(await run("stamp", "plain.xlsx", "-o", "plain.xlsx")).toMatchObject({ code: 2 }));
});

describe("ignored findings", () => {
  beforeAll(async () => {
    const read = await readXlsx(bytesOf("plain.xlsx"), "plain.xlsx");
    if (!read.ok) throw new Error(read.message);
    const { reading, findings } = checkWorkbook(read.workbook, {
      profile: DEFAULT_PROFILE,
      today: { year: 2018, month: 12, day: 31 },
    });
    const wrong = findings.find(({ rule }) => rule === "score-mismatch")!;
    const list = ignoreFinding([], wrong, reading, { reason: "Agreed", role: "Risk manager", day: "2018-12-31" });
    const kept = { [KEPT_IGNORES]: keptJson(ignoresToKeep(list)) };
    writeFileSync(at("ignored.xlsx"), (await withKept(bytesOf("plain.xlsx"), kept))!);
  });
  test("do not fail the run, and are listed with their reason", async () => {
    expect(await run("check", "plain.xlsx")).toMatchObject({ code: 1 });
    const { code, out } = await run("check", "ignored.xlsx");
    expect(code).toBe(0);
    expect(out).toMatch(/Ignored \(1\)\n.*risk R1/);
    expect(out.replace(/\s+/g, " ")).toMatch(/Ignored on 31 December 2018 by Risk manager \(Agreed\)\./);
  });
  test("stand apart in the JSON", async () => {
    const [report] = JSON.parse((await run("check", "ignored.xlsx", "--format", "json")).out) as Report[];
    expect(report!.findings.map(({ rule }) => rule)).not.toContain("score-mismatch");
    expect(report!.ignored).toMatchObject([
      { rule: "score-mismatch", risk: "R1", cell: "F2", reason: "Agreed", role: "Risk manager", day: "2018-12-31" },
    ]);
    expect(report!.summary.errors).toBe(0);
  });
  test("are listed by every other format, and fail none", async () => {
    const sarif = JSON.parse((await run("check", "ignored.xlsx", "--format", "sarif")).out) as Log;
    const held = sarif.runs[0]!.results!.filter(({ suppressions }) => suppressions);
    expect(held).toMatchObject([
      {
        ruleId: "score-mismatch",
        suppressions: [
          {
            kind: "external",
            status: "accepted",
            justification: "Ignored on 31 December 2018 by Risk manager (Agreed).",
          },
        ],
      },
    ]);
    expect((await run("check", "ignored.xlsx", "--format", "junit")).out).toMatch(
      /name="score-mismatch"><system-out>Ignored on 31 December 2018 by Risk manager \(Agreed\): .*F2, risk R1/,
    );
    expect((await run("check", "ignored.xlsx", "plain.xlsx")).out).toMatch(
      /\nIgnored\n- ignored\.xlsx, Risk register F2, risk R1: Ignored on 31 December 2018 by Risk manager \(Agreed\)\. Score/,
    );
  });
  test("return once the figure has changed", async () => {
    await change("ignored.xlsx", "returned.xlsx", [value(1, 5, 19)]);
    expect(await run("check", "returned.xlsx")).toMatchObject({ code: 1 });
  });
});

test("several files end with one list, by owner or by sheet", async () => {
  const byOwner = (await run("check", "plain.xlsx", "again.xlsx", "nowhere.xlsx")).out;
  const list = byOwner.slice(byOwner.indexOf("All 3 files"));
  expect(list).toMatch(/plain\.xlsx: Not ready to submit: 1 error\. Dates judged at \d+ \w+ \d{4}\./);
  expect(list).toMatch(/nowhere\.xlsx: Not read: /);
  expect(list).toMatch(/\nHead of Property\n- plain\.xlsx, Risk register F2, risk R1: Error\..*\n- again\.xlsx/);
  const bySheet = (await run("check", "plain.xlsx", "again.xlsx", "--group-by", "sheet")).out;
  expect(bySheet).toMatch(/\nplain\.xlsx, Risk register\n- F2, risk R1: Error\./);
  expect((await run("check", "plain.xlsx")).out).not.toMatch(/All 1 files/);
});

test("only what is kept is added: every other part is copied byte for byte", async () => {
  const before = bytesOf("plain.xlsx");
  const once = (await withKept(before, { a: '"x"' }))!;
  expect((await withKept(before, { a: '"x"' }))!).toEqual(once);
  const twice = (await withKept(once, { a: '"<&>"', b: "[1]" }))!;
  const read = await readXlsx(twice, "twice.xlsx");
  expect(read).toMatchObject({ ok: true, workbook: { kept: { a: '"<&>"', b: "[1]" } } });
  const plain = await readXlsx(before, "twice.xlsx");
  expect(read).toEqual({
    ...plain,
    ...(plain.ok && { workbook: { ...plain.workbook, kept: { a: '"<&>"', b: "[1]" } } }),
  });
});
