export { registerSheet } from "./sheet";
export type { Origin, OwnColumn, RegisterTable } from "./model";
