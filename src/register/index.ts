export * from "./model";
export { readInSteps, readRegisters } from "./read";
export { rereadRisks, type Reread } from "./reread";
export { giveFields, isTableMapping, mappingOf, parseMappings, type Mapping } from "./mapping";
export { labelMappingOf } from "./labelMapping";
export { stageFinder } from "./stages";
export { OWN, shortTitle } from "./ownSheets";
export { isDone, statusOf } from "./status";
export { APPETITE_SENTENCE, MATRIX_WORDS, RULE_SENTENCES } from "./ownMatrix";
