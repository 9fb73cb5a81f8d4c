export { colourBands, bandsAreKnown, type ColourOptions, type Colouring } from "./colour";
