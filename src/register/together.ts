import { readCards, type CardsContext } from "./cards";
import { blocksOn } from "./cards/blocks";
import { labelAt } from "./cards/labels";
import type { Grid } from "./grid";
import type { Concept, HeadingMatcher } from "./headings";
import { STAGES, type Register, type Risk } from "./model";
import { plain } from "./text";

/** A sheet and the registers that stand on it as tables. */
export interface ReadSheet {
  readonly grid: Grid;
  readonly tables: readonly Register[];
}

/**
 * The registers of a workbook, tables and cards together, in the sheets' order. Cards are looked for where no table
 * stands, and where a table's rows are a card's labels. A table and cards of other risks are two registers; where both
 * show the same risks they are one, and what says more of them stands: a list that only sums the cards up gives way
 * to them, forms that repeat a table's rows give way to it.
 */
export function withCards(sheets: readonly ReadSheet[], context: CardsContext): Register[] {
  const { matcher } = context;
  const asCards = sheets.filter(
    ({ grid, tables }) =>
      tables.length > 0 &&
      tables.every((table) => table.mapping === undefined) &&
      (areCards(grid, tables, matcher) || blocksOn(grid, matcher) !== null),
  );
  const nameless = sheets.filter(
    ({ tables }) => tables.length > 0 && tables.every((each) => isNameless(each, matcher)),
  );
  const doubtful = sheets.filter(
    (sheet) => asCards.includes(sheet) || nameless.includes(sheet) || (sheet.tables.length > 0 && areFew(sheet.tables)),
  );
  const cards = readCards(
    sheets.filter((sheet) => sheet.tables.length === 0 || doubtful.includes(sheet)).map(({ grid }) => grid),
    context,
  );
  const risksOn = (sheet: ReadSheet, registers: readonly Register[]): number =>
    registers.reduce((sum, { risks }) => sum + risks.filter((r) => r.sheet === sheet.grid.sheet.name).length, 0);
  /** Where several cards are alike, a table that names no risk is a part of them. */
  const isPart = (sheet: ReadSheet): boolean =>
    nameless.includes(sheet) &&
    risksOn(
      sheet,
      cards.filter(({ risks }) => risks.length >= 2),
    ) > 0;
  const misread = doubtful.filter(
    (sheet) => risksOn(sheet, cards) > (asCards.includes(sheet) || isPart(sheet) ? 0 : risksOn(sheet, sheet.tables)),
  );
  let tables = sheets.flatMap((sheet) => (misread.includes(sheet) ? [] : sheet.tables));
  const standing = new Set(tables.map(({ sheet }) => sheet));
  const kept: Register[] = [];
  for (const each of cards) {
    if (each.risks.some(({ sheet }) => standing.has(sheet))) continue;
    const same = pairs(each.risks, tables);
    if (same.length * 2 < each.risks.length) {
      kept.push(each);
      continue;
    }
    const summed = tables.filter((table) => isSummary(table, each, same));
    if (summed.length === 0) continue;
    kept.push(each);
    tables = tables.filter((table) => !summed.includes(table));
  }
  const order = new Map(sheets.map(({ grid }, i) => [grid.sheet.name, i]));
  return [...tables, ...kept].sort((a, b) => order.get(a.sheet)! - order.get(b.sheet)!);
}

/** Tables with hardly a risk may be what cards look like from above; a larger one is what it says. */
const FEW = 8;
const areFew = (tables: readonly Register[]): boolean =>
  tables.every((table) => table.mapping === undefined) &&
  tables.reduce((sum, { risks }) => sum + risks.length, 0) <= FEW;

/** Rows of a table looked at for labels. */
const ROWS = 400;

/** Whether tables are cards misread: the first cells of many of their rows name different things about a risk. */
function areCards(grid: Grid, tables: readonly Register[], matcher: HeadingMatcher): boolean {
  const concepts = new Set<string>();
  let rows = 0;
  let named = 0;
  for (const { range, headerRows } of tables) {
    const first = (headerRows?.[1] ?? range.top) + 1;
    for (let row = first; row <= Math.min(range.bottom, first + ROWS); row++) {
      for (let column = 0; column <= range.right; column++) {
        const text = grid.ownText(row, column);
        if (text === "") continue;
        rows++;
        const label = labelAt(text, matcher);
        if (label?.isSure && label.concept !== "none") {
          named++;
          concepts.add(label.isRating ? "rating" : label.concept);
        }
        break;
      }
    }
  }
  return concepts.size >= 3 && named >= 3 && named >= rows * 0.25;
}

/**
 * Whether a table may be the lower part of a card: no column's heading names the risk, whose name stands above the
 * table with others of the card's labels.
 */
function isNameless({ columns, mapping }: Register, matcher: HeadingMatcher): boolean {
  const names = (heading: string): boolean => {
    const concept = matcher.match(heading.split(" / ").at(-1)!, true)?.concept;
    return concept === undefined || NAMES.has(concept);
  };
  return (
    mapping === undefined &&
    !columns.some(({ field, heading }) => field === "id" || (field === "title" && names(heading)))
  );
}

const NAMES: ReadonlySet<Concept> = new Set<Concept>(["risk", "title", "description", "threat", "none"]);

interface Pair {
  readonly card: Risk;
  readonly row: Risk;
  readonly table: Register;
}

/** The risks of cards that stand in a table as well. */
function pairs(cards: readonly Risk[], tables: readonly Register[]): Pair[] {
  const byTitle = new Map<string, Omit<Pair, "card">>();
  const byId = new Map<string, Omit<Pair, "card">>();
  for (const table of tables) {
    for (const row of table.risks) {
      byTitle.set(plain(row.title), { row, table });
      if (row.id !== "") byId.set(plain(row.id), { row, table });
    }
  }
  return cards.flatMap((card) => {
    const titled = byTitle.get(plain(card.title));
    const numbered = card.id === "" ? undefined : byId.get(plain(card.id));
    const same = titled ?? (numbered && isAlike(card.title, numbered.row.title) ? numbered : undefined);
    return same ? [{ card, ...same }] : [];
  });
}

/** Half of the shorter title's longer words stand in the other one. */
function isAlike(one: string, two: string): boolean {
  const words = (text: string): Set<string> =>
    new Set(
      plain(text)
        .split(" ")
        .filter((word) => word.length > 3),
    );
  const [few, many] = [words(one), words(two)].sort((a, b) => a.size - b.size) as [Set<string>, Set<string>];
  return few.size > 0 && [...few].filter((word) => many.has(word)).length * 2 >= few.size;
}

/** Whether a table only sums cards up: all its risks are cards, which show more of each. */
function isSummary(table: Register, cards: Register, same: readonly Pair[]): boolean {
  const own = same.filter((pair) => pair.table === table);
  if (table.mapping !== undefined || own.length === 0 || own.length < table.risks.length * 0.9) return false;
  const sum = (of: (pair: Pair) => number): number => own.reduce((total, pair) => total + of(pair), 0);
  return (
    cards.risks.length >= table.risks.length &&
    sum(({ card }) => ratings(card)) >= sum(({ row }) => ratings(row)) &&
    sum(({ card }) => depth(card)) > sum(({ row }) => depth(row))
  );
}

/** How many ratings and scores a risk shows. */
const ratings = (risk: Risk): number =>
  STAGES.reduce(
    (sum, stage) =>
      sum +
      (["likelihood", "impact", "score"] as const).filter((part) => risk.stages[stage]?.[part]?.state === "scored")
        .length,
    0,
  );

/** How much is said of a risk. */
const depth = (risk: Risk): number =>
  ratings(risk) + Object.keys(risk.texts).length + risk.controls.length + risk.actions.length;
