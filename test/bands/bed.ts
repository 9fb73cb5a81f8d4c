import {
  cellKey,
  contains,
  isOurs,
  keyColumn,
  keyRow,
  type CellInput,
  type Edit,
  type Rect,
  type WorkbookSnapshot,
} from "../../src/workbook";
import { shiftFormula } from "../../src/files/formulas";
import { WorkbookModel } from "../../src/workbench/model";
import { evaluate } from "../../src/workbench/model/calculate";

const touches = (a: Rect, b: Rect): boolean =>
  a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right;

/** A workbook that calculates, with the edits carried out: values, fills, our conditional formats and sheets. */
export function bed(workbook: WorkbookSnapshot, edits: readonly Edit[] = []): WorkbookModel {
  const model = new WorkbookModel(workbook.fileName, workbook.date1904, null);
  model.change("user", () => {
    for (const snapshot of workbook.sheets) {
      const sheet = model.addSheet(snapshot.name);
      snapshot.rows.forEach((row, r) =>
        row.forEach((value, c) => sheet.setContent(r, c, value, snapshot.formulas.get(cellKey(r, c)))),
      );
      sheet.merges = snapshot.merges;
      for (const [key, fill] of snapshot.fills)
        sheet.restyle(
          { top: keyRow(key), left: keyColumn(key), bottom: keyRow(key), right: keyColumn(key) },
          (style) => ({ ...style, fill }),
        );
    }
  });
  carryOut(model, edits);
  return model;
}

export function carryOut(model: WorkbookModel, edits: readonly Edit[]): void {
  model.change("pane", () => {
    for (const edit of edits) one(model, edit);
  });
}

function one(model: WorkbookModel, edit: Edit): void {
  if (edit.kind === "addSheet") {
    model.addSheet(edit.name);
    return;
  }
  if (edit.kind === "copySheet") throw new Error("colouring copies no sheet");
  const sheet = model.needSheet(edit.sheet);
  if (edit.kind === "values") {
    edit.values.forEach((row, r) =>
      row.forEach(
        (input, c) => input !== undefined && sheet.setContent(edit.top + r, edit.left + c, ...content(input)),
      ),
    );
  } else if (edit.kind === "format") {
    const { fill, fontColour } = edit.format;
    for (const rect of edit.ranges)
      sheet.restyle(rect, (style) => ({ ...style, ...(fill && { fill }), ...(fontColour && { fontColour }) }));
  } else if (edit.kind === "conditionalFormats") {
    const others = sheet.conditionalFormats.filter(
      (format) =>
        !(
          isOurs(format.formulas[0] ?? "") &&
          format.ranges.some((range) => edit.ranges.some((rect) => touches(range, rect)))
        ),
    );
    const ours = edit.rules.map((rule, priority) => ({
      id: `${others.length + priority}`,
      type: "Custom",
      kind: "formula" as const,
      ranges: edit.ranges,
      formulas: [rule.formula.slice(1)],
      fill: rule.fill,
      fontColour: rule.fontColour,
      priority,
      stopIfTrue: false,
    }));
    sheet.conditionalFormats = [
      ...ours,
      ...others.map((format) => ({ ...format, priority: format.priority + ours.length })),
    ];
  }
}

const content = (input: CellInput): [string | number | boolean | null, string?] =>
  typeof input === "object" && input !== null ? [null, input.formula] : [input];

/** The fill a cell shows, conditional formats included; null for none. */
export function shownFill(model: WorkbookModel, sheetName: string, row: number, column: number): string | null {
  const sheet = model.needSheet(sheetName);
  const own = sheet.conditionalFormats.filter((format) => format.ranges.some((range) => contains(range, row, column)));
  const formulas = own.map(({ ranges, formulas }) =>
    shiftFormula(`=${formulas[0]}`, row - ranges[0]!.top, column - ranges[0]!.left),
  );
  const results = evaluate(
    model,
    formulas.map((formula, at) => ({ sheet, row: at, column: 16_000, formula })),
  );
  const holds = own.find((_, at) => results[at] === true || (typeof results[at] === "number" && results[at] !== 0));
  return holds?.fill ?? sheet.cell(row, column)?.style?.fill ?? null;
}
