import { AMBER, CONTROLS, GREEN, LIKELIHOOD, OWNERS, rated, RED, RISKS, shaded, Sheet, THREE, type Put } from "./build";
import type { Pair } from "./pair";

/** Both ratings under their names in one cell, and no key. */
const pension: Pair = {
  name: "pension fund: impact and likelihood in lines of one cell",
  make: () => {
    const both = (l: number, i: number): string => `Impact\n${i}\nLikelihood\n${l}`;
    return [
      new Sheet("Pension Fund").put(0, 0, "Pension Fund Risk Register").table(2, 0, [
        ["Ref", "Risk Title", "Inherent Score", "Mitigations in place", "Residual Score", "Risk Owner"],
        ...RISKS.map((risk, n): Put[] => {
          const [l, i] = rated(n);
          return [n + 1, risk, both(l, i), CONTROLS[n]!, both(l - 1, i), OWNERS[n]!];
        }),
      ]),
    ];
  },
  plant: ([sheet]) => sheet!.put(5, 4, "Impact\n4\nLikelihood\n5").put(6, 5, null).put(8, 0, 5),
  risks: 10,
  fields: "id title inherent.score controls residual.score owner",
  faults: ["residual-above-inherent E6", "owner-missing F7", "id-duplicate A9"],
};

const LETTERS = "FEDCBA";
const NUMERALS = ["IV", "III", "II", "I"];
/** A risk profile as an insurer draws it: A and I the worst ends, the bands in colours alone. */
const profile: Pair = {
  name: "letters by Roman numerals, the key in colours alone",
  make: () => {
    const zones = [
      [12, RED],
      [6, AMBER],
      [0, GREEN],
    ] as const;
    const key = new Sheet("Risk Profile").put(0, 0, "Risk profile").put(2, 0, "Likelihood").put(9, 2, "Impact");
    [..."ABCDEF"].forEach((letter, r) => {
      key.put(2 + r, 1, letter);
      NUMERALS.forEach((_, i) => {
        const { fill } = shaded((6 - r) * (i + 1), zones) as { fill: string };
        key.put(2 + r, 2 + i, { v: null, fill });
      });
    });
    key.table(8, 2, [NUMERALS]).merge("A3:A8", "C10:F10");
    const code = (l: number, i: number): string => `${LETTERS[l]}${NUMERALS[i]}`;
    return [
      new Sheet("Register")
        .put(0, 0, "Corporate risks")
        .table(2, 0, [
          ["Risk No.", "Vulnerability", "Consequences", "Current Rating", "Target Rating", "Controls", "Lead officer"],
          ...RISKS.map((risk, n): Put[] => [
            n + 1,
            risk,
            `Harm to people and to the council's name (${n + 1})`,
            code(LIKELIHOOD[n]!, n % 4),
            code(LIKELIHOOD[n]! - 1, n % 4),
            CONTROLS[n]!,
            OWNERS[n]!,
          ]),
        ]),
      key,
    ];
  },
  plant: ([sheet]) => sheet!.put(4, 4, "AI").put(6, 3, "GI").put(8, 6, null),
  risks: 10,
  fields: "id title consequence current.score target.score controls owner",
  faults: ["target-above-current E5", "rating-off-scale D7", "owner-missing G9"],
};

/** Quarters under one heading, a reference of the body's own, an appetite that is a limit and a question whether it is kept. */
const framework: Pair = {
  name: "assurance framework: quarters under one heading, an appetite and whether it is kept",
  make: () => {
    const sheet = new Sheet("BAF")
      .put(0, 0, "Board Assurance Framework")
      .put(2, 4, "Risk score 2024/25")
      .merge("E3:G3")
      .table(3, 0, [
        ["BAF ref", "Principal risk", "Executive lead", "Risk owner", "Q1", "Q2", "Q3", "Movement"],
        ...RISKS.map((risk, n): Put[] => {
          const [l, i] = rated(n);
          return [`BAF${n + 1}`, risk, "Chief Officer", OWNERS[n]!, 25, l * i, (l - 1) * i, "Improving"];
        }),
      ])
      .table(3, 8, [
        ["Appetite score", "Within appetite?", "Key controls", "Last reviewed by", "Last reviewed on"],
        ...RISKS.map((_, n): Put[] => {
          const [l, i] = rated(n);
          return [12, (l - 1) * i <= 12 ? "Y" : "N", CONTROLS[n]!, "Risk Officer", "2024-12-01"];
        }),
      ]);
    return [sheet];
  },
  plant: ([sheet]) => sheet!.put(5, 7, "Worsening").put(7, 3, null).put(9, 0, "BAF5").put(10, 7, null),
  risks: 10,
  fields: "id title - owner - previous.score current.score dot target.score - controls - lastReview",
  faults: ["dot-mismatch H6", "owner-missing D8", "id-duplicate A10", "dot-missing H11"],
};

/** Numbers under Risk, a heat map that lists them, a row that counts the risks. */
const college: Pair = {
  name: "college: numbers under Risk, a heat map of references, the risks counted below",
  make: () => {
    const cells = new Map<string, string[]>();
    const place = (l: number, i: number, id: number): void => {
      cells.set(`${l},${i}`, [...(cells.get(`${l},${i}`) ?? []), `R${id}`]);
    };
    const sheet = new Sheet("Register").table(0, 0, [
      [
        "Risk",
        "Description of risk",
        "Effect on the college",
        "Likelihood",
        "Impact",
        "Overall",
        "Mitigation in force",
        "Risk owner",
      ],
      ...RISKS.map((risk, n): Put[] => {
        const [l, i] = rated(n);
        place(l, i, n + 1);
        return [`R${n + 1}`, risk, `Learners are let down (${n + 1})`, l, i, shaded(l * i), CONTROLS[n]!, OWNERS[n]!];
      }),
      ["Number of risks", 10],
    ]);
    const levels = [5, 4, 3, 2, 1];
    const key = new Sheet("Key").put(0, 0, "Likelihood").put(7, 1, "Impact");
    const map = new Sheet("Heat map").put(0, 0, "Likelihood").put(7, 1, "Impact");
    for (const [r, l] of levels.entries()) {
      key.table(1 + r, 0, [[l, ...[1, 2, 3, 4, 5].map((i) => shaded(l * i))]]);
      map.table(1 + r, 0, [
        [
          l,
          ...[1, 2, 3, 4, 5].map((i): Put => {
            const { fill } = shaded(l * i) as { fill: string };
            return { v: cells.get(`${l},${i}`)?.join(", ") ?? null, fill };
          }),
        ],
      ]);
    }
    key.table(6, 0, [[null, 1, 2, 3, 4, 5]]);
    map.table(6, 0, [[null, 1, 2, 3, 4, 5]]);
    return [sheet, map, key];
  },
  plant: ([sheet, map]) => {
    sheet!.put(3, 5, shaded(20)).put(5, 7, null);
    map!.put(1, 3, null).put(1, 2, "R7");
  },
  risks: 10,
  fields: "id title consequence current.likelihood current.impact current.score controls owner",
  faults: ["score-mismatch F4", "owner-missing H6", "matrix-picture-mismatch 'Heat map'!C2"],
};

/** A parish: the risk's level before and after, and what the levels mean in a row below. */
const before: Pair = {
  name: "parish: High, Medium and Low before and after, the key written below",
  make: () => [
    new Sheet("Risk Assessment")
      .put(0, 0, "Parish risk assessment")
      .table(2, 0, [
        ["Topic", "Risk", "Risk level", "Control measures", "Risk level after controls", "By whom"],
        ...RISKS.map((risk, n): Put[] => [
          ["Finance", "Assets", "Staff"][n % 3]!,
          risk,
          ["High", "Medium"][n % 2]!,
          CONTROLS[n]!,
          ["Medium", "Low"][n % 2]!,
          OWNERS[n]!,
        ]),
        [],
        ["H = High", null, "High = act now", null, "Low = no action"],
      ]),
  ],
  plant: ([sheet]) => sheet!.put(4, 4, "High").put(7, 5, null),
  risks: 10,
  fields: "category title inherent.band controls residual.band owner",
  faults: ["residual-above-inherent E5", "owner-missing F8"],
};

/** The reference within the title, scores with their ratings in brackets, the scale in the headings of a second table's ratings. */
const bracketed: Pair = {
  name: "reference and title in one column, 16 (4x4), the key beside",
  make: () => {
    const text = (l: number, i: number): Put => ({ ...(shaded(l * i) as { fill: string }), v: `${l * i} (${l}x${i})` });
    const key = new Sheet("Key").put(0, 0, "Likelihood").put(7, 1, "Impact");
    for (const [r, l] of [5, 4, 3, 2, 1].entries())
      key.table(1 + r, 0, [[l, ...[1, 2, 3, 4, 5].map((i) => shaded(l * i, THREE))]]);
    key.table(6, 0, [[null, 1, 2, 3, 4, 5]]);
    return [
      new Sheet("Strategic risks").put(0, 0, "Strategic risk register").table(1, 0, [
        [
          "Risk reference and title",
          "Risk lead",
          "Current score (LxI)",
          "Target score",
          "Summary of controls",
          "Controls due",
        ],
        ...RISKS.map((risk, n): Put[] => {
          const [l, i] = rated(n);
          return [`SR${n + 1} ${risk}`, OWNERS[n]!, text(l, i), text(l - 1, i), CONTROLS[n]!, "2025-06-30"];
        }),
      ]),
      key,
    ];
  },
  plant: ([sheet]) => sheet!.put(3, 2, { v: "16 (3x5)", fill: RED }).put(5, 1, null).put(7, 3, shaded(20)),
  risks: 10,
  faults: ["score-words-mismatch C4", "owner-missing B6", "target-above-current D8"],
};

export const COUNCILS: readonly Pair[] = [pension, profile, framework, college, before, bracketed];
