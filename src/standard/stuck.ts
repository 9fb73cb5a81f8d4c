import { aboveAppetite, unchangedFor } from "../checks";
import { isClosed, readPeriod, shortPeriod } from "../movement";
import type { Profile } from "../profile";
import { shortTitle, type Register, type Risk } from "../register";

/** A risk that stands above what the council will live with, as it did before. */
export interface Stuck {
  readonly risk: Risk;
  /** "16, above the appetite of 12". */
  readonly why: string;
  /** This one included. */
  readonly periods: number;
  /** "unchanged for 3 periods, since Q3 2017/18". */
  readonly howLong: string;
}

/** The risks above appetite whose score is what it was a period before, and for how long; `before` are the same register's periods before, the latest first. */
export function stuckAbove(register: Register, before: readonly Register[], profile: Profile): readonly Stuck[] {
  return register.risks.flatMap((risk): Stuck[] => {
    const above = isClosed(risk) ? null : aboveAppetite({ register, profile }, risk);
    const unchanged = above ? unchangedFor(risk, [register, ...before]) : [];
    if (!above || unchanged.length < 2) return [];
    const since = readPeriod(unchanged[unchanged.length - 1]!.period);
    return [
      {
        risk,
        why: above.text,
        periods: unchanged.length,
        howLong: `unchanged for ${unchanged.length} periods${since ? `, since ${shortPeriod(since)}` : ""}`,
      },
    ];
  });
}

/** Those that have been so for equally long together, the longest first: each group's heading, and a line for each risk. */
export function stuckGroups(
  stuck: readonly Stuck[],
): readonly { readonly heading: string; readonly lines: readonly string[] }[] {
  const sorted = [...stuck].sort((a, b) => b.periods - a.periods);
  return [...new Set(sorted.map(({ howLong }) => howLong))].map((howLong) => ({
    heading: `Above appetite, ${howLong}`,
    lines: sorted
      .filter((one) => one.howLong === howLong)
      .map(({ risk, why }) => `${[risk.id, shortTitle(risk.title)].filter(Boolean).join(": ")} (${why})`),
  }));
}
