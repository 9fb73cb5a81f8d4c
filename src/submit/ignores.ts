import type { Finding } from "../checks";
import type { RegisterReading } from "../register";
import { cellAt, isCellError, isoDayWords, sheetNamed, type CellRef, type WorkbookSnapshot } from "../workbook";
import { briefHash } from "./brief";
import { alike, riskKeys } from "./keys";

/**
 * A finding that the user has set aside, with the reason. It is known by its check, its risk and the figures it rests
 * on, never by its address: it holds when rows are sorted or inserted, and ends when a figure changes.
 */
export interface Ignore {
  readonly version: 1;
  /** The check's id. */
  readonly rule: string;
  /** As `riskKeys` gives it; "" for a finding about no risk. */
  readonly riskKey: string;
  /** Of the figures behind the finding. */
  readonly fingerprint: string;
  readonly reason: string;
  /** Who decided, as a role: no name is kept. */
  readonly role: string;
  /** "2018-12-31". */
  readonly day: string;
}

/** "Ignored on 31 December 2018 by Head of Finance (agreed with audit)". */
export const whyIgnored = ({ day, role, reason }: Pick<Ignore, "day" | "role" | "reason">): string =>
  `Ignored on ${isoDayWords(day)} by ${role} (${reason.replace(/\.$/, "")})`;

export interface IgnoredFinding {
  readonly finding: Finding;
  readonly ignore: Ignore;
}

export interface Sifted {
  /** What still stands, in its order. */
  readonly open: readonly Finding[];
  readonly ignored: readonly IgnoredFinding[];
  /** Findings among `open` that had been ignored, and why they are so no longer. */
  readonly returned: readonly ReturnedFinding[];
}

export interface ReturnedFinding extends IgnoredFinding {
  /** Other figures stand behind it; or no risk, or more than one, goes by what the risk was called then. */
  readonly since: "figures" | "name";
}

/** What a finding is known by. */
type Mark = Pick<Ignore, "rule" | "riskKey" | "fingerprint">;

/** Gives each finding of one reading what it is known by. */
function marker(
  { workbook }: Pick<RegisterReading, "workbook">,
  keys: ReturnType<typeof riskKeys>,
): (finding: Finding) => Mark {
  return (finding) => ({
    rule: finding.rule,
    riskKey: SHARED.has(finding.rule)
      ? String(finding.actual ?? "")
      : ((finding.risk && keys.get(finding.risk)) ?? finding.risk?.id ?? ""),
    fingerprint: fingerprintOf(finding, workbook),
  });
}

/** Two risks share one text: which of them comes later changes with the order of the rows, so the text is the key. */
const SHARED: ReadonlySet<string> = new Set(["id-duplicate", "title-duplicate"]);

function fingerprintOf(finding: Finding, workbook: WorkbookSnapshot): string {
  const value = (cell: CellRef): unknown => {
    const sheet = sheetNamed(workbook, cell.sheet);
    const held = sheet ? cellAt(sheet, cell.row, cell.column) : null;
    return isCellError(held) ? held.error : held === "" ? null : held;
  };
  // Other rows' cells come in the sheet's order, which sorting changes.
  const related = [...new Set(finding.related.map((cell) => JSON.stringify(value(cell))))].sort();
  return briefHash(
    JSON.stringify([
      finding.rule,
      figure(finding.actual),
      figure(finding.expected),
      // Without a cell there is only what the finding says.
      finding.cell ? value(finding.cell) : withoutPlaces(finding.message),
      related,
    ]),
  );
}

const ADDRESS = /\$?\b[A-Z]{1,3}\$?\d{1,7}\b/g;
const withoutPlaces = (text: string): string => text.replace(ADDRESS, "#");
/** A formula or a range names its own place; what it looks at stays, where that stands does not. */
const figure = (value: string | number | null): string | number | null =>
  typeof value === "string" && /^(?:=|\$?[A-Z]{1,3}\$?\d{1,7}(?::|$))/.test(value) ? withoutPlaces(value) : value;

const known = ({ rule, riskKey }: Pick<Mark, "rule" | "riskKey">): string => `${rule} ${alike(riskKey)}`;

/** Sets aside the findings that are ignored for just what they say now. Linear in both lists. */
export function applyIgnores(
  findings: readonly Finding[],
  ignores: readonly Ignore[],
  reading: RegisterReading,
): Sifted {
  if (ignores.length === 0) return { open: findings, ignored: [], returned: [] };
  const exact = new Map(ignores.map((ignore) => [`${known(ignore)} ${ignore.fingerprint}`, ignore]));
  const keys = riskKeys(reading);
  const markOf = marker(reading, keys);
  const open: { finding: Finding; name: string; fingerprint: string }[] = [];
  const ignored: IgnoredFinding[] = [];
  const used = new Set<Ignore>();
  for (const finding of findings) {
    const mark = markOf(finding),
      name = known(mark);
    const ignore = exact.get(`${name} ${mark.fingerprint}`);
    if (ignore) {
      ignored.push({ finding, ignore });
      used.add(ignore);
    } else open.push({ finding, name, fingerprint: mark.fingerprint });
  }
  const unused = ignores.filter((ignore) => !used.has(ignore));
  const ended = new Map(unused.map((ignore) => [known(ignore), ignore]));
  const names = new Set(["", ...keys.values()].map(alike));
  const nameless = new Map(
    unused
      .filter(({ rule, riskKey }) => !SHARED.has(rule) && !names.has(alike(riskKey)))
      .map((ignore) => [`${ignore.rule} ${ignore.fingerprint}`, ignore]),
  );
  const returned = open.flatMap(({ finding, name, fingerprint }): ReturnedFinding[] => {
    const same = ended.get(name);
    if (same) return [{ finding, ignore: same, since: "figures" }];
    const other = nameless.get(`${finding.rule} ${fingerprint}`);
    return other ? [{ finding, ignore: other, since: "name" }] : [];
  });
  return { open: open.map(({ finding }) => finding), ignored, returned };
}

/** The list with one more finding ignored; an earlier word on the same risk and check of the same figures gives way, and so do those that have ended. */
export function ignoreFinding(
  ignores: readonly Ignore[],
  finding: Finding,
  reading: RegisterReading,
  { reason, role, day }: Pick<Ignore, "reason" | "role" | "day">,
): readonly Ignore[] {
  const mark = marker(reading, riskKeys(reading))(finding);
  const others = ignores.filter((ignore) => known(ignore) !== known(mark) || ignore.fingerprint !== mark.fingerprint);
  return [
    ...others,
    {
      version: 1,
      ...mark,
      reason: reason.trim().slice(0, LONGEST_REASON),
      role: role.trim().slice(0, LONGEST_ROLE),
      day,
    },
  ];
}

/** More were not written by us. */
const MOST = 5_000;
export const LONGEST_REASON = 500;
export const LONGEST_ROLE = 100;
const LONGEST_KEY = 400;

/** What is kept with the workbook. */
export const ignoresToKeep = (ignores: readonly Ignore[]): { readonly ignores: readonly Ignore[] } => ({
  ignores: ignores.slice(-MOST),
});

/** Reads what was kept; whatever is not of our making is left out. */
export function readIgnores(kept: unknown): readonly Ignore[] {
  const { ignores } = (typeof kept === "object" && kept !== null ? kept : {}) as { ignores?: unknown };
  return Array.isArray(ignores) ? ignores.slice(0, MOST).flatMap((one: unknown) => readIgnore(one) ?? []) : [];
}

function readIgnore(one: unknown): Ignore | null {
  if (typeof one !== "object" || one === null) return null;
  const { version, rule, riskKey, fingerprint, reason, role, day } = one as Record<keyof Ignore, unknown>;
  const text = (value: unknown, longest: number): value is string =>
    typeof value === "string" && value.length <= longest;
  return version === 1 &&
    text(rule, 60) &&
    text(riskKey, LONGEST_KEY) &&
    text(fingerprint, 60) &&
    text(reason, LONGEST_REASON) &&
    text(role, LONGEST_ROLE) &&
    text(day, 10) &&
    /^\d{4}-\d{2}-\d{2}$/.test(day)
    ? { version, rule, riskKey, fingerprint, reason, role, day }
    : null;
}
