export { WorkbookModel, type ModelChange, type Source } from "./workbook";
export {
  SheetModel,
  type ColumnSetup,
  type ModelConditionalFormat,
  type ModelTable,
  type ModelValidation,
  type PageLayout,
  type RowSetup,
} from "./sheet";
export {
  DEFAULT_FONT,
  DEFAULT_HEIGHT,
  DEFAULT_WIDTH,
  EDGES,
  hasSeveralInks,
  type Border,
  type CellStyle,
  type Edge,
  type ModelCell,
} from "./cell";
export { modelFromXlsx } from "./read";
export { modelToXlsx } from "./write";
export { asTyped, typed } from "./typed";
export { shownText } from "./shown";
export { displayed, type Displayed } from "./displayed";
export { copySheet } from "./copy";
export { deleteRows, insertRows } from "./lines";
