/**
 * @jest-environment jsdom
 */
import "../support/jsdom";
import { readFileSync } from "node:fs";
import { DEFAULT_PROFILE } from "../../src/profile";
import { Session } from "../../src/taskpane/session";
import { App } from "../../src/taskpane/views/App";
import type { WorkbookSnapshot } from "../../src/workbook";
import { MemoryHost } from "../support/memoryHost";
import { all, clear, draw, during, hasButton, objections, press, text, type } from "../support/pane";
import { sheet, workbook } from "../support/sheet";
import { faulty, twoRegisters } from "./registers";

// axe takes its time where many tests share few cores.
jest.setTimeout(120_000);

async function open(workbook: WorkbookSnapshot): Promise<{ session: Session; host: MemoryHost }> {
  const host = new MemoryHost(workbook);
  const session = new Session({ host, now: () => new Date(2026, 10, 20, 14, 5) });
  await draw(<App session={session} />);
  await during(() => session.start());
  await press("Quarter");
  return { session, host };
}

const file = (name: string) => {
  const bytes = readFileSync(`samples/${name}.xlsx`);
  return {
    name: `${name}.xlsx`,
    size: bytes.length,
    arrayBuffer: async () => bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer,
  };
};

afterEach(clear);

test("before a period is chosen it says what to do, and offers the way on", async () => {
  await open(faulty());
  expect(text()).toMatch(/Compare with the period before.*Give last period’s workbook.*Begin the next period/);
  expect(hasButton("Choose a workbook…")).toBe(true);
  expect(await objections()).toEqual([]);
});

test("another sheet of the workbook is chosen, told risk by risk, and left again", async () => {
  const { session } = await open(twoRegisters());
  await during(() => session.chooseRegister(1));
  const select = all("select").find((one) =>
    [...one.querySelectorAll("option")].some((o) => /^On sheet Adults/.test(o.textContent ?? "")),
  );
  await type(select as HTMLSelectElement, "sheet:Adults");
  expect(session.store.get().before).toEqual({ kind: "sheet", sheet: "Adults" });
  expect(text()).toMatch(/8 risks in both periods\..*No longer there, and not marked closed \(2\)/);
  expect(text()).toMatch(/Movement summary on a new sheet/);
  await press("Stop comparing");
  expect(session.store.get().before).toBeNull();
  expect(text()).toMatch(/See what moved/);
});

const quarter = (n: number, score: number) =>
  sheet(
    `Q${n}`,
    `| Corporate risk register, Quarter ${n} 2018/19 |\n||\n| Ref | Risk | Likelihood | Impact | Score | Actions |
    | CR1 | Flood of the highways depot after heavy rain | 4 | 5 | 20 | Dig |
    | CR2 | Data is stolen from the benefits system | 3 | ${score / 3} | ${score} | Drill |
    | CR3 | Savings are not delivered this year | 2 | 2 | 4 | Report |`,
  );

test("after a check the workbook's own earlier quarter is offered, and compared with only when asked", async () => {
  const { session } = await open(workbook(quarter(3, 12), quarter(2, 9)));
  await press("Check");
  await press(/^Findings/);
  expect(text()).toMatch(/This workbook also holds Quarter 2, 2018\/19, on sheet Q2\./);
  expect(session.store.get().before).toBeNull();
  await press("Check against it too");
  expect(session.store.get().before).toEqual({ kind: "sheet", sheet: "Q2" });
  expect(text()).not.toMatch(/This workbook also holds/);
  expect(text()).toMatch(/Score moved, and no word was written about it/);
  expect(await objections()).toEqual([]);
});

test("how long a risk has stood above appetite is told, where the workbook holds more periods", async () => {
  const { session } = await open(workbook(quarter(3, 12), quarter(2, 9), quarter(1, 9)));
  await during(() => session.store.set({ profile: { ...DEFAULT_PROFILE, appetite: { score: 8, byCategory: {} } } }));
  await during(() => session.chooseRegister(0));
  const select = all("select").find((one) =>
    [...one.querySelectorAll("option")].some((o) => /^On sheet Q2/.test(o.textContent ?? "")),
  );
  await type(select as HTMLSelectElement, "sheet:Q2");
  await during(async () => all("summary").forEach((one) => (one as HTMLElement).click()));
  expect(text()).toMatch(/CR1 Flood.*Above appetite at this score for 3 periods, since Q1 2018\/19/);
  expect(text().match(/Above appetite/g)).toHaveLength(1);
});

test("a workbook of two years before: what is unsure stands first and says why", async () => {
  const { session } = await open(faulty());
  await during(() => session.quarter.compareWithFile(file("cumbria-2017-q3")));
  expect(text()).toMatch(/In cumbria-2017-q3\.xlsx/);
  expect(text()).toMatch(/No longer there, and not marked closed|Please look: not sure/);
  expect(await objections()).toEqual([]);
});

test("a file that cannot be used is told by its name", async () => {
  const { session } = await open(faulty());
  await during(() =>
    session.quarter.compareWithFile({ name: "letter.xlsx", size: 3, arrayBuffer: async () => new ArrayBuffer(3) }),
  );
  expect(document.querySelector('[role="alert"]')!.textContent).toMatch(
    /letter\.xlsx was not used\..*not an Excel workbook/,
  );
  expect(await objections()).toEqual([]);
});

test("roll forward says what it will do before it does it", async () => {
  await open(faulty());
  await press("Roll forward…");
  expect(document.activeElement!.textContent).toBe("Roll forward");
  expect(text()).toMatch(
    /A new sheet, .*The period goes from Q3 2017\/18 to Q4 2017\/18\.10 risks: the present score becomes the previous one/,
  );
  expect(await objections()).toEqual([]);
});

test("publication: personal data first, then the edition, then what is kept", async () => {
  const { host } = await open(faulty());
  await during(() => host.model.type("Register", 3, 1, "Ring the carer on 01632 960001"));
  await press("Submit");
  await press("Prepare for publication…");
  expect(text()).toMatch(
    /1\. Personal data1 place to look at.*Register B4.*2\. Plain edition.*3\. What Register Check keeps/,
  );
  await press("Plain edition on new sheets");
  expect(host.model.sheets.map(({ name }) => name)).toContain("Cover");
  expect(text()).toMatch(/Prepare for publication/);
  expect(await objections()).toEqual([]);
});
