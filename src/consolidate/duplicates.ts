import type { Entry } from "./consolidate";

const MOST_TOLD = 20;
const plain = (text: string): string => text.replace(/\s+/g, " ").trim().toLowerCase();

/** Risks of different registers with the same reference and the same wording, told for somebody to look at: all are kept. */
export function possibleDuplicates(entries: readonly Entry[]): readonly string[] {
  const alike = new Map<string, Entry[]>();
  for (const entry of entries) {
    const { risk } = entry;
    if (plain(risk.id) === "" || plain(risk.title) === "") continue;
    const key = `${risk.kind} ${plain(risk.id)} ${plain(risk.title)}`;
    const known = alike.get(key);
    if (known) known.push(entry);
    else alike.set(key, [entry]);
  }
  const found = [...alike.values()].flatMap((same) => {
    if (new Set(same.map(({ source }) => source)).size < 2) return [];
    const named = same.map(({ id, source }) => `${id} (${source.label})`);
    return `${named.slice(0, -1).join(", ")} and ${named[named.length - 1]!} have the same reference and wording. All are kept: please look whether they are one risk.`;
  });
  return found.length > MOST_TOLD
    ? [...found.slice(0, MOST_TOLD), `${found.length - MOST_TOLD} more have the same reference and wording as others.`]
    : found;
}
