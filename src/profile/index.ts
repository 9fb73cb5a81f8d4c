export * from "./model";
export { parseProfile, type ParsedProfile } from "./parse";
export { profileToJson, matrixToJson } from "./write";
export { profileSchema, type ProfileJson, type MatrixJson } from "./schema";
export { PROFILES } from "./ready";
