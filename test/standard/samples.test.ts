import { readFileSync } from "fs";
import { a11y, readXlsx as readWorkbook } from "hucre";
import { runChecks } from "../../src/checks";
import { newXlsx, readXlsx } from "../../src/files";
import { DEFAULT_PROFILE } from "../../src/profile";
import { readRegisters, type Register } from "../../src/register";
import { standardLayout } from "../../src/standard";
import { cellAt, isCellError, serialOf, sheetNamed, type CellValue, type WorkbookSnapshot } from "../../src/workbook";
import { AS_OF, exported, formulasOf, SAMPLES } from "./export";
import { told } from "./told";

async function opened(bytes: Uint8Array, name: string): Promise<WorkbookSnapshot> {
  const read = await readXlsx(bytes, name);
  if (!read.ok) throw new Error(read.message);
  return read.workbook;
}

const source = (name: string): Promise<WorkbookSnapshot> =>
  opened(new Uint8Array(readFileSync(`samples/${name}`)), name);

const plain = (value: CellValue): string =>
  (isCellError(value) ? value.error : String(value ?? "")).replace(/\s+/g, " ").trim();

/** A line without its number or bullet: lists are taken apart, and numbered anew. */
const bare = (line: string): string => plain(line).replace(/^(?:\d+[.)]|[•▪·*-])\s*/, "");

/** Texts that stand in the cells of most of a register's risks alike: the labels of its cards or pages. */
function labelsOf({ layout, range, risks }: Register, workbook: WorkbookSnapshot): ReadonlySet<string> {
  if (layout === "table") return new Set();
  const counts = new Map<string, number>();
  for (const { sheet, rows } of risks) {
    const texts = new Set<string>();
    const from = sheetNamed(workbook, sheet)!;
    for (let row = rows[0]; row <= rows[1]; row++)
      for (let column = range.left; column <= range.right; column++) {
        const value = cellAt(from, row, column);
        if (typeof value === "string") texts.add(plain(value));
      }
    for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return new Set([...counts].flatMap(([text, n]) => (n * 2 > risks.length ? [text] : [])));
}

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

  test("every text and number of a risk's rows stands somewhere in the export", async () => {
    const workbook = await source(name);
    const { registers } = readRegisters(workbook);
    const { model } = exported(registers, workbook);
    const cells = model.sheets.flatMap((sheet) => [...sheet.cells()].map(([, , cell]) => plain(cell.value)));
    const whole = cells.join("\n");
    const exact = new Set(cells);
    const lost: string[] = [];
    const dates = new Set(
      registers.flatMap(({ risks }) =>
        risks.flatMap(({ actions }) =>
          actions.flatMap(({ due, revisedDue }) =>
            [due, revisedDue].flatMap((date) =>
              date?.day && exact.has(String(serialOf({ ...date.day, ...(date.state === "month" && { day: 1 }) })))
                ? [`${date.cell.row},${date.cell.column}`]
                : [],
            ),
          ),
        ),
      ),
    );
    const inParts = (text: string): boolean =>
      text.split(/\s[–-]\s|^(?:risk\s+)?\d+\.\s*/i).every((part) => whole.includes(part.trim()));
    for (const register of registers) {
      const labels = labelsOf(register, workbook);
      for (const { sheet, rows } of register.risks) {
        const from = sheetNamed(workbook, sheet)!;
        for (let row = rows[0]; row <= rows[1]; row++)
          for (let column = register.range.left; column <= register.range.right; column++) {
            const value = cellAt(from, row, column);
            if (value === null || value === "") continue;
            const found =
              typeof value === "string"
                ? whole.includes(plain(value)) || value.split("\n").every((line) => whole.includes(bare(line)))
                : exact.has(plain(value));
            // Cards and pages say what each field is beside it; a card's heading may hold its number, title and owner.
            if (register.layout !== "table" && (labels.has(plain(value)) || inParts(plain(value)))) continue;
            // A month's date is written as Excel writes a month, and two dates in one cell go each to its action.
            if (dates.has(`${row},${column}`)) continue;
            if (!found) lost.push(`${row + 1},${column + 1}: ${plain(value)}`);
          }
      }
    }
    expect(lost).toEqual([]);
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
