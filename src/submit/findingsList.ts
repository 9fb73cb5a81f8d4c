import type { Finding, Severity } from "../checks";
import type { RegisterReading } from "../register";
import { findingsSheet, namesFor } from "../standard";
import { a1, isoDay, type Day, type Edit, type WorkbookSnapshot } from "../workbook";

/** One finding as it goes back to whoever can put it right. */
export interface ListedFinding {
  readonly severity: Severity;
  readonly sheet: string;
  /** "G9"; null where it has none. */
  readonly cell: string | null;
  /** The risk's reference or title; null where it is about none. */
  readonly risk: string | null;
  readonly owners: readonly string[];
  readonly message: string;
}

/** What one workbook adds to a list. */
export interface ListedWorkbook {
  /** The file's name; "" where it has none. */
  readonly name: string;
  /** "2018-12-31"; null where no date was judged. */
  readonly asOf: string | null;
  /** One sentence. */
  readonly verdict: string;
  readonly findings: readonly ListedFinding[];
}

export type GroupBy = "owner" | "sheet";

export const listedFindings = (
  findings: readonly Finding[],
  { registers }: Pick<RegisterReading, "registers">,
): ListedFinding[] =>
  findings.map(({ severity, cell, risk, register, message }) => ({
    severity,
    sheet: cell?.sheet ?? risk?.sheet ?? registers[register]?.sheet ?? "",
    cell: cell && a1(cell.row, cell.column),
    risk: risk ? risk.id.trim() || risk.title.trim() || null : null,
    owners: risk?.owners ?? [],
    message,
  }));

const SEVERITIES: Readonly<Record<Severity, string>> = { error: "Error", warning: "Warning", advice: "Advice" };
const NO_OWNER = "No owner";

/** The list as plain text for an e-mail: the verdict and as-of date of each workbook, then the findings in groups. Ends with a line break. */
export function findingsText(workbooks: readonly ListedWorkbook[], by: GroupBy): string {
  const several = workbooks.length > 1;
  const lines = workbooks.map(
    ({ name, asOf, verdict }) =>
      `${name ? `${name}: ` : ""}${verdict}${asOf === null ? "" : ` Dates judged at ${asOf}.`}`,
  );
  const groups = new Map<string, string[]>();
  for (const { name, findings } of workbooks)
    for (const finding of findings) {
      const place = [...(several && by === "owner" ? [name] : []), ...(by === "owner" ? [finding.sheet] : [])].join(
        ", ",
      );
      const where = [place && finding.cell ? `${place} ${finding.cell}` : place || finding.cell || ""].filter(Boolean);
      const line = `- ${[...where, ...(finding.risk === null ? [] : [`risk ${finding.risk}`])].join(", ") || finding.sheet}: ${SEVERITIES[finding.severity]}. ${finding.message.replace(/\s+/g, " ")}`;
      for (const group of groupsOf(name, finding, by, several)) {
        const held = groups.get(group);
        if (held) held.push(line);
        else groups.set(group, [line]);
      }
    }
  for (const [group, held] of inOrder(groups)) lines.push("", group, ...held);
  return lines.join("\n") + "\n";
}

/** An owner's name and the role of one may be several in a cell: each of them is told. */
const groupsOf = (name: string, { owners, sheet }: ListedFinding, by: GroupBy, several: boolean): readonly string[] =>
  by === "sheet" ? [several ? `${name}, ${sheet}` : sheet] : owners.length > 0 ? [...new Set(owners)] : [NO_OWNER];

/** As they come, those without an owner last. */
const inOrder = (groups: ReadonlyMap<string, string[]>): (readonly [string, string[]])[] =>
  [...groups].sort(([a], [b]) => Number(a === NO_OWNER) - Number(b === NO_OWNER));

/** The list as a new sheet "Findings" of the workbook, its owners beside it. */
export function findingsEdits(
  findings: readonly Finding[],
  workbook: WorkbookSnapshot,
  about: { readonly asOf: Day; readonly verdict: string },
): readonly Edit[] {
  if (findings.length === 0) return [];
  const names = namesFor(workbook);
  const sheet = names.sheet("Findings");
  return [
    ...findingsSheet(
      sheet,
      names.table("RiskFindings"),
      findings,
      { plain: false },
      {
        note: `${about.verdict} Dates judged at ${isoDay(about.asOf)}.`,
        columns: [
          { heading: "Owner", comfortable: 24, cells: findings.map(({ risk }) => risk?.owners.join("; ") || null) },
        ],
      },
    ),
    { kind: "activate", sheet, row: 0, column: 0 },
  ];
}
