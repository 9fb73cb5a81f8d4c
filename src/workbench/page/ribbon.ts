/** One button of the add-in's group on the Home tab. `action` is null where the button opens the pane. */
export interface RibbonButton {
  readonly id: string;
  readonly label: string;
  readonly tip: string;
  /** Path of the icon on our own server; "" where there is none. */
  readonly icon: string;
  readonly action: string | null;
}

/** The buttons as the manifest has them, in its order; none where it cannot be read. */
export function ribbonButtons(manifest: string): RibbonButton[] {
  const xml = new DOMParser().parseFromString(manifest, "text/xml");
  const named = (from: Document | Element, name: string): Element[] => [...from.getElementsByTagNameNS("*", name)];
  const resources = new Map(
    ["String", "Image", "Url"]
      .flatMap((name) => named(xml, name))
      .map((r) => [r.getAttribute("id"), r.getAttribute("DefaultValue") ?? ""]),
  );
  const said = (from: Element, name: string): string =>
    resources.get(named(from, name)[0]?.getAttribute("resid") ?? "") ?? "";
  return named(xml, "Control").map((control) => {
    const icon = named(control, "Image").find((image) => image.getAttribute("size") === "32");
    return {
      id: control.getAttribute("id") ?? "",
      label: said(control, "Label"),
      tip: said(control, "Description"),
      icon: (resources.get(icon?.getAttribute("resid") ?? "") ?? "").replace(/^https:\/\/[^/]+/, ""),
      action: named(control, "FunctionName")[0]?.textContent ?? null,
    };
  });
}

/** Puts the buttons on the page. */
export function showRibbon(
  bar: HTMLElement,
  buttons: readonly RibbonButton[],
  press: (button: RibbonButton) => void,
): void {
  bar.replaceChildren(
    ...buttons.map((button) => {
      const element = document.createElement("button");
      element.type = "button";
      element.title = button.tip;
      if (button.icon) {
        const icon = document.createElement("img");
        icon.src = button.icon;
        icon.alt = "";
        icon.width = icon.height = 20;
        element.append(icon);
      }
      element.append(button.label);
      element.addEventListener("click", () => press(button));
      return element;
    }),
  );
}
