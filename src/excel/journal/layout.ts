import { MAX_COLUMNS, MAX_ROWS } from "../../workbook";
import { localAddress } from "../ranges";
import type { Question, Task } from "../tasks";
import { freeze, setRowBreaks } from "../write";
import { task, type Line, type Of, type Page, type SheetRecord } from "./records";

/** Widths, heights, frozen panes, gridlines and print set-up: taken down and put back. */

export function layoutQuestions(edit: Of<"layout">, sheet: SheetRecord): Question[] {
  const questions: Question[] = [];
  const ask = (bytes: number, question: (on: Excel.Worksheet) => () => void): void =>
    void questions.push({ bytes, ask: (context) => question(context.workbook.worksheets.getItem(sheet.name)) });
  for (const { column } of edit.columnWidths ?? []) {
    const line: Line = { at: column, size: 0, standard: false };
    sheet.columns.push(line);
    ask(100, (on) => {
      const { format } = on.getRangeByIndexes(0, column, 1, 1).untrack();
      format.load("columnWidth,useStandardWidth");
      return () => {
        line.size = format.columnWidth;
        line.standard = format.useStandardWidth;
      };
    });
  }
  for (const { row } of edit.rowHeights ?? []) {
    const line: Line = { at: row, size: 0, standard: false };
    sheet.rows.push(line);
    ask(100, (on) => {
      const { format } = on.getRangeByIndexes(row, 0, 1, 1).untrack();
      format.load("rowHeight,useStandardHeight");
      return () => {
        line.size = format.rowHeight;
        line.standard = format.useStandardHeight;
      };
    });
  }
  if ((edit.freezeRows !== undefined || edit.freezeColumns !== undefined) && !sheet.frozen) {
    const frozen = (sheet.frozen = { rows: 0, columns: 0 });
    ask(100, (on) => {
      const range = on.freezePanes.getLocationOrNullObject().untrack();
      range.load("rowCount,columnCount");
      return () => {
        if (range.isNullObject) return;
        frozen.rows = range.rowCount >= MAX_ROWS ? 0 : range.rowCount;
        frozen.columns = range.columnCount >= MAX_COLUMNS ? 0 : range.columnCount;
      };
    });
  }
  if (edit.showGridlines !== undefined && sheet.gridlines === null) {
    sheet.gridlines = true;
    ask(100, (on) => {
      on.load("showGridlines");
      return () => {
        sheet.gridlines = on.showGridlines;
      };
    });
  }
  if (edit.print && !sheet.page) {
    const page: Page = (sheet.page = {
      orientation: "Portrait",
      paperSize: "A4",
      zoom: {},
      titleRows: "",
      titleColumns: "",
      footer: "",
      rowBreaks: null,
    });
    ask(400, (on) => {
      const layout = on.pageLayout;
      layout.load("orientation,paperSize,zoom");
      const titles = layout.getPrintTitleRowsOrNullObject().untrack();
      titles.load("address");
      const columns = layout.getPrintTitleColumnsOrNullObject().untrack();
      columns.load("address");
      const footer = layout.headersFooters.defaultForAllPages;
      footer.load("centerFooter");
      return () => {
        page.orientation = layout.orientation;
        page.paperSize = layout.paperSize;
        page.zoom = layout.zoom;
        page.titleRows = titles.isNullObject ? "" : localAddress(titles.address);
        page.titleColumns = columns.isNullObject ? "" : localAddress(columns.address);
        page.footer = footer.centerFooter;
      };
    });
  }
  if (edit.print?.rowBreaks && sheet.page && !sheet.page.rowBreaks) {
    const rows: number[] = (sheet.page.rowBreaks = []);
    ask(4_000, (on) => {
      const breaks = on.horizontalPageBreaks;
      breaks.load("items/rowIndex");
      return () => void rows.push(...breaks.items.map(({ rowIndex }) => rowIndex));
    });
  }
  return questions;
}

export function restoreLayout(sheet: SheetRecord): Task[] {
  const tasks: Task[] = [];
  for (const { at, size, standard } of sheet.columns)
    tasks.push(
      task(sheet, 400, (on) => {
        const { format } = on.getRangeByIndexes(0, at, 1, 1).untrack();
        if (standard) format.useStandardWidth = true;
        else format.columnWidth = size;
      }),
    );
  for (const { at, size, standard } of sheet.rows)
    tasks.push(
      task(sheet, 400, (on) => {
        const { format } = on.getRangeByIndexes(at, 0, 1, 1).untrack();
        if (standard) format.useStandardHeight = true;
        else format.rowHeight = size;
      }),
    );
  const { frozen, gridlines, page } = sheet;
  if (frozen) tasks.push(task(sheet, 400, (on) => freeze(on, frozen.rows, frozen.columns)));
  if (gridlines !== null)
    tasks.push(
      task(sheet, 300, (on) => {
        on.showGridlines = gridlines;
      }),
    );
  if (page)
    tasks.push(
      task(sheet, 900, (on) => {
        const layout = on.pageLayout;
        layout.orientation = page.orientation;
        layout.paperSize = page.paperSize;
        layout.zoom = page.zoom;
        layout.setPrintTitleRows(page.titleRows);
        layout.setPrintTitleColumns(page.titleColumns);
        layout.headersFooters.defaultForAllPages.centerFooter = page.footer;
        if (page.rowBreaks) setRowBreaks(on, page.rowBreaks);
      }),
    );
  return tasks;
}
