export * from "./model";
export { readRegisters } from "./read";
export { giveFields, isMappingOf, mappingOf, parseMappings, type Mapping } from "./mapping";
