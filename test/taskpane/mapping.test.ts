import { DEFAULT_PROFILE, PROFILES } from "../../src/profile";
import { Session } from "../../src/taskpane/session";
import { giveHeading, readRemembered, withHeadings } from "../../src/taskpane/mapping";
import type { Refusal } from "../../src/workbook";
import { MemoryHost } from "../support/memoryHost";
import { sheet, workbook } from "../support/sheet";
import { keySheet } from "./registers";

/** Who answers for a risk stands under a heading that nobody could know. */
const odd = () =>
  workbook(
    sheet(
      "Register",
      `| Ref | Risk | Bench | Likelihood | Impact | Score |
       | 1 | Flooding closes principal roads | Head of Highways | 4 | 4 | 16 |
       | 2 | Loss of a data centre | Head of Digital | 3 | 2 | 6 |
       | 3 | Care providers leave the market | Head of Care | 5 | 4 | 20 |
       | 4 | The cost of waste disposal rises | Head of Waste | 2 | 4 | 8 |`,
    ),
    keySheet(),
  );

const memoryOf = (kept: unknown = null) => {
  const memory = {
    kept,
    read: async () => memory.kept,
    write: async (_: string, value: unknown): Promise<Refusal | { ok: true }> => (
      (memory.kept = JSON.parse(JSON.stringify(value))),
      { ok: true }
    ),
  };
  return memory;
};

describe("a column read as the user says", () => {
  test("at once, remembered with the workbook, and forgotten on request", async () => {
    const memory = memoryOf();
    const session = new Session({ host: new MemoryHost(odd()), memory });
    await session.start();
    const column = () => session.store.get().reading!.registers[0]!.columns[2]!;
    const owners = () => session.store.get().reading!.registers[0]!.risks.map((risk) => risk.owners.join());
    const before = column().field;
    expect(before).not.toBe("owner");
    await session.setColumn(column(), "owner");
    expect(column()).toMatchObject({ field: "owner" });
    expect(owners()).toEqual(["Head of Highways", "Head of Digital", "Head of Care", "Head of Waste"]);

    const later = new Session({ host: new MemoryHost(odd()), memory });
    await later.start();
    expect(later.store.get().reading!.registers[0]!.columns[2]!.field).toBe("owner");
    await later.forgetColumns();
    expect(later.store.get().reading!.registers[0]!.columns[2]!.field).toBe(before);
    expect(memory.kept).toEqual({ profile: null, headings: {} });
  });

  test("where the workbook does not keep it, that is said and it holds for now", async () => {
    const memory = {
      read: async () => null,
      write: async (): Promise<Refusal> => ({ ok: false, reason: "failed", message: "Not kept." }),
    };
    const session = new Session({ host: new MemoryHost(odd()), memory });
    await session.start();
    await session.setColumn(session.store.get().reading!.registers[0]!.columns[2]!, "owner");
    expect(session.store.get().notice).toEqual({ kind: "notKept", message: "Not kept." });
    expect(session.store.get().reading!.registers[0]!.columns[2]!.field).toBe("owner");
  });

  test("the chosen profile is remembered by its name", async () => {
    const memory = memoryOf();
    const session = new Session({ host: new MemoryHost(odd()), memory });
    await session.start();
    await session.setProfile(PROFILES[0]!);
    const later = new Session({ host: new MemoryHost(odd()), memory });
    await later.start();
    expect(later.store.get().profile).toBe(PROFILES[0]);
  });
});

test("a heading belongs to one field; its group is part of it", () => {
  const one = giveHeading({}, { heading: "Net / Score" }, "residual.score");
  expect(one).toEqual({ "residual.score": ["Net Score"] });
  expect(giveHeading(one, { heading: "Net / Score" }, "target.score")).toEqual({ "target.score": ["Net Score"] });
});

test("the user's word goes before the profile's", () => {
  const profile = { ...DEFAULT_PROFILE, headingWords: { owner: ["Lead", "Sponsor"] } };
  expect(withHeadings(profile, { contact: ["Lead"] }).headingWords).toEqual({ owner: ["Sponsor"], contact: ["Lead"] });
  expect(withHeadings(profile, {})).toBe(profile);
});

test.each([
  ["nothing", null, {}],
  ["text", "reading", {}],
  ["an unknown field", { headings: { __proto__x: ["A"], nonsense: ["B"] } }, {}],
  ["no list", { headings: { owner: "A" } }, {}],
  ["other than texts", { headings: { owner: [1, "A", null, "x".repeat(301)] } }, { owner: ["A"] }],
])("what was not remembered by us is left aside: %s", (_, kept, headings) => {
  expect(readRemembered(kept)).toEqual({ profile: null, headings });
});
