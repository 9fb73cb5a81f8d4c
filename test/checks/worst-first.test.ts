import { runChecks } from "../../src/checks";
import { DEFAULT_PROFILE } from "../../src/profile";
import { readRegisters } from "../../src/register";
import { parseIsoDay, refA1, type SheetSnapshot } from "../../src/workbook";
import { sheet, workbook } from "../support/sheet";

/** Inherent and residual ratings of ten risks, 1 the worst. */
const RISKS: readonly (readonly [string, number, number, number, number])[] = [
  ["Savings are not delivered in full", 1, 1, 2, 2],
  ["A cyber attack stops services", 1, 2, 3, 2],
  ["Key staff leave", 2, 1, 3, 1],
  ["A contractor fails", 2, 2, 3, 2],
  ["The river floods the depot", 1, 3, 2, 3],
  ["Grant is paid late", 2, 2, 3, 3],
  ["Data is lost", 2, 3, 4, 3],
  ["Rents fall short", 3, 2, 4, 2],
  ["A school closes early", 3, 3, 4, 4],
  ["The archive leaks", 3, 4, 5, 5],
];
const HEADINGS =
  "Ref | Risk | Owner | Inherent likelihood | Inherent impact | Inherent score | Residual likelihood | Residual impact | Residual score | Further actions";

const register = (risks = RISKS): SheetSnapshot =>
  sheet(
    "Risks",
    [
      `| ${HEADINGS} |`,
      ...risks.map(
        ([title, l, i, l2, i2], n) =>
          `| R${n + 1} | ${title} | Director | ${l} | ${i} | ${l * i} | ${l2} | ${i2} | ${l2 * i2} | ${n === 9 ? "" : "Review the plan"} |`,
      ),
    ].join("\n"),
  );
const KEY = sheet("Risk key", "| Red | 1-4 |\n| Amber | 5-10 |\n| Green | 12-25 |");
const found = (...sheets: readonly SheetSnapshot[]): readonly string[] =>
  runChecks(readRegisters(workbook(...sheets)), {
    profile: DEFAULT_PROFILE,
    asOf: parseIsoDay("2026-09-30")!,
    previous: null,
  })
    .filter(({ severity }) => severity !== "advice")
    .map(({ rule, cell, message }) => `${rule} ${refA1(cell!, "Risks")}: ${message}`);

test("a register that counts from the worst, as its key shows: nothing is wrong", () =>
  expect(found(register(), KEY)).toEqual([]));
test("and without a key, where nearly all scores rise after controls: nobody can say", () =>
  expect(found(register())).toEqual([]));

/** The fifth risk gets worse by its controls, as this register counts. */
const WORSE = RISKS.map((risk, n) => (n === 4 ? (["The river floods the depot", 2, 3, 1, 3] as const) : risk));

test("a risk that gets worse is told the right way round", () =>
  expect(found(register(WORSE), KEY)).toEqual([
    "residual-above-inherent I6: Residual score is 3, below the inherent score of 6.",
  ]));

test("a register that counts to the worst is judged as ever, also where some scores rise", () => {
  const usual = RISKS.map(([title, l, i, l2, i2], n) =>
    n < 4 ? ([title, l, i, l2, i2] as const) : ([title, l2, i2, l, i] as const),
  );
  expect(found(register(usual)).map((line) => line.split(":")[0])).toEqual(
    [2, 3, 4, 5].map((row) => `residual-above-inherent I${row}`),
  );
});
