import { act, type ReactElement } from "react";
import { createRoot, type Root } from "react-dom/client";
import { axe } from "jest-axe";

/** What a pane test needs of the page: to draw, to look, to press. In jsdom only. */
(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;

let root: Root | null = null;

export async function draw(element: ReactElement): Promise<void> {
  document.documentElement.lang = "en-GB";
  document.title = "Register Check";
  const box = document.createElement("div");
  document.body.replaceChildren(box);
  await act(async () => {
    root = createRoot(box);
    root.render(element);
  });
}

export async function clear(): Promise<void> {
  await act(async () => root?.unmount());
  root = null;
  document.body.replaceChildren();
}

/** Runs something that changes the pane, and lets every promise it started come to its end. */
export async function during(work: () => unknown): Promise<void> {
  await act(async () => {
    await work();
    await settle();
  });
}

/** Several turns of the timers: a command reads, works, writes and reads again. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 12; turn++) await new Promise((resolve) => setTimeout(resolve, 0));
}

/** What a screen reader would call the element, as far as our pane goes: its label, else its words without those hidden from it. */
export function nameOf(element: Element): string {
  const heard = element.cloneNode(true) as Element;
  for (const hidden of heard.querySelectorAll('[aria-hidden="true"], [class*="reserved-space"]')) hidden.remove();
  const label = document.getElementById(element.getAttribute("aria-labelledby") ?? "")?.textContent;
  return (element.getAttribute("aria-label") ?? label ?? heard.textContent ?? "").replace(/\s+/g, " ").trim();
}

export const all = (selector: string): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(selector)];

/** The one button (or tab, or link-like button) of this name; fails where there is none. */
export function button(name: string | RegExp): HTMLElement {
  const found = all("button").filter((each) =>
    typeof name === "string" ? nameOf(each) === name : name.test(nameOf(each)),
  );
  if (found.length === 0) throw new Error(`no button ${String(name)} among: ${all("button").map(nameOf).join(" | ")}`);
  return found[0]!;
}

export const hasButton = (name: string | RegExp): boolean =>
  all("button").some((each) => (typeof name === "string" ? nameOf(each) === name : name.test(nameOf(each))));

export const press = (name: string | RegExp): Promise<void> => during(() => button(name).click());

export const text = (): string => (document.body.textContent ?? "").replace(/\s+/g, " ");

/** The live region's words. */
export const said = (): string => document.querySelector('[role="status"]')?.textContent ?? "";

/** Puts a value into a field as typing does, so that React hears of it. */
export async function type(field: HTMLInputElement | HTMLSelectElement, value: string): Promise<void> {
  const proto = field instanceof HTMLSelectElement ? HTMLSelectElement.prototype : HTMLInputElement.prototype;
  await during(() => {
    Object.getOwnPropertyDescriptor(proto, "value")!.set!.call(field, value);
    field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? "change" : "input", { bubbles: true }));
  });
}

export const key = (element: Element, name: string): Promise<void> =>
  during(() => element.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true })));

/**
 * What axe objects to, a line each; empty when all is well. Colours cannot be judged in jsdom: the browser's
 * test looks at them. To be called last: long lists to choose from are cut, since axe is slow over thousands of
 * options that are all alike.
 */
export async function objections(): Promise<string[]> {
  for (const option of all("option:nth-of-type(n + 4)")) if (!(option as HTMLOptionElement).selected) option.remove();
  let lines: string[] = [];
  await act(async () => {
    const { violations } = await axe(document.documentElement);
    lines = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
  });
  return lines;
}
