import { openXlsx, saveXlsx } from "hucre/xlsx";
import { applyToXlsx, newXlsx, readXlsx } from "../../../src/files";
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
  expect(notes).toContain("The red letters of 1 cell are set back: red marks what has changed.");
  expect(notes).toContain(
    "Red words inside a cell cannot be seen by an add-in. Where there are any, set them back by hand.",
  );
});

test.each([["Red risks need action this quarter"], [""], ["Red: new risks"]])(
  "red that means something else stays: %j",
  (legend) => {
    expect(rolled(legend).edits.filter(({ kind }) => kind === "format")).toEqual([]);
  },
);

test("in a file the red words inside a cell are set back too, and what is bold or blue in it stays", async () => {
  const text = "Flood plan, now tested each spring";
  const made = await newXlsx([
    { kind: "addSheet", name: "Q2 2018-19" },
    {
      kind: "values",
      sheet: "Q2 2018-19",
      top: 0,
      left: 0,
      values: [
        ["Corporate risk register Quarter 2 2018/19", "Changes since last quarter are shown in red"],
        [],
        ["Ref", "Risk", "Likelihood", "Impact", "Score", "Controls", "Owner"],
        ["R1", "Flood closes the depots", 4, 4, 16, text, "Head of Highways"],
        ["R2", "Data is lost", 2, 5, 10, "Backups", "Head of ICT"],
      ],
    },
  ]);
  const book = await openXlsx(made, { readStyles: true });
  const cell = {
    value: text,
    type: "richText" as const,
    richText: [
      { text: "Flood plan, " },
      { text: "now tested ", font: { bold: true, color: { rgb: "FF0000" } } },
      { text: "each ", font: { color: { rgb: "0070C0" } } },
      { text: "spring", font: { italic: true, color: { rgb: "C00000" } } },
    ],
  };
  book.sheets[0]!.cells = new Map([["3,5", cell]]);
  const marked = await saveXlsx(book);
  const read = await readXlsx(marked, "register.xlsx");
  if (!read.ok) throw new Error(read.message);
  const plan = planRollForward(readRegisters(read.workbook).registers, read.workbook);
  if ("impossible" in plan) throw new Error(plan.impossible);
  expect(plan.notes.filter((note) => /\bred\b/i.test(note))).toEqual([
    "The red letters of 1 cell are set back: red marks what has changed.",
  ]);
  const after = await openXlsx(await applyToXlsx(marked, plan.edits), { readStyles: true });
  const told = (name: string) =>
    after.sheets
      .find((one) => one.name === name)!
      .cells!.get("3,5")!
      .richText!.map(({ text: part, font }) => [
        part,
        font?.color?.rgb?.slice(-6) ?? null,
        [font?.bold && "bold", font?.italic && "italic"].filter(Boolean).join(),
      ]);
  expect(told("Q3 2018-19")).toEqual([
    ["Flood plan, ", null, ""],
    ["now tested ", null, "bold"],
    ["each ", "0070C0", ""],
    ["spring", null, "italic"],
  ]);
  expect(told("Q2 2018-19").map(([, colour]) => colour)).toEqual([null, "FF0000", "0070C0", "C00000"]);
});
