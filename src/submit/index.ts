export {
  applyIgnores,
  ignoreFinding,
  ignoresToKeep,
  readIgnores,
  whyIgnored,
  LONGEST_REASON,
  LONGEST_ROLE,
  type Ignore,
  type IgnoredFinding,
  type ReturnedFinding,
  type Sifted,
} from "./ignores";
export { meaningOf, type Meaning } from "./meaning";
export { verdictOf, type Verdict } from "./verdict";
export {
  makeStamp,
  verifyStamp,
  verifiedWords,
  stampWords,
  readStamp,
  ruleSetVersion,
  NO_STAMP,
  type Digest,
  type Stamp,
  type Verified,
} from "./stamp";
export {
  findingsEdits,
  findingsText,
  whatToDo,
  groupedList,
  listedFindings,
  listedIgnored,
  type GroupBy,
  type ListedGroup,
  type ListedFinding,
  type ListedWorkbook,
  type SheetPart,
} from "./findingsList";

/** The names under which these are kept with the workbook. */
export const KEPT_IGNORES = "ignores";
export const KEPT_STAMP = "stamp";
