import type { Refusal } from "../workbook";
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
  /** Takes out everything we have kept: done before a workbook is published. */
  clear(): Promise<Refusal | { readonly ok: true }>;
}

const NAMESPACE = "urn:register-check:workbook:1";
/** Goes up when what is kept changes its form; what a newer version has kept is left alone. */
const VERSION = 1;

const NOT_KEPT = "Excel did not keep this with the workbook. It holds until you close the pane.";

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
          const ours = context.workbook.customXmlParts.getByNamespace(NAMESPACE);
          ours.load("items/id");
          await context.sync();
          // eslint-disable-next-line office-addins/load-object-before-read -- the rule does not know that items/id loads items
          for (const part of ours.items) part.delete();
          await context.sync();
        });
        return done.ok ? { ok: true } : done;
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
    const ours = context.workbook.customXmlParts.getByNamespace(NAMESPACE);
    ours.load("items/id");
    await context.sync();
    const asked = ours.items.map((part) => ({ id: part.id, xml: part.getXml() }));
    await context.sync();
    return asked.flatMap(({ id, xml }) => partOf(id, xml.value) ?? []);
  });

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (letter) => ESCAPES[letter]!);
const plain = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot);/g, (entity) => Object.keys(ESCAPES).find((letter) => ESCAPES[letter] === entity)!);

/** JSON with every letter that XML cannot hold written as an escape. */
const asJson = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[\u0000-\u001f\u007f-\u009f\ud800-\udfff\ufffe\uffff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

const asXml = (name: string, value: unknown): string =>
  `<kept xmlns="${NAMESPACE}" version="${VERSION}" name="${escaped(name)}">${escaped(asJson(value))}</kept>`;

function partOf(id: string, xml: string): Kept | null {
  const root = /<kept\s([^>]*)>([^]*)<\/kept>/.exec(xml);
  const version = Number(/\bversion="(\d+)"/.exec(root?.[1] ?? "")?.[1]);
  const name = /\bname="([^"]*)"/.exec(root?.[1] ?? "")?.[1];
  if (!root || name === undefined || version !== VERSION) return null;
  try {
    return { id, name: plain(name), value: JSON.parse(plain(root[2]!)) as unknown };
  } catch {
    return null; // another program has written into it
  }
}
