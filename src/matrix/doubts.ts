import { sameNumber } from "./score";
import type { CellDoubt, Matrix } from "./model";

const labelOf = (matrix: Matrix, id: string): string => matrix.bands.find((band) => band.id === id)?.label ?? id;

/** A key of many contradictions is said to have them; nobody reads forty sentences. */
const MOST_SAID = 6;

/** Where a key contradicts itself, in plain sentences; none where it does not. */
export function contradictions(matrix: Matrix): readonly string[] {
  const doubts = matrix.doubts ?? [];
  const seen: { readonly doubt: CellDoubt; readonly score: number | null; pairs: string[] }[] = [];
  for (const doubt of doubts) {
    const [l, i] = doubt.cell;
    const score = matrix.cells[l]![i]!.score;
    const pair = `likelihood ${matrix.likelihood[l]!.number}, impact ${matrix.impact[i]!.number}`;
    const same = seen.find(
      (one) =>
        doubt.by === "legend" &&
        one.doubt.by === "legend" &&
        one.doubt.shown === doubt.shown &&
        one.score !== null &&
        score !== null &&
        sameNumber(one.score, score),
    );
    if (same) same.pairs.push(pair);
    else seen.push({ doubt, score, pairs: [pair] });
  }
  const said = seen.slice(0, MOST_SAID).map(({ doubt, score, pairs }) => {
    const shown = labelOf(matrix, doubt.shown),
      other = doubt.said === null ? null : labelOf(matrix, doubt.said);
    if (doubt.by === "legend")
      return `The key shows the score ${score} as ${shown}${other === null ? ", and its legend in other bands" : `, its legend says ${other}`}. Nothing is judged by that score until the key is put right.`;
    return `The key shows ${pairs[0]!} as ${shown}${other === null ? ", unlike the cells around it" : `, but the cells around it leave only ${other}`}. Nothing is judged by that cell until the key is put right.`;
  });
  return seen.length > MOST_SAID ? [...said, `The key contradicts itself in ${doubts.length} cells.`] : said;
}
