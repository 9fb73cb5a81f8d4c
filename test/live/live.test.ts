import fc from "fast-check";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Finding } from "../../src/checks";
import { readXlsx } from "../../src/files";
import { DEFAULT_PROFILE } from "../../src/profile";
import { checkWorkbook, LiveCheck, type CheckOptions, type CheckResult } from "../../src/report";
import { a1, finish, refA1, sinceWhole, type HeardChange, type WorkbookSnapshot } from "../../src/workbook";
import { makeCouncil } from "../councils/generate";
import { Random } from "../councils/random";
import { makeClean } from "../mutations/clean";
import { drawn, FIRST, shifted } from "../submit/registers";
import { MemoryHost } from "../support/memoryHost";
import { randomChange, type Change } from "./changes";
import { randomEdit, typedText } from "./edits";

const RUNS = Number(process.env.LIVE ?? 15);
const SEED = Number(process.env.LIVE_SEED ?? 20260402);

const SAMPLES = join(__dirname, "../../samples");
const samples = readdirSync(SAMPLES).filter((name) => name.endsWith(".xlsx"));

const OPTIONS: CheckOptions = { profile: DEFAULT_PROFILE, today: { year: 2024, month: 1, day: 31 } };

const shown = (finding: Finding): string =>
  JSON.stringify({ ...finding, cell: finding.cell && refA1(finding.cell), risk: finding.risk?.rows });

/** A workbook and the options it is checked by: a council's of any layout, a clean register, or a sample. */
function workbookOf(seed: number, files: ReadonlyMap<string, WorkbookSnapshot>): [WorkbookSnapshot, CheckOptions] {
  if (seed % 5 === 0) {
    const name = samples[(seed / 5) % samples.length]!;
    return [files.get(name)!, OPTIONS];
  }
  if (seed % 2 === 0) return [makeCouncil(seed).workbook, OPTIONS];
  const { workbook, profile, asOf } = makeClean(seed);
  return [workbook, { ...OPTIONS, profile, asOf }];
}

/** Types formulas into some cells of the registers that look at other rows and other sheets. */
function entangle(host: MemoryHost, workbook: WorkbookSnapshot, random: Random): void {
  const { registers } = checkWorkbook(workbook, OPTIONS).reading;
  for (let n = 0; n < 12; n++) {
    const to = randomEdit(random, workbook, registers),
      from = randomEdit(random, workbook, registers);
    const cell = refA1(from, to.sheet);
    const formula = random.pick([
      `=${cell}`,
      `=IF(${cell}>5,"TBC","A sound plan")`,
      `=SUM(${cell}:${a1(from.row + random.int(1, 12), from.column)})`,
    ]);
    host.model.type(to.sheet, to.row, to.column, formula);
  }
}

/** A host with a live check on it, as the pane leads it. */
class Followed {
  readonly heard: HeardChange[] = [];
  live!: LiveCheck;
  wholes = 0;
  rowsRead = 0;

  constructor(
    readonly host: MemoryHost,
    readonly options: CheckOptions,
  ) {}

  async begin(): Promise<this> {
    await this.host.onChanged((change) => this.heard.push(change));
    const workbook = await this.read();
    this.live = new LiveCheck(workbook, checkWorkbook(workbook, this.options), () => this.options);
    return this;
  }

  async read(): Promise<WorkbookSnapshot> {
    const answer = await this.host.read();
    if (!answer.ok) throw new Error(answer.message);
    return answer.workbook;
  }

  /** Takes in all that was heard. Returns the errors that the last of it has added at once. */
  async follow(): Promise<readonly Finding[]> {
    let before = this.live.result;
    for (const change of sinceWhole(this.heard.splice(0))) {
      before = this.live.result;
      const wanted = this.live.toRead(change);
      expect(wanted.lost).toBe(false);
      if (wanted.whole) {
        this.wholes++;
        this.live.replace(await this.read());
      }
      for (const { sheet, rows, columns } of wanted.rows) {
        const answer = await this.host.readRows(sheet, rows, columns);
        if (!answer.ok) throw new Error(answer.message);
        this.rowsRead += answer.rows.rows.size;
        this.live.take(sheet, answer.rows);
      }
    }
    const known = new Set(before.findings.map(shown));
    return this.live.result.findings.filter((one) => one.severity === "error" && !known.has(shown(one)));
  }

  settle = (): CheckResult => finish(this.live.settle());
}

test(`after anything done to a workbook, no error is invented at once, and what is settled is what a full check says, from seed ${SEED}`, async () => {
  const files = new Map<string, WorkbookSnapshot>();
  for (const name of samples) {
    const read = await readXlsx(readFileSync(join(SAMPLES, name)), name);
    if (!read.ok) throw new Error(read.message);
    files.set(name, read.workbook);
  }
  let edits = 0,
    wholes = 0,
    rows = 0;
  await fc.assert(
    fc.asyncProperty(fc.nat(100_000), fc.array(fc.nat(1e9), { minLength: 20, maxLength: 40 }), async (seed, typing) => {
      const [workbook, options] = workbookOf(seed, files);
      const host = new MemoryHost(workbook);
      if (seed % 3 > 0) entangle(host, workbook, new Random(seed));
      const followed = await new Followed(host, options).begin();
      const done: string[] = [];
      let last: Change | null = null;
      for (const [n, one] of typing.entries()) {
        const random = new Random(one);
        const { registers } = followed.live.result.reading;
        const { model } = host;
        if (last && random.int(1, 10) === 1) {
          last.undo();
          done.push("undone");
          last = null;
        } else if (random.int(0, 1) === 0) {
          last = randomChange(random, model, registers);
          if (last) done.push(last.told);
        } else {
          const now = await followed.read();
          const at = randomEdit(random, now, registers);
          const text = typedText(random, now, at);
          const before = model.editText(at.sheet, at.row, at.column);
          model.type(at.sheet, at.row, at.column, text);
          last = { told: "", undo: () => model.type(at.sheet, at.row, at.column, before) };
          done.push(`typed ${text} into ${refA1(at, at.sheet)}`);
        }
        edits++;
        if (random.int(0, 1) === 0) await followed.follow();
        // Now and then the user pauses.
        if (random.int(1, 6) > 1 && n < typing.length - 1) continue;
        const atOnce = await followed.follow();
        const full = checkWorkbook(await followed.read(), options);
        const known = new Set(full.findings.map(shown));
        expect([done, atOnce.map(shown).filter((one) => !known.has(one))]).toEqual([done, []]);
        const settled = followed.settle();
        expect(settled.findings.map(shown)).toEqual(full.findings.map(shown));
        expect(JSON.stringify(settled.reading.registers)).toBe(JSON.stringify(full.reading.registers));
        expect([settled.asOf, settled.ignored, settled.returned]).toEqual([full.asOf, full.ignored, full.returned]);
      }
      wholes += followed.wholes;
      rows += followed.rowsRead;
    }),
    // Made smaller on request only: each try is a whole workbook.
    { numRuns: RUNS, seed: SEED, endOnFailure: !process.env.LIVE_SHRINK },
  );
  process.stdout.write(
    `live: ${edits} edits, ${(rows / edits).toFixed(2)} rows read again an edit, ${wholes} times the whole\n`,
  );
}, 300_000);

test("where columns have moved, no risk is judged at once by where they were", () => {
  const options: CheckOptions = { ...OPTIONS, asOf: { year: 2018, month: 12, day: 31 } };
  const live = new LiveCheck(drawn(), checkWorkbook(drawn(), options), () => options);
  const before = live.result.findings.map(shown);
  const moved = shifted(drawn(), 0, 1);
  live.replace(moved);
  const line = moved.sheets[0]!.rows[FIRST]!.map((value, column) => (column === 3 ? "Director of Housing" : value));
  const nothing = { formulas: new Map(), fills: new Map(), fontColours: new Map(), hiddenRows: new Set<number>() };
  const { numberFormats } = moved.sheets[0]!;
  live.take("Register", { rows: new Map([[FIRST, line]]), columns: [0, 12], ...nothing, numberFormats });
  expect(live.result.findings.map(shown)).toEqual(before);
  expect(finish(live.settle()).findings.map(({ rule, risk }) => [rule, risk?.id])).toEqual(
    checkWorkbook(drawn(), options).findings.map(({ rule, risk }) => [rule, risk?.id]),
  );
});
