import { mkdtempSync, readFileSync, rmSync } from "fs";
import { tmpdir } from "os";
import { join } from "path";
import { a11y, readXlsx as readWorkbook } from "hucre";
import { consolidateFiles } from "../../src/cli/consolidate";
import { exportRegister, type ExportSettings } from "../../src/cli/export";
import { readXlsx } from "../../src/files";
import { DEFAULT_PROFILE } from "../../src/profile";
import { SAMPLES } from "./export";

/** Every edition as a file, as the command line writes it. */

const folder = mkdtempSync(join(tmpdir(), "register-check-editions-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
jest.setTimeout(120_000);

const TODAY = { year: 2019, month: 1, day: 31 };
const SETTINGS: ExportSettings = {
  profile: DEFAULT_PROFILE,
  asOf: null,
  today: TODAY,
  previous: null,
  plain: false,
  cards: false,
  withoutPeople: false,
  stamp: false,
};
const at = (name: string): string => join("samples", name);
const [OLD, NEW] = [at("cumbria-2017-q3.xlsx"), at("cumbria-2019-q2.xlsx")];

/** Writes one edition to a file of the given name. */
type Write = (output: string) => Promise<{ readonly ok: boolean }>;

const exportOf =
  (sample: string, settings: Partial<ExportSettings>): Write =>
  (output) =>
    exportRegister(sample, output, { ...SETTINGS, ...settings }, () => undefined);

const EDITIONS: readonly (readonly [string, Write])[] = [
  ...SAMPLES.flatMap((name): [string, Write][] => [
    [`${name}, for work, with cards and a stamp`, exportOf(at(name), { cards: true, stamp: true })],
    [`${name}, plain`, exportOf(at(name), { plain: true })],
  ]),
  ["two periods", exportOf(NEW, { previous: OLD, cards: true })],
  ["two periods, plain, without people", exportOf(NEW, { previous: OLD, plain: true, withoutPeople: true })],
  [
    "several registers",
    (output) =>
      consolidateFiles(SAMPLES.map(at), output, {
        profile: DEFAULT_PROFILE,
        asOf: null,
        today: TODAY,
        escalate: "all",
        labels: [],
      }),
  ],
];

describe.each(EDITIONS)("%s", (_name, write) => {
  let bytes: Uint8Array;
  beforeAll(async () => {
    const path = join(folder, "one.xlsx");
    expect(await write(path)).toMatchObject({ ok: true });
    bytes = new Uint8Array(readFileSync(path));
  });

  test("is the same, byte for byte, when it is written again", async () => {
    const path = join(folder, "two.xlsx");
    await write(path);
    expect(Buffer.compare(bytes, readFileSync(path))).toBe(0);
  });

  test("has its properties, no merged cells, names that say what a sheet holds, and the cursor in A1 of the cover", async () => {
    const book = await readWorkbook(bytes, { readStyles: true });
    for (const property of ["title", "subject", "creator", "description"] as const)
      expect([property, book.properties?.[property]]).toEqual([property, expect.stringMatching(/\w{3}/)]);
    expect(book.sheets.map(({ name, merges }) => [name, merges ?? []])).toEqual(
      book.sheets.map(({ name }) => [name, []]),
    );
    const names = book.sheets.map(({ name }) => name.toLowerCase());
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^(?!sheet ?\d*$).{3,31}$/);
    expect([book.activeSheet ?? 0, names[0]]).toEqual([0, "cover"]);
    const { selection } = (book.sheets[0]!.view ?? {}) as { selection?: { activeCell?: string } };
    expect(selection?.activeCell ?? "A1").toBe("A1");
  });

  test("every table starts in column A, under unique headings, without a blank row or column", async () => {
    const read = await readXlsx(bytes, "edition.xlsx");
    if (!read.ok) throw new Error(read.message);
    const tables = read.workbook.sheets.flatMap((sheet) => sheet.tables.map((table) => ({ sheet, ...table })));
    expect(tables.length).toBeGreaterThan(2);
    expect(new Set(tables.map(({ name }) => name.toLowerCase())).size).toBe(tables.length);
    for (const { sheet, name, range } of tables) {
      const rows = Array.from({ length: range.bottom - range.top + 1 }, (_, r) =>
        Array.from({ length: range.right + 1 }, (_, c) => String(sheet.rows[range.top + r]?.[c] ?? "")),
      );
      const [headings, ...body] = rows as [string[], ...string[][]];
      expect([name, range.left, new Set(headings.map((heading) => heading.toLowerCase())).size]).toEqual([
        name,
        0,
        headings.length,
      ]);
      expect([name, headings.filter((heading) => heading.trim() === "" || /\n/.test(heading))]).toEqual([name, []]);
      expect([name, body.filter((row) => row.every((cell) => cell === ""))]).toEqual([name, []]);
      const blank = headings.filter((_, c) => body.every((row) => row[c] === ""));
      expect([name, blank]).toEqual([name, []]);
    }
  });

  test("an audit for accessibility finds nothing, contrast included", async () => {
    const book = await readWorkbook(bytes, { readStyles: true });
    expect(a11y.audit(book, { contrastSampleLimit: 100_000 })).toEqual([]);
  });
});
