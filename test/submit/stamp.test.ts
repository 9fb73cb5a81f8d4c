import fc from "fast-check";
import {
  applyIgnores,
  makeStamp,
  meaningOf,
  readStamp,
  ruleSetVersion,
  verifiedWords,
  verifyStamp,
  type Stamp,
} from "../../src/submit";
import { CHECKS } from "../../src/checks";
import { cellKey, keyRow, type WorkbookSnapshot } from "../../src/workbook";
import { clean } from "../taskpane/registers";
import { check, coloured, digest, drawn, FIRST, reading, ROWS, shifted, sorted, withCell } from "./registers";

const stampOf = (book: WorkbookSnapshot): Promise<Stamp> => {
  const read = reading(book);
  const { open } = applyIgnores(check(read), [], read);
  const count = (severity: string): number => open.filter((finding) => finding.severity === severity).length;
  const counts = { errors: count("error"), warnings: count("warning"), advice: count("advice"), ignored: 0 };
  return makeStamp(read, { day: { year: 2018, month: 12, day: 31 }, profile: "No profile", counts }, digest);
};
const verify = async (stamp: Stamp, book: WorkbookSnapshot): Promise<Awaited<ReturnType<typeof verifyStamp>>> =>
  verifyStamp(stamp, reading(book), digest);

test("the stamp says what was checked, when and by which checks", async () => {
  const stamp = await stampOf(drawn());
  expect(stamp).toMatchObject({ version: 1, day: "2018-12-31", profile: "No profile", rules: ruleSetVersion() });
  expect(stamp.counts.risks).toBe(ROWS);
  expect(stamp.hash).toMatch(/^[0-9a-f]{64}$/);
  expect(stamp.risks.map(({ key }) => key)).toEqual(
    expect.arrayContaining(["R1", "R10", "R9: The depot floods", "R9: Waste costs rise"]),
  );
});

test("the rule set's version follows ids and severities, not their order", () => {
  const all = CHECKS.map(({ id, severity }) => ({ id, severity }));
  expect(ruleSetVersion([...all].reverse())).toBe(ruleSetVersion());
  expect(ruleSetVersion(all.slice(1))).not.toBe(ruleSetVersion());
  expect(ruleSetVersion(all.map((one, n) => (n === 0 ? { ...one, severity: "advice" } : one)))).not.toBe(
    ruleSetVersion(),
  );
});

test("order of rows, place in the sheet, colours and hidden rows change nothing", async () => {
  const stamp = await stampOf(drawn());
  const order = fc.shuffledSubarray(
    Array.from({ length: ROWS }, (_, n) => n),
    { minLength: ROWS, maxLength: ROWS },
  );
  await fc.assert(
    fc.asyncProperty(order, fc.nat(4), fc.nat(4), fc.constantFrom("#FF0000", "#00B050", "#123456"), async (...some) => {
      const [places, rows, columns, fill] = some;
      const other = coloured(shifted(sorted(drawn(), places), rows, columns), fill);
      expect(await verify(stamp, other)).toMatchObject({ unchanged: true });
      expect(await verify(stamp, { ...other, sheets: [...other.sheets].reverse() })).toMatchObject({ unchanged: true });
    }),
    { numRuns: 30, seed: 20260102 },
  );
});

test("any text or figure of any risk changes it, and the risk is named", async () => {
  const stamp = await stampOf(drawn());
  const ids = ["R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8", "R9: The depot floods", "R9: Waste costs rise", "R10"];
  const book = drawn();
  for (let row = 0; row < ROWS; row++)
    for (let column = 2; column < 12; column++) {
      const held = book.sheets[0]!.rows[FIRST + row]![column] ?? null;
      const value =
        typeof held === "number"
          ? held > 40_000
            ? held + 1
            : (held % 5) + 1 === held
              ? 1
              : (held % 5) + 1
          : held === null
            ? 2
            : `${String(held)} too`;
      const found = await verify(stamp, withCell(book, FIRST + row, column, value));
      expect([row, column, found.unchanged]).toEqual([row, column, false]);
      expect([row, column, found.changed]).toEqual([row, column, [ids[row]]]);
    }
});

describe("what has happened, in words", () => {
  const lines = async (after: WorkbookSnapshot, before = drawn()): Promise<string> => {
    const stamp = await stampOf(before);
    return verifiedWords(stamp, await verify(stamp, after)).join(" ");
  };
  const without = (book: WorkbookSnapshot, row: number): WorkbookSnapshot => ({
    ...book,
    sheets: book.sheets.map((one, n) =>
      n === 0
        ? {
            ...one,
            rows: one.rows.filter((_, r) => r !== row),
            numberFormats: new Map(
              [...one.numberFormats]
                .filter(([key]) => keyRow(key) !== row)
                .map(([key, format]) => [keyRow(key) > row ? key - cellKey(1, 0) : key, format]),
            ),
          }
        : one,
    ),
  });
  test("unchanged", async () =>
    expect(await lines(drawn())).toBe("Unchanged since it was checked on 31 December 2018."));
  test("changed", async () =>
    expect(await lines(withCell(drawn(), FIRST, 5, 15))).toBe(
      "Changed since it was checked on 31 December 2018. Changed: risk R1.",
    ));
  test("a new risk", async () =>
    expect(await lines(clean(), without(clean(), FIRST + 9))).toBe(
      "Changed since it was checked on 31 December 2018. New: risk 10.",
    ));
  test("a risk that is gone", async () =>
    expect(await lines(without(clean(), FIRST + 9), clean())).toBe(
      "Changed since it was checked on 31 December 2018. No longer there: risk 10.",
    ));
  test("another reference", async () =>
    expect(await lines(withCell(drawn(), FIRST, 0, "R11"))).toBe(
      "Changed since it was checked on 31 December 2018. New: risk R11. No longer there: risk R1.",
    ));
  test("a risk put in under a reference that another has already", async () => {
    const [was, now] = [withCell(drawn(), FIRST + 3, 0, "R40"), withCell(drawn(), FIRST + 3, 0, "R3")];
    expect(await lines(now, without(was, FIRST + 3))).toBe(
      "Changed since it was checked on 31 December 2018. New: risk R3: The power is cut.",
    );
  });
  test("a row pasted twice", async () => {
    const twice: WorkbookSnapshot = {
      ...drawn(),
      sheets: drawn().sheets.map((one, n) => (n === 0 ? { ...one, rows: [...one.rows, one.rows[FIRST]!] } : one)),
    };
    expect(await lines(twice)).toMatch(/New: risk R1: A child comes to harm/);
  });
  test("one of two risks with the same reference taken out, or given its own", async () => {
    expect(await lines(without(drawn(), FIRST + 9))).toBe(
      "Changed since it was checked on 31 December 2018. No longer there: risk R9: Waste costs rise.",
    );
    expect(await lines(withCell(drawn(), FIRST + 9, 0, "R11"))).toBe(
      "Changed since it was checked on 31 December 2018. New: risk R11. No longer there: risk R9: Waste costs rise.",
    );
  });
  test("two risks' scores swapped, two references swapped", async () => {
    const swapped = (column: number): WorkbookSnapshot => {
      const [first, second] = [FIRST, FIRST + 1].map((row) => drawn().sheets[0]!.rows[row]![column]!);
      return withCell(withCell(drawn(), FIRST, column, second!), FIRST + 1, column, first!);
    };
    for (const column of [0, 1, 5])
      expect(await lines(swapped(column))).toBe(
        "Changed since it was checked on 31 December 2018. Changed: risks R1 and R2.",
      );
  });
  test("another period", async () =>
    expect(await lines(withCell(drawn(), 0, 0, "Corporate risk register, Quarter 4 2018/19"))).toMatch(
      /No single risk has changed/,
    ));
  test("other checks", async () => {
    const stamp = { ...(await stampOf(drawn())), rules: "older" };
    expect(verifiedWords(stamp, await verify(stamp, drawn())).join(" ")).toMatch(/The checks themselves have changed/);
  });
});

test("a number held as text says the same", () => {
  const texts = withCell(drawn(), FIRST, 5, "16");
  expect(meaningOf(reading(texts)).whole).toBe(meaningOf(reading(drawn())).whole);
});

describe("what is kept is read back, and nothing else", () => {
  test("round trip", async () => {
    const stamp = await stampOf(drawn());
    expect(readStamp(JSON.parse(JSON.stringify(stamp)))).toEqual(stamp);
  });
  test.each<[string, (stamp: Stamp) => unknown]>([
    ["nothing", () => null],
    ["a newer version", (stamp) => ({ ...stamp, version: 2 })],
    ["no hash", (stamp) => ({ ...stamp, hash: "abc" })],
    ["an impossible day", (stamp) => ({ ...stamp, day: "2018-02-30" })],
    ["no counts", (stamp) => ({ ...stamp, counts: {} })],
    ["risks that are none", (stamp) => ({ ...stamp, risks: [7] })],
    ["too many risks", (stamp) => ({ ...stamp, risks: Array.from({ length: 20_001 }, () => stamp.risks[0]) })],
  ])("%s", async (_, change) => expect(readStamp(change(await stampOf(drawn())))).toBeNull());
});
