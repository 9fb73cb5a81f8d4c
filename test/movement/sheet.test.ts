import { compare, compareSeries, earlierIn, fillPrevious, markChangedText, oldestFirst } from "../../src/movement";
import { contrast, cellKey, type CellValue } from "../../src/workbook";
import { draw } from "./draw";

const COLUMNS = ["id", "title", "cause", "owner", "previous.score", "current.score"] as const;
const THEN: readonly (readonly CellValue[])[] = [
  ["R1", "Flooding of the depot closes it", "Blocked drains", "Head of Assets", 9, 12],
  ["R2", "Cyber attack stops the benefits system", "Old servers", "Head of IT", 16, 16],
  ["R3", "Teachers leave faster than they can be replaced", "Low pay", "Director of Education", 9, 9],
];
const quarter = (rows: readonly (readonly CellValue[])[], more: Partial<Parameters<typeof draw>[0]> = {}) =>
  draw({ columns: COLUMNS, rows, ...more });

describe("previous scores", () => {
  const now = [
    ["R1", "Flooding of the depot closes it", "Blocked drains", "Head of Assets", null, 16],
    ["R2", "Cyber attack stops the benefits system", "Old servers", "Head of IT", 12, 16],
    ["R3", "Teachers leave faster than they can be replaced", "Low pay", "Director of Education", null, 6],
    ["R9", "Asbestos at primary schools", "Age", "Head of Estates", null, 8],
  ];

  test("blank ones are filled; what stands is kept and told; a new risk has none", () => {
    const { register, workbook } = quarter(now);
    const plan = fillPrevious(register, compare(quarter(THEN).register, register), { workbook });
    expect(plan.edits).toEqual([
      { kind: "values", sheet: "Register", top: 1, left: 4, values: [[12]] },
      { kind: "values", sheet: "Register", top: 3, left: 4, values: [[9]] },
    ]);
    expect([plan.written, plan.kept, plan.unsure, plan.reason]).toEqual([
      2,
      [{ sheet: "Register", row: 2, column: 4 }],
      [],
      null,
    ]);
  });

  test("a formula is left alone, and so is a risk that nobody can be sure of", () => {
    const { register, workbook } = quarter(
      [now[0]!, ["R2", "Benefits cannot be paid online", "Old hardware", "Head of IT", null, 16], now[2]!],
      { formulas: { E2: "=F2" } },
    );
    const plan = fillPrevious(register, compare(quarter(THEN).register, register), { workbook });
    expect(plan.edits.map((edit) => "top" in edit && edit.top)).toEqual([3]);
    expect(plan.unsure.map(({ id }) => id)).toEqual(["R2"]);
  });

  test("a register without a place for them says so", () => {
    const bare = { columns: ["id", "title", "current.score"] as const, rows: [["R1", "Flood", 4]] };
    const { register, workbook } = draw(bare);
    expect(fillPrevious(register, compare(register, register), { workbook })).toMatchObject({
      edits: [],
      reason: "The register has no place for a previous score.",
    });
  });
});

describe("changed words", () => {
  const marks = (rows: readonly (readonly CellValue[])[], more: Partial<Parameters<typeof draw>[0]> = {}) => {
    const { register, workbook } = quarter(rows, more);
    const plan = markChangedText(compare(quarter(THEN).register, register), { workbook });
    return {
      ...plan,
      shown: plan.edits.map((edit) =>
        edit.kind === "textRuns"
          ? [edit.row, edit.column, edit.runs.map(({ text, colour }) => (colour ? `[${text}]` : text)).join("")]
          : edit.kind,
      ),
    };
  };
  const row = (n: number, title: string, cause: string): readonly CellValue[] => {
    const [id, , , ...rest] = THEN[n]!;
    return [id!, title, cause, ...rest];
  };

  test.each<[string, string, string, readonly unknown[]]>([
    ["nothing", "Flooding of the depot closes it", "Blocked drains", []],
    ["spaces only", "Flooding of the  depot closes it ", "Blocked drains", []],
    ["a word put in", "Flooding of the depot closes it", "Blocked road drains", [[1, 2, "Blocked [road ]drains"]]],
    ["words taken out leave nothing to mark", "Flooding of the depot", "Blocked drains", []],
    [
      "two cells, lines kept",
      "Flooding of the old depot closes it",
      "Blocked drains\nOld pumps",
      [
        [1, 1, "Flooding of the [old ]depot closes it"],
        [1, 2, "Blocked drains\n[Old pumps]"],
      ],
    ],
  ])("%s", (_name, title, cause, expected) => {
    const { shown, reason } = marks([row(0, title, cause), THEN[1]!, THEN[2]!]);
    expect(shown).toEqual(expected);
    expect(reason === null).toBe(expected.length > 0);
  });

  test("a new risk is marked whole, its reference, owner and scores left; the runs are the text that stands there", () => {
    const fresh = ["R9", "Asbestos at primary schools", "Age of the buildings", "Head of Estates", null, 8];
    const { shown } = marks([...THEN, fresh]);
    expect(shown).toEqual([
      [4, 1, "[Asbestos at primary schools]"],
      [4, 2, "[Age of the buildings]"],
    ]);
  });

  test.each<[string, string | undefined]>([
    ["no fill", undefined],
    ["white", "#FFFFFF"],
    ["red", "#C00000"],
    ["black", "#000000"],
    ["navy", "#1F3864"],
    ["yellow", "#FFFF00"],
  ])("on %s the red can be read", (_name, fill) => {
    const fills = new Map(fill ? [[cellKey(1, 2), fill]] : []);
    const plan = marks([row(0, "Flooding of the depot closes it", "Blocked road drains"), THEN[1]!, THEN[2]!], {
      snapshot: { fills },
    });
    const colours = plan.edits.flatMap((edit) =>
      edit.kind === "textRuns" ? edit.runs.flatMap(({ colour }) => colour ?? []) : [],
    );
    expect(colours.length + plan.kept.length).toBe(1);
    for (const colour of colours) expect(contrast(colour, fill ?? "#FFFFFF")).toBeGreaterThanOrEqual(4.5);
  });

  test("formulas and doubtful matches are left alone, and told", () => {
    const plan = marks(
      [
        row(0, "Flooding of the depot closes it", "Blocked road drains"),
        row(1, "Benefits cannot be paid online", "Old hardware"),
        THEN[2]!,
      ],
      { formulas: { C2: '="Blocked road drains"' } },
    );
    expect([plan.shown, plan.kept, plan.unsure.map(({ id }) => id)]).toEqual([
      [],
      [{ sheet: "Register", row: 1, column: 2 }],
      ["R2"],
    ]);
  });
});

describe("more than two periods", () => {
  const of = (n: number, scores: readonly (number | null)[]) =>
    quarter(
      THEN.flatMap((row, i) => (scores[i] === null ? [] : [[...row.slice(0, 5), scores[i]!]])),
      {
        sheet: `Q${n}`,
        register: {
          period: `2018-Q${n}`,
          periodEnd: { year: n === 4 ? 2019 : 2018, month: ((n * 3 + 2) % 12) + 1, day: 30 },
        },
      },
    ).register;
  const [q1, q2, q3] = [of(1, [12, null, 9]), of(2, [16, 8, 9]), of(3, [16, 12, 6])];

  test("each present risk's scores, oldest first", () => {
    const { histories, steps } = compareSeries([q1, q2, q3]);
    expect(histories.map(({ risk, periods }) => [risk.id, ...periods.map((one) => one && one.score)])).toEqual([
      ["R1", 12, 16, 16],
      ["R2", null, 8, 12],
      ["R3", 9, 9, 6],
    ]);
    expect(steps.map((step) => step.map(({ movement }) => movement))).toEqual([
      ["worse", "new", "same"],
      ["same", "worse", "better"],
    ]);
  });

  test("put in order by the periods they state, else left as given", () => {
    const whole = (one: typeof q1) => [one];
    expect(oldestFirst([q3, q1, q2], whole)).toEqual([q1, q2, q3]);
    const undated = { ...q2, period: null, periodEnd: null };
    expect(oldestFirst([q3, undated, q1], whole)).toEqual([q3, undated, q1]);
  });

  test("sheets of earlier periods in the same workbook, the latest first; another directorate's is none", () => {
    const other = quarter([["D1", "Market stalls stand empty", "Rents", "Head of Markets", 4, 4]], {
      sheet: "Markets",
      register: { period: "2018-Q1", periodEnd: q1.periodEnd },
    }).register;
    const all = [q1, other, q3, q2];
    expect(earlierIn(q3, all)).toEqual([q2, q1]);
    expect(earlierIn(q1, all)).toEqual([]);
    expect(earlierIn(other, all)).toEqual([]);
  });
});

test("closed by status, by section, by another sheet, moved to another register, gone, open again", () => {
  const columns = ["id", "title", "category", "current.score", "other:Risk status"] as const;
  const rows = (statuses: readonly string[], category = "Place") =>
    statuses.map((status, i) => [
      `CR${i + 1}`,
      `A risk of the ${["first", "second", "third", "fourth"][i]} kind to bridges`,
      category,
      8,
      status,
    ]);
  const before = draw({ columns, rows: rows(["Open", "Closed", "Open", "Open"]) }).register;
  const statesOf = (...args: Parameters<typeof compare>) =>
    compare(...args).map(({ previous, current, state }) => `${previous?.id ?? ""}>${current?.id ?? ""} ${state}`);
  const now = draw({ columns, rows: rows(["Closed", "Open", "Open"]) });
  expect(statesOf(before, now.register)).toEqual([
    "CR1>CR1 closed",
    "CR2>CR2 reopened",
    "CR3>CR3 continues",
    "CR4> vanished",
  ]);
  const place = (sheet: string) => {
    const other = draw({ columns, sheet, rows: [["CR4", "A risk of the fourth kind to bridges", "Place", 8, ""]] });
    const workbook = { ...now.workbook, sheets: [now.sheet, other.sheet] };
    return statesOf(before, now.register, { workbook, registers: [now.register, other.register] })[3];
  };
  expect(place("Closed risks")).toBe("CR4> closed");
  expect(place("Highways")).toBe("CR4> moved");
});
