/**
 * @jest-environment jsdom
 */
import "../support/jsdom";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { Session } from "../../src/taskpane/session";
import { App } from "../../src/taskpane/views/App";
import type { WorkbookSnapshot } from "../../src/workbook";
import { MemoryHost } from "../support/memoryHost";
import { all, button, clear, draw, during, hasButton, nameOf, objections, press, text, type } from "../support/pane";
import { clean, faulty, noRegister, twoRegisters } from "./registers";

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

interface Opened {
  readonly session: Session;
  readonly host: MemoryHost;
  readonly memory: Kept;
}

async function openUnchecked(workbook: WorkbookSnapshot = faulty(), memory = new Kept()): Promise<Opened> {
  const host = new MemoryHost(workbook);
  const digest = async (bytes: Uint8Array): Promise<string> => createHash("sha256").update(bytes).digest("hex");
  const session = new Session({ host, memory, digest, now: () => NOW });
  await draw(<App session={session} />);
  await during(() => session.start());
  return { session, host, memory };
}

async function open(workbook?: WorkbookSnapshot, memory?: Kept): Promise<Opened> {
  const opened = await openUnchecked(workbook, memory);
  await press("Check");
  return opened;
}

async function openSubmit(workbook?: WorkbookSnapshot, memory?: Kept): Promise<Opened> {
  const opened = await open(workbook, memory);
  await press("Submit");
  return opened;
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
    await press("Submit");
    expect(text()).toMatch(/Was ignored, and the figures have changed since/);
  });
});

describe("ready to submit", () => {
  test("before the check it offers one of all sheets; each register is told", async () => {
    const { session } = await openUnchecked(twoRegisters());
    await during(() => session.chooseRegister(0));
    await press("Submit");
    expect(text()).toMatch(/Check every register of this workbook/);
    await press("Check all sheets");
    expect(session.store.get().register).toBeNull();
    expect(text()).toMatch(/Adults: 10 risks, 3 errors, 2 warnings.*Children: 8 risks, 3 errors/);
    expect(await objections()).toEqual([]);
  });
  test("what stands in the way", async () => {
    await openSubmit();
    expect(text()).toMatch(/Ready to submitNot ready to submit: \d+ errors.*What stands in the way:/);
  });
  test("ready, stamped, unchanged; then which risk changed", async () => {
    const { host, memory } = await openSubmit(clean());
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
    const { memory } = await openSubmit(clean());
    await press("Stamp this register");
    await clear();
    await openSubmit(clean(), memory);
    expect(text()).toMatch(/Unchanged since it was checked on 20 November 2026\./);
    expect(hasButton("Stamp it again")).toBe(true);
  });
  test("where the workbook does not keep it, it is told", async () => {
    const memory = new Kept();
    memory.write = (async () => ({ ok: false, reason: "failed", message: "Excel did not keep this." })) as never;
    await openSubmit(clean(), memory);
    await press("Stamp this register");
    expect(text()).toMatch(/Excel did not keep this\./);
  });
});

describe("sending back", () => {
  test("grouped by owner: each finding with its cell under the owner's name", async () => {
    await openSubmit();
    expect(text()).toMatch(/Send the findings back\d findings, each with its cell\./);
    const group = all("details").find((one) => /^Director of Resources \(\d\)/.test(one.textContent ?? ""))!;
    await during(() => group.querySelector("summary")!.click());
    expect(group.textContent).toMatch(/Register, G4 · Risk 1 · error.*18.*16/);
    expect(await objections()).toEqual([]);
  });
  test("as text: where the clipboard is closed, it is shown to be copied", async () => {
    await openSubmit();
    await press("Copy as text for an e-mail");
    expect(document.querySelector("textarea")!.value).toMatch(
      /^Register\.xlsx|Not ready.*\nDirector of Resources\n- Register G4, risk 1: Error\./s,
    );
    expect(await objections()).toEqual([]);
  });
  test("as a new sheet, which can be put back", async () => {
    const { host } = await openSubmit();
    await press("Write to a new sheet");
    expect(host.model.sheets.map(({ name }) => name)).toEqual(["Register", "Key", "Findings"]);
    await press(/^Put it back/);
    expect(host.model.sheets.map(({ name }) => name)).toEqual(["Register", "Key"]);
  });
});

describe("several workbooks", () => {
  const dropped = (files: readonly File[], on: Element): Promise<void> =>
    during(async () => {
      for (const type of ["dragover", "drop"]) {
        const event = new Event(type, { bubbles: true, cancelable: true });
        Object.assign(event, { dataTransfer: { files, types: ["Files"], dropEffect: "none" } });
        on.dispatchEvent(event);
      }
    });
  const file = (bytes: Uint8Array, name: string): File =>
    Object.assign(new File([bytes as Uint8Array<ArrayBuffer>], name), {
      // jsdom's files cannot be read in one go.
      arrayBuffer: async () => bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength),
    });
  const sample = (name: string): File => file(readFileSync(`samples/${name}.xlsx`), `${name}.xlsx`);
  const read = (session: Session): Promise<void> =>
    during(async () => {
      while (session.books.store.get().reading) await new Promise((resolve) => setTimeout(resolve, 20));
    });

  test("dropped in one go: each has its verdict, a bad one is told by name, all stand in one list", async () => {
    const { session, host } = await openSubmit();
    await dropped(
      [
        sample("cumbria-2019-q2"),
        sample("lancashire-2018-q3"),
        file(Buffer.from("no workbook"), "letter.xlsx"),
        file(Buffer.from("x"), "old.xls"),
      ],
      document.querySelector("[data-drop]")!,
    );
    await read(session);
    expect(text()).toMatch(/2 workbooks read, 2 not\./);
    expect(text()).toMatch(/cumbria-2019-q2\.xlsxReady to submit/);
    expect(text()).toMatch(/letter\.xlsxThis is not an Excel workbook/);
    expect(text()).toMatch(/old\.xlsOnly Excel workbooks that end in \.xlsx/);
    expect(text()).toMatch(/\d+ findings in 3 workbooks, each with its cell/);
    await press("Write to a new sheet");
    expect(session.store.get().problem).toBeNull();
    const sheet = host.model.sheet("Findings")!;
    const column = (c: number): unknown[] => Array.from({ length: 20 }, (_, r) => sheet.value(r + 3, c));
    expect(Array.from({ length: 12 }, (_, c) => sheet.value(2, c))).toContain("Workbook");
    expect(Array.from({ length: 12 }, (_, c) => column(c)).flat()).toContain("lancashire-2018-q3.xlsx");
    await press("Remove cumbria-2019-q2.xlsx");
    expect(text()).toMatch(/in 2 workbooks/);
    expect(await objections()).toEqual([]);
  });
  test("chosen by the button, where no register is open", async () => {
    const { session } = await openUnchecked(noRegister());
    expect(text()).toMatch(/No risk register found.*Several workbooks/);
    const input = document.querySelector<HTMLInputElement>('input[type="file"][aria-label="Workbooks to read"]')!;
    Object.defineProperty(input, "files", { value: [sample("lancashire-2018-q3")] });
    await during(() => input.dispatchEvent(new Event("change", { bubbles: true })));
    await read(session);
    expect(text()).toMatch(/lancashire-2018-q3\.xlsxReady to submit/);
    expect(await objections()).toEqual([]);
  });
  test("a file beside the place for it is refused, and the page stays", async () => {
    await openSubmit();
    const event = new Event("drop", { bubbles: true, cancelable: true });
    document.querySelector("main")!.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(true);
  });
});

test("every part of it, as axe sees it", async () => {
  await open();
  await ignoreScore();
  await press("Submit");
  await press("Stamp this register");
  all("details").forEach((one) => ((one as HTMLDetailsElement).open = true));
  expect(await objections()).toEqual([]);
});

test("the form that asks why, as axe sees it", async () => {
  await open();
  await press("Ignore H5…");
  expect(button("Ignore H5…").getAttribute("aria-expanded")).toBe("true");
  await press("Cancel");
  expect(document.activeElement).toBe(button("Ignore H5…"));
  await press("Ignore H5…");
  expect(await objections()).toEqual([]);
});
