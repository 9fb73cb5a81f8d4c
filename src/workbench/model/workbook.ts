import { cellRect, isDateFormat, renamedSheet, type CellValue, type Rect } from "../../workbook";
import { calculate } from "./calculate";
import { SheetModel, type TouchKind } from "./sheet";
import { asTyped, typed } from "./typed";

/** Who changed the workbook: the task pane over the wire, the person at the grid, or the formulas by recalculating. */
export type Source = "pane" | "user" | "calc";

export interface ModelChange {
  readonly source: Source;
  readonly kind: TouchKind | "sheetAdded" | "sheetDeleted" | "sheetRenamed" | "activated" | "selection" | "stored";
  /** The sheet's name; the former one where it is deleted. */
  readonly sheet: string;
  readonly sheetId: string;
  readonly rect?: Rect;
  /** What one cell held before, where the change is of one cell's content. */
  readonly before?: CellValue;
}

/** A workbook in memory, with its formulas kept calculated: what stands in for Excel in the workbench and the tests. */
export class WorkbookModel {
  readonly names = new Map<string, string>();
  readonly settings = new Map<string, string>();
  /** Custom XML parts by id. */
  readonly customXml = new Map<string, string>();
  /** Parts of the file that the workbench has no face for. */
  kept: Readonly<Record<string, unknown>> = {};
  private sheetList: SheetModel[] = [];
  private active = 0;
  private chosen: Rect = cellRect(0, 0);
  private readonly listeners = new Set<(change: ModelChange) => void>();
  private under: { source: Source; changes: ModelChange[]; stale: boolean } | null = null;
  private lastId = 0;

  constructor(
    public fileName = "",
    public date1904 = false,
    firstSheet: string | null = "Sheet1",
  ) {
    if (firstSheet !== null) this.change("user", () => this.addSheet(firstSheet));
  }

  get sheets(): readonly SheetModel[] {
    return this.sheetList;
  }

  /** By name (in any case) or id. */
  sheet(nameOrId: string): SheetModel | undefined {
    const lower = nameOrId.toLowerCase();
    return this.sheetList.find((s) => s.id === nameOrId || s.name.toLowerCase() === lower);
  }

  get activeSheet(): SheetModel {
    return this.sheetList[this.active]!;
  }

  get selection(): { readonly sheet: string; readonly rect: Rect } {
    return { sheet: this.activeSheet.name, rect: this.chosen };
  }

  /**
   * Runs a batch of changes as one: formulas are recalculated once at its end, then listeners hear of
   * everything, what the recalculation changed last. A change inside a change belongs to the outer one.
   */
  change<T>(source: Source, work: () => T): T {
    if (this.under) return work();
    const under = (this.under = { source, changes: [] as ModelChange[], stale: false });
    try {
      return work();
    } finally {
      try {
        this.recalculate();
      } finally {
        this.under = null;
        for (const change of under.changes) for (const listener of [...this.listeners]) listener(change);
      }
    }
  }

  /** Brings formulas up to date now, for a read in the middle of a change. */
  recalculate(): void {
    if (!this.under?.stale) return;
    this.under.stale = false;
    for (const { sheet, rects } of calculate(this))
      for (const rect of rects)
        this.under.changes.push({ source: "calc", kind: "cells", sheet: sheet.name, sheetId: sheet.id, rect });
  }

  /** For a file just opened: its formulas keep the file's values; only when one has none are they worked out. */
  keepValues(): void {
    if (!this.under) return;
    this.under.stale = this.sheetList.some((sheet) =>
      [...sheet.cells()].some(([, , cell]) => cell.formula !== undefined && cell.value === null),
    );
  }

  onChange(listener: (change: ModelChange) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private readonly touch = (sheet: SheetModel, kind: ModelChange["kind"], rect?: Rect, before?: CellValue): void => {
    if (!this.under) throw new Error("A workbook is changed inside change() only.");
    if (kind === "cells" || kind === "rowsMoved" || kind === "tables") this.under.stale = true;
    const { source, changes } = this.under;
    const last = changes[changes.length - 1];
    if (last && last.kind === kind && last.sheetId === sheet.id && last.source === source) {
      const joined = last.rect && rect ? joinedRect(last.rect, rect) : last.rect === rect ? rect : null;
      if (joined !== null) {
        changes[changes.length - 1] = {
          source,
          kind,
          sheet: last.sheet,
          sheetId: last.sheetId,
          ...(joined && { rect: joined }),
        };
        return;
      }
    }
    changes.push({
      source,
      kind,
      sheet: sheet.name,
      sheetId: sheet.id,
      ...(rect && { rect }),
      ...(before !== undefined && { before }),
    });
  };

  /** What a person types into a cell: a formula, a number, a date (day before month), a text; "" empties it. */
  type(sheet: string, row: number, column: number, text: string, source: Source = "user"): void {
    this.change(source, () => {
      const on = this.needSheet(sheet);
      const format = on.cell(row, column)?.style?.numberFormat ?? "General";
      const entered = typed(text, format, this.date1904);
      on.setContent(row, column, entered.value, entered.formula);
      if (entered.numberFormat && format === "General")
        on.restyle(cellRect(row, column), (style) => ({ ...style, numberFormat: entered.numberFormat! }));
    });
  }

  /** The text of a cell as its editor shows it. */
  editText(sheet: string, row: number, column: number): string {
    const cell = this.needSheet(sheet).cell(row, column);
    if (!cell) return "";
    return asTyped(cell.value, cell.formula, isDateFormat(cell.style?.numberFormat ?? "General"), this.date1904);
  }

  needSheet(nameOrId: string): SheetModel {
    const sheet = this.sheet(nameOrId);
    if (!sheet) throw new Error(`There is no sheet ${nameOrId}.`);
    return sheet;
  }

  /** At the end, or before the sheet at `at`. The name must be free. */
  addSheet(name = this.freeName(), at = this.sheetList.length): SheetModel {
    if (this.sheet(name)) throw new Error(`There is a sheet ${name} already.`);
    const hex = (++this.lastId).toString(16).toUpperCase().padStart(12, "0");
    const sheet = new SheetModel(`{00000000-0000-4000-8000-${hex}}`, name, this.touch);
    const front = this.sheetList[this.active];
    this.sheetList.splice(at, 0, sheet);
    if (front) this.active = this.sheetList.indexOf(front);
    this.touch(sheet, "sheetAdded");
    return sheet;
  }

  deleteSheet(sheet: SheetModel): void {
    const at = this.sheetList.indexOf(sheet);
    if (at < 0) return;
    const front = this.activeSheet;
    this.sheetList.splice(at, 1);
    for (const key of [...this.names.keys()]) if (key.startsWith(`${sheet.name}!`)) this.names.delete(key);
    this.touch(sheet, "sheetDeleted");
    if (this.under) this.under.stale = true;
    this.active = Math.max(0, this.sheetList.indexOf(front));
    if (front === sheet && this.sheetList.length > 0) {
      this.active = Math.max(
        0,
        this.sheetList.findIndex((s) => s.visibility === "visible"),
      );
      this.chosen = cellRect(0, 0);
      this.touch(this.activeSheet, "activated");
    }
  }

  renameSheet(sheet: SheetModel, name: string): void {
    const other = this.sheet(name);
    if (other && other !== sheet) throw new Error(`There is a sheet ${name} already.`);
    const former = sheet.name;
    sheet.name = name;
    for (const one of this.sheetList) {
      for (const [row, column, cell] of [...one.cells()])
        if (cell.formula?.includes("!"))
          one.put(row, column, { ...cell, formula: renamedSheet(cell.formula, former, name) });
      if (one.conditionalFormats.some((format) => format.formulas.some((formula) => formula.includes("!"))))
        one.conditionalFormats = one.conditionalFormats.map((format) => ({
          ...format,
          formulas: format.formulas.map((formula) => renamedSheet(formula, former, name)),
        }));
    }
    for (const [key, range] of [...this.names]) {
      this.names.delete(key);
      const own = key.startsWith(`${former}!`) ? `${name}${key.slice(former.length)}` : key;
      this.names.set(own, renamedSheet(range, former, name));
    }
    this.touch(sheet, "sheetRenamed");
  }

  private freeName(): string {
    for (let n = this.sheetList.length + 1; ; n++) if (!this.sheet(`Sheet${n}`)) return `Sheet${n}`;
  }

  activate(sheet: string, source: Source = "user"): void {
    this.change(source, () => {
      const front = this.needSheet(sheet);
      if (front === this.activeSheet) return;
      this.active = this.sheetList.indexOf(front);
      this.chosen = cellRect(0, 0);
      this.touch(front, "activated");
    });
  }

  /** Brings the sheet to the front and selects in it. */
  select(sheet: string, rect: Rect, source: Source = "user"): void {
    this.change(source, () => {
      this.activate(sheet, source);
      this.chosen = rect;
      this.touch(this.activeSheet, "selection", rect);
    });
  }

  /** Tells listeners that a setting, a name or a custom XML part has changed. */
  stored(): void {
    this.touch(this.activeSheet, "stored");
  }
}

/** The rectangle that two touching rectangles of one width (or height) make together; null where they make none. */
function joinedRect(a: Rect, b: Rect): Rect | null {
  if (a.top <= b.top && a.left <= b.left && a.bottom >= b.bottom && a.right >= b.right) return a;
  if (a.top === b.top && a.bottom === b.bottom && b.left === a.right + 1) return { ...a, right: b.right };
  if (a.left === b.left && a.right === b.right && b.top === a.bottom + 1) return { ...a, bottom: b.bottom };
  return null;
}
