import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readXlsx } from "../../src/files";
import {
  labelMappingOf,
  mappingOf,
  parseMappings,
  readRegisters,
  type Field,
  type Mapping,
  type Register,
} from "../../src/register";
import type { SheetSnapshot } from "../../src/workbook";
import { sheet, workbook } from "../support/sheet";

/** A form a risk; "Bench" and "Standing" are labels that nobody could know. */
const form = (id: string, title: string, bench: string, l: number, i: number): string => `
  | Risk ID: | ${id} | | |
  | Risk title: | ${title} | | |
  | Bench: | ${bench} | | |
  | Likelihood: | ${l} | Impact: | ${i} |
  | Score: | ${l * i} | | |
  | Controls: | Reviewed each month | | |
  ||`;
const cards = (name = "Risk cards", change: (drawing: string) => string = (d) => d): SheetSnapshot =>
  sheet(
    name,
    change(
      `| Corporate risk register |\n||${form("R1", "Flooding closes principal roads", "Head of Highways", 4, 4)}${form("R2", "Loss of a data centre", "Head of Digital", 3, 2)}${form("R3", "Care providers leave the market", "Head of Care", 5, 4)}`,
    ),
  );
const pages = (): SheetSnapshot[] => [
  sheet("Risk 1", `| North Council |\n${form("R1", "Flooding closes principal roads", "Head of Highways", 4, 4)}`),
  sheet("Risk 2", `| North Council |\n${form("R2", "Loss of a data centre", "Head of Digital", 3, 2)}`),
];
const read = (sheets: readonly SheetSnapshot[], mappings: readonly Mapping[] = []): Register => {
  const { registers } = readRegisters(workbook(...sheets), undefined, mappings);
  expect(registers).toHaveLength(1);
  return registers[0]!;
};
const said = new Map<string, Field | null>([
  ["Bench", "owner"],
  ["Controls", null],
]);
const confirmed = (sheets: readonly SheetSnapshot[] = [cards()]): Mapping => labelMappingOf(read(sheets), said)!;
const fields = (register: Register): string =>
  register.labels!.map(({ label, field }) => `${label}=${field ?? "-"}`).join(", ");

const AS_READ =
  "Risk ID=id, Risk title=title, Bench=-, Likelihood=current.likelihood, Impact=current.impact, Score=current.score, Controls=controls";
const AS_SAID = AS_READ.replace("Bench=-", "Bench=owner").replace("Controls=controls", "Controls=-");

describe.each([
  ["cards", () => [cards()]],
  ["pages", pages],
] as const)("%s", (layout, sheets) => {
  test("each label is told once, with what it was read as, how sure, and where it stands first", () => {
    const register = read(sheets());
    expect([register.layout, fields(register)]).toEqual([layout, AS_READ]);
    const bench = register.labels!.find(({ label }) => label === "Bench")!;
    expect([bench.confidence < 0.7, bench.cell.sheet, bench.cell.column]).toEqual([true, register.sheet, 0]);
    expect(labelMappingOf(register)!.labels.every(({ label }) => label === label.toLowerCase())).toBe(true);
  });

  test("what was confirmed is used as it stands", () => {
    const register = read(sheets(), [confirmed(sheets())]);
    expect([register.mappingState, register.reasons[0], fields(register)]).toEqual([
      "used",
      "you confirmed how it is read",
      AS_SAID,
    ]);
    expect(register.labels!.map(({ confidence }) => confidence)).toEqual(register.labels!.map(() => 1));
    expect(
      register.risks.map((risk) => [risk.owners[0], risk.controls, risk.stages.current!.score!.value]).slice(0, 2),
    ).toEqual([
      ["Head of Highways", [], 16],
      ["Head of Digital", [], 6],
    ]);
    expect(register.risks[0]!.other["Controls"]!.text).toBe("Reviewed each month");
  });

  test("confirming what was read changes nothing", () => {
    const before = read(sheets());
    const after = read(sheets(), [labelMappingOf(before)!]);
    expect(after.risks).toEqual(before.risks);
    expect([after.mappingState, after.stageLabels]).toEqual(["used", before.stageLabels]);
  });
});

test.each(["cumbria-2017-q3-cards", "cumbria-2017-q3", "cumbria-2019-q2", "cambridgeshire-2021"])(
  "%s, confirmed as it was read, is read the same again",
  async (name) => {
    const path = join(__dirname, "..", "..", "samples", `${name}.xlsx`);
    const { workbook: book } = (await readXlsx(readFileSync(path), name)) as Extract<
      Awaited<ReturnType<typeof readXlsx>>,
      { ok: true }
    >;
    const [before] = readRegisters(book).registers;
    const mapping = before!.layout === "table" ? mappingOf(before!) : labelMappingOf(before!);
    const [after] = readRegisters(book, undefined, [mapping!]).registers;
    expect(after!.mappingState).toBe("used");
    expect(after!.risks).toEqual(before!.risks);
  },
);

describe("a sheet that has changed since", () => {
  test.each<[string, (drawing: string) => string, Register["mappingState"], RegExp]>([
    ["another order, rows between", (d) => d.replace(/(.*Bench.*\n)/g, "||\n$1"), "used", /you confirmed/],
    ["capitals and no colon", (d) => d.replace(/Bench:/g, "BENCH"), "used", /you confirmed/],
    ["a label gone", (d) => d.replace(/Bench:/g, "Xyzzy:"), "changed", /“bench” cannot be found/],
    [
      "a label that was not there",
      (d) => d.replace(/(.*Bench.*\n)/g, "$1| Risk category: | Roads | | |\n"),
      "followed",
      /not confirmed yet: label “Risk category”/,
    ],
  ])("%s", (_, change, state, reason) => {
    const register = read([cards("Risk cards", change)], [confirmed()]);
    expect(register.mappingState).toBe(state);
    expect(register.reasons[0]).toMatch(reason);
  });

  test("next quarter's sheet beside the old one is read alike, and that is said", () => {
    const { registers } = readRegisters(
      workbook(
        cards(),
        cards("Risk cards Q2", (d) => d.replace(/(Flooding|Loss|Care) /g, "Another $1 ")),
      ),
      undefined,
      [confirmed()],
    );
    expect(registers.map((register) => [register.sheet, register.mappingState, fields(register)])).toEqual([
      ["Risk cards", "used", AS_SAID],
      ["Risk cards Q2", "followed", AS_SAID],
    ]);
    expect(registers[1]!.reasons[0]).toBe(
      "its labels are those of the sheet Risk cards, so it is read as you confirmed that one",
    );
  });

  test("cards of other labels are none of its business", () => {
    const other = sheet(
      "Other",
      `| Corporate risks |\n| 1. FLOODING OF ROADS |\n| Probability: | 4 | Severity: | 3 |\n| Rating: | 12 | | |\n| 2. LOSS OF DATA |\n| Probability: | 2 | Severity: | 3 |\n| Rating: | 6 | | |`,
    );
    const { mappingState, mapping } = read([other], [confirmed()]);
    expect([mappingState, mapping]).toEqual([undefined, undefined]);
  });
});

test("stages named by a line above their ratings stay told apart", () => {
  const two = (id: string, title: string): string => `
    | Risk ID: | ${id} |
    | Risk title: | ${title} |
    | Inherent risk |
    | Likelihood: | 5 |
    | Impact: | 4 |
    | Residual risk |
    | Likelihood: | 2 |
    | Impact: | 3 |
    ||`;
  const page = sheet("Risk forms", `${two("R1", "Flooding closes roads")}${two("R2", "Loss of a data centre")}`);
  const before = read([page]);
  const ratings = (register: Register) =>
    register.risks.map(({ stages }) => [stages.inherent?.likelihood?.value, stages.residual?.likelihood?.value]);
  expect(ratings(before)).toEqual([
    [5, 2],
    [5, 2],
  ]);
  expect(ratings(read([page], [labelMappingOf(before)!]))).toEqual(ratings(before));
});

describe("what a workbook has kept", () => {
  const kept = JSON.parse(JSON.stringify(confirmed())) as Record<string, unknown>;
  test("comes back as it was", () => expect(parseMappings([kept])).toEqual([confirmed()]));
  test.each<[string, object]>([
    ["another version", { ...kept, version: 2 }],
    ["no labels", { ...kept, labels: [] }],
    ["a meaning we do not know", { ...kept, labels: [{ label: "x", concept: "__proto__", stage: null }] }],
    ["a stage we do not know", { ...kept, labels: [{ label: "x", concept: "score", stage: "later" }] }],
    ["a label without end", { ...kept, labels: [{ label: "x".repeat(301), concept: "id", stage: null }] }],
    ["no sheets", { ...kept, sheets: [] }],
  ])("not: %s", (_, json) => expect(parseMappings([json])).toEqual([]));
});
