/** What judges and what follows from it: the checks, the stamp, colours and arrows. Nothing of it is needed to look at a workbook. */
export { colourBands } from "../bands";
export { asOfDay, runChecks } from "../checks";
export { planArrows } from "../movement";
export { checkWorkbook, LiveCheck } from "../report";
export { makeStamp, readStamp, verifiedWords, verifyStamp } from "../submit";
