import { runChecks } from "../../src/checks";
import { DEFAULT_PROFILE } from "../../src/profile";
import { readRegisters } from "../../src/register";
import { parseIsoDay, parseRange, refA1, type ConditionalFormat, type SheetSnapshot } from "../../src/workbook";
import { sheet, workbook } from "../support/sheet";

/** Ten risks in rows 2 to 11, with their ratings. */
const RISKS: readonly (readonly [string, number, number])[] = [
  ["Savings are not delivered in full", 5, 5],
  ["A cyber attack stops services", 4, 4],
  ["Key staff leave", 5, 3],
  ["A contractor fails", 3, 4],
  ["The river floods the depot", 2, 5],
  ["Grant is paid late", 3, 3],
  ["Data is lost", 2, 4],
  ["Rents fall short", 2, 3],
  ["A school closes early", 1, 4],
  ["The archive leaks", 1, 1],
];
const right = (score: number): string => (score >= 15 ? "High" : score >= 8 ? "Medium" : "Low");

interface Forms {
  /** The formula of a row's rating, and of its score. */
  readonly formula?: (row: number) => string | null;
  readonly words?: (score: number, row: number) => string;
  readonly formats?: readonly ConditionalFormat[];
  readonly fills?: Readonly<Record<string, string>>;
}

const register = ({ formula, words = right, formats, fills }: Forms): SheetSnapshot =>
  sheet(
    "Risk register",
    [
      "| Ref | Risk | Likelihood | Impact | Score | Rating | Owner |",
      ...RISKS.map(
        ([title, l, i], n) => `| R${n + 1} | ${title} | ${l} | ${i} | ${l * i} | ${words(l * i, n + 2)} | Director |`,
      ),
    ].join("\n"),
    {
      fills,
      conditionalFormats: formats,
      formulas: Object.fromEntries(
        RISKS.flatMap((_, n): [string, string][] => {
          const own = formula?.(n + 2) ?? null;
          return own === null ? [] : [[`F${n + 2}`, own]];
        }),
      ),
    },
  );

const read = (...sheets: readonly SheetSnapshot[]) => readRegisters(workbook(...sheets));
const bands = (...sheets: readonly SheetSnapshot[]): string =>
  read(...sheets)
    .registers[0]!.matrices.threat.bands.map(
      ({ label, min, max, fill }) => `${label} ${min}-${max ?? ""}${fill ? ` ${fill}` : ""}`,
    )
    .join(", ");
const told = (forms: Forms, ...keys: readonly SheetSnapshot[]): string => bands(register(forms), ...keys);
const findings = (forms: Forms, rule: string): readonly string[] =>
  runChecks(read(register(forms)), { profile: DEFAULT_PROFILE, asOf: parseIsoDay("2026-09-30")!, previous: null })
    .filter((finding) => finding.rule === rule)
    .map(({ cell, message }) => `${refA1(cell!, "Risk register")}: ${message}`);

/** Nothing but the words beside ten scores, each band's range as far as it was seen. */
const SEEN = "Low 1-6, Medium 8-12, High 15-25";
const TABLE = sheet("Lists", "| 1 | Low |\n| 8 | Medium |\n| 15 | High |");
const WHOLE = "Low 1-7, Medium 8-14, High 15-";

describe("bands told by the formulas of the band column", () => {
  test.each<[string, (r: number) => string]>([
    ["IF in IF", (r) => `=IF(E${r}>=15,"High",IF(E${r}>=8,"Medium","Low"))`],
    ["from below, after a blank", (r) => `=IF(E${r}="","",IF(E${r}<8,"Low",IF(E${r}<15,"Medium","High")))`],
    [
      "blank while the risk has no title",
      (r) => `=IF(ISBLANK($B${r}),"",IF(E${r}>14,"High",IF(E${r}>7,"Medium","Low")))`,
    ],
    ["IFS", (r) => `=IFS(E${r}>=15,"High",E${r}>=8,"Medium",TRUE,"Low")`],
    ["of the two ratings", (r) => `=IF(C${r}*D${r}>=15,"High",IF(C${r}*D${r}>=8,"Medium","Low"))`],
    ["LOOKUP in a list of its own", (r) => `=LOOKUP(E${r},{0,8,15},{"Low","Medium","High"})`],
    ["VLOOKUP in a table of lower limits", (r) => `=VLOOKUP(E${r},Lists!$A$1:$B$3,2,TRUE)`],
    ["VLOOKUP that says no more", (r) => `=IFERROR(VLOOKUP(E${r},Lists!$A$1:$B$3,2),"")`],
    ["INDEX and MATCH", (r) => `=INDEX(Lists!$B$1:$B$3,MATCH(E${r},Lists!$A$1:$A$3,1))`],
  ])("%s", (_, formula) => expect(told({ formula }, TABLE)).toBe(WHOLE));

  test("scores that no pair gives may be passed over", () => {
    const formula = (r: number): string =>
      `=IF(AND(E${r}>=15,E${r}<=25),"High",IF(AND(E${r}>=8,E${r}<=12),"Medium",IF(AND(E${r}>=1,E${r}<=6),"Low","")))`;
    expect(told({ formula })).toBe("Low 1-6, Medium 8-12, High 15-25");
  });

  test("a word typed over a formula is another band's; the limits are the formulas'", () => {
    const words = (score: number, row: number): string => (row === 5 ? "High" : right(score));
    const formula = (r: number): string | null =>
      r === 5 ? null : `=IF(E${r}>=15,"High",IF(E${r}>=8,"Medium","Low"))`;
    expect(findings({ formula, words }, "band-word-mismatch")).toEqual([
      'F5: Band is "High"; a score of 12 is "Medium" (8 to 14).',
    ]);
  });

  test.each<[string, Forms]>([
    ["no formulas", {}],
    [
      "a formula in two rows only",
      { formula: (r) => (r < 4 ? `=IF(E${r}>=15,"High",IF(E${r}>=8,"Medium","Low"))` : null) },
    ],
    ["every row another rule", { formula: (r) => `=IF(E${r}>=${10 + r},"High",IF(E${r}>=${r},"Medium","Low"))` }],
    ["one word twice", { formula: (r) => `=IF(E${r}>=15,"High",IF(E${r}>=8,"Medium",IF(E${r}>=4,"High","Low")))` }],
    ["the likelihood decides", { formula: (r) => `=IF(C${r}>=4,"High",IF(C${r}>=3,"Medium","Low"))` }],
    ["the owner decides", { formula: (r) => `=IF(G${r}="Director","High","Low")` }],
    ["what cannot be worked out", { formula: (r) => `=IF(NOW()>E${r},"High","Low")` }],
    ["numbers for words", { formula: (r) => `=IF(E${r}>=15,"3",IF(E${r}>=8,"2","1"))` }],
  ])("not told: %s", (_, forms) => expect(told(forms)).toBe(SEEN));
});

const RED = "#FF0000",
  AMBER = "#FFC000",
  GREEN = "#00B050";
const rule = (
  operator: ConditionalFormat["operator"],
  limits: readonly (number | string)[],
  fill: string,
  priority: number,
  range = "E2:E11",
): ConditionalFormat => ({
  ranges: [parseRange(range)!],
  kind: "cellValue",
  operator,
  formulas: limits.map(String),
  fill,
  priority,
  stopIfTrue: false,
});
const LIGHTS = [rule("greaterThan", [14], RED, 1), rule("between", [8, 14], AMBER, 2), rule("lessThan", [8], GREEN, 3)];
const none = (): string => "";

describe("bands told by the conditional formats of the scores", () => {
  test("a traffic light over all scores", () =>
    expect(told({ formats: LIGHTS, words: none })).toBe(`Green 1-7 ${GREEN}, Amber 8-14 ${AMBER}, Red 15- ${RED}`));

  test("limits that pass over what no pair gives, and leftovers behind them", () =>
    expect(
      told({
        words: none,
        formats: [
          rule("between", [15, 25], RED, 1),
          rule("between", [8, 12], AMBER, 2),
          rule("between", [1, 6], GREEN, 3),
          rule("equal", ['"x"'], "#0070C0", 4),
          rule("greaterThan", [20], "#FFFF00", 5),
        ],
      }),
    ).toBe(`Green 1-6 ${GREEN}, Amber 8-12 ${AMBER}, Red 15-25 ${RED}`));

  test("named by the words beside the scores", () =>
    expect(told({ formats: LIGHTS })).toBe(`Low 1-7 ${GREEN}, Medium 8-14 ${AMBER}, High 15- ${RED}`));

  test("with formulas that divide the scores alike, the words are theirs", () =>
    expect(
      told({ formats: LIGHTS, formula: (r) => `=IF(E${r}>=15,"Severe",IF(E${r}>=8,"Moderate","Minor"))`, words: none }),
    ).toBe(`Minor 1-7 ${GREEN}, Moderate 8-14 ${AMBER}, Severe 15- ${RED}`));

  test("a score out of their reach that wears another band's colour", () => {
    const formats = LIGHTS.map((format) => ({ ...format, ranges: [parseRange("E2:E9")!] }));
    expect(findings({ formats, words: none, fills: { E10: RED, E11: GREEN } }, "band-fill-mismatch")).toEqual([
      'E10: Score 4 has the colour of "Red"; it belongs to the band "Green".',
    ]);
  });

  test.each<[string, Forms]>([
    ["a highlight of the highest", { formats: [LIGHTS[0]!] }],
    ["two colours", { formats: [LIGHTS[0]!, rule("lessThan", [15], GREEN, 2)] }],
    ["a gap between two of them", { formats: [LIGHTS[0]!, rule("between", [10, 14], AMBER, 2), LIGHTS[2]!] }],
    ["nothing for the lowest", { formats: [LIGHTS[0]!, LIGHTS[1]!, rule("between", [5, 7], GREEN, 3)] }],
    [
      "colours in no order of warmth",
      { formats: [LIGHTS[0]!, rule("between", [8, 14], GREEN, 2), rule("lessThan", [8], AMBER, 3)] },
    ],
    [
      "one colour twice",
      { formats: [LIGHTS[0]!, LIGHTS[1]!, rule("between", [4, 7], GREEN, 3), rule("lessThan", [4], RED, 4)] },
    ],
    ["limits that stand in cells", { formats: LIGHTS.map((format) => ({ ...format, formulas: ["$H$1", "$H$2"] })) }],
    ["on a few risks only", { formats: LIGHTS.map((format) => ({ ...format, ranges: [parseRange("E2:E4")!] })) }],
    [
      "against the formulas",
      { formats: LIGHTS, formula: (r) => `=IF(E${r}>=20,"Severe",IF(E${r}>=8,"Moderate","Minor"))` },
    ],
  ])("not told: %s", (_, forms) => expect(told({ words: none, ...forms })).toBe(""));
});

test("a key goes before the register's own rules", () => {
  const key = sheet("Risk key", "| Red | 20-25 |\n| Amber | 10-16 |\n| Green | 1-9 |");
  expect(told({ formats: LIGHTS, words: none }, key)).toBe("Green 1-9, Amber 10-16, Red 20-25");
});

test("a grid without colours takes them from the register's own rules, and keeps its place", () => {
  const grid = [5, 4, 3, 2, 1].map(
    (l, n) => `| ${n === 0 ? "Likelihood" : ""} | ${l} | ${[1, 2, 3, 4, 5].map((i) => l * i).join(" | ")} |`,
  );
  const key = sheet("Matrix", [...grid, "| | | 1 | 2 | 3 | 4 | 5 |", "| | | Impact |"].join("\n"));
  const [one] = read(register({ formats: LIGHTS, words: none }), key).registers;
  const { source, where, cells } = one!.matrices.threat;
  expect([source, where, cells[4]![4]!.band, cells[1]![3]!.band, cells[0]![0]!.band]).toEqual([
    "workbook",
    "Matrix!B1:G6",
    "red",
    "amber",
    "green",
  ]);
});
