import { readRegisters } from "../../src/register";
import { sheet, workbook } from "../support/sheet";

// What the columns after the risk are headed, and what each is read as; "-" is kept under its own heading.
const CASES: readonly (readonly [name: string, headings: readonly string[], fields: string])[] = [
  ["two quarters", ["Q2 score", "Q3 score"], "previous.score current.score"],
  ["the newest first", ["Q3 score", "Q2 score"], "current.score previous.score"],
  ["over the year's end", ["Q4 score", "Q1 score"], "previous.score current.score"],
  ["with years", ["Score Q4 2018/19", "Score Q3 2018/19"], "current.score previous.score"],
  ["three quarters", ["Score Q1", "Score Q2", "Score Q3"], "- previous.score current.score"],
  ["months", ["Risk score (June)", "Risk score (September)"], "previous.score current.score"],
  ["months with years", ["Score Dec-23", "Score Mar-24"], "previous.score current.score"],
  ["years", ["Score 2022/23", "Score 2023/24"], "previous.score current.score"],
  ["a quarter beside the current one", ["Q2 score", "Current score"], "previous.score current.score"],
  ["stage words say it already", ["Inherent score", "Residual score"], "inherent.score residual.score"],
  ["a stage in two quarters", ["Residual score Q1", "Residual score Q2"], "previous.score residual.score"],
  ["a target by a date is a target", ["Current score", "Target score March 2025"], "current.score target.score"],
  ["quarters and nothing else", ["Q1", "Q2", "Q3"], "- previous.score current.score"],
  ["months and nothing else", ["Sep 23", "Dec 23"], "previous.score current.score"],
  ["seasons", ["Summer 2023 score", "Autumn 2023 score", "Winter 2023 score"], "- previous.score current.score"],
  ["seasons without years and nothing else", ["Winter", "Spring"], "previous.score current.score"],
  ["quarters of a measure", ["Measure", "Q1", "Q2"], "- - -"],
  ["quarters beside the current score", ["Q1", "Q2", "Current score"], "- - current.score"],
  ["a previous score beside one without a word", ["Previous score", "Score"], "previous.score current.score"],
  ["words like months", ["Market score", "Decision score"], "current.score -"],
];

test.each(CASES)("%s: %j", (_, headings, fields) => {
  const scores = [
    [4, 6, 9],
    [12, 12, 16],
    [20, 15, 10],
    [6, 8, 3],
  ];
  const text = [
    `| Ref | Risk | ${headings.join(" | ")} | Owner | Controls |`,
    ...scores.map(
      (row, n) =>
        `| R${n + 1} | ${RISKS[n]} | ${row.slice(0, headings.length).join(" | ")} | Head of Service | A plan, tested each year |`,
    ),
  ].join("\n");
  const { registers } = readRegisters(workbook(sheet("Register", text)));
  const read = registers[0]!.columns.slice(2, 2 + headings.length).map(({ field }) => field ?? "-");
  expect(read.join(" ")).toBe(fields);
});

const RISKS = [
  "Flood closes the depots",
  "Staff leave faster than posts are filled",
  "Data is lost",
  "The contractor fails",
];

test("a quarter not filled in yet is not the present one", () => {
  const { registers } = readRegisters(
    workbook(
      sheet(
        "Register",
        `| Ref | Risk | Q1 score | Q2 score | Q3 score | Q4 score | Owner | Controls |
         | R1 | Flood closes the depots | 4 | 6 | 6 | | Head of Highways | Flood plan |
         | R2 | Staff leave faster than posts are filled | 12 | 12 | 9 | | Head of HR | Pay review |
         | R3 | Data is lost | 20 | 20 | 16 | | Head of ICT | Backups |`,
      ),
    ),
  );
  expect(registers[0]!.columns.map(({ field }) => field)).toEqual([
    "id",
    "title",
    null,
    "previous.score",
    "current.score",
    null,
    "owner",
    "controls",
  ]);
  expect(registers[0]!.risks.map(({ other }) => other["Q1 score"]?.text)).toEqual(["4", "12", "20"]);
});
