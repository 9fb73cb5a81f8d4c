import { levelOf, readMatrices, type Matrix } from "../../src/matrix";
import { sheet, workbook } from "../support/sheet";

const FILLS: Readonly<Record<string, string>> = {
  g: "#92D050",
  a: "#FFC000",
  r: "#FF0000",
  b: "#5B9BD5",
  p: "#7030A0",
  l: "#DDEBF7",
  t: "#00B0A0",
};

/** A key of four levels, the highest likelihood at the top, its cells coloured as drawn and holding what `score` gives. */
function keysOf(
  colours: string,
  score: (l: number, i: number) => string,
  impacts: readonly string[],
  likelihoods: readonly string[] = ["1", "2", "3", "4"],
): Matrix[] {
  const rows = [4, 3, 2, 1].map(
    (l) =>
      `| ${l === 4 ? "Likelihood" : ""} | ${likelihoods[l - 1]} | ${[1, 2, 3, 4].map((i) => score(l, i)).join(" | ")} |`,
  );
  const drawing = [...rows, `| | | ${impacts.join(" | ")} |`, "| | | Impact | | | |"].join("\n");
  const fills = Object.fromEntries(
    colours.split(" ").flatMap((row, r) => [...row].map((c, i) => [`${"CDEF"[i]}${r + 1}`, FILLS[c]!])),
  );
  return readMatrices(workbook(sheet("Risk key", drawing, { fills }))).map(({ matrix }) => matrix);
}
const bandsOf = (matrix: Matrix) =>
  matrix.cells.map((row) => row.map(({ band }) => band?.[0] ?? "-").join("")).join(" ");

describe("two zones, one of them blue, by colours alone", () => {
  test.each([
    ["blue the worse", "gbbb gbbb ggbb gggg", "green, blue", "gggg ggbb gbbb gbbb"],
    ["blue the better", "brrr brrr bbrr bbbb", "blue, red", "bbbb bbrr brrr brrr"],
  ])("%s", (_, colours, bands, cells) => {
    const [matrix] = keysOf(colours, () => "", ["1", "2", "3", "4"]);
    expect([matrix!.bands.map(({ id }) => id).join(", "), bandsOf(matrix!)]).toEqual([bands, cells]);
  });

  test("by words of which one stands on no scale of ours", () => {
    const [matrix] = keysOf(
      "gbbb gbbb ggbb gggg",
      () => "",
      ["Negligible", "Marginal", "Business critical", "Catastrophic"],
      ["Rare", "Unlikely", "Likely", "Certain"],
    );
    expect(bandsOf(matrix!)).toBe("gggg ggbb gbbb gbbb");
  });

  test("nothing where the axes do not say which way they rise, or the colours go to and fro", () => {
    expect(keysOf("gbbb gbbb ggbb gggg", () => "", ["North", "East", "South", "West"])).toEqual([]);
    expect(keysOf("gbgb bgbg gbgb bgbg", () => "", ["1", "2", "3", "4"])).toEqual([]);
  });
});

describe("more zones than two, in other colours than a traffic light's", () => {
  const numbers = ["1", "2", "3", "4"];
  test.each([
    ["green, blue and purple", "bppp gbpp ggbp ggbb", "green, blue, purple", "ggbb ggbp gbpp bppp"],
    ["a light and a strong blue, and purple", "bppp lbpp llbp llbb", "light-blue, blue, purple", "llbb llbp lbpp bppp"],
    ["teal below blue and red", "brrr tbrr ttbr ttbb", "green, blue, red", "ggbb ggbr gbrr brrr"],
  ])("%s", (_, colours, bands, cells) => {
    const [matrix] = keysOf(colours, () => "", numbers);
    expect([matrix!.bands.map(({ id }) => id).join(", "), bandsOf(matrix!)]).toEqual([bands, cells]);
  });

  test.each([
    ["colours to and fro", "bgpb gpbg pbgp bgpb", numbers],
    ["stripes across one axis only, back again on the other", "bbbb pppp gggg bbbb", numbers],
    ["axes that do not say which way they rise", "bppp gbpp ggbp ggbb", ["North", "East", "South", "West"]],
  ])("no key: %s", (_, colours, impacts) => expect(keysOf(colours, () => "", impacts)).toEqual([]));
});

test("two wrong colours of sixteen that lie apart are told, and the others keep their bands", () => {
  const [matrix] = keysOf("aara garr gaaa agga", (l, i) => String(l * i), ["1", "2", "3", "4"]);
  expect(matrix!.bands.map(({ id, min, max }) => `${id} ${min}-${max}`)).toEqual([
    "green 1-3",
    "amber 4-8",
    "red 9-16",
  ]);
  expect(
    matrix!.doubts!.map(({ cell: [l, i], shown, said }) => `${l + 1}x${i + 1} ${shown}, not ${said}`).sort(),
  ).toEqual(["1x1 amber, not green", "4x4 amber, not red"]);
});

test("a letter that is both a numeral and another level's initial means neither", () => {
  const axis = ["Remote", "Improbable", "Likely"].map((label, i) => ({ number: i + 1, labels: [label] }));
  expect([levelOf(axis, "I"), levelOf(axis, "II")?.number, levelOf(axis, "L")?.number]).toEqual([null, 2, 3]);
});
