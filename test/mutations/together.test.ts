import { runChecks } from "../../src/checks";
import { readRegisters } from "../../src/register";
import { Random } from "../councils/random";
import { MemoryHost } from "../support/memoryHost";
import { makeClean } from "./clean";
import { FAULTS } from "./faults";
import { generated, measure, measureTogether, precision, recall, type Run } from "./harness";

const SEED = Number(process.env.MUTATIONS_SEED ?? 20260101);
const REGISTERS = Number(process.env.MUTATIONS ?? 6);

test("several faults at once are all found, and nothing else", () => {
  const { planted, missed, invented } = measureTogether(SEED, REGISTERS * 2);
  process.stdout.write(
    `mutations: ${planted} faults planted together, ${missed.length} missed, ${invented.length} invented\n`,
  );
  expect(planted).toBeGreaterThan(REGISTERS * 4);
  expect(missed.slice(0, 12)).toEqual([]);
  expect(invented.slice(0, 12)).toEqual([]);
}, 3_600_000);

test("what is offered for hidden parts and empty rows puts them right and changes nothing else", async () => {
  let carried = 0;
  for (const [at, rule] of ["risk-hidden", "blank-row-inside"].entries()) {
    for (let seed = SEED; seed < SEED + REGISTERS; seed++) {
      const clean = makeClean(seed);
      const options = { profile: clean.profile, asOf: clean.asOf, previous: null };
      const reading = readRegisters(clean.workbook, clean.profile);
      const [register] = reading.registers;
      const random = new Random(seed * 7 + at);
      const planted = FAULTS[rule]!.plant({ clean, reading, register: register!, before: null, random });
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

/** A check that is broken on purpose, and what the harness must say of it: one of each group of checks. */
describe("the harness can fail", () => {
  type Findings = ReturnType<Run>;
  const broken =
    (rule: string, change: (finding: Findings[number]) => Findings): Run =>
    (reading, options) =>
      runChecks(reading, options).flatMap((finding) => (finding.rule === rule ? change(finding) : [finding]));
  const measured = (only: string, run: Run) =>
    measure({ clean: generated(SEED), registers: 4, seed: SEED, run, only: [only], least: 3 });
  const ONE_OF_EACH = [
    "score-mismatch",
    "band-fill-mismatch",
    "dot-mismatch",
    "id-duplicate",
    "action-overdue",
    "date-impossible",
    "scores-merged",
    "matrix-score",
  ];

  test.each(ONE_OF_EACH)("%s sound", (rule) => {
    const { scores } = measured(rule, runChecks);
    expect([precision(scores.get(rule)!), recall(scores.get(rule)!)]).toEqual([1, 1]);
  });
  test.each(ONE_OF_EACH)("%s that says nothing is missed", (rule) => {
    const { scores } = measured(
      rule,
      broken(rule, () => []),
    );
    expect(recall(scores.get(rule)!)).toBe(0);
  });
  test.each(ONE_OF_EACH)("%s that names the next row is missed, and invents", (rule) => {
    const { scores } = measured(
      rule,
      broken(rule, (finding) => [{ ...finding, cell: { ...finding.cell!, row: finding.cell!.row + 1 } }]),
    );
    expect([precision(scores.get(rule)!), recall(scores.get(rule)!)]).toEqual([0, 0]);
  });
  test("a check that passes over some risks is missed there", () => {
    const { scores } = measure({
      clean: generated(SEED),
      registers: 16,
      seed: SEED,
      run: broken("owner-missing", (finding) => ((finding.cell?.row ?? 0) % 2 ? [finding] : [])),
      only: ["owner-missing"],
    });
    expect(recall(scores.get("owner-missing")!)).toBeGreaterThan(0);
    expect(recall(scores.get("owner-missing")!)).toBeLessThan(1);
  });
  test("the later of a pair named by the earlier is missed", () => {
    const { scores } = measured(
      "id-duplicate",
      broken("id-duplicate", (finding) => [{ ...finding, cell: finding.related[0]! }]),
    );
    expect(recall(scores.get("id-duplicate")!)).toBe(0);
  });
  test("a fix that writes another value is heard", () => {
    const { unmended } = measured(
      "score-mismatch",
      broken("score-mismatch", (finding) => [
        {
          ...finding,
          edits: finding.edits.map((edit) => (edit.kind === "values" ? { ...edit, values: [[999]] } : edit)),
        },
      ]),
    );
    expect(unmended.length).toBeGreaterThan(0);
  });
  test("a check that speaks of a clean register is heard", () => {
    const { alarms } = measured("score-mismatch", (reading, options) => {
      const found = runChecks(reading, options);
      const cell = { sheet: "Risk register", row: 0, column: 0 };
      return [...found, { ...found[0]!, rule: "cell-error", severity: "error", cell, message: "no fault" }];
    });
    expect(alarms.length).toBeGreaterThan(0);
  });
});
