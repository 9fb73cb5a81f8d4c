import { toldEdits } from "../../src/taskpane/editWords";
import type { Edit } from "../../src/workbook";

const on = { sheet: "Register" };
const CASES: readonly (readonly [Edit, string])[] = [
  [{ kind: "visibility", ...on, what: { rows: [11, 11] }, hidden: false }, "Row 12 will be shown."],
  [{ kind: "visibility", ...on, what: { rows: [11, 13] }, hidden: true }, "Rows 12 to 14 will be hidden."],
  [{ kind: "visibility", ...on, what: { columns: [2, 2] }, hidden: false }, "Column C will be shown."],
  [{ kind: "visibility", ...on, what: "sheet", hidden: false }, "Sheet Register will be shown."],
  [
    { kind: "deleteRows", ...on, rows: [9, 9] },
    "Row 10, with nothing in it, will be taken out; the rows below move up.",
  ],
  [
    { kind: "deleteRows", ...on, rows: [9, 11] },
    "Rows 10 to 12, with nothing in them, will be taken out; the rows below move up.",
  ],
  [{ kind: "copySheet", from: "Register", name: "Q3" }, "Sheet Register will be copied; the copy is called Q3."],
  [{ kind: "addSheet", name: "Summary" }, "A new sheet, Summary, will be added."],
  [
    {
      kind: "textRuns",
      ...on,
      row: 4,
      column: 1,
      runs: [
        { text: "as before ", colour: null },
        { text: "new", colour: "#C00000" },
      ],
    },
    "1 part of the text in B5 will be coloured.",
  ],
];

test.each(CASES)("%j: %s", (edit, words) => expect(toldEdits([edit])).toEqual([words]));

test("what has cells to show is not told", () =>
  expect(toldEdits([{ kind: "values", ...on, top: 0, left: 0, values: [["x"]] }])).toEqual([]));
