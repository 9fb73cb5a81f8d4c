import { figures, names, only, read } from "../support/readings";
import { sheet } from "../support/sheet";

// Cards and pages in layouts that councils use: each sheet is drawn, and what must be read of it stands below.

test("a heading over the stages' names is no rating's", () => {
  const card = (id: string, l: number) => `
    | Risk ID | ${id} | Risk title | The ${id} fails |
    | Rating | Likelihood (1-5) | Impact (1-5) | Overall rating |
    | Before controls | 5 | 4 | 20 |
    | After controls | ${l} | 4 | ${l * 4} |
    | Controls | Checked every month | | |
    ||`;
  const register = only(card("C1", 3) + card("C2", 2));
  expect([figures(register, "inherent"), figures(register, "residual")]).toEqual([
    ["5 4 20", "5 4 20"],
    ["3 4 12", "2 4 8"],
  ]);
});

test("stages over L, I and Score over their values", () => {
  const card = (id: string) => `
    | ${id}. The bridge is closed - Head of Roads | | | | | |
    | Last quarter | | | This quarter | | |
    | L | I | Score | L | I | Score |
    | 4 | 3 | 12 | 2 | 3 | 6 |
    ||`;
  const register = only(`${card("S1").trimStart()}${card("S2")}`, { merges: ["A2:C2", "D2:F2", "A7:C7", "D7:F7"] });
  expect([figures(register, "previous"), figures(register, "current")]).toEqual([
    ["4 3 12", "4 3 12"],
    ["2 3 6", "2 3 6"],
  ]);
});

test("a reference before the name: in its cell, or in one of its own", () => {
  const card = (risk: string) => `
    | Risk | ${risk} |
    | Owner | Head of IT |
    | Current risk score | 12 |
    | Target risk score | 6 |
    ||`;
  expect(names(only(card("C1: Systems fail") + card("C2: Data is lost")))).toEqual([
    "C1: Systems fail",
    "C2: Data is lost",
  ]);
  const apart = only(card("K1 | Systems fail") + card("K2 | An asset is lost"));
  expect([names(apart), apart.risks[1]!.texts.id?.cell]).toEqual([
    ["K1: Systems fail", "K2: An asset is lost"],
    { sheet: "Risk cards", row: 5, column: 1 },
  ]);
  // A number that only some begin with is part of the name.
  expect(names(only(card("2030 - net zero") + card("Data is lost")))).toEqual([": 2030 - net zero", ": Data is lost"]);
});

test("a row above each card's name belongs to the card", () => {
  const card = (area: string, owner: string) => `
    | Area | ${area} | Responsible | ${owner} |
    | Risk identified | ${area} is not looked after | | |
    | Likelihood | 2 | Impact | 3 |
    | Risk score | 6 | | |
    ||`;
  const register = only(card("Play area", "Clerk") + card("Hall", "") + card("Trees", "Warden"));
  expect(register.risks.map(({ owners, rows }) => [owners, rows])).toEqual([
    [["Clerk"], [0, 3]],
    [[], [5, 8]],
    [["Warden"], [10, 13]],
  ]);
  expect(register.risks[1]!.texts.owner).toEqual({ cell: { sheet: "Risk cards", row: 5, column: 3 }, text: "" });
});

test("the RAG of an action is the action's; the second of two leads is kept under its words", () => {
  const card = (id: string) => `
    | Risk ID | ${id} | Risk title | The ${id} fails |
    | Lead officer | Head of IT | Lead member | The Leader |
    | Current likelihood | 3 | Current impact | 4 |
    | Current score | 12 | | |
    | Actions | Lead | Deadline | RAG |
    | Replace the servers | Head of IT | 2027-03-31 | Green |
    ||`;
  const [risk] = only(card("C1") + card("C2")).risks;
  expect([risk!.stages.current?.band, risk!.actions.map(({ status }) => status?.text), risk!.owners]).toEqual([
    undefined,
    ["Green"],
    ["Head of IT"],
  ]);
  expect(risk!.other["Lead member"]?.text).toBe("The Leader");
});

test("threats and opportunities in cards on two sheets", () => {
  const card = (label: string, id: string) => `
    | ${label} | The ${id} comes | No. | ${id} |
    | Owner | Head of Place | | |
    | Current likelihood | 3 | Current impact | 4 |
    | Current score | 12 | | |
    ||`;
  const registers = read(
    sheet("Threats", card("Threat", "T1") + card("Threat", "T2")),
    sheet("Opportunities", card("Opportunity", "O1") + card("Opportunity", "O2")),
  );
  expect(registers.map((each) => [each.kind, names(each)])).toEqual([
    ["threats", ["T1: The T1 comes", "T2: The T2 comes"]],
    ["opportunities", ["O1: The O1 comes", "O2: The O2 comes"]],
  ]);
});

test("labels in two languages, and of before and after", () => {
  const card = (id: string) => `
    | Cyf / Ref | ${id} | Risg / Risk | The ${id} fails |
    | Perchennog / Owner | Head of IT | | |
    | Likelihood before | Impact before | Likelihood after | Impact after |
    | 4 | 4 | 2 | 4 |
    ||`;
  const register = only(card("R1") + card("R2"));
  expect([names(register)[0], register.risks[0]!.owners, figures(register, "inherent"), figures(register, "residual")])
    // prettier-ignore
    .toEqual(["R1: The R1 fails", ["Head of IT"], ["4 4 -", "4 4 -"], ["2 4 -", "2 4 -"]]);
});

test("a stage's score left blank after its ratings has its place where the other values stand", () => {
  const card = (score: string) => `
    | Risk | | The ${score || "last"} fails |
    | Likelihood after mitigation | | 3 |
    | Impact after mitigation | | 4 |
    | Score after mitigation | | ${score} |
    | Action planned | | Ask the board |
    ||`;
  const register = only(card("12") + card(""));
  expect(
    register.risks.map(({ stages }) => [stages.residual?.score?.state, stages.residual?.score?.cell.column]),
  ).toEqual([
    ["scored", 2],
    ["blank", 2],
  ]);
});

describe("grids of a risk's own", () => {
  const GREEN = "#00B050";
  const RED = "#FF0000";
  const AMBER = "#FFC000";
  /** Three by three colours from a cell on, the worst at the top right. */
  const block = (columns: string, top: number): Record<string, string> =>
    Object.fromEntries(
      [...columns].flatMap((column, i) =>
        [0, 1, 2].map((n) => [`${column}${top + n}`, i + 2 - n >= 3 ? RED : i + 2 - n === 2 ? AMBER : GREEN]),
      ),
    );
  const card = (id: string) => `
    | ${id}: The ${id} fails | | | | | | | |
    | Original risk | | | | Target risk | | | |
    | Likelihood | | | X | Likelihood | | | |
    |  | | | |  | | | |
    |  | | | |  | X | | |
    |  | Impact | | |  | Impact | | |
    | Owner | Head of IT | | | | | | |
    | Current score | 4 | | | | | | |
    ||`;

  test("colours without numbers, one for each stage", () => {
    const fills = { ...block("BCD", 3), ...block("FGH", 3), ...block("BCD", 12), ...block("FGH", 12) };
    const register = only(`${card("C1").trimStart()}${card("C2")}`, { fills });
    expect(
      register.risks[1]!.marks?.map(({ stage, likelihood, impact }) => `${stage} ${likelihood} ${impact}`),
    ).toEqual(["inherent 3 3", "target 1 1"]);
  });

  const page = (id: string, row: number) =>
    sheet(
      id,
      `
      | ${id} - The ${id} fails | | | | |
      | Likelihood | 3 | ${row === 3 ? id : 3} | 6 | 9 |
      |            | 2 | ${row === 2 ? id : 2} | 4 | 6 |
      |            | 1 | 1 | 2 | 3 |
      |            |   | 1 | 2 | 3 |
      |            |   | Impact | | |
      | Current score | ${row} | | | |
      | Target score | 1 | | | |
      `,
    );
  test("the risk's own reference marks its place", () => {
    const [register] = read(page("SR1", 3), page("SR2", 2));
    expect(register!.risks.map(({ marks }) => marks?.map((m) => [m.likelihood, m.impact]))).toEqual([
      [[3, 1]],
      [[2, 1]],
    ]);
  });

  test("a title that begins with a number is no level of the axis below it", () => {
    const numbered = (n: string) =>
      sheet(
        `Risk ${n}`,
        `
        | Risk | ${n}. Workforce capacity | | | |
        | Likelihood | 3 | | X | |
        |            | 2 | | | |
        |            | 1 | | | |
        |            |   | 1 | 2 | 3 |
        |            |   | Impact | | |
        | Current score | 6 | | | |
        `,
      );
    const [register] = read(numbered("04"), numbered("02"));
    expect(register!.risks.map(({ id, title }) => `${id} ${title}`)).toEqual([
      "04 Workforce capacity",
      "02 Workforce capacity",
    ]);
  });
});

test("arrows are explained on a sheet of their own", () => {
  const card = (id: string) => `
    | Risk ID | ${id} | Risk title | The ${id} fails |
    | Previous score | 12 | Current score | 12 |
    | Direction of travel | ► | | |
    ||`;
  const [register] = read(
    sheet("Cover", "| ▲ | Risk has increased |\n| ▼ | Risk has reduced |"),
    sheet("Cards", card("C1") + card("C2")),
  );
  expect(register!.arrowLegend.map(({ arrow, meaning }) => `${arrow} ${meaning}`)).toEqual(["▲ worse", "▼ better"]);
});

test("initials of the key's words in a box whose rows say what they rate", () => {
  const card = (id: string) => `
    | ${id}: The ${id} fails | | |
    | | Original | With controls |
    | Impact | H | M |
    | Probability | P | U |
    | Risk score | 6 | 2 |
    ||`;
  const [register] = read(
    sheet("Risk cards", card("C1") + card("C2")),
    sheet(
      "Key",
      `
      | | | Likelihood | | |
      | | | 1 Unlikely | 2 Possible | 3 Likely |
      | Impact | 3 High | 3 | 6 | 9 |
      | | 2 Medium | 2 | 4 | 6 |
      | | 1 Low | 1 | 2 | 3 |
      `,
    ),
  );
  expect([figures(register!, "inherent")[0], figures(register!, "residual")[0]]).toEqual(["2 3 6", "1 2 2"]);
});

test("scores of two quarters on a card: the later is the present one", () => {
  const card = (id: string, owner: string) => `
    | Ref   | Risk description         |          | Q1 score | Q2 score | Target |
    | ${id} | The depot at ${id} floods |          | 16       | 12       | 6      |
    | Owner | ${owner}                 |          | Comment  | Reviewed in June |  |
    | Controls | Barriers checked monthly |       | Actions  | Raise the pumps by a metre | |
    ||`;
  const register = only(card("C1", "Head of Roads") + card("C2", "Head of Parks") + card("C3", ""));
  expect([figures(register, "previous"), figures(register, "current"), figures(register, "target")]).toEqual([
    ["- - 16", "- - 16", "- - 16"],
    ["- - 12", "- - 12", "- - 12"],
    ["- - 6", "- - 6", "- - 6"],
  ]);
  // The same comment on every card is no name of a column: the last card's owner is blank.
  expect(register.risks.map(({ texts }) => texts.owner?.text)).toEqual(["Head of Roads", "Head of Parks", ""]);
});
