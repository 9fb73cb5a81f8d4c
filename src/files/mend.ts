import type { CellStyle, CellValue, Color, ConditionalRule, NamedRange, Sheet, Workbook } from "hucre";
import { quoteSheet } from "../workbook";
import { BY_FORMULA, formulaIn, NAMELESS_DATE, serialOfDate, sharedFormulas, type Opened } from "./read";
import type { OpenSheet } from "./sheet";
import { cellText, fileFormula } from "./text";

/**
 * Makes good what the file library (hucre 1.0.0) would lose or spoil when it saves a workbook it opened.
 *
 * Mended here: shared formulas (written out, so that one can be changed without the others), cached results
 * of text, date, error and shared formulas, texts that look like escapes, print areas and print titles of sheets
 * whose names need quotes, colours of a palette of the workbook's own, conditional formats kept in the extension.
 *
 * Still lost on saving, which is why a source file is never written over: list validations that Excel keeps
 * in its 2010 extension (those that look at other sheets), conditional formats by date or by error, the numbers
 * of top-10 rules, a table's calculated column and header formats, the passwords of protected sheets, default
 * column widths and the styles of empty columns, the selected cell. Charts and pivot tables keep to their
 * sheets only where its parts are numbered in order.
 */
export function mend(
  workbook: Workbook,
  { indexedColours, passedOver }: Pick<Opened, "indexedColours" | "passedOver">,
): void {
  const restyle = indexedColours.length > 0 ? recoloured(indexedColours) : null;
  const date1904 = workbook.dateSystem === "1904";
  for (const sheet of workbook.sheets) {
    const open = ready(sheet);
    for (const row of open.rows) for (let c = 0; c < row.length; c++) row[c] = plain(row[c] ?? null, date1904);
    // Left out, the flag would be written as set.
    if (open.protection && !open.protection.sheet) open.protection.sheet = false;
    // Kept as ordinary ones, which Excel 2010 and later let look at other sheets too.
    const rescued = (passedOver.get(open.name) ?? []).filter(
      (rule) => rule.type === "cellIs" || BY_FORMULA.has(rule.type),
    );
    if (rescued.length > 0)
      open.conditionalRules = [...(open.conditionalRules ?? []), ...(rescued as ConditionalRule[])];
    const shared = sharedFormulas(open);
    for (const [place, cell] of open.cells) {
      if (restyle && cell.style) cell.style = restyle(cell.style);
      // A date of a built-in format that the library has no name for.
      if (cell.value instanceof Date && !cell.style?.numFmt) cell.style = { ...cell.style, numFmt: NAMELESS_DATE };
      cell.value = plain(cell.value, date1904);
      if (cell.richText) cell.richText = cell.richText.map((run) => ({ ...run, text: cellText(run.text) }));
      if (cell.formula === undefined) continue;
      const [row, column] = place.split(",").map(Number) as [number, number];
      if (cell.formulaType === "shared") {
        const formula = formulaIn(cell, row, column, shared);
        delete cell.formulaType;
        delete cell.formulaSharedIndex;
        delete cell.formulaRef;
        if (formula === undefined) delete cell.formula;
        else cell.formula = fileFormula(formula);
      } else if (cell.formula) cell.formula = cell.formula.replace(/\r\n?/g, "\n"); // a carriage return would be written as text
      // An error can only be kept as its text; our reader takes it for the error it is, Excel works it out anew.
      cell.formulaResult = cell.value;
    }
  }
  namePrintRanges(workbook);
}

/** Dates as their serial numbers (which no change of format can spoil), texts as a file can carry them. */
const plain = (value: CellValue, date1904: boolean): CellValue =>
  value instanceof Date ? serialOfDate(value, date1904) : typeof value === "string" ? cellText(value) : value;

/** A sheet with a map of cells, as every change needs it. */
export const ready = (sheet: Sheet): OpenSheet => {
  sheet.cells ??= new Map();
  return sheet as OpenSheet;
};

function recoloured(indexed: readonly string[]): (style: CellStyle) => CellStyle {
  const done = new Map<CellStyle, CellStyle>();
  const resolved = (colour: Color): Color => {
    const rgb =
      colour.rgb === undefined && colour.theme === undefined && colour.indexed !== undefined
        ? indexed[colour.indexed]
        : undefined;
    return rgb === undefined ? colour : { rgb, ...(colour.tint !== undefined && { tint: colour.tint }) };
  };
  return (style) => {
    let found = done.get(style);
    if (!found) {
      found = { ...style };
      if (style.font?.color) found.font = { ...style.font, color: resolved(style.font.color) };
      if (style.fill?.type === "pattern" && style.fill.fgColor)
        found.fill = { ...style.fill, fgColor: resolved(style.fill.fgColor) };
      done.set(style, found);
    }
    return found;
  };
}

export const PRINT_TITLES = "_xlnm.Print_Titles";
const PRINT_AREA = "_xlnm.Print_Area";

/** The library writes these names without quotes round the sheet's; so they go among the workbook's own names. */
function namePrintRanges(workbook: Workbook): void {
  const names: NamedRange[] = [...(workbook.namedRanges ?? [])];
  for (const sheet of workbook.sheets) {
    const setup = sheet.pageSetup;
    if (!setup) continue;
    const qualified = (parts: readonly (string | undefined)[]): string =>
      parts
        .flatMap((part) => part?.split(",") ?? [])
        .map((part) => `${quoteSheet(sheet.name)}!${part.replace(/^.*!/, "")}`)
        .join(",");
    if (setup.printArea) names.push({ name: PRINT_AREA, range: qualified([setup.printArea]), scope: sheet.name });
    const titles = qualified([setup.printTitlesColumn, setup.printTitlesRow]);
    if (titles) names.push({ name: PRINT_TITLES, range: titles, scope: sheet.name });
    delete setup.printArea;
    delete setup.printTitlesRow;
    delete setup.printTitlesColumn;
  }
  if (names.length > 0) workbook.namedRanges = names;
}
