import { a1, refA1, type CellRef, type Rect } from "../../workbook";
import { makeMatrix } from "../build";
import { plainNumber, plainWord } from "../words";
import { bandsOf, type GridCells } from "./bands";
import { fitFormula } from "./fit";
import type { Grid } from "./grid/build";
import { kindOf } from "./grid/kinds";
import type { Legend } from "./legends";
import { axisNamed, isBandName } from "./terms";
import type { View } from "./view";

/** A matrix written line by line: "Likelihood | Impact | Score | Rating", each pair of ratings once. */

const MAX_ROWS = 2_000;
const LEAST_LEVELS = 3;
const MOST_LEVELS = 10;
/** So many columns right of the first of the two ratings. */
const REACH = 4;
const HEADING_LENGTH = 40;
const WORD_LENGTH = 40;

export function pairLists(view: View, legends: readonly Legend[]): readonly Grid[] {
  const found: Grid[] = [];
  for (let row = 0; row < Math.min(view.rows, MAX_ROWS); row++) {
    const width = Math.min(view.columns, view.sheet.rows[row]?.length ?? 0);
    for (let column = 0; column + 1 < width; column++) {
      const axes = [column, column + 1].map((c) => axisAt(view, row, c));
      if (axes[0] === null || axes[1] === null || axes[0] === axes[1]) continue;
      const likelihood = axes[0] === "likelihood" ? column : column + 1;
      found.push(...listAt(view, row, likelihood, likelihood === column ? column + 1 : column, legends));
    }
  }
  return found;
}

const axisAt = (view: View, row: number, column: number): "likelihood" | "impact" | null => {
  const value = view.sheet.rows[row]?.[column];
  return typeof value === "string" && value.length <= HEADING_LENGTH ? axisNamed(value) : null;
};

/** The list under two headings; none unless every pair of the ratings in it stands in it once, and a score or a band beside each. */
function listAt(
  view: View,
  head: number,
  likelihood: number,
  impact: number,
  legends: readonly Legend[],
): readonly Grid[] {
  const number = (row: number, column: number): number | null => plainNumber(view.text(row, column));
  const rows: number[] = [];
  const most = MOST_LEVELS * MOST_LEVELS;
  for (let row = head + 1; rows.length <= most; row++) {
    if (number(row, likelihood) === null || number(row, impact) === null) break;
    rows.push(row);
  }
  const levelsOf = (column: number): readonly number[] =>
    [...new Set(rows.map((row) => number(row, column)!))].sort((a, b) => a - b);
  const [ls, is] = [levelsOf(likelihood), levelsOf(impact)];
  if ([ls, is].some((levels) => levels.length < LEAST_LEVELS || levels.length > MOST_LEVELS)) return [];
  const at = new Map(rows.map((row) => [`${number(row, likelihood)} ${number(row, impact)}`, row]));
  if (rows.length !== ls.length * is.length || at.size !== rows.length) return [];
  const first = Math.min(likelihood, impact),
    beside = Array.from({ length: REACH - 1 }, (_, n) => first + 2 + n);
  const score = beside.find((c) => rows.every((row) => number(row, c) !== null)),
    band = beside.find((c) => rows.every((row) => isWord(view.text(row, c))));
  if (score === undefined && band === undefined) return [];
  const table = <T>(of: (row: number) => T): readonly (readonly T[])[] =>
    ls.map((l) => is.map((i) => of(at.get(`${l} ${i}`)!)));
  const shown = score ?? band!;
  const rect: Rect = {
    top: head,
    bottom: rows[rows.length - 1]!,
    left: first,
    right: Math.max(shown, band ?? shown),
  };
  const cells: GridCells = {
    scores: table((row) => (score === undefined ? null : number(row, score))),
    words: table((row) => (band === undefined ? "" : view.text(row, band))),
    fills: table((row) => view.fill(row, band ?? shown)),
    rect,
    labels: new Set([likelihood, impact].map((c) => plainWord(view.text(head, c)))),
  };
  const kind = kindOf(view, rect, { rows, columns: [first, shown], have: [] });
  const read = bandsOf(view, cells, legends, kind);
  if (score === undefined && read.bands.length === 0) return [];
  const fit = score === undefined ? null : fitFormula(cells.scores as number[][], ls, is, true);
  const matrix = makeMatrix({
    source: "workbook",
    where: `${refA1({ sheet: view.sheet.name, row: rect.top, column: rect.left })}:${a1(rect.bottom, rect.right)}`,
    kind,
    likelihood: ls.map((n) => ({ number: n, labels: [] })),
    impact: is.map((n) => ({ number: n, labels: [] })),
    rule: score === undefined ? "words" : fit?.impact === "rows" ? "lookup" : (fit?.rule ?? "lookup"),
    scores: score === undefined ? undefined : cells.scores,
    bands: read.bands,
    bandIds: read.bandIds ?? undefined,
    scoresKnown: score !== undefined,
    bandsKnown: read.bands.length > 0,
    doubts: read.doubts,
  });
  const refs = table((row): CellRef => ({ sheet: view.sheet.name, row, column: shown }));
  return [{ matrix, rect, cells: refs }];
}

const isWord = (text: string): boolean => text.length <= WORD_LENGTH && isBandName(text);
