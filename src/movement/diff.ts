/** A run of words that stayed, came or went. */
export interface WordRun {
  readonly kind: "same" | "added" | "removed";
  readonly text: string;
}

/** Beyond this many word pairs the middle of two texts is told as replaced. */
const MOST_PAIRS = 400_000;

/** What changed between two texts, word by word; spaces between words count as one. Removed words come before those added in their place. */
export function diffWords(from: string, to: string): readonly WordRun[] {
  const a = from.split(/\s+/).filter((word) => word !== "");
  const b = to.split(/\s+/).filter((word) => word !== "");
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  const runs: { kind: WordRun["kind"]; words: string[] }[] = [];
  const add = (kind: WordRun["kind"], words: readonly string[]): void => {
    if (words.length === 0) return;
    const last = runs[runs.length - 1];
    if (last?.kind === kind) last.words.push(...words);
    else runs.push({ kind, words: [...words] });
  };
  add("same", a.slice(0, start));
  if (left.length * right.length > MOST_PAIRS) {
    add("removed", left);
    add("added", right);
  } else for (const [kind, word] of middle(left, right)) add(kind, [word]);
  add("same", a.slice(a.length - end));
  return runs.map(({ kind, words }) => ({ kind, text: words.join(" ") }));
}

/** The longest common run of words kept, the rest removed and added. */
function* middle(a: readonly string[], b: readonly string[]): Iterable<readonly [WordRun["kind"], string]> {
  const width = b.length + 1;
  const common = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      common[i * width + j] =
        a[i] === b[j]
          ? common[(i + 1) * width + j + 1]! + 1
          : Math.max(common[(i + 1) * width + j]!, common[i * width + j + 1]!);
  let i = 0,
    j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      yield ["same", a[i]!];
      i++;
      j++;
    } else if (i < a.length && (j === b.length || common[(i + 1) * width + j]! >= common[i * width + j + 1]!))
      yield ["removed", a[i++]!];
    else yield ["added", b[j++]!];
  }
}
