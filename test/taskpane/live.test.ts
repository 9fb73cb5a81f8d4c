import { Session } from "../../src/taskpane/session";
import type { Preferences } from "../../src/excel";
import type { WorkbookSnapshot } from "../../src/workbook";
import { Drawing } from "../councils/drawing";
import { MemoryHost } from "../support/memoryHost";

/** A register of so many risks; R2's score is typed wrong. */
function register(risks = 12): WorkbookSnapshot {
  const sheet = new Drawing("Register");
  ["Risk ID", "Risk", "Owner", "Likelihood", "Impact", "Score", "Controls"].forEach((heading, column) =>
    sheet.put(0, column, heading),
  );
  for (let n = 1; n <= risks; n++) {
    const [l, i] = [1 + (n % 5), 1 + ((n * 3) % 5)];
    [`R${n}`, `Loss of supplier number ${n}`, "Director", l, i, n === 2 ? 99 : l * i, `Contract ${n}`].forEach(
      (value, column) => sheet.put(n, column, value),
    );
  }
  const key = new Drawing("Key");
  for (let i = 5; i >= 1; i--) {
    key.put(5 - i, 0, i);
    for (let l = 1; l <= 5; l++)
      key.put(5 - i, l, i * l, { fill: i * l > 15 ? "#FF0000" : i * l > 6 ? "#FFC000" : "#92D050" });
  }
  for (let l = 1; l <= 5; l++) key.put(5, l, l);
  key.put(6, 1, "Likelihood");
  return { fileName: "live.xlsx", sheets: [sheet.snapshot(), key.snapshot()], date1904: false, notes: [] };
}

class Memory implements Preferences {
  readonly kept = new Map<string, unknown>();
  get = (name: string): unknown => this.kept.get(name) ?? null;
  set = (name: string, value: unknown): void => void this.kept.set(name, value);
  remove = (name: string): void => void this.kept.delete(name);
}

let last: Session;
// What is told to screen readers waits for a pause; nobody waits for it here.
afterEach(() => last.live.turn(false));

async function open(workbook = register(), memory = new Memory()) {
  const host = new MemoryHost(workbook);
  const session = new Session({ host, preferences: () => Promise.resolve(memory) });
  await session.start();
  last = session;
  return { host, session, memory, pane: () => session.store.get() };
}

const found = (session: Session): string[] =>
  session.store.get().checked!.findings.map(({ rule, cell }) => `${rule} ${cell ? `${cell.row + 1}` : "-"}`);

const settled = async (session: Session): Promise<void> => {
  await new Promise((resolve) => setTimeout(resolve, 0));
  await session.live.settled();
};

test("off, a change makes the check out of date; on, the list follows and nothing is read but the row", async () => {
  const { host, session, pane } = await open();
  await session.check();
  expect(found(session)).toContain("score-mismatch 3");
  host.model.type("Register", 2, 5, String(3 * 2));
  expect(pane().stale).toBe(true);

  await session.live.turn(true);
  await settled(session);
  expect(pane().stale).toBe(false);
  const [reads, at] = [host.reads, pane().checked!.findings.length];
  host.model.type("Register", 4, 5, "98");
  await settled(session);
  expect(found(session)).toContain("score-mismatch 5");
  expect(pane().checked!.findings.length).toBe(at + 1);
  expect([host.reads, host.rowsRead, pane().stale, pane().busy]).toEqual([reads, 1, false, null]);
});

test("what depends on the whole register follows too: a duplicate, a gap, a new risk, a sheet renamed", async () => {
  const { host, session, pane } = await open();
  await session.live.turn(true);
  await settled(session);
  host.model.type("Register", 5, 0, "R4");
  await settled(session);
  expect(found(session)).toEqual(expect.arrayContaining(["id-duplicate 6", "id-gap 7"]));
  host.model.type("Register", 5, 0, "R5");
  await settled(session);
  expect(found(session).join()).not.toMatch(/id-/);

  const risks = pane().reading!.registers[0]!.risks.length;
  for (const [column, text] of ["R13", "Flood in the archive", "Director", "4", "4", "12"].entries())
    host.model.type("Register", 13, column, text);
  await settled(session);
  expect(pane().reading!.registers[0]!.risks.length).toBe(risks + 1);
  expect(found(session)).toContain("score-mismatch 14");

  host.model.change("user", () => host.model.renameSheet(host.model.needSheet("Register"), "Risks"));
  await settled(session);
  expect(pane().reading!.registers[0]!.sheet).toBe("Risks");
});

test("in a large register the touched risk is judged before the rest is settled, and all of it in the end", async () => {
  const { host, session, pane } = await open(register(2_500));
  await session.live.turn(true);
  await settled(session);
  const shown: string[][] = [];
  let { checked } = pane();
  session.store.subscribe(() => {
    if (pane().checked === checked) return;
    ({ checked } = pane());
    shown.push(found(session));
  });
  host.model.type("Register", 2_000, 5, "98");
  host.model.type("Register", 2_001, 0, "R3");
  await settled(session);
  expect(shown[0]).toContain("score-mismatch 2001");
  expect(shown[0]!.join()).not.toMatch(/id-duplicate/);
  expect(shown.at(-1)).toEqual(expect.arrayContaining(["score-mismatch 2001", "id-duplicate 2002", "id-gap 2003"]));
  const followed = found(session);
  await session.check();
  expect(found(session)).toEqual(followed);
});

test("while the user is in a cell it waits, shows nothing of it, and follows once the cell is left", async () => {
  const { host, session, pane } = await open();
  await session.live.turn(true);
  await settled(session);
  const before = pane().checked;
  const leave = host.startTyping();
  host.model.type("Register", 4, 5, "98");
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect([pane().checked, pane().busy, pane().stale]).toEqual([before, null, false]);
  // A check that is asked for now says at once that it waits.
  const asked = session.check();
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(pane().busy).toMatchObject({ job: "check", waiting: true });
  leave();
  await asked;
  await settled(session);
  expect(found(session)).toContain("score-mismatch 5");
});

test("where it cannot follow, the check is out of date and the next one begins anew", async () => {
  const { host, session, pane } = await open();
  await session.live.turn(true);
  await settled(session);
  host.refuseReads = { ok: false, reason: "failed", message: "Excel could not do this." };
  host.model.type("Register", 4, 5, "98");
  await settled(session);
  expect([pane().stale, pane().problem]).toEqual([true, null]);
  host.refuseReads = null;
  host.model.type("Register", 6, 5, "97");
  await settled(session);
  expect(pane().stale).toBe(true);
  await session.check();
  await settled(session);
  expect(pane().stale).toBe(false);
  host.model.type("Register", 8, 5, "96");
  await settled(session);
  expect([found(session).filter((one) => one.startsWith("score-mismatch")).length, pane().stale]).toEqual([4, false]);
});

test("typed on a sheet that is renamed before it was read again: it follows all the same", async () => {
  const { host, session, pane } = await open();
  await session.live.turn(true);
  await settled(session);
  const leave = host.startTyping();
  host.model.type("Register", 4, 5, "98");
  await new Promise((resolve) => setTimeout(resolve, 5));
  host.model.change("user", () => host.model.renameSheet(host.model.needSheet("Register"), "Risks"));
  leave();
  await settled(session);
  expect(pane().reading!.registers[0]!.sheet).toBe("Risks");
  expect([found(session).includes("score-mismatch 5"), pane().stale]).toEqual([true, false]);
});

test("reading the whole workbook makes up for what could not be read", async () => {
  const { host, session, pane } = await open();
  await session.live.turn(true);
  await settled(session);
  host.refuseReads = { ok: false, reason: "failed", message: "Excel could not do this." };
  host.model.type("Register", 4, 5, "98");
  await settled(session);
  expect(pane().stale).toBe(true);
  host.refuseReads = null;
  host.model.change("user", () => host.model.addSheet("Notes"));
  await settled(session);
  expect([found(session).includes("score-mismatch 5"), pane().stale]).toEqual([true, false]);
});

test("a fix goes on from what was followed, and its own writing is not answered", async () => {
  const { host, session, pane } = await open();
  await session.live.turn(true);
  await settled(session);
  host.model.type("Register", 4, 5, "98");
  await settled(session);
  const finding = pane().checked!.findings.find(({ rule, cell }) => rule === "score-mismatch" && cell?.row === 4)!;
  await session.fix(finding);
  await settled(session);
  expect(host.model.sheet("Register")!.value(4, 5)).toBe(finding.expected);
  expect(found(session)).not.toContain("score-mismatch 5");
  expect(pane().stale).toBe(false);
});

test("the choice is remembered on this machine, and the register is then checked when the pane opens", async () => {
  const { session, memory } = await open();
  await session.live.turn(true);
  await settled(session);
  expect([...memory.kept.values()]).toEqual([true]);
  const again = await open(register(), memory);
  expect(again.session.live.store.get().on).toBe(true);
  expect(found(again.session)).toContain("score-mismatch 3");
  await again.session.live.turn(false);
  expect((await open(register(), memory)).pane().checked).toBeNull();
});
