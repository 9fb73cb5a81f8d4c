import { AMBER, CONTROLS, GREEN, IMPACT, LIKELIHOOD, OWNERS, RED, RISKS, Sheet, inBand, type Put } from "./build";
import type { Pair } from "./pair";

const THREE = [
  [15, RED],
  [8, AMBER],
  [0, GREEN],
] as const;
const shaded = (score: number): Put => ({ v: score, fill: inBand(THREE, score) });
const rated = (n: number): readonly [number, number] => [LIKELIHOOD[n]!, IMPACT[n]!];

/** The key on top of the register, the table far below it; scores only as colours with a number of the quarter before. */
const keyOnTop: Pair = {
  name: "police: the key above the table, columns for last and this quarter",
  make: () => {
    const sheet = new Sheet("Force risk register")
      .put(0, 0, "Force Strategic Risk Register Q2 2024/25")
      .put(1, 1, "Impact");
    sheet.table(2, 0, [["Likelihood", 1, 2, 3, 4, 5]]);
    for (let l = 5; l >= 1; l--) sheet.table(8 - l, 0, [[l, ...[1, 2, 3, 4, 5].map((i) => shaded(l * i))]]);
    return [
      sheet.table(10, 0, [
        [
          "Ref",
          "Risk",
          "Chief officer lead",
          "Controls",
          "Likelihood",
          "Impact",
          "Score this quarter",
          "Score last quarter",
          "Movement",
          "Planned actions",
        ],
        ...RISKS.map((risk, n): Put[] => {
          const [l, i] = rated(n);
          return [
            `F/${n + 1}`,
            risk,
            OWNERS[n]!,
            CONTROLS[n]!,
            l,
            i,
            shaded(l * i),
            shaded(n % 2 ? (l - 1) * i : l * i),
            n % 2 ? "Increased" : "No change",
            "Report to the board",
          ];
        }),
      ]),
    ];
  },
  plant: ([sheet]) => sheet!.put(12, 8, "Decreased").put(13, 6, { v: 16, fill: GREEN }).put(14, 4, 7).put(16, 2, null),
  risks: 10,
  fields: "id title owner controls current.likelihood current.impact current.score previous.score dot actions",
  faults: ["dot-mismatch I13", "band-fill-mismatch G14", "rating-off-scale E15", "owner-missing C17"],
};

/** Likelihood plus impact, last year's sheet hidden behind this year's. */
const plus: Pair = {
  name: "district: likelihood plus impact, an archive of closed risks",
  make: () => {
    const headings = [
      "Ref",
      "Risk",
      "Service",
      "Impact (I)",
      "Likelihood (L)",
      "Risk score (I + L)",
      "What we do about it",
      "Service manager",
    ];
    const rows = RISKS.map((risk, n): Put[] => {
      const [l, i] = rated(n);
      return [n + 1, risk, ["Housing", "Planning"][n % 2]!, i, l, i + l, CONTROLS[n]!, OWNERS[n]!];
    });
    return [
      new Sheet("Service risks").put(0, 0, "Service risk register 2024").table(1, 0, [headings, ...rows]),
      new Sheet("Archive").table(0, 0, [
        ["Ref", "Risk", "Closed on", "Why closed"],
        [91, "Move of the archive store", "2024-01-31", "Done"],
        [92, "Loss of the grant for parks", "2024-02-28", "Grant was paid"],
      ]),
    ];
  },
  plant: ([sheet]) => sheet!.put(3, 5, 12).put(5, 3, null).put(7, 1, RISKS[0]!).put(8, 7, null),
  risks: 10,
  faults: ["score-mismatch F4", "rating-missing D6", "title-duplicate B8", "owner-missing H9"],
};

/** Words for both ratings and for the level, no numbers anywhere, statuses of the risk itself. */
const allWords: Pair = {
  name: "heritage trust: words alone, treat or tolerate, open and closed",
  make: () => {
    const l = [
      "Unlikely",
      "Possible",
      "Likely",
      "Possible",
      "Unlikely",
      "Likely",
      "Possible",
      "Likely",
      "Unlikely",
      "Possible",
    ];
    const i = ["Major", "Major", "Moderate", "Minor", "Minor", "Major", "Moderate", "Minor", "Moderate", "Major"];
    const level = (n: number): string => {
      const sum = ["Unlikely", "Possible", "Likely"].indexOf(l[n]!) + ["Minor", "Moderate", "Major"].indexOf(i[n]!);
      return sum >= 3 ? "High" : sum >= 2 ? "Medium" : "Low";
    };
    return [
      new Sheet("Register")
        .put(0, 0, "Heritage Trust: Register of Risks")
        .table(2, 0, [
          [
            "Risk ID",
            "Description of Risk",
            "Type",
            "Likelihood",
            "Consequence",
            "Level of Risk",
            "Treatment (Treat/Tolerate/Transfer/Terminate)",
            "Treatment plan",
            "Person Responsible",
            "Open/Closed",
          ],
          ...RISKS.map((risk, n): Put[] => [
            `HT${n + 1}`,
            risk,
            "Operational",
            l[n]!,
            i[n]!,
            level(n),
            ["Treat", "Tolerate"][n % 2]!,
            CONTROLS[n]!,
            OWNERS[n]!,
            "Open",
          ]),
        ]),
    ];
  },
  plant: ([sheet]) => sheet!.put(7, 3, null).put(12, 5, "Low").put(8, 8, null).put(10, 7, "tbc"),
  risks: 10,
  fields: "id title category current.likelihood current.impact current.band response actions owner status",
  faults: ["rating-missing D8", "band-inconsistent F13", "owner-missing I9", "placeholder-left H11"],
};

/** The sum written out with its letters. */
const letters: Pair = {
  name: "both ratings and their product in one cell, L4 x I5 = 20",
  make: () => [
    new Sheet("Corporate risks").put(0, 0, "CORPORATE RISK REGISTER").table(2, 0, [
      ["No.", "Risk", "Owner", "Gross rating", "Controls", "Net rating", "Target rating"],
      ...RISKS.map((risk, n): Put[] => {
        const [l, i] = rated(n);
        const say = (a: number): string => `L${a} x I${i} = ${a * i}`;
        return [n + 1, risk, OWNERS[n]!, say(l), CONTROLS[n]!, say(l - 1), say(1)];
      }),
    ]),
  ],
  plant: ([sheet]) => sheet!.put(4, 3, "L3 x I5 = 16").put(6, 5, "L5 x I4 = 20").put(8, 2, null).put(9, 6, null),
  risks: 10,
  fields: "id title owner inherent.score controls residual.score target.score",
  faults: ["score-words-mismatch D5", "residual-above-inherent F7", "owner-missing C9"],
};

/** A project board's table: months as text, a reporting band per risk, a column of numbers for ranking, tolerance as yes or no. */
const project: Pair = {
  name: "project board: proximity, rank, tolerance as yes or no, dates as months",
  make: () => [
    new Sheet("Risk log")
      .put(0, 0, "Town centre scheme - Risk log")
      .put(1, 0, "Status at: 31 October 2024")
      .table(3, 0, [
        [
          "Rank",
          "Risk ref",
          "Event",
          "Cause",
          "Effect",
          "P (1-5)",
          "I (1-5)",
          "PxI",
          "RAG",
          "Proximity",
          "Within tolerance?",
          "Response",
          "Response actions",
          "Risk owner",
          "Risk actionee",
          "Target date",
          "Date closed",
        ],
        ...RISKS.map((risk, n): Put[] => {
          const [p, i] = rated(n);
          return [
            n + 1,
            `TC${String(n + 1).padStart(3, "0")}`,
            risk,
            "Ground conditions",
            "Cost and delay",
            p,
            i,
            p * i,
            { v: p * i >= 15 ? "R" : p * i >= 8 ? "A" : "G", fill: inBand(THREE, p * i) },
            "Next stage",
            p * i >= 15 ? "No" : "Yes",
            "Reduce",
            CONTROLS[n]!,
            OWNERS[n]!,
            "Site agent",
            "Mar-25",
          ];
        }),
      ]),
  ],
  plant: ([sheet]) =>
    sheet!.put(11, 8, { v: "R", fill: RED }).put(5, 7, 8).put(6, 1, "TC002").put(7, 14, null).put(8, 13, null),
  risks: 10,
  faults: [
    "score-mismatch H6",
    "id-duplicate B7",
    "action-owner-missing O8",
    "owner-missing N9",
    "band-inconsistent I12",
  ],
};

export const ODDMENTS: readonly Pair[] = [keyOnTop, plus, allWords, letters, project];
