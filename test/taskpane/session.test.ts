import { a1, cellKey, isOurs } from "../../src/workbook";
import { Session } from "../../src/taskpane/session";
import { safeFixes } from "../../src/taskpane/bulk";
import type { Finding } from "../../src/checks";
import { MemoryHost } from "../support/memoryHost";
import { clean, faulty, keyless, noArrows, noRegister, twoRegisters } from "./registers";

const NOW = new Date(2026, 10, 20, 14, 5);

function begin(workbook = faulty()): { session: Session; host: MemoryHost } {
  const host = new MemoryHost(workbook);
  return { host, session: new Session({ host, now: () => NOW }) };
}

async function checked(workbook = faulty()): Promise<{
  session: Session;
  host: MemoryHost;
  findings: () => readonly Finding[];
  at: (cell: string) => Finding[];
}> {
  const { session, host } = begin(workbook);
  await session.start();
  await session.check();
  const findings = (): readonly Finding[] => session.store.get().checked!.findings;
  return {
    session,
    host,
    findings,
    at: (cell) => findings().filter((finding) => finding.cell && a1(finding.cell.row, finding.cell.column) === cell),
  };
}

const value = (host: MemoryHost, cell: string, sheet = "Register"): unknown => {
  const m = /^([A-Z])(\d+)$/.exec(cell)!;
  return host.model.sheet(sheet)!.value(Number(m[2]) - 1, m[1]!.charCodeAt(0) - 65);
};
const everything = (host: MemoryHost): unknown =>
  host.model.sheets.map((sheet) => [
    sheet.name,
    [...sheet.cells()].sort((a, b) => cellKey(a[0], a[1]) - cellKey(b[0], b[1])),
    sheet.conditionalFormats,
  ]);

describe("looking and checking", () => {
  test("the register is found before anything is judged", async () => {
    const { session } = begin();
    await session.start();
    const { reading, checked, busy, problem } = session.store.get();
    expect(reading!.registers.map((register) => [register.sheet, register.risks.length])).toEqual([["Register", 10]]);
    expect({ checked, busy, problem }).toEqual({ checked: null, busy: null, problem: null });
  });

  test.each([
    ["G4", "score-mismatch", "error", 16],
    ["H5", "band-word-mismatch", "error", "Amber"],
    ["I6", "dot-mismatch", "error", null],
    ["C8", "owner-missing", "warning", null],
    ["G9", "number-as-text", "warning", 25],
  ])("%s: %s", async (cell, rule, severity, expected) => {
    const { at } = await checked();
    const found = at(cell).find((finding) => finding.rule === rule);
    expect(found).toMatchObject({ severity });
    if (expected !== null) expect(found!.expected).toBe(expected);
  });

  test("a clean register has no finding", async () => {
    const { findings } = await checked(clean());
    expect(findings().map((finding) => `${finding.rule} ${finding.message}`)).toEqual([]);
  });

  test("no register: nothing found, no problem", async () => {
    const { session } = begin(noRegister());
    await session.start();
    expect(session.store.get().reading!.registers).toEqual([]);
    expect(session.store.get().problem).toBeNull();
  });

  test("dates are judged at the end of the register's period, or at the day the user sets", async () => {
    const { session } = await checked();
    expect(session.store.get().checked!.asOf).toEqual({ year: 2017, month: 12, day: 31 });
    await session.setAsOf({ year: 2018, month: 3, day: 31 });
    expect(session.store.get().checked!.asOf).toEqual({ year: 2018, month: 3, day: 31 });
    await session.setAsOf(null);
    expect(session.store.get().checked!.asOf).toEqual({ year: 2017, month: 12, day: 31 });
  });

  test("a click goes to the cell", async () => {
    const { session, host, at } = await checked();
    await session.goTo(at("G4")[0]!.cell!);
    expect(host.selected).toEqual([{ sheet: "Register", row: 3, column: 6 }]);
    expect(host.model.selection).toMatchObject({ sheet: "Register", rect: { top: 3, left: 6 } });
  });

  test("a cell on a sheet that is gone: said, not thrown", async () => {
    const { session } = await checked();
    await session.goTo({ sheet: "Gone", row: 0, column: 0 });
    expect(session.store.get().problem).toMatchObject({
      kind: "refused",
      job: "goTo",
      refusal: { reason: "notFound" },
    });
  });

  test("what the user types makes the check stale; checking again ends that", async () => {
    const { session, host, at } = await checked();
    expect(session.store.get().stale).toBe(false);
    host.model.type("Register", 3, 6, "16");
    expect(session.store.get().stale).toBe(true);
    await session.check();
    expect(session.store.get().stale).toBe(false);
    expect(at("G4")).toEqual([]);
  });
});

describe("fixes", () => {
  test("one fix: the cell is right, the finding gone, no other cell changed; put back, all is as before", async () => {
    const { session, host, at, findings } = await checked();
    const before = everything(host),
      others = findings().length;
    await session.fix(at("G4").find((finding) => finding.rule === "score-mismatch")!);
    expect(value(host, "G4")).toBe(16);
    expect(at("G4")).toEqual([]);
    expect(findings().length).toBe(others - 1);
    expect(
      host.applied
        .flat()
        .flatMap((edit) =>
          edit.kind === "values" ? [[edit.top, edit.left, edit.values.length, edit.values[0]!.length]] : [],
        ),
    ).toEqual([[3, 6, 1, 1]]);
    const { changes, notice, stale } = session.store.get();
    expect(changes.map((change) => change.what)).toEqual([{ kind: "fix", rule: "score-mismatch", cell: "G4" }]);
    expect(notice).toMatchObject({ kind: "changed", left: 0 });
    expect(stale).toBe(false);

    await session.putBack(changes[0]!.id);
    expect(everything(host)).toEqual(before);
    expect(at("G4").map((finding) => finding.rule)).toContain("score-mismatch");
    expect(session.store.get().changes[0]!.putBackAt).toEqual(NOW);
    expect(session.store.get().notice).toMatchObject({ kind: "putBack" });
  });

  test("a cell that has changed since the check is left alone, and the list is brought up to date", async () => {
    const { session, host, at } = await checked();
    const finding = at("G4")[0]!;
    host.model.type("Register", 3, 6, "19");
    await session.fix(finding);
    expect(value(host, "G4")).toBe(19);
    expect(session.store.get().notice).toEqual({ kind: "outOfDate" });
    expect(at("G4")[0]!.actual).toBe(19);
    expect(session.store.get().changes).toEqual([]);
  });

  test("another risk stands in the cell since the check: the fix does not go to the old address", async () => {
    const { session, host, at } = await checked();
    const finding = at("G4")[0]!;
    ["1", "Another risk", "Director of Resources", "6", "2", "3", "6", "Green", "Same"].forEach((text, column) =>
      host.model.type("Register", 3, column, text),
    );
    await session.fix(finding);
    expect(value(host, "G4")).toBe(6);
    expect(host.applied).toEqual([]);
  });

  test("all safe fixes in one change, and back in one", async () => {
    const { session, host, findings } = await checked();
    const before = everything(host);
    const safe = safeFixes(findings());
    expect(safe.length).toBeGreaterThanOrEqual(4);
    await session.fixAll(findings());
    expect([value(host, "G4"), value(host, "H5"), value(host, "G9")]).toEqual([16, "Amber", 25]);
    expect(session.store.get().changes.map((change) => change.what)).toEqual([{ kind: "fixAll", count: safe.length }]);
    expect(findings().filter((finding) => finding.severity === "error")).toEqual([]);
    await session.putBack(session.store.get().changes[0]!.id);
    expect(everything(host)).toEqual(before);
  });

  test("what changed meanwhile is left out of the bulk and counted", async () => {
    const { session, host, findings } = await checked();
    const shown = findings();
    host.model.type("Register", 3, 6, "19");
    await session.fixAll(shown);
    expect(value(host, "G4")).toBe(19);
    expect(value(host, "H5")).toBe("Amber");
    expect(session.store.get().notice).toMatchObject({ kind: "changed", left: 1 });
  });
});

describe("bands, arrows, export", () => {
  test("bands as conditional formats by default, as fills by choice; each put back whole", async () => {
    const { session, host } = await checked(clean());
    const before = everything(host);
    await session.colourBands();
    const rules = host.model.sheet("Register")!.conditionalFormats;
    expect(rules.length).toBeGreaterThan(0);
    expect(rules.every((rule) => isOurs(rule.formulas[0]!))).toBe(true);
    await session.putBack(session.store.get().changes[0]!.id);
    expect(everything(host)).toEqual(before);

    await session.colourBands("fixed");
    expect(host.model.sheet("Register")!.cell(3, 6)!.style!.fill).toMatch(/^#/);
    expect(host.model.sheet("Register")!.conditionalFormats).toEqual([]);
    await session.putBack(session.store.get().changes[0]!.id);
    expect(everything(host)).toEqual(before);
  });

  test("bands without a key: nothing is changed and the reason is said", async () => {
    const { session, host } = await checked(keyless());
    await session.colourBands();
    expect(host.applied).toEqual([]);
    expect(session.store.get().notice).toMatchObject({
      kind: "nothingToDo",
      job: "bands",
      reason: expect.stringMatching(/key/),
    });
  });

  test("arrows whose meaning is not settled are asked about, then written as answered", async () => {
    const { session, host } = await checked(noArrows());
    await session.addArrows();
    expect(session.store.get().ask).toBe("arrows");
    expect(host.applied).toEqual([]);
    await session.addArrows("up-is-worse");
    expect([value(host, "I4"), value(host, "I5"), value(host, "I6")]).toEqual(["▼ Better", "▶ Same", "▲ Worse"]);
    expect(session.store.get().ask).toBeNull();
    await session.putBack(session.store.get().changes[0]!.id);
    expect(value(host, "I4")).toBeNull();
    await session.addArrows("up-is-better");
    expect([value(host, "I4"), value(host, "I6")]).toEqual(["▲ Better", "▼ Worse"]);
  });

  test("export adds new sheets and changes none that was there; put back, they are gone", async () => {
    const { session, host } = await checked();
    const before = everything(host),
      sheets = host.model.sheets.length;
    await session.export();
    expect(session.store.get().problem).toBeNull();
    const added = host.model.sheets.slice(sheets).map((sheet) => sheet.name);
    expect(added.length).toBeGreaterThan(0);
    expect((everything(host) as unknown[]).slice(0, sheets)).toEqual(before);
    expect(session.store.get().changes[0]!.what).toEqual({ kind: "export", sheets: added });
    expect(session.chosen().map((register) => register.sheet)).toEqual(["Register"]);
    await session.putBack(session.store.get().changes[0]!.id);
    expect(everything(host)).toEqual(before);
  });

  test("an older change under a newer one to the same cells waits until the newer is put back", async () => {
    const { session, host } = await checked(clean());
    await session.colourBands("fixed");
    await session.colourBands("fixed");
    const [newer, older] = session.store.get().changes;
    expect(session.inTheWay(older!)).toBe(newer);
    await session.putBack(older!.id);
    expect(session.store.get().changes[1]!.putBackAt).toBeNull();
    await session.putBack(newer!.id);
    expect(session.inTheWay(older!)).toBeNull();
    await session.putBack(older!.id);
    expect(host.model.sheet("Register")!.cell(3, 6)!.style?.fill).toBeUndefined();
  });
});

describe("several registers", () => {
  test("commands work on the chosen one; the choice survives a new reading", async () => {
    const { session, host, findings } = await checked(twoRegisters());
    expect(session.chosen().map((register) => register.sheet)).toEqual(["Adults", "Children"]);
    session.chooseRegister(1);
    await session.colourBands("fixed");
    expect(host.model.sheet("Children")!.cell(3, 6)!.style!.fill).toMatch(/^#/);
    expect(host.model.sheet("Adults")!.cell(3, 6)!.style?.fill).toBeUndefined();
    expect(session.chosen().map((register) => register.sheet)).toEqual(["Children"]);
    expect(new Set(findings().map((finding) => finding.register))).toEqual(new Set([0, 1]));
  });
});

describe("waiting, refusals and faults", () => {
  test("while the user types in a cell the pane says so; Cancel gives up and changes nothing", async () => {
    const { session, host, at } = await checked();
    host.startTyping();
    const fixing = session.fix(at("G4")[0]!);
    await new Promise((resolve) => setTimeout(resolve));
    expect(session.store.get().busy).toMatchObject({ job: "fix", waiting: true });
    session.cancel();
    await fixing;
    expect(session.store.get()).toMatchObject({ busy: null, notice: { kind: "cancelled" }, problem: null });
    expect(value(host, "G4")).toBe(18);
  });

  test("when the user leaves the cell the work goes on", async () => {
    const { session, host } = begin();
    const leave = host.startTyping();
    const checking = session.check();
    const listening = session.listen();
    await listening;
    expect(session.store.get().checked).toBeNull();
    leave();
    await checking;
    expect(session.store.get().checked!.findings.length).toBeGreaterThan(0);
    expect(session.store.get().busy).toBeNull();
  });

  test("one job at a time", async () => {
    const { session, host } = begin();
    await Promise.all([session.check(), session.check(), session.look()]);
    expect(host.reads).toBe(1);
  });

  test("a protected sheet: which one is said, nothing is changed", async () => {
    const { session, host } = await checked();
    host.model.change("pane", () => host.model.sheet("Register")!.setLayout({ isProtected: true }));
    const before = everything(host);
    await session.colourBands();
    expect(session.store.get().problem).toMatchObject({
      kind: "refused",
      job: "bands",
      refusal: { reason: "protected", sheet: "Register" },
    });
    expect(everything(host)).toEqual(before);
    expect(session.store.get().changes).toEqual([]);
  });

  test("an unreadable workbook is a message, a bug has its details, and the next check clears both", async () => {
    const { session, host } = begin();
    host.refuseReads = { ok: false, reason: "tooLarge", message: "The workbook is too large to read." };
    await session.check();
    expect(session.store.get().problem).toMatchObject({
      kind: "refused",
      job: "check",
      refusal: { reason: "tooLarge" },
    });
    host.refuseReads = null;
    host.fault = new Error("something unforeseen");
    await session.check();
    expect(session.store.get().problem).toMatchObject({
      kind: "fault",
      detail: expect.stringContaining("something unforeseen"),
    });
    host.fault = null;
    await session.check();
    expect(session.store.get().problem).toBeNull();
  });

  test("where the check after a change fails, the change still stands in the list", async () => {
    const { session, host, at } = await checked();
    const apply = host.apply.bind(host);
    host.apply = async (edits) => {
      const answer = await apply(edits);
      host.refuseReads = { ok: false, reason: "failed", message: "Excel did not answer." };
      return answer;
    };
    await session.fix(at("G4")[0]!);
    const { changes, problem, notice, stale } = session.store.get();
    expect(changes).toHaveLength(1);
    expect(problem).toMatchObject({ job: "check" });
    expect(notice).toMatchObject({ kind: "changed" });
    expect(stale).toBe(true);
  });

  test("idle waits for what runs", async () => {
    const { session } = begin();
    const looking = session.look();
    await session.idle();
    expect(session.store.get().reading).not.toBeNull();
    await looking;
  });
});
