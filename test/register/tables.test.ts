import { readRegisters, type Register } from "../../src/register";
import { columnName, type SheetSnapshot } from "../../src/workbook";
import { onlyOf as only, read } from "../support/readings";
import { sheet, workbook } from "../support/sheet";

const fields = (register: Register): string =>
  register.columns.flatMap((c) => (c.field === null ? [] : [`${columnName(c.column)}:${c.field}`])).join(" ");
const scores = (register: Register, stage: "inherent" | "current" | "residual" | "previous" | "target"): unknown[] =>
  register.risks.map((r) => r.stages[stage]?.score?.value ?? null);

const SIMPLE = `
  | Ref | Risk                | Likelihood | Impact | Score | Owner            | Controls     | Actions         |
  | CR1 | Flood closes depots | 4          | 4      | 16    | Director of Place | Flood plan   | Build a barrier |
  | CR2 | Staff leave         | 3          | 2      | 6     | Head of HR        | Exit surveys | Pay review      |
  | CR3 | Data is lost        | 2          | 5      | 10    | Head of ICT       | Backups      | Test restores   |
`;

test("one heading row", () => {
  const register = only(sheet("Register", SIMPLE));
  expect(fields(register)).toBe(
    "A:id B:title C:current.likelihood D:current.impact E:current.score F:owner G:controls H:actions",
  );
  expect(register.headerRows).toEqual([0, 0]);
  expect(register.kind).toBe("threats");
  expect(register.rule).toEqual({ rule: "product", agree: 3, of: 3 });
  expect(register.risks.map((r) => [r.id, r.title, r.owners, r.rows])).toEqual([
    ["CR1", "Flood closes depots", ["Director of Place"], [1, 1]],
    ["CR2", "Staff leave", ["Head of HR"], [2, 2]],
    ["CR3", "Data is lost", ["Head of ICT"], [3, 3]],
  ]);
});

test("two heading rows, groups merged above, a title block with its period", () => {
  const register = only(
    sheet(
      "Register",
      `
      | Corporate risk register      |                  |                     |        |       |              |                     |        |       |
      | Version Date: August 2014    |                  |                     |        |       |              |                     |        |       |
      ||
      | Risk No.                     | Risk Description | Inherent Risk       |        |       | Key Controls | Residual Risk       |        |       |
      |                              |                  | Probability         | Impact | Score |              | Probability         | Impact | Score |
      | 1                            | Children at risk | 5                   | 4      | 20    | Boards       | 3                   | 4      | 12    |
      | 2                            | Workforce thin   | 3                   | 4      | 12    | Training     | 2                   | 3      | 6     |
      `,
      { merges: ["A1:I1", "A4:A5", "B4:B5", "C4:E4", "F4:F5", "G4:I4"] },
    ),
  );
  expect(fields(register)).toBe(
    "A:id B:title C:inherent.likelihood D:inherent.impact E:inherent.score F:controls G:residual.likelihood H:residual.impact I:residual.score",
  );
  expect(register.headerRows).toEqual([3, 4]);
  expect(register.stageLabels).toEqual({ inherent: "Inherent Risk", residual: "Residual Risk" });
  expect([register.period, register.periodEnd]).toEqual(["2014-08", { year: 2014, month: 8, day: 31 }]);
  expect([scores(register, "inherent"), scores(register, "residual")]).toEqual([
    [20, 12],
    [12, 6],
  ]);
});

test("a risk over several rows: controls and actions run down, dates and owners beside them", () => {
  const [risk, second] = only(
    sheet(
      "Register",
      `
      | Ref | Risk        | Likelihood | Impact | Score | Controls | Actions        | Action owner | Target date | Action status |
      | 1   | Flood       | 4          | 4      | 16    | Plan     | Build barrier  | Head A       | Sep-14      | G             |
      |     |             |            |        |       | Pumps    | Buy pumps      | Head B       | 31/04/2015  | A             |
      |     |             |            |        |       | Drills   |                |              |             |               |
      | 2   | Staff leave | 3          | 2      | 6     | Surveys  | 1. Ask 2. Pay  | Head C       | "Sep-14 Apr-15" | G R       |
      `,
      { merges: ["A2:A4", "B2:B4", "C2:C4", "D2:D4", "E2:E4"] },
    ),
  ).risks as [Register["risks"][0], Register["risks"][0]];
  expect(risk.rows).toEqual([1, 3]);
  expect(risk.controls.map((c) => c.text)).toEqual(["Plan", "Pumps", "Drills"]);
  expect(risk.actions.map((a) => [a.description, a.owner?.text, a.due?.state, a.status?.text])).toEqual([
    ["Build barrier", "Head A", "month", "G"],
    ["Buy pumps", "Head B", "impossible", "A"],
  ]);
  expect(second.actions.map((a) => [a.description, a.due?.day?.year, a.due?.day?.month, a.status?.text])).toEqual([
    ["Ask", 2014, 9, "G"],
    ["Pay", 2015, 4, "R"],
  ]);
});

test("page headings repeated, section rows, numbered but empty rows", () => {
  const register = only(
    sheet(
      "Register",
      `
      | Ref | Risk        | Likelihood | Impact | Score | Actions |
      | Strategic risks |  |            |        |       |         |
      | 1   | Flood       | 4          | 4      | 16    | Barrier |
      | APPENDIX 3 |      |            |        |       |         |
      | Ref | Risk        | Likelihood | Impact | Score | Actions |
      | 2   | Staff leave | 3          | 2      | 6     | Pay     |
      | 3   |             |            |        |       |         |
      | 4   |             |            |        |       |         |
      `,
      { merges: ["A2:F2"] },
    ),
  );
  expect(register.risks.map((r) => [r.id, r.texts.category?.text])).toEqual([
    ["1", "Strategic risks"],
    ["2", "Strategic risks"],
  ]);
  expect(register.emptyRows).toEqual([6, 7]);
});

test.each<[string, string, string]>([
  [
    "numbers that count the risks under Risk, the text under Description of risk",
    `
    | Risk | Description of risk | Gross likelihood | Gross impact | Gross score | Controls |
    | 1    | Flood closes depots | 4                | 4            | 16          | Flood plan |
    | 2    | Staff leave us      | 3                | 2            | 6           | Exit surveys |
    | 3    | Data is lost        | 2                | 5            | 10          | Backups |
    `,
    "A:id B:title C:inherent.likelihood D:inherent.impact E:inherent.score F:controls",
  ],
  [
    "a body's own name for its references; the owner before the lead",
    `
    | BAF ref | Principal risk      | Executive lead | Risk owner        | Current score | Controls |
    | BAF1    | Flood closes depots | Director       | Head of Highways  | 16            | Flood plan |
    | BAF2    | Staff leave us      | Director       | Head of HR        | 6             | Exit surveys |
    | BAF3    | Data is lost        | Chief Officer  | Head of ICT       | 10            | Backups |
    `,
    "A:id B:title D:owner E:current.score F:controls",
  ],
  [
    "reference and title in one column; dates under further controls due; overall beside high and low",
    `
    | Risk reference and title        | Likelihood | Impact | Overall | Owner      | Further controls | Further controls due |
    | SR1 Flood closes all the depots | High       | Medium | High    | Director   | Build a barrier  | 31/03/2022 |
    | SR2 Too many of our staff leave | Low        | Medium | Low     | Head of HR | Pay review       | 30/06/2022 |
    | SR3 Data is lost for good again | Medium     | Medium | Medium  | Head of IT | Test restores    | 30/09/2022 |
    `,
    "A:title B:current.likelihood C:current.impact D:current.band E:owner F:actions G:due",
  ],
  [
    "both ratings in words in one cell",
    `
    | Ref | Risk                | Inherent score        | Controls     | Residual score        |
    | 1   | Flood closes depots | Impact 4 Likelihood 3 | Flood plan   | Impact 4 Likelihood 1 |
    | 2   | Staff leave us      | Impact 3 Likelihood 3 | Exit surveys | Impact 3 Likelihood 2 |
    | 3   | Data is lost        | Impact 5 Likelihood 2 | Backups      | Impact 5 Likelihood 1 |
    `,
    "A:id B:title C:inherent.score D:controls E:residual.score",
  ],
])("%s", (_, drawing, read) => {
  expect(fields(only(sheet("Risk register", drawing)))).toBe(read);
});

test("quarters under one heading of scores", () => {
  const register = only(
    sheet(
      "Register",
      `
      |     |                     |           | Risk score 2021/22 |    |    |          |
      | Ref | Risk                | Owner     | Q1                 | Q2 | Q3 | Movement |
      | 1   | Flood closes depots | Director  | 20                 | 16 | 12 | Improving |
      | 2   | Staff leave us      | Head of HR | 6                 | 6  | 9  | Worsening |
      | 3   | Data is lost        | Head of IT | 10                | 10 | 10 | Static    |
      `,
      { merges: ["D1:F1"] },
    ),
  );
  expect(fields(register)).toBe("A:id B:title C:owner E:previous.score F:current.score G:dot");
});

test("a row that sums up is none of the risks; one as full as a risk's, without its text, is another risk", () => {
  const register = only(
    sheet(
      "Register",
      `
      | Risk                | Likelihood | Impact | Score | Controls     | Owner             |
      | Flood closes depots | 4          | 4      | 16    | Flood plan   | Director of Place |
      |                     | 3          | 2      | 6     | Exit surveys | Head of HR        |
      | Data is lost        | 2          | 5      | 10    | Backups      | Head of ICT       |
      | Number of risks     | 3          |        |       |              |                   |
      `,
    ),
  );
  expect(register.risks.map(({ title, rows }) => [title, rows])).toEqual([
    ["Flood closes depots", [1, 1]],
    ["Data is lost", [3, 3]],
  ]);
  expect(register.untitled.map(({ row }) => row)).toEqual([2]);
});

test("a row with a reference and a typed rating but no text is reported, not listed", () => {
  const register = only(sheet("Register", `${SIMPLE}| CR4 |  | 3 | 3 | 9 |  |  |  |`));
  expect(register.risks).toHaveLength(3);
  expect(register.untitled).toEqual([
    {
      id: { cell: { sheet: "Register", row: 4, column: 0 }, text: "CR4" },
      row: 4,
      cell: { sheet: "Register", row: 4, column: 1 },
    },
  ]);
});

test("risks and opportunities in two tables of one sheet", () => {
  const found = read(
    sheet(
      "Register",
      `
      | Corporate Risk & Opportunity Register Q3 2018/19 | | | | | | |
      | RIN | Description  | Current Controls | Risk Score        | Mitigating Actions | Residual Score | Risk Owner |
      | CR1 | Funding gap  | Monitoring       | 16 (Major/Likely) | Savings plan       | 12             | CMT        |
      | CR2 | Staff leave  | Surveys          | 20                | Pay review         | 16             | Director   |
      ||
      | Opportunity Identification Number | Opportunity Description | Progress to date | Opportunity Score | Maximising Actions | Residual Opportunity Score | Opportunity Owner |
      | CO1 | Growth deal  | Bid made         | 12                | Lobby              | 16             | CMT        |
      | CO2 | Apprentices  | Levy paid        | 12                | Recruit            | 15             | Director   |
      `,
    ),
  );
  expect(found.map((r) => [r.kind, r.period, r.risks.map((x) => [x.id, x.kind])])).toEqual([
    [
      "threats",
      "2018-Q3",
      [
        ["CR1", "threat"],
        ["CR2", "threat"],
      ],
    ],
    [
      "opportunities",
      "2018-Q3",
      [
        ["CO1", "opportunity"],
        ["CO2", "opportunity"],
      ],
    ],
  ]);
  // Controls before the unnamed score and actions between the two: it is the live one.
  expect(fields(found[0]!)).toContain("D:current.score E:actions F:residual.score");
  expect(found[0]!.risks[0]!.stages.current?.score).toMatchObject({ value: 16, words: "Major/Likely" });
});

test("an unnamed group beside a residual one is inherent", () => {
  expect(
    fields(
      only(
        sheet(
          "Register",
          `
      | Ref | Risk  | Likelihood | Impact | Score | Controls | Residual likelihood | Residual impact | Residual score |
      | 1   | Flood | 4          | 4      | 16    | Plan     | 2                   | 4               | 8              |
      | 2   | Fire  | 3          | 4      | 12    | Alarms   | 1                   | 4               | 4              |`,
        ),
      ),
    ),
  ).toContain("C:inherent.likelihood D:inherent.impact E:inherent.score F:controls G:residual.likelihood");
});

test("previous, current and target by the council's own words", () => {
  const register = only(
    sheet(
      "Register",
      `
    | Ref | Risk  | Owner | Last quarter score | Current L | Current I | Current score | End-year target score | DOT |
    | 1   | Flood | Head  | 12                 | 4         | 4         | 16            | 8                     | ▲   |
    | 2   | Fire  | Head  | 12                 | 3         | 4         | 12            | 6                     | ▶   |`,
    ),
  );
  expect(fields(register)).toBe(
    "A:id B:title C:owner D:previous.score E:current.likelihood F:current.impact G:current.score H:target.score I:dot",
  );
  expect(register.risks[0]!.dot?.text).toBe("▲");
});

describe("the cells decide where a heading means two things", () => {
  test.each<[string, string]>([
    [
      "| Ref | Risk | Likelihood | Impact | Consequence of the risk |\n| 1 | Flood | 4 | 3 | Depots shut for weeks |\n| 2 | Fire | 2 | 5 | Offices shut |",
      "D:current.impact E:consequence",
    ],
    [
      "| Ref | Risk | Likelihood | Severity | Impact | Mitigation |\n| 1 | Flood | 4 | 3 | Depots shut for weeks and bins stay full | Plan |\n| 2 | Fire | 2 | 5 | Offices shut | Alarm |",
      "D:current.impact E:consequence",
    ],
    [
      "| Ref | Risk | Likelihood | Impact | Rating | Mitigation |\n| 1 | Flood | 4 | 3 | High | Plan |\n| 2 | Fire | 2 | 5 | Medium | Alarm |",
      "E:current.band",
    ],
    [
      "| Ref | Risk | Likelihood | Impact | Rating | Mitigation |\n| 1 | Flood | 4 | 3 | 12 | Plan |\n| 2 | Fire | 2 | 5 | 10 | Alarm |",
      "E:current.score",
    ],
    [
      "| Ref | Risk | Likelihood | Impact | Priority | Mitigation |\n| 1 | Flood | 4 | 3 | 1 | Plan |\n| 2 | Fire | 2 | 5 | 2 | Alarm |",
      "E:priority",
    ],
    [
      "| Ref | Threat | Likelihood | Impact | Risk | Mitigation |\n| 1 | Flood | 4 | 3 | 12 | Plan |\n| 2 | Fire | 2 | 5 | 10 | Alarm |",
      "B:title C:current.likelihood D:current.impact E:current.score",
    ],
    [
      "| Ref | Risk | Likelihood | Impact | Response | Mitigation |\n| 1 | Flood | 4 | 3 | Reduce | Build a wall |\n| 2 | Fire | 2 | 5 | Accept | None |",
      "E:response F:actions",
    ],
  ])("%p", (drawing, expected) => expect(fields(only(sheet("Risks", drawing)))).toContain(expected));
});

test.each<[string, string, string]>([
  [
    "Norwegian letters: sannsynlighet and konsekvens",
    `
    | ID | Uønsket hendelse | S | K | Risiko | Nye tiltak   | Ansvarlig |
    | 1  | Strømbrudd       | 2 | 3 | 6      | Kjøpe UPS    | IT-leder  |
    | 2  | Datainnbrudd     | 4 | 4 | 16     | Tofaktor     | IT-leder  |
    | 3  | Sykdom           | 3 | 2 | 6      | Dele kunnskap | Leder    |
    `,
    "A:id B:title C:current.likelihood D:current.impact E:current.score F:actions G:owner",
  ],
  [
    "an asset's confidentiality, integrity and availability are no ratings of the risk",
    `
    | Asset  | Threat     | C | I | A | Impact | Likelihood | Risk value | Controls  | Treatment plan  |
    | Server | Ransomware | 1 | 3 | 3 | 3      | 2          | 6          | Antivirus | Offline backups |
    | Laptop | Theft      | 3 | 1 | 1 | 3      | 3          | 9          | Locks     | Encrypt disks   |
    | E-mail | Phishing   | 2 | 2 | 1 | 2      | 3          | 6          | Filter    | Train staff     |
    `,
    "A:asset B:title F:current.impact G:current.likelihood H:current.score I:controls J:actions",
  ],
  [
    "the total of an asset's valuation is no score of the risk",
    `
    | ID | Activo | Valoración del activo | | | | Amenaza | Probabilidad | Impacto | Riesgo | Control |
    | | | C | I | D | Total | | | | | |
    | 1  | Correo | 1 | 3 | 2 | 6 | Phishing   | 3 | 2 | 6 | Filtro   |
    | 2  | Nómina | 3 | 1 | 1 | 5 | Ransomware | 3 | 3 | 9 | Respaldo |
    | 3  | Web    | 2 | 2 | 2 | 6 | Robo       | 2 | 3 | 6 | Candados |
    `,
    "A:id B:asset G:title H:current.likelihood I:current.impact J:current.score K:controls",
  ],
  [
    "money and days: the exposure is the score where there is no other",
    `
    | Código | Riesgo        | Probabilidad | Impacto ($) | Valor esperado | Respuesta |
    | R1     | Retraso       | 0.1          | 5000        | 500            | Evitar    |
    | R2     | Accidente     | 0.4          | 20000       | 8000           | Mitigar   |
    | R3     | Lluvia fuerte | 0.6          | 5000        | 3000           | Aceptar   |
    `,
    "A:id B:title C:current.likelihood D:current.impact E:current.score F:response",
  ],
  [
    "a classification of high, medium and low is the band; a response of its own to each risk is an action",
    `
    | N° | Riesgo    | Probabilidad | Impacto | Nivel de riesgo | Clasificación | Respuesta                  |
    | 1  | Retraso   | 1            | 2       | 2               | Bajo          | Seguimiento al proveedor   |
    | 2  | Accidente | 4            | 4       | 16              | Alto          | Supervisión de los equipos |
    | 3  | Lluvia    | 3            | 3       | 9               | Medio         | Programar en verano        |
    `,
    "A:id B:title C:current.likelihood D:current.impact E:current.score F:current.band G:actions",
  ],
  [
    "how often a control runs is no likelihood",
    `
    | Risk ID | Risk description | Risk rating | Control description | Frequency | Control owner   |
    | P1      | Paid twice       | High        | Invoices matched    | Daily     | Head of Finance |
    | P2      | Wrong supplier   | Medium      | Changes approved    | Monthly   | Head of Finance |
    | P3      | Late payment     | Low         | Ageing list read    | Monthly   | Head of Finance |
    | P4      | Ghost supplier   | High        | List compared       | Daily     | Head of Audit   |
    `,
    "A:id B:title C:current.band D:controls F:owner",
  ],
  [
    "beside an impact a frequency is the likelihood",
    `
    | Ref | Risk     | Frequency | Impact | Score | Actions        |
    | 1   | Flooding | 2         | 4      | 8     | Build a wall   |
    | 2   | Theft    | 5         | 2      | 10    | Fit new locks  |
    | 3   | Fire     | 1         | 5      | 5     | Test sprinkler |
    `,
    "A:id B:title C:current.likelihood D:current.impact E:current.score F:actions",
  ],
])("%s", (_, table, expected) => expect(fields(only(sheet("Risks", table)))).toBe(expected));

test("a RAID log with risks among its entries is a register, its list of issues is none", () => {
  const table = `
    | RAID log | | | | | | |
    ||
    | ID | Type       | Description        | Impact       | Priority | Owner   | Mitigation     |
    | 1  | Risk       | Supplier fails     | Delay        | High     | Manager | Second source  |
    | 2  | Assumption | Servers are there  | Delay        | Medium   | ICT     | Ask in advance |
    | 3  | Risk       | Key staff leave    | Late release | High     | Manager | Share the work |
    `;
  expect(only(sheet("RAID", table)).risks).toHaveLength(3);
  expect(read(sheet("Issues", table))).toEqual([]);
});

test.each([1, 2])("a legend of scores and levels %p columns beside the table is no part of it", (gap) => {
  const between = "| ".repeat(gap);
  const register = only(
    sheet(
      "Risks",
      `
      | Ref | Risk        | Likelihood | Impact | Score | Level  | Actions       ${between}| Score | Level  |
      | 1   | Flood       | 4          | 4      | 16    | High   | Build a wall  ${between}| 1-4   | Low    |
      | 2   | Staff leave | 3          | 2      | 6     | Medium | Pay review    ${between}| 5-9   | Medium |
      | 3   | Data lost   | 2          | 5      | 10    | High   | Test restores ${between}| 10-25 | High   |
      | 4   | Fire        | 1          | 3      | 3     | Low    | Drill         ${between}|       |        |
      `,
    ),
  );
  expect(fields(register)).toBe(
    "A:id B:title C:current.likelihood D:current.impact E:current.score F:current.band G:actions",
  );
});

test("a legend below the table ends it", () => {
  const register = only(
    sheet(
      "Risks",
      `
      | Ref | Risk        | Likelihood | Impact | Score | Actions       |
      | 1   | Flood       | 4          | 4      | 16    | Build a wall  |
      | 2   | Staff leave | 3          | 2      | 6     | Pay review    |
      ||
      | Score | Level     |            |        |       |               |
      | 1-4   | Low       |            |        |       |               |
      | 5-9   | Medium    |            |        |       |               |
      | 10-25 | High      |            |        |       |               |
      `,
    ),
  );
  expect([register.risks.length, register.emptyRows, register.untitled]).toEqual([2, [], []]);
});

test("a category over the first risks is no heading, even under a number sign", () => {
  const register = only(
    sheet(
      "Risks",
      `
      | #           | Risk        | Likelihood | Impact | Score | Actions       |
      | A. Category |             |            |        |       |               |
      | 1           | Flood       | 4          | 4      | 16    | Build a wall  |
      | 2           | Staff leave | 3          | 2      | 6     | Pay review    |
      `,
      { merges: ["A2:F2"] },
    ),
  );
  expect(register.headerRows).toEqual([0, 0]);
  expect(register.risks).toHaveLength(2);
});

test("a matrix below the table ends it", () => {
  const register = only(
    sheet(
      "Risks",
      `
      | Threat     | Vulnerability | Asset  | Likelihood | Impact | Risk   | Recommended controls |
      | Phishing   | No training   | E-mail | High       | Medium | High   | Train staff          |
      | Theft      | No encryption | Laptop | Low        | High   | Medium | Encrypt disks        |
      | Ransomware | Old servers   | Files  | Medium     | Medium | Medium | Offline backups      |
      ||
      | Risk matrix |             |        |            |        |        |                      |
      | Likelihood / Impact | Low  | Medium | High       |        |        |                      |
      | High       | Medium        | High   | High       |        |        |                      |
      | Medium     | Low           | Medium | High       |        |        |                      |
      | Low        | Low           | Low    | Medium     |        |        |                      |
      `,
    ),
  );
  expect(register.risks.map(({ title }) => title)).toEqual(["Phishing", "Theft", "Ransomware"]);
});

test("a formula's 0 or error over blank ratings counts as blank", () => {
  const register = only(
    sheet(
      "Register",
      `
      | Ref | Risk  | Likelihood | Impact | Score   | Actions |
      | 1   | Flood | 4          | 4      | 16      | Wall    |
      | 2   | Fire  |            |        | 0       | Alarm   |
      | 3   | Theft |            |        | #VALUE! | Locks   |
      `,
      { formulas: { E2: "=C2*D2", E3: "=C3*D3", E4: "=C4*D4" } },
    ),
  );
  expect(register.risks.map((r) => r.stages.current?.score?.state)).toEqual(["scored", "blank", "blank"]);
});

test("a matrix beside the table is no part of it, and is the register's key", () => {
  const register = only(
    sheet(
      "Register",
      `
    | Ref | Risk  | Likelihood | Impact | Score | Actions |  |  |            |   |   |   |   |
    | 1   | Flood | 3          | 3      | 9     | Wall    |  |  | Likelihood | 3 | 3 | 6 | 9 |
    | 2   | Fire  | 2          | 3      | 6     | Alarm   |  |  |            | 2 | 2 | 4 | 6 |
    | 3   | Theft | 1          | 2      | 2     | Locks   |  |  |            | 1 | 1 | 2 | 3 |
    |     |       |            |        |       |         |  |  |            |   | 1 | 2 | 3 |
    |     |       |            |        |       |         |  |  |            |   | Impact |  |  |`,
    ),
  );
  expect(register.range.right).toBe(5);
  expect(register.risks).toHaveLength(3);
  expect(register.matrices.threat.source).toBe("workbook");
});

test("ticks spread over one column a level", () => {
  const register = only(
    sheet(
      "Register",
      `
      | Ref | Risk  | Likelihood |   |   | Impact |   |   | Actions |
      |     |       | 1          | 2 | 3 | 1      | 2 | 3 |         |
      | R1  | Flood |            |   | x |        | x |   | Wall    |
      | R2  | Fire  | x          |   |   |        |   | x | Alarm   |
      `,
      { merges: ["A1:A2", "B1:B2", "C1:E1", "F1:H1", "I1:I2"] },
    ),
  );
  expect(register.risks.map((r) => [r.stages.current?.likelihood?.value, r.stages.current?.impact?.value])).toEqual([
    [3, 2],
    [1, 3],
  ]);
});

test("a filtered copy below is not another register; a sheet a directorate is", () => {
  const copied = sheet(
    "Register",
    `${SIMPLE}||\n| Open risks only | | | | | | | |\n${SIMPLE.split("\n").slice(1, 3).join("\n")}`,
  );
  expect(only(copied).risks).toHaveLength(3);
  const found = read(sheet("Place", SIMPLE), sheet("People", SIMPLE.replace(/CR/g, "PE")));
  expect(found.map((r) => [r.sheet, r.risks.length])).toEqual([
    ["Place", 3],
    ["People", 3],
  ]);
});

test("words of a scale stay words where no key numbers them, and columns without a role are kept", () => {
  const [risk] = only(
    sheet(
      "Register",
      `
    | ID  | Risk  | Likelihood | Impact | Risk level | Mitigation | Linked objective | Fleet |
    | R-1 | Flood | Low        | High   | Medium     | Wall       | Safe streets     | Vans  |
    | R-2 | Fire  | Medium     | High   | High       | Alarm      | Safe homes       | Carts |`,
    ),
  ).risks as [Register["risks"][0]];
  expect(risk.stages.current).toMatchObject({
    likelihood: { value: 1, words: "Low" },
    band: { text: "Medium", state: "scored" },
  });
  expect(Object.entries(risk.other).map(([k, v]) => [k, v.text])).toEqual([
    ["Linked objective", "Safe streets"],
    ["Fleet", "Vans"],
  ]);
});

describe("what is no register", () => {
  test.each<[string, string, string]>([
    [
      "a project plan",
      "Plan",
      "| Task Name | Owner | Start Date | End Date | Status |\n| Brief | Head | 2021-01-01 | 2021-02-01 | Done |\n| Build | Head | 2021-02-01 | 2021-03-01 | To do |",
    ],
    [
      "an asset list",
      "Assets",
      "| Asset ID | Asset | Category | Owner | Location |\n| A1 | Van | Fleet | Head | Depot |\n| A2 | Cart | Fleet | Head | Depot |",
    ],
    ["a matrix", "Matrix", "| | 1 | 2 | 3 |\n| 3 | 3 | 6 | 9 |\n| 2 | 2 | 4 | 6 |\n| 1 | 1 | 2 | 3 |"],
    [
      "a scale",
      "Risk criteria",
      "| Level | Likelihood | Impact | Description |\n| 1 | Rare | Negligible | Hardly ever |\n| 2 | Unlikely | Minor | Seldom |\n| 3 | Possible | Moderate | Now and then |",
    ],
    [
      "a stakeholder list",
      "Stakeholders",
      "| Stakeholder | Interest | Influence | Impact | Strategy |\n| Head | Reports | High | High | Manage closely |\n| Union | Staff | High | Low | Keep informed |",
    ],
    [
      "a count by level",
      "Risk summary",
      "| Risk Type | Critical | High | Medium |\n| Finance | 0 | 1 | 2 |\n| Legal | 1 | 0 | 1 |",
    ],
    [
      "a sales pipeline",
      "Pipeline",
      "| Opportunity | Account | Owner | Probability | Value | Weighted value | Next action |\n| Website | Acme | Rep | 0.5 | 4000 | 2000 | Call |\n| Shop | Beta | Rep | 0.2 | 9000 | 1800 | Send offer |",
    ],
    [
      "an issue log",
      "Issues",
      "| Issue ID | Issue Title | Description | Owner | Priority | Status |\n| I1 | Printer | It jams | Head | 1 | Open |\n| I2 | Lift | It stops | Head | 2 | Open |",
    ],
  ])("%s", (_, name, drawing) => expect(read(sheet(name, drawing))).toEqual([]));

  test("an empty workbook", () => expect(read(sheet("Sheet1", "||"))).toEqual([]));
});

test("reading grows in proportion to the rows", () => {
  const rows = (n: number): SheetSnapshot =>
    sheet(
      "Register",
      `| Ref | Risk | Likelihood | Impact | Score | Owner | Actions |\n${Array.from({ length: n }, (_, i) => `| R${i} | Failure number ${i} of the service | ${1 + (i % 5)} | ${1 + (i % 4)} | ${(1 + (i % 5)) * (1 + (i % 4))} | Head ${i % 9} | Do thing ${i} |`).join("\n")}`,
    );
  const time = (s: SheetSnapshot): number => {
    const from = performance.now();
    read(s);
    return performance.now() - from;
  };
  const [small, large] = [rows(300), rows(3000)];
  time(small);
  const least = Math.min(time(small), time(small), time(small));
  expect(time(large)).toBeLessThan(Math.max(least, 5) * 30);
  expect(only(large).risks).toHaveLength(3000);
});

test.each<[string, string, string]>([
  [
    "a named score before ratings that have one of their own",
    "| Ref | Risk | Previous score | Likelihood | Impact | Score | Owner |",
    "A:id B:title C:previous.score D:current.likelihood E:current.impact F:current.score G:owner",
  ],
  [
    "scores of quarters around the present one's ratings",
    "| Ref | Risk | Score Q2 | Likelihood | Impact | Score Q3 | Owner |",
    "A:id B:title C:previous.score D:current.likelihood E:current.impact F:current.score G:owner",
  ],
  [
    "ratings that name the quarter of their score",
    "| Ref | Risk | Q1 score | Q2 likelihood | Q2 impact | Q2 score | Owner |",
    "A:id B:title C:previous.score D:current.likelihood E:current.impact F:current.score G:owner",
  ],
  [
    "the score first, then its ratings",
    "| Ref | Risk | Inherent score | Likelihood | Impact | Target score | Owner |",
    "A:id B:title C:inherent.score D:inherent.likelihood E:inherent.impact F:target.score G:owner",
  ],
])("%s", (_name, headings, expected) => {
  const rows = ["12 | 3 | 4 | 12", "15 | 2 | 5 | 10", "12 | 4 | 4 | 16"].map(
    (scores, i) => `| CR${i + 1} | Something goes wrong with the roof ${i} | ${scores} | Head of Property |`,
  );
  expect(fields(only(sheet("Register", [headings, ...rows].join("\n"))))).toBe(expected);
});

test("a short table of closed risks below is none of the register's", () => {
  const register = only(
    sheet(
      "Register",
      `${SIMPLE}
      ||
      | Closed risks |
      | Ref | Risk | Reason for closure | Date closed |
      | CR4 | The waste contractor fails | New contract let to two firms | 30/09/2024 |`,
    ),
  );
  expect(register.risks.map(({ id }) => id)).toEqual(["CR1", "CR2", "CR3"]);
});

test("two ratings beside a band between spacers are a risk's, also where they look like levels counted by one", () => {
  const register = only(
    sheet(
      "Register",
      `
      | Ref | Risk                | Owner       |  | Likelihood | Impact | Rating     |  | Controls     | Actions         |
      | CR1 | Flood closes depots | Head of Place |  | 3        | 4      | High (12)  |  | Flood plan   | Build a barrier |
      | CR2 | Staff leave         | Head of HR  |  | 3          |        | Medium (6) |  | Exit surveys | Pay review      |
      |     |                     |             |  |            |        |            |  | Agency staff |                 |
      | CR3 | Data is lost        | Head of ICT |  | 2          | 5      | High (10)  |  | Backups      | Test restores   |`,
    ),
  );
  expect(fields(register)).toContain("E:current.likelihood F:current.impact");
  expect(register.risks).toHaveLength(3);
});

test("two tables under one another with the same headings: a title and references of their own make two registers", () => {
  const table = (title: string, letter: string) => `
    | ${title} | | | | | |
    | Ref | Risk | Likelihood | Impact | Score | Owner |
    | ${letter}1 | The ${letter} depot floods | 4 | 4 | 16 | Head of Roads |
    | ${letter}2 | Staff of ${letter} leave | 3 | 2 | 6 | Head of HR |
    ||
    ||`;
  const sheets = (second: string, letter: string) =>
    read(sheet("Risks", `${table("Strategic risks", "S").trimStart()}${table(second, letter)}`));
  expect(sheets("Operational risks", "O").map(({ risks }) => risks.map(({ id }) => id))).toEqual([
    ["S1", "S2"],
    ["O1", "O2"],
  ]);
  expect(sheets("Page 2 of 2", "O")).toHaveLength(1);
});

test("a matrix two columns to the right of a table is no part of it", () => {
  const register = only(
    sheet(
      "Register",
      `
      | Ref | Risk                | Risk score (L x I) | Owner       | | |            | Impact  |         |            |
      | R1  | Flood closes depots | 3x3=9 | Head of Roads | | | Likelihood | 1 Minor | 2 Major | 3 Critical |
      | R2  | Staff leave         | 2x2=4 | Head of HR  | | | 3 Likely   | 3       | 6       | 9          |
      | R3  | Data is lost        | 2x1=2 | Head of ICT | | | 2 Possible | 2       | 4       | 6          |
      | R4  | Grants end          | 1x1=1 | Head of Finance | | | 1 Rare | 1       | 2       | 3          |
      | R5  | The roof leaks      | 2x3=6 | Head of Estates | | | |       |         |            |
      | R6  | Wells run dry       | 3x1=3 | Head of Parks | | | | Rating | Score | |
      `,
      { merges: ["H1:J1"] },
    ),
  );
  expect(fields(register)).toBe("A:id B:title C:current.score D:owner");
});

test.each([
  ["Head of Legal and Head of Finance", ["Head of Legal", "Head of Finance"]],
  ["Director of Place, Director of People", ["Director of Place", "Director of People"]],
  ["Head of Legal and Democratic Services", ["Head of Legal and Democratic Services"]],
  ["Deputy Chief Executive and Director of Place", ["Deputy Chief Executive and Director of Place"]],
  ["Head of Law and Head of Paid Service", ["Head of Law and Head of Paid Service"]],
])("the owners of %j", (owner, owners) => {
  expect(only(sheet("Register", SIMPLE.replace("Director of Place", owner))).risks[0]!.owners).toEqual(owners);
});

test("an owner right behind the actions is theirs where another owns the risk", () => {
  const rows = [1, 2, 3].map(
    (n) =>
      `| R${n} | Service ${n} fails | 3 | ${n} | ${3 * n} | Plan tested | Plan again | Head of Plans | Director ${n} |`,
  );
  const head =
    "| Ref | Risk | Likelihood | Impact | Score | Controls | Planned actions | By whom | Accountable director |";
  expect(fields(only(sheet("Register", [head, ...rows].join("\n"))))).toMatch(/G:actions H:actionOwner I:owner$/);
});

test("mitigation between two sets of ratings is the controls, where actions have a column of their own", () => {
  const rows = [1, 2, 3].map((n) => `| R${n} | Service ${n} fails | 4 | ${n} | Plan tested | 3 | ${n} | Plan again |`);
  const head = (last: string) =>
    `| Ref | Risk | Gross likelihood | Gross impact | Mitigation | Net likelihood | Net impact | ${last} |`;
  const read = (last: string) => fields(only(sheet("Register", [head(last), ...rows].join("\n"))));
  expect(read("Action")).toMatch(/E:controls .* H:actions$/);
  expect(read("Comments")).toMatch(/E:actions/);
});

test.each([
  ["By", ["31/03/2027", "30/06/2027", "30/09/2027"], "due"],
  ["By", ["Head of Plans", "Head of Parks", "Head of Roads"], "actionOwner"],
])("%s over %j", (heading, cells, field) => {
  const rows = cells.map(
    (cell, n) => `| R${n + 1} | Service ${n} fails | 3 | ${n + 1} | Director | Plan again | ${cell} |`,
  );
  const head = `| Ref | Risk | Likelihood | Impact | Owner | Next action | ${heading} |`;
  expect(fields(only(sheet("Register", [head, ...rows].join("\n"))))).toMatch(new RegExp(`G:${field}$`));
});

describe("headings over each single risk", () => {
  const form = (id: string, risk: string) => `
    | Ref | Risk | Owner | Likelihood | Impact | Score |
    | ${id} | ${risk} | Head of IT | 3 | 4 | 12 |
    ||`;
  test("a reference that stands twice is a slip, and no other table's", () => {
    const drawing = ["R1", "R2", "R3", "R4", "R2"].map((id, n) => form(id, `Risk number ${n} comes true`)).join("");
    const { registers } = readRegisters(workbook(sheet("Risks", drawing)));
    expect(registers.map(({ risks }) => risks.map(({ id }) => id))).toEqual([["R1", "R2", "R3", "R4", "R2"]]);
  });
  test("the first reference once more begins another table", () => {
    const drawing = ["R1", "R2", "R3", "R1", "R2", "R3"]
      .map((id, n) => form(id, `Risk number ${n} comes true`))
      .join("");
    const { registers } = readRegisters(workbook(sheet("Risks", drawing)));
    expect(registers.map(({ risks }) => risks.map(({ id }) => id))).toEqual([
      ["R1", "R2", "R3"],
      ["R1", "R2", "R3"],
    ]);
  });
});
