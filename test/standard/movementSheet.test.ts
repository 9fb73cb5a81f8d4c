import { compare } from "../../src/movement";
import { movementSheet, type MovementSheetOptions } from "../../src/standard";
import type { CellInput, CellValue, Edit } from "../../src/workbook";
import { draw } from "../movement/draw";

const COLUMNS = ["id", "title", "cause", "owner", "current.score", "actions", "status"] as const;
const of = (period: string, rows: readonly (readonly CellValue[])[], kinds?: readonly ("threat" | "opportunity")[]) =>
  draw({ columns: COLUMNS, rows, kinds, register: { period } });

const THEN = of(
  "2018-Q2",
  [
    ["R1", "Flooding of the depot closes it", "Drains", "Head of Assets", 12, "Clear the drains", "Open"],
    ["R2", "Cyber attack stops the benefits system", "Servers", "Head of IT", 16, null, null],
    ["R3", "Teachers leave faster than they can be replaced", "Pay", "Head of Schools", 9, null, null],
    ["O1", "A new bridge brings visitors", "Grant", "Head of Place", 6, null, null],
    ["R4", "Bridges fail under heavy lorries", "Rust", "Head of Highways", 8, null, null],
  ],
  ["threat", "threat", "threat", "opportunity", "threat"],
);
const NOW = of(
  "2018-Q3",
  [
    [
      "R1",
      "Flooding of the depot closes it",
      "Drains and pumps",
      "Director of Place",
      8,
      "Clear the drains",
      "Complete",
    ],
    ["R2", "Cyber attack stops the benefits system", "Servers", "Head of IT", 20, null, null],
    ["R3", "Teachers leave faster than they can be replaced", "Pay", "Head of Schools", 9, null, null],
    ["O1", "A new bridge brings visitors", "Grant", "Head of Place", 12, null, null],
    ["R5", "Asbestos at primary schools", "Age", "Head of Estates", 4, null, null],
  ],
  ["threat", "threat", "threat", "opportunity", "threat"],
);

const made = (options: Partial<MovementSheetOptions> = {}): readonly Edit[] =>
  movementSheet(NOW.register, compare(THEN.register, NOW.register), {
    workbook: NOW.workbook,
    previous: THEN.register,
    ...options,
  });
const cells = (edits: readonly Edit[]): readonly (readonly (CellInput | undefined)[])[] =>
  edits.flatMap((edit) => (edit.kind === "values" ? edit.values : []));

test("a row a risk: scores, direction in words and arrow, what changed, how it was matched; opportunities the right way round", () => {
  expect(cells(made())).toEqual([
    ["Movement from Q2 2018/19 to Q3 2018/19"],
    ["Of 6 risks: 1 worse, 2 better, 1 the same, 1 new, 1 no longer there."],
    ["ID", "Risk", "Previous", "Now", "Direction of travel", "What changed", "Matched"],
    [
      "R1",
      "Flooding of the depot closes it",
      12,
      8,
      "▼ Better",
      "Owner: Head of Assets became Director of Place\nAction finished: Clear the drains\nWording changed: Cause",
      "Sure, by reference",
    ],
    [
      "R2",
      "Cyber attack stops the benefits system",
      16,
      20,
      "▲ Worse",
      "No text of the risk says why the score moved",
      "Sure, by reference",
    ],
    ["R3", "Teachers leave faster than they can be replaced", 9, 9, "▶ Same", null, "Sure, by reference"],
    [
      "O1",
      "A new bridge brings visitors",
      6,
      12,
      "▲ Better",
      "No text of the risk says why the score moved",
      "Sure, by reference",
    ],
    ["R5", "Asbestos at primary schools", null, 4, "New", null, null],
    ["R4", "Bridges fail under heavy lorries", 8, null, "No longer there", null, null],
  ]);
});

test("the plain edition has words alone, and no fills", () => {
  const edits = made({ plain: true });
  expect(cells(edits).flatMap((row) => (row.length > 4 ? [row[4]] : []))).toEqual([
    "Direction of travel",
    "Better",
    "Worse",
    "Same",
    "Better",
    "New",
    "No longer there",
  ]);
  expect(edits.some((edit) => edit.kind === "format" && edit.format.fill)).toBe(false);
});

test("its sheet and table take names that are free; nothing to tell makes no sheet", () => {
  const taken = {
    ...NOW.workbook,
    sheets: [{ ...NOW.sheet, name: "Movement", tables: [{ name: "RiskMovement", range: NOW.register.range }] }],
  };
  const edits = made({ workbook: taken });
  expect(edits.flatMap((edit) => (edit.kind === "addSheet" || edit.kind === "table" ? [edit.name] : []))).toEqual([
    "Movement (2)",
    "RiskMovement_2",
  ]);
  expect(movementSheet(NOW.register, [], { workbook: NOW.workbook })).toEqual([]);
});
