import { bandNamed, bandOfPair, bandOfScore, fillOf, type Band, type Matrix } from "../matrix";
import {
  matrixFor,
  STAGES,
  type BandCell,
  type RatingCell,
  type Register,
  type Risk,
  type StageReading,
} from "../register";
import {
  a1,
  cellAt,
  cellKey,
  cellRect,
  markOurs,
  sheetNamed,
  type CellRef,
  type CellValue,
  type Edit,
  type FormatRule,
  type Rect,
  type SheetSnapshot,
  type WorkbookSnapshot,
} from "../workbook";
import {
  bandScores,
  intervalFormula,
  isWord,
  leadingNumber,
  levelRead,
  pairFormula,
  wordFormula,
  wordsOf,
} from "./conditions";

export interface ColourOptions {
  /** conditional: the colours follow the scores. fixed: plain fills, as the scores stand now. */
  readonly style: "conditional" | "fixed";
}

export type Colouring =
  | {
      readonly ok: true;
      readonly edits: readonly Edit[];
      /** Cells that show a band now. */
      readonly coloured: number;
      /** Score cells that hold something no band of this matrix goes with; they stay as they are. */
      readonly without: readonly CellRef[];
    }
  /** A sentence for the user. */
  | { readonly ok: false; readonly reason: string };

/** Whether the bands of a matrix are anybody's: the workbook's, the chosen profile's, or the rows' own. */
export const bandsAreKnown = (matrix: Matrix): boolean =>
  matrix.bandsKnown && matrix.source !== "default" && matrix.bands.length > 0;

/** The edits that colour every score and band cell of every stage by the band it stands for. */
export function colourBands(register: Register, workbook: WorkbookSnapshot, options: ColourOptions): Colouring {
  const cells = cellsOf(register, workbook);
  if (cells.length === 0) return { ok: false, reason: "This register has no score or band to colour." };
  const known = cells.filter((cell) => bandsAreKnown(cell.matrix) || cell.band !== null);
  if (known.length === 0) {
    return {
      ok: false,
      reason:
        "We do not know where this council's bands begin and end: the workbook has no key that shows them. Choose a profile with the council's matrix, then colour again.",
    };
  }
  const edits = options.style === "fixed" ? fixed(known) : conditional(known);
  return {
    ok: true,
    edits,
    coloured: known.filter((cell) => cell.band !== null).length,
    without: known.filter((cell) => cell.band === null && cell.holds).map((cell) => cell.at),
  };
}

/** One cell to colour, and what decides its colour. */
interface Cell {
  readonly at: CellRef;
  /** The whole merged cell. */
  readonly rect: Rect;
  readonly value: CellValue;
  readonly matrix: Matrix;
  readonly part: "score" | "band";
  /** The ratings beside a score. */
  readonly ratings: { readonly likelihood: RatingCell; readonly impact: RatingCell } | null;
  /** What it shows now; null where blank or in no band. */
  readonly band: Band | null;
  /** Whether anything that claims to be a score or band stands in it. */
  readonly holds: boolean;
  readonly sheet: SheetSnapshot;
  readonly risk: Risk;
}

function cellsOf(register: Register, workbook: WorkbookSnapshot): readonly Cell[] {
  const merges = new Map(
    workbook.sheets.map((sheet) => [
      sheet.name,
      new Map(sheet.merges.map((rect) => [cellKey(rect.top, rect.left), rect])),
    ]),
  );
  const cells: Cell[] = [];
  for (const risk of register.risks) {
    const matrix = matrixFor(register, risk);
    for (const stage of STAGES) {
      const reading = risk.stages[stage];
      if (!reading) continue;
      const ratings =
        reading.likelihood && reading.impact ? { likelihood: reading.likelihood, impact: reading.impact } : null;
      const add = (part: "score" | "band", found: RatingCell | BandCell | undefined, band: Band | null): void => {
        const sheet = found && sheetNamed(workbook, found.cell.sheet);
        if (!found || !sheet) return;
        const { row, column } = found.cell;
        const rect = merges.get(sheet.name)?.get(cellKey(row, column)) ?? cellRect(row, column);
        cells.push({
          at: found.cell,
          rect,
          value: cellAt(sheet, row, column),
          matrix,
          part,
          ratings: part === "score" ? ratings : null,
          band,
          holds: found.state !== "blank",
          sheet,
          risk,
        });
      };
      add("score", reading.score, scoreBand(matrix, reading));
      add("band", reading.band, reading.band?.state === "scored" ? bandById(matrix, reading.band.band) : null);
    }
  }
  return cells;
}

const bandById = (matrix: Matrix, id: string | null): Band | null =>
  matrix.bands.find((band) => band.id === id) ?? null;

/** The band of a score as it is printed; where scores alone do not tell, of the ratings beside it. */
function scoreBand(matrix: Matrix, { score, likelihood, impact }: StageReading): Band | null {
  if (score?.state !== "scored") return null;
  const named = leadingNumber(score.text) === null ? bandNamed(matrix, score.text) : null;
  if (named || !bandsAreKnown(matrix)) return named;
  if (score.value === null) return null;
  const { decided, intervals } = bandScores(matrix);
  if (decided) {
    const held = matrix.bands.filter((band) =>
      intervals.get(band.id)!.some(({ min, max }) => score.value! >= min && score.value! <= max),
    );
    return held.length === 1 ? held[0]! : null;
  }
  const pair =
    likelihood && impact
      ? [likelihood.value, impact.value]
      : score.parts
        ? [score.parts.likelihood, score.parts.impact]
        : null;
  if (!pair) return bandOfScore(matrix, score.value);
  return pair[0] != null && pair[1] != null ? bandOfPair(matrix, pair[0], pair[1]) : null;
}

/** Plain fills, our own earlier rules taken away. */
function fixed(cells: readonly Cell[]): readonly Edit[] {
  const cleared = groupBy(cells, (cell) => cell.at.sheet).map((own): Edit => ({
    kind: "conditionalFormats",
    sheet: own[0]!.at.sheet,
    ranges: rectsOf(own),
    rules: [],
  }));
  const coloured = groupBy(
    cells.filter((cell) => cell.band !== null),
    (cell) => `${fillOf(cell.matrix, cell.band!).fill} ${cell.at.sheet}`,
  );
  const fills = coloured.map((own): Edit => {
    const { fill, ink } = fillOf(own[0]!.matrix, own[0]!.band!);
    return { kind: "format", sheet: own[0]!.at.sheet, ranges: rectsOf(own), format: { fill, fontColour: ink } };
  });
  return [...cleared, ...fills];
}

/** Rules wherever a formula shows the band the cell stands for; the odd cell that it would get wrong ("4x4=16") has a plain fill. */
function conditional(cells: readonly Cell[]): readonly Edit[] {
  const ruled: Edit[] = [];
  const odd: Cell[] = [];
  for (const column of groupBy(cells, columnKey)) {
    const rules = columnRules(column);
    const live: Cell[] = [];
    for (const cell of column) (rules.shows(cell)?.id === cell.band?.id ? live : odd).push(cell);
    live.sort((a, b) => a.at.row - b.at.row);
    const first = live[0];
    const formats = first ? rules.formats(first) : [];
    if (formats.length > 0)
      ruled.push({ kind: "conditionalFormats", sheet: first!.at.sheet, ranges: runsOf(live), rules: formats });
  }
  return [...fixed(odd), ...ruled];
}

/** Cells whose formula reads alike: one column of one sheet, one matrix, the ratings at one distance. */
function columnKey({ at, part, matrix, ratings }: Cell): string {
  const distance = ratings && !bandScores(matrix).decided ? offsets(at, ratings).join(",") : "";
  return [at.column, part, matrix.kind, distance, at.sheet].join(" ");
}

const offsets = (at: CellRef, { likelihood, impact }: NonNullable<Cell["ratings"]>): readonly number[] =>
  [likelihood.cell, impact.cell].flatMap((cell) => [cell.row - at.row, cell.column - at.column]);

interface ColumnRules {
  /** The rules, relative to this cell. */
  formats(first: Cell): readonly FormatRule[];
  /** The band a cell would show by them. */
  shows(cell: Cell): Band | null;
}

function columnRules(column: readonly Cell[]): ColumnRules {
  const { matrix, part, ratings } = column[0]!;
  const { decided, intervals } = bandScores(matrix);
  const numeric = part === "score" && bandsAreKnown(matrix);
  const texts = new Set(
    column.flatMap(({ value, band }) =>
      typeof value === "string" && band !== null && leadingNumber(value) === null ? [value] : [],
    ),
  );
  const words = new Map(
    (part === "band" || texts.size > 0 ? matrix.bands : []).map((band) => [band.id, wordsOf(matrix, band, texts)]),
  );
  const plain = column.every(({ value }) => value === null || typeof value === "number");
  const byPair =
    numeric &&
    !decided &&
    ratings !== null &&
    ratings.likelihood.cell.sheet === column[0]!.at.sheet &&
    matrix.likelihood.length > 0;
  const plainRatings = column.every((cell) =>
    ratingValues(cell).every((value) => value === null || typeof value === "number"),
  );

  const numberShows = (cell: Cell): Band | null => {
    if (byPair) {
      const [likelihood, impact] = ratingValues(cell);
      const [l, i] = [levelRead(matrix.likelihood, likelihood), levelRead(matrix.impact, impact)];
      return l && i ? bandOfPair(matrix, l.number, i.number) : null;
    }
    const number = leadingNumber(cell.value);
    return number === null
      ? null
      : (matrix.bands.find((band) => intervals.get(band.id)!.some(({ min, max }) => number >= min && number <= max)) ??
          null);
  };
  return {
    shows(cell) {
      if (cell.value === null || cell.value === "") return null;
      const text = String(cell.value);
      return (
        matrix.bands.find((band) => isWord(words.get(band.id) ?? [], text)) ?? (numeric ? numberShows(cell) : null)
      );
    },
    formats: (first) =>
      matrix.bands.flatMap((band) => {
        const ref = a1(first.at.row, first.at.column);
        const conditions: string[] = [];
        if (byPair) {
          const pair = pairFormula(
            matrix,
            band,
            address(first.ratings!.likelihood),
            address(first.ratings!.impact),
            plainRatings,
          );
          if (pair) conditions.push(`AND(LEN(${ref})>0,${pair})`);
        } else if (numeric && intervals.get(band.id)!.length > 0) {
          const number = intervalFormula(ref, plain, intervals.get(band.id)!);
          conditions.push(words.size > 0 && !plain ? `IFERROR(${number},FALSE)` : number);
        }
        const named = words.get(band.id) ?? [];
        if (named.length > 0) conditions.push(wordFormula(ref, named));
        if (conditions.length === 0) return [];
        const { fill, ink } = fillOf(matrix, band);
        return [
          {
            formula: markOurs(conditions.length === 1 ? conditions[0]! : `OR(${conditions.join(",")})`),
            fill,
            fontColour: ink,
          },
        ];
      }),
  };
}

const address = ({ cell }: RatingCell): string => a1(cell.row, cell.column);

const ratingValues = ({ ratings, sheet }: Cell): readonly CellValue[] =>
  ratings ? [ratings.likelihood, ratings.impact].map(({ cell }) => cellAt(sheet, cell.row, cell.column)) : [];

const rectsOf = (cells: readonly Cell[]): readonly Rect[] => cells.map((cell) => cell.rect);

/** Cells of one column, from the top, as as few ranges as may be: blank continuation rows are taken in, any other row between is not. */
function runsOf(cells: readonly Cell[]): readonly Rect[] {
  const runs: Rect[] = [];
  let last: Cell | null = null;
  for (const cell of cells) {
    const run = runs[runs.length - 1];
    if (run && last && reaches(last, cell))
      runs[runs.length - 1] = { ...run, right: Math.max(run.right, cell.rect.right), bottom: cell.rect.bottom };
    else runs.push(cell.rect);
    last = cell;
  }
  return runs;
}

function reaches({ rect, risk, sheet, at }: Cell, next: Cell): boolean {
  if (next.rect.top > risk.rows[1] + 1 && next.rect.top !== rect.bottom + 1) return false;
  for (let row = rect.bottom + 1; row < next.rect.top; row++) if (cellAt(sheet, row, at.column) !== null) return false;
  return true;
}

function groupBy(cells: readonly Cell[], key: (cell: Cell) => string): readonly (readonly Cell[])[] {
  const groups = new Map<string, Cell[]>();
  for (const cell of cells) {
    const own = key(cell);
    const into = groups.get(own);
    if (into) into.push(cell);
    else groups.set(own, [cell]);
  }
  return [...groups.values()];
}
