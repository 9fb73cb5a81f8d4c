/** The screens that are not there when the pane opens. */
export { AskArrows } from "./AskArrows";
export { AskBands } from "./AskBands";
export { AskExport } from "./AskExport";
export { AskFixAll } from "./AskFixAll";
export { AskPublish } from "./AskPublish";
export { AskRoll } from "./AskRoll";
export { Changes } from "./Changes";
export { NoRegister } from "./NoRegister";
export { Quarter } from "./Quarter";
export { Submit } from "./Submit";
export { WhatWeRead } from "./WhatWeRead";
