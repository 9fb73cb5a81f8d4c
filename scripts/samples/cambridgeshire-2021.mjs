import { Drawing, NOTE, PAGE, BANDS, data, heading, need, number, scored, text } from "./common.mjs";

const label = text({ font: { bold: true }, fill: "D9E1F2" });
const widths = [11, 4, 5, 5, 5, 5, 5, 2, 16, 34, 16, 18, 14, 14];

/** "04/03/2021" as the date it is; a day that does not exist stays the text that was typed. */
const date = (value) => {
  const [day, month, year] = value.split("/").map(Number);
  const found = new Date(Date.UTC(year, month - 1, day));
  return found.getUTCDate() === day && found.getUTCMonth() === month - 1 ? found : value;
};
const dated = number({ numFmt: "dd/mm/yyyy" });

/** One risk on a page of its own: a 5x5 grid with an X, scores and reviews beside it, then what lies behind it, controls, action plans. */
function page(risk) {
  const s = new Drawing(`Risk ${risk.number}`);
  const across = (row, left, right, value, style) => {
    s.put(row, left, value, style);
    s.merge(row, left, row, right, style);
  };
  across(0, 0, 13, data("cambridgeshire-2021").title, { font: { name: "Calibri", size: 14, bold: true } });
  across(1, 0, 13, `Risk ${risk.number}. ${risk.title}`, heading);
  s.heights.set(1, 24);
  s.put(2, 0, "Likelihood", label);
  s.merge(2, 0, 6, 0, label);
  for (let l = 5; l >= 1; l--) {
    const row = 7 - l;
    s.put(row, 1, l, number({ font: { bold: true } }));
    for (let c = 1; c <= 5; c++) s.put(row, 1 + c, l === risk.likelihood && c === risk.consequence ? "X" : null, scored(l * c));
  }
  for (let c = 1; c <= 5; c++) s.put(7, 1 + c, c, number({ font: { bold: true } }));
  across(8, 2, 6, "Consequence", label);
  s.put(2, 8, "Risk Owners", label);
  s.put(2, 9, risk.owner, text());
  [["Current Score", risk.score], ["Target Score", null], ["Previous Score", null]].forEach(([name, value], n) => {
    s.put(2 + n, 10, name, label);
    s.put(2 + n, 11, value, value === null ? number() : scored(value));
  });
  [["Last Review", risk.last], ["Next Review", risk.next]].forEach(([name, value], n) => {
    s.put(2 + n, 12, name, label);
    s.put(2 + n, 13, date(value), dated);
  });
  [["Triggers", 8, 9, risk.triggers], ["Likelihood Factors (Vulnerability)", 10, 11, risk.factors], ["Potential Consequences", 12, 13, risk.consequences]].forEach(([name, left, right, lines]) => {
    across(5, left, right, name, label);
    s.put(6, left, lines.join("\n"), text());
    for (let row = 6; row <= 8; row++) for (let column = left; column <= right; column++) if (row > 6 || column > left) s.put(row, column, null, text());
    s.merges.push({ startRow: 6, startCol: left, endRow: 8, endCol: right });
  });
  const tall = Math.max(need(risk.triggers.join("\n"), 50), need(risk.factors.join("\n"), 34), need(risk.consequences.join("\n"), 28));
  for (const row of [6, 7, 8]) s.heights.set(row, Math.max(18, tall / 3));
  s.heights.set(2, need(risk.owner, 34));

  let row = 10;
  const tableRow = (cells, style) => {
    for (const [left, right, value, own] of cells) across(row, left, right, value, own ?? style);
    s.heights.set(row, Math.max(...cells.map(([left, right, value]) => need(value instanceof Date ? "" : value, widths.slice(left, right + 1).reduce((a, b) => a + b, 0)))));
    row++;
  };
  tableRow([[0, 7, "Controls"], [8, 8, "Adequacy"], [9, 10, "Critical Success"], [11, 13, "Assurance"]], label);
  for (const [control, adequacy, success, assurance] of risk.controls) tableRow([[0, 7, control], [8, 8, adequacy], [9, 10, success], [11, 13, assurance]], text());
  row++;
  tableRow([[0, 7, "Action Plans"], [8, 10, "Assurance"], [11, 11, "Responsibility"], [12, 13, "Target Date"]], label);
  for (const action of risk.actions) tableRow([[0, 7, action.description], [8, 10, action.assurance], [11, 11, action.responsibility], [12, 13, action.target ? date(action.target) : "", dated]], text());
  row++;
  [["Risk Path:", risk.path], ["Risk Category:", ""], ["Linked Objective(s):", ""]].forEach(([name, value]) => tableRow([[0, 7, name, label], [8, 13, value]], text()));
  return s.sheet({ columns: widths.map((width) => ({ width })), view: { showGridLines: false }, pageSetup: { ...PAGE, paperSize: "a4" } });
}

export function cambridgeshire2021() {
  const key = new Drawing("Key");
  key.put(0, 0, "How scores are coloured", { font: { name: "Calibri", size: 14, bold: true } });
  key.put(1, 0, NOTE, { font: { name: "Calibri", size: 9, italic: true } });
  key.put(3, 0, "Band", heading);
  key.put(3, 1, "Scores", heading);
  [...BANDS].reverse().forEach((band, n) => {
    key.put(4 + n, 0, band.label, text({ fill: band.fill, font: { bold: true, color: { rgb: band.ink } } }));
    key.put(4 + n, 1, `${band.min}-${band.max}`, number());
  });
  const day = new Date("2021-03-31T00:00:00Z");
  return {
    sheets: [...data("cambridgeshire-2021").risks.map(page), key.sheet({ columns: [{ width: 16 }, { width: 12 }], view: { showGridLines: false } })],
    properties: { title: "Corporate risk register, March 2021 (sample)", creator: "Register Check", description: "Built from a published register for Register Check. Owners are roles.", created: day, modified: day },
  };
}
