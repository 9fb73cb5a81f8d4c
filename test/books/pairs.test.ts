import { DEFAULT_PROFILE } from "../../src/profile";
import { checkWorkbook } from "../../src/report";
import { refA1 } from "../../src/workbook";
import type { Pair } from "./pair";
import { PAIRS } from "./pairs";

/** Workbooks as others might keep them: clean, nothing is said; with faults planted, each is told and nothing else. */
const DAY = { year: 2024, month: 12, day: 31 };

function read({ name, make, plant }: Pair, planted: boolean) {
  const sheets = make();
  if (planted) plant(sheets);
  const workbook = {
    fileName: `${name}.xlsx`,
    sheets: sheets.map((sheet) => sheet.snapshot()),
    date1904: false,
    notes: [],
  };
  const { reading, findings } = checkWorkbook(workbook, { profile: DEFAULT_PROFILE, today: DAY, asOf: DAY });
  const [first] = reading.registers;
  const several = new Set(reading.registers.flatMap(({ risks }) => risks.map(({ sheet }) => sheet))).size > 1;
  return {
    risks: reading.registers.reduce((sum, register) => sum + register.risks.length, 0),
    fields: first?.columns.map(({ field }) => field ?? "-").join(" "),
    told: findings
      .filter(({ severity }) => severity !== "advice")
      .map(({ rule, cell }) => `${rule} ${cell ? refA1(cell, several ? "" : first!.sheet) : "-"}`)
      .sort(),
  };
}

describe.each(PAIRS.map((pair) => [pair.name, pair] as const))("%s", (_, pair) => {
  test("clean", () => {
    const { risks, fields, told } = read(pair, false);
    expect({ risks, told }).toEqual({ risks: pair.risks, told: [] });
    if (pair.fields !== undefined) expect(fields).toBe(pair.fields);
  });
  test("with its faults", () => expect(read(pair, true).told).toEqual([...pair.faults].sort()));
});
