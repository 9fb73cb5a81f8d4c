import { paletteOf, tinted } from "../../src/files/palette";
import { parseColour } from "../../src/workbook";

const OFFICE = [
  "000000",
  "FFFFFF",
  "1F497D",
  "EEECE1",
  "4F81BD",
  "C0504D",
  "9BBB59",
  "8064A2",
  "4BACC6",
  "F79646",
  "0000FF",
  "800080",
];

/** Excel works in whole numbers on the way, so that its colours differ from exact ones by one here and there. */
function near(found: string | null, expected: string): void {
  const a = parseColour(found ?? ""),
    b = parseColour(expected)!;
  expect(a).not.toBeNull();
  expect(Math.max(...a!.map((v, i) => Math.abs(v - b[i]!)))).toBeLessThanOrEqual(1);
}

test.each([
  // colour, what Excel shows for it
  [{ rgb: "ffc000" }, "#FFC000"],
  [{ theme: 0 }, "#FFFFFF"],
  [{ theme: 1 }, "#000000"],
  [{ theme: 2 }, "#EEECE1"],
  [{ theme: 3 }, "#1F497D"],
  [{ theme: 4 }, "#4F81BD"],
  [{ theme: 9 }, "#F79646"],
  [{ theme: 10 }, "#0000FF"],
  [{ indexed: 10 }, "#FF0000"],
  [{ indexed: 43 }, "#FFFF99"],
  [{ indexed: 53 }, "#FF6600"],
  [{ indexed: 64 }, "#000000"],
  [{ indexed: 65 }, "#FFFFFF"],
])("%j is %s", (colour, expected) => {
  expect(paletteOf(OFFICE)(colour)).toBe(expected);
});

test.each([
  [{ theme: 4, tint: 0.7999816888943144 }, "#DCE6F1"],
  [{ theme: 4, tint: 0.5999938962981048 }, "#B8CCE4"],
  [{ theme: 4, tint: 0.3999755851924192 }, "#95B3D7"],
  [{ theme: 4, tint: -0.249977111117893 }, "#366092"],
  [{ theme: 4, tint: -0.499984740745262 }, "#244062"],
  [{ theme: 5, tint: 0.5999938962981048 }, "#E6B8B7"],
  [{ theme: 6, tint: 0.3999755851924192 }, "#C4D79B"],
  [{ theme: 9, tint: 0.3999755851924192 }, "#FABF8F"],
  [{ theme: 3, tint: 0.5999938962981048 }, "#8DB4E2"],
  [{ theme: 0, tint: -0.1499984740745262 }, "#D9D9D9"],
  [{ theme: 0, tint: -0.249977111117893 }, "#BFBFBF"],
  [{ theme: 2, tint: -0.249977111117893 }, "#C4BD97"],
  [{ theme: 1, tint: 0.499984740745262 }, "#808080"],
])("%j is %s, give or take one", (colour, expected) => {
  near(paletteOf(OFFICE)(colour), expected);
});

test.each([[undefined], [{}], [{ theme: 99 }], [{ indexed: 99 }], [{ rgb: "red" }]])("%j is no colour", (colour) => {
  expect(paletteOf(OFFICE)(colour)).toBeNull();
});

test("a palette of the workbook's own goes before Excel 97's", () => {
  expect(paletteOf(undefined, ["111111", "222222"])({ indexed: 1 })).toBe("#222222");
  expect(paletteOf(undefined, ["111111", "222222"])({ indexed: 10 })).toBe("#FF0000");
});

test("without a theme part the theme of Excel 2007 holds", () => {
  expect(paletteOf(undefined)({ theme: 5 })).toBe("#C0504D");
});

test("a tint of 1 is white, of -1 black, of 0 the colour itself", () => {
  for (const colour of ["#4F81BD", "#000000", "#FFFFFF", "#808080", "#FF0000"]) {
    expect([tinted(colour, 1), tinted(colour, -1), tinted(colour, 0)]).toEqual(["#FFFFFF", "#000000", colour]);
  }
});
