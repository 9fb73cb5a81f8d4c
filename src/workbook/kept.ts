/**
 * What we keep with a workbook: one custom XML part a name, whose text is JSON. The same form in Excel and in files.
 * No personal data goes in.
 */
export const KEPT_NAMESPACE = "urn:register-check:workbook:1";
/** Goes up when what is kept changes its form; what a newer version has kept is left alone. */
const VERSION = 1;

export interface Kept {
  readonly name: string;
  /** JSON. */
  readonly text: string;
}

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const LETTERS: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  "#34": '"',
  "#39": "'",
};
const escaped = (text: string): string => text.replace(/[&<>"]/g, (letter) => ESCAPES[letter]!);
/** A program that saves the part again may write other escapes than ours. */
const plain = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|apos|#34|#39);/g, (_, name: string) => LETTERS[name]!);

/** JSON with every letter that XML cannot hold written as an escape. */
export const keptJson = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[\u0000-\u001f\u007f-\u009f\ud800-\udfff\ufffe\uffff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

export const keptXml = ({ name, text }: Kept): string =>
  `<kept xmlns="${KEPT_NAMESPACE}" version="${VERSION}" name="${escaped(name)}">${escaped(text)}</kept>`;

/** What a part holds; null where it is not ours, or of a version we cannot read. */
export function readKept(xml: string): Kept | null {
  const start = xml.indexOf("<kept "),
    open = xml.indexOf(">", start),
    close = xml.lastIndexOf("</kept>");
  if (start < 0 || open < 0 || close < open) return null;
  const root = xml.slice(start, open);
  const version = Number(/\bversion="(\d{1,4})"/.exec(root)?.[1]);
  const name = /\bname="([^"]*)"/.exec(root)?.[1];
  if (name === undefined || version !== VERSION || !root.includes(`"${KEPT_NAMESPACE}"`)) return null;
  return { name: plain(name), text: plain(xml.slice(open + 1, close)) };
}

/** The value of what was kept under a name; null where there is nothing, or another program has written into it. */
export function keptValue(kept: Readonly<Record<string, string>> | undefined, name: string): unknown {
  try {
    return kept && Object.hasOwn(kept, name) ? (JSON.parse(kept[name]!) as unknown) : null;
  } catch {
    return null;
  }
}
