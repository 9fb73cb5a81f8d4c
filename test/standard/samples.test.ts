import { readFileSync } from "fs";
import { a11y, readXlsx as readWorkbook } from "hucre";
import { runChecks } from "../../src/checks";
import { newXlsx, readXlsx } from "../../src/files";
import { DEFAULT_PROFILE } from "../../src/profile";
import { readRegisters } from "../../src/register";
import { standardLayout } from "../../src/standard";
import type { WorkbookSnapshot } from "../../src/workbook";
import { AS_OF, exported, formulasOf, SAMPLES } from "./export";
import { lostFrom } from "./lost";
import { told } from "./told";

async function opened(bytes: Uint8Array, name: string): Promise<WorkbookSnapshot> {
  const read = await readXlsx(bytes, name);
  if (!read.ok) throw new Error(read.message);
  return read.workbook;
}

const source = (name: string): Promise<WorkbookSnapshot> =>
  opened(new Uint8Array(readFileSync(`samples/${name}`)), name);

describe.each(SAMPLES)("%s", (name) => {
  test("every formula comes to what was said it would, and to no error", async () => {
    const workbook = await source(name);
    const { registers } = readRegisters(workbook);
    expect(registers.length).toBeGreaterThan(0);
    const out = exported(registers, workbook);
    const formulas = formulasOf(out.edits);
    for (const { sheet, row, column, value } of formulas)
      expect([sheet, row, column, out.model.needSheet(sheet).value(row, column)]).toEqual([sheet, row, column, value]);
  });

  test.each([{}, { plain: true }, { cards: true }])(
    "every text and number of a risk's rows stands somewhere in the export: %p",
    async (edition) => {
      const workbook = await source(name);
      const { registers } = readRegisters(workbook);
      expect(lostFrom(registers, workbook, exported(registers, workbook, edition).model)).toEqual([]);
    },
  );

  test("a register without one of its risks is missed", async () => {
    const workbook = await source(name);
    const { registers } = readRegisters(workbook);
    const without = registers.map((register) => ({ ...register, risks: register.risks.slice(1) }));
    expect(lostFrom(registers, workbook, exported(without, workbook).model).length).toBeGreaterThan(0);
  });

  test("an audit for accessibility finds nothing", async () => {
    const workbook = await source(name);
    const edits = standardLayout(readRegisters(workbook).registers, workbook, { asOf: AS_OF });
    const bytes = await newXlsx(edits, {
      title: "Risk register",
      creator: "Register Check",
      description: "In the standard layout",
    });
    expect(a11y.audit(await readWorkbook(bytes, { readStyles: true }), { contrastSampleLimit: 100_000 })).toEqual([]);
  });

  test("the export, read again, is the same register", async () => {
    const workbook = await source(name);
    const reading = readRegisters(workbook);
    const { registers } = reading;
    const findings = runChecks(reading, { profile: DEFAULT_PROFILE, asOf: AS_OF, previous: null });
    // A quarter without scores in which every owner changed, so that there are changes to tell and no score comes from it.
    const previous = registers.map((register) => ({
      ...register,
      risks: register.risks.map((risk) => ({
        ...risk,
        stages: {},
        texts: { ...risk.texts, owner: undefined },
        owners: ["Chief Executive"],
      })),
    }));
    const edits = standardLayout(registers, workbook, {
      asOf: AS_OF,
      findings,
      previous,
    });
    const again = readRegisters(await opened(await newXlsx(edits), "export.xlsx"));
    expect(again.registers.map(told)).toEqual(registers.map(told));
  });
});
