/**
 * What another office program makes of a corporate register. LibreOffice has to be installed, so this is no part of
 * `npm test`: npx jest --testMatch '**\/*.office.ts'
 */
import { execFileSync } from "child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "fs";
import { tmpdir } from "os";
import { join } from "path";
import { newXlsx } from "../../src/files";
import { cellAt, isCellError, sheetNamed, type Edit } from "../../src/workbook";
import { formulasOf, SAMPLES } from "../standard/export";
import { directorate, opened, put, sample } from "./put";

const folder = mkdtempSync(join(tmpdir(), "register-check-together-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
jest.setTimeout(180_000);

/** Without the values said beside the formulas, LibreOffice has to work them out. */
const unsaid = (edits: readonly Edit[]): readonly Edit[] =>
  edits.map((edit) =>
    edit.kind !== "values"
      ? edit
      : {
          ...edit,
          values: edit.values.map((row) =>
            row.map((input) => (typeof input === "object" && input !== null ? { formula: input.formula } : input)),
          ),
        },
  );

function converted(bytes: Uint8Array, name: string, to: "xlsx" | "pdf"): string {
  const from = join(folder, `${name}.xlsx`);
  const out = join(folder, to);
  writeFileSync(from, bytes);
  execFileSync(
    "soffice",
    [`-env:UserInstallation=file://${folder}/profile`, "--headless", "--convert-to", to, "--outdir", out, from],
    { stdio: "ignore" },
  );
  return join(out, `${name}.${to}`);
}

test.each([
  [
    "one matrix",
    async () => {
      const one = await sample(SAMPLES[0]!);
      return ["Adults", "Children and Families", "Highways"].map((name) => directorate(one, name));
    },
  ],
  ["several matrices", () => Promise.all(SAMPLES.map(sample))],
] as const)(
  "%s: every formula recalculated gives our value and no error, and headings stand on each page",
  async (name, books) => {
    const { edits } = put(await books(), { escalate: "all" });
    const workbook = await opened(new Uint8Array(readFileSync(converted(await newXlsx(unsaid(edits)), name, "xlsx"))));
    const formulas = formulasOf(edits);
    expect(formulas.length).toBeGreaterThan(100);
    const wrong = formulas.flatMap(({ sheet, row, column, formula, value }) => {
      const shown = cellAt(sheetNamed(workbook, sheet)!, row, column);
      return (shown ?? "") === (value ?? "") ? [] : [{ sheet, row, column, formula, value, shown }];
    });
    expect(wrong).toEqual([]);
    expect(workbook.sheets.flatMap((sheet) => sheet.rows.flatMap((row) => row.filter(isCellError)))).toEqual([]);
    const pdf = converted(await newXlsx(edits), name, "pdf");
    const pages = execFileSync("pdftotext", ["-layout", pdf, "-"], { encoding: "utf8" }).split("\f");
    const register = pages.filter(
      (page) => /^\s*Corporate risk register\s+Page \d+ of \d+/m.test(page) && /Directorate/.test(page),
    );
    expect(register.length).toBeGreaterThan(0);
    for (const page of register) expect(page).toMatch(/^\s*ID\b/m);
  },
);
