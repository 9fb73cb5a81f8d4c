import type { Cell, CellStyle, Sheet } from "hucre/xlsx";
import type { FontStyle } from "hucre";
import type { CellFormat, CellInput } from "../workbook";
import { cellText, fileFormula } from "./text";

/** One sheet of a workbook that is being changed, in the file library's own terms. */
export type OpenSheet = Sheet & { cells: Map<string, Cell> };

/** Texts that the file library would write as error values; as rich text they stay texts. */
const LOOKS_LIKE_AN_ERROR = /^#[A-Z/0_!?]+$/;

/** Puts a value into a cell; its format, comment and link stay. */
export function setCell(sheet: OpenSheet, row: number, column: number, input: CellInput): void {
  const place = `${row},${column}`;
  const before = sheet.cells.get(place);
  const kept = {
    ...(before?.style && { style: before.style }),
    ...(before?.comment && { comment: before.comment }),
    ...(before?.hyperlink && { hyperlink: before.hyperlink }),
  };
  while (sheet.rows.length <= row) sheet.rows.push([]);
  const values = sheet.rows[row]!;
  while (values.length <= column) values.push(null);
  values[column] = null;
  if (input !== null && typeof input === "object") {
    const value = typeof input.value === "string" ? cellText(input.value) : (input.value ?? null);
    sheet.cells.set(place, {
      ...kept,
      value,
      type: "formula",
      formula: fileFormula(input.formula),
      formulaResult: value,
    });
    return;
  }
  if (typeof input === "string") {
    const text = cellText(input);
    values[column] = text;
    const cell: Cell = { ...kept, value: text, type: "string" };
    if (LOOKS_LIKE_AN_ERROR.test(text)) cell.richText = [{ text }];
    sheet.cells.set(place, cell);
    return;
  }
  values[column] = typeof input === "number" && !Number.isFinite(input) ? null : input;
  if (before)
    sheet.cells.set(place, { ...kept, value: values[column], type: typeof input === "number" ? "number" : "boolean" });
}

/** What changes a style into the one a format asks for; each style is worked out once, however many cells wear it. */
export function restyler(
  format: CellFormat,
  defaultFont: FontStyle | undefined,
): (style: CellStyle | undefined) => CellStyle {
  const done = new Map<CellStyle | undefined, CellStyle>();
  return (style) => {
    let found = done.get(style);
    if (!found) done.set(style, (found = restyled(style ?? {}, format, defaultFont)));
    return found;
  };
}

const rgb = (colour: string): { rgb: string } => ({ rgb: colour.replace("#", "").toUpperCase() });

function restyled(style: CellStyle, format: CellFormat, defaultFont: FontStyle | undefined): CellStyle {
  const changed: CellStyle = { ...style };
  if (format.fill === null) delete changed.fill;
  else if (format.fill !== undefined) changed.fill = { type: "pattern", pattern: "solid", fgColor: rgb(format.fill) };
  if (
    format.fontColour !== undefined ||
    format.bold !== undefined ||
    format.italic !== undefined ||
    format.fontSize !== undefined
  ) {
    const font: FontStyle = { ...(style.font ?? defaultFont) };
    if (format.fontColour === null) delete font.color;
    else if (format.fontColour !== undefined) font.color = rgb(format.fontColour);
    if (format.bold !== undefined) font.bold = format.bold;
    if (format.italic !== undefined) font.italic = format.italic;
    if (format.fontSize !== undefined) font.size = format.fontSize;
    changed.font = font;
  }
  if (format.numberFormat !== undefined) {
    if (format.numberFormat === "General") delete changed.numFmt;
    else changed.numFmt = format.numberFormat;
  }
  if (format.wrap !== undefined || format.horizontal !== undefined || format.vertical !== undefined) {
    changed.alignment = {
      ...style.alignment,
      ...(format.wrap !== undefined && { wrapText: format.wrap }),
      ...(format.horizontal !== undefined && { horizontal: format.horizontal }),
      ...(format.vertical !== undefined && { vertical: format.vertical }),
    };
  }
  if (format.border !== undefined) {
    const side = { style: "thin" as const, color: rgb(format.border) };
    changed.border = { ...style.border, top: side, right: side, bottom: side, left: side };
  }
  return changed;
}

/** Gives one cell a style. */
export function setStyle(
  sheet: OpenSheet,
  row: number,
  column: number,
  style: (before: CellStyle | undefined) => CellStyle,
): void {
  const place = `${row},${column}`;
  const cell = sheet.cells.get(place);
  if (cell) cell.style = style(cell.style);
  else {
    const value = sheet.rows[row]?.[column] ?? null;
    sheet.cells.set(place, {
      value,
      type:
        value === null
          ? "empty"
          : typeof value === "object"
            ? "date"
            : (typeof value as "string" | "number" | "boolean"),
      style: style(undefined),
    });
  }
}
