import { CHECKS } from "../../src/checks";
import { FAULTS } from "./faults";
import { generated, measure, precision, recall, table, total } from "./harness";

/** More of them: MUTATIONS=200 npx jest test/mutations; another seed: MUTATIONS_SEED=7. */
const SEED = Number(process.env.MUTATIONS_SEED ?? 20260101);
const REGISTERS = Number(process.env.MUTATIONS ?? 6);
const SHOWN = Number(process.env.MUTATIONS_SHOW ?? 3);
/** Each check is planted at least this often. */
const LEAST = Math.min(20, Math.ceil(REGISTERS / 3));

test("every check has its fault", () =>
  expect(CHECKS.map((check) => check.id).filter((id) => !FAULTS[id])).toEqual([]));

test(`each check finds its fault, and no other, in ${REGISTERS} registers from seed ${SEED}`, () => {
  const result = measure({ clean: generated(SEED), registers: REGISTERS, seed: SEED, least: LEAST });
  process.stdout.write(table(result, SEED));
  const faults = [...result.scores].flatMap(([id, score]) =>
    score.examples.slice(0, SHOWN).map((example) => `${id} ${example}`),
  );
  expect(result.alarms.slice(0, 20)).toEqual([]);
  expect(faults).toEqual([]);
  expect(result.unmended.slice(0, 20)).toEqual([]);
  for (const [id, score] of result.scores)
    expect([id, precision(score), recall(score), score.planted >= LEAST]).toEqual([id, 1, 1, true]);
  expect(total(result.scores)).toBeGreaterThanOrEqual(REGISTERS * 42);
  expect([...result.messages].flatMap(([rule, said]) => [...said].flatMap((one) => unclear(rule, one)))).toEqual([]);
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
