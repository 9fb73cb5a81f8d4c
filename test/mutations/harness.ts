import { CHECKS, runChecks, type Finding } from "../../src/checks";
import { readRegisters, type RegisterReading } from "../../src/register";
import { refA1, type CellRef, type WorkbookSnapshot } from "../../src/workbook";
import { Random } from "../councils/random";
import { applyEdits } from "../support/applyEdits";
import { makeClean, type Clean } from "./clean";
import { FAULTS, type Ground, type Planted } from "./faults";

/** What the harness saw of one check. */
export interface Score {
  planted: number;
  found: number;
  /** Findings of this check where nothing of its kind was planted or implied: of its own in any mutation, of others' at error level. */
  invented: number;
  readonly examples: string[];
}

export interface Result {
  readonly scores: ReadonlyMap<string, Score>;
  readonly registers: number;
  /** Errors and warnings in registers that have no fault. */
  readonly alarms: readonly string[];
  /** Every message met, by rule; for the rest of what is said see the checks themselves. */
  readonly messages: ReadonlyMap<string, ReadonlySet<string>>;
  /** Fixes applied, and those after which the finding stood still or another appeared. */
  readonly mended: number;
  readonly unmended: readonly string[];
}

/** Checks that need the period before; the others are run without it. */
const PERIODS = new Set(["previous-mismatch", "movement-unexplained", "risk-vanished", "stuck-above-appetite"]);

/** Runs some checks over a reading; the harness is given a broken one to show that it can fail. */
export type Run = typeof runChecks;

/** Messages kept of one rule. */
const KEPT = 400;

const shown = (finding: Finding): string => `${finding.rule} ${finding.cell ? refA1(finding.cell) : "-"}`;
const place = (cell: Planted["at"][number]): string => (cell ? refA1(cell) : "-");

/** Plants each check's fault once in each of `registers` clean registers that has a place for it, from a seed. */
export function measure(seed: number, registers: number, run: Run = runChecks, only?: readonly string[]): Result {
  const rules = CHECKS.map((check) => check.id).filter((id) => !only || only.includes(id));
  const scores = new Map(
    CHECKS.map((check) => [check.id, { planted: 0, found: 0, invented: 0, examples: [] as string[] }]),
  );
  const alarms: string[] = [],
    unmended: string[] = [];
  const messages = new Map<string, Set<string>>();
  let mended = 0;
  const errorLevel = new Set(CHECKS.filter((check) => check.severity === "error").map((check) => check.id));
  for (let n = 0; n < registers; n++) {
    const clean = makeClean(seed + n);
    const reading = readRegisters(clean.workbook, clean.profile);
    const previous = readRegisters(clean.previous, clean.profile);
    const findings = (read: RegisterReading, planted?: Planted, before?: RegisterReading): readonly Finding[] => {
      const all = run(read, {
        profile: { ...clean.profile, ...planted?.profile },
        asOf: clean.asOf,
        previous: before ?? null,
      });
      for (const { rule, message } of all) {
        const said = messages.get(rule) ?? new Set();
        messages.set(rule, said);
        if (said.size < KEPT) said.add(message);
      }
      return all;
    };
    const unplanted = { alone: findings(reading), withPrevious: findings(reading, undefined, previous) };
    for (const finding of unplanted.withPrevious)
      if (finding.severity !== "advice")
        alarms.push(`seed ${clean.seed} (${clean.about}): ${shown(finding)} ${finding.message}`);
    const register = reading.registers[0],
      before = previous.registers[0];
    if (!register || !before || reading.registers.length > 1) {
      alarms.push(`seed ${clean.seed} (${clean.about}): ${reading.registers.length} registers read`);
      continue;
    }
    for (const [at, rule] of rules.entries()) {
      const ground: Ground = { clean, reading, register, before, random: new Random((seed + n) * 1000 + at) };
      const planted = FAULTS[rule]?.plant(ground);
      if (!planted) continue;
      const read = readAgain(clean, planted.workbook, reading);
      const then = PERIODS.has(rule)
        ? planted.previous
          ? readRegisters(planted.previous, clean.profile)
          : previous
        : undefined;
      const known = new Set((then ? unplanted.withPrevious : unplanted.alone).map(shown));
      const about = `seed ${clean.seed} (${clean.about})`;
      const all = findings(read, planted, then);
      const fresh = all.filter((finding) => !known.has(shown(finding)));
      judge(scores, rule, planted, fresh, errorLevel, about);
      const own = fresh.find(
        (finding) => finding.rule === rule && finding.fix !== null && finding.edits.every(isInCells),
      );
      if (!own) continue;
      mended++;
      const fixed = readRegisters(applyEdits(planted.workbook, own.edits), clean.profile);
      const stood = new Set([...all.map(shown), ...known]);
      for (const finding of findings(fixed, planted, then)) {
        if (shown(finding) === shown(own)) unmended.push(`${rule} stands after its fix: ${about}, ${shown(finding)}`);
        else if (!stood.has(shown(finding)))
          unmended.push(`${rule} fixed, and then: ${about}, ${shown(finding)} ${finding.message}`);
      }
    }
  }
  return { scores, registers, alarms, messages, mended, unmended };
}

/** What hides, shows or takes rows out is carried out on a whole workbook: see the offers' own test. */
const isInCells = ({ kind }: Finding["edits"][number]): boolean => kind === "values" || kind === "format";

/** Checks of one cell of one risk, which may stand in a register beside each other without meeting. */
const APART = [
  ...["score-mismatch", "score-missing", "rating-missing", "rating-off-scale", "score-impossible"],
  ...["score-words-mismatch", "residual-above-inherent", "band-fill-mismatch", "band-word-mismatch", "dot-mismatch"],
  ...["dot-missing", "dot-unreadable", "owner-missing", "owner-not-single", "action-owner-missing"],
  ...["action-date-missing", "action-overdue", "date-impossible", "review-overdue", "review-date-order"],
  ...["cell-error", "placeholder-left", "personal-data", "external-link", "id-missing"],
];

/** Plants two to six faults at once, each in a risk of its own, and says what was missed and what invented. */
export function measureTogether(
  seed: number,
  registers: number,
  run: Run = runChecks,
): { readonly planted: number; readonly missed: readonly string[]; readonly invented: readonly string[] } {
  const missed: string[] = [],
    invented: string[] = [];
  let count = 0;
  for (let n = 0; n < registers; n++) {
    const clean = makeClean(seed + n);
    const random = new Random((seed + n) * 31);
    const reading = readRegisters(clean.workbook, clean.profile);
    const [register] = reading.registers;
    if (!register) continue;
    const before = readRegisters(clean.previous, clean.profile).registers[0]!;
    const riskAt = (cell: CellRef): number =>
      register.risks.findIndex((risk) => cell.row >= risk.rows[0] && cell.row <= risk.rows[1]);
    const hurt = new Set<number>();
    const planted: { readonly rule: string; readonly at: CellRef }[] = [];
    let workbook = clean.workbook;
    const wanted = random.int(2, 6);
    for (const rule of random.shuffle(APART)) {
      if (planted.length === wanted) break;
      // Each is planted beside those that stand already; where it would meet one, not at all.
      const fault = FAULTS[rule]!.plant({ clean: { ...clean, workbook }, reading, register, before, random });
      const [at] = fault?.at ?? [];
      if (!fault || !at || fault.profile || fault.at.length > 1 || hurt.has(riskAt(at)) || riskAt(at) < 0) continue;
      hurt.add(riskAt(at));
      planted.push({ rule, at });
      workbook = fault.workbook;
    }
    const options = { profile: clean.profile, asOf: clean.asOf, previous: null };
    const known = new Set(run(reading, options).map(shown));
    const fresh = run(readRegisters(workbook, clean.profile), options).filter((finding) => !known.has(shown(finding)));
    const about = `seed ${clean.seed} (${clean.about}), ${planted.map(({ rule, at }) => `${rule} ${refA1(at)}`).join(" + ")}`;
    count += planted.length;
    for (const { rule, at } of planted)
      if (!fresh.some((finding) => finding.rule === rule && place(finding.cell) === refA1(at)))
        missed.push(`${rule} at ${refA1(at)}: ${about}`);
    const allowed = new Set(planted.flatMap(({ rule }) => [rule, ...(FAULTS[rule]!.implies ?? [])]));
    for (const finding of fresh)
      if (
        finding.severity === "error" &&
        !(allowed.has(finding.rule) && finding.cell && hurt.has(riskAt(finding.cell)))
      )
        if (finding.cell?.sheet === register.sheet) invented.push(`${shown(finding)} ${finding.message}: ${about}`);
  }
  return { planted: count, missed, invented };
}

const readAgain = (clean: Clean, workbook: WorkbookSnapshot, reading: RegisterReading): RegisterReading =>
  workbook === clean.workbook ? reading : readRegisters(workbook, clean.profile);

function judge(
  scores: ReadonlyMap<string, Score>,
  rule: string,
  planted: Planted,
  fresh: readonly Finding[],
  errorLevel: ReadonlySet<string>,
  about: string,
): void {
  const score = scores.get(rule)!;
  const expected = new Set(planted.at.map(place));
  const allowed = new Set((planted.also ?? []).map(place));
  const implied = new Set(FAULTS[rule]!.implies ?? []);
  score.planted++;
  const hits = fresh.filter(
    (finding) => finding.rule === rule && expected.has(finding.cell ? refA1(finding.cell) : "-"),
  );
  if (hits.length > 0) score.found++;
  else score.examples.push(`missed: ${about}, ${[...expected].slice(0, 3).join(" or ")}`);
  for (const finding of fresh) {
    if (
      finding.rule === rule
        ? hits.includes(finding) || allowed.has(place(finding.cell))
        : implied.has(finding.rule) ||
          (finding.severity !== "error" && !(errorLevel.has(finding.rule) && finding.severity !== "advice"))
    )
      continue;
    const other = scores.get(finding.rule)!;
    other.invented++;
    other.examples.push(
      `invented: ${about}, after ${rule} at ${[...expected].slice(0, 3).join(" or ")}: ${shown(finding)} ${finding.message}`,
    );
  }
}

export const recall = ({ planted, found }: Score): number => (planted === 0 ? NaN : found / planted);
export const precision = ({ found, invented }: Score): number =>
  found + invented === 0 ? NaN : found / (found + invented);

/** A line a check: how often planted, precision, recall. */
export function table({ scores, registers, alarms, mended, unmended }: Result, seed: number): string {
  const lines = [...scores].map(
    ([id, score]) =>
      `  ${id.padEnd(28)} ${String(score.planted).padStart(6)}  ${precision(score).toFixed(3)}  ${recall(score).toFixed(3)}`,
  );
  return [
    `mutations: ${registers} clean registers from seed ${seed}, ${alarms.length} alarms in them`,
    `  ${"check".padEnd(28)} ${"planted".padStart(6)}  precision  recall`,
    ...lines,
    `  ${mended} fixes applied, ${unmended.length} left a finding behind`,
    "",
  ].join("\n");
}
