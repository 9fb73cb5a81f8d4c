import { Drawing, PAGE, data, heading, keySheet, need, number, scored, text } from "./common.mjs";

/** One row a risk, impact before likelihood, previous beside current, formulas for the scores, an empty direction-of-travel column. */
export function cumbria2017() {
  const { title, period, risks } = data("cumbria-2017-q3");
  const widths = [5, 26, 54, 22, 8, 10, 8, 8, 10, 8, 8, 13];
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
    s.heights.set(row, Math.max(need(risk.description, 54), need(risk.title, 22), need(risk.owner, 22)));
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

