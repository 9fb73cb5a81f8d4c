import { lowIsWorse, makeMatrix, productMatrix, ragBands, worstBand, type Band, type Level } from "../../src/matrix";

const levels = (...words: readonly string[]): readonly Level[] =>
  words.map((word, i) => ({ number: i + 1, labels: word === "" ? [] : [word] }));
const bands = (...list: readonly (readonly [string, number, number, (string | null)?])[]): readonly Band[] =>
  list.map(([label, min, max, fill = null]) => ({ id: label.toLowerCase(), label, words: [], min, max, fill }));
const matrix = (
  likelihood: readonly Level[],
  impact: readonly Level[],
  own: readonly Band[],
  kind: "threat" | "opportunity" = "threat",
) => makeMatrix({ source: "workbook", where: "Key!A1:F6", kind, likelihood, impact, rule: "product", bands: own });

const PLAIN = levels("", "", "");
const FALLING = [levels("Likely", "Possible", "Rare"), levels("Major", "Moderate", "Minor")] as const;
const RISING = [levels("Rare", "Possible", "Likely"), levels("Minor", "Moderate", "Major")] as const;
const RED_FIRST = bands(["Red", 1, 2], ["Amber", 3, 4], ["Green", 6, 9]);

test.each([
  ["bands by their words", matrix(PLAIN, PLAIN, RED_FIRST), true],
  [
    "bands by their colours",
    matrix(PLAIN, PLAIN, bands(["X", 1, 2, "#FF0000"], ["Y", 3, 4, "#FFC000"], ["Z", 6, 9, "#00B050"])),
    true,
  ],
  ["both axes' words", matrix(...FALLING, []), true],
  ["both, and the bands", matrix(...FALLING, RED_FIRST), true],
  ["one axis only", matrix(FALLING[0], PLAIN, []), false],
  ["axes that deny the bands", matrix(...RISING, RED_FIRST), false],
  ["the usual way", matrix(...RISING, bands(["Green", 1, 2], ["Amber", 3, 4], ["Red", 6, 9])), false],
  ["nothing known", matrix(PLAIN, PLAIN, []), false],
  ["opportunities, whose highest is green", matrix(PLAIN, PLAIN, RED_FIRST, "opportunity"), false],
])("counting from the worst: %s", (_, given, expected) => expect(lowIsWorse(given)).toBe(expected));

test("the worst band stands at that end", () => {
  expect(worstBand(matrix(PLAIN, PLAIN, RED_FIRST))!.id).toBe("red");
  expect(worstBand(productMatrix(5, ragBands([1, 6], [8, 12], [15, 25]), "workbook"))!.id).toBe("red");
});
