import { readFileSync } from "fs";
import { compare, diffWords, SURE, type Change, type RiskMatch } from "../../src/movement";
import type { CellValue } from "../../src/workbook";
import { draw } from "./draw";

const COLUMNS = ["id", "title", "cause", "owner", "current.score", "actions", "status", "due"] as const;
const register = (rows: readonly (readonly CellValue[])[]) => draw({ columns: COLUMNS, rows }).register;

const told = ({ previous, current, movement, state }: RiskMatch): string =>
  `${previous?.id ?? ""}>${current?.id ?? ""} ${state === "vanished" ? state : movement}`;

const QUARTER: readonly (readonly CellValue[])[] = [
  [
    "R1",
    "Flooding of the depot closes it to traffic",
    "Blocked drains",
    "Head of Assets",
    12,
    "Clear the drains",
    "Open",
    43400,
  ],
  ["R2", "Cyber attack stops the benefits system", "Old servers", "Head of IT", 16, null, null, null],
  ["R3", "Teachers leave faster than they can be replaced", "Low pay", "Director of Education", 9, null, null, null],
];

test.each<[string, readonly (readonly CellValue[])[], readonly string[]]>([
  ["nothing changed", QUARTER, ["R1>R1 same", "R2>R2 same", "R3>R3 same"]],
  [
    "scores moved",
    [[...QUARTER[0]!.slice(0, 4), 16], [...QUARTER[1]!.slice(0, 4), 12], QUARTER[2]!],
    ["R1>R1 worse", "R2>R2 better", "R3>R3 same"],
  ],
  [
    "one new, one gone",
    [QUARTER[0]!, QUARTER[2]!, ["R4", "Bridges fail under heavy lorries", "Rust", "Head of Highways", 8]],
    ["R1>R1 same", "R3>R3 same", ">R4 new", "R2> vanished"],
  ],
  [
    "renumbered",
    QUARTER.map(([, ...rest], i) => [`CR${7 - i}`, ...rest]),
    ["R1>CR7 same", "R2>CR6 same", "R3>CR5 same"],
  ],
  [
    "numbers given to other risks",
    [
      ["R2", ...QUARTER[0]!.slice(1)],
      ["R3", ...QUARTER[1]!.slice(1)],
      ["R1", ...QUARTER[2]!.slice(1)],
    ],
    ["R1>R2 same", "R2>R3 same", "R3>R1 same"],
  ],
  [
    "reworded under one number",
    [["R1", "Depot unusable after heavy rain", "Gutters", "Head of Assets", 12], QUARTER[1]!, QUARTER[2]!],
    ["R1>R1 same", "R2>R2 same", "R3>R3 same"],
  ],
  [
    "a reference written otherwise",
    [["r 1", ...QUARTER[0]!.slice(1)], QUARTER[1]!, QUARTER[2]!],
    ["R1>r 1 same", "R2>R2 same", "R3>R3 same"],
  ],
])("%s", (_name, rows, expected) => {
  expect(compare(register(QUARTER), register(rows)).map(told)).toEqual(expected);
});

test.each<[string, readonly CellValue[], readonly Pick<Change, "kind" | "what">[]]>([
  [
    "owner",
    [
      "R1",
      "Flooding of the depot closes it to traffic",
      "Blocked drains",
      "Director of Place",
      12,
      "Clear the drains",
      "Open",
      43400,
    ],
    [{ kind: "owner", what: "Owner" }],
  ],
  [
    "score and cause",
    [
      "R1",
      "Flooding of the depot closes it to traffic",
      "Blocked drains and gutters",
      "Head of Assets",
      16,
      "Clear the drains",
      "Open",
      43400,
    ],
    [
      { kind: "score", what: "Current score" },
      { kind: "text", what: "Cause" },
    ],
  ],
  [
    "an action finished",
    [
      "R1",
      "Flooding of the depot closes it to traffic",
      "Blocked drains",
      "Head of Assets",
      12,
      "Clear the drains",
      "Complete",
      43400,
    ],
    [{ kind: "action finished", what: "Clear the drains" }],
  ],
  [
    "an action slipped",
    [
      "R1",
      "Flooding of the depot closes it to traffic",
      "Blocked drains",
      "Head of Assets",
      12,
      "1. Clear the drains",
      "Open",
      43500,
    ],
    [{ kind: "action slipped", what: "1. Clear the drains" }],
  ],
  [
    "one action for another",
    [
      "R1",
      "Flooding of the depot closes it to traffic",
      "Blocked drains",
      "Head of Assets",
      12,
      "Build a wall",
      "Open",
      43500,
    ],
    [
      { kind: "action added", what: "Build a wall" },
      { kind: "action dropped", what: "Clear the drains" },
    ],
  ],
])("what changed: %s", (_name, row, expected) => {
  const match = compare(register(QUARTER), register([row, ...QUARTER.slice(1)]))[0]!;
  expect(match.changes.map(({ kind, what }) => ({ kind, what }))).toEqual(expected);
});

test("a risk taken in two is told as split, one put together with another as merged", () => {
  const whole = [
    ["1", "Loss of staff and loss of data in the move to the new offices", null, "Head of Estates", 12],
    QUARTER[0]!,
    QUARTER[1]!,
  ];
  const halves = [
    ["1", "Loss of staff in the move to the new offices", null, "Head of Estates", 12],
    QUARTER[0]!,
    QUARTER[1]!,
    ["9", "Loss of data in the move to the new offices", null, "Head of Estates", 12],
  ];
  expect(compare(register(whole), register(halves)).find((match) => match.movement === "new")).toMatchObject({
    current: { id: "9" },
    related: { how: "split from", risk: { id: "1" } },
  });
  expect(compare(register(halves), register(whole)).find((match) => match.state === "vanished")).toMatchObject({
    previous: { id: "9" },
    related: { how: "merged into", risk: { id: "1" } },
  });
});

test("the two Cumbria registers, seven quarters apart: what a person would match, unsure where reworded", () => {
  const of = (name: string) => {
    const { risks } = JSON.parse(readFileSync(`samples/data/${name}.json`, "utf8")) as {
      risks: readonly Record<string, unknown>[];
    };
    return draw({
      columns: ["id", "title", "description"],
      rows: risks.map((risk) => [
        String(risk.number),
        String(risk.title),
        String(risk.description ?? JSON.stringify(risk)).slice(0, 3000),
      ]),
    }).register;
  };
  const found = compare(of("cumbria-2017-q3"), of("cumbria-2019-q2")).filter(
    (match) => match.previous && match.current,
  );
  expect(Object.fromEntries(found.map(({ previous, current }) => [previous!.id, current!.id]))).toEqual({
    1: "1",
    4: "4",
    5: "9",
    7: "11",
    9: "6",
    11: "3",
    13: "7",
    14: "10",
  });
  expect(found.filter(({ sure }) => sure >= SURE).map(({ previous }) => previous!.id)).toEqual(["7"]);
});

test("a pair of 2,000 risks with known edits: precision and recall of each kind", () => {
  const random = seeded(20181231);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const VERBS = "collapse delay loss theft shortage closure breach decline outage dispute".split(" ");
  const THINGS =
    "bridges schools libraries servers pensions vehicles contracts carers drains playgrounds markets museums leases records grants".split(
      " ",
    );
  const PLACES = "north south east west harbour station valley hill mill park abbey quay moor fen dale".split(" ");
  const noun = (): string =>
    Array.from(
      { length: 3 },
      () => "bcdfglmnprstv"[Math.floor(random() * 13)]! + "aeiou"[Math.floor(random() * 5)]!,
    ).join("");
  const sentence = (): string => `${pick(VERBS)} of ${pick(THINGS)} near ${noun()} ${pick(PLACES)} ${noun()}`;
  const truth: { kind: string; from: string | null; to: string | null }[] = [];
  const before: CellValue[][] = [],
    after: CellValue[][] = [];
  for (let i = 0; i < 2000; i++) {
    const id = `R${i + 1}`;
    const row: CellValue[] = [
      id,
      sentence(),
      sentence(),
      pick(["Head of IT", "Head of Assets", "Head of Care"]),
      1 + Math.floor(random() * 5) * 4,
    ];
    before.push(row);
    const kind = pick(["same", "same", "same", "worse", "better", "vanished", "owner", "reworded"]);
    truth.push({ kind, from: id, to: kind === "vanished" ? null : id });
    if (kind === "vanished") continue;
    const now = [...row];
    if (kind === "worse") now[4] = (row[4] as number) + 3;
    if (kind === "better") now[4] = (row[4] as number) - 1;
    if (kind === "owner") now[3] = "Chief Executive";
    if (kind === "reworded") now[1] = `${String(row[1]).split(" ").slice(0, -1).join(" ")} ${noun()}`;
    after.push(now);
  }
  for (let i = 0; i < 100; i++) {
    after.push([`N${i + 1}`, sentence(), sentence(), "Head of IT", 9]);
    truth.push({ kind: "new", from: null, to: `N${i + 1}` });
  }
  const kinds = (matches: readonly RiskMatch[]): ReadonlySet<string> =>
    new Set(
      matches.flatMap(({ previous, current, movement, state, changes }) => {
        const key = `${previous?.id ?? ""}>${current?.id ?? ""}`;
        const told = changes.some((change) => change.kind === "owner")
          ? "owner"
          : changes.some((change) => change.what === "Risk")
            ? "reworded"
            : (movement ?? state);
        return [`${told} ${key}`];
      }),
    );
  const expected = new Set(truth.map(({ kind, from, to }) => `${kind} ${from ?? ""}>${to ?? ""}`));
  const started = Date.now();
  const found = kinds(compare(register(before), register(after)));
  expect(Date.now() - started).toBeLessThan(10_000);
  for (const kind of ["same", "worse", "better", "vanished", "new", "owner", "reworded"]) {
    const own = [...found].filter((one) => one.startsWith(`${kind} `));
    const meant = [...expected].filter((one) => one.startsWith(`${kind} `));
    const right = own.filter((one) => expected.has(one)).length;
    expect(meant.length).toBeGreaterThan(50);
    expect([kind, right / own.length >= 0.99, right / meant.length >= 0.99]).toEqual([kind, true, true]);
  }
});

/** Numbers from 0 to 1, the same for the same seed. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

test.each<[string, string, string]>([
  ["a b c", "a b c", "=a b c"],
  ["a b c", "a x c", "=a -b +x =c"],
  ["", "a b", "+a b"],
  ["a b", "", "-a b"],
  ["one two three", "zero one three four", "+zero =one -two =three +four"],
  ["  a   b ", "a b", "=a b"],
])("word by word: %j to %j", (from, to, expected) => {
  expect(
    diffWords(from, to)
      .map(({ kind, text }) => `${{ same: "=", added: "+", removed: "-" }[kind]}${text}`)
      .join(" "),
  ).toBe(expected);
});

test("two long texts with nothing in common are told at once", () => {
  const started = Date.now();
  const runs = diffWords("rain ".repeat(5000), "sun ".repeat(5000));
  expect(runs.map(({ kind }) => kind)).toEqual(["removed", "added"]);
  expect(Date.now() - started).toBeLessThan(1000);
});
