import type { Log, Notification, Result, ReportingDescriptor } from "sarif";
import { CHECKS, type Severity } from "../checks";
import { whyIgnored } from "../submit";
import type { Report, ReportFinding } from "./model";

/** SARIF calls advice a note. */
const LEVEL: Readonly<Record<Severity, "error" | "warning" | "note">> = {
  error: "error",
  warning: "warning",
  advice: "note",
};

/** A path as a URI reference: relative paths stay relative. */
const uriOf = (path: string): string =>
  encodeURI(path.replace(/\\/g, "/").replace(/\p{Surrogate}/gu, "\uFFFD"))
    .replace(/[?#]/g, encodeURIComponent)
    .replace(/^([A-Za-z]):/, "file:///$1:")
    .replace(/^\/\//, "file://")
    .replace(/^\//, "file:///")
    // What stands before the first colon would be taken for a scheme.
    .replace(/^(?!file:\/\/)[^/]*:/, "./$&");

/**
 * Reports as one SARIF 2.1.0 log. A cell has no line, so a place is the file with the cell as a logical
 * location; files that could not be read are notifications of the run.
 */
export function toSarif(reports: readonly Report[], version: string): Log {
  const rules = CHECKS.map((check): ReportingDescriptor => ({
    id: check.id,
    shortDescription: { text: check.title },
    fullDescription: { text: check.why },
    help: { text: check.remedy },
    defaultConfiguration: { level: LEVEL[check.severity] },
  }));
  const index = new Map(rules.map((rule, i) => [rule.id, i]));
  const results = reports.flatMap((report) => [
    ...report.findings.map((finding) => resultOf(report.file, finding, index.get(finding.rule))),
    ...(report.ignored ?? []).map((one): Result => ({
      ...resultOf(report.file, one, index.get(one.rule)),
      suppressions: [{ kind: "external", status: "accepted", justification: `${whyIgnored(one)}.` }],
    })),
  ]);
  const unread = reports.flatMap((report): Notification[] =>
    report.error === null
      ? []
      : [
          {
            level: "error",
            message: { text: report.error },
            locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(report.file) } } }],
          },
        ],
  );
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "register-check", version, rules } },
        artifacts: reports.map((report) => ({ location: { uri: uriOf(report.file) } })),
        invocations: [{ executionSuccessful: unread.length === 0, toolExecutionNotifications: unread }],
        columnKind: "utf16CodeUnits",
        results,
      },
    ],
  };
}

function resultOf(file: string, finding: ReportFinding, ruleIndex: number | undefined): Result {
  const cell = (address: string): string => (address.includes("!") ? address : `${finding.sheet}!${address}`);
  const place = (address: string | null): NonNullable<Result["locations"]>[number] => ({
    physicalLocation: { artifactLocation: { uri: uriOf(file) } },
    logicalLocations: [
      address === null
        ? { name: finding.sheet, kind: "sheet" }
        : { name: address, fullyQualifiedName: cell(address), kind: "cell" },
    ],
  });
  return {
    ruleId: finding.rule,
    ...(ruleIndex !== undefined && { ruleIndex }),
    level: LEVEL[finding.severity],
    message: { text: finding.risk === null ? finding.message : `Risk ${finding.risk}: ${finding.message}` },
    locations: [place(finding.cell)],
    ...(finding.related.length > 0 && { relatedLocations: finding.related.map(place) }),
  };
}
