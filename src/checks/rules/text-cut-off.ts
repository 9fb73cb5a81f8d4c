import { cellAt, type CellRef } from "../../workbook";
import type { Risk } from "../../register";
import type { Check, CheckContext } from "../check";
import { riskCells } from "../cells";
import { count } from "../walk";

/** Lengths at which systems cut texts. */
const CUTS: ReadonlySet<number> = new Set([
  100, 128, 200, 250, 254, 255, 256, 500, 511, 512, 1000, 1023, 1024, 2000, 2048, 4000, 4096, 8192, 32767,
]);
/** Shorter texts are labels. */
const SHORTEST = 30;
const SHORT = 60;
/** Texts this long that end in no word we know at one same round length were cut there. */
const ROUND = { least: 100, by: 10 };

interface Long {
  readonly risk: Risk;
  readonly cell: CellRef;
  readonly text: string;
}

export const textCutOff = {
  id: "text-cut-off",
  severity: "warning",
  group: "Cells and structure",
  title: "Text is cut off",
  looksAt:
    "The longest texts of each column: whether they end in the middle of a word at one same length, or at a length at which systems cut texts (255, 256, 500, 1000 and the like).",
  why: "The end of the sentence was lost when the register was exported or pasted, and with it perhaps what mattered.",
  remedy: "Take the whole text from where it came from.",
  fix: null,
  examples: { wrong: "A text of 255 characters that ends in: the contract will be rene", right: "The whole text" },
  *run(context) {
    const columns = longestTexts(context);
    const words = wordsOf(context, columns);
    for (const texts of columns.values()) {
      const length = texts[0]!.text.length;
      const ends = texts.map(({ text }) => lastWord(text));
      const uses = new Map<string | null, number>();
      for (const end of ends) uses.set(end, (uses.get(end) ?? 0) + 1);
      // Texts are not cut in one and the same word by chance: what several end in is whole.
      const cut = texts.filter((_, n) => ends[n] !== null && !words.whole.has(ends[n]!) && uses.get(ends[n]!) === 1);
      // Texts may be of one length by chance: then one must break off in a word that stands whole elsewhere. Short texts
      // often are, and a last word may be whole as well ("contract" beside "contractor"): of them two must.
      const broken = cut.filter(({ text }) => words.beginnings.has(lastWord(text)!)).length;
      const isRound = length >= ROUND.least && length % ROUND.by === 0 && cut.length >= 2;
      const proved = CUTS.has(length) || isRound || (cut.length >= 2 && broken >= (length < SHORT ? 2 : 1));
      if (cut.length === 0 || !proved) continue;
      for (const { risk, cell } of cut) {
        yield {
          cell,
          risk,
          message: `The text ends in the middle of a word after ${length} characters${cut.length > 1 ? `, as ${count(cut.length - 1, "other does", "others do")} in its column` : ""}.`,
          actual: length,
        };
      }
    }
  },
} satisfies Check;

/** The longest texts of each column, all of one length: shorter ones were not cut where longer ones stand. */
function longestTexts(context: CheckContext): ReadonlyMap<number, readonly Long[]> {
  const columns = new Map<number, Long[]>();
  for (const { risk, sheet, row, column } of riskCells(context)) {
    const text = cellAt(sheet, row, column);
    if (typeof text !== "string" || text.length < SHORTEST) continue;
    const longest = columns.get(column);
    const one = { risk, cell: { sheet: sheet.name, row, column }, text };
    if (!longest || text.length > longest[0]!.text.length) columns.set(column, [one]);
    else if (text.length === longest[0]!.text.length) longest.push(one);
  }
  return columns;
}

/** The word a text ends in, in small letters; null where it ends in something else. */
const lastWord = (text: string): string | null =>
  /(?:^|[^\p{L}\p{N}])(\p{L}+)$/u.exec(text.slice(-60))?.[1]?.toLowerCase() ?? null;

/** Words longer than this begin alike too seldom to matter. */
const LONGEST_BEGINNING = 24;

/** Every word that surely stands whole (another character behind it, or at the end of a text that was not cut), and how such words begin. */
function wordsOf(
  context: CheckContext,
  columns: ReadonlyMap<number, readonly Long[]>,
): { readonly whole: ReadonlySet<string>; readonly beginnings: ReadonlySet<string> } {
  const whole = new Set<string>();
  for (const { sheet, row, column } of riskCells(context)) {
    const text = cellAt(sheet, row, column);
    if (typeof text !== "string") continue;
    for (const [, word] of text.matchAll(/(\p{L}+)(?=[^\p{L}])/gu)) whole.add(word!.toLowerCase());
    const last = text.length < (columns.get(column)?.[0]?.text.length ?? 0) ? lastWord(text) : null;
    if (last !== null) whole.add(last);
  }
  const beginnings = new Set<string>();
  for (const word of whole) {
    for (let length = 1; length < Math.min(word.length, LONGEST_BEGINNING); length++)
      beginnings.add(word.slice(0, length));
  }
  return { whole, beginnings };
}
