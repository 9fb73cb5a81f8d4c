import { DEFAULT_PROFILE } from "../../src/profile";
import { checkWorkbook, textReport, toJunit, toReport, toSarif, unreadableReport, type Report } from "../../src/report";
import { readRegisters } from "../../src/register";
import { CHECKS } from "../../src/checks";
import type { WorkbookSnapshot } from "../../src/workbook";
import { sheet, workbook } from "../support/sheet";

const KEY = sheet(
  "Key",
  `
  | Risk matrix |                  |              |         |            |         |          |
  |             |                  | Impact       |         |            |         |          |
  |             |                  | 1 Negligible | 2 Minor | 3 Moderate | 4 Major | 5 Severe |
  | Likelihood  | 5 Almost certain | 5            | 10      | 15         | 20      | 25       |
  |             | 4 Likely         | 4            | 8       | 12         | 16      | 20       |
  |             | 3 Possible       | 3            | 6       | 9          | 12      | 15       |
  |             | 2 Unlikely       | 2            | 4       | 6          | 8       | 10       |
  |             | 1 Rare           | 1            | 2       | 3          | 4       | 5        |
  `,
  {
    fills: {
      ...{ C4: "#00B050", "D4:E4": "#FFC000", "F4:G4": "#C00000" },
      ...{ C5: "#00B050", "D5:E5": "#FFC000", "F5:G5": "#C00000" },
      ...{ "C6:D6": "#00B050", "E6:G6": "#FFC000", "C7:E7": "#00B050", "F7:G7": "#FFC000", "C8:G8": "#00B050" },
    },
  },
);

const REGISTER = sheet(
  "Register",
  `
  | Corporate risk register |                 |                  |            |        |       |           |            |        |       |                 |                       |            |
  | as at August 2014       |                 |                  |            |        |       |           |            |        |       |                 |                       |            |
  | Ref                     | Risk            | Owner            | Inherent   |        |       | Controls  | Residual   |        |       | Action          | Due date              | Objectives |
  |                         |                 |                  | Likelihood | Impact | Score |           | Likelihood | Impact | Score |                 |                       |            |
  | 1                       | Depot is flooded | Head of Property | 5          | 4      | 20    | Barriers  | 3          | 4      | 12    | Build a wall    | 2014-09-30            | Safe       |
  | 2                       | Key staff leave | Head of HR       | 4          | 4      | 16    | Reviews   | 4          | 3      | 13    | Exit interviews | after the restructure |            |
  | 3                       | Data is lost    | Head of IT       | 3          | 5      | 15    | Backups   |            |        |       |                 |                       |            |
  | 4                       | Contractor fails | Head of Legal    | 2          | 4      | 8     | Bonds     | 2          | 2      | 4     |                 |                       |            |
  | 5                       | Power is cut    | Head of Property | 2          | 3      | 6     | Generator | 1          | 3      | 3     |                 |                       |            |
  `,
  { merges: ["D3:F3", "H3:J3"] },
);

const today = { year: 2026, month: 11, day: 22 };
const reportOf = (book: WorkbookSnapshot, file = "register.xlsx"): Report =>
  toReport(file, checkWorkbook(book, { profile: DEFAULT_PROFILE, today }));
const report = reportOf(workbook(REGISTER, KEY));
const register = report.registers[0]!;

describe("the report of a register", () => {
  test("places are as Excel shows them", () => {
    expect(register).toMatchObject({
      sheet: "Register",
      layout: "table",
      kind: "threats",
      period: "2014-08",
      headerRows: [3, 4],
    });
    expect(register.columns).toEqual({
      id: "A",
      title: "B",
      owner: "C",
      inherent: { likelihood: "D", impact: "E", score: "F" },
      controls: "G",
      residual: { likelihood: "H", impact: "I", score: "J" },
      actions: "K",
      due: "L",
    });
    expect(register.risks.map((risk) => risk.rows)).toEqual([
      [5, 5],
      [6, 6],
      [7, 7],
      [8, 8],
      [9, 9],
    ]);
    expect(report.asOf).toBe("2014-08-31");
  });

  test("the matrix as the key sheet gives it", () => {
    expect(register.matrix).toEqual({
      source: "workbook",
      where: "Key!B3:G8",
      likelihood: ["Rare", "Unlikely", "Possible", "Likely", "Almost certain"],
      impact: ["Negligible", "Minor", "Moderate", "Major", "Severe"],
      rule: "product",
      bands: [
        { id: "green", label: "Green", min: 1, max: 6, fill: "#00B050" },
        { id: "amber", label: "Amber", min: 8, max: 15, fill: "#FFC000" },
        { id: "red", label: "Red", min: 16, max: 25, fill: "#C00000" },
      ],
    });
  });

  test("a whole risk", () => {
    expect(register.risks[0]).toEqual({
      id: "1",
      title: "Depot is flooded",
      kind: "threat",
      sheet: "Register",
      rows: [5, 5],
      owners: ["Head of Property"],
      inherent: { likelihood: 5, impact: 4, score: 20, band: "red", text: "20" },
      residual: { likelihood: 3, impact: 4, score: 12, band: "amber", text: "12" },
      movement: null,
      controls: [{ text: "Barriers" }],
      actions: [{ description: "Build a wall", due: "2014-09-30" }],
      other: { Objectives: "Safe" },
    });
  });

  test("a stage that stands in the sheet and is not scored is null, one the sheet has not is left out", () => {
    expect(register.risks[2]!.residual).toBeNull();
    expect(register.risks[2]).not.toHaveProperty("current");
    expect(register.risks[2]!.actions).toEqual([]);
  });

  test("a date that is none keeps its words", () => {
    expect(register.risks[1]!.actions![0]!.due).toBe("after the restructure");
  });

  test("findings and their count", () => {
    expect(report.findings.filter((f) => f.severity === "error")).toEqual([
      {
        rule: "score-mismatch",
        severity: "error",
        register: 0,
        sheet: "Register",
        cell: "J6",
        related: ["H6", "I6"],
        risk: "2",
        message: expect.stringContaining("13"),
        actual: 13,
        expected: 12,
        fix: "safe",
      },
    ]);
    const count = (severity: string): number => report.findings.filter((f) => f.severity === severity).length;
    expect(report.summary).toEqual({ risks: 5, errors: 1, warnings: count("warning"), advice: count("advice") });
  });

  test("outlives JSON", () => {
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });

  test("a workbook without a register has an empty report", () => {
    expect(reportOf(workbook(sheet("Sheet1", "| a | b |")))).toMatchObject({
      error: null,
      registers: [],
      findings: [],
      summary: { risks: 0, errors: 0, warnings: 0, advice: 0 },
    });
  });

  test("what was left out in reading is told", () => {
    const book = { ...workbook(REGISTER), notes: ["Sheet Data was not read: it is too large."] };
    expect(reportOf(book).notes).toEqual(book.notes);
    expect(textReport(reportOf(book))).toContain("Note: Sheet Data was not read: it is too large.");
  });

  test("a file that could not be read has a report too", () => {
    expect(unreadableReport("old.xls", "This is old.")).toEqual({
      version: 1,
      file: "old.xls",
      asOf: null,
      error: "This is old.",
      registers: [],
      findings: [],
      summary: { risks: 0, errors: 0, warnings: 0, advice: 0 },
    });
  });
});

describe("the report for people", () => {
  const text = textReport(report);
  test("says what was read, then what is wrong, worst first", () => {
    expect(text).toMatch(
      /^register\.xlsx\n {2}Register A3:M9: 5 risks, 2014-08\n {4}Scores: likelihood x impact, by the workbook's own matrix at Key!B3:G8\n\nErrors \(1\)\n/,
    );
    expect(text).toMatch(/^ {2}J6 {2}risk 2 {2}.*13.*\[score-mismatch/m);
    expect(text).toMatch(/can be put\s+right for you\]/);
    expect(text).toMatch(
      /\n5 risks checked as of 2014-08-31: 1 error, \d+ warnings?, \d+ advice\.\nNot ready to submit: 1 error\b.*\n$/,
    );
    if (text.includes("Warnings")) expect(text.indexOf("Errors")).toBeLessThan(text.indexOf("Warnings"));
  });
  test("says once of each check met why it matters and what to do, unless that is told elsewhere", () => {
    const heading = "Why it matters, and what to do";
    const told = text.slice(text.indexOf(heading)).replace(/\s+/g, " ");
    for (const rule of new Set(report.findings.map((finding) => finding.rule))) {
      const { title, why, remedy } = CHECKS.find(({ id }) => id === rule)!;
      expect(told.split(`${title}. ${why} ${remedy} [${rule}]`)).toHaveLength(2);
    }
    expect(textReport(report, false)).not.toContain(heading);
  });
  test("fits 100 columns", () => {
    expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThanOrEqual(100);
  });
  test("keeps the messages whole, in one column", () => {
    const flat = text.replace(/\s+/g, " ");
    for (const finding of report.findings) expect(flat).toContain(finding.message.replace(/\s+/g, " "));
  });
  test("names the sheet where a finding is on another", () => {
    const finding = { ...report.findings[0]!, sheet: "Key", cell: "C4", risk: null };
    expect(textReport({ ...report, findings: [finding] })).toMatch(/^ {2}Key!C4 {2}/m);
  });
  test.each([
    [unreadableReport("a.xlsx", "This file is empty."), "a.xlsx\n  Not read: This file is empty.\n"],
    [
      reportOf(workbook(sheet("Sheet1", "| a |")), "b.xlsx"),
      "b.xlsx\n  No risk register was found in this workbook.\n",
    ],
  ])("is short where there is little to say", (given, expected) => {
    expect(textReport(given)).toBe(expected);
  });
});

describe("SARIF", () => {
  const log = toSarif([report, unreadableReport("C:\\My files\\a #1.xlsx", "Damaged.")], "1.2.3");
  const run = log.runs[0]!;
  test("has a rule for every check, and results that point at them", () => {
    expect(log.version).toBe("2.1.0");
    expect(run.tool.driver).toMatchObject({ name: "register-check", version: "1.2.3" });
    expect(run.tool.driver.rules!.map((rule) => rule.id)).toEqual(CHECKS.map((check) => check.id));
    expect(run.results).toHaveLength(report.findings.length);
    for (const result of run.results!) expect(run.tool.driver.rules![result.ruleIndex!]!.id).toBe(result.ruleId);
  });
  test("a place is the file and the cell", () => {
    const result = run.results!.find((r) => r.ruleId === "score-mismatch")!;
    expect(result.level).toBe("error");
    expect(result.locations).toEqual([
      {
        physicalLocation: { artifactLocation: { uri: "register.xlsx" } },
        logicalLocations: [{ name: "J6", fullyQualifiedName: "Register!J6", kind: "cell" }],
      },
    ]);
    expect(result.relatedLocations!.map((l) => l.logicalLocations![0]!.fullyQualifiedName)).toEqual([
      "Register!H6",
      "Register!I6",
    ]);
  });
  test("a file that could not be read is a notification, and the run failed", () => {
    expect(run.invocations).toEqual([
      {
        executionSuccessful: false,
        toolExecutionNotifications: [
          {
            level: "error",
            message: { text: "Damaged." },
            locations: [{ physicalLocation: { artifactLocation: { uri: "file:///C:/My%20files/a%20%231.xlsx" } } }],
          },
        ],
      },
    ]);
  });
});

describe("JUnit", () => {
  const marked: Report = {
    ...report,
    file: `a "b" <c>&.xlsx`,
    findings: report.findings.map((f) => ({ ...f, message: `${f.message} <&\u0001>` })),
  };
  const tags = (xml: string, name: string): string[] => xml.match(new RegExp(`<${name}[ />]`, "g")) ?? [];
  test("a case a check; only what fails the run is a failure", () => {
    const onError = toJunit([marked], "error");
    expect(tags(onError, "testcase")).toHaveLength(CHECKS.length);
    expect(tags(onError, "failure")).toHaveLength(1);
    expect(onError).toContain(`failures="1"`);
    expect(tags(toJunit([marked], "never"), "failure")).toHaveLength(0);
    const failing = new Set(report.findings.filter((f) => f.severity !== "advice").map((f) => f.rule));
    expect(tags(toJunit([marked], "warning"), "failure")).toHaveLength(failing.size);
  });
  test("is well formed whatever stands in the sheet", () => {
    const xml = toJunit([marked, unreadableReport("x.xlsx", `Not "read" & <lost>`)], "warning");
    expect(xml).toContain(`name="a &quot;b&quot; &lt;c&gt;&amp;.xlsx"`);
    expect(xml).toContain(`<error message="Not &quot;read&quot; &amp; &lt;lost&gt;"/>`);
    expect(xml).not.toMatch(/\u0001/);
    expect(xml.replace(/<\/?[a-z]+(?: [a-z]+="[^"<>]*")*\/?>|<\?xml[^>]*\?>/g, "")).not.toMatch(/[<>]/);
  });
});

describe("the period before", () => {
  const table = (rows: string): WorkbookSnapshot =>
    workbook(
      sheet(
        "Register",
        `
  | Ref | Risk | Owner | Likelihood | Impact | Score | Status |
  ${rows}`,
      ),
    );
  const before = table(`
  | 1 | The depot is flooded by the river | Head of Property | 5 | 4 | 20 | Open |
  | 2 | Key staff leave the council | Head of HR | 2 | 4 | 8 | Open |
  | 3 | Personal data is lost or stolen | Head of IT | 3 | 5 | 15 | Open |
  | 4 | A contractor fails half way | Head of Legal | 2 | 4 | 8 | Open |
  | 5 | The power is cut for days | Head of Works | 2 | 3 | 6 | Open |`);
  const now = table(`
  | 1 | The depot is flooded by the river | Head of Property | 3 | 4 | 12 | Open |
  | 2 | Key staff leave the council | Head of HR | 4 | 4 | 16 | Open |
  | 3 | Personal data is lost or stolen | Head of IT | 3 | 5 | 15 | Open |
  | 4 | A contractor fails half way | Head of Legal | 2 | 4 | 8 | Closed |
  | 6 | Asbestos is found at primary schools | Head of Estates | 4 | 3 | 12 | Open |`);
  const movements = (previous?: WorkbookSnapshot): unknown[] =>
    toReport(
      "now.xlsx",
      checkWorkbook(now, {
        profile: DEFAULT_PROFILE,
        today,
        ...(previous && { previous: readRegisters(previous, DEFAULT_PROFILE) }),
      }),
    ).registers[0]!.risks.map((risk) => risk.movement);

  test("without it no movement is known, with it each risk's is", () => {
    expect(movements()).toEqual([null, null, null, null, null]);
    expect(movements(before)).toEqual(["better", "worse", "same", "closed", "new"]);
  });
  test("a workbook with no register in it says nothing", () => {
    expect(movements(workbook(sheet("Notes", "| Nothing here |")))).toEqual([null, null, null, null, null]);
  });
});
