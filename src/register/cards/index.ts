import type { Profile } from "../../profile";
import type { SheetSnapshot, WorkbookSnapshot } from "../../workbook";
import type { Grid } from "../grid";
import type { HeadingMatcher } from "../headings";
import { kindSaid } from "../kind";
import { firstMatrices, settledMatrices, type Keys } from "../matrices";
import type { Register, Stage } from "../model";
import { orderSaid } from "../order";
import { financialYearEnd, firstPeriod } from "../period";
import { ruleOf, saidRule } from "../rule";
import type { LabelMapping } from "../labelMapping";
import { isIdLike } from "../shape";
import { plain } from "../text";
import { commonOf } from "./common";
import { blocksOn } from "./blocks";
import { formsOfPages, ledTitle } from "./codes";
import { panesOf } from "./panes";
import { pageSets } from "./periods";
import { readCard, type CardReading } from "./read";
import { labelsOf, onSheet } from "./said";
import { isOfRisk, segmentsOf, shortTextsOf, titleParts, type Segment } from "./segments";
import { turnedOn } from "./turned";

export interface CardsContext {
  readonly matcher: HeadingMatcher;
  readonly keys: Keys;
  readonly profile: Profile;
  readonly workbook: WorkbookSnapshot;
  /** What the user has confirmed of the labels of cards and pages. */
  readonly labels?: readonly LabelMapping[];
}

/** The registers that stand as cards (several on a sheet) and as pages (a sheet a risk). */
export function readCards(grids: readonly Grid[], given: CardsContext): Register[] {
  const found: Register[] = [];
  const pages: Segment[] = [];
  const forms = formsOfPages(grids, given.matcher);
  for (const grid of grids) {
    const context = onSheet(given, grid.sheet);
    const segments = isTooLarge(grid)
      ? []
      : cardsOn(grid, context.matcher, forms.get(grid)).filter((each) => isOfRisk(each, grid, context.matcher));
    if (segments.length >= 2) {
      const register = toRegister(segments, "cards", given);
      if (register) found.push(register);
    } else pages.push(...segments);
  }
  return pages.length > 0 ? [...found, ...pageRegisters(pages, given)] : found;
}

/** A sheet's cards: a table's blocks of rows, a register on its side, or cards below and beside each other; `form` as in `Begun`. */
const cardsOn = (grid: Grid, matcher: HeadingMatcher, form: string | undefined): readonly Segment[] =>
  blocksOn(grid, matcher) ??
  (turnedOn(grid, matcher) ?? panesOf(grid, matcher)).flatMap((pane, _, { length }) =>
    segmentsOf(pane, matcher, length > 1 ? {} : form === undefined ? null : { form }),
  );

/** The registers of a workbook's pages: one for each period whose pages stand there. */
function pageRegisters(pages: readonly Segment[], context: CardsContext): Register[] {
  const whole = toRegister(pages, "pages", context);
  if (!whole) return [];
  const sets = pageSets(whole.risks);
  if (sets.length === 1) return [whole];
  const registers = sets.map((set) =>
    toRegister(
      pages.filter(({ grid }) => set.has(grid.sheet.name)),
      "pages",
      context,
      new Set(sets.filter((other) => other !== set).flatMap((other) => [...other])),
    ),
  );
  return registers.flatMap((register) => register ?? []);
}

/** `others` are the sheets of another period's pages. */
function toRegister(
  segments: readonly Segment[],
  layout: "cards" | "pages",
  context: CardsContext,
  others: ReadonlySet<string> = new Set(),
): Register | null {
  const { profile, workbook, keys } = context;
  const [head] = segments as [Segment];
  const { grid } = head;
  const tops: string[] = [];
  for (let row = 0; row < Math.min(8, grid.height); row++)
    for (let column = 0; column < grid.width; column++) tops.push(grid.ownText(row, column));
  const titles = tops.filter((text) => text !== "" && text.length <= 200);
  const said = orderSaid([...titles, ...shortTextsOf(head)]);
  const first = firstMatrices(keys, profile, grid.sheet.name, { likelihood: [], impact: [] });
  const dates = { order: profile.dateOrder, date1904: workbook.date1904 };
  const common = commonOf(segments);
  const firsts = new Map<SheetSnapshot, number>();
  for (const { grid, top } of segments) firsts.set(grid.sheet, Math.min(top, firsts.get(grid.sheet) ?? top));
  const read = segments.map((segment) =>
    readCard(segment, {
      matcher: onSheet(context, segment.grid.sheet).matcher,
      dates,
      matrices: first,
      first: said ?? "likelihood",
      common,
      orderSaid,
      kind: kindSaid([...textsAbove(segment.grid, firsts.get(segment.grid.sheet)!), segment.grid.sheet.name]),
    }),
  );
  const kept = withReferences(withOwnReferences(read.filter(isRisk)));
  const proven = kept.filter((card) => card.scored > 0 || card.hasMark).length;
  if (proven === 0 || kept.length < read.length * 0.5 || proven < kept.length * 0.5) return null;
  // A page alone must prove itself: a lone form is no register.
  const isLone = layout === "pages" && kept.length === 1;
  if (isLone && !(kept[0]!.hasMark || (head.title !== null && kept[0]!.scored >= 2))) return null;
  const risks = kept.map((card) => card.risk);
  const labels = labelsOf(
    kept,
    segments.map((segment) => segment.grid.sheet),
    context,
  );
  const matrices = settledMatrices(first, risks);
  const rule = ruleOf(risks);
  const sheets = workbook.sheets.map((sheet) => sheet.name).filter((name) => !others.has(name));
  const dated = [...titles, ...(others.size > 0 ? [grid.sheet.name] : []), ...sheets.slice(0, 3), workbook.fileName];
  const period = firstPeriod(dated);
  const yearEnd = period ? null : financialYearEnd(dated);
  const stageLabels: Partial<Record<Stage, string>> = {};
  for (const card of kept)
    for (const [stage, label] of Object.entries(card.stageLabels)) stageLabels[stage as Stage] ??= label;
  const aloud = saidRule(rule);
  const kinds = new Set(risks.map((r) => r.kind));
  const own = segments.filter((s) => s.grid.sheet === grid.sheet);
  return {
    sheet: grid.sheet.name,
    range: {
      top: Math.min(...own.map((s) => s.top)),
      left: 0,
      bottom: Math.max(...own.map((s) => s.bottom)),
      right: Math.max(0, ...own.map((s) => s.grid.width - 1)),
    },
    layout,
    kind: kinds.size > 1 ? "mixed" : kinds.has("opportunity") ? "opportunities" : "threats",
    period: period?.name ?? null,
    periodEnd: period?.end ?? null,
    ...(yearEnd && { yearEnd }),
    confidence:
      Math.round(
        Math.min(
          1,
          0.6 +
            0.05 * Math.min(kept.length, 4) +
            (kept.length === read.length ? 0.1 : 0) +
            (stageLabels.current ? 0.1 : 0),
        ) * 100,
      ) / 100,
    reasons: [
      ...labels.reasons,
      layout === "cards"
        ? `${kept.length} blocks, each with a title and a rating box`
        : `${kept.length} pages, each with a risk and its scores`,
      ...(kept.some((c) => c.hasMark) ? ["a grid in which a mark shows the place"] : []),
      ...(aloud ? [aloud] : []),
    ],
    headerRows: null,
    columns: [],
    ...labels.parts,
    stageLabels,
    order: said
      ? { first: said, from: "heading" }
      : kept.some((c) => c.hasMark)
        ? { first: "likelihood", from: "evidence" }
        : { first: "likelihood", from: "default" },
    matrices,
    rule,
    risks,
    untitled: [],
    emptyRows: [],
    arrowLegend: [],
  };
}

/** Sheets with more rows or more filled cells are no cards: reading labels takes time. */
const MOST_ROWS = 20_000;
const MOST_CELLS = 40_000;

function isTooLarge({ sheet, height }: Grid): boolean {
  if (height > MOST_ROWS) return true;
  let filled = 0;
  for (const row of sheet.rows) {
    for (const value of row) if (typeof value === "string" && value !== "") filled++;
    if (filled > MOST_CELLS) return true;
  }
  return false;
}

/** The short texts above a sheet's first card, the nearest first. */
function textsAbove(grid: Grid, top: number): readonly string[] {
  const texts: string[] = [];
  for (let row = Math.min(top, 8) - 1; row >= 0; row--)
    for (let column = 0; column < grid.width; column++) {
      const text = grid.ownText(row, column);
      if (text !== "" && text.length <= 120) texts.push(text);
    }
  return texts;
}

/** The references that stand before the names, "C1: Cyber attack", where no label gives one and every card has its own. */
function withReferences(cards: readonly CardReading[]): readonly CardReading[] {
  const parts = cards.map(({ risk }) =>
    risk.id === "" && risk.texts.title ? (titleParts(risk.title) ?? ledTitle(risk.title)) : null,
  );
  const ids = new Set(parts.map((part) => part?.id));
  if (cards.length < 2 || parts.includes(null) || ids.size < cards.length) return cards;
  return cards.map((card, i): CardReading => {
    const { id, rest } = parts[i]!;
    const { texts } = card.risk;
    const { cell } = texts.title!;
    return {
      ...card,
      risk: { ...card.risk, id, title: rest, texts: { ...texts, id: { cell, text: id }, title: { cell, text: rest } } },
    };
  });
}

/** "BAF risk reference", "Trust ref": a name for references that a council put its own word before. */
const OWN_REFERENCE = /\b(?:ref|reference|id|identifier|no|number)$/;

/** The references under a council's own name for them, where no label we know gives one and every card has its own. */
function withOwnReferences(cards: readonly CardReading[]): readonly CardReading[] {
  const [first] = cards;
  if (cards.length < 2 || cards.some(({ risk }) => risk.id !== "")) return cards;
  const label = Object.keys(first!.risk.other).find((name) => {
    const said = cards.map(({ risk }) => risk.other[name]?.text ?? "");
    return OWN_REFERENCE.test(plain(name)) && said.every(isIdLike) && new Set(said).size === said.length;
  });
  if (label === undefined) return cards;
  return cards.map((card): CardReading => {
    const { [label]: id, ...other } = card.risk.other;
    return { ...card, risk: { ...card.risk, id: id!.text, texts: { ...card.risk.texts, id: id! }, other } };
  });
}

/** A title, and a rating at some stage or at least the place for one. */
const isRisk = (card: CardReading): boolean =>
  card.risk.title !== "" && (card.hasMark || Object.keys(card.risk.stages).length > 0);
