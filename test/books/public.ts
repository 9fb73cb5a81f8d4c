import { CONTROLS, LIKELIHOOD, OWNERS, rated, RED, RISKS, shaded, Sheet, type Put } from "./build";
import type { Pair } from "./pair";

/** Capitals, short headings, an empty column between the parts, totals and a block to sign below. */
const housing: Pair = {
  name: "housing association in capitals, with totals and a sign-off below",
  make: () => {
    const sheet = new Sheet("RISK MAP")
      .put(0, 0, "HOUSING GROUP - STRATEGIC RISK MAP")
      .put(1, 0, "VERSION 4")
      .table(3, 0, [
        ["REF", "RISK", "OWNER", null, "GROSS", null, null, null, "CONTROLS", null, "NET", null, null],
        [null, null, null, null, "LHD", "IMP", "RISK", null, null, null, "LHD", "IMP", "RISK"],
        ...RISKS.map((risk, n): Put[] => {
          const [l, i] = rated(n);
          return [
            n + 1,
            risk.toUpperCase(),
            OWNERS[n]!.toUpperCase(),
            null,
            l,
            i,
            shaded(l * i),
            null,
            CONTROLS[n]!.toUpperCase(),
            null,
            l - 1,
            i,
            shaded((l - 1) * i),
          ];
        }),
        [null, "TOTAL", null, null, null, null, 131, null, null, null, null, null, 94],
        [],
        ["SIGNED:", null, null, null, "DATE:"],
        ["CHAIR OF AUDIT COMMITTEE"],
      ])
      .merge("E4:G4", "K4:M4");
    return [sheet];
  },
  plant: ([sheet]) => sheet!.put(6, 6, shaded(16)).put(8, 12, { v: 8, fill: RED }).put(11, 4, null).put(12, 2, null),
  risks: 10,
  fields:
    "id title owner - inherent.likelihood inherent.impact inherent.score - controls - residual.likelihood residual.impact residual.score",
  faults: ["score-mismatch G7", "band-inconsistent M9", "rating-missing E12", "owner-missing C13"],
};

/** The parish clerk's table: an area, its risks, High, Medium or Low, how it is managed, when it was reviewed. */
const parish: Pair = {
  name: "parish council: one rating of H, M or L, areas merged down the side",
  make: () => {
    const areas = [
      ["Financial", ["Precept not submitted in time", "Bank charges taken in error", "Loss through theft of cash"]],
      ["Assets", ["Damage to the play equipment", "Street furniture hit by vehicles"]],
      ["Meetings", ["Minutes not an accurate record", "Meeting place not fit for use", "Meetings without a quorum"]],
    ] as const;
    const sheet = new Sheet("Risk Assessment")
      .put(0, 0, "PARISH COUNCIL FINANCIAL RISK ASSESSMENT 2024/25")
      .put(1, 0, "Adopted at the meeting of the Council in May 2024")
      .table(3, 0, [["Subject", "Risk(s) identified", "H/M/L", "Management/control of risk", "Review/Assess/Revise"]]);
    let row = 4;
    for (const [area, risks] of areas) {
      sheet.merge(`A${row + 1}:A${row + risks.length}`);
      risks.forEach((risk, n) =>
        sheet.table(row + n, 0, [
          [
            n ? null : area,
            risk,
            ["L", "M", "H"][n % 3]!,
            `The clerk reports to the council each month (${risk.toLowerCase()})`,
            "Existing procedure adequate",
          ],
        ]),
      );
      row += risks.length;
    }
    return [sheet];
  },
  plant: ([sheet]) => sheet!.put(5, 2, null).put(7, 1, "Precept not submitted in time").put(9, 3, "TBC"),
  risks: 8,
  faults: ["risk-unscored C6", "title-duplicate B8", "placeholder-left D10"],
};

/** A pension fund: impact is the sum of three, the score that by the likelihood. */
const pension: Pair = {
  name: "pension fund: three impacts with their total",
  make: () => {
    const three = (n: number): readonly number[] => [3 + (n % 3), 2 + (n % 2), 1 + (n % 4)];
    return [
      new Sheet("Pension Fund Risk Register")
        .put(0, 0, "Pension Fund Risk Register - September 2024")
        .table(2, 0, [
          [
            "Risk Group",
            "Ref.",
            "Trending",
            "Risk Description",
            "Impact",
            null,
            null,
            null,
            "Likelihood",
            "Total risk score",
            "Mitigation actions",
            "Revised Likelihood",
            "Net risk score",
            "Risk Owner",
            "Reviewed on",
          ],
          [null, null, null, null, "Fund", "Employers", "Reputation", "Total"],
          ...RISKS.map((risk, n): Put[] => {
            const impact = three(n).reduce((a, b) => a + b);
            const l = LIKELIHOOD[n]!;
            return [
              n < 5 ? "Asset and investment" : "Liability",
              n + 1,
              "►",
              risk,
              ...three(n),
              { v: impact, formula: `=SUM(E${n + 5}:G${n + 5})` },
              l,
              { v: impact * l, formula: `=H${n + 5}*I${n + 5}` },
              `TREAT ${CONTROLS[n]!}`,
              l - 1,
              { v: impact * (l - 1), formula: `=H${n + 5}*L${n + 5}` },
              OWNERS[n]!,
              "2024-09-02",
            ];
          }),
        ])
        .merge(
          "E3:H3",
          "A3:A4",
          "B3:B4",
          "C3:C4",
          "D3:D4",
          "I3:I4",
          "J3:J4",
          "K3:K4",
          "L3:L4",
          "M3:M4",
          "N3:N4",
          "O3:O4",
        ),
    ];
  },
  plant: ([sheet]) => sheet!.put(6, 9, 30).put(8, 12, { v: 22, formula: "=H9*I9" }).put(9, 13, null),
  risks: 10,
  faults: ["score-overtyped J7", "score-mismatch J7", "formula-inconsistent M9", "owner-missing N10"],
};

/** A project's log: risks, issues, assumptions and dependencies, a sheet each; proximity beside the ratings. */
const raid: Pair = {
  name: "a project's RAID log, a sheet for each letter",
  make: () => {
    const risks = new Sheet("Risks").put(0, 0, "Project RAID log: Depot relocation").table(2, 0, [
      [
        "Risk ID",
        "Date raised",
        "Raised by",
        "Description",
        "Prob.",
        "Imp.",
        "Sev.",
        "Proximity",
        "Response",
        "Mitigating action",
        "Action owner",
        "Due",
        "Status",
      ],
      ...RISKS.map((risk, n): Put[] => {
        const [l, i] = rated(n);
        return [
          `R-${String(n + 1).padStart(2, "0")}`,
          "2024-04-10",
          "Project Manager",
          risk,
          l,
          i,
          l * i,
          ["Imminent", "Within 3 months"][n % 2]!,
          "Reduce",
          CONTROLS[n]!,
          OWNERS[n]!,
          "2025-02-28",
          "Open",
        ];
      }),
    ]);
    const issues = new Sheet("Issues").table(0, 0, [
      ["Issue ID", "Date raised", "Description", "Priority", "Owner", "Resolution", "Status"],
      [
        "I-01",
        "2024-05-01",
        "The survey found asbestos in the old store",
        "High",
        "Project Manager",
        "Removed by a licensed firm",
        "Closed",
      ],
      ["I-02", "2024-06-12", "The lease has not been signed", "Medium", "Head of Legal", "Chase the landlord", "Open"],
      [
        "I-03",
        "2024-07-02",
        "Fuel tanks are delivered late",
        "Low",
        "Head of Fleet",
        "Use the tanks of the north depot",
        "Open",
      ],
    ]);
    const assumptions = new Sheet("Assumptions").table(0, 0, [
      ["ID", "Assumption", "Owner", "Impact if wrong", "Status"],
      ["A-01", "Planning permission is given by June", "Project Manager", "High", "Open"],
      ["A-02", "Staff will move by choice", "Head of HR", "Medium", "Open"],
      ["A-03", "No archaeology on the site", "Project Manager", "High", "Open"],
    ]);
    const dependencies = new Sheet("Dependencies").table(0, 0, [
      ["ID", "Dependency", "On whom", "Needed by", "Status"],
      ["D-01", "Power supply upgraded", "Network operator", "2025-01-31", "On track"],
      ["D-02", "Access road adopted", "Highways", "2025-03-31", "At risk"],
    ]);
    return [risks, issues, assumptions, dependencies];
  },
  plant: ([sheet]) => sheet!.put(4, 6, 10).put(5, 0, "R-02").put(8, 10, null),
  risks: 10,
  faults: ["score-mismatch G5", "id-duplicate A6", "action-owner-missing K9"],
};

/** Hazards and who may be harmed; likelihood by severity; what more is to be done, by whom and whether it was. */
const hazards: Pair = {
  name: "health and safety: hazards, who may be harmed, L x S",
  make: () => {
    const list = [
      ["Slips on wet floors", "Staff and visitors"],
      ["Lifting of heavy boxes", "Porters"],
      ["Contact with electricity", "Caretakers"],
      ["Falls from ladders", "Caretakers"],
      ["Violence at the front desk", "Reception staff"],
      ["Fire in the kitchen", "Everybody in the building"],
      ["Legionella in showers", "Users of the pool"],
      ["Vehicles in the yard", "Drivers and visitors"],
      ["Working alone at night", "Wardens"],
      ["Dust from cutting stone", "Grounds staff"],
    ];
    return [
      new Sheet("Risk assessment")
        .table(0, 0, [
          ["Risk Assessment Form"],
          ["Activity:", "Running the civic centre", null, "Assessor:", "Facilities Manager"],
          ["Date:", "2024-10-01", null, "Review date:", "2025-10-01"],
        ])
        .table(4, 0, [
          [
            "No",
            "Hazard",
            "Who might be harmed and how",
            "Existing control measures",
            "Likelihood (L)",
            "Severity (S)",
            "Risk rating (L x S)",
            "Further action needed",
            "By whom",
            "By when",
            "Done",
          ],
          ...list.map(([hazard, who], n): Put[] => {
            const [l, s] = rated(n);
            return [
              n + 1,
              hazard!,
              who!,
              CONTROLS[n]!,
              l,
              s,
              shaded(l * s),
              "Brief all staff again",
              OWNERS[n]!,
              "2025-03-31",
              n % 2 ? "Yes" : "No",
            ];
          }),
          [],
          ["Risk rating: 1-6 Low, 8-12 Medium, 15-25 High"],
        ]),
    ];
  },
  plant: ([sheet]) =>
    sheet!.put(6, 6, shaded(10)).put(8, 6, { v: 12, fill: RED }).put(9, 9, "31/06/2025").put(11, 5, 7),
  risks: 10,
  faults: ["score-mismatch G7", "band-inconsistent G9", "date-impossible J10", "rating-off-scale F12"],
};

/** Data protection: words on both axes and for the risk, the effect of the measure, the residual risk as a word. */
const dpia: Pair = {
  name: "data protection assessment: harm in words",
  make: () => {
    const table: readonly (readonly [string, string, string])[] = [
      ["Possible", "Severe", "High"],
      ["Remote", "Severe", "Medium"],
      ["Probable", "Significant", "High"],
      ["Possible", "Significant", "Medium"],
      ["Remote", "Minimal", "Low"],
      ["Possible", "Minimal", "Low"],
      ["Remote", "Significant", "Low"],
      ["Possible", "Significant", "Medium"],
      ["Possible", "Severe", "High"],
    ];
    const risks = [
      "Data sent to the wrong person",
      "Access kept by leavers",
      "Data kept too long",
      "Profiles built in secret",
      "Consent not recorded",
      "Records not accurate",
      "Transfer outside the country",
      "Supplier reuses the data",
      "Breach found too late",
    ];
    return [
      new Sheet("Step 5 and 6")
        .put(0, 0, "Step 5: Identify and assess risks")
        .table(2, 0, [
          [
            "Describe source of risk and nature of potential impact on individuals",
            "Likelihood of harm",
            "Severity of harm",
            "Overall risk",
            "Options to reduce or eliminate risk",
            "Effect on risk",
            "Residual risk",
            "Measure approved",
          ],
          ...table.map(([l, s, overall], n): Put[] => [
            risks[n]!,
            l,
            s,
            overall,
            "Staff are trained and logs are audited",
            "Reduced",
            overall === "High" ? "Medium" : "Low",
            "Yes",
          ]),
        ]),
    ];
  },
  plant: ([sheet]) => sheet!.put(3, 2, null).put(10, 3, "High").put(9, 4, "[insert]"),
  risks: 9,
  faults: ["rating-missing C4", "band-inconsistent D11", "placeholder-left E10"],
};

export const PUBLIC: readonly Pair[] = [housing, parish, pension, raid, hazards, dpia];
