// What the samples share: data, cells and their styles, a key sheet.
import { readFileSync } from "node:fs";

const folder = new URL("../../samples/data/", import.meta.url);
export const data = (name) => JSON.parse(readFileSync(new URL(`${name}.json`, folder), "utf8"));

// The samples' own bands: no published register states its bands' numbers.
export const BANDS = [
  { label: "Green", min: 1, max: 6, fill: "92D050", ink: "000000" },
  { label: "Amber", min: 8, max: 15, fill: "FFC000", ink: "000000" },
  { label: "Red", min: 16, max: 25, fill: "C00000", ink: "FFFFFF" },
];
const bandOf = (score) => BANDS.find((b) => score >= b.min && score <= b.max);
export const NOTE =
  "The published register shows colours but not the numbers behind them. The bands on this sheet are the sample's own.";

const line = { style: "thin", color: { rgb: "A6A6A6" } };
const border = { top: line, right: line, bottom: line, left: line };
const fill = (rgb) => ({ type: "pattern", pattern: "solid", fgColor: { rgb } });
export const text = (over = {}) => ({
  font: { name: "Calibri", size: 9, ...over.font },
  alignment: { vertical: "top", wrapText: true, ...over.alignment },
  border,
  ...(over.fill && { fill: fill(over.fill) }),
  ...(over.numFmt && { numFmt: over.numFmt }),
});
export const heading = text({
  font: { bold: true, color: { rgb: "FFFFFF" } },
  fill: "1F3864",
  alignment: { horizontal: "center", vertical: "center" },
});
export const number = (over = {}) => text({ ...over, alignment: { horizontal: "center" } });
export const scored = (score) => {
  const band = bandOf(score);
  return number(band ? { fill: band.fill, font: { bold: true, color: { rgb: band.ink } } } : {});
};

const middle = (style) => ({ ...style, alignment: { ...style.alignment, vertical: "center" } });

/** A sheet drawn cell by cell; rows and columns 0-based. */
export class Drawing {
  constructor(name) {
    this.name = name;
    this.cells = new Map();
    this.rows = [];
    this.merges = [];
    this.heights = new Map();
  }
  put(row, column, value, style) {
    while (this.rows.length <= row) this.rows.push([]);
    const formula = value !== null && typeof value === "object" && !(value instanceof Date) ? value : null;
    const shown = formula ? formula.value : value === "" ? null : value;
    while (this.rows[row].length <= column) this.rows[row].push(null);
    this.rows[row][column] = shown;
    this.cells.set(`${row},${column}`, {
      ...(formula
        ? { type: "formula", formula: formula.formula, formulaResult: formula.value, value: formula.value }
        : { value: shown, type: shown === null ? "empty" : shown instanceof Date ? "date" : typeof shown }),
      style,
    });
  }
  merge(top, left, bottom, right, style) {
    if (top === bottom && left === right) return;
    for (let r = top; r <= bottom; r++)
      for (let c = left; c <= right; c++) if (!this.cells.has(`${r},${c}`)) this.put(r, c, null, style);
    this.merges.push({ startRow: top, startCol: left, endRow: bottom, endCol: right });
  }
  sheet(more) {
    return {
      name: this.name,
      rows: this.rows,
      cells: this.cells,
      merges: this.merges,
      rowDefs: new Map([...this.heights].map(([row, height]) => [row, { height }])),
      ...more,
    };
  }
}

/** Points a wrapped text needs in a column of so many characters, at 9 points. */
export const need = (value, width) =>
  (value === null || value === undefined
    ? 1
    : String(value)
        .split("\n")
        .reduce((n, part) => n + Math.max(1, Math.ceil((part.length * 0.9) / width)), 0)) *
    12.2 +
  3;

/** "Sep-14" is how such a register types a month; Excel keeps it as the first of it, shown as mmm-yy. Anything else stays text. */
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
export const month = (value) => {
  const m = /^([A-Z][a-z]{2})-(\d{2})$/.exec(value);
  return m ? new Date(Date.UTC(2000 + Number(m[2]), MONTHS.indexOf(m[1]), 1)) : value;
};

/** The key: the matrix with its fills, level names and numbers on both axes, and what each colour asks for. */
export function keySheet(name, { title, impact, likelihood, meanings }) {
  const key = new Drawing(name);
  key.put(0, 0, title, { font: { name: "Calibri", size: 14, bold: true } });
  key.put(1, 0, NOTE, { font: { name: "Calibri", size: 9, italic: true } });
  key.put(3, 0, "IMPACT", heading);
  for (let row = 0; row < 5; row++) {
    const i = 5 - row;
    key.put(3 + row, 1, impact[i - 1], text({ font: { bold: true }, alignment: { vertical: "center" } }));
    key.put(3 + row, 2, i, middle(number({ font: { bold: true } })));
    for (let l = 1; l <= 5; l++) key.put(3 + row, 2 + l, i * l, middle(scored(i * l)));
    key.heights.set(3 + row, 24);
  }
  key.merge(3, 0, 7, 0, heading);
  for (let l = 1; l <= 5; l++) {
    key.put(8, 2 + l, l, number({ font: { bold: true } }));
    key.put(9, 2 + l, likelihood[l - 1], number({ font: { bold: true } }));
  }
  key.put(10, 3, "LIKELIHOOD", heading);
  key.merge(10, 3, 10, 7, heading);
  key.put(12, 1, "Band", heading);
  key.put(12, 2, "Scores", heading);
  key.put(12, 3, "What it asks for", heading);
  key.merge(12, 3, 12, 7, heading);
  [...BANDS].reverse().forEach((band, n) => {
    key.put(13 + n, 1, band.label, text({ fill: band.fill, font: { bold: true, color: { rgb: band.ink } } }));
    key.put(13 + n, 2, `${band.min}-${band.max}`, number());
    key.put(13 + n, 3, meanings[band.label], text());
    key.merge(13 + n, 3, 13 + n, 7, text());
    key.heights.set(13 + n, 26);
  });
  return key.sheet({
    columns: [{ width: 11 }, { width: 20 }, { width: 8 }, ...Array(5).fill({ width: 15 })],
    view: { showGridLines: false },
    pageSetup: { ...PAGE, paperSize: "a4" },
  });
}

export const PAGE = { paperSize: "a3", orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 };

