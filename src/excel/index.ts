export { excelHost } from "./host";
export { workbookStore, type WorkbookStore } from "./store";
