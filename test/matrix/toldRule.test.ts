import { readMatrices, type Matrix } from "../../src/matrix";
import { sheet, workbook } from "../support/sheet";

const FILLS: Readonly<Record<string, string>> = { g: "#00B050", a: "#FFC000", r: "#FF0000" };

/** A grid of colours alone, likelihood up and impact across, with the ranges of its three bands below. */
function key(size: number, colourOf: (l: number, i: number) => string, [red, amber, green]: readonly string[]): Matrix {
  const up = Array.from({ length: size }, (_, n) => n + 1);
  const drawing = [
    ...[...up].reverse().map((l) => `| ${l === size ? "Likelihood" : ""} | ${l} | ${up.map(() => "").join(" | ")} |`),
    `| | | ${up.join(" | ")} |`,
    "| | | Impact |",
    "||",
    `| Red | ${red} |`,
    `| Amber | ${amber} |`,
    `| Green | ${green} |`,
  ].join("\n");
  const fills = Object.fromEntries(
    up.flatMap((l) => up.map((i) => [`${"CDEFG"[i - 1]}${size - l + 1}`, FILLS[colourOf(l, i)]!])),
  );
  const found = readMatrices(workbook(sheet("Risk matrix", drawing, { fills })));
  expect(found).toHaveLength(1);
  return found[0]!.matrix;
}
const banded =
  (score: (l: number, i: number) => number, amber: number, red: number) =>
  (l: number, i: number): string =>
    score(l, i) >= red ? "r" : score(l, i) >= amber ? "a" : "g";
const product = (l: number, i: number): number => l * i;
const sum = (l: number, i: number): number => l + i;
const corner = ({ cells }: Matrix): number | null => cells[1]![2]!.score;

test("colours that only the product puts into the legend's ranges", () => {
  const matrix = key(5, banded(product, 8, 15), ["15 to 25", "8 to 12", "1 to 6"]);
  expect([matrix.rule, matrix.scoresKnown, corner(matrix)]).toEqual(["product", true, 6]);
});

test("colours that only the sum puts into the legend's ranges", () => {
  const matrix = key(5, banded(sum, 5, 8), ["8 to 10", "5 to 7", "2 to 4"]);
  expect([matrix.rule, matrix.scoresKnown, corner(matrix)]).toEqual(["sum", true, 5]);
});

test.each([
  [
    "one cell wears another colour",
    (l: number, i: number) => (l === 2 && i === 5 ? "r" : banded(product, 8, 15)(l, i)),
  ],
  ["the colours follow the impact", (_: number, i: number) => (i >= 4 ? "r" : i >= 3 ? "a" : "g")],
])("no rule is told where %s", (_, colourOf) => {
  const matrix = key(5, colourOf, ["15 to 25", "8 to 12", "1 to 6"]);
  expect(matrix.scoresKnown).toBe(false);
});
