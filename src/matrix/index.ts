export * from "./model";
export {
  scoreOf,
  bandOfPair,
  bandOfScore,
  bandNamed,
  levelOf,
  reachableScores,
  ruleScore,
  sameNumber,
  isNumberedAnew,
  isOnAxis,
} from "./score";
export { makeMatrix, productMatrix, numberedLevels, ragBands, DEFAULT_MATRIX, type MatrixParts } from "./build";
export { inferMatrix, type ScoredPair } from "./infer";
export { colourName, warmthOf } from "./colours";
export { BAND_FILLS, fillOf, type BandFill } from "./fills";
export { readMatrices, type FoundMatrix } from "./key/read";
export { axisOfLevel } from "./key/terms";
export { conditionalFills } from "./key/conditional";
export { MOST_SCORES, toldBands, type Said } from "./told";
export { lowIsWorse, worstBand } from "./worse";
export { colourOfSign } from "./signs";
export { gradeOf } from "./key/grades";
export { withBands, withInferredRule } from "./combine";
export { contradictions } from "./doubts";
export {
  bandGaps,
  bandOverlaps,
  ruleDeviations,
  falls,
  weakConsistency,
  betweenness,
  consistentColouring,
  type AxiomFault,
  type CellIndex,
  type ScoreFault,
} from "./lint";
