import type { Finding } from "../checks";
import { SURE, type RiskMatch } from "../movement";
import { refA1, type Edit } from "../workbook";
import type { Stuck } from "./stuck";
import { tableSheet, type Look, type TableColumn } from "./sheet";

const SEVERITIES = { error: "Error", warning: "Warning", advice: "Advice" } as const;
const FIXES = { safe: "Yes", offer: "After a look" } as const;

const FINDINGS_NOTE = "What the checks found in the source, a row for each. Sheets and cells are the source's own.";

/** What the checks found, a row each, as it was found in the source, and whether it can be put right from here; further columns go at the right. */
export function findingsSheet(
  name: string,
  table: string,
  findings: readonly Finding[],
  look: Look,
  {
    note = FINDINGS_NOTE,
    columns = [],
    fixes = true,
  }: { readonly note?: string; readonly columns?: readonly TableColumn[]; readonly fixes?: boolean } = {},
): readonly Edit[] {
  const text = (value: string | number | null): string | number | null =>
    value === "" ? null : typeof value === "string" ? value.replace(/^(\d{4})-(\d\d)-(\d\d)$/, "$3/$2/$1") : value;
  return tableSheet(
    {
      name,
      table,
      title: "Findings",
      note,
      paper: "A4",
      frozenColumns: 1,
      columns: [
        { heading: "Severity", cells: findings.map(({ severity }) => SEVERITIES[severity]), characters: 10 },
        { heading: "Cell", cells: findings.map(({ cell }) => cell && refA1(cell)) },
        { heading: "About", cells: findings.map(({ risk }) => (risk ? text(risk.id || risk.title) : null)) },
        { heading: "What was found", narrowest: 22, comfortable: 70, cells: findings.map(({ message }) => message) },
        { heading: "Stands there", cells: findings.map(({ actual }) => text(actual)) },
        { heading: "Expected", cells: findings.map(({ expected }) => text(expected)) },
        {
          heading: "Can be put right for you",
          cells: findings.map(({ fix }) => (!fixes ? null : fix ? FIXES[fix] : "No")),
          characters: 14,
        },
        { heading: "Check", cells: findings.map(({ rule }) => rule) },
        ...columns,
      ].filter(({ cells }) => cells.some((cell) => cell !== null)),
    },
    look,
  );
}

const MOVEMENTS = { better: "Better", worse: "Worse", same: "Same", new: "New", closed: "Closed" } as const;
const CHANGES = {
  score: "Score",
  rating: "Rating",
  band: "Band",
  owner: "Owner",
  text: "Wording",
  reference: "Reference",
  "action finished": "Action finished",
  "action slipped": "Action slipped",
  "action added": "Action added",
  "action dropped": "Action dropped",
} as const;

interface ChangeRow {
  readonly match: RiskMatch;
  readonly kind: string;
  readonly what: string;
  readonly from: string;
  readonly to: string;
}

/** What changed since the period before: a row a change; a risk that is new, gone or moved has at least one. */
export function changesSheet(
  name: string,
  table: string,
  title: string,
  matches: readonly RiskMatch[],
  stuck: readonly Stuck[],
  look: Look,
): readonly Edit[] {
  const unmoved = new Map(stuck.map((one) => [one.risk, one]));
  const rows = matches.flatMap((match): readonly ChangeRow[] => {
    const own = match.changes.map(({ kind, what, from, to }) => ({ match, kind: CHANGES[kind], what, from, to }));
    const bare = { match, what: "", from: "", to: "" };
    if (match.movement === "new") return [{ ...bare, kind: "New", to: match.current!.title }, ...own];
    if (!match.current)
      return [{ ...bare, kind: match.state === "closed" ? "Closed" : "No longer there", from: match.previous!.title }];
    const still = match.current && unmoved.get(match.current);
    return still
      ? [...own, { ...bare, kind: "Still above appetite", what: capital(still.howLong), to: still.why }]
      : own;
  });
  if (rows.length === 0) return [];
  const titleOf = ({ current, previous }: RiskMatch): string => (current ?? previous)!.title;
  const id = ({ current, previous }: RiskMatch): string => (current ?? previous)!.id;
  return tableSheet(
    {
      name,
      table,
      title: `Changes: ${title}`,
      note: "What changed since the period before, a row for each change, and what still stands above appetite.",
      paper: "A4",
      frozenColumns: 2,
      columns: [
        { heading: "Risk ID", cells: rows.map(({ match }) => id(match) || null) },
        { heading: "Belongs to", cells: rows.map(({ match }) => titleOf(match) || null) },
        {
          heading: "Direction",
          cells: rows.map(({ match }) =>
            match.movement ? MOVEMENTS[match.movement] : match.state === "vanished" ? "No longer there" : null,
          ),
          characters: 14,
        },
        { heading: "Change", cells: rows.map(({ kind }) => kind), characters: 18 },
        { heading: "What", cells: rows.map(({ what }) => what || null) },
        { heading: "Before", comfortable: 44, cells: rows.map(({ from }) => from || null) },
        { heading: "Now", comfortable: 44, cells: rows.map(({ to }) => to || null) },
        { heading: "How sure the match is", cells: rows.map(({ match }) => sureWords(match)), comfortable: 24 },
      ].filter(({ cells }) => cells.some((cell) => cell !== null)),
    },
    look,
  );
}

const capital = (text: string): string => text[0]!.toUpperCase() + text.slice(1);

function sureWords({ by, sure, related }: RiskMatch): string {
  if (related) return `Perhaps ${related.how} ${[related.risk.id, related.risk.title].filter(Boolean).join(" ")}`;
  if (by === null) return "Sure";
  return `${sure >= SURE ? "Sure" : "Unsure, please look"}, by ${by}`;
}
