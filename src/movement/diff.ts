/** A run of words that stayed, came or went. */
export interface WordRun {
  readonly kind: "same" | "added" | "removed";
  readonly text: string;
}

/** Beyond this many word pairs the middle of two texts is told as replaced. */
const MOST_PAIRS = 400_000;

const wordsOf = (text: string): readonly string[] => text.split(/\s+/).filter((word) => word !== "");

/** "lost" and "lost;": something may have been written behind a word, and it is the same word. */
const bare = (word: string): string => word.replace(/(?<=[\p{L}\p{N}%)])[.,;:]+$/u, "");

/**
 * What changed between two texts, word by word; spaces between words count as one. Removed words come before those added
 * in their place. The stops behind a word count only where nothing else changed; a word that stayed is told as it now stands.
 */
export function diffWords(from: string, to: string): readonly WordRun[] {
  const [then, now] = [wordsOf(from), wordsOf(to)];
  const [a, b] = [then.map(bare), now.map(bare)];
  return a.length === b.length && a.every((word, i) => word === b[i])
    ? diff(then, now, then, now)
    : diff(a, b, then, now);
}

/** By the words of `a` and `b`, told in those of `then` and `now`, which stand in the same places. */
function diff(
  a: readonly string[],
  b: readonly string[],
  then: readonly string[],
  now: readonly string[],
): readonly WordRun[] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  const runs: { kind: WordRun["kind"]; words: string[] }[] = [];
  let [i, j] = [0, 0];
  const add = (kind: WordRun["kind"], count: number): void => {
    for (let n = 0; n < count; n++) {
      const word = kind === "removed" ? then[i]! : now[j]!;
      if (kind !== "added") i++;
      if (kind !== "removed") j++;
      const last = runs[runs.length - 1];
      if (last?.kind === kind) last.words.push(word);
      else runs.push({ kind, words: [word] });
    }
  };
  add("same", start);
  if (left.length * right.length > MOST_PAIRS) {
    add("removed", left.length);
    add("added", right.length);
  } else for (const kind of middle(left, right)) add(kind, 1);
  add("same", end);
  return runs.map(({ kind, words }) => ({ kind, text: words.join(" ") }));
}

/** The longest common run of words kept, the rest removed and added. */
function* middle(a: readonly string[], b: readonly string[]): Iterable<WordRun["kind"]> {
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
      yield "same";
      i++;
      j++;
    } else if (i < a.length && (j === b.length || common[(i + 1) * width + j]! >= common[i * width + j + 1]!)) {
      yield "removed";
      i++;
    } else {
      yield "added";
      j++;
    }
  }
}
