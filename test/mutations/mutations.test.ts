import { CHECKS, runChecks } from "../../src/checks";
import { FAULTS } from "./faults";
import { measure, precision, recall, table, type Run } from "./harness";

/** More of them: MUTATIONS=200 npx jest test/mutations; another seed: MUTATIONS_SEED=7. */
const SEED = Number(process.env.MUTATIONS_SEED ?? 20260101);
const REGISTERS = Number(process.env.MUTATIONS ?? 12);
const SHOWN = Number(process.env.MUTATIONS_SHOW ?? 3);

test("every check has its fault", () =>
  expect(CHECKS.map((check) => check.id).filter((id) => !FAULTS[id])).toEqual([]));

test(`each check finds its fault, and no other, in ${REGISTERS} registers from seed ${SEED}`, () => {
  const result = measure(SEED, REGISTERS);
  process.stdout.write(table(result, SEED));
  const faults = [...result.scores].flatMap(([id, score]) =>
    score.examples.slice(0, SHOWN).map((example) => `${id} ${example}`),
  );
  expect(result.alarms.slice(0, 20)).toEqual([]);
  expect(faults).toEqual([]);
  for (const score of result.scores.values())
    if (score.planted > 0) expect([precision(score), recall(score)]).toEqual([1, 1]);
}, 3_600_000);

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
