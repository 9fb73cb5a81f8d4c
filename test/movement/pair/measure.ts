import type { RiskMatch } from "../../../src/movement";

/** What a comparison says, in the words of the truth that a generated pair comes with. */
export function said(matches: readonly RiskMatch[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { previous, current, state, movement, renumbered, related, changes } of matches) {
    const key = `${previous?.id ?? ""}>${current?.id ?? ""}`;
    const say = (kind: string, detail = ""): void => void found.add([kind, key, detail].filter(Boolean).join(" "));
    if (previous && current) say("match");
    if (state !== "continues") say(state);
    if (state !== "reopened" && (movement === "better" || movement === "worse" || movement === "same")) say(movement);
    if (renumbered) say("renumbered");
    if (related) {
      const [p, c] = previous ? [previous, related.risk] : [related.risk, current!];
      found.add(`${related.how === "split from" ? "split" : "merged"} ${p.id}>${c.id}`);
    }
    for (const { kind, what } of changes) {
      if (kind === "owner") say(kind);
      else if (kind === "band") say(kind);
      else if (kind === "text" && ["Risk", "Description", "Cause"].includes(what)) say(kind, what);
      else if (kind.startsWith("action")) say(kind, what);
    }
  }
  return found;
}

export interface Tally {
  readonly kind: string;
  readonly meant: number;
  readonly found: number;
  readonly precision: number;
  readonly recall: number;
}

/** Precision and recall of each kind: of "split R3>N7" the kind is "split", of "text R3>R3 Cause" it is "text Cause". */
export function tallies(truth: ReadonlySet<string>, found: ReadonlySet<string>): readonly Tally[] {
  const kindOf = (one: string): string => {
    const parts = /^(action \w+|\w+) \S+( .*)?$/.exec(one)!;
    return parts[1] === "text" ? `text${parts[2] ?? ""}` : parts[1]!;
  };
  const kinds = [...new Set([...truth].map(kindOf))].sort();
  return kinds.map((kind) => {
    const meant = [...truth].filter((one) => kindOf(one) === kind);
    const own = [...found].filter((one) => kindOf(one) === kind);
    const right = own.filter((one) => truth.has(one)).length;
    return {
      kind,
      meant: meant.length,
      found: own.length,
      precision: own.length === 0 ? 1 : right / own.length,
      recall: meant.length === 0 ? 1 : right / meant.length,
    };
  });
}
