import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { request } from "node:http";
import { writeXlsx } from "hucre/xlsx";

const sample = (name) => readFileSync(new URL(`../../samples/${name}.xlsx`, import.meta.url));

const noBarriers = async (w) => assert.deepEqual(await w.axe(), []);

/** The red and green of the sample's own key sheet. */
const RED = "#C00000";

/** Asks our server for a path exactly as written, which a browser would tidy first. */
const asked = (url, path, method = "GET") =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    request({ hostname, port, path, method }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on("error", reject)
      .end();
  });

/** Each step goes on from where the one before it ended. */
export const steps = [
  [
    "the server serves the workbench and nothing else",
    async ({ url }) => {
      assert.equal(await asked(url, "/"), 200);
      assert.equal(await asked(url, "/samples/cumbria-2017-q3.xlsx"), 200);
      for (const path of [
        "/package.json",
        "/samples/../package.json",
        "/samples/%2e%2e/package.json",
        "/samples//etc/hosts",
        "/samples/%00",
        "/pane/%5c..%5c..%5cpackage.json",
        "/samples/",
        "/%E0%A4%A",
      ])
        assert.equal(await asked(url, path), 404, path);
      assert.equal(await asked(url, "/", "POST"), 405);
    },
  ],
  [
    "the workbench opens with the Cumbria register in the grid and the pane beside it",
    async (w) => {
      await w.page.goto(w.url);
      await w.opened("cumbria-2017-q3.xlsx");
      await w.shows("A1", "CORPORATE RISK REGISTER");
      await w.shows("J6", "20");
      await w.fillIs("J6", RED);
      await w.paneSays(/16 risks/);
      assert.deepEqual(await w.tabs(), ["Risk register", "Key"]);
      assert.equal((await w.page.locator("#pane").boundingBox()).width, 349);
      await w.shot("opened");
    },
  ],
  [
    "the pane is what production loads: its scripts, no eval, Microsoft's own office.js from beside it",
    async (w) => {
      const scripts = (html) =>
        [...html.matchAll(/src="(?:\.\.\/pane\/)?((?:vendor|taskpane)[^"]*)"/g)].map((m) => m[1]);
      const [ours, production] = await Promise.all(
        ["/workbench/taskpane.workbench.html", "/pane/taskpane.html"].map(async (path) =>
          (await fetch(w.url + path)).text(),
        ),
      );
      assert.ok(scripts(ours).length > 0);
      assert.deepEqual(scripts(ours), scripts(production));
      assert.match(production, /https:\/\/appsforoffice\.microsoft\.com\/lib\/1\/hosted\/office\.js/);
      for (const html of [ours, production]) {
        assert.match(html, /http-equiv="Content-Security-Policy" content="default-src 'none'/);
        assert.doesNotMatch(html, /unsafe-eval/);
      }
      assert.equal(await w.paneFrame().evaluate(() => window.Office.context.host), "Excel");
    },
  ],
  ["page and pane have no serious barrier before the check", noBarriers],
  [
    "Check finds the 16 missing directions of travel and no error",
    async (w) => {
      await w.check();
      await w.paneSays(/No errors found/);
      await w.paneSays(/Direction of travel is missing\s*16/);
      await w.finding("L6").waitFor();
      await w.shot("checked");
    },
  ],
  ["page and pane have no serious barrier with findings shown", noBarriers],
  [
    "a click on a finding selects its cell in the grid",
    async (w) => {
      await w.goTo("A1");
      await w.finding("L9").click();
      await w.selectedIs("L9");
      await w.shot("finding-selected");
    },
  ],
  [
    "Fix puts one finding right, in the grid and in the list",
    async (w) => {
      await w.press("Fix L6");
      await w.shows("L6", "▶ Same");
      await w.paneSays(/Direction of travel is missing\s*15/);
      await w.shot("fixed");
    },
  ],
  [
    "Put it back takes the fix away again",
    async (w) => {
      await w.press(/^Put it back/);
      await w.shows("L6", "");
      await w.paneSays(/Put back/);
    },
  ],
  [
    "what is typed in the grid is calculated by the workbook and reaches the pane",
    async (w) => {
      await w.check();
      await w.type("H6", "2");
      await w.shows("J6", "10");
      await w.fillIs("J6", RED);
      await w.paneSays(/The workbook has changed since the check/);
      await w.check();
      await w.finding("J6").waitFor();
      await w.paneSays(/Errors\s*1/);
      await w.shot("typed");
    },
  ],
  [
    "undo at the grid takes back what was typed, and redo types it again",
    async (w) => {
      await w.goTo("H6");
      await w.page.keyboard.press("Control+z");
      await w.shows("J6", "20");
      await w.page.keyboard.press("Control+y");
      await w.shows("J6", "10");
    },
  ],
  [
    "Colour bands gives every score its band's colour, and the colour follows the score",
    async (w) => {
      await w.press("Colour bands");
      await w.pane.getByRole("heading", { name: "Colour bands" }).waitFor();
      await w.shot("ask-bands");
      await noBarriers(w);
      await w.press("Colour bands");
      await w.paneSays(/Bands coloured/);
      await w.until(async () => (await w.fill("J6")) !== RED, true, "amber in place of red");
      const amber = await w.fill("J6");
      await w.type("H6", "4");
      await w.shows("J6", "20");
      await w.until(async () => (await w.fill("J6")) === (await w.fill("J7")), true, "red again");
      assert.notEqual(await w.fill("J6"), amber);
      await w.shot("coloured");
    },
  ],
  [
    "Add arrows fills the direction of travel: 11 is better, the rest the same",
    async (w) => {
      await w.press("Add arrows");
      await w.pane.getByRole("heading", { name: "Add arrows" }).waitFor();
      await w.shot("ask-arrows");
      await noBarriers(w);
      await w.press("Add arrows");
      await w.shows("L16", /Better/);
      for (const row of [6, 7, 15, 17, 21]) await w.shows(`L${row}`, /Same/);
      await w.shot("arrows");
    },
  ],
  [
    "Export adds the standard register as new sheets, with live formulas",
    async (w) => {
      const before = await w.tabs();
      await w.press("Export");
      await w.pane.getByRole("heading", { name: "Export" }).waitFor();
      await w.shot("ask-export");
      await noBarriers(w);
      await w.press("Export");
      await w.paneSays(/Exported to/);
      await w.until(async () => (await w.tabs()).length > before.length, true, "new sheets");
      const added = (await w.tabs()).filter((name) => !before.includes(name));
      assert.ok(added.includes("Standard register"), `new sheets: ${added}`);
      await w.goTo("'Standard register'!A1");
      await w.shot("exported");
      await w.goTo("Matrix!A1");
      await w.shot("exported-matrix");
    },
  ],
  [
    "every change is put back: sheets, arrows and colours",
    async (w) => {
      await w.pane.getByRole("tab", { name: /^Changes/ }).click();
      await w.shot("changes");
      for (let n = 0; n < 3; n++) {
        const buttons = w.pane.locator("ol").getByRole("button", { name: /^Put it back/ });
        const count = await buttons.count();
        await buttons.first().click();
        await w.until(async () => buttons.count(), count - 1, "changes left to put back");
      }
      assert.deepEqual(await w.tabs(), ["Risk register", "Key"]);
      await w.goTo("'Risk register'!L16");
      await w.shows("L16", "");
      await w.type("H6", "2");
      await w.shows("J6", "10");
      await w.fillIs("J6", RED);
      await w.type("H6", "4");
      await w.shot("put-back");
    },
  ],
  [
    "a wrong score is found, and put right",
    async (w) => {
      await w.type("J8", "7");
      await w.check();
      const wrong = w.finding("J8");
      await wrong.waitFor();
      assert.match(await wrong.innerText(), /20/);
      await w.shot("wrong-score");
      await w.press("Fix J8");
      await w.shows("J8", "20");
    },
  ],
  [
    "with Check as I type on, the findings follow what is typed, with no Check pressed and no sign of work",
    async (w) => {
      const toggle = w.pane.getByRole("switch", { name: "Check as I type" });
      await toggle.click();
      assert.equal(await toggle.isChecked(), true);
      await w.finding("L9").waitFor();
      await w.finding("L9").focus();
      const place = () => w.finding("L9").evaluate((line) => line.getBoundingClientRect().top);
      const before = await place();
      const stays = async () =>
        assert.ok(Math.abs((await place()) - before) <= 2, "what is looked at stays in its place");
      await w.paneFrame().evaluate(() => {
        window.bars = 0;
        new MutationObserver(() => (window.bars += document.querySelectorAll('[role="progressbar"]').length)).observe(
          document.body,
          { childList: true, subtree: true },
        );
      });
      await w.type("J8", "7");
      await w.finding("J8").waitFor();
      await w.paneSays(/Errors\s*1/);
      await stays();
      await w.shot("as-i-type-wrong");
      await w.type("J8", "=H8*I8");
      await w.finding("J8").waitFor({ state: "detached" });
      await w.paneSays(/No errors found/);
      // A formula that comes to something else is followed too: J6 is worked out from H6.
      await w.type("H6", "2");
      await w.shows("J6", "10");
      await w.paneSays(/Cell shows another band's colour/);
      await w.type("H6", "4");
      await w.paneSays(/No errors found/);
      // The same reference twice is told by the whole register.
      const own = await w.shown("A7");
      await w.type("A7", await w.shown("A6"));
      await w.paneSays(/Two risks have the same reference/);
      await w.type("A7", own);
      await w.until(
        async () => (await w.pane.locator("body").innerText()).includes("Two risks have the same reference"),
        false,
        "the duplicate is gone",
      );
      assert.equal(await w.paneFrame().evaluate(() => window.bars), 0);
      await stays();
      assert.match(await w.paneFrame().evaluate(() => document.activeElement.innerText), /L9/);
      assert.doesNotMatch(await w.pane.locator("body").innerText(), /has changed since the check/);
      await noBarriers(w);
      await w.shot("as-i-type");
      await toggle.click();
      assert.equal(await toggle.isChecked(), false);
    },
  ],
  [
    "Reading shows each column's part",
    async (w) => {
      await w.pane.getByRole("tab", { name: "Reading" }).click();
      await w.paneSays(/Columns/);
      await w.shot("what-we-read");
      await noBarriers(w);
    },
  ],
  [
    "formulas are shown and typed in the formula bar, and in the grid",
    async (w) => {
      await w.goTo("G7");
      assert.match(await w.formula.inputValue(), /^=/);
      await w.goTo("N7");
      await w.formula.fill("=SUM(E7:F7)*2");
      await w.formula.press("Enter");
      await w.shows("N7", "18");
      await w.type("N8", "=N7+1");
      await w.shows("N8", "19");
      await w.goTo("N8");
      assert.equal(await w.formula.inputValue(), "=N7+1");
      await w.page.keyboard.press("F2");
      await w.until(
        () => w.page.evaluate(() => document.activeElement.id),
        "formula",
        "the formula bar has the cursor",
      );
      await w.page.keyboard.press("Escape");
      await w.type("N9", "12/05/2014");
      await w.shows("N9", "12/05/2014");
      await w.type("N10", "'007");
      await w.shows("N10", "007");
    },
  ],
  [
    "while somebody is typing in a cell the pane waits, and goes on when they have finished",
    async (w) => {
      await w.goTo("N12");
      await w.page.keyboard.type("half");
      await w.paneButton(/^Check( again)?$/).click();
      await w.paneSays(/Finish typing in the cell/);
      await w.shot("waiting");
      await w.goTo("N12");
      await w.pane.getByText("Finish typing in the cell", { exact: true }).waitFor({ state: "hidden" });
      await w.shows("N12", "half");
    },
  ],
  [
    "a column made wider at the grid is wider in the workbook",
    async (w) => {
      const width = () =>
        w.paneFrame().evaluate(() =>
          window.Excel.run(async (context) => {
            const { format } = context.workbook.worksheets.getActiveWorksheet().getRange("A:A");
            format.load("columnWidth");
            await context.sync();
            return format.columnWidth;
          }),
        );
      await w.goTo("C1");
      const before = await width();
      const grid = await w.page.locator("#grid").boundingBox();
      /* Excel tells widths in points; beside the first column stand the row numbers, 46 pixels wide. */
      const edge = (46 + (before * 4) / 3) * Number(await w.page.getByLabel("Zoom").inputValue());
      await w.page.mouse.move(grid.x + edge - 9, grid.y + 8);
      await w.page.mouse.move(grid.x + edge - 3, grid.y + 8, { steps: 4 });
      await w.page.waitForTimeout(300);
      await w.page.mouse.down();
      await w.page.waitForTimeout(100);
      await w.page.mouse.move(grid.x + edge + 40, grid.y + 8, { steps: 8 });
      await w.page.waitForTimeout(100);
      await w.page.mouse.up();
      await w.until(async () => (await width()) > before, true, "wider than before");
    },
  ],
  [
    "cells from the clipboard are pasted as if typed",
    async (w) => {
      await w.goTo("P6");
      await w.page.evaluate(() => navigator.clipboard.writeText("4\t5\t=P6*Q6\r\nx\t\t\r\n"));
      await w.page.keyboard.press("Control+v");
      await w.shows("R6", "20");
      await w.shows("P7", "x");
    },
  ],
  [
    "the ribbon's buttons run the commands of the add-in",
    async (w) => {
      const ribbon = w.page.getByRole("toolbar");
      assert.deepEqual(await ribbon.getByRole("button").allInnerTexts(), [
        "Register Check",
        "Check",
        "Colour bands",
        "Add arrows",
      ]);
      await w.goTo("A1");
      await w.pane.getByRole("tab", { name: "Reading" }).click();
      await ribbon.getByRole("button", { name: "Check", exact: true }).click();
      // The ribbon's Check brings the findings forward, whatever the pane showed.
      await w.pane.getByRole("tab", { name: /^Findings/, selected: true }).waitFor();
      await w.paneSays(/Direction of travel is missing/);
      await ribbon.getByRole("button", { name: "Add arrows" }).click();
      await w.pane.getByRole("heading", { name: "Add arrows" }).waitFor();
      await w.press("Add arrows");
      await w.shows("L16", /Better/);
    },
  ],
  [
    "a saved copy opens again as it was",
    async (w) => {
      const [download] = await Promise.all([
        w.page.waitForEvent("download"),
        w.page.getByRole("button", { name: "Save a copy" }).click(),
      ]);
      assert.equal(download.suggestedFilename(), "cumbria-2017-q3 (copy).xlsx");
      await w.page.getByLabel("Workbook to open").setInputFiles({
        name: "copy.xlsx",
        mimeType: "application/octet-stream",
        buffer: readFileSync(await download.path()),
      });
      await w.opened("copy.xlsx");
      await w.shows("L16", /Better/);
      await w.shows("N7", "18");
      await w.fillIs("J7", RED);
    },
  ],
  [
    "the Cambridgeshire sample is one click away: 15 risks, number 6 missing, no error",
    async (w) => {
      await w.page.getByRole("button", { name: "Cambridgeshire 2014" }).click();
      await w.opened("cambridgeshire-2014.xlsx");
      await w.paneSays(/15 risks/);
      await w.shot("cambridgeshire");
      await w.check();
      await w.paneSays(/No errors found/);
      await w.finding("6 is missing before 7").click();
      await w.selectedIs("A38");
      await w.shot("cambridgeshire-checked");
      await noBarriers(w);
    },
  ],
  [
    "a file that is no workbook is refused in plain words, and the page stays as it was",
    async (w) => {
      await w.drop(Buffer.from("not a workbook"), "letter.xlsx");
      await w.until(() => w.message.innerText(), /letter\.xlsx could not be opened\. /, "message");
      await w.shot("refused");
      assert.equal(await w.page.locator("#file-name").innerText(), "cambridgeshire-2014.xlsx");
      await w.shows("A1", "CFA RISK REGISTER");
    },
  ],
  [
    "a dropped workbook is opened",
    async (w) => {
      await w.drop(sample("lancashire-2018-q3"), "dropped.xlsx");
      await w.opened("dropped.xlsx");
      await w.paneSays(/13 risks/);
      await w.paneSays(/3 opportunities/);
      await w.shot("dropped");
    },
  ],
  [
    "Submit: several workbooks dropped on the pane stand in one list, a bad one is told by name",
    async (w) => {
      await w.tab("Submit");
      await w.press("Check all sheets");
      await w.paneSays(/Ready to submit|Not ready to submit/);
      await w.dropInPane([
        ["cambridgeshire.xlsx", sample("cambridgeshire-2014")],
        ["cumbria.xlsx", sample("cumbria-2019-q2")],
        ["letter.xlsx", Buffer.from("not a workbook")],
      ]);
      await w.paneSays(/2 workbooks read, 1 not/);
      await w.paneSays(/letter\.xlsx\s*This is not an Excel workbook/);
      await w.paneSays(/findings in 3 workbooks/);
      await w.shot("submit");
      await noBarriers(w);
      await w.press("Write to a new sheet");
      await w.until(async () => (await w.tabs()).includes("Findings"), true, "a new sheet");
      await w.shot("findings-sheet");
      await w.press(/^Put it back/);
      await w.until(async () => (await w.tabs()).includes("Findings"), false, "the sheet is gone");
    },
  ],
  [
    "publication: personal data first, then the plain edition as a file of its own",
    async (w) => {
      await w.press("Prepare for publication…");
      await w.paneSays(/None was found|to look at before anything goes out/);
      await w.shot("publication");
      await noBarriers(w);
      await w.press("Plain edition as a new workbook");
      const [download] = await Promise.all([
        w.page.waitForEvent("download"),
        w.pane.getByRole("link", { name: "Save as a file" }).click(),
      ]);
      assert.equal(download.suggestedFilename(), "dropped (plain edition).xlsx");
      await w.press("Done");
    },
  ],
  [
    "Quarter: compared with a workbook of two years before, in another layout",
    async (w) => {
      await w.drop(sample("cumbria-2019-q2"), "cumbria-2019-q2.xlsx");
      await w.opened("cumbria-2019-q2.xlsx");
      await w.tab("Quarter");
      await w.paneSays(/Compare with the period before/);
      await w.shot("quarter");
      await noBarriers(w);
      await w.dropInPane([["cumbria-2017-q3.xlsx", sample("cumbria-2017-q3")]]);
      await w.paneSays(/risks in both periods/);
      await w.paneSays(/not sure it is the same risk/);
      await w.shot("compared");
      await noBarriers(w);
    },
  ],
  [
    "Roll forward says what it will do, makes next quarter's sheet, and is put back",
    async (w) => {
      const before = await w.tabs();
      await w.press("Roll forward…");
      await w.paneSays(/The period goes from Q2 2019\/20 to Q3 2019\/20/);
      await w.shot("ask-roll");
      await noBarriers(w);
      await w.press("Roll forward");
      await w.paneSays(/rolled forward to/);
      await w.until(async () => (await w.tabs()).length, before.length + 1, "a sheet more");
      await w.shot("rolled");
      await w.press(/^Put it back/);
      await w.until(async () => (await w.tabs()).length, before.length, "as before");
    },
  ],
  [
    "by keyboard alone: every tab, every question; the focus is never lost and nothing holds it",
    async (w) => {
      const keys = w.page.keyboard;
      const focus = () => w.paneFrame().evaluate(() => document.activeElement?.textContent?.trim() ?? "");
      const lost = () => w.paneFrame().evaluate(() => document.activeElement === document.body);
      const selected = () => w.pane.getByRole("tab", { selected: true }).innerText();
      await w.paneButton(/^Check( again)?$/).focus();
      await keys.press("Enter");
      await w.until(focus, "Check again", "focus after the check");
      await w.pane.getByRole("tab", { name: "Changes" }).focus();
      for (const name of [/^Findings/, /^Quarter/, /^Submit/, /^Reading/, /^Changes/]) {
        await keys.press("ArrowRight");
        await keys.press("Enter");
        await w.until(selected, name, "tab");
        await w.until(focus, name, "focus");
        // Through all that the view holds and out of it again.
        let presses = 0;
        const inPane = () => w.page.evaluate(() => document.activeElement?.id === "pane");
        while ((await keys.press("Tab"), await inPane())) {
          assert.equal(await lost(), false, `focus lost after ${presses} presses`);
          assert.ok(++presses < 300, "the focus does not come out");
        }
        await w.pane.getByRole("tab", { name }).focus();
      }
      for (const name of ["Colour bands", "Export"]) {
        await w.pane.getByRole("button", { name, exact: true }).first().focus();
        await keys.press("Enter");
        await w.until(() => w.pane.locator("#ask-title").innerText(), name, "question");
        await w.until(focus, name, "focus in the question");
        await keys.press("Escape");
        await w.pane.locator("#ask-title").waitFor({ state: "detached" });
        await w.until(focus, name, "focus after Escape");
      }
    },
  ],
  [
    "five tabs stand side by side in the narrowest pane, counts and all",
    async (w) => {
      await w.page.setViewportSize({ width: 1500, height: 850 });
      await w.page.locator("#pane").evaluate((frame) => (frame.style.width = "320px"));
      const tops = await w.pane
        .getByRole("tab")
        .evaluateAll((tabs) => tabs.map((one) => one.getBoundingClientRect().top));
      await w.page.locator("#pane").evaluate((frame) => (frame.style.width = ""));
      assert.equal(tops.length, 5);
      assert.equal(new Set(tops).size, 1);
    },
  ],
  ...[
    ["dark", { colorScheme: "dark" }],
    ["forced-colours", { forcedColors: "active" }],
  ].map(([look, media]) => [
    `every view and question can be read in ${look.replace("-", " ")}`,
    async (w) => {
      await w.page.emulateMedia(media);
      await w.page.getByRole("button", { name: "Cumbria 2017 Q3" }).click();
      await w.opened("cumbria-2017-q3.xlsx");
      await w.check();
      await w.shot(`${look}-findings`);
      await noBarriers(w);
      for (const name of ["Quarter", "Submit", "Reading", "Changes"]) {
        await w.tab(name);
        await w.pane.getByRole("tab", { name, selected: true }).waitFor();
        await w.page.waitForTimeout(300);
        await w.shot(`${look}-${name.toLowerCase()}`);
        await noBarriers(w);
      }
      for (const name of ["Colour bands", "Add arrows", "Export"]) {
        await w.press(name);
        await w.pane.locator("#ask-title").waitFor();
        await w.shot(`${look}-ask-${name.toLowerCase().replace(" ", "-")}`);
        await noBarriers(w);
        await w.page.keyboard.press("Escape");
        await w.pane.locator("#ask-title").waitFor({ state: "detached" });
      }
      await w.page.emulateMedia({ colorScheme: "light", forcedColors: "none" });
    },
  ]),
  [
    "at 200% zoom, in a low window, nothing is cut off or covered",
    async (w) => {
      await w.page.setViewportSize({ width: 900, height: 420 });
      for (const name of ["Quarter", "Submit", /^Findings/]) {
        await w.tab(name);
        await w.page.waitForTimeout(300);
        const { wide, seen } = await w
          .paneFrame()
          .evaluate(() => ({ wide: document.documentElement.scrollWidth, seen: document.documentElement.clientWidth }));
        assert.ok(wide <= seen, `${name}: ${wide} px wide in ${seen} px`);
      }
      await w.page.setViewportSize({ width: 1500, height: 850 });
    },
  ],
  [
    "a register of 50,000 rows opens and can be typed in",
    async (w) => {
      const rows = [
        ["Corporate risk register"],
        [],
        ["Ref", "Risk", "Description", "Owner", "Impact", "Likelihood", "Score"],
      ];
      for (let n = 1; n <= 50_000; n++) {
        const impact = 1 + (n % 5),
          likelihood = 1 + ((n * 7) % 5);
        rows.push([
          n,
          `Risk ${n}`,
          `There is a risk that service ${n} stops`,
          "Director",
          impact,
          likelihood,
          impact * likelihood,
        ]);
      }
      const bytes = await writeXlsx({ sheets: [{ name: "Register", rows }] });
      const started = Date.now();
      await w.drop(bytes, "large.xlsx");
      await w.until(() => w.page.locator("#file-name").innerText(), "large.xlsx", "open workbook");
      const seconds = (Date.now() - started) / 1000;
      assert.ok(seconds < 15, `opened in ${seconds} s`);
      await w.goTo("G50003");
      await w.shows("G50003", String((1 + (50_000 % 5)) * (1 + (350_000 % 5))));
      await w.type("D50003", "Somebody else");
      await w.shows("D50003", "Somebody else");
    },
  ],
];
