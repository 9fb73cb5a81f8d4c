import { levelOf, type Matrix } from "../../matrix";
import { isCellError, type Rect, type Steps, type WorkbookSnapshot } from "../../workbook";
import type { Profile } from "../../profile";
import { kindSaid, speaksOfOpportunities, speaksOfThreats } from "../kind";
import { confidenceOf, weigh } from "../confidence";
import type { Grid } from "../grid";
import type { HeadingMatcher } from "../headings";
import { firstMatrices, settledMatrices, withRuledBands, type Keys, type RatingSample } from "../matrices";
import { STAGES, type Field, type Register } from "../model";
import { orderSaid } from "../order";
import { financialYearEnd, firstPeriod } from "../period";
import { ruleOf, saidRule } from "../rule";
import { cellText } from "../text";
import { ruledBands, type StageColumns } from "../ruledBands";
import type { TableMapping } from "../mapping";
import { readColumns, type TableColumns } from "./columns";
import { CHANGED, confirmedTable, standingTables, twinTable, type Confirmed } from "./confirmed";
import { findHeadingRow, headingBlock, type HeadingBlock } from "./find";
import { readRisks } from "./risks";
import { readRows, type TableRows } from "./rows";

export interface TableContext {
  readonly matcher: HeadingMatcher;
  readonly keys: Keys;
  readonly profile: Profile;
  readonly workbook: WorkbookSnapshot;
  /** What the user has confirmed of this sheet's tables, and of sheets that are gone. */
  readonly mappings: readonly TableMapping[];
  /** What they confirmed of other sheets that are still here: a table of the same headings is read alike. */
  readonly twins?: readonly TableMapping[];
}

/** A sheet holds no more registers than this; what follows is left alone. */
const MOST_TABLES = 40;

/** Every register that stands on a sheet as a table, from the top. */
export function* readTables(grid: Grid, context: TableContext): Steps<Register[]> {
  const found: Register[] = [];
  const twins = context.twins ?? [];
  const standing = standingTables(grid, context.matcher, [...context.mappings, ...twins]);
  // On a sheet of another name only what stands unchanged is taken for what was confirmed.
  const open = new Set(context.mappings.filter((mapping) => mapping.sheet === grid.sheet.name));
  let from = 0;
  let above = 0;
  for (let tries = 0; tries < MOST_TABLES; tries++) {
    const main = findHeadingRow(grid, context.matcher, from);
    const known = standing.find((each) => each.block.top >= from && (main < 0 || each.block.top <= main));
    if (main < 0 && !known) break;
    const block = known?.block ?? headingBlock(grid, context.matcher, main);
    const fresh = known?.columns ?? readColumns(grid, context.matcher, block);
    const own = known && !twins.includes(known.mapping) ? [known.mapping] : [...open];
    const confirmed = confirmedTable(own, fresh) ?? twinTable(twins, fresh);
    const columns = confirmed?.columns ?? fresh;
    const titles = titlesAbove(grid, block, above);
    if (
      !confirmed &&
      !weigh(columns.columns, { sheet: grid.sheet.name, titles, ticked: columns.ticks.map((t) => t.part) }).isRegister
    ) {
      from = main + 1;
      continue;
    }
    const rows = yield* readRows(grid, context.matcher, block, columns, keysBelow(grid, block, context.keys));
    const register = yield* toRegister(grid, context, block, columns, rows, titles, found.length > 0);
    if (register && !isCopy(register, found)) {
      found.push(confirmed ? asConfirmed(register, confirmed) : register);
      if (confirmed) open.delete(confirmed.mapping);
    }
    from = Math.max(rows.next, block.bottom + 1);
    above = rows.bottom + 1;
  }
  return found.map((register) => {
    const [lost] = register.mappingState ? [] : [...open];
    if (!lost) return register;
    open.delete(lost);
    return { ...register, mappingState: "changed", mapping: lost, reasons: [CHANGED, ...register.reasons] };
  });
}

/** What the user confirmed is certain as long as it stands. */
const asConfirmed = (register: Register, { mapping, state, reasons }: Confirmed): Register => ({
  ...register,
  mappingState: state,
  mapping,
  confidence: state === "used" ? 1 : register.confidence,
  reasons: [...reasons, ...register.reasons],
});

/** The grids of keys that stand below a table's headings in its own columns, after a blank row. */
function keysBelow(grid: Grid, block: HeadingBlock, keys: Keys): Rect[] {
  const isApart = (top: number): boolean =>
    [1, 2, 3, 4].some((up) => top - up > block.bottom && grid.isRowBlank(top - up, block.left, block.right));
  return keys.flatMap(({ sheet, range, cells }) =>
    sheet === grid.sheet.name &&
    cells.length > 0 &&
    range.top > block.bottom + 1 &&
    range.left <= block.right &&
    isApart(range.top)
      ? [range]
      : [],
  );
}

/** A view of a register that stands above it (filtered, sorted): nearly all its risks are that one's. */
function isCopy(register: Register, found: readonly Register[]): boolean {
  if (register.risks.length === 0) return false;
  const key = (risk: Register["risks"][number]): string => `${risk.id}|${risk.title}`;
  return found.some((other) => {
    const known = new Set(other.risks.map(key));
    return register.risks.filter((risk) => known.has(key(risk))).length >= register.risks.length * 0.8;
  });
}

/** The texts above a table, nearest first: titles, version lines. Labels and long guidance are left out. */
function titlesAbove(grid: Grid, block: HeadingBlock, from: number): string[] {
  const titles: string[] = [];
  for (let row = block.top - 1; row >= Math.max(from, block.top - 40) && titles.length < 60; row--) {
    for (let column = 0; column < Math.min(grid.width, block.right + 1); column++) {
      const text = grid.ownText(row, column);
      if (text !== "" && text.length <= 300 && titles.length < 60) titles.push(text);
    }
  }
  return titles;
}

/** The texts in a sheet's first rows: its own title stands there for every table on it. */
function topTexts(grid: Grid, end: number): string[] {
  const texts: string[] = [];
  for (let row = 0; row < Math.min(12, end); row++) {
    for (let column = 0; column < Math.min(grid.width, 30); column++) {
      const text = grid.ownText(row, column);
      if (text !== "" && text.length <= 120) texts.push(text);
    }
  }
  return texts;
}

/**
 * A table is of opportunities where its headings say so and speak of no risk, or the title right above it does; else
 * where its headings are silent and the nearest title that speaks of either speaks of opportunities.
 */
function kindOf(
  grid: Grid,
  block: HeadingBlock,
  columns: TableColumns,
  titles: readonly string[],
): "threat" | "opportunity" {
  const isOpportunity = (text: string): boolean => speaksOfOpportunities(text) && !speaksOfThreats(text);
  const headings = columns.columns.map((c) => c.heading).join(" | ");
  if (isOpportunity(headings)) return "opportunity";
  const heading = titlesAbove(grid, block, Math.max(0, block.top - 3)).find((text) => text.length <= 80);
  if (heading !== undefined && isOpportunity(heading)) return "opportunity";
  if (speaksOfThreats(headings)) return "threat";
  return kindSaid([...titles, grid.sheet.name]) ?? "threat";
}

/** Which rating comes first in cells such as "16 (Major/Likely)", by the axes the words stand on; null where that does not show. */
function orderShown(
  grid: Grid,
  columns: TableColumns,
  rows: TableRows,
  matrix: Matrix,
): "likelihood" | "impact" | null {
  let likelihoodFirst = 0;
  let impactFirst = 0;
  for (const { column } of columns.columns.filter((c) => c.field?.endsWith(".score"))) {
    for (const { first } of rows.risks.slice(0, 200)) {
      const pair = /(\p{L}[\p{L} -]*?)\s*\/\s*(\p{L}[\p{L} -]*)/u.exec(grid.text(first, column));
      if (!pair) continue;
      const on = (axis: Matrix["likelihood"], word: string): boolean => levelOf(axis, word) !== null;
      if (on(matrix.likelihood, pair[1]!) && on(matrix.impact, pair[2]!)) likelihoodFirst++;
      if (on(matrix.impact, pair[1]!) && on(matrix.likelihood, pair[2]!)) impactFirst++;
    }
  }
  return likelihoodFirst > impactFirst ? "likelihood" : impactFirst > likelihoodFirst ? "impact" : null;
}

function sampleOf(grid: Grid, columns: TableColumns, rows: TableRows): RatingSample {
  const take = (part: string): (string | number)[] => {
    const values: (string | number)[] = [];
    for (const { field, column, isPair } of columns.columns) {
      if (!field?.endsWith(`.${part}`) || isPair) continue;
      for (const { first } of rows.risks.slice(0, 100)) {
        const value = grid.value(first, column);
        if (value === null || typeof value === "boolean" || isCellError(value) || cellText(value) === "") continue;
        values.push(value);
      }
    }
    return values;
  };
  return { likelihood: take("likelihood"), impact: take("impact"), rows: scoredRows(grid, columns, rows) };
}

/** Ratings with their scores, of the first risks, for every stage that has the three. */
function scoredRows(grid: Grid, columns: TableColumns, rows: TableRows): NonNullable<RatingSample["rows"]> {
  const at = (field: string): number | undefined => columns.columns.find((c) => c.field === field)?.column;
  return STAGES.flatMap((stage) => {
    const places = (["likelihood", "impact", "score"] as const).map((part) => at(`${stage}.${part}`));
    if (places.includes(undefined)) return [];
    return rows.risks.slice(0, 100).flatMap(({ first }) => {
      const [likelihood, impact, score] = places.map((column) => grid.value(first, column!));
      const isRating = (value: unknown): value is string | number =>
        typeof value === "number" || (typeof value === "string" && value.trim() !== "");
      return isRating(likelihood) && isRating(impact) && typeof score === "number"
        ? [{ likelihood, impact, score }]
        : [];
    });
  });
}

/** The columns of each stage, and where each risk's own cells of them stand. */
function stageColumns(grid: Grid, columns: TableColumns, rows: TableRows): StageColumns[] {
  const at = (field: Field): number => columns.columns.find((c) => c.field === field)?.column ?? -1;
  const cells = rows.risks.map(
    ({ first }) =>
      (column: number) =>
        grid.origin(first, column),
  );
  return STAGES.map((stage) => ({
    likelihood: at(`${stage}.likelihood`),
    impact: at(`${stage}.impact`),
    score: at(`${stage}.score`),
    band: at(`${stage}.band`),
    cells,
  }));
}

function* toRegister(
  grid: Grid,
  context: TableContext,
  block: HeadingBlock,
  columns: TableColumns,
  rows: TableRows,
  titles: readonly string[],
  isSecond: boolean,
): Steps<Register | null> {
  const sheet = grid.sheet.name;
  const evidence = weigh(columns.columns, { sheet, titles, ticked: columns.ticks.map((t) => t.part) });
  if (
    rows.risks.length === 0 &&
    (rows.untitled.length === 0 || isSecond) &&
    (rows.emptyRows.length === 0 || evidence.points < 6)
  )
    return null;
  const headings = columns.columns.map((c) => c.heading);
  const said = orderSaid([...headings, ...titles]);
  let order: Register["order"] = said
    ? { first: said, from: "heading" }
    : columns.likelihoodFirst !== null
      ? { first: columns.likelihoodFirst ? "likelihood" : "impact", from: "heading" }
      : { first: "likelihood", from: "default" };
  const kind = kindOf(grid, block, columns, titles);
  const first = withRuledBands(firstMatrices(context.keys, context.profile, sheet, sampleOf(grid, columns, rows)), () =>
    ruledBands({ sheet: grid.sheet, workbook: context.workbook }, stageColumns(grid, columns, rows), kind),
  );
  const evident = said || columns.likelihoodFirst !== null ? null : orderShown(grid, columns, rows, first.threat);
  if (evident) order = { first: evident, from: "evidence" };
  const dates = { order: context.profile.dateOrder, date1904: context.workbook.date1904 };
  const risks = yield* readRisks(grid, columns, rows, { order, matrices: first, dates, kind });
  const matrices = settledMatrices(first, risks);
  yield;
  const rule = ruleOf(risks);
  yield;
  const dated = [...titles, ...topTexts(grid, block.top), sheet, context.workbook.fileName];
  const period = firstPeriod(dated);
  const yearEnd = period ? null : financialYearEnd(dated);
  const at = (field: string): number => columns.columns.find((c) => c.field === field)?.column ?? -1;
  const kinds = new Set(risks.map((r) => r.kind));
  const range: Rect = { top: block.top, left: block.left, bottom: rows.bottom, right: block.right };
  const aloud = saidRule(rule);
  return {
    sheet,
    range,
    layout: "table",
    kind:
      kinds.size > 1 ? "mixed" : (kinds.values().next().value ?? kind) === "opportunity" ? "opportunities" : "threats",
    period: period?.name ?? null,
    periodEnd: period?.end ?? null,
    ...(yearEnd && { yearEnd }),
    confidence: confidenceOf(evidence, columns.columns),
    reasons: aloud ? [...evidence.reasons, aloud] : evidence.reasons,
    headerRows: [block.top, block.bottom],
    columns: columns.columns,
    stageLabels: columns.stageLabels,
    order,
    matrices,
    rule,
    risks,
    untitled: rows.untitled.map((row) => {
      const id = at("id");
      const reference = id < 0 ? "" : grid.ownText(row, id);
      const title = Math.max(at("title"), 0);
      return {
        id: reference === "" ? null : { cell: { sheet, row, column: id }, text: reference },
        row,
        cell: { sheet, row, column: title },
      };
    }),
    emptyRows: rows.emptyRows,
    leftOut: rows.leftOut.filter(({ row }) => row <= rows.bottom + 1),
    arrowLegend: [],
  };
}
