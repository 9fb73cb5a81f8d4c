import {
  applyIgnores,
  findingsEdits,
  findingsText,
  ignoreFinding,
  listedFindings,
  verdictOf,
  type Ignore,
  type SheetPart,
} from "../../src/submit";
import type { Finding } from "../../src/checks";
import { workbook } from "../support/sheet";
import { clean, keyless } from "../taskpane/registers";
import { check, drawn, reading } from "./registers";

const WHY = { reason: "Agreed with internal audit.", role: "Risk manager", day: "2018-12-31" };
const verdict = (book = drawn(), ignore: (finding: Finding) => boolean = () => false): ReturnType<typeof verdictOf> => {
  const read = reading(book),
    findings = check(read);
  const ignores = findings
    .filter(ignore)
    .reduce<readonly Ignore[]>((list, finding) => ignoreFinding(list, finding, read, WHY), []);
  return verdictOf(read, applyIgnores(findings, ignores, read));
};

describe("the verdict", () => {
  test("ready", () =>
    expect(verdict(clean())).toEqual({
      ready: true,
      sentence: "Ready to submit: no errors in 10 risks, and each has a score.",
      inTheWay: [],
      notes: [],
    }));
  test("errors and unscored risks stand in the way", () => {
    const { ready, sentence, inTheWay } = verdict();
    expect(ready).toBe(false);
    expect(sentence).toMatch(/^Not ready to submit: \d+ errors and 1 risk without a score\.$/);
    expect(inTheWay[0]).toMatch(/errors are still to be put right: risks R3/);
    expect(inTheWay[1]).toBe("1 risk has no score: risk R8.");
  });
  test("what is ignored does not, and is told with its reason", () => {
    const { ready, notes } = verdict(drawn(), ({ severity, rule }) => severity === "error" || rule === "risk-unscored");
    expect(ready).toBe(true);
    expect(
      notes.filter((note) => note.startsWith("Ignored on 2018-12-31 by Risk manager (Agreed with internal audit):"))
        .length,
    ).toBeGreaterThan(2);
  });
  test("no key", () => {
    const { sentence, notes } = verdict(keyless());
    expect(sentence).toMatch(/^Ready to submit, as far as can be told: .* but no matrix judges the scores\.$/);
    expect(notes.join(" ")).toMatch(/not judged by a matrix/);
  });
  test("no risk", () =>
    expect(verdict(workbook()).sentence).toBe("Not ready to submit: no risk was found in this workbook."));
});

const part = (name: string, findings: readonly Finding[]): SheetPart => ({
  name,
  asOf: "2018-12-31",
  verdict: "Not ready.",
  findings,
});

const listed = (name: string): Parameters<typeof findingsText>[0][number] => {
  const read = reading(drawn());
  return { name, asOf: "2018-12-31", verdict: verdict().sentence, findings: listedFindings(check(read), read) };
};

describe("the list that goes back", () => {
  test("by owner: each finding once under its owner, those without one last", () => {
    const text = findingsText([listed("")], "owner");
    expect(text).toMatch(/^Not ready to submit: .* Dates judged at 2018-12-31\.\n\n/);
    expect(text).toMatch(/\nHead of Highways\n- Register F6, risk R3: Error\. .*18.*20/);
    expect(text.split("\n").filter((line) => line.startsWith("- "))).toHaveLength(listed("").findings.length);
    expect(text.lastIndexOf("\nNo owner\n")).toBeGreaterThan(text.lastIndexOf("\nHead of IT\n"));
  });
  test("by sheet, over two workbooks", () => {
    const text = findingsText([listed("adults.xlsx"), listed("children.xlsx")], "sheet");
    expect(text).toMatch(/^adults\.xlsx: Not ready.*\nchildren\.xlsx: Not ready/);
    expect(text).toMatch(/\nadults\.xlsx, Register\n- F6, risk R3: Error\./);
    expect(text).toMatch(/\nchildren\.xlsx, Register\n- F6, risk R3: Error\./);
  });
  test("by owner, over two workbooks, each cell names its workbook", () =>
    expect(findingsText([listed("adults.xlsx"), listed("children.xlsx")], "owner")).toMatch(
      /\nHead of Highways\n- adults\.xlsx, Register F6, risk R3: .*\n- children\.xlsx, Register F6, risk R3: /,
    ));
  test("as a new sheet with a name that is free, its owners beside it", () => {
    const read = reading(drawn());
    const taken = {
      ...read.workbook,
      sheets: [...read.workbook.sheets, { ...read.workbook.sheets[1]!, name: "findings" }],
    };
    const edits = findingsEdits([part("", check(read))], taken);
    expect(edits[0]).toMatchObject({ kind: "addSheet", name: "Findings (2)" });
    const texts = edits.flatMap((edit) => (edit.kind === "values" ? edit.values.flat() : []));
    expect(texts).toEqual(
      expect.arrayContaining(["Owner", "Head of Highways", "Not ready. Dates judged at 2018-12-31."]),
    );
    expect(edits.some((edit) => edit.kind === "table")).toBe(true);
  });
  test("nothing found, no sheet", () => expect(findingsEdits([part("", [])], reading(clean()).workbook)).toEqual([]));
  test("of two workbooks, each finding with its file and that file's verdict; by owner, those without one last", () => {
    const read = reading(drawn());
    const parts = [part("adults.xlsx", check(read)), part("children.xlsx", check(read))];
    const values = findingsEdits(parts, read.workbook, "owner").flatMap((edit) =>
      edit.kind === "values" ? [edit.values] : [],
    );
    const [headings, rows] = [values[1]![0]!, values[2]!];
    const column = (heading: string): unknown[] => rows.map((row) => row[headings.indexOf(heading)]);
    expect(rows).toHaveLength(2 * check(read).length);
    expect(new Set(column("Workbook"))).toEqual(new Set(["adults.xlsx", "children.xlsx"]));
    expect(new Set(column("Dates judged at"))).toEqual(new Set(["2018-12-31"]));
    const owners = column("Owner");
    expect(owners.indexOf(null)).toBeGreaterThan(owners.lastIndexOf("Head of IT"));
    expect(owners.slice(owners.indexOf(null)).every((owner) => owner === null)).toBe(true);
  });
});
