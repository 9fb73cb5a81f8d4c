import { speaksOfRisk } from "../confidence";
import type { Grid } from "../grid";
import type { Concept, HeadingMatcher } from "../headings";
import { codedTitles, type CodedTitle } from "./codes";
import { labelAt, labelWithValue } from "./labels";

/** The rows of one card or page, 0-based and inclusive, and its title line as written. */
export interface Segment {
  readonly grid: Grid;
  readonly top: number;
  readonly bottom: number;
  /** null where a label names the risk instead of a title line. */
  readonly title: TitleLine | null;
  /** The risk's own rows on the sheet, where they are others than from `top` to `bottom`. */
  readonly rows?: readonly [number, number];
}

/** The line that names a card's risk. */
interface TitleLine {
  readonly row: number;
  readonly column: number;
  /** Its reference and the risk's name; written together where each has a cell. */
  readonly text: string;
  /** The column of the reference, where it has a cell of its own before the name's. */
  readonly reference?: number;
}

/** Labels that name the risk. */
export const NAMES: ReadonlySet<Concept> = new Set<Concept>(["id", "risk", "title"]);
/** A sheet's own title stands in its first rows (0-based, the last of them). */
const TITLE_ROWS = 6;
/** A first card has its ratings within so many texts of its sheet. */
const TEXTS_TO_RATING = 1500;

/** "4. CARE NEEDS", "Risk 01. The Council's ...", "CR7 - Cyber attack": a reference, a mark, and words. */
const TITLE =
  /^(?:(?:corporate |strategic |principal )?(?:risk|opportunity)\s*(?:no\.?|ref\.?|number)?\s*:?\s*)?([A-Z]{0,6}[\s-]?\d{1,3}[a-z]?)\s*(?:[.:)]|\s[–—-])\s*(\S.{2,})$/i;

export const titleParts = (text: string): { id: string; rest: string } | null => {
  const m = TITLE.exec(text.replace(/\s+/g, " ").trim());
  return m && /\p{L}{3}/u.test(m[2]!) ? { id: m[1]!.trim(), rest: m[2]!.trim() } : null;
};

/** "Risk 1", "Opportunity No. 3": a reference alone, the risk's name in the next cell. */
const REFERENCE =
  /^(?:corporate |strategic |principal )?(?:risk|opportunity)\s*(?:no\.?|ref\.?|number)?\s*([A-Z]{0,6}[\s-]?\d{1,3}[a-z]?)\s*[.:]?$/i;

/** The number of a risk in a cell that says nothing else; null where it is none. */
export const referenceAlone = (text: string): string | null => REFERENCE.exec(text.trim())?.[1]!.trim() ?? null;

/** A row that is a card's title line: its only text, or a reference alone and the risk's name beside it. */
function titleLine(grid: Grid, row: number): TitleLine | null {
  const found: { column: number; text: string }[] = [];
  for (let column = 0; column < grid.width; column++) {
    const text = grid.ownText(row, column);
    if (text === "") continue;
    if (found.length === 2) return null;
    found.push({ column, text });
  }
  const [one, two] = found;
  if (!one) return null;
  const id = two ? referenceAlone(one.text) : null;
  if (two && id === null) return null;
  const text = two ? `${id!}. ${two.text}` : one.text;
  if (text.length > LONGEST_TITLE || !titleParts(text)) return null;
  return two ? { row, column: two.column, text, reference: one.column } : { row, column: one.column, text };
}

const LONGEST_TITLE = 300;

/** The rows of a sheet in which cards may begin, and those in which something like a rating stands. */
interface Beginnings {
  readonly rated: ReadonlySet<number>;
  readonly titled: readonly TitleLine[];
  /** Rows whose first text is a label that names the risk. */
  readonly labelled: readonly number[];
  /** And where label and name share a cell: "Risk: Pool accident". */
  readonly inOneCell: readonly { readonly row: number; readonly label: string }[];
  readonly threats: readonly number[];
  readonly descriptions: readonly number[];
  readonly owners: number;
}

function beginningsIn(grid: Grid, matcher: HeadingMatcher): Beginnings | null {
  const rated = new Set<number>();
  const titled: TitleLine[] = [];
  const labelled: number[] = [];
  const inOneCell: { row: number; label: string }[] = [];
  const threats: number[] = [];
  const descriptions: number[] = [];
  let owners = 0;
  let texts = 0;
  for (let row = 0; row < grid.height; row++) {
    const line = titleLine(grid, row);
    if (line) titled.push(line);
    if (rated.size === 0 && texts > TEXTS_TO_RATING) return null;
    let isFirst = true;
    const named: Concept[] = [];
    let [filled, start] = [0, false];
    for (let column = 0; column < grid.width; column++) {
      const text = grid.ownText(row, column);
      if (text === "") continue;
      texts++;
      const label = labelAt(text, matcher);
      const whole = labelWithValue(text, matcher)?.label;
      if (label?.isRating || whole?.isRating) rated.add(row);
      if (isFirst && whole && NAMES.has(whole.concept)) inOneCell.push({ row, label: whole.text });
      filled++;
      if (label?.isSure) named.push(label.concept);
      if (isFirst && label?.isSure) {
        if (NAMES.has(label.concept)) start = true;
        if (label.concept === "threat") threats.push(row);
        if (label.concept === "description") descriptions.push(row);
        if (label.concept === "owner") owners++;
      }
      isFirst = false;
    }
    if (start && !headsMeasures(named, filled)) labelled.push(row);
  }
  return rated.size === 0 ? null : { rated, titled, labelled, inOneCell, threats, descriptions, owners };
}

/** What is known of how cards begin: they stand side by side, or other sheets begin with references of this form. */
export interface Begun {
  readonly form?: string;
}

/**
 * Where the cards of a sheet begin and end: at title lines, else at labels that name the risk, else at references with
 * a name (two at least, unless it is known that cards begin so); none where nothing like a rating stands between them.
 */
export function segmentsOf(grid: Grid, matcher: HeadingMatcher, begun: Begun | null = null): readonly Segment[] {
  const found = beginningsIn(grid, matcher);
  if (!found) return [];
  const isRated = (from: number, to: number): boolean => {
    for (let row = from; row <= to; row++) if (found.rated.has(row)) return true;
    return false;
  };
  // A numbered line inside a card (a control, an action) begins no card: only one with ratings before the next one does.
  const atLines = (lines: readonly { readonly row: number; readonly title: TitleLine | null }[]): Segment[] => {
    const cards: Segment[] = [];
    lines.forEach(({ row, title }, i) => {
      const end = (lines[i + 1]?.row ?? grid.height) - 1;
      if (isRated(row, end)) cards.push({ grid, top: row, bottom: end, title });
      else if (cards.length > 0) cards[cards.length - 1] = { ...cards[cards.length - 1]!, bottom: end };
    });
    return cards.map(trimmed);
  };
  const atLabels = (rows: readonly number[]): readonly Segment[] => {
    const cards: Segment[] = [];
    for (const top of rows) {
      const previous = cards[cards.length - 1];
      // "Risk ID" and "Risk title" on two rows begin one card.
      if (previous && !isRated(previous.top, top - 1)) continue;
      if (previous) cards[cards.length - 1] = { ...previous, bottom: top - 1 };
      cards.push({ grid, top, bottom: grid.height - 1, title: null });
    }
    const kept = cards.filter((s) => isRated(s.top, s.bottom));
    return (kept.length === 1 ? [withTop(kept[0]!, matcher)] : withHeads(kept)).map(trimmed);
  };
  const titled = atLines(found.titled.map((title) => ({ row: title.row, title })));
  if (titled.length > 0) return titled;
  const labelled = atLabels(found.labelled);
  const lines = codedTitles(grid, matcher, begun?.form);
  const coded = atLines(lines.map((line) => ({ row: line.row, title: titleOf(line) })));
  if (coded.length >= (begun ? 1 : 2) && areOver(coded, labelled)) return coded;
  if (found.labelled.length > 0) return labelled;
  const again = found.inOneCell.filter(({ label }) => label === found.inOneCell[0]!.label);
  if (again.length >= 2) return atLabels(again.map(({ row }) => row));
  // "Threat" or "Description" names the risk only where nothing else does and each has an owner: elsewhere it is a part
  // of a risk's story.
  return atLabels(
    [found.threats, found.descriptions].find((rows) => rows.length > 0 && found.owners >= rows.length) ?? [],
  );
}

/** The line of a reference and a name; null where the name was left out. */
function titleOf({ row, column, id, name, nameColumn }: CodedTitle): TitleLine | null {
  const text = `${id}. ${name}`;
  if (!titleParts(text)) return null;
  return nameColumn === column ? { row, column, text } : { row, column: nameColumn, text, reference: column };
}

/** How far below a line of its reference and name a card's label of the risk may stand. */
const NAMED_WITHIN = 2;

/** Whether each of the cards that begin at a label stands right under a line that begins one too. */
const areOver = (coded: readonly Segment[], named: readonly Segment[]): boolean =>
  named.every(({ top }) => coded.some((card) => top > card.top && top - card.top <= NAMED_WITHIN));

/** A page with the rows right above the risk's name that hold labels and their values: "BAF risk reference | BAF 1 | Owner | ...". */
function withTop(page: Segment, matcher: HeadingMatcher): Segment {
  const { grid } = page;
  const isLabelled = (row: number): boolean => {
    const texts = Array.from({ length: grid.width }, (_, column) => grid.ownText(row, column)).filter(
      (text) => text !== "",
    );
    return texts.length >= 2 && texts.some((text, i) => i % 2 === 0 && labelAt(text, matcher)?.isSure === true);
  };
  let { top } = page;
  while (top > 0 && isLabelled(top - 1)) top--;
  return { ...page, top };
}

/** "No. | Action | Owner | Due": a row of names heads a card's own table of actions or controls, and names no risk. */
const headsMeasures = (named: readonly Concept[], filled: number): boolean =>
  named.length > filled * 0.6 &&
  (named.includes("actions") || named.includes("controls")) &&
  !(["risk", "title", "description", "threat", "likelihood", "impact", "score"] as const).some((concept) =>
    named.includes(concept),
  );

/** Cards with the rows above their names that stand over each of them alike, after a blank row: "Area | Buildings". */
function withHeads(cards: readonly Segment[]): readonly Segment[] {
  const heads = cards.map(({ grid, top }): readonly string[] => {
    const texts: string[] = [];
    for (let row = top - 1; row >= 0 && !grid.isRowBlank(row); row--) texts.push(firstText(grid, row));
    return texts;
  });
  const [first] = heads;
  const alike =
    cards.length >= 2 && first!.length > 0 && heads.every((texts) => texts.join("\n") === first!.join("\n"));
  if (!alike) return cards;
  const rows = first!.length;
  return cards.map((card, i) => ({
    ...card,
    top: card.top - rows,
    bottom: i === cards.length - 1 ? card.bottom : card.bottom - rows,
  }));
}

function firstText(grid: Grid, row: number): string {
  for (let column = 0; column < grid.width; column++)
    if (grid.ownText(row, column) !== "") return grid.ownText(row, column);
  return "";
}

/** Without the blank rows at its end. */
function trimmed(segment: Segment): Segment {
  let { bottom } = segment;
  while (bottom > segment.top && segment.grid.isRowBlank(bottom)) bottom--;
  return { ...segment, bottom };
}

/** Whether a segment, its sheet or the lines at the sheet's top speak of risk: by the word, or by likelihood and impact both. */
export function isOfRisk(segment: Segment, sheet: Grid, matcher: HeadingMatcher): boolean {
  const { grid, top, bottom } = segment;
  if (speaksOfRisk(sheet.sheet.name)) return true;
  const speaks = (of: Grid, from: number, to: number): boolean => {
    for (let row = from; row <= to; row++)
      for (let column = 0; column < of.width; column++) if (speaksOfRisk(of.ownText(row, column))) return true;
    return false;
  };
  // What stands above cards side by side is said of all of them.
  if (speaks(sheet, 0, Math.min(bottom, top + 12, TITLE_ROWS)) || speaks(grid, top, Math.min(bottom, top + 12)))
    return true;
  const rated = new Set<string>();
  for (let row = top; row <= Math.min(bottom, top + 40); row++) {
    for (let column = 0; column < grid.width; column++) {
      const label = labelAt(grid.ownText(row, column), matcher);
      if (label?.isRating) rated.add(label.concept);
    }
  }
  return rated.has("likelihood") && rated.has("impact");
}

/** The texts of a card that may head or name something, as often as they stand there. */
export function shortTextsOf({ grid, top, bottom }: Segment): string[] {
  const texts: string[] = [];
  for (let row = top; row <= bottom; row++) {
    for (let column = 0; column < grid.width; column++) {
      const text = grid.ownText(row, column);
      if (text !== "" && text.length <= 90) texts.push(text);
    }
  }
  return texts;
}
