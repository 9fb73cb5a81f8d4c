import type { Profile } from "./model";
import { parseProfile } from "./parse";
import { PRESETS } from "./presets";

/** The ready-made profiles, for every convention we know of. Their matrices count as chosen once the user picks one. */
export const PROFILES: readonly Profile[] = PRESETS.map((json) => {
  const parsed = parseProfile(json);
  // A preset that does not parse is our own fault; a test reads them all.
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.profile;
});
