import { readFileSync } from "fs";
import { applyToXlsx, newXlsx, readXlsx } from "../../src/files";
import { readRegisters, type Register } from "../../src/register";
import { standardLayout, type StandardOptions } from "../../src/standard";
import { meaningOf } from "../../src/submit";
import { cellAt, isCellError, sheetNamed, type CellValue, type WorkbookSnapshot } from "../../src/workbook";
import { makeCouncil } from "../councils/generate";
import { draw } from "../movement/draw";
import { AS_OF, exported, formulasOf, SAMPLES } from "./export";
import { MATRICES } from "./matrices";
import { told } from "./told";

async function opened(bytes: Uint8Array, name = "export.xlsx"): Promise<WorkbookSnapshot> {
  const read = await readXlsx(bytes, name);
  if (!read.ok) throw new Error(read.message);
  return read.workbook;
}

const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(`samples/${name}`));
const source = (name: string): Promise<WorkbookSnapshot> => opened(bytesOf(name), name);

/** Exported to a workbook of its own. */
const exportOf = (
  registers: readonly Register[],
  workbook: WorkbookSnapshot,
  options: Partial<StandardOptions> = {},
): Promise<Uint8Array> =>
  newXlsx(
    standardLayout(
      registers,
      { ...workbook, sheets: [], date1904: false },
      { asOf: AS_OF, source: workbook, ...options },
    ),
    { date: AS_OF },
  );

describe.each(SAMPLES)("%s", (name) => {
  test.each([false, true])("the export (plain: %s), read again, says the same", async (plain) => {
    const workbook = await source(name);
    const { registers } = readRegisters(workbook);
    const again = readRegisters(await opened(await exportOf(registers, workbook, { plain })));
    expect(again.registers.map(told)).toEqual(registers.map(told));
    expect(again.registers.map(({ period }) => period)).toEqual(registers.map(({ period }) => period));
  });

  test("exported twice, the bytes are the same; the export's export says the same again", async () => {
    const workbook = await source(name);
    const { registers } = readRegisters(workbook);
    const first = await exportOf(registers, workbook);
    expect(Buffer.compare(first, await exportOf(registers, workbook))).toBe(0);
    const once = await opened(first);
    const again = await opened(await exportOf(readRegisters(once).registers, once));
    expect(readRegisters(again).registers.map(told)).toEqual(registers.map(told));
  });

  test("an export into the same workbook is no further register, and changes nothing of what the workbook says", async () => {
    const workbook = await source(name);
    const before = readRegisters(workbook);
    const edits = standardLayout(before.registers, workbook, { asOf: AS_OF });
    const after = readRegisters(await opened(await applyToXlsx(bytesOf(name), edits), name));
    expect(after.registers.map(({ sheet }) => sheet)).toEqual(before.registers.map(({ sheet }) => sheet));
    expect(meaningOf(after)).toEqual(meaningOf(before));
    expect(after.registers.map(({ matrices }) => matrices)).toEqual(before.registers.map(({ matrices }) => matrices));
    expect(after.workbook.notes.join(" ")).toMatch(
      /made by Register Check from a register that is still in this workbook/,
    );
  });
});

describe("a register beside an export of another", () => {
  const both = async (name: string, rename?: string) => {
    const [first, other] = [await source(SAMPLES[0]!), await source(SAMPLES[3]!)];
    const alone = await opened(await exportOf(readRegisters(first).registers, first));
    const from = name === "first" ? first : other;
    const sheets = from.sheets.map((sheet, n) => (n === 0 && rename ? { ...sheet, name: rename } : sheet));
    return { alone, from, reading: readRegisters({ ...alone, sheets: [...sheets, ...alone.sheets] }) };
  };

  test("does not hide it: what was made from a register that is gone is the register", async () => {
    const { alone, from, reading } = await both("other");
    const sheets = readRegisters(from).registers.map(({ sheet }) => sheet);
    expect(reading.registers.map(({ sheet }) => sheet)).toEqual([...sheets, "Standard register"]);
    expect(reading.workbook.notes).toEqual(alone.notes);
  });

  test("is left out where its source has another name now", async () => {
    const { reading } = await both("first", "Corporate risks Q3");
    expect(reading.registers.map(({ sheet }) => sheet)).toEqual(["Corporate risks Q3"]);
  });

  test("a council's own table of our name is its register", async () => {
    const workbook = await source(SAMPLES[0]!);
    const { registers } = readRegisters(workbook);
    const table = { name: "RiskRegister", range: { ...registers[0]!.range, top: 2, left: 0 } };
    const named = { ...workbook, sheets: workbook.sheets.map((sheet) => ({ ...sheet, tables: [table] })) };
    expect(readRegisters(named).registers.map(told)).toEqual(registers.map(told));
    expect(readRegisters(named).workbook.notes).toEqual([]);
  });
});

/** Written by every rule that a council's matrix follows, and read again: the scores, the bands, and the matrix itself. */
test.each(MATRICES)("%s: the matrix and every score come back", async (_name, matrix, rows) => {
  const drawn = draw({
    columns: ["id", "title", "owner", "current.likelihood", "current.impact", "current.score"],
    rows: rows.map(([l, i, s], r) => [`${r + 1}`, `Risk ${r + 1} of the depot`, "Head of Assets", l, i, s]),
    matrix,
  });
  const again = readRegisters(await opened(await exportOf([drawn.register], drawn.workbook)));
  expect(again.registers.map(told)).toEqual([told(drawn.register)]);
  const [now, then] = [again.registers[0]!.matrices.threat, matrix];
  expect(now.source).toBe("workbook");
  expect(now.rule).toBe(then.rule);
  const written = (of: typeof then) =>
    of.cells.map((line) =>
      line.map(({ score, band }) => [score, of.bands.find(({ id }) => id === band)?.label ?? null]),
    );
  expect(written(now)).toEqual(written(then));
});

const SEED = 1;
const COUNCILS = 20;

const shown = (value: CellValue): string =>
  (isCellError(value) ? value.error : String(value ?? "")).normalize("NFKC").replace(/\s+/g, " ").trim();

describe(`generated councils, seeds ${SEED} to ${SEED + COUNCILS - 1}`, () => {
  const councils = Array.from({ length: COUNCILS }, (_, n) => makeCouncil(SEED + n)).map(
    ({ seed, about, workbook }) => ({
      seed,
      about,
      workbook,
      registers: readRegisters(workbook).registers.filter(({ risks }) => risks.length > 0),
    }),
  );

  test("the export, read again, says the same", async () => {
    const wrong: unknown[] = [];
    for (const { seed, about, workbook, registers } of councils) {
      const again = readRegisters(await opened(await exportOf(registers, workbook)));
      const [is, was] = [again.registers.map(told), registers.map(told)];
      if (JSON.stringify(is) !== JSON.stringify(was)) wrong.push({ seed, about, is, was });
    }
    expect(wrong).toEqual([]);
    expect(councils.filter(({ registers }) => registers.length > 0).length).toBeGreaterThan(COUNCILS * 0.9);
  }, 120_000);

  test("every formula comes to what was said it would", () => {
    let formulas = 0;
    const wrong: unknown[] = [];
    for (const { seed, workbook, registers } of councils) {
      const out = exported(registers, workbook);
      for (const { sheet, row, column, formula, value } of formulasOf(out.edits)) {
        formulas++;
        const is = out.model.needSheet(sheet).value(row, column);
        if (is !== value) wrong.push({ seed, sheet, row, column, formula, value, is });
      }
    }
    expect(wrong.slice(0, 5)).toEqual([]);
    expect(formulas).toBeGreaterThan(1000);
  }, 120_000);

  test("nothing is lost: every text and number of a risk's own cells stands in its export", () => {
    const lost: unknown[] = [];
    let seen = 0;
    for (const { seed, workbook, registers } of councils) {
      const out = exported(registers, workbook);
      const cells = out.model.sheets.flatMap((sheet) => [...sheet.cells()].map(([, , cell]) => shown(cell.value)));
      const whole = cells.join("\n");
      for (const { columns, risks } of registers)
        for (const risk of risks) {
          const sheet = sheetNamed(workbook, risk.sheet)!;
          for (const { column, field } of columns) {
            const text = shown(cellAt(sheet, risk.rows[0], column));
            // Dates are told as days, and arrows in words, by tests of their own.
            if (text === "" || /date|due|review|dot$/i.test(field ?? "") || field === "dateRaised") continue;
            seen++;
            const parts = text.split(/(?<=[.;]) (?=\d+[.)])/).map((part) => part.replace(/^\d+[.)] /, ""));
            if (!parts.every((part) => whole.includes(part))) lost.push({ seed, id: risk.id, field, text });
          }
        }
    }
    expect(lost.slice(0, 5)).toEqual([]);
    expect(seen).toBeGreaterThan(1000);
  }, 120_000);
});
