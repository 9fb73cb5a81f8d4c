import type { Register } from "../../src/register";
import { figures, names, only as drawn, read } from "../support/readings";
import { sheet, type SheetParts } from "../support/sheet";

// Tables that give each risk several rows, and registers on their side: each is drawn, and what must be read stands below.

const only = (drawing: string, parts: SheetParts = {}): Register => drawn(drawing, parts, "Risks");
const owners = ({ risks }: Register) => risks.map((risk) => risk.owners.join());

test("a row for each stage: the reference merged down, or filled down", () => {
  const table = (again: string, name: string) => `
    | Harbour Council risk register | | | | | | | | |
    | Ref | Risk | Risk owner | Assessment | Likelihood | Impact | Score | RAG | Actions |
    | H1 | The wall fails | Head of Ports | Gross | 4 | 5 | 20 | Red | Repair the wall |
    | ${again.replace("#", "1")} | ${name && "The wall fails"} | ${name && "Head of Ports"} | Net | 2 | 5 | 10 | Amber | |
    | | | | | | | | | Buy pumps |
    | H2 | Dredging is late | Harbour Master | Gross | 3 | 3 | 9 | Amber | Let a contract |
    | ${again.replace("#", "2")} | ${name && "Dredging is late"} | ${name && "Harbour Master"} | Net | 2 | 3 | 6 | Green | |`;
  const merged = only(table("", ""), { merges: ["A3:A5", "B3:B5", "C3:C5", "A6:A7", "B6:B7", "C6:C7"] });
  for (const register of [merged, only(table("H#", "filled"))]) {
    expect([names(register), owners(register)]).toEqual([
      ["H1: The wall fails", "H2: Dredging is late"],
      ["Head of Ports", "Harbour Master"],
    ]);
    expect([figures(register, "inherent"), figures(register, "residual")]).toEqual([
      ["4 5 20", "3 3 9"],
      ["2 5 10", "2 3 6"],
    ]);
  }
  expect(merged.risks.map(({ rows, actions }) => [rows, actions.map((a) => a.description)])).toEqual([
    [
      [2, 4],
      ["Repair the wall", "Buy pumps"],
    ],
    [[5, 6], ["Let a contract"]],
  ]);
  expect(merged.risks[1]!.stages.residual).toMatchObject({
    likelihood: { cell: { sheet: "Risks", row: 6, column: 4 } },
    band: { cell: { sheet: "Risks", row: 6, column: 7 }, text: "Green" },
  });
  expect(merged.labels?.find(({ label }) => label === "Risk owner")?.cell).toEqual({
    sheet: "Risks",
    row: 1,
    column: 2,
  });
});

test("a blank in such a table is the risk's own: its owner, a rating", () => {
  const register = only(`
    | No. | Risk | Owner | | Likelihood | Impact | Score | Controls | Actions |
    | 1 | Ash dieback | Tree Officer | Before controls | 4 | 4 | 16 | Survey | Fell the worst |
    | | | | After controls | 3 | | 12 | | |
    | 2 | The cliff falls | | Before controls | 5 | 4 | 20 | Monitoring | Build the groyne |
    | | | | After controls | 4 | 4 | 16 | | |`);
  expect(register.risks[0]!.stages.residual?.impact).toMatchObject({
    state: "blank",
    cell: { sheet: "Risks", row: 2, column: 5 },
  });
  expect(register.risks[1]!.texts.owner).toEqual({ cell: { sheet: "Risks", row: 3, column: 2 }, text: "" });
  expect(register.risks.map(({ controls }) => controls.map(({ text }) => text))).toEqual([["Survey"], ["Monitoring"]]);
});

test("the risk's name in a row of its own above its stages", () => {
  const register = only(`
    | Ref | Risk | Stage | Likelihood | Impact | Score | Owner |
    | R1 | Cyber attack | | | | | Head of IT |
    | | | Inherent | 4 | 5 | 20 | |
    | | | Residual | 3 | 4 | 12 | |
    | R2 | Fraud | | | | | Head of Audit |
    | | | Inherent | 4 | 3 | 12 | |
    | | | Residual | 3 | 3 | 9 | |`);
  expect([names(register), owners(register), figures(register, "residual")]).toEqual([
    ["R1: Cyber attack", "R2: Fraud"],
    ["Head of IT", "Head of Audit"],
    ["3 4 12", "3 3 9"],
  ]);
});

test("cards with a box of stages each are no table's blocks", () => {
  const card = (id: string, name: string) => `
    | Risk ${id} - ${name} | | | | | |
    | Causes | Consequences | Rating | Likelihood | Impact | Score |
    | Age of the building | Closure for a month | Inherent | 4 | 4 | 16 |
    | | | Current | 3 | 4 | 12 |
    ||`;
  const register = only(card("A1", "The roof leaks") + card("A2", "The lift stops"));
  expect([names(register), figures(register, "inherent")]).toEqual([
    ["A1: The roof leaks", "A2: The lift stops"],
    ["4 4 16", "4 4 16"],
  ]);
  expect(register.risks[1]!.texts.cause?.text).toBe("Age of the building");
});

test("a row for each rating, a column for each stage", () => {
  const register = only(
    `
    | Ref | Risk | Owner | Measure | Original | Present | Target |
    | A1 | Stock is lost | Librarian | Probability | 4 | 3 | 2 |
    | | | | Severity | 4 | 3 | 3 |
    | | | | Rating | 16 | 9 | 6 |
    | Branch libraries | | | | | | |
    | A2 | A roof leaks | Surveyor | Probability | 5 | 4 | 2 |
    | | | | Severity | 3 | 3 | 3 |
    | | | | Rating | 15 | 12 | 6 |`,
    { merges: ["A2:A4", "B2:B4", "A5:G5"] },
  );
  expect(names(register)).toEqual(["A1: Stock is lost", "A2: A roof leaks"]);
  expect([figures(register, "inherent"), figures(register, "target")]).toEqual([
    ["4 4 16", "5 3 15"],
    ["2 3 6", "2 3 6"],
  ]);
  expect(register.risks.map(({ rows }) => rows)).toEqual([
    [1, 3],
    [5, 7],
  ]);
});

test("two lines of headings, and a row of each risk for each of them", () => {
  const register = only(`
    | Museums risk register | | | | | |
    | Ref | Risk | Owner | Likelihood | Impact | Score |
    | Category | Controls | Action | Target likelihood | Target impact | Target score |
    | M1 | Theft from the store | Head of Collections | 3 | 4 | 12 |
    | Security | Alarms and patrols | Fit cameras | 2 | 4 | 8 |
    | M2 | Flood in the basement | | 4 | 4 | 16 |
    | Building | Pumps tested each month | Buy a pump | 2 | 4 | 7 |`);
  expect([names(register), owners(register)]).toEqual([
    ["M1: Theft from the store", "M2: Flood in the basement"],
    ["Head of Collections", ""],
  ]);
  expect([figures(register, "current"), figures(register, "target")]).toEqual([
    ["3 4 12", "4 4 16"],
    ["2 4 8", "2 4 7"],
  ]);
  const [, second] = register.risks;
  expect(second!.rows).toEqual([5, 6]);
  expect(second!.stages.target?.score?.cell).toEqual({ sheet: "Risks", row: 6, column: 5 });
  expect(second!.texts.owner?.cell).toEqual({ sheet: "Risks", row: 5, column: 2 });
  expect(second!.controls).toMatchObject([{ text: "Pumps tested each month", cell: { row: 6, column: 1 } }]);
});

test("lines of labels below each risk's row", () => {
  const table = (controls: string, actions: string) => `
    | Council risks | | | | | |
    | Ref | Risk | Owner | Likelihood | Impact | Score |
    | R1 | Cyber attack | Head of IT | 4 | 5 | 20 |
    | ${controls} Firewalls and patching | | | |
    | ${actions} Replace the servers | | | |
    | R2 | Fraud | | 3 | 3 | 9 |
    | ${controls} Two people sign | | | |
    | ${actions} Match the data | | | |`;
  const register = only(table("| Controls |", "| Actions |"));
  expect([names(register), figures(register, "current")]).toEqual([
    ["R1: Cyber attack", "R2: Fraud"],
    ["4 5 20", "3 3 9"],
  ]);
  const [, second] = register.risks;
  expect(second!.texts.owner?.cell).toEqual({ sheet: "Risks", row: 5, column: 2 });
  expect(second!.controls).toMatchObject([{ text: "Two people sign", cell: { row: 6 } }]);
  expect(second!.actions).toMatchObject([{ description: "Match the data", cell: { row: 7 } }]);
  expect(second!.rows).toEqual([5, 7]);
  // Where label and text share a cell, the table is one.
  const told = only(table("Controls:", "Actions:"));
  expect([told.layout, names(told)]).toEqual(["table", ["R1: Cyber attack", "R2: Fraud"]]);
});

test("groups over their names, and risks over two rows, are no lines of headings", () => {
  const register = only(
    `
    | Ref | Risk | Risk owner | Inherent risk | | | Controls |
    | | | | Likelihood | Impact | Score | |
    | R1 | The boiler fails | Caretaker | 3 | 4 | 12 | Serviced |
    | | | | | | | Spare parts held |
    | R2 | The lift fails | Caretaker | 2 | 4 | 8 | Serviced |
    | | | | | | | Alarm tested |`,
    { merges: ["D1:F1"] },
  );
  expect([register.layout, names(register)]).toEqual(["table", ["R1: The boiler fails", "R2: The lift fails"]]);
});

test("on its side: labels down a column, a risk in each column", () => {
  const drawing = (blank: string) => `
    | Theatre risk log | | | |
    | Risk ID | T1 | T2 | T3 |
    | Risk | The safety curtain fails | Ticket income falls | The archive floods |
    | Risk owner | Stage Manager | ${blank} | Archivist |
    | Inherent likelihood | 3 | 4 | 2 |
    | Inherent impact | 5 | 3 | 4 |
    | Inherent score | 15 | 12 | 8 |
    | Controls | Tested before each show | Season sold early | Shelves off the floor |
    | Residual score | 10 | 9 | 6 |`;
  const register = only(drawing("Head of Sales"));
  expect(names(register)).toEqual([
    "T1: The safety curtain fails",
    "T2: Ticket income falls",
    "T3: The archive floods",
  ]);
  expect([figures(register, "inherent"), figures(register, "residual")]).toEqual([
    ["3 5 15", "4 3 12", "2 4 8"],
    ["- - 10", "- - 9", "- - 6"],
  ]);
  expect(only(drawing("")).risks[1]!.texts.owner).toEqual({ cell: { sheet: "Risks", row: 3, column: 2 }, text: "" });
});

test("on its side, with a column of groups; and with references over the columns", () => {
  const grouped = only(
    `
    | Ref | | S1 | S2 | S3 |
    | Risk | | Violence at night | The cameras fail | Fly-tipping |
    | Before controls | Likelihood | 4 | 3 | 5 |
    | | Impact | 4 | 4 | 2 |
    | After controls | Likelihood | 3 | 2 | 4 |
    | | Impact | 4 | 4 | 2 |
    | Owner | | Head of Safety | Head of Safety | Head of Streets |`,
    { merges: ["A1:B1", "A2:B2", "A3:A4", "A5:A6", "A7:B7"] },
  );
  expect([figures(grouped, "inherent"), figures(grouped, "residual")]).toEqual([
    ["4 4 -", "3 4 -", "5 2 -"],
    ["3 4 -", "2 4 -", "4 2 -"],
  ]);
  const coded = only(`
    | Town hall risks | | |
    | | R1 | R2 |
    | Description | Asbestos is found | The contractor fails |
    | Owner | Project Manager | Sponsor |
    | Likelihood | 3 | 2 |
    | Impact | 4 | 5 |
    | Risk score | 12 | 10 |`);
  const bands = only(
    [
      ["Risk 1", "Risk 2"],
      ["Risk 3", "Risk 4"],
    ]
      .map(
        ([one, two]) => `
    | | ${one} | ${two} |
    | Risk title | ${one} comes | ${two} comes |
    | Owner | Clerk | Warden |
    | Inherent score | 16 | 12 |
    | Residual score | 9 | 8 |
    ||`,
      )
      .join(""),
  );
  expect(names(bands)).toEqual([1, 3, 2, 4].map((n) => `Risk ${n}: Risk ${n} comes`));
  expect([names(coded), figures(coded, "current")]).toEqual([
    ["R1: Asbestos is found", "R2: The contractor fails"],
    ["3 4 12", "2 5 10"],
  ]);
  expect(coded.risks[1]!.texts.id?.cell).toEqual({ sheet: "Risks", row: 1, column: 2 });
});

test("a comparison of suppliers on its side is no register", () => {
  expect(
    read(
      sheet(
        "Tenders",
        `
        | Ref | T1 | T2 | T3 |
        | Title | Northern Paving | Moor Surfacing | Vale Roads |
        | Contact | Bid Manager | Director | Bid Manager |
        | Quality score | 60 | 55 | 70 |
        | Price score | 30 | 35 | 20 |
        | Total score | 90 | 90 | 90 |`,
      ),
    ),
  ).toEqual([]);
});
