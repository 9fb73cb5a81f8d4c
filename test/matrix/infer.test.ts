import fc from "fast-check";
import { bandOfScore, inferMatrix, scoreOf, type ScoredPair } from "../../src/matrix";

const pairs = (rule: (l: number, i: number) => number, count = 32, wrong = 0): ScoredPair[] =>
  Array.from({ length: count }, (_, n) => {
    const likelihood = (n % 5) + 1,
      impact = ((n * 3) % 4) + 2;
    return { likelihood, impact, score: rule(likelihood, impact) + (n < wrong ? 1 : 0) };
  });

describe("the rule rows follow", () => {
  test.each([
    ["product", (l: number, i: number) => l * i, "likelihood x impact in 31 of 32 rows"],
    ["sum", (l: number, i: number) => l + i, "likelihood + impact in 31 of 32 rows"],
    ["product-plus-impact", (l: number, i: number) => l * i + i, "likelihood x impact + impact in 31 of 32 rows"],
  ])("%s", (rule, score, where) => {
    expect(inferMatrix(pairs(score, 32, 1))).toMatchObject({
      source: "inferred",
      rule,
      where,
      likelihood: [],
      impact: [],
      scoresKnown: true,
      bandsKnown: false,
    });
  });

  test.each([
    ["fewer than eight rows", pairs((l, i) => l * i, 7)],
    ["under four fifths", pairs((l, i) => l * i, 32, 7)],
    ["rows that tell no rule from another", Array.from({ length: 10 }, () => ({ likelihood: 2, impact: 2, score: 4 }))],
    ["scores of no rule", pairs((l, i) => l * 7 + ((i * 13) % 5), 12)],
  ])("none from %s", (_, rows) => {
    expect(inferMatrix(rows)).toBeNull();
  });

  test("a lookup only from pairs that stand more than once; what was not seen stays unknown", () => {
    const table: Record<string, number> = { "1,2": 3, "2,3": 9, "3,4": 17, "4,5": 22 };
    const rows = Array.from({ length: 12 }, (_, n) => {
      const likelihood = (n % 4) + 1;
      return { likelihood, impact: likelihood + 1, score: table[`${likelihood},${likelihood + 1}`]! };
    });
    const found = inferMatrix(rows)!;
    expect(found).toMatchObject({ rule: "lookup", where: "one score for each pair of ratings in 12 of 12 rows" });
    expect([scoreOf(found, 3, 4), scoreOf(found, 3, 2), scoreOf(found, 5, 5)]).toEqual([17, null, null]);
  });

  test("80% of at least 8 is both needed and enough", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 60 }), (count, wrong) => {
        const found = inferMatrix(pairs((l, i) => l * i, count, Math.min(wrong, count)));
        const right = count - Math.min(wrong, count);
        if (count >= 8 && right >= 0.8 * count) expect(found?.rule).toBe("product");
        else expect(found?.rule).not.toBe("product");
      }),
    );
  });
});

describe("bands from the words beside scores", () => {
  const worded = (word: (score: number, l: number, i: number) => string): ScoredPair[] =>
    pairs((l, i) => l * i).map((p) => ({ ...p, band: word(p.score, p.likelihood, p.impact) }));
  const rag = (score: number): string => (score >= 15 ? "High" : score >= 8 ? "Medium" : "Low");

  test("ranges as far as they were seen", () => {
    const found = inferMatrix(worded(rag))!;
    expect(found.bands.map((band) => [band.id, band.min, band.max])).toEqual([
      ["low", 2, 6],
      ["medium", 8, 12],
      ["high", 15, 25],
    ]);
    expect([bandOfScore(found, 9)?.id, bandOfScore(found, 7), bandOfScore(found, 30)]).toEqual(["medium", null, null]);
  });

  test("one odd row does not move a border", () => {
    const rows = worded(rag);
    rows[5] = { ...rows[5]!, band: "High" };
    expect(inferMatrix(rows)!.bands.map((band) => band.id)).toEqual(["low", "medium", "high"]);
  });

  test("none where a pair keeps wearing what its score's range denies: then bands belong to cells", () => {
    const rows = [...worded(rag), ...worded((score, l, i) => (i === 5 && l === 1 ? "High" : rag(score)))].filter(
      (row) => !(row.likelihood === 1 && row.impact === 5 && row.band === "Low"),
    );
    const often = [...rows, ...Array.from({ length: 2 }, () => ({ likelihood: 1, impact: 5, score: 5, band: "High" }))];
    expect(inferMatrix(often)!.bands).toEqual([]);
  });
});
