import { DEFAULT_PROFILE } from "../../src/profile";
import { Drawing } from "../councils/drawing";
import { Random } from "../councils/random";
import type { Clean } from "./clean";

/** A register of a page a risk: a grid with an X in it, the score beside it, and a key sheet. 5 x 5, likelihood up, impact across. */
export function makePages(seed: number): Clean {
  const random = new Random(seed);
  const sheets = Array.from({ length: random.int(8, 12) }, (_, n) => {
    const page = new Drawing(`Risk ${String(n + 1).padStart(2, "0")}`);
    const [likelihood, impact] = [random.int(1, 5), random.int(1, 5)];
    page.put(0, 0, "Northshire County Council");
    page.put(1, 0, `Risk ${String(n + 1).padStart(2, "0")}. The arrangements for service number ${n + 1} fail`);
    page.put(2, 0, "Likelihood");
    for (let level = 1; level <= 5; level++) {
      page.put(7 - level, 1, level);
      page.put(7, level + 1, level);
    }
    page.put(8, 2, "Consequence");
    page.put(7 - likelihood, impact + 1, "X");
    page.put(2, 8, "Risk Owners");
    page.put(2, 9, random.pick(["Director of Finance", "Director of Place", "Head of Housing"]));
    page.put(2, 10, "Current Score");
    page.put(2, 11, likelihood * impact);
    page.put(3, 10, "Target Score");
    page.put(5, 8, "Triggers");
    page.put(6, 8, `01. Demand rises in area ${n + 1}\n02. Budgets fall`);
    page.put(10, 0, "Controls");
    page.put(10, 8, "Adequacy");
    page.put(11, 0, `01. Monitoring of service number ${n + 1} every month`);
    page.put(11, 8, "Good");
    return page.snapshot();
  });
  const key = new Drawing("Key");
  key.put(0, 0, "Risk scoring matrix");
  key.put(1, 1, "Impact");
  key.put(3, 0, "Likelihood");
  for (let level = 1; level <= 5; level++) {
    key.put(2, level + 1, level);
    key.put(2 + level, 1, level);
    for (let impact = 1; impact <= 5; impact++) {
      const score = level * impact;
      key.put(2 + level, impact + 1, score, { fill: score >= 16 ? "#FF0000" : score >= 8 ? "#FFC000" : "#92D050" });
    }
  }
  return {
    seed,
    about: "a page a risk, 5x5, a grid with an X",
    workbook: { fileName: "pages.xlsx", sheets: [...sheets, key.snapshot()], date1904: false, notes: [] },
    registers: 1,
    previous: null,
    earlier: [],
    profile: DEFAULT_PROFILE,
    asOf: { year: 2021, month: 3, day: 31 },
    key: { cell: (l, i) => ({ sheet: "Key", row: 3 + l, column: 2 + i }), twin: null, range: null },
  };
}
