import {
  AMBER,
  CONTROLS,
  GREEN,
  IMPACT,
  LIKELIHOOD,
  OWNERS,
  rated,
  RED,
  RISKS,
  shaded,
  Sheet,
  YELLOW,
  type Put,
} from "./build";
import type { Pair } from "./pair";

/** Welsh and English in each heading. */
const bilingual: Pair = {
  name: "bilingual: Welsh and English in each heading",
  make: () => [
    new Sheet("Cofrestr Risg").put(0, 0, "Cofrestr Risg Gorfforaethol / Corporate Risk Register").table(2, 0, [
      [
        "Cyf / Ref",
        "Risg / Risk",
        "Perchennog / Owner",
        "Tebygolrwydd / Likelihood",
        "Effaith / Impact",
        "Sgôr / Score",
        "Rheolaethau / Controls",
        "Tebygolrwydd gweddilliol / Residual likelihood",
        "Effaith weddilliol / Residual impact",
        "Sgôr gweddilliol / Residual score",
      ],
      ...RISKS.map((risk, n): Put[] => {
        const [l, i] = rated(n);
        return [
          `RC${n + 1}`,
          `Risg: ${risk}`,
          OWNERS[n]!,
          l,
          i,
          shaded(l * i),
          CONTROLS[n]!,
          l - 1,
          i,
          shaded((l - 1) * i),
        ];
      }),
    ]),
  ],
  plant: ([sheet]) => sheet!.put(4, 5, shaded(16)).put(6, 9, null).put(8, 0, "RC5").put(9, 2, null),
  risks: 10,
  fields:
    "id title owner inherent.likelihood inherent.impact inherent.score controls residual.likelihood residual.impact residual.score",
  faults: ["score-mismatch F5", "score-missing J7", "id-duplicate A9", "owner-missing C10"],
};

/** Actions as rows under the risk, with owners and dates; notes between; closed risks in a table of their own below. */
const subRows: Pair = {
  name: "actions in rows below each risk, closed risks at the end",
  make: () => {
    const sheet = new Sheet("Adult Care")
      .put(0, 0, "Adult Care Directorate Risk Register")
      .table(2, 0, [
        ["Ref", "Risk description", "Risk owner", "L", "I", "Score", "Actions", "Action owner", "Due date", "Status"],
      ]);
    let row = 3;
    RISKS.forEach((risk, n) => {
      const [l, i] = rated(n);
      sheet.table(row, 0, [
        [
          `AC${n + 1}`,
          risk,
          OWNERS[n]!,
          l,
          i,
          shaded(l * i),
          `Agree the plan for item ${n + 1}`,
          "Policy Officer",
          "2025-03-31",
          "In progress",
        ],
        [
          null,
          null,
          null,
          null,
          null,
          null,
          `Train the staff for item ${n + 1}`,
          "Training Manager",
          "2024-09-30",
          "Complete",
        ],
        [null, null, null, null, null, null, `Report on item ${n + 1}`, "Service Manager", "2025-06-30", "Not started"],
      ]);
      row += 3;
    });
    sheet.put(row + 2, 0, "Closed risks").table(row + 3, 0, [
      ["Ref", "Risk description", "Date closed", "Reason"],
      ["AC90", "Move to the new case system", "2024-05-01", "System is live"],
      ["AC91", "Inspection in the spring", "2024-06-01", "Report received"],
    ]);
    return [sheet];
  },
  plant: ([sheet]) =>
    sheet!
      .put(3, 5, shaded(16))
      .put(4, 7, null)
      .put(8, 8, "2024-10-31")
      .put(11, 9, null)
      .put(13, 9, "In progress")
      .put(14, 8, "30/02/2025"),
  risks: 10,
  fields: "id title owner current.likelihood current.impact current.score actions actionOwner due status",
  faults: [
    "score-mismatch F4",
    "action-owner-missing H5",
    "action-overdue I9",
    "action-status-missing J12",
    "action-overdue I14",
    "date-impossible I15",
  ],
};

/** Chance in percent by cost in pounds is the exposure. */
const exposure: Pair = {
  name: "capital project: chance in percent by cost in pounds",
  make: () => [
    new Sheet("Quantified risks").put(0, 0, "Quantified risk register: new leisure centre").table(2, 0, [
      ["Risk ID", "Risk", "Owner", "Probability (%)", "Cost impact (£)", "Exposure (£)", "Mitigation"],
      ...RISKS.map((risk, n): Put[] => {
        const [chance, cost] = [LIKELIHOOD[n]! * 0.15, IMPACT[n]! * 25_000];
        return [
          `Q${n + 1}`,
          risk,
          OWNERS[n]!,
          chance,
          cost,
          { v: chance * cost, formula: `=D${n + 4}*E${n + 4}` },
          CONTROLS[n]!,
        ];
      }),
      [null, "Total exposure", null, null, null, { v: 512_000, formula: "=SUM(F4:F13)" }],
    ]),
  ],
  plant: ([sheet]) => sheet!.put(5, 5, 90_000).put(8, 2, null).put(9, 0, "Q6"),
  risks: 10,
  faults: ["score-overtyped F6", "owner-missing C9", "id-duplicate A10"],
};

/** One score at each stage and no ratings; appetite as a score; the key at the right of the table. */
const appetite: Pair = {
  name: "scores only, appetite as a score, key at the right",
  make: () => {
    const sheet = new Sheet("Board").put(0, 0, "Trust Board Risk Register").table(2, 0, [
      [
        "ID",
        "Risk title",
        "Executive lead",
        "Inherent risk score",
        "Controls",
        "Current risk score",
        "Target risk score",
        "Actions",
      ],
      ...RISKS.map((risk, n): Put[] => {
        const [l, i] = rated(n);
        return [
          n + 1,
          risk,
          OWNERS[n]!,
          shaded(l * i),
          CONTROLS[n]!,
          shaded((l - 1) * i),
          shaded(i),
          "Report in the spring",
        ];
      }),
    ]);
    sheet.put(2, 10, "Likelihood").put(2, 11, 1).put(2, 12, 2).put(2, 13, 3).put(2, 14, 4).put(2, 15, 5);
    for (let impact = 5; impact >= 1; impact--)
      sheet
        .put(8 - impact, 10, `Impact ${impact}`)
        .table(8 - impact, 11, [[1, 2, 3, 4, 5].map((l) => shaded(l * impact))]);
    return [sheet];
  },
  plant: ([sheet]) =>
    sheet!
      .put(3, 5, { v: 15, fill: GREEN })
      .put(5, 3, shaded(17))
      .put(7, 6, shaded(20))
      .put(9, 5, shaded(16))
      .put(10, 2, null),
  risks: 10,
  faults: [
    "band-fill-mismatch F4",
    "score-impossible D6",
    "target-above-current G8",
    "residual-above-inherent F10",
    "owner-missing C11",
  ],
};

/** Levels as single letters H, M, L with VH; the answer in a key of words. */
const vhml: Pair = {
  name: "charity: VL to VH on both axes with a grid of words",
  make: () => {
    const letters = ["VL", "L", "M", "H", "VH"];
    const level = (l: number, i: number): string =>
      l + i >= 8 ? "Very High" : l + i >= 6 ? "High" : l + i >= 4 ? "Medium" : "Low";
    const fills: Readonly<Record<string, string>> = { "Very High": RED, High: AMBER, Medium: YELLOW, Low: GREEN };
    const filled = (word: string): Put => ({ v: word, fill: fills[word]! });
    const matrix = new Sheet("Matrix")
      .put(0, 1, "Impact")
      .table(1, 0, [
        ["Likelihood", ...letters],
        ...[5, 4, 3, 2, 1].map((l): Put[] => [letters[l - 1]!, ...[1, 2, 3, 4, 5].map((i) => filled(level(l, i)))]),
      ]);
    return [
      new Sheet("Trustees").put(0, 0, "Trustees' risk register").table(1, 0, [
        ["Ref", "Risk", "Likelihood", "Impact", "Risk level", "Steps taken to manage the risk", "Who is responsible"],
        ...RISKS.map((risk, n): Put[] => {
          const [l, i] = rated(n);
          return [n + 1, risk, letters[l - 1]!, letters[i - 1]!, filled(level(l, i)), CONTROLS[n]!, OWNERS[n]!];
        }),
      ]),
      matrix,
    ];
  },
  plant: ([sheet]) => sheet!.put(3, 4, { v: "Low", fill: GREEN }).put(5, 2, null).put(7, 3, "Hgh").put(9, 6, null),
  risks: 10,
  fields: "id title current.likelihood current.impact current.band controls owner",
  faults: [
    "band-word-mismatch E4",
    "band-fill-mismatch E4",
    "rating-missing C6",
    "rating-off-scale D8",
    "owner-missing G10",
  ],
};

/** Three by three with 1, 3 and 5; scores 1 to 25; arrows as emoji. */
const oddScale: Pair = {
  name: "levels 1, 3 and 5 only, arrows with emoji",
  make: () => {
    const l = [5, 3, 3, 1, 5, 3, 1, 3, 5, 1];
    const i = [5, 5, 3, 5, 3, 1, 3, 3, 5, 1];
    const bands = [
      [15, RED],
      [5, AMBER],
      [0, GREEN],
    ] as const;
    const key = new Sheet("Key").table(0, 0, [
      ["Impact", "1 Low", "3 Medium", "5 High"],
      ...[
        [5, "Likely"],
        [3, "Possible"],
        [1, "Unlikely"],
      ].map(([n, word]): Put[] => [`${n} ${word}`, ...[1, 3, 5].map((each) => shaded(each * Number(n), bands))]),
      [],
      ["Likelihood up the side, impact along the top"],
    ]);
    return [
      new Sheet("Risks")
        .put(0, 0, "Leisure trust risks")
        .table(2, 0, [
          ["#", "Risk", "Likelihood", "Impact", "Score", "Last score", "Travel", "What we do", "Lead"],
          ...RISKS.map((risk, n): Put[] => [
            n + 1,
            risk,
            l[n]!,
            i[n]!,
            shaded(l[n]! * i[n]!, bands),
            shaded(l[n]! * i[n]!, bands),
            "➡️",
            CONTROLS[n]!,
            OWNERS[n]!,
          ]),
        ]),
      key,
    ];
  },
  plant: ([sheet]) =>
    sheet!.put(4, 2, 4).put(6, 4, { v: 5, fill: RED }).put(7, 6, null).put(9, 4, { v: 7, fill: AMBER }),
  risks: 10,
  faults: ["rating-off-scale C5", "band-fill-mismatch E7", "dot-missing G8", "score-mismatch E10", "dot-mismatch G10"],
};

export const LOCAL: readonly Pair[] = [bilingual, subRows, exposure, appetite, vhml, oddScale];
