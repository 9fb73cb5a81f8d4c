import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { applyToXlsx, forPublication, readXlsx, withKept } from "../../src/files";
import { readKeptOf } from "../../src/files/kept";
import { readDirectory, readPart } from "../../src/files/zip";
import { KEPT_NAMESPACE, isOurs, markOurs, parseRange } from "../../src/workbook";

/** Before a workbook is published, everything of ours is taken out, and nothing else. */
const folder = join(__dirname, "../../samples");
const SAMPLES = readdirSync(folder).filter((file) => file.endsWith(".xlsx"));
const sample = (name: string): Uint8Array => readFileSync(join(folder, name));

async function partsOf(bytes: Uint8Array): Promise<Map<string, string>> {
  const parts = new Map<string, string>();
  for (const entry of readDirectory(bytes)!)
    parts.set(entry.name, Buffer.from((await readPart(bytes, entry))!).toString("utf8"));
  return parts;
}

test.each(SAMPLES)("%s: what was kept is gone, every other part is as it was", async (name) => {
  const bytes = sample(name);
  const kept = (await withKept(bytes, { profile: '{"a":1}', ignored: '["R1"]' }))!;
  expect(Object.keys(await readKeptOf(kept))).toEqual(["profile", "ignored"]);
  const bare = (await forPublication(kept))!;
  expect(await readKeptOf(bare)).toEqual({});
  const [before, after] = [await partsOf(bytes), await partsOf(bare)];
  expect([...after.keys()].sort()).toEqual([...before.keys()].sort());
  for (const [part, text] of after) {
    expect(text).not.toContain(KEPT_NAMESPACE);
    // Types of parts that are always there may be said in a line of their own.
    if (part !== "[Content_Types].xml") expect({ [part]: text }).toEqual({ [part]: before.get(part) });
  }
  expect(after.get("[Content_Types].xml")).not.toContain("customXml");
});

test("a part of a version yet to come, and another program's part", async () => {
  const kept = (await withKept(sample(SAMPLES[0]!), { profile: "1", other: "2" }))!;
  const later = Buffer.from(kept);
  // The parts are not packed: the second one becomes another program's, the first one a later version's.
  const text = later.toString("latin1");
  const first = text.indexOf('version="1"');
  later.write('version="9"', first, "latin1");
  const foreign = text.lastIndexOf(`<kept xmlns="${KEPT_NAMESPACE}"`);
  later.write("urn:some-other-vendor:", foreign + '<kept xmlns="'.length, "latin1");
  const bare = (await forPublication(later))!;
  const items = [...(await partsOf(bare)).keys()].filter((part) => /customXml\/item\d+\.xml$/.test(part));
  expect(items).toHaveLength(1);
});

test("our conditional formats go only where that is asked for", async () => {
  const read = await readXlsx(sample(SAMPLES[0]!), "");
  if (!read.ok) throw new Error(read.message);
  const sheet = read.workbook.sheets[0]!.name;
  const rules = [{ formula: markOurs("=A1>1"), fill: "#C00000", fontColour: "#FFFFFF" }];
  const coloured = await applyToXlsx(sample(SAMPLES[0]!), [
    { kind: "conditionalFormats", sheet, ranges: [parseRange("A1:B9")!], rules },
  ]);
  const ours = async (bytes: Uint8Array | null): Promise<number> => {
    const found = await readXlsx(bytes!, "");
    if (!found.ok) throw new Error(found.message);
    return found.workbook.sheets[0]!.conditionalFormats!.filter((one) => isOurs(one.formulas[0] ?? "")).length;
  };
  expect(await ours(coloured)).toBe(1);
  expect(await ours(await forPublication(coloured))).toBe(1);
  expect(await ours(await forPublication(coloured, { formats: true }))).toBe(0);
});

test("what is no workbook is given back as null", async () =>
  expect(await forPublication(new Uint8Array([1, 2, 3]))).toBeNull());
