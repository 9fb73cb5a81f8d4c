import { KEPT_NAMESPACE, MAX_COLUMNS, MAX_ROWS, isOurs, type Edit } from "../workbook";
import { applyToXlsx } from "./apply";
import { asText, ITEM, LONGEST, RELATIONS, TYPES } from "./kept";
import { readXlsx } from "./read";
import { readDirectory, readPart, writeZip, type NewPart } from "./zip";

/**
 * A copy of a workbook without anything that we have kept in it: profile, confirmed columns, ignored findings, stamp. `formats`:
 * without our conditional formats too, for which the whole file is written anew; else every other part is copied as it is.
 * null where the package is not built as Excel builds it, or something of ours is still there.
 */
export async function forPublication(
  bytes: Uint8Array,
  { formats = false }: { readonly formats?: boolean } = {},
): Promise<Uint8Array | null> {
  const bare = await withoutParts(formats ? await withoutFormats(bytes) : bytes);
  return bare && (await partsOfOurs(bare)).length === 0 ? bare : null;
}

async function withoutFormats(bytes: Uint8Array): Promise<Uint8Array> {
  const read = await readXlsx(bytes, "");
  if (!read.ok) return bytes;
  const everywhere = { top: 0, left: 0, bottom: MAX_ROWS - 1, right: MAX_COLUMNS - 1 };
  const edits = read.workbook.sheets.flatMap(({ name, conditionalFormats }): Edit[] =>
    conditionalFormats?.some((format) => isOurs(format.formulas[0] ?? ""))
      ? [{ kind: "conditionalFormats", sheet: name, ranges: [everywhere], rules: [] }]
      : [],
  );
  return edits.length > 0 ? applyToXlsx(bytes, edits) : bytes;
}

/** Custom XML parts in our namespace, of whatever version. */
async function partsOfOurs(bytes: Uint8Array): Promise<string[]> {
  const found: string[] = [];
  for (const entry of readDirectory(bytes) ?? []) {
    if (!ITEM.test(entry.name) || entry.size > LONGEST) continue;
    const part = await readPart(bytes, entry);
    if (part && asText(part).slice(0, 2_000).includes(`"${KEPT_NAMESPACE}"`)) found.push(entry.name);
  }
  return found;
}

async function withoutParts(bytes: Uint8Array): Promise<Uint8Array | null> {
  const entries = readDirectory(bytes);
  if (!entries) return null;
  const ours = await partsOfOurs(bytes);
  if (ours.length === 0) return bytes;
  const text = async (name: string): Promise<string> => {
    const entry = entries.find((one) => one.name === name);
    const part = entry && (await readPart(bytes, entry));
    return part ? asText(part) : "";
  };
  const gone = new Set(ours);
  for (const item of ours) {
    const relations = item.replace("customXml/", "customXml/_rels/") + ".rels";
    gone.add(relations);
    for (const [, target] of (await text(relations)).matchAll(/Target="(?:\/customXml\/)?([^"/]{1,100})"/g))
      gone.add(`customXml/${target}`);
  }
  // Where a part is named there is an element of its own for it.
  const without = (xml: string, element: string, attribute: string): string =>
    xml.replace(new RegExp(`<${element}\\b[^>]*>`, "g"), (one) => {
      const named = new RegExp(`\\b${attribute}="(?:\\.\\.)?/?([^"]*)"`).exec(one)?.[1];
      return named !== undefined && gone.has(named) ? "" : one;
    });
  const parts: NewPart[] = [
    { name: RELATIONS, bytes: encode(without(await text(RELATIONS), "Relationship", "Target")) },
    { name: TYPES, bytes: encode(without(await text(TYPES), "Override", "PartName")) },
  ];
  return writeZip(
    bytes,
    entries.filter((entry) => !gone.has(entry.name)),
    parts,
  );
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
