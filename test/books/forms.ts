import {
  AMBER,
  CONTROLS,
  GREEN,
  IMPACT,
  inBand,
  LIKELIHOOD,
  OWNERS,
  rated,
  RED,
  RISKS,
  shaded,
  Sheet,
  THREE,
  YELLOW,
} from "./build";
import type { Put } from "./build";
import type { Pair } from "./pair";

/** A key of products on a sheet of its own. */
const key = (name: string): Sheet => {
  const sheet = new Sheet(name).put(0, 0, "Likelihood").put(6, 1, "Impact");
  for (let l = 5; l >= 1; l--) sheet.table(5 - l, 1, [[l, ...[1, 2, 3, 4, 5].map((i) => shaded(l * i))]]);
  return sheet.table(5, 2, [[1, 2, 3, 4, 5]]);
};
const lower = (n: number): number => Math.max(1, n - 1);

/** A page a risk, consequence before likelihood, a RAG for each action. */
const assurance: Pair = {
  name: "assurance framework: a page a risk, stages down the side, the actions with a RAG of their own",
  make: () => [
    ...RISKS.slice(0, 5).map((risk, n) => {
      const [l, i] = rated(n);
      const stage = (name: string, own: number): Put[] => [name, i, own, shaded(own * i)];
      return new Sheet(`BAF${n + 1}`)
        .table(0, 0, [
          ["Board Assurance Framework"],
          ["Principal risk", risk, null, null, "Risk ID", `BAF${n + 1}`],
          ["Lead director", OWNERS[n]!],
          [],
          ["Risk rating", "Consequence", "Likelihood", "Rating"],
          stage("Initial", 5),
          stage("Current", l),
          stage("Target", lower(l)),
          [],
          ["Key controls", null, "Gaps in control"],
          [CONTROLS[n]!, null, "No view beyond two years"],
          [],
          ["Actions to close gaps", null, "Lead", "Deadline", "RAG"],
          ["Report to the board", null, OWNERS[n]!, "2025-06-30", { v: "Green", fill: GREEN }],
        ])
        .merge("B2:D2", "A10:B10", "A11:B11", "A13:B13", "A14:B14");
    }),
    key("Grading"),
  ],
  plant: ([first, second, third]) => {
    first!.put(6, 3, { v: 16, fill: RED });
    second!.put(7, 3, { v: 10, fill: RED });
    third!.put(13, 3, null);
  },
  risks: 5,
  faults: ["score-mismatch 'BAF1'!D7", "band-fill-mismatch 'BAF2'!D8", "action-date-missing 'BAF3'!D14"],
};

/** Quarters beside each other over their two ratings and the score; the owner behind the name. */
const quarters: Pair = {
  name: "cards with the owner in the title line, quarters over L, I and Score",
  make: () => {
    const sheet = new Sheet("Register").put(0, 0, "STRATEGIC RISK REGISTER QUARTER 3 2024/25");
    RISKS.slice(0, 6).forEach((risk, n) => {
      const top = 2 + n * 7;
      const [l, i] = rated(n);
      const three = (own: number): Put[] => [own, i, shaded(own * i)];
      sheet
        .table(top, 0, [
          [`SR${n + 1}. ${risk.toUpperCase()} - ${OWNERS[n]!}`],
          ["As a result of", null, null, "Which could lead to", null, null, "Current mitigation"],
          ["Funding falls", null, null, "People wait longer", null, null, CONTROLS[n]!],
          ["Last quarter", null, null, "This quarter", null, null, "Year-end target", null, null, "Next steps"],
          ["L", "I", "Score", "L", "I", "Score", "L", "I", "Score", "Report to cabinet"],
          [...three(l), ...three(l), ...three(lower(l))],
        ])
        .merge(...["A", "D", "G"].map((c, k) => `${c}${top + 4}:${"CFI"[k]}${top + 4}`), `J${top + 5}:J${top + 6}`);
    });
    return [sheet, key("Key")];
  },
  plant: ([sheet]) => sheet!.put(7, 5, { v: 15, fill: RED }).put(14, 5, null).put(21, 8, { v: 12, fill: GREEN }),
  risks: 6,
  faults: ["score-mismatch F8", "score-missing F15", "band-fill-mismatch I22"],
};

/** The area of each risk above it, ratings beside their labels in one row. */
const areas: Pair = {
  name: "parish: the area above each risk, its owner beside it",
  make: () => {
    const sheet = new Sheet("Parish risks").put(0, 0, "Parish Council Risk Assessment 2024");
    RISKS.slice(0, 7).forEach((risk, n) => {
      const [l, i] = rated(n);
      sheet.table(2 + n * 5, 0, [
        ["Area", ["Finance", "Play area", "Hall"][n % 3]!, "Responsible", OWNERS[n]!],
        ["Risk identified", risk],
        ["Likelihood", l, "Impact", i],
        ["Risk score", shaded(l * i), "Control", CONTROLS[n]!],
      ]);
    });
    return [sheet, key("Key")];
  },
  plant: ([sheet]) => sheet!.put(4, 1, null).put(7, 3, null).put(15, 1, { v: 16, fill: GREEN }),
  risks: 7,
  faults: ["rating-missing B5", "owner-missing D8", "band-fill-mismatch B16"],
};

/** Original, current and target as blocks of colour with an X and no numbers, the score beneath each. */
const threeGrids: Pair = {
  name: "report of a risk system: three coloured grids a risk, the code and the name under their labels",
  make: () => {
    const bands = [
      [12, RED],
      [6, AMBER],
      [0, GREEN],
    ] as const;
    const sheet = new Sheet("Report").put(0, 0, "Risk report");
    RISKS.slice(0, 4).forEach((risk, n) => {
      const top = 2 + n * 11;
      const [l, i] = [Math.min(3, lower(LIKELIHOOD[n]!)), Math.min(4, IMPACT[n]!)];
      sheet.table(top, 0, [
        ["Risk Code", "Risk Title", null, null, null, null, "Managed By"],
        [`CR.0${n + 1}`, risk, null, null, null, null, OWNERS[n]!],
      ]);
      [
        ["Original", 4, i],
        ["Current", l, i],
        ["Target", 1, i],
      ].forEach(([name, own, impact], g) => {
        const left = g * 6;
        sheet
          .put(top + 2, left, `${name} Risk Matrix`)
          .put(top + 3, left, "Likelihood")
          .put(top + 7, left + 1, "Impact");
        for (let row = 4; row >= 1; row--)
          for (let c = 1; c <= 4; c++)
            sheet.put(top + 7 - row, left + c, {
              v: row === own && c === impact ? "X" : null,
              fill: inBand(bands, row * c),
            });
        sheet.table(top + 8, left, [[`${name} risk score`, null, Number(own) * Number(impact)]]);
      });
      sheet.table(top + 9, 0, [["Internal Controls", CONTROLS[n]!]]);
    });
    return [sheet];
  },
  // The score printed under the X of the second risk's current grid.
  plant: ([sheet]) => sheet!.put(21, 8, 12).put(14, 6, null),
  risks: 4,
  faults: ["grid-mark-mismatch K19", "owner-missing G15"],
};

const plainTable = (sheet: Sheet, fill: (l: number, i: number) => string, scale = (n: number): number => n): Sheet =>
  sheet.table(0, 0, [
    ["Ref", "Risk", "Risk owner", "Likelihood", "Impact", "Score", "Controls"],
    ...RISKS.map((risk, n): Put[] => {
      const [l, i] = [scale(LIKELIHOOD[n]!), scale(IMPACT[n]!)];
      return [`R${n + 1}`, risk, OWNERS[n]!, l, i, { v: l * i, fill: fill(l, i) }, CONTROLS[n]!];
    }),
  ]);

/** Blue asks for action, green is accepted; the key says so in colours alone. */
const zones: Pair = {
  name: "two zones, blue and green, shown by a key of colours alone",
  make: () => {
    const zone = (l: number, i: number): string => (l * i >= 8 ? "#5B9BD5" : "#92D050");
    const words = ["Very low", "Low", "Medium", "High"];
    const matrix = new Sheet("Matrix").put(0, 0, "Likelihood").put(5, 2, "Impact");
    for (let l = 4; l >= 1; l--)
      matrix.table(4 - l, 1, [[`${l} ${words[l - 1]!}`, ...[1, 2, 3, 4].map((i) => ({ v: null, fill: zone(l, i) }))]]);
    matrix.table(4, 2, [["1 Negligible", "2 Marginal", "3 Serious", "4 Critical"]]);
    return [plainTable(new Sheet("Strategic risks"), zone, lower), matrix];
  },
  plant: ([sheet]) => sheet!.put(1, 5, { v: 12, fill: "#92D050" }).put(4, 3, 6),
  risks: 10,
  faults: ["band-fill-mismatch F2", "rating-off-scale D5"],
};

/** The key stands under the table, in its own columns. */
const keyBelow: Pair = {
  name: "a key below the table, impact up the side",
  make: () => {
    const sheet = plainTable(new Sheet("Register"), (l, i) => inBand(THREE, l * i))
      .put(13, 0, "Key")
      .put(14, 1, "Impact");
    for (let i = 5; i >= 1; i--) sheet.table(19 - i, 2, [[i, ...[1, 2, 3, 4, 5].map((l) => shaded(l * i))]]);
    return [sheet.table(19, 3, [[1, 2, 3, 4, 5], ["Likelihood"]])];
  },
  plant: ([sheet]) => sheet!.put(1, 5, { v: 15, fill: RED }).put(3, 3, 6).put(6, 5, { v: 6, fill: RED }),
  risks: 10,
  faults: ["score-mismatch F2", "rating-off-scale D4", "band-fill-mismatch F7"],
};

/** Four bands of which the last is black, and a key with two wrong colours in it. */
const blackBand: Pair = {
  name: "a black band beyond tolerance",
  make: () => {
    const bands = [
      [20, "#000000"],
      [12, RED],
      [6, YELLOW],
      [0, GREEN],
    ] as const;
    const matrix = new Sheet("Tolerance").put(0, 0, "Likelihood").put(6, 2, "Impact");
    for (let l = 5; l >= 1; l--) matrix.table(5 - l, 1, [[l, ...[1, 2, 3, 4, 5].map((i) => shaded(l * i, bands))]]);
    return [plainTable(new Sheet("Register"), (l, i) => inBand(bands, l * i)), matrix.table(5, 2, [[1, 2, 3, 4, 5]])];
  },
  plant: ([sheet]) => sheet!.put(6, 5, { v: 6, fill: "#000000" }),
  risks: 10,
  faults: ["band-fill-mismatch F7"],
};

export const FORMS: readonly Pair[] = [assurance, quarters, areas, threeGrids, zones, keyBelow, blackBand];
