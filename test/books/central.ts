import { AMBER, CONTROLS, GREEN, IMPACT, LIKELIHOOD, OWNERS, RED, RISKS, Sheet, inBand, type Put } from "./build";
import type { Pair } from "./pair";

const THREE = [
  [15, RED],
  [8, AMBER],
  [0, GREEN],
] as const;
const shaded = (score: number): Put => ({ v: score, fill: inBand(THREE, score) });
const rated = (n: number): readonly [number, number] => [LIKELIHOOD[n]!, IMPACT[n]!];
const WORDS = {
  likelihood: ["Rare", "Unlikely", "Possible", "Likely", "Almost certain"],
  impact: ["Negligible", "Minor", "Moderate", "Major", "Severe"],
} as const;

/** Three levels of headings: assessment, stage, part. */
const threeLevels: Pair = {
  name: "department: headings on three levels",
  make: () => [
    new Sheet("Register")
      .put(0, 0, "Departmental Risk Register")
      .table(1, 0, [
        ["Identification", null, null, "Assessment", null, null, null, null, null, "Treatment", null, null],
        [null, null, null, "Inherent", null, null, "Residual", null, null, null, null, null],
        [
          "Ref",
          "Risk",
          "Owner",
          "Likelihood",
          "Impact",
          "Score",
          "Likelihood",
          "Impact",
          "Score",
          "Response",
          "Action",
          "By",
        ],
        ...RISKS.map((risk, n): Put[] => {
          const [l, i] = rated(n);
          const now = Math.max(1, l - 1 - (n % 2));
          return [
            `D${n + 1}`,
            risk,
            OWNERS[n]!,
            l,
            i,
            shaded(l * i),
            now,
            i,
            shaded(now * i),
            "Treat",
            CONTROLS[n]!,
            "2025-06-30",
          ];
        }),
      ])
      .merge("A2:C2", "D2:I2", "J2:L2", "D3:F3", "G3:I3"),
  ],
  plant: ([sheet]) => sheet!.put(5, 5, shaded(16)).put(7, 8, shaded(20)).put(9, 7, null).put(11, 0, "D7"),
  risks: 10,
  fields:
    "id title owner inherent.likelihood inherent.impact inherent.score residual.likelihood residual.impact residual.score response actions due",
  faults: [
    "score-mismatch F6",
    "score-mismatch I8",
    "residual-above-inherent I8",
    "rating-missing H10",
    "id-duplicate A12",
  ],
};

/** Ratings as "4 (Likely)", a column of the score, its band as a word by a formula over the key. */
const numberAndWord: Pair = {
  name: "ratings as a number with its word, levels looked up",
  make: () => {
    const key = new Sheet("Guidance").table(0, 0, [
      ["Likelihood", null, null, "Impact"],
      ...[4, 3, 2, 1, 0].map((n): Put[] => [n + 1, WORDS.likelihood[n]!, null, n + 1, WORDS.impact[n]!]),
      [],
      ["Risk level", "From", "To"],
      ["Low", 1, 6],
      ["Medium", 8, 12],
      ["High", 15, 25],
    ]);
    const level = (score: number): string => (score >= 15 ? "High" : score >= 8 ? "Medium" : "Low");
    const sheet = new Sheet("Strategic risks").table(0, 0, [
      [
        "Risk ref",
        "Strategic risk",
        "Cause",
        "Effect",
        "Likelihood",
        "Impact",
        "Score",
        "Level",
        "Controls",
        "Risk owner",
      ],
      ...RISKS.map((risk, n): Put[] => {
        const [l, i] = rated(n);
        return [
          `SR${n + 1}`,
          risk,
          "Demand grows and grants fall",
          "Services are cut",
          `${l} (${WORDS.likelihood[l - 1]!})`,
          `${i} (${WORDS.impact[i - 1]!})`,
          { v: l * i, formula: `=LEFT(E${n + 2},1)*LEFT(F${n + 2},1)` },
          { v: level(l * i), formula: `=IF(G${n + 2}>=15,"High",IF(G${n + 2}>=8,"Medium","Low"))` },
          CONTROLS[n]!,
          OWNERS[n]!,
        ];
      }),
    ]);
    return [sheet, key];
  },
  plant: ([sheet]) =>
    sheet!
      .put(2, 4, "3 (Likely)")
      .put(4, 7, "Low")
      .put(6, 6, { v: 9, formula: "=LEFT(E7,1)*LEFT(F6,1)" })
      .put(8, 5, "3 (Severe)"),
  risks: 10,
  faults: [
    "score-words-mismatch E3",
    "score-words-mismatch F9",
    "score-mismatch G9",
    "band-word-mismatch H5",
    "score-mismatch G7",
    "formula-inconsistent G7",
  ],
};

/** Colours by conditions; the score is a formula; this year's sheet beside last year's, hidden. */
const conditions: Pair = {
  name: "colours by conditional formats, scores by formulas",
  make: () => {
    const sheet = new Sheet("Risk register").put(0, 0, "College risk register 2024-25").table(2, 0, [
      [
        "Risk no.",
        "Risk description",
        "Lead",
        "Mitigation in place",
        "Likelihood\n(1-5)",
        "Impact\n(1-5)",
        "Risk score\n(LxI)",
        "Trend",
        "Date of last review",
        "Date of next review",
      ],
      ...RISKS.map((risk, n): Put[] => {
        const [l, i] = rated(n);
        return [
          n + 1,
          risk,
          OWNERS[n]!,
          CONTROLS[n]!,
          l,
          i,
          { v: l * i, formula: `=E${n + 4}*F${n + 4}` },
          "↔",
          "2024-11-04",
          "2025-02-03",
        ];
      }),
    ]);
    return [
      sheet
        .from("G4:G13", 15, RED)
        .from("G4:G13", 8, AMBER)
        .condition("G4:G13", { kind: "formula", formulas: ["G4<8"], fill: GREEN })
        .put(15, 1, "Low 1-6")
        .put(15, 2, { v: null, fill: GREEN })
        .put(16, 1, "Medium 8-12")
        .put(16, 2, { v: null, fill: AMBER })
        .put(17, 1, "High 15-25")
        .put(17, 2, { v: null, fill: RED }),
    ];
  },
  plant: ([sheet]) =>
    sheet!.put(4, 6, 16).put(6, 9, "2024-10-01").put(8, 7, "??").put(9, 8, "2022-11-04").put(11, 4, "4 "),
  risks: 10,
  faults: [
    "score-overtyped G5",
    "score-mismatch G5",
    "review-date-order J7",
    "review-overdue J7",
    "dot-unreadable H9",
    "review-stale I10",
    "number-as-text E12",
  ],
};

/** Scores by quarter, each under its date, the arrow after the last. */
const quarters: Pair = {
  name: "scores by quarter with an arrow",
  make: () => [
    new Sheet("Partnership risks")
      .put(0, 0, "Health and Care Partnership: joint risk register, Q3 2024/25")
      .table(2, 0, [
        [
          "Ref",
          "Joint risk",
          "Lead partner",
          "Controls",
          "Q1 score",
          "Q2 score",
          "Q3 score",
          "Direction of travel",
          "Target score",
          "Comments",
        ],
        ...RISKS.map((risk, n): Put[] => {
          const [l, i] = rated(n);
          const scores =
            n % 3 === 0
              ? [l * i, l * i, l * i]
              : n % 3 === 1
                ? [l * i, l * i, (l - 1) * i]
                : [(l - 1) * i, (l - 1) * i, l * i];
          return [
            `J${n + 1}`,
            risk,
            OWNERS[n]!,
            CONTROLS[n]!,
            ...scores.map(shaded),
            ["→", "↓", "↑"][n % 3]!,
            shaded(i),
            "Reviewed at the board",
          ];
        }),
      ]),
  ],
  plant: ([sheet]) => sheet!.put(4, 7, "↑").put(5, 7, null),
  risks: 10,
  faults: ["dot-mismatch H5", "dot-missing H6"],
};

/** Fraud: impact 1, 2, 4, 8; likelihood 1 to 4; how well the controls work. */
const fraud: Pair = {
  name: "fraud risks: impact doubles at each level",
  make: () => {
    const impact = [8, 4, 4, 2, 1, 8, 2, 4, 2, 1, 4, 8];
    const likelihood = [3, 4, 2, 3, 2, 1, 4, 3, 2, 3, 1, 2];
    const names = [
      "Payments to false suppliers",
      "Expenses claimed twice",
      "Tenancies sublet",
      "Single person discount",
      "Blue badges misused",
      "Grants spent elsewhere",
      "Payroll ghosts",
      "Procurement rigged",
      "Timesheets padded",
      "Stock taken from stores",
      "Refunds to own account",
      "Mandate changed by a criminal",
    ];
    return [
      new Sheet("Fraud risks")
        .put(0, 0, "Fraud Risk Register 2024")
        .put(1, 0, "Risk score = likelihood (1, 2, 3, 4) x impact (1, 2, 4, 8)")
        .table(3, 0, [
          [
            "Ref",
            "Fraud risk",
            "Possible perpetrator",
            "Inherent likelihood",
            "Inherent impact",
            "Inherent score",
            "Existing controls",
            "Control effectiveness",
            "Residual likelihood",
            "Residual impact",
            "Residual score",
            "Further action",
            "Action owner",
            "Target date",
          ],
          ...names.map((name, n): Put[] => {
            const [l, i] = [likelihood[n]!, impact[n]!];
            const now = Math.max(1, l - 1);
            return [
              `FR${n + 1}`,
              name,
              ["Supplier", "Employee", "Resident"][n % 3]!,
              l,
              i,
              l * i,
              CONTROLS[n % 10]!,
              ["Good", "Adequate"][n % 2]!,
              now,
              i,
              now * i,
              "Data match each year",
              "Head of Audit",
              "2025-03-31",
            ];
          }),
        ]),
    ];
  },
  plant: ([sheet]) => sheet!.put(5, 5, 18).put(7, 9, 3).put(9, 12, null).put(10, 10, null),
  risks: 12,
  faults: ["score-mismatch F6", "score-mismatch K8", "action-owner-missing M10", "score-missing K11"],
};

export const CENTRAL: readonly Pair[] = [threeLevels, numberAndWord, conditions, quarters, fraud];
