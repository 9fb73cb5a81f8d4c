import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The workbench as a person sees and uses it. */
export class Workbench {
  #shots = 0;

  constructor(page, url, shots) {
    this.page = page;
    this.url = url;
    this.shotsFolder = shots;
    this.pane = page.frameLocator("#pane");
    this.nameBox = page.getByRole("textbox", { name: "Name box" });
    this.formula = page.getByRole("textbox", { name: "Contents of the selected cell" });
    this.message = page.locator("#message");
  }

  /** Waits until `look` gives what is expected, and says what it gave last where it never does. */
  async until(look, expected, what = "it") {
    const end = Date.now() + 15_000;
    let seen;
    do {
      seen = await look().catch((error) => error.message);
      if (expected instanceof RegExp ? expected.test(String(seen)) : seen === expected) return;
      await this.page.waitForTimeout(50);
    } while (Date.now() < end);
    assert.fail(`${what}: expected ${expected}, saw ${seen}`);
  }

  /** What the grid shows in a cell of the sheet in front. */
  shown = (cell) => this.page.evaluate((c) => window.workbench.shown(c)?.text ?? null, cell);
  fill = (cell) => this.page.evaluate((c) => window.workbench.shown(c)?.fill ?? null, cell);
  shows = (cell, text) => this.until(() => this.shown(cell), text, cell);
  fillIs = (cell, fill) => this.until(() => this.fill(cell), fill, `fill of ${cell}`);
  selectedIs = (cell) => this.until(() => this.nameBox.inputValue(), cell, "selection");

  /** The names on the sheets' tabs. */
  tabs = () => this.page.getByRole("tablist", { name: "Sheets" }).getByRole("tab").allInnerTexts();

  async goTo(cell) {
    await this.nameBox.fill(cell);
    await this.nameBox.press("Enter");
    await this.until(
      () => this.page.evaluate(() => document.activeElement?.id !== "cell-name"),
      true,
      "leaving the name box",
    );
    await this.selectedIs(cell.replace(/^.*!/, ""));
  }

  /** Types into a cell at the grid, by the keyboard. */
  async type(cell, text) {
    await this.goTo(cell);
    await this.page.keyboard.type(text);
    await this.page.keyboard.press("Enter");
  }

  /** A button of the pane; the last of that name, since a question's own button follows the one that asked it. */
  paneButton = (name) => this.pane.getByRole("button", { name, exact: typeof name === "string" }).last();
  press = (name) => this.paneButton(name).click();

  paneFrame = () => this.page.frames().find((frame) => frame.url().includes("taskpane.workbench.html"));
  paneSays = (text) => this.until(() => this.pane.locator("body").innerText(), text, "the pane");

  /** Presses Check and waits for the new list. */
  async check() {
    await this.paneButton(/^Check( again)?$/).click();
    await this.pane.getByRole("progressbar").waitFor({ state: "hidden" });
    await this.paneButton("Check again").waitFor();
    const findings = this.pane.getByRole("tab", { name: /^Findings/ });
    if ((await findings.getAttribute("aria-selected")) !== "true") await findings.click();
    await this.pane
      .getByText(/Checked at/)
      .first()
      .waitFor();
  }

  finding = (text) => this.pane.locator("[data-finding]").filter({ hasText: text }).first();

  async opened(fileName) {
    await this.until(() => this.page.locator("#file-name").innerText(), fileName, "open workbook");
    await this.until(() => this.message.innerText(), "", "message");
    await this.paneButton("Check").waitFor();
  }

  /** Drops a file onto the page, as from a folder's window. */
  drop(bytes, name) {
    return this.page.evaluate(
      async ({ base64, fileName }) => {
        const data = new DataTransfer();
        data.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], fileName));
        for (const type of ["dragenter", "dragover", "drop"])
          document
            .getElementById("grid")
            .dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
      },
      { base64: Buffer.from(bytes).toString("base64"), fileName: name },
    );
  }

  /** Drops files onto the place for them in the pane: pairs of name and bytes. */
  dropInPane(files) {
    return this.paneFrame().evaluate(
      (list) => {
        const data = new DataTransfer();
        for (const [name, base64] of list)
          data.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name));
        for (const type of ["dragenter", "dragover", "drop"])
          document
            .querySelector("[data-drop]")
            .dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
      },
      files.map(([name, bytes]) => [name, Buffer.from(bytes).toString("base64")]),
    );
  }

  tab = (name) => this.pane.getByRole("tab", { name }).click();

  async shot(name) {
    await this.page.waitForTimeout(250);
    await this.page.screenshot({ path: `${this.shotsFolder}${String(++this.#shots).padStart(2, "0")}-${name}.png` });
  }

  /** Serious and critical findings of axe in the page and in the pane, as lines. */
  async axe() {
    const lines = [];
    for (const frame of this.page.frames().filter((f) => f.url().startsWith(this.url))) {
      await frame.evaluate(axeSource);
      const { violations } = await frame.evaluate(() =>
        window.axe.run({ exclude: [["[data-tabster-dummy]"]] }, { iframes: false }),
      );
      for (const { id, impact, help, nodes } of violations)
        if (impact === "serious" || impact === "critical")
          lines.push(`${id} (${impact}): ${help}\n  ${nodes.map((node) => node.html.slice(0, 160)).join("\n  ")}`);
    }
    return lines;
  }
}
