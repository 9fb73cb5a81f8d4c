import { f1, measure } from "./measure";

const SEED = Number(process.env.COUNCILS_SEED ?? 20260101);
const COUNT = Number(process.env.COUNCILS ?? 400);
const SHOW = Number(process.env.COUNCILS_SHOW ?? 5);
/** Shows only the misses of workbooks that this names: "cards", "lettered". */
const ONLY = process.env.COUNCILS_ONLY ?? "";

test(`reads ${COUNT} council workbooks, every layout, matrix, stage vocabulary and language, from seed ${SEED}`, () => {
  const { tally, misses } = measure(SEED, COUNT);
  const share = (a: number, b: number): string => (b === 0 ? "none" : `${((100 * a) / b).toFixed(2)}%`);
  const figures = (of: Parameters<typeof f1>[0]): string =>
    `found ${share(of.found, of.registers)}, rating columns F1 ${f1(of).toFixed(4)}, all risks ${share(of.risksExact, of.registers)}, ratings and scores ${share(of.valuesRight, of.values)}, texts ${share(of.textsRight, of.texts)}`;
  const layouts = ["table", "cards", "pages"];
  const kinds = [...tally.by].filter(([kind]) => !layouts.includes(kind)).sort(([a], [b]) => (a < b ? -1 : 1));
  process.stdout.write(
    [
      `councils: ${tally.workbooks} workbooks from seed ${SEED}, ${tally.registers} registers, ${tally.extra} extra; last heading row ${share(tally.headings, tally.found)}; kind ${share(tally.kinds, tally.found)}`,
      `  all: ${figures(tally)}`,
      ...layouts.flatMap((layout) => {
        const of = tally.by.get(layout);
        return of ? [`  ${layout} (${of.registers}): ${figures(of)}`] : [];
      }),
      ...(SHOW > 5 ? kinds.map(([kind, of]) => `    ${kind} (${of.registers}): ${figures(of)}`) : []),
      ...misses
        .filter((m) => m.about.includes(ONLY))
        .slice(0, SHOW)
        .map((m) => `  seed ${m.seed} (${m.about}): ${m.lines.join("; ")}`),
      "",
    ].join("\n"),
  );
  expect(f1(tally)).toBeGreaterThanOrEqual(0.99);
  for (const layout of layouts) expect(f1(tally.by.get(layout)!)).toBeGreaterThanOrEqual(0.98);
  expect(tally.risksExact / tally.registers).toBeGreaterThanOrEqual(0.98);
  expect(tally.extra / tally.registers).toBeLessThanOrEqual(0.01);
  expect(tally.valuesRight / tally.values).toBeGreaterThanOrEqual(0.98);
  expect(tally.textsRight / tally.texts).toBeGreaterThanOrEqual(0.95);
}, 900_000);
