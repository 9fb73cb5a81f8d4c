import { Drawing, PAGE, data, heading, keySheet, month, need, number, scored, text } from "./common.mjs";

/** A two-level heading with merged groups, a risk over several rows with its own cells merged down, and a key sheet. */
export function cambridgeshire2014() {
  const { title, version, risks } = data("cambridgeshire-2014");
  const widths = [7, 26, 38, 34, 12, 8, 7, 22, 24, 62, 12, 8, 9, 44, 18, 12, 12, 8];
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

