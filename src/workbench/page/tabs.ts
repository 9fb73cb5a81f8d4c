/** A sheet as its tab shows it. */
export interface SheetTab {
  readonly id: string;
  readonly name: string;
  readonly inFront: boolean;
}

/** Puts the sheets' tabs on the page; arrow keys go from one to the next, as ARIA's tab pattern has it. */
export function showTabs(bar: HTMLElement, sheets: readonly SheetTab[], choose: (id: string) => void): void {
  const hadFocus = bar.contains(document.activeElement);
  const tabs = sheets.map(({ id, name, inFront }, at) => {
    const tab = document.createElement("button");
    tab.type = "button";
    tab.setAttribute("role", "tab");
    tab.setAttribute("aria-selected", String(inFront));
    tab.setAttribute("aria-controls", "grid");
    tab.tabIndex = inFront ? 0 : -1;
    tab.textContent = name;
    tab.addEventListener("click", () => choose(id));
    tab.addEventListener("keydown", ({ key }) => {
      const step = key === "ArrowRight" ? 1 : key === "ArrowLeft" ? -1 : 0;
      const next = sheets[(at + step + sheets.length) % sheets.length];
      if (step !== 0 && next) choose(next.id);
    });
    return tab;
  });
  bar.replaceChildren(...tabs);
  const front = tabs[sheets.findIndex((sheet) => sheet.inFront)];
  front?.scrollIntoView({ block: "nearest", inline: "nearest" });
  if (hadFocus) front?.focus();
}
