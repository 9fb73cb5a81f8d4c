export { planRollForward } from "./plan";
export type { CannotRoll, RollForward, RollOptions } from "./model";
