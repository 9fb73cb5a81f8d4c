import { KEPT_NAMESPACE, keptXml, readKept, type Kept } from "../workbook";
import { readDirectory, readPart, writeZip, type NewPart } from "./zip";

/** Custom XML parts looked into, and how long one may be: what we keep is small. */
const MOST_PARTS = 200;
export const LONGEST = 8 * 2 ** 20;

export const ITEM = /^customXml\/item(\d{1,9})\.xml$/;
export const asText = (bytes: Uint8Array): string =>
  new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : "utf-8").decode(bytes);

interface KeptPart extends Kept {
  readonly part: string;
}

async function keptParts(bytes: Uint8Array): Promise<KeptPart[]> {
  const entries = (readDirectory(bytes) ?? []).filter(({ name, size }) => ITEM.test(name) && size <= LONGEST);
  const found: KeptPart[] = [];
  for (const entry of entries.slice(0, MOST_PARTS)) {
    const part = await readPart(bytes, entry);
    const kept = part && readKept(asText(part));
    if (kept) found.push({ ...kept, part: entry.name });
  }
  return found;
}

/** What we have kept with a workbook, JSON by name. The file's sizes must have been found bearable before. */
export async function readKeptOf(bytes: Uint8Array): Promise<Readonly<Record<string, string>>> {
  return Object.fromEntries((await keptParts(bytes)).map(({ name, text }) => [name, text]));
}

export const RELATIONS = "xl/_rels/workbook.xml.rels";
export const TYPES = "[Content_Types].xml";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/**
 * A copy of a workbook that keeps these texts (JSON) by name. Every other part is copied as it is, byte for byte, so
 * that nothing of the workbook is lost. null where the package is not built as Excel builds it.
 */
export async function withKept(
  bytes: Uint8Array,
  kept: Readonly<Record<string, string>>,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const entries = readDirectory(bytes);
  if (!entries) return null;
  const text = async (name: string): Promise<string | null> => {
    const entry = entries.find((one) => one.name === name);
    const part = entry && (await readPart(bytes, entry));
    return part ? asText(part) : null;
  };
  const [relations, types] = [await text(RELATIONS), await text(TYPES)];
  if (!relations?.includes("</Relationships>") || !types?.includes("</Types>")) return null;
  const before = new Map((await keptParts(bytes)).map(({ name, part }) => [name, part]));
  const numbers = entries.flatMap(({ name }) => /^customXml\/item(?:Props)?(\d{1,9})\.xml$/.exec(name)?.[1] ?? []);
  let last = Math.max(0, ...numbers.map(Number)),
    newRelations = "",
    newTypes = "";
  const parts: NewPart[] = [];
  const encode = (name: string, xml: string): number => parts.push({ name, bytes: new TextEncoder().encode(xml) });
  for (const [name, value] of Object.entries(kept)) {
    const xml = HEAD + keptXml({ name, text: value });
    const old = before.get(name);
    if (old) {
      encode(old, xml);
      continue;
    }
    const n = ++last;
    encode(`customXml/item${n}.xml`, xml);
    encode(
      `customXml/itemProps${n}.xml`,
      `${HEAD}<ds:datastoreItem ds:itemID="${itemId(n)}" xmlns:ds="${OFFICE}/customXml"><ds:schemaRefs><ds:schemaRef ds:uri="${KEPT_NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>`,
    );
    encode(
      `customXml/_rels/item${n}.xml.rels`,
      `${HEAD}<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${OFFICE}/relationships/customXmlProps" Target="itemProps${n}.xml"/></Relationships>`,
    );
    newRelations += `<Relationship Id="rIdKept${n}" Type="${OFFICE}/relationships/customXml" Target="../customXml/item${n}.xml"/>`;
    newTypes += `<Override PartName="/customXml/itemProps${n}.xml" ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml"/>`;
  }
  if (newRelations) {
    encode(RELATIONS, relations.replace("</Relationships>", `${newRelations}</Relationships>`));
    // Parts that end in .xml are XML, and .rels relations, unless the package says so already.
    const defaults = (extension: string, type: string): string =>
      new RegExp(`Extension="${extension}"`, "i").test(types)
        ? ""
        : `<Default Extension="${extension}" ContentType="${type}"/>`;
    const missing =
      defaults("xml", "application/xml") + defaults("rels", "application/vnd.openxmlformats-package.relationships+xml");
    encode(TYPES, types.replace("</Types>", `${missing}${newTypes}</Types>`));
  }
  return writeZip(bytes, entries, parts);
}

/** An id of our own making, the same for the same place: files are the same byte for byte. */
const itemId = (n: number): string => `{7C1B9E52-3D0A-4F6E-9B21-${n.toString(16).toUpperCase().padStart(12, "0")}}`;
