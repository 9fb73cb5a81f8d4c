export { readXlsx, type Read } from "./read";
export { LIMITS, type Limits } from "./limits";
