/**
 * @jest-environment jsdom
 */
import "../support/jsdom";
import { readFileSync } from "node:fs";
import { Session } from "../../src/taskpane/session";
import { App } from "../../src/taskpane/views/App";
import { MemoryHost } from "../support/memoryHost";
import { all, clear, draw, during, hasButton, objections, press, text, type } from "../support/pane";
import { faulty } from "./registers";

jest.setTimeout(120_000);
afterEach(clear);

const samples = ["cambridgeshire-2014.xlsx", "cumbria-2019-q2.xlsx"].map((name) => {
  const bytes = readFileSync(`samples/${name}`);
  const arrayBuffer = async (): Promise<ArrayBuffer> => new Uint8Array(bytes).buffer;
  return { name, size: bytes.length, arrayBuffer };
});

test("several registers become one: shown beforehand, each directorate named by the user, put back whole", async () => {
  const host = new MemoryHost(faulty());
  const session = new Session({ host, now: () => new Date(2026, 10, 20) });
  await draw(<App session={session} />);
  await during(() => session.start());
  await press("Check");
  await press("Submit");
  expect(hasButton("One register from all of these…")).toBe(false);
  await during(() => session.books.add(samples));
  await press("One register from all of these…");
  for (let n = 0; n < 50 && !hasButton("Write the corporate register"); n++)
    await during(() => new Promise((done) => setTimeout(done, 20)));
  expect(text()).toMatch(/Directorate of cambridgeshire-2014\.xlsx, sheet Register/);
  const sheets = async () => {
    const read = await host.read();
    return read.ok ? read.workbook.sheets : [];
  };
  const before = (await sheets()).map(({ name }) => name);
  const cfa = all("input").find((input) => (input as HTMLInputElement).value === "CFA") as HTMLInputElement;
  await type(cfa, "Children");
  await press("Write the corporate register");
  for (let n = 0; n < 500 && session.store.get().busy; n++)
    await during(() => new Promise((done) => setTimeout(done, 20)));
  expect(session.store.get().problem).toBeNull();
  const added = (await sheets()).filter(({ name }) => !before.includes(name));
  expect(added.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["Cover", "Portfolio summary", "Corporate risk register"]),
  );
  const register = added.find(({ name }) => name === "Corporate risk register")!;
  const of = register.rows.slice(3).map((row) => row[1]);
  expect(of.filter((label) => label === "Children")).toHaveLength(15);
  expect(of).not.toContain("CFA");
  // The new sheets are no further register of the open workbook.
  expect(session.store.get().reading!.registers).toHaveLength(1);
  await during(() => session.putBack(session.store.get().changes[0]!.id));
  expect((await sheets()).map(({ name }) => name)).toEqual(before);
  expect(await objections()).toEqual([]);
});
