import type { Register, Risk } from "../register";
import { Likenesses, type Candidate, type Offshoot } from "./likeness";
import { worded } from "./wording";

/** A risk of the period before and the one it became, by their places in the two registers (0-based). */
export interface Pair {
  readonly p: number;
  readonly c: number;
  /** Whether the reference is the same too. */
  readonly byReference: boolean;
  /** 0 to 1; below `SURE` a person should look. */
  readonly sure: number;
}

export interface Matching {
  /** In the order of the present register. */
  readonly pairs: readonly Pair[];
  /** Worked out on demand: present risks that were probably taken out of one of the period before, or are two halves of it. */
  readonly splits: () => readonly Offshoot[];
  /** Worked out on demand: risks of the period before that were probably put together with another, or two of them into a new one. */
  readonly merges: () => readonly Offshoot[];
}

/** Matches below this are shown as unsure, and no check rests on them. */
export const SURE = 0.7;

/** Below this two wordings are of two risks; where the reference is the same, if only by its place in the list, somewhat less will do. */
const ALIKE = 0.32;
const ALIKE_REFERRED = 0.2;
/** From this on a wording is surely the same risk's. */
const ALIKE_SURELY = 0.55;
/** Where references kept their meaning, another one is given to a risk seldom: then it must say nearly the same, and not in its title alone. */
const ALIKE_ANEW = 0.8;
const SAYS_THE_SAME = 0.85;
/** Nearly the same words. */
const ALIKE_NEARLY = 0.9;
/** A reference that kept its meaning speaks for itself, unless the wording has next to nothing in common. */
const ALIKE_BY_REFERENCE = 0.25;
/** Less will do where the same officer answers for it; more is asked where it is of another category. */
const ALIKE_BY_OWNER = 0.1;
/** So much nearer must a wording be than the next best, for the match to be sure. */
const MARGIN = 0.08;
const MARGIN_NEARLY = 0.02;
/** So many of the references that both periods have must go with like wording; else the register was renumbered. */
const STABLE = 0.6;
/** A reference goes before any wording, unless both of its risks have nearly the same words as some other: then it was passed on. */
const SAME_REFERENCE = 0.7;
/** Only the very same words are certain by themselves. */
const SUREST_BY_WORDING = 0.95;

/**
 * Which risk became which: at once where reference and wording are the same; else by reference where references kept their
 * meaning, and by wording, each risk with the one it resembles most. Time grows in proportion to the texts.
 */
export function matchRisks(previous: Register, current: Register): Matching {
  const [before, now] = [previous.risks, current.risks];
  const shared = sharedReferences(before, now);
  const same = shared.filter(([p, c]) => wording(before[p]!) !== "" && wording(before[p]!) === wording(now[c]!));
  const ofPrevious = new Map<number, Pair>(),
    ofCurrent = new Map<number, Pair>();
  const take = (pair: Pair): void => {
    if (ofPrevious.has(pair.p) || ofCurrent.has(pair.c)) return;
    ofPrevious.set(pair.p, pair);
    ofCurrent.set(pair.c, pair);
  };
  for (const [p, c] of same) take({ p, c, byReference: true, sure: 1 });
  let known: Likenesses | null = null;
  const table = (): Likenesses => (known ??= new Likenesses(before.map(worded), now.map(worded)));
  if (ofPrevious.size < before.length && ofCurrent.size < now.length) {
    const open = shared.filter(([p, c]) => !ofPrevious.has(p) && !ofCurrent.has(c));
    const alike = open.filter(([p, c]) => table().between(p, c) >= ALIKE).length;
    const stable = shared.length > 0 && same.length + alike >= STABLE * shared.length;
    const candidates = before.flatMap((_, p) => (ofPrevious.has(p) ? [] : table().like(p)));
    const free = candidates.filter(({ c }) => !ofCurrent.has(c));
    ranked({
      open: open
        .map(([p, c]) => ({ p, c, alike: table().between(p, c) }))
        .filter(({ p, c, alike }) => alike >= leastByReference(before[p]!, now[c]!) || !stable),
      stable,
      saysTheSame: ({ p, c }) => table().sameWords(p, c) >= SAYS_THE_SAME,
      all: new Best(candidates),
      candidates: free,
    }).forEach(take);
  }
  const gone = before.flatMap((_, p) => (ofPrevious.has(p) ? [] : [p]));
  const fresh = now.flatMap((_, c) => (ofCurrent.has(c) ? [] : [c]));
  return {
    pairs: [...ofCurrent.values()].sort((a, b) => a.c - b.c),
    splits: () => (fresh.length === 0 ? [] : table().splits(fresh, (p) => ofPrevious.get(p)?.c)),
    merges: () => (gone.length === 0 ? [] : table().merges(gone, (c) => ofCurrent.get(c)?.p)),
  };
}

const wording = (risk: Risk): string =>
  (risk.title !== "" ? risk.title : (risk.texts.description?.text ?? ""))
    .normalize("NFKC")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();

/** How alike two risks of one reference must be, where references kept their meaning. */
function leastByReference(one: Risk, other: Risk): number {
  const owner = ({ owners }: Risk): string => owners.join("; ").toLowerCase();
  const category = ({ texts }: Risk): string => texts.category?.text.trim().toLowerCase() ?? "";
  if (owner(one) !== "" && owner(one) === owner(other)) return ALIKE_BY_OWNER;
  const another = category(one) !== "" && category(other) !== "" && category(one) !== category(other);
  return another ? ALIKE : ALIKE_BY_REFERENCE;
}

/** A reference without what only dresses it: "CR 1" and "cr-1" are one, "CR1" and "CR10" are not. */
export const referenceOf = (risk: Risk): string =>
  risk.id
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s.\-_/]+/g, "");

/** Pairs with the same reference, where it stands once in each period. */
function sharedReferences(
  previous: readonly Risk[],
  current: readonly Risk[],
): readonly (readonly [p: number, c: number])[] {
  const places = (risks: readonly Risk[]): ReadonlyMap<string, number> => {
    const found = new Map<string, number>();
    risks.forEach((risk, i) => {
      const reference = referenceOf(risk);
      if (reference !== "") found.set(reference, found.has(reference) ? -1 : i);
    });
    return found;
  };
  const before = places(previous);
  return [...places(current)].flatMap(([reference, c]) => {
    const p = before.get(reference);
    return p !== undefined && p >= 0 && c >= 0 ? [[p, c] as const] : [];
  });
}

interface Open {
  /** Pairs of one reference that are not settled yet. */
  readonly open: readonly Candidate[];
  /** Whether references kept their meaning. */
  readonly stable: boolean;
  /** Whether two risks say nearly the same, and have nearly the same done about them. */
  readonly saysTheSame: (candidate: Candidate) => boolean;
  /** Of all candidates, settled ones among them. */
  readonly all: Best;
  /** Pairs that resemble each other, neither of them settled yet. */
  readonly candidates: readonly Candidate[];
}

/** Every pair that may be one risk, the likeliest first. */
function ranked({ open, stable, saysTheSame, all, candidates }: Open): readonly Pair[] {
  const found: { readonly pair: Pair; readonly rank: number }[] = [];
  const free = new Best(candidates);
  if (stable)
    for (const { p, c, alike } of open) {
      const passedOn = alike < ALIKE_NEARLY && Math.min(...free.firsts(p, c)) >= ALIKE_NEARLY;
      const rank = passedOn ? alike : alike + SAME_REFERENCE;
      found.push({ pair: { p, c, byReference: true, sure: (1 + alike) / 2 }, rank });
    }
  const referred = new Map(open.map(({ p, c }) => [p, c]));
  // A new reference for a risk that says the same stands out from others that do; what only has a like title is another's.
  const anew = stable ? candidates.filter((one) => one.alike >= ALIKE_ANEW && saysTheSame(one)) : [];
  const bestAnew = new Best(anew);
  for (const candidate of stable ? anew : candidates) {
    const { p, c, alike } = candidate;
    const byReference = referred.get(p) === c;
    if (alike < (byReference ? ALIKE_REFERRED : ALIKE) || (stable && byReference)) continue;
    // Nearly the same words outweigh what resembles them; others must stand out from all that resembles them.
    const nearly = stable || alike >= ALIKE_NEARLY;
    const margin = (stable ? bestAnew : nearly ? free : all).margin(candidate);
    const stands = margin >= (nearly ? MARGIN_NEARLY : MARGIN);
    if (stable && !stands) continue;
    const sure = Math.min(alike === 1 ? 1 : SUREST_BY_WORDING, (alike * SURE) / ALIKE_SURELY);
    found.push({
      pair: { p, c, byReference, sure: stands ? sure : sure * 0.8 },
      rank: alike + (byReference ? 0.05 : 0),
    });
  }
  return found.sort((a, b) => b.rank - a.rank || a.pair.p - b.pair.p || a.pair.c - b.pair.c).map(({ pair }) => pair);
}

/** The two likest candidates of each risk, to tell how far one stands out. */
class Best {
  private readonly ofPrevious = new Map<number, readonly [first: number, second: number]>();
  private readonly ofCurrent = new Map<number, readonly [first: number, second: number]>();

  constructor(candidates: readonly Candidate[]) {
    const add = (into: Map<number, readonly [number, number]>, at: number, alike: number): void => {
      const [first, second] = into.get(at) ?? [0, 0];
      into.set(at, alike > first ? [alike, first] : [first, Math.max(second, alike)]);
    };
    for (const { p, c, alike } of candidates) {
      add(this.ofPrevious, p, alike);
      add(this.ofCurrent, c, alike);
    }
  }

  /** How like the likest of either side is; 0 where there is none. */
  firsts(p: number, c: number): readonly [number, number] {
    return [this.ofPrevious.get(p)?.[0] ?? 0, this.ofCurrent.get(c)?.[0] ?? 0];
  }

  /** How much liker this pair is than the next best of either side. */
  margin({ p, c, alike }: Candidate): number {
    const other = ([first, second]: readonly [number, number]): number => (first === alike ? second : first);
    return alike - Math.max(other(this.ofPrevious.get(p)!), other(this.ofCurrent.get(c)!));
  }
}
