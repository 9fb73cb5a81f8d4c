import { CHECKS, runChecks, type Finding } from "../../src/checks";
import { readRegisters, type RegisterReading } from "../../src/register";
import { refA1, type CellRef, type WorkbookSnapshot } from "../../src/workbook";
import { Random } from "../councils/random";
import { applyEdits } from "../support/applyEdits";
import { makeClean, type Clean } from "./clean";
import { FAULTS, type Planted } from "./faults";
import { makePages } from "./pages";

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

/** Registers without a fault, by number; every eighth of the generated ones has a page a risk. */
export const generated = (seed: number): ((n: number) => Clean) => {
  return (n) => (n % 8 === 7 ? makePages(seed + n) : makeClean(seed + n));
};

export interface Plan {
  readonly clean: (n: number) => Clean;
  readonly registers: number;
  readonly seed: number;
  readonly run?: Run;
  /** Some checks only. */
  readonly only?: readonly string[];
  /** Checks planted less often than this are planted in further registers, up to four times as many or sixty. */
  readonly least?: number;
}

const MOST_FURTHER = 60;
/** In a register that a rare fault has a place in, it is planted this often. */
const RARE = 3;

/** Plants each check's fault once in each of the clean registers that has a place for it, at a random one. */
export function measure({ clean: cleanOf, registers, seed, run = runChecks, only, least = 0 }: Plan): Result {
  const result: Open = {
    scores: new Map(CHECKS.map(({ id }) => [id, { planted: 0, found: 0, invented: 0, examples: [] }])),
    alarms: [],
    messages: new Map(),
    mended: 0,
    unmended: [],
  };
  const rules = CHECKS.map((check) => check.id).filter((id) => !only || only.includes(id));
  for (let n = 0; n < Math.max(registers * 4, MOST_FURTHER); n++) {
    const wanted = n < registers ? rules : rules.filter((rule) => result.scores.get(rule)!.planted < least);
    if (wanted.length === 0) break;
    plantIn(cleanOf(n), seed + n, wanted, n < registers ? 1 : RARE, run, result);
  }
  return { ...result, registers };
}

interface Open {
  readonly scores: Map<string, Score>;
  readonly alarms: string[];
  readonly messages: Map<string, Set<string>>;
  mended: number;
  readonly unmended: string[];
}

const ERROR_LEVEL = new Set(CHECKS.filter((check) => check.severity === "error").map((check) => check.id));

function plantIn(clean: Clean, seed: number, rules: readonly string[], times: number, run: Run, result: Open): void {
  const read = (workbook: WorkbookSnapshot): RegisterReading => readRegisters(workbook, clean.profile);
  const reading = read(clean.workbook);
  const previous = clean.previous && read(clean.previous);
  const about = `seed ${clean.seed} (${clean.about})`;
  const findings = (
    now: RegisterReading,
    planted?: Planted,
    before: RegisterReading | null = null,
  ): readonly Finding[] => {
    const all = run(now, {
      profile: { ...clean.profile, ...planted?.profile },
      asOf: clean.asOf,
      previous: before,
      earlier: planted?.earlier?.map(read) ?? [],
    });
    for (const { rule, message } of all) {
      const said = result.messages.get(rule) ?? new Set();
      result.messages.set(rule, said);
      if (said.size < KEPT) said.add(message);
    }
    return all;
  };
  const unplanted = {
    alone: new Set(findings(reading).map(shown)),
    withPrevious: new Set<string>(),
  };
  for (const finding of findings(reading, undefined, previous)) {
    unplanted.withPrevious.add(shown(finding));
    if (finding.severity !== "advice") result.alarms.push(`${about}: ${shown(finding)} ${finding.message}`);
  }
  if (reading.registers.length !== clean.registers || (previous && previous.registers.length !== clean.registers)) {
    result.alarms.push(`${about}: ${reading.registers.length} registers read`);
    return;
  }
  for (const rule of rules) {
    for (let time = 0; time < times; time++) {
      const random = new Random(seed * 1000 + CHECKS.findIndex(({ id }) => id === rule) + time * 97);
      const at = random.int(0, clean.registers - 1);
      const planted = FAULTS[rule]!.plant({
        clean,
        reading,
        register: reading.registers[at]!,
        before: previous?.registers[at] ?? null,
        random,
      });
      if (!planted) continue;
      const now = planted.workbook === clean.workbook ? reading : read(planted.workbook);
      const then = PERIODS.has(rule) ? (planted.previous ? read(planted.previous) : previous) : null;
      const known = then ? unplanted.withPrevious : unplanted.alone;
      const all = findings(now, planted, then);
      const fresh = all.filter((finding) => !known.has(shown(finding)));
      judge(result.scores, rule, planted, fresh, about);
      const own = fresh.find(
        (finding) => finding.rule === rule && finding.fix !== null && finding.edits.every(isInCells),
      );
      if (!own) continue;
      result.mended++;
      const stood = new Set([...all.map(shown), ...known]);
      for (const finding of findings(read(applyEdits(planted.workbook, own.edits)), planted, then)) {
        if (shown(finding) === shown(own))
          result.unmended.push(`${rule} stands after its fix: ${about}, ${shown(finding)}`);
        else if (!stood.has(shown(finding)))
          result.unmended.push(`${rule} fixed, and then: ${about}, ${shown(finding)} ${finding.message}`);
      }
    }
  }
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
    const riskAt = (cell: CellRef): number =>
      register.risks.findIndex((risk) => cell.row >= risk.rows[0] && cell.row <= risk.rows[1]);
    const hurt = new Set<number>();
    const planted: { readonly rule: string; readonly at: CellRef }[] = [];
    let workbook = clean.workbook;
    const wanted = random.int(2, 6);
    for (const rule of random.shuffle(APART)) {
      if (planted.length === wanted) break;
      // Each is planted beside those that stand already; where it would meet one, not at all.
      const fault = FAULTS[rule]!.plant({ clean: { ...clean, workbook }, reading, register, before: null, random });
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

function judge(
  scores: ReadonlyMap<string, Score>,
  rule: string,
  planted: Planted,
  fresh: readonly Finding[],
  about: string,
): void {
  const score = scores.get(rule)!;
  const expected = new Set(planted.at.map(place));
  const allowed = new Set((planted.also ?? []).map(place));
  const implied = new Set(FAULTS[rule]!.implies ?? []);
  score.planted++;
  const hits = fresh.filter(
    (finding) =>
      finding.rule === rule &&
      expected.has(place(finding.cell)) &&
      (planted.says === undefined || planted.says.test(finding.message)),
  );
  if (hits.length > 0) score.found++;
  else score.examples.push(`missed: ${about}, ${[...expected].slice(0, 3).join(" or ")}`);
  for (const finding of fresh) {
    if (
      finding.rule === rule
        ? hits.includes(finding) || allowed.has(place(finding.cell))
        : implied.has(finding.rule) ||
          (finding.severity !== "error" && !(ERROR_LEVEL.has(finding.rule) && finding.severity !== "advice"))
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

/** A line a check that was planted: how often, precision, recall. */
export function table(
  { scores, registers, alarms, mended, unmended }: Result,
  seed: number,
  what = "clean registers",
): string {
  const planted = [...scores].filter(([, score]) => score.planted > 0);
  const none = [...scores].filter(([, score]) => score.planted === 0).map(([id]) => id);
  const lines = planted.map(
    ([id, score]) =>
      `  ${id.padEnd(28)} ${String(score.planted).padStart(7)}  ${precision(score).toFixed(3).padStart(9)}  ${recall(score).toFixed(3).padStart(6)}`,
  );
  return [
    `mutations: ${total(scores)} faults in ${registers} ${what} from seed ${seed}, ${alarms.length} alarms before`,
    `  ${"check".padEnd(28)} planted  precision  recall`,
    ...lines,
    ...(none.length > 0 ? [`  no place for: ${none.join(", ")}`] : []),
    `  ${mended} fixes applied, ${unmended.length} left a finding behind`,
    "",
  ].join("\n");
}

/** How many faults were planted. */
export const total = (scores: Result["scores"]): number =>
  [...scores.values()].reduce((sum, { planted }) => sum + planted, 0);
