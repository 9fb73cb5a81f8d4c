import { cellRect, parseRange, rectA1, type Rect } from "../../workbook";
import { DARK_THEME, endPoint, HOST_INFO, hookOfficeJs, LIGHT_THEME, type EndPoint } from "../endpoint";
import { modelFromXlsx, modelToXlsx, type ModelChange, type WorkbookModel } from "../model";
import { pastedCells } from "./clipboard";
import { Grid, type GridListener, type TypedCell } from "./grid";
import { History } from "./history";
import { Mirror } from "./mirror";
import { pixelsColumn, pixelsRow } from "./render";
import type { SheetTab } from "./tabs";

/** What the page shows of the workbench beside the grid. */
export interface Face {
  opened(fileName: string): void;
  selected(cells: string, contents: string): void;
  sheets(tabs: readonly SheetTab[]): void;
  zoomed(ratio: number): void;
  /** Puts the cursor into the formula bar. */
  editFormula(): void;
  problem(message: string): void;
}

const SHOWN_IN_TABS: ReadonlySet<ModelChange["kind"]> = new Set([
  "sheetAdded",
  "sheetDeleted",
  "sheetRenamed",
  "activated",
  "layout",
]);

/** More cells than this are not pasted at once. */
const MAX_PASTED = 200_000;

/** The workbook that is open, the grid that shows it, and the pane that works on it. */
export class Workbench implements GridListener {
  private readonly grid: Grid;
  private open_: {
    readonly model: WorkbookModel;
    readonly mirror: Mirror;
    readonly history: History;
    readonly endPoint: EndPoint;
  } | null = null;

  constructor(
    gridElement: HTMLElement,
    private readonly paneFrame: HTMLIFrameElement,
    private readonly face: Face,
  ) {
    this.grid = new Grid(gridElement, this);
  }

  /** Opens a workbook in place of the one that is open; throws with a message for the user where it cannot be read, and leaves the other open. */
  async open(bytes: Uint8Array, fileName: string): Promise<void> {
    const model = await modelFromXlsx(bytes, fileName);
    await new Promise<void>((done) => this.grid.whenTyped(done));
    this.open_?.mirror.stop();
    this.open_?.endPoint.close();
    this.open_ = {
      model,
      mirror: new Mirror(model, this.grid),
      history: new History(model),
      endPoint: endPoint(model),
    };
    model.onChange(({ kind }) => {
      if (SHOWN_IN_TABS.has(kind)) this.tellSheets();
      if (kind === "selection" || kind === "activated" || kind === "cells" || kind === "rowsMoved")
        this.tellSelection();
    });
    this.grid.select(model.activeSheet.id, model.selection.rect);
    this.paneFrame.src = `/workbench/taskpane.workbench.html?_host_Info=${encodeURIComponent(HOST_INFO)}`;
    this.face.opened(fileName);
    this.tellSheets();
    this.tellSelection();
  }

  /** Called from inside the pane's frame, before office.js is there. The pane is dark where the system is, as in Excel. */
  hook(window: Window): void {
    const theme = matchMedia("(prefers-color-scheme: dark)").matches ? DARK_THEME : LIGHT_THEME;
    if (this.open_) hookOfficeJs(window, { endPoint: this.open_.endPoint, url: location.origin, theme });
  }

  async copy(): Promise<{ readonly bytes: Uint8Array; readonly fileName: string } | null> {
    if (!this.open_) return null;
    const { model } = this.open_;
    return { bytes: await modelToXlsx(model), fileName: model.fileName.replace(/(\.xlsx)?$/i, " (copy).xlsx") };
  }

  async press(action: string, control: string): Promise<void> {
    await this.open_?.endPoint.press(action, control);
  }

  /** The formula bar's contents are typed into the cell at the top left of the selection. */
  enterFormula(text: string): void {
    if (!this.open_) return;
    const { model } = this.open_;
    const { top, left } = model.selection.rect;
    if (text !== model.editText(model.activeSheet.id, top, left))
      this.typed(model.activeSheet.id, [{ row: top, column: left, text }]);
  }

  /** Selects "E6", "E6:F9" or "Key!B4"; false where there is no such cell. */
  goTo(text: string): boolean {
    const { model } = this.open_ ?? {};
    const [, name, address] = /^(?:(.+)!)?([^!]+)$/.exec(text.trim()) ?? [];
    const rect = parseRange(address ?? "");
    const sheet = name ? model?.sheet(name.replace(/^'|'$/g, "").replace(/''/g, "'")) : model?.activeSheet;
    if (!model || !rect || !sheet) return false;
    this.grid.whenTyped(() => {
      this.grid.select(sheet.id, rect);
      model.select(sheet.name, rect, "user");
      this.grid.focus();
    });
    return true;
  }

  shown(address: string): { readonly text: string; readonly fill: string | null } | null {
    const rect = parseRange(address);
    return rect && this.open_ ? this.grid.shown(this.open_.model.activeSheet.id, rect.top, rect.left) : null;
  }

  focusGrid(): void {
    this.grid.focus();
  }

  bringToFront(sheetId: string): void {
    this.grid.whenTyped(() => {
      this.grid.activate(sheetId);
      this.activated(sheetId);
    });
  }

  /** 1 is as large as in Excel. */
  zoom(ratio: number): void {
    this.grid.zoom(ratio);
  }

  zoomed(ratio: number): void {
    this.face.zoomed(ratio);
  }

  private tellSheets(): void {
    if (!this.open_) return;
    const { sheets, activeSheet } = this.open_.model;
    const visible = sheets.filter((sheet) => sheet.visibility === "visible");
    this.face.sheets(visible.map((sheet) => ({ id: sheet.id, name: sheet.name, inFront: sheet === activeSheet })));
    this.face.zoomed(this.grid.zoomRatio);
  }

  private tellSelection(): void {
    if (!this.open_) return;
    const { model } = this.open_;
    const { rect } = model.selection;
    this.face.selected(rectA1(rect), model.editText(model.activeSheet.id, rect.top, rect.left));
  }

  typed(sheetId: string, cells: readonly TypedCell[]): void {
    const { open_ } = this;
    const sheet = open_?.model.sheet(sheetId);
    if (!open_ || !sheet) return;
    if (sheet.isProtected) this.face.problem(`Sheet ${sheet.name} is protected: it cannot be changed here.`);
    else open_.history.type(sheetId, cells);
    this.overwritten(sheetId, cells);
  }

  overwritten(sheetId: string, cells: readonly { readonly row: number; readonly column: number }[]): void {
    for (const { row, column } of cells) this.open_?.mirror.refresh(sheetId, cellRect(row, column));
  }

  pasted(text: string): void {
    if (!this.open_) return;
    const { model } = this.open_;
    const { rect } = model.selection;
    const rows = pastedCells(text);
    if (rows.reduce((sum, row) => sum + row.length, 0) > MAX_PASTED) {
      this.face.problem(`More than ${MAX_PASTED.toLocaleString("en-GB")} cells cannot be pasted at once.`);
      return;
    }
    const cells = rows.flatMap((row, r) =>
      row.map((cell, c) => ({ row: rect.top + r, column: rect.left + c, text: cell })),
    );
    this.typed(model.activeSheet.id, cells);
  }

  selected(sheetId: string, range: Rect): void {
    const sheet = this.open_?.model.sheet(sheetId);
    if (sheet) this.open_!.model.select(sheet.name, range, "user");
  }

  resized(sheetId: string, what: "columns" | "rows", sizes: ReadonlyMap<number, number>): void {
    const { model } = this.open_ ?? {};
    const sheet = model?.sheet(sheetId);
    if (!model || !sheet) return;
    model.change("user", () => {
      for (const [at, pixels] of sizes)
        if (what === "columns") sheet.setColumn(at, { ...sheet.columns.get(at), width: pixelsColumn(pixels) });
        else sheet.setRow(at, { ...sheet.rows.get(at), height: pixelsRow(pixels) });
    });
  }

  activated(sheetId: string): void {
    const sheet = this.open_?.model.sheet(sheetId);
    if (sheet) this.open_!.model.activate(sheet.name, "user");
  }

  editing(open: boolean): void {
    if (this.open_) this.open_.endPoint.editing = open;
  }

  editedElsewhere(sheetId: string, row: number, column: number): boolean {
    if (this.open_?.model.sheet(sheetId)?.cell(row, column)?.formula === undefined) return false;
    this.face.editFormula();
    return true;
  }

  undo(): void {
    this.open_?.history.undo();
  }

  redo(): void {
    this.open_?.history.redo();
  }

  displayed(sheetId: string, row: number, column: number) {
    return this.open_?.mirror.displayed(sheetId, row, column) ?? null;
  }
}
