import { a1, cellKey, keyColumn, keyRow, refA1, type CellRef, type Rect } from "../../workbook";
import { makeMatrix } from "../build";
import { colourName, warmthOf } from "../colours";
import type { CellDoubt, Level, Matrix, ScoreRule } from "../model";
import { numberAndWords, plainNumber, plainWord } from "../words";
import { bandsOf, type GridCells } from "./bands";
import { blocksOf, halvesOf, isWhole, windowsOf, type Block } from "./blocks";
import { gradeOf, placesOf } from "./grades";
import { fitFormula, rises, type Fit } from "./fit";
import { axisOrder, labelsOf, runsOn, type SideLabels } from "./labels";
import type { Legend } from "./legends";
import {
  axisOfLevel,
  colourBegun,
  isBandName,
  isBandWord,
  rankOf,
  speaksOfOpportunity,
  speaksOfRisk,
  speaksOfThreat,
} from "./terms";
import type { View } from "./view";

/** A grid read as a matrix, with the place of each of its cells. */
export interface Grid {
  readonly matrix: Matrix;
  readonly rect: Rect;
  /** [likelihood index][impact index]. */
  readonly cells: readonly (readonly CellRef[])[];
}

const MAX_SCORE = 1000;
const CELL_LENGTH = 40;
const MAX_FILLED_COLUMNS = 200;

/** The score a grid's cell holds: a number, or a number with a band's word ("16 High"). */
function scoreIn(view: View, row: number, column: number): number | null {
  const value = view.sheet.rows[row]?.[column];
  if (typeof value === "number") return value >= 0 && value <= MAX_SCORE ? value : null;
  // References end in digits too ("R123"), and a register has many.
  if (
    typeof value !== "string" ||
    value.length > CELL_LENGTH ||
    !/^[\s([]*\d|[\s:;=/|([–—-]\d+(?:\.\d+)?[)\]]?\s*$/.test(value)
  )
    return null;
  const alone = plainNumber(value);
  if (alone !== null) return alone >= 0 && alone <= MAX_SCORE ? alone : null;
  const { number, words } = numberAndWords(value);
  return number !== null && isBandWord(words) ? number : null;
}

/** The band's word in a grid's cell, or in the cell before or after it where each score has its word beside it; "" for none. */
function wordIn(view: View, row: number, column: number): string {
  const value = view.value(row, column);
  if (typeof value !== "string" || value.length > CELL_LENGTH) return "";
  if (gradeOf(value)) return value.trim();
  const { words } = numberAndWords(value);
  return /\p{L}/u.test(words) ? words.trim() : "";
}

function wordsOf(view: View, block: Block): readonly (readonly string[])[] {
  const at = (shift: number): readonly (readonly string[])[] =>
    block.rows.map((r) => block.columns.map((c) => wordIn(view, r, c + shift)));
  const own = at(0);
  if (own.some((row) => row.some((word) => word !== ""))) return own;
  const apart = block.columns[1]! - block.columns[0]! > 1;
  const beside = apart
    ? [at(-1), at(1)].find((words) => words.every((row) => row.every((word) => word !== "" && isBandWord(word))))
    : undefined;
  return beside ?? own;
}

/** Every matrix drawn as a grid on a sheet: scores, words or fills. */
export function gridsOf(view: View, legends: readonly Legend[]): readonly Grid[] {
  const found: Grid[] = [];
  const overlaps = (rect: Rect): boolean =>
    found.some(
      ({ rect: r }) => r.left <= rect.right && rect.left <= r.right && r.top <= rect.bottom && rect.top <= r.bottom,
    );
  /** Takes the first window that reads as a grid apart from those found before. */
  const take = <T>(windows: readonly T[], read: (window: T) => readonly Grid[]): boolean => {
    for (const window of windows) {
      const grids = read(window);
      if (grids.length === 0 || overlaps(grids[0]!.rect)) continue;
      found.push(...grids);
      return true;
    }
    return false;
  };
  const score = (r: number, c: number): number | null => scoreIn(view, r, c);
  const scores = blocksOf(view, (r, c) => score(r, c) !== null).flatMap((block) => halvesOf(block, score));
  const unread = scores.filter(
    (block) => !take(formulaWindows(view, block), (window) => readFormula(view, window, legends)),
  );
  for (const block of unread) take(windowsOf(block), (window) => readLookup(view, block, window, legends));
  const isWord = (r: number, c: number): boolean => {
    const value = view.sheet.rows[r]?.[c];
    if (typeof value !== "string" || value.length > CELL_LENGTH) return false;
    return /\d/.test(value) ? gradeOf(value) !== null : isBandName(value);
  };
  for (const block of blocksOf(view, isWord))
    take(windowsOf(block), (window) => readWords(view, block, window, legends));
  if (view.sheet.fills.size > 0) {
    const isFilled = (r: number, c: number): boolean =>
      view.anchor(r, c) === cellKey(r, c) && warmthOf(colourName(view.sheet.fills.get(cellKey(r, c)) ?? "")) !== null;
    const widths = new Map<number, number>();
    for (const key of view.sheet.fills.keys())
      widths.set(keyRow(key), Math.max(widths.get(keyRow(key)) ?? 0, keyColumn(key) + 1));
    const blocks = blocksOf(view, isFilled, (row) => Math.min(widths.get(row) ?? 0, MAX_FILLED_COLUMNS));
    for (const block of blocks) take(windowsOf(block), (window) => readFills(view, block, window, legends));
    const isColoured = (r: number, c: number): boolean =>
      view.anchor(r, c) === cellKey(r, c) && colourName(view.sheet.fills.get(cellKey(r, c)) ?? "") !== null;
    for (const block of blocksOf(view, isColoured, (row) => Math.min(widths.get(row) ?? 0, MAX_FILLED_COLUMNS)))
      take(windowsOf(block), (window) => readZones(view, block, window, legends));
  }
  return found;
}

interface Placed extends Labelled {
  readonly rowsAre: "likelihood" | "impact";
  readonly sure: boolean;
  readonly titled: boolean;
  readonly bothTitled: boolean;
  /** Whether words of a known scale stand along both sides. */
  readonly worded: boolean;
}

/** A window with the labels along its sides. */
interface Labelled {
  readonly block: Block;
  readonly rowLabels: SideLabels | null;
  readonly columnLabels: SideLabels | null;
}

const labelled = (view: View, block: Block): Labelled => ({
  block,
  rowLabels: labelsOf(view, block, "rows"),
  columnLabels: labelsOf(view, block, "columns"),
});

/** Settles which axis is which; the dearest step, so the last. */
function place(view: View, { block, rowLabels, columnLabels }: Labelled): Placed {
  const order = axisOrder(view, block, rowLabels, columnLabels);
  return {
    block,
    rowLabels,
    columnLabels,
    rowsAre: order.rows,
    sure: order.sure,
    titled: order.titled,
    bothTitled: order.bothTitled,
    worded: isWorded(rowLabels) && isWorded(columnLabels),
  };
}

/** Whether words of a known scale stand along a side. */
function isWorded(labels: SideLabels | null): boolean {
  const words = labels?.words.map((list) => list[0] ?? "") ?? [];
  return (
    words.filter((word) => word !== "" && (rankOf(word) !== null || axisOfLevel(word) !== null)).length * 2 >=
      words.length && words.some((w) => w !== "")
  );
}

/** How many different colours of a traffic light the cells wear. */
function lights(view: View, block: Block): number {
  const names = new Set<string>();
  for (const r of block.rows)
    for (const c of block.columns) {
      const name = colourName(view.fill(r, c) ?? "");
      if (name !== null && warmthOf(name) !== null)
        names.add(/green/.test(name) ? "green" : /red|black/.test(name) ? "red" : "amber");
    }
  return names.size;
}

/** Whether the sheet's name or a heading within four rows above speaks of scoring risks. */
function headed(view: View, block: Block): boolean {
  if (speaksOfRisk(view.sheet.name)) return true;
  for (let r = Math.max(0, block.rows[0]! - 6); r < block.rows[0]!; r++) {
    for (let c = Math.max(0, block.columns[0]! - 4); c <= block.columns[block.columns.length - 1]! + 1; c++)
      if (speaksOfRisk(view.text(r, c))) return true;
  }
  return false;
}

function scoresOf(
  view: View,
  block: Block,
): { readonly scores: readonly (readonly number[])[]; readonly down: 1 | -1; readonly across: 1 | -1 } | null {
  const scores = block.rows.map((r) => block.columns.map((c) => scoreIn(view, r, c)!));
  const down = rises(scores, "rows"),
    across = rises(scores, "columns");
  return down === 0 || across === 0 ? null : { scores, down, across };
}

/** A window whose scores follow a formula of its axis numbers. */
interface Fitted {
  readonly sides: Labelled;
  readonly scores: readonly (readonly number[])[];
  readonly fit: Fit;
  /** 2: both sides labelled, and the labels end where it ends; 1: both labelled; 0: not both. */
  readonly sureness: 0 | 1 | 2;
}

/** Axis numbers run on from the scores, and part of a grid may fit a rule too: the surest windows first, then the largest. */
function formulaWindows(view: View, whole: Block): readonly Fitted[] {
  const found = windowsOf(whole).flatMap((block): readonly Fitted[] => {
    const read = scoresOf(view, block);
    if (!read) return [];
    const fitTo = ({ rowLabels, columnLabels }: Labelled): Fit | null =>
      fitFormula(
        read.scores,
        rowLabels?.numbers ?? null,
        columnLabels?.numbers ?? null,
        rowLabels !== null && columnLabels !== null,
      );
    let sides = labelled(view, block);
    let fit = fitTo(sides);
    if (!fit && whole.half) {
      sides = { ...sides, rowLabels: null };
      fit = fitTo(sides);
    }
    const both = sides.rowLabels !== null && sides.columnLabels !== null;
    if (!fit || !standsAlone(whole, sides)) return [];
    const onRows = both ? runsOn(view, block, "rows", sides.rowLabels!) : [];
    const onColumns = both ? runsOn(view, block, "columns", sides.columnLabels!) : [];
    // Labelled lines of scores left out: part of a grid proves nothing of the whole.
    if (onRows.some((row) => whole.rows.includes(row)) || onColumns.some((column) => whole.columns.includes(column)))
      return [];
    const ends = both && onRows.length + onColumns.length === 0;
    return [{ sides, scores: read.scores, fit, sureness: ends ? 2 : both ? 1 : 0 }];
  });
  return found.sort((a, b) => b.sureness - a.sureness);
}

function readFormula(
  view: View,
  { sides, scores, fit, sureness }: Fitted,
  legends: readonly Legend[],
): readonly Grid[] {
  const placed = place(view, sides);
  const coloured = lights(view, sides.block);
  if (
    !placed.titled &&
    !placed.worded &&
    coloured < 3 &&
    !(headed(view, sides.block) && (sureness > 0 || coloured === 2))
  )
    return [];
  const settled =
    fit.impact === null
      ? placed
      : { ...placed, rowsAre: fit.impact === "rows" ? ("impact" as const) : ("likelihood" as const), sure: true };
  return build(view, settled, fit.rule, fit.rowNumbers, fit.columnNumbers, scores, legends);
}

/** Scores by no formula: only where both axes are labelled as axes of risk are. */
function readLookup(view: View, whole: Block, block: Block, legends: readonly Legend[]): readonly Grid[] {
  const read = scoresOf(view, block);
  if (!read) return [];
  const distinct = new Set(read.scores.flat());
  if (distinct.size < Math.max(block.rows.length, block.columns.length) || distinct.has(0)) return [];
  const placed = axed(view, whole, block);
  if (!placed) return [];
  const { rowLabels, columnLabels } = placed;
  if (!agrees(rowLabels!, read.down) || !agrees(columnLabels!, read.across)) return [];
  // The levels go on beside it over more scores, with something else among them (a risk's X in its page's grid): only a part.
  if (
    runsOn(view, block, "rows", rowLabels!).some((row) => mostlyNumbers(block.columns.map((c) => view.text(row, c)))) ||
    runsOn(view, block, "columns", columnLabels!).some((c) => mostlyNumbers(block.rows.map((row) => view.text(row, c))))
  )
    return [];
  return build(
    view,
    placed,
    "lookup",
    numbersAlong(rowLabels!, read.down),
    numbersAlong(columnLabels!, read.across),
    read.scores,
    legends,
  );
}

const mostlyNumbers = (texts: readonly string[]): boolean =>
  texts.filter((text) => plainNumber(text) !== null).length * 2 >= texts.length;

/** Whether the grid's block ends where the grid and its labels do. */
function standsAlone(whole: Block, { block, rowLabels, columnLabels }: Labelled): boolean {
  const within =
    (labels: SideLabels | null) =>
    (at: number): boolean =>
      labels !== null &&
      at >= Math.min(labels.innermost, labels.outermost) &&
      at <= Math.max(labels.innermost, labels.outermost);
  return isWhole(whole, block, within(columnLabels), within(rowLabels));
}

/**
 * A window labelled as axes of risk are: both sides bear words of known scales, or (under titles that name both axes) one
 * side bears them, level numbers, letters or chances, and the other anything that tells its lines apart; null for any other.
 */
function axed(view: View, whole: Block, block: Block): Placed | null {
  const sides = labelled(view, block);
  if (!sides.rowLabels || !sides.columnLabels || !standsAlone(whole, sides)) return null;
  const placed = place(view, sides);
  const both = [sides.rowLabels, sides.columnLabels];
  if (both.some(({ numbers }) => numbers !== null && !isLevels(numbers))) return null;
  const scaled = (labels: SideLabels): boolean => labels.numbers !== null || labels.inOrder || isWorded(labels);
  if (placed.worded) return placed;
  if (!placed.titled || !placed.sure) return null;
  return both.every(scaled) || (placed.bothTitled && both.some(scaled)) ? placed : null;
}

/** Whole numbers one apart that begin with 0 or 1. */
const isLevels = (numbers: readonly number[]): boolean => {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[0]! <= 1 && sorted.every((n, i) => Number.isInteger(n) && n === sorted[0]! + i);
};

/** Whether numbers written along a side rise the way the cells do. */
const agrees = (labels: SideLabels, direction: 1 | -1): boolean =>
  labels.numbers === null || labels.numbers[1]! > labels.numbers[0]! === (direction === 1);

/** Axis numbers along a side: those written there, else positions counted from the low end. */
const numbersAlong = (labels: SideLabels, direction: 1 | -1): readonly number[] =>
  labels.numbers ?? labels.words.map((_, i) => (direction === 1 ? i + 1 : labels.words.length - i));

function readWords(view: View, whole: Block, block: Block, legends: readonly Legend[]): readonly Grid[] {
  const words = wordsOf(view, block);
  const rank = (word: string): number => rankOf(word) ?? warmthOf(colourBegun(word)?.replace(" ", "-") ?? null) ?? -1;
  const distinct = new Set(words.flat().map((word) => word.toLowerCase()));
  if (distinct.size < 2 || distinct.size > 6) return [];
  const isGraded = [...distinct].some((word) => gradeOf(word) !== null);
  if (isGraded && placesOf([...distinct]) === null) return [];
  const ranks = words.map((row) => row.map((word) => (isGraded ? gradeOf(word)!.place : rank(word))));
  let down = rises(ranks, "rows", true),
    across = rises(ranks, "columns", true);
  if (down === 0 || across === 0) return [];
  const placed = axed(view, whole, block);
  if (!placed) return [];
  const { rowLabels, columnLabels } = placed;
  if (isGraded) {
    // "Priority 1" is the worst in one council and the best in another: the axes tell.
    if (wayOf(rowLabels!) === 0 || wayOf(columnLabels!) === 0) return [];
    if (wayOf(rowLabels!) !== down) [down, across] = [down === 1 ? -1 : 1, across === 1 ? -1 : 1];
    if (wayOf(rowLabels!) !== down || wayOf(columnLabels!) !== across) return [];
  }
  if (!agrees(rowLabels!, down) || !agrees(columnLabels!, across)) return [];
  return build(
    view,
    placed,
    "words",
    numbersAlong(rowLabels!, down),
    numbersAlong(columnLabels!, across),
    null,
    legends,
  );
}

/** A grid that shows bands by fills alone: empty, or holding counts or references. */
function readFills(view: View, whole: Block, block: Block, legends: readonly Legend[]): readonly Grid[] {
  if (lights(view, block) < 2) return [];
  const warm = block.rows.map((r) => block.columns.map((c) => warmthOf(colourName(view.fill(r, c) ?? "")) ?? -1));
  const down = rises(warm, "rows", true),
    across = rises(warm, "columns", true);
  if (down === 0 || across === 0) return [];
  const placed = axed(view, whole, block);
  if (!placed?.sure) return [];
  const { rowLabels, columnLabels } = placed;
  if (!agrees(rowLabels!, down) || !agrees(columnLabels!, across)) return [];
  return build(
    view,
    placed,
    "words",
    numbersAlong(rowLabels!, down),
    numbersAlong(columnLabels!, across),
    null,
    legends,
    true,
  );
}

/**
 * A grid of two zones, one of them blue or purple, which by itself is neither the better nor the worse: the axes tell, which
 * run from their lowest level to their highest.
 */
function readZones(view: View, whole: Block, block: Block, legends: readonly Legend[]): readonly Grid[] {
  const names = block.rows.map((r) => block.columns.map((c) => colourName(view.fill(r, c) ?? "")?.replace(/^.*-/, "")));
  const zones = [...new Set(names.flat())];
  if (zones.length !== 2 || zones.every((zone) => warmthOf(zone ?? null) !== null)) return [];
  const placed = axed(view, whole, block);
  if (!placed?.sure) return [];
  const { rowLabels, columnLabels } = placed;
  const [down, across] = [wayOf(rowLabels!), wayOf(columnLabels!)];
  if (down === 0 || across === 0) return [];
  const isZoned = zones.some((worse) => {
    const ranks = names.map((row) => row.map((name) => (name === worse ? 1 : 0)));
    return rises(ranks, "rows", true) === down && rises(ranks, "columns", true) === across;
  });
  return isZoned
    ? build(
        view,
        placed,
        "words",
        numbersAlong(rowLabels!, down),
        numbersAlong(columnLabels!, across),
        null,
        legends,
        true,
      )
    : [];
}

/** Which way the levels along a side rise, by their numbers or by the words of a scale; 0 where neither tells. */
function wayOf({ numbers, words }: SideLabels): 1 | -1 | 0 {
  const along = numbers ?? words.map((list) => list.map(rankOf).find((rank) => rank !== null) ?? null);
  const told = along.filter((n) => n !== null);
  if (told.length < along.length) return 0;
  const up = told[told.length - 1]! > told[0]!;
  return told.every((n, i) => i === 0 || n === told[i - 1]! || n > told[i - 1]! === up) ? (up ? 1 : -1) : 0;
}

/** One line of a grid with its level. */
interface Line {
  readonly at: number;
  readonly level: Level;
}

function linesOf(lines: readonly number[], numbers: readonly number[], labels: SideLabels | null): readonly Line[] {
  return numbers
    .map((number, i) => ({
      at: lines[i]!,
      level: { number, labels: labels?.words[i]?.filter((word) => word !== "") ?? [] },
    }))
    .sort((a, b) => a.level.number - b.level.number);
}

function build(
  view: View,
  placed: Placed,
  rule: ScoreRule,
  rowNumbers: readonly number[],
  columnNumbers: readonly number[],
  scores: readonly (readonly number[])[] | null,
  legends: readonly Legend[],
  fillsOnly = false,
): readonly Grid[] {
  const { block } = placed;
  const rows = linesOf(block.rows, rowNumbers, placed.rowLabels),
    columns = linesOf(block.columns, columnNumbers, placed.columnLabels);
  const likelihoods = placed.rowsAre === "likelihood" ? rows : columns,
    impacts = placed.rowsAre === "likelihood" ? columns : rows;
  const cell = (i: number, j: number): readonly [number, number] =>
    placed.rowsAre === "likelihood" ? [likelihoods[i]!.at, impacts[j]!.at] : [impacts[j]!.at, likelihoods[i]!.at];
  const table = <T>(of: (row: number, column: number) => T): readonly (readonly T[])[] =>
    likelihoods.map((_, i) => impacts.map((__, j) => of(...cell(i, j))));
  const wordAt = new Map<string, string>();
  if (!fillsOnly)
    wordsOf(view, block).forEach((row, i) =>
      row.forEach((word, j) => wordAt.set(a1(block.rows[i]!, block.columns[j]!), word)),
    );
  const rect = hull(view, placed);
  const ordered =
    scores === null ? table(() => null) : table((r, c) => scores[block.rows.indexOf(r)]![block.columns.indexOf(c)]!);
  const cells: GridCells = {
    scores: ordered,
    words: table((r, c) => wordAt.get(a1(r, c)) ?? ""),
    fills: table((r, c) => view.fill(r, c)),
    rect,
    labels: new Set([...rows, ...columns].flatMap((line) => line.level.labels.map(plainWord))),
  };
  const kind = kindOf(view, rect, placed);
  let read = bandsOf(view, cells, legends, kind);
  if (!placed.sure) {
    // Nothing tells which axis is which: what is not the same both ways cannot be used.
    const square = likelihoods.length === impacts.length;
    if (rule === "words" || rule === "lookup" || !square) {
      if (!square || !symmetric(ordered)) return [];
    }
    if (read.bandIds) read = { ...read, bandIds: withoutOdd(read.bandIds, read.doubts) };
    if (read.bandIds && !symmetric(read.bandIds)) read = { bands: [], bandIds: null, doubts: [] };
  }
  if (rule === "words" && read.bands.length === 0) return [];
  const found = makeMatrix({
    source: "workbook",
    where: refA1({ sheet: view.sheet.name, row: rect.top, column: rect.left }) + `:${a1(rect.bottom, rect.right)}`,
    kind,
    likelihood: likelihoods.map((line) => line.level),
    impact: impacts.map((line) => line.level),
    rule,
    scores: rule === "words" ? undefined : ordered,
    bands: read.bands,
    bandIds: read.bandIds ?? undefined,
    scoresKnown: rule !== "words",
    bandsKnown: read.bands.length > 0,
    doubts: read.doubts,
  });
  const refs = table((row, column): CellRef => ({ sheet: view.sheet.name, row, column }));
  return bothKinds(found).map((matrix) => ({ matrix, rect, cells: refs }));
}

/** Where it is not known which axis is which, a doubtful cell's mirror image is as doubtful. */
const withoutOdd = (
  ids: readonly (readonly (string | null)[])[],
  doubts: readonly CellDoubt[],
): readonly (readonly (string | null)[])[] =>
  ids.map((row, i) =>
    row.map((id, j) => (doubts.some(({ cell: [l, m] }) => (l === i && m === j) || (l === j && m === i)) ? null : id)),
  );

const symmetric = (table: readonly (readonly unknown[])[]): boolean =>
  table.every((row, i) => row.every((value, j) => value === table[j]?.[i]));

function hull(view: View, { block, rowLabels, columnLabels }: Placed): Rect {
  const rows = [block.rows[0]!, view.end(block.rows[block.rows.length - 1]!, block.columns[0]!)[0]];
  const columns = [block.columns[0]!, view.end(block.rows[0]!, block.columns[block.columns.length - 1]!)[1]];
  if (columnLabels) rows.push(columnLabels.outermost);
  if (rowLabels) columns.push(rowLabels.outermost);
  return { top: Math.min(...rows), bottom: Math.max(...rows), left: Math.min(...columns), right: Math.max(...columns) };
}

/** Whether the key is for opportunities alone: a heading over it (or else beside that, or the sheet's name) says so and speaks of no risk. */
function kindOf(view: View, rect: Rect, { block }: Placed): "threat" | "opportunity" {
  const only = (text: string): boolean =>
    speaksOfOpportunity(text) && !speaksOfThreat(text.replace(/risks? (?:and|&) opportunit/i, "risk"));
  const left = Math.max(0, Math.min(block.columns[0]!, rect.left));
  const headed = (from: number, to: number): "threat" | "opportunity" | null => {
    for (let r = rect.top; r >= Math.max(0, rect.top - 4); r--) {
      for (let c = from; c <= to; c++) {
        const text = view.text(r, c);
        if (text === "" || text.length > 80) continue;
        if (only(text)) return "opportunity";
        if (r < rect.top && speaksOfThreat(text)) return "threat";
      }
    }
    return null;
  };
  return (
    headed(left, block.columns[block.columns.length - 1]!) ??
    headed(Math.max(0, left - 2), left - 1) ??
    (only(view.sheet.name) ? "opportunity" : "threat")
  );
}

/** A key whose labels give a word for risks and one for opportunities is two matrices. */
function bothKinds(matrix: Matrix): readonly Matrix[] {
  const labels = [...matrix.likelihood, ...matrix.impact].flatMap((level) => level.labels);
  if (
    !labels.some((label) => /\(for opportunit/i.test(label)) ||
    !labels.some((label) => /\(for (?:risk|threat)/i.test(label))
  )
    return [matrix];
  return (["threat", "opportunity"] as const).map((kind) => {
    const own = (level: Level): Level => ({
      number: level.number,
      labels: level.labels.flatMap((label) => labelFor(label, kind)),
    });
    return { ...matrix, kind, likelihood: matrix.likelihood.map(own), impact: matrix.impact.map(own) };
  });
}

/** "CATASTROPHIC (for risk) / OUTSTANDING (for opportunity)" -> the one word for the kind; a label without such remarks serves both. */
function labelFor(label: string, kind: "threat" | "opportunity"): readonly string[] {
  const marks = [...label.matchAll(/([^()/|]{1,60})\(for (risk|threat|opportunit)[^)]{0,20}\)/gi)];
  if (marks.length === 0) return [label];
  return marks.filter((m) => /^opp/i.test(m[2]!) === (kind === "opportunity")).map((m) => m[1]!.trim());
}
