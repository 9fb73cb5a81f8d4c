import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { runChecks } from "../../../src/checks";
import { FileHost } from "../../../src/files";
import { planRollForward, type RollForward } from "../../../src/movement";
import { DEFAULT_PROFILE } from "../../../src/profile";
import { readRegisters, STAGE_PARTS, type Register, type Risk } from "../../../src/register";
import type { SheetSnapshot, WorkbookSnapshot } from "../../../src/workbook";

const FOLDER = path.join(__dirname, "../../../samples");
const SAMPLES = readdirSync(FOLDER).filter((name) => name.endsWith(".xlsx"));

interface Rolled {
  readonly before: WorkbookSnapshot;
  readonly after: WorkbookSnapshot;
  readonly old: readonly Register[];
  readonly next: readonly Register[];
  readonly plan: RollForward;
}

async function roll(name: string): Promise<Rolled> {
  const host = new FileHost(new Uint8Array(readFileSync(path.join(FOLDER, name))), name);
  const read = await host.read();
  if (!read.ok) throw new Error(read.message);
  const old = readRegisters(read.workbook).registers;
  const plan = planRollForward(old, read.workbook);
  if ("impossible" in plan) throw new Error(plan.impossible);
  const applied = await host.apply(plan.edits);
  if (!applied.ok) throw new Error(applied.message);
  const again = await host.read();
  if (!again.ok) throw new Error(again.message);
  // The new sheets by themselves: the old ones stand beside them, and are a register of their own.
  const copies = new Set(plan.copies.map(({ to }) => to));
  const olds = new Set(plan.copies.map(({ from }) => from));
  const only = {
    ...again.workbook,
    fileName: "",
    sheets: again.workbook.sheets.filter(({ name: one }) => !olds.has(one)),
  };
  const next = readRegisters(only).registers.filter(({ risks }) => risks.every(({ sheet }) => copies.has(sheet)));
  return { before: read.workbook, after: again.workbook, old, next, plan };
}

const risks = (registers: readonly Register[]): readonly Risk[] => registers.flatMap((register) => register.risks);
const contents = ({ rows, formulas, fills, fontColours, merges, numberFormats }: SheetSnapshot) => ({
  rows,
  formulas,
  fills,
  fontColours,
  merges,
  numberFormats,
});

describe.each(SAMPLES)("%s", (name) => {
  let rolled: Rolled;
  beforeAll(async () => {
    rolled = await roll(name);
  });

  test("the old sheets stand as they were, in their places", () => {
    for (const sheet of rolled.before.sheets) {
      const now = rolled.after.sheets.find((one) => one.name === sheet.name)!;
      expect(contents(now)).toEqual(contents(sheet));
    }
    expect(rolled.after.sheets.length).toBe(rolled.before.sheets.length + rolled.plan.copies.length);
  });

  test("no risk is lost, and each keeps its reference, its words and its present score", () => {
    const told = (risk: Risk) => [
      risk.id,
      risk.title,
      risk.owners,
      risk.stages.current?.score?.text,
      risk.stages.residual?.score?.text,
      risk.stages.target?.score?.text,
      risk.dates.nextReview?.text,
    ];
    expect(risks(rolled.next).map(told)).toEqual(risks(rolled.old).map(told));
  });

  test("read together, the old register and the new one are two", () => {
    const copies = new Set(rolled.plan.copies.map(({ to }) => to));
    const isNew = ({ sheet }: Risk): boolean => copies.has(sheet);
    const { registers } = readRegisters(rolled.after);
    const [old, next] = [registers.filter((r) => !r.risks.some(isNew)), registers.filter((r) => r.risks.every(isNew))];
    expect(old.length + next.length).toBe(registers.length);
    expect([risks(old).length, risks(next).length]).toEqual([risks(rolled.old).length, risks(rolled.next).length]);
  });

  test("what was current is previous, part by part", () => {
    risks(rolled.next).forEach((risk, i) => {
      const then = risks(rolled.old)[i]!;
      for (const part of STAGE_PARTS) {
        const was = (then.stages.current ?? then.stages.residual)?.[part];
        const now = risk.stages.previous?.[part];
        if (now && was) expect([risk.id, part, now.text, now.state]).toEqual([risk.id, part, was.text, was.state]);
      }
    });
  });

  test("the checks find no previous score that is not the old sheet's", () => {
    const findings = runChecks(
      { workbook: rolled.after, registers: rolled.next },
      {
        profile: DEFAULT_PROFILE,
        asOf: { year: 2030, month: 1, day: 1 },
        previous: { workbook: rolled.before, registers: rolled.old },
      },
    );
    expect(findings.filter(({ rule }) => rule === "previous-mismatch")).toEqual([]);
  });
});

test.each([
  ["cambridgeshire-2014.xlsx", "2014-08", "2014-09"],
  ["cumbria-2017-q3-cards.xlsx", "2017-Q3", "2017-Q4"],
  ["cumbria-2017-q3.xlsx", "2017-Q3", "2017-Q4"],
  ["cumbria-2019-q2.xlsx", "2019-Q2", "2019-Q3"],
  ["lancashire-2018-q3.xlsx", "2018-Q3", "2018-Q4"],
])("%s is of %s, and rolled of %s", async (name, from, to) => {
  const { old, next } = await roll(name);
  expect(old.map(({ period }) => period)).toEqual(old.map(() => from));
  expect(next.map(({ period }) => period)).toEqual(next.map(() => to));
});

test("Cumbria's plan for the next quarter stands where its progress stood, and its place is empty", async () => {
  const { before, after, plan } = await roll("cumbria-2017-q3-cards.xlsx");
  const [old, now] = [before.sheets[0]!, after.sheets.find(({ name }) => name === plan.name)!];
  expect(old.rows[8]!.slice(1, 3)).toEqual([
    "Progress Headlines – Quarter 3 activity to mitigate risk",
    "Planned Quarter 4 activity to mitigate risk",
  ]);
  expect(now.rows[8]!.slice(1, 3)).toEqual([
    "Progress Headlines – Quarter 4 activity to mitigate risk",
    "Planned Quarter 1 activity to mitigate risk",
  ]);
  expect(now.rows[9]![1]).toBe(old.rows[9]![2]);
  expect(now.rows[9]![2] ?? null).toBeNull();
  expect(plan.plansMoved).toBe(15);
});
