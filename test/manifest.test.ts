/** @jest-environment jsdom */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Microsoft's validator calls a server, so these are its rules held offline: the order of the elements
 * (learn.microsoft.com, "Find the proper order of manifest elements"), lengths, resources and icons.
 */
const root = join(__dirname, "..");
const xml = new DOMParser().parseFromString(readFileSync(join(root, "manifest.xml"), "utf8"), "application/xml");
const all = (name: string): Element[] => [...xml.getElementsByTagName("*")].filter((e) => e.localName === name);
const children = (e: Element): string[] => [...e.children].map((c) => c.localName);
const value = (e: Element): string => e.getAttribute("DefaultValue") ?? "";

/** Whether `names` come in the order of `order`, each known to it. */
const inOrder = (names: string[], order: string[]): void => {
  expect(names.filter((n) => !order.includes(n))).toEqual([]);
  expect(names).toEqual([...names].sort((a, b) => order.indexOf(a) - order.indexOf(b)));
};

test("the file is well formed and a task pane add-in for workbooks", () => {
  expect(xml.getElementsByTagName("parsererror")).toHaveLength(0);
  expect(xml.documentElement.getAttribute("xsi:type")).toBe("TaskPaneApp");
  expect(all("Hosts")[0]!.children[0]!.getAttribute("Name")).toBe("Workbook");
});

test.each([
  [
    "OfficeApp",
    [
      "Id",
      "AlternateId",
      "Version",
      "ProviderName",
      "DefaultLocale",
      "DisplayName",
      "Description",
      "IconUrl",
      "HighResolutionIconUrl",
      "SupportUrl",
      "AppDomains",
      "Hosts",
      "Requirements",
      "DefaultSettings",
      "Permissions",
      "Dictionary",
      "VersionOverrides",
      "ExtendedOverrides",
    ],
  ],
  ["VersionOverrides", ["Description", "Requirements", "Hosts", "Resources", "WebApplicationInfo", "EquivalentAddins"]],
  ["DesktopFormFactor", ["GetStarted", "FunctionFile", "ExtensionPoint"]],
  ["Resources", ["Images", "Urls", "ShortStrings", "LongStrings"]],
  ["Group", ["Label", "Icon", "Control"]],
  ["Control", ["Label", "ToolTip", "Supertip", "Icon", "Action"]],
  ["GetStarted", ["Title", "Description", "LearnMoreUrl"]],
])("%s has its elements in Microsoft's order", (name, order) => {
  const found = all(name);
  expect(found.length).toBeGreaterThan(0);
  for (const e of found) inOrder(children(e), order);
});

test("requires ExcelApi 1.9 and nothing more", () => {
  const sets = all("Set").map((s) => `${s.getAttribute("Name")} ${s.getAttribute("MinVersion")}`);
  expect(sets).toEqual(["ExcelApi 1.9"]);
});

test("the ribbon group stands on the Home tab and opens the pane", () => {
  expect(all("OfficeTab").map((t) => t.getAttribute("id"))).toEqual(["TabHome"]);
  const actions = all("Action").map((a) => a.getAttribute("xsi:type"));
  expect(actions[0]).toBe("ShowTaskpane");
  expect(new Set(actions)).toEqual(new Set(["ShowTaskpane", "ExecuteFunction"]));
});

test("every ribbon function is one that the add-in associates", () => {
  const source = readFileSync(join(root, "src/commands/commands.ts"), "utf8");
  for (const name of all("FunctionName")) expect(source).toContain(name.textContent);
});

test("every resource asked for exists, once, and every resource is asked for", () => {
  const asked = [...xml.getElementsByTagName("*")].flatMap((e) => e.getAttribute("resid") ?? []);
  const defined = [...all("Resources")[0]!.getElementsByTagName("*")].flatMap((e) => e.getAttribute("id") ?? []);
  expect(new Set(defined).size).toBe(defined.length);
  expect([...new Set(asked)].sort()).toEqual([...defined].sort());
  for (const id of defined) expect(id.length).toBeLessThanOrEqual(32);
});

test("texts keep to their lengths", () => {
  expect(value(all("DisplayName")[0]!).length).toBeLessThanOrEqual(125);
  expect(value(all("OfficeApp")[0]?.querySelector("Description") ?? all("Description")[0]!).length).toBeLessThanOrEqual(
    250,
  );
  for (const s of all("ShortStrings")[0]!.children) expect(value(s).length).toBeLessThanOrEqual(125);
  for (const s of all("LongStrings")[0]!.children) expect(value(s).length).toBeLessThanOrEqual(250);
});

test("every address is https and every picture exists in its size", () => {
  const addresses = [...xml.getElementsByTagName("*")].map(value).filter((v) => /^\w+:\/\//.test(v));
  expect(addresses.length).toBeGreaterThan(10);
  for (const address of addresses) expect(address).toMatch(/^https:\/\//);
  for (const address of addresses.filter((a) => a.endsWith(".png"))) {
    const file = join(root, new URL(address).pathname);
    expect(existsSync(file)).toBe(true);
    const size = Number(/-(\d+)\.png$/.exec(address)![1]);
    const png = readFileSync(file);
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
  }
});

test("each icon of the ribbon comes in 16, 32 and 80", () => {
  for (const icon of all("Icon"))
    expect([...icon.children].map((i) => i.getAttribute("size"))).toEqual(["16", "32", "80"]);
});
