import { runChecks } from "../../src/checks";
import { bandWordMismatch } from "../../src/checks/rules/band-word-mismatch";
import { DEFAULT_PROFILE } from "../../src/profile";
import { parseIsoDay } from "../../src/workbook";
import { checkCases } from "../support/cases";
import { DEFAULT_MATRIX, drawnRegister } from "../support/register";

const HEAD = "| Ref | Risk | Likelihood | Impact | Score | Band |\n";
checkCases(bandWordMismatch, {
  accept: [
    {
      name: "word, letter, capitals",
      sheet: `${HEAD}| 1 | A | 4 | 5 | 20 | Red |\n| 2 | B | 2 | 5 | 10 | A |\n| 3 | C | 1 | 1 | 1 | GREEN |`,
    },
    {
      name: "blank, or a word that is no band's",
      sheet: `${HEAD}| 1 | A | 4 | 5 | 20 | |\n| 2 | B | 4 | 5 | 20 | Watch |`,
    },
    { name: "a default matrix accuses nobody", matrix: DEFAULT_MATRIX, sheet: `${HEAD}| 1 | A | 4 | 5 | 20 | Green |` },
    { name: "score and ratings disagree about the band", sheet: `${HEAD}| 1 | A | 4 | 5 | 2 | Green |` },
    {
      name: "most words deny the matrix: the column says something else",
      sheet: `${HEAD}| 1 | A | 4 | 5 | 20 | Green |\n| 2 | B | 4 | 5 | 20 | Green |\n| 3 | C | 4 | 5 | 20 | Green |\n| 4 | D | 1 | 1 | 1 | Green |\n| 5 | E | 4 | 5 | 20 | Amber |`,
    },
  ],
  reject: [
    {
      name: "another band's word",
      sheet: `${HEAD}| 1 | A | 4 | 5 | 20 | Amber |\n| 2 | B | 4 | 4 | 16 | Red |`,
      findings: [
        {
          cell: "F2",
          message: 'Band is "Amber"; a score of 20 is "Red" (16 to 25).',
          severity: "error",
          actual: "Amber",
          expected: "Red",
          related: ["E2", "C2", "D2"],
          fix: "safe",
          fixed: "Red",
        },
      ],
    },
    {
      name: "mended in the register's own letters",
      sheet: `${HEAD}| 1 | A | 4 | 5 | 20 | A |\n| 2 | B | 4 | 4 | 16 | R |\n| 3 | C | 5 | 5 | 25 | R |`,
      findings: [{ cell: "F2", fixed: "R" }],
    },
    {
      name: "coloured signs",
      sheet: `${HEAD}| 1 | A | 4 | 5 | 20 | 🟠 |\n| 2 | B | 4 | 4 | 16 | 🔴 |\n| 3 | C | 2 | 5 | 10 | 🟡 |`,
      findings: [{ cell: "F2", message: 'Band is "Amber"; a score of 20 is "Red" (16 to 25).', fixed: "🔴" }],
    },
    {
      name: "without a score column, by the two ratings",
      sheet: "| Ref | Risk | Likelihood | Impact | Band |\n| 1 | A | 4 | 5 | Amber |",
      findings: [
        { cell: "E2", message: 'Band is "Amber"; likelihood 4 with impact 5 is "Red" (16 to 25).', fixed: "Red" },
      ],
    },
    {
      name: "by the column's own formula where it gives the word",
      parts: {
        formulas: Object.fromEntries(
          [2, 3, 4].map((row) => [`F${row}`, `=IF(E${row}>=16,"Red",IF(E${row}>=8,"Amber","Green"))`]),
        ),
      },
      sheet: `${HEAD}| 1 | A | 4 | 5 | 20 | Red |\n| 2 | B | 2 | 4 | 8 | Amber |\n| 3 | C | 1 | 1 | 1 | Green |\n| 4 | D | 2 | 2 | 4 | Amber |`,
      findings: [{ cell: "F5", fixed: '=IF(E5>=16,"Red",IF(E5>=8,"Amber","Green"))' }],
    },
    {
      name: "a wrong formula is told and not written over",
      parts: { formulas: { F2: '=IF(E2>20,"Red","Amber")' } },
      sheet: `${HEAD}| 1 | A | 4 | 5 | 20 | Amber |`,
      findings: [{ cell: "F2", fix: null }],
    },
  ],
});

test("both ratings in one cell, which gives no number", () => {
  const drawn = drawnRegister("| Ref | Risk | Score | Band |\n| 1 | A | 1 | Amber |\n| 2 | B | 20 | Red |", {});
  const registers = drawn.registers.map((register) => ({
    ...register,
    risks: register.risks.map((risk, n) => {
      const { score, ...rest } = risk.stages.current!;
      const both = { ...score!, text: "L4 I5", value: null, parts: { likelihood: 4, impact: 5 } };
      return n === 0 ? { ...risk, stages: { current: { ...rest, score: both } } } : risk;
    }),
  }));
  const findings = runChecks({ ...drawn, registers }, { profile: DEFAULT_PROFILE, asOf: parseIsoDay("2021-03-31")! });
  expect(findings.filter(({ rule }) => rule === "band-word-mismatch")).toMatchObject([
    { message: 'Band is "Amber"; "L4 I5" is "Red" (16 to 25).', related: [{ row: 1, column: 2 }] },
  ]);
});
