import type { SheetModel, WorkbookModel } from "../../model";
import { WireError, collection, invalidArgument, node, notFound, range, rectFrom, type Kind, type Node } from "../kind";

/** Names of one sheet, or of the workbook. */
interface Scope {
  readonly sheet: SheetModel | null;
}

interface Name extends Scope {
  readonly key: string;
}

const nameText = (model: WorkbookModel, { key }: Name): string => {
  const text = model.names.get(key);
  if (text === undefined) throw notFound();
  return text;
};

const NAME: Kind<Name> = {
  name: "NamedItem",
  id: ({ key }) => key.slice(key.lastIndexOf("!") + 1),
  get: {
    Name: ({ key }) => key.slice(key.lastIndexOf("!") + 1),
    Type: () => "Range",
    Formula: (name, model) => nameText(model, name),
    Value: (name, model) => nameText(model, name).replace(/^=/, ""),
    Visible: () => true,
    Scope: ({ sheet }) => (sheet ? "Worksheet" : "Workbook"),
  },
  find: {
    GetRangeOrNullObject: (name, _, model) => {
      const m = /^=(?:'((?:[^']|'')+)'|([^!]+))!(.+)$/.exec(nameText(model, name));
      const sheet = m && model.sheet((m[1] ?? m[2]!).replace(/''/g, "'"));
      return sheet ? range({ sheet, rects: [rectFrom(m[3], sheet)] }) : null;
    },
  },
  call: {
    Delete: ({ key }, _, model) => {
      if (!model.names.delete(key)) throw notFound();
      model.stored();
    },
  },
};

const keysOf = (model: WorkbookModel, { sheet }: Scope): string[] =>
  [...model.names.keys()].filter((key) => (sheet ? key.startsWith(`${sheet.name}!`) : !key.includes("!")));
const keyOf = ({ sheet }: Scope, name: unknown): string => (sheet ? `${sheet.name}!${String(name)}` : String(name));

export const NAMES: Kind<Scope> = collection<Scope>({
  name: "NamedItemCollection",
  items: (scope, model) => keysOf(model, scope).map((key) => node(NAME, { ...scope, key })),
  item: (scope, name, model) => {
    const key = keysOf(model, scope).find((k) => k.toLowerCase() === keyOf(scope, name).toLowerCase());
    return key === undefined ? null : node(NAME, { ...scope, key });
  },
  find: {
    Add: (scope, [name, reference], model) => {
      if (typeof name !== "string" || !/^[\p{L}_\\][\p{L}\p{N}_.\\]{0,254}$/u.test(name)) throw invalidArgument();
      const key = keyOf(scope, name);
      if (keysOf(model, scope).some((k) => k.toLowerCase() === key.toLowerCase()))
        throw new WireError("ItemAlreadyExists", "A resource with the same name or identifier already exists.");
      const area = (reference as Node<{ sheet: SheetModel }> | null)?.target;
      const text = area ? `=${String((reference as Node).kind.get!.Address!(area, model))}` : String(reference);
      model.names.set(key, text.startsWith("=") ? text : `=${text}`);
      model.stored();
      return node(NAME, { ...scope, key });
    },
  },
});
