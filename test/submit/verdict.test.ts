import {
  applyIgnores,
  findingsEdits,
  findingsText,
  ignoreFinding,
  listedFindings,
  listedIgnored,
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
    const { ready, sentence, notes } = verdict(
      drawn(),
      ({ severity, rule }) => severity === "error" || rule === "risk-unscored",
    );
    const told = notes.filter((note) =>
      note.startsWith("Ignored on 31 December 2018 by Risk manager (Agreed with internal audit):"),
    );
    expect(told.length).toBeGreaterThan(2);
    expect(ready).toBe(true);
    expect(sentence).toMatch(/^Ready to submit: \d+ findings are ignored, no other errors in \d+ risks, and each/);
    expect(sentence).toContain(` ${told.length} findings are ignored`);
  });
  test("no key", () => {
    const { sentence, notes } = verdict(keyless());
    expect(sentence).toMatch(/^Ready to submit, as far as can be told: .* but no matrix judges the scores\.$/);
    expect(notes.join(" ")).toMatch(/not judged by a matrix/);
  });
  test("no risk", () =>
    expect(verdict(workbook()).sentence).toBe("Not ready to submit: no risk was found in this workbook."));
});

const part = (name: string, findings: readonly Finding[], ignored: SheetPart["ignored"] = []): SheetPart => ({
  name,
  asOf: "2018-12-31",
  verdict: "Not ready.",
  findings,
  ignored,
});
/** Its errors ignored. */
const sifted = (read: ReturnType<typeof reading>): ReturnType<typeof applyIgnores> => {
  const findings = check(read);
  const errors = findings.filter(({ severity }) => severity === "error");
  const ignores = errors.reduce<readonly Ignore[]>((list, one) => ignoreFinding(list, one, read, WHY), []);
  return applyIgnores(findings, ignores, read);
};

const listed = (name: string): Parameters<typeof findingsText>[0][number] => {
  const read = reading(drawn());
  const findings = listedFindings(check(read), read);
  return { name, asOf: "2018-12-31", verdict: verdict().sentence, findings, ignored: [] };
};

describe("the list that goes back", () => {
  test("by owner: each finding once under its owner, those without one last", () => {
    const text = findingsText([listed("")], "owner");
    expect(text).toMatch(/^Not ready to submit: .* Dates judged at 31 December 2018\.\n\n/);
    expect(text).toMatch(/\nHead of Highways\n- Register F6, risk R3: Error\. .*18.*20/);
    const [list, todo] = text.split("\nWhy it matters, and what to do\n");
    expect(list!.split("\n").filter((line) => line.startsWith("- "))).toHaveLength(listed("").findings.length);
    // What each check means is told once.
    expect(todo!.split("\n").filter(Boolean)).toHaveLength(new Set(listed("").findings.map(({ rule }) => rule)).size);
    expect(todo).toMatch(/^- Score does not match its ratings\. A score that .* Put in the score the matrix gives\./m);
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
      expect.arrayContaining(["Owner", "Head of Highways", "Not ready. Dates judged at 31 December 2018."]),
    );
    expect(edits.some((edit) => edit.kind === "table")).toBe(true);
  });
  test("what is ignored is listed last, with its reason", () => {
    const read = reading(drawn());
    const { open, ignored } = sifted(read);
    const text = findingsText(
      [{ ...listed(""), findings: listedFindings(open, read), ignored: listedIgnored(ignored, read) }],
      "sheet",
    );
    const [before, after] = text.split("\nIgnored\n");
    expect(before).not.toMatch(/Error\./);
    expect(after).toMatch(
      /^- Register F6, risk R3: Ignored on 31 December 2018 by Risk manager \(Agreed with internal audit\)\. .*18.*20/m,
    );
    const edits = findingsEdits([part("", open, ignored)], read.workbook, "owner");
    const tables = edits.flatMap((edit) => (edit.kind === "values" ? [edit.values] : []));
    const [headings, rows] = [tables[1]![0]!, tables[2]!];
    const why = rows.map((row) => row[headings.indexOf("Ignored")]);
    expect(why.slice(0, open.length).every((one) => one === null)).toBe(true);
    expect(why.slice(open.length)).toEqual(
      ignored.map(() => "Ignored on 31 December 2018 by Risk manager (Agreed with internal audit)"),
    );
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
    expect(new Set(column("Dates judged at"))).toEqual(new Set(["31 December 2018"]));
    // One line over the table, whatever the number of workbooks; what is to be done is no narrow strip beside it.
    expect(values[0]![1]).toEqual(["2 workbooks were checked."]);
    expect(headings).not.toContain("Can be put right for you");
    const edits = findingsEdits(parts, read.workbook, "owner");
    const widths = edits.flatMap((edit) => (edit.kind === "layout" ? (edit.columnWidths ?? []) : []));
    expect(widths[headings.indexOf("What to do")]!.characters).toBeGreaterThanOrEqual(20);
    const owners = column("Owner");
    expect(owners.indexOf(null)).toBeGreaterThan(owners.lastIndexOf("Head of IT"));
    expect(owners.slice(owners.indexOf(null)).every((owner) => owner === null)).toBe(true);
  });
});
