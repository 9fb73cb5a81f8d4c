import { BANDS, Drawing, NOTE, PAGE, data, heading, need, number, scored, text } from "./common.mjs";

/** Risks and opportunities in two tables on one sheet, one heading row each; one key that serves both, with words for either. */
export function lancashire2018() {
  const { title, headings, risks, opportunityHeadings, opportunities } = data("lancashire-2018-q3");
  const widths = [16, 30, 16, 42, 62, 11, 62, 11, 20, 44];
  const s = new Drawing("Risks and opportunities");
  s.put(0, 0, title, { font: { name: "Calibri", size: 16, bold: true } });
  let row = 2;
  const table = (names, rows) => {
    names.forEach((name, column) => s.put(row, column, name, heading));
    s.heights.set(row, 40);
    row++;
    for (const cells of rows) {
      cells.forEach((cell, column) => {
        const score = column === 5 || column === 7;
        // A score that stands alone is a number; "16 (Major/Likely)" stays as it was typed.
        const value = score && /^\d+$/.test(cell) ? Number(cell) : cell;
        s.put(row, column, value, score ? scored(Number.parseInt(cell, 10)) : column === 0 ? number() : text());
      });
      s.heights.set(row, Math.min(409, Math.max(...cells.map((cell, column) => need(cell, widths[column])))));
      row++;
    }
  };
  table(headings, risks);
  row += 2;
  table(opportunityHeadings, opportunities);

  const key = new Drawing("Key to scores");
  key.put(0, 0, "Key to Scores", { font: { name: "Calibri", size: 14, bold: true } });
  key.put(1, 0, NOTE, { font: { name: "Calibri", size: 9, italic: true } });
  const impact = ["INSIGNIFICANT", "MINOR", "MODERATE", "MAJOR", "CATASTROPHIC (for risk)\nOUTSTANDING (for opportunity)"];
  key.put(3, 0, "IMPACT", heading);
  for (let n = 0; n < 5; n++) {
    const i = 5 - n;
    key.put(3 + n, 1, impact[i - 1], text({ font: { bold: true } }));
    for (let l = 1; l <= 5; l++) key.put(3 + n, 1 + l, i * l, scored(i * l));
    key.heights.set(3 + n, 28);
  }
  key.merge(3, 0, 7, 0, heading);
  ["RARE", "UNLIKELY", "POSSIBLE", "LIKELY", "CERTAIN"].forEach((word, n) => key.put(8, 2 + n, word, number({ font: { bold: true } })));
  key.put(9, 2, "LIKELIHOOD", heading);
  key.merge(9, 2, 9, 6, heading);
  key.put(11, 1, "Band", heading);
  key.put(11, 2, "Scores", heading);
  [...BANDS].reverse().forEach((band, n) => {
    key.put(12 + n, 1, band.label, text({ fill: band.fill, font: { bold: true, color: { rgb: band.ink } } }));
    key.put(12 + n, 2, `${band.min}-${band.max}`, number());
  });
  const day = new Date("2018-12-31T00:00:00Z");
  return {
    sheets: [
      s.sheet({ columns: widths.map((width) => ({ width })), freezePane: { rows: 3, columns: 1 }, pageSetup: { ...PAGE, printTitlesRow: "$3:$3" } }),
      key.sheet({ columns: [{ width: 11 }, { width: 30 }, ...Array(5).fill({ width: 13 })], view: { showGridLines: false }, pageSetup: { ...PAGE, paperSize: "a4" } }),
    ],
    properties: { title: "Corporate risk and opportunity register, Quarter 3 2018/19 (sample)", creator: "Register Check", description: "Built from a published register for Register Check. Owners are roles.", created: day, modified: day },
  };
}
