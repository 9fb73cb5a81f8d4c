import { keysOf } from "./closed";
import type { RiskMatch } from "./compare";

/**
 * The comparisons of several registers of one workbook, told of each other: a risk that left one directorate's register and is
 * new in another's has moved there, and is not new to the council. The lists come back in their order.
 */
export function acrossRegisters(lists: readonly (readonly RiskMatch[])[]): readonly (readonly RiskMatch[])[] {
  const came = new Map<string, { readonly list: number; readonly match: RiskMatch }>();
  lists.forEach((matches, list) => {
    for (const match of matches)
      if (match.state === "new") for (const key of keysOf(match.current!)) came.set(key, { list, match });
  });
  const told = new Map<RiskMatch, RiskMatch>();
  lists.forEach((matches, list) => {
    for (const left of matches) {
      if (left.state !== "moved") continue;
      const found = keysOf(left.previous!)
        .map((key) => came.get(key))
        .find((one) => one && one.list !== list && !told.has(one.match));
      if (!found) continue;
      const { match } = found;
      told.set(left, { ...left, related: { how: "moved to", risk: match.current!, sure: 1 } });
      told.set(match, {
        ...match,
        state: "moved",
        movement: null,
        related: { how: "moved from", risk: left.previous!, sure: 1 },
      });
    }
  });
  return lists.map((matches) => matches.map((match) => told.get(match) ?? match));
}
