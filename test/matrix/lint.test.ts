import {
  bandGaps,
  bandOverlaps,
  betweenness,
  consistentColouring,
  falls,
  makeMatrix,
  numberedLevels,
  productMatrix,
  ragBands,
  ruleDeviations,
  weakConsistency,
  type Band,
  type Matrix,
} from "../../src/matrix";

const rag = (green: [number, number], amber: [number, number], red: [number, number]): Matrix =>
  productMatrix(5, ragBands(green, amber, red), "workbook");
const band = (id: string): Band => ({ id, label: id, words: [], min: null, max: null, fill: null });

/** A matrix of words, drawn with impact along each line and the highest likelihood on the first: g, a, r. */
const drawn = (lines: string, kind: "threat" | "opportunity" = "threat"): Matrix => {
  const rows = lines.trim().split(/\s+/).reverse();
  const letters = ["g", "a", "r"].filter((letter) => lines.includes(letter));
  return makeMatrix({
    source: "workbook",
    where: "",
    kind,
    likelihood: numberedLevels(rows.length),
    impact: numberedLevels(rows[0]!.length),
    rule: "words",
    bands: letters.map(band),
    bandIds: rows.map((row) => [...row]),
  });
};

describe("bands over the scores that can be reached", () => {
  test.each([
    ["1-6 / 8-15 / 16-25: 7 cannot be reached", rag([1, 6], [8, 15], [16, 25]), [], []],
    ["1-5 / 8-15 / 16-25: 6 is in none", rag([1, 5], [8, 15], [16, 25]), [6], []],
    ["1-6 / 8-16 / 16-25: 16 is in two", rag([1, 6], [8, 16], [16, 25]), [], [16]],
    ["both", rag([1, 4], [6, 15], [15, 20]), [5, 25], [15]],
  ])("%s", (_, matrix, gaps, overlaps) => {
    expect(bandGaps(matrix).map((fault) => fault.score)).toEqual(gaps);
    expect(bandOverlaps(matrix).map((fault) => fault.score)).toEqual(overlaps);
  });

  test("the cells concerned are named", () => {
    expect(bandGaps(rag([1, 5], [8, 15], [16, 25]))[0]!.cells).toEqual([
      [1, 2],
      [2, 1],
    ]);
  });

  test("bands that belong to cells have neither", () => {
    expect([bandGaps(drawn("gar gga ggg")), bandOverlaps(drawn("gar gga ggg"))]).toEqual([[], []]);
  });
});

test("a cell that differs from the matrix's own rule", () => {
  const right = rag([1, 6], [8, 15], [16, 25]);
  const scores = right.cells.map((row, i) => row.map((cell, j) => (i === 3 && j === 3 ? 18 : cell.score)));
  expect(ruleDeviations(right)).toEqual([]);
  expect(ruleDeviations(makeMatrix({ ...right, scores }))).toEqual([{ cell: [3, 3], score: 18, expected: 16 }]);
});

describe("monotonicity", () => {
  test("a product rises all the way", () => expect(falls(rag([1, 6], [8, 15], [16, 25]))).toEqual([]));
  test("a score and a band that fall", () => {
    const scores = [
      [1, 2],
      [3, 1],
    ];
    const matrix = makeMatrix({
      source: "workbook",
      where: "",
      likelihood: numberedLevels(2),
      impact: numberedLevels(2),
      rule: "lookup",
      bands: ragBands([1, 1], [2, 2], [3, 3]),
      scores,
    });
    expect(falls(matrix)).toEqual([
      { from: [0, 1], to: [1, 1], what: "score" },
      { from: [0, 1], to: [1, 1], what: "band" },
      { from: [1, 0], to: [1, 1], what: "score" },
      { from: [1, 0], to: [1, 1], what: "band" },
    ]);
  });
});

describe("Cox's axioms, worked by hand", () => {
  test("5 x 5 product with 1-6 / 8-15 / 16-25 passes all three", () => {
    const matrix = rag([1, 6], [8, 15], [16, 25]);
    // Least (i-1)(j-1) of a red cell: 4x4 gives 9; most i*j of a green one: 6.
    expect([weakConsistency(matrix), betweenness(matrix), consistentColouring(matrix)]).toEqual([[], [], []]);
  });

  test("with 1-4 / 5-12 / 15-25 consistent colouring alone fails: 1x5 and 5x1 should be green", () => {
    const matrix = rag([1, 4], [5, 12], [15, 25]);
    expect([weakConsistency(matrix), betweenness(matrix)]).toEqual([[], []]);
    expect(consistentColouring(matrix)).toEqual([
      [0, 4],
      [4, 0],
    ]);
  });

  test("weak consistency: a red 1x5 reaches down to no risk at all", () => {
    const matrix = drawn(`
      raarr
      gaarr
      gaaar
      ggaar
      gggar`);
    // Red (5,1) and (1,5) begin at 0, green goes up to 1x3 and 4x1: 4.
    expect(weakConsistency(matrix)).toEqual(
      expect.arrayContaining([
        [4, 0],
        [0, 4],
      ]),
    );
  });

  test("betweenness: green beside red, and green diagonal to red", () => {
    expect(betweenness(drawn("agr ggr ggg"))).toEqual([
      [0, 1],
      [0, 2],
      [1, 1],
      [2, 1],
    ]);
    expect(betweenness(drawn("aar gga gga"))).toEqual([[1, 1]]);
    expect(betweenness(drawn("aar gaa gga"))).toEqual([]);
  });

  test("3 x 3 product with 1-2 / 3-4 / 6-9: betweenness alone fails, 1x2 touches the red 2x3 at its corner", () => {
    const matrix = productMatrix(3, ragBands([1, 2], [3, 4], [6, 9]), "workbook");
    // Least of red: 2x3 gives 2; most of green: 1x2 gives 2. Green: least at most 0, greatest at most 2.
    expect([weakConsistency(matrix), consistentColouring(matrix)]).toEqual([[], []]);
    expect(betweenness(matrix)).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });

  test("4 x 4 product with 1-4 / 6-9 / 12-16 passes all three", () => {
    const matrix = productMatrix(4, ragBands([1, 4], [6, 9], [12, 16]), "workbook");
    // Least of red: 3x4 gives 6; most of green: 4. Green: least at most 1 (2x2), greatest at most 6.
    expect([weakConsistency(matrix), betweenness(matrix), consistentColouring(matrix)]).toEqual([[], [], []]);
  });

  test("on two bands betweenness is not judged, the others are", () => {
    const matrix = productMatrix(
      5,
      [
        { ...band("green"), min: 1, max: 10 },
        { ...band("red"), min: 12, max: 25 },
      ],
      "workbook",
    );
    expect(betweenness(matrix)).toBeNull();
    // Least of red: 3x4 gives 6; most of green: 2x5 gives 10.
    expect(weakConsistency(matrix)).toEqual(
      expect.arrayContaining([
        [2, 3],
        [3, 2],
        [1, 4],
        [4, 1],
      ]),
    );
    expect(consistentColouring(matrix)).not.toEqual([]);
  });

  test("not run without a red or a green", () => {
    const noRed = productMatrix(5, ragBands([1, 6], [8, 25], [26, 30]), "workbook"),
      noGreen = productMatrix(5, ragBands([0, 0], [1, 15], [16, 25]), "workbook"),
      none = productMatrix(5, [], "workbook");
    for (const matrix of [noRed, noGreen, none])
      expect([weakConsistency(matrix), betweenness(matrix), consistentColouring(matrix)]).toEqual([null, null, null]);
  });

  test("opportunities: the greatest band takes red's part, the least green's", () => {
    const lines = "agr ggr ggg";
    expect(betweenness(drawn(lines, "opportunity"))).toEqual(betweenness(drawn(lines)));
    const good = { ...rag([1, 6], [8, 15], [16, 25]), kind: "opportunity" as const };
    expect([weakConsistency(good), betweenness(good), consistentColouring(good)]).toEqual([[], [], []]);
  });
});
