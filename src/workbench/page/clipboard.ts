/** Cells of a text from the clipboard: lines by rows, tabs by columns, quotes round what holds either. */
export function pastedCells(text: string): string[][] {
  const rows: string[][] = [[]];
  let at = 0;
  while (at < text.length) {
    let cell = "";
    if (text[at] === '"') {
      const quoted = /"((?:[^"]|"")*)"(?=[\t\r\n]|$)/y;
      quoted.lastIndex = at;
      const found = quoted.exec(text);
      if (found) {
        cell = found[1]!.replace(/""/g, '"');
        at = quoted.lastIndex;
      }
    }
    while (at < text.length && !/[\t\r\n]/.test(text[at]!)) cell += text[at++];
    rows[rows.length - 1]!.push(cell);
    if (text[at] === "\t") {
      at++;
      if (at === text.length) rows[rows.length - 1]!.push("");
    } else if (at < text.length) {
      at += text.startsWith("\r\n", at) ? 2 : 1;
      if (at < text.length) rows.push([]);
    }
  }
  return rows;
}
