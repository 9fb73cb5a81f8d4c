/**
 * What another office program makes of an export. LibreOffice has to be installed, so this is no part of
 * `npm test`: npx jest --testMatch '**\/*.office.ts'
 */
import { execFileSync } from "child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "fs";
import { tmpdir } from "os";
import { join } from "path";
import { applyToXlsx, newXlsx, readXlsx } from "../../src/files";
import { readRegisters } from "../../src/register";
import { standardLayout } from "../../src/standard";
import { cellAt, isCellError, sheetNamed, type Edit, type WorkbookSnapshot } from "../../src/workbook";
import { AS_OF, formulasOf, SAMPLES } from "./export";

const folder = mkdtempSync(join(tmpdir(), "register-check-office-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

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

async function opened(path: string): Promise<WorkbookSnapshot> {
  const read = await readXlsx(new Uint8Array(readFileSync(path)), path);
  if (!read.ok) throw new Error(read.message);
  return read.workbook;
}

describe.each(SAMPLES)("%s", (name) => {
  jest.setTimeout(120_000);
  const exported = async () => {
    const bytes = new Uint8Array(readFileSync(join("samples", name)));
    const workbook = await opened(join("samples", name));
    const edits = standardLayout(readRegisters(workbook).registers, workbook, { asOf: AS_OF });
    return { bytes, edits };
  };

  test.each(["a new workbook", "the same workbook"])(
    "in %s, every formula recalculated gives our value and no error",
    async (where) => {
      const { bytes, edits } = await exported();
      const made = where === "a new workbook" ? await newXlsx(unsaid(edits)) : await applyToXlsx(bytes, unsaid(edits));
      const workbook = await opened(converted(made, name.replace(".xlsx", ""), "xlsx"));
      const formulas = formulasOf(edits);
      expect(formulas.length).toBeGreaterThan(0);
      const wrong = formulas.flatMap(({ sheet, row, column, formula, value }) => {
        const shown = cellAt(sheetNamed(workbook, sheet)!, row, column);
        return (shown ?? "") === (value ?? "") ? [] : [{ sheet, row, column, formula, value, shown }];
      });
      expect(wrong).toEqual([]);
      const ours = new Set(edits.flatMap((edit) => (edit.kind === "addSheet" ? [edit.name] : [])));
      const errors = workbook.sheets
        .filter((sheet) => ours.has(sheet.name))
        .flatMap((sheet) => sheet.rows.flatMap((row) => row.filter(isCellError)));
      expect(errors).toEqual([]);
    },
  );

  test("printed, the register's headings stand on each of its pages", async () => {
    const { edits } = await exported();
    const pdf = converted(await newXlsx(edits), name.replace(".xlsx", ""), "pdf");
    const pages = execFileSync("pdftotext", ["-layout", pdf, "-"], { encoding: "utf8" })
      .split("\f")
      .filter((page) => page.trim() !== "");
    const tables = pages.filter(
      (page) => /Page \d+ of \d+/.test(page) && !/Summary: |Scoring matrix|In the standard register layout/.test(page),
    );
    expect(tables.length).toBeGreaterThan(1);
    for (const page of tables) expect(page).toMatch(/^\s*(ID|Risk ID|Risk|Reference|About)\b/m);
  });
});
