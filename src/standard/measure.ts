/**
 * How much room text takes. Widths are counted in digits of the text's own size, as spreadsheets count columns: by that
 * measure the fonts a register is shown in (Calibri, Carlito, Arial, DejaVu Sans) hardly differ, and where they do the
 * wider is taken.
 */

/** Letters by how wide they are, in digits. */
const WIDTHS: readonly (readonly [letters: string, digits: number])[] = [
  ["ijlI.,:;'|`‘’ ", 0.5],
  ["-()[]!", 0.63],
  ['ftrJ"“”/\\{}', 0.72],
  ["scz^*•", 0.86],
  ["ELFTSPZaegkvxy?", 1],
  ["bdhnopqu_$£0123456789#", 1.04],
  ["ABCKRVXYw–+=<>~", 1.13],
  ["DGU&", 1.26],
  ["HNOQ", 1.31],
  ["mM%…—", 1.6],
  ["W@", 1.8],
];
/** Of a letter that the table does not name, and of one that East Asian fonts draw square. */
const OTHER = 1.1;
const SQUARE = 2;
const FIRST_SQUARE = 0x2e80;

const LATIN = new Float64Array(0x250).fill(OTHER);
const BEYOND = new Map<number, number>();
for (const [letters, digits] of WIDTHS)
  for (const letter of letters) {
    const code = letter.charCodeAt(0);
    if (code < LATIN.length) LATIN[code] = digits;
    else BEYOND.set(code, digits);
  }
// Tabs are shown as a space.
LATIN[9] = 0.5;

const SPACE = 0.5;
/** Bold letters are wider by so much. */
export const BOLD = 1.08;

const widthOf = (code: number): number =>
  code < LATIN.length ? LATIN[code]! : (BEYOND.get(code) ?? (code >= FIRST_SQUARE ? SQUARE : OTHER));

/** The width of a text on one line, in digits. */
export function textWidth(text: string): number {
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum += widthOf(text.charCodeAt(i));
  return sum;
}

/** The size that column widths are counted in, and that of tables. */
export const SHEET_POINTS = 11;
export const BODY_POINTS = 10;

/** A column so many characters wide holds so many digits of our size: Excel rounds a digit of its own size down to 7 pixels. */
const HOLDS = 1.035;
export const digitsIn = (characters: number, points = BODY_POINTS): number =>
  Math.max(1, (characters * HOLDS * BODY_POINTS) / points);
/** The column's width in characters by which it holds so many digits of our body text. */
export const charactersFor = (digits: number): number => digits / HOLDS;

/** Lines of text are so far apart, by the size of their letters; a row has a little room besides. */
const LINE = 1.275;
const PADDING = 3;
export const pointsFor = (lines: number, points = BODY_POINTS): number => lines * points * LINE + PADDING;

/** A text's paragraphs, each as the widths of its words. */
export type Measured = readonly Float64Array[];

export const measured = (text: string): Measured =>
  text.split("\n").map((paragraph) => Float64Array.from(paragraph.split(" "), textWidth));

/** How many lines a text takes where so many digits stand beside each other. */
export function linesOf(text: Measured, digits: number): number {
  let lines = 0;
  for (const words of text) {
    let used = 0;
    lines++;
    for (const word of words) {
      if (used > 0 && used + SPACE + word <= digits) used += SPACE + word;
      else {
        if (used > 0) lines++;
        lines += Math.max(0, Math.ceil(word / digits) - 1);
        used = Math.min(word, digits);
      }
    }
  }
  return lines;
}

/** Where the text goes on that no longer stands in so many lines, as an index; the text's length where all of it does. */
export function endOfLines(text: string, digits: number, most: number): number {
  let lines = 0;
  let at = 0;
  for (const paragraph of text.split("\n")) {
    if (++lines > most) return at;
    let used = 0;
    for (const word of paragraph.split(" ")) {
      const width = textWidth(word);
      if (used > 0 && used + SPACE + width <= digits) used += SPACE + width;
      else {
        if (used > 0 && ++lines > most) return at;
        const further = Math.max(0, Math.ceil(width / digits) - 1);
        // A word longer than all the lines is cut: what else begins one goes on to the next.
        if (lines + further > most)
          return lines === 1 && used === 0 ? at + Math.max(1, Math.floor((word.length * most) / (further + 1))) : at;
        lines += further;
        used = Math.min(width, digits);
      }
      at += word.length + 1;
    }
  }
  return text.length;
}

/** How many lines a text takes in a column so many characters wide. */
export const linesAt = (text: string, characters: number, points = BODY_POINTS): number => {
  const digits = digitsIn(characters, points);
  // Most cells hold a word or two.
  return text.length * SQUARE <= digits && !text.includes("\n") ? 1 : linesOf(measured(text), digits);
};
