import { renamedSheet } from "../../workbook";
import type { SheetModel } from "./sheet";
import type { WorkbookModel } from "./workbook";

/**
 * A copy of a sheet at a place among the sheets, under a name of Excel's making ("Register (2)"). References to the
 * sheet by name become references to the copy, its tables are named anew. Inside `change` only.
 */
export function copySheet(model: WorkbookModel, source: SheetModel, at: number): SheetModel {
  const name = freeName(model, source.name);
  const own = (formula: string): string => renamedSheet(formula, source.name, name);
  const copy = model.addSheet(name, at);
  for (const [row, column, cell] of source.cells())
    copy.put(row, column, cell.formula === undefined ? cell : { ...cell, formula: own(cell.formula) });
  for (const [column, setup] of source.columns) copy.setColumn(column, setup);
  for (const [row, setup] of source.rows) copy.setRow(row, setup);
  copy.merges = source.merges;
  copy.freeze(source.frozenRows, source.frozenColumns);
  const { visibility, isProtected, showGridlines, tabColour, page } = source;
  copy.setLayout({ visibility, isProtected, showGridlines, tabColour, page });
  copy.conditionalFormats = source.conditionalFormats.map((format, n) => ({
    ...format,
    id: `${copy.id}c${n + 1}`,
    formulas: format.formulas.map(own),
  }));
  copy.validations = source.validations;
  const tables = model.sheets.flatMap((sheet) => sheet.tables.map((table) => table.name.toLowerCase()));
  copy.tables = source.tables.map((table, n) => {
    let number = 1;
    while (tables.includes(`${table.name}${number}`.toLowerCase())) number++;
    tables.push(`${table.name}${number}`.toLowerCase());
    return { ...table, id: `${copy.id}t${n + 1}`, name: `${table.name}${number}` };
  });
  copy.kept = source.kept;
  for (const [key, range] of [...model.names]) {
    const bang = key.lastIndexOf("!");
    const mine = bang < 0 ? own(range) !== range : key.slice(0, bang).toLowerCase() === source.name.toLowerCase();
    if (mine) model.names.set(`${name}!${key.slice(bang + 1)}`, own(range));
  }
  return copy;
}

function freeName(model: WorkbookModel, name: string): string {
  for (let n = 2; ; n++) {
    const tail = ` (${n})`;
    const free = name.slice(0, 31 - tail.length) + tail;
    if (!model.sheet(free)) return free;
  }
}
