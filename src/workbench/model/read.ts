import type { Cell, CellStyle as FileStyle, Color, ConditionalRule, DataValidation, Sheet, Workbook } from "hucre";
import { openBounded, paletteOf, readXlsx } from "../../files";
import { cellKey, columnIndex, keyColumn, keyRow, parseRange, type Rect, type SheetSnapshot } from "../../workbook";
import { EDGES, tidyStyle, type Border, type CellExtras, type CellStyle, type ModelCell } from "./cell";
import { NEW_PAGE, type ModelConditionalFormat, type ModelValidation, type PageLayout, type SheetModel } from "./sheet";
import { WorkbookModel } from "./workbook";

type FileRule = Omit<ConditionalRule, "type"> & { readonly type: string };
type Colours = (colour: Color | undefined) => string | null;

/**
 * Opens an .xlsx file as a workbook in memory. Its formulas keep the values the file holds for them until
 * something changes; those without a value are calculated at once.
 * @throws Error with a sentence for the user where the file cannot be read.
 */
export async function modelFromXlsx(bytes: Uint8Array, fileName: string): Promise<WorkbookModel> {
  const read = await readXlsx(bytes, fileName);
  if (!read.ok) throw new Error(read.message);
  const opened = await openBounded(bytes);
  if (!opened.ok) throw new Error(opened.message);
  const file = opened.workbook;
  const colours = paletteOf(file.themeColors, opened.indexedColours);
  const model = new WorkbookModel(read.workbook.fileName, read.workbook.date1904, null);
  model.change("user", () => {
    read.workbook.sheets.forEach((snapshot, at) =>
      fillSheet(
        model.addSheet(snapshot.name),
        snapshot,
        file.sheets[at]!,
        opened.passedOver.get(snapshot.name) ?? [],
        file,
        colours,
      ),
    );
    for (const { name, range, scope } of file.namedRanges ?? [])
      model.names.set(scope ? `${scope}!${name}` : name, `=${range}`);
    const { properties, workbookProtection, defaultFont } = file;
    model.kept = { properties, workbookProtection, defaultFont };
    const front = model.sheets[file.activeSheet ?? 0] ?? model.sheets[0]!;
    model.activate(
      (front.visibility === "visible" ? front : (model.sheets.find((s) => s.visibility === "visible") ?? front)).name,
    );
    model.keepValues();
  });
  return model;
}

function fillSheet(
  model: SheetModel,
  snapshot: SheetSnapshot,
  file: Sheet,
  passedOver: readonly FileRule[],
  book: Workbook,
  colours: Colours,
): void {
  model.setLayout({
    visibility: snapshot.visibility,
    isProtected: snapshot.protected,
    showGridlines: file.view?.showGridLines !== false,
    tabColour: colours(file.view?.tabColor) ?? "",
    page: pageOf(file),
  });
  fillCells(model, snapshot, file, book, colours);
  model.merges = snapshot.merges;
  file.columns?.forEach((column, at) => {
    if (column?.width !== undefined || column?.hidden)
      model.setColumn(at, { width: column.width, hidden: column.hidden === true });
  });
  for (const [at, row] of file.rowDefs ?? [])
    if (row.height !== undefined || row.hidden) model.setRow(at, { height: row.height, hidden: row.hidden === true });
  model.freeze(snapshot.frozenRows, Math.floor(file.freezePane?.columns ?? 0));
  model.tables = snapshot.tables.map(({ name, range }, n) => ({
    id: `${model.id}t${n + 1}`,
    name,
    rect: range,
    style: file.tables?.[n]?.style ?? "TableStyleMedium2",
  }));
  // In the order in which src/files gives them.
  const priority = ({ priority: given }: FileRule): number =>
    Number.isFinite(given) ? given : Number.MAX_SAFE_INTEGER;
  const rules = [...(file.conditionalRules ?? []), ...passedOver].sort((a, b) => priority(a) - priority(b));
  model.conditionalFormats = (snapshot.conditionalFormats ?? []).map((format, n) =>
    modelFormat(format, rules[n]!, `${model.id}c${n + 1}`),
  );
  model.validations = (file.dataValidations ?? []).map(validation);
  const { headerFooter, view, autoFilter, protection, images } = file;
  model.kept = { headerFooter, view, autoFilter, protection, images };
}

function fillCells(model: SheetModel, snapshot: SheetSnapshot, file: Sheet, book: Workbook, colours: Colours): void {
  const cells = new Map<number, ModelCell>();
  const arrays = new Map<number, Rect>();
  const styles = new Map<FileStyle, CellStyle | undefined>();
  const styleOf = (style: FileStyle): CellStyle | undefined => {
    if (!styles.has(style)) styles.set(style, modelStyle(style, book, colours));
    return styles.get(style);
  };
  snapshot.rows.forEach((row, r) => row.forEach((value, c) => value !== null && cells.set(cellKey(r, c), { value })));
  for (const [place, cell] of file.cells ?? []) {
    const [row, column] = place.split(",").map(Number) as [number, number];
    const key = cellKey(row, column);
    const style = cell.style && styleOf(cell.style);
    const numberFormat = snapshot.numberFormats.get(key);
    const whole =
      numberFormat === undefined || style?.numberFormat === numberFormat ? style : { ...style, numberFormat };
    const extras = extrasOf(cell);
    const array = cell.formulaType === "array" && !cell.formulaDynamic ? parseRange(cell.formulaRef ?? "") : null;
    if (array)
      for (let r = array.top; r <= array.bottom && r < snapshot.rows.length; r++)
        for (let c = array.left; c <= array.right && c < 16384; c++) arrays.set(cellKey(r, c), array);
    if (whole || extras)
      cells.set(key, { value: null, ...cells.get(key), ...(whole && { style: whole }), ...(extras && { extras }) });
  }
  for (const [key, formula] of snapshot.formulas) {
    const array = arrays.get(key);
    cells.set(key, { value: null, ...cells.get(key), formula, ...(array && { array }) });
  }
  for (const [key, cell] of cells) model.put(keyRow(key), keyColumn(key), cell);
}

function extrasOf(cell: Cell): CellExtras | undefined {
  const { richText, hyperlink, comment } = cell;
  if (!richText && !hyperlink && !comment) return undefined;
  return { ...(richText && { richText }), ...(hyperlink && { hyperlink }), ...(comment && { comment }) };
}

function modelStyle(
  { font, fill, border, alignment, numFmt }: FileStyle,
  book: Workbook,
  colours: Colours,
): CellStyle | undefined {
  const standard = book.defaultFont ?? {};
  const fillColour = fill?.type === "pattern" && fill.pattern === "solid" ? colours(fill.fgColor) : null;
  const ink = colours(font?.color ?? (font ? undefined : standard.color));
  const { horizontal, vertical } = alignment ?? {};
  const borders: { [edge: string]: Border } = {};
  for (const edge of EDGES) {
    const side = border?.[edge];
    if (side?.style) borders[edge] = { style: plainStyle(side.style), colour: colours(side.color) ?? "#000000" };
  }
  return tidyStyle({
    numberFormat: numFmt,
    fill: fillColour ?? undefined,
    fontColour: ink ?? undefined,
    fontName: font?.name,
    fontSize: font?.size,
    bold: font?.bold,
    italic: font?.italic,
    underline: font?.underline ? true : undefined,
    strike: font?.strikethrough,
    wrap: alignment?.wrapText,
    horizontal: horizontal === "general" ? undefined : horizontal,
    vertical: vertical === "bottom" ? undefined : vertical,
    indent: alignment?.indent,
    borders: Object.keys(borders).length > 0 ? borders : undefined,
  });
}

const plainStyle = (style: string): Border["style"] =>
  (({ mediumDashed: "dashed", mediumDashDot: "dashDot", mediumDashDotDot: "dashDotDot" })[style] as
    Border["style"] | undefined) ?? (style as Border["style"]);

/** Excel's words for the file's kinds of conditional format. */
const FORMAT_TYPES: Readonly<Record<string, string>> = {
  expression: "Custom",
  cellIs: "CellValue",
  colorScale: "ColorScale",
  dataBar: "DataBar",
  iconSet: "IconSet",
  top10: "TopBottom",
  containsText: "ContainsText",
  notContainsText: "ContainsText",
  beginsWith: "ContainsText",
  endsWith: "ContainsText",
  aboveAverage: "PresetCriteria",
  duplicateValues: "PresetCriteria",
  uniqueValues: "PresetCriteria",
  containsBlanks: "PresetCriteria",
  notContainsBlanks: "PresetCriteria",
};

const modelFormat = (
  format: Omit<ModelConditionalFormat, "id" | "type">,
  raw: FileRule,
  id: string,
): ModelConditionalFormat => ({
  ...format,
  id,
  type: FORMAT_TYPES[raw.type] ?? "PresetCriteria",
  raw,
});

const VALIDATION_KINDS: Readonly<Record<DataValidation["type"], string>> = {
  list: "list",
  whole: "wholeNumber",
  decimal: "decimal",
  date: "date",
  time: "time",
  textLength: "textLength",
  custom: "custom",
};

const capital = (word: string): string => word[0]!.toUpperCase() + word.slice(1);
const OPERATORS: Readonly<Record<string, string>> = {
  greaterThanOrEqual: "GreaterThanOrEqualTo",
  lessThanOrEqual: "LessThanOrEqualTo",
  equal: "EqualTo",
  notEqual: "NotEqualTo",
};

function validation(file: DataValidation): ModelValidation {
  const kind = VALIDATION_KINDS[file.type];
  const rule =
    file.type === "list"
      ? { inCellDropDown: true, source: file.values ? file.values.join(",") : `=${file.formula1 ?? ""}` }
      : file.type === "custom"
        ? { formula: `=${file.formula1 ?? ""}` }
        : {
            formula1: file.formula1 ?? "",
            ...(file.formula2 !== undefined && { formula2: file.formula2 }),
            operator: OPERATORS[file.operator ?? ""] ?? capital(file.operator ?? "between"),
          };
  return {
    rects: file.range.split(/\s+/).flatMap((text) => parseRange(text) ?? []),
    rule: { [kind]: rule },
    ignoreBlanks: file.allowBlank === true,
    prompt: {
      showPrompt: file.showInputMessage === true,
      title: file.inputTitle ?? "",
      message: file.inputMessage ?? "",
    },
    errorAlert: {
      showAlert: file.showErrorMessage === true,
      style: capital(file.errorStyle ?? "stop"),
      title: file.errorTitle ?? "",
      message: file.errorMessage ?? "",
    },
  };
}

function pageOf({ pageSetup, headerFooter, rowBreaks }: Sheet): PageLayout {
  const rows = /^\$?(\d+):\$?(\d+)$/.exec(pageSetup?.printTitlesRow ?? "");
  const columns = /^\$?([A-Z]+):\$?([A-Z]+)$/i.exec(pageSetup?.printTitlesColumn ?? "");
  const { fitToWidth, fitToHeight, scale } = pageSetup ?? {};
  const fits = pageSetup?.fitToPage === true || fitToWidth !== undefined || fitToHeight !== undefined;
  return {
    orientation: pageSetup?.orientation === "landscape" ? "Landscape" : NEW_PAGE.orientation,
    paperSize: pageSetup?.paperSize ? capital(pageSetup.paperSize) : NEW_PAGE.paperSize,
    zoom: fits
      ? { horizontalFitToPages: fitToWidth ?? 1, ...(fitToHeight !== 0 && { verticalFitToPages: fitToHeight ?? 1 }) }
      : { scale: scale ?? 100 },
    ...(rows && { titleRows: [Number(rows[1]) - 1, Number(rows[2]) - 1] as const }),
    ...(columns && { titleColumns: [columnIndex(columns[1]!), columnIndex(columns[2]!)] as const }),
    centreFooter: /&C([^]*?)(?=&[LR]|$)/.exec(headerFooter?.oddFooter ?? "")?.[1] ?? "",
    // The file library names the row before a break.
    ...(rowBreaks && rowBreaks.length > 0 && { rowBreaks: rowBreaks.map((row) => row + 1) }),
  };
}
