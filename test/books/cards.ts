import type { Book } from "./tables";
import { CONTROLS, IMPACT, inBand, LIKELIHOOD, OWNERS, RED, RISKS, shaded, Sheet, THREE } from "./build";

/** Labels at the left, the ratings in one row, one card below the other; headings as questions. */
function townCouncil(): Book {
  const sheet = new Sheet("Risks").put(0, 0, "TOWN COUNCIL RISK REGISTER 2024");
  RISKS.slice(0, 8).forEach((risk, n) => {
    const [l, i] = [LIKELIHOOD[n]!, IMPACT[n]!];
    sheet.table(2 + n * 9, 0, [
      [`Risk ${n + 1}`, risk],
      ["Responsible officer", OWNERS[n]!],
      ["Why might it happen?", "Funding falls and demand grows faster than planned"],
      ["What would the effect be?", "People would wait longer and costs would rise"],
      ["Likelihood", l, "Impact", i, "Risk score", shaded(l * i)],
      ["Controls in place", CONTROLS[n]!],
      ["Further action", "Report to council in May"],
      ["Target score", Math.max(1, l - 2) * i],
    ]);
  });
  sheet.put(2 + 3 * 9 + 4, 5, { v: 15, fill: RED }).put(2 + 5 * 9 + 1, 1, null);
  return {
    name: "cards of a town council: labels at the left, ratings in a row",
    sheets: [sheet.snapshot()],
    risks: 8,
    faults: ["score-mismatch F34", "owner-missing B49"],
  };
}

/** Two cards beside each other, labels above their values. */
function twoAcross(): Book {
  const sheet = new Sheet("Cards").put(0, 0, "Corporate risk cards at Quarter 1 2024/25");
  const top = (n: number): number => 3 + Math.floor(n / 2) * 12;
  RISKS.slice(0, 8).forEach((risk, n) => {
    const [left, score] = [(n % 2) * 6, LIKELIHOOD[n]! * IMPACT[n]!];
    sheet.table(top(n) - 1, left, [
      [`CR${n + 1}: ${risk}`],
      ["Owner", "Last quarter", "This quarter", "Target", "DOT"],
      [OWNERS[n]!, shaded(score), shaded(score), Math.max(2, Math.floor(score / 2)), "►"],
      ["Causes"],
      ["Grant falls\nDemand grows"],
      ["Current controls"],
      [CONTROLS[n]!],
      ["Planned actions"],
      ["Report to cabinet by June"],
    ]);
  });
  // A rise shown as no change, and an arrow left out.
  sheet.put(top(1) + 1, 6 + 1, shaded(12)).put(top(4) + 1, 4, null);
  return {
    name: "cards two across, labels above their values",
    sheets: [sheet.snapshot()],
    risks: 8,
    faults: [`dot-mismatch K${top(1) + 2}`, `dot-missing E${top(4) + 2}`],
  };
}

/** A sheet a risk with its grid and an X; dates beside "Reviewed"; controls with adequacy; actions with dates. */
function pages(): Book {
  const rated = RISKS.slice(0, 9).map((_, n) => [LIKELIHOOD[n]!, IMPACT[n]!] as const);
  const sheets = rated.map(([l, i], n) => {
    const sheet = new Sheet(`Risk ${n + 1}`).table(0, 0, [
      [`Risk ${n + 1} - ${RISKS[n]!}`],
      ["Risk owner:", OWNERS[n]!],
      ["Reviewed:", "2024-06-01"],
      [],
      ["Current score", l * i, "Likelihood"],
      ["Target score", Math.max(1, l - 1) * i],
      ["Previous score", l * i],
    ]);
    for (let row = 5; row >= 1; row--)
      sheet.table(9 - row, 3, [
        [row, ...[1, 2, 3, 4, 5].map((c) => ({ v: row === l && c === i ? "X" : null, fill: inBand(THREE, row * c) }))],
      ]);
    return sheet
      .table(9, 4, [
        [1, 2, 3, 4, 5],
        [null, "Impact"],
      ])
      .table(12, 0, [
        ["Triggers"],
        ["Settlement lower than planned; demand"],
        [],
        ["Controls", "Adequacy"],
        [CONTROLS[n]!, "Good"],
        ["Reserves policy", "Reasonable"],
        [],
        ["Action plan", "By whom", "By when"],
        ["Revise the plan", "Head of Finance", "2025-09-30"],
      ]);
  });
  // The X says 3 x 4.
  sheets[3]!.put(4, 1, 20);
  return {
    name: "a sheet a risk with its grid",
    sheets: sheets.map((sheet) => sheet.snapshot()),
    risks: 9,
    faults: ["grid-mark-mismatch 'Risk 4'!H7"],
  };
}

/** A form a risk: a small table of stages by likelihood, impact and score in the middle of it. */
function forms(): Book {
  const sheet = new Sheet("Risk forms").put(0, 0, "Fire and Rescue Authority: strategic risks, September 2024");
  RISKS.slice(0, 6).forEach((risk, n) => {
    const [l, i] = [LIKELIHOOD[n]!, IMPACT[n]!];
    const stage = (name: string, own: number) => [name, own, i, shaded(own * i)];
    sheet.table(2 + n * 12, 0, [
      ["Risk reference", `F${n + 1}`, null, null],
      ["Risk title", risk],
      ["Risk owner", OWNERS[n]!],
      ["Description", "There is a risk that the service cannot meet its duty because money and people run short"],
      [null, "Likelihood", "Impact", "Score"],
      stage("Inherent risk", l),
      stage("Current risk", Math.max(1, l - 1)),
      stage("Target risk", Math.max(1, l - 2)),
      ["Control measures", CONTROLS[n]!],
      ["Actions required", "Prepare the business case for the next budget"],
    ]);
  });
  sheet.put(2 + 12 + 6, 3, { v: 16, fill: RED });
  return {
    name: "forms with a small table of stages",
    sheets: [sheet.snapshot()],
    risks: 6,
    faults: ["score-mismatch D21", "residual-above-inherent D21"],
  };
}

export const CARDS: readonly Book[] = [townCouncil(), twoAcross(), pages(), forms()];
