import { asPartOf, findingsInOrder, isPerRisk, judgeRisks, type Finding } from "../checks";
import { rereadRisks, type Reread, type Risk } from "../register";
import { applyIgnores, KEPT_IGNORES, readIgnores, type IgnoredFinding } from "../submit";
import {
  dependentsOf,
  finish,
  flattened,
  keptValue,
  MAX_COLUMNS,
  MAX_ROWS,
  sheetNamed,
  withRows,
  type Dependents,
  type HeardChange,
  type RowsSnapshot,
  type SheetSnapshot,
  type Steps,
  type WorkbookSnapshot,
} from "../workbook";
import { checkInSteps, type CheckOptions, type CheckResult } from "./check";

/** Rows of a sheet to be read again; all 0-based and inclusive. */
interface RowsToRead {
  readonly sheet: string;
  readonly rows: readonly (readonly [number, number])[];
  readonly columns: readonly [number, number];
}

/** What a change asks to be read again. */
interface ToRead {
  /** The whole workbook. */
  readonly whole: boolean;
  readonly rows: readonly RowsToRead[];
  /** More formulas were worked out again than can be read at every keystroke: what is shown may be out of date. */
  readonly lost: boolean;
}

/** More rows than this at once: the whole workbook is read as soon. */
const MOST_ROWS = 2_000;
/** So many changes are laid over each other before the workbook is made plain again. */
const MOST_LAYERS = 32;

/**
 * A check that follows its workbook. A change costs a reading of the rows it touches and of those whose formulas look
 * at them; the risks there are judged at once by the checks that judge each risk by itself, at a cost that does not grow with
 * the register (`take`). What else depends on them, duplicates, gaps, columns' usual formulas, is settled by checking the
 * workbook as it then stands from the beginning, in steps and without reading from the host (`settle`): so what is
 * settled is what a check would say, by construction.
 */
export class LiveCheck {
  private workbook: WorkbookSnapshot;
  private settled: CheckResult;
  private shown: CheckResult;
  private dependents: Dependents | null = null;
  private widths = new Map<string, number>();
  private layers = 0;
  /** The registers may stand elsewhere, or be read otherwise, than was settled: until it is settled anew, no risk is judged at once. */
  private adrift = false;
  private options: CheckOptions;

  /** `workbook` is what `result` was made from, by the options that `optionsFor` gives for it. */
  constructor(
    workbook: WorkbookSnapshot,
    result: CheckResult,
    private readonly optionsFor: (workbook: WorkbookSnapshot) => CheckOptions,
  ) {
    this.options = optionsFor(workbook);
    this.workbook = workbook;
    this.settled = this.shown = result;
  }

  /** How many rows its sheets have together. */
  get rows(): number {
    return this.workbook.sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0);
  }

  /** What is known so far: settled, with what `take` made of later changes. */
  get result(): CheckResult {
    return this.shown;
  }

  /** Makes ready to follow changes: a look at every formula. Left out, the first change takes the time. */
  *prepare(): Steps<void> {
    this.widths = new Map();
    for (const { name, rows } of this.workbook.sheets) {
      this.widths.set(
        name,
        rows.reduce((most, line) => Math.max(most, line.length), 1),
      );
      yield;
    }
    this.dependents = dependentsOf(this.workbook);
  }

  /** What must be read again after a change. */
  toRead(change: HeardChange): ToRead {
    const whole: ToRead = { whole: true, rows: [], lost: false };
    const names = [...change.cells.keys(), ...change.calculated.keys()];
    if (change.whole || names.some((name) => !sheetNamed(this.workbook, name))) return whole;
    if (!this.dependents) finish(this.prepare());
    const dependents = this.dependents!;
    const touched = new Map<string, Set<number>>();
    const rights = new Map(this.widths);
    for (const [name, rects] of change.cells) {
      const { rows } = sheetNamed(this.workbook, name)!;
      for (const { top, bottom, right } of rects) {
        // Whole columns end with the sheet.
        const last = bottom === MAX_ROWS - 1 ? rows.length - 1 : bottom;
        if (last - top >= MOST_ROWS) return whole;
        for (let row = top; row <= last; row++) addTo(touched, name, row);
        if (right < MAX_COLUMNS - 1) rights.set(name, Math.max(rights.get(name) ?? 1, right + 1));
      }
    }
    const untold = [...change.calculated].filter(([, cells]) => cells === null).map(([name]) => name);
    for (const [name, rows] of dependents.of(change.cells, untold)) for (const row of rows) addTo(touched, name, row);
    if (sizeOf(touched) > MOST_ROWS) return whole;
    const calculated = new Map([...touched].map(([name, rows]) => [name, new Set(rows)]));
    for (const [name, cells] of change.calculated) {
      const formulas = dependents.formulaRows(name);
      // Where no cells are told, what was typed explains it; else any formula may have come to something else.
      if (cells === null && !touched.has(name)) for (const row of formulas) addTo(calculated, name, row);
      for (const { top, bottom } of cells ?? [])
        for (const row of within(formulas, top, bottom)) addTo(calculated, name, row);
    }
    const lost = sizeOf(calculated) > MOST_ROWS;
    return {
      whole: false,
      lost,
      rows: [...(lost ? touched : calculated)].map(([sheet, rows]) => ({
        sheet,
        rows: runsOf(rows),
        columns: [0, (rights.get(sheet) ?? 1) - 1] as const,
      })),
    };
  }

  /** Takes in what was read again. Returns whether anything is other than it was. */
  take(sheet: string, read: RowsSnapshot): boolean {
    const before = sheetNamed(this.workbook, sheet);
    if (!before) return false;
    const workbook = withRows(this.workbook, sheet, read);
    const now = sheetNamed(workbook, sheet)!;
    const rows = [...read.rows.keys()].filter((row) => !sameLine(before.rows[row], now.rows[row]));
    const looks = (["formulas", "numberFormats", "fills", "fontColours", "hiddenRows"] as const).some(
      (part) => before[part] !== now[part],
    );
    if (rows.length === 0 && !looks) return false;
    for (const [key, formula] of read.formulas) if (before.formulas.get(key) !== formula) this.dependents = null;
    const width = [...read.rows.keys()].reduce((most, row) => Math.max(most, now.rows[row]?.length ?? 0), 1);
    if (width > (this.widths.get(sheet) ?? 1)) this.widths.set(sheet, width);
    this.workbook = ++this.layers % MOST_LAYERS === 0 ? flattened(workbook) : workbook;
    const kept = sheetNamed(this.settled.reading.workbook, sheet);
    if (kept) asPartOf(kept, sheetNamed(this.workbook, sheet)!);
    this.judge(sheet, looks ? [...read.rows.keys()] : rows, before, now);
    return true;
  }

  /** Takes in the whole workbook, read again; what is shown waits for `settle`. */
  replace(workbook: WorkbookSnapshot): void {
    this.workbook = workbook;
    this.dependents = null;
    this.adrift = true;
  }

  /** Brings what is known into line with what a check of the whole would say. To be begun anew after each further change. */
  *settle(): Steps<CheckResult> {
    const workbook = flattened(this.workbook);
    const options = this.optionsFor(workbook);
    const result = yield* checkInSteps(workbook, options);
    this.options = options;
    this.workbook = workbook;
    this.settled = this.shown = result;
    this.layers = 0;
    this.adrift = false;
    yield* this.prepare();
    return result;
  }

  /** Puts what is said of the touched risks in the place of what was said of them. */
  private judge(sheet: string, rows: readonly number[], before: SheetSnapshot, now: SheetSnapshot): void {
    const { reading } = this.settled;
    const workbook = { ...this.workbook, notes: reading.workbook.notes };
    let shown: CheckResult = { ...this.shown, reading: { ...reading, workbook } };
    for (const [at, register] of reading.registers.entries()) {
      if (register.sheet !== sheet || this.adrift) continue;
      const own = rows.filter((row) => row >= register.range.top && row <= register.range.bottom);
      const reread = rereadRisks(register, own, before, now);
      if (!reread) this.adrift = true;
      else if (reread.length > 0) shown = this.withRisks(shown, at, reread);
    }
    this.shown = shown;
  }

  private withRisks(shown: CheckResult, at: number, reread: readonly Reread[]): CheckResult {
    const { profile, previous, ignores, mappings: _, ...rest } = this.options;
    const { workbook } = shown.reading;
    const fresh = judgeRisks(
      this.settled.reading,
      at,
      reread.map(({ now }) => now),
      workbook,
      { ...rest, profile, asOf: shown.asOf, previous: previous ?? null },
    );
    const firsts = new Set(reread.map(({ was }) => was.rows[0]));
    const others = (finding: Finding): boolean =>
      !(finding.register === at && finding.risk && isPerRisk(finding.rule) && firsts.has(finding.risk.rows[0]));
    const othersIgnored = ({ finding }: IgnoredFinding): boolean => others(finding);
    // What is ignored is known by the risk that was read with the whole register.
    const was = new Map<Risk | null, Risk>(reread.map((one) => [one.now, one.was]));
    const now = new Map(reread.map((one) => [one.was, one.now]));
    const sifted = applyIgnores(
      fresh.map((finding) => ({ ...finding, risk: was.get(finding.risk) ?? null })),
      ignores ?? readIgnores(keptValue(workbook.kept, KEPT_IGNORES)),
      shown.reading,
    );
    const named = (finding: Finding): Finding => ({ ...finding, risk: now.get(finding.risk!) ?? finding.risk });
    const namedIgnored = <T extends IgnoredFinding>(one: T): T => ({ ...one, finding: named(one.finding) });
    return {
      ...shown,
      findings: findingsInOrder([...shown.findings.filter(others), ...sifted.open.map(named)]),
      ignored: [...shown.ignored.filter(othersIgnored), ...sifted.ignored.map(namedIgnored)],
      returned: [...shown.returned.filter(othersIgnored), ...sifted.returned.map(namedIgnored)],
    };
  }
}

function addTo(rows: Map<string, Set<number>>, sheet: string, row: number): void {
  const known = rows.get(sheet);
  if (known) known.add(row);
  else rows.set(sheet, new Set([row]));
}

const sizeOf = (rows: ReadonlyMap<string, ReadonlySet<number>>): number =>
  [...rows.values()].reduce((sum, some) => sum + some.size, 0);

const within = (rows: ReadonlySet<number>, top: number, bottom: number): number[] => {
  if (bottom - top >= rows.size) return [...rows].filter((row) => row >= top && row <= bottom);
  const found: number[] = [];
  for (let row = top; row <= bottom; row++) if (rows.has(row)) found.push(row);
  return found;
};

/** Rows as runs of neighbours, in order. */
function runsOf(rows: Iterable<number>): [number, number][] {
  const runs: [number, number][] = [];
  for (const row of [...rows].sort((a, b) => a - b)) {
    const last = runs[runs.length - 1];
    if (last && last[1] === row - 1) last[1] = row;
    else runs.push([row, row]);
  }
  return runs;
}

type Line = SheetSnapshot["rows"][number];

/** Whether two lines hold the same; blanks at the end count for nothing. */
function sameLine(a: Line = [], b: Line = []): boolean {
  for (let column = 0; column < Math.max(a.length, b.length); column++) {
    const [one, other] = [a[column] ?? null, b[column] ?? null];
    if (one === other) continue;
    if (typeof one !== "object" || typeof other !== "object" || one?.error !== other?.error) return false;
  }
  return true;
}
