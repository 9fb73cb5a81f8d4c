import { compile } from "../../src/formulas";
import {
  cellAt,
  cellKey,
  type CellInput,
  type CellValue,
  type Edit,
  type SheetSnapshot,
  type WorkbookSnapshot,
} from "../../src/workbook";

/** Edits of values and formats carried out on a snapshot in memory. A formula written is calculated by the checks' own small calculator. */
export function applyEdits(workbook: WorkbookSnapshot, edits: readonly Edit[]): WorkbookSnapshot {
  return edits.reduce((before, edit) => {
    const change = (name: string, make: (sheet: SheetSnapshot) => SheetSnapshot): WorkbookSnapshot => ({
      ...before,
      sheets: before.sheets.map((s) => (s.name === name ? make(s) : s)),
    });
    switch (edit.kind) {
      case "values":
        return change(edit.sheet, (sheet) => writeValues(before, sheet, edit.top, edit.left, edit.values));
      case "format":
        return change(edit.sheet, (sheet) => writeFormat(sheet, edit));
      default:
        throw new Error(`an edit no fix makes: ${edit.kind}`);
    }
  }, workbook);
}

function writeValues(
  workbook: WorkbookSnapshot,
  sheet: SheetSnapshot,
  top: number,
  left: number,
  values: readonly (readonly (CellInput | undefined)[])[],
): SheetSnapshot {
  const rows = sheet.rows.map((row) => [...row]);
  const formulas = new Map(sheet.formulas);
  values.forEach((cells, r) =>
    cells.forEach((input, c) => {
      if (input === undefined) return;
      const row = top + r,
        column = left + c;
      while (rows.length <= row) rows.push([]);
      while (rows[row]!.length <= column) rows[row]!.push(null);
      formulas.delete(cellKey(row, column));
      if (typeof input === "object" && input !== null) {
        formulas.set(cellKey(row, column), input.formula);
        const value = compile(input.formula)?.at({
          sheet,
          other: (name) => workbook.sheets.find((s) => s.name === name),
        });
        if (value === undefined || typeof value === "symbol") throw new Error(`cannot calculate ${input.formula}`);
        rows[row]![column] = value;
      } else rows[row]![column] = asHeld(sheet, row, column, input);
    }),
  );
  return { ...sheet, rows, formulas };
}

/** Excel turns what is put into a cell formatted as text into text. */
const asHeld = (sheet: SheetSnapshot, row: number, column: number, input: CellValue): CellValue =>
  sheet.numberFormats.get(cellKey(row, column)) === "@" && typeof input === "number" ? String(input) : input;

function writeFormat(sheet: SheetSnapshot, edit: Extract<Edit, { kind: "format" }>): SheetSnapshot {
  const [fills, fontColours, numberFormats] = [
    new Map(sheet.fills),
    new Map(sheet.fontColours),
    new Map(sheet.numberFormats),
  ];
  const set = (map: Map<number, string>, key: number, value: string | null | undefined): void => {
    if (value === null) map.delete(key);
    else if (value !== undefined) map.set(key, value);
  };
  for (const range of edit.ranges) {
    for (let row = range.top; row <= range.bottom; row++) {
      for (let column = range.left; column <= range.right; column++) {
        const key = cellKey(row, column);
        set(fills, key, edit.format.fill);
        set(fontColours, key, edit.format.fontColour);
        set(numberFormats, key, edit.format.numberFormat);
      }
    }
  }
  return { ...sheet, fills, fontColours, numberFormats };
}

/** Addresses ("Sheet!row,column") of every cell whose value, formula or look differs between two snapshots. */
export function changedCells(before: WorkbookSnapshot, after: WorkbookSnapshot): readonly string[] {
  const changed: string[] = [];
  for (const [i, a] of before.sheets.entries()) {
    const b = after.sheets[i]!;
    const height = Math.max(a.rows.length, b.rows.length);
    const keys = new Set([
      ...a.fills.keys(),
      ...b.fills.keys(),
      ...a.fontColours.keys(),
      ...b.fontColours.keys(),
      ...a.formulas.keys(),
      ...b.formulas.keys(),
      ...a.numberFormats.keys(),
      ...b.numberFormats.keys(),
    ]);
    for (let row = 0; row < height; row++)
      for (let column = 0; column < Math.max(a.rows[row]?.length ?? 0, b.rows[row]?.length ?? 0); column++)
        keys.add(cellKey(row, column));
    for (const key of keys) {
      const row = Math.floor(key / 16384),
        column = key % 16384;
      const same =
        JSON.stringify(cellAt(a, row, column)) === JSON.stringify(cellAt(b, row, column)) &&
        ([["fills"], ["fontColours"], ["formulas"], ["numberFormats"]] as const).every(
          ([map]) => a[map].get(key) === b[map].get(key),
        );
      if (!same) changed.push(`${a.name}!${row},${column}`);
    }
  }
  return changed;
}
