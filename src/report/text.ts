import { counted, wrap } from "./lines";
import type { Severity } from "../checks";
import { findingsText, whatToDo, whyIgnored, type GroupBy } from "../submit";
import type { Report, ReportFinding, ReportMatrix, ReportRegister } from "./model";

const HEADINGS: Readonly<Record<Severity, string>> = { error: "Errors", warning: "Warnings", advice: "Advice" };

/** A report for people: what was read, then the findings, worst first, and what they mean unless that is told elsewhere. Ends with a line break. */
export function textReport(report: Report, isExplained = true): string {
  const lines: string[] = [report.file];
  if (report.error !== null) {
    lines.push(...wrap(`Not read: ${report.error}`, 2, 2));
    return lines.join("\n") + "\n";
  }
  for (const register of report.registers) lines.push(...registerLines(register));
  if (report.registers.length === 0) lines.push("  No risk register was found in this workbook.");
  for (const note of report.notes ?? []) lines.push(...wrap(`Note: ${note}`, 2, 8));
  const several =
    report.registers.length > 1 || report.findings.some((f) => f.sheet !== report.registers[f.register]?.sheet);
  for (const severity of ["error", "warning", "advice"] as const) {
    const findings = report.findings.filter((f) => f.severity === severity);
    if (findings.length > 0)
      lines.push("", `${HEADINGS[severity]} (${findings.length})`, ...findingLines(findings, several));
  }
  const ignored = report.ignored ?? [];
  if (ignored.length > 0)
    lines.push(
      "",
      `Ignored (${ignored.length})`,
      ...findingLines(
        ignored.map((one) => ({
          ...one,
          fix: null,
          message: `${one.message} ${whyIgnored(one)}.`,
        })),
        several,
      ),
    );
  const todo = isExplained ? whatToDo(report.findings.map(({ rule }) => rule)) : [];
  if (todo.length > 0)
    lines.push(
      "",
      "Why it matters, and what to do",
      ...todo.flatMap(({ rule, title, text }) => wrap(`${title}. ${text} [${rule}]`, 2, 4)),
    );
  if (report.registers.length > 0)
    lines.push("", verdict(report), ...(report.verdict ? wrap(report.verdict.sentence, 0, 0) : []));
  return lines.join("\n") + "\n";
}

function registerLines(register: ReportRegister): string[] {
  const opportunities = register.risks.filter((r) => r.kind === "opportunity").length;
  const counts = [
    counted(register.risks.length - opportunities, "risk", "risks"),
    counted(opportunities, "opportunity", "opportunities"),
  ];
  const said = counts.filter((text) => !text.startsWith("0 "));
  return [
    ...wrap(
      `${register.sheet} ${register.range}: ${said.join(" and ") || "no risks"}${register.period ? `, ${register.period}` : ""}`,
      2,
      4,
    ),
    ...wrap(matrixLine(register.matrix), 4, 6),
  ];
}

const RULES: Readonly<Record<ReportMatrix["rule"], string>> = {
  product: "likelihood x impact",
  sum: "likelihood + impact",
  "product-plus-impact": "likelihood x impact + impact",
  lookup: "looked up in the matrix",
  words: "words, no numbers",
};

function matrixLine(matrix: ReportMatrix): string {
  switch (matrix.source) {
    case "workbook":
      return `Scores: ${RULES[matrix.rule]}, by the workbook's own matrix at ${matrix.where}`;
    case "chosen":
      return `Scores: ${RULES[matrix.rule]}, by the profile ${matrix.where}`;
    case "inferred":
      return `Scores: ${RULES[matrix.rule]}, as the rows themselves show (${matrix.where})`;
    case "default":
      return "Scores: no matrix was found, so scores and bands were not checked against one";
  }
}

function findingLines(findings: readonly ReportFinding[], several: boolean): string[] {
  const places = findings.map((f) => [
    several ? `${f.sheet}!${f.cell ?? ""}`.replace(/!$/, "") : (f.cell ?? ""),
    f.risk === null ? "" : `risk ${f.risk}`,
  ]);
  const widths = [0, 1].map((n) => Math.min(28, Math.max(0, ...places.map((p) => p[n]!.length))));
  return findings.flatMap((finding, i) => {
    const left = places[i]!.map((text, n) => (widths[n] ? text.padEnd(widths[n]!) : null))
      .filter((text) => text !== null)
      .join("  ");
    const fix =
      finding.fix === "safe"
        ? "; can be put right for you"
        : finding.fix === "offer"
          ? "; a correction is proposed"
          : "";
    const indent = widths.reduce((sum, w) => sum + (w ? w + 2 : 0), 2);
    const message = wrap(`${finding.message} [${finding.rule}${fix}]`, indent, indent);
    return [`  ${left}  ${message[0]!.trimStart()}`.replace(/^ +$/, ""), ...message.slice(1)];
  });
}

function verdict({ summary, asOf }: Report): string {
  const counts = [
    counted(summary.errors, "error", "errors"),
    counted(summary.warnings, "warning", "warnings"),
    `${summary.advice} advice`,
  ];
  return `${counted(summary.risks, "risk", "risks")} checked as of ${asOf}: ${counts.join(", ")}.`;
}

/**
 * What several workbooks have to put right, as one list: each with its verdict and as-of date, then the errors and
 * warnings in groups. Ends with a line break.
 */
export function summaryText(reports: readonly Report[], by: GroupBy): string {
  const workbooks = reports.map((report) => ({
    name: report.file,
    asOf: report.asOf,
    verdict: report.error !== null ? `Not read: ${report.error}` : (report.verdict?.sentence ?? ""),
    findings: report.findings
      .filter(({ severity }) => severity !== "advice")
      .map((finding) => ({ ...finding, owners: ownersOf(report, finding) })),
    ignored: (report.ignored ?? []).map((finding) => ({ ...finding, owners: ownersOf(report, finding) })),
  }));
  return `All ${reports.length} files\n\n${findingsText(workbooks, by)}`;
}

const ownersOf = ({ registers }: Report, { register, risk }: ReportFinding): readonly string[] =>
  (risk !== null && registers[register]?.risks.find(({ id }) => id === risk)?.owners) || [];
