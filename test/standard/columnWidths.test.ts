import { fitted, heightsFor, type FittedColumn } from "../../src/standard/columnWidths";
import { digitsIn, endOfLines, linesAt, linesOf, measured, textWidth } from "../../src/standard/measure";

const words = (n: number): string => "Insufficient capacity to respond to rising demand. ".repeat(n).trim();
const column = (heading: string, cells: readonly string[], more: Partial<FittedColumn> = {}): FittedColumn => ({
  heading,
  cells,
  ...more,
});
const sum = (widths: readonly number[]): number => widths.reduce((total, width) => total + width, 0);

describe("text is measured by its letters, in digits", () => {
  test.each([
    ["0000000000", 10.4, 10.4],
    ["iiiiiiiiii", 4, 6],
    ["MMMMMMMMMM", 15, 17],
    // 33.7 of Calibri's digits, 33.4 of DejaVu Sans's.
    ["The Council does not have enough budget", 33.7, 36],
    ["", 0, 0],
  ])("%j", (text, least, most) => {
    expect(textWidth(text)).toBeGreaterThanOrEqual(least - 1e-9);
    expect(textWidth(text)).toBeLessThanOrEqual(most + 1e-9);
  });

  test.each([
    ["one two three", 100, 1],
    ["one two three", 4.5, 3],
    ["one\n\nthree", 100, 3],
    ["abcdefghij", 5, 2],
    ["", 10, 1],
  ])("%j in %p digits takes %p lines", (text, digits, lines) => expect(linesOf(measured(text), digits)).toBe(lines));

  test.each([3, 7, 30, 80])(
    "a text parted after some lines of %p digits loses nothing and takes as many lines",
    (digits) => {
      const text = `${words(3)}\n\n1. ${words(2)}\nIncomprehensibilities-of-a-length-beyond-any-column ${words(1)}`;
      const all = linesOf(measured(text), digits);
      for (let most = 1; most <= all; most++) {
        const end = endOfLines(text, digits, most);
        expect(end).toBeGreaterThan(0);
        expect(linesOf(measured(text.slice(0, end).trimEnd()), digits)).toBeLessThanOrEqual(most);
      }
      expect(endOfLines(text, digits, all)).toBe(text.length);
    },
  );
});

describe("columns share the page's width", () => {
  test("so that the column with the most to say is the widest, and rows stay low", () => {
    const { widths, paper, pagesAcross } = fitted(
      [column("ID", ["1", "2"]), column("Risk", ["Flood", "Fire"]), column("Description", [words(12), words(9)])],
      "A4",
      2,
    );
    expect([paper, pagesAcross]).toEqual(["A4", 1]);
    expect(widths[2]).toBe(80);
    expect(linesAt(words(12), widths[2]!)).toBeLessThan(10);
    expect(widths[0]).toBeLessThan(8);
  });

  test("a column that is mostly empty takes no room from those beside it", () => {
    const rows = 40;
    const belongs = Array.from({ length: rows }, () => "The Council's arrangements for safeguarding children fail");
    const control = Array.from({ length: rows }, () => words(2));
    const assurance = Array.from({ length: rows }, (_, n) => (n === 7 ? words(12) : ""));
    const { widths } = fitted(
      [column("Belongs to", belongs, { comfortable: 44 }), column("Control", control), column("Assurance", assurance)],
      "A4",
      1,
    );
    for (const cell of [belongs[0]!, control[0]!]) {
      const at = cell === belongs[0] ? 0 : 1;
      expect(linesAt(cell, widths[at]!)).toBeLessThanOrEqual(2);
    }
  });

  test("a heading's longest word, and its filter's button, stand in one line", () => {
    const { widths } = fitted([column("Residual likelihood", ["3", "4"])], "A3", 0);
    expect(digitsIn(widths[0]!)).toBeGreaterThan(textWidth("likelihood") + 2);
    expect(heightsFor(0, [["Residual likelihood"]], widths)).toEqual([{ row: 0, points: 28.5 }]);
  });

  test("what does not fit A4 goes on A3, and what would be illegible there on several pages with the titles repeated", () => {
    const many = (n: number) =>
      Array.from({ length: n }, (_, c) => column(`Residual likelihood ${c}`, ["Very likely"]));
    expect(fitted(many(8), "A4", 2)).toMatchObject({ paper: "A4", pagesAcross: 1 });
    expect(fitted(many(20), "A4", 2)).toMatchObject({ paper: "A3", pagesAcross: 1 });
    const wide = fitted(many(60), "A3", 2);
    expect(wide).toMatchObject({ paper: "A3", pagesAcross: 3 });
    const titles = wide.widths[0]! + wide.widths[1]!;
    // At no less than 7 points, as one page would be.
    expect((sum(wide.widths) - titles) / wide.pagesAcross + titles).toBeLessThanOrEqual(290 * 1.08);
  });

  test("no text takes more lines than Excel can show", () => {
    const { widths } = fitted([column("Cause", [words(70)], { comfortable: 30 })], "A4", 0);
    expect(heightsFor(0, [[words(70)]], widths)[0]!.points).toBeLessThanOrEqual(409);
    expect(linesAt(words(70), widths[0]!)).toBeLessThanOrEqual(30);
  });
});
