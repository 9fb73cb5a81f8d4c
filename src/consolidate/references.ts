import type { Risk } from "../register";
import { cleanLabel } from "./sources";
import type { Source } from "./model";

export interface References {
  /** By source, then by risk: what the corporate register calls it, each once. */
  readonly ids: readonly (readonly string[])[];
  /** The short code of each label. */
  readonly codes: ReadonlyMap<string, string>;
  /** How many had to be told apart, and how many had no reference. */
  readonly coded: number;
  readonly unnamed: number;
}

const plain = (id: string): string => id.replace(/\s+/g, " ").trim().toLowerCase();

/** A reference stays as it is where no other risk has it; else its directorate's code stands before it. */
export function referencesFor(sources: readonly Source[]): References {
  const codes = codesFor(sources.map(({ label }) => label));
  const counts = new Map<string, number>();
  for (const { register } of sources)
    for (const { id } of register.risks) counts.set(plain(id), (counts.get(plain(id)) ?? 0) + 1);
  const isAlone = ({ id }: Risk): boolean => plain(id) !== "" && counts.get(plain(id)) === 1;
  // Those that stay go first, so that none that is made can take their place.
  const taken = new Set(sources.flatMap(({ register }) => register.risks.filter(isAlone).map(({ id }) => plain(id))));
  const numbers = new Map<string, number>();
  let [coded, unnamed] = [0, 0];
  const ids = sources.map(({ register, label }) =>
    register.risks.map((risk) => {
      if (isAlone(risk)) return risk.id.trim();
      const code = codes.get(label)!;
      const own = risk.id.replace(/\s+/g, " ").trim();
      if (own === "") unnamed++;
      else coded++;
      const base = own === "" ? `${code} row ${risk.rows[0] + 1}` : `${code}-${own}`;
      let id = base;
      let n = numbers.get(plain(base)) ?? 1;
      while (taken.has(plain(id))) id = `${base} (${++n})`;
      numbers.set(plain(base), n);
      taken.add(plain(id));
      return id;
    }),
  );
  return { ids, codes, coded, unnamed };
}

const LETTERS = 3;

/** "Adults" ADU, "Children and Families" CF: each once, a number behind where they would be alike. */
function codesFor(labels: readonly string[]): ReadonlyMap<string, string> {
  const codes = new Map<string, string>();
  const taken = new Set<string>();
  for (const label of labels) {
    if (codes.has(label)) continue;
    const words = cleanLabel(label)
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== "" && !/^(?:and|of|for|the|s|a|y)$/i.test(word));
    const short =
      words.length > 1
        ? words
            .slice(0, 4)
            .map((word) => (/^\d+$/.test(word) ? word : word.charAt(0)))
            .join("")
        : (words[0] ?? "R").slice(0, LETTERS);
    const base = short.toUpperCase();
    let code = base;
    for (let n = 2; taken.has(code); n++) code = `${base}${n}`;
    taken.add(code);
    codes.set(label, code);
  }
  return codes;
}
