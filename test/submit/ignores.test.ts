import fc from "fast-check";
import { applyIgnores, ignoreFinding, ignoresToKeep, readIgnores, type Ignore } from "../../src/submit";
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
