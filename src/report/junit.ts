import { CHECKS, type Severity } from "../checks";
import { whyIgnored } from "../submit";
import type { Report, ReportFinding } from "./model";

/** The severities that fail, by the least of them; "never" fails nothing. */
export type FailOn = "error" | "warning" | "never";

/** Whether a finding of this severity fails a run. */
export const fails = (severity: Severity, failOn: FailOn): boolean =>
  failOn === "error" ? severity === "error" : failOn === "warning" && severity !== "advice";

const escaped = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF\p{Surrogate}]/gu, "")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;");

const lineOf = (finding: ReportFinding): string =>
  `${finding.sheet}${finding.cell ? `!${finding.cell}` : ""}${finding.risk === null ? "" : `, risk ${finding.risk}`}: ${finding.message}`;

/** Reports as JUnit XML: a suite a file, a case a check; findings that do not fail, or are ignored, stand in the case's output. */
export function toJunit(reports: readonly Report[], failOn: FailOn): string {
  const suites = reports.map((report) => suiteOf(report, failOn));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="register-check">\n${suites.join("")}</testsuites>\n`;
}

function suiteOf(report: Report, failOn: FailOn): string {
  const name = escaped(report.file);
  if (report.error !== null) {
    const fault = `    <testcase classname="${name}" name="read"><error message="${escaped(report.error)}"/></testcase>\n`;
    return `  <testsuite name="${name}" tests="1" failures="0" errors="1">\n${fault}  </testsuite>\n`;
  }
  const byRule = new Map(CHECKS.map((check): [string, ReportFinding[]] => [check.id, []]));
  for (const finding of report.findings) {
    const list = byRule.get(finding.rule);
    if (list) list.push(finding);
    else byRule.set(finding.rule, [finding]);
  }
  const ignored = report.ignored ?? [];
  let failures = 0;
  const cases = [...byRule].map(([rule, findings]) => {
    const failing = findings.filter((f) => fails(f.severity, failOn));
    const others = [
      ...findings.filter((f) => !fails(f.severity, failOn)).map(lineOf),
      ...ignored.filter((one) => one.rule === rule).map((one) => `${whyIgnored(one)}: ${lineOf(one)}`),
    ];
    if (failing.length > 0) failures++;
    const inside = [
      failing.length > 0
        ? `<failure message="${failing.length} found">${escaped(failing.map(lineOf).join("\n"))}</failure>`
        : "",
      others.length > 0 ? `<system-out>${escaped(others.join("\n"))}</system-out>` : "",
    ].join("");
    return `    <testcase classname="${name}" name="${escaped(rule)}"${inside ? `>${inside}</testcase>` : "/>"}\n`;
  });
  return `  <testsuite name="${name}" tests="${cases.length}" failures="${failures}" errors="0">\n${cases.join("")}  </testsuite>\n`;
}
