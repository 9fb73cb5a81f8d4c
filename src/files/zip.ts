/**
 * As much of the zip format as we need to look into a workbook before the reader opens it: the list
 * of its parts with their true sizes, and one part's bytes. Nothing here trusts a number in the file.
 */

export interface ZipEntry {
  readonly name: string;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly compressedSize: number;
  /** Uncompressed size as the directory declares it; readers stop there. */
  readonly size: number;
  readonly offset: number;
  /** Checksum of the unpacked bytes, as declared. */
  readonly crc: number;
}

const END = 0x06054b50;
const END_64_LOCATOR = 0x07064b50;
const DIRECTORY = 0x02014b50;
const LOCAL = 0x04034b50;
const IN_EXTRA = 0xffffffff;

/** The parts of a zip file, as its central directory lists them; null where it is no zip file or a damaged one. */
export function readDirectory(bytes: Uint8Array): readonly ZipEntry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const big = (at: number): number => Number(view.getBigUint64(at, true));
  try {
    let end = bytes.length - 22;
    const first = Math.max(0, end - 0xffff);
    while (end >= first && view.getUint32(end, true) !== END) end--;
    if (end < first) return null;
    let count = view.getUint16(end + 10, true);
    let at = view.getUint32(end + 16, true);
    if ((count === 0xffff || at === IN_EXTRA) && end >= 20 && view.getUint32(end - 20, true) === END_64_LOCATOR) {
      const end64 = big(end - 12);
      count = big(end64 + 32);
      at = big(end64 + 48);
    }
    const entries: ZipEntry[] = [];
    const decoder = new TextDecoder();
    for (let i = 0; i < count; i++) {
      if (view.getUint32(at, true) !== DIRECTORY) return null;
      const nameLength = view.getUint16(at + 28, true);
      const extraLength = view.getUint16(at + 30, true);
      let compressedSize = view.getUint32(at + 20, true);
      let size = view.getUint32(at + 24, true);
      let offset = view.getUint32(at + 42, true);
      const extraEnd = at + 46 + nameLength + extraLength;
      for (let x = at + 46 + nameLength; x + 4 <= extraEnd; x += 4 + view.getUint16(x + 2, true)) {
        if (view.getUint16(x, true) !== 1) continue;
        let y = x + 4;
        if (size === IN_EXTRA) {
          size = big(y);
          y += 8;
        }
        if (compressedSize === IN_EXTRA) {
          compressedSize = big(y);
          y += 8;
        }
        if (offset === IN_EXTRA) offset = big(y);
        break;
      }
      const name = decoder.decode(bytes.subarray(at + 46, at + 46 + nameLength));
      entries.push({
        name,
        method: view.getUint16(at + 10, true),
        compressedSize,
        size,
        offset,
        crc: view.getUint32(at + 16, true),
      });
      at = extraEnd + view.getUint16(at + 32, true);
    }
    return entries;
  } catch {
    return null; // a read past the end: the directory points outside the file
  }
}

/** One part's bytes; null where it is damaged, or longer than the directory declares. */
export async function readPart(bytes: Uint8Array, entry: ZipEntry): Promise<Uint8Array | null> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== LOCAL) return null;
  const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  const packed = bytes.subarray(start, start + entry.compressedSize);
  if (packed.length !== entry.compressedSize) return null;
  if (entry.method === 0) return packed.length === entry.size ? packed : null;
  if (entry.method !== 8) return null;
  const stream = new DecompressionStream("deflate-raw");
  const writer = stream.writable.getWriter();
  // The reader below meets the same failure; these promises only must not go unhandled.
  writer.write(packed as Uint8Array<ArrayBuffer>).catch(() => undefined);
  writer.close().catch(() => undefined);
  const reader = stream.readable.getReader();
  const whole = new Uint8Array(entry.size);
  let length = 0;
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      if (length + read.value.length > whole.length) {
        await reader.cancel().catch(() => undefined);
        return null;
      }
      whole.set(read.value, length);
      length += read.value.length;
    }
  } catch {
    return null;
  }
  return length === whole.length ? whole : null;
}

export interface NewPart {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * A zip file with the parts of another, copied as they are packed, and these added or put in place of those of the
 * same name (unpacked). Sizes above 4 GB are not written. null where a part of the old one cannot be found.
 */
export function writeZip(
  bytes: Uint8Array,
  entries: readonly ZipEntry[],
  parts: readonly NewPart[],
): Uint8Array<ArrayBuffer> | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const replaced = new Map(parts.map((part) => [part.name, part.bytes]));
  const written: { name: Uint8Array; method: number; crc: number; packed: Uint8Array; size: number }[] = [];
  const encoder = new TextEncoder();
  for (const entry of entries) {
    if (replaced.has(entry.name)) continue;
    const { offset, compressedSize } = entry;
    if (offset + 30 > bytes.length || view.getUint32(offset, true) !== LOCAL) return null;
    const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
    const packed = bytes.subarray(start, start + compressedSize);
    if (packed.length !== compressedSize) return null;
    written.push({ name: encoder.encode(entry.name), method: entry.method, crc: entry.crc, packed, size: entry.size });
  }
  for (const [name, content] of replaced)
    written.push({ name: encoder.encode(name), method: 0, crc: crc32(content), packed: content, size: content.length });
  const length = written.reduce((sum, { name, packed }) => sum + 30 + 46 + 2 * name.length + packed.length, 22);
  const whole = new Uint8Array(length),
    out = new DataView(whole.buffer);
  let at = 0;
  const offsets = written.map(({ name, method, crc, packed, size }) => {
    const offset = at;
    out.setUint32(at, LOCAL, true);
    header(out, at + 4, method, crc, packed.length, size, name.length);
    whole.set(name, at + 30);
    whole.set(packed, at + 30 + name.length);
    at += 30 + name.length + packed.length;
    return offset;
  });
  const directory = at;
  written.forEach(({ name, method, crc, packed, size }, n) => {
    out.setUint32(at, DIRECTORY, true);
    out.setUint16(at + 4, VERSION_NEEDED, true);
    header(out, at + 6, method, crc, packed.length, size, name.length);
    out.setUint32(at + 42, offsets[n]!, true);
    whole.set(name, at + 46);
    at += 46 + name.length;
  });
  out.setUint32(at, END, true);
  out.setUint16(at + 8, written.length, true);
  out.setUint16(at + 10, written.length, true);
  out.setUint32(at + 12, at - directory, true);
  out.setUint32(at + 16, directory, true);
  return whole;
}

const VERSION_NEEDED = 20;
const NAMES_IN_UTF8 = 0x0800;
/** 1 January 1980, the first day a zip file can name: the same bytes whatever the clock says. */
const FIRST_DAY = 0x0021;

/** What a part's own header and its line in the directory have in common. */
function header(
  out: DataView,
  at: number,
  method: number,
  crc: number,
  packed: number,
  size: number,
  name: number,
): void {
  out.setUint16(at, VERSION_NEEDED, true);
  out.setUint16(at + 2, NAMES_IN_UTF8, true);
  out.setUint16(at + 4, method, true);
  out.setUint16(at + 8, FIRST_DAY, true);
  out.setUint32(at + 10, crc, true);
  out.setUint32(at + 14, packed, true);
  out.setUint32(at + 18, size, true);
  out.setUint16(at + 22, name, true);
}

function crc32(bytes: Uint8Array): number {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
