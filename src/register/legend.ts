import type { SheetSnapshot } from "../workbook";
import type { Register } from "./model";
import { cellText } from "./text";

type Entry = Register["arrowLegend"][number];

const ARROWS = "▲△▴↑⬆⇧🠉🡅▼▽▾↓⬇⇩🠋🡇►▶→⇒➔➡↔⇔◄◀←⬌↗↘↖↙⬈⬊";
const ARROW = new RegExp(`^[\\s(]*([${ARROWS}])\\uFE0F?\\s*[=:–—-]?\\s*(.*)$`, "su");
const EVERY_ARROW = new RegExp(`[${ARROWS}]`, "gu");
/** What a legend may say of an arrow. "Risk increased" is worse for a threat; "improving" is better whatever rose. */
const MEANINGS: readonly (readonly [RegExp, Entry["meaning"]])[] = [
  [/\bno(?:t)? chang|unchanged|\bsame\b|static|stable|no movement|sefydlog|dim newid|constant/i, "same"],
  [/\bnew\b|newydd/i, "new"],
  [/\bclosed\b|removed|wedi cau/i, "closed"],
  [
    /improv|better|(?:risk|score|exposure|rating)s?\s*(?:has|have|is|are)?\s*(?:been\s*)?(?:decreas|reduc|fall|fell|lower|down)|decreas\w* (?:in )?(?:risk|score)|reduc\w* (?:in )?(?:risk|score)|lower risk|gwell|de-?escalat/i,
    "better",
  ],
  [
    /worse|deteriorat|(?:risk|score|exposure|rating)s?\s*(?:has|have|is|are)?\s*(?:been\s*)?(?:increas|risen|rising|higher|up|grown)|increas\w* (?:in )?(?:risk|score)|higher risk|gwaeth|escalat/i,
    "worse",
  ],
  [/\bdecreas|\breduc|\bdown\b/i, "better"],
  [/\bincreas|\bup\b/i, "worse"],
];

const LONGEST = 120;
/** Several arrows and what each means, in one cell. */
const LONGEST_LINE = 400;
/** Legends stand near the top, the bottom or beside; so many rows of a sheet are looked at. */
const ROWS = 400;
/** A legend gives each arrow once; a column that shows one more often shows where risks have gone. */
const REPEATED = 3;

/** What an arrow of a legend means by the words beside it; null where they say nothing of a direction. */
const meaningOf = (words: string): Entry["meaning"] | null =>
  MEANINGS.find(([pattern]) => pattern.test(words))?.[1] ?? null;

/** The legend a sheet gives for its arrows: an arrow and its meaning in one cell, or the meaning in the next; or all of them in one line. A risk's own cells are no part of it. */
export function arrowLegend(
  sheet: SheetSnapshot,
  isRisksOwn: (row: number, column: number) => boolean = () => false,
): Entry[] {
  const found: Entry[] = [];
  const seen = new Set<string>();
  const shown = new Map<string, number>();
  const add = (arrow: string, words: string, row: number, column: number): void => {
    const meaning = meaningOf(words);
    if (!meaning || seen.has(arrow)) return;
    seen.add(arrow);
    found.push({ arrow, meaning, cell: { sheet: sheet.name, row, column } });
  };
  const rows =
    sheet.rows.length <= ROWS * 2
      ? sheet.rows.map((_, i) => i)
      : [...Array(ROWS).keys(), ...Array.from({ length: ROWS }, (_, i) => sheet.rows.length - ROWS + i)];
  const alone: { readonly arrow: string; readonly words: string; readonly row: number; readonly column: number }[] = [];
  for (const row of rows) {
    const cells = sheet.rows[row] ?? [];
    for (let column = 0; column < Math.min(cells.length, 256); column++) {
      const value = cells[column];
      if (typeof value !== "string" || value.length > LONGEST_LINE || isRisksOwn(row, column)) continue;
      const line = legendLine(value);
      if (line) {
        for (const { arrow, words } of line) add(arrow, words, row, column);
        continue;
      }
      const m = value.length > LONGEST ? null : ARROW.exec(value);
      if (!m) continue;
      const beside = m[2] !== "" ? m[2]! : cellText(cells[column + 1] ?? null);
      // One word is a risk's own direction; a legend says what the arrow means.
      if (beside === "" || beside.length > LONGEST || (m[2] !== "" && !/\s/.test(beside.trim()))) continue;
      const key = `${column} ${m[1]!}`;
      shown.set(key, (shown.get(key) ?? 0) + 1);
      alone.push({ arrow: m[1]!, words: beside, row, column });
    }
  }
  for (const { arrow, words, row, column } of alone)
    if (shown.get(`${column} ${arrow}`)! < REPEATED) add(arrow, words, row, column);
  return found.length >= 2 ? found : [];
}

/** "Key: ▲ risk has increased, ▼ risk has decreased", "Increased ▲ Decreased ▼": each arrow with its words; null where a text is no such line. */
function legendLine(text: string): { readonly arrow: string; readonly words: string }[] | null {
  const arrows = [...text.matchAll(EVERY_ARROW)].map(({ 0: arrow, index }) => ({ arrow, index }));
  if (arrows.length < 2 || new Set(arrows.map(({ arrow }) => arrow)).size < arrows.length) return null;
  const between = arrows.map(({ index }, i) => text.slice(index + arrows[i]!.arrow.length, arrows[i + 1]?.index));
  const before = [text.slice(0, arrows[0]!.index), ...between.slice(0, -1)];
  const isSaid = (words: readonly string[]): boolean => words.every((each) => meaningOf(each) !== null);
  // The arrows come before their words, unless nothing follows the last.
  const words = isSaid(between) ? between : isSaid(before) && !/\p{L}/u.test(between.at(-1)!) ? before : null;
  return words && arrows.map(({ arrow }, i) => ({ arrow, words: words[i]! }));
}
