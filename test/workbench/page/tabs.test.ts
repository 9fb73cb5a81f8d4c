/** @jest-environment jsdom */
import { showTabs } from "../../../src/workbench/page/tabs";

Element.prototype.scrollIntoView = () => {};

/** A bar in which a chosen sheet comes to the front, as on the page. */
function bar(front: string) {
  const element = document.createElement("div");
  document.body.replaceChildren(element);
  const show = (inFront: string): void =>
    showTabs(
      element,
      ["Register", "Key", "Notes"].map((name) => ({
        id: name.toLowerCase(),
        name,
        inFront: name.toLowerCase() === inFront,
      })),
      show,
    );
  show(front);
  const tabs = () => [...element.querySelectorAll<HTMLButtonElement>('[role="tab"]')];
  return {
    tabs,
    selected: () =>
      tabs()
        .filter((tab) => tab.getAttribute("aria-selected") === "true")
        .map((tab) => tab.textContent),
  };
}

test("one tab is selected, and it alone is reached by the Tab key", () => {
  const { tabs, selected } = bar("key");
  expect(selected()).toEqual(["Key"]);
  expect(tabs().map((tab) => tab.tabIndex)).toEqual([-1, 0, -1]);
});

test.each([
  ["register", "ArrowRight", "Key"],
  ["register", "ArrowLeft", "Notes"],
  ["notes", "ArrowRight", "Register"],
  ["key", "Enter", "Key"],
])("from %s, %s goes to %s, and the focus with it", (front, key, expected) => {
  const { tabs, selected } = bar(front);
  const from = tabs().find((tab) => tab.getAttribute("aria-selected") === "true")!;
  from.focus();
  from.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  expect(selected()).toEqual([expected]);
  expect(document.activeElement?.textContent).toBe(expected);
});

test("a click chooses a sheet", () => {
  const { tabs, selected } = bar("register");
  tabs()[2]!.click();
  expect(selected()).toEqual(["Notes"]);
});
