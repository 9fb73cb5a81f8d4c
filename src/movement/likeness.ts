import { likeness, rarity, sameWords, share, type Counts, type Rarity, type Worded } from "./wording";

/** A risk of the period before and a present one that resemble each other, by their places (0-based). */
export interface Candidate {
  readonly p: number;
  readonly c: number;
  /** 0 to 1. */
  readonly alike: number;
}

/** A risk without a counterpart that shares its words with one that has: taken out of it, or put together with it. */
export interface Offshoot {
  readonly p: number;
  readonly c: number;
  readonly sure: number;
}

/** How far the search for risks that resemble one goes: entries of the word lists looked at, and candidates weighed whole. */
interface Search {
  readonly looks: number;
  readonly most: number;
}
const RESEMBLING: Search = { looks: 1500, most: 10 };
/** Few risks are taken out of others, and what a whole shares with its part stands anywhere in it: a longer search. */
const WHOLES: Search = { looks: 6000, most: 60 };
/** So much of a risk's words must be missing from what remains of it. */
const MISSING = 0.12;
/** From this on a risk is told as split off, or put together with another. */
const OFFSHOOT = 0.66;

type Place = Pick<Candidate, "p" | "c">;
interface Sides {
  readonly part: number;
  readonly whole: number;
  readonly words: readonly [part: Worded, whole: Worded];
}
/** Likely parts of one whole that are tried with each other. */
const MOST_HALVES = 6;

/** Likenesses between two registers, worked out for those pairs that share their rarest words: not every risk with every other. */
export class Likenesses {
  private readonly rare: Rarity;
  private readonly size: number;
  private readonly known = new Map<number, number>();
  private readonly holdersNow: Holders;
  private readonly holdersBefore: Holders;

  constructor(
    private readonly before: readonly Worded[],
    private readonly now: readonly Worded[],
  ) {
    this.size = before.length + now.length;
    this.rare = remembered(rarity([...before, ...now]));
    this.holdersNow = holders(now);
    this.holdersBefore = holders(before);
  }

  between(p: number, c: number): number {
    const key = p * this.now.length + c;
    let found = this.known.get(key);
    if (found === undefined) this.known.set(key, (found = likeness(this.before[p]!, this.now[c]!, this.rare)));
    return found;
  }

  /** How nearly the two say the same from beginning to end, and have the same done about them: 0 to 1. */
  sameWords(p: number, c: number): number {
    return sameWords(this.before[p]!, this.now[c]!, this.rare);
  }

  /** The present risks that resemble one of the period before most. */
  like(p: number): readonly Candidate[] {
    return this.near(this.before[p]!, this.holdersNow).map((c) => ({ p, c, alike: this.between(p, c) }));
  }

  /** New risks with the one each was taken out of: one that continues, without the words that the new one has now. */
  splits(parts: readonly number[], became: (p: number) => number | undefined): readonly Offshoot[] {
    return this.offshoots(
      parts.flatMap((c) => this.near(this.now[c]!, this.holdersBefore, WHOLES).map((p) => ({ p, c }))),
      ({ p, c }) => ({ part: c, whole: p, words: [this.now[c]!, this.before[p]!] }),
      (p) => optional(this.now, became(p)),
    );
  }

  /** Risks that are gone with the one each was put together with: one that has words now that it had not, and the other had. */
  merges(parts: readonly number[], was: (c: number) => number | undefined): readonly Offshoot[] {
    return this.offshoots(
      parts.flatMap((p) => this.near(this.before[p]!, this.holdersNow, WHOLES).map((c) => ({ p, c }))),
      ({ p, c }) => ({ part: p, whole: c, words: [this.before[p]!, this.now[c]!] }),
      (c) => optional(this.before, was(c)),
    );
  }

  /** The surest first; what one part accounts for of its whole, no other can. */
  private offshoots(
    places: readonly Place[],
    sides: (place: Place) => Sides,
    restOf: (whole: number) => Worded | null,
  ): readonly Offshoot[] {
    const rests = new Map<number, Counts>();
    const weighed = (place: Place): number => {
      const { whole, words } = sides(place);
      let rest = rests.get(whole);
      if (!rest) {
        const found = restOf(whole);
        if (!found) return 0;
        rests.set(whole, (rest = all(found)));
      }
      return this.offshoot(all(words[0]), all(words[1]), rest);
    };
    // Two that make up a whole which stands on one side only, as nobody's successor.
    const found: Offshoot[] = [
      ...this.halves(
        places.filter((place) => !restOf(sides(place).whole)),
        sides,
      ),
    ];
    const met = new Set(found.map((place) => sides(place).part));
    const likely = places
      .map((place) => ({ ...place, sure: weighed(place) }))
      .filter(({ sure }) => sure >= OFFSHOOT)
      .sort((a, b) => b.sure - a.sure || a.p - b.p || a.c - b.c);
    for (const place of likely) {
      const { part, whole, words } = sides(place);
      if (met.has(part)) continue;
      const sure = weighed(place);
      if (sure < OFFSHOOT) continue;
      met.add(part);
      rests.set(whole, new Map([...rests.get(whole)!, ...all(words[0])]));
      found.push({ p: place.p, c: place.c, sure });
    }
    return found;
  }

  /** The two parts of each whole that account for it between them, neither of which could alone. */
  private *halves(places: readonly Place[], sides: (place: Place) => Sides): Iterable<Offshoot> {
    const ofWhole = new Map<number, Place[]>();
    for (const place of places) {
      const { whole } = sides(place);
      ofWhole.set(whole, [...(ofWhole.get(whole) ?? []), place]);
    }
    const met = new Set<number>();
    for (const held of ofWhole.values()) {
      const taken = (place: Place): number => {
        const [part, whole] = sides(place).words;
        return share(all(part), [all(whole)], this.rare);
      };
      const likely = held
        .map((place) => ({ place, taken: taken(place) }))
        .filter((one) => one.taken >= OFFSHOOT && !met.has(sides(one.place).part))
        .sort((a, b) => b.taken - a.taken)
        .slice(0, MOST_HALVES)
        .map(({ place }) => place);
      const pairs = likely.flatMap((one, i) => likely.slice(i + 1).map((other) => [one, other] as const));
      const best = pairs
        .map(([one, other]) => {
          const [[a, whole], [b]] = [sides(one).words, sides(other).words];
          const sure = Math.min(this.offshoot(all(a), all(whole), all(b)), this.offshoot(all(b), all(whole), all(a)));
          return { both: [one, other], sure };
        })
        .sort((a, b) => b.sure - a.sure)[0];
      if (!best || best.sure < OFFSHOOT) continue;
      for (const place of best.both) {
        met.add(sides(place).part);
        yield { ...place, sure: best.sure };
      }
    }
  }

  /**
   * How surely `part` was taken out of `whole`, of which `rest` is what remains, 0 to 1: most of what only it has of the two
   * stands in the whole, and most of what the whole has and the rest lacks stands in it.
   */
  private offshoot(part: Counts, whole: Counts, rest: Counts): number {
    if (share(whole, [rest], this.rare) > 1 - MISSING) return 0;
    const taken = share(without(part, rest), [whole], this.rare),
      given = share(without(whole, rest), [part], this.rare);
    return taken + given === 0 ? 0 : (2 * taken * given) / (taken + given);
  }

  /** Places of the risks that share the rarest words with this one. */
  private near({ keys }: Worded, holding: Holders, search = RESEMBLING): readonly number[] {
    const asked = keys
      .flatMap((stem) => {
        const held = holding.get(stem);
        return held ? [{ held, weight: Math.log(1 + this.size / held.length) }] : [];
      })
      .sort((a, b) => a.held.length - b.held.length);
    const votes = new Map<number, number>();
    let looks = 0;
    for (const { held, weight } of asked) {
      looks += held.length;
      if (looks > search.looks && votes.size > 0) break;
      for (const i of held.slice(0, search.looks)) votes.set(i, (votes.get(i) ?? 0) + weight);
    }
    return [...votes]
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, search.most)
      .map(([i]) => i);
  }
}

const without = (a: Counts, b: Counts): Counts => new Map([...a].filter(([stem]) => !b.has(stem)));

/** Everything a risk says. */
function all(risk: Worded): Counts {
  let known = ALL.get(risk);
  if (!known) ALL.set(risk, (known = new Map([...risk.done, ...risk.whole])));
  return known;
}
const ALL = new WeakMap<Worded, Counts>();

const optional = <T>(list: readonly T[], at: number | undefined): T | null => (at === undefined ? null : list[at]!);

function remembered(rare: Rarity): Rarity {
  const known = new Map<string, number>();
  return (stem) => {
    let weight = known.get(stem);
    if (weight === undefined) known.set(stem, (weight = rare(stem)));
    return weight;
  };
}

/** Places of the risks that have a word. */
type Holders = ReadonlyMap<string, readonly number[]>;

function holders(risks: readonly Worded[]): Holders {
  const found = new Map<string, number[]>();
  risks.forEach(({ keys }, i) => {
    for (const stem of keys) {
      const own = found.get(stem);
      if (own) own.push(i);
      else found.set(stem, [i]);
    }
  });
  return found;
}
