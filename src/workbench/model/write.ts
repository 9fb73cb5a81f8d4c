import {
  writeXlsx,
  type Cell,
  type CellStyle as FileStyle,
  type ConditionalRule,
  type DataValidation,
  type PageSetup,
  type WriteSheet,
} from "hucre";
import { columnName, rectA1 } from "../../workbook";
import { EDGES, type CellStyle, type ModelCell } from "./cell";
import { isError, type ModelConditionalFormat, type ModelValidation, type SheetModel } from "./sheet";
import type { WorkbookModel } from "./workbook";

/**
 * The workbook as an .xlsx file. Charts, slicers and custom XML parts of a file that was opened are not
 * written: the workbench's copy is of cells, formats and settings.
 */
export async function modelToXlsx(model: WorkbookModel): Promise<Uint8Array> {
  const namedRanges = [...model.names].map(([name, range]) => {
    const at = name.lastIndexOf("!");
    return { name: name.slice(at + 1), range: range.replace(/^=/, ""), ...(at >= 0 && { scope: name.slice(0, at) }) };
  });
  return writeXlsx({
    ...model.kept,
    sheets: model.sheets.map(fileSheet),
    namedRanges,
    dateSystem: model.date1904 ? "1904" : "1900",
    activeSheet: model.sheets.indexOf(model.activeSheet),
  });
}

function fileSheet(sheet: SheetModel): WriteSheet {
  const used = sheet.used;
  const rows: WriteSheet["rows"] = Array.from({ length: used ? used.bottom + 1 : 0 }, () => []);
  const cells = new Map<string, Partial<Cell>>();
  for (const [row, column, cell] of sheet.cells()) cells.set(`${row},${column}`, fileCell(cell, row, column));
  const lastColumn = Math.max(-1, ...sheet.columns.keys());
  const { page } = sheet;
  return {
    ...sheet.kept,
    name: sheet.name,
    rows,
    cells,
    columns: Array.from({ length: lastColumn + 1 }, (_, column) => ({ ...sheet.columns.get(column) })),
    rowDefs: new Map([...sheet.rows].map(([row, setup]) => [row, { ...setup }])),
    merges: sheet.merges.map((m) => ({ startRow: m.top, startCol: m.left, endRow: m.bottom, endCol: m.right })),
    freezePane:
      sheet.frozenRows || sheet.frozenColumns ? { rows: sheet.frozenRows, columns: sheet.frozenColumns } : undefined,
    tables: sheet.tables.map(({ name, rect, style }) => ({
      name,
      range: rectA1(rect),
      style,
      columns: Array.from({ length: rect.right - rect.left + 1 }, (_, c) => ({
        name: String(sheet.value(rect.top, rect.left + c) ?? ""),
      })),
    })),
    conditionalRules: sheet.conditionalFormats.flatMap(fileRule),
    dataValidations: sheet.validations.flatMap(fileValidation),
    view: {
      ...(sheet.kept.view as object | undefined),
      showGridLines: sheet.showGridlines,
      ...(sheet.tabColour && { tabColor: { rgb: sheet.tabColour.slice(1) } }),
    },
    pageSetup: filePage(sheet),
    ...(page.rowBreaks && { rowBreaks: page.rowBreaks.map((row) => row - 1) }),
    headerFooter: page.centreFooter
      ? { ...(sheet.kept.headerFooter as object | undefined), oddFooter: `&C${page.centreFooter}` }
      : (sheet.kept.headerFooter as WriteSheet["headerFooter"]),
    protection: sheet.isProtected ? { ...(sheet.kept.protection as object | undefined), sheet: true } : undefined,
    hidden: sheet.visibility === "hidden",
    veryHidden: sheet.visibility === "veryHidden",
  };
}

function fileCell(cell: ModelCell, row: number, column: number): Partial<Cell> {
  const { value, formula, array, style, extras } = cell;
  const rest = { ...(style && { style: fileStyle(style) }), ...extras };
  if (formula === undefined)
    return isError(value) ? { type: "error", value: value.error, ...rest } : { value, ...rest };
  // A formula's error would be read back as text: Excel and LibreOffice work it out anew.
  const result = isError(value) ? {} : { formulaResult: value };
  if (!array) return { formula: formula.slice(1), ...result, ...rest };
  const first = array.top === row && array.left === column;
  return first
    ? { formula: formula.slice(1), formulaType: "array", formulaRef: rectA1(array), ...result, ...rest }
    : { value: isError(value) ? value.error : value, ...rest };
}

const rgb = (colour: string): { rgb: string } => ({ rgb: colour.slice(1) });

function fileStyle(style: CellStyle): FileStyle {
  const {
    numberFormat,
    fill,
    fontColour,
    fontName,
    fontSize,
    bold,
    italic,
    underline,
    strike,
    wrap,
    horizontal,
    vertical,
    indent,
    borders,
  } = style;
  const font = {
    name: fontName,
    size: fontSize,
    bold,
    italic,
    underline,
    strikethrough: strike,
    color: fontColour ? rgb(fontColour) : undefined,
  };
  const alignment = { wrapText: wrap, horizontal, vertical, indent };
  const set = (part: object): boolean => Object.values(part).some((value) => value !== undefined);
  return {
    ...(numberFormat !== undefined && { numFmt: numberFormat }),
    ...(fill !== undefined && { fill: { type: "pattern", pattern: "solid", fgColor: rgb(fill) } as const }),
    ...(set(font) && {
      font: {
        name: "Calibri",
        size: 11,
        ...Object.fromEntries(Object.entries(font).filter(([, v]) => v !== undefined)),
      },
    }),
    ...(set(alignment) && { alignment }),
    ...(borders && {
      border: Object.fromEntries(
        EDGES.flatMap((edge) =>
          borders[edge] ? [[edge, { style: borders[edge].style, color: rgb(borders[edge].colour) }]] : [],
        ),
      ),
    }),
  };
}

/** Kinds that hucre passes over when it reads, it does not write either. */
const UNKNOWN = new Set(["timePeriod", "containsErrors", "notContainsErrors"]);

function fileRule(format: ModelConditionalFormat): ConditionalRule[] {
  if (UNKNOWN.has((format.raw as ConditionalRule | undefined)?.type ?? "")) return [];
  const range = format.ranges.map(rectA1).join(" ");
  const priority = format.priority + 1;
  const raw = format.raw as ConditionalRule | undefined;
  // The copy has no theme of the file's: colours are written as what they are.
  const style: FileStyle = {
    ...raw?.style,
    ...(format.fill && { fill: { type: "pattern", pattern: "solid", bgColor: rgb(format.fill) } as const }),
    ...(format.fontColour && { font: { ...raw?.style?.font, color: rgb(format.fontColour) } }),
  };
  if (format.kind === "other" && raw) return [{ ...raw, style, range, priority }];
  return [
    {
      ...(raw ?? { type: format.kind === "cellValue" ? "cellIs" : "expression" }),
      operator: format.operator,
      formula: format.formulas.length === 1 ? format.formulas[0] : [...format.formulas],
      style,
      stopIfTrue: format.stopIfTrue,
      range,
      priority,
    },
  ];
}

const FILE_KINDS: Readonly<Record<string, DataValidation["type"]>> = {
  list: "list",
  wholeNumber: "whole",
  decimal: "decimal",
  date: "date",
  time: "time",
  textLength: "textLength",
  custom: "custom",
};

function fileValidation(validation: ModelValidation): DataValidation[] {
  const [kind, rule] = Object.entries(validation.rule)[0] as [string, Record<string, unknown>];
  const type = FILE_KINDS[kind];
  if (!type || validation.rects.length === 0) return [];
  const source = String(rule.source ?? "");
  const operator = String(rule.operator ?? "").replace(/To$/, "");
  return [
    {
      type,
      ...(type === "list" && (source.startsWith("=") ? { formula1: source.slice(1) } : { values: source.split(",") })),
      ...(type === "custom" && { formula1: String(rule.formula).replace(/^=/, "") }),
      ...(rule.formula1 !== undefined && { formula1: String(rule.formula1).replace(/^=/, "") }),
      ...(rule.formula2 !== undefined && { formula2: String(rule.formula2).replace(/^=/, "") }),
      ...(operator && { operator: (operator[0]!.toLowerCase() + operator.slice(1)) as DataValidation["operator"] }),
      range: validation.rects.map(rectA1).join(" "),
      allowBlank: validation.ignoreBlanks,
      showInputMessage: validation.prompt.showPrompt,
      inputTitle: validation.prompt.title,
      inputMessage: validation.prompt.message,
      showErrorMessage: validation.errorAlert.showAlert,
      errorStyle: validation.errorAlert.style.toLowerCase() as DataValidation["errorStyle"],
      errorTitle: validation.errorAlert.title,
      errorMessage: validation.errorAlert.message,
    },
  ];
}

function filePage({ page, kept }: SheetModel): PageSetup {
  const { scale, horizontalFitToPages, verticalFitToPages } = page.zoom;
  const fits = horizontalFitToPages !== undefined || verticalFitToPages !== undefined;
  return {
    ...(kept.pageSetup as PageSetup | undefined),
    orientation: page.orientation === "Landscape" ? "landscape" : "portrait",
    paperSize: page.paperSize.toLowerCase() as PageSetup["paperSize"],
    ...(fits
      ? { fitToPage: true, fitToWidth: horizontalFitToPages ?? 0, fitToHeight: verticalFitToPages ?? 0 }
      : { scale: scale ?? 100 }),
    ...(page.titleRows && { printTitlesRow: `$${page.titleRows[0] + 1}:$${page.titleRows[1] + 1}` }),
    ...(page.titleColumns && {
      printTitlesColumn: `$${columnName(page.titleColumns[0])}:$${columnName(page.titleColumns[1])}`,
    }),
  };
}
