import {
  AMBER,
  CONTROLS,
  GREEN,
  IMPACT,
  inBand,
  LIKELIHOOD,
  OWNERS,
  PURPLE,
  rated,
  RED,
  RISKS,
  shaded,
  Sheet,
  THREE,
  YELLOW,
  type Put,
} from "./build";
import type { Pair } from "./pair";

/** "Risk Score (Likelihood x Impact) Current", quarters in full, an abbreviation for each level in the key. */
const wordy: Pair = {
  name: "combined authority: long headings with brackets, two owners, quarters in reviews",
  make: () => [
    new Sheet("Corporate Risk Register")
      .put(0, 0, "Combined Authority")
      .put(1, 0, "Corporate Risk Register, November 2024")
      .table(3, 0, [
        [
          "Risk Number",
          "Risk Title and Description",
          "Risk Owner / Deputy",
          "Likelihood Score (1 = rare, 5 = almost certain) Current",
          "Impact Score (1 = low, 5 = severe) Current",
          "Risk Score (Likelihood x Impact) Current",
          "Current Mitigations",
          "Planned Mitigations (with dates)",
          "Likelihood Score Target",
          "Impact Score Target",
          "Risk Score (Likelihood x Impact) Target",
          "Next review (quarter)",
        ],
        ...RISKS.map((risk, n): Put[] => {
          const [l, i] = rated(n);
          const aim = Math.max(1, l - 2);
          return [
            `CA-${n + 1}`,
            `${risk}. There is a risk that plans are late.`,
            `${OWNERS[n]!} / Deputy`,
            l,
            i,
            shaded(l * i),
            CONTROLS[n]!,
            "New contract by March 2025",
            aim,
            i,
            shaded(aim * i),
            "Q4",
          ];
        }),
      ]),
  ],
  plant: ([sheet]) => sheet!.put(5, 5, shaded(9)).put(7, 10, null).put(8, 2, null).put(9, 8, 6).put(9, 10, shaded(18)),
  risks: 10,
  fields:
    "id title owner current.likelihood current.impact current.score controls actions target.likelihood target.impact target.score nextReview",
  faults: ["score-mismatch F6", "score-missing K8", "owner-missing C9", "target-above-current K10"],
};

/** Academy trust: likelihood, impact and a RAG word; a spare column; instructions under the headings. */
const school: Pair = {
  name: "academy trust: RAG words after each pair, instructions below the headings",
  make: () => {
    const rag = (score: number): Put => ({
      v: score >= 15 ? "Red" : score >= 8 ? "Amber" : "Green",
      fill: inBand(THREE, score),
    });
    return [
      new Sheet("Risk Register")
        .put(0, 0, "ACADEMY TRUST RISK REGISTER")
        .table(1, 0, [
          [
            "No",
            "Category",
            "Risk",
            "Initial assessment",
            null,
            null,
            "Existing controls",
            "Residual assessment",
            null,
            null,
            "Assigned to",
            "Review date",
          ],
          [null, null, null, "Likelihood", "Impact", "RAG", null, "Likelihood", "Impact", "RAG"],
          ...RISKS.map((risk, n): Put[] => {
            const [l, i] = rated(n);
            return [
              n + 1,
              ["Strategic", "Finance", "Operations"][n % 3]!,
              risk,
              l,
              i,
              rag(l * i),
              CONTROLS[n]!,
              l - 1,
              i,
              rag((l - 1) * i),
              OWNERS[n]!,
              "2025-02-01",
            ];
          }),
          [],
          ["Key", null, "Green 1 to 6, Amber 8 to 12, Red 15 to 25"],
        ])
        .merge("D2:F2", "H2:J2", "A2:A3", "B2:B3", "C2:C3", "G2:G3", "K2:K3", "L2:L3"),
    ];
  },
  plant: ([sheet]) =>
    sheet!
      .put(4, 5, { v: "Amber", fill: AMBER })
      .put(6, 7, null)
      .put(8, 9, { v: "Red", fill: RED })
      .put(9, 11, "2024-02-30"),
  risks: 10,
  fields:
    "id category title inherent.likelihood inherent.impact inherent.band controls residual.likelihood residual.impact residual.band owner nextReview",
  faults: [
    "band-word-mismatch F5",
    "band-fill-mismatch F5",
    "band-inconsistent F5",
    "rating-missing H7",
    "band-word-mismatch J9",
    "band-fill-mismatch J9",
    "date-impossible L10",
  ],
};

/** Five by four: four levels of impact; five bands in the key, told in a list with their colours. */
const fiveByFour: Pair = {
  name: "fire authority: five likelihoods by four impacts, five bands",
  make: () => {
    const bands = [
      [16, PURPLE],
      [12, RED],
      [8, AMBER],
      [4, YELLOW],
      [0, GREEN],
    ] as const;
    const key = new Sheet("Risk matrix")
      .put(0, 0, "Risk matrix: likelihood (down) by impact (across)")
      .table(1, 0, [
        ["Likelihood", "Impact 1", "Impact 2", "Impact 3", "Impact 4"],
        ...[5, 4, 3, 2, 1].map((l): Put[] => [`Likelihood ${l}`, ...[1, 2, 3, 4].map((i) => shaded(l * i, bands))]),
      ]);
    return [
      new Sheet("Strategic").put(0, 0, "Fire Authority Strategic Risks").table(2, 0, [
        [
          "Risk ref.",
          "Risk",
          "Causes",
          "Consequences",
          "Inherent L",
          "Inherent I",
          "Inherent LxI",
          "Controls",
          "Residual L",
          "Residual I",
          "Residual LxI",
          "Lead officer",
        ],
        ...RISKS.map((risk, n): Put[] => {
          const l = LIKELIHOOD[n]!;
          const i = Math.min(4, IMPACT[n]!);
          return [
            `FA${n + 1}`,
            risk,
            "Funding falls",
            "Slower response",
            l,
            i,
            shaded(l * i, bands),
            CONTROLS[n]!,
            l - 1,
            i,
            shaded((l - 1) * i, bands),
            OWNERS[n]!,
          ];
        }),
      ]),
      key,
    ];
  },
  plant: ([sheet]) => sheet!.put(4, 5, 5).put(6, 6, { v: 12, fill: GREEN }).put(8, 10, shaded(7)).put(10, 11, null),
  risks: 10,
  faults: [
    "rating-off-scale F5",
    "band-fill-mismatch G7",
    "score-mismatch K9",
    "residual-above-inherent K9",
    "owner-missing L11",
  ],
};

/** Opportunities alone, benefit by likelihood. */
const chances: Pair = {
  name: "opportunity register of a growth board",
  make: () => [
    new Sheet("Opportunities").put(0, 0, "Growth Board: opportunity register").table(2, 0, [
      [
        "Ref",
        "Opportunity",
        "Owner",
        "Likelihood",
        "Benefit",
        "Current score",
        "Actions to exploit",
        "Target likelihood",
        "Target benefit",
        "Target score",
      ],
      ...[
        "New railway station",
        "Grant for energy works",
        "Shared services with a neighbour",
        "Sale of the old depot",
        "Festival in the park",
        "University campus",
        "Film studio",
        "Heat network",
        "Apprenticeship hub",
        "Freeport",
      ].map((name, n): Put[] => {
        const [l, i] = [Math.min(4, LIKELIHOOD[n]!), IMPACT[n]!];
        return [`O${n + 1}`, name, OWNERS[n]!, l, i, l * i, "Prepare the bid", l + 1, i, (l + 1) * i];
      }),
    ]),
  ],
  plant: ([sheet]) => sheet!.put(4, 9, 5).put(4, 7, 1).put(4, 8, 5).put(6, 5, 11).put(8, 2, null),
  risks: 10,
  fields:
    "id title owner current.likelihood current.impact current.score actions target.likelihood target.impact target.score",
  faults: ["target-above-current J5", "score-mismatch F7", "owner-missing C9"],
};

/** Business continuity: threats by asset; likelihood A to E, impact 1 to 5, scores as D4. */
const continuity: Pair = {
  name: "business continuity: threats, 6 x 6",
  make: () => [
    new Sheet("BC threats").put(0, 0, "Business continuity risk assessment").table(1, 0, [
      [
        "Threat",
        "What would be lost",
        "Likelihood (1-6)",
        "Impact (1-6)",
        "Risk rating",
        "Arrangements in place",
        "Plan owner",
        "Plan last tested",
      ],
      ...[
        "Flood",
        "Loss of power",
        "Pandemic",
        "Fuel shortage",
        "Loss of building",
        "Failure of supplier",
        "Strike",
        "Heatwave",
        "Cyber attack",
        "Fire",
      ].map((name, n): Put[] => {
        const [l, i] = [LIKELIHOOD[n]! + (n % 2), IMPACT[n]! + ((n + 1) % 2)];
        return [
          name,
          "Access to offices and systems",
          l,
          i,
          { v: l * i, formula: `=C${n + 3}*D${n + 3}` },
          CONTROLS[n]!,
          OWNERS[n]!,
          "2024-05-01",
        ];
      }),
    ]),
  ],
  plant: ([sheet]) =>
    sheet!
      .put(3, 4, { v: { error: "#REF!" }, formula: "=C4*#REF!" })
      .put(5, 4, { v: 20, formula: "=C6*D5" })
      .put(7, 6, null)
      .put(8, 2, null),
  risks: 10,
  faults: ["cell-error E4", "formula-inconsistent E6", "score-mismatch E6", "owner-missing G8", "rating-missing C9"],
};

/** The insurer's template: merged title over all, blank first column, a gap between risk and ratings, headings with line breaks. */
const insurer: Pair = {
  name: "insurer's template: starts in column C, gaps and line breaks in headings",
  make: () => [
    new Sheet("Sheet1")
      .put(1, 2, "Risk Register - Community Theatre")
      .merge("C2:P2")
      .table(4, 2, [
        [
          "Risk\nRef",
          "Risk Description\n(event, cause, consequence)",
          "Date\nidentified",
          null,
          "Pre-control\nLikelihood",
          "Pre-control\nImpact",
          "Pre-control\nRisk Rating",
          null,
          "Key controls",
          "Control\nowner",
          null,
          "Post-control\nLikelihood",
          "Post-control\nImpact",
          "Post-control\nRisk Rating",
        ],
        ...RISKS.map((risk, n): Put[] => {
          const [l, i] = rated(n);
          return [
            `${n + 1}.`,
            risk,
            "2024-04-15",
            null,
            l,
            i,
            shaded(l * i),
            null,
            CONTROLS[n]!,
            OWNERS[n]!,
            null,
            l - 1,
            i,
            shaded((l - 1) * i),
          ];
        }),
      ]),
  ],
  plant: ([sheet]) => sheet!.put(6, 8, shaded(9)).put(8, 13, null).put(9, 15, shaded(25)).put(10, 11, null),
  risks: 10,
  faults: [
    "score-mismatch I7",
    "rating-missing N9",
    "score-mismatch P10",
    "residual-above-inherent P10",
    "owner-missing L11",
  ],
};

export const BOARDS: readonly Pair[] = [wordy, school, fiveByFour, chances, continuity, insurer];
