export * from "./model";
export { readRegisters } from "./read";
