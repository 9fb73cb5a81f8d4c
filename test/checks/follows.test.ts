import { runChecks, type Finding } from "../../src/checks";
import { DEFAULT_PROFILE } from "../../src/profile";
import { cellAt, cellKey, parseRange, type WorkbookSnapshot } from "../../src/workbook";
import { applyEdits, changedCells } from "../support/applyEdits";
import { drawnRegister, FIVE, type Drawn } from "../support/register";

/** Fixes of a score beside a word and a colour: after them nothing says the wrong score's band any more. */

const ROWS =
  "| Ref | Risk | Likelihood | Impact | Score | Band |\n| 1 | Flood | 4 | 5 | 20 | Red |\n| 2 | Fire | 2 | 5 | 10 | Amber |\n| 3 | Fog | 1 | 2 | 2 | Green |\n";
const RED = "#C00000",
  AMBER = "#FFC000",
  GREEN = "#00B050";
const FILLS = { E2: RED, F2: RED, E3: AMBER, F3: AMBER, E4: GREEN, F4: GREEN };

const found = (sheet: string, drawn: Drawn): readonly Finding[] =>
  runChecks(drawnRegister(sheet, drawn), {
    profile: DEFAULT_PROFILE,
    asOf: { year: 2021, month: 3, day: 31 },
    previous: null,
  }).filter(({ severity }) => severity !== "advice");
const said = (findings: readonly Finding[]): readonly string[] =>
  findings.map(({ rule, message }) => `${rule}: ${message}`);
const shown = (workbook: WorkbookSnapshot, at: string): unknown => {
  const { top: row, left: column } = parseRange(at)!;
  const [sheet] = workbook.sheets;
  return [cellAt(sheet!, row, column), sheet!.fills.get(cellKey(row, column)) ?? null];
};

function mended(sheet: string, drawn: Drawn, rule: string): WorkbookSnapshot {
  const reading = drawnRegister(sheet, drawn);
  const fault = found(sheet, drawn).find((finding) => finding.rule === rule)!;
  expect(fault.fix).toBe("safe");
  const workbook = applyEdits(reading.workbook, fault.edits);
  expect(said(found(sheet, { ...drawn, on: workbook }))).toEqual([]);
  return workbook;
}

test("a word and a colour that agree with the wrong score are put right with it", () => {
  const sheet = `${ROWS}| 4 | Theft | 4 | 5 | 12 | Amber |`;
  const drawn = { parts: { fills: { ...FILLS, E5: AMBER, F5: AMBER } } };
  expect(said(found(sheet, drawn))).toEqual(["score-mismatch: Score is 12; likelihood 4 x impact 5 gives 20."]);
  const workbook = mended(sheet, drawn, "score-mismatch");
  expect(shown(workbook, "E5")).toEqual([20, RED]);
  expect(shown(workbook, "F5")).toEqual(["Red", RED]);
  expect(changedCells(drawnRegister(sheet, drawn).workbook, workbook)).toHaveLength(2);
});

test("a word and a colour that agree with the ratings stay", () => {
  const sheet = `${ROWS}| 4 | Theft | 4 | 5 | 12 | Red |`;
  const drawn = { parts: { fills: { ...FILLS, E5: RED, F5: RED } } };
  const workbook = mended(sheet, drawn, "score-mismatch");
  expect(changedCells(drawnRegister(sheet, drawn).workbook, workbook)).toHaveLength(1);
});

test("a score typed over its formula takes its word and colour along", () => {
  const sheet = `${ROWS}| 4 | Theft | 4 | 5 | 12 | Amber |`;
  const formulas = Object.fromEntries([2, 3, 4].map((row) => [`E${row}`, `=C${row}*D${row}`]));
  const drawn = { parts: { formulas, fills: { ...FILLS, E5: AMBER, F5: AMBER } } };
  const workbook = mended(sheet, drawn, "score-overtyped");
  expect(shown(workbook, "F5")).toEqual(["Red", RED]);
});

test("a word and a colour that agree with neither are told at once", () => {
  const sheet = `${ROWS}| 4 | Theft | 4 | 5 | 12 | Green |`;
  const drawn = { parts: { fills: { ...FILLS, E5: AMBER, F5: GREEN } } };
  expect(said(found(sheet, drawn))).toEqual([
    "score-mismatch: Score is 12; likelihood 4 x impact 5 gives 20.",
    'band-fill-mismatch: Band has the colour of "Green"; likelihood 4 with impact 5 belongs to the band "Red".',
    'band-word-mismatch: Band is "Green"; likelihood 4 with impact 5 is "Red" (16 to 25).',
  ]);
});

test("the band's word in the score's own cell", () => {
  const sheet =
    "| Ref | Risk | Likelihood | Impact | Score |\n| 1 | Flood | 4 | 5 | 20 - Red |\n| 2 | Fire | 4 | 5 | 12 - Amber |";
  const drawn: Drawn = {
    matrix: FIVE,
    touch: (register) => ({
      ...register,
      risks: register.risks.map((risk) => {
        const { score, ...rest } = risk.stages.current!;
        const [number, words] = score!.text.split(" - ");
        return {
          ...risk,
          stages: {
            current: { ...rest, score: { ...score!, state: "scored", value: Number(number), words: words! } },
          },
        };
      }),
    }),
  };
  expect(shown(mended(sheet, drawn, "score-mismatch"), "E3")).toEqual(["20 - Red", null]);
});
