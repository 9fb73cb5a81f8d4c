import { cellAt, isCellError, type CellRef } from "../../workbook";
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

interface Long {
  readonly risk: Risk;
  readonly cell: CellRef;
  readonly length: number;
}

export const textCutOff = {
  id: "text-cut-off",
  severity: "warning",
  group: "Cells and structure",
  title: "Text is cut off",
  looksAt:
    "Texts that end in the middle of a word at one same length, or at a length at which systems cut texts (255, 256, 500, 1000 and the like).",
  why: "The end of the sentence was lost when the register was exported or pasted, and with it perhaps what mattered.",
  remedy: "Take the whole text from where it came from.",
  fix: null,
  examples: { wrong: "A text of 255 characters that ends in: the contract will be rene", right: "The whole text" },
  *run(context) {
    const known = wordsOf(context);
    const byColumn = new Map<number, Long[]>();
    const longest = new Map<number, number>();
    for (const { risk, sheet, row, column } of riskCells(context)) {
      const value = cellAt(sheet, row, column);
      if (typeof value !== "string" || value.length < SHORTEST || isCellError(value)) continue;
      longest.set(column, Math.max(longest.get(column) ?? 0, value.length));
      if (!endsInWord(value, known)) continue;
      const list = byColumn.get(column);
      const long = { risk, cell: { sheet: sheet.name, row, column }, length: value.length };
      if (list) list.push(long);
      else byColumn.set(column, [long]);
    }
    for (const [column, texts] of byColumn) {
      for (const length of new Set(texts.map((text) => text.length))) {
        const same = texts.filter((text) => text.length === length);
        // Longer texts in the column show that nothing cut them there.
        if (length < longest.get(column)! || (same.length < 2 && !CUTS.has(length))) continue;
        for (const { risk, cell } of same) {
          yield {
            cell,
            risk,
            message: `The text ends in the middle of a word after ${length} characters${same.length > 1 ? `, as ${count(same.length - 1, "other does", "others do")} in its column` : ""}.`,
            actual: length,
          };
        }
      }
    }
  },
} satisfies Check;

const LAST_WORD = /(?:^|[^\p{L}\p{N}])(\p{L}+)$/u;

/** Every word of the register that has another character behind it, so that it surely ends there. */
function wordsOf(context: CheckContext): ReadonlySet<string> {
  const words = new Set<string>();
  for (const { sheet, row, column } of riskCells(context)) {
    const value = cellAt(sheet, row, column);
    if (typeof value === "string")
      for (const [, word] of value.matchAll(/(\p{L}+)(?=[^\p{L}])/gu)) words.add(word!.toLowerCase());
  }
  return words;
}

/** Whether a text breaks off in a word that stands nowhere else as a whole one. */
function endsInWord(text: string, known: ReadonlySet<string>): boolean {
  const word = LAST_WORD.exec(text.slice(-60))?.[1]?.toLowerCase();
  return word !== undefined && !known.has(word);
}
