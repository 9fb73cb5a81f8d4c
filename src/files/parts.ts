import { readPart, type ZipEntry } from "./zip";

/** What the reader does not tell us about a workbook's parts, found by a look of our own at their XML. */

export interface SheetPart {
  readonly name: string;
  /** Position among the sheets the workbook lists (charts on a sheet of their own count). */
  readonly index: number;
  /** null: a chart sheet, or the part is missing. */
  readonly entry: ZipEntry | null;
}

const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };
export const unescapeXml = (text: string): string =>
  text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(lt|gt|amp|quot|apos));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole;
      const code = decimal !== undefined ? Number(decimal) : parseInt(hex!, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );

/** The value of an attribute in a tag's text; `name` may carry any prefix where `prefixed`. */
export function attribute(tag: string, name: string, prefixed = false): string | undefined {
  const m = new RegExp(`[\\s"']${prefixed ? "(?:\\w+:)?" : ""}${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(` ${tag}`);
  const value = m?.[1] ?? m?.[2];
  return value === undefined ? undefined : unescapeXml(value);
}

const tags = (xml: string, local: string): string[] =>
  [...xml.matchAll(new RegExp(`<(?:\\w+:)?${local}(\\s[^>]*)`, "g"))].map((m) => m[1]!);

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf("/") + 1);
/** A relationship's target as a part's name: relative to its source's folder unless it starts with a slash. */
function partName(folder: string, target: string): string {
  const path: string[] = [];
  for (const step of (target.startsWith("/") ? target : folder + target).split("/")) {
    if (step === "..") path.pop();
    else if (step !== "" && step !== ".") path.push(step);
  }
  return path.join("/");
}

export interface WorkbookParts {
  /** In the workbook's order. */
  readonly sheets: readonly SheetPart[];
  /** A palette of the workbook's own in place of Excel 97's (files that began as .xls have one); "RRGGBB" each. */
  readonly indexedColours: readonly string[];
}

/** The workbook's sheets with their parts; null where the zip file holds no workbook. */
export async function workbookParts(bytes: Uint8Array, entries: readonly ZipEntry[]): Promise<WorkbookParts | null> {
  const byName = new Map(entries.map((e) => [e.name, e]));
  const text = async (name: string): Promise<string> => {
    const entry = byName.get(name);
    const part = entry && (await readPart(bytes, entry));
    return part ? decode(part) : "";
  };
  const root = tags(await text("_rels/.rels"), "Relationship").find((t) =>
    /\/officeDocument$/.test(attribute(t, "Type") ?? ""),
  );
  const workbook = partName("", (root && attribute(root, "Target")) ?? "");
  if (!byName.has(workbook)) return null;
  const folder = folderOf(workbook);
  const targets = new Map<string, string>();
  let styles = "";
  for (const tag of tags(await text(`${folder}_rels/${workbook.slice(folder.length)}.rels`), "Relationship")) {
    const type = attribute(tag, "Type") ?? "",
      target = partName(folder, attribute(tag, "Target") ?? "");
    if (/\/worksheet$/.test(type)) targets.set(attribute(tag, "Id") ?? "", target);
    else if (/\/styles$/.test(type)) styles = target;
  }
  const sheets = tags(await text(workbook), "sheet").map((tag) => ({
    name: attribute(tag, "name") ?? "",
    id: attribute(tag, "id", true) ?? "",
  }));
  const palette =
    /<(?:\w+:)?indexedColors>([^]*?)<\/(?:\w+:)?indexedColors>/.exec(styles && (await text(styles)))?.[1] ?? "";
  return {
    sheets: sheets
      .filter((s) => s.name !== "" && s.id !== "")
      .map((s, index) => ({ name: s.name, index, entry: byName.get(targets.get(s.id) ?? "") ?? null })),
    indexedColours: tags(palette, "rgbColor").map((t) => (attribute(t, "rgb") ?? "").slice(-6)),
  };
}

/** How large a sheet is, before anything is built from it. */
export interface SheetExtent {
  /** Of the rectangle from A1 to the last cell, blank formatted ones included. */
  readonly rows: number;
  readonly columns: number;
  readonly cells: number;
  /** Columns that width settings name, each as often as it is named. */
  readonly columnSettings: number;
}

const LESS = 60,
  MORE = 62,
  COLON = 58,
  SPACE = 32,
  EQUALS = 61,
  LETTER_R = 114,
  LETTER_C = 99;

/** Measures a worksheet's XML in one pass over its bytes. */
export function extentOf(xml: Uint8Array): SheetExtent {
  let rows = 0,
    columns = 0,
    cells = 0,
    columnSettings = 0,
    row = 0,
    column = 0;
  for (let at = xml.indexOf(LESS); at >= 0; at = xml.indexOf(LESS, at + 1)) {
    let name = at + 1,
      end = name;
    while (end < xml.length && xml[end]! > SPACE && xml[end] !== MORE && xml[end] !== 47) {
      if (xml[end] === COLON) name = end + 1;
      end++;
    }
    const length = end - name;
    const isCell = length === 1 && xml[name] === LETTER_C;
    const isRow = length === 3 && xml[name] === LETTER_R && xml[name + 1] === 111 && xml[name + 2] === 119;
    const isColumn = length === 3 && xml[name] === LETTER_C && xml[name + 1] === 111 && xml[name + 2] === 108;
    if (!isCell && !isRow && !isColumn) continue;
    if (isColumn) {
      const close = xml.indexOf(MORE, end);
      const tag = decode(xml.subarray(end, close < 0 ? xml.length : Math.min(close, end + 1000)));
      const span = Number(attribute(tag, "max")) - Number(attribute(tag, "min") ?? 1) + 1;
      columnSettings += span > 0 ? span : 1;
      continue;
    }
    // The place: r="B12" on a cell, r="12" on a row; where it is left out, the next one.
    let letters = 0,
      digits = 0;
    for (let i = end; i < xml.length && xml[i] !== MORE; i++) {
      if (xml[i] !== LETTER_R || xml[i + 1] !== EQUALS || xml[i - 1]! > SPACE) continue;
      for (i += 3; i < xml.length; i++) {
        const b = xml[i]! | 32;
        if (b >= 97 && b <= 122) letters = Math.min(letters * 26 + b - 96, 1e6);
        else if (xml[i]! >= 48 && xml[i]! <= 57) digits = Math.min(digits * 10 + xml[i]! - 48, 1e9);
        else break;
      }
      break;
    }
    if (isRow) {
      row = digits || row + 1;
      column = 0;
    } else {
      cells++;
      column = letters || column + 1;
      if (digits) row = digits;
      if (column > columns) columns = column;
    }
    if (row > rows) rows = row;
  }
  return { rows, columns, cells, columnSettings };
}
