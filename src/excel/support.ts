/**
 * What the Excel at hand can do. ExcelApi 1.9 is required by the manifest; what came later is used where it is
 * there and done without where it is not.
 */
const has = (version: string): boolean => Office.context.requirements.isSetSupported("ExcelApi", version);

/** Range.getMergedAreasOrNullObject. */
export const findsMerges = (): boolean => has("1.13");
/** An event says that our own writing raised it. */
export const tellsTrigger = (): boolean => has("1.14");
/** All changes of one run are one step of Excel's own undo. */
export const groupsUndo = (): boolean => has("1.20");
/** Sorting raises events. */
export const hearsSorting = (): boolean => has("1.10");
/** Hiding and showing rows raises events. */
export const hearsRows = (): boolean => has("1.11");
/** Renaming sheets raises events. */
export const hearsNames = (): boolean => has("1.17");
