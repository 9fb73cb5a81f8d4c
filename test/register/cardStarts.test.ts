import { figures, names, onlyOf as only, read } from "../support/readings";
import { sheet } from "../support/sheet";

// How cards begin, and the ways in which they show ratings: each sheet is drawn, and what must be read of it stands below.

const rows = `
    | Owner | Head of Service | |
    | Likelihood | Impact | Score |
    | 3 | 4 | 12 |
    | Controls | Reviewed each month | |
    ||`;

test("cards that begin with a reference and a name: in two cells, in one, and in words that look like a label", () => {
  const titles = [
    ["HH01 | Rent arrears |", "HH02 | Budget |", "HH03 | Fire safety |"],
    ["SC 1 Rent arrears | |", "SC 2 Budget | |", "SC 3 Fire safety | |"],
    ["1 | Rent arrears |", "2 | Budgets fall |", "3 | Fire safety |"],
  ];
  const found = titles.map((lines) =>
    names(only(sheet("Cards", `| Strategic risks | | |\n||` + lines.map((line) => `\n| ${line}${rows}`).join("")))),
  );
  expect(found).toEqual([
    ["HH01: Rent arrears", "HH02: Budget", "HH03: Fire safety"],
    ["SC 1: Rent arrears", "SC 2: Budget", "SC 3: Fire safety"],
    ["1: Rent arrears", "2: Budgets fall", "3: Fire safety"],
  ]);
});

test("a numbered control within a card begins none", () => {
  const card = (id: string) => `
    | Risk | ${id} | The ${id} fails |
    | Controls | | |
    | K1 | Two people on shift | |
    | K2 | Alarms tested | |
    | Current likelihood | 3 | |
    | Current impact | 4 | |
    ||`;
  expect(names(only(sheet("Risk cards", card("A1") + card("A2"))))).toEqual(["A1: The A1 fails", "A2: The A2 fails"]);
});

test("a scale's levels are no cards", () => {
  const scale = (name: string) => `
    | ${name} | |
    | L1 | Rare |
    | L2 | Unlikely |
    | L3 | Possible |
    ||`;
  expect(read(sheet("Risk scoring", scale("Likelihood") + scale("Impact")))).toEqual([]);
});

test("such cards side by side, the last row short of one", () => {
  const card = (title: string) => [title, "Owner | Clerk", "Likelihood | 3", "Impact | 4", "Score | 12", ""];
  const beside = (one: string[], two: string[]) =>
    one.map((line, i) => `| ${line || " | "} | | ${two[i] || " | "} |`).join("\n");
  const register = only(
    sheet(
      "Parks",
      `| Parks: risks | | | | |
       ||
       ${beside(card("P1 | Trees fall"), card("P2 | Play areas unsafe"))}
       ${beside(card("P2 | Vandals"), card("P4 | Staff leave"))}
       ${beside(card("P5 | Drought"), card(" | ").fill(""))}`,
    ),
  );
  expect(names(register)).toEqual([
    "P1: Trees fall",
    "P2: Vandals",
    "P5: Drought",
    "P2: Play areas unsafe",
    "P4: Staff leave",
  ]);
  expect(figures(register, "current")).toEqual(Array.from({ length: 5 }, () => "3 4 12"));
});

test("pages that begin with a reference and a name", () => {
  const page = (id: string, name: string) => sheet(id, `| ${id} | ${name} |${rows}`);
  expect(
    names(only(sheet("Contents", "| Corporate risks |"), page("CRR1", "Money"), page("CRR2", "The risk of fraud"))),
  ).toEqual(["CRR1: Money", "CRR2: The risk of fraud"]);
});

test("a label and what it names in one cell, everywhere", () => {
  const card = (id: string, name: string, impact: string) => `
    | Risk: ${id} ${name} | |
    | Owner: Head of Leisure | Reviewed: October 2026 |
    | Inherent | Likelihood: 4 | Impact: 4 |
    | Residual | Likelihood: 3 | Impact: ${impact} |
    | Controls: Lifeguards on duty | |
    ||`;
  const register = only(
    sheet(
      "Leisure risks",
      card("LC1", "Pool accident", "4") + card("LC2", "The boiler fails", "") + card("LC3", "Theft", "2"),
    ),
  );
  expect(names(register)).toEqual(["LC1: Pool accident", "LC2: The boiler fails", "LC3: Theft"]);
  expect([figures(register, "inherent"), figures(register, "residual")]).toEqual([
    ["4 4 -", "4 4 -", "4 4 -"],
    ["3 4 -", "3 - -", "3 2 -"],
  ]);
  // The blank stands in the label's own cell, as the other values do.
  expect(register.risks[1]!.stages.residual?.impact).toMatchObject({ state: "blank", cell: { row: 9, column: 2 } });
});

test("forms that name the risk by its description alone", () => {
  const form = (name: string, risk: string) =>
    sheet(
      name,
      `| RISK FORM | |
       | Risk description | ${risk} |
       | Accountable officer | Solicitor |
       | Likelihood before controls | 3 |
       | Impact before controls | 3 |
       | Score before controls | 9 |`,
    );
  expect(names(only(form("Legal", "A case is lost"), form("Land", "A lease ends")))).toEqual([
    ": A case is lost",
    ": A lease ends",
  ]);
});

test("a missing value stands below its label where the others do", () => {
  const card = (id: string, owner: string) => `
    | ${id} | Rent arrears |
    | Executive owner | |
    | ${owner} | |
    | Controls | |
    | Early contact | |
    | Next steps | |
    | Hire two officers | |
    | Current score | 12 |
    | Target score | 8 |
    ||`;
  const [, second] = only(sheet("Risk cards", card("H1", "Director") + card("H2", ""))).risks;
  expect(second!.texts.owner).toEqual({ cell: { sheet: "Risk cards", row: 12, column: 0 }, text: "" });
});

describe("ratings ticked along a line of levels", () => {
  const ticks = (level: number) => [1, 2, 3, 4, 5].map((n) => (n === level ? "✓" : "")).join(" | ");

  test("with the figures behind them", () => {
    const form = (id: string, [l, i]: readonly [number, number], [rl, ri]: readonly [number, number]) =>
      sheet(
        id,
        `| Risk reference | ${id} | | | | | | |
         | Risk title | The ${id} fails | | | | | | |
         | Inherent assessment | | | | | | | |
         | | 1 | 2 | 3 | 4 | 5 | Rating | Score |
         | Likelihood | ${ticks(l)} | ${l} | ${l * i} |
         | Impact | ${ticks(i)} | ${i} | |
         | Residual assessment | | | | | | | |
         | | 1 | 2 | 3 | 4 | 5 | Rating | Score |
         | Likelihood | ${ticks(rl)} | ${rl} | ${rl * ri} |
         | Impact | ${ticks(ri)} | ${ri} | |`,
        { merges: ["H5:H6", "H9:H10"] },
      );
    const register = only(form("F1", [5, 3], [4, 3]), form("F2", [4, 4], [3, 4]));
    expect([figures(register, "inherent"), figures(register, "residual")]).toEqual([
      ["5 3 15", "4 4 16"],
      ["4 3 12", "3 4 12"],
    ]);
    expect(register.risks[1]!.stages.residual?.impact?.cell).toEqual({ sheet: "F2", row: 9, column: 6 });
  });

  test("alone, under words", () => {
    const form = (id: string, l: number, i: number) =>
      sheet(
        id,
        `| Risk ID | ${id} | Risk title | The ${id} lift fails | | |
         | Likelihood | Rare | Unlikely | Possible | Likely | Almost certain |
         | | ${ticks(l)} |
         | Impact | Insignificant | Minor | Moderate | Major | Catastrophic |
         | | ${ticks(i)} |
         | Risk score | ${l * i} | | | | |`,
      );
    const register = only(form("L1", 3, 4), form("L2", 2, 5));
    expect(figures(register, "current")).toEqual(["3 4 12", "2 5 10"]);
    expect(register.risks[0]!.stages.current?.likelihood?.cell).toEqual({ sheet: "L1", row: 2, column: 3 });
  });
});
