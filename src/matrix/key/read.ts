import { rectA1, refA1, type CellRef, type Rect, type WorkbookSnapshot } from "../../workbook";
import { makeMatrix } from "../build";
import type { Level, Matrix } from "../model";
import { legendBands } from "./bands";
import { gridsOf } from "./grids";
import { legendsOf, type Legend } from "./legends";
import { scalesOf, type Scale } from "./scales";
import { statedLevels, statedRule } from "./statements";
import { isBandName, speaksOfOpportunity, speaksOfRisk, speaksOfThreat } from "./terms";
import { viewOf, type View } from "./view";

/** A matrix read from a key in the workbook, and where it stands. */
export interface FoundMatrix {
  readonly matrix: Matrix;
  readonly sheet: string;
  /** The grid with its axis labels; of a legend without a grid, the legend. */
  readonly range: Rect;
  /** The place of each cell of the grid, [likelihood index][impact index]; empty for a legend without a grid. */
  readonly cells: readonly (readonly CellRef[])[];
  /** How many sheets show this very matrix; absent for a legend without a grid. */
  readonly sheets?: number;
}

const MAX_SHEETS = 200;

interface SheetKeys {
  readonly view: View;
  readonly legends: readonly Legend[];
  readonly scales: readonly Scale[];
}

/**
 * Every scoring matrix the workbook's own keys give, grids before legends, in the order of its sheets. A legend without
 * any grid gives a matrix of bands alone: its scores are known only where the sheet states the rule in words. Axes
 * without words take them from a scale table that has the same numbers.
 */
export function readMatrices(workbook: WorkbookSnapshot): readonly FoundMatrix[] {
  const sheets = workbook.sheets.slice(0, MAX_SHEETS).map((sheet): SheetKeys => {
    const view = viewOf(sheet);
    return { view, legends: legendsOf(view), scales: scalesOf(view) };
  });
  const scales = sheets.flatMap((s) => s.scales);
  const elsewhere = sheets.flatMap((s) => s.legends);
  const found: FoundMatrix[] = [];
  for (const { view, legends } of sheets) {
    const grids = gridsOf(view, legends.length > 0 ? legends : elsewhere);
    for (const { matrix, rect, cells } of grids)
      found.push({ matrix: withWords(matrix, scales), sheet: view.sheet.name, range: rect, cells });
  }
  const distinct: FoundMatrix[][] = [];
  for (const each of found) {
    const same = distinct.find(([first]) => sameMatrix(first!.matrix, each.matrix));
    if (same) same.push(each);
    else distinct.push([each]);
  }
  if (distinct.length > 0)
    return distinct.map((same) => ({ ...same[0]!, sheets: new Set(same.map(({ sheet }) => sheet)).size }));
  return sheets.flatMap((keys) => legendMatrices(keys, scales));
}

const sameMatrix = (a: Matrix, b: Matrix): boolean =>
  JSON.stringify(a, withoutPlaces) === JSON.stringify(b, withoutPlaces);
const withoutPlaces = (key: string, value: unknown): unknown =>
  key === "where" || key === "stated" ? undefined : value;

/** Levels that are numbers alone take their words from the one scale of that axis with the same numbers. */
function withWords(matrix: Matrix, scales: readonly Scale[]): Matrix {
  const worded = (axis: "likelihood" | "impact"): readonly Level[] => {
    const levels = matrix[axis];
    if (levels.some((level) => level.labels.length > 0)) return levels;
    const fitting = scales.filter(
      (s) =>
        s.axis === axis &&
        s.levels.length === levels.length &&
        s.levels.every((level, i) => level.number === levels[i]!.number),
    );
    return fitting.length > 0 && fitting.every((s) => JSON.stringify(s.levels) === JSON.stringify(fitting[0]!.levels))
      ? fitting[0]!.levels
      : levels;
  };
  return { ...matrix, likelihood: worded("likelihood"), impact: worded("impact") };
}

function legendMatrices({ view, legends, scales }: SheetKeys, everywhere: readonly Scale[]): readonly FoundMatrix[] {
  const name = view.sheet.name;
  const axis = (of: "likelihood" | "impact"): Scale | undefined =>
    scales.find((s) => s.axis === of) ?? everywhere.find((s) => s.axis === of);
  const likelihood = axis("likelihood"),
    impact = axis("impact");
  const both = likelihood !== undefined && impact !== undefined;
  const levels = both ? { likelihood: likelihood.levels, impact: impact.levels } : levelsSaid(view);
  const rule = statedRule(view);
  const matrixOf = (legend: Legend | null, rect: Rect): FoundMatrix => {
    const axes = levels ?? { likelihood: [], impact: [] };
    const bare = makeMatrix({
      source: "workbook",
      where: rangeOf(name, rect),
      kind: kindOf(view, rect),
      ...axes,
      rule: rule ?? "lookup",
      scores: rule ? undefined : axes.likelihood.map(() => []),
      bands: [],
      scoresKnown: rule !== null,
    });
    const reachable = bare.cells.flatMap((row) => row.flatMap((cell) => (cell.score === null ? [] : [cell.score])));
    const bands = legend ? legendBands(legend, reachable) : [];
    const matrix = makeMatrix({
      ...bare,
      scores: rule ? undefined : axes.likelihood.map(() => []),
      bands,
      bandsKnown: bands.length > 0,
    });
    return { matrix, sheet: name, range: rect, cells: [] };
  };
  const spoken = legends.filter(
    (legend) => legend.entries.every((e) => e.name !== "" || e.fill !== null) && aboutScores(view, legend),
  );
  if (spoken.length > 0) return spoken.map((legend) => matrixOf(legend, legend.rect));
  if (both && scales.includes(likelihood) && scales.includes(impact))
    return [matrixOf(null, hull(likelihood.rect, impact.rect))];
  return [];
}

/** Both axes as a sentence on the key's own sheet gives them; null where none does. */
function levelsSaid(view: View): Pick<Matrix, "likelihood" | "impact"> | null {
  const levels = statedLevels(view);
  return levels && { likelihood: levels, impact: levels };
}

/** A title stands in one of the first rows. */
const TITLE_ROWS = 5;

/**
 * A legend without a grid counts only where its sheet or a heading near it speaks of risk scores, or its sheet says how they are made; or where the sheet's title
 * does and every entry is a band's word.
 */
function aboutScores(view: View, { rect, entries }: Legend): boolean {
  if (speaksOfRisk(view.sheet.name) || statedRule(view) !== null) return true;
  if (entries.length >= 3 && entries.every(({ name }) => isBandName(name)))
    for (let r = 0; r < Math.min(TITLE_ROWS, rect.top); r++)
      for (let c = 0; c < TITLE_ROWS; c++) if (speaksOfRisk(view.text(r, c))) return true;
  for (let r = Math.max(0, rect.top - 4); r <= rect.top; r++)
    for (let c = Math.max(0, rect.left - 2); c <= rect.right + 2; c++) if (speaksOfRisk(view.text(r, c))) return true;
  return false;
}

function kindOf(view: View, rect: Rect): "threat" | "opportunity" {
  for (let r = rect.top; r >= Math.max(0, rect.top - 3); r--) {
    for (let c = rect.left; c <= rect.right; c++) {
      const text = view.text(r, c);
      if (speaksOfThreat(text)) return "threat";
      if (speaksOfOpportunity(text)) return "opportunity";
    }
  }
  return "threat";
}

const rangeOf = (sheet: string, rect: Rect): string =>
  `${refA1({ sheet, row: 0, column: 0 }).replace(/A1$/, "")}${rectA1(rect)}`;

const hull = (a: Rect, b: Rect): Rect => ({
  top: Math.min(a.top, b.top),
  left: Math.min(a.left, b.left),
  bottom: Math.max(a.bottom, b.bottom),
  right: Math.max(a.right, b.right),
});
