import type { Risk } from "../model";
import { plain } from "../text";

/**
 * The sheets of pages that show the same risks more than once, apart: last period's pages and this one's. One set
 * where the risks are all different, or where only a few stand twice (that is a slip, and no period).
 */
export function pageSets(risks: readonly Risk[]): readonly ReadonlySet<string>[] {
  const seen = new Map<string, Risk[]>();
  for (const risk of risks) {
    const key = `${plain(risk.id)}|${plain(risk.title)}`;
    seen.set(key, [...(seen.get(key) ?? []), risk]);
  }
  const repeated = [...seen.values()].filter((list) => list.length > 1);
  if (repeated.length === 0 || repeated.length < seen.size * 0.5) return [new Set(risks.map(({ sheet }) => sheet))];
  const sets: Set<string>[] = [];
  for (const list of repeated) list.forEach(({ sheet }, n) => (sets[n] ??= new Set()).add(sheet));
  // A risk of one period alone goes with the pages whose sheets are named like its own: "CR9 Q4 2023-24".
  const tails = sets.map((set) => new Set([...set].map(tailOf)));
  for (const list of seen.values()) {
    const [only] = list as [Risk];
    if (list.length > 1) continue;
    const like = tails.findIndex((set) => set.has(tailOf(only.sheet)));
    sets[Math.max(like, 0)]!.add(only.sheet);
  }
  return sets;
}

/** What a sheet's name says beside the number that counts the risks: "Q4 2020-21" of "CR9 Q4 2020-21". */
function tailOf(name: string): string {
  const words = name.trim().toLowerCase().split(/\s+/);
  const at = words.findIndex((word) => /^[a-z]{0,4}-?\d{1,3}$/.test(word) && !/^q[1-4]$/.test(word));
  const after = words.slice(at + 1);
  return (after.length > 0 ? after : words.slice(0, at)).join(" ");
}
