/**
 * @jest-environment jsdom
 */
import "../support/jsdom";
import { createHash } from "node:crypto";
import { Session } from "../../src/taskpane/session";
import { App } from "../../src/taskpane/views/App";
import type { WorkbookSnapshot } from "../../src/workbook";
import { MemoryHost } from "../support/memoryHost";
import { all, button, clear, draw, during, hasButton, nameOf, objections, press, text, type } from "../support/pane";
import { clean, faulty } from "./registers";

// axe takes its time where many tests share few cores.
jest.setTimeout(120_000);

const NOW = new Date(2026, 10, 20, 14, 5);

/** What is kept with the workbook, as another session would find it. */
class Kept {
  readonly held = new Map<string, string>();
  read = async (name: string): Promise<unknown> => JSON.parse(this.held.get(name) ?? "null") as unknown;
  write = async (name: string, value: unknown): Promise<{ ok: true }> => (
    this.held.set(name, JSON.stringify(value)),
    { ok: true }
  );
}

async function open(
  workbook: WorkbookSnapshot = faulty(),
  memory = new Kept(),
): Promise<{ session: Session; host: MemoryHost; memory: Kept }> {
  const host = new MemoryHost(workbook);
  const digest = async (bytes: Uint8Array): Promise<string> => createHash("sha256").update(bytes).digest("hex");
  const session = new Session({ host, memory, digest, now: () => NOW });
  await draw(<App session={session} />);
  await during(() => session.start());
  await press("Check");
  return { session, host, memory };
}

const field = (label: RegExp): HTMLInputElement => {
  const found = all("input").find((input) =>
    label.test(document.querySelector(`label[for="${input.id}"]`)?.textContent ?? ""),
  );
  if (!found) throw new Error(`no field ${String(label)}`);
  return found as HTMLInputElement;
};

async function ignoreScore(): Promise<void> {
  await press("Ignore G4…");
  await type(field(/^Why it is ignored/), "Agreed with internal audit");
  await type(field(/^Your role/), "Risk manager");
  await during(() => button("Ignore").click());
}

afterEach(clear);

describe("ignoring a finding", () => {
  test("asks for a reason and a role, and no name", async () => {
    await open();
    await press("Ignore G4…");
    expect(text()).toMatch(/Your role \(no name\).*please give no name/);
    expect(nameOf(button("Ignore"))).toBe("Ignore");
    await press("Ignore");
    expect(hasButton("Fix G4")).toBe(true);
    expect(await objections()).toEqual([]);
  });
  test("it leaves the list, stands below with its reason, and comes back on request", async () => {
    const { session } = await open();
    const before = session.store.get().checked!.findings.length;
    await ignoreScore();
    expect(session.store.get().checked!.findings).toHaveLength(before - 1);
    expect(hasButton("Fix G4")).toBe(false);
    expect(text()).toMatch(/Ignored: 1.*Agreed with internal audit – Risk manager, 2026-11-20/);
    await press("Stop ignoring G4");
    expect(session.store.get().checked!.findings).toHaveLength(before);
    expect(hasButton("Fix G4")).toBe(true);
  });
  test("it is remembered with the workbook", async () => {
    const { memory } = await open();
    await ignoreScore();
    await clear();
    await open(faulty(), memory);
    expect(hasButton("Fix G4")).toBe(false);
    expect(text()).toMatch(/Ignored: 1/);
  });
  test("it returns when the figure changes", async () => {
    const { host } = await open();
    await ignoreScore();
    await during(() => host.model.change("user", () => host.model.sheet("Register")!.setContent(3, 6, 17)));
    await press("Check again");
    expect(hasButton("Fix G4")).toBe(true);
    expect(text()).toMatch(/Was ignored, and the figures have changed since/);
  });
});

describe("ready to submit", () => {
  test("what stands in the way", async () => {
    await open();
    expect(text()).toMatch(/Ready to submitNot ready to submit: \d+ errors.*What stands in the way:/);
  });
  test("ready, stamped, unchanged; then which risk changed", async () => {
    const { host, memory } = await open(clean());
    expect(text()).toMatch(/Ready to submit: no errors in 10 risks/);
    await press("Stamp this register");
    expect(text()).toMatch(/Unchanged since it was checked on 20 November 2026\./);
    expect(memory.held.has("stamp")).toBe(true);
    await during(() =>
      host.model.change("user", () => host.model.sheet("Register")!.setContent(3, 2, "Somebody else")),
    );
    expect(text()).toMatch(/Check again to see whether it is still what was stamped/);
    await press("Check again");
    expect(text()).toMatch(/Changed since it was checked on 20 November 2026\.Changed: risk 1\./);
    expect(await objections()).toEqual([]);
  });
  test("another session finds the stamp", async () => {
    const { memory } = await open(clean());
    await press("Stamp this register");
    await clear();
    await open(clean(), memory);
    expect(text()).toMatch(/Unchanged since it was checked on 20 November 2026\./);
    expect(hasButton("Stamp it again")).toBe(true);
  });
  test("where the workbook does not keep it, it is told", async () => {
    const memory = new Kept();
    memory.write = (async () => ({ ok: false, reason: "failed", message: "Excel did not keep this." })) as never;
    await open(clean(), memory);
    await press("Stamp this register");
    expect(text()).toMatch(/Excel did not keep this\./);
  });
});

describe("sending back", () => {
  test("as text: where the clipboard is closed, it is shown to be copied", async () => {
    await open();
    await press("Copy as text, by owner");
    expect(document.querySelector("textarea")!.value).toMatch(
      /\nDirector of Resources\n- Register G4, risk 1: Error\./,
    );
    expect(await objections()).toEqual([]);
  });
  test("as a new sheet, which can be put back", async () => {
    const { host } = await open();
    await press("Findings to a new sheet");
    expect(host.model.sheets.map(({ name }) => name)).toEqual(["Register", "Key", "Findings"]);
    await press(/^Put it back/);
    expect(host.model.sheets.map(({ name }) => name)).toEqual(["Register", "Key"]);
  });
});

test("every part of it, as axe sees it", async () => {
  await open();
  await ignoreScore();
  await press("Stamp this register");
  all("details").forEach((one) => ((one as HTMLDetailsElement).open = true));
  await press("Ignore H5…");
  expect(await objections()).toEqual([]);
});
