export { colourBands, bandsAreKnown, type ColourOptions, type Colouring } from "./colour";
export { bandScores, type BandScores, type Interval } from "./conditions";
