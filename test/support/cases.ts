import { CHECKS, runChecks, type Check, type Finding, type Severity } from "../../src/checks";
import { DEFAULT_PROFILE, type Profile } from "../../src/profile";
import type { RegisterReading } from "../../src/register";
import { a1, parseIsoDay, refA1 } from "../../src/workbook";
import { applyEdits, changedCells } from "./applyEdits";
import { drawnRegister, type Drawn } from "./register";

/** What every case may set: how the table is drawn, and the run's own options. */
export interface Case extends Drawn {
  /** What the case is about, in a few words. */
  readonly name: string;
  /** A table with its headings in row 1 (see drawnRegister). */
  readonly sheet: string;
  readonly asOf?: string;
  readonly profile?: Partial<Profile>;
  readonly forPublication?: boolean;
  /** The register one period before, drawn the same way. */
  readonly previous?: string;
}

export interface Expected {
  /** "E2"; another sheet's as "Key!C4"; null where the finding has no cell. */
  readonly cell: string | null;
  readonly message?: string;
  readonly severity?: Severity;
  readonly actual?: string | number | null;
  readonly expected?: string | number | null;
  readonly related?: readonly string[];
  readonly fix?: "safe" | "offer" | null;
  /** What stands in the cell once the fix is applied: a value, or a formula with its "=". */
  readonly fixed?: string | number;
}

export interface RejectCase extends Case {
  readonly findings: readonly Expected[];
}

const readCase = (one: Case): RegisterReading => drawnRegister(one.sheet, one);

function runCase(one: Case, reading: RegisterReading, checks: readonly string[] | null = null): readonly Finding[] {
  const found = runChecks(reading, {
    profile: { ...DEFAULT_PROFILE, ...one.profile },
    asOf: parseIsoDay(one.asOf ?? "2021-03-31")!,
    previous: one.previous === undefined ? null : drawnRegister(one.previous, one),
    forPublication: one.forPublication,
  });
  return checks === null ? found : found.filter((finding) => checks.includes(finding.rule));
}

const place = (finding: Finding): string | null => (finding.cell === null ? null : refA1(finding.cell, "Register"));

/** The findings in the form the cases give them, as far as they give it. */
const shown = (finding: Finding, like: Expected): Expected => ({
  cell: place(finding),
  ...("message" in like && { message: finding.message }),
  ...("severity" in like && { severity: finding.severity }),
  ...("actual" in like && { actual: finding.actual }),
  ...("expected" in like && { expected: finding.expected }),
  ...("related" in like && { related: finding.related.map((cell) => refA1(cell, "Register")) }),
  ...("fix" in like && { fix: finding.fix }),
});

/** A check held against its table of cases: silent on `accept`, and saying exactly what stands in `reject`; each safe fix mends its finding and touches nothing else. */
export function checkCases(
  check: Check,
  { accept, reject }: { readonly accept: readonly Case[]; readonly reject: readonly RejectCase[] },
): void {
  describe(check.id, () => {
    test("is registered", () => expect(CHECKS.map((c) => c.id)).toContain(check.id));
    test.each(accept.map((one) => [one.name, one] as const))("accepts: %s", (_, one) => {
      expect(runCase(one, readCase(one), [check.id]).map((finding) => `${place(finding)} ${finding.message}`)).toEqual(
        [],
      );
    });
    test.each(reject.map((one) => [one.name, one] as const))("rejects: %s", (_, one) => {
      const reading = readCase(one);
      const found = runCase(one, reading, [check.id]);
      expect(
        found.map((finding, i) =>
          one.findings[i] ? shown(finding, one.findings[i]) : { cell: place(finding), message: finding.message },
        ),
      ).toEqual(one.findings.map(({ fixed: _fixed, ...rest }) => rest));
      for (const [i, finding] of found.entries()) holdFix(one, reading, finding, one.findings[i]!);
    });
  });
}

/** After a safe fix the finding is gone, nothing new is found, and only the finding's own cells have changed. */
function holdFix(one: Case, reading: RegisterReading, finding: Finding, like: Expected): void {
  if ("fixed" in like) expect(finding.edits.length).toBeGreaterThan(0);
  if (finding.fix !== "safe") return;
  const workbook = applyEdits(reading.workbook, finding.edits);
  const after = reread(one, workbook);
  const key = (f: Finding): string => `${f.rule} ${place(f)}`;
  const before = new Set(runCase(one, reading).map(key));
  const left = runCase(one, after).map(key);
  expect(left).not.toContain(key(finding));
  expect(left.filter((k) => !before.has(k))).toEqual([]);
  if (!("fixed" in like)) return;
  const cell = finding.cell!;
  expect(changedCells(reading.workbook, workbook)).toEqual([`${cell.sheet}!${cell.row},${cell.column}`]);
  const sheet = workbook.sheets.find((s) => s.name === cell.sheet)!;
  const formula = sheet.formulas.get(cell.row * 16384 + cell.column);
  expect({ [a1(cell.row, cell.column)]: formula ?? sheet.rows[cell.row]![cell.column] }).toEqual({
    [a1(cell.row, cell.column)]: like.fixed,
  });
}

/** The same register read again out of a changed workbook. */
const reread = (one: Case, workbook: RegisterReading["workbook"]): RegisterReading =>
  drawnRegister(one.sheet, { ...one, on: workbook });
