import { planRollForward, type RollForward } from "../../../src/movement";
import { readRegisters } from "../../../src/register";
import type { SheetSnapshot } from "../../../src/workbook";
import { sheet, workbook } from "../../support/sheet";

/** Registers drawn by hand, rolled forward: what the new sheet is called, what its labels say, what is written, what is left. */
const TITLE = "| Corporate Risk Register |\n||\n";
const HEAD = "| Ref | Risk | Likelihood | Impact | Score | DOT | Owner |\n";
const RISKS = `| CR1 | Flood closes the depots | 3 | 4 | 12 | ▲ | Head of Highways |
  | CR2 | Data is lost in the move | 2 | 5 | 10 | ▼ | Head of ICT |
  | CR3 | Savings are not delivered | 4 | 4 | 16 | ► | Chief Finance Officer |`;

function rolled(...sheets: readonly SheetSnapshot[]): RollForward {
  const book = workbook(...sheets);
  const plan = planRollForward([readRegisters(book).registers[0]!], book);
  if ("impossible" in plan) throw new Error(plan.impossible);
  return plan;
}
const labels = ({ labelsMoved }: RollForward): readonly string[] =>
  labelsMoved.map(({ from, to }) => `${from} > ${to}`);
const written = ({ edits, name }: RollForward): readonly unknown[] =>
  edits.flatMap((edit) => (edit.kind === "values" && edit.sheet === name ? [[edit.top, edit.left, edit.values]] : []));

test.each<[string, readonly SheetSnapshot[], string, readonly string[]]>([
  ["the period in the sheet's name, at the year's end", [sheet("Q4 2024-25", TITLE + HEAD + RISKS)], "Q1 2025-26", []],
  [
    "the quarter in the sheet's name, the year in the title",
    [sheet("Q4", `| Risk Register 2024/25 |\n||\n${HEAD}${RISKS}`)],
    "Q1",
    ["Risk Register 2024/25 > Risk Register 2025/26"],
  ],
  [
    "half-years",
    [sheet("H1 2024-25", `| Register, first half 2024/25 (April to September 2024) |\n||\n${HEAD}${RISKS}`)],
    "H2 2024-25",
    ["Register, first half 2024/25 (April to September 2024) > Register, second half 2024/25 (October to March 2025)"],
  ],
])("%s", (_name, sheets, name, expected) => {
  const plan = rolled(...sheets);
  expect([plan.name, labels(plan)]).toEqual([name, expected]);
});

test("the period in headings: the present score becomes the previous one, and only the headings of the ratings change", () => {
  const plan = rolled(
    sheet(
      "Register",
      `${TITLE}| Ref | Risk | Q1 2024/25 score | Q2 2024/25 Likelihood | Q2 2024/25 Impact | Q2 2024/25 Score | Owner |
      | CR1 | Flood closes the depots | 12 | 3 | 4 | 12 | Head of Highways |
      | CR2 | Data is lost in the move | 15 | 2 | 5 | 10 | Head of ICT |
      | CR3 | Savings are not delivered | 12 | 4 | 4 | 16 | Chief Finance Officer |`,
    ),
  );
  expect(written(plan)).toEqual([
    [2, 2, [["Q2 2024/25 score"], [12], [10], [16]]],
    [2, 3, [["Q3 2024/25 Likelihood"]]],
    [2, 4, [["Q3 2024/25 Impact"]]],
    [2, 5, [["Q3 2024/25 Score"]]],
  ]);
});

test("a title that a formula writes is left, and said so", () => {
  const { notes } = rolled(
    sheet("Register", `| Corporate Risk Register Quarter 2 2024/25 |\n||\n${HEAD}${RISKS}`, {
      formulas: { A1: '="Corporate Risk Register Quarter "&Settings!B1&" 2024/25"' },
    }),
    sheet("Settings", "| Quarter | 2 |"),
  );
  expect(notes).toContain("A1 is a formula and was left: see that it names the new period.");
});

test("formulas stay, and previous scores that looked at the quarter before hold what this quarter says", () => {
  const quarter = (name: string, formulas: Record<string, string>) =>
    sheet(
      name,
      `| Corporate Risk Register |\n||\n| Ref | Risk | Previous score | Likelihood | Impact | Score | DOT | Owner |
      | CR1 | Flood closes the depots | 12 | 3 | 4 | 12 | ► | Head of Highways |
      | CR2 | Data is lost in the move | 15 | 2 | 5 | 10 | ▼ | Head of ICT |
      | CR3 | Savings are not delivered | 12 | 4 | 4 | 16 | ▲ | Chief Finance Officer |`,
      { formulas },
    );
  const plan = rolled(
    quarter("Q2 24-25", { C4: "='Q1 24-25'!F4", F4: "=D4*E4", G4: '=IF(F4>C4,"▲",IF(F4<C4,"▼","►"))' }),
    quarter("Q1 24-25", {}),
  );
  expect(plan.name).toBe("Q3 24-25");
  expect(written(plan)).toEqual([
    [3, 2, [[12], [10], [16]]],
    [4, 6, [[null], [null]]],
  ]);
});

test.each([
  ["numbered", "1. Complete\\n2. In progress"],
  ["a line each", "Complete\\nIn progress"],
])("a finished action that shares a cell with an open one is left, and said so: %s", (_name, status) => {
  const plan = rolled(
    sheet(
      "Register",
      `| Corporate Risk Register Quarter 2 2024/25 |\n||\n| Ref | Risk | Likelihood | Impact | Score | Actions | Action status | Owner |
      | CR1 | Flood closes the depots | 3 | 4 | 12 | 1. Clear drains\\n2. Raise yard | ${status} | Head of Highways |
      | CR2 | Data is lost in the move | 2 | 5 | 10 | Test backups | Complete | Head of ICT |
      | CR3 | Savings are not delivered | 4 | 4 | 16 | Board meets | In progress | Chief Finance Officer |`,
    ),
  );
  expect(plan.actionsMoved).toBe(1);
  expect(plan.notes).toContain(
    "Finished actions of CR1 were left: they share cells with other actions, or formulas write them.",
  );
});
