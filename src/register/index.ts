export * from "./model";
export { readRegisters } from "./read";
export { giveFields, mappingOf, parseMappings, type Mapping } from "./mapping";
export { stageFinder } from "./stages";
