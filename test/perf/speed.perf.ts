import { readXlsx as hucreRead, writeXlsx } from "hucre/xlsx";
import * as v from "valibot";
import { DEFAULT_PROFILE } from "../../src/profile";
import { readRegisters } from "../../src/register";
import { checkWorkbook } from "../../src/report";
import type { CellValue, WorkbookSnapshot } from "../../src/workbook";
import { Drawing } from "../councils/drawing";
import { Random } from "../councils/random";
import { PARTS } from "../councils/words";

const HEADINGS = [
  "Risk ID",
  "Risk",
  "Cause",
  "Consequence",
  "Owner",
  "Inherent likelihood",
  "Inherent impact",
  "Inherent score",
  "Controls",
  "Residual likelihood",
  "Residual impact",
  "Residual score",
  "Actions",
  "Action owner",
  "Due date",
  "Status",
];

/** A register of so many risks, one row each, 16 columns, with a key on a sheet of its own. */
function register(count: number): WorkbookSnapshot {
  const random = new Random(count);
  const sheet = new Drawing("Register");
  HEADINGS.forEach((heading, column) => sheet.put(0, column, heading));
  for (let n = 1; n <= count; n++) {
    const [l, i] = [random.int(2, 5), random.int(2, 5)],
      [rl, ri] = [random.int(1, l), random.int(1, i)];
    const row: CellValue[] = [
      `R${n}`,
      `${random.pick(PARTS.subject)} ${random.pick(PARTS.about)} ${n}`,
      `${random.pick(PARTS.cause)} ${n}`,
      `${random.pick(PARTS.consequence)} ${n}`,
      random.pick(PARTS.role),
      l,
      i,
      l * i,
      `${random.pick(PARTS.control)} ${n}`,
      rl,
      ri,
      rl * ri,
      `${random.pick(PARTS.action)} ${n}`,
      random.pick(PARTS.role),
      45_000 + random.int(1, 300),
      "On track",
    ];
    row.forEach((value, column) => sheet.put(n, column, value, column === 14 ? { format: "dd/mm/yyyy" } : {}));
  }
  const key = new Drawing("Key");
  for (let i = 5; i >= 1; i--) {
    key.put(5 - i, 0, i);
    for (let l = 1; l <= 5; l++)
      key.put(5 - i, l, i * l, { fill: i * l > 15 ? "#FF0000" : i * l > 6 ? "#FFC000" : "#92D050" });
  }
  for (let l = 1; l <= 5; l++) key.put(5, l, l);
  key.put(6, 1, "Likelihood");
  return { fileName: `${count}.xlsx`, sheets: [sheet.snapshot(), key.snapshot()], date1904: false, notes: [] };
}

/** Milliseconds of the fastest of some runs: the least disturbed. */
function time(work: () => unknown, runs = 5): number {
  let best = Infinity;
  for (let n = 0; n < runs; n++) {
    const start = performance.now();
    work();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

/** The plainest pass over every cell: the measure the rest is held to. */
function plainPass(workbook: WorkbookSnapshot): number {
  let length = 0;
  for (const sheet of workbook.sheets)
    for (const row of sheet.rows) for (const cell of row) if (cell !== null) length += String(cell).length;
  return length;
}

const options = { profile: DEFAULT_PROFILE, today: { year: 2024, month: 1, day: 31 } };
const rowSchema = v.tuple(
  HEADINGS.map((_, n) => ([5, 6, 7, 9, 10, 11, 14].includes(n) ? v.number() : v.string())) as unknown as [
    v.StringSchema<undefined>,
  ],
);

test("reading and checking grow in proportion to the register", async () => {
  const small = register(5_000),
    large = register(50_000);
  expect(readRegisters(small).registers[0]!.risks).toHaveLength(5_000);
  const figures = (
    [
      [small, 4],
      [large, 2],
    ] as const
  ).map(([workbook, runs]) => ({
    pass: time(() => plainPass(workbook)),
    read: time(() => readRegisters(workbook), runs),
    check: time(() => checkWorkbook(workbook, options), runs),
  }));
  const [s, l] = figures as [(typeof figures)[0], (typeof figures)[0]];
  const rows = small.sheets[0]!.rows.slice(1);
  const valibot = time(() => rows.forEach((row) => v.safeParse(rowSchema, row)));
  const bytes = await writeXlsx({ sheets: [{ name: "Register", rows: small.sheets[0]!.rows as never }] });
  const start = performance.now();
  await hucreRead(bytes as Uint8Array);
  const hucre = performance.now() - start;
  const ms = (n: number): string => `${n.toFixed(0)} ms`;
  process.stdout.write(
    [
      "                          5,000 risks   50,000 risks   times",
      ...(["pass", "read", "check"] as const).map(
        (k) =>
          `${{ pass: "a plain pass over cells", read: "reading the register", check: "reading and checking" }[k].padEnd(26)}${ms(s[k]).padStart(11)}   ${ms(l[k]).padStart(12)}   ${(l[k] / s[k]).toFixed(1).padStart(5)}`,
      ),
      `hucre reads the file      ${ms(hucre).padStart(11)}`,
      `valibot validates the rows${ms(valibot).padStart(11)}`,
      "",
    ].join("\n"),
  );
  expect(s.read).toBeLessThan(1_000);
  expect(l.read / s.read).toBeLessThanOrEqual(12);
  // Ten times the risks: in proportion, with room for the garbage collector.
  expect(l.check / s.check).toBeLessThanOrEqual(15);
});
