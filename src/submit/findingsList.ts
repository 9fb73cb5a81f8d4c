import { CHECKS, type Finding, type Severity } from "../checks";
import type { RegisterReading } from "../register";
import { findingsSheet, namesFor } from "../standard";
import { a1, isoDayWords, type Edit, type WorkbookSnapshot } from "../workbook";
import { whyIgnored, type Ignore, type IgnoredFinding } from "./ignores";

/** One finding as it goes back to whoever can put it right. */
export interface ListedFinding {
  /** The check's id. */
  readonly rule: string;
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
  /** Those set aside, with the reason. */
  readonly ignored: readonly ListedIgnored[];
}

export type ListedIgnored = ListedFinding & Pick<Ignore, "reason" | "role" | "day">;

export type GroupBy = "owner" | "sheet";

export const listedFindings = (
  findings: readonly Finding[],
  { registers }: Pick<RegisterReading, "registers">,
): ListedFinding[] =>
  findings.map(({ rule, severity, cell, risk, register, message }) => ({
    rule,
    severity,
    sheet: cell?.sheet ?? risk?.sheet ?? registers[register]?.sheet ?? "",
    cell: cell && a1(cell.row, cell.column),
    risk: risk ? risk.id.trim() || risk.title.trim() || null : null,
    owners: risk?.owners ?? [],
    message,
  }));

export const listedIgnored = (
  ignored: readonly IgnoredFinding[],
  reading: Pick<RegisterReading, "registers">,
): ListedIgnored[] =>
  ignored.flatMap(({ finding, ignore: { reason, role, day } }) =>
    listedFindings([finding], reading).map((listed) => ({ ...listed, reason, role, day })),
  );

const SEVERITIES: Readonly<Record<Severity, string>> = { error: "Error", warning: "Warning", advice: "Advice" };
const NO_OWNER = "No owner";

/** What is told together: all of one owner, or of one sheet. */
export interface ListedGroup {
  readonly title: string;
  readonly findings: readonly { readonly workbook: string; readonly finding: ListedFinding }[];
}

/** The findings of all workbooks in groups, as they come; those without an owner last. */
export function groupedList(workbooks: readonly ListedWorkbook[], by: GroupBy): readonly ListedGroup[] {
  const several = workbooks.length > 1;
  const groups = new Map<string, { workbook: string; finding: ListedFinding }[]>();
  for (const { name, findings } of workbooks)
    for (const finding of findings)
      for (const group of groupsOf(name, finding, by, several)) {
        const held = groups.get(group);
        if (held) held.push({ workbook: name, finding });
        else groups.set(group, [{ workbook: name, finding }]);
      }
  return [...groups]
    .sort(([a], [b]) => Number(a === NO_OWNER) - Number(b === NO_OWNER))
    .map(([title, findings]) => ({ title, findings }));
}

/**
 * The list as plain text for an e-mail: the verdict and as-of date of each workbook, then the findings in groups, what is ignored,
 * and what each check means. Ends with a line break.
 */
export function findingsText(workbooks: readonly ListedWorkbook[], by: GroupBy): string {
  const several = workbooks.length > 1;
  const lines = workbooks.map(
    ({ name, asOf, verdict }) => `${name ? `${name}: ` : ""}${verdict}${asOf === null ? "" : ` ${judgedAt(asOf)}`}`,
  );
  for (const { title, findings } of groupedList(workbooks, by))
    lines.push("", title, ...findings.map((one) => lineOf(one, by === "owner", several)));
  const ignored = workbooks.flatMap(({ name, ignored }) => ignored.map((finding) => ({ workbook: name, finding })));
  if (ignored.length > 0)
    lines.push("", "Ignored", ...ignored.map((one) => lineOf(one, true, several, `${whyIgnored(one.finding)}.`)));
  const todo = whatToDo(workbooks.flatMap(({ findings }) => findings.map(({ rule }) => rule)));
  if (todo.length > 0)
    lines.push("", "Why it matters, and what to do", ...todo.map(({ title, text }) => `- ${title}. ${text}`));
  return lines.join("\n") + "\n";
}

/** Of each of these checks, in their order in the catalogue: what it is called, why it matters and what to do. */
export function whatToDo(
  rules: readonly string[],
): readonly { readonly rule: string; readonly title: string; readonly text: string }[] {
  const met = new Set(rules);
  return CHECKS.filter(({ id }) => met.has(id)).map(({ id, title, why, remedy }) => ({
    rule: id,
    title,
    text: `${why} ${remedy}`,
  }));
}

const judgedAt = (day: string): string => `Dates judged at ${isoDayWords(day)}.`;

function lineOf(
  { workbook, finding }: ListedGroup["findings"][number],
  isPlaced: boolean,
  several: boolean,
  first = `${SEVERITIES[finding.severity]}.`,
): string {
  const place = isPlaced ? [...(several ? [workbook] : []), finding.sheet].join(", ") : "";
  const where = [place && finding.cell ? `${place} ${finding.cell}` : place || finding.cell || ""].filter(Boolean);
  const risk = finding.risk === null ? [] : [`risk ${finding.risk}`];
  const text = `${[...where, ...risk].join(", ") || finding.sheet}: ${first} ${finding.message}`;
  return `- ${text.replace(/\s+/g, " ")}`;
}

/** An owner's name and the role of one may be several in a cell: each of them is told. */
const groupsOf = (name: string, { owners, sheet }: ListedFinding, by: GroupBy, several: boolean): readonly string[] =>
  by === "sheet" ? [several ? `${name}, ${sheet}` : sheet] : owners.length > 0 ? [...new Set(owners)] : [NO_OWNER];

/** One workbook's findings, as they are written to a sheet. */
export interface SheetPart {
  readonly name: string;
  /** "2018-12-31". */
  readonly asOf: string;
  readonly verdict: string;
  readonly findings: readonly Finding[];
  readonly ignored: readonly IgnoredFinding[];
}

/**
 * The list as a new sheet "Findings" of the workbook, the owners beside it; of several workbooks, each finding
 * with its file, that file's verdict and the day it was judged at. Sorted by owner or by sheet; what is ignored comes last.
 */
export function findingsEdits(
  parts: readonly SheetPart[],
  workbook: WorkbookSnapshot,
  by: GroupBy = "sheet",
): readonly Edit[] {
  interface Row {
    readonly part: SheetPart;
    readonly finding: Finding;
    readonly ignore?: Ignore;
  }
  const open = parts.flatMap((part) => part.findings.map((finding): Row => ({ part, finding })));
  const ignored = parts.flatMap((part) => part.ignored.map((one): Row => ({ part, ...one })));
  if (open.length + ignored.length === 0) return [];
  const ownersOf = ({ finding }: Row): string => finding.risk?.owners.join("; ") ?? "";
  if (by === "owner") {
    const order = [...new Set(open.map(ownersOf))].filter(Boolean);
    const place = new Map([...order, ""].map((owners, n) => [owners, n]));
    open.sort((a, b) => place.get(ownersOf(a))! - place.get(ownersOf(b))!);
  }
  const rows = [...open, ...ignored];
  const remedies = new Map(CHECKS.map(({ id, remedy }) => [id, remedy]));
  const names = namesFor(workbook);
  const sheet = names.sheet("Findings");
  const several = parts.length > 1;
  return [
    ...findingsSheet(
      sheet,
      names.table("RiskFindings"),
      rows.map(({ finding }) => finding),
      { plain: false },
      {
        note: several ? noteOf(parts) : `${parts[0]!.verdict} ${judgedAt(parts[0]!.asOf)}`,
        // Another workbook's cells cannot be put right from this one.
        fixes: !several,
        columns: [
          { heading: "Owner", narrowest: 16, comfortable: 24, cells: rows.map((row) => ownersOf(row) || null) },
          {
            heading: "What to do",
            narrowest: 20,
            comfortable: 50,
            cells: rows.map(({ finding }) => remedies.get(finding.rule) ?? null),
          },
          {
            heading: "Ignored",
            narrowest: 14,
            comfortable: 30,
            cells: rows.map(({ ignore }) => (ignore ? whyIgnored(ignore) : null)),
          },
          ...(several
            ? [
                { heading: "Workbook", comfortable: 30, cells: rows.map(({ part }) => part.name) },
                {
                  heading: "Verdict",
                  narrowest: 14,
                  comfortable: 30,
                  cells: rows.map(({ part }) => part.verdict),
                },
                { heading: "Dates judged at", comfortable: 18, cells: rows.map(({ part }) => isoDayWords(part.asOf)) },
              ]
            : []),
        ],
      },
    ),
    { kind: "activate", sheet, row: 0, column: 0 },
  ];
}

/** One line, as the sheet has room for: the verdicts stand beside the findings, but of workbooks in which nothing was found. */
function noteOf(parts: readonly SheetPart[]): string {
  const clean = parts.filter(({ findings, ignored }) => findings.length + ignored.length === 0);
  return [
    `${parts.length} workbooks were checked.`,
    ...(clean.length > 0 ? [`Nothing was found in ${clean.map(({ name }) => name).join(", ")}.`] : []),
  ].join(" ");
}
