import fc from "fast-check";
import { applyIgnores, ignoreFinding, ignoresToKeep, readIgnores, verdictOf, type Ignore } from "../../src/submit";
import type { WorkbookSnapshot } from "../../src/workbook";
import { check, drawn, FIRST, reading, ROWS, shifted, sorted, withCell } from "./registers";

const WHY = { reason: "Agreed with internal audit", role: "Risk manager", day: "2018-12-31" };

/** Every finding of the drawn register ignored. */
const everything = (): { ignores: readonly Ignore[]; count: number } => {
  const read = reading(drawn()),
    findings = check(read);
  return {
    ignores: findings.reduce<readonly Ignore[]>((list, finding) => ignoreFinding(list, finding, read, WHY), []),
    count: findings.length,
  };
};
const sift = (book: WorkbookSnapshot, ignores: readonly Ignore[]): ReturnType<typeof applyIgnores> => {
  const read = reading(book);
  return applyIgnores(check(read), ignores, read);
};
const named = (rule: string, id: string) => (one: { rule: string; risk: { id: string } | null }) =>
  one.rule === rule && one.risk?.id === id;

test("the drawn register has findings of many kinds", () => {
  const rules = new Set(check(reading(drawn())).map(({ rule }) => rule));
  expect([...rules]).toEqual(
    expect.arrayContaining(["score-mismatch", "owner-missing", "risk-unscored", "id-duplicate", "action-overdue"]),
  );
});

test("one finding ignored is set aside, with its reason, and nothing else", () => {
  const read = reading(drawn()),
    findings = check(read);
  const one = findings.find(named("score-mismatch", "R3"))!;
  const { open, ignored, returned } = applyIgnores(findings, ignoreFinding([], one, read, WHY), read);
  expect(ignored.map(({ finding }) => finding)).toEqual([one]);
  expect(ignored[0]!.ignore).toMatchObject({ rule: "score-mismatch", riskKey: "R3", ...WHY });
  expect(open).toEqual(findings.filter((finding) => finding !== one));
  expect(returned).toEqual([]);
});

test("ignored twice, the later reason holds", () => {
  const read = reading(drawn());
  const one = check(read).find(named("score-mismatch", "R3"))!;
  const list = ignoreFinding(ignoreFinding([], one, read, WHY), one, read, { ...WHY, reason: "Another" });
  expect(list.map(({ reason }) => reason)).toEqual(["Another"]);
});

test("sorting rows and inserting rows and columns keep what is ignored", () => {
  const { ignores, count } = everything();
  const order = fc.shuffledSubarray(
    Array.from({ length: ROWS }, (_, n) => n),
    { minLength: ROWS, maxLength: ROWS },
  );
  fc.assert(
    fc.property(order, fc.nat(4), fc.nat(4), (places, rows, columns) => {
      const { open, ignored } = sift(shifted(sorted(drawn(), places), rows, columns), ignores);
      // Another order may break the numbering's own order, never what was ignored.
      expect(open.filter(({ rule }) => !["id-gap"].includes(rule)).map(({ rule, message }) => [rule, message])).toEqual(
        [],
      );
      expect(ignored).toHaveLength(count);
    }),
    { numRuns: 40, seed: 20260101 },
  );
});

describe("it returns when the figures behind it change", () => {
  test.each([
    ["the score", FIRST + 2, 5, 17],
    ["the likelihood", FIRST + 2, 3, 2],
    ["the impact", FIRST + 2, 4, 4],
  ] as const)("%s", (_, row, column, value) => {
    const read = reading(drawn());
    const one = check(read).find(named("score-mismatch", "R3"))!;
    const { open, ignored, returned } = sift(withCell(drawn(), row, column, value), ignoreFinding([], one, read, WHY));
    expect(ignored).toEqual([]);
    expect(returned.map(({ finding }) => [finding.rule, finding.risk?.id])).toEqual([["score-mismatch", "R3"]]);
    expect(open).toContain(returned[0]!.finding);
  });
  test("another risk's figures do not bring it back", () => {
    const read = reading(drawn());
    const one = check(read).find(named("score-mismatch", "R3"))!;
    const { ignored } = sift(withCell(drawn(), FIRST + 6, 5, 15), ignoreFinding([], one, read, WHY));
    expect(ignored).toHaveLength(1);
  });
});

describe("an ignore that no longer fits its risk is told, never lost", () => {
  const of = (rule: string, id: string, book = drawn()): readonly Ignore[] => {
    const read = reading(book);
    return ignoreFinding([], check(read).find(named(rule, id))!, read, WHY);
  };
  const told = (book: WorkbookSnapshot, ignores: readonly Ignore[]): string[] =>
    verdictOf(reading(book), sift(book, ignores)).notes.filter((note) => note.includes("gnored"));

  test("the reference has changed", () => {
    const ignores = of("score-mismatch", "R3");
    const { open, ignored, returned } = sift(withCell(drawn(), FIRST + 2, 0, "R30"), ignores);
    expect(ignored).toEqual([]);
    expect(returned.map(({ finding, since }) => [finding.rule, finding.risk?.id, since])).toEqual([
      ["score-mismatch", "R30", "name"],
    ]);
    expect(open).toContain(returned[0]!.finding);
    expect(told(withCell(drawn(), FIRST + 2, 0, "R30"), ignores).join()).toMatch(
      /^Was ignored when the risk was “R3”, and no single risk goes by that now: Risk R30: .*18/,
    );
  });
  test("another risk has the same reference now", () => {
    const twice = withCell(drawn(), FIRST + 3, 0, "R3");
    expect(sift(twice, of("score-mismatch", "R3")).returned.map(({ finding }) => finding.risk?.title)).toEqual([
      "A bridge is closed",
    ]);
  });
  test("a risk of another reference with the same fault never had it ignored", () => {
    // R6 becomes what R3 is, figure for figure; R3 stays, put right.
    const mended = [
      [3, 4],
      [4, 5],
      [5, 18],
    ].reduce(
      (book, [column, value]) => withCell(book, FIRST + 5, column!, value!),
      withCell(drawn(), FIRST + 2, 5, 20),
    );
    const { open, returned } = sift(mended, of("score-mismatch", "R3"));
    expect(open.some(named("score-mismatch", "R6"))).toBe(true);
    expect(returned).toEqual([]);
  });
  test("a sheet renamed loses nothing where references are the risks' own", () => {
    const { ignores, count } = everything();
    const renamed: WorkbookSnapshot = {
      ...drawn(),
      sheets: drawn().sheets.map((one) => (one.name === "Register" ? { ...one, name: "Board’s (2019)" } : one)),
    };
    expect(sift(renamed, ignores).ignored).toHaveLength(count);
  });
  test("of two sheets with the same risks, one renamed: told", () => {
    const both = (name: string): WorkbookSnapshot => {
      const [first, ...others] = drawn().sheets;
      return { ...drawn(), sheets: [first!, { ...first!, name }, ...others] };
    };
    const read = reading(both("Draft"));
    const one = check(read).filter(named("score-mismatch", "R3")).at(-1)!;
    const ignores = ignoreFinding([], one, read, WHY);
    expect(sift(both("Draft"), ignores).ignored).toHaveLength(1);
    expect(sift(both("Final"), ignores).returned.map(({ since }) => since)).toContain("name");
  });
});

describe("what is kept is read back, and nothing else", () => {
  const one: Ignore = { version: 1, rule: "score-mismatch", riskKey: "R3", fingerprint: "0123", ...WHY };
  test("round trip", () => {
    const { ignores } = everything();
    expect(readIgnores(JSON.parse(JSON.stringify(ignoresToKeep(ignores))))).toEqual(ignores);
  });
  test.each<[string, unknown, number]>([
    ["nothing", null, 0],
    ["a text", "ignores", 0],
    ["no list", { ignores: {} }, 0],
    ["a newer version", { ignores: [{ ...one, version: 2 }] }, 0],
    ["no reason", { ignores: [{ ...one, reason: undefined }] }, 0],
    ["no day", { ignores: [{ ...one, day: "yesterday" }] }, 0],
    ["a reason without end", { ignores: [{ ...one, reason: "x".repeat(501) }] }, 0],
    ["one good beside one bad", { ignores: [one, 7] }, 1],
    ["more than anybody writes", { ignores: Array.from({ length: 6000 }, () => one) }, 5000],
  ])("%s", (_, kept, count) => expect(readIgnores(kept)).toHaveLength(count));
});
