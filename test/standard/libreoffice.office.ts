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
import { draw } from "../movement/draw";
import { AS_OF, formulasOf, SAMPLES } from "./export";
import { CASES } from "./matrices";

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

const converted = (bytes: Uint8Array, name: string, to: "xlsx" | "pdf"): string =>
  allConverted([[name, bytes]], to)[0]!;

/** Several at once: the program takes longer to start than to convert. */
function allConverted(books: readonly (readonly [name: string, bytes: Uint8Array])[], to: "xlsx" | "pdf"): string[] {
  const out = join(folder, to);
  const from = books.map(([name, bytes]) => {
    const path = join(folder, `${name}.xlsx`);
    writeFileSync(path, bytes);
    return path;
  });
  execFileSync(
    "soffice",
    [`-env:UserInstallation=file://${folder}/profile`, "--headless", "--convert-to", to, "--outdir", out, ...from],
    { stdio: "ignore" },
  );
  return books.map(([name]) => join(out, `${name}.${to}`));
}

/** Formulas that LibreOffice works out otherwise than we do, and cells of ours that are errors. */
function wrongIn(workbook: WorkbookSnapshot, edits: readonly Edit[]): readonly unknown[] {
  const wrong = formulasOf(edits).flatMap(({ sheet, row, column, formula, value }) => {
    const shown = cellAt(sheetNamed(workbook, sheet)!, row, column);
    return (shown ?? "") === (value ?? "") ? [] : [{ sheet, row, column, formula, value, shown }];
  });
  const ours = new Set(edits.flatMap((edit) => (edit.kind === "addSheet" ? [edit.name] : [])));
  const errors = workbook.sheets
    .filter((sheet) => ours.has(sheet.name))
    .flatMap((sheet) => sheet.rows.flatMap((row) => row.filter(isCellError)));
  return [...wrong, ...errors];
}

const pagesOf = (pdf: string): readonly string[] =>
  execFileSync("pdftotext", ["-layout", pdf, "-"], { encoding: "utf8" })
    .split("\f")
    .filter((page) => page.trim() !== "");

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
    const { registers } = readRegisters(workbook);
    // The same a period before, so that there are directions of travel to work out.
    const edits = standardLayout(registers, workbook, { asOf: AS_OF, cards: true, previous: registers });
    return { bytes, edits };
  };

  test.each(["a new workbook", "the same workbook"])(
    "in %s, every formula recalculated gives our value and no error",
    async (where) => {
      const { bytes, edits } = await exported();
      const made = where === "a new workbook" ? await newXlsx(unsaid(edits)) : await applyToXlsx(bytes, unsaid(edits));
      const workbook = await opened(converted(made, name.replace(".xlsx", ""), "xlsx"));
      expect(formulasOf(edits).length).toBeGreaterThan(0);
      expect(wrongIn(workbook, edits)).toEqual([]);
    },
  );

  test("printed, the register's headings stand on each of its pages, and whose card it is on each page of the cards", async () => {
    const { edits } = await exported();
    const pages = pagesOf(converted(await newXlsx(edits), name.replace(".xlsx", ""), "pdf"));
    // The first row of each page that we broke the cards into: its risk's reference and title.
    const sheets = edits.flatMap((edit) => {
      if (edit.kind !== "values" || !edit.sheet.startsWith("Risk cards")) return [];
      const layout = edits.find((one) => one.kind === "layout" && one.sheet === edit.sheet);
      const breaks = layout?.kind === "layout" ? layout.print!.rowBreaks! : [];
      return [[3, ...breaks].map((row) => edit.values[row]!)];
    });
    const first = pages.flatMap((page, n) => (/^\s*Risk cards\b/m.test(page) ? [n] : []));
    expect(first).toHaveLength(sheets.length);
    const cards = sheets.flatMap((heads, sheet) => heads.map((head, p) => [pages[first[sheet]! + p]!, head] as const));
    for (const [page, [id, title]] of cards) {
      const top = page
        .split("\n")
        .filter((line) => line.trim() !== "")
        .slice(0, 14)
        .join("\n");
      expect([id, top]).toEqual([id, expect.stringMatching(new RegExp(`(^|\\s)${String(id)}\\s`))]);
      expect(top).toContain(String(title).split(/\s+/).slice(0, 2).join(" "));
    }
    // None has run over on to a page more.
    sheets.forEach((heads, sheet) =>
      expect(pages[first[sheet]! + heads.length]).not.toMatch(
        /\(continued\)|What limits the risk|What will be done, and/,
      ),
    );
    const tables = pages.filter(
      (page) =>
        /Page \d+ of \d+/.test(page) &&
        !/Summary: |Scoring matrix|In the standard register layout/.test(page) &&
        !cards.some(([card]) => card === page),
    );
    expect(tables.length).toBeGreaterThan(1);
    for (const page of tables) expect(page).toMatch(/^\s*(ID|Risk ID|Risk|Reference|About)\b/m);
  });
});

test("every score rule, recalculated, gives our value and no error", async () => {
  const cases = CASES.map(([rule, matrix, rows]) => {
    const { register, workbook } = draw({
      columns: ["id", "title", "current.likelihood", "current.impact", "current.score"],
      rows: rows.map(([l, i, score], r) => [`${r + 1}`, `Risk ${r + 1}`, l, i, score]),
      matrix,
    });
    return { rule, edits: standardLayout([register], { ...workbook, sheets: [] }, { asOf: AS_OF, source: workbook }) };
  });
  const books = await Promise.all(
    cases.map(async ({ edits }, n) => [`rule${n}`, await newXlsx(unsaid(edits))] as const),
  );
  const paths = allConverted(books, "xlsx");
  const wrong = await Promise.all(
    cases.map(async ({ rule, edits }, n) => [rule, wrongIn(await opened(paths[n]!), edits)]),
  );
  expect(wrong).toEqual(cases.map(({ rule }) => [rule, []]));
  expect(cases.flatMap(({ edits }) => formulasOf(edits)).length).toBeGreaterThan(cases.length * 5);
}, 120_000);

test("the plain editions open without formulas, colours or errors, and print their headings on each page", async () => {
  const plain = await Promise.all(
    SAMPLES.map(async (name) => {
      const workbook = await opened(join("samples", name));
      const edits = standardLayout(
        readRegisters(workbook).registers,
        { ...workbook, sheets: [] },
        { asOf: AS_OF, plain: true, source: workbook },
      );
      return [`plain-${name.replace(".xlsx", "")}`, await newXlsx(edits)] as const;
    }),
  );
  for (const path of allConverted(plain, "xlsx")) {
    const { sheets } = await opened(path);
    expect(sheets.map(({ name }) => name)).toContain("Cover");
    for (const { rows, formulas, fills } of sheets)
      expect([formulas.size, fills.size, rows.flatMap((row) => row.filter(isCellError))]).toEqual([0, 0, []]);
  }
  for (const pdf of allConverted(plain, "pdf")) {
    const tables = pagesOf(pdf).filter((page) => !/Scoring matrix/.test(page));
    expect(tables.length).toBeGreaterThan(2);
    for (const page of tables) expect(page).toMatch(/^\s*(ID|Risk ID|Risk|Reference|About|Stage|Kind)\b/m);
  }
}, 120_000);
