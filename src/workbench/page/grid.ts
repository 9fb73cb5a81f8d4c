import type { ICellData, Injector, IRange, IStyleData, IWorksheetData, Nullable } from "@univerjs/core";
import { InterceptorEffectEnum, LifecycleStages, LocaleType } from "@univerjs/core";
import type { FUniver } from "@univerjs/core/facade";
import {
  DeviceInputEventType,
  ILayoutService,
  INTERCEPTOR_POINT,
  KeyCode,
  SheetInterceptorService,
} from "@univerjs/preset-sheets-core";
import { cellKey, type Rect } from "../../workbook";
import { COLUMN_HEADER, ROW_HEADER, type GridLayout, type GridWorkbook } from "./render";
import { createUniver } from "./univer";

/** Row and column 0-based. */
interface CellAt {
  readonly row: number;
  readonly column: number;
}

/** What a person typed, filled or cleared in one cell, as text to type into the workbook. */
export interface TypedCell extends CellAt {
  readonly text: string;
}

export interface GridListener {
  typed(sheetId: string, cells: readonly TypedCell[]): void;
  /** The grid has written over cells of its own accord: they are to be shown again as the workbook holds them. */
  overwritten(sheetId: string, cells: readonly CellAt[]): void;
  /** Text from the clipboard, cells parted by tabs and lines. */
  pasted(text: string): void;
  selected(sheetId: string, range: Rect): void;
  /** Columns or rows have been given another size, in pixels. */
  resized(sheetId: string, what: "columns" | "rows", sizes: ReadonlyMap<number, number>): void;
  activated(sheetId: string): void;
  zoomed(ratio: number): void;
  /** A cell's editor opens or closes. */
  editing(open: boolean): void;
  /** Asked before a cell's own editor opens; true where the formula bar takes it over. */
  editedElsewhere(sheetId: string, row: number, column: number): boolean;
  undo(): void;
  redo(): void;
  /** Fill and ink of a cell by the conditional formats that hold, asked only for what is in view. */
  displayed(
    sheetId: string,
    row: number,
    column: number,
  ): { readonly fill?: string; readonly fontColour?: string } | null;
}

/**
 * The commands of the grid that a person may use. Everything else would change the grid and not the workbook behind
 * it (bold, merge, insert a row), and is refused.
 */
const ALLOWED = new Set(
  [
    "set-range-values clear-selection-content auto-fill refill copy-down copy-right auto-clear-content",
    "expand-selection move-selection move-selection-enter-tab select-all select-range set-worksheet-activate",
    "scroll-to-cell scroll-view scroll-view-reset set-scroll-relative change-zoom-ratio set-zoom-ratio",
    "set-worksheet-col-width set-row-height delta-column-width delta-row-height set-col-auto-width set-row-is-auto-height",
  ]
    .join(" ")
    .split(" ")
    .map((name) => `sheet.command.${name}`),
);

/** Every part of a style, empty: laid under a new style, so that nothing of the old one shines through. */
const NO_STYLE = Object.fromEntries(
  ["ff", "fs", "it", "bl", "ul", "st", "bg", "bd", "cl", "va", "n", "tr", "ht", "vt", "tb", "pd"].map((key) => [
    key,
    null,
  ]),
);

const UNIT = "workbench";

/** Pixels from which to show a part that begins at `start`: as it is where the part is in view, else with a quarter of the room before it. */
function scrolled(now: number, start: number, size: number, room: number, frozen: boolean): number {
  if (frozen || (start >= now && start + size <= now + room)) return now;
  return Math.max(0, size > room ? start : start - Math.min(room / 4, room - size));
}

/** The grid's own command that sets cells, by row and column. */
interface SetCells {
  readonly subUnitId: string;
  readonly cellValue?: Readonly<Record<number, Readonly<Record<number, unknown>>>>;
}

/** One size for all, or one by index. */
type Sizes = number | Readonly<Record<number, number>>;
interface SetWidths {
  readonly subUnitId: string;
  readonly ranges: readonly IRange[];
  readonly colWidth: Sizes;
}
interface SetHeights {
  readonly subUnitId: string;
  readonly ranges: readonly IRange[];
  readonly rowHeight: Sizes;
}

function sizes(
  ranges: readonly IRange[],
  given: Sizes,
  ends: (range: IRange) => [number, number],
): Map<number, number> {
  const found = new Map<number, number>();
  for (const range of ranges) {
    const [first, last] = ends(range);
    for (let at = first; at <= last; at++) {
      const size = typeof given === "number" ? given : given[at];
      if (size !== undefined) found.set(at, size);
    }
  }
  return found;
}

const cellsOf = ({ cellValue = {} }: SetCells): CellAt[] =>
  Object.entries(cellValue).flatMap(([row, columns]) =>
    Object.keys(columns).map((column) => ({ row: Number(row), column: Number(column) })),
  );

type ShownCell = Nullable<ICellData & { s?: IStyleData }>;

/**
 * The grid: it shows what it is given and reports what a person does in it. It calculates nothing and remembers
 * nothing of its own; whatever is typed is reported, and shown again as the workbook holds it.
 */
export class Grid {
  private readonly api: FUniver;
  private readonly injector: Injector;
  private painting = false;
  private typing = false;
  /** The grid can scroll only once it has drawn its first workbook; what is to be selected waits until then. */
  private drawn = false;
  private toSelect = (): void => {};
  /** Above 0 while we write ourselves, so that our own writes are not heard as a person's. */
  private writing = 0;
  /** Cells a person has touched in the command that is running, by sheet id and cellKey. */
  private readonly touched = new Map<string, Map<number, CellAt>>();
  /** The text in the cell editor when it closed. The grid makes numbers and dates of it; the workbook must do that. */
  private editor: {
    readonly sheetId: string;
    readonly row: number;
    readonly column: number;
    readonly text: string;
  } | null = null;

  constructor(
    private readonly container: HTMLElement,
    private readonly listener: GridListener,
  ) {
    /* Univer puts its canvases before everything else in the page's order; the keyboard reaches them by its editor. */
    new MutationObserver(() => {
      for (const canvas of container.querySelectorAll<HTMLElement>('canvas[tabindex="1"]')) canvas.tabIndex = -1;
    }).observe(container, { childList: true, subtree: true });
    const { api, injector } = createUniver(container);
    this.api = api;
    this.injector = injector;
    this.listen();
  }

  /** Shows another workbook in place of the one that is open. */
  show(data: GridWorkbook, activeSheet: string): void {
    this.write(() => {
      if (this.api.getWorkbook(UNIT)) this.api.disposeUnit(UNIT);
      this.api.createWorkbook({ ...data, id: UNIT, appVersion: "0.25.1", locale: LocaleType.EN_US });
      this.activateNow(activeSheet);
    });
    this.paint();
  }

  /** Lays the conditional formats over the cells as they are drawn. The grid's services are there once it has a workbook. */
  private paint(): void {
    if (this.painting) return;
    this.painting = true;
    this.injector.get(SheetInterceptorService).intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
      effect: InterceptorEffectEnum.Style,
      priority: 10,
      handler: (cell, { subUnitId, row, col, workbook, rawData }, next) => {
        const shown = this.listener.displayed(subUnitId, row, col);
        if (!shown) return next(cell);
        const own = workbook.getStyles().getStyleByCell(cell) ?? {};
        const s = {
          ...own,
          ...(shown.fill && { bg: { rgb: shown.fill } }),
          ...(shown.fontColour && { cl: { rgb: shown.fontColour } }),
        };
        return next({ ...(cell ?? rawData), s });
      },
    });
  }

  /** Cells as the workbook now holds them, by row and column; null is a cell with neither value nor format. */
  setCells(sheetId: string, cells: Record<number, Record<number, ShownCell>>): void {
    const cellValue: Record<number, Record<number, Nullable<ICellData>>> = {};
    for (const [row, columns] of Object.entries(cells)) {
      const line: Record<number, Nullable<ICellData>> = (cellValue[Number(row)] = {});
      for (const [column, cell] of Object.entries(columns) as unknown as [number, ShownCell][])
        line[column] = cell && {
          v: null,
          f: null,
          si: null,
          p: null,
          ...cell,
          s: { ...NO_STYLE, ...(cell.s as object) } as IStyleData,
        };
    }
    this.command("sheet.mutation.set-range-values", { subUnitId: sheetId, cellValue });
  }

  insertSheet(sheet: Partial<IWorksheetData>, index: number): void {
    this.command("sheet.mutation.insert-sheet", { index, sheet });
  }

  removeSheet(sheetId: string): void {
    this.command("sheet.mutation.remove-sheet", { subUnitId: sheetId });
  }

  /** Pixels there are for a sheet's width. */
  get room(): number {
    return this.container.clientWidth;
  }

  /** What a cell looks like on the screen, number format and conditional formats applied. */
  shown(sheetId: string, row: number, column: number): { readonly text: string; readonly fill: string | null } {
    const cell = this.sheet(sheetId)?.getSheet().getCell(row, column);
    const style = this.api.getWorkbook(UNIT)?.getWorkbook().getStyles().getStyleByCell(cell);
    return { text: String(cell?.v ?? ""), fill: style?.bg?.rgb ?? null };
  }

  size(sheetId: string): { readonly rowCount: number; readonly columnCount: number } {
    const sheet = this.sheet(sheetId)?.getSheet();
    return { rowCount: sheet?.getRowCount() ?? 0, columnCount: sheet?.getColumnCount() ?? 0 };
  }

  /** Name, size, widths, heights, hidden rows and columns, merges and frozen panes of a sheet that is shown already. */
  setLayout(sheetId: string, name: string, layout: GridLayout): void {
    const sheet = this.sheet(sheetId)?.getSheet();
    if (!sheet) return;
    const set = (mutation: string, params: object): void =>
      this.command(`sheet.mutation.${mutation}`, { subUnitId: sheetId, ...params });
    const { rowCount, columnCount, rowData, columnData, mergeData, freeze, showGridlines } = layout;
    if (sheet.getName() !== name) set("set-worksheet-name", { name });
    set("set-worksheet-row-count", { rowCount });
    set("set-worksheet-column-count", { columnCount });
    set("set-row-data", { rowData });
    set("set-col-data", { columnData });
    set("remove-worksheet-merge", { ranges: [...sheet.getMergeData()] });
    set("add-worksheet-merge", { ranges: mergeData });
    set("set-frozen", { ...freeze });
    set("toggle-gridlines", { showGridlines });
  }

  /** Draws again what is in view: the conditional formats may have changed. */
  redraw(): void {
    this.api.getActiveWorkbook()?.getActiveSheet()?.refreshCanvas();
  }

  /** Selects the range and scrolls so that its first cell is in view. */
  select(sheetId: string, rect: Rect): void {
    if (!this.drawn) {
      this.toSelect = () => this.select(sheetId, rect);
      return;
    }
    this.write(() => {
      this.activateNow(sheetId);
      const sheet = this.sheet(sheetId);
      if (!sheet) return;
      sheet.setActiveRange(sheet.getRange(rect.top, rect.left, rect.bottom - rect.top + 1, rect.right - rect.left + 1));
      this.reveal(sheetId, rect);
    });
  }

  /** Scrolls, if need be, so that the first cell is in view. The grid's own way of doing this takes all rows to be of one height. */
  private reveal(sheetId: string, { top, left }: Rect): void {
    const face = this.sheet(sheetId),
      sheet = face?.getSheet();
    if (!face || !sheet) return;
    const { xSplit, ySplit } = sheet.getFreeze();
    const rowsHigh = (from: number, to: number): number => {
      let sum = 0;
      for (let row = from; row < to; row++) if (sheet.getRowVisible(row)) sum += sheet.getRowHeight(row);
      return sum;
    };
    const columnsWide = (from: number, to: number): number => {
      let sum = 0;
      for (let column = from; column < to; column++)
        if (sheet.getColVisible(column)) sum += sheet.getColumnWidth(column);
      return sum;
    };
    const canvas = [...this.container.querySelectorAll("canvas")].sort((a, b) => b.clientHeight - a.clientHeight)[0];
    if (!canvas) return;
    const zoom = face.getZoom() || 1;
    const at = face.getScrollState();
    const y = scrolled(
      rowsHigh(0, at.sheetViewStartRow) + at.offsetY,
      rowsHigh(ySplit, top),
      sheet.getRowHeight(top),
      canvas.clientHeight / zoom - COLUMN_HEADER - rowsHigh(0, ySplit),
      top < ySplit,
    );
    const x = scrolled(
      columnsWide(0, at.sheetViewStartColumn) + at.offsetX,
      columnsWide(xSplit, left),
      sheet.getColumnWidth(left),
      canvas.clientWidth / zoom - ROW_HEADER - columnsWide(0, xSplit),
      left < xSplit,
    );
    this.api.syncExecuteCommand("sheet.command.scroll-view", {
      sheetViewStartRow: 0,
      sheetViewStartColumn: 0,
      offsetX: x,
      offsetY: y,
    });
  }

  activate(sheetId: string): void {
    this.write(() => this.activateNow(sheetId));
  }

  /** Does it now or, where a cell's editor is open, after what is typed there has been taken as it stands. */
  whenTyped(act: () => void): void {
    if (!this.typing) act();
    else void this.api.getWorkbook(UNIT)?.endEditingAsync(true).then(act);
  }

  /** Gives the grid the keyboard. */
  focus(): void {
    this.injector.get(ILayoutService).focus();
  }

  get zoomRatio(): number {
    return this.api.getWorkbook(UNIT)?.getActiveSheet().getZoom() ?? 1;
  }

  zoom(ratio: number): void {
    this.api.getWorkbook(UNIT)?.getActiveSheet().zoom(ratio);
  }

  private activateNow(sheetId: string): void {
    const workbook = this.api.getWorkbook(UNIT),
      sheet = this.sheet(sheetId);
    if (workbook && sheet && workbook.getActiveSheet().getSheetId() !== sheetId) workbook.setActiveSheet(sheet);
  }

  private sheet(sheetId: string) {
    return this.api.getWorkbook(UNIT)?.getSheetBySheetId(sheetId) ?? null;
  }

  private command(id: string, params: object): void {
    this.write(() => this.api.syncExecuteCommand(id, { unitId: UNIT, ...params }, { onlyLocal: true }));
  }

  private write(act: () => void): void {
    this.writing++;
    try {
      act();
    } finally {
      this.writing--;
    }
  }

  private listen(): void {
    const { Event } = this.api;
    this.api.addEvent(Event.LifeCycleChanged, ({ stage }) => {
      if (stage < LifecycleStages.Rendered || this.drawn) return;
      setTimeout(() => {
        this.drawn = true;
        this.toSelect();
      });
    });
    this.api.addEvent(Event.BeforeCommandExecute, (event) => {
      if (this.writing === 0 && event.id.startsWith("sheet.command.") && !ALLOWED.has(event.id)) event.cancel = true;
      /* Its own pasting would bring along formats and merged cells that the workbook knows nothing of. */
      if (event.id === "sheet.command.paste-by-short-key") {
        const { textContent } = event.params as { textContent?: string };
        if (textContent) this.listener.pasted(textContent);
      }
      if (event.id === "univer.command.undo" || event.id === "univer.command.redo") {
        event.cancel = true;
        if (event.id.endsWith("undo")) this.listener.undo();
        else this.listener.redo();
      }
    });
    this.api.onCommandExecuted(({ id, params }, options) => {
      if (this.writing > 0) return;
      if (id === "sheet.mutation.set-range-values") {
        const heard = params as SetCells;
        /* The grid's own calculator answers a formula that was typed; the workbook's answer is the one that holds. */
        if (options?.fromFormula) this.listener.overwritten(heard.subUnitId, cellsOf(heard));
        else this.hear(heard);
      }
      if (id === "sheet.mutation.set-worksheet-col-width") {
        const { subUnitId, ranges, colWidth } = params as SetWidths;
        this.listener.resized(
          subUnitId,
          "columns",
          sizes(ranges, colWidth, (r) => [r.startColumn, r.endColumn]),
        );
      }
      if (id === "sheet.mutation.set-worksheet-row-height") {
        const { subUnitId, ranges, rowHeight } = params as SetHeights;
        this.listener.resized(
          subUnitId,
          "rows",
          sizes(ranges, rowHeight, (r) => [r.startRow, r.endRow]),
        );
      }
      if (id === "sheet.operation.set-selections") {
        const { subUnitId, selections } = params as {
          subUnitId: string;
          selections: readonly { readonly range: IRange }[];
        };
        const range = selections[selections.length - 1]?.range;
        if (range) this.listener.selected(subUnitId, this.rectOf(subUnitId, range));
      }
    });
    this.api.addEvent(Event.ActiveSheetChanged, ({ activeSheet }) => {
      this.listener.zoomed(activeSheet.getZoom());
      if (this.writing === 0) this.listener.activated(activeSheet.getSheetId());
    });
    this.api.addEvent(Event.SheetZoomChanged, ({ zoom }) => this.listener.zoomed(zoom));
    this.api.addEvent(Event.BeforeSheetEditStart, (event) => {
      const { worksheet, row, column, eventType, keycode } = event;
      /* Typing replaces what is there; only these two ask for it, to change it. */
      const asked = eventType === DeviceInputEventType.Dblclick || keycode === KeyCode.F2;
      if (asked && this.listener.editedElsewhere(worksheet.getSheetId(), row, column)) event.cancel = true;
    });
    this.api.addEvent(Event.SheetEditStarted, () => this.editorIs(true));
    this.api.addEvent(Event.BeforeSheetEditEnd, ({ worksheet, row, column, value, isConfirm }) => {
      this.editor = isConfirm
        ? { sheetId: worksheet.getSheetId(), row, column, text: value.toPlainText().replace(/\r?\n$/, "") }
        : null;
    });
    this.api.addEvent(Event.SheetEditEnded, () => this.editorIs(false));
  }

  private editorIs(open: boolean): void {
    this.typing = open;
    this.listener.editing(open);
  }

  /** A whole row or column is selected with open ends (NaN): give it the sheet's own. */
  private rectOf(sheetId: string, range: IRange): Rect {
    const sheet = this.sheet(sheetId)?.getSheet();
    const end = (value: number, last: number): number => (Number.isFinite(value) ? value : last);
    return {
      top: end(range.startRow, 0),
      left: end(range.startColumn, 0),
      bottom: end(range.endRow, (sheet?.getRowCount() ?? 1) - 1),
      right: end(range.endColumn, (sheet?.getColumnCount() ?? 1) - 1),
    };
  }

  /** Collects the touched cells, to read them when the grid has finished with the command (it may write a cell twice). */
  private hear(heard: SetCells): void {
    if (this.touched.size === 0) queueMicrotask(() => this.report());
    const cells = this.touched.get(heard.subUnitId) ?? new Map<number, CellAt>();
    this.touched.set(heard.subUnitId, cells);
    for (const cell of cellsOf(heard)) cells.set(cellKey(cell.row, cell.column), cell);
  }

  private report(): void {
    const heard = [...this.touched];
    const { editor } = this;
    this.touched.clear();
    this.editor = null;
    for (const [sheetId, touched] of heard) {
      const sheet = this.sheet(sheetId)?.getSheet();
      const cells = [...touched.values()].map(({ row, column }) => {
        const inEditor = editor?.sheetId === sheetId && editor.row === row && editor.column === column;
        return { row, column, text: inEditor ? editor.text : String(sheet?.getCellRaw(row, column)?.v ?? "") };
      });
      if (cells.length > 0) this.listener.typed(sheetId, cells);
    }
  }
}
