import { standardLayout, type StandardOptions } from "../../src/standard";
import type { Register } from "../../src/register";
import { a1, type CellInput, type Edit, type WorkbookSnapshot } from "../../src/workbook";
import type { WorkbookModel } from "../../src/workbench/model";
import { bed } from "../bands/bed";

/** Every sample, tables, cards and pages. */
export const SAMPLES = [
  "cambridgeshire-2014.xlsx",
  "cambridgeshire-2021.xlsx",
  "cumbria-2017-q3-cards.xlsx",
  "cumbria-2017-q3.xlsx",
  "cumbria-2019-q2.xlsx",
  "lancashire-2018-q3.xlsx",
];

export const AS_OF = { year: 2018, month: 12, day: 31 };
const EMPTY: WorkbookSnapshot = { fileName: "", sheets: [], date1904: false, notes: [] };

/** An exported table: its headings, and its cells by heading. */
export interface Table {
  readonly sheet: string;
  readonly headings: readonly string[];
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

export interface Exported {
  readonly edits: readonly Edit[];
  readonly model: WorkbookModel;
  /** The table on the sheet whose name begins so. */
  table(sheet: string): Table;
  /** What the edits write to a cell, before anything is calculated. */
  input(sheet: string, heading: string, row: number): CellInput;
}

/** A register exported to a new workbook, its formulas calculated. */
export function exported(
  registers: readonly Register[],
  workbook: WorkbookSnapshot,
  options: Partial<StandardOptions> = {},
): Exported {
  const edits = standardLayout(registers, workbook, { asOf: AS_OF, ...options });
  const model = bed(EMPTY, edits);
  const table = (name: string): Table => {
    const sheet = model.sheets.find((one) => one.name.startsWith(name));
    if (!sheet) throw new Error(`no sheet ${name} among ${model.sheets.map((one) => one.name).join(", ")}`);
    const edit = edits.find((one) => one.kind === "table" && one.sheet === sheet.name);
    if (edit?.kind !== "table") throw new Error(`no table on ${name}`);
    const { top, left, bottom, right } = edit.range;
    const headings = Array.from({ length: right - left + 1 }, (_, c) => String(sheet.value(top, left + c)));
    const rows = Array.from({ length: bottom - top }, (_, r) =>
      Object.fromEntries(headings.map((heading, c) => [heading, sheet.value(top + 1 + r, left + c)])),
    );
    return { sheet: sheet.name, headings, rows };
  };
  const inputs = new Map<string, CellInput>();
  for (const edit of edits) {
    if (edit.kind !== "values") continue;
    edit.values.forEach((row, r) =>
      row.forEach(
        (value, c) => value !== undefined && inputs.set(`${edit.sheet}!${a1(edit.top + r, edit.left + c)}`, value),
      ),
    );
  }
  return {
    edits,
    model,
    table,
    input(name, heading, row) {
      const { sheet, headings } = table(name);
      return inputs.get(`${sheet}!${a1(3 + row, headings.indexOf(heading))}`) ?? null;
    },
  };
}

/** Every formula the edits write: where, and what it is said to come to. */
export const formulasOf = (
  edits: readonly Edit[],
): readonly { sheet: string; row: number; column: number; formula: string; value: unknown }[] =>
  edits.flatMap((edit) =>
    edit.kind !== "values"
      ? []
      : edit.values.flatMap((row, r) =>
          row.flatMap((input, c) =>
            typeof input === "object" && input !== null
              ? [{ sheet: edit.sheet, row: edit.top + r, column: edit.left + c, ...input, value: input.value }]
              : [],
          ),
        ),
  );
