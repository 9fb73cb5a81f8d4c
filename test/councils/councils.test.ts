import { f1, measure } from "./measure";

const SEED = Number(process.env.COUNCILS_SEED ?? 20260101);
const COUNT = Number(process.env.COUNCILS ?? 400);

test(`reads ${COUNT} council workbooks, every layout, matrix, stage vocabulary and language, from seed ${SEED}`, () => {
  const { tally, misses } = measure(SEED, COUNT);
  const share = (a: number, b: number): string => `${((100 * a) / b).toFixed(2)}%`;
  process.stdout.write(
    [
      `councils: ${tally.workbooks} workbooks from seed ${SEED}, ${tally.registers} registers`,
      `  found ${share(tally.found, tally.registers)}, ${tally.extra} extra; last heading row ${share(tally.headings, tally.registers)}; kind ${share(tally.kinds, tally.registers)}`,
      `  rating columns F1 ${f1(tally).toFixed(4)}; all risks ${share(tally.risksExact, tally.registers)}; ratings and scores ${share(tally.valuesRight, tally.values)}`,
      ...misses
        .slice(0, Number(process.env.COUNCILS_SHOW ?? 5))
        .map((m) => `  seed ${m.seed} (${m.about}): ${m.lines.join("; ")}`),
      "",
    ].join("\n"),
  );
  expect(f1(tally)).toBeGreaterThanOrEqual(0.99);
  expect(tally.risksExact / tally.registers).toBeGreaterThanOrEqual(0.98);
  expect(tally.extra / tally.registers).toBeLessThanOrEqual(0.01);
  expect(tally.valuesRight / tally.values).toBeGreaterThanOrEqual(0.98);
}, 120_000);
