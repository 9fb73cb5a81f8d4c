import { BANDS, Drawing, NOTE, PAGE, data, heading, need, number, scored, text } from "./common.mjs";

const label = text({ font: { bold: true }, fill: "D9E1F2" });
const big = (score) => ({ ...scored(score), font: { ...scored(score).font, name: "Calibri", size: 16 } });
/** Bold letters are wider: a column holds this share as many. */
const BOLD = 0.85;
const widths = [34, 52, 52, 9, 9, 9, 9, 12, 8];

/** Draws on one sheet, card under card; `at` is the next free row. */
class Cards extends Drawing {
  at = 0;
  block(top, left, bottom, right, value, style) {
    this.put(top, left, value, style);
    this.merge(top, left, bottom, right, style);
  }
  wide(left, right) {
    return widths.slice(left, right + 1).reduce((a, b) => a + b, 0);
  }
  /** A row of [left, right, value, style]; as tall as its longest text. */
  line(cells) {
    for (const [left, right, value, style] of cells) this.block(this.at, left, this.at, right, value, style ?? text());
    this.heights.set(this.at, Math.min(409, Math.max(16, ...cells.map(([left, right, value, style]) => need(value, this.wide(left, right) * (style?.font?.bold ? BOLD : 1))))));
    this.at++;
  }
  /** The rating box: the labels, the three scores and the arrow, and under the first two scores their digits. Five rows from `top`. */
  box(top, { title, order, score, previous, current, target, dot, targetLabel }) {
    this.block(top, 3, top, 6, `${title}\n${order}`, label);
    this.block(top, 7, top, 8, score, big(score));
    this.block(top + 1, 3, top + 1, 4, "Previous quarter", label);
    this.block(top + 1, 5, top + 1, 6, "Current quarter", label);
    this.put(top + 1, 7, targetLabel, label);
    this.put(top + 1, 8, "DOT", label);
    this.block(top + 2, 3, top + 2, 4, previous.score, scored(previous.score));
    this.block(top + 2, 5, top + 2, 6, current.score, scored(current.score));
    this.block(top + 2, 7, top + 3, 7, target, scored(target));
    this.block(top + 2, 8, top + 3, 8, dot || null, number());
    previous.digits.concat(current.digits).forEach((digit, n) => this.put(top + 3, 3 + n, digit, number()));
  }
}

const keyCard = () => {
  const key = new Drawing("Key");
  key.put(0, 0, "How scores are coloured", { font: { name: "Calibri", size: 14, bold: true } });
  key.put(1, 0, NOTE, { font: { name: "Calibri", size: 9, italic: true } });
  key.put(3, 0, "Band", heading);
  key.put(3, 1, "Scores", heading);
  [...BANDS].reverse().forEach((band, n) => {
    key.put(4 + n, 0, band.label, text({ fill: band.fill, font: { bold: true, color: { rgb: band.ink } } }));
    key.put(4 + n, 1, `${band.min}-${band.max}`, number());
  });
  return key.sheet({ columns: [{ width: 16 }, { width: 12 }], view: { showGridLines: false } });
};

const finish = (cards, title, iso) => {
  const day = new Date(`${iso}T00:00:00Z`);
  return {
    sheets: [cards.sheet({ columns: widths.map((width) => ({ width })), view: { showGridLines: false }, pageSetup: PAGE }), keyCard()],
    properties: { title, creator: "Register Check", description: "Built from a published register for Register Check. Owners are roles.", created: day, modified: day },
  };
};

/** 2019: likelihood first; causes with controls and plans, then impacts, links and the rating box. */
export function cumbria2019() {
  const { title, period, legend, risks } = data("cumbria-2019-q2");
  const s = new Cards("Risk cards");
  s.block(0, 0, 0, 8, title, { font: { name: "Calibri", size: 16, bold: true } });
  s.block(1, 0, 1, 8, `(${period})`, { font: { name: "Calibri", size: 11 } });
  s.block(2, 0, 2, 8, legend, { font: { name: "Calibri", size: 9 } });
  s.at = 4;
  for (const risk of risks) {
    s.line([[0, 8, `${risk.number}. ${risk.title} – ${risk.owner}`, heading]]);
    s.line([[0, 0, "There is a risk that", label], [1, 8, risk.statement]]);
    s.line([[0, 0, "Caused by", label], [1, 1, "Current controls & measures in place to manage the risk", label], [2, 8, "Quarter 3 planned improvements to controls & measures to manage the risk", label]]);
    for (const [cause, controls, planned] of risk.causes) s.line([[0, 0, cause], [1, 1, controls], [2, 8, planned]]);
    s.line([[0, 8, "Resulting in", label]]);
    s.line([[0, 1, "Main Impacts of risks to Customer & Council", label], [2, 2, "Links to Council Plan Delivery Plan", label], [3, 8, "Quarter 2 Risk Rating", label]]);
    const top = s.at;
    s.block(top, 0, top + 3, 1, risk.impacts, text());
    s.block(top, 2, top + 3, 2, risk.links, text());
    const digits = ({ likelihood, impact }) => [likelihood, impact];
    s.box(top, { title: "Q2 RISK RATING", order: "Likelihood x impact", score: risk.current.score, previous: { ...risk.previous, digits: digits(risk.previous) }, current: { ...risk.current, digits: digits(risk.current) }, target: risk.target, dot: risk.dot, targetLabel: "End Yr Target" });
    const tall = Math.max(need(risk.impacts, 86), need(risk.links, 52), 110);
    for (let n = 0; n < 4; n++) s.heights.set(top + n, tall / 4);
    s.at = top + 5;
  }
  return finish(s, "Corporate risk register, Quarter 2 2019/20 (sample)", "2019-09-30");
}

/** 2017: impact first; the rating box beside the description, then causal factors with progress and next quarter's plan. */
export function cumbria2017Cards() {
  const { title, period, risks } = data("cumbria-2017-q3");
  const s = new Cards("Risk cards");
  s.block(0, 0, 0, 8, title, { font: { name: "Calibri", size: 16, bold: true } });
  s.block(1, 0, 1, 8, period, { font: { name: "Calibri", size: 11 } });
  s.at = 3;
  for (const risk of risks) {
    s.line([[0, 8, `${risk.number}. ${risk.title} – ${risk.owner.replace("\n", " & ")}`, heading]]);
    const top = s.at;
    s.block(top, 0, top + 3, 2, risk.description, text());
    const digits = ({ likelihood, impact }) => [impact, likelihood];
    s.box(top, { title: "Q3 RISK RATING", order: "Impact x Likelihood", score: risk.current.score, previous: { ...risk.previous, digits: digits(risk.previous) }, current: { ...risk.current, digits: digits(risk.current) }, target: risk.target, dot: "", targetLabel: "Target" });
    const tall = Math.max(need(risk.description, 138), 110);
    for (let n = 0; n < 4; n++) s.heights.set(top + n, tall / 4);
    s.at = top + 4;
    s.line([[0, 0, "Causal Factors", label], [1, 1, "Progress Headlines – Quarter 3 activity to mitigate risk", label], [2, 8, "Planned Quarter 4 activity to mitigate risk", label]]);
    for (const { factor, progress, plan } of risk.factors) s.line([[0, 0, factor], [1, 1, progress], [2, 8, plan]]);
    s.at++;
  }
  return finish(s, "Corporate risk register in cards, Quarter 3 2017/18 (sample)", "2017-12-31");
}
