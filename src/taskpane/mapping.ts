import { PROFILES, type Profile } from "../profile";
import type { ColumnReading, Field } from "../register";
import { FIELDS } from "./words";

/** Headings whose meaning the user has given, by field; they go before everything we know of headings ourselves. */
export type Headings = Profile["headingWords"];

/** What is remembered with a workbook of how it is to be read. */
export interface Remembered {
  /** Name of the chosen profile; null where none is. */
  readonly profile: string | null;
  readonly headings: Headings;
}

/** A heading as the reader asks for it: its group's words before its own. */
const headingText = (column: Pick<ColumnReading, "heading">): string => column.heading.replace(/ \/ /g, " ");

/** The user says what a column is: its heading goes to that field and to no other. */
export function giveHeading(headings: Headings, column: Pick<ColumnReading, "heading">, field: Field): Headings {
  const text = headingText(column);
  const without = Object.entries(headings).map(
    ([each, words]) => [each, words.filter((word) => word !== text)] as const,
  );
  const kept = Object.fromEntries(without.filter(([, words]) => words.length > 0)) as Headings;
  return { ...kept, [field]: [...(kept[field] ?? []), text] };
}

/** The profile with the user's own headings in it. */
export function withHeadings(profile: Profile, headings: Headings): Profile {
  const given = new Set(Object.values(headings).flat());
  if (given.size === 0) return profile;
  const words: { [field in Field]?: readonly string[] } = {};
  for (const field of FIELDS) {
    const both = [
      ...(profile.headingWords[field] ?? []).filter((word) => !given.has(word)),
      ...(headings[field] ?? []),
    ];
    if (both.length > 0) words[field] = both;
  }
  return { ...profile, headingWords: words };
}

/** More headings than a sheet has columns in earnest, or longer ones, were not remembered by us. */
const MOST = 500,
  LONGEST = 300;

/** Reads what was remembered; whatever is not of our making counts as nothing remembered. */
export function readRemembered(kept: unknown): { readonly profile: Profile | null; readonly headings: Headings } {
  const { profile, headings } = (typeof kept === "object" && kept !== null ? kept : {}) as {
    profile?: unknown;
    headings?: unknown;
  };
  const read: { [field in Field]?: readonly string[] } = {};
  for (const [field, words] of Object.entries(typeof headings === "object" && headings !== null ? headings : {})) {
    if (!FIELDS.includes(field as Field) || !Array.isArray(words)) continue;
    const texts = words
      .filter((word): word is string => typeof word === "string" && word.length <= LONGEST)
      .slice(0, MOST);
    if (texts.length > 0) read[field as Field] = texts;
  }
  return { profile: PROFILES.find((each) => each.name === profile) ?? null, headings: read };
}
