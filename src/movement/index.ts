export * from "./model";
export { readArrow, type Direction, type DotWords } from "./arrows";
export { arrowMeaning, dotText, movementOf, movementOfArrow, readDot } from "./movement";
export { addArrows, planArrows, DOT_HEADING, type ArrowOptions, type ArrowPlan } from "./add";
export { lastDayOf, nextPeriod, periodWords, readPeriod, type Period } from "./period";
export { compare, SURE, type Change, type RiskMatch } from "./compare";
export { diffWords, type WordRun } from "./diff";
export { withPrevious } from "./previous";
export { counterpart } from "./counterpart";
