import { makeMatrix, type Band, type FoundMatrix, type Level, type ScoreRule } from "../matrix";
import { cellKey, rectA1, quoteSheet, type CellValue, type Rect, type SheetSnapshot } from "../workbook";
import { cellText } from "./text";

/** The standard layout's sentence for each score rule, by which a matrix of ours is known again. */
export const RULE_SENTENCES: Readonly<Record<ScoreRule, string>> = {
  product: "Score is likelihood x impact.",
  sum: "Score is likelihood + impact.",
  "product-plus-impact": "Score is likelihood x impact, plus impact.",
  lookup: "Each pair of ratings has a score of its own.",
  words: "Each pair of ratings has a band and no number.",
};
export const APPETITE_SENTENCE = "The highest acceptable score is ";
/** Headings of its grids and of its table of bands, and the score that stands for an open end. */
export const MATRIX_WORDS = {
  title: "Scoring matrix",
  opportunities: "Scoring matrix for opportunities",
  corner: "Likelihood down",
  scores: "Scores",
  bands: "Bands",
  band: "Band",
  from: "From score",
  to: "To score",
  also: "Also written",
  beyond: 9999,
} as const;

/** More levels or bands than any matrix of ours has. */
const MOST = 40;

interface OwnGrid {
  readonly rect: Rect;
  /** Lowest first. */
  readonly likelihood: readonly Level[];
  readonly impact: readonly Level[];
  /** [likelihood][impact] */
  readonly values: readonly (readonly CellValue[])[];
}

/** The matrix on a sheet that the standard layout wrote, cell by cell; null where it is no such sheet any more. */
export function readOwnMatrix(sheet: SheetSnapshot): FoundMatrix | null {
  const at = (row: number, column: number): CellValue => sheet.rows[row]?.[column] ?? null;
  const text = (row: number, column: number): string => cellText(at(row, column));
  const note = text(1, 0);
  const rule = (Object.keys(RULE_SENTENCES) as ScoreRule[]).find((one) => note.startsWith(RULE_SENTENCES[one]));
  const captions = Array.from({ length: Math.min(sheet.rows.length, 4 * MOST) }, (_, row) => row);
  const gridAt = (caption: string): OwnGrid | null => {
    const row = captions.find((r) => text(r, 0) === caption && text(r + 1, 0) === MATRIX_WORDS.corner);
    return row === undefined ? null : gridFrom(at, row + 1);
  };
  const scores = gridAt(MATRIX_WORDS.scores);
  const bands = gridAt(MATRIX_WORDS.bands);
  const grid = scores ?? bands;
  if (!rule || !grid || (scores && bands && String(scores.values.length) !== String(bands.values.length))) return null;
  const list = bandsFrom(sheet, at, captions.find((r) => text(r, 0) === MATRIX_WORDS.band) ?? null);
  const appetite = /^[\d.]*\d/.exec(note.split(APPETITE_SENTENCE)[1] ?? "");
  const matrix = makeMatrix({
    source: "workbook",
    where: `${quoteSheet(sheet.name)}!${rectA1(grid.rect)}`,
    kind: text(0, 0) === MATRIX_WORDS.opportunities ? "opportunity" : "threat",
    likelihood: grid.likelihood,
    impact: grid.impact,
    rule,
    bands: list,
    appetite: appetite ? Number(appetite[0]) : null,
    ...(scores && {
      scores: scores.values.map((line) => line.map((value) => (typeof value === "number" ? value : null))),
    }),
    ...(bands && {
      bandIds: bands.values.map((line) =>
        line.map((value) => list.find(({ label }) => label === cellText(value))?.id ?? null),
      ),
    }),
  });
  const cells = grid.likelihood.map((_, l) =>
    grid.impact.map((_, i) => ({ sheet: sheet.name, row: grid.rect.bottom - l, column: grid.rect.left + 2 + i })),
  );
  return { matrix, sheet: sheet.name, range: grid.rect, cells };
}

/** A grid from its row of labels on: then the row of numbers, then a row for each likelihood, the highest first. */
function gridFrom(at: (row: number, column: number) => CellValue, top: number): OwnGrid | null {
  const impact: Level[] = [];
  for (let c = 2; impact.length < MOST; c++) {
    const number = at(top + 1, c);
    if (typeof number !== "number") break;
    impact.push(levelOf(number, at(top, c)));
  }
  const likelihood: Level[] = [];
  const values: CellValue[][] = [];
  for (let row = top + 2; likelihood.length < MOST; row++) {
    const number = at(row, 1);
    if (typeof number !== "number") break;
    likelihood.unshift(levelOf(number, at(row, 0)));
    values.unshift(impact.map((_, i) => at(row, 2 + i)));
  }
  if (impact.length === 0 || likelihood.length === 0) return null;
  const rect = { top, left: 0, bottom: top + 1 + likelihood.length, right: 1 + impact.length };
  return { rect, likelihood, impact, values };
}

const levelOf = (number: number, label: CellValue): Level => ({
  number,
  labels: cellText(label) === "" ? [] : [cellText(label)],
});

/** The bands in their order; one of several ranges of scores has a line for each. */
function bandsFrom(
  sheet: SheetSnapshot,
  at: (row: number, column: number) => CellValue,
  heading: number | null,
): readonly Band[] {
  if (heading === null) return [];
  const columns = Array.from({ length: 4 }, (_, c) => cellText(at(heading, c)));
  const [from, to, also] = [MATRIX_WORDS.from, MATRIX_WORDS.to, MATRIX_WORDS.also].map((word) => columns.indexOf(word));
  const bands = new Map<string, Band>();
  for (let row = heading + 1; row <= heading + MOST && cellText(at(row, 0)) !== ""; row++) {
    const label = cellText(at(row, 0));
    const id = label.toLowerCase().replace(/\s+/g, "-");
    const [low, high] = [from!, to!].map((column) => (column < 0 ? null : at(row, column)));
    const known = bands.get(id);
    const ends = [known?.min, low].filter((end): end is number => typeof end === "number");
    const tops = [known?.max, high].filter((end): end is number => typeof end === "number");
    const max = tops.length > 0 ? Math.max(...tops) : null;
    bands.set(id, {
      id,
      label,
      words: cellText(at(row, also!)).split(", ").filter(Boolean),
      min: ends.length > 0 ? Math.min(...ends) : null,
      max: max === MATRIX_WORDS.beyond ? null : max,
      fill: sheet.fills.get(cellKey(row, 0)) ?? null,
    });
  }
  return [...bands.values()];
}
