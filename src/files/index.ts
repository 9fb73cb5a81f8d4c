export { readXlsx, type Read } from "./read";
export { LIMITS, type Limits } from "./limits";
export { applyToXlsx, newXlsx, EditError, type Properties } from "./apply";
export { FileHost } from "./host";
export { openBounded } from "./read";
export { paletteOf } from "./palette";
export { shiftFormula } from "./formulas";
export { withKept } from "./kept";
