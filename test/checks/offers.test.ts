import { runChecks, type Finding } from "../../src/checks";
import { DEFAULT_PROFILE } from "../../src/profile";
import type { RegisterReading } from "../../src/register";
import { cellKey, parseIsoDay, type Edit, type SheetSnapshot, type WorkbookSnapshot } from "../../src/workbook";
import { MemoryHost } from "../support/memoryHost";
import { drawnRegister, type Drawn } from "../support/register";

/** Offers that show what is hidden or take an empty row out: what they would do, and that it is done. */
const SHEET = "| Ref | Risk | Score |\n| 1 | Flood | 4 |\n| 2 | Fire | 8 |\n| 3 | Fog | 2 |\n| 4 | Frost | 6 |";
const GAP = "| Ref | Risk | Score |\n| 1 | Flood | 4 |\n|  |  |  |\n| 2 | Fire | 8 |";

function offers(rule: string, reading: RegisterReading): readonly Finding[] {
  return runChecks(reading, { profile: DEFAULT_PROFILE, asOf: parseIsoDay("2021-03-31")!, previous: null }).filter(
    (finding) => finding.rule === rule,
  );
}

const show = (what: Extract<Edit, { kind: "visibility" }>["what"]): Edit => ({
  kind: "visibility",
  sheet: "Register",
  what,
  hidden: false,
});

const withFormula = (workbook: WorkbookSnapshot, formula: string, at: number): WorkbookSnapshot => ({
  ...workbook,
  sheets: workbook.sheets.map((sheet): SheetSnapshot => ({ ...sheet, formulas: new Map([[at, formula]]) })),
});

const CASES: readonly (readonly [string, string, string, Drawn["parts"], readonly Edit[][]])[] = [
  ["a hidden row", "risk-hidden", SHEET, { hiddenRows: [3] }, [[show({ rows: [2, 2] })]]],
  [
    "two hidden rows, a risk each",
    "risk-hidden",
    SHEET,
    { hiddenRows: [3, 5] },
    [[show({ rows: [2, 2] })], [show({ rows: [4, 4] })]],
  ],
  ["a hidden column", "risk-hidden", SHEET, { hiddenColumns: ["C"] }, [[show({ columns: [2, 2] })]]],
  ["a hidden sheet", "risk-hidden", SHEET, { visibility: "hidden" }, [[show("sheet")]]],
  ["an empty row", "blank-row-inside", GAP, {}, [[{ kind: "deleteRows", sheet: "Register", rows: [2, 2] }]]],
];

test.each(CASES)("%s", async (_, rule, drawing, parts, edits) => {
  const reading = drawnRegister(drawing, { parts });
  const found = offers(rule, reading);
  expect(found.map((finding) => [finding.fix, finding.edits])).toEqual(edits.map((list) => ["offer", list]));
  const host = new MemoryHost(reading.workbook);
  for (const finding of found) expect(await host.apply(finding.edits)).toMatchObject({ ok: true });
  const after = await host.read();
  if (!after.ok) throw new Error(after.message);
  const [sheet] = after.workbook.sheets;
  expect([sheet!.hiddenRows.size, sheet!.hiddenColumns.size, sheet!.visibility]).toEqual([0, 0, "visible"]);
  if (rule === "blank-row-inside") expect(sheet!.rows.map((row) => row[0])).toEqual(["Ref", 1, 2]);
});

test.each([
  ["a formula looks at it alone", "=C3+1", cellKey(8, 5)],
  ["an empty-looking formula stands in it", '=IF(C2="","","")', cellKey(2, 4)],
  ["nobody knows what a formula looks at", '=INDIRECT("C"&ROW())', cellKey(8, 5)],
])("an empty row is not offered to be taken out where %s", (_, formula, at) => {
  const reading = drawnRegister(GAP);
  const changed = { ...reading, workbook: withFormula(reading.workbook, formula, at) };
  expect(offers("blank-row-inside", changed).map(({ fix, edits }) => ({ fix, edits }))).toEqual([
    { fix: null, edits: [] },
  ]);
  const range = { ...reading, workbook: withFormula(reading.workbook, "=SUM(C2:C4)", cellKey(8, 5)) };
  expect(offers("blank-row-inside", range).map(({ fix }) => fix)).toEqual(["offer"]);
});
