import { planRollForward } from "../../../src/movement";
import { readRegisters } from "../../../src/register";
import { sheet, workbook } from "../../support/sheet";

const rolled = (legend: string) => {
  const book = workbook(
    sheet(
      "Q2 2018-19",
      `| Corporate risk register Quarter 2 2018/19 | ${legend} |
       | Ref | Risk | Likelihood | Impact | Score | Controls | Owner |
       | R1 | Flood closes the depots | 4 | 4 | 16 | Flood plan, now tested | Head of Highways |
       | R2 | Data is lost | 2 | 5 | 10 | Backups | Head of ICT |`,
      { fontColours: { F3: "#FF0000", E3: "#FF0000", G4: "#0070C0" } },
    ),
  );
  const plan = planRollForward(readRegisters(book).registers, book);
  if ("impossible" in plan) throw new Error(plan.impossible);
  return plan;
};

test("red that marks changes is set back, other colours and the scores are not", () => {
  const { edits, notes } = rolled("Changes since last quarter are shown in red");
  expect(edits.filter(({ kind }) => kind === "format")).toEqual([
    {
      kind: "format",
      sheet: "Q3 2018-19",
      ranges: [{ top: 2, bottom: 2, left: 5, right: 5 }],
      format: { fontColour: null },
    },
  ]);
  expect(notes).toContain("The red letters of 1 cell are black again: red marks what has changed.");
});

test.each([["Red risks need action this quarter"], [""], ["Red: new risks"]])(
  "red that means something else stays: %j",
  (legend) => {
    expect(rolled(legend).edits.filter(({ kind }) => kind === "format")).toEqual([]);
  },
);
