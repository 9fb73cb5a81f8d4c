export { consolidate } from "./consolidate";
export { sourcesOf } from "./sources";
export { ESCALATE, type Escalate } from "./escalate";
export type { CannotConsolidate, ConsolidateOptions, Consolidated, Source, SourceBook } from "./model";
