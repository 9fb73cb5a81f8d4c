import { apartFromBrackets } from "../text";
import type { Candidate } from "./candidates";

/** Ticks spread over one column a level: a rating read from where the mark stands. */
export interface TickScale {
  readonly part: "likelihood" | "impact" | "score" | "band";
  readonly columns: readonly { readonly column: number; readonly label: string; readonly number: number }[];
}

export function tickScales(candidates: readonly Candidate[]): TickScale[] {
  const found: TickScale[] = [];
  for (let i = 0; i < candidates.length;) {
    const first = candidates[i]!;
    let j = i + 1;
    if (first.groupAt >= 0) while (j < candidates.length && candidates[j]!.groupAt === first.groupAt) j++;
    const run = candidates.slice(i, j);
    const part = first.groupMatch?.concept;
    const isRating =
      part === "likelihood" ||
      part === "impact" ||
      part === "score" ||
      part === "level" ||
      part === "band" ||
      part === "severity";
    const filled = run.filter((c) => c.shape.filled > 0);
    if (
      isRating &&
      run.length >= 3 &&
      filled.length > 0 &&
      filled.every((c) => c.shape.ticks >= 0.8) &&
      run.every((c) => c.leaf !== "")
    ) {
      const numbers = run.map((c) => Number(apartFromBrackets(c.leaf).outside.trim() || c.leaf));
      found.push({
        part: part === "level" ? "band" : part === "severity" ? "impact" : part,
        columns: run.map((c, k) => ({
          column: c.column,
          label: c.leaf,
          number: Number.isFinite(numbers[k]) ? numbers[k]! : k + 1,
        })),
      });
    }
    i = j;
  }
  return found;
}
