import type { RegisterReading } from "../register";
import type { Check, Finding } from "./check";
import { runEach, type RunOptions } from "./run";

export type * from "./check";
export { asOfDay, type RunOptions } from "./run";

/** Every check, in the order of the catalogue. To add one: a file in rules/, a line here. */
export const CHECKS: readonly Check[] = [];

/** Every finding over a reading, sorted by register, severity and place. */
export const runChecks = (reading: RegisterReading, options: RunOptions): readonly Finding[] => runEach(CHECKS, reading, options);
