import { CONTROLS, IMPACT, LIKELIHOOD, OWNERS, RED, RISKS, Sheet, rated, shaded, type Put } from "./build";
import type { Pair } from "./pair";

/** Registers of students, projects and security teams, many in other languages: their headings, scales, legends and matrices. */

const levelOf = (score: number, [low, medium, high]: readonly [string, string, string]): string =>
  score >= 15 ? high : score >= 8 ? medium : low;

/** Norwegian: letters over the ratings, sections, and the matrix below the table. */
const ros: Pair = {
  name: "kommune: S and K, sections between the risks, the matrix below",
  make: () => {
    const sheet = new Sheet("ROS-analyse").put(0, 0, "Risiko- og sårbarhetsanalyse");
    sheet.table(2, 0, [
      ["Nr.", "Uønsket hendelse", "S", "K", "S x K", "Eksisterende tiltak", "Nye tiltak", "Ansvarlig"],
    ]);
    let row = 3;
    RISKS.forEach((risk, n) => {
      if (n % 5 === 0) sheet.put(row++, 0, n === 0 ? "A. Økonomi" : "B. Drift");
      const [l, i] = rated(n);
      sheet.table(row++, 0, [
        [`H${n + 1}`, risk, l, i, shaded(l * i), CONTROLS[n]!, "Følges opp i ledermøtet", OWNERS[n]!],
      ]);
    });
    sheet.put(row + 1, 1, "Risikomatrise").table(row + 2, 1, [["Sannsynlighet / konsekvens", 1, 2, 3, 4, 5]]);
    for (let l = 5; l >= 1; l--) sheet.table(row + 8 - l, 1, [[l, ...[1, 2, 3, 4, 5].map((i): Put => shaded(l * i))]]);
    return [sheet];
  },
  plant: ([sheet]) => sheet!.put(4, 4, { v: 18, fill: RED }).put(6, 2, 6).put(10, 0, "H5"),
  risks: 10,
  fields: "id title current.likelihood current.impact current.score controls actions owner",
  faults: ["score-mismatch E5", "rating-off-scale C7", "id-duplicate A11"],
};

/** German: a chance in percent of a loss in euros. */
const kosten: Pair = {
  name: "Projekt: Risikokosten aus Prozent und Euro",
  make: () => [
    new Sheet("Risikoliste").put(0, 1, "Risikomanagement").table(2, 1, [
      [
        "Nr.",
        "Risikobeschreibung",
        "EW in %",
        "Schaden in €",
        "Risikokosten in €",
        "Präventivmaßnahme",
        "Eventualmaßnahme",
        "Risikoeigner",
      ],
      ...RISKS.map((risk, n): Put[] => {
        const [chance, loss] = [LIKELIHOOD[n]! / 10, IMPACT[n]! * 1000];
        const formula = `=D${n + 4}*E${n + 4}`;
        return [
          n + 1,
          risk,
          chance,
          loss,
          { v: chance * loss, formula },
          CONTROLS[n]!,
          `Plan ${n + 1} der Leitung`,
          OWNERS[n]!,
        ];
      }),
    ]),
  ],
  plant: ([sheet]) => sheet!.put(5, 5, 2500).put(7, 1, 4),
  risks: 10,
  fields: "id title current.likelihood current.impact current.score actions contingency owner",
  faults: ["score-mismatch F6", "score-overtyped F6", "id-duplicate B8"],
};

/** Security: the asset's confidentiality, integrity and availability before the risk's own ratings; levels named beside the table. */
const isms: Pair = {
  name: "ISMS: C, I and A of the asset, a legend beside the table",
  make: () => {
    const sheet = new Sheet("Risk assessment").table(0, 0, [
      [
        "S/N",
        "Asset",
        "Threat",
        "C",
        "I",
        "A",
        "Likelihood",
        "Impact",
        "L*I",
        "Risk level",
        "Review frequency",
        "Treatment",
        "Recommended controls",
      ],
      ...RISKS.map((risk, n): Put[] => {
        const [l, i] = rated(n);
        return [
          n + 1,
          `System ${n + 1}`,
          risk,
          (n % 3) + 1,
          2,
          3,
          l,
          i,
          l * i,
          levelOf(l * i, ["Low", "Medium", "High"]),
          ["Monthly", "Yearly"][n % 2]!,
          ["Mitigate", "Accept"][n % 2]!,
          CONTROLS[n]!,
        ];
      }),
    ]);
    return [
      sheet.table(0, 14, [
        ["Score", "Level"],
        ["1-7", "Low"],
        ["8-14", "Medium"],
        ["15-25", "High"],
      ]),
    ];
  },
  plant: ([sheet]) => sheet!.put(1, 9, "Low").put(3, 8, 15).put(5, 7, null),
  risks: 10,
  fields: "id asset title - - - current.likelihood current.impact current.score current.band - response actions",
  faults: ["band-word-mismatch J2", "score-mismatch I4", "rating-missing H6"],
};

/** Words alone, in four languages: headings, levels and how they go together. */
const words = (
  name: string,
  sheet: string,
  headings: readonly string[],
  levels: readonly [string, string, string],
): Pair => ({
  name,
  make: () => [
    new Sheet(sheet).table(0, 0, [
      [...headings],
      ...RISKS.map((risk, n): Put[] => {
        const [l, i] = [n % 3, Math.floor(n / 3) % 3];
        const band = l + i >= 3 ? 2 : l + i >= 2 ? 1 : 0;
        return [n + 1, risk, levels[l]!, levels[i]!, levels[band]!, CONTROLS[n]!, OWNERS[n]!];
      }),
    ]),
  ],
  plant: ([each]) => each!.put(3, 2, null).put(6, 0, 5).put(7, 6, null),
  risks: 10,
  fields: "id title current.likelihood current.impact current.band actions owner",
  faults: ["rating-missing C4", "id-duplicate A7", "owner-missing G8"],
});

/** A RAID log: priorities, no likelihood. */
const raid: Pair = {
  name: "RAID log: risks among assumptions, issues and dependencies",
  make: () => [
    new Sheet("RAID")
      .put(0, 0, "RAID log")
      .table(2, 0, [
        ["ID", "Type", "Description", "Impact", "Priority", "Owner", "Mitigation"],
        ...RISKS.map((risk, n): Put[] => [
          n + 1,
          ["Risk", "Issue", "Risk", "Dependency"][n % 4]!,
          risk,
          "The programme is late",
          ["High", "Low", "Medium"][n % 3]!,
          OWNERS[n]!,
          CONTROLS[n]!,
        ]),
      ]),
  ],
  plant: ([sheet]) => sheet!.put(4, 0, 1).put(6, 5, null),
  risks: 10,
  fields: "id category title consequence current.band owner actions",
  faults: ["id-duplicate A5", "owner-missing F7"],
};

export const ABROAD: readonly Pair[] = [
  ros,
  kosten,
  isms,
  words(
    "svenska: låg, medel, hög",
    "Riskanalys",
    ["Nr", "Risk", "Sannolikhet", "Konsekvens", "Risknivå", "Åtgärder", "Riskägare"],
    ["Låg", "Medel", "Hög"],
  ),
  words(
    "nederlands: laag, gemiddeld, hoog",
    "Risico's",
    ["Nr.", "Risico", "Kans", "Impact", "Risiconiveau", "Beheersmaatregelen", "Eigenaar"],
    ["Laag", "Gemiddeld", "Hoog"],
  ),
  words(
    "polski: niskie, średnie, wysokie",
    "Rejestr ryzyk",
    ["Lp.", "Ryzyko", "Prawdopodobieństwo", "Wpływ", "Poziom ryzyka", "Działania zapobiegawcze", "Właściciel"],
    ["Niskie", "Średnie", "Wysokie"],
  ),
  words(
    "italiano: basso, medio, alto",
    "Rischi",
    ["N.", "Rischio", "Probabilità", "Impatto", "Classificazione del rischio", "Azioni di mitigazione", "Responsabile"],
    ["Basso", "Medio", "Alto"],
  ),
  words(
    "español: clasificación",
    "Riesgos",
    ["N°", "Riesgo", "Probabilidad", "Impacto", "Clasificación", "Plan de mitigación", "Responsable"],
    ["Bajo", "Medio", "Alto"],
  ),
  raid,
];
