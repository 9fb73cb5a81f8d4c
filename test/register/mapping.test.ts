import { mappingOf, parseMappings, readRegisters, type Field, type Mapping, type Register } from "../../src/register";
import { columnName, type SheetSnapshot } from "../../src/workbook";
import { sheet, workbook } from "../support/sheet";

/** "Bench" is a heading that nobody could know. */
const HEADINGS = "Ref | Risk | Bench | Likelihood | Impact | Score | Notes";
const RISKS = `
  | 1 | Flooding closes principal roads | Head of Highways | 4 | 4 | 16 | see plan |
  | 2 | Loss of a data centre | Head of Digital | 3 | 2 | 6 | |
  | 3 | Care providers leave the market | Head of Care | 5 | 4 | 20 | |
  | 4 | The cost of waste disposal rises | Head of Waste | 2 | 4 | 8 | |`;
const original = (name = "Register"): SheetSnapshot => sheet(name, `| ${HEADINGS} |${RISKS}`);

const read = (page: SheetSnapshot, mappings: readonly Mapping[] = []): Register =>
  readRegisters(workbook(page), undefined, mappings).registers[0]!;
const fields = (register: Register): string =>
  register.columns.map((c) => `${columnName(c.column)}:${c.field ?? "-"}`).join(" ");
/** What a user confirms: all as read, but C is the owner and the notes are nothing. */
const confirmed = (): Mapping =>
  mappingOf(
    read(original()),
    new Map<number, Field | null>([
      [2, "owner"],
      [6, null],
    ]),
  )!;

const AS_SAID = "A:id B:title C:owner D:current.likelihood E:current.impact F:current.score G:-";

test("what was confirmed is used as it stands, and certain", () => {
  expect(fields(read(original()))).not.toBe(AS_SAID);
  const register = read(original(), [confirmed()]);
  expect(fields(register)).toBe(AS_SAID);
  expect(register).toMatchObject({ mappingState: "used", confidence: 1, headerRows: [0, 0] });
  expect(register.reasons[0]).toBe("you confirmed how it is read");
  expect(new Set(register.columns.map((c) => `${c.confidence} ${c.reasons.join()}`))).toEqual(
    new Set(["1 you confirmed it"]),
  );
  expect(register.risks.map((risk) => risk.owners)).toEqual([
    ["Head of Highways"],
    ["Head of Digital"],
    ["Head of Care"],
    ["Head of Waste"],
  ]);
  expect(register.risks[0]!.other).toEqual({ Notes: { cell: expect.anything(), text: "see plan" } });
});

test("what was confirmed needs no heading that we know", () => {
  const strange = sheet("Register", `| Qa | Qb | Qc | Qd | Qe | Qf |${RISKS.replace(/\| see plan |\|$/gm, "")}`);
  expect(readRegisters(workbook(strange)).registers).toEqual([]);
  const columns = ["id", "title", "owner", "current.likelihood", "current.impact", "current.score"].map(
    (field, column) => ({ column, heading: `q${"abcdef"[column]}`, field: field as Field }),
  );
  const register = read(strange, [{ version: 1, sheet: "Register", headerRows: [0, 0], columns, stageLabels: {} }]);
  expect(register.mappingState).toBe("used");
  expect(register.risks.map((risk) => risk.stages.current!.score!.value)).toEqual([16, 6, 20, 8]);
});

const inserted = RISKS.replace(/^(\s*\| \d )/gm, "$1| CC7 ");
const cases: readonly [string, SheetSnapshot, Register["mappingState"], RegExp | null, string][] = [
  [
    "a title above it",
    sheet("Register", `| Corporate risk register |\n||\n| ${HEADINGS} |${RISKS}`),
    "used",
    /you confirmed/,
    AS_SAID,
  ],
  [
    "a column inserted",
    sheet("Register", `| ${HEADINGS.replace("Ref |", "Ref | Cost centre |")} |${inserted}`),
    "followed",
    /followed by their headings/,
    "A:id B:- C:title D:owner E:current.likelihood F:current.impact G:current.score H:-",
  ],
  [
    "a heading written in capitals with a colon",
    sheet("Register", `| ${HEADINGS.replace("Bench", "BENCH:")} |${RISKS}`),
    "used",
    /you confirmed/,
    AS_SAID,
  ],
  [
    "a confirmed heading gone: the others hold, it is read afresh",
    sheet("Register", `| ${HEADINGS.replace("Bench", "Xyzzy")} |${RISKS}`),
    "changed",
    /has changed since you confirmed.*“bench”/,
    AS_SAID.replace("C:owner", "C:-"),
  ],
  [
    "a confirmed heading there twice: neither is taken",
    sheet("Register", `| ${HEADINGS.replace("Notes", "Bench")} |${RISKS}`),
    "changed",
    /“bench”/,
    AS_SAID.replace("C:owner", "C:-"),
  ],
  ["the sheet has another name now", original("Register 2"), "used", /you confirmed/, AS_SAID],
  [
    "a column added at the end",
    sheet("Register", `| ${HEADINGS} | Risk category |${RISKS.replace(/\|$/gm, "| Roads |")}`),
    "followed",
    /followed by their headings/,
    `${AS_SAID} H:category`,
  ],
];
test.each(cases)("%s", (_, page, state, said, expected) => {
  const register = read(page, [confirmed()]);
  expect(register.mappingState).toBe(state);
  expect(register.reasons[0]).toMatch(said!);
  expect(fields(register)).toBe(expected);
});

test("another table on the sheet: read afresh, and that is said", () => {
  const other = sheet(
    "Register",
    `| No. | Description of the risk | Probability | Consequence | Risk rating | Risk owner |
     | 1 | Flooding closes principal roads | 4 | 4 | 16 | Head of Highways |
     | 2 | Loss of a data centre | 3 | 2 | 6 | Head of Digital |`,
  );
  const register = read(other, [confirmed()]);
  expect(register.reasons[0]).toMatch(/read afresh/);
  const { mappingState, mapping, reasons, ...rest } = register;
  expect({ ...rest, reasons: reasons.slice(1) }).toEqual(read(other));
  expect([mappingState, mapping]).toEqual(["changed", confirmed()]);
});

test("groups above the headings are part of them; stages keep the council's own words", () => {
  const page = sheet(
    "Register",
    `| Ref | Risk | Before | | | After | | |
     | | | Likelihood | Impact | Score | Likelihood | Impact | Score |
     | 1 | Flooding closes principal roads | 4 | 4 | 16 | 3 | 4 | 12 |
     | 2 | Loss of a data centre | 3 | 2 | 6 | 1 | 2 | 2 |`,
    { merges: ["A1:A2", "B1:B2", "C1:E1", "F1:H1"] },
  );
  const register = read(page);
  const target = mappingOf(
    register,
    new Map<number, Field>([
      [5, "target.likelihood"],
      [6, "target.impact"],
      [7, "target.score"],
    ]),
  )!;
  const again = read(page, [target]);
  expect(again.mappingState).toBe("used");
  expect(again.headerRows).toEqual([0, 1]);
  expect(again.stageLabels).toMatchObject({ target: "After" });
  expect(again.stageLabels.residual).toBeUndefined();
  expect(again.risks.map((risk) => risk.stages.target!.score!.value)).toEqual([12, 2]);
});

test("a field belongs to one column", () => {
  const mapping = mappingOf(read(original()), new Map([[2, "title" as const]]))!;
  expect(mapping.columns.filter((c) => c.field === "title").map((c) => c.column)).toEqual([2]);
});

test("it comes back from JSON as it was", () => {
  expect(parseMappings(JSON.parse(JSON.stringify([confirmed()])))).toEqual([confirmed()]);
});

const spoilt = (change: object): unknown => [{ ...confirmed(), ...change }];
test.each([
  ["nothing", null],
  ["no list", confirmed()],
  ["a later version", spoilt({ version: 2 })],
  ["rows below the sheet", spoilt({ headerRows: [0, 2_000_000] })],
  ["rows upside down", spoilt({ headerRows: [4, 3] })],
  ["headings as tall as a sheet", spoilt({ headerRows: [0, 5000] })],
  ["no column", spoilt({ columns: [] })],
  ["an unknown field", spoilt({ columns: [{ column: 0, heading: "x", field: "__proto__" }] })],
  ["a field twice", spoilt({ columns: [0, 1].map((column) => ({ column, heading: "x", field: "id" })) })],
  ["columns out of order", spoilt({ columns: [1, 0].map((column) => ({ column, heading: "x", field: null })) })],
  ["a heading without end", spoilt({ columns: [{ column: 0, heading: "x".repeat(301), field: null }] })],
])("what is not of our making is left out: %s", (_, json) => {
  expect(parseMappings(json)).toEqual([]);
});

describe("another sheet of the same headings beside the one that was confirmed", () => {
  const both = (second: SheetSnapshot): readonly Register[] =>
    readRegisters(workbook(original(), second), undefined, [confirmed()]).registers;
  const later = RISKS.replace("| 4 | 4 | 16 |", "| 4 | 3 | 12 |").replace("Flooding", "Surface water");
  const noted = (page: string): string => page.replace(/^\s*\n/, "");

  test.each<[string, SheetSnapshot]>([
    ["at the same place", sheet("Register Q2", `| ${HEADINGS} |${later}`)],
    ["under a title", sheet("Register Q2", noted(`| Corporate risk register |\n||\n| ${HEADINGS} |${later}`))],
  ])("%s: read alike, and that is said", (_, second) => {
    const [first, twin] = both(second) as [Register, Register];
    expect([first.mappingState, fields(first)]).toEqual(["used", AS_SAID]);
    expect([twin.mappingState, fields(twin), twin.mapping]).toEqual(["followed", AS_SAID, confirmed()]);
    expect(twin.reasons[0]).toBe(
      "its headings are those of the sheet Register, so it is read as you confirmed that one",
    );
    expect(twin.risks.map((risk) => risk.owners[0])).toContain("Head of Highways");
  });

  test.each<[string, SheetSnapshot]>([
    ["a heading of its own", sheet("Register Q2", `| ${HEADINGS.replace("Notes", "Remarks")} |${later}`)],
    ["a column more", sheet("Register Q2", `| ${HEADINGS} | Cost |${later}`)],
  ])("%s: it is another table", (_, second) => {
    const [, other] = both(second) as [Register, Register];
    expect([other.mappingState, other.mapping]).toEqual([undefined, undefined]);
  });

  test("its own confirmation goes before", () => {
    const second = sheet("Register Q2", `| ${HEADINGS} |${later}`);
    const own = mappingOf(both(second)[1]!, new Map([[2, "contact" as const]]))!;
    const [first, twin] = readRegisters(workbook(original(), second), undefined, [confirmed(), own]).registers;
    expect([own.sheet, first!.columns[2]!.field, twin!.columns[2]!.field]).toEqual(["Register Q2", "owner", "contact"]);
    expect([first!.mappingState, twin!.mappingState]).toEqual(["used", "used"]);
  });
});

test("the rows that are no risks are known, each with why", () => {
  const page = sheet(
    "Register",
    `| Ref | Risk | Likelihood | Impact | Score |
     | Strategic risks |
     | 1 | Flooding closes principal roads | 4 | 4 | 16 |
     | 2 | Loss of a data centre | 3 | 2 | 6 |
     | Ref | Risk | Likelihood | Impact | Score |
     | 3 | Care providers leave the market | 5 | 4 | 20 |
     | 4 | | | | |
     | | | | | 42 |`,
  );
  const register = read(page);
  expect(register.risks.map((risk) => risk.id)).toEqual(["1", "2", "3"]);
  expect(register.leftOut!.map(({ row, why }) => `${row + 1} ${why}`)).toEqual(["2 section", "5 heading", "8 other"]);
  expect(register.emptyRows.map((row) => row + 1)).toEqual([7]);
});
