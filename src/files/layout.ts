import type { NamedRange } from "hucre";
import type { Workbook } from "hucre/xlsx";
import { columnName, quoteSheet, type Edit, type PrintSetup } from "../workbook";
import { EditError } from "./fault";
import { PRINT_TITLES } from "./mend";
import type { OpenSheet } from "./sheet";

/** Widths, heights, panes, gridlines, print set-up; what is shown and what is hidden. */

/** A column's width in a file counts 5 pixels of margin beside its characters, 7 pixels wide each. */
const MARGIN = 5 / 7;

export function setLayout(workbook: Workbook, sheet: OpenSheet, edit: Extract<Edit, { kind: "layout" }>): void {
  for (const { column, characters } of edit.columnWidths ?? []) {
    const columns = (sheet.columns ??= []);
    while (columns.length <= column) columns.push({});
    columns[column] = { ...columns[column], width: Math.round((characters + MARGIN) * 100) / 100 };
  }
  for (const { row, points } of edit.rowHeights ?? []) {
    const defs = (sheet.rowDefs ??= new Map());
    defs.set(row, { ...defs.get(row), height: points });
    while (sheet.rows.length <= row) sheet.rows.push([]); // the writer goes no further than the last row of values
  }
  if (edit.freezeRows !== undefined || edit.freezeColumns !== undefined) {
    const rows = edit.freezeRows ?? sheet.freezePane?.rows ?? 0;
    const columns = edit.freezeColumns ?? sheet.freezePane?.columns ?? 0;
    delete sheet.splitPane;
    if (rows || columns) sheet.freezePane = { ...(rows && { rows }), ...(columns && { columns }) };
    else delete sheet.freezePane;
  }
  if (edit.showGridlines !== undefined) {
    sheet.view = { ...sheet.view, showGridLines: edit.showGridlines };
  }
  if (edit.print) setPrint(workbook, sheet, edit.print);
}

export function setVisibility(
  workbook: Workbook,
  sheet: OpenSheet,
  { what, hidden }: Extract<Edit, { kind: "visibility" }>,
): void {
  if (what === "sheet") {
    if (hidden && !workbook.sheets.some((one) => one !== sheet && !one.hidden && !one.veryHidden))
      throw new EditError(
        "failed",
        `Sheet ${sheet.name} is the only one shown: a workbook needs one. Nothing was changed.`,
        sheet.name,
      );
    sheet.hidden = hidden;
    sheet.veryHidden = false;
    // A hidden sheet cannot be in front.
    if (hidden && workbook.sheets[workbook.activeSheet ?? 0] === sheet)
      workbook.activeSheet = workbook.sheets.findIndex((one) => !one.hidden && !one.veryHidden);
  } else if ("rows" in what) {
    const defs = (sheet.rowDefs ??= new Map());
    for (let row = what.rows[0]; row <= what.rows[1]; row++) defs.set(row, { ...defs.get(row), hidden });
    while (hidden && sheet.rows.length <= what.rows[1]) sheet.rows.push([]);
  } else {
    const columns = (sheet.columns ??= []);
    while (hidden && columns.length <= what.columns[1]) columns.push({});
    for (let column = what.columns[0]; column <= what.columns[1]; column++)
      if (columns[column]) columns[column] = { ...columns[column], hidden };
  }
}

/** Columns, then rows, as Excel writes them. */
const titlesRange = (sheet: string, { titleColumns, titleRows }: PrintSetup): string =>
  [
    ...(titleColumns ? [`$${columnName(titleColumns[0])}:$${columnName(titleColumns[1])}`] : []),
    ...(titleRows ? [`$${titleRows[0] + 1}:$${titleRows[1] + 1}`] : []),
  ]
    .map((range) => `${quoteSheet(sheet)}!${range}`)
    .join(",");

function setPrint(workbook: Workbook, sheet: OpenSheet, print: PrintSetup): void {
  sheet.pageSetup = {
    ...sheet.pageSetup,
    orientation: print.orientation,
    paperSize: print.paper === "A3" ? "a3" : "a4",
    scale: undefined,
    // As many pages down as it takes.
    fitToPage: print.fitToWidth,
    fitToWidth: print.fitToWidth ? (print.pagesAcross ?? 1) : undefined,
    fitToHeight: print.fitToWidth ? 0 : undefined,
  };
  if (print.titleRows || print.titleColumns) {
    const names: NamedRange[] = (workbook.namedRanges ?? []).filter(
      (name) => name.name !== PRINT_TITLES || name.scope !== sheet.name,
    );
    names.push({
      name: PRINT_TITLES,
      range: titlesRange(sheet.name, print),
      scope: sheet.name,
    });
    workbook.namedRanges = names;
  }
  // The library breaks after a row.
  if (print.rowBreaks) sheet.rowBreaks = print.rowBreaks.map((row) => row - 1);
  if (print.footer !== undefined) {
    sheet.headerFooter = { ...sheet.headerFooter, oddFooter: `&C${print.footer.replace(/&/g, "&&")}  Page &P of &N` };
  }
}
