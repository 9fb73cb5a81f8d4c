import type { Matrix } from "../../src/matrix";
import { cellKey, type CellValue, type Rect, type SheetSnapshot } from "../../src/workbook";

/** How a key sheet lays a matrix out. */
export interface KeyLayout {
  readonly likelihoodAcross: boolean;
  /** Whether the low levels stand first (top or left). */
  readonly likelihoodLowFirst: boolean;
  readonly impactLowFirst: boolean;
  readonly labels: "numbers" | "words" | "both" | "joined";
  readonly columnLabels: "above" | "below";
  readonly rowLabels: "left" | "right";
  readonly titles: "merged" | "single" | "spaced" | "corner";
  readonly cells: "scores" | "words" | "both" | "blank";
  readonly fills: boolean;
  readonly legend: "none" | "ranges" | "coloured";
  /** Blank rows and columns before the key. */
  readonly down: number;
  readonly right: number;
}

const TITLES = { likelihood: "LIKELIHOOD", impact: "IMPACT" } as const;

/** A sheet with the matrix drawn on it as councils draw them. The matrix's bands need fills where the layout shows fills. */
export function drawKey(matrix: Matrix, layout: KeyLayout): SheetSnapshot {
  const cells = new Map<number, CellValue>();
  const fills = new Map<number, string>();
  const merges: Rect[] = [];
  const put = (row: number, column: number, value: CellValue): void => void cells.set(cellKey(row, column), value);
  const ordered = <T>(list: readonly T[], lowFirst: boolean): readonly T[] => (lowFirst ? list : [...list].reverse());
  const likelihoods = ordered(
    matrix.likelihood.map((_, i) => i),
    layout.likelihoodLowFirst,
  );
  const impacts = ordered(
    matrix.impact.map((_, i) => i),
    layout.impactLowFirst,
  );
  const rows = layout.likelihoodAcross ? impacts : likelihoods,
    columns = layout.likelihoodAcross ? likelihoods : impacts;
  const lines = layout.labels === "both" ? 2 : 1;
  const corner = layout.titles === "corner";
  const top = layout.down + (layout.columnLabels === "above" ? lines + 1 : 1),
    left = layout.right + (layout.rowLabels === "left" ? lines + 1 : 1);
  const bottom = top + rows.length - 1,
    right = left + columns.length - 1;
  rows.forEach((r, i) =>
    columns.forEach((c, j) => {
      const cell = layout.likelihoodAcross ? matrix.cells[c]![r]! : matrix.cells[r]![c]!;
      const band = matrix.bands.find((b) => b.id === cell.band);
      const value = {
        scores: cell.score,
        words: band?.label ?? null,
        both: `${cell.score} ${band?.label ?? ""}`,
        blank: null,
      }[layout.cells];
      put(top + i, left + j, value);
      if (layout.fills && band?.fill) fills.set(cellKey(top + i, left + j), band.fill);
    }),
  );
  const axisOf = (of: "rows" | "columns"): "likelihood" | "impact" =>
    (of === "rows") === layout.likelihoodAcross ? "impact" : "likelihood";
  const label = (of: "rows" | "columns", index: number, at: (line: number) => readonly [number, number]): void => {
    const level = matrix[axisOf(of)][index]!;
    const word = level.labels[0] ?? "";
    const written: readonly CellValue[] = {
      numbers: [level.number],
      words: [word],
      both: [level.number, word],
      joined: [`${level.number} - ${word}`],
    }[layout.labels];
    written.forEach((value, line) => put(...at(line), value));
  };
  const beside = (line: number): number => (layout.rowLabels === "left" ? left - 1 - line : right + 1 + line);
  const beyond = (line: number): number => (layout.columnLabels === "above" ? top - 1 - line : bottom + 1 + line);
  rows.forEach((r, i) => label("rows", r, (line) => [top + i, beside(line)]));
  columns.forEach((c, j) => label("columns", c, (line) => [beyond(line), left + j]));
  const title = (axis: "likelihood" | "impact"): string =>
    layout.titles === "spaced" ? [...TITLES[axis]].join(" ") : TITLES[axis];
  if (corner) put(beyond(0), beside(0), `${TITLES[axisOf("rows")]} / ${TITLES[axisOf("columns")]}`);
  else {
    put(top, beside(lines), title(axisOf("rows")));
    put(beyond(lines), left, title(axisOf("columns")));
    if (layout.titles === "merged") {
      merges.push(
        { top, bottom, left: beside(lines), right: beside(lines) },
        { top: beyond(lines), bottom: beyond(lines), left, right },
      );
    }
  }
  if (layout.legend !== "none") {
    matrix.bands.forEach((band, i) => {
      const row = bottom + lines + 4 + i;
      put(row, left, band.label);
      put(row, left + 1, `${band.min}-${band.max}`);
      if (layout.legend === "coloured" && band.fill) fills.set(cellKey(row, left), band.fill);
    });
  }
  const height = bottom + lines + 6 + matrix.bands.length,
    width = right + lines + 4;
  return {
    name: "Key",
    visibility: "visible",
    rows: Array.from({ length: height }, (_, r) =>
      Array.from({ length: width }, (_, c) => cells.get(cellKey(r, c)) ?? null),
    ),
    formulas: new Map(),
    numberFormats: new Map(),
    fills,
    fontColours: new Map(),
    merges,
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
    tables: [],
    conditionalFormats: [],
    protected: false,
    frozenRows: 0,
  };
}
