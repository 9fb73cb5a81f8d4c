import { CHECKS } from "../../src/checks";
import type { Preferences } from "../../src/excel";
import { DEFAULT_PROFILE, PROFILES, profileToJson, type Profile } from "../../src/profile";
import { STAGES, STAGE_PARTS, type Field } from "../../src/register";
import {
  fileNameOf,
  profileAsFile,
  profileFromFile,
  recall,
  settingsOf,
  withSettings,
  type Settings,
} from "../../src/taskpane/conventions";
import { Session } from "../../src/taskpane/session";
import { FIELD_GROUPS, fieldWords } from "../../src/taskpane/fieldWords";
import type { Refusal } from "../../src/workbook";
import { MemoryHost } from "../support/memoryHost";
import { sheet, workbook } from "../support/sheet";
import { faulty, keySheet, twoRegisters } from "./registers";

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

const preferencesOf = (kept = new Map<string, unknown>()) => {
  const preferences: Preferences = {
    get: (name) => kept.get(name) ?? null,
    set: (name, value) => void kept.set(name, JSON.parse(JSON.stringify(value))),
    remove: (name) => void kept.delete(name),
  };
  return { kept, open: async () => preferences };
};

/** "Bench" is a label that nobody could know. */
const cards = () =>
  workbook(
    sheet(
      "Risk cards",
      [
        ["R1", "Flooding closes principal roads", "Head of Highways", 4],
        ["R2", "Loss of a data centre", "Head of Digital", 3],
      ]
        .map(
          ([id, title, bench, l]) =>
            `| Risk ID: | ${id} |\n| Risk title: | ${title} |\n| Bench: | ${bench} |\n| Likelihood: | ${l} |\n| Impact: | 4 |\n||`,
        )
        .join("\n"),
    ),
  );

const first = (session: Session) => session.store.get().reading!.registers[0]!;

describe("what the user confirms of a register", () => {
  test("is used at once, remembered with the workbook, and forgotten on request", async () => {
    const memory = memoryOf();
    const session = new Session({ host: new MemoryHost(odd()), memory });
    await session.start();
    const before = first(session).columns[2]!.field;
    expect(before).not.toBe("owner");
    await session.confirm(first(session), new Map([[2, "owner" as const]]));
    expect(first(session)).toMatchObject({ mappingState: "used", confidence: 1 });
    expect(first(session).risks.map((risk) => risk.owners.join())).toEqual([
      "Head of Highways",
      "Head of Digital",
      "Head of Care",
      "Head of Waste",
    ]);
    expect(session.store.get().notice).toEqual({ kind: "confirmed", sheet: "Register" });

    const later = new Session({ host: new MemoryHost(odd()), memory });
    await later.start();
    expect(first(later).columns[2]).toMatchObject({ field: "owner", confidence: 1, reasons: ["you confirmed it"] });
    await later.forget(first(later));
    expect(first(later).columns[2]!.field).toBe(before);
    expect(memory.kept).toEqual({ profile: null, mappings: [] });
  });

  test("no cell of a risk goes into what is kept", async () => {
    const memory = memoryOf();
    const session = new Session({ host: new MemoryHost(odd()), memory });
    await session.start();
    await session.confirm(first(session));
    expect(JSON.stringify(memory.kept)).toMatch(/bench/);
    expect(JSON.stringify(memory.kept)).not.toMatch(/Head of|Flooding/);
  });

  test("after a check it is checked again by what was confirmed", async () => {
    const session = new Session({ host: new MemoryHost(faulty()) });
    await session.start();
    await session.check();
    const ownerless = () => session.store.get().checked!.findings.filter((each) => each.rule === "owner-missing");
    expect(ownerless()).toHaveLength(1);
    await session.confirm(first(session), new Map([[2, "contact" as const]]));
    expect(ownerless()).toHaveLength(0);
  });

  test("each register has its own, also where two have the same headings", async () => {
    const session = new Session({ host: new MemoryHost(twoRegisters()) });
    await session.start();
    const registers = () => session.store.get().reading!.registers;
    await session.confirm(registers()[0]!, new Map([[2, "contact" as const]]));
    // The other sheet has the same headings: it is read alike until it has its own.
    expect(registers().map((register) => [register.columns[2]!.field, register.mappingState])).toEqual([
      ["contact", "used"],
      ["contact", "followed"],
    ]);
    await session.confirm(registers()[1]!, new Map([[2, "owner" as const]]));
    expect(registers().map((register) => register.columns[2]!.field)).toEqual(["contact", "owner"]);
    await session.confirm(registers()[0]!, new Map([[2, "notes" as const]]));
    expect(session.store.get().mappings).toHaveLength(2);
    await session.forget(registers()[0]!);
    expect(registers().map((register) => register.mappingState)).toEqual(["followed", "used"]);
  });

  test("cards are confirmed by their labels, remembered, and forgotten on request", async () => {
    const memory = memoryOf();
    const session = new Session({ host: new MemoryHost(cards()), memory });
    await session.start();
    const labels = (of: Session) => first(of).labels!.map(({ label, field }) => `${label}=${field ?? "-"}`);
    expect(labels(session)).toContain("Bench=-");
    session.drafts.say(first(session), new Map([["Bench", "owner" as const]]));
    await session.confirmLabels(first(session), session.drafts.of(first(session)));
    expect(session.drafts.of(first(session)).size).toBe(0);
    expect(labels(session)).toContain("Bench=owner");
    expect(first(session).mappingState).toBe("used");
    expect(JSON.stringify(memory.kept)).not.toMatch(/Head of|Flooding/);

    const later = new Session({ host: new MemoryHost(cards()), memory });
    await later.start();
    expect([first(later).mappingState, first(later).risks[0]!.owners]).toEqual(["used", ["Head of Highways"]]);
    await later.forget(first(later));
    expect([first(later).mappingState, labels(later).includes("Bench=-")]).toEqual([undefined, true]);
  });

  test("where the workbook does not keep it, that is said and it holds for now", async () => {
    const memory = {
      read: async () => null,
      write: async (): Promise<Refusal> => ({ ok: false, reason: "failed", message: "Not kept." }),
    };
    const session = new Session({ host: new MemoryHost(odd()), memory });
    await session.start();
    await session.confirm(first(session), new Map([[2, "owner" as const]]));
    expect(session.store.get().notice).toEqual({ kind: "notKept", message: "Not kept." });
    expect(first(session).columns[2]!.field).toBe("owner");
  });
});

describe("profiles", () => {
  const council: Profile = { ...PROFILES[0]!, name: "Our council", reviewDays: 90 };

  test("the chosen one is remembered whole, also one from a file", async () => {
    for (const profile of [PROFILES[1]!, council]) {
      const memory = memoryOf();
      const session = new Session({ host: new MemoryHost(odd()), memory });
      await session.start();
      await session.setProfile(profile);
      const later = new Session({ host: new MemoryHost(odd()), memory });
      await later.start();
      expect(profileToJson(later.store.get().profile)).toEqual(profileToJson(profile));
      expect(PROFILES.indexOf(later.store.get().profile)).toBe(PROFILES.indexOf(profile));
    }
  });

  test("the user's own default holds where the workbook remembers nothing, and only there", async () => {
    const { open } = preferencesOf();
    const here = new Session({ host: new MemoryHost(odd()), preferences: open });
    await here.start();
    await here.setProfile(council);
    await here.makeDefault();
    expect(here.store.get().notice).toEqual({ kind: "ownDefault", name: "Our council" });
    const begin = async (kept: unknown): Promise<string> => {
      const session = new Session({ host: new MemoryHost(odd()), memory: memoryOf(kept), preferences: open });
      await session.start();
      return session.store.get().profile.name;
    };
    expect(await begin(null)).toBe("Our council");
    expect(await begin({ profile: null, mappings: [] })).toBe(DEFAULT_PROFILE.name);
    expect(await begin({ profile: profileToJson(PROFILES[1]!), mappings: [] })).toBe(PROFILES[1]!.name);

    await here.setProfile(DEFAULT_PROFILE);
    await here.makeDefault();
    expect(await begin(null)).toBe(DEFAULT_PROFILE.name);
  });

  test("storage that fails leaves the pane as it is, and making a default says so", async () => {
    const session = new Session({
      host: new MemoryHost(odd()),
      preferences: () => Promise.reject(new Error("no storage")),
    });
    await session.start();
    expect(session.store.get()).toMatchObject({ problem: null, profile: DEFAULT_PROFILE });
    await session.makeDefault();
    expect(session.store.get().problem).toMatchObject({ kind: "fault", job: "keep" });
  });

  test.each(PROFILES.map((profile) => [profile.name, profile] as const))("to a file and back: %s", (_, profile) => {
    expect(profileFromFile(profileAsFile(profile))).toEqual({ ok: true, profile });
  });

  test.each([
    ["text", "hello", /not JSON/],
    ["half a file", '{"name": "A"', /not JSON/],
    ["a setting misspelt", '{"name": "A", "apetite": 12}', /"apetite".*"appetite"/],
    ["a number as text", '{"name": "A", "reviewDays": "90"}', /"reviewDays" should be a number, not "90"/],
    ["no object", "12", /is not a profile/],
    ["a book", `"${"x".repeat(1_000_001)}"`, /too long/],
  ])("a file that cannot be used says why: %s", (_, text, message) => {
    const parsed = profileFromFile(text);
    expect(parsed.ok ? null : parsed.message).toMatch(message);
  });

  test("a file that begins with a byte order mark is read", () => {
    expect(profileFromFile(`\ufeff${profileAsFile(council)}`).ok).toBe(true);
  });

  test.each([
    ["Our council", "our-council.json"],
    ["../../etc", "etc.json"],
    ["???", "profile.json"],
  ])("the file of %s is %s", (name, expected) => {
    expect(fileNameOf({ ...DEFAULT_PROFILE, name })).toBe(expected);
  });
});

describe("the settings people change by hand", () => {
  const change = (profile: Profile, parts: Partial<Settings>) =>
    withSettings(profile, { ...settingsOf(profile), ...parts });

  test("begin as they are, and unchanged give the same profile", () => {
    for (const profile of PROFILES) expect(change(profile, {})).toEqual({ ok: true, profile });
  });

  test("each goes into the profile and leaves the rest alone", () => {
    const profile: Profile = {
      ...PROFILES[0]!,
      appetite: { score: 9, byCategory: { finance: 6 } },
      severities: { "id-gap": "off", "owner-missing": "error" },
    };
    const made = change(profile, {
      name: "Ours",
      appetite: "12",
      arrowMeaning: "up-is-better",
      dateOrder: "month-day",
      reviewDays: "90",
      off: new Set(["dot-missing"]),
    });
    expect(made).toMatchObject({
      ok: true,
      profile: {
        name: "Ours",
        chosen: true,
        appetite: { score: 12, byCategory: { finance: 6 } },
        arrowMeaning: "up-is-better",
        dateOrder: "month-day",
        reviewDays: 90,
        severities: { "owner-missing": "error", "dot-missing": "off" },
      },
    });
    expect(made.ok && profileToJson(made.profile).matrix).toEqual(profileToJson(PROFILES[0]!).matrix);
  });

  test("what the workbook says itself becomes conventions of one's own, without a matrix", () => {
    const made = change(DEFAULT_PROFILE, { appetite: "10" });
    expect(made).toMatchObject({ ok: true, profile: { name: "Our own conventions", chosen: true, matrix: null } });
  });

  test.each([
    ["appetite", { appetite: "twelve" }, /"appetite/],
    ["review days", { reviewDays: "0" }, /"reviewDays" should be 1 or more/],
    ["no name", { name: "  " }, /"name"/],
  ])("what cannot be used is named: %s", (_, parts, message) => {
    const made = change(PROFILES[0]!, parts);
    expect(made.ok ? null : made.message).toMatch(message);
  });

  test("every check can be silenced by it", () => {
    const made = change(DEFAULT_PROFILE, { off: new Set(CHECKS.map((check) => check.id)) });
    expect(made.ok && new Set(Object.values(made.profile.severities))).toEqual(new Set(["off"]));
  });
});

test.each([
  ["nothing", null, null],
  ["text", "reading", null],
  ["of another making", { profile: 7, mappings: "x" }, { profile: DEFAULT_PROFILE, mappings: [] }],
  ["a broken profile", { profile: { name: 1 }, mappings: [{}] }, { profile: DEFAULT_PROFILE, mappings: [] }],
])("what was not remembered by us is left aside: %s", (_, kept, expected) => {
  expect(recall(kept)).toEqual(expected);
});

test("every field a column may be is offered once, in words of its own", () => {
  const offered = FIELD_GROUPS.flatMap((group) => group.fields);
  expect(new Set(offered).size).toBe(offered.length);
  expect(new Set(offered.map(fieldWords)).size).toBe(offered.length);
  const staged = STAGES.flatMap((stage) => STAGE_PARTS.map((part): Field => `${stage}.${part}`));
  // 30 roles beside the stages' parts.
  expect(offered).toHaveLength(30 + staged.length);
  expect(offered).toEqual(expect.arrayContaining(staged));
});
