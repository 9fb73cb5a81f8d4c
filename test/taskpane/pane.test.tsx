/**
 * @jest-environment jsdom
 */
import "../support/jsdom";
import { Session } from "../../src/taskpane/session";
import { App } from "../../src/taskpane/views/App";
import { ErrorBoundary } from "../../src/taskpane/views/ErrorBoundary";
import { OutsideExcel } from "../../src/taskpane/views/OutsideExcel";
import type { WorkbookSnapshot } from "../../src/workbook";
import { sheet, workbook as sheetBook } from "../support/sheet";
import { MemoryHost } from "../support/memoryHost";
import {
  all,
  button,
  clear,
  draw,
  during,
  hasButton,
  key,
  nameOf,
  objections,
  press,
  said,
  text,
  type,
} from "../support/pane";
import { clean, faulty, keyless, long, noArrows, noRegister, twoRegisters } from "./registers";

// axe takes its time where many tests share few cores.
jest.setTimeout(120_000);

const NOW = new Date(2026, 10, 20, 14, 5);

async function open(workbook: WorkbookSnapshot = faulty()): Promise<{ session: Session; host: MemoryHost }> {
  const host = new MemoryHost(workbook);
  const session = new Session({ host, now: () => NOW });
  await draw(<App session={session} />);
  await during(() => session.start());
  return { session, host };
}

const open2 = async (workbook?: WorkbookSnapshot): ReturnType<typeof open> => {
  const opened = await open(workbook);
  await press("Check");
  return opened;
};

afterEach(clear);

describe("every state of the pane, as axe sees it", () => {
  const states: readonly [string, () => Promise<unknown>, RegExp][] = [
    [
      "before the workbook is read",
      async () => draw(<App session={new Session({ host: new MemoryHost(faulty()) })} />),
      /Check/,
    ],
    ["before the first check", open, /Ready to check/],
    ["no register found", () => open(noRegister()), /No risk register found.*Sheets looked at: Budget and Notes\./],
    ["findings", open2, /Score does not match its ratings/],
    ["nothing wrong", () => open2(clean()), /Nothing found to put right10 risks checked\./],
    ["no key", () => open2(keyless()), /Not checked: Scores against their ratings – the workbook has no key/],
    ["two registers", () => open2(twoRegisters()), /Both registers: 18 risks/],
    [
      "an explanation",
      async () => (await open2(), press(/^Why it matters: Score does not match/)),
      /What to do:.*What is looked at:.*Wrong:.*Right:/,
    ],
    ["changing the date", async () => (await open2(), press(/^Change: /)), /Judge dates at/],
    ["colour bands", async () => (await open2(), press("Colour bands")), /Colours that follow the scores/],
    ["bands without a key", async () => (await open2(keyless()), press("Colour bands")), /Choose a matrix/],
    [
      "arrows, not settled",
      async () => (await open2(noArrows()), press("Add arrows")),
      /What does an upward arrow mean here\?.*▲ Worse/,
    ],
    ["arrows, all there", async () => (await open2(clean()), press("Add arrows")), /Add arrows/],
    ["export", async () => (await open2(), press("Export")), /New sheets/],
    ["fix all", async () => (await open2(), press(/^Fix all/)), /Nothing else is changed/],
    ["what we read", async () => (await open2(), press("Reading")), /Reference.*The matrix/],
    [
      "what we read without a key",
      async () => (await open2(keyless()), press("Reading")),
      /no score or colour is judged by it/,
    ],
    [
      "editing the conventions",
      async () => (await open2(), await press("Reading"), press("Edit")),
      /Appetite.*Checks: \d+ of \d+ on/,
    ],
    ["no change yet", async () => (await open2(), press("Changes")), /Nothing has been changed yet/],
    ["changes", async () => (await open2(), await press("Fix G4"), press(/^Changes/)), /G4 put right/],
    [
      "a protected sheet",
      async () => {
        const { host } = await open2();
        host.model.change("pane", () => host.model.sheet("Register")!.setLayout({ isProtected: true }));
        await press("Fix G4");
      },
      /Nothing was put right.*Sheet Register is protected/,
    ],
    [
      "a fault of ours",
      async () => {
        const { host } = await open();
        host.fault = new Error("unforeseen");
        await press("Check");
      },
      /The check could not be finished.*Copy details/,
    ],
    [
      "typing in a cell",
      async () => {
        const { host } = await open();
        host.startTyping();
        await press("Check");
      },
      /Finish typing in the cell/,
    ],
    [
      "changed since the check",
      async () => {
        const { host } = await open2();
        await during(() => host.model.type("Register", 3, 6, "16"));
      },
      /The workbook has changed since the check\./,
    ],
    ["not in Excel", () => draw(<OutsideExcel />), /Open this in Excel/],
  ];
  test.each(states)("%s", async (_, arrive, words) => {
    await arrive();
    expect(text()).toMatch(words);
    expect(await objections()).toEqual([]);
    for (const each of all("button")) expect(nameOf(each)).not.toBe("");
  });
});

describe("the main way", () => {
  test("says which register it found, its risks, rows, period and key", async () => {
    await open();
    expect(text()).toMatch(/Register10 risks · rows 3 to 13 · Quarter 3, 2017\/18Scored by the key on sheet Key, /);
  });

  test("what was found is said to screen readers and stands under its severity", async () => {
    await open2();
    expect(said()).toBe("Checked. 3 errors, 2 warnings and 0 pieces of advice.");
    expect(all("h2").map((heading) => heading.textContent)).toEqual(expect.arrayContaining(["Errors 3", "Warnings 2"]));
    expect(button(/^Errors/).textContent).toBe("Errors 3");
  });

  test("a finding is a button: it names cell, risk and message, and goes to the cell", async () => {
    const { host } = await open2();
    const row = button(/^Go to G4 Risk 1/);
    expect(nameOf(row)).toMatch(/^Go to G4 Risk 1 · Failure of the case management system in social care .*18.*16/);
    await during(() => row.click());
    expect(host.selected).toEqual([{ sheet: "Register", row: 3, column: 6 }]);
  });

  test("arrow keys go from finding to finding", async () => {
    await open2();
    const rows = all("[data-finding]");
    rows[0]!.focus();
    await key(rows[0]!, "ArrowDown");
    expect(document.activeElement).toBe(rows[1]);
    await key(rows[1]!, "ArrowUp");
    expect(document.activeElement).toBe(rows[0]);
  });

  test("Fix shows before and after, puts the cell right, and leaves the focus in the list", async () => {
    const { host } = await open2();
    const fix = button("Fix G4");
    expect(fix.parentElement!.parentElement!.textContent).toMatch(/18→becomes16/);
    fix.focus();
    await during(() => fix.click());
    expect(host.model.sheet("Register")!.value(3, 6)).toBe(16);
    expect(hasButton("Fix G4")).toBe(false);
    expect(document.activeElement!.hasAttribute("data-finding")).toBe(true);
    expect(said()).toBe("G4 put right.");
  });

  test("Put it back stands beside what was done, and in the list of changes", async () => {
    const { host } = await open2();
    await press("Fix G4");
    await press("Put it back: G4 put right");
    expect(host.model.sheet("Register")!.value(3, 6)).toBe(18);
    expect(hasButton("Fix G4")).toBe(true);
    await press(/^Changes/);
    expect(text()).toMatch(/G4 put rightPut back at 14:05/);
    expect(hasButton("Put it back: G4 put right")).toBe(false);
  });

  test("fix all: every cell before and after, then done in one", async () => {
    const { host } = await open2();
    await press(/^Fix all/);
    expect(document.activeElement!.textContent).toMatch(/^Put \d findings right$/);
    const rows = all("tbody tr").map((row) => [...row.children].map((cell) => cell.textContent));
    expect(rows).toEqual(
      expect.arrayContaining([
        ["G4", "18", "16"],
        ["H5", "Red", "Amber"],
        ["G9", "25 (text)", "25 (number)"],
      ]),
    );
    await press(/^Put \d right$/);
    expect(host.model.sheet("Register")!.value(3, 6)).toBe(16);
    expect(text()).toMatch(/No errors found/);
  });

  test("the arrows' question: default worse, answered, written", async () => {
    const { host } = await open2(noArrows());
    await press("Add arrows");
    const radios = all('input[type="radio"]') as HTMLInputElement[];
    expect(radios.map((radio) => radio.checked)).toEqual([true, false]);
    await during(() =>
      all("button")
        .filter((each) => each.textContent === "Add arrows")[1]!
        .click(),
    );
    expect(host.model.sheet("Register")!.value(3, 8)).toBe("▼ Better");
    expect(host.model.sheet("Register")!.value(5, 8)).toBe("▲ Worse");
  });

  test("Escape leaves a screen that asks, and the focus returns to its button", async () => {
    await open2();
    await press("Colour bands");
    expect(document.activeElement!.textContent).toBe("Colour bands");
    await key(document.activeElement!, "Escape");
    expect(text()).not.toMatch(/Colours that follow the scores/);
    expect((document.activeElement as HTMLElement).dataset.ask).toBe("bands");
  });

  test("export names its sheets before it makes them", async () => {
    const { host } = await open2();
    await press("Export");
    const named = all("section li").map((item) => item.textContent);
    await during(() =>
      all("button")
        .filter((each) => each.textContent === "Export")[1]!
        .click(),
    );
    expect(host.model.sheets.slice(2).map((sheet) => sheet.name)).toEqual(named);
    expect(named.length).toBeGreaterThan(1);
  });

  test("while Excel waits for the cell: what to do, and Cancel", async () => {
    const { host, session } = await open();
    host.startTyping();
    await press("Check");
    expect(said()).toMatch(/Finish typing in the cell/);
    await press("Cancel");
    expect(session.store.get().busy).toBeNull();
    expect(said()).toBe("Cancelled. Nothing was changed.");
  });
});

describe("many findings", () => {
  test("filtered by severity and by words; nothing fits is said", async () => {
    await open2(long());
    const shown = (): string[] => all("[data-finding]").map(nameOf);
    await press(/^Warnings/);
    expect(button(/^Warnings/).getAttribute("aria-pressed")).toBe("true");
    expect(all("h2").some((heading) => heading.textContent!.startsWith("Errors"))).toBe(false);
    await press(/^Warnings/);
    const search = document.querySelector<HTMLInputElement>('input[type="search"]')!;
    await type(search, "G6 flooding");
    expect(shown()).toEqual([]);
    await type(search, "flooding g7");
    expect(shown()).toHaveLength(1);
    expect(shown()[0]).toMatch(/^Go to G7 Risk 4/);
    await type(search, "xyzzy");
    expect(text()).toMatch(/No finding fits/);
    await press("Show all findings");
    expect(shown().length).toBeGreaterThan(5);
  });

  test("the filter holds while another view or a screen that asks is looked at", async () => {
    await open2();
    await press(/^Warnings/);
    await press("Colour bands");
    await press("Cancel");
    await press("Reading");
    await press(/^Findings/);
    expect(button(/^Warnings/).getAttribute("aria-pressed")).toBe("true");
    expect(all("[data-finding]")).toHaveLength(2);
  });

  test("of a long group the first few show, the rest on request; only what is in view is drawn", async () => {
    await open2(long());
    expect(all("[data-finding]").length).toBeLessThan(30);
    while (hasButton(/^Show \d+ more: /)) await press(/^Show \d+ more: /);
    const lines = all("[data-index]");
    expect(lines.length).toBeGreaterThan(5);
    expect(lines.length).toBeLessThan(60);
    expect(parseFloat(lines[0]!.parentElement!.style.height)).toBeGreaterThan(100 * 80);
    expect(await objections()).toEqual([]);
  });
});

describe("what we read", () => {
  test("columns in plain words with their letters, the matrix with its scores", async () => {
    await open();
    await press("Reading");
    const rows = all("table")[0]!.querySelectorAll("tbody tr");
    const shown = (cell: Element): string =>
      cell.querySelector("select")?.selectedOptions[0]!.text ?? cell.textContent ?? "";
    expect([...rows].map((row) => [...row.children].map(shown))).toEqual([
      ["A", "Ref", "Reference"],
      ["B", "Risk", "Risk"],
      ["C", "Owner", "Owner"],
      ["D", "Previous Score", "Previous score"],
      ["E", "Current Likelihood", "Current likelihood"],
      ["F", "Current Impact", "Current impact"],
      ["G", "Current Score", "Current score"],
      ["H", "Current RAG", "Current RAG rating"],
      ["I", "Direction of travel", "Direction of travel"],
    ]);
    expect(text()).toMatch(/Read from this workbook: sheet Key, cells/);
    expect(all("table")[1]!.textContent).toMatch(/25 Red/);
  });

  const as = (column: string): HTMLSelectElement =>
    document.querySelector<HTMLSelectElement>(`select[aria-label="Column ${column}: read as"]`)!;

  test("a column said to be something else counts once confirmed; forgotten, it is read afresh", async () => {
    const { session } = await open2();
    await press("Reading");
    expect(text()).toMatch(/Headings in row 3; risks in rows 4 to 13\./);
    await type(as("C, Owner"), "contact");
    expect(text()).toMatch(/1 column changed\. It counts once you confirm\./);
    const column = () => session.store.get().reading!.registers[0]!.columns[2]!;
    expect(column().field).toBe("owner");
    await press("Confirm what was read");
    expect(column()).toMatchObject({ field: "contact", confidence: 1 });
    expect(said()).toMatch(/^How Register is read is confirmed/);
    expect(text()).toMatch(/You have confirmed how this register is read\./);
    expect(hasButton("Confirm what was read")).toBe(false);
    await press("Forget what I confirmed of Register");
    expect(column().field).toBe("owner");
    expect(hasButton("Confirm what was read")).toBe(true);
  });

  test("a field is given to one column; what had it is kept as it is, and changes can be undone", async () => {
    await open();
    await press("Reading");
    await type(as("B, Risk"), "owner");
    expect(as("C, Owner").value).toBe("");
    expect(text()).toMatch(/2 columns changed/);
    await press("Undo my changes");
    expect([as("B, Risk").value, as("C, Owner").value]).toEqual(["title", "owner"]);
  });

  test("what is not confirmed yet is kept while another view is looked at", async () => {
    const { session } = await open2();
    await press("Reading");
    await type(as("C, Owner"), "");
    await press(/^Findings/);
    await during(() => session.check());
    await press("Reading");
    expect([as("C, Owner").value, as("C, Owner").selectedOptions[0]!.text]).toEqual(["", "Not part of the register"]);
    expect(text()).toMatch(/1 column changed\. It counts once you confirm\./);
    await press("Undo my changes");
    expect(as("C, Owner").value).toBe("owner");
  });

  test("cards show their labels, those we do not know first; one said to be the owner counts once confirmed", async () => {
    const card = (id: string, title: string, bench: string): string =>
      `| Risk ID: | ${id} |\n| Risk title: | ${title} |\n| Bench: | ${bench} |\n| Likelihood: | 4 |\n| Impact: | 3 |\n||`;
    const { session } = await open2(
      sheetBook(
        sheet(
          "Risk cards",
          `${card("R1", "Flooding closes roads", "Head of Highways")}\n${card("R2", "Loss of a data centre", "Head of Digital")}`,
        ),
      ),
    );
    await press("Reading");
    const labels = [...document.querySelectorAll("table")[0]!.querySelectorAll("tbody tr td:first-child")];
    expect(labels.map((cell) => cell.textContent)).toEqual(["Bench", "Risk ID", "Risk title", "Likelihood", "Impact"]);
    const bench = document.querySelector<HTMLSelectElement>('select[aria-label="Label Bench: read as"]')!;
    await type(bench, "owner");
    expect(text()).toMatch(/1 label changed\. It counts once you confirm\./);
    await press("Confirm what was read");
    expect(session.store.get().reading!.registers[0]!.risks.map((risk) => risk.owners[0])).toEqual([
      "Head of Highways",
      "Head of Digital",
    ]);
    expect(text()).toMatch(/You have confirmed how this register is read\./);
    expect(await objections()).toEqual([]);
  });

  test("rows that are no risks are told with why, and a key that contradicts itself says so", async () => {
    const fills: Record<string, string> = {};
    ["arg", "gar", "gga"].forEach((row, r) =>
      [...row].forEach((c, i) => (fills[`${"BCD"[i]}${r + 1}`] = { g: "#00B050", a: "#FFC000", r: "#FF0000" }[c]!)),
    );
    await open2(
      sheetBook(
        sheet(
          "Risk key",
          "| 3 | 3 | 6 | 9 |\n| 2 | 2 | 4 | 6 |\n| 1 | 1 | 2 | 3 |\n| Impact / Likelihood | 1 | 2 | 3 |",
          {
            fills,
          },
        ),
        sheet(
          "Register",
          `| Ref | Risk | Likelihood | Impact | Score | Owner |
           | Strategic risks |
           | 1 | Flooding closes principal roads | 3 | 2 | 6 | Head of Highways |
           | 2 | Loss of a data centre | 1 | 2 | 2 | Head of Digital |
           | 3 | Care providers leave | 2 | 2 | 4 | Head of Care |`,
        ),
      ),
    );
    await press("Reading");
    expect(text()).toMatch(/1 row left out/);
    expect(text()).toMatch(/Row 2: a row that names the risks below it – Strategic risks/);
    expect(text()).toMatch(
      /The key contradicts itself:The key shows likelihood 3, impact 3 as Green, but the cells around it leave only Red/,
    );
    expect(await objections()).toEqual([]);
  });

  test("a sheet that has changed shape since says so", async () => {
    const { session, host } = await open2();
    await press("Reading");
    await press("Confirm what was read");
    await during(() => host.model.type("Register", 2, 2, "Xyzzy"));
    await during(() => session.check());
    expect(text()).toMatch(/not every column could be found again\. Please look, and confirm again\./);
    expect(text()).toMatch(/“owner”/);
    expect(await objections()).toEqual([]);
  });

  test("each risk's row is a way to it", async () => {
    const { host } = await open2();
    await press("Reading");
    await press(/^Row 5: 2 A child comes to harm/);
    expect(host.selected).toEqual([{ sheet: "Register", row: 4, column: 1 }]);
  });
});

describe("conventions", () => {
  test("headings in words of one's own: with the file that explains them the register is found", async () => {
    const strange = sheet(
      "Register",
      `| Qa | Risk | Qc | Qd | Qe |
       | 1 | Flooding closes principal roads | 4 | 4 | 16 |
       | 2 | Loss of a data centre | 3 | 2 | 6 |`,
    );
    const { session } = await open(sheetBook(strange));
    expect(session.store.get().reading!.registers).toEqual([]);
    await bring(
      "ours.json",
      JSON.stringify({
        name: "Our council",
        headingWords: {
          id: ["Qa"],
          "current.likelihood": ["Qc"],
          "current.impact": ["Qd"],
          "current.score": ["Qe"],
        },
      }),
    );
    expect(session.store.get().reading!.registers.map((register) => register.risks.length)).toEqual([2]);
  });

  const bring = (name: string, content: string): Promise<void> =>
    during(async () => {
      const input = document.querySelector<HTMLInputElement>('input[type="file"]')!;
      const file = new File([content], name);
      // jsdom's files cannot be read as text.
      Object.defineProperty(file, "text", { value: async () => content });
      Object.defineProperty(input, "files", { value: [file], configurable: true });
      input.dispatchEvent(new Event("change", { bubbles: true }));
    });

  test("another matrix can be chosen where the workbook has none: then scores are judged", async () => {
    const { session } = await open2(keyless());
    await press("Reading");
    const select = document.querySelector("select")!; // the first: what to score by
    expect(select.options.length).toBeGreaterThan(2);
    await type(select, select.options[1]!.value);
    const { profile, reading } = session.store.get();
    expect(profile.chosen).toBe(true);
    expect(reading!.registers[0]!.matrices.threat.source).toBe("chosen");
    await type(select, "");
    expect(session.store.get().profile.chosen).toBe(false);
  });

  test("brought in from a file, shown as one's own, and saved as the same file", async () => {
    const { session } = await open2();
    await press("Reading");
    await bring("ours.json", '{ "name": "Our council", "reviewDays": 90 }');
    expect(session.store.get().profile).toMatchObject({ name: "Our council", chosen: true, reviewDays: 90 });
    expect(document.querySelector("select")!.selectedOptions[0]!.text).toBe("Our council (yours)");
    const save = all("a").find((link) => link.textContent === "Save as a file") as HTMLAnchorElement;
    expect(save.download).toBe("our-council.json");
    const saved = decodeURIComponent(save.href.slice(save.href.indexOf(",") + 1));
    expect(JSON.parse(saved)).toEqual({ name: "Our council", reviewDays: 90 });
    expect(await objections()).toEqual([]);
  });

  test("a file that cannot be used says which setting is wrong, and nothing changes", async () => {
    const { session } = await open2();
    await press("Reading");
    await bring("bad.json", '{ "name": "A", "apetite": 12 }');
    expect(document.querySelector('[role="alert"]')!.textContent).toMatch(/^bad\.json was not used\..*"apetite"/);
    expect(session.store.get().profile.chosen).toBe(false);
    expect(await objections()).toEqual([]);
  });

  test("edited in a form: a check without a tick says nothing, a wrong number is named", async () => {
    const { session } = await open2();
    const overtyped = (): boolean =>
      session.store.get().checked!.findings.some((finding) => finding.rule === "score-mismatch");
    expect(overtyped()).toBe(true);
    await press("Reading");
    await press("Edit");
    const field = (label: string): HTMLInputElement => {
      const found = all("label").find((each) => each.textContent!.startsWith(label)) as HTMLLabelElement | undefined;
      return (found!.control ?? found!.querySelector("input")) as HTMLInputElement;
    };
    expect(document.activeElement).toBe(field("Name"));
    await type(field("A review is stale"), "often");
    await press("Use these");
    expect(document.querySelector('[role="alert"]')!.textContent).toMatch(/"reviewDays" should be a number/);
    await type(field("A review is stale"), "120");
    await type(field("Appetite"), "9");
    await during(() => field("Score does not match its ratings").click());
    expect(text()).toMatch(/Checks: \d+ of \d+ on/);
    await press("Use these");
    expect(session.store.get().profile).toMatchObject({
      name: "Our own conventions",
      chosen: true,
      reviewDays: 120,
      appetite: { score: 9 },
      severities: { "score-mismatch": "off" },
    });
    expect(overtyped()).toBe(false);
    expect(hasButton("Edit")).toBe(true);
  });

  test("Escape leaves the form and changes nothing", async () => {
    const { session } = await open2();
    await press("Reading");
    await press("Edit");
    await key(document.activeElement!, "Escape");
    expect(hasButton("Edit")).toBe(true);
    expect(session.store.get().profile.chosen).toBe(false);
  });
});

test("when drawing fails, the details can be copied and the pane begun anew", async () => {
  const Broken = (): never => {
    throw new Error("cannot be drawn");
  };
  const quiet = jest.spyOn(console, "error").mockImplementation(() => undefined);
  await draw(
    <ErrorBoundary>
      <Broken />
    </ErrorBoundary>,
  );
  quiet.mockRestore();
  expect(text()).toMatch(/Register Check has stopped/);
  expect(hasButton("Start again")).toBe(true);
  await press("Copy details");
  expect(document.querySelector("textarea")!.value).toMatch(/cannot be drawn/);
  expect(await objections()).toEqual([]);
});
