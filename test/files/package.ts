import { deflateRawSync } from "node:zlib";

/** Makes .xlsx files part by part, as other programs write them, and as nobody should. */

export interface ZipOptions {
  /** What the directory says a part's unpacked size is, where that is not the truth. */
  readonly sizes?: Readonly<Record<string, number>>;
}

export function zip(parts: Readonly<Record<string, string | Uint8Array>>, { sizes = {} }: ZipOptions = {}): Uint8Array {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const data = Buffer.from(content as Uint8Array);
    const packed = deflateRawSync(data);
    const size = sizes[name] ?? data.length;
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(size, 22);
    local.writeUInt16LE(Buffer.byteLength(name), 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(20, 6);
    central.writeUInt16LE(8, 10);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt32LE(size, 24);
    central.writeUInt16LE(Buffer.byteLength(name), 28);
    central.writeUInt32LE(offset, 42);
    locals.push(local, Buffer.from(name), packed);
    directory.push(central, Buffer.from(name));
    offset += 30 + Buffer.byteLength(name) + packed.length;
  }
  const end = Buffer.alloc(22);
  const length = directory.reduce((sum, b) => sum + b.length, 0);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(parts).length, 8);
  end.writeUInt16LE(Object.keys(parts).length, 10);
  end.writeUInt32LE(length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...locals, ...directory, end]));
}

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";

export interface SheetXml {
  readonly name?: string;
  readonly state?: "hidden" | "veryHidden";
  /** What stands in sheetData. */
  readonly rows?: string;
  /** Before and after sheetData. */
  readonly before?: string;
  readonly after?: string;
  /** Relationships of the sheet. */
  readonly rels?: string;
}

export interface BookXml {
  readonly sheets: readonly SheetXml[];
  readonly styles?: string;
  readonly strings?: string;
  readonly theme?: string;
  readonly workbookPr?: string;
  readonly names?: string;
  readonly parts?: Readonly<Record<string, string>>;
}

export const bookParts = ({
  sheets,
  styles = "",
  strings,
  theme,
  workbookPr = "",
  names = "",
  parts = {},
}: BookXml): Record<string, string> => ({
  "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
  "_rels/.rels": `<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  "xl/workbook.xml": `<workbook xmlns="${MAIN}" xmlns:r="${REL}">${workbookPr}<sheets>${sheets
    .map(
      (s, i) =>
        `<sheet name="${s.name ?? `Sheet${i + 1}`}" sheetId="${i + 1}" r:id="rId${i + 1}"${s.state ? ` state="${s.state}"` : ""}/>`,
    )
    .join("")}</sheets>${names}</workbook>`,
  "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${PACKAGE}">${sheets
    .map((_, i) => `<Relationship Id="rId${i + 1}" Type="${REL}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`)
    .join(
      "",
    )}<Relationship Id="rId100" Type="${REL}/styles" Target="styles.xml"/><Relationship Id="rId101" Type="${REL}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
  "xl/styles.xml": `<styleSheet xmlns="${MAIN}">${styles}</styleSheet>`,
  ...(strings !== undefined && { "xl/sharedStrings.xml": `<sst xmlns="${MAIN}">${strings}</sst>` }),
  ...(theme !== undefined && { "xl/theme/theme1.xml": theme }),
  ...Object.fromEntries(
    sheets.map((s, i) => [
      `xl/worksheets/sheet${i + 1}.xml`,
      `<worksheet xmlns="${MAIN}" xmlns:r="${REL}">${s.before ?? ""}<sheetData>${s.rows ?? ""}</sheetData>${s.after ?? ""}</worksheet>`,
    ]),
  ),
  ...Object.fromEntries(
    sheets.flatMap((s, i) =>
      s.rels
        ? [
            [
              `xl/worksheets/_rels/sheet${i + 1}.xml.rels`,
              `<Relationships xmlns="${PACKAGE}">${s.rels}</Relationships>`,
            ],
          ]
        : [],
    ),
  ),
  ...parts,
});

export const book = (xml: BookXml): Uint8Array => zip(bookParts(xml));
