import { runChecks } from "../../src/checks";
import { DEFAULT_PROFILE } from "../../src/profile";
import { readRegisters, type Register } from "../../src/register";
import { columnName, type WorkbookSnapshot } from "../../src/workbook";
import { sheet, workbook } from "../support/sheet";

/** Eight risks' ratings before and after controls. */
const RATED: readonly (readonly [number, number, number, number])[] = [
  [4, 5, 3, 5],
  [5, 4, 4, 4],
  [3, 3, 2, 3],
  [2, 5, 1, 5],
  [4, 4, 3, 3],
  [3, 5, 2, 4],
  [5, 5, 3, 5],
  [4, 2, 3, 2],
];
type Form = (likelihood: number, impact: number) => string;

function book(before: string, after: string, form: Form, change: (cells: string[][]) => void = () => {}) {
  const cells = RATED.map(([l, i, rl, ri], k) => [
    `R${k + 1}`,
    `Service ${k + 1} fails its users`,
    form(l, i),
    String(l * i),
    "Plan tested",
    form(rl, ri),
    String(rl * ri),
  ]);
  change(cells);
  const rows = [["Ref", "Risk", before, "Score", "Controls", after, "Residual score"], ...cells];
  return workbook(sheet("Register", rows.map((row) => `| ${row.join(" | ")} |`).join("\n")));
}
const read = (snapshot: WorkbookSnapshot): Register => readRegisters(snapshot).registers[0]!;
const fields = (register: Register): string =>
  register.columns.flatMap((c) => (c.field === null ? [] : [`${columnName(c.column)}:${c.field}`])).join(" ");
const pairs = (register: Register): unknown[] =>
  register.risks.map(({ stages: { inherent, residual } }) => [
    inherent?.likelihood?.value,
    inherent?.impact?.value,
    residual?.likelihood?.value,
    residual?.impact?.value,
  ]);
const findings = (snapshot: WorkbookSnapshot) =>
  runChecks(readRegisters(snapshot), {
    profile: DEFAULT_PROFILE,
    asOf: { year: 2026, month: 11, day: 28 },
    previous: null,
  }).filter((finding) => finding.severity === "error");

test.each<[string, string, Form]>([
  ["Likelihood / Impact", "Residual likelihood / impact", (l, i) => `${l}/${i}`],
  ["Likelihood and Impact", "Residual likelihood and impact", (l, i) => `${l} x ${i}`],
  ["Impact & Likelihood", "Residual impact & likelihood", (l, i) => `${i}, ${l}`],
  ["Impact x Likelihood", "Residual impact x likelihood", (l, i) => `${i} x ${l}`],
  ["L x I", "Residual L x I", (l, i) => `${l} x ${i}`],
  ["Inherent L and I", "Residual L and I", (l, i) => `L:${l} I:${i}`],
  ["Inherent risk rating", "Residual risk rating", (l, i) => `I${i} L${l}`],
])("both ratings in one cell beside their score: %s", (before, after, form) => {
  const register = read(book(before, after, form));
  expect(fields(register)).toBe(
    "A:id B:title C:inherent.likelihood D:inherent.score E:controls F:residual.likelihood G:residual.score",
  );
  expect(register.columns.filter((c) => c.isPair).map((c) => c.column)).toEqual([2, 5]);
  expect(pairs(register)).toEqual(RATED);
  expect(register.rule).toEqual({ rule: "product", agree: 16, of: 16 });
  expect(findings(book(before, after, form))).toEqual([]);
});

test("a score beside a pair is judged by it; a blank pair is told once", () => {
  const snapshot = book(
    "Likelihood and impact",
    "Residual likelihood and impact",
    (l, i) => `${l} x ${i}`,
    (cells) => {
      cells[1]![3] = "16";
      cells[3]![5] = "";
    },
  );
  expect(findings(snapshot).map((f) => [f.rule, f.cell!.row, f.cell!.column, f.message])).toEqual([
    ["score-mismatch", 2, 3, expect.stringContaining("likelihood 5 x impact 4 gives 20")],
    ["rating-missing", 4, 5, "Residual likelihood and impact are blank, while residual score is 5."],
  ]);
});

test("without a score of their own, two ratings in one cell are the score", () => {
  const rows = RATED.map(
    ([l, i], k) => `| R${k + 1} | Service ${k + 1} fails its users | ${l} x ${i} | Director | Plan tested |`,
  );
  const register = read(
    workbook(sheet("Register", ["| Ref | Risk | Risk score | Owner | Controls |", ...rows].join("\n"))),
  );
  expect(fields(register)).toBe("A:id B:title C:current.score D:owner E:controls");
  expect(register.columns.some((c) => c.isPair)).toBe(false);
  expect(register.risks.map((r) => r.stages.current?.score?.value)).toEqual(RATED.map(([l, i]) => l * i));
});

test("four out of five is one rating where the impact has a column of its own", () => {
  const rows = RATED.map(
    ([l, i], k) => `| R${k + 1} | Service ${k + 1} fails its users | ${l}/5 | ${i}/5 | ${l * i} | Plan tested |`,
  );
  const register = read(
    workbook(sheet("Register", ["| Ref | Risk | Likelihood | Impact | Score | Controls |", ...rows].join("\n"))),
  );
  expect(register.columns.some((c) => c.isPair)).toBe(false);
  expect(register.risks.map(({ stages: { current } }) => [current?.likelihood?.value, current?.impact?.value])).toEqual(
    RATED.map(([l, i]) => [l, i]),
  );
});

test("a rating off the key's scale is told where the score spells it out", () => {
  const key = [5, 4, 3, 2, 1].map((l) => `| ${l} | ${[1, 2, 3, 4, 5].map((i) => l * i).join(" | ")} |`);
  const rows = RATED.map(
    ([l, i], k) =>
      `| R${k + 1} | Service ${k + 1} fails its users | ${k === 2 ? "6x3=18" : `${l}x${i}=${l * i}`} | Director | Plan tested |`,
  );
  const snapshot = workbook(
    sheet("Register", ["| Ref | Risk | Risk score (L x I) | Owner | Controls |", ...rows].join("\n")),
    sheet("Matrix", ["| Likelihood | Impact | | | | |", "| | 1 | 2 | 3 | 4 | 5 |", ...key].join("\n")),
  );
  expect(findings(snapshot).map((f) => [f.rule, f.cell!.row, f.cell!.column, f.message])).toEqual([
    ["rating-off-scale", 3, 2, "Likelihood is 6; the scale is 1 to 5."],
  ]);
});
