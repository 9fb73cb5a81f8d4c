import type { SheetSnapshot } from "../../src/workbook";
import {
  AMBER,
  CONTROLS,
  GREEN,
  IMPACT,
  inBand,
  LIKELIHOOD,
  OWNERS,
  PURPLE,
  RED,
  RISKS,
  shaded,
  Sheet,
  THREE,
  YELLOW,
  type Put,
} from "./build";

/** A workbook as some council might keep it, with the faults planted in it: rule and cell, errors and warnings, all of them. */
export interface Book {
  readonly name: string;
  readonly sheets: readonly SheetSnapshot[];
  readonly risks: number;
  readonly faults: readonly string[];
}

const level = (score: number): string => (score >= 15 ? "High" : score >= 8 ? "Medium" : "Low");

/** A 5x5 key: numbers and fills, levels with their words; likelihood up the side from `top` down, impact along the bottom. */
function keyOf(sheet: Sheet, top: number, likelihood: readonly string[], impact: readonly string[]): Sheet {
  likelihood.forEach((word, r) => {
    const rating = likelihood.length - r;
    sheet.put(top + r, 0, word);
    impact.forEach((_, i) => sheet.put(top + r, 1 + i, shaded(rating * (i + 1))));
  });
  impact.forEach((word, i) => sheet.put(top + likelihood.length, 1 + i, word));
  return sheet;
}

/** Consequence before likelihood, three groups of C, L, CxL; four bands in colours alone; a guide with its own ranges. */
function assuranceFramework(): Book {
  const bands = [
    [15, RED],
    [8, AMBER],
    [4, YELLOW],
    [0, GREEN],
  ] as const;
  const sheet = new Sheet("BAF Q2")
    .put(0, 0, "Combined Authority - Board Assurance Framework")
    .put(1, 0, "Position at end of Quarter 2 2023/24")
    .table(3, 0, [
      [
        "Ref",
        "Principal risk",
        "Executive lead",
        "Initial",
        null,
        null,
        "Existing controls",
        "Current",
        null,
        null,
        "Further action required",
        "By when",
        "Target",
      ],
      [null, null, null, "C", "L", "CxL", null, "C", "L", "CxL", null, null, "C", "L", "CxL"],
    ])
    .merge("A4:A5", "B4:B5", "C4:C5", "D4:F4", "G4:G5", "H4:J4", "K4:K5", "L4:L5", "M4:O4");
  RISKS.slice(0, 8).forEach((risk, n) => {
    const [c, l] = [IMPACT[n]!, LIKELIHOOD[n]!];
    const [now, aim] = [Math.max(1, l - 1), Math.max(1, l - 2)];
    sheet.table(5 + n, 0, [
      [
        `BAF${n + 1}`,
        risk,
        OWNERS[n]!,
        c,
        l,
        shaded(c * l, bands),
        CONTROLS[n]!,
        c,
        now,
        shaded(c * now, bands),
        "Report to the board on progress",
        "2024-03-31",
        c,
        aim,
        shaded(c * aim, bands),
      ],
    ]);
  });
  sheet.put(6, 9, { v: 12, fill: AMBER }).put(8, 5, { v: 12, fill: GREEN }).put(9, 13, null).put(12, 2, null);
  const guide = new Sheet("Scoring guide").put(0, 0, "Risk scoring = consequence x likelihood");
  guide.table(2, 0, [["Consequence", "1 Rare", "2 Unlikely", "3 Possible", "4 Likely", "5 Almost certain"]]);
  ["5 Catastrophic", "4 Major", "3 Moderate", "2 Minor", "1 Negligible"].forEach((word, r) =>
    guide.table(3 + r, 0, [[word, ...[1, 2, 3, 4, 5].map((l) => shaded((5 - r) * l, bands))]]),
  );
  guide.table(10, 0, [
    [{ v: "Low risk", fill: GREEN }, "1-3"],
    [{ v: "Moderate risk", fill: YELLOW }, "4-6"],
    [{ v: "High risk", fill: AMBER }, "8-12"],
    [{ v: "Extreme risk", fill: RED }, "15-25"],
  ]);
  return {
    name: "an assurance framework: consequence first, C, L and CxL in three groups",
    sheets: [sheet.snapshot(), guide.snapshot()],
    risks: 8,
    faults: ["score-mismatch J7", "band-fill-mismatch F9", "rating-missing N10", "owner-missing C13"],
  };
}

/** High, medium and low on both axes, and a 3x3 key of words. */
function projectLog(): Book {
  const points = { H: 3, M: 2, L: 1 } as const;
  type Letter = keyof typeof points;
  const rag = (l: Letter, i: Letter): string => {
    const product = points[l] * points[i];
    return product >= 6 ? "Red" : product >= 3 ? "Amber" : "Green";
  };
  const fills = { Red: RED, Amber: AMBER, Green: GREEN } as Readonly<Record<string, string>>;
  const rated: readonly (readonly [Letter, Letter])[] = [
    ["M", "H"],
    ["L", "H"],
    ["H", "M"],
    ["M", "M"],
    ["L", "M"],
    ["M", "L"],
    ["H", "H"],
    ["L", "L"],
    ["M", "H"],
  ];
  const sheet = new Sheet("Risks")
    .put(0, 0, "Library refurbishment project - RAID log")
    .table(2, 0, [
      [
        "Risk ID",
        "Date raised",
        "Risk description",
        "Likelihood (H/M/L)",
        "Impact (H/M/L)",
        "RAG",
        "Owner",
        "Mitigation",
        "Status",
      ],
      ...rated.map(([l, i], n): Put[] => [
        `R00${n + 1}`,
        "2024-04-12",
        RISKS[n]!,
        l,
        i,
        { v: rag(l, i), fill: fills[rag(l, i)]! },
        OWNERS[n]!,
        CONTROLS[n]!,
        n === 4 ? "Closed" : "Open",
      ]),
    ]);
  sheet.put(5, 5, { v: "Amber", fill: AMBER }).put(9, 5, { v: "Red", fill: GREEN }).put(8, 0, "R005");
  const key = new Sheet("RAG matrix").table(0, 0, [
    [null, "Impact"],
    [null, "L", "M", "H"],
    ...(["H", "M", "L"] as const).map((l): Put[] => [
      `Likelihood: ${l}`,
      ...(["L", "M", "H"] as const).map((i): Put => ({ v: rag(l, i), fill: fills[rag(l, i)]! })),
    ]),
  ]);
  key.merge("B1:D1");
  return {
    name: "a project's log: high, medium and low, and a 3x3 key of words",
    sheets: [sheet.snapshot(), key.snapshot()],
    risks: 9,
    faults: ["band-word-mismatch F6", "band-fill-mismatch F6", "band-fill-mismatch F10", "id-duplicate A9"],
  };
}

/** Gross and net with formulas, four bands, the key below the register. */
function grossAndNet(): Book {
  const bands = [
    [20, PURPLE],
    [12, RED],
    [6, AMBER],
    [0, GREEN],
  ] as const;
  const word = (score: number): string =>
    score >= 20 ? "Critical" : score >= 12 ? "High" : score >= 6 ? "Medium" : "Low";
  const banded = (score: number): Put => ({ v: word(score), fill: inBand(bands, score) });
  const sheet = new Sheet("Corporate Risk Register")
    .put(0, 0, "DISTRICT COUNCIL CORPORATE RISK REGISTER - JANUARY 2025")
    .table(2, 0, [
      [
        "Risk No",
        "Risk Title",
        "Cause",
        "Effect",
        "Gross Impact",
        "Gross Likelihood",
        "Gross Score",
        "Gross Risk Level",
        "Mitigation in place",
        "Net Impact",
        "Net Likelihood",
        "Net Score",
        "Net Risk Level",
        "Risk Owner",
        "Last Reviewed",
        "Next Review",
      ],
      ...RISKS.map((risk, n): Put[] => {
        const [i, l, at] = [IMPACT[n]!, LIKELIHOOD[n]!, n + 4];
        const now = Math.max(1, l - 1);
        return [
          n + 1,
          risk,
          "Grant falls while demand grows",
          "Services are cut",
          i,
          l,
          { v: i * l, formula: `=E${at}*F${at}` },
          banded(i * l),
          CONTROLS[n]!,
          i,
          now,
          { v: i * now, formula: `=J${at}*K${at}` },
          banded(i * now),
          OWNERS[n]!,
          "2025-01-10",
          "2025-04-10",
        ];
      }),
    ]);
  sheet
    .put(5, 11, 15)
    .put(6, 10, 6)
    .put(6, 11, { v: 24, formula: "=J7*K7" })
    .put(7, 15, "2024-12-10")
    .put(8, 12, { v: "High", fill: GREEN })
    .put(11, 11, { v: 6, formula: "=J11*K12" });
  sheet
    .put(16, 1, "Risk matrix")
    .table(17, 1, [
      ["Likelihood \\ Impact", "Insignificant (1)", "Minor (2)", "Moderate (3)", "Major (4)", "Severe (5)"],
      ...["Very likely (5)", "Likely (4)", "Possible (3)", "Unlikely (2)", "Remote (1)"].map((label, r): Put[] => [
        label,
        ...[1, 2, 3, 4, 5].map((i) => shaded((5 - r) * i, bands)),
      ]),
    ]);
  sheet.table(24, 1, [
    [{ v: "Critical", fill: PURPLE }, "20 to 25"],
    [{ v: "High", fill: RED }, "12 to 16"],
    [{ v: "Medium", fill: AMBER }, "6 to 10"],
    [{ v: "Low", fill: GREEN }, "1 to 5"],
  ]);
  return {
    name: "gross and net with formulas, four bands, the key below the register",
    sheets: [sheet.snapshot()],
    risks: 10,
    faults: [
      "score-mismatch L6",
      "score-overtyped L6",
      "rating-off-scale K7",
      "residual-above-inherent L7",
      "review-date-order P8",
      "review-overdue P8",
      "band-word-mismatch M9",
      "formula-inconsistent L12",
      "score-mismatch L12",
    ],
  };
}

/** A letter by a numeral, A the most likely; zones by colour alone. */
function letters(): Book {
  const zone = (code: string): string => {
    const points = (4 - "ABCD".indexOf(code[0]!)) * Number(code[1]);
    return points >= 12 ? RED : points >= 6 ? AMBER : GREEN;
  };
  const code = (text: string): Put => ({ v: text, fill: zone(text) });
  const rated: readonly (readonly [string, string])[] = [
    ["A4", "B3"],
    ["B3", "C3"],
    ["B4", "C4"],
    ["C4", "D4"],
    ["B3", "C2"],
    ["C3", "D3"],
    ["B2", "C2"],
    ["A3", "B2"],
  ];
  const sheet = new Sheet("Register")
    .put(0, 0, "Strategic Risk Register 2022")
    .table(2, 0, [
      ["Ref", "Risk", "Inherent rating", "Residual rating", "Risk owner", "Controls"],
      ...rated.map(([before, after], n): Put[] => [
        `SR${n + 1}`,
        RISKS[n]!,
        code(before),
        code(after),
        OWNERS[n]!,
        CONTROLS[n]!,
      ]),
    ]);
  sheet.put(5, 3, { v: "C4", fill: GREEN }).put(9, 2, "E3");
  const key = new Sheet("Matrix").put(0, 0, "Likelihood");
  ["A Very high", "B High", "C Low", "D Very low"].forEach((label, r) =>
    key.table(1 + r, 0, [[label, ...[1, 2, 3, 4].map((i) => code(`${label[0]}${i}`))]]),
  );
  key.table(5, 1, [["1 Negligible", "2 Marginal", "3 Critical", "4 Catastrophic"], ["Impact"]]).merge("B7:E7");
  key.table(8, 0, [
    [{ v: "Red - Unacceptable", fill: RED }],
    [{ v: "Amber - Manage", fill: AMBER }],
    [{ v: "Green - Accept", fill: GREEN }],
  ]);
  return {
    name: "letters by numerals, A the most likely",
    sheets: [sheet.snapshot(), key.snapshot()],
    risks: 8,
    faults: ["band-fill-mismatch D6", "rating-off-scale C10"],
  };
}

/** Last quarter's score beside this one's, with arrows and their legend. */
function trend(): Book {
  const scores: readonly (readonly [number, number])[] = [
    [16, 20],
    [20, 20],
    [16, 12],
    [20, 20],
    [9, 9],
    [10, 10],
    [12, 15],
    [6, 8],
  ];
  const sheet = new Sheet("CRR Q3 2024-25")
    .put(0, 0, "Corporate risk summary - Quarter 3 2024/25")
    .put(1, 0, "Trend: ▲ risk increasing   ▼ risk reducing   ◄► no change")
    .table(3, 0, [
      ["Ref", "Risk", "Q2 score", "Q3 score", "Trend", "Owner", "Next steps"],
      ...scores.map(([before, now], n): Put[] => [
        `CR${n + 1}`,
        RISKS[n]!,
        shaded(before),
        shaded(now),
        now > before ? "▲" : now < before ? "▼" : "◄►",
        OWNERS[n]!,
        "Report to Cabinet in March",
      ]),
    ]);
  sheet.put(5, 4, "▲").put(9, 4, null).put(11, 3, { v: 7, fill: GREEN });
  const key = keyOf(
    new Sheet("Key").put(0, 0, "Likelihood up the side, impact along the bottom"),
    1,
    "54321".split(""),
    "12345".split(""),
  );
  return {
    name: "two quarters beside each other, arrows and their legend",
    sheets: [sheet.snapshot(), key.snapshot()],
    risks: 8,
    faults: ["dot-mismatch E6", "dot-missing E10", "score-impossible D12"],
  };
}

/** Likelihood + severity, bands under the table in one cell each. */
function sums(): Book {
  const rated: readonly (readonly [number, number])[] = [
    [3, 5],
    [3, 3],
    [2, 4],
    [3, 5],
    [1, 4],
    [4, 1],
    [4, 2],
    [1, 3],
    [2, 5],
    [4, 4],
  ];
  const bands = [
    [8, RED],
    [6, AMBER],
    [0, GREEN],
  ] as const;
  const word = (total: number): string => (total >= 8 ? "High" : total >= 6 ? "Medium" : "Low");
  const sheet = new Sheet("Sheet1")
    .put(0, 0, "Parish assets risk assessment 2025")
    .table(2, 0, [
      [
        "No.",
        "Hazard / risk",
        "Likelihood 1-5",
        "Severity 1-5",
        "Risk total (L+S)",
        "Risk level",
        "What we do now",
        "Who",
      ],
      ...rated.map(([l, s], n): Put[] => [
        n + 1,
        RISKS[n]!,
        l,
        s,
        l + s,
        { v: word(l + s), fill: inBand(bands, l + s) },
        CONTROLS[n]!,
        "Clerk",
      ]),
    ]);
  sheet.put(6, 4, 7).put(10, 5, { v: "Medium", fill: AMBER });
  sheet.table(14, 0, [
    [{ v: "Low 2-5", fill: GREEN }],
    [{ v: "Medium 6-7", fill: AMBER }],
    [{ v: "High 8-10", fill: RED }],
  ]);
  return {
    name: "likelihood + severity, the bands below the table",
    sheets: [sheet.snapshot()],
    risks: 10,
    faults: ["score-mismatch E7", "band-word-mismatch F11", "band-fill-mismatch F11"],
  };
}

/** Threats and a few opportunities in one table, no key. */
function opportunities(): Book {
  const rated: readonly (readonly [string, number, number, number, number])[] = [
    ["Threat", 4, 4, 3, 4],
    ["Opportunity", 3, 4, 4, 4],
    ["Threat", 3, 3, 2, 3],
    ["Opportunity", 2, 3, 3, 4],
    ["Threat", 3, 5, 2, 5],
    ["Threat", 2, 4, 2, 3],
    ["Opportunity", 2, 2, 3, 2],
    ["Threat", 4, 3, 3, 3],
  ];
  const sheet = new Sheet("T&O")
    .put(0, 0, "Threats and opportunities register at 30 September 2024")
    .table(2, 0, [
      [
        "ID",
        "Threat/Opportunity",
        "Description",
        "Likelihood before",
        "Impact before",
        "Score before",
        "Likelihood now",
        "Impact now",
        "Score now",
        "Owner",
      ],
      ...rated.map(([kind, l, i, l2, i2], n): Put[] => [
        n + 1,
        kind,
        RISKS[n]!,
        l,
        i,
        l * i,
        l2,
        i2,
        l2 * i2,
        OWNERS[n]!,
      ]),
    ]);
  sheet.put(4, 8, 20);
  return {
    name: "threats and opportunities in one table, no key",
    sheets: [sheet.snapshot()],
    risks: 8,
    faults: ["score-mismatch I5"],
  };
}

/** A sheet a directorate with section rows; red, amber and green for the risk and for its actions; bands in one cell of the key. */
function directorates(): Book {
  const make = (name: string, prefix: string, turn: number): Sheet => {
    const row = (n: number): Put[] => {
      const [l, i] = [1 + ((n + turn) % 5), 1 + ((n * 2 + turn) % 5)];
      return [
        `${prefix}-0${n + 1}`,
        RISKS[n]!,
        OWNERS[n]!,
        CONTROLS[n]!,
        l,
        i,
        shaded(l * i),
        level(l * i),
        "Finish the review",
        "Policy Officer",
        "2024-12-31",
        ["G", "A", "G", "R", "A"][n % 5]!,
      ];
    };
    return new Sheet(name)
      .put(0, 0, `${name} Directorate Risk Register`)
      .put(0, 5, "Updated: 14 October 2024")
      .table(2, 0, [
        [
          "Risk ref.",
          "Description of risk",
          "Risk owner",
          "Controls in place",
          "L",
          "I",
          "Score",
          "Rating",
          "Actions",
          "Lead",
          "Target date",
          "RAG",
        ],
        ["STRATEGIC RISKS"],
        ...[0, 1, 2, 3].map(row),
        ["OPERATIONAL RISKS"],
        ...[4, 5, 6, 7, 8].map(row),
      ]);
  };
  const [adults, children, place] = [make("Adults", "AD", 0), make("Children", "CH", 1), make("Place", "PL", 2)];
  adults.put(5, 6, 99);
  // 4 x 5 is High.
  children.put(7, 7, "Low");
  place.put(6, 0, "PL-02");
  const key = keyOf(
    new Sheet("Matrix").put(0, 0, "Risk matrix"),
    1,
    ["5 Almost certain", "4 Likely", "3 Possible", "2 Unlikely", "1 Rare"],
    ["1 Minimal", "2 Minor", "3 Moderate", "4 Major", "5 Critical"],
  ).put(8, 0, "High 15-25, Medium 8-14, Low 1-7");
  return {
    name: "a sheet a directorate, section rows, bands told in one cell",
    sheets: [adults, children, place, key].map((sheet) => sheet.snapshot()),
    risks: 27,
    faults: ["score-mismatch Adults!G6", "band-word-mismatch Children!H8", "id-duplicate Place!A7"],
  };
}

/** Headings as questions, bands in a sentence above the table. */
function questions(): Book {
  const sheet = new Sheet("Register 2024")
    .put(0, 0, "Housing association risk map")
    .put(1, 0, "Scores of 15 and above are red, 8 to 14 amber and below 8 green.")
    .table(3, 0, [
      [
        "#",
        "What could go wrong?",
        "Who owns it?",
        "Pre-mitigation probability",
        "Pre-mitigation impact",
        "Pre-mitigation exposure",
        "How do we manage it?",
        "Post-mitigation probability",
        "Post-mitigation impact",
        "Post-mitigation exposure",
        "What else are we doing?",
        "When by?",
      ],
      ...RISKS.map((risk, n): Put[] => {
        const [l, i] = [LIKELIHOOD[n]!, IMPACT[n]!];
        const now = Math.max(1, l - 1 - (n % 2));
        return [
          n + 1,
          risk,
          OWNERS[n]!,
          l,
          i,
          shaded(l * i),
          CONTROLS[n]!,
          now,
          i,
          shaded(now * i),
          "Review at the next board",
          "2025-03-31",
        ];
      }),
    ]);
  sheet.put(7, 5, { v: 13, fill: AMBER }).put(9, 9, { v: 3, fill: RED });
  return {
    name: "headings as questions, bands in a sentence",
    sheets: [sheet.snapshot()],
    risks: 10,
    faults: ["score-mismatch F8", "band-fill-mismatch J10"],
  };
}

/** (impact x likelihood) + impact, stages told by the scores' headings alone. */
function plusImpact(): Book {
  const sheet = new Sheet("CRR")
    .put(0, 0, "Corporate Risk Register April 2023")
    .put(1, 0, "Risk score = (impact x likelihood) + impact")
    .table(3, 0, [
      [
        "Risk ID",
        "Title",
        "Impact",
        "Likelihood",
        "Inherent Score",
        "Mitigations",
        "Impact",
        "Likelihood",
        "Residual Score",
        "Owner",
      ],
      ...RISKS.map((risk, n): Put[] => {
        const [l, i] = [LIKELIHOOD[n]!, IMPACT[n]!];
        return [n + 1, risk, i, l, l * i + i, CONTROLS[n]!, i, l - 1, (l - 1) * i + i, OWNERS[n]!];
      }),
    ]);
  sheet.put(6, 8, 18);
  return {
    name: "(impact x likelihood) + impact, the same headings in two stages",
    sheets: [sheet.snapshot()],
    risks: 10,
    faults: ["score-mismatch I7"],
  };
}

/** "5 x 3 = 15" in one cell. */
function written(): Book {
  const product = (i: number, l: number): string => `${i} x ${l} = ${i * l}`;
  const sheet = new Sheet("Strategic")
    .put(0, 0, "STRATEGIC RISK REGISTER - reviewed by Corporate Management Team 12 March 2024")
    .table(3, 0, [
      ["Ref.", "Risk", "Consequences", "Gross (IxL)", "Mitigation", "Net (IxL)", "Lead officer"],
      ...RISKS.map((risk, n): Put[] => [
        `S${n + 1}`,
        risk,
        "Cost and delay",
        product(IMPACT[n]!, LIKELIHOOD[n]!),
        CONTROLS[n]!,
        product(IMPACT[n]!, LIKELIHOOD[n]! - 1),
        OWNERS[n]!,
      ]),
    ]);
  sheet.put(5, 5, "5 x 2 = 12").put(7, 3, "4 x 3 = 21");
  return {
    name: "impact x likelihood written out in one cell",
    sheets: [sheet.snapshot()],
    risks: 10,
    faults: ["score-words-mismatch F6", "score-words-mismatch D8"],
  };
}

/** R, A and G with what they mean in one line below the table; two heading rows; a column of appetite. */
function appendix(): Book {
  const bands = [
    [12, RED],
    [6, AMBER],
    [0, GREEN],
  ] as const;
  const letter = (score: number): string => (score >= 12 ? "R" : score >= 6 ? "A" : "G");
  const rag = (score: number): Put => ({ v: letter(score), fill: inBand(bands, score) });
  const sheet = new Sheet("Appendix A")
    .put(0, 0, "Appendix A: Strategic Risk Register, Audit Committee 24 September 2024")
    .table(2, 0, [
      [
        "Risk No.",
        "Strategic Risk",
        "Risk Lead",
        "Inherent Risk",
        null,
        null,
        "Key Controls / Mitigations",
        "Residual Risk",
        null,
        null,
        "Direction of Travel since last report",
        "Risk Appetite",
        "Within appetite?",
        "Further Actions and Timescale",
      ],
      [null, null, null, "L", "I", "RAG", null, "L", "I", "RAG"],
      ...RISKS.slice(0, 8).map((risk, n): Put[] => {
        const [l, i] = [Math.min(4, LIKELIHOOD[n]!), Math.min(4, IMPACT[n]!)];
        const now = Math.max(1, l - 1);
        return [
          `SR ${n + 1}`,
          risk,
          OWNERS[n]!,
          l,
          i,
          rag(l * i),
          CONTROLS[n]!,
          now,
          i,
          rag(now * i),
          "→",
          "Cautious",
          now * i > 8 ? "No" : "Yes",
          "Review in November 2024",
        ];
      }),
    ])
    .merge("D3:F3", "H3:J3", "A3:A4", "B3:B4", "C3:C4", "G3:G4", "K3:K4", "L3:L4", "M3:M4", "N3:N4")
    .put(13, 1, "Key: R = 12 to 16, A = 6 to 9, G = 1 to 4. ↑ risk has increased, ↓ risk has reduced, → no change");
  sheet.put(6, 9, { v: "A", fill: AMBER });
  return {
    name: "R, A and G told in one line below the table",
    sheets: [sheet.snapshot()],
    risks: 8,
    faults: ["band-word-mismatch J7", "band-fill-mismatch J7", "band-inconsistent J7"],
  };
}

/** Slips in single cells of a plain table. */
function slips(): Book {
  const sheet = new Sheet("Risks").table(0, 0, [
    ["ID", "Risk", "Owner", "Likelihood", "Impact", "Score", "Mitigation", "Review date"],
    ...RISKS.map((risk, n): Put[] => [
      `CR${n + 1}`,
      risk,
      OWNERS[n]!,
      LIKELIHOOD[n]!,
      IMPACT[n]!,
      { v: LIKELIHOOD[n]! * IMPACT[n]!, formula: `=D${n + 2}*E${n + 2}` },
      "Plan in place",
      "2025-04-01",
    ]),
  ]);
  sheet
    .put(2, 1, RISKS[0]!)
    .put(3, 3, " 4 ")
    .put(6, 0, "CR 6")
    .put(7, 7, "31/04/2025")
    .put(8, 5, { v: 9, formula: "=D9*E8" })
    .put(9, 1, "TBC")
    .put(10, 2, null)
    .hideRow(5);
  return {
    name: "slips in single cells",
    sheets: [sheet.snapshot()],
    risks: 10,
    faults: [
      "date-impossible H8",
      "score-mismatch F9",
      "formula-inconsistent F9",
      "title-duplicate B3",
      "number-as-text D4",
      "risk-hidden A5",
      "id-style A7",
      "placeholder-left B10",
      "owner-missing C11",
    ],
  };
}

/** A register as it should be, among instructions, lists, a heat map, closed risks and a dashboard. */
function spotless(): Book {
  const scores = RISKS.map((_, n) => LIKELIHOOD[n]! * IMPACT[n]!);
  const instructions = new Sheet("Instructions").table(0, 0, [
    ["How to complete the risk register"],
    ["1. Give each risk a reference."],
    ["2. Score likelihood and impact from 1 to 5."],
    ["Example: There is a risk that the lift fails. Likelihood 3, Impact 4, Score 12"],
  ]);
  const dashboard = new Sheet("Dashboard").table(0, 0, [
    ["Risks by level"],
    ...["High", "Medium", "Low"].map((word): Put[] => [word, scores.filter((score) => level(score) === word).length]),
    [],
    ["Top 5 risks"],
    ["Rank", "Risk", "Score"],
    ...RISKS.map((risk, n): [string, number] => [risk, scores[n]!])
      .sort((a, b) => b[1] - a[1])
      .slice(0, 5)
      .map(([risk, score], n): Put[] => [n + 1, risk, score]),
  ]);
  const register = new Sheet("Risk Register")
    .put(0, 0, "Corporate Risk Register 2024/25")
    .put(1, 0, "Quarter 3 2024/25")
    .table(3, 0, [
      [
        "Risk ID",
        "Risk Title",
        "Risk Description",
        "Risk Owner",
        "Likelihood (1-5)",
        "Impact (1-5)",
        "Current Risk Score",
        "Risk Level",
        "Controls",
        "Actions",
        "Action Owner",
        "Due Date",
        "Status",
        "Last Reviewed",
        "Next Review",
      ],
      ...RISKS.map((risk, n): Put[] => [
        `R${String(n + 1).padStart(3, "0")}`,
        risk.split(" ").slice(0, 4).join(" "),
        risk,
        OWNERS[n]!,
        LIKELIHOOD[n]!,
        IMPACT[n]!,
        { v: scores[n]!, formula: `=E${n + 5}*F${n + 5}`, fill: inBand(THREE, scores[n]!) },
        { v: level(scores[n]!), fill: inBand(THREE, scores[n]!) },
        CONTROLS[n]!,
        "Complete the review",
        "Policy Officer",
        "2025-03-31",
        "In progress",
        "2024-12-05",
        "2025-03-05",
      ]),
      ...[11, 12, 13].map((n): Put[] => [`R0${n}`]),
    ]);
  const heat = new Sheet("Heat map").put(0, 0, "Number of risks by likelihood and impact");
  for (let l = 5; l >= 1; l--)
    heat.table(7 - l, 0, [
      [
        l,
        ...[1, 2, 3, 4, 5].map((i): Put => ({
          v: LIKELIHOOD.filter((own, n) => own === l && IMPACT[n] === i).length || null,
          fill: inBand(THREE, l * i),
        })),
      ],
    ]);
  heat.table(7, 1, [
    [1, 2, 3, 4, 5],
    [null, "Impact"],
  ]);
  const closed = new Sheet("Closed Risks").table(0, 0, [
    ["Risk ID", "Risk Title", "Risk Owner", "Closing score", "Date closed", "Reason"],
    ["R090", "Office move", "Head of Estates", 6, "2024-06-30", "Moved"],
    ["R091", "Election", "Returning Officer", 8, "2024-06-30", "Held"],
  ]);
  const matrix = keyOf(
    new Sheet("Scoring Matrix").put(0, 0, "Likelihood up, impact across"),
    1,
    ["5 Almost certain", "4 Likely", "3 Possible", "2 Unlikely", "1 Rare"],
    ["1 Insignificant", "2 Minor", "3 Moderate", "4 Major", "5 Catastrophic"],
  ).table(9, 1, [
    ["Score", "Risk Level", "What to do"],
    ["15 - 25", { v: "High", fill: RED }, "Act now; report each month"],
    ["8 - 12", { v: "Medium", fill: AMBER }, "Manage; report each quarter"],
    ["1 - 6", { v: "Low", fill: GREEN }, "Accept and watch"],
  ]);
  const lists = new Sheet("Lists").table(0, 0, [
    ["High", "Open", ...OWNERS.slice(0, 1)],
    ["Medium", "In progress", OWNERS[1]!],
    ["Low", "Closed", OWNERS[2]!],
  ]);
  return {
    name: "a register as it should be, among a dashboard, a heat map, lists and closed risks",
    sheets: [instructions, dashboard, register, heat, closed, matrix, lists].map((sheet) => sheet.snapshot()),
    risks: 10,
    faults: [],
  };
}

export const TABLES: readonly Book[] = [
  assuranceFramework(),
  projectLog(),
  grossAndNet(),
  letters(),
  trend(),
  sums(),
  opportunities(),
  directorates(),
  questions(),
  plusImpact(),
  written(),
  appendix(),
  slips(),
  spotless(),
];
