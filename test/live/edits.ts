import type { CellValue, SheetSnapshot, WorkbookSnapshot } from "../../src/workbook";
import { cellAt } from "../../src/workbook";
import type { Register } from "../../src/register";
import type { Random } from "../councils/random";

/** A value typed into a cell. */
export interface Typed {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly value: CellValue;
}

/** What people type: mostly what could stand there, sometimes what should not. */
const TYPED: readonly CellValue[] = [
  null,
  "",
  0,
  1,
  2,
  3,
  4,
  5,
  6,
  12,
  15,
  20,
  22,
  25,
  "3",
  " 4 ",
  "TBC",
  "N/A",
  "-",
  "High",
  "Amber",
  "Likely",
  "4 - Likely",
  "16 (Major/Likely)",
  "4x4=15",
  "▲",
  "▶ Same",
  "Worse",
  "31/04/2021",
  45_000,
  "Loss of a main supplier",
  "Director; Head of service",
  "somebody@example.org",
  "R7",
  "closed",
];

/** A random edit; most fall into a risk of a register. */
export function randomEdit(random: Random, workbook: WorkbookSnapshot, registers: readonly Register[]): Typed {
  const register = registers.length > 0 && random.int(1, 20) > 1 ? random.pick(registers) : undefined;
  const sheet: SheetSnapshot =
    (register && workbook.sheets.find((one) => one.name === register.sheet)) ?? random.pick(workbook.sheets);
  const inside = register && random.int(1, 20) > 1;
  const height = Math.max(1, sheet.rows.length),
    width = Math.max(1, ...sheet.rows.slice(0, 40).map((line) => line.length));
  const row = inside
    ? random.int((register.headerRows?.[1] ?? register.range.top) + 1, register.range.bottom + 1)
    : random.int(0, height + 1);
  const column = inside ? random.int(register.range.left, register.range.right) : random.int(0, width);
  // As often as not what stands elsewhere in the column: a copy, a value of its own kind.
  const value =
    random.int(0, 1) === 0
      ? random.pick(TYPED)
      : cellAt(sheet, random.int(0, height - 1), random.pick([column, random.int(0, width)]));
  return { sheet: sheet.name, row, column, value };
}

/** The workbook with a value typed over what stood there, formula and all. */
export function typedInto(workbook: WorkbookSnapshot, { sheet, row, column, value }: Typed): WorkbookSnapshot {
  return {
    ...workbook,
    sheets: workbook.sheets.map((one) => {
      if (one.name !== sheet) return one;
      const rows = [...one.rows];
      while (rows.length <= row) rows.push([]);
      const line = [...rows[row]!];
      while (line.length <= column) line.push(null);
      line[column] = value;
      rows[row] = line;
      const formulas = new Map(one.formulas);
      formulas.delete(row * 16_384 + column);
      return { ...one, rows, formulas };
    }),
  };
}

/** The same as a person types it: now and then a formula, copied as it stands elsewhere on the sheet. */
export function typedText(random: Random, workbook: WorkbookSnapshot, { sheet, value }: Typed): string {
  const formulas = [...(workbook.sheets.find((one) => one.name === sheet)?.formulas.values() ?? [])];
  if (formulas.length > 0 && random.int(1, 6) === 1) return random.pick(formulas);
  if (value === null) return "";
  return typeof value === "object" ? value.error : String(value);
}
