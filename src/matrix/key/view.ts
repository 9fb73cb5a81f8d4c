import { cellAt, cellKey, type CellValue, type SheetSnapshot } from "../../workbook";
import type { RangeCells } from "../model";
import { colourOfSign } from "../signs";
import { plainText } from "../words";
import { conditionalFills } from "./conditional";

/** Keys stand near a sheet's top or beside a register; what lies further down or right is not searched. */
const MAX_KEY_ROWS = 20_000;
const MAX_KEY_COLUMNS = 200;
/** Merged cells spread out per sheet; more than that and the rest are taken as unmerged. */
const MAX_MERGED = 200_000;

/** A sheet as a key is read: merged cells answer as one, fills include those conditional formats that can be evaluated. Rows and columns 0-based. */
export interface View {
  readonly sheet: SheetSnapshot;
  readonly rows: number;
  readonly columns: number;
  /** The merged cell's own key, or the cell's. */
  anchor(row: number, column: number): number;
  /** Last row and column of the (merged) cell. */
  end(row: number, column: number): readonly [number, number];
  value(row: number, column: number): CellValue;
  /** Trimmed, with plain spaces; "" for blank and error cells. */
  text(row: number, column: number): string;
  /** "#RRGGBB" as displayed; null for none. */
  fill(row: number, column: number): string | null;
}

/** Cells that are nothing but a coloured sign hold its colour's word. */
function withSignsNamed(sheet: SheetSnapshot): SheetSnapshot {
  let isSame = true;
  const rows = sheet.rows.map((row, r) => {
    let named: CellValue[] | null = null;
    row.forEach((value, c) => {
      if (typeof value !== "string" || value === "" || value.length > MAX_SIGN || /[A-Za-z0-9]/.test(value)) return;
      const colour = colourOfSign(value, sheet.fontColours.get(cellKey(r, c)) ?? null);
      if (colour !== null) (named ??= [...row])[c] = colour;
    });
    if (named) isSame = false;
    return named ?? row;
  });
  return isSame ? sheet : { ...sheet, rows };
}
const MAX_SIGN = 8;

export function viewOf(given: SheetSnapshot): View {
  const sheet = withSignsNamed(given);
  const rows = Math.min(sheet.rows.length, MAX_KEY_ROWS);
  let columns = 0;
  for (const row of sheet.rows) if (row.length > columns) columns = row.length;
  columns = Math.min(columns, MAX_KEY_COLUMNS);
  const merged = new Map<number, number>();
  const ends = new Map<number, readonly [number, number]>();
  for (const rect of sheet.merges) {
    const bottom = Math.min(rect.bottom, rows + 20),
      right = Math.min(rect.right, columns + 20);
    if (merged.size + (bottom - rect.top + 1) * (right - rect.left + 1) > MAX_MERGED) continue;
    const anchor = cellKey(rect.top, rect.left);
    ends.set(anchor, [bottom, right]);
    for (let r = rect.top; r <= bottom; r++) for (let c = rect.left; c <= right; c++) merged.set(cellKey(r, c), anchor);
  }
  const anchor = (row: number, column: number): number => merged.get(cellKey(row, column)) ?? cellKey(row, column);
  const own = (row: number, column: number): readonly [number, number] => {
    const at = merged.get(cellKey(row, column));
    return at === undefined ? [row, column] : [Math.floor(at / 16_384), at % 16_384];
  };
  const value = (row: number, column: number): CellValue =>
    row < 0 || column < 0 ? null : cellAt(sheet, ...own(row, column));
  const texts = new Map<string, string>();
  const text = (row: number, column: number): string => {
    const found = value(row, column);
    if (typeof found !== "string") return typeof found === "number" ? String(found) : "";
    const short = found.slice(0, 500);
    let plain = texts.get(short);
    if (plain === undefined) texts.set(short, (plain = plainText(short)));
    return plain;
  };
  const shown = conditionalFills(sheet);
  return {
    sheet,
    rows,
    columns,
    anchor,
    end: (row, column) => ends.get(anchor(row, column)) ?? [row, column],
    value,
    text,
    fill: (row, column) => {
      const [r, c] = own(row, column);
      return shown(r, c, cellAt(sheet, r, c)) ?? sheet.fills.get(cellKey(r, c)) ?? null;
    },
  };
}

/** The range stands in a cell or two of a sheet. */
export const statedIn = (
  view: View,
  min: readonly [number, number],
  max: readonly [number, number] = min,
): RangeCells => ({
  min: { sheet: view.sheet.name, row: min[0], column: min[1] },
  max: { sheet: view.sheet.name, row: max[0], column: max[1] },
});
