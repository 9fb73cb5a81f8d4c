import { excelHost, workbookStore } from "../../src/excel";
import { PROFILES } from "../../src/profile";
import { setSession } from "../../src/taskpane/current";
import { Session } from "../../src/taskpane/session";
import type { WorkbookModel } from "../../src/workbench/model";
import { MemoryHost } from "../support/memoryHost";
import { openOffice, type OpenOffice } from "../wire/office";
import { noArrows } from "./registers";

/** The ribbon's buttons and the pane's session on Microsoft's own library, over our wire. */
let model: WorkbookModel;
let office: OpenOffice;
let session: Session;

beforeAll(async () => {
  model = new MemoryHost(noArrows()).model;
  office = await openOffice(model);
  session = new Session({ host: excelHost(), memory: workbookStore(), now: () => new Date(2026, 10, 20, 14, 5) });
  setSession(session);
  await import("../../src/commands/commands");
  await office.Office.onReady();
  await session.start();
});

afterAll(() => office.close());

test("the register is found through Excel", () => {
  expect(session.store.get().problem).toBeNull();
  expect(session.store.get().reading!.registers.map((register) => register.risks.length)).toEqual([10]);
});

test("Check, pressed while the pane still looks, waits its turn, then checks and brings the findings forward", async () => {
  session.show("read");
  const looking = session.look();
  await office.endPoint.press("CheckRegister");
  await looking;
  expect(session.store.get().checked!.findings.filter((finding) => finding.rule === "dot-missing")).toHaveLength(10);
  expect(session.store.get().view).toBe("findings");
});

test("Add arrows asks first where nothing settles what an upward arrow means", async () => {
  await office.endPoint.press("AddArrows");
  expect(session.store.get().ask).toBe("arrows");
  await session.addArrows("up-is-worse");
  expect(model.sheet("Register")!.value(3, 8)).toBe("▼ Better");
});

test("Colour bands colours as live rules, and Put it back takes them away", async () => {
  await office.endPoint.press("ColourBands");
  expect(model.sheet("Register")!.conditionalFormats.length).toBeGreaterThan(0);
  await session.putBack(session.store.get().changes[0]!.id);
  expect(session.store.get().problem).toBeNull();
  expect(model.sheet("Register")!.conditionalFormats).toEqual([]);
});

test("a command that fails still tells Office that it has ended", async () => {
  model.change("pane", () => model.sheet("Register")!.setLayout({ isProtected: true }));
  await office.endPoint.press("ColourBands");
  expect(session.store.get().problem).toMatchObject({
    kind: "refused",
    refusal: { reason: "protected", sheet: "Register" },
  });
  model.change("pane", () => model.sheet("Register")!.setLayout({ isProtected: false }));
});

test("what the user types is heard, and the check is stale", async () => {
  await session.check();
  expect(session.store.get().stale).toBe(false);
  await new Promise((resolve) => setTimeout(resolve, 400));
  model.type("Register", 3, 6, "7");
  for (let wait = 0; wait < 50 && !session.store.get().stale; wait++)
    await new Promise((resolve) => setTimeout(resolve, 50));
  expect(session.store.get().stale).toBe(true);
});

test("how the workbook is read and by which conventions is remembered in it", async () => {
  const register = session.store.get().reading!.registers[0]!;
  await session.confirm(register, new Map([[2, "contact" as const]]));
  await session.setProfile(PROFILES[2]!);
  expect(session.store.get().problem).toBeNull();
  const later = new Session({ host: excelHost(), memory: workbookStore() });
  await later.start();
  const { reading, profile } = later.store.get();
  expect(reading!.registers[0]).toMatchObject({ mappingState: "used", confidence: 1 });
  expect(reading!.registers[0]!.columns[2]!.field).toBe("contact");
  expect(profile).toBe(PROFILES[2]);
});
