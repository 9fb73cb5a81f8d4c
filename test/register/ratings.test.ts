import { numberedLevels } from "../../src/matrix";
import { readRating, type RatingContext } from "../../src/register/ratings";

const likelihood = numberedLevels(5, ["Rare", "Unlikely", "Possible", "Likely", "Almost certain"]);
const impact = numberedLevels(5, ["Negligible", "Minor", "Moderate", "Major", "Catastrophic"]);
const score: RatingContext = { part: "score", first: "likelihood", likelihood, impact };
const level: RatingContext = { ...score, part: "likelihood" };
const lettered: RatingContext = {
  ...score,
  likelihood: ["A", "B", "C", "D", "E"].map((letter, i) => ({ number: 5 - i, labels: [letter] })),
};

describe("a score's cell", () => {
  test.each<[unknown, number | null, string | null, [number, number] | null]>([
    [16, 16, null, null],
    ["16", 16, null, null],
    ["\u00a016 ", 16, null, null],
    ["１６", 16, null, null],
    ["16 (Major/Likely)", 16, "Major/Likely", [4, 4]],
    ["20 (Critical)", 20, "Critical", null],
    ["12(Major/Possible)", 12, "Major/Possible", [3, 4]],
    ["16 High", 16, "High", null],
    ["High (16)", 16, "High", null],
    ["4x4=16", 16, null, [4, 4]],
    ["3 x 5", null, null, [3, 5]],
    ["16 (4x4)", 16, null, [4, 4]],
    ["4/5", null, null, [4, 5]],
    ["L4 I3", null, null, [4, 3]],
    ["Impact\n4\nLikelihood\n3", null, null, [3, 4]],
    ["Likelihood 4, Impact 5, Score 20", 20, null, [4, 5]],
    ["Major/Likely", null, "Major/Likely", [4, 4]],
    [4.2, 4.2, null, null],
    ["High", null, "High", null],
  ])("%p", (value, number, words, parts) => {
    const read = readRating(value as string, score);
    expect([read.state, read.value, read.words]).toEqual(["scored", number, words]);
    expect(read.parts).toEqual(parts && { likelihood: parts[0], impact: parts[1] });
  });

  test("two digits with a comma are a decimal, unless the column holds pairs", () => {
    expect(readRating("4,3", score).value).toBe(4.3);
    expect(readRating("4,3", { ...score, pairs: true }).parts).toEqual({ likelihood: 4, impact: 3 });
    expect(readRating("4,3", { ...score, pairs: true, first: "impact" }).parts).toEqual({ likelihood: 3, impact: 4 });
  });

  test("a letter and a numeral, where A is the worst end", () => {
    const numerals = numberedLevels(4, ["1", "2", "3", "4"]);
    expect(readRating("B2", { ...lettered, impact: numerals }).parts).toEqual({ likelihood: 4, impact: 2 });
  });
});

describe("a rating's cell", () => {
  test.each<[unknown, string, number | null]>([
    [4, "scored", 4],
    ["4", "scored", 4],
    ["4 - Likely", "scored", 4],
    ["Likely (4)", "scored", 4],
    ["Likely", "scored", 4],
    ["L4", "scored", 4],
    ["IV", "scored", 4],
    ["4/5", "scored", 4],
    ["Low, as everyone has the time", "scored", null],
    ["", "blank", null],
    [null, "blank", null],
    ["-", "notScored", null],
    ["N/A", "notScored", null],
    ["TBC", "placeholder", null],
    ["to be confirmed", "placeholder", null],
    [{ error: "#REF!" }, "error", null],
    ["Bananas", "unreadable", null],
    [true, "unreadable", null],
  ])("%p", (value, state, number) => {
    const read = readRating(value as string, level);
    expect([read.state, read.value]).toEqual([state, number]);
  });

  test("only a number alone is a number held as text", () => {
    expect(readRating("4", level).numberAsText).toBe(true);
    expect(readRating("4 - Likely", level).numberAsText).toBe(false);
    expect(readRating(4, level).numberAsText).toBe(false);
  });

  test("a word is never given a number that no key and no known scale gives", () => {
    const unkeyed: RatingContext = { part: "impact", first: "likelihood", likelihood: [], impact: [] };
    expect(readRating("High", unkeyed)).toMatchObject({ state: "scored", value: null });
    expect(readRating("High", { ...unkeyed, numbers: new Map([["high", 3]]) })).toMatchObject({ value: 3 });
    expect(readRating("Mauve", unkeyed).state).toBe("unreadable");
    expect(readRating("Mauve", { ...unkeyed, own: new Set(["mauve"]) })).toMatchObject({
      state: "scored",
      value: null,
    });
  });
});
