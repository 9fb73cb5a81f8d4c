import { readRegisters, type Register } from "../../src/register";
import type { SheetSnapshot } from "../../src/workbook";
import { sheet, workbook } from "../support/sheet";

const only = (...sheets: SheetSnapshot[]): Register => {
  const { registers } = readRegisters(workbook(...sheets));
  expect(registers).toHaveLength(1);
  return registers[0]!;
};

const CARDS = sheet(
  "Corporate risks",
  `
  | CORPORATE RISK REGISTER Quarter 3 2017/18 |          |                                             |   |   |   |   |    |   |
  ||
  | 1. TOO FEW FOSTER CARERS - Director of Care |        |                                             |   |   |   |   |    |   |
  | There is a risk that the council cannot place every child in its care near home |  |  | Q3 RISK RATING Impact x Likelihood | | | | 20 | |
  |                                           |          |                                             | Previous quarter | | Current quarter | | Target | DOT |
  |                                           |          |                                             | 20 |   | 20 |   | 16 | ▶ |
  |                                           |          |                                             | 4  | 5 | 4  | 5 |    |   |
  | Causal Factors | Progress Headlines - activity to mitigate risk | Planned Quarter 4 activity to mitigate risk | | | | | | |
  | Recruitment    | A campaign is running    | Raise the fees                              |   |   |   |   |    |   |
  | Breakdowns     | Support was widened      | Train more carers                           |   |   |   |   |    |   |
  ||
  | 2. WASTE CONTRACT FAILS - Head of Waste   |          |                                             |   |   |   |   |    |   |
  | There is a risk that the contractor stops collecting in the coming winter months |  | | Q3 RISK RATING Impact x Likelihood | | | | 10 | |
  |                                           |          |                                             | Previous quarter | | Current quarter | | Target | DOT |
  |                                           |          |                                             | 15 |   | 10 |   | 5  | ▼ |
  |                                           |          |                                             | 5  | 3 | 5  | 2 |    |   |
  | Causal Factors | Progress Headlines - activity to mitigate risk | Planned Quarter 4 activity to mitigate risk | | | | | | |
  | Prices         | Indexation agreed        | Market test                                 |   |   |   |   |    |   |
  `,
  {
    merges: [
      "A1:I1",
      "A3:I3",
      "A4:C7",
      "D4:G4",
      "H4:I4",
      "D5:E5",
      "F5:G5",
      "D6:E6",
      "F6:G6",
      "A12:I12",
      "A13:C16",
      "D13:G13",
      "H13:I13",
      "D14:E14",
      "F14:G14",
      "D15:E15",
      "F15:G15",
    ],
  },
);

test("cards: title line, rating box with the score over its two digits, impact first", () => {
  const register = only(CARDS);
  expect([register.layout, register.period, register.order.first, register.headerRows]).toEqual([
    "cards",
    "2017-Q3",
    "impact",
    null,
  ]);
  expect(register.stageLabels).toEqual({ previous: "Previous quarter", current: "Current quarter", target: "Target" });
  expect(
    register.risks.map((r) => [
      r.id,
      r.title,
      r.owners,
      r.rows,
      r.dot?.text,
      (["previous", "current", "target"] as const).map((s) => [
        r.stages[s]?.likelihood?.value,
        r.stages[s]?.impact?.value,
        r.stages[s]?.score?.value,
      ]),
    ]),
  ).toEqual([
    [
      "1",
      "TOO FEW FOSTER CARERS",
      ["Director of Care"],
      [2, 9],
      "▶",
      [
        [5, 4, 20],
        [5, 4, 20],
        [undefined, undefined, 16],
      ],
    ],
    [
      "2",
      "WASTE CONTRACT FAILS",
      ["Head of Waste"],
      [11, 17],
      "▼",
      [
        [3, 5, 15],
        [2, 5, 10],
        [undefined, undefined, 5],
      ],
    ],
  ]);
  const [first] = register.risks as [Register["risks"][0]];
  expect(first.texts.description?.text).toContain("cannot place every child");
  expect(first.texts.cause?.text).toBe("Recruitment\nBreakdowns");
  expect(first.controls.map((c) => c.text)).toEqual(["A campaign is running", "Support was widened"]);
  expect(first.actions.map((a) => a.description)).toEqual(["Raise the fees", "Train more carers"]);
  expect(first.stages.current?.score?.cell).toEqual({ sheet: "Corporate risks", row: 5, column: 5 });
});

const page = (number: string, title: string, at: "low" | "high" | "none"): SheetSnapshot =>
  sheet(
    `Risk ${number}`,
    `
    | Council                        |   |   |   |   |            |                  |                |            |
    | Risk ${number}. ${title}       |   |   |   |   |            |                  |                |            |
    | Likelihood                     | 3 |   |   | ${at === "high" ? "X" : ""} | Risk Owners | Director of Care | Current Score | ${at === "high" ? 9 : at === "low" ? 2 : ""} |
    |                                | 2 |   |   |   |            |                  | Target Score   | ${at === "none" ? "" : 1} |
    |                                | 1 |   | ${at === "low" ? "X" : ""} |   | Last Review | 2021-03-04 | Next Review | 2021-06-04 |
    |                                |   | 1 | 2 | 3 |            |                  |                |            |
    |                                |   | Consequence |   |   |   |                  |                |            |
    ||
    | Triggers                       | Likelihood Factors (Vulnerability) | Potential Consequences | | | | | | |
    | A bad inspection               | Budgets fall                       | People are harmed      | | | | | | |
    ||
    | Controls                       | Adequacy   | Critical Success | Assurance | | | | | |
    | Boards meet monthly            | Good       | Minutes          | Audit     | | | | | |
    | Training for staff             | Reasonable |                  |           | | | | | |
    ||
    | Action Plans                   | Assurance  | Responsibility   | Target Date | | | | | |
    | Rewrite the procedure          |            | Head of Quality  | 31/04/2021  | | | | | |
    `,
    { merges: ["A3:A5", "C7:E7"] },
  );

test("pages: an X in a grid, scores and dates beside it, tables of controls and actions below", () => {
  const register = only(
    page("01", "Safeguarding fails", "high"),
    page("02", "Too little money", "low"),
    page("03", "Not yet scored", "none"),
  );
  expect([register.layout, register.risks.map((r) => [r.sheet, r.id, r.title])]).toEqual([
    "pages",
    [
      ["Risk 01", "01", "Safeguarding fails"],
      ["Risk 02", "02", "Too little money"],
      ["Risk 03", "03", "Not yet scored"],
    ],
  ]);
  const marked = register.risks.map((r) => [
    r.stages.current?.likelihood?.value,
    r.stages.current?.impact?.value,
    r.stages.current?.score?.value ?? null,
  ]);
  expect(marked).toEqual([
    [3, 3, 9],
    [1, 2, 2],
    [undefined, undefined, null],
  ]);
  const [risk] = register.risks as [Register["risks"][0]];
  expect([risk.owners, risk.texts.trigger?.text, risk.texts.cause?.text, risk.texts.consequence?.text]).toEqual([
    ["Director of Care"],
    "A bad inspection",
    "Budgets fall",
    "People are harmed",
  ]);
  expect([risk.dates.lastReview?.day, risk.dates.nextReview?.day]).toEqual([
    { year: 2021, month: 3, day: 4 },
    { year: 2021, month: 6, day: 4 },
  ]);
  expect(risk.controls.map((c) => [c.text, c.adequacy?.text, c.assurance?.text])).toEqual([
    ["Boards meet monthly", "Good", "Audit"],
    ["Training for staff", "Reasonable", ""],
  ]);
  expect(risk.actions.map((a) => [a.description, a.owner?.text, a.due?.state])).toEqual([
    ["Rewrite the procedure", "Head of Quality", "impossible"],
  ]);
});

test("a lone form with scores is no register", () => {
  const form = sheet(
    "Supplier",
    `
    | Supplier name | Acme |
    | Contact       | Head |
    | Current score | 12   |
    | Comments      | Fine |`,
  );
  expect(readRegisters(workbook(form)).registers).toEqual([]);
});
