import { CHECKS, judgeRisks, runChecks, type Finding } from "../../src/checks";
import { readRegisters } from "../../src/register";
import { refA1, type WorkbookSnapshot } from "../../src/workbook";
import { Random } from "../councils/random";
import { makeClean, type Clean } from "../mutations/clean";
import { FAULTS } from "../mutations/faults";
import { randomEdit, typedInto } from "../live/edits";

const SEED = Number(process.env.LIVE_SEED ?? 20260401);
const COUNT = Number(process.env.LIVE ?? 120);

const PER_RISK = CHECKS.filter(({ perRisk }) => perRisk).map(({ id }) => id);

/** The register with a fault in it, of the first of these checks it has a place for. */
function planted(clean: Clean, rules: readonly string[], random: Random): WorkbookSnapshot {
  const reading = readRegisters(clean.workbook, clean.profile);
  const before = readRegisters(clean.previous!, clean.profile).registers[0]!;
  const ground = { clean, reading, register: reading.registers[0]!, before, random };
  for (const rule of rules) {
    const fault = FAULTS[rule]?.plant(ground);
    if (fault) return fault.workbook;
  }
  return clean.workbook;
}

const shown = (finding: Finding): string =>
  JSON.stringify([
    finding.rule,
    finding.severity,
    finding.cell && refA1(finding.cell),
    finding.related.map((cell) => refA1(cell)),
    finding.risk?.rows,
    finding.message,
    finding.actual,
    finding.expected,
    finding.fix,
    finding.edits,
  ]);

test(`checks that say they judge each risk by itself do, in up to ${COUNT} registers with faults typed into them, from seed ${SEED}`, () => {
  const seen = new Set<string>();
  // Once each of them has had something to say, a few more will do.
  for (let n = 0; n < COUNT && (n < COUNT / 4 || PER_RISK.some((id) => !seen.has(id))); n++) {
    const clean = makeClean(SEED + n);
    const random = new Random(SEED + n);
    let workbook = planted(
      clean,
      PER_RISK.filter((id) => !seen.has(id)),
      random,
    );
    const first = readRegisters(workbook, clean.profile);
    for (let k = 0; k < 3; k++) workbook = typedInto(workbook, randomEdit(random, workbook, first.registers));
    const reading = readRegisters(workbook, clean.profile);
    const options = { profile: clean.profile, asOf: clean.asOf };
    const whole = runChecks(reading, options).filter(({ rule, risk }) => risk && PER_RISK.includes(rule));
    for (const { rule } of whole) seen.add(rule);
    for (const [at, register] of reading.registers.entries()) {
      const alone = register.risks.flatMap((risk) => judgeRisks(reading, at, [risk], workbook, options));
      const known = whole.filter((finding) => finding.register === at);
      expect([clean.seed, ...alone.map(shown).sort()]).toEqual([clean.seed, ...known.map(shown).sort()]);
    }
  }
  // Each of them must have had something to say, or nothing is proved.
  expect(PER_RISK.filter((id) => !seen.has(id))).toEqual([]);
}, 120_000);
