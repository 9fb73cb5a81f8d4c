import { compare, diffWords, type Change, type RiskMatch } from "../../src/movement";
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
