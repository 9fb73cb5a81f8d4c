import { numberWords } from "../../src/register/scales";
import { readRegisters } from "../../src/register";
import type { SheetSnapshot } from "../../src/workbook";
import { sheet, workbook } from "../support/sheet";

const card = (n: number, title: string, likelihood: number, impact: number): string => `
    | Risk ref   | R${n}       | Risk   | ${title} |
    | Risk owner | Head of Care |     |          |
    |            | Likelihood | Impact | Score    |
    | Current    | ${likelihood} | ${impact} | ${likelihood * impact} |
    | Target     | 1          | 2      | 2        |
    | Existing controls | A plan |    |          |
    ||`;
const CARDS = sheet("Risk cards", card(1, "Care homes close", 3, 4) + card(2, "Buses stop", 2, 5));

const table = (...rows: [string, string, number][]): SheetSnapshot =>
  sheet(
    "Risk list",
    `
    | Ref | Risk | Risk owner | Risk score |
    ${rows.map(([id, title, score]) => `| ${id} | ${title} | Head of Care | ${score} |`).join("\n    ")}
    `,
  );

test.each<[string, SheetSnapshot[], [string, string[]][]]>([
  [
    "a list that only sums the cards up gives way to them",
    [table(["R1", "Care homes close", 12], ["R2", "Buses stop", 10]), CARDS],
    [["cards", ["R1", "R2"]]],
  ],
  [
    "a table of other risks stands beside the cards",
    [table(["H1", "Roofs leak", 12], ["H2", "Boilers fail", 10]), CARDS],
    [
      ["table", ["H1", "H2"]],
      ["cards", ["R1", "R2"]],
    ],
  ],
])("%s", (_, sheets, expected) => {
  const { registers } = readRegisters(workbook(...sheets));
  expect(registers.map((r) => [r.layout, r.risks.map(({ id }) => id)])).toEqual(expected);
});

test("a rating box of stages by parts", () => {
  const [register] = readRegisters(workbook(CARDS)).registers;
  expect(
    register!.risks.map(({ title, stages }) => [
      title,
      stages.current?.likelihood?.value,
      stages.current?.impact?.value,
      stages.current?.score?.value,
      stages.target?.score?.value,
    ]),
  ).toEqual([
    ["Care homes close", 3, 4, 12, 2],
    ["Buses stop", 2, 5, 10, 2],
  ]);
});

test.each([
  [["A", "M", "B"], { b: 1, m: 2, a: 3 }],
  [["A", "B"], null],
  [["L", "M", "H"], { l: 1, m: 2, h: 3 }],
  [["G", "H", "M"], { g: 1, m: 2, h: 3 }],
])("first letters %p number %p", (letters, expected) => {
  const numbers = numberWords(letters);
  expect(numbers && Object.fromEntries(numbers)).toEqual(expected);
});
