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
  type Put,
} from "./build";
import type { Pair } from "./pair";

/** The insurer's way of writing a risk: vulnerability, trigger, consequences; scores as two letters joined, "C2". */
const scenario: Pair = {
  name: "scenarios: vulnerability, trigger and consequences, A to F by I to IV",
  make: () => {
    const letters = ["F", "E", "D", "C", "B"];
    const romans = ["IV", "III", "II", "I"];
    const code = (n: number): string => `${letters[LIKELIHOOD[n]! - 1]!}${romans[Math.min(4, IMPACT[n]!) - 1]!}`;
    const key = new Sheet("Profile").put(
      0,
      0,
      "Risk profile: likelihood A (very high) to F (almost impossible), impact I (catastrophic) to IV (negligible)",
    );
    return [
      new Sheet("Scenarios")
        .put(0, 0, "Strategic risk scenarios")
        .table(2, 0, [
          [
            "Scenario No.",
            "Short name",
            "Vulnerability",
            "Trigger",
            "Consequences",
            "Risk rating",
            "Action plan",
            "Lead",
          ],
          ...RISKS.map((risk, n): Put[] => [
            n + 1,
            risk,
            "The service relies on one supplier",
            "Supplier fails",
            "Service stops for a week",
            code(n),
            CONTROLS[n]!,
            OWNERS[n]!,
          ]),
        ]),
      key,
    ];
  },
  plant: ([sheet]) => sheet!.put(4, 7, null).put(6, 0, 2).put(8, 1, "TBC"),
  risks: 10,
  fields: "id title vulnerability trigger consequence current.score actions owner",
  faults: ["owner-missing H5", "id-duplicate A7", "placeholder-left B9"],
};

/** Two directorates on one sheet, each with its title, headings and notes of its own. */
const twoOnASheet: Pair = {
  name: "two registers on one sheet, notes and sign-off between them",
  make: () => {
    const sheet = new Sheet("Registers").put(0, 0, "Directorate risk registers, December 2024");
    const table = (top: number, name: string, from: number, prefix: string): void => {
      sheet.put(top, 0, name).table(top + 1, 0, [
        ["Ref", "Risk", "Likelihood", "Impact", "Score", "Mitigation", "Owner"],
        ...RISKS.slice(from, from + 5).map((risk, k): Put[] => {
          const [l, i] = rated(from + k);
          return [`${prefix}${k + 1}`, risk, l, i, shaded(l * i), CONTROLS[from + k]!, OWNERS[from + k]!];
        }),
        [],
        ["Note: scores were agreed by the management team on 2 December."],
        ["Signed off by the director"],
      ]);
    };
    table(2, "Directorate of Place", 0, "PL");
    table(14, "Directorate of People", 5, "PE");
    return [
      sheet
        .put(0, 9, "Scoring: likelihood x impact")
        .put(1, 9, "1 - 6")
        .put(1, 10, { v: "Low", fill: GREEN })
        .put(2, 9, "8 - 12")
        .put(2, 10, { v: "Medium", fill: AMBER })
        .put(3, 9, "15 - 25")
        .put(3, 10, { v: "High", fill: RED }),
    ];
  },
  plant: ([sheet]) => sheet!.put(5, 4, shaded(20)).put(7, 6, null).put(17, 4, { v: 15, fill: GREEN }).put(19, 2, null),
  risks: 10,
  faults: ["score-mismatch E6", "owner-missing G8", "band-fill-mismatch E18", "rating-missing C20"],
};

/** Sections in capitals between the risks, notes under some of them, a running number of its own in each. */
const sections: Pair = {
  name: "town council: sections in capitals, notes under some risks",
  make: () => {
    const sheet = new Sheet("2024-25")
      .put(0, 0, "Town Council Risk Management Schedule 2024-25")
      .table(1, 0, [["No.", "Risk", "Likelihood (1-3)", "Impact (1-3)", "Rating", "Control measures", "Responsible"]]);
    const l = [1, 2, 3, 2, 1, 3, 2, 1, 2, 3];
    const i = [3, 3, 2, 2, 2, 3, 1, 1, 3, 1];
    let row = 2;
    RISKS.forEach((risk, n) => {
      if (n % 4 === 0) {
        sheet.put(row, 0, ["FINANCE", "PROPERTY", "PEOPLE"][n / 4]!).merge(`A${row + 1}:G${row + 1}`);
        row++;
      }
      sheet.table(row++, 0, [[n + 1, risk, l[n]!, i[n]!, l[n]! * i[n]!, CONTROLS[n]!, OWNERS[n]!]]);
      if (n === 2 || n === 6) sheet.put(row++, 5, "Note: to be looked at again after the audit in May.");
    });
    sheet.put(row + 1, 0, "Rating 1-2 low, 3-4 medium, 6-9 high");
    return [sheet];
  },
  plant: ([sheet]) => sheet!.put(4, 4, 8).put(9, 2, null).put(13, 6, null).put(11, 0, 6),
  risks: 10,
  faults: ["score-mismatch E5", "rating-missing C10", "id-duplicate A12", "owner-missing G14"],
};

/** The score before beside the score now, its arrow a pair of triangles where nothing moved. */
const dated: Pair = {
  name: "museum: scores now and before, arrows with two heads",
  make: () => [
    new Sheet("Risks").put(0, 0, "Museum Service risk register").table(2, 0, [
      [
        "Ref",
        "Risk",
        "Likelihood",
        "Impact",
        "Current score",
        "Previous score",
        "Direction",
        "Controls",
        "Further actions",
        "By whom",
        "By when",
        "Notes",
      ],
      ...RISKS.map((risk, n): Put[] => {
        const [l, i] = rated(n);
        const before = n % 2 === 1 ? (l - 1) * i : l * i;
        return [
          `M.${n + 1}`,
          risk,
          l,
          i,
          l * i,
          before,
          n % 2 === 1 ? "▲" : "◄►",
          CONTROLS[n]!,
          "Train the volunteers",
          "Head of Visits",
          "2025-05-31",
          "Agreed",
        ];
      }),
    ]),
  ],
  plant: ([sheet]) => sheet!.put(4, 6, "▼").put(5, 6, null).put(6, 4, 15).put(9, 9, null),
  risks: 10,
  faults: ["dot-mismatch G5", "dot-missing G6", "score-mismatch E7", "owner-missing J10"],
};

/** National health body: C x L = R in three columns each, "Very High" bands in words told in one line. */
const health: Pair = {
  name: "health board: C x L = R, adequacy of controls, assurance",
  make: () => {
    const word = (score: number): string =>
      score >= 20 ? "Very High" : score >= 10 ? "High" : score >= 4 ? "Medium" : "Low";
    return [
      new Sheet("Corporate")
        .put(0, 0, "HEALTH BOARD CORPORATE RISK REGISTER")
        .put(1, 0, "Very High 20-25, High 10-16, Medium 4-9, Low 1-3")
        .table(3, 0, [
          [
            "Risk ID",
            "Date opened",
            "Title",
            "Description",
            "Initial C",
            "Initial L",
            "Initial R",
            "Controls in place",
            "Adequacy",
            "Assurance",
            "Current C",
            "Current L",
            "Current R",
            "Current level",
            "Target R",
            "Handler",
          ],
          ...RISKS.map((risk, n): Put[] => {
            const [l, i] = rated(n);
            const now = Math.max(1, l - 1);
            return [
              2300 + n,
              "2023-04-01",
              risk,
              `There is a risk of ${risk.toLowerCase()}`,
              i,
              l,
              i * l,
              CONTROLS[n]!,
              ["Adequate", "Inadequate"][n % 2]!,
              "Report to committee",
              i,
              now,
              i * now,
              word(i * now),
              i,
              OWNERS[n]!,
            ];
          }),
        ]),
    ];
  },
  plant: ([sheet]) => sheet!.put(5, 6, 14).put(7, 13, "Very High").put(8, 11, 0).put(9, 14, 25),
  risks: 10,
  faults: ["score-mismatch G6", "band-word-mismatch N8", "rating-off-scale L9", "target-above-current O10"],
};

/** A scored register with H (3) and so on; an Excel formula with IF; the year before on a hidden sheet. */
const lettersAndNumbers: Pair = {
  name: "ratings as H (3), score blank until both stand",
  make: () => {
    const names = ["L (1)", "M (2)", "H (3)"];
    const l = [3, 2, 3, 1, 2, 3, 1, 2, 3, 2];
    const i = [3, 3, 2, 3, 2, 1, 1, 2, 3, 1];
    return [
      new Sheet("Programme risks").table(0, 0, [
        [
          "ID",
          "Risk description",
          "Likelihood",
          "Impact",
          "Risk score",
          "Mitigating actions",
          "Owner",
          "Date identified",
          "Status",
        ],
        ...RISKS.map((risk, n): Put[] => [
          `P${n + 1}`,
          risk,
          names[l[n]! - 1]!,
          names[i[n]! - 1]!,
          { v: l[n]! * i[n]!, formula: `=IF(OR(C${n + 2}="",D${n + 2}=""),"",MID(C${n + 2},4,1)*MID(D${n + 2},4,1))` },
          CONTROLS[n]!,
          OWNERS[n]!,
          "2024-02-01",
          ["Open", "Closed"][n === 9 ? 1 : 0]!,
        ]),
        ...[11, 12, 13].map((n): Put[] => [
          null,
          null,
          null,
          null,
          { v: "", formula: `=IF(OR(C${n + 1}="",D${n + 1}=""),"",MID(C${n + 1},4,1)*MID(D${n + 1},4,1))` },
        ]),
      ]),
    ];
  },
  plant: ([sheet]) =>
    sheet!
      .put(2, 4, 5)
      .put(4, 2, null)
      .put(4, 4, { v: "", formula: '=IF(OR(C5="",D5=""),"",MID(C5,4,1)*MID(D5,4,1))' })
      .put(6, 2, "M (3)")
      .put(7, 6, null),
  risks: 10,
  faults: [
    "score-overtyped E3",
    "score-mismatch E3",
    "rating-missing C5",
    "score-words-mismatch C7",
    "owner-missing G8",
  ],
};

export const CLERKS: readonly Pair[] = [scenario, twoOnASheet, sections, dated, health, lettersAndNumbers];
