import type { SheetSnapshot } from "../workbook";
import type { Register } from "./model";
import { cellText } from "./text";

type Entry = Register["arrowLegend"][number];

const ARROW = /^[\s(]*([▲△▴↑⬆⇧🠉🡅▼▽▾↓⬇⇩🠋🡇►▶→⇒➔➡↔⇔◄◀←⬌↗↘↖↙⬈⬊])\uFE0F?\s*[=:–—-]?\s*(.*)$/u;
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
/** Legends stand near the top, the bottom or beside; so many rows of a sheet are looked at. */
const ROWS = 400;

/** The legend a sheet gives for its arrows: an arrow and its meaning in one cell, or the meaning in the next. */
export function arrowLegend(sheet: SheetSnapshot): Entry[] {
  const found: Entry[] = [];
  const seen = new Set<string>();
  const rows =
    sheet.rows.length <= ROWS * 2
      ? sheet.rows.map((_, i) => i)
      : [...Array(ROWS).keys(), ...Array.from({ length: ROWS }, (_, i) => sheet.rows.length - ROWS + i)];
  for (const row of rows) {
    const cells = sheet.rows[row] ?? [];
    for (let column = 0; column < Math.min(cells.length, 256); column++) {
      const value = cells[column];
      if (typeof value !== "string" || value.length > LONGEST) continue;
      const m = ARROW.exec(value);
      if (!m) continue;
      const beside = m[2] !== "" ? m[2]! : cellText(cells[column + 1] ?? null);
      // One word is a risk's own direction; a legend says what the arrow means.
      if (beside === "" || beside.length > LONGEST || (m[2] !== "" && !/\s/.test(beside.trim()))) continue;
      const meaning = MEANINGS.find(([words]) => words.test(beside))?.[1];
      if (!meaning || seen.has(m[1]!)) continue;
      seen.add(m[1]!);
      found.push({ arrow: m[1]!, meaning, cell: { sheet: sheet.name, row, column } });
    }
  }
  return found.length >= 2 ? found : [];
}
