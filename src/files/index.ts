export { readXlsx, type Read } from "./read";
export { LIMITS, type Limits } from "./limits";
export { applyToXlsx, newXlsx, type Properties } from "./apply";
export { EditError } from "./fault";
export { FileHost } from "./host";
export { openBounded } from "./read";
export { paletteOf } from "./palette";
export { shiftFormula } from "./formulas";
export { withKept } from "./kept";
