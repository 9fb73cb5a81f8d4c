import type { Grid } from "../grid";
import type { HeadingMatcher } from "../headings";
import type { Stage } from "../model";

/** What may mark a place in a grid. */
const SYMBOL = "[x✗✘✕●⬤•■★○◯◌◇◆□△▲☆✓✔]";
/** Marks and nothing else: "○ ●". */
const ALONE = new RegExp(`^${SYMBOL}(?:[\\s,/]*${SYMBOL}){0,3}$`, "iu");
/** A mark and what it stands for, up to the next mark. */
const TOLD = new RegExp(`(${SYMBOL})\\s*[-–=:]?\\s*([\\p{L}][^●⬤•■★○◯◌◇◆□△▲☆✓✔✗✘✕]{2,40})`, "giu");
const LONGEST = 200;

/** The marks that a text says a stage of each, "○ previous quarter  ● this quarter", by stage; none where it says less than two. */
export function stagesOfSymbols(texts: readonly string[], matcher: HeadingMatcher): ReadonlyMap<string, Stage> {
  const found = new Map<string, Stage>();
  for (const text of texts) {
    if (text.length > LONGEST) continue;
    for (const [, symbol, words] of text.matchAll(TOLD)) {
      const stage = matcher.stageOf(words!)?.stage;
      if (stage && !/x/i.test(symbol!)) found.set(symbol!, stage);
    }
  }
  return found.size >= 2 && new Set(found.values()).size === found.size ? found : new Map();
}

/** Where between two rows each of some marks stands, alone or with another; a mark that stands twice, or nowhere, is left out. */
export function placesOfSymbols(
  grid: Grid,
  top: number,
  bottom: number,
  symbols: Iterable<string>,
): ReadonlyMap<string, { readonly row: number; readonly column: number }> {
  const cells: { readonly row: number; readonly column: number; readonly text: string }[] = [];
  for (let row = top; row <= bottom; row++)
    for (let column = 0; column < grid.width; column++) {
      const text = grid.ownText(row, column);
      if (ALONE.test(text)) cells.push({ row, column, text });
    }
  return new Map(
    [...symbols].flatMap((symbol) => {
      const held = cells.filter(({ text }) => text.includes(symbol));
      return held.length === 1 ? [[symbol, { row: held[0]!.row, column: held[0]!.column }] as const] : [];
    }),
  );
}
