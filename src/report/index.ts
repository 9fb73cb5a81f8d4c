export * from "./model";
export { checkWorkbook, type CheckOptions, type CheckResult } from "./check";
export { LiveCheck } from "./live";
export { toReport, unreadableReport } from "./report";
export { summaryText, textReport } from "./text";
export { toSarif } from "./sarif";
export { toJunit, fails, type FailOn } from "./junit";
export {
  compareReport,
  compareWithin,
  type NamedReading,
  type CompareReport,
  type ComparedRegister,
  type ComparedRisk,
} from "./compareReport";
export { compareText } from "./compareText";
