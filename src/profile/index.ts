export * from "./model";
export { parseProfile, type ParsedProfile } from "./parse";
export { profileToJson } from "./write";
export type { ProfileJson, MatrixJson } from "./schema";
export { PROFILES } from "./ready";
