/** Columns a line may fill. */
const WIDTH = 100;

export const counted = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

/** Breaks a text at spaces into lines of at most WIDTH; a longer word stands whole on a line of its own. */
export function wrap(text: string, first: number, rest: number): string[] {
  const lines: string[] = [];
  let line = " ".repeat(first),
    empty = true;
  for (const word of text.split(/\s+/)) {
    if (!empty && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = " ".repeat(rest);
      empty = true;
    }
    line += (empty ? "" : " ") + word;
    empty = false;
  }
  return [...lines, line];
}
