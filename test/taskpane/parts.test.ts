import type { Finding } from "../../src/checks";
import { safeFixes, standInTheWay } from "../../src/taskpane/bulk";
import { coverage, unread } from "../../src/taskpane/coverage";
import { filterFindings, groupFindings } from "../../src/taskpane/groups";
import { listItems } from "../../src/taskpane/items";
import { PREVIEW_CELLS, previewEdits } from "../../src/taskpane/preview";
import { createStore } from "../../src/taskpane/store";
import { isDark } from "../../src/taskpane/theme";
import { fieldWords } from "../../src/taskpane/fieldWords";
import { count, listed } from "../../src/taskpane/plain";
import { periodWords, sureWords } from "../../src/taskpane/registerWords";
import { words } from "../../src/taskpane/words";
import { readRegisters } from "../../src/register";
import { columnIndex, type CellRef, type Edit } from "../../src/workbook";
import { sheet, workbook } from "../support/sheet";
import { clean, keyless } from "./registers";

const at = (address: string, name = "Register"): CellRef => {
  const m = /^([A-Z]+)(\d+)$/.exec(address)!;
  return { sheet: name, row: Number(m[2]) - 1, column: columnIndex(m[1]!) };
};
const values = (address: string, value: string | number | { formula: string }, name = "Register"): Edit => ({
  kind: "values",
  sheet: name,
  top: at(address).row,
  left: at(address).column,
  values: [[value]],
});
const finding = (rule: string, cell: string, parts: Partial<Finding> = {}): Finding => ({
  rule,
  severity: "error",
  register: 0,
  cell: at(cell),
  related: [],
  risk: null,
  message: `${rule} at ${cell}`,
  actual: null,
  expected: null,
  fix: null,
  edits: [],
  ...parts,
});
const fixing = (
  rule: string,
  cell: string,
  value: number,
  related: string[] = [],
  parts: Partial<Finding> = {},
): Finding =>
  finding(rule, cell, {
    fix: "safe",
    edits: [values(cell, value)],
    related: related.map((each) => at(each)),
    ...parts,
  });

describe("which safe fixes go together", () => {
  test.each<[string, Finding[], string[]]>([
    ["independent ones: all", [fixing("a", "G4", 1), fixing("b", "G5", 2)], ["a G4", "b G5"]],
    ["two for one cell: the first", [fixing("a", "G4", 1), fixing("b", "G4", 2)], ["a G4"]],
    [
      "an arrow worked out from a score that changes: it waits",
      [fixing("score", "G4", 16), fixing("dot", "I4", 1, ["D4", "G4"])],
      ["score G4"],
    ],
    [
      "also where the arrow stands first in the list",
      [fixing("dot", "I4", 1, ["G4"]), fixing("score", "G4", 16)],
      ["score G4"],
    ],
    [
      "a number that only ceases to be text holds nobody up",
      [fixing("text", "G4", 16, [], { actual: "16", expected: 16 }), fixing("dot", "I4", 1, ["G4"])],
      ["text G4", "dot I4"],
    ],
    [
      "two that wait for each other: one goes first",
      [fixing("a", "G4", 1, ["H4"]), fixing("b", "H4", 2, ["G4"])],
      ["a G4"],
    ],
    ["a proposal is never among them", [fixing("a", "G4", 1, [], { fix: "offer" })], []],
  ])("%s", (_, findings, expected) => {
    expect(safeFixes(findings).map((each) => `${each.rule} ${each.message.slice(-2)}`)).toEqual(expected);
  });
});

test.each<[string, Edit, Edit, boolean]>([
  ["the same cell's value", values("G4", 1), values("G4", 2), true],
  ["another cell's value", values("G4", 1), values("G5", 2), false],
  ["the same address on another sheet", values("G4", 1), values("G4", 2, "Key"), false],
  [
    "a cell's value and its fill",
    values("G4", 1),
    {
      kind: "format",
      sheet: "Register",
      ranges: [{ top: 3, left: 6, bottom: 3, right: 6 }],
      format: { fill: "#FF0000" },
    },
    false,
  ],
  [
    "a cell that an edit leaves out",
    { kind: "values", sheet: "Register", top: 3, left: 6, values: [[undefined, 1]] },
    values("G4", 2),
    false,
  ],
])("whether a newer change stands in the way of putting back an older one: %s", (_, newer, older, expected) => {
  expect(standInTheWay([newer], [older])).toBe(expected);
});

describe("before and after", () => {
  const book = workbook(
    sheet("Register", '| 18 | "16" | 2014-09-30 | Red |', {
      formulas: { A1: "=B1*2" },
      numberFormats: { C1: "dd/mm/yyyy" },
      fills: { D1: "#C00000" },
    }),
  );
  const format = (address: string, fill: string | null): Edit => ({
    kind: "format",
    sheet: "Register",
    ranges: [{ top: at(address).row, left: at(address).column, bottom: at(address).row, right: at(address).column }],
    format: { fill },
  });
  test.each<[string, Edit, string, string]>([
    ["a value over a formula", values("A1", 16), "18", "16"],
    ["a formula over a formula", values("A1", { formula: "=B1*3" }), "=B1*2", "=B1*3"],
    ["a number held as text", values("B1", 16), "16 (text)", "16 (number)"],
    ["a date", values("C1", 41_912), "30/9/2014", "30/9/2014"],
    ["a blank cell", values("E1", "Amber"), "", "Amber"],
  ])("%s", (_, edit, before, after) => {
    expect(previewEdits(book, [edit]).map((cell) => [cell.before.text, cell.after.text])).toEqual([[before, after]]);
  });
  test("a fill, as it was and will be; none is null", () => {
    expect(
      previewEdits(book, [format("D1", "#00B050"), format("E1", "#00B050")]).map((cell) => [cell.before, cell.after]),
    ).toEqual([
      [
        { text: "Red", fill: "#C00000" },
        { text: "Red", fill: "#00B050" },
      ],
      [
        { text: "", fill: null },
        { text: "", fill: "#00B050" },
      ],
    ]);
  });
  test("no more cells than anybody reads, however large the edit", () => {
    const whole: Edit = {
      kind: "format",
      sheet: "Register",
      ranges: [{ top: 0, left: 0, bottom: 1_000_000, right: 16_000 }],
      format: { fill: null },
    };
    expect(previewEdits(book, [whole])).toHaveLength(PREVIEW_CELLS);
  });
});

describe("the list of findings", () => {
  const many = [
    finding("b", "A1", { severity: "advice" }),
    ...Array.from({ length: 12 }, (_, i) => finding("a", `G${i + 1}`)),
    finding("c", "B1"),
    finding("a", "C1", { severity: "warning" }),
  ];
  test("grouped by severity, worst first, then by check", () => {
    expect(groupFindings(many).map((group) => `${group.severity} ${group.rule} ${group.findings.length}`)).toEqual([
      "error a 12",
      "error c 1",
      "warning a 1",
      "advice b 1",
    ]);
  });
  test("of many of one check the first five show; opened, all do", () => {
    const shown = (open: string[]): number =>
      listItems(groupFindings(many), new Set(open)).filter((item) => item.kind === "finding").length;
    expect([shown([]), shown(["more error a"])]).toEqual([8, 15]);
  });
  test("every line has a key of its own, also where two findings say the same", () => {
    const keys = listItems(
      groupFindings([finding("a", "A1"), finding("a", "A1"), ...many]),
      new Set(["about error a"]),
    ).map((item) => item.key);
    expect(new Set(keys).size).toBe(keys.length);
  });
  test.each<[string, string, string[]]>([
    ["a whole cell", "g1", ["G1"]],
    ["words of the message", "c b1", ["B1"]],
    ["a title", "gap", ["A1"]],
    ["nothing", "  ", ["A1", "G1"]],
    ["brackets are words like others", "(", []],
  ])("searched by %s", (_, search, cells) => {
    const titleOf = (rule: string): string => (rule === "b" ? "A gap" : "");
    const found = filterFindings(many, { severity: null, search }, titleOf).map(
      (each) => each.message.split(" at ")[1],
    );
    expect(found.slice(0, cells.length)).toEqual(cells);
    if (search.trim()) expect(found).toHaveLength(cells.length);
  });
});

describe("what was checked", () => {
  const states = (book: ReturnType<typeof clean>): Record<string, string> =>
    Object.fromEntries(coverage(readRegisters(book).registers[0]!).map((row) => [row.what, row.state]));
  test("with a key, scores and bands are; what the register lacks is absent, not unchecked", () => {
    expect(states(clean())).toMatchObject({
      [words.coverage.scores]: "done",
      [words.coverage.bands]: "done",
      [words.coverage.arrows]: "done",
      [words.coverage.actions]: "absent",
    });
  });
  test("without a key they could not be", () => {
    expect(states(keyless())).toMatchObject({
      [words.coverage.scores]: "not",
      [words.coverage.bands]: "not",
      [words.coverage.owners]: "done",
    });
  });
  test("conditional formats that were kept from us are said", () => {
    const book = clean();
    const blind = {
      ...book,
      notes: ["Sheet Data was read to row 200,000 only."],
      sheets: book.sheets.map((each) => ({ ...each, conditionalFormats: null })),
    };
    expect(unread(blind, readRegisters(blind).registers)).toEqual([
      "Sheet Data was read to row 200,000 only.",
      expect.stringMatching(/^Conditional formats could not be read on Register/),
    ]);
  });
});

test.each([
  ["2017-Q3", "Quarter 3, 2017/18"],
  ["1999-Q4", "Quarter 4, 1999/00"],
  ["2014-08", "August 2014"],
  ["spring", "spring"],
])("a period in words: %s", (period, expected) => expect(periodWords(period)).toBe(expected));

test.each([
  [count(1, "risk"), "1 risk"],
  [count(1200, "risk"), "1,200 risks"],
  [listed([]), ""],
  [listed(["A"]), "A"],
  [listed(["A", "B", "C"]), "A, B and C"],
  [fieldWords("inherent.band"), "Inherent RAG rating"],
  [fieldWords("dot"), "Direction of travel"],
  [sureWords(0.95), "Sure"],
  [sureWords(0.3), "Unsure"],
])("words: %s", (made, expected) => expect(made).toBe(expected));

test.each([
  ["#262626", false, true],
  ["#FFFFFF", true, false],
  ["#000000", false, true],
  [undefined, true, true],
  ["not a colour", false, false],
])("dark where Office's pane is: %s", (bodyBackgroundColor, system, expected) => {
  expect(isDark({ ...(bodyBackgroundColor !== undefined && { bodyBackgroundColor }) }, system)).toBe(expected);
});

test("the store tells its listeners of changes, and only of changes", () => {
  const store = createStore({ a: 1, b: "x" });
  const heard: number[] = [];
  const stop = store.subscribe(() => heard.push(store.get().a));
  store.set({ a: 2 });
  store.set({ a: 2, b: "x" });
  stop();
  store.set({ a: 3 });
  expect(heard).toEqual([2]);
});
