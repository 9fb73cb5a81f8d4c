import type { Finding } from "../checks";
import type { RegisterReading } from "../register";
import { whyIgnored, type IgnoredFinding, type ReturnedFinding, type Sifted } from "./ignores";

/** Whether a register can go to committee, in plain words. */
export interface Verdict {
  readonly ready: boolean;
  /** One sentence. */
  readonly sentence: string;
  /** What stands in the way, a sentence each; empty where it is ready. */
  readonly inTheWay: readonly string[];
  /** What the reader should know besides: what was ignored and why, what could not be judged. */
  readonly notes: readonly string[];
}

/** Errors and unscored risks stand in the way. What was ignored does not: it is told, with its reason. */
export function verdictOf(
  { registers }: Pick<RegisterReading, "registers">,
  { open, ignored, returned }: Sifted,
): Verdict {
  const risks = registers.reduce((sum, register) => sum + register.risks.length, 0);
  if (risks === 0) {
    const why = "No risk was found in this workbook.";
    return { ready: false, sentence: `Not ready to submit: ${lower(why)}`, inTheWay: [why], notes: [] };
  }
  const unscored = open.filter((finding) => finding.rule === "risk-unscored");
  const errors = open.filter((finding) => finding.severity === "error" && finding.rule !== "risk-unscored");
  const inTheWay = [
    ...(errors.length > 0
      ? [`${count(errors.length, "error is", "errors are")} still to be put right${about(errors)}.`]
      : []),
    ...(unscored.length > 0 ? [`${count(unscored.length, "risk has", "risks have")} no score${about(unscored)}.`] : []),
  ];
  const warnings = open.filter((finding) => finding.severity === "warning" && finding.rule !== "risk-unscored").length;
  const unjudged = registers.filter((register) =>
    (["threat", "opportunity"] as const).some(
      (kind) => register.matrices[kind].source === "default" && register.risks.some((risk) => risk.kind === kind),
    ),
  );
  const notes = [
    ...(warnings > 0 ? [`${count(warnings, "warning", "warnings")} may be asked about.`] : []),
    ...(unjudged.length > 0
      ? ["Scores were not judged by a matrix: the workbook has no key, and none was chosen."]
      : []),
    ...returned.map(returnedWords),
    ...ignored.map(ignoredWords),
  ];
  const ready = inTheWay.length === 0;
  // "No errors" would be untrue of a register whose errors are set aside.
  const noErrors =
    ignored.length > 0
      ? `${count(ignored.length, "finding is", "findings are")} ignored, no other errors`
      : "no errors";
  return {
    ready,
    sentence: ready
      ? unjudged.length > 0
        ? `Ready to submit, as far as can be told: ${noErrors} in ${count(risks, "risk", "risks")}, and each has a score, but no matrix judges the scores.`
        : `Ready to submit: ${noErrors} in ${count(risks, "risk", "risks")}, and each has a score.`
      : `Not ready to submit: ${listed([
          ...(errors.length > 0 ? [count(errors.length, "error", "errors")] : []),
          ...(unscored.length > 0 ? [count(unscored.length, "risk without a score", "risks without a score")] : []),
        ])}.`,
    inTheWay,
    notes,
  };
}

const ignoredWords = ({ finding, ignore }: IgnoredFinding): string => `${whyIgnored(ignore)}: ${said(finding)}`;

const returnedWords = ({ finding, ignore, since }: ReturnedFinding): string =>
  since === "figures"
    ? `Was ignored, and the figures have changed since: ${said(finding)}`
    : `Was ignored when the risk was “${ignore.riskKey}”, and no single risk goes by that now: ${said(finding)}`;

const said = ({ risk, message }: Finding): string => (risk?.id ? `Risk ${risk.id}: ${message}` : message);
const count = (n: number, one: string, many: string): string => `${n.toLocaleString("en-GB")} ${n === 1 ? one : many}`;
const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
const listed = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")} and ${items[items.length - 1]}`;

const MOST_NAMED = 8;
/** ", in risks 3, 4 and 7": by their references, where all have one. */
function about(findings: readonly Finding[]): string {
  const ids = [...new Set(findings.map(({ risk }) => risk?.id.trim() ?? ""))];
  if (ids.includes("") || ids.length > MOST_NAMED) return "";
  return `: ${ids.length === 1 ? "risk" : "risks"} ${listed(ids)}`;
}
