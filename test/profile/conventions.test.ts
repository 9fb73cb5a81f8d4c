import { bandOfPair, levelOf, reachableScores, scoreOf, type Matrix } from "../../src/matrix";
import { PROFILES } from "../../src/profile";

/**
 * The matrices and bands that domain.md has seen in the wild: a ready-made profile for each, held to what is said of it
 * there. Bands least first, each with its first and last score.
 */
const matrixOf = (name: string): Matrix => {
  const found = PROFILES.filter((profile) => profile.name.startsWith(name));
  expect(found.map((profile) => profile.name)).toHaveLength(1);
  return found[0]!.matrix!;
};
const spans = (matrix: Matrix) =>
  matrix.bands.map((band) => {
    const own = reachableScores(matrix).filter((score) =>
      matrix.cells.some((row) => row.some((cell) => cell.score === score && cell.band === band.id)),
    );
    return `${own[0]}-${own[own.length - 1]}`;
  });
const size = ({ likelihood, impact }: Matrix) => `${likelihood.length}x${impact.length}`;

test.each([
  ["5 x 5, red, amber and green", "5x5", ["1-6", "8-15", "16-25"]],
  ["5 x 5, four bands", "5x5", ["1-3", "4-6", "8-12", "15-25"]],
  ["5 x 5, five bands and the rest", "5x5", ["1-5", "6-8", "9-10", "12-15", "16-20", "25-25"]],
  ["4 x 4, red, amber and green", "4x4", ["1-4", "6-9", "12-16"]],
  ["4 x 4, four bands", "4x4", ["1-2", "3-4", "6-9", "12-16"]],
])("%s", (name, wanted, bands) => {
  const matrix = matrixOf(name);
  expect([matrix.rule, size(matrix), spans(matrix)]).toEqual(["product", wanted, bands]);
});

test.each([
  ["3 x 3", "3x3", 9],
  ["6 x 6", "6x6", 36],
  ["10 x 10", "10x10", 100],
])("%s reaches its highest score, with a band for every pair", (name, wanted, highest) => {
  const matrix = matrixOf(name);
  expect([size(matrix), Math.max(...reachableScores(matrix))]).toEqual([wanted, highest]);
  for (const l of matrix.likelihood)
    for (const i of matrix.impact) expect(bandOfPair(matrix, l.number, i.number)).not.toBeNull();
});

test.each([
  ["Letters A to E by 1 to 4, A the best", "5x4", 1, 5],
  ["Letters A to E by 1 to 5, A the worst", "5x5", 5, 1],
])("%s", (name, wanted, a, e) => {
  const matrix = matrixOf(name);
  const number = (letter: string) => levelOf(matrix.likelihood, letter)?.number;
  expect([size(matrix), number("A"), number("E"), matrix.rule]).toEqual([wanted, a, e, "words"]);
  const last = matrix.bands[matrix.bands.length - 1]!.id;
  expect([bandOfPair(matrix, 5, matrix.impact.length)?.id, bandOfPair(matrix, 1, 1)?.id]).toEqual([
    last,
    matrix.bands[0]!.id,
  ]);
});

test("5 x 5, two zones and five zones with black", () => {
  expect([matrixOf("5 x 5, two zones").bands.length, matrixOf("5 x 5, five zones").bands.length]).toEqual([2, 5]);
  const black = matrixOf("5 x 5, five zones");
  expect(black.bands[4]!.id).toMatch(/black/);
  expect(bandOfPair(black, 5, 5)?.id).toBe(black.bands[4]!.id);
});

test("decimals, words only, and the scores that are no product", () => {
  expect(scoreOf(matrixOf("6 x 6"), 4.2, 3.5)).toBeCloseTo(14.7);
  expect([matrixOf("Words only").scoresKnown, matrixOf("Words only").bandsKnown]).toEqual([false, true]);
  expect(scoreOf(matrixOf("5 x 5, (impact x likelihood) + impact"), 3, 4)).toBe(16);
  expect(scoreOf(matrixOf("5 x 5, likelihood + impact"), 3, 4)).toBe(7);
  const table = matrixOf("5 x 5, a score for each cell");
  expect([table.rule, scoreOf(table, 1, 5) === scoreOf(table, 5, 1)]).toEqual(["lookup", false]);
});

test("an impact-weighted matrix makes 1 x 5 amber and 5 x 1 green", () => {
  const matrix = matrixOf("5 x 5, impact weighs more");
  expect([bandOfPair(matrix, 1, 5)?.id, bandOfPair(matrix, 5, 1)?.id]).toEqual(["amber", "green"]);
});

test("opportunities have a matrix of their own", () => {
  const { matrix, opportunityMatrix } = PROFILES.find((profile) =>
    /mirrored matrix for opportunities/.test(profile.name),
  )!;
  expect([matrix!.kind, opportunityMatrix!.kind, scoreOf(opportunityMatrix!, 5, 5)]).toEqual([
    "threat",
    "opportunity",
    25,
  ]);
});

test.each(["Cumbria 2017", "Cumbria 2019", "Cambridgeshire 2014", "Cambridgeshire 2021", "Lancashire 2018"])(
  "the register of %s has a profile",
  (name) => expect(size(matrixOf(name))).toBe("5x5"),
);
