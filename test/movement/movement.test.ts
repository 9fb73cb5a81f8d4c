import { DEFAULT_MATRIX, productMatrix, type Matrix } from "../../src/matrix";
import { DEFAULT_PROFILE } from "../../src/profile";
import { arrowMeaning, movementOf, type Movement } from "../../src/movement";
import type { Field, Register, Risk } from "../../src/register";
import type { CellValue } from "../../src/workbook";
import { draw } from "./draw";

const KNOWN: Matrix = { ...DEFAULT_MATRIX, source: "workbook", where: "Key!A1:F6" };

const moves = (
  columns: readonly Field[],
  row: readonly CellValue[],
  kind: Risk["kind"] = "threat",
  matrix: Matrix = KNOWN,
): Movement | null => {
  const { register } = draw({ columns: ["id", ...columns], rows: [["1", ...row]], kinds: [kind], matrix });
  return movementOf(register, register.risks[0]!);
};

const SCORES: readonly Field[] = ["previous.score", "current.score", "residual.score"];
const RATINGS: readonly Field[] = ["previous.likelihood", "previous.impact", "current.likelihood", "current.impact"];
const BANDS: readonly Field[] = ["previous.band", "current.band"];

const CASES: readonly [
  name: string,
  columns: readonly Field[],
  row: readonly CellValue[],
  threat: Movement | null,
  opportunity: Movement | null,
][] = [
  ["up", SCORES, [9, 12, 6], "worse", "better"],
  ["down", SCORES, [12, 9, 6], "better", "worse"],
  ["level", SCORES, [12, 12, 6], "same", "same"],
  ["no previous score", SCORES, [null, 12, 6], null, null],
  ["previous not scored", SCORES, ["-", 12, 6], null, null],
  ["blank current beside a residual", SCORES, [9, null, 6], null, null],
  ["residual where there is no current", ["previous.score", "residual.score"], [9, 6], "better", "worse"],
  ["never inherent or target", ["previous.score", "inherent.score", "target.score"], [9, 16, 4], null, null],
  ["no previous stage at all", ["inherent.score", "current.score"], [9, 16], null, null],
  ["ratings without a score", RATINGS, [3, 4, 2, 4], "better", "worse"],
  ["ratings that change places", RATINGS, [3, 4, 4, 3], "same", "same"],
  ["bands alone", BANDS, ["Red", "Amber"], "better", "worse"],
  ["bands the same", BANDS, ["Amber", "Amber"], "same", "same"],
  ["a band of another scheme", BANDS, ["Purple", "Amber"], null, null],
  ["score beside words", SCORES, ["16 (Major/Likely)", "12 (Major/Possible)", null], "better", "worse"],
  ["two scales", ["previous.score", "current.score"], [60, 12], null, null],
  [
    "two scales, but both bands",
    ["previous.score", "previous.band", "current.score", "current.band"],
    [60, "Red", 12, "Amber"],
    "better",
    "worse",
  ],
  ["a score beside a band", ["previous.band", "current.score"], ["Red", 12], "better", "worse"],
  ["an error value", SCORES, [{ error: "#REF!" }, 12, 6], null, null],
];

test.each(CASES)("%s", (_name, columns, row, threat, opportunity) => {
  expect(moves(columns, row)).toBe(threat);
  expect(moves(columns, row, "opportunity")).toBe(opportunity);
});

test("ratings compare without a rule only where neither goes against the other", () => {
  expect(moves(RATINGS, [3, 4, 4, 4], "threat", DEFAULT_MATRIX)).toBe("worse");
  expect(moves(RATINGS, [3, 4, 3, 4], "threat", DEFAULT_MATRIX)).toBe("same");
  expect(moves(RATINGS, [3, 4, 4, 3], "threat", DEFAULT_MATRIX)).toBeNull();
});

test("scores off a default matrix still compare", () => {
  expect(moves(["previous.score", "current.score"], [60, 12], "threat", DEFAULT_MATRIX)).toBe("better");
});

describe("what an arrow up means", () => {
  type Row = readonly [previous: number | null, current: number, dot: string];
  const meaning = (
    rows: readonly Row[],
    register: Partial<Register> = {},
    profile = DEFAULT_PROFILE,
    kinds?: readonly Risk["kind"][],
  ) => {
    const drawn = draw({
      columns: ["id", "previous.score", "current.score", "dot"],
      rows: rows.map((row, i) => [`${i + 1}`, ...row]),
      matrix: productMatrix(5, DEFAULT_MATRIX.bands),
      register,
      kinds,
    });
    return arrowMeaning(drawn.register, profile);
  };
  const cell = { sheet: "Key", row: 0, column: 0 };
  const UP_WORSE: readonly Row[] = [
    [9, 12, "▲"],
    [12, 9, "▼"],
    [6, 6, "▶"],
  ];
  const UP_BETTER: readonly Row[] = [
    [9, 12, "↓"],
    [12, 9, "↑"],
    [6, 6, "→"],
  ];

  test.each<[string, readonly Row[], ReturnType<typeof arrowMeaning>]>([
    ["three arrows that agree: up is worse", UP_WORSE, "up-is-worse"],
    ["three arrows that agree: up is better", UP_BETTER, "up-is-better"],
    ["two prove nothing", UP_WORSE.slice(0, 2), null],
    [
      "sideways arrows alone prove nothing",
      [
        [6, 6, "▶"],
        [6, 6, "▶"],
        [4, 4, "▶"],
      ],
      null,
    ],
    ["one that disagrees leaves it open", [...UP_WORSE, [9, 12, "▼"]], null],
    ["a sideways arrow on a risk that moved leaves it open", [...UP_WORSE, [9, 12, "▶"]], null],
    [
      "arrows without scores do not count",
      [
        [null, 12, "▲"],
        [null, 9, "▼"],
        [null, 6, "▶"],
      ],
      null,
    ],
    [
      "words are no arrows",
      [
        [9, 12, "Increased"],
        [12, 9, "Decreased"],
        [6, 6, "Static"],
      ],
      null,
    ],
    ["prose is passed over", [...UP_WORSE, [9, 12, "Continues to be monitored closely"]], "up-is-worse"],
  ])("%s", (_name, rows, expected) => expect(meaning(rows)).toBe(expected));

  test("a legend goes before a chosen profile, and a profile before the arrows", () => {
    const profile = { ...DEFAULT_PROFILE, arrowMeaning: "up-is-better" as const };
    expect(meaning(UP_WORSE, {}, profile)).toBe("up-is-better");
    expect(meaning(UP_BETTER, { arrowLegend: [{ arrow: "▲", meaning: "worse", cell }] }, profile)).toBe("up-is-worse");
    expect(
      meaning([], {
        arrowLegend: [
          { arrow: "↓", meaning: "worse", cell },
          { arrow: "→", meaning: "same", cell },
        ],
      }),
    ).toBe("up-is-better");
  });

  test("a legend that contradicts itself settles nothing", () => {
    expect(
      meaning(UP_WORSE, {
        arrowLegend: [
          { arrow: "▲", meaning: "worse", cell },
          { arrow: "▼", meaning: "worse", cell },
        ],
      }),
    ).toBe("up-is-worse");
    expect(
      meaning([], {
        arrowLegend: [
          { arrow: "▲", meaning: "worse", cell },
          { arrow: "▼", meaning: "worse", cell },
        ],
      }),
    ).toBeNull();
  });

  test("opportunities' arrows cannot tell the meanings apart", () => {
    const rows: readonly Row[] = [
      [9, 12, "▲"],
      [12, 9, "▼"],
      [6, 6, "▶"],
    ];
    expect(meaning(rows, {}, DEFAULT_PROFILE, ["opportunity", "opportunity", "opportunity"])).toBeNull();
  });
});
