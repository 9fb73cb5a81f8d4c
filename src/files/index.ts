export { readXlsx, type Read } from "./read";
export { LIMITS, type Limits } from "./limits";
export { openBounded } from "./read";
export { paletteOf } from "./palette";
export { shiftFormula } from "./formulas";
