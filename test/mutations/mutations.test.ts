import { CHECKS, runChecks } from "../../src/checks";
import { DEFAULT_PROFILE } from "../../src/profile";
import { readRegisters } from "../../src/register";
import { refA1, type WorkbookSnapshot } from "../../src/workbook";
import { Random } from "../councils/random";
import { MemoryHost } from "../support/memoryHost";
import { makeClean } from "./clean";
import { Draft } from "./draft";
import { FAULTS } from "./faults";
import { measure, measureTogether, precision, recall, table, type Run } from "./harness";
import { makePages } from "./pages";

/** More of them: MUTATIONS=200 npx jest test/mutations; another seed: MUTATIONS_SEED=7. */
const SEED = Number(process.env.MUTATIONS_SEED ?? 20260101);
const REGISTERS = Number(process.env.MUTATIONS ?? 6);
const SHOWN = Number(process.env.MUTATIONS_SHOW ?? 3);

/** A grid stands in pages only; its fault is planted in the sample that has them, below. */
const IN_PAGES = ["grid-mark-mismatch"];

test("every check has its fault", () =>
  expect(CHECKS.map((check) => check.id).filter((id) => !FAULTS[id])).toEqual(IN_PAGES));

test("an X moved in a page's grid is found wherever it is moved to", () => {
  const options = { profile: DEFAULT_PROFILE, asOf: { year: 2021, month: 3, day: 31 } };
  const alarms = (workbook: WorkbookSnapshot): readonly string[] =>
    runChecks(readRegisters(workbook), options)
      .filter((finding) => finding.severity !== "advice")
      .map((finding) => `${finding.rule} ${finding.cell ? refA1(finding.cell) : "-"}`);
  let planted = 0;
  for (let seed = SEED; seed < SEED + Math.max(3, REGISTERS / 4); seed++) {
    const clean = makePages(seed);
    expect(alarms(clean)).toEqual([]);
    for (const page of clean.sheets.slice(0, -1)) {
      const place = page.rows.flatMap((row, r) =>
        row.flatMap((value, c) => (value === "X" ? [[r, c] as const] : [])),
      )[0]!;
      const from = { sheet: page.name, row: place[0], column: place[1] };
      const [row, column] = [2 + (planted % 5), 2 + ((planted * 3) % 5)];
      const to = { sheet: page.name, row, column };
      // Where the score stays the same the X denies nothing.
      if ((7 - row) * (column - 1) === (7 - from.row) * (from.column - 1)) continue;
      planted++;
      expect(alarms(new Draft(clean).put(from, null).put(to, "X").snapshot())).toEqual([
        `grid-mark-mismatch ${refA1(to)}`,
      ]);
    }
  }
  process.stdout.write(`mutations: ${planted} marks moved in pages\n`);
  expect(planted).toBeGreaterThan(8);
});

test(`each check finds its fault, and no other, in ${REGISTERS} registers from seed ${SEED}`, () => {
  const result = measure(SEED, REGISTERS);
  process.stdout.write(table(result, SEED));
  const faults = [...result.scores].flatMap(([id, score]) =>
    score.examples.slice(0, SHOWN).map((example) => `${id} ${example}`),
  );
  expect(result.alarms.slice(0, 20)).toEqual([]);
  expect(faults).toEqual([]);
  expect(result.unmended.slice(0, 20)).toEqual([]);
  for (const score of result.scores.values())
    if (score.planted > 0) expect([precision(score), recall(score)]).toEqual([1, 1]);
  expect([...result.messages].flatMap(([rule, said]) => [...said].flatMap((one) => unclear(rule, one)))).toEqual([]);
}, 3_600_000);

test("several faults at once are all found, and nothing else", () => {
  const { planted, missed, invented } = measureTogether(SEED, REGISTERS * 2);
  process.stdout.write(
    `mutations: ${planted} faults planted together, ${missed.length} missed, ${invented.length} invented\n`,
  );
  expect(planted).toBeGreaterThan(REGISTERS * 4);
  expect(missed.slice(0, 12)).toEqual([]);
  expect(invented.slice(0, 12)).toEqual([]);
}, 3_600_000);

/** What makes a message hard to read; texts of the sheet's own, in quotation marks, are not ours. */
function unclear(rule: string, message: string): readonly string[] {
  const own = message.replace(/"[^"]*"/g, '"…"');
  const faults = [
    /\b(?:undefined|null|NaN|Infinity|true|false)\b|\[object/.test(own) && "a word of the machine",
    /\b([a-z]+) \1\b/i.test(own) && "a word twice",
    !/^[\p{Lu}"'£#\d[(]/u.test(message) && "no capital",
    !/[.!?]$/.test(message) && "no full stop",
    / {2}|\s$|^\s|\s[.,;:](?:\s|$)|\.\.$|[\r\n\t]/.test(own) && "spacing",
    message.length >= 300 && "too long",
    /\d\.\d{5}/.test(own) && "too many decimals",
    /\b(?:color|behavior|center|gray|organiz|summariz|recogniz|analyz)/i.test(own) && "not British",
    /'?Risk register'?!|Opportunities!/.test(own) && "names the register's own sheet",
  ].filter((fault) => fault !== false);
  return faults.map((fault) => `${rule}: ${fault}: ${message}`);
}

test("what is offered for hidden parts and empty rows puts them right and changes nothing else", async () => {
  let carried = 0;
  for (const [at, rule] of ["risk-hidden", "blank-row-inside"].entries()) {
    for (let seed = SEED; seed < SEED + REGISTERS; seed++) {
      const clean = makeClean(seed);
      const options = { profile: clean.profile, asOf: clean.asOf, previous: null };
      const reading = readRegisters(clean.workbook, clean.profile);
      const [register] = reading.registers;
      const random = new Random(seed * 7 + at);
      const planted = FAULTS[rule]!.plant({ clean, reading, register: register!, before: register!, random });
      if (!planted) continue;
      const then = readRegisters(planted.workbook, clean.profile);
      const found = runChecks(then, options);
      const [own] = found.filter((finding) => finding.rule === rule && finding.edits.length > 0);
      if (!own) continue;
      carried++;
      expect(own.fix).toBe("offer");
      const host = new MemoryHost(planted.workbook);
      expect(await host.apply(own.edits)).toMatchObject({ ok: true });
      const after = await host.read();
      if (!after.ok) throw new Error(after.message);
      const now = readRegisters(after.workbook, clean.profile);
      // Rows have moved up, so risks are told by their titles.
      const said = (findings: ReturnType<Run>): readonly string[] =>
        findings
          .filter((finding) => finding.rule !== rule && finding.severity !== "advice")
          .map((finding) => `${finding.rule} ${finding.risk?.title ?? ""}`);
      expect(said(runChecks(now, options))).toEqual(said(found));
      expect(runChecks(now, options).filter((finding) => finding.rule === rule)).toEqual([]);
      const figures = (read: typeof now): unknown =>
        read.registers[0]!.risks.map((risk) => [
          risk.id,
          risk.title,
          Object.entries(risk.stages).map(([stage, { score, likelihood }]) => [stage, score?.text, likelihood?.text]),
          risk.actions.map((action) => [action.description, action.due?.text]),
        ]);
      expect(figures(now)).toEqual(figures(then));
    }
  }
  expect(carried).toBeGreaterThan(REGISTERS / 2);
});

/** A check that is broken on purpose, and what the harness must say of it. */
describe("the harness can fail", () => {
  const broken =
    (change: (run: ReturnType<Run>) => ReturnType<Run>): Run =>
    (reading, options) =>
      change(runChecks(reading, options));
  const score = (run: Run, only: string) => measure(SEED, 4, run, [only]).scores.get(only)!;

  test("a check that says nothing is missed", () =>
    expect(
      recall(
        score(
          broken((found) => found.filter((f) => f.rule !== "score-mismatch")),
          "score-mismatch",
        ),
      ),
    ).toBe(0));
  test("a check that names the next row is missed, and invents", () => {
    const run = broken((found) =>
      found.map((f) =>
        f.rule === "score-mismatch" && f.cell ? { ...f, cell: { ...f.cell, row: f.cell.row + 1 } } : f,
      ),
    );
    expect(recall(score(run, "score-mismatch"))).toBe(0);
    expect(precision(score(run, "score-mismatch"))).toBe(0);
  });
  test("a check that speaks of a clean register is heard", () => {
    const run = broken((found) => [
      ...found,
      {
        ...found[0]!,
        rule: "cell-error",
        severity: "error",
        cell: { sheet: "Risk register", row: 0, column: 0 },
        message: "no fault",
      },
    ]);
    expect(measure(SEED, 2, run, ["score-mismatch"]).alarms.length).toBeGreaterThan(0);
  });
});
