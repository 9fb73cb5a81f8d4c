import { serialOf } from "../../../workbook";
import type { WorkbookModel } from "../../model";
import { collection, invalidArgument, node, notFound, range, type Kind } from "../kind";
import { NAMES } from "./names";
import { selected } from "./range";
import { TABLES, WORKSHEETS } from "./sheet";

const xmlOf = (model: WorkbookModel, id: string): string => {
  const xml = model.customXml.get(id);
  if (xml === undefined) throw notFound();
  return xml;
};

/** The namespace of an XML text's root element. */
const namespaceOf = (xml: string): string => {
  const root = /<([A-Za-z_][\w.-]*)(?::[\w.-]+)?(\s[^>]*)?\/?>/.exec(xml.replace(/<\?[^]*?\?>|<!--[^]*?-->/g, ""));
  const prefix = /<([A-Za-z_][\w.-]*):/.exec(root?.[0] ?? "")?.[1];
  const name = prefix ? `xmlns:${prefix}` : "xmlns";
  return new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(root?.[0] ?? "")?.[1] ?? "";
};

const XML_PART: Kind<string> = {
  name: "CustomXmlPart",
  id: (id) => id,
  get: { Id: (id) => id, NamespaceUri: (id, model) => namespaceOf(xmlOf(model, id)) },
  call: {
    GetXml: (id, _, model) => xmlOf(model, id),
    SetXml: (id, [xml], model) => {
      xmlOf(model, id);
      model.customXml.set(id, xmlText(xml));
      model.stored();
    },
    Delete: (id, _, model) => {
      xmlOf(model, id);
      model.customXml.delete(id);
      model.stored();
    },
  },
};

const xmlText = (xml: unknown): string => {
  const tags = typeof xml === "string" ? xml.replace(/<\?[^]*?\?>|<!--[^]*?-->|<!\[CDATA\[[^]*?\]\]>/g, "") : "";
  if (!/^\s*<[A-Za-z_][^>]*>[^]*>\s*$/.test(tags) && !/^\s*<[A-Za-z_][^>]*\/>\s*$/.test(tags))
    throw invalidArgument("This is no XML.");
  return xml as string;
};

const XML_SCOPED: Kind<string> = collection<string>({
  name: "CustomXmlPartScopedCollection",
  items: (namespace, model) =>
    [...model.customXml].filter(([, xml]) => namespaceOf(xml) === namespace).map(([id]) => node(XML_PART, id)),
  item: (_, id, model) => (model.customXml.has(String(id)) ? node(XML_PART, String(id)) : null),
});

const XML_PARTS: Kind<WorkbookModel> = collection<WorkbookModel>({
  name: "CustomXmlPartCollection",
  items: (model) => [...model.customXml.keys()].map((id) => node(XML_PART, id)),
  item: (model, id) => (model.customXml.has(String(id)) ? node(XML_PART, String(id)) : null),
  find: {
    Add: (model, [xml]) => {
      const last = Math.max(0, ...[...model.customXml.keys()].map((id) => parseInt(id.slice(-13, -1), 16)));
      const id = `{00000000-0000-4000-9000-${(last + 1).toString(16).toUpperCase().padStart(12, "0")}}`;
      model.customXml.set(id, xmlText(xml));
      model.stored();
      return node(XML_PART, id);
    },
    GetByNamespace: (_, [namespace]) => node(XML_SCOPED, String(namespace)),
  },
});

const SETTING: Kind<string> = {
  name: "Setting",
  id: (key) => key,
  get: { Key: (key) => key, Value: (key, model) => JSON.parse(model.settings.get(key) ?? "null") as unknown },
  set: {
    Value: (key, value, model) => {
      model.settings.set(key, JSON.stringify(value));
      model.stored();
    },
  },
  call: {
    Delete: (key, _, model) => {
      model.settings.delete(key);
      model.stored();
    },
  },
};

const SETTINGS: Kind<WorkbookModel> = collection<WorkbookModel>({
  name: "SettingCollection",
  items: (model) => [...model.settings.keys()].map((key) => node(SETTING, key)),
  item: (model, key) => (model.settings.has(String(key)) ? node(SETTING, String(key)) : null),
  find: {
    Add: (model, [key, value]) => {
      model.settings.set(String(key), JSON.stringify(value));
      model.stored();
      return node(SETTING, String(key));
    },
  },
});

const APPLICATION: Kind<WorkbookModel> = {
  name: "Application",
  get: { CalculationMode: () => "Automatic", CalculationState: () => "Done" },
  call: {
    Calculate: (model) => model.recalculate(),
    SuspendScreenUpdatingUntilNextSync: () => null,
    SuspendApiCalculationUntilNextSync: () => null,
  },
};

const RESULT: Kind<number> = { name: "FunctionResult", get: { Value: (value) => value, Error: () => null } };

/** Excel's own functions, as far as the host calls them. */
const FUNCTIONS: Kind<WorkbookModel> = {
  name: "Functions",
  find: {
    Date: (model, args) => {
      const [year, month, day] = args.map(Number) as [number, number, number];
      return node(RESULT, serialOf({ year, month, day }, model.date1904) ?? 0);
    },
  },
};

/** The workbook: where every path begins. */
export const WORKBOOK: Kind<WorkbookModel> = {
  name: "Workbook",
  get: { Name: (model) => model.fileName, ReadOnly: () => false, IsDirty: () => false },
  to: {
    Worksheets: (model) => node(WORKSHEETS, model),
    Tables: (model) => node(TABLES, model),
    Names: () => node(NAMES, { sheet: null }),
    CustomXmlParts: (model) => node(XML_PARTS, model),
    Settings: (model) => node(SETTINGS, model),
    Application: (model) => node(APPLICATION, model),
    Functions: (model) => node(FUNCTIONS, model),
  },
  find: {
    GetSelectedRange: (_, __, model) => selected(model),
    GetActiveCell: (_, __, model) => {
      const { top, left } = model.selection.rect;
      return range({ sheet: model.activeSheet, rects: [{ top, left, bottom: top, right: left }] });
    },
  },
};
