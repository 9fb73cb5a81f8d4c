import type { Rect } from "../../workbook";
import { cellKey } from "../../workbook";
import { displayed, type Displayed, type ModelChange, type SheetModel, type WorkbookModel } from "../model";
import type { Grid } from "./grid";
import { gridCell, gridLayout, gridSheet, gridSize, gridWorkbook } from "./render";

interface Pending {
  added: boolean;
  layout: boolean;
  readonly rects: Rect[];
}

/** Keeps the grid showing what the workbook holds. Changes of one turn are drawn together, at its end. */
export class Mirror {
  private readonly pending = new Map<string, Pending>();
  private readonly deleted = new Set<string>();
  private toSelect: { readonly sheetId: string; readonly rect: Rect } | null = null;
  private waiting = false;
  /** Which conditional formats hold: worked out for a sheet when it is drawn, and again after a change. */
  private readonly displayedNow = new Map<string, ReadonlyMap<number, Displayed>>();
  private readonly stopListening: () => void;

  constructor(
    private readonly model: WorkbookModel,
    private readonly grid: Grid,
  ) {
    grid.show(gridWorkbook(model, grid.room), model.activeSheet.id);
    this.stopListening = model.onChange((change) => this.note(change));
  }

  stop(): void {
    this.stopListening();
  }

  displayed(sheetId: string, row: number, column: number): Displayed | null {
    let cells = this.displayedNow.get(sheetId);
    if (!cells) {
      const sheet = this.model.sheet(sheetId);
      cells =
        sheet && sheet.conditionalFormats.length > 0 ? displayed(this.model, sheet) : new Map<number, Displayed>();
      this.displayedNow.set(sheetId, cells);
    }
    return cells.get(cellKey(row, column)) ?? null;
  }

  /** Shows cells again as the workbook holds them. */
  refresh(sheetId: string, rect: Rect): void {
    this.of(sheetId).rects.push(rect);
    this.later();
  }

  private of(sheetId: string): Pending {
    let found = this.pending.get(sheetId);
    if (!found) this.pending.set(sheetId, (found = { added: false, layout: false, rects: [] }));
    return found;
  }

  private later(): void {
    if (this.waiting) return;
    this.waiting = true;
    queueMicrotask(() => {
      this.waiting = false;
      this.draw();
    });
  }

  private note({ kind, sheetId, rect, source }: ModelChange): void {
    switch (kind) {
      case "sheetAdded":
        this.deleted.delete(sheetId);
        this.of(sheetId).added = true;
        break;
      case "sheetDeleted":
        this.pending.delete(sheetId);
        this.deleted.add(sheetId);
        break;
      case "sheetRenamed":
      case "layout":
        this.of(sheetId).layout = true;
        break;
      case "cells":
      case "rowsMoved":
      case "format":
        if (rect) this.of(sheetId).rects.push(rect);
        break;
      case "conditionalFormats":
        this.of(sheetId);
        break;
      case "activated":
      case "selection":
        if (source === "user") return;
        this.toSelect = { sheetId, rect: this.model.selection.rect };
        break;
    }
    this.later();
  }

  private draw(): void {
    const changes = [...this.pending],
      deleted = [...this.deleted];
    this.pending.clear();
    this.deleted.clear();
    if (changes.length + deleted.length > 0) this.displayedNow.clear();
    for (const [sheetId, { added }] of changes) {
      const sheet = this.model.sheet(sheetId);
      if (sheet && added) this.grid.insertSheet(gridSheet(sheet, this.grid.room), this.model.sheets.indexOf(sheet));
    }
    if (deleted.length > 0) this.grid.activate(this.model.activeSheet.id);
    for (const sheetId of deleted) this.grid.removeSheet(sheetId);
    for (const [sheetId, { added, layout, rects }] of changes) {
      const sheet = this.model.sheet(sheetId);
      if (!sheet || added) continue;
      if (layout || this.outgrown(sheet)) this.grid.setLayout(sheetId, sheet.name, gridLayout(sheet));
      if (rects.length > 0) this.grid.setCells(sheetId, this.cellsOf(sheet, rects));
    }
    const { toSelect } = this;
    this.toSelect = null;
    if (toSelect) this.grid.select(toSelect.sheetId, toSelect.rect);
    this.grid.redraw();
  }

  private outgrown(sheet: SheetModel): boolean {
    const needed = gridSize(sheet),
      shown = this.grid.size(sheet.id);
    return needed.rowCount > shown.rowCount || needed.columnCount > shown.columnCount;
  }

  private cellsOf(sheet: SheetModel, rects: readonly Rect[]) {
    const { rowCount, columnCount } = gridSize(sheet);
    const cells: Record<number, Record<number, ReturnType<typeof gridCell>>> = {};
    for (const rect of rects)
      for (let row = rect.top; row <= Math.min(rect.bottom, rowCount - 1); row++) {
        const line = (cells[row] ??= {});
        for (let column = rect.left; column <= Math.min(rect.right, columnCount - 1); column++)
          line[column] = gridCell(sheet.cell(row, column));
      }
    return cells;
  }
}
