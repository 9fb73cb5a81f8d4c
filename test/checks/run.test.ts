import { asOfDay, CHECKS, runChecks } from "../../src/checks";
import { DEFAULT_PROFILE } from "../../src/profile";
import { drawnRegister } from "../support/register";

const today = { year: 2026, month: 1, day: 31 };
const options = { profile: DEFAULT_PROFILE, asOf: today };
const reading = drawnRegister(
  "| Ref | Risk | Owner | Likelihood | Impact | Score |\n| 1 | Flood | | 4 | 5 | 18 |\n| 1 | Fire | X | 4 | 5 | 20 |",
);

test("findings come by register, severity and place", () => {
  expect(runChecks(reading, options).map((f) => [f.rule, f.severity, f.cell!.row + 1])).toEqual([
    ["score-mismatch", "error", 2],
    ["id-duplicate", "error", 3],
    ["owner-missing", "warning", 2],
  ]);
});

test("a profile turns a check off or changes its severity", () => {
  const profile = { ...DEFAULT_PROFILE, severities: { "id-duplicate": "off", "score-mismatch": "advice" } } as const;
  expect(runChecks(reading, { ...options, profile }).map((f) => [f.rule, f.severity])).toEqual([
    ["owner-missing", "warning"],
    ["score-mismatch", "advice"],
  ]);
});

test.each([
  [
    "the day given",
    { year: 2020, month: 5, day: 1 },
    { year: 2014, month: 8, day: 31 },
    { year: 2020, month: 5, day: 1 },
  ],
  ["the end of the register's own period", null, { year: 2014, month: 8, day: 31 }, { year: 2014, month: 8, day: 31 }],
  ["today", null, null, today],
] as const)("as-of day: %s", (_, given, periodEnd, expected) => {
  expect(asOfDay(drawnRegister("| Ref | Risk |\n| 1 | A |", { register: { periodEnd } }), given, today)).toEqual(
    expected,
  );
});

test.each([
  ["a year that is over", { year: 2014, month: 3, day: 31 }, { year: 2014, month: 3, day: 31 }],
  ["the year that runs", { year: today.year + 1, month: 3, day: 31 }, today],
] as const)("as-of day of a register that names only its financial year: %s", (_, yearEnd, expected) => {
  const drawn = drawnRegister("| Ref | Risk |\n| 1 | A |", { register: { periodEnd: null, yearEnd } });
  expect(asOfDay(drawn, null, today)).toEqual(expected);
});

test("nothing is said of an empty workbook", () => {
  expect(
    runChecks({ workbook: { fileName: "", sheets: [], date1904: false, notes: [] }, registers: [] }, options),
  ).toEqual([]);
  expect(CHECKS.length).toBeGreaterThan(60);
});

/** The cost grows in proportion to the risks: ten times as many take at most thirty times as long (a quadratic pass would take a hundred). */
test("linear in risks", () => {
  const table = (n: number): string =>
    `| Ref | Risk | Owner | Inherent likelihood | Inherent impact | Inherent score | Controls | Residual likelihood | Residual impact | Residual score | Residual band | Actions | Due | Status |\n${Array.from({ length: n }, (_, i) => `| R${i + 1} | A risk of its own with the number ${i} | Head of Audit | 4 | 5 | 20 | Control ${i} | 2 | 5 | 10 | Amber | Action ${i} | 2030-06-30 | Open |`).join("\n")}`;
  const cost = (n: number): number => {
    const large = drawnRegister(table(n));
    const start = process.hrtime.bigint();
    runChecks(large, options);
    return Number(process.hrtime.bigint() - start) / 1e6;
  };
  cost(300);
  const small = Math.max(5, cost(300));
  expect(cost(3000)).toBeLessThan(small * 30);
});
