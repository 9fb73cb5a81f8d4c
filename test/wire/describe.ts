import type { WorkbookModel } from "../../src/workbench/model";

/** Everything a workbook holds, as plain data that can be compared. Ids of conditional formats are told by their place only. */
export const describeModel = (model: WorkbookModel): unknown => ({
  fileName: model.fileName,
  names: [...model.names].sort(),
  settings: [...model.settings].sort(),
  customXml: [...model.customXml.values()].sort(),
  sheets: model.sheets.map((sheet) => ({
    name: sheet.name,
    visibility: sheet.visibility,
    isProtected: sheet.isProtected,
    tabColour: sheet.tabColour,
    frozen: [sheet.frozenRows, sheet.frozenColumns],
    showGridlines: sheet.showGridlines,
    page: sheet.page,
    cells: [...sheet.cells()]
      .map(([row, column, cell]) => ({ row, column, ...cell }))
      .sort((a, b) => a.row - b.row || a.column - b.column),
    columns: [...sheet.columns].sort(([a], [b]) => a - b),
    rows: [...sheet.rows].sort(([a], [b]) => a - b),
    merges: sheet.merges,
    tables: sheet.tables,
    conditionalFormats: sheet.conditionalFormats.map((format) => ({ ...format, id: "", raw: undefined })),
    validations: cellsOfValidations(sheet.validations),
  })),
});

/** Validations by cell: how their ranges are cut up means nothing. */
function cellsOfValidations(validations: WorkbookModel["sheets"][number]["validations"]): [string, unknown][] {
  const cells: [string, unknown][] = [];
  for (const { rects, ...rest } of validations)
    for (const { top, left, bottom, right } of rects)
      for (let row = top; row <= bottom; row++)
        for (let column = left; column <= right; column++)
          cells.push([`${String(row).padStart(7, "0")},${column}`, rest]);
  return cells.sort(([a], [b]) => (a < b ? -1 : 1));
}
