export { standardLayout, type StandardOptions } from "./layout";
export { findingsSheet } from "./reports";
export { namesFor } from "./names";
export { registerCsv } from "./csv";
export { movementSheet, type MovementSheetOptions } from "./movementSheet";
