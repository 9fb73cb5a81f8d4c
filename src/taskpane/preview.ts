import {
  a1,
  cellAt,
  cellKey,
  isCellError,
  isDateFormat,
  dayOf,
  sheetNamed,
  type CellFormat,
  type CellInput,
  type CellRef,
  type CellValue,
  type Edit,
  type WorkbookSnapshot,
} from "../workbook";

/** How a cell looks, in words and colours. */
export interface Look {
  readonly text: string;
  /** "#RRGGBB"; null for none, undefined where it does not change. */
  readonly fill?: string | null;
  readonly ink?: string | null;
}

/** One cell before and after. */
export interface Before {
  readonly cell: CellRef;
  readonly before: Look;
  readonly after: Look;
}

/** A preview is for the eye: more rows than this nobody reads. */
export const PREVIEW_CELLS = 200;

/** What the edits would change, cell by cell, at most PREVIEW_CELLS of them. Sheets to be added are not listed. */
export function previewEdits(workbook: WorkbookSnapshot, edits: readonly Edit[], limit = PREVIEW_CELLS): Before[] {
  const shown: Before[] = [];
  for (const edit of edits) {
    if (edit.kind !== "values" && edit.kind !== "format") continue;
    const sheet = sheetNamed(workbook, edit.sheet);
    if (!sheet) continue;
    const push = (row: number, column: number, after: CellInput | undefined, format: CellFormat | null): void => {
      const key = cellKey(row, column);
      const formula = sheet.formulas.get(key);
      const was = cellAt(sheet, row, column),
        numberFormat = sheet.numberFormats.get(key) ?? "";
      const text = valueText(was, numberFormat, workbook.date1904);
      const asText = typeof was === "string" && typeof after === "number" && was.trim() === String(after);
      const toFormula = typeof after === "object" && after !== null;
      shown.push({
        cell: { sheet: edit.sheet, row, column },
        before: {
          text: toFormula && formula ? formula : asText ? `${text} (text)` : text,
          ...(format?.fill !== undefined && { fill: sheet.fills.get(key) ?? null }),
          ...(format?.fontColour !== undefined && { ink: sheet.fontColours.get(key) ?? "#000000" }),
        },
        after: {
          text:
            after === undefined
              ? text
              : toFormula
                ? after.formula
                : asText
                  ? `${after} (number)`
                  : valueText(after, format?.numberFormat ?? numberFormat, workbook.date1904),
          ...(format?.fill !== undefined && { fill: format.fill }),
          ...(format?.fontColour !== undefined && { ink: format.fontColour ?? "#000000" }),
        },
      });
    };
    if (edit.kind === "values") {
      for (let r = 0; r < edit.values.length; r++)
        for (let c = 0; c < edit.values[r]!.length; c++) {
          if (shown.length >= limit) return shown;
          const value = edit.values[r]![c];
          if (value !== undefined) push(edit.top + r, edit.left + c, value, null);
        }
    } else {
      // A number format alone is not to be seen beside its value; it comes with one.
      if (edit.format.fill === undefined && edit.format.fontColour === undefined) continue;
      for (const range of edit.ranges)
        for (let row = range.top; row <= range.bottom; row++)
          for (let column = range.left; column <= range.right; column++) {
            if (shown.length >= limit) return shown;
            push(row, column, undefined, edit.format);
          }
    }
  }
  return shown;
}

function valueText(value: CellValue | CellInput, numberFormat: string, date1904: boolean): string {
  if (value === null || value === "") return "";
  if (typeof value === "object")
    return isCellError(value as CellValue)
      ? (value as { error: string }).error
      : (value as { formula: string }).formula;
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value === "number" && isDateFormat(numberFormat)) {
    const day = dayOf(value, date1904);
    if (day) return `${day.day}/${day.month}/${day.year}`;
  }
  return typeof value === "number" ? String(Math.round(value * 1e6) / 1e6) : value.trim();
}

/** "G9", or "Key!G9" where the finding's own sheet is another. */
export const cellName = (cell: CellRef): string => a1(cell.row, cell.column);
