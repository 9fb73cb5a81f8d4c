/** @jest-environment jsdom */
import "@microsoft/jest-sarif";
import { CHECKS } from "../../src/checks";
import { DEFAULT_PROFILE } from "../../src/profile";
import { checkWorkbook, toJunit, toReport, toSarif, unreadableReport, type Report } from "../../src/report";
import { makeClean } from "../mutations/clean";
import { Draft } from "../mutations/draft";

/** What other programs read: SARIF by its own schema, JUnit by an XML parser, whatever stands in the cells. */

const HOSTILE: readonly (readonly [string, string])[] = [
  ["markup", `</failure><script>alert("x")</script> & &amp; ' "`],
  ["the end of CDATA", "a ]]> b <![CDATA[ c"],
  ["control characters", "a\u0000b\u0001c\u0008d\u000be\u001ff\u007fg\u0085h"],
  ["line ends and tabs", "a\r\nb\rc\nd\te\u2028f\u2029g"],
  ["an emoji", "fire \u{1f525} and flag \u{1f3f4}\u{e0067}\u{e0062}"],
  ["lone surrogates", "a\ud83db\udd25c\udd25\ud83d"],
  ["no characters", "a\ufffeb\uffffc\u{1ffff}d"],
  ["right to left", "\u202eabc\u202c \u200f\u05d0"],
  ["processing instructions and entities", `<?xml version="1.1"?><!DOCTYPE x [<!ENTITY a "b">]>&a;`],
  ["a formula", `=HYPERLINK("http://council.example","x")`],
];

/** A register in which the text stands as a reference, a title, an owner and a score. */
function reportWith(text: string): Report {
  const { workbook, asOf } = makeClean(20260103);
  const sheet = workbook.sheets[0]!;
  const headings = sheet.rows.findIndex((row) => row.some((value) => /risk owner/i.test(String(value))));
  const rows = [1, 2, 3].map((n) => headings + n);
  const draft = new Draft(workbook);
  for (const row of rows)
    for (let column = 0; column < sheet.rows[headings]!.length; column++)
      if (column % 2 === row % 2) draft.put({ sheet: sheet.name, row, column }, text);
  return toReport(
    `papers/${text}.xlsx`,
    checkWorkbook(draft.snapshot(), { profile: DEFAULT_PROFILE, today: asOf, asOf }),
  );
}

/** As another program gets it: written in UTF-8. */
const written = (text: string): string => Buffer.from(text, "utf8").toString("utf8");

test.each([
  ["nothing to say", [], []],
  ["a file that cannot be read", [unreadableReport("old.xls", "This is an old file.")], []],
  [
    "paths",
    ["C:\\My files\\a #1?.xlsx", "/srv/a%20b.xlsx", "\\\\server\\share\\c [2].xlsx", "Q3: final.xlsx"],
    [
      "file:///C:/My%20files/a%20%231%3F.xlsx",
      "file:///srv/a%2520b.xlsx",
      "file://server/share/c%20%5B2%5D.xlsx",
      "./Q3:%20final.xlsx",
    ],
  ],
] as readonly (readonly [string, readonly (Report | string)[], readonly string[]])[])(
  "SARIF is valid: %s",
  (_, given, uris) => {
    const reports = given.map((one) => (typeof one === "string" ? { ...reportWith("x"), file: one } : one));
    const log = toSarif(reports, "1.2.3");
    expect(log).toBeValidSarifLog();
    if (uris.length > 0) expect(log.runs[0]!.artifacts!.map((artifact) => artifact.location!.uri)).toEqual(uris);
  },
);

test("what is ignored is a suppressed result of a valid log", () => {
  const report = reportWith("x");
  const [one, ...rest] = report.findings;
  const why = { reason: "Agreed", role: "Risk manager", day: "2018-12-31" };
  const log = toSarif([{ ...report, findings: rest, ignored: [{ ...one!, ...why }] }], "1.2.3");
  expect(log).toBeValidSarifLog();
  expect(log.runs[0]!.results!.filter(({ suppressions }) => suppressions?.length)).toMatchObject([
    { ruleId: one!.rule },
  ]);
});

test("the schema can say no", () => {
  const log = toSarif([reportWith("x")], "1.2.3");
  const [run] = log.runs;
  expect({ ...log, version: "2.0.0" }).not.toBeValidSarifLog();
  expect({ ...log, runs: [{ ...run, invocations: [{}] }] }).not.toBeValidSarifLog();
  expect({ ...log, runs: [{ ...run, results: [{ ...run!.results![0], level: "advice" }] }] }).not.toBeValidSarifLog();
});

describe.each(HOSTILE)("%s in the cells", (_, text) => {
  const report = reportWith(text);
  test("has something to report", () => expect(report.findings.length).toBeGreaterThan(3));

  test("SARIF is valid, and the same read back", () => {
    const log = toSarif([report], "1.2.3");
    expect(log).toBeValidSarifLog();
    expect(log.runs[0]!.results).toHaveLength(report.findings.length);
    expect(JSON.parse(written(JSON.stringify(log)))).toEqual(JSON.parse(JSON.stringify(log)));
  });

  test.each(["error", "warning", "never"] as const)("JUnit is well formed, failing on %s", (failOn) => {
    const parsed = new DOMParser().parseFromString(written(toJunit([report], failOn)), "application/xml");
    expect(parsed.querySelector("parsererror")).toBeNull();
    // Nothing of the cells has become an element.
    expect([...new Set([...parsed.querySelectorAll("*")].map((element) => element.tagName))].sort()).toEqual(
      ["failure", "system-out", "testcase", "testsuite", "testsuites"].filter(
        (tag) => tag !== "failure" || failOn !== "never",
      ),
    );
    expect(parsed.querySelectorAll("testcase")).toHaveLength(CHECKS.length);
    const lines = [...parsed.querySelectorAll("failure, system-out")].flatMap((part) => part.textContent!.split("\n"));
    for (const finding of report.findings) expect(lines.some((line) => line.startsWith(finding.sheet))).toBe(true);
  });
});
