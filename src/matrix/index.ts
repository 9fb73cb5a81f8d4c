export * from "./model";
export { scoreOf, bandOfPair, bandOfScore, bandNamed, levelOf, reachableScores, ruleScore, sameNumber } from "./score";
export { makeMatrix, productMatrix, numberedLevels, ragBands, DEFAULT_MATRIX, type MatrixParts } from "./build";
export { BAND_FILLS, fillOf, type BandFill } from "./fills";
