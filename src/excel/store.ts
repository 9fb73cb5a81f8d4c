import { KEPT_NAMESPACE, keptJson, keptXml, readKept, type Refusal } from "../workbook";
import { Session, refuse } from "./session";

/**
 * What is remembered with the workbook itself: the profile chosen, the columns confirmed, findings ignored.
 * Kept as custom XML parts, one a name. No personal data goes in.
 */
export interface WorkbookStore {
  /** What was kept under the name; null where there is nothing, or nothing that this version can read. */
  read(name: string): Promise<unknown>;
  /** Keeps a value that JSON can write, and reads it back: Excel does not always keep what it is given. */
  write(name: string, value: unknown): Promise<Refusal | { readonly ok: true }>;
  /** Takes out everything we have kept, and looks whether it is gone: done before a workbook is published. */
  clear(): Promise<Refusal | { readonly ok: true }>;
}

const NOT_KEPT = "Excel did not keep this with the workbook. It holds until you close the pane.";

const NOT_TAKEN_OUT =
  "Excel did not take out everything that was kept in this workbook. Publish a copy made with Export instead.";

export function workbookStore(): WorkbookStore {
  const session = new Session();
  return {
    read: async (name) => {
      const parts = await readParts(session);
      return parts.ok ? (parts.value.find((part) => part.name === name)?.value ?? null) : null;
    },
    write: (name, value) =>
      session.command(async () => {
        const xml = asXml(name, value);
        const parts = await readParts(session);
        if (!parts.ok) return parts;
        const former = parts.value.filter((part) => part.name === name).map((part) => part.id);
        const done = await session.write(async (context) => {
          const store = context.workbook.customXmlParts;
          for (const id of former) store.getItem(id).delete();
          const added = { xml: store.add(xml).getXml() };
          await context.sync();
          return added.xml.value;
        });
        if (!done.ok) return done;
        const kept = partOf("", done.value);
        return kept && JSON.stringify(kept.value) === JSON.stringify(value) ? { ok: true } : refuse("failed", NOT_KEPT);
      }),
    clear: () =>
      session.command(async () => {
        const done = await session.write(async (context) => {
          const ours = context.workbook.customXmlParts.getByNamespace(KEPT_NAMESPACE);
          ours.load("items/id");
          await context.sync();
          // eslint-disable-next-line office-addins/load-object-before-read -- the rule does not know that items/id loads items
          for (const part of ours.items) part.delete();
          const left = { parts: context.workbook.customXmlParts.getByNamespace(KEPT_NAMESPACE).getCount() };
          await context.sync();
          return left.parts.value;
        });
        if (!done.ok) return done;
        return done.value === 0 ? { ok: true } : refuse("failed", NOT_TAKEN_OUT);
      }),
  };
}

interface Kept {
  readonly id: string;
  readonly name: string;
  readonly value: unknown;
}

const readParts = (session: Session): Promise<{ ok: true; value: Kept[] } | Refusal> =>
  session.read(async (context) => {
    const ours = context.workbook.customXmlParts.getByNamespace(KEPT_NAMESPACE);
    ours.load("items/id");
    await context.sync();
    const asked = ours.items.map((part) => ({ id: part.id, xml: part.getXml() }));
    await context.sync();
    return asked.flatMap(({ id, xml }) => partOf(id, xml.value) ?? []);
  });

const asXml = (name: string, value: unknown): string => keptXml({ name, text: keptJson(value) });

function partOf(id: string, xml: string): Kept | null {
  const kept = readKept(xml);
  try {
    return kept && { id, name: kept.name, value: JSON.parse(kept.text) as unknown };
  } catch {
    return null; // another program has written into it
  }
}
