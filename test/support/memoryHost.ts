import {
  cellAt,
  isOurs,
  keyColumn,
  keyRow,
  writtenSheets,
  type CellRef,
  type CellValue,
  type Edit,
  type HeardChange,
  type InteractiveHost,
  type Rect,
  type Refusal,
  type SheetSnapshot,
  type WorkbookSnapshot,
} from "../../src/workbook";
import {
  EDGES,
  WorkbookModel,
  copySheet,
  deleteRows,
  insertRows,
  type CellStyle,
  type ModelCell,
  type ModelChange,
  type ModelConditionalFormat,
  type SheetModel,
} from "../../src/workbench/model";

/**
 * A workbook in memory with a user in front of it, for tests of the pane: edits are truly carried out on the
 * workbench's own model (formulas are calculated), and put back cell by cell. It can be told to refuse, and
 * to wait as Excel does while a cell is being edited.
 */
export class MemoryHost implements InteractiveHost {
  readonly model: WorkbookModel;
  /** Where the user was sent, last last. */
  readonly selected: CellRef[] = [];
  /** Every list of edits carried out. */
  readonly applied: (readonly Edit[])[] = [];
  reads = 0;
  /** Rows that were read again by themselves. */
  rowsRead = 0;
  /** Answers the next reads or writes with this, until emptied. */
  refuseReads: Refusal | null = null;
  refuseWrites: Refusal | null = null;
  /** Thrown by the next read. */
  fault: Error | null = null;
  private listeners = new Set<Parameters<InteractiveHost["onChanged"]>[0]>();
  private waitingListeners = new Set<(waiting: boolean) => void>();
  private editing: { promise: Promise<"left" | "cancelled">; settle: (how: "left" | "cancelled") => void } | null =
    null;

  constructor(private readonly workbook: WorkbookSnapshot) {
    this.model = modelOf(workbook);
    this.model.onChange((change) => {
      const heard = heardOf(change);
      if (heard) for (const listener of [...this.listeners]) listener(heard);
    });
  }

  async read(): ReturnType<InteractiveHost["read"]> {
    this.reads++;
    const refusal = (await this.wait()) ?? this.refuseReads;
    if (refusal) return refusal;
    if (this.fault) throw this.fault;
    return { ok: true, workbook: this.snapshot() };
  }

  async readRows(
    ...[name, rows, columns]: Parameters<InteractiveHost["readRows"]>
  ): ReturnType<InteractiveHost["readRows"]> {
    const refusal = (await this.wait()) ?? this.refuseReads;
    if (refusal) return refusal;
    const sheet = this.snapshot().sheets.find((one) => one.name === name);
    if (!sheet) return { ok: false, reason: "notFound", message: `Sheet ${name} is no longer there.` };
    const [left, right] = columns;
    this.rowsRead += rows.reduce((sum, [first, last]) => sum + last - first + 1, 0);
    const asked = (row: number): boolean => rows.some(([first, last]) => row >= first && row <= last);
    const within = <T>(map: ReadonlyMap<number, T>): Map<number, T> =>
      new Map([...map].filter(([key]) => asked(keyRow(key)) && keyColumn(key) >= left && keyColumn(key) <= right));
    const values = rows.flatMap(([first, last]) =>
      Array.from({ length: last - first + 1 }, (_, n): [number, CellValue[]] => [
        first + n,
        Array.from({ length: right - left + 1 }, (_, c) => cellAt(sheet, first + n, left + c)),
      ]),
    );
    return {
      ok: true,
      rows: {
        columns,
        rows: new Map(values),
        formulas: within(sheet.formulas),
        numberFormats: within(sheet.numberFormats),
        fills: within(sheet.fills),
        fontColours: within(sheet.fontColours),
        hiddenRows: new Set([...sheet.hiddenRows].filter(asked)),
      },
    };
  }

  async apply(edits: readonly Edit[]): ReturnType<InteractiveHost["apply"]> {
    const refusal = (await this.wait()) ?? this.refuseWrites ?? this.protectedSheet(edits);
    if (refusal) return refusal;
    this.applied.push(edits);
    const undo: (() => void)[] = [];
    this.model.change("pane", () => edits.forEach((edit) => undo.unshift(this.carryOut(edit))));
    return {
      ok: true,
      undo: async () => {
        const refused = (await this.wait()) ?? this.refuseWrites;
        if (refused) return refused;
        this.model.change("pane", () => undo.forEach((step) => step()));
        return { ok: true };
      },
    };
  }

  async select(cell: CellRef): ReturnType<InteractiveHost["select"]> {
    if (!this.model.sheet(cell.sheet))
      return { ok: false, reason: "notFound", message: `Sheet ${cell.sheet} is no longer there.` };
    this.selected.push(cell);
    this.model.select(cell.sheet, { top: cell.row, left: cell.column, bottom: cell.row, right: cell.column }, "pane");
    return { ok: true };
  }

  async onChanged(listener: Parameters<InteractiveHost["onChanged"]>[0]): Promise<() => void> {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  onWaiting(listener: (waiting: boolean) => void): () => void {
    this.waitingListeners.add(listener);
    return () => void this.waitingListeners.delete(listener);
  }

  cancel(): void {
    this.editing?.settle("cancelled");
  }

  /** From now on reads and writes wait, as Excel makes them while the user types in a cell. Returns what ends it. */
  startTyping(): () => void {
    let settle!: (how: "left" | "cancelled") => void;
    const promise = new Promise<"left" | "cancelled">((resolve) => (settle = resolve));
    this.editing = { promise, settle };
    return () => (settle("left"), (this.editing = null));
  }

  private async wait(): Promise<Refusal | null> {
    if (!this.editing) return null;
    for (const listener of this.waitingListeners) listener(true);
    const how = await this.editing.promise;
    for (const listener of this.waitingListeners) listener(false);
    return how === "cancelled" ? { ok: false, reason: "cancelled", message: "Cancelled." } : null;
  }

  private protectedSheet(edits: readonly Edit[]): Refusal | null {
    const names = new Set(writtenSheets(edits));
    const locked = this.model.sheets.find((sheet) => sheet.isProtected && names.has(sheet.name));
    return locked
      ? {
          ok: false,
          reason: "protected",
          sheet: locked.name,
          message: `Sheet ${locked.name} is protected, so nothing was changed.`,
        }
      : null;
  }

  private snapshot(): WorkbookSnapshot {
    return {
      ...this.workbook,
      sheets: this.model.sheets.map((sheet) =>
        sheetOf(
          sheet,
          this.workbook.sheets.find((one) => one.name === sheet.name),
        ),
      ),
    };
  }

  /** Carries out one edit and returns what puts it back. */
  private carryOut(edit: Edit): () => void {
    const { model } = this;
    if (edit.kind === "addSheet") {
      const sheet = model.addSheet(edit.name);
      return () => model.deleteSheet(sheet);
    }
    if (edit.kind === "copySheet") {
      const source = model.needSheet(edit.from);
      const copy = copySheet(model, source, model.sheets.indexOf(source) + 1);
      model.renameSheet(copy, edit.name);
      copy.setLayout({ visibility: "visible" });
      return () => model.deleteSheet(copy);
    }
    const sheet = model.needSheet(edit.sheet);
    switch (edit.kind) {
      case "visibility": {
        if (edit.what === "sheet") {
          const { visibility } = sheet;
          sheet.setLayout({ visibility: edit.hidden ? "hidden" : "visible" });
          return () => sheet.setLayout({ visibility });
        }
        const [first, last] = "rows" in edit.what ? edit.what.rows : edit.what.columns;
        const lines = "rows" in edit.what ? sheet.rows : sheet.columns;
        const set = "rows" in edit.what ? sheet.setRow.bind(sheet) : sheet.setColumn.bind(sheet);
        const before = new Map<number, boolean>();
        for (let at = first; at <= last; at++) {
          before.set(at, lines.get(at)?.hidden === true);
          set(at, { hidden: edit.hidden });
        }
        return () => before.forEach((hidden, at) => set(at, { hidden }));
      }
      case "deleteRows": {
        const [first, last] = edit.rows;
        const styles = [...sheet.cells()].filter(([row]) => row >= first && row <= last);
        deleteRows(model, sheet, edit.rows);
        return () => {
          insertRows(model, sheet, edit.rows);
          const whole = { top: first, bottom: last, left: 0, right: sheet.used?.right ?? 0 };
          sheet.restyle(whole, () => ({}));
          for (const [row, column, cell] of styles) sheet.put(row, column, cell);
        };
      }
      case "textRuns": {
        const rect = { top: edit.row, bottom: edit.row, left: edit.column, right: edit.column };
        const style = sheet.cell(edit.row, edit.column)?.style ?? {};
        const colour = edit.runs.find((run) => run.colour !== null)?.colour;
        if (colour) sheet.restyle(rect, (before) => ({ ...before, fontColour: colour }));
        return () => sheet.restyle(rect, () => style);
      }
      case "values": {
        const before: [number, number, ModelCell | undefined][] = [];
        edit.values.forEach((row, r) =>
          row.forEach((input, c) => {
            if (input === undefined) return;
            before.push([edit.top + r, edit.left + c, sheet.cell(edit.top + r, edit.left + c)]);
            if (typeof input === "object" && input !== null)
              sheet.setContent(edit.top + r, edit.left + c, null, input.formula);
            else sheet.setContent(edit.top + r, edit.left + c, input);
          }),
        );
        return () =>
          before.forEach(([row, column, cell]) =>
            cell?.formula
              ? sheet.setContent(row, column, cell.value, cell.formula)
              : sheet.setContent(row, column, cell?.value ?? null),
          );
      }
      case "format": {
        const before: [number, number, CellStyle | undefined][] = [];
        for (const range of edit.ranges) {
          eachCell(range, (row, column) => before.push([row, column, sheet.cell(row, column)?.style]));
          const { fill, fontColour, vertical, border, ...rest } = edit.format;
          const side = border === undefined ? undefined : ({ style: "thin", colour: border } as const);
          sheet.restyle(range, (style) => ({
            ...style,
            ...rest,
            ...(vertical !== undefined && { vertical: vertical === "bottom" ? undefined : vertical }),
            ...(fill !== undefined && { fill: fill ?? undefined }),
            ...(side && { borders: Object.fromEntries(EDGES.map((edge) => [edge, side])) }),
            ...(fontColour !== undefined && { fontColour: fontColour ?? undefined }),
          }));
        }
        return () =>
          before
            .reverse()
            .forEach(([row, column, style]) =>
              sheet.restyle({ top: row, left: column, bottom: row, right: column }, () => style ?? {}),
            );
      }
      case "conditionalFormats": {
        const before = sheet.conditionalFormats;
        const touches = (format: ModelConditionalFormat): boolean =>
          format.ranges.some((a) =>
            edit.ranges.some((b) => a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right),
          );
        const others = before.filter(
          (format) => !(format.formulas[0] && isOurs(format.formulas[0]) && touches(format)),
        );
        sheet.conditionalFormats = [
          ...edit.rules.map((rule, n): ModelConditionalFormat => ({
            id: `ours${n}`,
            type: "Custom",
            ranges: edit.ranges,
            kind: "formula",
            formulas: [rule.formula.replace(/^=/, "")],
            fill: rule.fill,
            fontColour: rule.fontColour,
            priority: n,
            stopIfTrue: false,
          })),
          ...others,
        ];
        return () => void (sheet.conditionalFormats = before);
      }
      case "table": {
        const before = sheet.tables;
        sheet.tables = [
          ...before,
          { id: `t${before.length}`, name: edit.name, rect: edit.range, style: "TableStyleMedium2" },
        ];
        return () => void (sheet.tables = before);
      }
      // Widths, print set-up, lists to choose from and the sheet in front are not seen by the pane.
      default:
        return () => undefined;
    }
  }
}

/** What Excel would tell of a change; null of our own, and of what is no change of the workbook. */
function heardOf({ source, kind, sheet, rect }: ModelChange): HeardChange | null {
  const none: HeardChange = { cells: new Map(), calculated: new Map(), whole: false, looksOnly: false };
  if (source === "pane") return null;
  if (source === "calc") return rect ? { ...none, calculated: new Map([[sheet, [rect]]]) } : null;
  if ((kind === "cells" || kind === "format") && rect)
    return { ...none, cells: new Map([[sheet, [rect]]]), looksOnly: kind === "format" };
  return kind === "rowsMoved" || kind === "sheetAdded" || kind === "sheetDeleted" || kind === "sheetRenamed"
    ? { ...none, whole: true }
    : null;
}

function eachCell(rect: Rect, each: (row: number, column: number) => void): void {
  for (let row = rect.top; row <= rect.bottom; row++)
    for (let column = rect.left; column <= rect.right; column++) each(row, column);
}

function modelOf(workbook: WorkbookSnapshot): WorkbookModel {
  const model = new WorkbookModel(workbook.fileName, workbook.date1904, null);
  model.change("pane", () => {
    for (const snapshot of workbook.sheets) {
      const sheet = model.addSheet(snapshot.name);
      snapshot.rows.forEach((row, r) => row.forEach((value, c) => value !== null && sheet.put(r, c, { value })));
      const cell = (key: number): ModelCell => sheet.cell(keyRow(key), keyColumn(key)) ?? { value: null };
      for (const [key, formula] of snapshot.formulas) sheet.put(keyRow(key), keyColumn(key), { ...cell(key), formula });
      const style = (key: number, style: CellStyle): void =>
        sheet.put(keyRow(key), keyColumn(key), { ...cell(key), style: { ...cell(key).style, ...style } });
      for (const [key, numberFormat] of snapshot.numberFormats) style(key, { numberFormat });
      for (const [key, fill] of snapshot.fills) style(key, { fill });
      for (const [key, fontColour] of snapshot.fontColours) style(key, { fontColour });
      sheet.merges = snapshot.merges;
      sheet.setLayout({ visibility: snapshot.visibility, isProtected: snapshot.protected });
      sheet.freeze(snapshot.frozenRows, 0);
      for (const row of snapshot.hiddenRows) sheet.setRow(row, { hidden: true });
      for (const column of snapshot.hiddenColumns) sheet.setColumn(column, { hidden: true });
      sheet.conditionalFormats = (snapshot.conditionalFormats ?? []).map((format, n) => ({
        ...format,
        id: `c${n}`,
        type: "Custom",
      }));
    }
  });
  return model;
}

function sheetOf(sheet: SheetModel, drawn: SheetSnapshot | undefined): SheetSnapshot {
  const formulas = new Map<number, string>(),
    numberFormats = new Map<number, string>(),
    fills = new Map<number, string>(),
    fontColours = new Map<number, string>();
  const used = sheet.usedByValues;
  const rows = Array.from({ length: used ? used.bottom + 1 : 0 }, (_, row) =>
    Array.from({ length: used!.right + 1 }, (_, column) => sheet.value(row, column)),
  );
  for (const [row, column, { formula, style }] of sheet.cells()) {
    const key = row * 16_384 + column;
    if (formula !== undefined) formulas.set(key, formula);
    if (style?.numberFormat) numberFormats.set(key, style.numberFormat);
    if (style?.fill) fills.set(key, style.fill);
    if (style?.fontColour) fontColours.set(key, style.fontColour);
  }
  return {
    name: sheet.name,
    visibility: sheet.visibility,
    rows,
    formulas,
    numberFormats,
    fills,
    fontColours,
    merges: sheet.merges,
    hiddenRows: new Set([...sheet.rows].filter(([, setup]) => setup.hidden).map(([row]) => row)),
    hiddenColumns: new Set([...sheet.columns].filter(([, setup]) => setup.hidden).map(([column]) => column)),
    tables: sheet.tables.map(({ name, rect }) => ({ name, range: rect })),
    conditionalFormats: drawn && drawn.conditionalFormats === null ? null : sheet.conditionalFormats,
    protected: sheet.isProtected,
    frozenRows: sheet.frozenRows,
  };
}
