import { CHECKS } from "../../src/checks";
import { measure, precision, recall, table, total } from "./harness";
import { cleanSamples } from "./samples";

/** The samples with their real anomalies mended, each planted with every check's fault that has a place in its layout, several times. */
const SEED = Number(process.env.MUTATIONS_SEED ?? 20260101);
const ROUNDS = Math.ceil(Number(process.env.MUTATIONS ?? 6) / 30);
const SHOWN = Number(process.env.MUTATIONS_SHOW ?? 3);

test(`each check finds its fault in the samples, ${ROUNDS} times over, from seed ${SEED}`, async () => {
  const samples = await cleanSamples();
  const result = measure({
    clean: (n) => samples[n % samples.length]!,
    registers: samples.length * ROUNDS,
    seed: SEED,
  });
  process.stdout.write(table(result, SEED, `samples, mended and taken ${ROUNDS} times each,`));
  expect(result.alarms).toEqual([]);
  expect(
    [...result.scores].flatMap(([id, { examples }]) => examples.slice(0, SHOWN).map((one) => `${id} ${one}`)),
  ).toEqual([]);
  expect(result.unmended).toEqual([]);
  const planted = [...result.scores].filter(([, score]) => score.planted > 0);
  for (const [id, score] of planted) expect([id, precision(score), recall(score)]).toEqual([id, 1, 1]);
  expect(planted.length).toBeGreaterThan(CHECKS.length * 0.7);
  expect(total(result.scores)).toBeGreaterThan(150 * ROUNDS);
}, 3_600_000);
