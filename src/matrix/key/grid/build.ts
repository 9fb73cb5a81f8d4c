import { a1, refA1, type CellRef, type Rect } from "../../../workbook";
import { makeMatrix } from "../../build";
import type { CellDoubt, Level, ScoreRule, Matrix } from "../../model";
import { plainWord } from "../../words";
import { bandsOf, type GridCells } from "../bands";
import { toldRule } from "./told";
import type { SideLabels } from "../labels";
import type { Legend } from "../legends";
import type { View } from "../view";
import { wordsOf } from "./cells";
import { bothKinds, kindOf } from "./kinds";
import { agrees, numberedFromTheWorst, numbersAlong, type Placed } from "./place";

/** A grid read as a matrix, with the place of each of its cells. */
export interface Grid {
  readonly matrix: Matrix;
  readonly rect: Rect;
  /** [likelihood index][impact index]. */
  readonly cells: readonly (readonly CellRef[])[];
}

/** One line of a grid with its level. */
export interface Line {
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

/** A grid whose axes rise as its cells do; none where the numbers along a side rise the other way. */
export function buildAlong(
  view: View,
  placed: Placed,
  rule: "lookup" | "words",
  { down, across }: { readonly down: 1 | -1; readonly across: 1 | -1 },
  scores: readonly (readonly number[])[] | null,
  legends: readonly Legend[],
  fillsOnly = false,
): readonly Grid[] {
  const inOrder = (labels: SideLabels, direction: 1 | -1): SideLabels | null =>
    agrees(labels, direction) ? labels : rule === "words" ? numberedFromTheWorst(labels, direction) : null;
  const rowLabels = inOrder(placed.rowLabels!, down),
    columnLabels = inOrder(placed.columnLabels!, across);
  return rowLabels && columnLabels
    ? build(
        view,
        { ...placed, rowLabels, columnLabels },
        rule,
        numbersAlong(rowLabels, down),
        numbersAlong(columnLabels, across),
        scores,
        legends,
        fillsOnly,
      )
    : [];
}

export function build(
  view: View,
  placed: Placed,
  shown: ScoreRule,
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
  const kind = kindOf(view, rect, placed.block);
  const told = scores === null ? toldRule(view, cells, { likelihoods, impacts }, legends, kind, placed.sure) : null;
  const rule = told?.rule ?? shown;
  let read = told?.read ?? bandsOf(view, cells, legends, kind);
  if (!placed.sure) {
    // Nothing tells which axis is which: what is not the same both ways cannot be used.
    const square = likelihoods.length === impacts.length;
    if (rule === "words" || rule === "lookup" || !square) {
      if (!square || !symmetric(told?.scores ?? ordered)) return [];
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
    scores: rule === "words" ? undefined : (told?.scores ?? ordered),
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
