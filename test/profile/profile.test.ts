import { readFileSync, readdirSync } from "node:fs";
import fc from "fast-check";
import { BAND_FILLS, bandOfPair, levelOf, scoreOf } from "../../src/matrix";
import { DEFAULT_PROFILE, parseProfile, PROFILES, profileToJson, type Profile } from "../../src/profile";

const parsed = (json: unknown): Profile => {
  const result = parseProfile(json);
  if (!result.ok) throw new Error(result.message);
  return result.profile;
};
const bands = [
  { name: "Green", from: 1, to: 6 },
  { name: "Red", from: 8, to: 25 },
];
const matrix = { likelihood: 5, impact: 5, bands };

describe("what a profile says", () => {
  test("a name alone leaves everything as it is without one, but chosen", () => {
    expect(parsed({ name: "Ours" })).toEqual({ ...DEFAULT_PROFILE, name: "Ours", chosen: true });
  });

  test("axes as a number, as words, and as levels with several words", () => {
    const { matrix: read } = parsed({
      name: "x",
      matrix: {
        likelihood: ["Rare", "Likely", "Certain"],
        impact: [{ words: ["Low", "L"] }, { number: 5, words: ["High", "H"] }],
        bands: [{ name: "All", from: 0, to: 99 }],
      },
    });
    expect(read!.source).toBe("chosen");
    expect([
      levelOf(read!.impact, "h")?.number,
      levelOf(read!.likelihood, "certain")?.number,
      scoreOf(read!, 3, 5),
    ]).toEqual([5, 3, 15]);
  });

  test("appetite as a score, and by category in any case", () => {
    expect(parsed({ name: "x", appetite: 12, matrix }).matrix!.appetite).toBe(12);
    expect(parsed({ name: "x", appetite: { score: 12, byCategory: { Financial: 9 } } }).appetite).toEqual({
      score: 12,
      byCategory: { financial: 9 },
    });
  });

  test("bands by cell", () => {
    const { matrix: read } = parsed({
      name: "x",
      matrix: {
        likelihood: 2,
        impact: 2,
        rule: "words",
        bands: [{ name: "Low" }, { name: "High" }],
        bandCells: [
          ["Low", "low"],
          ["Low", "High"],
        ],
      },
    });
    expect([bandOfPair(read!, 1, 2)?.id, bandOfPair(read!, 2, 2)?.id, scoreOf(read!, 2, 2)]).toEqual([
      "low",
      "high",
      null,
    ]);
  });
});

describe("a bad profile gets a message that names the key", () => {
  test.each<[unknown, string]>([
    [7, "This file is not a profile: it should hold one object, between { and }."],
    [null, "This file is not a profile: it should hold one object, between { and }."],
    [{}, '"name" is missing.'],
    [{ name: "" }, '"name" should not be empty, not "".'],
    [{ name: "x", matirx: {} }, '"matirx" is not a setting of a profile (did you mean "matrix"?).'],
    [{ name: "x", theme: 1 }, '"theme" is not a setting of a profile.'],
    [
      { name: "x", matrix: { ...matrix, bands: [{ name: "G", from: 1, to: "6" }] } },
      '"matrix.bands[0].to" should be a number, not "6".',
    ],
    [
      { name: "x", matrix: { ...matrix, bands: [{ name: "G", from: 1, to: 6, color: "#FFFFFF" }] } },
      '"matrix.bands[0].color" is not a setting of a profile (did you mean "colour"?).',
    ],
    [
      { name: "x", matrix: { ...matrix, bands: [{ name: "G", from: 1, to: 6, colour: "green" }] } },
      '"matrix.bands[0].colour" should be a colour such as "#C00000", not "green".',
    ],
    [
      { name: "x", matrix: { ...matrix, bands: [{ name: "G", from: 6, to: 1 }] } },
      '"matrix.bands[0].to" should not be below "from" (6).',
    ],
    [
      { name: "x", matrix: { ...matrix, bands: [{ name: "G", from: 6 }] } },
      '"matrix.bands[0]" should have both "from" and "to", or neither.',
    ],
    [
      { name: "x", matrix: { ...matrix, bands: [{ name: "G" }] } },
      '"matrix.bands[0].from" is needed, since there are no "bandCells".',
    ],
    [
      { name: "x", matrix: { ...matrix, bands: [bands[0], { ...bands[1], name: "green" }] } },
      '"matrix.bands[1].name" is used twice ("green").',
    ],
    [
      { name: "x", matrix: { ...matrix, likelihood: ["Rare", 3] } },
      '"matrix.likelihood[1]" should be a word, or an object with "number" and "words", not 3.',
    ],
    [
      {
        name: "x",
        matrix: {
          ...matrix,
          impact: [
            { number: 2, words: ["a"] },
            { number: 1, words: ["b"] },
          ],
        },
      },
      '"matrix.impact[1].number" should be higher than the level before it (levels go from the lowest to the highest).',
    ],
    [{ name: "x", matrix: { ...matrix, rule: "lookup" } }, '"matrix.scores" is needed, since "rule" is "lookup".'],
    [
      { name: "x", matrix: { ...matrix, rule: "lookup", scores: [[1]] } },
      '"matrix.scores" should have 5 rows (likelihood) of 5 entries (impact).',
    ],
    [
      {
        name: "x",
        matrix: {
          likelihood: 2,
          impact: 2,
          bands: [{ name: "Low" }],
          bandCells: [
            ["Low", "Low"],
            ["Low", "Hihg"],
          ],
        },
      },
      '"matrix.bandCells[1][1]" names no band of this matrix ("Hihg").',
    ],
    [{ name: "x", matrix: { ...matrix, rule: "words" } }, '"matrix.bandCells" is needed, since "rule" is "words".'],
    [
      { name: "x", severities: { "id-gap": "warn" } },
      '"severities.id-gap" should be one of "error", "warning", "advice", "off", not "warn".',
    ],
    [
      { name: "x", headingWords: { "inherent.scoer": ["a"] } },
      '"headingWords.inherent.scoer" is not known here; it should be a field such as "owner" or "inherent.score".',
    ],
    [
      { name: "x", appetite: "12" },
      '"appetite" should be a score, or an object with "score" and "byCategory", not "12".',
    ],
    [{ name: "x", appetite: { scor: 3 } }, '"appetite.score" is missing.'],
    [
      { name: "x", dateOrder: "US", reviewDays: 0 },
      '"dateOrder" should be one of "day-month", "month-day", not "US". (And 1 more fault in this profile.)',
    ],
  ])("%j", (json, message) => {
    expect(parseProfile(json)).toEqual({ ok: false, message });
  });

  test("whatever a file holds, an answer and no exception", () => {
    fc.assert(fc.property(fc.jsonValue(), (json) => void expect(typeof parseProfile(json).ok).toBe("boolean")));
  });
});

describe("ready-made profiles", () => {
  test("every file in the folder is one of them, and they differ by name", () => {
    const files = readdirSync("src/profile/presets").filter((file) => file.endsWith(".json"));
    const names = files.map(
      (file) => (JSON.parse(readFileSync(`src/profile/presets/${file}`, "utf8")) as { name: string }).name,
    );
    expect(PROFILES.map((profile) => profile.name).sort()).toEqual(names.sort());
    expect(new Set(names).size).toBe(names.length);
  });

  test.each(PROFILES.map((profile) => [profile.name, profile] as const))(
    "%s: written and read again it is the same",
    (_, profile) => {
      expect(parsed(JSON.parse(JSON.stringify(profileToJson(profile))))).toEqual(profile);
    },
  );

  test.each(PROFILES.map((profile) => [profile.name, profile] as const))(
    "%s: every cell has its band, where it has bands at all",
    (_, profile) => {
      for (const given of [profile.matrix, profile.opportunityMatrix]) {
        if (!given || given.bands.length === 0) continue;
        for (const cell of given.cells.flat()) expect(given.bands.map((band) => band.id)).toContain(cell.band);
        for (const band of given.bands) expect(band.fill ?? BAND_FILLS[band.id]?.fill).toMatch(/^#/);
      }
    },
  );

  test("the five registers' profiles claim no bands, since none of them states any", () => {
    const seeds = PROFILES.filter((profile) => /^(?:Cambridgeshire|Cumbria|Lancashire)/.test(profile.name));
    expect(seeds.map((profile) => profile.matrix!.bandsKnown)).toEqual([false, false, false, false, false]);
  });
});
