import { excelHost } from "../../src/excel";
import { DEFAULT_PROFILE } from "../../src/profile";
import { checkWorkbook, LiveCheck, type CheckOptions } from "../../src/report";
import {
  cellKey,
  cellRect,
  finish,
  type CellValue,
  type HeardChange,
  type RowsSnapshot,
  type WorkbookSnapshot,
} from "../../src/workbook";
import { Drawing } from "../councils/drawing";
import { PARTS } from "../councils/words";
import { MemoryHost } from "../support/memoryHost";
import { openOffice } from "../wire/office";

/**
 * "Check as I type": what one edited row costs in a register of 50 risks and in one of 50,000. Row for row the two hold the
 * same.
 */
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
const SCORE = 7;

const OPTIONS: CheckOptions = { profile: DEFAULT_PROFILE, today: { year: 2023, month: 1, day: 31 } };

function register(count: number, formulas: boolean): WorkbookSnapshot {
  const of = (part: keyof typeof PARTS, n: number): string => PARTS[part][n % PARTS[part].length]!;
  const sheet = new Drawing("Register");
  HEADINGS.forEach((heading, column) => sheet.put(0, column, heading));
  for (let n = 1; n <= count; n++) {
    const [l, i] = [3 + (n % 3), 3 + ((n * 7) % 3)],
      [rl, ri] = [1 + (n % 2), 1 + ((n * 3) % 2)];
    const row: CellValue[] = [
      `R${n}`,
      `${of("subject", n)} ${of("about", n * 3)} ${n}`,
      `${of("cause", n)} ${n}`,
      `${of("consequence", n)} ${n}`,
      of("role", n),
      l,
      i,
      l * i,
      `${of("control", n)} ${n}`,
      rl,
      ri,
      rl * ri,
      `${of("action", n)} ${n}`,
      of("role", n * 5),
      45_000 + (n % 300),
      "On track",
    ];
    row.forEach((value, column) => sheet.put(n, column, value, column === 14 ? { format: "dd/mm/yyyy" } : {}));
  }
  const drawn = sheet.snapshot();
  const held = new Map(drawn.formulas);
  for (let n = 1; formulas && n <= count; n++) {
    held.set(cellKey(n, SCORE), `=F${n + 1}*G${n + 1}`);
    held.set(cellKey(n, SCORE + 4), `=J${n + 1}*K${n + 1}`);
  }
  const key = new Drawing("Key");
  for (let i = 5; i >= 1; i--) {
    key.put(5 - i, 0, i);
    for (let l = 1; l <= 5; l++)
      key.put(5 - i, l, i * l, { fill: i * l > 15 ? "#FF0000" : i * l > 6 ? "#FFC000" : "#92D050" });
  }
  for (let l = 1; l <= 5; l++) key.put(5, l, l);
  key.put(6, 1, "Likelihood");
  return {
    fileName: "live.xlsx",
    sheets: [{ ...drawn, formulas: held }, key.snapshot()],
    date1904: false,
    notes: [],
  };
}

const changeOf = (row: number, column: number): HeardChange => ({
  cells: new Map([["Register", [cellRect(row, column)]]]),
  calculated: new Map([["Register", [cellRect(row, SCORE)]]]),
  whole: false,
  looksOnly: false,
});

/** The row as it would be read after a value was typed over its score. */
function typed(workbook: WorkbookSnapshot, row: number, score: number): RowsSnapshot {
  const [sheet] = workbook.sheets;
  const line = [...sheet!.rows[row]!];
  line[SCORE] = score;
  const formula = sheet!.formulas.get(cellKey(row, SCORE + 4));
  return {
    columns: [0, HEADINGS.length - 1],
    rows: new Map([[row, line]]),
    formulas: new Map(formula === undefined ? [] : [[cellKey(row, SCORE + 4), formula]]),
    numberFormats: new Map([[cellKey(row, 14), "dd/mm/yyyy"]]),
    fills: new Map(),
    fontColours: new Map(),
    hiddenRows: new Set(),
  };
}

function following(workbook: WorkbookSnapshot): LiveCheck {
  const live = new LiveCheck(workbook, checkWorkbook(workbook, OPTIONS), () => OPTIONS);
  finish(live.prepare());
  return live;
}

const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[times.length >> 1]!;

test("judging one edited row again costs the same in 50 rows and in 50,000", () => {
  const sizes = [50, 50_000] as const;
  const books = sizes.map((size) => register(size, true));
  const lives = books.map(following);
  const times: [number[], number[]] = [[], []];
  const ROUNDS = 400;
  for (let n = 0; n < ROUNDS; n++) {
    for (const at of [0, 1] as const) {
      const row = 1 + ((n * 7919) % sizes[at]);
      const read = typed(books[at]!, row, 90 + (n % 9));
      const live = lives[at]!;
      const start = performance.now();
      const wanted = live.toRead(changeOf(row, SCORE));
      const changed = live.take("Register", read);
      // The first hundred warm the machine up.
      if (n >= 100) times[at].push(performance.now() - start);
      expect([wanted.rows, changed]).toEqual([[{ sheet: "Register", rows: [[row, row]], columns: [0, 15] }], true]);
    }
  }
  const [small, large] = times.map(median) as [number, number];
  const settling = (at: 0 | 1): number => {
    const start = performance.now();
    let longest = 0,
      from = start;
    for (const steps = lives[at]!.settle(); !steps.next().done; from = performance.now())
      longest = Math.max(longest, performance.now() - from);
    process.stdout.write(
      `settling ${sizes[at].toLocaleString("en-GB")} rows: ${(performance.now() - start).toFixed(0)} ms, longest step ${longest.toFixed(0)} ms\n`,
    );
    return longest;
  };
  process.stdout.write(
    `one edited row judged again: ${small.toFixed(2)} ms in 50 rows, ${large.toFixed(2)} ms in 50,000: ${(large / small).toFixed(2)} times\n`,
  );
  settling(0);
  settling(1);
  // The list of rows is copied, some hundredths of a millisecond a thousand on a busy machine: that is all that grows. A thousand
  // times the rows may cost three times as much, no more.
  expect(large / small).toBeLessThanOrEqual(3);
});

test("following one edit takes one request of the same size in 50 rows and in 50,000", async () => {
  const figures: { requests: number; out: number; in: number }[] = [];
  for (const size of [50, 50_000]) {
    const model = new MemoryHost(register(size, false)).model;
    const office = await openOffice(model);
    const host = excelHost();
    const read = await host.read();
    if (!read.ok) throw new Error(read.message);
    const live = following(read.workbook);
    const heard: HeardChange[] = [];
    const stop = await host.onChanged((change) => heard.push(change));
    model.type("Register", 20, SCORE, "99");
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    stop();
    expect(heard).toHaveLength(1);
    const { traffic } = office.endPoint;
    await new Promise((resolve) => setTimeout(resolve, 200));
    traffic.reset();
    const wanted = live.toRead(heard[0]!);
    for (const { sheet, rows, columns } of wanted.rows) {
      const answer = await host.readRows(sheet, rows, columns);
      if (!answer.ok) throw new Error(answer.message);
      expect(live.take(sheet, answer.rows)).toBe(true);
    }
    figures.push({ requests: traffic.requests, out: traffic.requestBytes, in: traffic.responseBytes });
    expect(live.result.findings.some(({ rule, cell }) => rule === "score-mismatch" && cell?.row === 20)).toBe(true);
    office.close();
  }
  const [small, large] = figures;
  process.stdout.write(
    `following one edit: ${small!.requests} request, ${small!.out} bytes out, ${small!.in} bytes in; in 50,000 rows ${large!.requests}, ${large!.out}, ${large!.in}\n`,
  );
  expect(large).toEqual(small);
  expect(small!.requests).toBe(1);
});
