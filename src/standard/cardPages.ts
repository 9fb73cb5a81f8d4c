import { shortTitle } from "../register";
import type { CellInput } from "../workbook";
import { BODY_POINTS, BOLD, digitsIn, endOfLines, linesAt, pointsFor } from "./measure";

/** Label, text and what belongs to it at the right. */
export type Line = readonly [label: CellInput, text: CellInput, aside: CellInput];

/** Of upright A4 at full size, also by a font wider than ours: in characters. */
export const CARD_WIDTHS = [12, 43, 13] as const;

/** One risk's card: its title, then what is said of it, part by part. */
export interface Card {
  readonly id: string;
  readonly title: string;
  readonly parts: readonly CardPart[];
}

export interface CardPart {
  /** Stands above the rows, and again on the next page where they go on there. */
  readonly heading: Line | null;
  readonly rows: readonly CardRow[];
}

export interface CardRow {
  readonly cells: Line;
  readonly look: "fact" | "score" | "item";
  readonly fill?: { readonly fill: string; readonly ink: string } | null;
}

/** A row as it is printed. */
export interface PrintedRow extends Omit<CardRow, "look"> {
  readonly look: CardRow["look"] | "title" | "continued" | "heading";
  readonly points: number;
  /** Whether a page begins with it. */
  readonly isFirst: boolean;
}

export const TITLE_POINTS = 14;
export const CONTINUED_POINTS = 11;
/** Between the margins of upright A4 there are 734 points; printers differ a little. */
const PAGE_POINTS = 700;
/** The headings above the first card, and they with the title and the note. */
export const HEADINGS_POINTS = 18;
const ABOVE_POINTS = HEADINGS_POINTS + 40;
/** Excel shows no row higher. */
const HIGHEST = 409;
const MOST_LINES = 30;
/** A card's rows have a little more room than a table's. */
const ROOMIER = 2;
/** A text is parted between two pages only where this many of its lines stand on each. */
const FEWEST_LINES = 3;

/** The cards' rows, each card from the top of a page; what goes on overleaf goes on under its title and its heading again. */
export function cardPages(cards: readonly Card[]): readonly PrintedRow[] {
  const printed: PrintedRow[] = [];
  let used = ABOVE_POINTS;
  const place = ({ cells, look, fill = null }: Omit<PrintedRow, "points" | "isFirst">, isFirst = false): void => {
    const points = heightOf(cells, look);
    printed.push({ cells, look, fill, points, isFirst });
    used = isFirst ? points : used + points;
  };
  cards.forEach(({ id, title, parts }, n) => {
    place({ cells: [id || null, title, null], look: "title" }, n > 0);
    for (const { heading, rows } of parts) {
      let isHeaded = heading === null;
      for (const row of rows) {
        let rest: CardRow | null = row;
        while (rest) {
          const [here, later]: Parted = parted(
            rest,
            PAGE_POINTS - used - (isHeaded ? 0 : heightOf(heading!, "heading")),
          );
          if (here === null) {
            place({ cells: [id || null, `${shortTitle(title)} (continued)`, null], look: "continued" }, true);
            if (heading && isHeaded) place({ cells: continued(heading), look: "heading" });
            continue;
          }
          if (!isHeaded) place({ cells: heading!, look: "heading" });
          isHeaded = true;
          place(here);
          rest = later;
        }
      }
    }
  });
  return printed;
}

/** What of a row stands in the room there is, null where it has to go overleaf; and what is left of it. */
type Parted = readonly [here: CardRow | null, later: CardRow | null];

function parted(row: CardRow, room: number): Parted {
  const text = String(row.cells[1] ?? "");
  const lines = linesAt(text, CARD_WIDTHS[1]);
  const whole = heightOf(row.cells, row.look);
  if (lines <= MOST_LINES && whole <= room) return [row, null];
  const most = Math.min(MOST_LINES, Math.floor((room - pointsFor(0)) / (pointsFor(1) - pointsFor(0))));
  const fits = Math.min(most, lines - FEWEST_LINES);
  if (fits < FEWEST_LINES || heightOf([row.cells[0], null, row.cells[2]], row.look) > room) return [null, row];
  const end = endOfLines(text, digitsIn(CARD_WIDTHS[1]), fits);
  return [
    { ...row, cells: [row.cells[0], text.slice(0, end).trimEnd(), row.cells[2]] },
    { ...row, cells: continued([row.cells[0], text.slice(end).trimStart(), null]) },
  ];
}

const CONTINUED = " (continued)";
const continued = ([label, text, aside]: Line): Line => [
  label === null || String(label).endsWith(CONTINUED) ? label : `${String(label)}${CONTINUED}`,
  text,
  aside,
];

const SIZES: Partial<Readonly<Record<PrintedRow["look"], number>>> = {
  title: TITLE_POINTS,
  continued: CONTINUED_POINTS,
};

function heightOf(cells: Line, look: PrintedRow["look"]): number {
  const points = SIZES[look] ?? BODY_POINTS;
  const lines = cells.map((cell, c) => {
    // Labels are bold, and so is the whole of titles and headings.
    const isBold = c === 0 || look === "title" || look === "continued" || look === "heading";
    return cell === null ? 1 : linesAt(String(cell), CARD_WIDTHS[c]! / (isBold ? BOLD : 1), points);
  });
  return Math.min(HIGHEST, pointsFor(Math.max(...lines), points) + ROOMIER);
}
