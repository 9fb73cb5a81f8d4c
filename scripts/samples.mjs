// Builds samples/*.xlsx from samples/data/*.json: `node scripts/samples.mjs [--check]`.
// With --check nothing is written; it fails when a sample is not what this script makes.
import { readFileSync, writeFileSync, existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeXlsx } from "hucre/xlsx";

const samples = join(dirname(fileURLToPath(import.meta.url)), "..", "samples");
const data = (name) => JSON.parse(readFileSync(join(samples, "data", `${name}.json`), "utf8"));

// The samples' own bands: no published register states its bands' numbers.
const BANDS = [
  { label: "Green", min: 1, max: 6, fill: "92D050", ink: "000000" },
  { label: "Amber", min: 8, max: 15, fill: "FFC000", ink: "000000" },
  { label: "Red", min: 16, max: 25, fill: "C00000", ink: "FFFFFF" },
];
const bandOf = (score) => BANDS.find((b) => score >= b.min && score <= b.max);
const NOTE =
  "The published register shows colours but not the numbers behind them. The bands on this sheet are the sample's own.";

const line = { style: "thin", color: { rgb: "A6A6A6" } };
const border = { top: line, right: line, bottom: line, left: line };
const fill = (rgb) => ({ type: "pattern", pattern: "solid", fgColor: { rgb } });
const text = (over = {}) => ({
  font: { name: "Calibri", size: 9, ...over.font },
  alignment: { vertical: "top", wrapText: true, ...over.alignment },
  border,
  ...(over.fill && { fill: fill(over.fill) }),
  ...(over.numFmt && { numFmt: over.numFmt }),
});
const heading = text({
  font: { bold: true, color: { rgb: "FFFFFF" } },
  fill: "1F3864",
  alignment: { horizontal: "center", vertical: "center" },
});
const number = (over = {}) => text({ ...over, alignment: { horizontal: "center" } });
const scored = (score) => {
  const band = bandOf(score);
  return number(band ? { fill: band.fill, font: { bold: true, color: { rgb: band.ink } } } : {});
};

const middle = (style) => ({ ...style, alignment: { ...style.alignment, vertical: "center" } });

/** A sheet drawn cell by cell; rows and columns 0-based. */
class Drawing {
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
const need = (value, width) =>
  (value === null || value === undefined
    ? 1
    : String(value)
        .split("\n")
        .reduce((n, part) => n + Math.max(1, Math.ceil((part.length * 0.9) / width)), 0)) *
    12.2 +
  3;

/** "Sep-14" is how such a register types a month; Excel keeps it as the first of it, shown as mmm-yy. Anything else stays text. */
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const month = (value) => {
  const m = /^([A-Z][a-z]{2})-(\d{2})$/.exec(value);
  return m ? new Date(Date.UTC(2000 + Number(m[2]), MONTHS.indexOf(m[1]), 1)) : value;
};

/** The key: the matrix with its fills, level names and numbers on both axes, and what each colour asks for. */
function keySheet(name, { title, impact, likelihood, meanings }) {
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

const PAGE = { paperSize: "a3", orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 };

/** A two-level heading with merged groups, a risk over several rows with its own cells merged down, and a key sheet. */
function cambridgeshire() {
  const { title, version, risks } = data("cambridgeshire-2014");
  const widths = [7, 26, 38, 34, 10, 8, 7, 22, 24, 62, 10, 8, 9, 44, 18, 11, 12, 8];
  const s = new Drawing("Register");
  s.put(0, 0, title, { font: { name: "Calibri", size: 16, bold: true } });
  s.put(1, 0, version, { font: { name: "Calibri", size: 11 } });
  const groups = [
    ["Details of Risk", 0, 3],
    ["Inherent Risk", 4, 8],
    ["Key Controls", 9, 9],
    ["Residual Risk", 10, 12],
    ["Actions", 13, 17],
  ];
  for (const [name, left, right] of groups) {
    s.put(3, left, name, heading);
    s.merge(3, left, 3, right, heading);
  }
  [
    "Risk No.",
    "Risk Description",
    "Trigger",
    "Result",
    "Probability",
    "Impact",
    "Score",
    "Owner",
    "Contact",
    null,
    "Probability",
    "Impact",
    "Residual Score",
    "Description",
    "Action Owner",
    "Target Date",
    "Revised Target Date",
    "Action Status",
  ].forEach((name, column) => s.put(4, column, name, heading));
  s.merges.push({ startRow: 3, startCol: 9, endRow: 4, endCol: 9 });
  s.heights.set(4, 30);
  let row = 5;
  for (const risk of risks) {
    const top = row,
      bottom = row + risk.rows.length - 1;
    const own = [risk.number, risk.description, risk.trigger, risk.result, ...risk.inherent, risk.owner, risk.contact];
    own.forEach((value, column) =>
      s.put(
        top,
        column,
        value,
        column === 6 ? scored(value) : column === 0 || (column > 3 && column < 7) ? number() : text(),
      ),
    );
    risk.residual.forEach((value, n) => s.put(top, 10 + n, value, n === 2 ? scored(value) : number()));
    for (const part of risk.rows) {
      s.put(row, 9, part.control, text());
      const { description = "", owner = "", target = "", revised = "", status = "" } = part.action ?? {};
      [description, owner, month(target), month(revised), status].forEach((value, n) =>
        s.put(row, 13 + n, value, value instanceof Date ? number({ numFmt: "mmm-yy" }) : n > 1 ? number() : text()),
      );
      s.heights.set(row, Math.min(409, Math.max(need(part.control, 62), need(description, 44), need(owner, 18), 15)));
      row++;
    }
    for (const column of [0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12])
      s.merge(top, column, bottom, column, s.cells.get(`${top},${column}`).style);
    const have = Array.from({ length: bottom - top + 1 }, (_, n) => s.heights.get(top + n)).reduce((a, b) => a + b, 0);
    const want = Math.max(...own.map((value, column) => need(value, widths[column])));
    if (want > have) s.heights.set(bottom, Math.min(409, s.heights.get(bottom) + want - have));
  }
  const key = keySheet("Risk Scoring", {
    title: "SCORING MATRIX",
    impact: ["NEGLIGIBLE", "LOW (L)", "MEDIUM (M)", "HIGH (H)", "VERY HIGH (V)"],
    likelihood: ["VERY RARE", "UNLIKELY", "POSSIBLE", "LIKELY", "VERY LIKELY"],
    meanings: {
      Red: "Excess of Council's risk appetite - action needed to redress, quarterly monitoring",
      Amber: "Likely to cause the Council some difficulties - quarterly monitoring",
      Green: "Monitor as necessary",
    },
  });
  return {
    sheets: [
      s.sheet({
        columns: widths.map((width) => ({ width })),
        freezePane: { rows: 5, columns: 2 },
        pageSetup: { ...PAGE, printTitlesRow: "$4:$5" },
      }),
      key,
    ],
    properties: {
      title: "CFA risk register, August 2014 (sample)",
      creator: "Register Check",
      description: "Built from a published register for Register Check. Owners and contacts are roles.",
      created: new Date("2014-08-31T00:00:00Z"),
      modified: new Date("2014-08-31T00:00:00Z"),
    },
  };
}

/** One row a risk, impact before likelihood, previous beside current, formulas for the scores, an empty direction-of-travel column. */
function cumbria() {
  const { title, period, risks } = data("cumbria-2017-q3");
  const widths = [6, 30, 70, 26, 9, 11, 9, 9, 11, 9, 9, 14];
  const s = new Drawing("Risk register");
  s.put(0, 0, title, { font: { name: "Calibri", size: 16, bold: true } });
  s.put(1, 0, period, { font: { name: "Calibri", size: 11 } });
  const groups = [
    ["Risk", 0, 3],
    ["Previous quarter", 4, 6],
    ["Current quarter", 7, 9],
    ["Target", 10, 10],
    ["Direction of travel", 11, 11],
  ];
  for (const [name, left, right] of groups) {
    s.put(3, left, name, heading);
    s.merge(3, left, 3, right, heading);
  }
  [
    "Ref",
    "Risk",
    "Description",
    "Owner",
    "Impact",
    "Likelihood",
    "Score",
    "Impact",
    "Likelihood",
    "Score",
    "Score",
    "DOT",
  ].forEach((name, column) => s.put(4, column, name, heading));
  s.heights.set(3, 30);
  s.heights.set(4, 20);
  risks.forEach((risk, n) => {
    const row = 5 + n,
      at = row + 1;
    s.put(row, 0, risk.number, number());
    s.put(row, 1, risk.title, text({ font: { bold: true } }));
    s.put(row, 2, risk.description, text());
    s.put(row, 3, risk.owner, text());
    s.put(row, 4, risk.previous.impact, number());
    s.put(row, 5, risk.previous.likelihood, number());
    s.put(row, 6, { formula: `E${at}*F${at}`, value: risk.previous.score }, scored(risk.previous.score));
    s.put(row, 7, risk.current.impact, number());
    s.put(row, 8, risk.current.likelihood, number());
    s.put(row, 9, { formula: `H${at}*I${at}`, value: risk.current.score }, scored(risk.current.score));
    s.put(row, 10, risk.target, scored(risk.target));
    s.put(row, 11, null, number());
    s.heights.set(row, Math.max(need(risk.description, 70), need(risk.title, 26), need(risk.owner, 26)));
  });
  const key = keySheet("Key", {
    title: "HOW RISKS ARE SCORED: IMPACT X LIKELIHOOD",
    impact: ["Insignificant", "Minor", "Moderate", "Major", "Catastrophic"],
    likelihood: ["Rare", "Unlikely", "Possible", "Likely", "Almost certain"],
    meanings: {
      Red: "Reported to members every quarter, with a plan to bring it down",
      Amber: "Managed by the owner and reviewed every quarter",
      Green: "Watched, no further action asked for",
    },
  });
  return {
    sheets: [
      s.sheet({
        columns: widths.map((width) => ({ width })),
        freezePane: { rows: 5, columns: 2 },
        pageSetup: { ...PAGE, printTitlesRow: "$4:$5" },
      }),
      key,
    ],
    properties: {
      title: "Corporate risk register, Quarter 3 2017/18 (sample)",
      creator: "Register Check",
      description: "Built from a published register for Register Check. Owners are roles.",
      created: new Date("2017-12-31T00:00:00Z"),
      modified: new Date("2017-12-31T00:00:00Z"),
    },
  };
}

const BUILDS = { "cambridgeshire-2014": cambridgeshire, "cumbria-2017-q3": cumbria };
let stale = 0;
for (const [name, build] of Object.entries(BUILDS)) {
  const file = join(samples, `${name}.xlsx`);
  const bytes = Buffer.from(await writeXlsx(build()));
  if (!process.argv.includes("--check")) writeFileSync(file, bytes);
  else if (!existsSync(file) || !readFileSync(file).equals(bytes)) {
    console.error(`samples/${name}.xlsx is not what scripts/samples.mjs makes: run npm run samples`);
    stale++;
  }
}
process.exitCode = stale ? 1 : 0;
