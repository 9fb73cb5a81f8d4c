/** An item's mark at a line's start, or after a full stop's space: "1.", "2)", "(3)", "a)", "•", "-". */
const LINE_MARK = /^\s*(?:[•●▪■◦‣*–—-]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s*/;
const NUMBER_MARK = /(?:^|[\n\r]|\s)\(?(\d{1,2})[.)](?=\s*\D)/g;

/** A text longer than this is never split. */
const LONGEST = 20_000;

/** The items of a text that numbers them 1, 2, 3 in order, on lines of their own or running on; null where it does not. */
export function numberedItems(text: string): string[] | null {
  if (text.length > LONGEST || !/^\s*\(?0?1[.)]/.test(text)) return null;
  const starts: { at: number; end: number }[] = [];
  let wanted = 1;
  for (const m of text.matchAll(NUMBER_MARK)) {
    if (Number(m[1]) !== wanted) continue;
    starts.push({ at: m.index, end: m.index + m[0].length });
    wanted++;
  }
  if (starts.length < 2) return null;
  return starts
    .map((start, i) => text.slice(start.end, starts[i + 1]?.at ?? text.length).trim())
    .filter((item) => item !== "");
}

/** The items of a cell: numbered, or each on a line of its own with a mark before it; else the whole text as one. */
export function itemsOf(text: string): string[] {
  const whole = text.trim();
  if (whole === "") return [];
  const numbered = numberedItems(whole);
  if (numbered) return numbered;
  if (whole.length > LONGEST) return [whole];
  const lines = whole.split(/[\n\r]+/).filter((line) => line.trim() !== "");
  if (lines.length >= 2 && lines.every((line) => LINE_MARK.test(line)))
    return lines.map((line) => line.replace(LINE_MARK, "").trim()).filter((l) => l !== "");
  return [whole];
}

/** How a post's name begins: "Head of", "Director for". A chief executive's or a statutory post may be held beside another. */
const POST = /^(?:the )?((?:deputy |assistant )?(?:head|director|manager)) (?:of|for)\b(?! paid service)/i;

/** "Head of Legal and Head of Finance": two posts; "Head of Legal and Democratic Services" is one. */
function postsOf(name: string): string[] {
  const posts = name.split(/,\s*|\s+(?:and|&)\s+/);
  const ranks = new Set(posts.map((post) => POST.exec(post)?.[1]!.toLowerCase()));
  return posts.length > 1 && ranks.size === 1 && !ranks.has(undefined) ? posts : [name];
}

/** Names in an owner's cell: divided by lines, semicolons and slashes, by "and" or a comma only between two posts of one rank; never by what stands in brackets. */
export function namesOf(text: string): string[] {
  if (text.length > 500) return [text.trim()];
  const held: string[] = [];
  const open = text.replace(/\([^)]*\)/g, (m) => `\u0000${held.push(m) - 1}\u0000`);
  return open
    .split(/[\n\r;]+|\s+\/\s+|\s*\|\s*/)
    .flatMap(postsOf)
    .map((name) =>
      name
        .replace(/\u0000(\d+)\u0000/g, (_, i: string) => held[Number(i)]!)
        .replace(/^[\s•●▪*–-]+|[\s,;/]+$/g, "")
        .trim(),
    )
    .filter((name) => name !== "");
}
