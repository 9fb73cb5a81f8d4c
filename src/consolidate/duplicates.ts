import type { Entry } from "./consolidate";

const MOST_TOLD = 20;
const plain = (text: string): string => text.replace(/\s+/g, " ").trim().toLowerCase();

/** Risks of different registers with the same reference and the same wording, told for somebody to look at: both are kept. */
export function possibleDuplicates(entries: readonly Entry[]): readonly string[] {
  const known = new Map<string, Entry>();
  const found: string[] = [];
  for (const entry of entries) {
    const { risk, source, id } = entry;
    if (plain(risk.id) === "" || plain(risk.title) === "") continue;
    const key = `${risk.kind} ${plain(risk.id)} ${plain(risk.title)}`;
    const first = known.get(key);
    if (!first) known.set(key, entry);
    else if (first.source !== source)
      found.push(
        `${first.id} (${first.source.label}) and ${id} (${source.label}) have the same reference and wording. Both are kept: please look whether they are one risk.`,
      );
  }
  return found.length > MOST_TOLD
    ? [...found.slice(0, MOST_TOLD), `${found.length - MOST_TOLD} more pairs have the same reference and wording.`]
    : found;
}
