import { movedFormula, rowsPutIn, rowsTakenOut, type Rect, type RowMove } from "../../workbook";
import type { ModelCell } from "./cell";
import type { RowSetup, SheetModel } from "./sheet";
import type { WorkbookModel } from "./workbook";

/** Takes whole rows out; what stands below moves up, and formulas follow, as Excel does it. Inside `change` only. */
export function deleteRows(model: WorkbookModel, sheet: SheetModel, [first, last]: readonly [number, number]): void {
  move(model, sheet, rowsTakenOut(first, last));
  if (sheet.frozenRows > first)
    sheet.freeze(sheet.frozenRows - Math.min(sheet.frozenRows, last + 1) + first, sheet.frozenColumns);
}

/** Puts blank rows in before the first; they look like the row above them, as Excel makes them. Inside `change` only. */
export function insertRows(model: WorkbookModel, sheet: SheetModel, [first, last]: readonly [number, number]): void {
  const count = last - first + 1;
  move(model, sheet, rowsPutIn(first, count));
  if (sheet.frozenRows > first) sheet.freeze(sheet.frozenRows + count, sheet.frozenColumns);
  if (first === 0) return;
  const above = [...sheet.cells()].filter(([row, , { style }]) => row === first - 1 && style);
  for (const [, column, { style }] of above)
    sheet.restyle({ top: first, bottom: last, left: column, right: column }, () => style!);
}

function move(model: WorkbookModel, sheet: SheetModel, rows: RowMove): void {
  const moved = (formula: string, on: string, relative?: number): string =>
    movedFormula(formula, on, sheet.name, rows, relative) ?? lost(formula);
  for (const one of model.sheets)
    for (const [row, column, cell] of [...one.cells()])
      if (cell.formula !== undefined) {
        const formula = moved(cell.formula, one.name);
        if (formula !== cell.formula) one.put(row, column, { ...cell, formula });
      }
  for (const [name, range] of model.names) {
    const scope = name.includes("!") ? name.slice(0, name.lastIndexOf("!")) : "";
    model.names.set(name, moved(range, scope));
  }
  moveCells(sheet, rows);
  const rects = (list: readonly Rect[]): Rect[] =>
    list.flatMap((rect) => {
      const to = rows(rect.top, rect.bottom);
      return to ? [{ ...rect, top: to[0], bottom: to[1] }] : [];
    });
  sheet.merges = rects(sheet.merges).filter((m) => m.top !== m.bottom || m.left !== m.right);
  sheet.tables = sheet.tables.flatMap((table) => rects([table.rect]).map((rect) => ({ ...table, rect })));
  sheet.conditionalFormats = sheet.conditionalFormats.flatMap((format) => {
    const ranges = rects(format.ranges);
    const by = (ranges[0]?.top ?? 0) - (format.ranges[0]?.top ?? 0);
    return ranges.length > 0
      ? [{ ...format, ranges, formulas: format.formulas.map((formula) => moved(formula, sheet.name, by)) }]
      : [];
  });
  sheet.validations = sheet.validations.flatMap((validation) => {
    const to = rects(validation.rects);
    return to.length > 0 ? [{ ...validation, rects: to }] : [];
  });
  const { titleRows, rowBreaks } = sheet.page;
  if (titleRows) sheet.setLayout({ page: { ...sheet.page, titleRows: rows(...titleRows) ?? undefined } });
  if (rowBreaks)
    sheet.setLayout({ page: { ...sheet.page, rowBreaks: rowBreaks.flatMap((row) => rows(row, row)?.[0] ?? []) } });
}

function moveCells(sheet: SheetModel, rows: RowMove): void {
  const cells: [number, number, ModelCell][] = [...sheet.cells()];
  const setups: [number, RowSetup][] = [...sheet.rows];
  for (const [row, column] of cells) sheet.put(row, column, undefined);
  for (const [row, column, cell] of cells) {
    const to = rows(row, row)?.[0];
    if (to !== undefined) sheet.put(to, column, cell);
  }
  for (const [row] of setups) sheet.setRow(row, { height: undefined, hidden: undefined });
  for (const [row, setup] of setups) {
    const to = rows(row, row)?.[0];
    if (to !== undefined) sheet.setRow(to, setup);
  }
  // Everything on the sheet may have changed for whoever looks at it.
  const used = sheet.used;
  if (used) sheet.tellMoved(used);
}

/** Excel writes #REF! in the place of what is gone; here the whole formula comes to it. */
const lost = (formula: string): string => (formula.startsWith("=") ? "=#REF!" : "#REF!");
