import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readXlsx } from "../../src/files";
import { DEFAULT_PROFILE } from "../../src/profile";
import { checkWorkbook, toReport, type Report } from "../../src/report";

/**
 * The samples read whole: against the data they were built from, and against a golden file of everything that was
 * read. After a change that is meant, `UPDATE_GOLDEN=1 npx jest test/samples` writes the golden files; read the diff.
 */
const samples = join(__dirname, "..", "..", "samples");
const data = (name: string) => JSON.parse(readFileSync(join(samples, "data", `${name}.json`), "utf8"));

async function report(name: string): Promise<Report> {
  const file = `${name}.xlsx`;
  const read = await readXlsx(readFileSync(join(samples, file)), file);
  if (!read.ok) throw new Error(read.message);
  return toReport(file, checkWorkbook(read.workbook, { profile: DEFAULT_PROFILE, today: { year: 2026, month: 1, day: 31 } }));
}

const NAMES = ["cambridgeshire-2014", "cambridgeshire-2021", "cumbria-2017-q3", "cumbria-2017-q3-cards", "cumbria-2019-q2", "lancashire-2018-q3"];

test.each(NAMES)("%s is read as its golden file says", async (name) => {
  const { registers } = await report(name);
  const file = join(__dirname, "golden", `${name}.json`);
  if (process.env.UPDATE_GOLDEN || !existsSync(file)) writeFileSync(file, `${JSON.stringify(registers, null, 1)}\n`);
  expect(registers).toEqual(JSON.parse(readFileSync(file, "utf8")));
});

/** Every line of a text, without its bullet or spaces: lists are read item by item. */
const lines = (text: string): string[] =>
  text.split("\n").map((line) => line.replace(/^[•\s]+|^\d+\. ?/g, "").replace(/\s+/g, " ").trim()).filter(Boolean);

/** Everything a risk says, as one text without spaces' differences. */
const everything = (value: unknown): string => JSON.stringify(value, (_, v) => (typeof v === "string" ? v.replace(/\s+/g, " ") : v));

const expectLines = (risk: unknown, text: string): void => {
  const all = everything(risk);
  for (const line of lines(text)) expect(all).toContain(JSON.stringify(line).slice(1, -1));
};

test("Cambridgeshire 2014: 15 risks with the seed's numbers, owners, controls, actions, statuses; 6 missing", async () => {
  const { registers, findings } = await report("cambridgeshire-2014");
  const { risks } = data("cambridgeshire-2014");
  expect(registers).toHaveLength(1);
  expect(registers[0]!.risks.map((r) => r.id)).toEqual(risks.map((r: { number: number }) => String(r.number)));
  registers[0]!.risks.forEach((risk, n) => {
    const want = risks[n];
    const stage = (s: unknown) => { const { likelihood, impact, score } = s as { likelihood: number; impact: number; score: number }; return [likelihood, impact, score]; };
    expect(stage(risk.inherent)).toEqual(want.inherent);
    expect(stage(risk.residual)).toEqual(want.residual);
    expectLines(risk, [want.description, want.trigger, want.result].join("\n"));
    for (const row of want.rows) {
      expectLines(risk.controls, row.control.replace(/^\d+\. ?/gm, ""));
      if (row.action) expectLines(risk.actions, row.action.description.replace(/^\d+\. ?/gm, ""));
    }
    const statuses = want.rows.flatMap((r: { action: { status: string } | null }) => (r.action?.status ? r.action.status.split("\n") : []));
    expect(risk.actions!.map((a) => a.status).filter(Boolean)).toEqual(statuses.map((s: string) => ({ G: "green", A: "amber", R: "red" })[s]));
  });
  expect(findings.filter((f) => f.severity === "error")).toEqual([]);
  expect(findings.filter((f) => f.rule === "id-gap").map((f) => f.message)).toEqual(["6 is missing before 7."]);
});

describe.each([["cumbria-2017-q3", "table"], ["cumbria-2017-q3-cards", "cards"]])("%s", (name, layout) => {
  test("16 risks, the first digit the impact, better for 11 and same for the rest", async () => {
    const { registers, findings } = await report(name);
    const { risks } = data("cumbria-2017-q3");
    expect(registers.map((r) => r.layout)).toEqual([layout]);
    expect(registers[0]!.period).toBe("2017-Q3");
    expect(registers[0]!.risks).toHaveLength(16);
    registers[0]!.risks.forEach((risk, n) => {
      expect([risk.id, risk.title]).toEqual([String(n + 1), risks[n].title]);
      expect(risk.previous).toMatchObject(risks[n].previous);
      expect(risk.current).toMatchObject(risks[n].current);
      expect(risk.target).toMatchObject({ score: risks[n].target });
      expect(risk.movement).toBe(n === 10 ? "better" : "same");
      expectLines(risk, risks[n].description);
      if (layout === "cards") for (const f of risks[n].factors) expectLines(risk, [f.factor, f.progress, f.plan].join("\n"));
    });
    expect(findings.filter((f) => f.severity === "error")).toEqual([]);
  });
});

test("Cumbria 2019: 11 cards, likelihood first, causes, controls, planned improvements, impacts and links", async () => {
  const { registers, findings } = await report("cumbria-2019-q2");
  const { risks } = data("cumbria-2019-q2");
  expect(registers.map((r) => [r.layout, r.period, r.risks.length])).toEqual([["cards", "2019-Q2", 11]]);
  registers[0]!.risks.forEach((risk, n) => {
    expect(risk.title).toBe(risks[n].title);
    expect(risk.previous).toMatchObject(risks[n].previous);
    expect(risk.current).toMatchObject(risks[n].current);
    expect(risk.target).toMatchObject({ score: risks[n].target });
    expectLines(risk, [risks[n].statement, risks[n].impacts, risks[n].links].join("\n"));
    for (const [cause, controls, planned] of risks[n].causes) expectLines(risk, [cause, controls, planned].join("\n"));
  });
  expect(findings.filter((f) => f.severity === "error")).toEqual([]);
});

test("Cambridgeshire 2021: 7 pages, the X's place, scores and reviews, controls with adequacy, action plans", async () => {
  const { registers, findings } = await report("cambridgeshire-2021");
  const { risks } = data("cambridgeshire-2021");
  expect(registers.map((r) => [r.layout, r.risks.length])).toEqual([["pages", 7]]);
  registers[0]!.risks.forEach((risk, n) => {
    const want = risks[n];
    expect([risk.id, risk.title]).toEqual([want.number, want.title]);
    if (want.score === null) expect(risk.current).toBeNull();
    else expect(risk.current).toMatchObject({ likelihood: want.likelihood, impact: want.consequence, score: want.score });
    const iso = (day: string): string => day.split("/").reverse().join("-");
    expect([risk.lastReview, risk.nextReview]).toEqual([iso(want.last), iso(want.next)]);
    expect(risk.controls!.map((c) => c.adequacy ?? "")).toEqual(want.controls.map((c: string[]) => c[1]));
    for (const control of want.controls) expectLines(risk, control.join("\n"));
    for (const action of want.actions) expectLines(risk, action.description);
    expectLines(risk, [...want.triggers, ...want.factors, ...want.consequences].join("\n"));
  });
  // The paper itself prints 31 April.
  expect(findings.filter((f) => f.severity === "error").map((f) => [f.rule, f.risk])).toEqual([["date-impossible", "03"]]);
});

test("Lancashire: 13 risks and 3 opportunities, words beside scores, opportunities never told that a rise is worse", async () => {
  const { registers, findings } = await report("lancashire-2018-q3");
  const { risks, opportunities } = data("lancashire-2018-q3");
  expect(registers.map((r) => [r.kind, r.period, r.risks.length])).toEqual([["threats", "2018-Q3", 13], ["opportunities", "2018-Q3", 3]]);
  registers.forEach((register, k) =>
    register.risks.forEach((risk, n) => {
      const want: string[] = (k === 0 ? risks : opportunities)[n];
      expect(risk.id).toBe(want[0]);
      expect(risk.current).toMatchObject({ score: parseInt(want[5]!, 10) });
      expect(risk.residual).toMatchObject({ score: parseInt(want[7]!, 10) });
      for (const column of [1, 2, 3, 4, 6, 8, 9]) expectLines(risk, want[column]!);
    }),
  );
  expect(findings.filter((f) => f.severity === "error")).toEqual([]);
  expect(findings.filter((f) => f.register === 1 && f.rule === "residual-above-inherent")).toEqual([]);
});
