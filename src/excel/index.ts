export { excelHost } from "./host";
export { openNewWorkbook } from "./newWorkbook";
export { workbookStore, type WorkbookStore } from "./store";
export type { Preferences } from "./preferences";

/** The user's own preferences; the library behind them is loaded when they are first asked for. */
export const openPreferences = async () => (await import("./preferences")).preferences();
