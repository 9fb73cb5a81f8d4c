/** @jest-environment jsdom */
import { readFileSync } from "node:fs";
import { ribbonButtons, showRibbon } from "../../../src/workbench/page/ribbon";

const buttons = ribbonButtons(readFileSync("manifest.xml", "utf8"));

test("the buttons are the manifest's, with label, tip, icon and command", () => {
  expect(buttons.map(({ label, action }) => [label, action])).toEqual([
    ["Register Check", null],
    ["Check", "CheckRegister"],
    ["Colour bands", "ColourBands"],
    ["Add arrows", "AddArrows"],
  ]);
  for (const { id, tip, icon } of buttons) {
    expect(id).toMatch(/^RegisterCheck\./);
    expect(tip.length).toBeGreaterThan(20);
    expect(icon).toMatch(/^\/assets\/[a-z]+-32\.png$/);
  }
});

test.each(["", "<not xml", "<a/>"])("a manifest that says nothing (%p) gives no buttons", (manifest) => {
  expect(ribbonButtons(manifest)).toEqual([]);
});

test("a press tells which button it was", () => {
  const pressed: (string | null)[] = [];
  const bar = document.createElement("div");
  showRibbon(bar, buttons, ({ action }) => pressed.push(action));
  for (const button of bar.querySelectorAll("button")) button.click();
  expect(pressed).toEqual([null, "CheckRegister", "ColourBands", "AddArrows"]);
});
