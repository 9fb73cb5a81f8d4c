import { runChecks } from "../../src/checks";
import { DEFAULT_PROFILE } from "../../src/profile";
import { checkWorkbook } from "../../src/report";
import { readRegisters, type Register } from "../../src/register";
import type { SheetSnapshot } from "../../src/workbook";
import { sheet, workbook } from "../support/sheet";

/** Each sheet with the matrix of products of a size, or with impact counted once more. */
const key = (name: string, size: number, score: (l: number, i: number) => number = (l, i) => l * i): SheetSnapshot => {
  const up = Array.from({ length: size }, (_, i) => i + 1);
  const rows = [...up].reverse().map((i) => `| ${i} | ${up.map((l) => score(l, i)).join(" | ")} |`);
  return sheet(name, [...rows, `| Impact / Likelihood | ${up.join(" | ")} |`].join("\n"));
};
const plusImpact = (l: number, i: number): number => l * i + i;
const register = (score: (l: number, i: number) => number, most = 5): SheetSnapshot => {
  const pairs = [1, 2, 3, 4, 5, 6].map((n) => [1 + (n % most), 1 + ((n * 2) % most)] as const);
  const rows = pairs.map(([l, i], n) => `| ${n + 1} | Risk number ${n + 1} of ours | ${l} | ${i} | ${score(l, i)} |`);
  return sheet("Register", ["| Ref | Risk | Likelihood | Impact | Score |", ...rows].join("\n"));
};
const one = (...sheets: SheetSnapshot[]): Register => readRegisters(workbook(...sheets)).registers[0]!;
const product = (l: number, i: number): number => l * i;

describe("two keys in one workbook", () => {
  test.each<[string, SheetSnapshot, SheetSnapshot[], string, string]>([
    ["the ratings are on one's axes only", register(product), [key("Old", 3), key("New", 5)], "workbook", "New"],
    [
      "the scores are one's",
      register(plusImpact),
      [key("Projects", 5), key("Corporate", 5, plusImpact)],
      "workbook",
      "Corporate",
    ],
    [
      "the scores are the other's",
      register(product),
      [key("Corporate", 5, plusImpact), key("Projects", 5)],
      "workbook",
      "Projects",
    ],
    ["two that say the same", register(product), [key("A", 5), key("B", 5)], "workbook", "A"],
  ])("%s", (_, page, keys, source, where) => {
    const { threat } = one(...keys, page).matrices;
    expect([threat.source, threat.where.split("!")[0]]).toEqual([source, where]);
  });

  test("nothing tells which of two contradicting ones is the register's: neither is, and nothing is accused", () => {
    const unscored = sheet(
      "Register",
      `| Ref | Risk | Likelihood | Impact | Score | Owner |
       | 1 | Flooding of the depot | 3 | 3 | | Head of Roads |
       | 2 | Loss of the data centre | 2 | 4 | | Head of Digital |
       | 3 | Care providers leave | 5 | 1 | | Head of Care |`,
    );
    const book = workbook(key("Projects", 5), key("Corporate", 5, plusImpact), unscored);
    expect(readRegisters(book).registers[0]!.matrices.threat.source).toBe("default");
    const { findings } = checkWorkbook(book, { profile: DEFAULT_PROFILE, today: { year: 2026, month: 1, day: 1 } });
    // The blanks are told; what should stand there is not made up.
    const told = findings.filter(({ rule }) => rule.startsWith("score-m"));
    expect(told.map(({ rule, expected, edits }) => [rule, expected, edits])).toEqual(
      [1, 2, 3].map(() => ["score-missing", null, []]),
    );
  });
});

test("a key that contradicts itself accuses no risk for it, and the key's cell is named", () => {
  const fills: Record<string, string> = {};
  const colour = (score: number): string => (score >= 16 ? "#FF0000" : score >= 8 ? "#FFC000" : "#00B050");
  for (let r = 0; r < 5; r++) for (let c = 0; c < 5; c++) fills[`${"BCDEF"[c]}${r + 1}`] = colour((5 - r) * (c + 1));
  // The worst corner is painted green.
  fills["F1"] = "#00B050";
  const page = sheet(
    "Register",
    `| Ref | Risk | Likelihood | Impact | Score | RAG | Owner |
     | 1 | Flooding of the depot | 5 | 5 | 25 | Red | Head of Roads |
     | 2 | Loss of the data centre | 4 | 4 | 16 | Red | Head of Digital |
     | 3 | Care providers leave | 5 | 1 | 5 | Green | Head of Care |
     | 4 | Cost of waste disposal rises | 3 | 4 | 12 | Amber | Head of Waste |`,
  );
  const grid = key("Risk key", 5);
  const { findings } = checkWorkbook(workbook({ ...grid, fills: sheet("x", "| 1 |", { fills }).fills }, page), {
    profile: DEFAULT_PROFILE,
    today: { year: 2026, month: 1, day: 1 },
  });
  expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(findings.filter(({ rule }) => rule === "matrix-not-monotonic").map(({ cell }) => cell)).toEqual([
    { sheet: "Risk key", row: 0, column: 5 },
  ]);
});

describe("ratings between the levels of a key", () => {
  const rated = (pairs: readonly (readonly [number, number])[]): SheetSnapshot =>
    sheet(
      "Register",
      [
        "| Ref | Risk | Likelihood | Impact | Score |",
        ...pairs.map(([l, i], n) => `| ${n + 1} | Risk number ${n + 1} of ours | ${l} | ${i} | ${l * i} |`),
      ].join("\n"),
    );
  const WHOLE = [
    [5, 3],
    [4, 4],
    [2, 5],
    [3, 1],
    [2, 2],
    [1, 4],
  ] as const;
  test.each<[string, readonly (readonly [number, number])[], boolean]>([
    ["a register that rates many risks so", [[3.5, 4], [2, 4.5], [1.2, 2], [5, 3.5], ...WHOLE], true],
    ["a slip or two are slips", [[3.5, 4], [2, 4.5], ...WHOLE], false],
  ])("%s", (_, pairs, allowed) => {
    const book = workbook(rated(pairs), key("Key", 5));
    expect(one(...book.sheets).matrices.threat.decimals === true).toBe(allowed);
    const { findings } = checkWorkbook(book, { profile: DEFAULT_PROFILE, today: { year: 2026, month: 1, day: 1 } });
    expect(findings.filter(({ rule }) => rule === "rating-off-scale")).toHaveLength(allowed ? 0 : 2);
  });
});

test("ratings numbered from the worst stand where the key's words put them", () => {
  const colours = ["#00B050", "#FFC000", "#FF0000"];
  const colour = (l: number, i: number): string => colours[l * i >= 9 ? 2 : l * i >= 4 ? 1 : 0]!;
  const key = sheet(
    "Matrix",
    `
    | Likelihood | 1 - Very high | | | | |
    |            | 2 - High      | | | | |
    |            | 3 - Low       | | | | |
    |            | 4 - Very low  | | | | |
    |            |               | 4 - Negligible | 3 - Marginal | 2 - Critical | 1 - Catastrophic |
    |            |               | Impact | | | |
    `,
    {
      fills: Object.fromEntries(
        [4, 3, 2, 1].flatMap((l, row) => [1, 2, 3, 4].map((i, at) => [`${"CDEF"[at]}${row + 1}`, colour(l, i)])),
      ),
    },
  );
  const rows = [
    [1, 1, 2, 2],
    [2, 3, 3, 3],
    [4, 2, 4, 3],
    [3, 1, 4, 1],
    [2, 2, 3, 2],
  ].map(
    (of, n) =>
      `| R${n + 1} | Service ${n + 1} fails | ${of.slice(0, 2).join(" | ")} | Plan tested | ${of.slice(2).join(" | ")} |`,
  );
  const head =
    "| Ref | Risk | Inherent likelihood | Inherent impact | Controls | Residual likelihood | Residual impact |";
  const reading = readRegisters(workbook(sheet("Register", [head, ...rows].join("\n")), key));
  const [register] = reading.registers;
  expect(register!.matrices.threat).toMatchObject({ source: "workbook", rule: "words" });
  expect(
    register!.risks.map(({ stages: { inherent, residual } }) =>
      [inherent, residual].flatMap((stage) => [stage?.likelihood?.value, stage?.impact?.value]),
    ),
  ).toEqual([
    [4, 4, 3, 3],
    [3, 2, 2, 2],
    [1, 3, 1, 2],
    [2, 4, 1, 4],
    [3, 3, 2, 3],
  ]);
  const found = runChecks(reading, {
    profile: DEFAULT_PROFILE,
    asOf: { year: 2026, month: 11, day: 28 },
    previous: null,
  });
  expect(found.filter(({ severity }) => severity !== "advice")).toEqual([]);
});
