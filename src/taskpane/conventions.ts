import { DEFAULT_PROFILE, parseProfile, PROFILES, profileToJson } from "../profile";
import type { ArrowMeaning, ParsedProfile, Profile, ProfileJson } from "../profile";
import { isTableMapping, parseMappings, type Mapping, type Register } from "../register";
import { sheetNamed, type WorkbookSnapshot } from "../workbook";
import { words } from "./words";

/** What is remembered with a workbook of how it is read and judged. */
export interface Remembered {
  /** null where the user goes by what the workbook says. */
  readonly profile: ProfileJson | null;
  readonly mappings: readonly Mapping[];
}

/** What a profile is kept as; null for none. */
export const keptProfile = (profile: Profile): ProfileJson | null => (profile.chosen ? profileToJson(profile) : null);

/** The ready-made profile where the file says the same, so that the list of profiles shows it as chosen. */
const PRESETS = new Map(PROFILES.map((profile) => [JSON.stringify(profileToJson(profile)), profile]));

function known(parsed: ParsedProfile): ParsedProfile {
  const preset = parsed.ok && PRESETS.get(JSON.stringify(profileToJson(parsed.profile)));
  return preset ? { ok: true, profile: preset } : parsed;
}

/** A profile that was kept; null where there is none, or none that we can read. */
export function recalledProfile(kept: unknown): Profile | null {
  const parsed = known(parseProfile(kept));
  return parsed.ok ? parsed.profile : null;
}

/** What a workbook remembers; null where nothing of ours is kept in it. */
export function recall(kept: unknown): { readonly profile: Profile; readonly mappings: readonly Mapping[] } | null {
  if (typeof kept !== "object" || kept === null) return null;
  const { profile, mappings } = kept as { profile?: unknown; mappings?: unknown };
  return { profile: recalledProfile(profile) ?? DEFAULT_PROFILE, mappings: parseMappings(mappings) };
}

/** More than any profile needs, in characters. */
const LONGEST_FILE = 1_000_000;

/** A profile from a file's text; else what is wrong with it, by the name of the setting. */
export function profileFromFile(text: string): ParsedProfile {
  if (text.length > LONGEST_FILE) return { ok: false, message: words.conventions.tooLong };
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    return { ok: false, message: words.conventions.notJson };
  }
  return known(parseProfile(json));
}

export const profileAsFile = (profile: Profile): string => `${JSON.stringify(profileToJson(profile), null, 2)}\n`;

/** "Our council" -> "our-council.json". */
export const fileNameOf = (profile: Profile): string =>
  `${
    profile.name
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, "-")
      .replace(/^-|-$/g, "") || "profile"
  }.json`;

/** The few settings that people change by hand, as a form holds them: numbers as they are typed. */
export interface Settings {
  readonly name: string;
  /** "" for none. */
  readonly appetite: string;
  /** "" where the register itself says. */
  readonly arrowMeaning: ArrowMeaning | "";
  readonly dateOrder: Profile["dateOrder"];
  readonly reviewDays: string;
  /** Ids of the checks that are silent. */
  readonly off: ReadonlySet<string>;
}

export const settingsOf = (profile: Profile): Settings => ({
  name: profile.chosen ? profile.name : words.conventions.ownName,
  appetite: profile.appetite ? String(profile.appetite.score) : "",
  arrowMeaning: profile.arrowMeaning ?? "",
  dateOrder: profile.dateOrder,
  reviewDays: String(profile.reviewDays),
  off: new Set(Object.keys(profile.severities).filter((id) => profile.severities[id] === "off")),
});

/** The profile with these settings in it; where one cannot be used, what is wrong with it. */
export function withSettings(profile: Profile, settings: Settings): ParsedProfile {
  const severities: Record<string, Profile["severities"][string]> = {};
  for (const [id, severity] of Object.entries(profile.severities)) if (severity !== "off") severities[id] = severity;
  for (const id of settings.off) severities[id] = "off";
  const score = numberTyped(settings.appetite);
  const byCategory = profile.appetite?.byCategory ?? {};
  const given = {
    ...profileToJson(profile),
    name: settings.name,
    appetite: score === undefined ? undefined : { score, byCategory },
    arrowMeaning: settings.arrowMeaning || undefined,
    dateOrder: settings.dateOrder,
    reviewDays: numberTyped(settings.reviewDays),
    severities,
  };
  return known(parseProfile(Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))));
}

/** A number as typed; undefined for nothing, and the text itself where it is none, so that the fault is named. */
const numberTyped = (typed: string): number | string | undefined =>
  typed.trim() === "" ? undefined : Number.isNaN(Number(typed)) ? typed : Number(typed);

/** Whether a register is read as the user confirmed another sheet's, which is still there. */
export function isTwin({ sheet, risks, mapping }: Register, workbook?: WorkbookSnapshot): boolean {
  if (!mapping || !workbook || !sheetNamed(workbook, mapping.sheet)) return false;
  if (isTableMapping(mapping)) return mapping.sheet !== sheet;
  return !risks.some((risk) => mapping.sheets.includes(risk.sheet));
}
