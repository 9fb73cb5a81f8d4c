import { CHECKS, type Check } from "../checks";
import type { RegisterReading } from "../register";
import { dayExists, isoDay, isoDayWords, parseIsoDay, type Day } from "../workbook";
import { briefHash } from "./brief";
import { alike } from "./keys";
import { meaningOf } from "./meaning";

/** SHA-256 of the bytes as 64 hexadecimal digits; each host has its own at hand. */
export type Digest = (bytes: Uint8Array<ArrayBuffer>) => Promise<string>;

/** What a register was when it was checked, written on request and kept with the workbook. */
export interface Stamp {
  readonly version: 1;
  /** "2018-12-31": the day of the check. */
  readonly day: string;
  /** Which checks there were, and how severe. */
  readonly rules: string;
  /** The profile's name. */
  readonly profile: string;
  readonly counts: StampCounts;
  /** SHA-256 of the whole meaning. */
  readonly hash: string;
  /** Each risk with the beginning of its own SHA-256, to tell which have changed; none where there are too many. */
  readonly risks: readonly { readonly key: string; readonly hash: string }[];
}

export interface StampCounts {
  readonly risks: number;
  readonly errors: number;
  readonly warnings: number;
  readonly advice: number;
  readonly ignored: number;
}

/** Changes when a check is added, taken away or given another severity. */
export const ruleSetVersion = (checks: readonly Pick<Check, "id" | "severity">[] = CHECKS): string =>
  briefHash(
    checks
      .map(({ id, severity }) => `${id} ${severity}`)
      .sort()
      .join("\n"),
  ).slice(-8);

/** Above this the stamp keeps the whole alone. */
const MOST_RISKS = 20_000;
const SHORT = 16;

const hashOf = async (text: string, digest: Digest): Promise<string> => digest(new TextEncoder().encode(text));

export async function makeStamp(
  reading: RegisterReading,
  about: { readonly day: Day; readonly profile: string; readonly counts: Omit<StampCounts, "risks"> },
  digest: Digest,
): Promise<Stamp> {
  const { risks, whole } = meaningOf(reading);
  return {
    version: 1,
    day: isoDay(about.day),
    rules: ruleSetVersion(),
    profile: about.profile.slice(0, LONGEST_NAME),
    counts: { risks: risks.length, ...about.counts },
    hash: await hashOf(whole, digest),
    risks: risks.length > MOST_RISKS ? [] : await marked(risks, digest),
  };
}

const marked = (
  risks: readonly { readonly key: string; readonly text: string }[],
  digest: Digest,
): Promise<{ readonly key: string; readonly hash: string }[]> =>
  Promise.all(risks.map(async ({ key, text }) => ({ key, hash: (await hashOf(text, digest)).slice(0, SHORT) })));

export interface Verified {
  readonly unchanged: boolean;
  /** Keys of risks; all empty where only the register's period or headings have changed, or there are too many risks to tell. */
  readonly changed: readonly string[];
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** Whether today's checks are those of the stamp. */
  readonly sameRules: boolean;
}

/** Whether the register still says what it said when it was stamped. */
export async function verifyStamp(stamp: Stamp, reading: RegisterReading, digest: Digest): Promise<Verified> {
  const { risks, whole } = meaningOf(reading);
  const sameRules = stamp.rules === ruleSetVersion();
  if ((await hashOf(whole, digest)) === stamp.hash)
    return { unchanged: true, changed: [], added: [], removed: [], sameRules };
  if (stamp.counts.risks > MOST_RISKS || risks.length > MOST_RISKS)
    return { unchanged: false, changed: [], added: [], removed: [], sameRules };
  const before = byKey(stamp.risks),
    now = byKey(await marked(risks, digest));
  const changed: string[] = [];
  for (const [key, { name, hashes }] of now) {
    const old = before.get(key);
    if (old && old.hashes.join() !== hashes.join()) changed.push(name);
  }
  const added = otherThan(before, now),
    removed = otherThan(now, before);
  return { unchanged: false, changed, added, removed, sameRules };
}

interface Keyed {
  readonly name: string;
  readonly hashes: string[];
}

/**
 * The names of those in `some` that `others` do not know. A risk that says all it said is the same risk, even where another with its
 * reference has come or gone and it goes by a longer name.
 */
function otherThan(others: ReadonlyMap<string, Keyed>, some: ReadonlyMap<string, Keyed>): string[] {
  const said = new Map<string, number>();
  for (const { hashes } of others.values()) for (const hash of hashes) said.set(hash, (said.get(hash) ?? 0) + 1);
  const isNew = (hash: string): boolean => {
    const left = said.get(hash) ?? 0;
    said.set(hash, left - 1);
    return left <= 0;
  };
  return [...some].flatMap(([key, { name, hashes }]) =>
    !others.has(key) && hashes.filter(isNew).length > 0 ? [name] : [],
  );
}

function byKey(risks: readonly { readonly key: string; readonly hash: string }[]): Map<string, Keyed> {
  const found = new Map<string, Keyed>();
  for (const { key, hash } of risks) {
    const same = found.get(alike(key));
    if (same) same.hashes.push(hash);
    else found.set(alike(key), { name: key, hashes: [hash] });
  }
  for (const { hashes } of found.values()) hashes.sort();
  return found;
}

/** Risks named in one sentence. */
const MOST_NAMED = 12;
const named = (keys: readonly string[]): string => {
  const shown = keys.slice(0, MOST_NAMED);
  const rest = keys.length - shown.length;
  const all = rest > 0 ? [...shown, `${rest} more`] : shown;
  return all.length < 2 ? (all[0] ?? "") : `${all.slice(0, -1).join(", ")} and ${all[all.length - 1]}`;
};
const risksWords = (keys: readonly string[]): string => `${keys.length === 1 ? "risk" : "risks"} ${named(keys)}`;

/** The stamp as a cover shows it: when, by which checks and profile, what was found, and the beginning of its SHA-256. */
export function stampWords({ day, rules, profile, counts, hash }: Stamp): string {
  const of = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;
  const found = [
    of(counts.risks, "risk", "risks"),
    of(counts.errors, "error", "errors"),
    of(counts.warnings, "warning", "warnings"),
    of(counts.advice, "piece of advice", "pieces of advice"),
    `${counts.ignored} ignored`,
  ];
  return `Checked on ${isoDayWords(day)} by the checks ${rules}, profile “${profile}”: ${found.join(", ")}. SHA-256 begins ${hash.slice(0, SHORT)}.`;
}

/** What came of it, in sentences for the user. */
export function verifiedWords(stamp: Stamp, verified: Verified): readonly string[] {
  const at = isoDayWords(stamp.day);
  const rules = verified.sameRules ? [] : ["The checks themselves have changed since: check again to be sure."];
  if (verified.unchanged) return [`Unchanged since it was checked on ${at}.`, ...rules];
  const { changed, added, removed } = verified;
  const parts = [
    ...(changed.length > 0 ? [`Changed: ${risksWords(changed)}.`] : []),
    ...(added.length > 0 ? [`New: ${risksWords(added)}.`] : []),
    ...(removed.length > 0 ? [`No longer there: ${risksWords(removed)}.`] : []),
  ];
  const other =
    parts.length > 0
      ? []
      : stamp.counts.risks > MOST_RISKS
        ? ["There are too many risks to say which."]
        : ["No single risk has changed: it is the register’s period, or what its columns are called."];
  return [`Changed since it was checked on ${at}.`, ...parts, ...other, ...rules];
}

export const NO_STAMP = "This workbook carries no stamp: it has not been marked as checked.";

const LONGEST_NAME = 200;
const LONGEST_KEY = 400;

/** Reads what was kept; null for whatever is not of our making. */
export function readStamp(kept: unknown): Stamp | null {
  if (typeof kept !== "object" || kept === null) return null;
  const { version, day, rules, profile, counts, hash, risks } = kept as Record<keyof Stamp, unknown>;
  const date = typeof day === "string" ? parseIsoDay(day) : null;
  if (version !== 1 || !date || !dayExists(date)) return null;
  if (typeof rules !== "string" || rules.length > 64 || typeof profile !== "string" || profile.length > LONGEST_NAME)
    return null;
  if (typeof hash !== "string" || !/^[0-9a-f]{64}$/.test(hash)) return null;
  const numbers = readCounts(counts);
  if (!numbers || !Array.isArray(risks) || risks.length > MOST_RISKS) return null;
  const marks: { key: string; hash: string }[] = [];
  for (const one of risks as unknown[]) {
    const { key, hash: short } = (typeof one === "object" && one !== null ? one : {}) as Record<string, unknown>;
    if (typeof key !== "string" || key.length > LONGEST_KEY || typeof short !== "string" || short.length > 64)
      return null;
    marks.push({ key, hash: short });
  }
  return { version: 1, day: isoDay(date), rules, profile, counts: numbers, hash, risks: marks };
}

function readCounts(counts: unknown): StampCounts | null {
  if (typeof counts !== "object" || counts === null) return null;
  const held = counts as Record<string, unknown>;
  const number = (name: keyof StampCounts): number => {
    const value = held[name];
    return typeof value === "number" && Number.isInteger(value) && value >= 0 ? value : NaN;
  };
  const read = {
    risks: number("risks"),
    errors: number("errors"),
    warnings: number("warnings"),
    advice: number("advice"),
    ignored: number("ignored"),
  };
  return Object.values(read).some(Number.isNaN) ? null : read;
}
