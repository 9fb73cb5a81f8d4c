export { shapeOf, shiftedFormula, tokensOf, type FormulaShape, type Token } from "./formula";
export { compile, UNKNOWN, type Compiled, type Computed, type Surroundings } from "./evaluate";
