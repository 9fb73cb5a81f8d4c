import type { CellInput } from "../workbook";
import { BOLD, charactersFor, digitsIn, linesOf, measured, pointsFor, linesAt, textWidth } from "./measure";

/** A column as far as its width goes. */
export interface FittedColumn {
  readonly heading: string;
  readonly cells: readonly CellInput[];
  /** In characters; left out, as wide as the texts ask for. */
  readonly characters?: number;
  /** How narrow it may be made for the others' sake; left out, as narrow as its longest word. */
  readonly narrowest?: number;
  /** How wide a long text may make it before its rows grow instead; 80 where left out. */
  readonly comfortable?: number;
}

/** Column widths in characters, and the paper that they go on. */
export interface Fit {
  readonly widths: readonly number[];
  readonly paper: "A4" | "A3";
  /** How many pages the table is wide in print. */
  readonly pagesAcross: number;
}

/**
 * So many characters of our body text stand beside each other on a page lying on its side: at full size, and made smaller
 * in print, to no less than 7 points on A3 and 8 on A4.
 */
const FULL_SIZE = { A4: 141, A3: 207 } as const;
const ACROSS = { A4: 165, A3: 290 } as const;
/** A table may be a little wider than that before it goes on larger paper, or on to a second page. */
const OVER = 1.08;

/**
 * Widths by which the rows take the least room. What does not fit its paper goes on A3, and what would be illegible
 * there on several pages beside each other, each with the title columns repeated.
 */
export function fitted(columns: readonly FittedColumn[], wanted: "A4" | "A3", titleColumns: number): Fit {
  const sum = (widths: readonly number[]): number => widths.reduce((total, width) => total + width, 0);
  const texts = columns.map(textsOf);
  const smaller = wanted === "A4" ? widthsFor(texts, ACROSS.A4, FULL_SIZE.A4) : null;
  if (smaller && sum(smaller) <= ACROSS.A4 * OVER) return { widths: smaller, paper: "A4", pagesAcross: 1 };
  const widths = widthsFor(texts, ACROSS.A3, FULL_SIZE.A3);
  if (sum(widths) <= ACROSS.A3 * OVER) return { widths, paper: sum(widths) <= ACROSS.A4 ? "A4" : "A3", pagesAcross: 1 };
  const titles = sum(widths.slice(0, titleColumns));
  const room = Math.max(ACROSS.A3 - titles, ACROSS.A3 / 2);
  const pagesAcross = Math.ceil((sum(widths) - titles) / room);
  const across = titles + pagesAcross * room;
  return { widths: widthsFor(texts, across, across), paper: "A3", pagesAcross };
}

/** Excel shows and prints no row higher than 409 points: so many lines of our body text, with one to spare. */
const HIGHEST = 409;
const MOST_LINES = 30;
const NARROWEST = 6;
const COMFORTABLE = 80;
const WIDEST = 120;
/** What the button of a table's filter takes of its heading, in characters. */
const BUTTON = 2.6;
/** A longer word may be broken. */
const LONGEST_WORD = 18;

/** Texts that decide how wide a column has to be: those that take the most room; and rows that stand for all. */
const DECISIVE = 24;
const ROWS_TRIED = 150;
/** A new line takes about as much room as so many letters. */
const LINE_WORTH = 30;

/** A column's texts, measured. */
interface ColumnTexts {
  /** The width that is given, or from which to which it may be chosen. */
  readonly least: number;
  readonly most: number;
  /** By row of those tried: the widths of its paragraphs, in digits. */
  readonly rows: readonly (readonly number[])[];
  readonly decisive: readonly string[];
}

const shown = (cell: CellInput): string =>
  cell === null ? "" : typeof cell === "object" ? String(cell.value ?? "") : String(cell);

function textsOf({
  heading,
  cells,
  characters,
  narrowest = NARROWEST,
  comfortable = COMFORTABLE,
}: FittedColumn): ColumnTexts {
  if (characters !== undefined) return { least: characters, most: characters, rows: [], decisive: [] };
  const texts = cells.map(shown);
  const decisive = decisiveOf(texts);
  const step = Math.max(1, texts.length / ROWS_TRIED);
  const rows = Array.from({ length: Math.min(texts.length, ROWS_TRIED) }, (_, n) =>
    texts[Math.floor(n * step)]!.split("\n").map(textWidth),
  );
  const widest = (all: readonly string[]): number => all.reduce((most, text) => Math.max(most, textWidth(text)), 0);
  const word = Math.min(widest(decisive.flatMap((text) => text.split(/\s+/))) + 0.5, LONGEST_WORD);
  const line = Math.ceil(charactersFor(widest(decisive.flatMap((text) => text.split("\n"))) + 0.5));
  const least = Math.max(
    Math.min(narrowest, Math.max(line, NARROWEST)),
    Math.ceil(charactersFor(widest(heading.split(" ")) * BOLD) + BUTTON),
    Math.ceil(charactersFor(word)),
  );
  return { least, most: Math.max(least, Math.min(comfortable, line)), rows, decisive };
}

function decisiveOf(texts: readonly string[]): readonly string[] {
  const room = (text: string): number => text.length + LINE_WORTH * (text.split("\n").length - 1);
  return texts
    .map((text) => ({ text, room: room(text) }))
    .sort((a, b) => b.room - a.room)
    .slice(0, DECISIVE)
    .map(({ text }) => text);
}

/** Words seldom fill a line. */
const LOSS = 1.06;
const BROKEN = 0.5;
/** Below the paper's full width a character more is worth this much of a line in each row; beyond, where print grows smaller, a share of the whole. */
const WORTH = 0.004;
const SMALLER = 0.35;

/** About how many lines a text takes; smooth, so that each character more is seen to help. */
function about(paragraphs: readonly number[], digits: number): number {
  let lines = 0;
  for (const width of paragraphs) lines += width <= digits ? 1 : (width * LOSS) / digits + BROKEN;
  return lines;
}

/** Nearly the most of several numbers, but smooth: the fourth root of the sum of their fourth powers. */
const power = (n: number): number => n * n * n * n;
const root = (n: number): number => Math.sqrt(Math.sqrt(n));

/** Gives one character after another to the column where it makes the rows lowest; then widens what Excel could not show. */
function widthsFor(columns: readonly ColumnTexts[], across: number, fullSize: number): readonly number[] {
  const widths = columns.map(({ least }) => least);
  const count = columns.reduce((most, { rows }) => Math.max(most, rows.length), 0);
  const powers = columns.map(({ rows }, c) => rows.map((row) => power(about(row, digitsIn(widths[c]!)))));
  const heights = Array.from({ length: count }, (_, r) => powers.reduce((sum, own) => sum + (own[r] ?? 0), 0));
  const gainOf = (c: number): number => {
    const { most, rows } = columns[c]!;
    if (widths[c]! >= most) return 0;
    const digits = digitsIn(widths[c]! + 1);
    let gain = 0;
    rows.forEach((row, r) => {
      const saved = powers[c]![r]! - power(about(row, digits));
      if (saved > 0) gain += root(heights[r]!) - root(heights[r]! - saved);
    });
    return gain;
  };
  let total = widths.reduce((sum, width) => sum + width, 0);
  while (total < across) {
    const gains = columns.map((_, c) => gainOf(c));
    const best = gains.reduce((most, gain, c) => (gain > gains[most]! ? c : most), 0);
    const lines = heights.reduce((sum, height) => sum + root(height), 0);
    if (!(gains[best]! > (total < fullSize ? WORTH * count : (SMALLER * lines) / total))) break;
    widths[best]!++;
    total++;
    const digits = digitsIn(widths[best]!);
    columns[best]!.rows.forEach((row, r) => {
      const own = power(about(row, digits));
      heights[r]! += own - powers[best]![r]!;
      powers[best]![r] = own;
    });
  }
  return widths.map((width, c) => shownWhole(columns[c]!.decisive, width));
}

/** The width, or the least beyond it at which Excel can show every text whole. */
function shownWhole(texts: readonly string[], width: number): number {
  const all = texts.map(measured);
  let wide = width;
  while (wide < WIDEST && all.some((text) => linesOf(text, digitsIn(wide)) > MOST_LINES)) wide++;
  return wide;
}

/** Heights for rows of more than one line: LibreOffice finds none by itself as it opens a file, and prints the rows over one another. `cells` by row, `widths` by column. */
export function heightsFor(
  top: number,
  rows: readonly (readonly CellInput[])[],
  widths: readonly number[],
  points?: number,
): readonly { readonly row: number; readonly points: number }[] {
  return rows.flatMap((cells, r) => {
    const lines = cells.reduce<number>((most, cell, c) => Math.max(most, linesAt(shown(cell), widths[c]!, points)), 1);
    return lines === 1 ? [] : [{ row: top + r, points: Math.min(HIGHEST, pointsFor(lines, points)) }];
  });
}

/** How wide headings may run: they are bold. */
export const headingWidths = (widths: readonly number[]): readonly number[] => widths.map((width) => width / BOLD);
