import { pastedCells } from "../../../src/workbench/page/clipboard";

test.each<[string, string, string[][]]>([
  ["one cell", "16", [["16"]]],
  ["a row", "4\t5\t20", [["4", "5", "20"]]],
  [
    "rows as Excel puts them, with a last line end",
    "4\t5\r\n3\t2\r\n",
    [
      ["4", "5"],
      ["3", "2"],
    ],
  ],
  ["rows as LibreOffice puts them", "4\n3\n", [["4"], ["3"]]],
  [
    "blank cells",
    "\t5\t\r\n\t\t",
    [
      ["", "5", ""],
      ["", "", ""],
    ],
  ],
  ["a line inside a cell", '"one\ntwo"\tthree', [["one\ntwo", "three"]]],
  ["quotes inside a quoted cell", '"say ""no""\tnow"', [['say "no"\tnow']]],
  ["a quote that opens nothing", '"half\tx', [['"half', "x"]]],
  ["a quoted word with text after it", '"Amber" risk', [['"Amber" risk']]],
  ["an empty row between", "a\r\n\r\nb", [["a"], [""], ["b"]]],
  ["nothing", "", [[]]],
])("%s", (_, text, cells) => {
  expect(pastedCells(text)).toEqual(cells);
});

test("a long text is read in time proportional to it", () => {
  const text = '"a\t'.repeat(100_000);
  const started = Date.now();
  expect(pastedCells(text)[0]).toHaveLength(100_001);
  expect(Date.now() - started).toBeLessThan(2_000);
});
